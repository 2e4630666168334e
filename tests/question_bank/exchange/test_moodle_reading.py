"""Moodle XML's rules, each by a small example."""

from __future__ import annotations

from decimal import Decimal

import pytest

from question_bank.bank.model import Choice, Cloze, Numeric, Ordering, ShortAnswer
from question_bank.errors import BankProblemsError
from question_bank.exchange import Import, Outcome, format_named


def read(*questions: str) -> Import:
    text = "<?xml version='1.0'?>\n<quiz>\n" + "\n".join(questions) + "\n</quiz>\n"
    return format_named("moodle-xml").read(text.encode("utf-8"), "x.xml")


def question(kind: str, inner: str, stem: str = "Q?") -> str:
    return (
        f'<question type="{kind}"><name><text>n</text></name><questiontext format="html">'
        f"<text><![CDATA[{stem}]]></text></questiontext>{inner}</question>"
    )


def answer(fraction: str, text: str, more: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{text}</text>{more}</answer>'


def test_cloze_gaps_of_every_kind() -> None:
    stem = (
        "In {1:SHORTANSWER:=Paris#right~%50%Lutetia#old~%0%Lyon} it is "
        "{2:NUMERICAL:=23.8:0.1~%50%23:2} or {1:MCS:=warm~co\\~ld~%50%mi&#125;ld#so so} {x}."
    )
    imported = read(question("cloze", "", stem))
    (one,) = imported.bank.questions
    assert one.stem == "In {1} it is {2} or {3} {{x}}."
    assert isinstance(one.body, Cloze)
    first, second, third = (gap.body for gap in one.body.gaps)
    assert isinstance(first, ShortAnswer)
    assert [(a.text, a.fraction, a.feedback) for a in first.accepted] == [
        ("Paris", None, "right"), ("Lutetia", Decimal("0.5"), "old"),
    ]  # fmt: skip
    assert first.rejected == ("Lyon",)
    assert isinstance(second, Numeric)
    assert [(a.value, a.fraction) for a in second.answers] == [
        (Decimal("23.8"), None), (Decimal(23), Decimal("0.5")),
    ]  # fmt: skip
    assert isinstance(third, Choice)
    assert [(o.text, o.correct, o.fraction) for o in third.options] == [
        ("warm", True, None), ("co~ld", False, None), ("mi}ld", False, Decimal("0.5")),
    ]  # fmt: skip
    assert imported.notes[0].reasons == ("Gap 2 counted 2 times; here all gaps count alike.",)


def test_ordering_by_rank_or_else_by_place() -> None:
    ranked = read(question("ordering", answer("2", "b") + answer("1", "a") + answer("2", "c")))
    body = ranked.bank.questions[0].body
    assert isinstance(body, Ordering)
    assert [(item.text, item.rank) for item in body.items] == [("a", 1), ("b", 2), ("c", 2)]
    placed = read(question("ordering", answer("0", "a") + answer("0", "b")))
    body = placed.bank.questions[0].body
    assert isinstance(body, Ordering)
    assert [(item.text, item.rank) for item in body.items] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(
    ("kind", "inner", "reason"),
    [
        ("essay", "", "It is an essay; an essay has no key that could be graded."),
        ("description", "", "It is a description without an answer, no question."),
        ("calculated", "", "Format 1 has no question of the type “calculated”."),
        ("numerical", answer("100", "x"), "is no number"),
        ("multichoice", answer("100", "a"), "at least two options"),
        ("multichoice", answer("1000", "a"), "no percentage"),
        ("truefalse", answer("100", "yes") + answer("0", "no"), "not true and false"),
        ("matching", "", "at least two pairs"),
        ("cloze", "", "no gap"),
    ],
)
def test_what_is_no_question_is_left_out_and_the_others_are_kept(
    kind: str, inner: str, reason: str
) -> None:
    good = question("shortanswer", answer("100", "a"))
    imported = read(good, question(kind, inner), good)
    assert [note.outcome for note in imported.notes] == [
        Outcome.KEPT, Outcome.LEFT_OUT, Outcome.KEPT,
    ]  # fmt: skip
    assert imported.notes[1].line == 4
    assert reason in imported.notes[1].reasons[-1]


def test_hidden_hints_files_case_and_combined_feedback_are_told() -> None:
    inner = (
        "<hidden>1</hidden><usecase>1</usecase><hint><text>think</text></hint>"
        "<correctfeedback><text>Bravo</text></correctfeedback>"
        '<file name="../../x" encoding="base64">AAAA</file>' + answer("100", "a")
    )
    told = " ".join(read(question("shortanswer", inner)).notes[0].reasons)
    for words in ("hidden", "hints", "“Bravo”", "a file", "Capital letters"):
        assert words in told


def test_a_broken_file_is_told_with_line_and_column() -> None:
    with pytest.raises(BankProblemsError) as caught:
        read(question("shortanswer", "<answer>"))
    (problem,) = caught.value.problems
    assert problem.line == 3
    assert problem.column > 1
    with pytest.raises(BankProblemsError, match="first tag is <html>"):
        format_named("moodle-xml").read(b"<html/>", "x.xml")
