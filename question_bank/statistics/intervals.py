"""How sure the figures are: confidence intervals by bootstrap. Enter by `bootstrap_intervals`.

Attempts are drawn anew with replacement, as many as there are, and the figure is computed again;
the interval is between the percentiles of what came out (Efron's percentile interval). A resample
is a row of counts, so that all figures of all resamples are products of matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.statistics.marks import Marks
from question_bank.statistics.scores import Totals, mean_of_others, totals

if TYPE_CHECKING:
    from question_bank.statistics.items import ItemStatistics
    from question_bank.statistics.marks import Floats, Integers

MIN_USABLE = 0.95
"""Share of resamples in which a figure must exist, else it has no interval."""

_NOTHING = 1e-10  # of the terms a variance is the difference of: what rounding leaves
_WEIGHTS = 4_000_000  # counts of attempts held at a time: 32 MB
_COLUMNS = 4_000_000  # figures of resamples held at a time, twice
_BLOCK = 2_000_000  # marks centred and multiplied at a time


@dataclass(frozen=True, slots=True)
class Interval:
    """`low` to `high`, of `level` confidence (0 to 1)."""

    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """Intervals in the units of the figures; None where a figure or too many resamples have none.

    `facility` and `discrimination_index` have one element a question, in their order.
    """

    resamples: int
    facility: tuple[Interval | None, ...]
    discrimination_index: tuple[Interval | None, ...]
    mean: Interval | None
    sd: Interval | None
    consistency: Interval | None
    standard_error: Interval | None


def bootstrap_intervals(
    marks: Marks, *, resamples: int = 1000, level: float = 0.95, seed: int = 0
) -> Intervals:
    """Percentile intervals of facility, discrimination index, mean, SD, alpha, standard error.

    The same marks and seed give the same intervals, in whatever order the attempts stand.

    Raises:
        ValueError: `resamples` is below 20, or `level` is not between 0 and 1.
    """
    import numpy as np

    if resamples < 20 or not 0 < level < 1:
        raise ValueError("an interval takes 20 resamples or more, and a level between 0 and 1")
    scored = totals(marks)
    count = len(marks.questions)
    facility: list[Interval | None] = []
    index: list[Interval | None] = []
    spread: Floats = np.zeros(resamples)
    wide = max(1, _COLUMNS // resamples)
    order = _canonical_order(marks, scored)
    for first in range(0, count, wide):
        part = range(first, min(count, first + wide))
        means, indices = np.full((2, resamples, len(part)), np.nan)
        for at, weights in _weights(order, marks.attempts, resamples, seed):
            if marks.complete:
                _complete(marks, scored, part, weights, means[at], indices[at], spread[at])
            else:
                _drawn(marks, scored, part, weights, means[at], indices[at])
        facility += _between(means, level)
        index += _between(indices, level)
    quiz = np.full((4, resamples), np.nan)
    for at, weights in _weights(order, marks.attempts, resamples, seed):
        quiz[:, at] = _of_quiz(marks, scored, weights, spread[at])
    mean, sd, consistency, error = _between(quiz.T, level)
    return Intervals(resamples, tuple(facility), tuple(index), mean, sd, consistency, error)


def _canonical_order(marks: Marks, scored: Totals) -> Integers:
    """Attempts in an order that depends on their marks alone."""
    import numpy as np

    if marks.table is not None:
        return np.lexsort(marks.table.T) if marks.table.size else np.arange(marks.attempts)
    assert marks.drawn is not None
    drawn = marks.drawn
    columns = np.repeat(np.arange(len(marks.questions)), np.diff(drawn.starts))
    by_attempt = np.argsort(drawn.rows, kind="stable")
    ends = np.cumsum(scored.counts)[:-1]
    asked = np.split(columns[by_attempt], ends)
    given = np.split(drawn.values[by_attempt], ends)
    keys = [(one.tobytes(), other.tobytes()) for one, other in zip(asked, given, strict=True)]
    return np.array(sorted(range(marks.attempts), key=keys.__getitem__), dtype=np.int64)


def _weights(
    order: Integers, attempts: int, resamples: int, seed: int
) -> Iterator[tuple[slice, Floats]]:
    """How often each attempt is in each resample: (resamples' slice, counts, one row each)."""
    import numpy as np

    if not attempts:
        return
    chance = np.random.default_rng(seed)
    held = max(1, _WEIGHTS // attempts)
    for first in range(0, resamples, held):
        rows = min(held, resamples - first)
        picked = chance.integers(0, attempts, (rows, attempts))
        picked += np.arange(rows)[:, None] * attempts
        counts = np.bincount(picked.ravel(), minlength=rows * attempts).reshape(rows, attempts)
        weights = np.empty((rows, attempts))
        weights[:, order] = counts
        yield slice(first, first + rows), weights


def _variance(sums: Floats, squares: Floats, n: Floats | int) -> Floats:
    """From weighted sums of centred values; 0 where only rounding is left."""
    import numpy as np

    variance = squares - sums * sums / n
    return np.where(variance > _NOTHING * squares, variance, 0.0)


def _complete(
    marks: Marks,
    scored: Totals,
    part: range,
    weights: Floats,
    means: Floats,
    indices: Floats,
    spread: Floats,
) -> None:
    """Fills facility and index of the questions of `part`; adds their variances to `spread`."""
    import numpy as np

    table = marks.table
    assert table is not None
    n = marks.attempts
    t = (scored.points - scored.points.mean())[:, None]
    sum_t, squares_t = weights @ t, weights @ (t * t)
    width = max(1, _BLOCK // n)
    for first in range(0, len(part), width):
        at = slice(first, min(len(part), first + width))
        block = slice(part.start + at.start, part.start + at.stop)
        centre = table[:, block].mean(axis=0)
        x = table[:, block] - centre
        sum_x, squares_x = weights @ x, weights @ (x * x)
        means[:, at] = (sum_x / n + centre) / marks.maxima[block]
        shared = weights @ (x * t) - sum_x * sum_t / n
        variance = _variance(sum_x, squares_x, n)
        spread += variance.sum(axis=1)
        rest = (squares_t - sum_t * sum_t / n) - 2 * shared + variance
        rest = np.where(rest > _NOTHING * (squares_t + squares_x), rest, 0.0)
        indices[:, at] = _correlation(shared - variance, variance, rest)


def _drawn(
    marks: Marks, scored: Totals, part: range, weights: Floats, means: Floats, indices: Floats
) -> None:
    """The same over the attempts that drew a question, however many a resample has of them."""
    import numpy as np

    assert marks.drawn is not None
    # An attempt a row: what a question needs of the weights lies together.
    by_attempt = np.ascontiguousarray(weights.T)
    for column, number in enumerate(part):
        rows, x = marks.drawn.column(number)
        if not len(x):
            continue
        maximum = float(marks.maxima[number])
        centre = float(x.mean())
        counts = by_attempt[rows]
        n = counts.sum(axis=0)
        np.divide(
            ((x - centre) @ counts / np.maximum(n, 1) + centre) / maximum, 1,
            out=means[:, column], where=n > 0,
        )  # fmt: skip
        rest = mean_of_others(scored, rows, x / maximum)
        known = ~np.isnan(rest)
        if known.sum() < 2:
            continue
        if not known.all():
            counts, x, rest = counts[known], x[known], rest[known]
            n = counts.sum(axis=0)
        x, rest, n = x - centre, rest - rest.mean(), np.maximum(n, 1)
        sums = np.stack((x, x * x, rest, rest * rest, x * rest)) @ counts
        variance, of_rest = _variance(sums[0], sums[1], n), _variance(sums[2], sums[3], n)
        indices[:, column] = _correlation(sums[4] - sums[0] * sums[2] / n, variance, of_rest)


def _correlation(shared: Floats, one: Floats, other: Floats) -> Floats:
    """In per cent; NaN without spread."""
    import numpy as np

    scale = np.sqrt(one * other)
    found: Floats = np.full(shared.shape, np.nan)
    np.divide(100 * shared, scale, out=found, where=scale > 0)
    return found


def _of_quiz(marks: Marks, scored: Totals, weights: Floats, spread: Floats) -> Floats:
    """Mean, SD, alpha and standard error of each resample: 4 x resamples."""
    import numpy as np

    total, _unit = scored.comparable()
    weights = weights[:, scored.counts > 0]
    found = np.full((4, len(weights)), np.nan)
    if not len(total):
        return found
    n = weights.sum(axis=1)
    centre = total.mean()
    sums, squares = weights @ (total - centre), weights @ (total - centre) ** 2
    drew = n > 0
    found[0, drew] = sums[drew] / n[drew] + centre
    variance = _variance(sums, squares, np.maximum(n, 1))
    several = n > 1
    found[1, several] = np.sqrt(variance[several] / (n[several] - 1))
    count = len(marks.questions)
    if marks.complete and count > 1:
        left = np.divide(spread, variance, out=np.full(len(n), np.nan), where=variance > 0)
        found[2] = 100 * count / (count - 1) * (1 - left)
        found[3] = np.sqrt(np.maximum(0.0, 1 - found[2] / 100)) * found[1]
    return found


def _between(values: Floats, level: float) -> list[Interval | None]:
    """An interval for each column, None where it has too few values."""
    import numpy as np

    resamples, count = values.shape
    usable = np.isfinite(values).sum(axis=0)
    edges = [(1 - level) / 2, (1 + level) / 2]
    found: list[Interval | None] = []
    for column in range(count):
        if usable[column] < max(2, MIN_USABLE * resamples):
            found.append(None)
            continue
        kept = values[:, column]
        low, high = np.quantile(kept[np.isfinite(kept)], edges)
        found.append(Interval(float(low), float(high), level))
    return found


def without_absent(intervals: Intervals, items: Sequence[ItemStatistics]) -> Intervals:
    """The same, without intervals of figures that are absent themselves."""
    from dataclasses import replace

    return replace(
        intervals,
        discrimination_index=tuple(
            None if item.discrimination_index is None else interval
            for item, interval in zip(items, intervals.discrimination_index, strict=True)
        ),
    )
