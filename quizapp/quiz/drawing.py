"""Which questions of its banks a quiz asks. Enter by `pool` and `draw`."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from question_bank.bank.model import Bank, Question, Status
from quizapp.quiz.model import Blueprint, Order

Key = tuple[str, str]
"""(bank id, question id)."""


@dataclass(frozen=True, slots=True)
class Drawable:
    """A question with the bank that it comes from."""

    bank: Bank
    question: Question

    @property
    def key(self) -> Key:
        return self.bank.id, self.question.id


def pool(
    blueprint: Blueprint, banks: Sequence[Bank], citations_hold: Callable[[Bank, Question], bool]
) -> tuple[Drawable, ...]:
    """The questions that the blueprint may draw from, in the banks' order.

    Published and reviewed ones, drafts where the blueprint says so, retired ones never. A question
    whose own citation is changed or missing stays out until somebody has looked at it.
    """
    wanted = {Status.PUBLISHED, Status.REVIEWED}
    if blueprint.include_drafts:
        wanted.add(Status.DRAFT)
    return tuple(
        Drawable(bank, question)
        for bank in banks
        for question in bank.questions
        if question.status in wanted
        and (not blueprint.kinds or question.kind in blueprint.kinds)
        and (not blueprint.topics or set(question.topics) & set(blueprint.topics))
        and citations_hold(bank, question)
    )


def draw(
    blueprint: Blueprint, candidates: Sequence[Drawable], seen: Mapping[Key, int], seed: int
) -> tuple[Drawable, ...]:
    """Draws by the seed: what was never seen first, then what was seen least."""
    chance = random.Random(seed)
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda one: seen.get(one.key, 0))  # stable: chance decides among equals
    count = blueprint.count or len(shuffled)
    drawn = shuffled[:count]
    if blueprint.order is Order.BANK:
        places = {one.key: place for place, one in enumerate(candidates)}
        drawn.sort(key=lambda one: places[one.key])
    else:
        chance.shuffle(drawn)
    return tuple(drawn)
