"""Questions that ask the same. Enter by `duplicates`; ten thousand questions take seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from question_bank.bank.model import Question, Status
from question_bank.lint.item import Item
from question_bank.lint.likeness import near_pairs


@dataclass(frozen=True, slots=True)
class Alike:
    """Two questions that ask the same; with `same_key` false their keys contradict each other."""

    first_id: str
    second_id: str
    same_key: bool


def duplicates(questions: Sequence[Question], language: str) -> tuple[Alike, ...]:
    """The pairs among questions that are not retired; contradictions first.

    The questions must be without faults: keys are compared.
    """
    items = [Item(one, language) for one in questions if one.status is not Status.RETIRED]
    pairs = [
        Alike(items[n].question.id, items[m].question.id, same) for n, m, same in near_pairs(items)
    ]
    return tuple(sorted(pairs, key=lambda one: one.same_key))
