"""What the practice page shows and a person decides. Plain frozen values; shares are 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from quizapp.practice.activity import Streak
from quizapp.practice.days import DEFAULT_HOUR
from quizapp.practice.forecast import DayForecast, Trust
from quizapp.practice.memory import Memory


@dataclass(frozen=True, slots=True)
class Plan:
    """`daily_goal` answers a day; a day begins at `day_starts_at` o'clock, 0 to 23, local time.

    `asks_certainty` and `counts_pace` say what makes a right answer Hard or Easy.
    """

    daily_goal: int = 20
    day_starts_at: int = DEFAULT_HOUR
    asks_certainty: bool = False
    counts_pace: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question that a person has answered. `memory` None: its key was edited since, it starts
    anew."""

    bank_id: str
    question_id: str
    due_on: date
    memory: Memory | None


@dataclass(frozen=True, slots=True)
class BankPractice:
    """A bank's part: `due` today, `learnt` so far, `new` as far as the bank's list tells;
    `recall` is the mean chance of knowing today what is learnt."""

    bank_id: str
    title: str
    due: int
    learnt: int
    new: int
    recall: float | None


@dataclass(frozen=True, slots=True)
class PracticeOverview:
    """All that the practice page shows. `answers` are counts by day; `edited` are the stems of
    questions that start anew because their key was edited."""

    today: date
    plan: Plan
    due: int
    answered_today: int
    learnt: int
    new: int
    recall: float | None
    streak: Streak
    forecast: tuple[DayForecast, ...]
    trust: Trust | None
    banks: tuple[BankPractice, ...]
    edited: tuple[str, ...] = ()
    answers: Mapping[date, int] = field(default_factory=dict)
