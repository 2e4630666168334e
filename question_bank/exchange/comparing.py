"""What a question loses on a way through another format. Enter by `differences`.

Exporters read again what they wrote and tell what differs, so that no loss goes unsaid. What grades
alike is the same: ids of options, 1 and 1.0, a tolerance in per cent and the number that it makes.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    DateBody,
    Kind,
    Matching,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.exchange.assembling import short
from question_bank.exchange.building import numeric_span
from question_bank.exchange.fractions import multiple_percents, share_of_percent
from question_bank.exchange.rich import html_of_basic

_NAMES = {
    Kind.SINGLE_CHOICE: "a single choice",
    Kind.MULTIPLE_CHOICE: "a multiple choice",
    Kind.TRUE_FALSE: "a true-or-false question",
    Kind.SHORT_ANSWER: "a short answer",
    Kind.NUMERIC: "a numeric question",
    Kind.DATE: "a date question",
    Kind.CLOZE: "a text with gaps",
    Kind.ORDERING: "an ordering",
    Kind.MATCHING: "a matching",
}


def differences(before: Question, after: Question) -> tuple[str, ...]:
    """Whole sentences, each a thing that `after` has no longer, or has otherwise."""
    told = _Told(marked=bool(before.markup and after.markup))
    if before.kind is not after.kind:
        told.append(f"It becomes {_NAMES[after.kind]}.")
    elif before.kind is Kind.CLOZE and isinstance(before.body, Cloze):
        _compare_stems_of_cloze(before, after, told)
    else:
        _text("The question's wording", before.stem, after.stem, told)
    _text("The explanation", before.explanation, after.explanation, told)
    if before.citations != after.citations:
        lost = [one for one in before.citations if one not in after.citations]
        told.append(
            f"{len(lost) or len(before.citations)} of its citations cannot be carried."
            if lost or not after.citations
            else "Its citations change."
        )
    missing = [topic for topic in before.topics if topic not in after.topics]
    if missing:
        told.append(f"Topics that change or are lost: {', '.join(map(short, missing))}.")
    if before.points != after.points:
        told.append(f"Its {before.points} points are not carried; it counts {after.points}.")
    if before.markup and not after.markup and _has_tags(before):
        told.append("Bold, italic, raised and lowered text and code become plain.")
    if before.media:
        told.append("Its pictures and other media are not carried.")
    if before.kind is after.kind:
        _body(before.body, after.body, before.kind, told, "")
    return tuple(dict.fromkeys(told))


class _Told(list[str]):
    """Sentences. `marked`: texts that look alike with their mark-up are the same."""

    def __init__(self, *, marked: bool) -> None:
        super().__init__()
        self.marked = marked

    def is_same(self, before: str, after: str) -> bool:
        same = before == after
        return same or (self.marked and html_of_basic(before) == html_of_basic(after))


def _has_tags(question: Question) -> bool:
    return "<" in repr(question)


def _text(what: str, before: str, after: str, told: _Told) -> None:
    if told.is_same(before, after):
        return
    if not after:
        told.append(f"{what} is not carried.")
    elif "".join(before.split()) == "".join(after.split()):
        told.append(f"Blanks and line ends change in: {what[0].lower()}{what[1:]}.")
    else:
        told.append(f"{what} changes.")


def _compare_stems_of_cloze(before: Question, after: Question, told: _Told) -> None:
    def words(question: Question) -> str:
        return "\x00".join("" if gap else piece for gap, piece in split_stem(question.stem))

    _text("The question's wording", words(before), words(after), told)


def _body(before: Body, after: Body, kind: Kind, told: _Told, where: str) -> None:
    match before, after:
        case Choice(), Choice():
            _choices(before, after, kind, told, where)
        case TrueFalse(), TrueFalse():
            if before.answer != after.answer:
                told.append("The key changes.")
            _text("The feedback to true", before.feedback_true, after.feedback_true, told)
            _text("The feedback to false", before.feedback_false, after.feedback_false, told)
        case ShortAnswer(), ShortAnswer():
            if before.accepted[0].text != after.accepted[0].text:
                told.append(f"The key “{short(before.accepted[0].text)}” changes{where}.")
            _sets("answer", _wordings(before), _wordings(after), told, where)
        case Numeric(), Numeric():
            if numeric_span(before.answers[0]) != numeric_span(after.answers[0]):
                told.append(f"The key changes{where}.")
            _sets("number", _numbers(before), _numbers(after), told, where)
            if before.unit != after.unit:
                told.append(f"The unit “{before.unit}” is not carried{where}.")
        case DateBody(), DateBody():
            if before != after:
                told.append(f"The date changes{where}.")
        case Cloze(), Cloze():
            _gaps(before, after, told)
        case Ordering(), Ordering():
            if _ranked(before) != _ranked(after):
                told.append("Its items, or which of them may swap, change.")
        case Matching(), Matching():
            pairs = [[(pair.prompt, pair.match) for pair in one.pairs] for one in (before, after)]
            if pairs[0] != pairs[1]:
                told.append("Its pairs change.")
            if set(before.extra_matches) != set(after.extra_matches):
                told.append("Its extra matches change.")


def option_worths(options: tuple[Option, ...], kind: Kind) -> list[Decimal]:
    """What each option earns: of a plain multiple choice by its grading rule, as fractions."""
    if kind is Kind.MULTIPLE_CHOICE and all(one.fraction is None for one in options):
        right = sum(one.correct for one in options)
        key, other = multiple_percents(max(right, 1), len(options) - right)
        return [share_of_percent(key if one.correct else other) for one in options]
    return [
        one.fraction if one.fraction is not None else Decimal(1 if one.correct else 0)
        for one in options
    ]


def _choices(before: Choice, after: Choice, kind: Kind, told: _Told, where: str) -> None:
    if len(before.options) != len(after.options):
        told.append(f"It has {len(after.options)} options, not {len(before.options)}{where}.")
        return
    worths = [option_worths(one.options, kind) for one in (before, after)]
    for n, (old, new) in enumerate(zip(before.options, after.options, strict=True)):
        name = f"option “{short(old.text)}”"
        _text(f"The wording of {name}", old.text, new.text, told)
        _text(f"The feedback of {name}", old.feedback, new.feedback, told)
        if worths[0][n] != worths[1][n]:
            told.append(
                f"The share of {name} changes from {worths[0][n] * 100:f} to "
                f"{worths[1][n] * 100:f} %."
            )
        if old.citations != new.citations:
            told.append(f"Citations of {name} are not carried.")


def _wordings(body: ShortAnswer) -> list[tuple[Any, ...]]:
    def share(fraction: Decimal | None) -> Decimal:
        return Decimal(1) if fraction is None else fraction

    return [(one.text, share(one.fraction), one.feedback) for one in body.accepted] + [
        (text, Decimal(0), "") for text in body.rejected
    ]


def _numbers(body: Numeric) -> list[tuple[Any, ...]]:
    return [
        (numeric_span(one), Decimal(1) if one.fraction is None else one.fraction, one.feedback)
        for one in body.answers
    ]


def _sets(
    what: str,
    before: list[tuple[Any, ...]],
    after: list[tuple[Any, ...]],
    told: _Told,
    where: str,
) -> None:
    """Answers in any order; the parts of each are (what is typed, share, feedback)."""
    parts: tuple[tuple[str, Callable[[tuple[Any, ...]], Any]], ...] = (
        (f"Some {what}s change", lambda one: one[0]),
        (f"The share of some {what}s changes", lambda one: one[:2]),
        (f"The feedback of some {what}s changes", lambda one: one),
    )
    for sentence, part in parts:
        if sorted(map(_key, map(part, before))) != sorted(map(_key, map(part, after))):
            told.append(f"{sentence}{where}.")
            return


def _key(value: Any) -> str:
    """One text for what is equal: 0.50 and 0.5 are."""
    if isinstance(value, tuple):
        return repr([_key(one) for one in value])
    return f"{value.normalize():f}" if isinstance(value, Decimal) else repr(value)


def _ranked(body: Ordering) -> list[tuple[str, int]]:
    places = sorted({item.rank for item in body.items})
    return sorted(((i.text, places.index(i.rank)) for i in body.items), key=lambda one: one[::-1])


def _gaps(before: Cloze, after: Cloze, told: _Told) -> None:
    if len(before.gaps) != len(after.gaps):
        told.append("Some of its gaps are lost.")
        return
    for n, (old, new) in enumerate(zip(before.gaps, after.gaps, strict=True), start=1):
        if old.kind is not new.kind:
            told.append(f"Gap {n} becomes {_NAMES[new.kind]}.")
        else:
            _body(old.body, new.body, old.kind, told, f" in gap {n}")
