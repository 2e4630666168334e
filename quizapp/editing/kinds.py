"""New questions, and questions of one kind made into another. Enter by `new_question`, `with_kind`.

What fits is carried over: options, the key, the items of lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from question_bank.bank.comparing import NO_DATE
from question_bank.bank.gaps import escape, gap_ids, stem_in_words
from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Cloze,
    DateBody,
    Gap,
    GapBody,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import read_number

GAP_KINDS = (Kind.SHORT_ANSWER, Kind.SINGLE_CHOICE, Kind.NUMERIC, Kind.DATE)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def new_id(kind: Kind, taken: Callable[[str], bool], suffix: Callable[[], str]) -> str:
    """An id that nobody has: the kind and a random end."""
    while True:
        made = f"{kind.value}-{suffix()}"
        if not taken(made):
            return made


def next_id(ids: Iterable[str]) -> str:
    """The first letter that no option (item, pair) has; numbers after z."""
    known = set(ids)
    for letter in _LETTERS:
        if letter not in known:
            return letter
    number = len(known) + 1
    while f"n{number}" in known:
        number += 1
    return f"n{number}"


def new_question(question_id: str, kind: Kind) -> Question:
    """An empty question."""
    return Question(question_id, kind, "", new_body(kind))


def new_body(kind: Kind) -> Body:
    """What a new question of this kind starts with."""
    match kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return Choice((Option("a", "", True), Option("b", ""), Option("c", "")))
        case Kind.TRUE_FALSE:
            return TrueFalse(True)
        case Kind.SHORT_ANSWER:
            return ShortAnswer((Accepted(""),))
        case Kind.NUMERIC:
            return Numeric((NumericAnswer(),))
        case Kind.DATE:
            return DateBody(NO_DATE)
        case Kind.CLOZE:
            return Cloze(())
        case Kind.ORDERING:
            return Ordering(tuple(OrderingItem("abc"[n], "", n + 1) for n in range(3)))
        case Kind.MATCHING:
            return Matching(tuple(Pair(letter, "", "") for letter in "abc"))


def new_gap_body(kind: Kind) -> GapBody:
    """What a new gap of this kind starts with."""
    body = new_body(kind)
    assert isinstance(body, Choice | ShortAnswer | Numeric | DateBody)
    return body


def with_kind(question: Question, kind: Kind, language: str = "en") -> Question:
    """The question as one of another kind."""
    if kind is question.kind:
        return question
    stem, body = question.stem, question.body
    if question.kind is Kind.CLOZE:
        stem = stem_in_words(stem, "…")
    if kind is Kind.CLOZE:
        return _as_cloze(question)
    return replace(question, kind=kind, stem=stem, body=_converted(body, kind, language))


def _as_cloze(question: Question) -> Question:
    """The key is put into a gap behind the stem."""
    right = [text for text in _right(question.body) if text]
    gap = Gap("1", Kind.SHORT_ANSWER, ShortAnswer(tuple(map(Accepted, right)) or (Accepted(""),)))
    if isinstance(question.body, Numeric | DateBody):
        kind = Kind.NUMERIC if isinstance(question.body, Numeric) else Kind.DATE
        gap = Gap("1", kind, question.body)
    elif isinstance(question.body, Choice) and question.kind is Kind.SINGLE_CHOICE:
        gap = Gap("1", Kind.SINGLE_CHOICE, question.body)
    stem = f"{escape(question.stem)} {{1}}".strip()
    return replace(question, kind=Kind.CLOZE, stem=stem, body=Cloze((gap,)))


def _converted(body: Body, kind: Kind, language: str) -> Body:
    right, wrong = _right(body), _wrong(body)
    match kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return _as_choice(body, right, wrong, single=kind is Kind.SINGLE_CHOICE)
        case Kind.SHORT_ANSWER if right:
            return ShortAnswer(tuple(map(Accepted, right)))
        case Kind.NUMERIC:
            found = read_number(right[0], language) if right else None
            if found is not None:
                return Numeric((NumericAnswer(Decimal(found.value)),), found.unit)
        case Kind.DATE:
            date = read_date(right[0], language) if right else None
            if date is not None:
                return DateBody(date)
        case Kind.ORDERING if len(_all(body)) > 1:
            texts = _all(body)
            return Ordering(
                tuple(OrderingItem(_letter(n), text, n + 1) for n, text in enumerate(texts))
            )
        case Kind.MATCHING if len(_all(body)) > 1:
            return Matching(tuple(Pair(_letter(n), text, "") for n, text in enumerate(_all(body))))
    return new_body(kind)


def _as_choice(body: Body, right: list[str], wrong: list[str], *, single: bool) -> Choice:
    if isinstance(body, Choice):
        if not single:
            return body
        keys = [option.id for option in body.options if option.correct]
        return Choice(
            tuple(replace(o, correct=o.correct and o.id == keys[0]) for o in body.options)
        )
    keys = (right or [""])[:1] if single else right or [""]
    texts = [(text, True) for text in keys] + [(text, False) for text in wrong]
    texts += [("", False)] * (3 - len(texts))
    return Choice(tuple(Option(_letter(n), text, key) for n, (text, key) in enumerate(texts)))


def _letter(n: int) -> str:
    return _LETTERS[n] if n < len(_LETTERS) else f"n{n + 1}"


def _right(body: Body) -> list[str]:
    """What is right, as texts."""
    match body:
        case Choice(options):
            return [option.text for option in options if option.correct]
        case TrueFalse(answer):
            return ["True" if answer else "False"]
        case ShortAnswer(accepted):
            return [one.text for one in accepted]
        case Numeric(answers, unit):
            return [f"{one.value:f} {unit}".strip() for one in answers if one.value is not None]
        case DateBody(answer):
            return [] if answer == NO_DATE else [str(answer)]
        case Cloze(gaps):
            return [text for gap in gaps for text in _right(gap.body)[:1]]
        case Ordering(items):
            return [item.text for item in items]
        case Matching(pairs):
            return [pair.match for pair in pairs]


def _wrong(body: Body) -> list[str]:
    match body:
        case Choice(options):
            return [option.text for option in options if not option.correct]
        case TrueFalse(answer):
            return ["False" if answer else "True"]
        case ShortAnswer(rejected=rejected):
            return list(rejected)
        case Matching(extra_matches=extra):
            return list(extra)
    return []


def _all(body: Body) -> list[str]:
    """The texts of a list, in its order."""
    match body:
        case Choice(options):
            return [option.text for option in options]
        case Matching(pairs):
            return [pair.prompt for pair in pairs]
    return _right(body)


def with_gaps_of_stem(stem: str, body: Cloze, known: dict[str, Gap]) -> Cloze:
    """The body with exactly the gaps of the stem, in its order; `known` remembers those that were
    taken out, so that a gap typed again is what it was."""
    by_id = {gap.id: gap for gap in body.gaps}
    known.update(by_id)
    gaps = []
    for gap_id in dict.fromkeys(gap_ids(stem)):
        fresh = Gap(gap_id, Kind.SHORT_ANSWER, ShortAnswer((Accepted(""),)))
        gaps.append(by_id.get(gap_id) or known.get(gap_id) or fresh)
    return Cloze(tuple(gaps))
