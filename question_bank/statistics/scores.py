"""What an attempt scored: totals, and the share it earned of what it drew.

Enter by `totals`. Shared by the statistics of questions, of the quiz and by the intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.statistics.marks import SAME, Marks

if TYPE_CHECKING:
    from question_bank.statistics.marks import Floats, Integers

POINTS, PERCENT = "points", "percent"


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """Of each of S attempts: what it scored.

    `points` are sums of marks and `worth` the sums of their maxima; `fractions` are sums of
    mark / maximum over `counts` questions.
    """

    points: Floats
    worth: Floats
    fractions: Floats
    counts: Integers

    @property
    def maximum(self) -> float | None:
        """What every attempt could score; None where attempts drew unlike amounts."""
        held = self.worth[self.counts > 0]
        if not len(held) or held.max() - held.min() > 1e-9 * held.max():
            return None
        return float(held[0])

    def comparable(self) -> tuple[Floats, str]:
        """(total of each attempt that drew something, its unit).

        In points where all could score the same, else in per cent of what the attempt could score.
        """
        held = self.counts > 0
        if not held.any() or self.maximum is not None:
            return self.points[held], POINTS
        return 100 * self.points[held] / self.worth[held], PERCENT


def totals(marks: Marks) -> Totals:
    """The totals of all attempts."""
    import numpy as np

    attempts, maxima = marks.attempts, marks.maxima
    if marks.drawn is None:
        assert marks.table is not None
        return Totals(
            marks.table.sum(axis=1),
            np.full(attempts, maxima.sum()),
            marks.table @ (1 / maxima),
            np.full(attempts, len(maxima), dtype=np.int64),
        )
    drawn = marks.drawn
    worth = drawn.by_question(maxima)

    def sums(of_responses: Floats) -> Floats:
        # Without any response bincount counts, in integers.
        sums = np.bincount(drawn.rows, weights=of_responses, minlength=attempts)
        return sums.astype(np.float64, copy=False)

    counts = np.bincount(drawn.rows, minlength=attempts).astype(np.int64)
    return Totals(sums(drawn.values), sums(worth), sums(drawn.values / worth), counts)


def mean_of_others(scored: Totals, rows: Integers, fractions: Floats) -> Floats:
    """The mean fraction on the other questions of each attempt of `rows`, whose fraction on this
    one is given; NaN for an attempt that drew nothing else."""
    import numpy as np

    others = scored.counts[rows] - 1
    rest = np.full(len(rows), np.nan)
    np.divide(scored.fractions[rows] - fractions, others, out=rest, where=others > 0)
    return rest


def is_constant(values: Floats, scale: float) -> bool:
    """Whether all values are one but for the rounding of sums; `scale` is their order of size."""
    return len(values) == 0 or bool(values.max() - values.min() <= SAME * scale)


def present(value: float) -> float | None:
    """A float, or None for NaN: what has no denominator is absent, not 0."""
    number = float(value)
    return None if number != number else number
