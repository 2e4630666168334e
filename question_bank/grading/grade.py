"""What an answer is worth. Enter by `grade`: one pure function over all nine kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Cloze,
    DateBody,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    PartialDate,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
    is_blank,
)
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import read_number
from question_bank.grading.text import fold, near_miss


class Verdict(StrEnum):
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class PartGrade:
    """One gap, pair or chosen option; `fraction` is of this part alone."""

    id: str
    fraction: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Grade:
    """`fraction` is in -1..1, below 0 only under negative marking or negative fractions.

    `feedback` is that of what was chosen; `spelt` the right spelling when a near miss counted.
    """

    fraction: float
    verdict: Verdict
    feedback: tuple[str, ...] = ()
    spelt: str = ""
    parts: tuple[PartGrade, ...] = ()


UNANSWERED = Grade(0.0, Verdict.UNANSWERED)


def grade(
    question: Question,
    answer: Answer | None,
    *,
    language: str = "en",
    negative_marking: bool = False,
) -> Grade:
    """Grades one answer by the rule of the question's kind.

    `negative_marking`: a wrong single choice costs 1/(options-1).

    Raises:
        ValueError: the answer is of another kind than the question, or names ids it does not have.
    """
    if answer is None or is_blank(answer):
        return UNANSWERED
    return _grade_body(question.kind, question.body, answer, language, negative_marking)


def _grade_body(kind: Kind, body: Body, answer: Answer, language: str, negative: bool) -> Grade:
    match body, answer:
        case Choice(options), ChoiceAnswer(chosen):
            return _choice(kind, options, chosen, negative)
        case TrueFalse(), TrueFalseAnswer(value):
            return _true_false(body, value, negative)
        case ShortAnswer(), TextAnswer(text):
            return _short(body, text, language)
        case Numeric(), TextAnswer(text):
            return _numeric(body, text, language)
        case DateBody(key), TextAnswer(text):
            return _date(key, text, language)
        case Cloze(), ClozeAnswer():
            return _cloze(body, answer, language, negative)
        case Ordering(), OrderingAnswer(order):
            return _ordering(body, order)
        case Matching(), MatchingAnswer():
            return _matching(body, answer)
    raise ValueError(f"a {type(answer).__name__} does not answer a {kind} question")


def _verdict(fraction: float) -> Verdict:
    if fraction >= 1:
        return Verdict.RIGHT
    return Verdict.PARTLY if fraction > 0 else Verdict.WRONG


def _share(fraction: Decimal | None, otherwise: float) -> float:
    return otherwise if fraction is None else float(fraction)


def option_fraction(option: Option) -> float:
    """What choosing this option of a single choice is worth."""
    return _share(option.fraction, 1.0 if option.correct else 0.0)


def _choice(kind: Kind, options: Sequence[Option], chosen: frozenset[str], negative: bool) -> Grade:
    unknown = chosen - {option.id for option in options}
    if unknown:
        raise ValueError(f"the question has no options {sorted(unknown)}")
    picked = [option for option in options if option.id in chosen]
    feedback = tuple(option.feedback for option in picked if option.feedback)
    if kind is Kind.MULTIPLE_CHOICE:
        fraction = _multiple(options, picked)
        if negative and any(option.fraction is not None for option in options):
            fraction = max(-1.0, _sum(picked))
    else:
        if len(picked) != 1:
            raise ValueError("a single choice has one answer")
        fraction = option_fraction(picked[0])
        if fraction <= 0 and picked[0].fraction is None and negative and len(options) > 1:
            fraction = -1 / (len(options) - 1)
        elif fraction < 0 and not negative:
            fraction = 0.0
    parts = tuple(
        PartGrade(o.id, option_fraction(o), _verdict(1.0 if option_fraction(o) > 0 else 0.0))
        for o in picked
    )
    return Grade(fraction, _verdict(fraction), feedback, parts=parts)


def _sum(picked: Sequence[Option]) -> float:
    return min(1.0, float(sum((o.fraction or Decimal(0) for o in picked), Decimal(0))))


def _multiple(options: Sequence[Option], picked: Sequence[Option]) -> float:
    """+1/#right for each right tick, -1/max(#wrong, 2) for each wrong one, not below 0."""
    if any(option.fraction is not None for option in options):
        return max(0.0, _near_one(_sum(picked)))
    right = sum(option.correct for option in options)
    wrong = len(options) - right
    if len(picked) == len(options):
        return 0.0 if wrong else 1.0
    hits = sum(option.correct for option in picked)
    misses = len(picked) - hits
    return max(0.0, hits / max(right, 1) - misses / max(wrong, 2))


def _near_one(fraction: float) -> float:
    """Three thirds as people write them (33.333 %) are full marks."""
    return 1.0 if 0.9999 <= fraction <= 1 else fraction


def _true_false(body: TrueFalse, value: bool, negative: bool) -> Grade:
    said = body.feedback_true if value else body.feedback_false
    fraction = 1.0 if value == body.answer else (-1.0 if negative else 0.0)
    return Grade(fraction, _verdict(fraction), (said,) if said else ())


