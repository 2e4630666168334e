"""Short answer, number and date: one line to type in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from question_bank.grading.answers import Answer, TextAnswer
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import Feedback, ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.entry import EntryLine, echo_of, hint_for
from quizapp.ui.answers.style import answer_style
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label

MAX_LINE_WIDTH = 560


class TypedWidget(AnswerWidget):
    """A line edit, its unit, and the echo of how the entry is read."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__(shown, services)
        self.line = EntryLine()
        self.line.setMaximumWidth(MAX_LINE_WIDTH)
        self.line.setPlaceholderText(hint_for(shown.kind, shown.unit, shown.precision))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.textChanged.connect(self._show_echo)
        self.line.settled.connect(self.changed)
        self.line.submitted.connect(self.submitted)
        self.unit = plain_label(shown.unit, "muted")
        self.unit.setWordWrap(False)
        self.echo = plain_label("", "body")
        self.echo.setObjectName("echo")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.unit)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.echo)
        self.unit.setVisible(bool(shown.unit))
        self.restyle()
        self._show_echo()

    def answer(self) -> Answer | None:
        text = self.line.text().strip()
        return TextAnswer(text) if text else None

    def set_answer(self, answer: Answer | None) -> None:
        self.line.show_stored(answer.text if isinstance(answer, TextAnswer) else "")

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self.line.setReadOnly(locked)

    def flush(self) -> None:
        if not self.locked:
            self.line.flush()

    def tell_again(self) -> None:
        self.line.tell_again()

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_echo(self) -> None:
        said, read = echo_of(self.shown.kind, self.line.text(), self.shown.language)
        self._say(said, "" if read else "unread")

    def _say(self, text: str, state: str) -> None:
        self.echo.setText(text)
        self.echo.setProperty("state", state)
        self.echo.style().unpolish(self.echo)
        self.echo.style().polish(self.echo)
        self.line.setAccessibleDescription(text)

    def show_feedback(self, feedback: Feedback) -> None:
        grade = feedback.grade
        right = grade.verdict is Verdict.RIGHT
        self.line.setProperty("state", "right" if right else "wrong")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        if grade.spelt:
            said = self.tr("Accepted, spelt: {key}").format(key=grade.spelt)
        elif right:
            said = self.tr("Right")
        else:
            said = self.tr("Right answer: {key}").format(key=feedback.key_text)
        self._say(said, "")
        self.set_locked(True)

    def restyle(self) -> None:
        self.setStyleSheet(answer_style(self.services.theme.tokens))
