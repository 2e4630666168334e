"""Rows of a CSV file with the place of every cell. Enter by `CsvText`.

The standard reader does the reading; where a cell stands is looked up only when something is wrong
with it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = ",;\t"
_SAMPLE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, stripped, and the lines `first` to `last` (from 1) that it stands on."""

    first: int
    last: int
    cells: list[str]


class BrokenRowError(Exception):
    """A row cannot be split into cells; `message` says why, `line` and `column` where it shows."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


class CsvText:
    """A CSV text with LF line ends. `delimiter` is the one that splits its first rows best."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] | None = None
        self.delimiter = _likeliest_delimiter(text)

    def rows(self) -> Iterator[Row]:
        """All rows that have something in a cell.

        Raises:
            BrokenRowError: quotes do not close, or a cell is too long.
        """
        yield from _rows(self._text, self.delimiter)

    def place(self, row: Row, cell: int) -> tuple[int, int]:
        """(line, column), from 1, of a row's cell; of the row's end for a cell it does not have."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        text = "\n".join(self._lines[row.first - 1 : row.last])
        start = _start_of(text, cell, self.delimiter)
        line_start = text.rfind("\n", 0, start) + 1
        return row.first + text.count("\n", 0, start), start - line_start + 1


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            line = text.split("\n")[first - 1]
            raise BrokenRowError(first, line.find('"') + 1 or 1, _in_words(error)) from None
        if any(cells):
            yield Row(first, reader.line_num, cells)


def _in_words(error: csv.Error) -> str:
    if "limit" in str(error):
        return "a cell is longer than any mark or name; is a quotation mark missing?"
    if "unexpected end" in str(error):
        return "a quotation mark is opened and never closed."
    return "a quotation mark closes inside of a cell; double it to mean the character."


def _likeliest_delimiter(text: str) -> str:
    """The one that gives the first rows most often the same number of cells, and more than one."""

    def fitness(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for number, row in enumerate(_rows(text, delimiter)):
                if number == _SAMPLE_ROWS:
                    break
                widths[len(row.cells)] += 1
        except BrokenRowError:
            pass
        width, rows = widths.most_common(1)[0] if widths else (1, 0)
        return (rows, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=fitness)


def _start_of(text: str, cell: int, delimiter: str) -> int:
    """Where the content of a cell begins in the text of its row."""
    position = 0
    for _cell in range(cell):
        if text.startswith('"', position):
            position += 1
            while (quote := text.find('"', position)) >= 0:
                position = quote + 1
                if not text.startswith('"', position):
                    break
                position += 1
        following = text.find(delimiter, position)
        if following < 0:
            return len(text)
        position = following + 1
    return position