def _short(body: ShortAnswer, text: str, language: str) -> Grade:
    typed = fold(text, language)
    if not typed:
        return Grade(0.0, Verdict.WRONG)
    keys = [(fold(one.text, language), one) for one in body.accepted]
    for key, one in keys:
        if key == typed:
            return _accepted(one)
    rejected = {fold(wrong, language) for wrong in body.rejected}
    near = [one for key, one in keys if near_miss(typed, key, rejected)]
    if near:
        return _accepted(near[0], spelt=near[0].text)
    return Grade(0.0, Verdict.WRONG)


def _accepted(one: Accepted, spelt: str = "") -> Grade:
    fraction = max(0.0, _share(one.fraction, 1.0))
    return Grade(fraction, _verdict(fraction), (one.feedback,) if one.feedback else (), spelt)


def _numeric(body: Numeric, text: str, language: str) -> Grade:
    reading = read_number(text, language)
    if reading is None:
        return Grade(0.0, Verdict.WRONG)
    if reading.unit and fold(reading.unit, "") != fold(body.unit, ""):
        return Grade(0.0, Verdict.WRONG)
    for one in body.answers:
        if _within(one, reading.value):
            fraction = max(0.0, _share(one.fraction, 1.0))
            feedback = (one.feedback,) if one.feedback else ()
            return Grade(fraction, _verdict(fraction), feedback)
    return Grade(0.0, Verdict.WRONG)


def _within(answer: NumericAnswer, value: Decimal) -> bool:
    if answer.value is None:
        low = answer.minimum is None or answer.minimum <= value
        return low and (answer.maximum is None or value <= answer.maximum)
    slack = Decimal(0)
    if answer.tolerance is not None:
        slack = answer.tolerance.amount
        if answer.tolerance.percent:
            slack = abs(answer.value) * slack / 100
    return abs(value - answer.value) <= slack


def _date(key: PartialDate, text: str, language: str) -> Grade:
    """More precise and consistent is right, less precise wrong."""
    date = read_date(text, language)
    right = (
        date is not None
        and date.year == key.year
        and key.month in (None, date.month)
        and key.day in (None, date.day)
    )
    return Grade(1.0, Verdict.RIGHT) if right else Grade(0.0, Verdict.WRONG)


def _cloze(body: Cloze, answer: ClozeAnswer, language: str, negative: bool) -> Grade:
    unknown = set(answer.gaps) - {gap.id for gap in body.gaps}
    if unknown:
        raise ValueError(f"the question has no gaps {sorted(unknown)}")
    grades = []
    for gap in body.gaps:
        given = answer.gaps.get(gap.id)
        if given is None or is_blank(given):
            grades.append(UNANSWERED)
        else:
            grades.append(_grade_body(gap.kind, gap.body, given, language, negative))
    fraction = sum(one.fraction for one in grades) / len(grades)
    parts = tuple(
        PartGrade(gap.id, one.fraction, one.verdict)
        for gap, one in zip(body.gaps, grades, strict=True)
    )
    feedback = tuple(said for one in grades for said in one.feedback)
    spelt = ", ".join(one.spelt for one in grades if one.spelt)
    return Grade(fraction, _verdict(fraction), feedback, spelt, parts)


def _ordering(body: Ordering, order: Sequence[str]) -> Grade:
    """Of the neighbours in the student's order, the share in which the first precedes the second
    in the key; equal ranks may stand either way."""
    ranks = {item.id: item.rank for item in body.items}
    if sorted(order) != sorted(ranks):
        raise ValueError("an ordering names each item once")
    neighbours = list(pairwise(order))
    good = sum(ranks[first] <= ranks[second] for first, second in neighbours)
    fraction = good / len(neighbours) if neighbours else 1.0
    places = sorted(ranks.values())
    parts = tuple(
        PartGrade(
            item,
            1.0 if ranks[item] == places[place] else 0.0,
            Verdict.RIGHT if ranks[item] == places[place] else Verdict.WRONG,
        )
        for place, item in enumerate(order)
    )
    return Grade(fraction, _verdict(fraction), parts=parts)


def _matching(body: Matching, answer: MatchingAnswer) -> Grade:
    unknown = set(answer.matches) - {pair.id for pair in body.pairs}
    if unknown:
        raise ValueError(f"the question has no pairs {sorted(unknown)}")
    parts = []
    for pair in body.pairs:
        right = answer.matches.get(pair.id, "").strip() == pair.match.strip()
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        parts.append(PartGrade(pair.id, 1.0 if right else 0.0, verdict))
    fraction = sum(part.fraction for part in parts) / len(parts)
    return Grade(fraction, _verdict(fraction), parts=tuple(parts))


def certainty_mark(fraction: float, certainty: int | None) -> float:
    """Certainty-based mark: +1, +2, +3 when right, 0, -2, -6 when wrong, mixed by the fraction.

    Level 1 when none was chosen. Source: A. R. Gardner-Medwin's scheme.
    """
    right, wrong = {1: (1, 0), 2: (2, -2), 3: (3, -6)}[certainty or 1]
    share = max(0.0, fraction)
    return share * right + (1 - share) * wrong


def total(grades: Iterable[Grade], points: Iterable[float]) -> float:
    """The marks of a quiz in points; negative marks never pull it below 0."""
    marks = sum(one.fraction * worth for one, worth in zip(grades, points, strict=True))
    return max(0.0, marks)
