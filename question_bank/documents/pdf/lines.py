"""Words to pieces of lines. Enter by `lines_of`.

A wide gap ends a piece: it may be the space between two columns of text or two cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from question_bank.documents.pdf.words import Word

MAX_GAP = 1.5
"""Widest space within a line, in sizes of its type."""

_MIN_OVERLAP = 0.5
_MAX_BACK = 0.5


@dataclass(slots=True)
class Line:
    """A line of text, or the part of one in a column. `cells` are its parts between wide gaps."""

    words: list[Word]
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    text: str = field(init=False)
    cells: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        self.left = min(word.left for word in words)
        self.right = max(word.right for word in words)
        weights: dict[float, int] = {}
        for word in words:
            size = round(word.size, 1)
            weights[size] = weights.get(size, 0) + len(word.text)
        self.size = max(weights, key=lambda size: weights[size])
        usual = [word for word in words if abs(word.size - self.size) < 0.2] or words
        self.top = min(word.top for word in usual)
        self.bottom = max(word.bottom for word in usual)
        self.bold = all(word.bold for word in words)
        self.text = " ".join(word.text for word in words)
        self.cells = (self.text,)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The pieces of lines of a page, from top to bottom."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    merged = [line for row in rows_of(map(Line, runs)) for line in _joined(row)]
    return sorted(merged, key=lambda line: (line.top, line.left))


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Pieces that stand beside each other, rows from top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.top + one.bottom, one.left)):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def row_line(row: Sequence[Line]) -> Line:
    """One line of the pieces of a row."""
    if len(row) == 1:
        return row[0]
    line = Line([word for piece in row for word in piece.words])
    line.cells = tuple(piece.text for piece in row)
    return line


def _joined(row: Sequence[Line]) -> list[Line]:
    """The row's pieces, those without a wide gap between them as one."""
    runs: list[list[Line]] = []
    for piece in row:
        before = runs[-1][-1] if runs else piece
        size = max(piece.size, before.size)
        if runs and -_MAX_BACK * size < piece.left - before.right <= MAX_GAP * size:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [
        run[0] if len(run) == 1 else Line([word for piece in run for word in piece.words])
        for run in runs
    ]


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    gap = word.left - before.right
    return -_MAX_BACK * size < gap <= MAX_GAP * size and _overlap(before, word) >= _MIN_OVERLAP


def _beside(one: Line, other: Line) -> bool:
    return _overlap(one, other) >= _MIN_OVERLAP


def _overlap(one: Word | Line, other: Word | Line) -> float:
    """How much of the lower one's height the two share."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return shared / height if height > 0 else float(one.top == other.top)
