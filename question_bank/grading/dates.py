"""How a typed date is read, in the bank's language. Enter by `read_date`.

Where a date is written in figures only, the language decides: plain `en` and `en-US` put the month
first, every other language (and `en-GB`, `en-AU` ...) the day. An impossible month falls back to
the other order, so 13/4/2020 is 13 April everywhere.
"""

from __future__ import annotations

import calendar
import re
import unicodedata

from question_bank.bank.model import Kind, PartialDate
from question_bank.grading.numbers import read_number
from question_bank.grading.text import fold

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
        "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
}  # fmt: skip

_OF = frozenset({"de", "del", "di", "of", "the", "do", "da", "le", "on", "in", "im", "am", "el"})
_MONTH_FIRST = frozenset({"en", "en-us", "en-ph"})
_ISO = re.compile(r"(-?\d{1,4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{3,4})")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:\.[^\W\d_]+\.?)*", re.UNICODE)
_BEFORE = frozenset({"bc", "bce", "b.c", "b.c.", "b.c.e", "b.c.e.", "ac", "a.c", "a.c."})
_AFTER = frozenset({"ad", "ce", "a.d", "a.d.", "c.e", "c.e."})


def read_date(text: str, language: str = "en") -> PartialDate | None:
    """Reads a year, a month or a day; None when it is none, or no such day exists."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").strip()
    if not text or len(text) > 60:
        return None
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        if len(year.lstrip("-")) > 2:
            return _date(int(year), int(month), int(day) if day else None)
    if match := _FIGURES.fullmatch(text):
        return _from_figures(*match.groups(), language=language)
    if match := _MONTH_YEAR.fullmatch(text):
        return _date(int(match[2]), int(match[1]), None)
    if re.fullmatch(r"-?\d{1,4}", text):
        return _date(int(text), None, None)
    return _from_words(text, language)


def _from_figures(first: str, second: str, third: str, *, language: str) -> PartialDate | None:
    if len(first) >= 3:
        return _date(int(first), int(second), int(third)) if len(third) <= 2 else None
    if len(third) < 3:
        return None  # a year of two figures could be of any century
    month_first = language.lower() in _MONTH_FIRST
    a, b = int(first), int(second)
    orders = [(a, b), (b, a)] if month_first else [(b, a), (a, b)]
    dates = (_date(int(third), month, day) for month, day in orders)
    return next((date for date in dates if date is not None), None)


def _from_words(text: str, language: str) -> PartialDate | None:
    """Day, month's name and year in any order that people write: 3 April 2020, April 3, 2020."""
    figures: list[int] = []
    month: int | None = None
    before = False
    for word in _WORD.findall(re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|°)\b\.?", "", text.casefold())):
        if word.isdigit():
            if len(word) > 4:
                return None
            figures.append(int(word))
        elif month is None and (found := _month(word, language)) is not None:
            month = found
        elif word in _BEFORE:
            before = True
        elif word not in _OF and word not in _AFTER and not _is_weekday(word):
            return None
    if month is None:
        return (
            _date(-figures[0] if before else figures[0], None, None) if len(figures) == 1 else None
        )
    if len(figures) == 1:
        return _date(-figures[0] if before else figures[0], month, None)
    if len(figures) != 2:
        return None
    day, year = figures if figures[0] <= 31 else (figures[1], figures[0])
    return _date(-year if before else year, month, day)


def _month(word: str, language: str) -> int | None:
    """The number of a month's name or its beginning (three letters or more) in any language that
    is known, the bank's own first."""
    plain = fold(word.rstrip("."), "")
    own = language.split("-")[0].lower()
    for names in [MONTHS.get(own, ()), *MONTHS.values()]:
        for number, name in enumerate(names, start=1):
            folded = fold(name, "")
            if plain == folded or (
                len(plain) >= 3 and folded.startswith(plain) and len(plain) <= 4
            ):
                return number
    return None


_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "lunes martes miércoles jueves viernes sábado domingo".split()
)


def _is_weekday(word: str) -> bool:
    return word in _WEEKDAYS


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if not -9999 <= year <= 9999 or year == 0:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and month is not None and not 1 <= day <= days_in(year, month):
        return None
    return PartialDate(year, month, day)


def days_in(year: int, month: int) -> int:
    """Days of a month in the proleptic Gregorian calendar; year -1 is 1 BC."""
    astronomical = year if year > 0 else year + 1
    # The calendar repeats after 400 years, and the library knows only years from 1 on.
    return calendar.monthrange((astronomical - 1) % 400 + 1, month)[1]


def format_date(date: PartialDate, language: str = "en") -> str:
    """A date in words: 3 April 2020, April 2020, 44 BC."""
    own = language.split("-")[0].lower()
    names = MONTHS.get(own, MONTHS["en"])
    year = str(date.year) if date.year > 0 else f"{-date.year} BC"
    if date.month is None:
        return year
    month = names[date.month - 1]
    if own in ("es", "pt"):
        return f"{date.day} de {month} de {year}" if date.day else f"{month} de {year}"
    if own == "de" and date.day:
        return f"{date.day}. {month} {year}"
    return f"{date.day} {month} {year}" if date.day else f"{month} {year}"


def describe_entry(kind: Kind, text: str, language: str = "en") -> str | None:
    """How an entry is read, for the student to check: "= 3 April 2020", "= 1 234".

    None for an entry that cannot be read, and for kinds that are not read but compared.
    """
    if kind is Kind.NUMERIC:
        number = read_number(text, language)
        if number is None:
            return None
        return f"= {number.shown} {number.unit}".rstrip()
    if kind is Kind.DATE:
        date = read_date(text, language)
        return None if date is None else f"= {format_date(date, language)}"
    return None
