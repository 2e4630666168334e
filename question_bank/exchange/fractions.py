"""Shares of the points in per cent, as Moodle's formats have them.

`nearest_percent` goes out (Moodle takes a fixed list only), `share_of_percent` comes in, and
`multiple_percents`/`is_plain_multiple` say how a plain multiple choice stands in such a format.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

_LISTED = (
    "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 "
    "10 5 0"
)
PERCENTS: tuple[Decimal, ...] = tuple(
    dict.fromkeys(sign * Decimal(one) for one in _LISTED.split() for sign in (1, -1))
)
"""What Moodle's import accepts."""

_PLACES = Decimal("0.00001")


def nearest_percent(share: Decimal) -> Decimal:
    """The listed percentage nearest to a share of -1..1."""
    return min(PERCENTS, key=lambda one: abs(one - share * 100))


def share_of_percent(percent: Decimal) -> Decimal:
    """A percentage as a share to five decimals: 33.33333 is 0.33333, which grading takes for a
    third (three of them are full marks)."""
    return rounded(percent / 100)


def rounded(share: Decimal) -> Decimal:
    """A share to five decimals, without zeros at its end."""
    return Decimal(f"{share.quantize(_PLACES, ROUND_HALF_UP).normalize():f}")


def multiple_percents(right: int, wrong: int) -> tuple[Decimal, Decimal]:
    """What a tick at one of `right` keys and one of `wrong` options is worth, by the grading rule
    of a multiple choice without fractions: 1/right, and -1/max(wrong, 2)."""
    return (
        nearest_percent(Decimal(1) / right),
        nearest_percent(Decimal(-1) / max(wrong, 2)) if wrong else Decimal(0),
    )


def is_plain_multiple(percents: Sequence[Decimal]) -> bool:
    """Whether these percentages say what a multiple choice without fractions says."""
    right = sum(one > 0 for one in percents)
    if not right:
        return False
    key, other = multiple_percents(right, len(percents) - right)
    return all(one == (key if one > 0 else other) for one in percents)


def percent_text(percent: Decimal) -> str:
    """50, -33.33333."""
    return f"{percent.normalize():f}"
