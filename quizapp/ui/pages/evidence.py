"""Evidence: the student marks in the source the sentence that proves the answer, then sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.bank.gaps import stem_in_words
from question_bank.documents.document import Document
from quizapp.quiz.evidence import Evidence, EvidenceScore, score_evidence, sentence_of
from quizapp.quiz.model import Feedback, SealedCitation, ShownQuestion
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout
from quizapp.ui.pages.source_opening import SourceOpening
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.cards import icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout
from quizapp.ui.widgets.passage_view import PassageView, Tint

_ICONS = {
    Evidence.FOUND: ("check", "right"),
    Evidence.NEAR: ("circle-dot", "flag"),
    Evidence.MISSED: ("x", "wrong"),
}


class EvidencePage(Page):
    """Opened with `shown` and `feedback` of a question whose answer is final, and `done`, which is
    told the score, or None where the person passes it over."""

    name = "evidence"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.score: EvidenceScore | None = None
        self._opening = SourceOpening(services)
        self._document: Document | None = None
        self._citations: tuple[SealedCitation, ...] = ()
        self._done: Callable[[EvidenceScore | None], None] = lambda _score: None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(self.tr("Which sentence proves it?"), "title"))
        self._stem = QVBoxLayout()
        layout.addLayout(self._stem)
        self._told = QVBoxLayout()
        layout.addLayout(self._told)
        self.view = PassageView(services.theme)
        layout.addWidget(self.view, 1)
        foot = QWidget()
        row = FlowLayout(foot, gap=8)
        self.mark_button = button(self.tr("This proves it"), "primary")
        self.mark_button.setToolTip(self.tr("This proves it") + " (Enter)")
        self.mark_button.clicked.connect(self.mark)
        self.skip_button = button(self.tr("Skip"))
        self.skip_button.clicked.connect(self.leave)
        self.next_button = button(self.tr("Go on"), "primary")
        self.next_button.clicked.connect(self.leave)
        for one in (self.mark_button, self.skip_button, self.next_button):
            row.addWidget(one)
        layout.addWidget(foot)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.view.text)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._enter)

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        if "feedback" not in arguments:
            return
        feedback: Feedback = arguments["feedback"]
        shown: ShownQuestion = arguments["shown"]
        self._done = arguments.get("done", lambda _score: None)
        self.score = None
        self._document = None
        clear_layout(self._stem)
        stem = marked_label(stem_in_words(shown.stem), shown.markup, "lead")
        self._stem.addWidget(stem)
        self._tell_how()
        self._show_buttons(marked=False)
        sure = [one for one in feedback.revealed.citations if one.status in ("verified", "moved")]
        source = next(
            (
                one
                for one in feedback.revealed.sources
                if sure and one.source_id == sure[0].citation.source
            ),
            None,
        )
        self._citations = tuple(
            one for one in sure if source and one.citation.source == source.source_id
        )
        self._opening.open(source, self._show, self.view.show_waiting)

    def _show(self, document: Document | None) -> None:
        self._document = document
        self.view.show_document(document)
        self.view.set_tints(())  # of an earlier question of the same document
        if document is None or not self._citations:
            self._tell("triangle-alert", "flag", self.tr("The source itself is not at hand."))
            self._show_buttons(marked=True)
            self.next_button.setFocus()
            return
        self.view.text.go_to_top(0)
        self.view.text.setFocus()

    def _tell_how(self) -> None:
        self._tell(
            "info",
            "muted",
            self.tr("Select it, or put the cursor into it, and press Enter."),
        )

    def _tell(self, icon: str, tint: str, said: str) -> None:
        clear_layout(self._told)
        self._told.addWidget(icon_line(self.services.theme, icon, said, "body", tint))

    def _show_buttons(self, *, marked: bool) -> None:
        self.mark_button.setVisible(not marked)
        self.skip_button.setVisible(not marked)
        self.next_button.setVisible(marked)

    # Marking ----------------------------------------------------------------------------------

    def _enter(self) -> None:
        if self.next_button.isVisible():
            self.leave()
        else:
            self.mark()

    def mark(self) -> None:
        """What is selected is the proof, or the sentence with the cursor; it is scored."""
        document = self._document
        if document is None or self.score is not None:
            return
        span = self.view.selected_span()
        if span[0] == span[1]:
            span = sentence_of(document.text, span)
        cited = [(one.start, one.end) for one in self._citations]
        self.score = score_evidence(document.text, [span], cited)
        icon, tint = _ICONS[self.score.verdict]
        said = {
            Evidence.FOUND: self.tr("Found. That is the passage that proves it."),
            Evidence.NEAR: self.tr("Near: {share} of the passage is in what you marked."),
            Evidence.MISSED: self.tr("Not there. The passage that proves it is marked now."),
        }[self.score.verdict]
        self._tell(icon, tint, said.format(share=words.percent(self.score.recall)))
        self.view.show_document(document, self._citations)
        self.view.set_tints([Tint(*span, tint, icon)])
        self._show_buttons(marked=True)
        self.next_button.setFocus()

    def leave(self) -> None:
        """Back to the question, whose explanation may be shown now."""
        self._done(self.score)
        self.services.navigate("back")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
