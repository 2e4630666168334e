"""Aiken's rules, each by a small example."""

from __future__ import annotations

import pytest
from exchanging import bank_of

from question_bank.bank.model import Accepted, Choice, Kind, Option, Question, ShortAnswer
from question_bank.errors import QuestionBankError
from question_bank.exchange import Import, Outcome, format_named


def read(text: str) -> Import:
    return format_named("aiken").read(text.encode("utf-8"), "x.aiken")


def test_dots_brackets_and_missing_blank_lines() -> None:
    imported = read("One?\nA. a\nB) b\nANSWER: B\nTwo?\nA) c\nB) d\nANSWER: a\n")
    first, second = imported.bank.questions
    assert isinstance(first.body, Choice)
    assert isinstance(second.body, Choice)
    assert [(o.text, o.correct) for o in first.body.options] == [("a", False), ("b", True)]
    assert [(o.text, o.correct) for o in second.body.options] == [("c", True), ("d", False)]
    assert [note.line for note in imported.notes] == [1, 5]


def test_one_broken_question_costs_only_itself() -> None:
    imported = read(
        "No key?\nA. a\nB. b\n\nGood?\nA. a\nB. b\nANSWER: A\n\nWrong letter?\nA. a\nB. b\n"
        "ANSWER: C\n\nSkips?\nA. a\nC. c\nANSWER: A\n\nLast?\nA. a\nB. b\n"
    )
    assert [(n.line, n.outcome) for n in imported.notes] == [
        (1, Outcome.LEFT_OUT), (5, Outcome.KEPT), (10, Outcome.LEFT_OUT), (15, Outcome.LEFT_OUT),
        (20, Outcome.LEFT_OUT),
    ]  # fmt: skip
    reasons = [note.reasons[0] for note in imported.notes if note.reasons]
    assert "Line 5 is neither an option nor" in reasons[0]
    assert "“C” is not the letter" in reasons[1]
    assert "has option C where B should be" in reasons[2]
    assert "no line “ANSWER:”" in reasons[3]


def test_what_it_has_no_place_for_is_told() -> None:
    options = (Option("a", "x", True, feedback="yes"), Option("b", "y"))
    choice = Question("q1", Kind.SINGLE_CHOICE, "Q?", Choice(options), explanation="Since.",
                      topics=("t",))  # fmt: skip
    short = Question("q2", Kind.SHORT_ANSWER, "Q?", ShortAnswer((Accepted("a"),)))
    export = format_named("aiken").write(bank_of(choice, short))
    assert [note.outcome for note in export.notes] == [Outcome.CHANGED, Outcome.LEFT_OUT]
    assert export.notes[0].reasons == (
        "The explanation is not carried.",
        "Topics that change or are lost: t.",
        "The feedback of option “x” is not carried.",
    )
    with pytest.raises(QuestionBankError, match="Aiken has single choices only"):
        format_named("aiken").write(bank_of(short))
