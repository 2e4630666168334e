"""An `Item` to a question of format 1. Enter by `build`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

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
from question_bank.exchange.items import Alternative, GapItem, Item
from question_bank.exchange.model import CannotCarryError
from question_bank.exchange.rich import Rich

Say = Callable[[Rich], str]
_ONE = Decimal(1)


def build(item: Item, question_id: str) -> Question:
    """The question, a draft, without citations of its own.

    Raises:
        CannotCarryError: format 1 has no such question; the reason.
    """
    marked = any(text.is_marked for text in _texts(item))
    say: Say = (lambda text: text.basic) if marked else (lambda text: text.plain)
    body = _body(item, say)
    points = item.points
    if points is not None and points <= 0:
        item.lose(f"It had {points} points; a question has more than none, so it has 1.")
        points = None
    return Question(
        id=question_id,
        kind=item.kind,
        stem=say(item.stem),
        body=body,
        explanation=say(item.explanation),
        topics=tuple(dict.fromkeys(topic for topic in item.topics if topic.strip())),
        points=_ONE if points is None else points,
        markup="basic" if marked else "",
    )


def _texts(item: Item) -> list[Rich]:
    """Those texts that may have mark-up; what is typed or matched is compared, so it is plain."""
    found = [item.stem, item.explanation, item.feedback_true, item.feedback_false]
    groups = [item.alternatives, *(gap.alternatives for gap in item.gaps)]
    found += [one.feedback for group in groups for one in group]
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        found += [one.text for one in item.alternatives]
    for gap in item.gaps:
        if gap.kind is Kind.SINGLE_CHOICE:
            found += [one.text for one in gap.alternatives]
    return found


def _body(item: Item, say: Say) -> Body:
    match item.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return _choice(item, say)
        case Kind.TRUE_FALSE:
            return TrueFalse(item.truth, say(item.feedback_true), say(item.feedback_false))
        case Kind.SHORT_ANSWER:
            return short_answer(item.alternatives, say, item.lose)
        case Kind.NUMERIC:
            return _numeric(item.alternatives, item.unit, say, item.lose)
        case Kind.DATE:
            if item.date is None:
                raise CannotCarryError("Its answer is no date.")
            return DateBody(item.date)
        case Kind.CLOZE:
            return Cloze(tuple(_gap(gap, say, item.lose) for gap in item.gaps))
        case Kind.ORDERING:
            return Ordering(
                tuple(
                    OrderingItem(f"i{n}", text.plain, rank)
                    for n, (text, rank) in enumerate(
                        sorted(item.order, key=lambda one: one[1]), start=1
                    )
                )
            )
        case Kind.MATCHING:
            return _matching(item)


def _choice(item: Item, say: Say) -> Choice:
    whole = [one for one in item.alternatives if one.share == 1]
    if item.kind is Kind.SINGLE_CHOICE and len(whole) > 1:
        if any(one.share not in (0, 1) for one in item.alternatives):
            raise CannotCarryError(
                "Two of its options earn the whole point and another a part of it; "
                "format 1 has no such choice."
            )
        item.kind = Kind.MULTIPLE_CHOICE
        item.plain_shares = True
        item.lose(
            "Any one of its right options earned the whole point; as a multiple choice it asks "
            "for all of them. Look at it."
        )
    _tell_twins(item)
    return Choice(_options(item.alternatives, say, multiple=item.kind is Kind.MULTIPLE_CHOICE
                           and not item.plain_shares))  # fmt: skip


def _tell_twins(item: Item) -> None:
    """Empty options and options that say the same cannot be told apart by who reads them."""
    kept: dict[str, Alternative] = {}
    for one in list(item.alternatives):
        folded = " ".join(one.text.plain.casefold().split())
        if not folded:
            item.alternatives.remove(one)
            item.lose("An empty option was left out.")
        elif folded in kept and kept[folded].share == one.share:
            item.alternatives.remove(one)
            item.lose(f"The option “{one.text.plain[:60]}” stood there twice.")
        else:
            kept.setdefault(folded, one)


def _options(alternatives: list[Alternative], say: Say, *, multiple: bool) -> tuple[Option, ...]:
    """`multiple`: shares are fractions even where they are 1."""
    options = []
    for n, one in enumerate(alternatives):
        correct = one.share == 1 and not multiple
        fraction = None if correct or one.share == 0 else one.share
        option_id = one.id or option_letter(n)
        options.append(
            Option(option_id, say(one.text), correct, fraction, say(one.feedback), one.citations)
        )
    return tuple(options)


def option_letter(place: int) -> str:
    """a to z, then a27 and so on."""
    return chr(ord("a") + place) if place < 26 else f"a{place + 1}"


def short_answer(
    alternatives: list[Alternative], say: Say, lose: Callable[[str], None]
) -> ShortAnswer:
    """Accepted wordings, those of the whole point first; wrong ones without feedback rejected."""
    accepted, rejected = [], []
    for one in sorted(alternatives, key=lambda one: one.share != 1):
        text = one.text.plain
        if not text.strip():
            lose("An empty answer was left out.")
        elif one.share == 0 and not one.feedback:
            rejected.append(text)
        else:
            share = None if one.share == 1 else one.share
            accepted.append(Accepted(text, share, say(one.feedback)))
    if not accepted or accepted[0].fraction is not None:
        raise CannotCarryError("None of its answers earns the whole point.")
    return ShortAnswer(tuple(accepted), tuple(rejected))


def _numeric(
    alternatives: list[Alternative], unit: str, say: Say, lose: Callable[[str], None]
) -> Numeric:
    answers = [
        NumericAnswer(
            one.value, one.minimum, one.maximum, one.tolerance,
            None if one.share == 1 else one.share, say(one.feedback),
        )
        for one in alternatives
    ]  # fmt: skip
    ordered = sorted(answers, key=lambda one: one.fraction is not None)
    if not ordered or ordered[0].fraction is not None:
        raise CannotCarryError("None of its numbers earns the whole point.")
    if ordered != answers and _overlap(answers):
        lose("Its answers overlap; the one that earns the whole point is now tried first.")
    return Numeric(tuple(ordered), unit)


def _overlap(answers: list[NumericAnswer]) -> bool:
    spans = sorted(numeric_span(one) for one in answers)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(spans))


_FAR = Decimal("1e60")


def numeric_span(answer: NumericAnswer) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number that this answer takes."""
    if answer.value is None:
        low = -_FAR if answer.minimum is None else answer.minimum
        return low, _FAR if answer.maximum is None else answer.maximum
    slack = absolute_tolerance(answer)
    return answer.value - slack, answer.value + slack


