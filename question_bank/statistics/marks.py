"""What statistics are made of: the marks of attempts at questions.

Enter by `marks_from_table` (a matrix), `marks_from_responses` (arrays, one element a response) or
`marks_from_records` (objects). A mark that is missing was not drawn; 0 was unanswered or wrong.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float64]
    Integers: TypeAlias = npt.NDArray[np.int64]
    Booleans: TypeAlias = npt.NDArray[np.bool_]

MAX_MARK, MIN_MAXIMUM = 1e9, 1e-6
"""Bounds of marks and of maximum marks: far beyond any quiz, and no fourth power overflows."""

SAME = 1e-12
"""Marks closer than this share of the maximum are the same mark: sums of floats are not exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Responses sorted by question, then attempt: question i has `[starts[i], starts[i + 1])`.

    `rows` are the attempts (0..S-1), `values` the marks in points, `starts` has P + 1 elements.
    """

    starts: Integers
    rows: Integers
    values: Floats

    def column(self, question: int) -> tuple[Integers, Floats]:
        """(attempts, their marks) of one question."""
        part = slice(self.starts[question], self.starts[question + 1])
        return self.rows[part], self.values[part]

    def by_question(self, of_questions: Floats) -> Floats:
        """A value per question as a value per response."""
        import numpy as np

        return np.repeat(of_questions, np.diff(self.starts))


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of S attempts at P questions, in points.

    `questions` are P labels, `maxima` the P maximum marks. Either every attempt has every question,
    then `table` is S x P, or `drawn` holds the responses that there are.
    """

    questions: tuple[str, ...]
    maxima: Floats
    attempts: int
    table: Floats | None = None
    drawn: Drawn | None = None

    @property
    def complete(self) -> bool:
        """Whether every attempt has every question."""
        return self.drawn is None

    @property
    def responses(self) -> int:
        """How many marks there are."""
        if self.drawn is not None:
            return len(self.drawn.values)
        return self.attempts * len(self.questions)


@dataclass(frozen=True, slots=True)
class ResponseRecord:
    """One graded response. `question` tells versions apart, as (question id, version) does.

    `fraction` is -1..1, `points` is what the question was worth in that attempt.
    """

    attempt: Hashable
    question: Hashable
    fraction: float
    points: float = 1.0


def marks_from_table(
    table: npt.ArrayLike,
    maxima: float | Sequence[float] | Floats = 1.0,
    questions: Sequence[str] | None = None,
) -> Marks:
    """Marks from a matrix: a row an attempt, a column a question, NaN where it was not drawn.

    Raises:
        ValueError: the shapes do not fit, a mark is infinite or beyond `MAX_MARK`, or a maximum is
            not between `MIN_MAXIMUM` and `MAX_MARK`.
    """
    import numpy as np

    values = np.asarray(table, dtype=np.float64)
    if values.ndim != 2:
        raise ValueError(f"marks are a matrix, not an array of {values.ndim} dimensions")
    attempts, count = values.shape
    worth, labels = _worth(maxima, count), _labels(questions, count)
    missing = np.isnan(values)
    if not missing.any():
        _check(values)
        return Marks(labels, worth, attempts, table=values)
    columns, rows = np.nonzero(~missing.T)
    kept = values.T[columns, rows]
    _check(kept)
    starts = np.concatenate(([0], np.cumsum(attempts - missing.sum(axis=0)))).astype(np.int64)
    return Marks(labels, worth, attempts, drawn=Drawn(starts, rows.astype(np.int64), kept))


def marks_from_responses(
    attempt: npt.ArrayLike,
    question: npt.ArrayLike,
    mark: npt.ArrayLike,
    maxima: Sequence[float] | Floats,
    *,
    attempts: int,
    questions: Sequence[str] | None = None,
) -> Marks:
    """Marks from three arrays of one length: numbers of attempts (0..attempts-1), of questions
    (0..P-1, P being the length of `maxima`) and the marks. Pairs that are missing were not drawn.

    Raises:
        ValueError: as `marks_from_table`; or a number is out of range, or a pair stands twice.
    """
    import numpy as np

    rows = np.asarray(attempt, dtype=np.int64)
    columns = np.asarray(question, dtype=np.int64)
    values = np.asarray(mark, dtype=np.float64)
    if rows.ndim != 1 or rows.shape != columns.shape or rows.shape != values.shape:
        raise ValueError("attempt, question and mark are arrays of one length")
    worth = _worth(maxima, len(maxima))
    labels = _labels(questions, len(worth))
    _check(values)
    for what, numbers, bound in (("attempt", rows, attempts), ("question", columns, len(worth))):
        if len(numbers) and not 0 <= numbers.min() <= numbers.max() < bound:
            raise ValueError(f"numbers of {what}s are 0 to {bound - 1}")
    order = np.lexsort((rows, columns))
    rows, columns, values = rows[order], columns[order], values[order]
    if np.any((np.diff(rows) == 0) & (np.diff(columns) == 0)):
        raise ValueError("an attempt has one mark for a question")
    if len(values) == attempts * len(worth):
        table = np.ascontiguousarray(values.reshape(len(worth), attempts).T)
        return Marks(labels, worth, attempts, table=table)
    counts = np.bincount(columns, minlength=len(worth))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return Marks(labels, worth, attempts, drawn=Drawn(starts, rows, values))


def marks_from_records(
    records: Iterable[ResponseRecord],
) -> tuple[Marks, list[Any], list[Any]]:
    """(marks, keys of the attempts, keys of the questions), both in order of first appearance.

    Where a question was worth different points in different attempts, its maximum is the largest
    and the others' marks are scaled to it.

    Raises:
        ValueError: as `marks_from_responses`.
    """
    import numpy as np

    attempts: dict[Hashable, int] = {}
    questions: dict[Hashable, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    fractions: list[float] = []
    maxima: list[float] = []
    for record in records:
        column = questions.setdefault(record.question, len(questions))
        if column == len(maxima):
            maxima.append(record.points)
        maxima[column] = max(maxima[column], record.points)
        rows.append(attempts.setdefault(record.attempt, len(attempts)))
        columns.append(column)
        fractions.append(record.fraction)
    worth = np.array(maxima, dtype=np.float64)
    at = np.array(columns, dtype=np.int64)
    marks = marks_from_responses(
        rows, at, np.array(fractions, dtype=np.float64) * worth[at], worth,
        attempts=len(attempts), questions=[str(key) for key in questions],
    )  # fmt: skip
    return marks, list(attempts), list(questions)


def _worth(maxima: float | Sequence[float] | Floats, count: int) -> Floats:
    import numpy as np

    worth = np.array(np.broadcast_to(np.asarray(maxima, dtype=np.float64), (count,)))
    if not np.all((worth >= MIN_MAXIMUM) & (worth <= MAX_MARK)):
        raise ValueError(f"a maximum mark is between {MIN_MAXIMUM:g} and {MAX_MARK:g}")
    return worth


def _labels(questions: Sequence[str] | None, count: int) -> tuple[str, ...]:
    if questions is None:
        return tuple(str(number) for number in range(1, count + 1))
    if len(questions) != count:
        raise ValueError(f"{len(questions)} labels for {count} questions")
    return tuple(questions)


def _check(values: Floats) -> None:
    # Least and greatest, not the absolute values: no copy of a million marks.
    if values.size and not (values.min() >= -MAX_MARK and values.max() <= MAX_MARK):
        raise ValueError(f"a mark is a number from {-MAX_MARK:g} to {MAX_MARK:g}")
