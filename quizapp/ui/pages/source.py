"""Source: a cited document, the passage marked, its neighbours readable, a search, and back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from question_bank.documents.document import Document
from quizapp.quiz.model import SealedCitation, SealedSource
from quizapp.ui.pages.page import Page, Services, title_line
from quizapp.ui.pages.source_opening import SourceOpening
from quizapp.ui.text import button
from quizapp.ui.widgets.passage_view import PassageView

READING_WIDTH = 860


class SourcePage(Page):
    """Opened with `sources`, `citations` and `current`, the index of the citation to show."""

    name = "source"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        back = button(self.tr("Back"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: services.navigate("back"))
        layout.addLayout(title_line(self.tr("Source"), back))
        self._opening = SourceOpening(services)
        self.view = PassageView(services.theme)
        layout.addWidget(self.view, 1)

    def opened(self, **arguments: Any) -> None:
        if "citations" not in arguments:
            return
        sources: tuple[SealedSource, ...] = arguments["sources"]
        citations: tuple[SealedCitation, ...] = arguments["citations"]
        if not citations:  # open book: the document alone, nothing of it marked
            self._opening.open(
                sources[0] if sources else None, self.view.show_document, self.view.show_waiting
            )
            return
        current: int = arguments.get("current", 0)
        wanted = citations[current].citation.source
        sealed = next((one for one in sources if one.source_id == wanted), None)
        same = [one for one in citations if one.citation.source == wanted]

        def show(document: Document | None) -> None:
            self.view.show_document(document, same, same.index(citations[current]))
            self.view.text.setFocus()

        self._opening.open(sealed, show, self.view.show_waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.services.navigate("back")
        else:
            super().keyPressEvent(event)
