"""GIFT files made by others, read as the reader gift-pegjs reads them, as far as banks can.

Where a bank cannot, the import report says so: those questions are listed here by file and place.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]

from question_bank.bank.model import (
    Choice,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.exchange import Import, Outcome, read_file
from question_bank.exchange.rich import plain_of_basic

NO_QUESTION = {"Essay": "essay", "Description": "description", "Category": "category"}
CHANGED = {
    ("multiLineFeedback1", 1): ["picture"],
    ("numerical1", 9): ["link to http://fr.wikipedia.org"],
    ("options1", 5): ["Markdown"],
    ("totara_moodle_numerical", 0): ["any other number was left out: “Completely wrong”"],
    ("totara_moodle_shortanswer", 0): ["anything else was left out: “Completely wrong”"],
}


@pytest.fixture(scope="module")
def folder(shared_fixtures: Path) -> Path:
    return shared_fixtures / "gift"


def test_all_25_files_are_read_as_the_reference_says(folder: Path) -> None:
    names = sorted(path.stem for path in folder.glob("*.gift"))
    assert len(names) == 25
    for name in names:
        wanted = json.loads((folder / f"{name}.json").read_text("utf-8"))
        check(name, read_file(folder / f"{name}.gift"), wanted)


def check(name: str, read: Import, wanted: list[dict[str, Any]]) -> None:
    assert len(read.notes) == len(wanted), name
    questions = read.bank.by_id()
    for n, (note, want) in enumerate(zip(read.notes, wanted, strict=True)):
        if want["type"] in NO_QUESTION:
            assert note.outcome is Outcome.LEFT_OUT
            assert NO_QUESTION[want["type"]] in note.reasons[0]
            continue
        changed = CHANGED.get((name, n), [])
        assert note.outcome is (Outcome.CHANGED if changed else Outcome.KEPT), (name, n, note)
        for words in changed:
            assert any(words in reason for reason in note.reasons), (name, n, note)
        compare(questions[note.question_id], want)


def words(text: str) -> str:
    return " ".join(text.split())


def seen(want: dict[str, str] | None) -> str:
    """What a reader sees of one of the reference's texts."""
    if want is None:
        return ""
    if want["format"] != "html" or not want["text"].strip():
        return words(want["text"])
    root = html.fromstring(f"<div>{want['text']}</div>")
    for element in root.iter("p", "br"):
        element.tail = f" {element.tail or ''}"
    return words(root.text_content())


def said(question: Question, text: str) -> str:
    return words(plain_of_basic(text) if question.markup else text)


def compare(question: Question, want: dict[str, Any]) -> None:
    assert said(question, question.stem) == seen(want["stem"])
    assert said(question, question.explanation) == seen(want["globalFeedback"])
    body = question.body
    match want["type"]:
        case "TF":
            assert isinstance(body, TrueFalse)
            assert body.answer is want["isTrue"]
            assert said(question, body.feedback_true) == seen(want["trueFeedback"])
            assert said(question, body.feedback_false) == seen(want["falseFeedback"])
        case "MC":
            compare_options(question, want["choices"])
        case "Short":
            compare_wordings(question, want["choices"])
        case "Numerical":
            compare_numbers(question, want["choices"])
        case "Matching":
            assert isinstance(body, Matching)
            pairs = [(pair.prompt, pair.match) for pair in body.pairs]
            pairs += [("", match) for match in body.extra_matches]
            assert pairs == [(seen(p["subquestion"]), p["subanswer"]) for p in want["matchPairs"]]
        case other:
            raise AssertionError(other)


def share(choice: dict[str, Any]) -> Decimal:
    if choice["weight"] is None:
        return Decimal(1 if choice["isCorrect"] else 0)
    return round(Decimal(str(choice["weight"])) / 100, 5)


def compare_options(question: Question, choices: list[dict[str, Any]]) -> None:
    assert isinstance(question.body, Choice)
    options = question.body.options
    assert [said(question, one.text) for one in options] == [seen(one["text"]) for one in choices]
    feedback = [said(question, one.feedback) for one in options]
    assert feedback == [seen(one["feedback"]) for one in choices]
    single = any(one["isCorrect"] for one in choices)
    assert question.kind is (Kind.SINGLE_CHOICE if single else Kind.MULTIPLE_CHOICE)
    if all(one.fraction is None for one in options):
        assert [one.correct for one in options] == [share(one) > 0 for one in choices]
    else:
        worth = [one.fraction or Decimal(one.correct) for one in options]
        assert worth == [share(one) for one in choices]


def compare_wordings(question: Question, choices: list[dict[str, Any]]) -> None:
    body = question.body
    assert isinstance(body, ShortAnswer)
    found = {one.text: (1 if one.fraction is None else one.fraction, said(question, one.feedback))
             for one in body.accepted}  # fmt: skip
    found |= dict.fromkeys(body.rejected, (0, ""))
    wanted = {seen(one["text"]): (share(one), seen(one["feedback"])) for one in choices}
    wanted.pop("*", None)  # anything else: a bank has no such answer, the report tells it
    assert found == wanted
    assert body.accepted[0].text == next(iter(wanted))


def compare_numbers(question: Question, choices: Any) -> None:
    assert isinstance(question.body, Numeric)
    if isinstance(choices, dict):
        choices = [{"isCorrect": True, "weight": None, "feedback": None, "text": choices}]
    wanted = [one for one in choices if one["text"].get("text") != "*"]
    found = {number(one): one for one in question.body.answers}
    assert set(found) == {numbers(one["text"]) for one in wanted}
    for one in wanted:
        answer = found[numbers(one["text"])]
        assert (1 if answer.fraction is None else answer.fraction) == share(one)
        assert said(question, answer.feedback) == seen(one["feedback"])


def number(answer: NumericAnswer) -> tuple[float, float]:
    if answer.value is None:
        assert answer.minimum is not None
        assert answer.maximum is not None
        return float(answer.minimum), float(answer.maximum)
    slack = float(answer.tolerance.amount) if answer.tolerance else 0.0
    return float(answer.value), slack


def numbers(want: dict[str, Any]) -> tuple[float, float]:
    if want["type"] == "high-low":
        return want["numberLow"], want["numberHigh"]
    return want["number"], want.get("range", 0.0)


def test_tags_and_ids_of_comments_reach_the_question() -> None:
    from question_bank.exchange import format_named

    text = b"// [id:393]\n// [tag:fred] [tag:barney-wilma]\nRight?{T}\n"
    question = format_named("gift").read(text, "x.gift").bank.questions[0]
    assert question.id == "393"
    assert question.topics == ("fred", "barney-wilma")


def test_the_files_lines_are_told(folder: Path) -> None:
    read = read_file(folder / "options1.gift")
    lines = (folder / "options1.gift").read_text("utf-8").splitlines()
    for note in read.notes:
        begin = re.sub(r"^(::.*?::)?(\[\w+\])?", "", lines[note.line - 1])
        assert begin.strip()[:10].split("{")[0] in note.title
