"""Fields of a bank file: text to typed values, every fault collected with its path."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from question_bank.bank.events import Path, Tree
from question_bank.bank.model import PartialDate
from question_bank.grading.dates import days_in

T = TypeVar("T")

ID = re.compile(r"[^\W_](?:[\w.:-]{0,198}[^\W_])?", re.UNICODE)
_DECIMAL = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})")
_INTEGER = re.compile(r"-?\d{1,15}")
_DATE = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem before its place is known. `at_key`: it is the key that is wrong."""

    path: Path
    message: str
    at_key: bool = False
    question_id: str = ""


@dataclass(slots=True)
class Faults:
    """Collects; `question_id` is that of the question being read."""

    found: list[Fault] = field(default_factory=list)
    question_id: str = ""

    def add(self, path: Path, message: str, *, at_key: bool = False) -> None:
        self.found.append(Fault(path, message, at_key, self.question_id))


def shown(value: Tree) -> str:
    """A value for a message, cut."""
    if isinstance(value, str):
        return f"'{value[:60]}…'" if len(value) > 60 else f"'{value}'"
    return "a mapping" if isinstance(value, dict) else "a list"


def hint(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'stem'?)` where a known word is close."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def mapping(
    node: Tree, path: Path, allowed: frozenset[str], faults: Faults
) -> dict[str, Tree] | None:
    """The node as a mapping that has only allowed keys; None where it is none."""
    if not isinstance(node, dict):
        what = shown(node)
        faults.add(path, f"A mapping (key: value) is expected here, not {what}.")
        return None
    if not node.keys() <= allowed:
        for key in node:
            if key not in allowed:
                message = f"'{key}' is not known here{hint(key, allowed)}."
                faults.add((*path, key), message, at_key=True)
    return node


def sequence(node: Tree, path: Path, faults: Faults) -> list[Tree]:
    """The node as a list; an empty one where it is none."""
    if isinstance(node, list):
        return node
    if node != "":
        faults.add(path, f"A list is expected here, not {shown(node)}.")
    return []


def text(
    node: dict[str, Tree], key: str, path: Path, faults: Faults, *, required: bool = False
) -> str:
    """The text under `key`; "" when it is missing."""
    value = node.get(key)
    if value is None:
        if required:
            faults.add(path, f"'{key}' is missing.")
        return ""
    if type(value) is not str:
        faults.add((*path, key), f"'{key}' must be text, not {shown(value)}.")
        return ""
    if required and not value.strip():
        faults.add((*path, key), f"'{key}' is empty.")
    return value


def parsed(
    node: dict[str, Tree],
    key: str,
    path: Path,
    faults: Faults,
    parse: Callable[[str], T | None],
    wanted: str,
) -> T | None:
    """What `parse` makes of the text under `key`; None when it is missing or `parse` gives None."""
    value = node.get(key)
    if value is None:
        return None
    result = parse(value) if type(value) is str else None
    if result is None:
        faults.add((*path, key), f"'{key}' must be {wanted}, not {shown(value)}.")
    return result


def boolean(value: str) -> bool | None:
    return {"true": True, "false": False}.get(value)


def decimal(value: str) -> Decimal | None:
    """A plain decimal of reasonable length: neither NaN nor 1e999999999."""
    if not _DECIMAL.fullmatch(value):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def positive(value: str) -> Decimal | None:
    number = decimal(value)
    return number if number is not None and number > 0 else None


def fraction(value: str) -> Decimal | None:
    number = decimal(value)
    return number if number is not None and -1 <= number <= 1 else None


def integer(value: str) -> int | None:
    return int(value) if _INTEGER.fullmatch(value) else None


def identifier(value: str) -> str | None:
    return value if ID.fullmatch(value) else None


def partial_date(value: str) -> PartialDate | None:
    """2020, 2020-03 or 2020-03-03; a day that does not exist is none."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if year == 0 or (month and not 1 <= int(month) <= 12):
        return None
    if day and month and not 1 <= int(day) <= days_in(year, int(month)):
        return None
    return PartialDate(year, int(month) if month else None, int(day) if day else None)
