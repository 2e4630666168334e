"""Single choice, multiple choice, and true or false: cards that 1 to 9 and the arrows choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from question_bank.bank.model import Choice, Kind, Option, TrueFalse
from question_bank.grading.answers import Answer, ChoiceAnswer, TrueFalseAnswer
from quizapp.quiz.model import Feedback, ShownOption, ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.option_card import OptionCard, focusable_neighbour
from quizapp.ui.answers.style import answer_style
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label

TRUE_ID, FALSE_ID = "true", "false"


class CardsWidget(AnswerWidget):
    """A column of option cards; `multiple` says whether several may be chosen."""

    def __init__(
        self, shown: ShownQuestion, services: Services, options: Sequence[ShownOption]
    ) -> None:
        super().__init__(shown, services)
        self.multiple = shown.kind is Kind.MULTIPLE_CHOICE
        self.cards = [
            OptionCard(
                option.id,
                option.text,
                str(n) if n <= 9 else "",
                services.theme.icons,
                shown.markup,
            )
            for n, option in enumerate(options, start=1)
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if self.multiple:
            layout.addWidget(plain_label(self.tr("Choose all that are right."), "muted"))
        for card in self.cards:
            card.setAutoExclusive(not self.multiple)
            card.clicked.connect(lambda _checked=False, card=card: self._press(card))
            layout.addWidget(card)
        self.restyle()

    def chosen(self) -> frozenset[str]:
        """The ids of the chosen options."""
        return frozenset(card.option_id for card in self.cards if card.isChecked())

    def choose(self, ids: frozenset[str]) -> None:
        """Shows these options, and no other, as chosen."""
        for card in self.cards:
            card.setAutoExclusive(False)  # an exclusive button cannot be unchecked
            card.setChecked(card.option_id in ids)
            card.setAutoExclusive(not self.multiple)
            card.set_state("chosen" if card.isChecked() else "")

    def _press(self, card: OptionCard) -> None:
        if self.locked:
            return
        card.set_struck(False)
        pressed = frozenset({card.option_id})
        ids = self.chosen() ^ pressed if self.multiple else pressed
        if ids != self.chosen():
            self.choose(ids)
            self.changed.emit()

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        for card in self.cards:
            card.set_locked(locked)

    def focus_first(self) -> None:
        chosen = [card for card in self.cards if card.isChecked()]
        (chosen or self.cards)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_key(self, event: QKeyEvent) -> bool:
        if self.locked:
            return False
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= min(9, len(self.cards)):
            card = self.cards[number - 1]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._press(card)
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            card = focusable_neighbour(self.cards, QApplication.focusWidget(), step)
            card.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() == Qt.Key.Key_Backspace and self.chosen():
            self.choose(frozenset())
            self.changed.emit()
            return True
        return False

    def mark(self, right: frozenset[str], chosen: frozenset[str]) -> None:
        """Right and wrong, by colour, icon and word."""
        self.choose(chosen)
        for card in self.cards:
            if card.option_id in right and card.option_id in chosen:
                card.set_state("right", self.tr("Your answer, right"))
            elif card.option_id in chosen:
                card.set_state("wrong", self.tr("Your answer, wrong"))
            elif card.option_id in right:
                card.set_state("missed", self.tr("Right answer"))
        self.set_locked(True)

    def restyle(self) -> None:
        self.setStyleSheet(answer_style(self.services.theme.tokens))


class ChoiceWidget(CardsWidget):
    """Single-choice and multiple-choice."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__(shown, services, shown.options)

    def answer(self) -> Answer | None:
        ids = self.chosen()
        return ChoiceAnswer(ids) if ids else None

    def set_answer(self, answer: Answer | None) -> None:
        self.choose(answer.chosen if isinstance(answer, ChoiceAnswer) else frozenset())

    def show_feedback(self, feedback: Feedback) -> None:
        body = feedback.revealed.question.body
        assert isinstance(body, Choice)
        self.mark(
            frozenset(option.id for option in body.options if is_right(option)), self.chosen()
        )


class TrueFalseWidget(CardsWidget):
    """True stands first, always."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        options = (
            ShownOption(TRUE_ID, QCoreApplication.translate("TrueFalseWidget", "True")),
            ShownOption(FALSE_ID, QCoreApplication.translate("TrueFalseWidget", "False")),
        )
        super().__init__(shown, services, options)

    def answer(self) -> Answer | None:
        ids = self.chosen()
        return TrueFalseAnswer(TRUE_ID in ids) if ids else None

    def set_answer(self, answer: Answer | None) -> None:
        if isinstance(answer, TrueFalseAnswer):
            self.choose(frozenset({TRUE_ID if answer.value else FALSE_ID}))
        else:
            self.choose(frozenset())

    def show_feedback(self, feedback: Feedback) -> None:
        body = feedback.revealed.question.body
        assert isinstance(body, TrueFalse)
        self.mark(frozenset({TRUE_ID if body.answer else FALSE_ID}), self.chosen())


def is_right(option: Option) -> bool:
    """Whether choosing the option earns anything."""
    return option.correct or (option.fraction is not None and option.fraction > 0)
