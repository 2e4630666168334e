"""What is known of a person's memory of one question. Enter by `review` and `recall`.

The arithmetic is the `fsrs` library's (FSRS 6, its default weights), without its steps of minutes:
a question comes back on another day, and on the next one when the answer was wrong. The library is
imported at the first answer, not at start.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from quizapp.practice.rating import Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

WANTED_RECALL = 0.9
"""A question comes back when the chance of knowing it has fallen to this."""

LONGEST_DAYS = 3650

SPREAD_FROM_DAYS, SPREAD = 4, 0.08
"""Longer intervals differ by chance by this share, so that what was learnt on one day does not
come back on one day for ever."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`stability`: days in which the chance of recall falls from 100 to 90 %. `difficulty`: 1 to
    10. `last_on` is the day of the last answer, `due_on` the day from which it is to be asked
    again; `reps` answers so far, `lapses` of them wrong after the first."""

    stability: float
    difficulty: float
    last_on: date
    due_on: date
    reps: int = 1
    lapses: int = 0


def review(
    memory: Memory | None, rating: Rating, on: date, chance: random.Random | None = None
) -> Memory:
    """The memory after an answer on a day; `memory` None is a question that was never answered.

    `chance` spreads long intervals. A day before the last answer's (a clock that was turned back)
    counts as that day. The question is due on a later day than it was answered, always.
    """
    from fsrs import Rating as FsrsRating

    if memory is not None:
        on = max(on, memory.last_on)
    card, _log = _scheduler().review_card(_card(memory, on), FsrsRating(int(rating)), _noon(on))
    assert card.stability is not None
    assert card.difficulty is not None
    interval_days = 1
    if rating is not Rating.AGAIN:  # however well it was known before, it is learnt again tomorrow
        interval_days = _spread((card.due - _noon(on)).days, chance)
    return Memory(
        card.stability,
        card.difficulty,
        on,
        on + timedelta(days=interval_days),
        1 if memory is None else memory.reps + 1,
        0 if memory is None else memory.lapses + (rating is Rating.AGAIN),
    )


def recall(memory: Memory, on: date) -> float:
    """The chance, 0 to 1, that the question is answered rightly on a day.

    The forgetting curve of FSRS 6, `(1 + f t / S) ** d`: t days, S the stability, f such that it is
    0.9 at t = S; here and not by the library's cards, because a forecast asks for thousands.
    """
    decay, factor = _curve()
    days = max(0, (on - memory.last_on).days)
    return float((1 + factor * days / memory.stability) ** decay)


@cache
def _curve() -> tuple[float, float]:
    """d and f of the forgetting curve."""
    decay = -_scheduler().parameters[20]
    return decay, 0.9 ** (1 / decay) - 1


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=WANTED_RECALL,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,  # its chance is not ours to pass in
    )


def _card(memory: Memory | None, on: date) -> Card:
    from fsrs import Card, State

    # An id of its own would cost a sleep of a millisecond.
    if memory is None:
        return Card(card_id=1, due=_noon(on))
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_noon(memory.due_on),
        last_review=_noon(memory.last_on),
    )


def _noon(day: date) -> datetime:
    """Days apart are whole days apart for the scheduler, whatever the hours were."""
    return datetime.combine(day, time(12), UTC)


def _spread(interval_days: int, chance: random.Random | None) -> int:
    interval_days = max(1, interval_days)
    if chance is None or interval_days < SPREAD_FROM_DAYS:
        return interval_days
    reach = max(1, round(interval_days * SPREAD))
    return interval_days + chance.randint(-reach, reach)
