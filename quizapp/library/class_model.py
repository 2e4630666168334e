"""What the pages of a class show: plain frozen values, made by `quizapp.library.class_figures`.

Shares and scores are 0 to 1, durations seconds, dates aware UTC datetimes; None is "not known".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from question_bank.bank.model import Citation, Question
from question_bank.statistics import (
    Flag,
    Intervals,
    ItemStatistics,
    Misconception,
    OptionStatistics,
    PassageStatistics,
    QuizStatistics,
    Which,
)
from question_bank.statistics.flags import SMALL_SAMPLE
from quizapp.quiz.model import SealedCitation, SealedSource
from quizapp.storage.marks import ClassAttempt, ItemKey, Responses

if TYPE_CHECKING:
    from question_bank.statistics.marks import Floats, Integers, Marks

HELP_BELOW = 0.5
"""Score in a topic below which a student needs help with it."""

HELP_LEAST = 3
"""Answers in a topic from which on its score says something of a student."""

Progress = Callable[[str, int, int], None]
"""Told the stage ("read", "judge", "source"), what is done and of how much; may raise to stop."""


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """Whose attempts count: of one quiz (its key) or of all (""), which of each student, and
    whether practice counts beside exams."""

    quiz: str = ""
    which: Which = Which.FIRST
    practice: bool = False


@dataclass(frozen=True, slots=True)
class QuizOption:
    """A quiz that was taken. `attempts` of `students` count under the choice of practice."""

    key: str
    title: str
    attempts: int
    students: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student. `score` is the share of the points over the attempts that count."""

    person_id: str
    name: str
    attempts: tuple[ClassAttempt, ...] = ()
    score: float | None = None
    last_at: datetime | None = None
    spent_s: float = 0.0
    help_on: tuple[str, ...] = ()
    """Topics, the weakest first."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One version of a question. `newer` says that the bank has another version now, `in_bank`
    that the question is still in a bank of the library."""

    key: ItemKey
    question: Question
    bank_title: str
    statistics: ItemStatistics
    options: tuple[OptionStatistics, ...]
    flags: tuple[Flag, ...]
    attempt_id: str
    """An attempt that had it: what it reveals leads to the passages."""
    newer: bool = False
    in_bank: bool = True

    @property
    def is_flagged(self) -> bool:
        """Something is to be looked at, and enough attempts say so."""
        return self.statistics.n >= SMALL_SAMPLE and any(flag.rule.warns for flag in self.flags)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A paragraph of a bank's source and how its questions were answered."""

    bank_id: str
    source_title: str
    statistics: PassageStatistics


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage to read: the quotation, and the item whose attempt leads to its document."""

    citation: Citation
    key: ItemKey
    attempt_id: str


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A student's score in a topic over `n` answers; `readings` where help is needed."""

    topic: str
    score: float
    n: int
    readings: tuple[Reading, ...] = ()

    @property
    def needs_help(self) -> bool:
        return self.n >= HELP_LEAST and self.score < HELP_BELOW


@dataclass(frozen=True, slots=True)
class Passage:
    """What the Source page is opened with."""

    sources: tuple[SealedSource, ...]
    citations: tuple[SealedCitation, ...]
    current: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Five numbers of `n` scores: whiskers reach the last score within 1.5 boxes."""

    label: str
    n: int
    low: float
    lower: float
    median: float
    upper: float
    high: float


@dataclass(frozen=True, slots=True)
class Moment:
    """The mean score of the attempts of one local day."""

    day: date
    score: float
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class TopicTable:
    """Students (rows, as in the report) by topics: score 0 to 1 and how many answers; NaN and 0
    where there is none."""

    topics: tuple[str, ...]
    scores: Floats
    counts: Integers


@dataclass(frozen=True, slots=True, eq=False)
class ClassReport:
    """All that was computed for one choice. Immutable; pages ask `Classroom` for the rest."""

    choice: ClassChoice
    quizzes: tuple[QuizOption, ...]
    attempts: tuple[ClassAttempt, ...]
    students: tuple[StudentRow, ...]
    quiz: QuizStatistics
    items: tuple[ItemRow, ...]
    topics: TopicTable
    misconceptions: tuple[Misconception, ...]
    by_topic: tuple[Box, ...]
    by_quiz: tuple[Box, ...]
    by_day: tuple[Moment, ...]
    marks: Marks
    responses: Responses
    """Of the attempts that count; `attempt` numbers `attempts`, `item` numbers `items`."""
    practice_attempts: int = 0
    """Submitted practices that the choice leaves out."""
    places: dict[ItemKey, int] = field(default_factory=dict)

    @property
    def took_part(self) -> int:
        """Students with an attempt that counts."""
        return sum(bool(row.attempts) for row in self.students)


__all__ = [
    "Box",
    "ClassAttempt",
    "ClassChoice",
    "ClassReport",
    "Intervals",
    "ItemKey",
    "ItemRow",
    "Moment",
    "Passage",
    "PassageRow",
    "Progress",
    "QuizOption",
    "Reading",
    "StudentRow",
    "TopicScore",
    "TopicTable",
]
