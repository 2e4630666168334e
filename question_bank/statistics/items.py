"""Statistics of each question. Enter by `item_statistics`; `rest_scores` gives the X of one.

Formulas: classical test theory as Moodle's quiz report defines it. x is the mark on the question,
T the attempt's total, X = T - x the rest score; every variance and covariance divides by n - 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.statistics.marks import SAME, Marks
from question_bank.statistics.scores import is_constant, mean_of_others, present, totals

if TYPE_CHECKING:
    from question_bank.statistics.marks import Booleans, Floats, Integers

_BLOCK = 160_000
"""Marks worked on at a time: a block and its three copies stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One question. None is a value whose denominator is 0, or that random draws do not have.

    `n` attempts drew it. `sd` and variances are in points; X is in points where all attempts have
    all questions, with random draws the mean fraction on the attempt's other questions.
    `discrimination_index`, `discriminative_efficiency` and both weights are in per cent, and may
    be negative but for the weights. `total_covariance` is the cov(x, T) of the effective weight.
    """

    question: str
    n: int
    maximum: float
    facility: float | None = None
    sd: float | None = None
    sd_percent: float | None = None
    mark_variance: float | None = None
    rest_variance: float | None = None
    covariance: float | None = None
    covariance_max: float | None = None
    total_covariance: float | None = None
    discrimination_index: float | None = None
    discriminative_efficiency: float | None = None
    effective_weight: float | None = None
    intended_weight: float | None = None
    random_guess_score: float | None = None


_COMPUTED = tuple(
    "facility sd sd_percent mark_variance rest_variance covariance covariance_max total_covariance "
    "discrimination_index discriminative_efficiency effective_weight intended_weight".split()
)

_PAIRED = "variance where X is known"


def item_statistics(
    marks: Marks, guess_scores: Sequence[float | None] | None = None
) -> tuple[ItemStatistics, ...]:
    """The statistics of all P questions, in their order.

    `guess_scores`: the random guess score of each, which marks do not tell.

    Raises:
        ValueError: `guess_scores` has another length than there are questions.
    """
    import numpy as np

    count = len(marks.questions)
    guesses = [None] * count if guess_scores is None else list(guess_scores)
    if len(guesses) != count:
        raise ValueError(f"{len(guesses)} random guess scores for {count} questions")
    columns = {name: np.full(count, np.nan) for name in (*_COMPUTED, _PAIRED)}
    sizes = _of_complete(marks, columns) if marks.complete else _of_drawn(marks, columns)
    _derive(columns, marks.maxima)
    return tuple(
        ItemStatistics(
            marks.questions[place],
            sizes[place],
            float(marks.maxima[place]),
            random_guess_score=guesses[place],
            **{name: present(columns[name][place]) for name in _COMPUTED},
        )
        for place in range(count)
    )


def rest_scores(marks: Marks, question: int) -> tuple[Integers, Floats]:
    """(attempts that drew the question, X of each): the score on the attempt's other questions.

    In points where all attempts have all questions, else the mean fraction; NaN for an attempt
    that drew nothing else.
    """
    import numpy as np

    scored = totals(marks)
    if marks.drawn is None:
        assert marks.table is not None
        return np.arange(marks.attempts), scored.points - marks.table[:, question]
    rows, x = marks.drawn.column(question)
    return rows, mean_of_others(scored, rows, x / float(marks.maxima[question]))


def _of_complete(marks: Marks, columns: dict[str, Floats]) -> list[int]:
    """Fills facility, variances and covariances, a block of questions at a time."""
    import numpy as np

    table = marks.table
    assert table is not None
    attempts, count = table.shape
    columns["intended_weight"][:] = 100 * marks.maxima / (marks.maxima.sum() if count else 1)
    if not attempts or not count:
        return [attempts] * count
    total = table.sum(axis=1)
    scale = max(float(marks.maxima.sum()), float(np.abs(total).max()))
    width = max(1, _BLOCK // attempts)
    for first in range(0, count, width):
        block = slice(first, first + width)
        x = np.ascontiguousarray(table[:, block].T)
        means = x.mean(axis=1)
        columns["facility"][block] = means / marks.maxima[block]
        if attempts > 1:
            rest = total - x
            same_x = np.ptp(x, axis=1) <= SAME * marks.maxima[block]
            same_rest = np.ptp(rest, axis=1) <= SAME * scale
            x -= means[:, None]
            rest -= rest.mean(axis=1)[:, None]
            _spread(columns, block, x, rest, same_x, same_rest)
    if attempts > 1:
        _weigh(columns, 0.0 if is_constant(total, scale) else float(total.var(ddof=1)))
    return [attempts] * count


def _spread(
    columns: dict[str, Floats],
    block: slice,
    x: Floats,
    rest: Floats,
    same_x: Booleans,
    same_rest: Booleans,
) -> None:
    """Variances and covariances of rows of centred x and X, which are sorted in the end."""
    import numpy as np

    divisor = x.shape[1] - 1

    def product(one: Floats, other: Floats, none: Booleans) -> Floats:
        return np.where(none, 0.0, np.einsum("ij,ij->i", one, other) / divisor)

    columns["mark_variance"][block] = columns[_PAIRED][block] = product(x, x, same_x)
    columns["rest_variance"][block] = product(rest, rest, same_rest)
    columns["covariance"][block] = product(x, rest, same_x | same_rest)
    x.sort(axis=1)
    rest.sort(axis=1)
    columns["covariance_max"][block] = product(x, rest, same_x | same_rest)


def _weigh(columns: dict[str, Floats], total_variance: float) -> None:
    """Effective weights: cov(x, T) = cov(x, X) + V(x)."""
    import numpy as np

    variance = columns["mark_variance"]
    shared = columns["covariance"] + variance
    shared[np.abs(shared) <= SAME * (variance + np.sqrt(variance * total_variance))] = 0.0
    if not total_variance:
        shared[:] = 0.0
    columns["total_covariance"][:] = shared
    counted = shared >= 0
    roots = np.sqrt(shared, out=np.full(len(shared), np.nan), where=counted)
    whole = roots[counted].sum()
    if whole > 0:
        columns["effective_weight"][:] = 100 * roots / whole


def _of_drawn(marks: Marks, columns: dict[str, Floats]) -> list[int]:
    """Each question over the attempts that drew it; X where an attempt drew others, too."""
    import numpy as np

    assert marks.drawn is not None
    scored = totals(marks)
    sizes = []
    for number, maximum in enumerate(marks.maxima.tolist()):
        rows, x = marks.drawn.column(number)
        sizes.append(len(x))
        if not len(x):
            continue
        columns["facility"][number] = x.mean() / maximum
        columns["intended_weight"][number] = (100 * maximum / scored.worth[rows]).mean()
        if len(x) < 2:
            continue
        rest = mean_of_others(scored, rows, x / maximum)
        known = ~np.isnan(rest)
        paired, rest = x[known], rest[known]
        if len(paired) > 1:
            flat_x, flat_rest = is_constant(paired, maximum), is_constant(rest, 1.0)
            _spread(
                columns,
                slice(number, number + 1),
                (paired - paired.mean())[None, :],
                (rest - rest.mean())[None, :],
                np.array([flat_x]),
                np.array([flat_rest]),
            )
        columns["mark_variance"][number] = 0.0 if is_constant(x, maximum) else x.var(ddof=1)
    return sizes


def _derive(columns: dict[str, Floats], maxima: Floats) -> None:
    """What follows from the variances and covariances."""
    import numpy as np

    columns["sd"][:] = np.sqrt(columns["mark_variance"])
    columns["sd_percent"][:] = 100 * columns["sd"] / maxima
    # The index needs the variance over the attempts that have an X, which draws may have fewer of.
    spread = np.sqrt(columns[_PAIRED] * columns["rest_variance"])
    np.divide(
        100 * columns["covariance"],
        spread,
        out=columns["discrimination_index"],
        where=spread > 0,
    )
    np.divide(
        100 * columns["covariance"],
        columns["covariance_max"],
        out=columns["discriminative_efficiency"],
        where=columns["covariance_max"] > 0,
    )
