"""GIFT's rules, each by a small example."""

from __future__ import annotations

from decimal import Decimal

import pytest

from question_bank.bank.model import Accepted, Choice, Kind, Numeric, ShortAnswer, TrueFalse
from question_bank.exchange import Import, Outcome, format_named


def read(text: str) -> Import:
    return format_named("gift").read(text.encode("utf-8"), "x.gift")


def body(text: str) -> object:
    (question,) = read(text).bank.questions
    return question.body


def test_two_feedbacks_to_true_are_read_as_the_reader_reads_them_or_as_moodle_wrote_them() -> None:
    plain = body("Q?{TRUE#one#two}")
    assert plain == TrueFalse(True, "one", "two")
    by_moodle = body("// question: 5  name: Q\nQ?{TRUE#wrong#right}")
    assert by_moodle == TrueFalse(True, "right", "wrong")
    assert body("// question: 5  name: Q\nQ?{FALSE#wrong#right}") == TrueFalse(
        False, "wrong", "right"
    )


def test_weights_become_fractions_and_a_plain_multiple_choice_stays_one() -> None:
    choice = body("Q?{=a ~%50%b ~%-25%c ~d}")
    assert isinstance(choice, Choice)
    assert [(o.correct, o.fraction) for o in choice.options] == [
        (True, None), (False, Decimal("0.5")), (False, Decimal("-0.25")), (False, None),
    ]  # fmt: skip
    plain = read("Q?{~%50%a ~%50%b ~%-50%c ~%-50%d}").bank.questions[0]
    assert plain.kind is Kind.MULTIPLE_CHOICE
    assert isinstance(plain.body, Choice)
    assert [(o.correct, o.fraction) for o in plain.body.options] == [
        (True, None), (True, None), (False, None), (False, None),
    ]  # fmt: skip


def test_two_right_options_of_a_single_choice_become_a_multiple_choice_and_it_is_told() -> None:
    imported = read("Q?{=a =b ~c}")
    assert imported.bank.questions[0].kind is Kind.MULTIPLE_CHOICE
    assert imported.notes[0].outcome is Outcome.CHANGED
    assert "Look at it" in imported.notes[0].reasons[0]


def test_wrong_typed_answers_are_rejected_and_wildcards_told() -> None:
    assert body(r"Q?{=a\\*b =%0%c =%0%d#no}") == ShortAnswer(
        (Accepted("a*b"), Accepted("d", Decimal(0), "no")), ("c",)
    )
    imported = read("Q?{=a =b*}")
    assert imported.notes[0].reasons == ("In “b*” the * stood for any words; it is read as a *.",)


def test_the_key_comes_first_and_overlapping_numbers_are_told() -> None:
    numeric = body("Q?{#=%50%5 =7:1}")
    assert isinstance(numeric, Numeric)
    assert [one.value for one in numeric.answers] == [7, 5]
    assert "tried first" in read("Q?{#=%50%7:3 =7}").notes[0].reasons[0]


def test_one_category_is_the_title_several_are_topics() -> None:
    one = read("$CATEGORY: $course$/top/Biology/Cells\n\nQ?{T}")
    assert (one.bank.title, one.bank.questions[0].topics) == ("Cells", ())
    two = read("$CATEGORY: Cells\n\nQ?{T}\n\n$CATEGORY: top/A//B\n\nR?{F}")
    assert [q.topics for q in two.bank.questions] == [("Cells",), ("A/B",)]
    assert two.bank.title == "x"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q?{}", "essay"),
        ("Only words.", "description"),
        ("Q {=a} and {=b}?", "more than one answer in braces"),
        ("Q?{=a\n~b", "do not pair up"),
        ("{=a ~b}", "no question, only answers"),
        ("Q?{#x}", "is no number"),
        ("Q?{#5:-1}", "is no number"),
        ("Q?{#5..1}", "is below"),
        ("Q?{words =a ~b}", "stand before the first"),
        ("Q?{~%50%a ~b =%80%c}", "earns the whole point"),
        ("Q?{=a -> b}", "at least two pairs"),
        ("Q?{=%50%a}", "whole point"),
    ],
)
def test_what_is_no_question_is_left_out_with_line_and_reason(text: str, reason: str) -> None:
    imported = read(f"Fine?{{T}}\n\n{text}\n")
    assert [note.outcome for note in imported.notes] == [Outcome.KEPT, Outcome.LEFT_OUT]
    assert imported.notes[1].line == 3
    assert reason in imported.notes[1].reasons[-1]
    assert len(imported.bank.questions) == 1


def test_ids_are_kept_made_and_never_doubled() -> None:
    imported = read("// [id:k1]\nQ?{T}\n\n// [id:k1]\nQ?{F}\n\n::A name::Q?{T}\n\nÜber was?{T}")
    ids = [question.id for question in imported.bank.questions]
    assert ids[:2] == ["k1", "k1-2"]
    assert ids[2].startswith("a-name-")
    assert ids[3].startswith("uber-was-")
    assert ids == [q.id for q in read("// [id:k1]\nQ?{T}\n\n// [id:k1]\nQ?{F}\n\n::A name::Q?{T}"
                                      "\n\nÜber was?{T}").bank.questions]  # fmt: skip
