"""The typed bank: what a bank file says, without its layout.

Frozen values all the way down. A `Question` is its common fields plus a `body`, one class per
family of kinds; a cloze gap carries a body too. Numbers that a person wrote stay `Decimal`, so
that 3.10 comes back as 3.10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """The nine kinds of question of bank format 1."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"
    TRUE_FALSE = "true-false"
    SHORT_ANSWER = "short-answer"
    NUMERIC = "numeric"
    DATE = "date"
    CLOZE = "cloze"
    ORDERING = "ordering"
    MATCHING = "matching"


class Status(StrEnum):
    """How far a question is vouched for."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REVIEWED = "reviewed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage `[start, end)` of a named source, in code points of `Document.text`."""

    source: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `fraction` (-1..1) is None unless the bank gives one."""

    id: str
    text: str
    correct: bool = False
    fraction: Decimal | None = None
    feedback: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Body of single-choice and multiple-choice; the question's (or gap's) kind tells which."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    answer: bool
    feedback_true: str = ""
    feedback_false: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A wording that earns `fraction` of the points (1 when None)."""

    text: str
    fraction: Decimal | None = None
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """`accepted[0]` is shown as the key; `rejected` are near names that are wrong."""

    accepted: tuple[Accepted, ...]
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Inclusive; `amount` is absolute, or a percentage of the value when `percent`."""

    amount: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class NumericAnswer:
    """Either `value` (with `tolerance`) or the inclusive range `minimum`..`maximum`."""

    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    tolerance: Tolerance | None = None
    fraction: Decimal | None = None
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Numeric:
    answers: tuple[NumericAnswer, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day; its length is its precision. Years run from -9999 to 9999."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def __str__(self) -> str:
        """The form that a bank file has: 2020, 2020-03 or 2020-03-03."""
        sign = "-" if self.year < 0 else ""
        text = f"{sign}{abs(self.year):04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text


@dataclass(frozen=True, slots=True)
class DateBody:
    answer: PartialDate


@dataclass(frozen=True, slots=True)
class OrderingItem:
    """`rank` 1 comes first; items of equal rank may swap."""

    id: str
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Ordering:
    items: tuple[OrderingItem, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    id: str
    prompt: str
    match: str


@dataclass(frozen=True, slots=True)
class Matching:
    pairs: tuple[Pair, ...]
    extra_matches: tuple[str, ...] = ()


GapBody: TypeAlias = "Choice | ShortAnswer | Numeric | DateBody"


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a cloze: any typed or choice kind."""

    id: str
    kind: Kind
    body: GapBody


@dataclass(frozen=True, slots=True)
class Cloze:
    """The question's stem marks the gaps `{1}`, `{2}`; `gaps` stand in the stem's order."""

    gaps: tuple[Gap, ...]


Body: TypeAlias = (
    "Choice | TrueFalse | ShortAnswer | Numeric | DateBody | Cloze | Ordering | Matching"
)


@dataclass(frozen=True, slots=True)
class Review:
    """Who vouches for a question, when (ISO date), and for which version of it."""

    by: str
    on: str
    version: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a generated question comes from. `gates` are the codes of gates that it failed."""

    rule: str
    fact: str
    generator: str
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    file: str
    sha256: str
    alt: str


@dataclass(frozen=True, slots=True)
class Question:
    """One item. `points` is a positive decimal; `markup` is "" or "basic"."""

    id: str
    kind: Kind
    stem: str
    body: Body
    status: Status = Status.DRAFT
    reviewed: Review | None = None
    explanation: str = ""
    citations: tuple[Citation, ...] = ()
    uncited: bool = False
    topics: tuple[str, ...] = ()
    points: Decimal = Decimal(1)
    markup: str = ""
    media: tuple[Media, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the bank cites; `file` is POSIX, relative, without `..`."""

    id: str
    title: str
    file: str
    media_type: str
    sha256: str
    text_sha256: str
    extractor: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """One bank file. `dropped` holds the ids of facts that a teacher never wants again."""

    id: str
    title: str
    language: str = "en"
    licence: str = ""
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    dropped: tuple[str, ...] = ()

    def by_id(self) -> Mapping[str, Question]:
        """Question id to question; built anew at each call."""
        return {question.id: question for question in self.questions}
