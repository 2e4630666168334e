"""Moodle XML files made by others."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from question_bank.bank.model import (
    Choice,
    Kind,
    Matching,
    Numeric,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.exchange import Note, read_file


@pytest.fixture(scope="module")
def folder(shared_fixtures: Path) -> Path:
    return shared_fixtures / "moodle-xml"


def only(path: Path) -> tuple[Question, Note]:
    read = read_file(path)
    (question,), (note,) = read.bank.questions, read.notes
    assert note.line == 3
    return question, note


def test_matching(folder: Path) -> None:
    question, note = only(folder / "matching.xml")
    assert not note.reasons
    assert question.stem.startswith("Match the cool Moodle features with the version")
    assert question.points == Decimal("1.11")
    assert isinstance(question.body, Matching)
    assert [(pair.prompt, pair.match) for pair in question.body.pairs] == [
        ("Drag and drop files", "Moodle 2.3"),
        ("Groupings", "Moodle 1.9"),
        ("Repositories", "Moodle 2.0"),
    ]
    assert question.body.extra_matches == ("Moodle 2.5",)


def test_multichoice(folder: Path) -> None:
    question, note = only(folder / "multichoice.xml")
    assert question.kind is Kind.SINGLE_CHOICE
    assert question.markup == "basic"
    assert "<sub>exponent</sub> and <sup>indice</sup>" in question.stem
    assert r"\( \int_{2\pi} x^2 \mathrm{d} x \)" in question.stem
    assert isinstance(question.body, Choice)
    assert [one.correct for one in question.body.options] == [True, False, False, False, False]
    assert question.body.options[1].text == "This is one <i>italic</i> wrong answer."
    told = " ".join(note.reasons)
    for lost in ("a link to https://github.com/nennigb/amc2moodle", "a picture", "underlining",
                 "Votre réponse est correcte."):  # fmt: skip
        assert lost in told


def test_numerical(folder: Path) -> None:
    question, note = only(folder / "numerical.xml")
    assert isinstance(question.body, Numeric)
    (answer,) = question.body.answers
    assert answer.value == 150
    assert answer.tolerance is not None
    assert answer.tolerance.amount == 0
    assert question.body.unit == "cm"
    assert [one for one in note.reasons if "“mm”" in one or "“m”" in one] == list(note.reasons)


def test_shortanswer(folder: Path) -> None:
    question, note = only(folder / "shortanswer.xml")
    assert isinstance(question.body, ShortAnswer)
    key, country = question.body.accepted
    assert key.text == "Crete"
    assert key.fraction is None
    assert key.feedback.startswith("Correct. Well done!")
    assert country.text == "Greece"
    assert country.fraction == 0
    assert country.feedback == "That is the correct country, but we want the island."
    assert note.reasons == ("It had a link to http://research.moodle.net/, which was left out.",)


def test_truefalse(folder: Path) -> None:
    question, note = only(folder / "truefalse.xml")
    assert isinstance(question.body, TrueFalse)
    assert question.body.answer is False
    assert question.body.feedback_true.startswith("Yes. Did you just know?")
    assert note.reasons == ("It had a picture, which was left out.",)
