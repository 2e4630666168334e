"""The first step: documents, as the app read them, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from question_bank.documents import Document
from question_bank.errors import QuestionBankError
from quizapp.library.generating import Material
from quizapp.ui.dropped import DOCUMENTS
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.generate.panes import TwoPanes
from quizapp.ui.pages.generate.wish_form import WishForm
from quizapp.ui.pages.page import Services, clear_layout, title_line
from quizapp.ui.text import button, plain_label, plain_tooltip
from quizapp.ui.widgets.cards import empty_state, icon_line
from quizapp.ui.widgets.passage_view import PassageView


class DocumentRow(QFrame):
    """One document of the list: its title, what was read of it, or why it was not."""

    def __init__(self, view: DocumentsView, path: Path, material: Material | str | None) -> None:
        super().__init__()
        self._view = view
        self.path = path
        self.setProperty("role", "document")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 6, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        name = path.name
        if isinstance(material, Material):
            show = button(material.document.title, "link")
            show.setProperty("shape", "flush")
            show.setToolTip(view.tr("Read it as the app did"))
            show.clicked.connect(lambda: view.show_document(path))
            head.addWidget(show, 1)
        else:
            head.addWidget(plain_label(name, "strong"), 1)
        away = button("", "quiet")
        away.setProperty("shape", "icon")
        view.services.theme.put_icon(away, "x", "muted")
        away.setAccessibleName(view.tr("Take {name} off the list").format(name=name))
        plain_tooltip(away, away.accessibleName())
        away.clicked.connect(lambda: view.remove(path))
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        theme = view.services.theme
        if material is None:
            column.addWidget(plain_label(view.tr("Reading …"), "muted"))
        elif isinstance(material, str):
            column.addWidget(icon_line(theme, "circle-alert", material, "wrong", "wrong"))
        else:
            column.addWidget(plain_label(f"{name} · {words.told(material)}", "caption"))
            for remark in words.remarks(material, view.notice_of(material)):
                column.addWidget(icon_line(theme, "triangle-alert", remark, "body", "flag"))


class DocumentsView(QWidget):
    """Signals:
    wanted: the documents and the `Wish`.
    held_wanted: the review that waits is to be gone on with.
    """

    wanted = Signal(object, object)
    held_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._documents: dict[Path, Material | str | None] = {}
        self._notices: dict[str, str] = {}
        self._shown: Path | None = None
        self._read_now: Document | None = None
        self._build()
        self._show()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.add_button = button(self.tr("Add documents …"))
        self.services.theme.put_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self.choose_files)
        self.make_button = button(self.tr("Make questions"), "primary")
        self.services.theme.put_icon(self.make_button, "sparkles", "on_accent")
        self.make_button.setToolTip(self.tr("Make questions") + " (Ctrl+Return)")
        self.make_button.clicked.connect(self.make)
        layout.addLayout(title_line(self.tr("Generate"), self.add_button, self.make_button))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.make)
        self._waiting = QWidget()
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, 0, 0)
        said = self.tr("A review was begun and waits for you.")
        row.addWidget(icon_line(self.services.theme, "clock", said), 1)
        self.go_on_button = button(self.tr("Go on with it"))
        self.go_on_button.clicked.connect(self.held_wanted)
        row.addWidget(self.go_on_button)
        layout.addWidget(self._waiting)
        self._empty = self._build_empty()
        layout.addWidget(self._empty, 1)
        self.reader = PassageView(self.services.theme)
        self.panes = TwoPanes(
            self.services.theme,
            (
                (self.tr("Documents"), self._build_left()),
                (self.tr("As the app read it"), self.reader),
            ),
            shares=(42, 58),
            framed=(False, True),
        )
        layout.addWidget(self.panes, 1)

    def _build_empty(self) -> QWidget:
        kinds = ", ".join(one.lstrip(".") for one in DOCUMENTS)
        said = self.tr(
            "Drop documents here, or add them. Every question that is made of them shows the "
            "passage that proves its answer, and you decide about each."
        )
        box = QWidget()
        column = QVBoxLayout(box)
        column.addWidget(
            empty_state(
                self.services.theme, "file-text", said, self.tr("Add documents …"),
                self.choose_files,
            )
        )  # fmt: skip
        formats = plain_label(self.tr("Can be read: {kinds}").format(kinds=kinds), "caption")
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(formats)
        column.addStretch(1)
        return box

    def _build_left(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        scroll.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        self.wish = WishForm(self.services)
        self.wish.changed.connect(self._fit_button)
        column.addWidget(self.wish)
        column.addStretch(1)
        return scroll

    # Documents --------------------------------------------------------------------------------

    @property
    def materials(self) -> list[Material]:
        """The documents that were read, in the order in which they came."""
        return [one for one in self._documents.values() if isinstance(one, Material)]

    def notice_of(self, material: Material) -> str:
        """Why rules alone will read it; "" where the parser does."""
        if material.language not in self._notices:
            self._notices[material.language] = self.services.lib.generating.notice_for(
                material.language
            )
        return self._notices[material.language]

    def choose_files(self) -> None:
        """Asks for documents and adds them."""
        kinds = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
        names, _filter = QFileDialog.getOpenFileNames(
            self, self.tr("Add documents"), "", self.tr("Documents ({kinds})").format(kinds=kinds)
        )
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Reads documents; those that are here already are read anew where that failed."""
        for path in paths:
            path = path.absolute()
            if isinstance(self._documents.get(path), Material):
                continue
            self._documents[path] = None
            self._read(path)
        self._show()

    def _read(self, path: Path) -> None:
        def refuse(error: QuestionBankError) -> None:
            said = str(error).removeprefix(f"{path}: ")
            self._came(path, said[:1].upper() + said[1:])

        self.services.tasks.run(
            lambda: self.services.lib.generating.read(path),
            lambda material: self._came(path, material),
            refuse,
        )

    def _came(self, path: Path, material: Material | str) -> None:
        if path not in self._documents:
            return  # taken off the list meanwhile
        twin = next(
            (
                one
                for one in self.materials
                if isinstance(material, Material)
                and one.path != path
                and one.document.sha256 == material.document.sha256
            ),
            None,
        )
        if twin is not None:
            said = self.tr("The same document as {name}; it is read once.")
            material = said.format(name=twin.path.name)
        self._documents[path] = material
        if isinstance(material, Material) and self._shown is None:
            self._shown = path
        self._show()

    def remove(self, path: Path) -> None:
        """Takes a document off the list."""
        self._documents.pop(path, None)
        if self._shown == path:
            self._shown = next((one.path for one in self.materials), None)
        self._show()

    def clear(self) -> None:
        """An empty list."""
        self._documents.clear()
        self._shown = None
        self._show()

    # Showing ----------------------------------------------------------------------------------

    def show_document(self, path: Path) -> None:
        """Shows a document as the app read it."""
        self._shown = path
        self._show_reader()
        self.panes.show_pane(1)

    def show_waiting(self, waits: bool) -> None:
        """Whether a review was begun that can be gone on with."""
        self._waiting.setVisible(waits)

    def _show(self) -> None:
        has_any = bool(self._documents)
        focus = QApplication.focusWidget()
        is_first = has_any and not self._empty.isHidden()
        self._empty.setVisible(not has_any)
        self.panes.setVisible(has_any)
        self.add_button.setVisible(has_any)
        self.make_button.setVisible(has_any)
        clear_layout(self._rows)
        for path, material in self._documents.items():
            self._rows.addWidget(DocumentRow(self, path, material))
        self._show_reader()
        self._fit_button()
        if is_first and (focus is None or not focus.isVisible()):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reader(self) -> None:
        shown = self._documents.get(self._shown) if self._shown is not None else None
        document = shown.document if isinstance(shown, Material) else None
        if document is not self._read_now or document is None:
            self._read_now = document
            self.reader.show_document(document)

    def _fit_button(self) -> None:
        is_reading = any(one is None for one in self._documents.values())
        usable = [one for one in self.materials if not one.is_too_long]
        self.make_button.setEnabled(bool(usable) and not is_reading and self.wish.is_possible)

    def make(self) -> None:
        """Questions are wanted of the documents."""
        if self.make_button.isEnabled() and self.make_button.isVisible():
            usable = [one for one in self.materials if not one.is_too_long]
            self.wanted.emit(usable, self.wish.wish())

    def restyle(self) -> None:
        """Colours or sizes are new."""
        self._show()
