"""The widgets in which answers are given, one for each family of kinds.

Enter by `make_answer_widget(shown, services)`.
"""

from __future__ import annotations

from question_bank.bank.model import Kind
from quizapp.quiz.model import ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.choice import ChoiceWidget, TrueFalseWidget
from quizapp.ui.answers.cloze import ClozeWidget
from quizapp.ui.answers.matching import MatchingWidget
from quizapp.ui.answers.ordering import OrderingWidget
from quizapp.ui.answers.typed import TypedWidget
from quizapp.ui.pages.page import Services

__all__ = ["AnswerWidget", "make_answer_widget"]

WIDGETS: dict[Kind, type[AnswerWidget]] = {
    Kind.SINGLE_CHOICE: ChoiceWidget,
    Kind.MULTIPLE_CHOICE: ChoiceWidget,
    Kind.TRUE_FALSE: TrueFalseWidget,
    Kind.SHORT_ANSWER: TypedWidget,
    Kind.NUMERIC: TypedWidget,
    Kind.DATE: TypedWidget,
    Kind.CLOZE: ClozeWidget,
    Kind.ORDERING: OrderingWidget,
    Kind.MATCHING: MatchingWidget,
}


def make_answer_widget(shown: ShownQuestion, services: Services) -> AnswerWidget:
    """The widget for a question's kind, empty and unlocked."""
    return WIDGETS[shown.kind](shown, services)
