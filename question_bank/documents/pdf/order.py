"""Columns: pieces of lines in the order in which they are read. Enter by `in_reading_order`.

A column's lines begin at one place. Where lines that end before that place stand beside lines that
begin there, and both are long enough to be text and no cells of a table, the page has columns;
lines that cross the place (a title, a wide table) divide it into bands. Each column is looked at
again, so that three are found as two and one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from question_bank.documents.pdf.lines import Line, row_line, rows_of

MIN_LINES = 4
"""A column has as many, on a page or in a band of it."""

MIN_WIDTH = 9.0
"""Half of a column's lines are at least that wide, in sizes of their type: some 18 letters."""

MIN_FILLED = 0.55
"""How much of its widest line the median line of a column fills; cells differ more."""

_MAX_DEPTH = 4
_MIN_SHARED_HEIGHT = 0.4
_Split = tuple[list[Line], list[Line], list[Line]]


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Flows of whole lines, each a column or what stands across columns, none of them empty."""
    return [flow for flow in _flows(lines, _MAX_DEPTH) if flow]


def _flows(lines: Sequence[Line], depth: int) -> Iterator[list[Line]]:
    split = _columns(lines) if depth else None
    if split is None:
        yield [row_line(row) for row in rows_of(lines)]
        return
    left, right, crossing = split
    for across, bands in _bands(left, right, crossing):
        if across:
            yield from _flows(across, 0)
        for band in bands:
            yield from _flows(band, depth - 1)


def _bands(
    left: list[Line], right: list[Line], crossing: list[Line]
) -> Iterator[tuple[list[Line], tuple[list[Line], list[Line]]]]:
    """(lines across, then the two columns below them), from top to bottom."""
    crossing = sorted(crossing, key=lambda line: line.top)
    columns = sorted([*left, *right], key=lambda line: line.top)
    sides = {id(line) for line in left}
    across: list[Line] = []
    position = number = 0
    while position < len(columns) or number < len(crossing):
        while number < len(crossing) and (
            position == len(columns) or crossing[number].top <= _middle(columns[position])
        ):
            across.append(crossing[number])
            number += 1
        limit = crossing[number].top if number < len(crossing) else float("inf")
        band = []
        while position < len(columns) and _middle(columns[position]) < limit:
            band.append(columns[position])
            position += 1
        yield (
            across,
            (
                [line for line in band if id(line) in sides],
                [line for line in band if id(line) not in sides],
            ),
        )
        across = []


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _columns(lines: Sequence[Line]) -> _Split | None:
    """The lines left and right of the space between two columns, and those that cross it."""
    if len(lines) < 2 * MIN_LINES:
        return None
    edges = Counter(round(line.left / 2) for line in lines)
    best: _Split | None = None
    for edge, count in edges.items():
        if count + edges[edge + 1] < MIN_LINES:
            continue
        split = _split_at(lines, 2 * edge - 1.5)
        if _are_columns(split) and (best is None or len(split[2]) < len(best[2])):
            best = split
    return best


def _split_at(lines: Sequence[Line], edge: float) -> _Split:
    left: list[Line] = []
    right: list[Line] = []
    crossing: list[Line] = []
    for line in lines:
        if line.left >= edge:
            right.append(line)
        elif line.right <= edge - 0.4 * line.size:
            left.append(line)
        else:
            crossing.append(line)
    return left, right, crossing


def _are_columns(split: _Split) -> bool:
    left, right, _ = split
    if not (_is_text(left) and _is_text(right)):
        return False
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    heights = [max(one.bottom for one in side) - min(one.top for one in side)
               for side in (left, right)]  # fmt: skip
    return bottom - top >= _MIN_SHARED_HEIGHT * min(heights)


def _is_text(side: Sequence[Line]) -> bool:
    if len(side) < MIN_LINES:
        return False
    widths = [line.right - line.left for line in side]
    usual = median(widths)
    size = median(line.size for line in side)
    widest = sorted(widths)[int(0.9 * (len(widths) - 1))]
    return usual >= MIN_WIDTH * size and (usual >= MIN_FILLED * widest or len(side) > 20)
