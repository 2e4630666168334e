"""Cells of a table: safe from spreadsheets' formulas, and the small notations within them.

`guarded` and `unguarded` undo each other for every text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from question_bank.bank.fields import decimal
from question_bank.bank.model import NumericAnswer, Tolerance

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n＝＋－＠|]")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
_RANGE = re.compile(r"(\S*?)\s*(?:\.\.|…)\s*(\S*)")
_WITH_SLACK = re.compile(r"(\S+)\s*(?:±|\+/-|\+-)\s*([\d.]+)\s*(%?)")
_LONGEST_NUMBER = 200
_TOPIC_PIECE = re.compile(r"\\(.)|;", re.DOTALL)


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(cell: str) -> str:
    """What a guarded cell says."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def joined_topics(topics: Sequence[str]) -> str:
    """Topics in one cell, apart by semicolons."""
    return "; ".join(re.sub(r"[\\;]", lambda found: f"\\{found[0]}", one) for one in topics)


def split_topics(cell: str) -> list[str]:
    """The topics of a cell."""
    found, text, start = [], "", 0
    for match in _TOPIC_PIECE.finditer(cell):
        text += cell[start : match.start()]
        start = match.end()
        if match[1]:
            text += match[1]
        else:
            found.append(text)
            text = ""
    found.append(text + cell[start:])
    return [one for one in (topic.strip(" \t\n") for topic in found) if one]


def written_number(answer: NumericAnswer) -> str:
    """3.14, 3.14 ± 0.01, 3.14 ± 5%, 1 .. 5, 1 .. or .. 5."""
    if answer.value is None:
        low = "" if answer.minimum is None else f"{answer.minimum:f}"
        high = "" if answer.maximum is None else f"{answer.maximum:f}"
        return f"{low} .. {high}".strip()
    if answer.tolerance is None:
        return f"{answer.value:f}"
    percent = "%" if answer.tolerance.percent else ""
    return f"{answer.value:f} ± {answer.tolerance.amount:f}{percent}"


Number = tuple[Decimal | None, Decimal | None, Decimal | None, Tolerance | None]


def read_number(cell: str) -> Number | None:
    """(value, minimum, maximum, tolerance) of such a cell; None when it is none."""
    cell = cell.strip().replace("−", "-")
    if len(cell) > _LONGEST_NUMBER:
        return None
    if (value := decimal(cell)) is not None:
        return value, None, None, None
    if found := _RANGE.fullmatch(cell):
        low, high = decimal(found[1]), decimal(found[2])
        good = (low is not None or not found[1]) and (high is not None or not found[2])
        return (None, low, high, None) if good and (found[1] or found[2]) else None
    if found := _WITH_SLACK.fullmatch(cell):
        value, amount = decimal(found[1]), decimal(found[2])
        if value is not None and amount is not None:
            return value, None, None, Tolerance(amount, bool(found[3]))
    return None
