"""Numbers, dates and ranges that a short text states. Enter by `value_of` and `dates_in`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from question_bank.bank.model import PartialDate
from question_bank.grading.dates import MONTHS, read_date
from question_bank.grading.numbers import NumberReading, read_number
from question_bank.lint.words import stem_of, tokens

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINAL = re.compile(r"\d+\s*(?:st|nd|rd|th)\b")
_MAY_BE = re.compile(
    rf"\d|^\W*(?:{'|'.join(NUMBER_WORDS)}|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)
_FIGURE = r"-?\d[\d,]*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?:from |between )?(?P<low>{_FIGURE})\s*%?\s*(?:-|–|—|to|and|until)\s*(?P<high>{_FIGURE})"
    r"(?P<unit>\D{0,20})",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?P<side>more than|over|above|at least|after|from|less than|fewer than|under|below|at most|"
    rf"up to|before|until) (?P<value>{_FIGURE})(?P<unit>\D{{0,20}})",
    re.IGNORECASE,
)
_UPWARDS = ("more than", "over", "above", "at least", "after", "from")
_MONTH = "|".join(sorted({m for names in MONTHS.values() for m in names}, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of |de )?(?:{_MONTH})(?: de)?,? \d{{3,4}}"
    rf"|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{3,4}}|(?:{_MONTH})(?: of| de)?,? \d{{3,4}}"
    r"|\d{4}-\d{2}(?:-\d{2})?|\d{1,4} (?:BCE?|AD|CE)|1\d{3}|20\d{2})\b(?![.,]\d|\d)"
)


@dataclass(frozen=True, slots=True)
class Value:
    """`family` is number, date or range; `order` sorts it among its like; `grain` is a date's
    precision or a number's unit. A range is `order` = (low, high), open ends as None."""

    family: str
    order: tuple[Decimal, ...]
    grain: str = ""
    is_year: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


@lru_cache(maxsize=20_000)
def value_of(text: str, language: str = "en") -> Value | None:
    """What an option states when it is nothing but a number, a date or a range."""
    if len(text) > 60 or not _MAY_BE.search(text):
        return None
    text = text.strip().rstrip(".")
    if (ranged := _range(text)) is not None:
        return ranged
    plain = re.fullmatch(r"-?\d{1,4}", text)
    date = None if plain else read_date(text, language)
    if date is not None:
        return _dated(date)
    if _ORDINAL.match(text) and not re.fullmatch(r"\d+\s*(?:st|nd|rd|th)", text):
        return None  # "48th Legislature" is a name
    number = read_number(text, language)
    if number is None or len(number.unit.split()) > 2:
        return None
    return _counted(number, is_year=bool(plain) and Decimal(1000) <= number.value <= Decimal(2100))


def _dated(date: PartialDate) -> Value:
    parts = (date.year, date.month or 0, date.day or 0)
    return Value("date", tuple(map(Decimal, parts)), date.precision)


def _counted(number: NumberReading, *, is_year: bool) -> Value:
    unit = " ".join(stem_of(word) for word in tokens(number.unit)) or number.unit.strip()
    return Value("number", (number.value,), unit, is_year)


def as_family(values: Sequence[Value | None]) -> list[Value | None]:
    """The same, with bare years as dates where they stand among dates."""
    if not any(value is not None and value.family == "date" for value in values):
        return list(values)
    return [
        Value("date", (value.order[0], Decimal(0), Decimal(0)), "year")
        if value is not None and value.is_year
        else value
        for value in values
    ]


def _range(text: str) -> Value | None:
    if match := _RANGE.fullmatch(text):
        low, high = _decimal(match["low"]), _decimal(match["high"])
        if low is not None and high is not None and low < high:
            years = low >= 1000 and high <= 2100 and not match["unit"].strip()
            return Value("range", (low, high), match["unit"].strip(), years, low, high)
        return None
    if match := _BOUND.fullmatch(text):
        end = _decimal(match["value"])
        if end is None:
            return None
        unit = match["unit"].strip()
        if match["side"].casefold() in _UPWARDS:
            return Value("range", (end,), unit, False, end, None)
        return Value("range", (end,), unit, False, None, end)
    return None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def overlap(first: Value, second: Value) -> bool:
    """Whether two ranges share more than an end, a range holds a number, or the one date is part of
    the other (March 2015 of 2015).

    Periods of years are answers of their own ("1914–1918"), and may overlap.
    """
    families = {first.family, second.family}
    if families == {"date"}:
        return _is_part(first, second) or _is_part(second, first)
    if first.grain != second.grain or (first.is_year and second.is_year):
        return False
    if families == {"range"}:
        lows = [end for end in (first.low, second.low) if end is not None]
        highs = [end for end in (first.high, second.high) if end is not None]
        return not lows or not highs or max(lows) < min(highs)
    if families == {"range", "number"}:
        ranged, number = (first, second) if first.family == "range" else (second, first)
        value = number.order[0]
        above = ranged.low is None or ranged.low < value
        return above and (ranged.high is None or value < ranged.high)
    return False


def _is_part(fine: Value, coarse: Value) -> bool:
    known = tuple(part for part in coarse.order if part)
    return len(known) < len([p for p in fine.order if p]) and fine.order[: len(known)] == known


def dates_in(text: str, language: str = "en") -> Iterator[tuple[int, int, PartialDate]]:
    """The dates of a text with their spans: days, months and bare years."""
    for match in _DATE.finditer(text):
        date = read_date(match.group(), language)
        if date is not None:
            yield match.start(), match.end(), date


def agrees(date: PartialDate, key: PartialDate) -> bool:
    """Whether a date says what the key says, or more."""
    if date.year != key.year or (key.month is not None and date.month != key.month):
        return False
    return key.day is None or date.day == key.day
