"""The editor's title line with its actions, and the banner below it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from question_bank.bank.model import Kind
from quizapp.editing import OpenBank
from quizapp.ui import words
from quizapp.ui.pages.editor.fields import icon_button
from quizapp.ui.pages.editor.words import step_name
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import icon_label

SAY_FOR_MS = 5000


class Head(QWidget):
    """Signals:
    new_wanted: a kind was chosen for a new question (None: as the current one).
    wanted: a line of the menu: "duplicates", "bin", "details", "copy", "compare", "discard".
    """

    new_wanted = Signal(object)
    wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title = plain_label("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state = plain_label("", "caption")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        names.addWidget(self.title)
        names.addWidget(self.state)
        row.addLayout(names, 1)
        self.undo_button = icon_button(services, "undo-2", self.tr("Undo"), "Ctrl+Z", "ink")
        self.redo_button = icon_button(services, "redo-2", self.tr("Redo"), "Ctrl+Y", "ink")
        self.more_button = icon_button(services, "ellipsis", self.tr("More"), "", "ink")
        self._build_menu()
        self.new_button = button(self.tr("New question"))
        self.new_button.setToolTip(self.tr("New question") + " (Ctrl+N)")
        kinds = QMenu(self)
        for kind in Kind:
            action = kinds.addAction(kind_name(kind))
            action.triggered.connect(lambda _checked=False, kind=kind: self.new_wanted.emit(kind))
        self.new_button.setMenu(kinds)
        self.save_button = button(self.tr("Save"), "primary")
        self.save_button.setToolTip(self.tr("Save") + " (Ctrl+S)")
        for one in (
            self.undo_button, self.redo_button, self.more_button, self.new_button,
            self.save_button,
        ):  # fmt: skip
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(SAY_FOR_MS)
        self._saying.timeout.connect(self._say_state)
        self._state = ""
        services.theme.put_icon(self.new_button, "plus", "accent")
        services.theme.put_icon(self.save_button, "save", "on_accent")

    def _build_menu(self) -> None:
        menu = QMenu(self)
        lines = (
            ("copy", self.tr("Copy the question") + "\tCtrl+D"),
            ("duplicates", self.tr("Find duplicates")),
            ("bin", self.tr("Bin")),
            ("details", self.tr("About this bank")),
            ("compare", self.tr("Compare with the file")),
            ("discard", self.tr("Back to the file as it is")),
        )
        for name, text in lines:
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, name=name: self.wanted.emit(name))
        self.more_button.setMenu(menu)

    def show_bank(self, title: str, bank: OpenBank | None, is_saving: bool = False) -> None:
        """The title, and what can be done; without a bank nothing can."""
        self.title.setText(title)
        for one in (self.more_button, self.new_button):
            one.setEnabled(bank is not None)
        undo = bank.can_undo if bank is not None else None
        redo = bank.can_redo if bank is not None else None
        for pressed, step, name, key in (
            (self.undo_button, undo, self.tr("Undo"), "Ctrl+Z"),
            (self.redo_button, redo, self.tr("Redo"), "Ctrl+Y"),
        ):
            pressed.setEnabled(step is not None)
            said = f"{name}: {step_name(step.name)}" if step is not None else name
            pressed.setAccessibleName(said)
            pressed.setToolTip(f"{said} ({key})")
        changed = bank is not None and bank.has_changes
        self.save_button.setEnabled(changed and not is_saving)
        if bank is None:
            self._state = ""
        elif is_saving:
            self._state = self.tr("Saving …")
        elif changed:
            count = bank.changed_count
            self._state = self.tr("{count} not saved yet; kept as a draft").format(count=count)
        else:
            self._state = self.tr("All is saved")
        if not self._saying.isActive():
            self._say_state()

    def say(self, text: str) -> None:
        """Something to be read for a moment in the place of the state."""
        self.state.setText(text)
        self.state.setAccessibleName(text)
        self._saying.start()

    def _say_state(self) -> None:
        self.state.setText(self._state)

    def fit(self, width: int) -> None:
        """Little room: the words of buttons go, their icons stay."""
        narrow = width < 620 * self._services.theme.scale
        self.new_button.setText("" if narrow else self.tr("New question"))
        self.new_button.setAccessibleName(self.tr("New question"))


class Banner(QFrame):
    """Something about the bank that wants a decision, and can wait for it.

    Signals:
        pressed: "compare" or "discard".
    """

    pressed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        icon = icon_label(services.theme, "info", "accent")
        icon.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(icon)
        self.text = plain_label("")
        row.addWidget(self.text, 1)
        self.compare_button = button(self.tr("Compare"))
        self.compare_button.clicked.connect(lambda: self.pressed.emit("compare"))
        self.discard_button = button(self.tr("Discard them"))
        self.discard_button.clicked.connect(lambda: self.pressed.emit("discard"))
        close = icon_button(services, "x", self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        for one in (self.compare_button, self.discard_button, close):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_recovered(self, count: int, at: datetime, conflicts: int) -> None:
        """Unsaved changes were brought back."""
        said = self.tr("{count} unsaved changes of {moment} were brought back.").format(
            count=count, moment=words.local_date(at)
        )
        if conflicts:
            more = self.tr("{count} of them were changed in the file, too.")
            said += " " + more.format(count=conflicts)
        self._show(said, compare=bool(conflicts), discard=True)

    def show_changed(self, name: str) -> None:
        """Another program wrote the file."""
        said = self.tr("{file} was changed by another program.").format(file=name)
        self._show(said, compare=True, discard=False)

    def _show(self, text: str, *, compare: bool, discard: bool) -> None:
        self.text.setText(text)
        self.setAccessibleName(text)
        self.compare_button.setVisible(compare)
        self.discard_button.setVisible(discard)
        self.show()
