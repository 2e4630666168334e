"""The question exactly as a student sees it, to be answered and checked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from question_bank.bank.model import Kind, Ordering, Question
from quizapp.library.edit_session import EditSession
from quizapp.quiz.grading import feedback_for
from quizapp.quiz.model import Blueprint, Response, RevealedQuestion, ShownQuestion
from quizapp.ui.answers import AnswerWidget, make_answer_widget
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.feedback_card import FeedbackCard


class PreviewPane(QScrollArea):
    """Signals:
    citation_shown: a passage of the feedback is to be shown in its source.
    """

    citation_shown = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._shown: ShownQuestion | None = None
        self._revealed: RevealedQuestion | None = None
        self._key: object = None
        self.answer_widget: AnswerWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "inside")
        self.setAccessibleName(self.tr("Preview"))
        inside = QWidget()
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(14)

    def show_question(
        self, session: EditSession, question: Question | None, faults: int, *, anew: bool = False
    ) -> None:
        """Shows the question; `faults` keep it from being checked. Does nothing when it is shown
        as it is already."""
        key = (question, faults, session.bank.head)
        if key == self._key and not anew:
            return
        self._key = key
        clear_layout(self._column)
        self.answer_widget = None
        if question is None or not self._can_show(question):
            said = self.tr("The preview begins with the first words of the question.")
            self._column.addWidget(plain_label(said, "muted"))
            self._column.addStretch(1)
            return
        seed = sum(map(ord, question.id))
        self._shown, self._revealed = self._services.lib.editing.preview(session, question, seed)
        self._draw(self._shown, faults)

    @staticmethod
    def _can_show(question: Question) -> bool:
        if isinstance(question.body, Ordering) and len(question.body.items) < 2:
            return False
        return bool(question.stem.strip())

    def _draw(self, shown: ShownQuestion, faults: int) -> None:
        self._column.addWidget(plain_label(shown.context, "muted"))
        if shown.kind is not Kind.CLOZE:
            self._column.addWidget(marked_label(shown.stem, shown.markup, "stem"))
        widget = make_answer_widget(shown, self._services)
        widget.submitted.connect(self.check)
        self.answer_widget = widget
        self._column.addWidget(widget)
        foot = QHBoxLayout()
        self.check_button = button(self.tr("Check"))
        self.check_button.setEnabled(not faults)
        self.check_button.clicked.connect(self.check)
        foot.addWidget(self.check_button)
        if faults:
            foot.addWidget(plain_label(self.tr("Can be checked when it is finished."), "muted"), 1)
        else:
            foot.addStretch(1)
        self._column.addLayout(foot)
        self._column.addStretch(1)

    def check(self) -> None:
        """Grades the answer and shows what a student would be told."""
        widget, shown, revealed = self.answer_widget, self._shown, self._revealed
        if widget is None or shown is None or revealed is None or widget.locked:
            return
        if not self.check_button.isEnabled():
            return
        widget.flush()
        response = Response(shown.question_id, shown.bank_id, widget.answer(), checked=True)
        feedback = feedback_for(shown, revealed, response, Blueprint((shown.bank_id,)))
        widget.show_feedback(feedback)
        told = FeedbackCard(self._services.theme, feedback, response)
        told.source_wanted.connect(
            lambda citations, n: self.citation_shown.emit(citations[n].citation)
        )
        self._column.insertWidget(self._column.count() - 1, told)
        self.check_button.setEnabled(False)

    def restyle(self) -> None:
        """Colours are new: drawn again at the next question."""
        self._key = None
