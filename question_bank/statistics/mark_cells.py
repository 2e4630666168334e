"""Cells of a file of marks: is this a mark, and what is wrong with it? Enter by `MarkCells`."""

from __future__ import annotations

import re

from question_bank.statistics.csv_cells import Row

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_MISSPELT = re.compile(r"[+-]?(?:nan|inf(?:inity)?)|[=@].*|[+-].*|.*%", re.IGNORECASE | re.DOTALL)
_NAME_HEADS = frozenset(
    "name names student students attempt attempts id user username person candidate pupil".split()
)


class MarkCells:
    """Cells to marks; NaN for an empty one. `failed` is set by a cell that is no mark."""

    def __init__(self, *, decimal_commas: bool) -> None:
        self._decimal_commas = decimal_commas
        self._known: dict[str, float] = {"": float("nan")}
        self.failed = False
        self.points = False
        self.commas = False

    def __call__(self, cell: str) -> float:
        value = self._known.get(cell)
        if value is not None:
            return value
        if self.wrong(cell) is not None:
            self.failed = True
            return float("nan")
        self.commas |= "," in cell
        self.points |= "." in cell
        value = float(cell.replace(",", "."))
        if len(self._known) < 100_000:
            self._known[cell] = value
        return value

    def wrong(self, cell: str) -> str | None:
        """Why a cell is no mark; None if it is one, or empty."""
        if not cell:
            return None
        if _NUMBER.fullmatch(cell) is None:
            return _no_mark(cell)
        if "," in cell and not self._decimal_commas:
            return f"{shown(cell)} has a comma; write marks with a point, such as 0.5."
        if ("," in cell and self.points) or ("." in cell and self.commas):
            return (
                f"{shown(cell)} is not written as the marks above it; use either the point or "
                "the comma for decimals."
            )
        if abs(float(cell.replace(",", "."))) == float("inf"):
            return f"{shown(cell)} is too large for a number."
        return None


def _no_mark(cell: str) -> str:
    if cell.casefold().lstrip("+-") in ("nan", "inf", "infinity"):
        return (
            f"{shown(cell)} is no mark. Leave the cell empty for a question that was not drawn; "
            "write 0 for one left unanswered."
        )
    if cell[0] in "=@+-" and len(cell) > 1:
        return f"{shown(cell)} is a formula; save the file with values instead."
    if cell.endswith("%"):
        return f"{shown(cell)} is in per cent; write marks as points, such as 0.5."
    return (
        f"{shown(cell)} is not a number. Leave the cell empty for a question that was not drawn; "
        "write 0 for one left unanswered."
    )


def is_header(first: Row) -> bool:
    """A first row that speaks of names, or that has words where marks would be."""
    if first.cells[0].casefold() in _NAME_HEADS:
        return True
    filled = [cell for cell in first.cells[1:] if cell]
    # Something like "nan" in a first row of marks is a problem of that row, not a header.
    words = sum(
        _NUMBER.fullmatch(cell) is None and _MISSPELT.fullmatch(cell) is None for cell in filled
    )
    return 2 * words > len(filled)


def shown(text: str, length: int = 40) -> str:
    """A cell for a message: cut, and without what would steer a terminal."""
    line = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    return f"“{line}”" if len(line) <= length else f"“{line[: length - 1]}…”"
