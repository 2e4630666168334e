"""Where the keys of a question stand in its sources. Enter by `key_spans`.

A bank says which passages prove a key, not where in them the key is: it is sought there, word for
word (case apart), and dates and numbers also as what they say: 3 March 2020 is March 3, 2020.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from question_bank.bank.model import PartialDate, Question
from question_bank.coverage import cited_spans
from question_bank.documents.cleaning import CleanText, clean
from question_bank.documents.document import Document
from question_bank.grading.numbers import read_number
from question_bank.lint.keys import Key, keys_of
from question_bank.lint.values import agrees, dates_in, value_of

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million"
).split()
_ORDINALS = {
    word: Decimal(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORD = "|".join(_WORDS)
_FIGURE = re.compile(
    rf"(?<![\w.,])\d+(?:,\d{{3}})*(?:\.\d+)?(?: (?:{'|'.join(_SCALES)})\b)?(?=st|nd|rd|th|\W|$)"
)
_IN_WORDS = re.compile(rf"\b(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}))*\b", re.IGNORECASE)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_ALIKE = {"'": "['’‘]", '"': '["“”]', "-": "[-–—‑−]"}


@dataclass(frozen=True, slots=True)
class KeySpan:
    """`[start, end)` of a source where key number `key` of a question stands."""

    key: int
    source: str
    start: int
    end: int
    verbatim: bool = True


def key_spans(
    question: Question, documents: Mapping[str, Document], language: str = "en"
) -> list[KeySpan]:
    """Every place of every key in the question's own passages; see `lint.keys.keys_of` for keys.

    A key that stands there word for word is not sought as a date or number, too.
    """
    keys = keys_of(question)
    passages = [
        (source, start, clean(document.text[start:end]))
        for source, document in documents.items()
        for start, end in cited_spans(question, source, document)
    ]
    found: list[KeySpan] = []
    for n, key in enumerate(keys):
        for verbatim in (True, False):
            places = [
                KeySpan(n, source, offset + start, offset + end, verbatim)
                for source, offset, view in passages
                for start, end in _in_passage(key, view, verbatim, language)
            ]
            if places:
                found += dict.fromkeys(places)
                break
    return found


def _in_passage(
    key: Key, view: CleanText, verbatim: bool, language: str
) -> Iterator[tuple[int, int]]:
    spans = _literal(key, view.text) if verbatim else _as_value(key, view.text, language)
    for start, end in spans:
        yield view.to_original(start, end)


def _literal(key: Key, text: str) -> Iterator[tuple[int, int]]:
    wordings = list(key.texts)
    if key.number is not None:
        wordings = [f"{key.number:f}", f"{key.number:,f}"]
    elif key.date is not None and key.date.month is None and key.date.year > 0:
        wordings = [str(key.date.year)]
    for wording in sorted(wordings, key=len, reverse=True):
        folded = wording.strip(" .,;:?!")
        if not folded:
            continue
        pattern = r"\s+".join(
            "".join(_ALIKE.get(c, re.escape(c)) for c in word) for word in folded.split()
        )
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            yield match.span()


def _as_value(key: Key, text: str, language: str) -> Iterator[tuple[int, int]]:
    date, number = key.date, key.number
    if date is None and number is None:
        for value in (value_of(wording, language) for wording in key.texts):
            if value is not None and value.family == "date":
                year, month, day = (int(part) for part in value.order)
                date = PartialDate(year, month or None, day or None)
            elif value is not None and value.family == "number":
                number = value.order[0]
    if date is not None:
        for start, end, told in dates_in(text, language):
            if agrees(told, date):
                yield start, end
    elif number is not None:
        for start, end, said in _numbers_in(text):
            if said == number:
                yield start, end


def _numbers_in(text: str) -> Iterator[tuple[int, int, Decimal]]:
    for match in _FIGURE.finditer(text):
        figure, _blank, scale = match.group().partition(" ")
        yield *match.span(), Decimal(figure.replace(",", "")) * _SCALES.get(scale, 1)
    for match in _IN_WORDS.finditer(text):
        read = read_number(match.group())
        if read is not None and not read.unit:
            yield *match.span(), read.value
    for match in _ORDINAL.finditer(text):
        yield *match.span(), _ORDINALS[match.group().casefold()]
