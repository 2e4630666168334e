"""What every answer widget has in common. Enter by `make_answer_widget` of this package."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from question_bank.grading.answers import Answer
from quizapp.quiz.model import Feedback, ShownQuestion
from quizapp.ui.pages.page import Services


class AnswerWidget(QWidget):
    """Shows one question's answer and lets a student change it.

    Signals:
        changed: the answer is worth saving (typed kinds wait for a pause in typing).
        submitted: Enter was pressed in a text field, the answer was flushed before.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__()
        self.shown = shown
        self.services = services
        self.locked = False
        self.setAccessibleName(self.tr("Your answer"))
        services.theme.changed.connect(self.restyle)

    def answer(self) -> Answer | None:
        """What the widget says now; None when the question is unanswered."""
        raise NotImplementedError

    def set_answer(self, answer: Answer | None) -> None:
        """Shows a stored answer without emitting `changed`."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """A locked answer can be read and copied, not changed."""
        self.locked = locked

    def show_feedback(self, feedback: Feedback) -> None:
        """Marks right and wrong, by colour, icon and word; locks the answer."""
        raise NotImplementedError

    def flush(self) -> None:
        """Emits `changed` at once if something typed has not been told yet."""

    def tell_again(self) -> None:
        """What was told last could not be kept: `flush` tells it once more."""

    def focus_first(self) -> None:
        """Puts the keyboard focus where a student would begin."""
        self.setFocus()

    def handle_key(self, event: QKeyEvent) -> bool:
        """A single key that no text field took; True when it meant something here."""
        return False

    def restyle(self) -> None:
        """The theme has changed."""
