"""A question as foreign formats have it, before it is known what format 1 can make of it.

Readers fill an `Item`; `question_bank.exchange.building` makes the question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from question_bank.bank.model import Citation, Kind, PartialDate, Tolerance
from question_bank.exchange.rich import EMPTY, Rich


@dataclass(slots=True)
class Alternative:
    """An option, an accepted wording, or a number. `share` is of the points: 1 right, 0 wrong."""

    text: Rich
    share: Decimal = Decimal(0)
    feedback: Rich = EMPTY
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    tolerance: Tolerance | None = None
    citations: tuple[Citation, ...] = ()
    id: str = ""


@dataclass(slots=True)
class GapItem:
    """One gap of a cloze."""

    id: str
    kind: Kind
    alternatives: list[Alternative]
    unit: str = ""
    date: PartialDate | None = None


@dataclass(slots=True)
class Item:
    """One question. `line` counts from 1; `lost` collects sentences of what cannot be carried.

    In the stem of a cloze the gaps already stand as `{id}`, other braces doubled.
    `plain_shares`: alternatives of share 1 are keys that count alike, not fractions.
    """

    line: int
    kind: Kind
    stem: Rich
    explanation: Rich = EMPTY
    given_id: str = ""
    name: str = ""
    topics: list[str] = field(default_factory=list)
    points: Decimal | None = None
    alternatives: list[Alternative] = field(default_factory=list)
    plain_shares: bool = False
    unit: str = ""
    truth: bool = False
    feedback_true: Rich = EMPTY
    feedback_false: Rich = EMPTY
    date: PartialDate | None = None
    pairs: list[tuple[Rich, Rich]] = field(default_factory=list)
    extra_matches: list[Rich] = field(default_factory=list)
    order: list[tuple[Rich, int]] = field(default_factory=list)
    gaps: list[GapItem] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def lose(self, sentence: str) -> None:
        """Notes once what cannot be carried."""
        if sentence not in self.lost:
            self.lost.append(sentence)
