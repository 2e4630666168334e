"""How well an answer says that a question is known: Again, Hard, Good or Easy. Enter by `rate`.

Wrong is Again and right is Good. Where the person was asked how sure they are, or wants their pace
to count, a right answer may be Hard or Easy.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from statistics import median

RIGHT_FROM = 1 - 1e-9
"""A sum of thirds may miss 1 by the last bit."""

KNOWN_FROM = 0.75
"""An answer that is partly right says that the question is known, with effort, from here on."""

FAST, SLOW = 0.5, 2.0
"""Shares of the usual time up to which an answer is easy, and from which on it is hard."""

USUAL_FROM = 10
"""Right answers that are needed to say what time is usual."""


class Rating(IntEnum):
    """The four grades of the FSRS scheduler."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rate(fraction: float, certainty: int | None = None, pace: float | None = None) -> Rating:
    """The rating of an answer that is worth `fraction` (-1 to 1).

    `certainty` is 1 to 3, None where it was not asked or not said; it goes before `pace`, the share
    of the usual time that the answer took (`pace_of`).
    """
    if fraction < KNOWN_FROM:
        return Rating.AGAIN
    if fraction < RIGHT_FROM or certainty == 1:
        return Rating.HARD
    if certainty is not None:
        return Rating.EASY if certainty >= 3 else Rating.GOOD
    if pace is not None and pace <= FAST:
        return Rating.EASY
    return Rating.HARD if pace is not None and pace >= SLOW else Rating.GOOD


def pace_of(spent_s: float, usual_s: Sequence[float]) -> float | None:
    """The time of an answer as a share of the median of `usual_s`; None where those are too few."""
    if len(usual_s) < USUAL_FROM:
        return None
    middle = median(usual_s)
    return spent_s / middle if middle > 0 else None
