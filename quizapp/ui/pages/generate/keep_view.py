"""The last step: into which bank the kept questions go, and whether they count as reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Question, Status
from quizapp.library.generating_saving import Target, lies_in
from quizapp.ui.pages.editor.fields import Picker
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line

OWN, BESIDE, ELSEWHERE = "own", "beside", "elsewhere"


@dataclass(frozen=True, slots=True)
class KeepWish:
    """Where the questions go, and who vouches for them ("" for nobody)."""

    target: Target
    reviewed_by: str


class KeepView(QWidget):
    """Signals:
    wanted: the `KeepWish`.
    closed: back to the review.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._paths: Mapping[str, Path] = {}
        self._elsewhere: Path | None = None
        self._person = ""
        self._drafts = 0
        self._build()

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = column(self)
        back = button(self.tr("Back"))
        self._services.theme.put_icon(back, "arrow-left")
        back.setToolTip(self.tr("Back to the review") + " (Esc)")
        back.clicked.connect(self.closed)
        self.save_button = button(self.tr("Save"), "primary")
        self._services.theme.put_icon(self.save_button, "save", "on_accent")
        self.save_button.setToolTip(self.tr("Save") + " (Ctrl+Return)")
        self.save_button.clicked.connect(self.save)
        layout.addLayout(title_line(self.tr("Into a bank"), back, self.save_button))
        self.count = plain_label("", "lead")
        layout.addWidget(self.count)
        layout.addWidget(self._build_target())
        layout.addWidget(self._build_documents())
        layout.addWidget(self._build_review())
        layout.addStretch(1)
        for key, do in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Escape", self.closed.emit),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _build_target(self) -> QWidget:
        frame, inside = card()
        self.new = QRadioButton(self.tr("A new bank"))
        self.old = QRadioButton(self.tr("Add to a bank of mine"))
        group = QButtonGroup(self)
        for one in (self.new, self.old):
            group.addButton(one)
        inside.addWidget(self.new)
        self._new_part = QWidget()
        new = _indented(self._new_part)
        new.addWidget(_caption(self.tr("Title")))
        self.title = QLineEdit()
        self.title.setMaxLength(200)
        self.title.setAccessibleName(self.tr("Title of the bank"))
        self.title.returnPressed.connect(self.save)
        new.addWidget(self.title)
        new.addWidget(_caption(self.tr("Where its file lies")))
        self.place = Picker(self.tr("Where its file lies"))
        self.place.picked.connect(self._place_picked)
        new.addWidget(self.place)
        inside.addWidget(self._new_part)
        inside.addWidget(self.old)
        self._old_part = QWidget()
        old = _indented(self._old_part)
        self.banks = Picker(self.tr("Bank"))
        self.banks.picked.connect(self._show_documents)
        old.addWidget(self.banks)
        inside.addWidget(self._old_part)
        self.new.toggled.connect(lambda _on: self._show_target())
        return frame

    def _build_documents(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("The documents"), "strong"))
        self._documents = QVBoxLayout()
        self._documents.setSpacing(4)
        inside.addLayout(self._documents)
        return frame

    def _build_review(self) -> QWidget:
        frame, inside = card()
        self.reviewed = QCheckBox(self.tr("I have reviewed them"))
        self.reviewed.toggled.connect(lambda _on: self._show_review())
        inside.addWidget(self.reviewed)
        self._review_said = plain_label("", "muted")
        inside.addWidget(self._review_said)
        return frame

    # Showing ----------------------------------------------------------------------------------

    def show_kept(
        self,
        questions: Sequence[Question],
        paths: Mapping[str, Path],
        title: str,
        banks: list[tuple[str, str]],
        person: str,
    ) -> None:
        """Asks about these questions; `paths` are those of their documents."""
        self._paths, self._person = paths, person
        self._drafts = sum(one.status is Status.DRAFT for one in questions)
        self.count.setText(words.kept_told(len(questions)))
        if not self.title.text():
            self.title.setText(title)
        self.banks.set_rows([(bank_id, name) for bank_id, name in banks])
        self.old.setEnabled(bool(banks))
        if not banks or not self.old.isChecked():
            self.new.setChecked(True)
        self._show_places()
        self.reviewed.setEnabled(bool(person))
        if not person:
            self.reviewed.setChecked(False)
        self._show_target()
        self._show_review()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def forget_title(self) -> None:
        """The next questions are of other documents."""
        self.title.clear()
        self.reviewed.setChecked(False)

    @property
    def _beside(self) -> Path | None:
        """The folder in which, or below which, all documents lie; None when there is none near."""
        folders = {path.parent for path in self._paths.values()}
        shortest = min(folders, key=lambda one: len(one.parts), default=None)
        if shortest is None or not all(one.is_relative_to(shortest) for one in folders):
            return None
        return shortest

    def _show_places(self) -> None:
        rows: list[tuple[object, str]] = [
            (OWN, self.tr("In a folder that Quizapp keeps, with copies of the documents"))
        ]
        if self._beside is not None:
            said = self.tr("Beside the documents, which stay where they are: {folder}")
            rows.append((BESIDE, said.format(folder=self._beside)))
        if self._elsewhere is not None:
            said = self.tr("In {folder}, with copies of the documents")
            rows.append((ELSEWHERE, said.format(folder=self._elsewhere)))
        rows.append(("ask", self.tr("In another folder …")))
        self.place.set_rows(rows)

    def _place_picked(self) -> None:
        if self.place.value() == "ask":
            name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the bank"))
            if name:
                self._elsewhere = Path(name)
            self._show_places()
            self.place.choose(ELSEWHERE if name else OWN)
        self._show_documents()

    def _show_target(self) -> None:
        self._new_part.setVisible(self.new.isChecked())
        self._old_part.setVisible(self.old.isChecked())
        self._show_documents()

    @property
    def _folder(self) -> Path | None:
        """Where the bank will lie; None for a new folder of its own."""
        if self.old.isChecked():
            bank_id = str(self.banks.value())
            found = (one.path for one in self._services.lib.banks() if one.bank_id == bank_id)
            return next((Path(path).parent for path in found), None)
        return {BESIDE: self._beside, ELSEWHERE: self._elsewhere}.get(str(self.place.value()))

    def _show_documents(self) -> None:
        clear_layout(self._documents)
        folder = self._folder
        for path in self._paths.values():
            if folder is not None and lies_in(path, folder):
                said = self.tr("{name} stays where it is; the bank refers to it.")
                line = icon_line(self._services.theme, "file-text", said.format(name=path.name))
            else:
                said = self.tr("{name} is copied beside the bank.")
                line = icon_line(self._services.theme, "copy", said.format(name=path.name))
            self._documents.addWidget(line)

    def _show_review(self) -> None:
        if not self._person:
            said = self.tr("Choose who you are on Home, so that the review has a name.")
        elif self.reviewed.isChecked():
            said = self.tr("The bank says that {name} vouches for them, and since when.").format(
                name=self._person
            )
        elif self._drafts:
            said = words.drafts_left(self._drafts)
        else:
            said = self.tr("They passed every check of the generator: quizzes draw them.")
        self._review_said.setText(said)

    # Doing ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Asks for it to be done."""
        if not self.save_button.isEnabled():
            return
        by = self._person if self.reviewed.isChecked() else ""
        if self.old.isChecked():
            target = Target(bank_id=str(self.banks.value()))
        else:
            target = Target(title=self.title.text(), folder=self._folder)
        self.wanted.emit(KeepWish(target, by))


def _caption(text: str) -> QLabel:
    """On one line: labels that wrap would take their fields' room at large text."""
    label = plain_label(text, "caption")
    label.setWordWrap(False)
    return label


def _indented(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(28, 0, 0, 8)
    layout.setSpacing(6)
    return layout
