"""What is coming, and how far such forecasts were right. Enter by `forecast` and `trust_of`.

A forecast knows only what is scheduled today: what is answered wrongly comes back sooner, and what
is learnt new comes on top. So it is shown beside what became of earlier expectations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.practice.memory import Memory, recall

TRUST_FROM = 10
"""Answers that are needed before expectations are compared with what was right."""


@dataclass(frozen=True, slots=True)
class DayForecast:
    """`due` questions come on the day; `expected` of them, a sum of chances, will be known."""

    on: date
    due: int = 0
    expected: float = 0.0

    @property
    def recall(self) -> float | None:
        """The mean chance, 0 to 1; None where nothing is due."""
        return self.expected / self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Trust:
    """Of the last `count` answers that were expected: the mean chance before, and the share that
    was right."""

    count: int
    expected: float
    right: float


def forecast(
    memories: Iterable[Memory], today: date, days: int, anew: int = 0
) -> tuple[DayForecast, ...]:
    """Today and the days after it, `days` in all; what is overdue is due today.

    `anew` questions are due today without a memory: nobody expects them to be known.
    """
    due, expected = [anew] + [0] * (days - 1), [0.0] * days
    for memory in memories:
        on = max(memory.due_on, today)
        n = (on - today).days
        if n < days:
            due[n] += 1
            expected[n] += recall(memory, on)
    return tuple(DayForecast(today + timedelta(days=n), due[n], expected[n]) for n in range(days))


def mean_recall(memories: Sequence[Memory], on: date) -> float | None:
    """The mean chance that one of these is known on a day; None where there are none."""
    return sum(recall(one, on) for one in memories) / len(memories) if memories else None


def trust_of(answers: Sequence[tuple[float, bool]]) -> Trust | None:
    """`answers` are (chance before the answer, was it right); None where they are too few."""
    count = len(answers)
    if count < TRUST_FROM:
        return None
    return Trust(
        count,
        sum(chance for chance, _right in answers) / count,
        sum(right for _chance, right in answers) / count,
    )
