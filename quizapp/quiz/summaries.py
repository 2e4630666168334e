"""What lists and cards show: small values that Home can be painted from before anything heavy
is imported. Standard library only; dates are aware UTC datetimes, durations are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.quiz.appearance import Appearance

__all__ = [
    "Appearance",
    "AttemptSummary",
    "Backup",
    "BankCard",
    "HistoryFilter",
    "HomeView",
    "Person",
    "QuizCard",
]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes quizzes here."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class BankCard:
    """A known bank. `problem` is "" when the bank can be used; scores are shares, 0 to 1."""

    bank_id: str
    title: str
    path: str
    question_count: int
    usable_count: int
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    read_only: bool
    problem: str = ""
    best: float | None = None
    last: float | None = None
    last_at: datetime | None = None
    due: int = 0
    """Questions of it that the current person is to practise today."""


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """One row of History, one card of Home. `fraction` is None until the attempt is graded."""

    attempt_id: str
    title: str
    bank_titles: tuple[str, ...]
    quiz_name: str
    mode: str
    state: str
    started_at: datetime
    submitted_at: datetime | None
    question_count: int
    answered_count: int
    fraction: float | None
    marks: float | None
    maximum: float | None
    passed: bool | None
    spent_s: float
    limit_s: float | None
    score_before: float | None = None
    """The share before the first regrade that stands; None where none does."""
    is_withheld: bool = False
    """The quiz does not tell its score yet: `fraction`, `marks` and `passed` are None."""


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz that a teacher gave, for one student. `state` is one of `opening.Opening`;
    `question_count` 0 means all; `limit_s` is without the student's extra time."""

    quiz_id: str
    title: str
    mode: str
    question_count: int
    limit_s: float | None
    opens_at: datetime | None
    closes_at: datetime | None
    attempts_allowed: int | None
    attempts_used: int
    state: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that Home shows. `person` is None on the first start. `quizzes` are those that can be
    taken now or later."""

    person: Person | None
    people: tuple[Person, ...] = ()
    unfinished: tuple[AttemptSummary, ...] = ()
    recent: tuple[AttemptSummary, ...] = ()
    banks: tuple[BankCard, ...] = ()
    quizzes: tuple[QuizCard, ...] = ()

    @property
    def due(self) -> int:
        """Questions that are to be practised today."""
        return sum(bank.due for bank in self.banks)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database; `reason` is why it was made."""

    path: str
    made_at: datetime
    size_bytes: int
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Empty strings mean "any"; `text` is searched in titles. Sorting is done in SQL."""

    text: str = ""
    mode: str = ""
    state: str = ""
    bank_id: str = ""
    sort: str = "started_at"
    descending: bool = True
