"""Items to bodies of the bank's model, and what is odd about them. Enter by `body_of`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    DateBody,
    Kind,
    Numeric,
    NumericAnswer,
    Option,
    PartialDate,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import NumberReading, read_number
from question_bank.grading.text import fold
from question_bank.language_model.replies import Item, ReplyError

MIN_DISTRACTORS, MAX_DISTRACTORS = 2, 4

# "3 million" reads as 3 with a unit: nobody who types 3000000 should be wrong.
_SCALES = frozenset("hundred thousand million billion trillion dozen percent".split())


def body_of(item: Item, seed: int, language: str) -> Body:
    """The body of an item, options placed by their order or by the seed.

    Raises:
        ReplyError: key-not-a-number or key-not-a-date.
    """
    match item.kind:
        case Kind.SINGLE_CHOICE:
            return Choice(_placed(item, seed, language))
        case Kind.TRUE_FALSE:
            return TrueFalse(bool(item.truth))
        case Kind.NUMERIC:
            number = _number(item.key, language)
            if number is None:
                raise ReplyError("key-not-a-number")
            return Numeric((NumericAnswer(number.value),), number.unit)
        case Kind.DATE:
            date = _date(item.key, language)
            if date is None:
                raise ReplyError("key-not-a-date")
            return DateBody(date)
    return ShortAnswer((Accepted(item.key),))


def distractor_codes(item: Item, language: str) -> Iterator[str]:
    """What is wrong with the distractors of a single choice, beside their words."""
    texts = [one.text for one in item.distractors]
    if len(texts) < MIN_DISTRACTORS:
        yield "too-few-distractors"
    if len(texts) > MAX_DISTRACTORS:
        yield "too-many-distractors"
    key = _sense(item.key, language)
    senses = [_sense(text, language) for text in texts]
    if key in senses:
        yield "distractor-is-key"
    if len(set(senses)) < len(senses):
        yield "distractors-alike"
    padded = f" {fold(item.key, language)} "
    evidence = f" {_words(item.evidence, language)} "
    for text, sense in zip(texts, senses, strict=True):
        own = f" {fold(text, language)} "
        if sense != key and (own in padded or padded in own):
            yield "distractor-overlaps-key"
        if sense != key and f" {_words(text, language)} " in evidence:
            yield "distractor-in-evidence"
    types = {_type(text, language) for text in (item.key, *texts)}
    if len(types) > 1:
        yield "mixed-types"
    if any(not one.reason.strip() for one in item.distractors):
        yield "no-reason"


def holds(text: str, wording: str, language: str) -> bool:
    """Whether a text holds a wording as whole words, case and accents aside."""
    sought = _words(wording, language)
    return bool(sought) and f" {sought} " in f" {_words(text, language)} "


def _words(text: str, language: str) -> str:
    """Folded words; those that a hyphen or a slash joins stand apart, too."""
    apart = "".join(" " if c in "-–—/()[]\"'’“”" else c for c in text)
    return fold(apart, language)


def _placed(item: Item, seed: int, language: str) -> tuple[Option, ...]:
    """Numbers and dates ascending, else the key at a place that the seed chooses; ids by place."""
    options = [Option("", item.key, True)]
    options += [Option("", one.text, False, None, one.reason) for one in item.distractors]
    values = [_value(option.text, language) for option in options]
    known = [value for value in values if value is not None]
    if len(known) == len(options):
        order = sorted(range(len(options)), key=known.__getitem__)
        options = [options[n] for n in order]
    else:
        place = random.Random(f"{seed}\x1f{item.stem}\x1f{item.key}").randrange(len(options))
        options.insert(place, options.pop(0))
    return tuple(
        Option(f"o{n}" if n >= 26 else chr(97 + n), o.text, o.correct, None, o.feedback)
        for n, o in enumerate(options)
    )


def _value(text: str, language: str) -> tuple[Decimal, ...] | None:
    date = _date(text, language)
    if date is not None:
        return Decimal(date.year), Decimal(date.month or 0), Decimal(date.day or 0)
    number = _number(text, language)
    return None if number is None else (number.value,)


def _type(text: str, language: str) -> str:
    """The type that an option shows: date by precision, number, or text."""
    date = None if text.strip().isdecimal() else _date(text, language)
    if date is not None:
        return date.precision
    return "text" if _number(text, language) is None else "number"


def _sense(text: str, language: str) -> str:
    """What two wordings have in common that say the same."""
    date = None if text.strip().isdecimal() else _date(text, language)
    if date is not None:
        return f"date {date}"
    number = _number(text, language)
    if number is not None:
        return f"number {number.value.normalize():f} {fold(number.unit, language)}"
    return fold(text, language)


def _number(text: str, language: str) -> NumberReading | None:
    """One number with its unit; none where its words go on to scale or to say something else."""
    reading = read_number(text, language)
    if reading is None or any(word in _SCALES for word in reading.unit.casefold().split()):
        return None
    return reading if len(reading.unit.split()) <= 3 else None


def _date(text: str, language: str) -> PartialDate | None:
    """A date; a bare figure only where it looks like a year."""
    bare = text.strip()
    if bare.isdecimal() and not (len(bare) == 4 or (len(bare) == 3 and bare[0] != "0")):
        return None
    return read_date(text, language)
