"""Marks from a CSV file of whatever program. Enter by `read_marks`.

A row an attempt: a name, then a mark for each question. Nothing in a cell means that the question
was not drawn, 0 that it was wrong or unanswered. What was made of the file is told in `notices`.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.errors import Problem, QuestionBankError
from question_bank.statistics.attempts import Which
from question_bank.statistics.csv_cells import BrokenRowError, CsvText, Row
from question_bank.statistics.csv_text import UnreadableError, read_csv_text
from question_bank.statistics.mark_cells import MarkCells, is_header, shown
from question_bank.statistics.marks import Marks, marks_from_table

if TYPE_CHECKING:
    from question_bank.statistics.marks import Floats

MAX_PROBLEMS = 1000
"""Problems told one by one; of the rest only the number."""

_TOTAL_HEAD = re.compile(r"sum|total|grade|score|result|points|marks?$", re.IGNORECASE)
_TOTAL_SLACK = 1e-4  # programs round the totals that they write
_OVER = 1e-9


class MarksProblemsError(QuestionBankError):
    """A file of marks that cannot be used as it is; carries every problem found, in file order."""

    def __init__(self, path: Path | str, problems: Sequence[Problem]) -> None:
        self.path = Path(path)
        self.problems = tuple(sorted(problems, key=lambda one: (one.line, one.column)))
        super().__init__("\n".join(problem.located(path) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class MarksFile:
    """The marks of a file. `names` are those of the attempts that count, in the file's order.

    `header`: whether the first row was taken for one; `notices` are sentences for the person.
    """

    marks: Marks
    names: tuple[str, ...]
    header: bool
    notices: tuple[str, ...] = ()


def read_marks(
    path: Path,
    maxima: Sequence[float] = (1.0,),
    *,
    header: bool | None = None,
    which: Which | None = None,
) -> MarksFile:
    """Reads a file of marks.

    `maxima` is one maximum mark for all questions, or one for each; `header` says whether the first
    row is one (None: it is looked at). `which` says what to do when a name stands in several rows:
    the first, the best or all count; None makes it a problem. A last column that holds the totals
    is left out.

    Raises:
        MarksProblemsError: the contents cannot be used; tells each problem's line and column.
        QuestionBankError: the file cannot be read, or is too large.
    """
    return _Reading(path, list(maxima), which).read(header)


@dataclass
class _Reading:
    path: Path
    maxima: list[float]
    which: Which | None
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    notices: list[str] = field(default_factory=list)
    width: int = 0
    csv: CsvText = field(init=False)
    marks: MarkCells = field(init=False)

    def read(self, header: bool | None) -> MarksFile:
        try:
            text, notice = read_csv_text(self.path)
        except UnreadableError as error:
            self._problem(error.line, error.column, error.message)
            raise self._error() from None
        self.notices += [notice] if notice else []
        self.csv = CsvText(text)
        widths = self._widths()
        first = next(self.csv.rows(), None)
        if first is None:
            self._problem(1, 1, "there are no marks in this file.")
            raise self._error()
        self._expect(widths)
        with_header = is_header(first) if header is None else header
        heads = first.cells if with_header else []
        if with_header:
            self.notices.append(f"Line {first.first} was taken for the header.")
        rows, names = self._rows(skip=with_header)
        self._stop_at_problems()
        if not rows:
            self._problem(first.first, 1, "there is a header, and no attempt below it.")
            raise self._error()
        table, labels = self._columns(heads, rows)
        self._check_bounds(table, rows)
        self._stop_at_problems()
        return self._file(table, labels, names, with_header)

    # The rows

    def _widths(self) -> Counter[int]:
        """How many rows have how many cells."""
        widths: Counter[int] = Counter()
        try:
            for row in self.csv.rows():
                widths[len(row.cells)] += 1
        except BrokenRowError as broken:
            self._problem(broken.line, broken.column, broken.message)
            raise self._error() from None
        return widths

    def _expect(self, widths: Counter[int]) -> None:
        """A row has as many cells as most rows have."""
        self.width = max(widths, key=lambda width: (widths[width], width))
        if self.width < 2:
            self._problem(
                1, 1, "there is one column only; a row is a name, then a mark for each question, "
                "with commas between them.",
            )  # fmt: skip
            raise self._error()
        if self.csv.delimiter != ",":
            named = {";": "semicolons", "\t": "tabs"}[self.csv.delimiter]
            self.notices.append(f"Cells are separated by {named}.")

    def _rows(self, *, skip: bool) -> tuple[list[tuple[Row, Floats]], list[str]]:
        """The rows of attempts, without their texts but with their marks, and their names."""
        import numpy as np

        self.marks = MarkCells(decimal_commas=self.csv.delimiter != ",")
        found: list[tuple[Row, Floats]] = []
        names: list[str] = []
        seen: dict[str, int] = {}
        for number, row in enumerate(self.csv.rows()):
            if len(row.cells) != self.width:
                self._ragged(row)
                continue
            if number == 0 and skip:
                continue
            self._check_name(row, seen)
            values = array("d", map(self.marks, row.cells[1:]))
            if self.marks.failed:
                self._tell_marks(row)
            if not any(row.cells[1:]):
                self._at(row, 1, "no question has a mark; write 0 for those left unanswered.")
            found.append((Row(row.first, row.last, []), np.frombuffer(values)))
            names.append(row.cells[0])
        return found, names

    def _ragged(self, row: Row) -> None:
        count = len(row.cells)
        what = f"{count} cells, where most rows have {self.width}"
        hint = "" if count < self.width else " (decimal commas and names with commas need quotes)"
        self._at(row, min(count, self.width), f"this row has {what}{hint}.")

    def _check_name(self, row: Row, seen: dict[str, int]) -> None:
        name = row.cells[0]
        if not name:
            self._at(row, 0, "this row has no name; a number will do.")
        elif self.which is None and name in seen:
            self._at(
                row, 0,
                f"{shown(name)} stands in line {seen[name]}, too. If these are attempts of one "
                "person, say which count: --attempts first, best or all.",
            )  # fmt: skip
        seen.setdefault(name, row.first)

    def _tell_marks(self, row: Row) -> None:
        self.marks.failed = False
        for place, cell in enumerate(row.cells[1:], start=1):
            if (wrong := self.marks.wrong(cell)) is not None:
                self._at(row, place, wrong)

    # The columns

    def _columns(
        self, heads: list[str], rows: list[tuple[Row, Floats]]
    ) -> tuple[Floats, list[str]]:
        """The matrix of marks and the questions' labels; sets the maximum of each."""
        import numpy as np

        table = np.stack([values for _row, values in rows])
        labels = [head or f"question {place}" for place, head in enumerate(heads[1:], start=1)]
        labels = labels or [str(place) for place in range(1, self.width)]
        given = len(self.maxima)
        if given in (1, self.width - 2) and self._has_totals(heads, table):
            last = shown(labels[-1]) if heads else f"{self.width}"
            self.notices.append(f"The last column ({last}) holds the totals; it was left out.")
            table, labels = table[:, :-1], labels[:-1]
        if given == 1:
            self.maxima = self.maxima * len(labels)
        if len(self.maxima) != len(labels):
            raise QuestionBankError(
                f"{self.path} has {len(labels)} questions, and {given} maximum marks were given. "
                "Give one for all, or one for each."
            )
        for label, count in Counter(labels).items():
            if count > 1:
                column = [*heads[1:]].index(label) + 1
                first = next(self.csv.rows())
                self._at(first, column, f"{count} columns are named {shown(label)}.")
        return table, labels

    def _has_totals(self, heads: list[str], table: Floats) -> bool:
        """Whether the last column adds the others up, and is named so or could be no mark."""
        import numpy as np

        if table.shape[1] < 3 or np.isnan(table[:, -1]).any():
            return False
        rest, last = np.nansum(table[:, :-1], axis=1), table[:, -1]
        if not np.allclose(rest, last, rtol=_TOTAL_SLACK, atol=_TOTAL_SLACK):
            return False
        named = bool(heads) and _TOTAL_HEAD.search(heads[-1]) is not None
        return named or bool((last > self.maxima[-1] + _OVER).any())

    def _check_bounds(self, table: Floats, rows: list[tuple[Row, Floats]]) -> None:
        import numpy as np

        worth = np.array(self.maxima)
        beyond = np.abs(table) > worth * (1 + _OVER)
        for number, column in np.argwhere(beyond).tolist():
            most = self.maxima[column]
            side = "above the maximum" if table[number, column] > 0 else "below the least, minus"
            self._at(
                rows[number][0], column + 1,
                f"a mark of {table[number, column]:g} is {side} {most:g}; --max gives other "
                "maximum marks.",
            )  # fmt: skip

    # What comes of it

    def _file(self, table: Floats, labels: list[str], names: list[str], header: bool) -> MarksFile:
        import numpy as np

        kept = self._counting(table, names)
        if len(kept) < len(names):
            self.notices.append(
                f"{len(names) - len(kept)} further attempts of the same names do not count: the "
                f"{self.which} ones do."
            )
            table, names = table[kept], [names[place] for place in kept]
        missing = int(np.isnan(table).sum())
        if missing:
            self.notices.append(
                f"{missing} cells are empty: those questions were taken as not drawn. Write 0 for "
                "a question that was left unanswered."
            )
        if self.marks.commas:
            self.notices.append("Commas in marks were read as decimal commas.")
        marks = marks_from_table(table, self.maxima, labels)
        return MarksFile(marks, tuple(names), header, tuple(self.notices))

    def _counting(self, table: Floats, names: list[str]) -> list[int]:
        """The rows that count, in the file's order."""
        import numpy as np

        if self.which is None or self.which is Which.ALL:
            return list(range(len(names)))
        scores = np.zeros(len(names))
        if self.which is Which.BEST:
            worth = np.where(np.isnan(table), 0.0, np.array(self.maxima)).sum(axis=1)
            scores = np.nansum(table, axis=1) / worth
        chosen: dict[str, int] = {}
        for place, name in enumerate(names):
            held = chosen.setdefault(name, place)
            if scores[place] > scores[held]:
                chosen[name] = place
        return sorted(chosen.values())

    # Problems

    def _at(self, row: Row, cell: int, message: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self._problem(*self.csv.place(row, cell), message)
        else:
            self.untold += 1

    def _problem(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(line, column, message))

    def _stop_at_problems(self) -> None:
        if self.problems:
            raise self._error()

    def _error(self) -> MarksProblemsError:
        if self.untold:
            last = max(self.problems, key=lambda one: (one.line, one.column))
            self._problem(last.line, last.column, f"{self.untold} further problems are not listed.")
        return MarksProblemsError(self.path, self.problems)
