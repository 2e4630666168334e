"""Grading, a table for each kind, and properties that hold for all."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, permutations

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    PartialDate,
    Question,
    ShortAnswer,
    Tolerance,
    TrueFalse,
)
from question_bank.grading import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
    Verdict,
    certainty_mark,
    describe_entry,
    from_json,
    grade,
    key_text,
    read_date,
    read_number,
    to_json,
    total,
)
from question_bank.grading.text import fold


def ask(kind: Kind, body: Body) -> Question:
    return Question("q", kind, "Stem", body)


def chosen(*ids: str) -> ChoiceAnswer:
    return ChoiceAnswer(frozenset(ids))


ABC = Choice((Option("a", "A", True), Option("b", "B"), Option("c", "C")))
MULTI = Choice((Option("a", "A", True), Option("b", "B", True), Option("c", "C"), Option("d", "D")))


def key_of(body: Body) -> Answer:
    """The answer that is right in everything."""
    match body:
        case Choice(options):
            return ChoiceAnswer(frozenset(o.id for o in options if o.correct))
        case TrueFalse(answer):
            return TrueFalseAnswer(answer)
        case ShortAnswer(accepted):
            return TextAnswer(accepted[0].text)
        case Numeric(answers):
            return TextAnswer(f"{answers[0].value:f}")
        case DateBody(answer):
            return TextAnswer(str(answer))
        case Cloze(gaps):
            return ClozeAnswer({gap.id: key_of(gap.body) for gap in gaps})
        case Ordering(items):
            return OrderingAnswer(tuple(item.id for item in items))
        case Matching(pairs):
            return MatchingAnswer({pair.id: pair.match for pair in pairs})


def readable(body: Body) -> bool:
    """Short answers made of punctuation alone fold to nothing: no student can type them."""
    if isinstance(body, ShortAnswer):
        return bool(fold(body.accepted[0].text))
    if isinstance(body, Cloze):
        return all(readable(gap.body) for gap in body.gaps)
    return True


@given(strategies.questions())
def test_the_key_is_always_right_and_can_be_said(question: Question) -> None:
    if not readable(question.body):
        return
    told = grade(question, key_of(question.body))
    assert told.verdict is Verdict.RIGHT
    assert told.fraction == 1
    assert key_text(question)


@given(strategies.questions())
def test_unanswered_is_nothing(question: Question) -> None:
    assert grade(question, None).verdict is Verdict.UNANSWERED
    assert grade(question, None).fraction == 0


@given(strategies.questions(), st.booleans())
def test_grading_is_pure_and_bounded_on_any_text(question: Question, negative: bool) -> None:
    typed = {Kind.SHORT_ANSWER, Kind.NUMERIC, Kind.DATE}
    answer = TextAnswer("any text 3") if question.kind in typed else key_of(question.body)
    first = grade(question, answer, negative_marking=negative)
    assert first == grade(question, answer, negative_marking=negative)
    assert -1 <= first.fraction <= 1


@given(strategies.questions())
def test_answers_survive_storage(question: Question) -> None:
    answer = key_of(question.body)
    assert from_json(to_json(answer)) == answer


@pytest.mark.parametrize("text", ["{}", "[]", "1", '{"chosen":[1]}', '{"text":"a","x":1}', "nul",
                                  '{"gaps":{"1":{"gaps":{}}}}', "[" * 5000])  # fmt: skip
def test_what_is_no_answer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"answer|Expecting|JSON"):
        from_json(text)


@pytest.mark.parametrize(
    ("answer", "fraction"),
    [(chosen("a"), 1), (chosen("b"), 0), (chosen("c"), 0)],
)
def test_single_choice(answer: ChoiceAnswer, fraction: float) -> None:
    assert grade(ask(Kind.SINGLE_CHOICE, ABC), answer).fraction == fraction


def test_negative_marking_costs_one_over_the_other_options() -> None:
    question = ask(Kind.SINGLE_CHOICE, ABC)
    assert grade(question, chosen("b"), negative_marking=True).fraction == -0.5
    assert grade(question, chosen("a"), negative_marking=True).fraction == 1
    marks = [grade(question, chosen("b"), negative_marking=True)] * 3
    assert total(marks, [1, 1, 1]) == 0


@pytest.mark.parametrize(
    ("ids", "fraction"),
    [("ab", 1), ("a", 0.5), ("ac", 0), ("abc", 0.5), ("abcd", 0), ("c", 0), ("cd", 0)],
)
def test_multiple_choice(ids: str, fraction: float) -> None:
    assert grade(ask(Kind.MULTIPLE_CHOICE, MULTI), chosen(*ids)).fraction == fraction


def test_ticking_everything_is_right_only_where_all_are_right() -> None:
    both = Choice((Option("a", "A", True), Option("b", "B", True)))
    assert grade(ask(Kind.MULTIPLE_CHOICE, both), chosen("a", "b")).fraction == 1


def test_one_wrong_option_alone_still_costs_half() -> None:
    body = Choice((Option("a", "A", True), Option("b", "B", True), Option("c", "C")))
    assert grade(ask(Kind.MULTIPLE_CHOICE, body), chosen("a", "c")).fraction == 0


def test_fractions_of_options_are_added() -> None:
    body = Choice(
        (Option("a", "A", fraction=Decimal("0.5")), Option("b", "B", fraction=Decimal("0.5")),
         Option("c", "C", fraction=Decimal("-0.5")))
    )  # fmt: skip
    question = ask(Kind.MULTIPLE_CHOICE, body)
    assert grade(question, chosen("a", "b")).fraction == 1
    assert grade(question, chosen("a", "c")).fraction == 0


SHORT = ShortAnswer((Accepted("The Straße of Gibraltar"), Accepted("Gibraltar", Decimal("0.5"))),
                    ("Gibralter",))  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "fraction", "spelt"),
    [
        ("the strasse of gibraltar", 1, ""),
        ("  STRASSE  of Gibraltar. ", 1, ""),
        ("Strasse of Gibralta", 1, "The Straße of Gibraltar"),
        ("Strasse of Gibralatr", 1, "The Straße of Gibraltar"),
        ("Strasse of Hibraltar", 0, ""),
        ("Gibralter", 0, ""),
        ("Gibraltar", 0.5, ""),
        ("Strasse of Xibraltrr", 0, ""),
        ("...", 0, ""),
    ],
)
def test_short_answer(typed: str, fraction: float, spelt: str) -> None:
    told = grade(ask(Kind.SHORT_ANSWER, SHORT), TextAnswer(typed))
    assert (told.fraction, told.spelt) == (fraction, spelt)


@pytest.mark.parametrize(
    ("key", "typed", "right"),
    [("3.5", "35", False), ("C++", "C", False), ("C++", "c++", True), ("señor", "senor", True),
     ("U.S.", "U.S", True), ("Article 14", "Article 15", False), ("Übermut", "ubermut", True),
     ("-5", "5", False), ("Mauritius", "Mauritus", True), ("Austria", "Australia", False),
     ("covid-19", "covid-18", False), ("el Niño", "Nino", False)],
)  # fmt: skip
def test_folding_and_near_misses(key: str, typed: str, right: bool) -> None:
    question = ask(Kind.SHORT_ANSWER, ShortAnswer((Accepted(key),)))
    assert (grade(question, TextAnswer(typed)).fraction == 1) is right


def test_articles_are_those_of_the_banks_language() -> None:
    question = ask(Kind.SHORT_ANSWER, ShortAnswer((Accepted("el Niño"),)))
    assert grade(question, TextAnswer("Niño"), language="es").fraction == 1
    assert grade(question, TextAnswer("Niño"), language="en").fraction == 0


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("1,234.5", "en", "1234.5", ""), ("1.234,5", "es", "1234.5", ""), ("33", "en", "33", ""),
        ("1 234", "en", "1234", ""), ("−5", "en", "-5", ""), ("3 km", "en", "3", "km"),
        ("$5", "en", "5", "$"), ("5 %", "en", "5", "%"), ("1e3", "en", "1000", ""),
        ("thirty-three", "en", "33", ""), ("two thousand and five", "en", "2005", ""),
        (".5", "en", "0.5", ""), ("1.234", "es", "1234", ""), ("1.234", "en", "1.234", ""),
    ],
)  # fmt: skip
def test_numbers_are_read_in_the_banks_language(
    text: str, language: str, value: str, unit: str
) -> None:
    reading = read_number(text, language)
    assert reading is not None
    assert (reading.value, reading.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["", "abc", "1,23", "1e999999999", "--5", "1.2.3", "9" * 200, "12,34,567"]
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text, "en") is None


def test_numeric_tolerance_is_inclusive_and_units_must_match() -> None:
    body = Numeric((NumericAnswer(Decimal(10), tolerance=Tolerance(Decimal(5), True)),), "km")
    question = ask(Kind.NUMERIC, body)
    for typed, fraction in (("10.5", 1), ("9.5 km", 1), ("10.51", 0), ("10 m", 0), ("ten", 1)):
        assert grade(question, TextAnswer(typed)).fraction == fraction, typed


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("3 April 2020", "en", (2020, 4, 3)), ("April 3, 2020", "en", (2020, 4, 3)),
        ("3/4/2020", "en", (2020, 3, 4)), ("3/4/2020", "en-GB", (2020, 4, 3)),
        ("3/4/2020", "es", (2020, 4, 3)), ("13/4/2020", "en", (2020, 4, 13)),
        ("2020-04-03", "en", (2020, 4, 3)), ("2020-04", "en", (2020, 4, None)),
        ("Apr 2020", "en", (2020, 4, None)), ("2020", "en", (2020, None, None)),
        ("44 BC", "en", (-44, None, None)), ("3 de abril de 2020", "es", (2020, 4, 3)),
        ("the 3rd of April, 2020", "en", (2020, 4, 3)), ("29 February 2020", "en", (2020, 2, 29)),
    ],
)  # fmt: skip
def test_dates_are_read_in_the_banks_language(
    text: str, language: str, date: tuple[int, int | None, int | None]
) -> None:
    assert read_date(text, language) == PartialDate(*date)


@pytest.mark.parametrize("text", ["", "30 February 2020", "29 February 2021", "0", "yesterday",
                                  "3/4/20", "32 May 2020", "2020-13-01",
                                  "May May 2020"])  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, "en") is None


@pytest.mark.parametrize(
    ("key", "typed", "right"),
    [((2020, 3, None), "3 March 2020", True), ((2020, 3, None), "2020", False),
     ((2020, 3, None), "3 April 2020", False), ((2020, None, None), "March 2020", True),
     ((2020, 3, 3), "March 2020", False), ((2020, 3, 3), "March 3, 2020", True)],
)  # fmt: skip
def test_a_date_more_precise_than_asked_is_right(
    key: tuple[int, int | None, int | None], typed: str, right: bool
) -> None:
    question = ask(Kind.DATE, DateBody(PartialDate(*key)))
    assert (grade(question, TextAnswer(typed)).fraction == 1) is right


def test_entries_are_shown_as_they_are_read() -> None:
    assert describe_entry(Kind.DATE, "April 3 2020", "en") == "= 3 April 2020"
    assert describe_entry(Kind.NUMERIC, "12,345", "en") == "= 12\u202f345"
    assert describe_entry(Kind.NUMERIC, "twelve km", "en") == "= 12 km"
    assert describe_entry(Kind.DATE, "soon", "en") is None
    assert describe_entry(Kind.SHORT_ANSWER, "x", "en") is None


def test_cloze_is_the_mean_of_its_gaps() -> None:
    body = Cloze(
        (Gap("1", Kind.DATE, DateBody(PartialDate(2020))),
         Gap("2", Kind.SHORT_ANSWER, ShortAnswer((Accepted("Peru"),))))
    )  # fmt: skip
    question = ask(Kind.CLOZE, body)
    told = grade(question, ClozeAnswer({"1": TextAnswer("2020")}))
    assert told.fraction == 0.5
    assert [part.verdict for part in told.parts] == [Verdict.RIGHT, Verdict.UNANSWERED]


ORDER = Ordering(tuple(OrderingItem(i, i, r) for i, r in (("a", 1), ("b", 2), ("c", 2), ("d", 3))))


def test_ordering_counts_neighbours_that_stand_right() -> None:
    question = ask(Kind.ORDERING, ORDER)
    for order in permutations("abcd"):
        ranks = {"a": 1, "b": 2, "c": 2, "d": 3}
        good = sum(ranks[x] <= ranks[y] for x, y in pairwise(order))
        assert grade(question, OrderingAnswer(order)).fraction == good / 3
    assert grade(question, OrderingAnswer(("a", "c", "b", "d"))).verdict is Verdict.RIGHT


def test_matching_compares_texts_and_counts_blanks_as_wrong() -> None:
    body = Matching((Pair("a", "A", "one"), Pair("b", "B", "two"), Pair("c", "C", "one")))
    question = ask(Kind.MATCHING, body)
    told = grade(question, MatchingAnswer({"a": "one", "b": "one"}))
    assert told.fraction == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (ask(Kind.SINGLE_CHOICE, ABC), chosen("x")),
        (ask(Kind.SINGLE_CHOICE, ABC), TextAnswer("A")),
        (ask(Kind.ORDERING, ORDER), OrderingAnswer(("a", "a", "b", "c"))),
        (ask(Kind.MATCHING, Matching((Pair("a", "A", "x"), Pair("b", "B", "y")))),
         MatchingAnswer({"z": "x"})),
    ],
)  # fmt: skip
def test_an_answer_to_another_question_is_a_bug(question: Question, answer: Answer) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages
        grade(question, answer)


@pytest.mark.parametrize(
    ("fraction", "certainty", "marks"),
    [
        (1, 1, 1),
        (1, 2, 2),
        (1, 3, 3),
        (0, 1, 0),
        (0, 2, -2),
        (0, 3, -6),
        (0.5, 3, -1.5),
        (1, None, 1),
    ],
)
def test_certainty_based_marks(fraction: float, certainty: int | None, marks: float) -> None:
    assert certainty_mark(fraction, certainty) == marks


@given(st.text(max_size=200))
def test_any_text_can_be_read_as_number_and_date(text: str) -> None:
    read_number(text, "en")
    read_date(text, "es")
