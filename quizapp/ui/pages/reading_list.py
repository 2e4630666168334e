"""Reading list: the passages behind everything that was wrong, in document order; each opens its
place in the source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QVBoxLayout, QWidget

from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError
from quizapp.quiz.reading import Answered, ReadingPassage, ReadingSource
from quizapp.ui import verdicts
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.shown import stem_words
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

MAX_SHOWN = 200
"""Passages that are shown; an export has all."""

MAX_LETTERS = 600
MAX_ANSWERS = 4


class PassageCard(QFrame):
    """A passage, where it stands, and the questions behind it. Enter, a click and its button open
    its place.

    Signals:
        opened: the person wants to read it.
    """

    opened = Signal()

    def __init__(self, theme: Theme, passage: ReadingPassage, document: Document | None) -> None:
        super().__init__()
        from quizapp.library.reading import place_words

        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        place = place_words(document, passage.citation)
        if place:
            layout.addWidget(plain_label(place, "caption"))
        exact = " ".join(passage.citation.citation.exact.split())
        shown = exact if len(exact) <= MAX_LETTERS else exact[: MAX_LETTERS - 1] + "…"
        quoted = plain_label(f"“{shown}”", "lead")
        font = theme.reading_font()
        quoted.setFont(font)
        layout.addWidget(quoted)
        for answer in passage.answers[:MAX_ANSWERS]:
            layout.addWidget(self._answer(theme, answer))
        more = len(passage.answers) - MAX_ANSWERS
        if more > 0:
            layout.addWidget(plain_label(self.tr("+ {count} more").format(count=more), "muted"))
        self.button = button(self.tr("Read it in the source"), "quiet")
        theme.put_icon(self.button, "book-open-text", "accent")
        self.button.setAccessibleName(self.tr("Read it in the source") + f": {shown[:120]}")
        self.button.clicked.connect(self.opened)
        row = FlowLayout()
        row.addWidget(self.button)
        layout.addLayout(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @staticmethod
    def _answer(theme: Theme, answer: Answered) -> QWidget:
        icon, tint = verdicts.VERDICT_ICONS[answer.verdict]
        said = f"{verdicts.verdict(answer.verdict)}: {stem_words(answer.shown)}"
        return icon_line(theme, icon, said, "body", tint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()


class ReadingListPage(Page):
    """Opened with `attempt_id`, or without for everything that is wrong so far."""

    name = "reading_list"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._attempt_id = ""
        self._wanted = 0
        self.reading: tuple[tuple[ReadingSource, Document | None], ...] = ()
        self.cards: list[PassageCard] = []
        layout = column(self)
        self.back_button = button(self.tr("Back"))
        services.theme.put_icon(self.back_button, "arrow-left")
        self.back_button.clicked.connect(lambda: services.navigate("back"))
        self.export_button = button(self.tr("Export as text …"))
        services.theme.put_icon(self.export_button, "download")
        self.export_button.clicked.connect(self.choose_export)
        title = self.tr("Reading list")
        layout.addLayout(title_line(title, self.export_button, self.back_button))
        self.said = plain_label("", "muted")
        layout.addWidget(self.said)
        self._scopes = QWidget()
        scopes = FlowLayout(self._scopes)
        group = QButtonGroup(self)
        self.of_attempt = button(self.tr("This quiz"), "chip")
        self.of_all = button(self.tr("All quizzes"), "chip")
        for chip in (self.of_attempt, self.of_all):
            chip.setCheckable(True)
            # Bold letters would need more room than the button has.
            chip.setStyleSheet("QPushButton:checked { font-weight: 400; }")
            group.addButton(chip)
            scopes.addWidget(chip)
            chip.clicked.connect(self._load)
        layout.addWidget(self._scopes)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        attempt_id = arguments.get("attempt_id", "")
        if attempt_id != self._attempt_id or not self.cards:  # else back from a passage
            self._attempt_id = attempt_id
            self._scopes.setVisible(bool(attempt_id))
            (self.of_attempt if attempt_id else self.of_all).setChecked(True)
        self._load()

    def restyle(self) -> None:
        if self.reading:
            self._draw()

    def _load(self) -> None:
        self._wanted += 1
        number = self._wanted
        reading = self.services.lib.reading
        attempt_id = self._attempt_id if self.of_attempt.isChecked() else ""
        self.said.setText(self.tr("Looking for the passages …"))
        self.export_button.setEnabled(False)

        def show(found: tuple[tuple[ReadingSource, Document | None], ...]) -> None:
            if number == self._wanted:
                self.reading = found
                self._draw()

        def refuse(error: QuestionBankError) -> None:
            if number == self._wanted:
                self.reading = ()
                self._draw()
                self.said.setText(str(error))

        self.services.tasks.run(
            lambda: reading.list_of(attempt_id) if attempt_id else reading.list_of_all(),
            show,
            refuse,
        )

    def _draw(self) -> None:
        clear_layout(self._list)
        self.cards = []
        count = sum(len(one.passages) for one, _document in self.reading)
        self.export_button.setEnabled(count > 0)
        self.said.setText(
            self.tr("The passages behind what was not right, in the order of the source.")
            if count
            else ""
        )
        if not count:
            self._list.addWidget(
                empty_state(
                    self.services.theme,
                    "book-open-text",
                    self.tr("Nothing to read again: everything was right, or names no source."),
                    self.tr("Back"),
                    lambda: self.services.navigate("back"),
                )
            )
            return
        for source, document in self.reading:
            self._list.addWidget(plain_label(source.source.title, "title"))
            for n, passage in enumerate(source.passages):
                if len(self.cards) < MAX_SHOWN:
                    self._add(source, document, n, passage)
        if count > MAX_SHOWN:
            more = self.tr("The first {shown} of {count} passages. An export has all of them.")
            said = more.format(shown=MAX_SHOWN, count=count)
            self._list.addWidget(plain_label(said, "muted"))
        self.cards[0].button.setFocus()

    def _add(
        self, source: ReadingSource, document: Document | None, n: int, passage: ReadingPassage
    ) -> None:
        made = PassageCard(self.services.theme, passage, document)
        made.opened.connect(lambda: self._open(source, n))
        self.cards.append(made)
        self._list.addWidget(made)

    def _open(self, source: ReadingSource, n: int) -> None:
        # Citations of one document may call it by the names of several banks.
        from dataclasses import replace

        name = source.source.source_id
        citations = tuple(
            replace(one, citation=replace(one.citation, source=name)) for one in source.citations
        )
        self.services.navigate("source", sources=(source.source,), citations=citations, current=n)

    def choose_export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export"), "reading-list.txt", self.tr("Text (*.txt)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes the whole list as text."""
        try:
            self.services.lib.reading.export(path, self.tr("Reading list"), self.reading)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        said = self.tr("The reading list was written to {file}.").format(file=path.name)
        self.services.notify(said, "good")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.services.navigate("back")
        else:
            super().keyPressEvent(event)
