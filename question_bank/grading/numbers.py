"""How a typed number is read, in the bank's language. Enter by `read_number`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MAX_DIGITS = 40
"""Digits that a number may have; nothing that is asked for has more."""

MAX_EXPONENT = 300

_COMMA_DECIMAL = frozenset(
    {"es", "de", "fr", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ru"}
)
_MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-"})
_NUMBER = re.compile(
    r"(?P<before>[^\d+\-.,]{0,4}?)\s*(?P<sign>[+-]?)\s*(?P<digits>[.,]?\d[\d.,' ]*)"
    r"(?:(?:[eE]|\s*[x×*]\s*10\^?)(?P<exponent>[+-]?\d{1,4}))?(?P<unit>.*)",
    re.DOTALL,
)
_SIGNS_OF_MONEY = frozenset("$€£¥₹")


@dataclass(frozen=True, slots=True)
class NumberReading:
    """`shown` is how a person would check it: "1 234.5"; `unit` is what followed (or led)."""

    value: Decimal
    unit: str
    shown: str


def read_number(text: str, language: str = "en") -> NumberReading | None:
    """Reads a number with an optional unit; None when it is none.

    The language says which of `.` and `,` is the decimal sign. A lone sign of the other kind
    groups only where exactly three digits follow it; anything else is refused, not guessed.
    """
    text = unicodedata.normalize("NFKC", text).translate(_MINUS).strip()
    if not text or len(text) > 200:
        return None
    match = _NUMBER.fullmatch(re.sub(r"\s+", " ", text))
    if match is None:
        return _read_words(text, language)
    lead = match["before"].strip()
    if lead and lead not in _SIGNS_OF_MONEY:
        return None
    digits = match["digits"]
    plain = _plain_digits(digits.rstrip(" .,'"), language)
    if plain is None or sum(c.isdigit() for c in plain) > MAX_DIGITS:
        return None
    unit = lead or match["unit"].strip()
    if lead and match["unit"].strip():
        return None
    if _is_ordinal(plain, unit, language):
        unit = ""
    if unit and unit[0].isdigit():
        return None
    return _reading(match["sign"] + plain, match["exponent"], unit, language)


def _is_ordinal(plain: str, ending: str, language: str) -> bool:
    """1st, 2nd, 3rd, 11th in English, 1.º in Spanish: how a number is spoken, no unit."""
    if not plain.isdigit():
        return False
    if _base(language) == "es":
        return ending.strip(".") in ("o", "a", "er")
    teens = plain[-2:] in ("11", "12", "13")
    return ending.casefold() == ("th" if teens else _ENDINGS.get(plain[-1], "th"))


_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


def _reading(plain: str, exponent: str | None, unit: str, language: str) -> NumberReading | None:
    power = int(exponent or 0)
    if abs(power) > MAX_EXPONENT:
        return None
    try:
        value = Decimal(plain).scaleb(power)
    except InvalidOperation:
        return None
    return NumberReading(value, unit, show_number(value, language))


def _plain_digits(digits: str, language: str) -> str | None:
    """Digits with a point for the decimal sign; None where the grouping makes no sense."""
    decimal, group = (",", ".") if _base(language) in _COMMA_DECIMAL else (".", ",")
    whole, sign, part = digits.partition(decimal)
    if sign and (not part.isdigit()):
        return None
    if sign and not whole:
        whole = "0"
    for separator in (group, " ", "'"):
        if separator in whole:
            head, *groups = whole.split(separator)
            if not 1 <= len(head) <= 3 or any(len(piece) != 3 for piece in groups):
                return None
            whole = "".join([head, *groups])
            break
    if not whole.isdigit():
        return None
    return f"{whole}.{part}" if sign else whole


def show_number(value: Decimal, language: str = "en") -> str:
    """A number for reading: groups of three apart by a thin space, the language's decimal sign."""
    exponent = value.adjusted()
    if value and (exponent > 15 or exponent < -9):
        return f"{value:E}"
    text = f"{value:f}"
    sign, text = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, point, part = text.partition(".")
    if len(whole) > 4:
        head = len(whole) % 3 or 3
        groups = [whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))]
        whole = "\u202f".join(groups)
    mark = "," if _base(language) in _COMMA_DECIMAL else "."
    return f"{sign}{whole}{mark if point else ''}{part}"


def _base(language: str) -> str:
    return language.split("-")[0].lower()


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}


_IRREGULAR = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve",
}  # fmt: skip


def _cardinal(word: str) -> str:
    """ "tenth" to "ten", "twentieth" to "twenty"; other words as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("tieth"):
        return f"{word[:-4]}y"
    return word[:-2] if word.endswith("th") and word[:-2] in {*_WORDS, "hundred"} else word


def _read_words(text: str, language: str) -> NumberReading | None:
    """English number words under a thousand million: thirty-three, two thousand and five."""
    if _base(language) != "en":
        return None
    words = text.casefold().replace("-", " ").split()
    words = [*words[:-1], *map(_cardinal, words[-1:])]
    total = current = 0
    taken = 0
    for word in words:
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred" and current:
            current *= 100
        elif word in ("thousand", "million") and current:
            total += current * (1000 if word == "thousand" else 1_000_000)
            current = 0
        elif not (word == "and" and taken):
            break
        taken += 1
    if not taken or total + current >= 10**9:
        return None
    value = Decimal(total + current)
    return NumberReading(value, " ".join(text.split()[taken:]), show_number(value, language))
