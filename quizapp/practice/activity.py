"""Days with answers: the streak, the goal, the shades of the calendar. Plain counts by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

SHADES = 4
"""Of a day with answers; 0 is a day without."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with at least one answer. `current` still stands when today has none yet."""

    current: int = 0
    longest: int = 0


def streak_of(answers: Mapping[date, int], today: date) -> Streak:
    """The streak that reaches to today or yesterday, and the longest so far."""
    days = sorted(day for day, count in answers.items() if count > 0 and day <= today)
    longest = run = 1 if days else 0
    for before, day in pairwise(days):
        run = run + 1 if day - before == _DAY else 1
        longest = max(longest, run)
    is_alive = bool(days) and today - days[-1] <= _DAY
    return Streak(run if is_alive else 0, longest)


def shade(count: int, goal: int) -> int:
    """0 for none; 1 below half of the goal, 2 below it, 3 from it on, 4 from twice of it on."""
    if count <= 0:
        return 0
    if count < goal:
        return 1 if 2 * count < goal else 2
    return 3 if count < 2 * goal else SHADES


def weeks_to(today: date, count: int, first_weekday: int = 0) -> tuple[tuple[date, ...], ...]:
    """The last `count` weeks up to today's, oldest first; days after today are left out.

    `first_weekday` as `date.weekday`: 0 is Monday.
    """
    begin = today - timedelta(days=(today.weekday() - first_weekday) % 7)
    begin -= timedelta(weeks=count - 1)
    return tuple(
        tuple(day for n in range(7) if (day := begin + timedelta(weeks=week, days=n)) <= today)
        for week in range(count)
    )
