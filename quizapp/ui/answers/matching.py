"""Matching: each prompt with a list of matches beside it, beneath it where the page is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Matching
from question_bank.grading.answers import Answer, MatchingAnswer
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import Feedback, ShownOption, ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.combo import AnswerCombo
from quizapp.ui.answers.style import answer_style
from quizapp.ui.pages.page import Services
from quizapp.ui.text import marked_label, plain_label, plain_words

STACK_BELOW = 30
"""Average characters of width, for each of the two columns, under which a row stacks."""


class PairRow(QWidget):
    """A prompt, its list, and, once the answer is final, a word on it."""

    def __init__(self, prompt: ShownOption, choices: tuple[str, ...], markup: str = "") -> None:
        super().__init__()
        self.prompt = prompt
        self.combo = AnswerCombo(
            [(text, plain_words(text, markup)) for text in choices], self.tr("Choose")
        )
        self.combo.setAccessibleName(
            self.tr("Match for: {text}").format(text=plain_words(prompt.text, markup))
        )
        self.label = marked_label(prompt.text, markup, "body")
        self.verdict = plain_label("", "strong")
        self.verdict.setObjectName("verdict")
        self.verdict.hide()
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.box.setSpacing(12)
        self.box.addWidget(self.label, 1)
        self.box.addWidget(self.combo, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self.box)
        outer.addWidget(self.verdict)

    def stack(self, stacked: bool) -> None:
        direction = QBoxLayout.Direction.TopToBottom
        self.box.setDirection(direction if stacked else QBoxLayout.Direction.LeftToRight)
        self.box.setSpacing(4 if stacked else 12)

    def mark(self, right: bool, key: str) -> None:
        state = "right" if right else "wrong"
        said = self.tr("Right") if right else self.tr("Right answer: {key}").format(key=key)
        self.verdict.setText(f"{'✓' if right else '✗'} {said}")
        self.combo.setAccessibleDescription(said)
        for widget in (self.verdict, self.combo):
            widget.setProperty("state", state)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.verdict.show()


class MatchingWidget(AnswerWidget):
    """A row for each pair; matches are compared by their text."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__(shown, services)
        self.rows = [PairRow(prompt, shown.choices, shown.markup) for prompt in shown.prompts]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for row in self.rows:
            row.combo.currentIndexChanged.connect(self._changed)
            layout.addWidget(row)
        self.restyle()

    def _changed(self) -> None:
        if not self.locked:
            self.changed.emit()

    def answer(self) -> Answer | None:
        told = {row.prompt.id: row.combo.chosen() for row in self.rows if row.combo.chosen()}
        return MatchingAnswer(told) if told else None

    def set_answer(self, answer: Answer | None) -> None:
        told = answer.matches if isinstance(answer, MatchingAnswer) else {}
        for row in self.rows:
            row.combo.choose(told.get(row.prompt.id, ""))

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        for row in self.rows:
            row.combo.setEnabled(not locked)

    def focus_first(self) -> None:
        empty = [row for row in self.rows if not row.combo.chosen()]
        (empty or self.rows)[0].combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_feedback(self, feedback: Feedback) -> None:
        body = feedback.revealed.question.body
        assert isinstance(body, Matching)
        keys = {pair.id: pair.match for pair in body.pairs}
        verdicts = {part.id: part.verdict for part in feedback.grade.parts}
        for row in self.rows:
            right = verdicts.get(row.prompt.id) is Verdict.RIGHT
            row.mark(right, plain_words(keys.get(row.prompt.id, ""), self.shown.markup))
        self.set_locked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 2 * STACK_BELOW * self.fontMetrics().averageCharWidth()
        for row in self.rows:
            row.stack(narrow)

    def restyle(self) -> None:
        self.setStyleSheet(answer_style(self.services.theme.tokens))
