"""What is told about a final answer: verdict, key, why, and the passage that proves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Choice
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import Feedback, Response, SealedCitation
from quizapp.ui import verdicts, words
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import icon_line

_ROLE = {
    Verdict.RIGHT: "good",
    Verdict.PARTLY: "partly",
    Verdict.WRONG: "bad",
    Verdict.UNANSWERED: "card",
}


class FeedbackCard(QFrame):
    """Signals:
    source_wanted: the citations to open (all of one kind) and which of them first.
    """

    source_wanted = Signal(object, int)

    def __init__(self, theme: Theme, feedback: Feedback, response: Response) -> None:
        super().__init__()
        self._theme = theme
        grade = feedback.grade
        self.setProperty("role", _ROLE[grade.verdict])
        self.setAccessibleName(verdicts.verdict(grade.verdict))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 16)
        self._layout.setSpacing(8)
        icon, tint = verdicts.VERDICT_ICONS[grade.verdict]
        said = verdicts.verdict(grade.verdict)
        if grade.verdict is Verdict.PARTLY:
            said += f" · {words.percent(grade.fraction)}"
        self._layout.addWidget(icon_line(theme, icon, said, "title", tint))
        if grade.spelt:
            accepted = self.tr("Accepted, spelt: {key}").format(key=grade.spelt)
            self._layout.addWidget(plain_label(accepted))
        question = feedback.revealed.question
        for text in grade.feedback:
            self._layout.addWidget(marked_label(text, question.markup))
        if question.explanation:
            self._layout.addWidget(marked_label(question.explanation, question.markup, "lead"))
        self._why_wrong(feedback, response)
        self._passages(feedback.revealed.citations, self.tr("The passage that proves it"))
        if not feedback.revealed.citations:
            self._layout.addWidget(plain_label(self.tr("This question names no source."), "muted"))

    def _why_wrong(self, feedback: Feedback, response: Response) -> None:
        """The chosen wrong option's own passage."""
        body = feedback.revealed.question.body
        chosen: frozenset[str] = getattr(response.answer, "chosen", frozenset())
        if not isinstance(body, Choice):
            return
        right = {option.id for option in body.options if option.correct}
        for option_id, citations in feedback.revealed.option_citations:
            if option_id in chosen and option_id not in right:
                self._passages(citations, self.tr("What your answer belongs to"))

    def _passages(self, citations: tuple[SealedCitation, ...], title: str) -> None:
        for n, sealed in enumerate(citations):
            frame = QFrame()
            frame.setProperty("role", "passage")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(12, 8, 8, 8)
            inside.setSpacing(4)
            inside.addWidget(plain_label(title, "caption"))
            quotation = plain_label(f"“{sealed.citation.exact}”")
            quotation.setFont(self._theme.reading_font())
            inside.addWidget(quotation)
            inside.addWidget(self._open_row(citations, n, sealed))
            self._layout.addWidget(frame)

    def _open_row(
        self, citations: tuple[SealedCitation, ...], n: int, sealed: SealedCitation
    ) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        if sealed.status in ("changed", "missing"):
            said = {
                "changed": self.tr("The source has changed here since."),
                "missing": self.tr("The source no longer has this passage."),
            }[sealed.status]
            layout.addWidget(icon_line(self._theme, "triangle-alert", said, "muted", "flag"), 1)
        look = button(self.tr("Open the source"), "quiet")
        self._theme.put_icon(look, "book-open-text", "accent")
        look.clicked.connect(lambda: self.source_wanted.emit(citations, n))
        layout.addWidget(look)
        layout.addStretch(1)
        return row
