"""A quiz as a student could get it: question by question, answered and checked, nothing kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from quizapp.quiz.grading import feedback_for
from quizapp.quiz.model import Response, RevealedQuestion, ShownQuestion
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.ui.answers import AnswerWidget, make_answer_widget
from quizapp.ui.pages.page import Services, clear_layout, column
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.feedback_card import FeedbackCard


class QuizPreview(QWidget):
    """Signals:
    left: back to where the preview was asked for.
    """

    left = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.parts: tuple[tuple[ShownQuestion, RevealedQuestion], ...] = ()
        self.index = 0
        self.quiz: NamedQuiz | None = None
        self.answer_widget: AnswerWidget | None = None
        layout = column(self)
        head = QHBoxLayout()
        self._title = plain_label("", "display")
        head.addWidget(self._title, 1)
        self.again_button = button(self.tr("Draw again"))
        services.theme.put_icon(self.again_button, "rotate-ccw")
        self.again_button.clicked.connect(self.draw_again)
        back = button(self.tr("Back"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(self.left)
        head.addWidget(self.again_button)
        head.addWidget(back)
        layout.addLayout(head)
        hint = self.tr("As a student could get it. Nothing that you answer here is kept.")
        layout.addWidget(plain_label(hint, "muted"))
        self.place = plain_label("", "strong")
        layout.addWidget(self.place)
        self._question = QVBoxLayout()
        self._question.setSpacing(12)
        layout.addLayout(self._question)
        foot = QHBoxLayout()
        self.previous_button = button(self.tr("Previous"))
        self.previous_button.clicked.connect(lambda: self.go(self.index - 1))
        self.check_button = button(self.tr("Check"))
        self.check_button.clicked.connect(self.check)
        self.next_button = button(self.tr("Next"), "primary")
        self.next_button.clicked.connect(lambda: self.go(self.index + 1))
        foot.addWidget(self.previous_button)
        foot.addStretch(1)
        foot.addWidget(self.check_button)
        foot.addWidget(self.next_button)
        layout.addLayout(foot)
        layout.addStretch(1)

    def show_quiz(self, quiz: NamedQuiz) -> bool:
        """Draws an attempt; where none can be drawn it is said, and the answer is False."""
        try:
            parts = self._services.lib.quizzes.preview(quiz)
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            return False
        self.quiz, self.parts = quiz, parts
        self._title.setText(quiz.name or self.tr("Preview"))
        self.go(0)
        return True

    def draw_again(self) -> None:
        """Another attempt, as another student could get it."""
        if self.quiz is not None:
            self.show_quiz(self.quiz)

    def go(self, index: int) -> None:
        """Shows a question of the attempt."""
        if not 0 <= index < len(self.parts):
            return
        self.index = index
        shown, _revealed = self.parts[index]
        clear_layout(self._question)
        self._question.addWidget(plain_label(shown.context, "muted"))
        if shown.kind is not Kind.CLOZE:
            self._question.addWidget(marked_label(shown.stem, shown.markup, "stem"))
        widget = make_answer_widget(shown, self._services)
        widget.submitted.connect(self.check)
        self.answer_widget = widget
        self._question.addWidget(widget)
        said = self.tr("Question {number} of {count}")
        self.place.setText(said.format(number=index + 1, count=len(self.parts)))
        self.previous_button.setEnabled(index > 0)
        self.next_button.setEnabled(index + 1 < len(self.parts))
        self.check_button.setEnabled(True)
        widget.focus_first()

    def check(self) -> None:
        """Grades the answer by the quiz's rules and shows what would be revealed."""
        widget = self.answer_widget
        if widget is None or widget.locked or self.quiz is None:
            return
        widget.flush()
        shown, revealed = self.parts[self.index]
        response = Response(shown.question_id, shown.bank_id, widget.answer(), checked=True)
        feedback = feedback_for(shown, revealed, response, self.quiz.blueprint)
        widget.show_feedback(feedback)
        told = FeedbackCard(self._services.theme, feedback, response)
        told.source_wanted.connect(self._open_source)
        self._question.addWidget(told)
        self.check_button.setEnabled(False)

    def _open_source(self, citations: object, n: int) -> None:
        sources = self.parts[self.index][1].sources
        self._services.navigate("source", sources=sources, citations=citations, current=n)