def absolute_tolerance(answer: NumericAnswer) -> Decimal:
    """The tolerance as a number; 0 where there is none."""
    if answer.tolerance is None or answer.value is None:
        return Decimal(0)
    amount = answer.tolerance.amount
    return abs(answer.value) * amount / 100 if answer.tolerance.percent else amount


def _gap(gap: GapItem, say: Say, lose: Callable[[str], None]) -> Gap:
    body: GapBody
    if gap.kind is Kind.SINGLE_CHOICE:
        body = Choice(_options(gap.alternatives, say, multiple=False))
    elif gap.kind is Kind.NUMERIC:
        body = _numeric(gap.alternatives, gap.unit, say, lose)
    elif gap.kind is Kind.DATE and gap.date is not None:
        body = DateBody(gap.date)
    else:
        return Gap(gap.id, Kind.SHORT_ANSWER, short_answer(gap.alternatives, say, lose))
    return Gap(gap.id, gap.kind, body)


def _matching(item: Item) -> Matching:
    pairs = tuple(
        Pair(f"p{n}", prompt.plain, match.plain)
        for n, (prompt, match) in enumerate(item.pairs, start=1)
    )
    matches = {pair.match for pair in pairs}
    extra = dict.fromkeys(one.plain for one in item.extra_matches)
    return Matching(pairs, tuple(one for one in extra if one.strip() and one not in matches))
