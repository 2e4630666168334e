"""A question that is shown, in words for lists and readers."""

from __future__ import annotations

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Kind
from quizapp.quiz.model import ShownQuestion
from quizapp.ui.text import plain_words

_MARKED = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.ORDERING, Kind.MATCHING})


def stem_words(shown: ShownQuestion) -> str:
    """The stem without mark-up, its gaps as blanks."""
    return plain_words(stem_in_words(shown.stem), shown.markup)


def marked_answers(shown: ShownQuestion) -> str:
    """The mark-up of the answers: options may carry it, typed answers are text."""
    return shown.markup if shown.kind in _MARKED else ""
