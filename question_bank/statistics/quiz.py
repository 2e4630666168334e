"""Statistics of a whole quiz. Enter by `quiz_statistics`.

Formulas: k-statistics of the totals T and Cronbach's alpha, as Moodle's quiz report has them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.statistics.marks import Marks
from question_bank.statistics.scores import POINTS, is_constant, totals

if TYPE_CHECKING:
    from question_bank.statistics.items import ItemStatistics
    from question_bank.statistics.marks import Floats


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """The quiz of S `attempts`. None is a value whose denominator is 0, or that draws do not have.

    `mean`, `median`, `sd` and `standard_error` are in `unit`: "points", or "percent" of what the
    attempt could score where attempts drew unlike amounts; then `maximum` is None. `consistency`
    (Cronbach's alpha) and `error_ratio` are in per cent. `random_draws`: not every attempt has
    every question.
    """

    attempts: int
    questions: int
    random_draws: bool
    unit: str = POINTS
    maximum: float | None = None
    mean: float | None = None
    median: float | None = None
    sd: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    consistency: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


def quiz_statistics(marks: Marks, items: Sequence[ItemStatistics] | None = None) -> QuizStatistics:
    """The statistics of the quiz; attempts that drew nothing do not count.

    `items`: those of its questions, where they are known already.
    """
    import numpy as np

    scored = totals(marks)
    total, unit = scored.comparable()
    size, count = len(total), len(marks.questions)
    maximum = scored.maximum
    found: dict[str, float | None] = {}
    if size:
        found["mean"] = float(total.mean())
        found["median"] = float(np.median(total))
        scale = maximum or 100.0
        flat = is_constant(total, max(scale, float(np.abs(total).max())))
        found |= _moments(total - total.mean(), flat)
        if marks.complete and not flat and size > 1 and count > 1:
            found |= _reliability(_variances(marks, items), float(total.var(ddof=1)))
    return QuizStatistics(size, count, not marks.complete, unit, maximum, **found)


def _moments(centred: Floats, flat: bool) -> dict[str, float | None]:
    size = len(centred)
    if size < 2:
        return {}
    if flat:
        return {"sd": 0.0}
    squares = centred * centred
    m2 = float(squares.mean())
    k2 = size * m2 / (size - 1)
    found: dict[str, float | None] = {"sd": k2**0.5}
    if size > 2:
        m3 = float((squares * centred).mean())
        found["skewness"] = size**2 * m3 / ((size - 1) * (size - 2)) / k2**1.5
    if size > 3:
        m4 = float((squares * squares).mean())
        k4 = size**2 * ((size + 1) * m4 - 3 * (size - 1) * m2**2)
        found["kurtosis"] = k4 / ((size - 1) * (size - 2) * (size - 3)) / k2**2
    return found


def _variances(marks: Marks, items: Sequence[ItemStatistics] | None) -> list[float]:
    if items is None:
        from question_bank.statistics.items import item_statistics

        items = item_statistics(marks)
    return [item.mark_variance or 0.0 for item in items]


def _reliability(variances: list[float], k2: float) -> dict[str, float | None]:
    """Cronbach's alpha, the error ratio and the standard error of the totals."""
    count = len(variances)
    consistency = 100 * count / (count - 1) * (1 - math.fsum(variances) / k2)
    # Alpha is never above 1 but by rounding.
    error_ratio = 100 * max(0.0, 1 - consistency / 100) ** 0.5
    return {
        "consistency": consistency,
        "error_ratio": error_ratio,
        "standard_error": error_ratio * k2**0.5 / 100,
    }
