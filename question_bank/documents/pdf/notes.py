"""Footnotes at the end of columns and pages. Enter by `without_notes`.

They are in smaller type, stand last and begin with a mark; the marks in the text that lead to them
go too. Raised figures that lead to no note stay: they may be exponents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.documents.pdf.lines import Line
from question_bank.documents.scripts import RAISED_DIGITS

MAX_SIZE = 0.93
"""The type of a note in that of the text."""

_LABEL = re.compile(rf"\s?(\d{{1,3}}|[{RAISED_DIGITS}]{{1,3}}|[*†‡§¶]{{1,3}})(?![\d.,]\d)\s?(?=\D)")
_RAISED = re.compile(rf"(?<=\S)[{RAISED_DIGITS}]{{1,3}}")
_PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")


def without_notes(flows: Sequence[list[Line]], body_size: float) -> list[list[Line]]:
    """A page's flows without footnotes and their marks."""
    labels: set[str] = set()
    kept = []
    for number, flow in enumerate(flows):
        start = _start_of_notes(flow, body_size, last=number == len(flows) - 1)
        labels.update(_labels(flow[start:]))
        kept.append(flow[:start])
    if labels:
        for flow in kept:
            for line in flow:
                _drop_marks(line, labels)
    return [flow for flow in kept if flow]


def _start_of_notes(flow: Sequence[Line], body_size: float, *, last: bool) -> int:
    """Where in the flow the notes begin: at the first mark in the small lines at its end."""
    start = len(flow)
    while start and flow[start - 1].size <= MAX_SIZE * body_size:
        start -= 1
    if start == 0 and not last:
        return len(flow)  # a whole column in small type is a text of its own
    for number in range(start, len(flow)):
        if _LABEL.match(flow[number].text):
            return number
    return len(flow)


def _labels(notes: Sequence[Line]) -> list[str]:
    matches = (_LABEL.match(line.text) for line in notes)
    return [match[1].translate(_PLAIN) for match in matches if match]


def _drop_marks(line: Line, labels: set[str]) -> None:
    def mark(match: re.Match[str]) -> str:
        return "" if match[0].translate(_PLAIN) in labels else match[0]

    line.text = _RAISED.sub(mark, line.text)
    line.cells = tuple(_RAISED.sub(mark, cell) for cell in line.cells)
