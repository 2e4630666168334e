"""Reading and writing banks: canonical form, text that stays text, other people's layout."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import strategies
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from question_bank.bank.model import (
    Accepted,
    Bank,
    Kind,
    Numeric,
    Question,
    Review,
    ShortAnswer,
    Source,
    Status,
    TrueFalse,
)
from question_bank.bank.reader import load_bank, parse_bank
from question_bank.bank.schema import json_schema
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank, format_bank, save_bank
from question_bank.errors import QuestionBankError

GOOD = Path(__file__).resolve().parents[1] / "data" / "banks" / "good"


@given(strategies.banks())
def test_what_is_written_is_read_back_and_written_the_same(bank: Bank) -> None:
    data = dump_bank(bank)
    again = parse_bank(data)
    assert again == bank
    assert dump_bank(again) == data


@given(strategies.banks())
def test_another_yaml_reader_finds_the_same_texts(bank: Bank) -> None:
    tree = yaml.load(dump_bank(bank), Loader=yaml.BaseLoader)
    assert tree["title"] == bank.title
    assert [q["stem"] for q in tree["questions"]] == [q.stem for q in bank.questions]


@given(strategies.banks())
def test_readers_that_resolve_types_keep_titles_and_stems_as_text(bank: Bank) -> None:
    tree = yaml.safe_load(dump_bank(bank))
    assert tree["title"] == bank.title
    assert [q["stem"] for q in tree["questions"]] == [q.stem for q in bank.questions]


def test_what_looks_like_another_type_stays_text() -> None:
    bank = load_bank(GOOD / "hand-written.yaml")
    body = bank.by_id()["version"].body
    assert isinstance(body, ShortAnswer)
    assert [one.text for one in body.accepted] == ["3.10", "no", "012", "2024-01-02", "12:30"]
    pi = bank.by_id()["pi"]
    assert pi.points == Decimal("2.50")
    assert isinstance(pi.body, Numeric)
    assert b"points: 2.50" in dump_bank(bank)


def test_saving_into_a_file_of_another_layout_changes_only_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    before = (GOOD / "hand-written.yaml").read_text("utf-8")
    path.write_text(before, "utf-8")
    bank = load_bank(path)
    questions = list(bank.questions)
    questions[0] = replace(questions[0], stem="Is the sky green?", body=TrueFalse(False))
    save_bank(replace(bank, questions=tuple(questions)), path)
    after = path.read_text("utf-8")
    assert load_bank(path).questions[0].stem == "Is the sky green?"
    kept = set(before.splitlines()) & set(after.splitlines())
    for comment in ("# A bank that somebody wrote by hand, with comments and a layout of its own.",
                    "  # The first question.", "  # The last one.", "# The end."):  # fmt: skip
        assert comment in kept
    version = [line for line in before.splitlines() if "id: version" in line]
    assert set(version) <= kept


def test_saving_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes((GOOD / "hand-written.yaml").read_bytes())
    save_bank(load_bank(path), path)
    assert path.read_bytes() == (GOOD / "hand-written.yaml").read_bytes()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_questions_are_added_and_removed_in_place(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "bank.yaml"
    text = (GOOD / "hand-written.yaml").read_text("utf-8").replace("\n", newline)
    path.write_bytes(text.encode())
    bank = load_bank(path)
    new = Question("new", Kind.SHORT_ANSWER, "New?", ShortAnswer((Accepted("yes"),)))
    changed = replace(bank, title="Renamed", questions=(*bank.questions[:-1], new))
    save_bank(changed, path)
    assert load_bank(path) == changed
    assert b"# The first question." in path.read_bytes()


def test_formatting_makes_a_file_canonical_once(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes((GOOD / "hand-written.yaml").read_bytes())
    bank = load_bank(path)
    assert format_bank(path)
    assert path.read_bytes() == dump_bank(bank)
    assert not format_bank(path)


def test_a_bank_is_not_written_over_a_file_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("precious", "utf-8")
    with pytest.raises(QuestionBankError):
        save_bank(Bank("b-abc123", "B"), path, overwrite=False)
    assert path.read_text("utf-8") == "precious"


def _reviewed(question: Question) -> Question:
    review = Review("A. Teacher", "2026-11-23", version_of(question))
    return replace(question, status=Status.REVIEWED, reviewed=review, uncited=True)


@given(strategies.questions())
def test_a_review_holds_until_the_grading_content_changes(question: Question) -> None:
    reviewed = _reviewed(question)
    kept = parse_bank(dump_bank(_bank_of(reviewed)))
    assert kept.questions[0].status is Status.REVIEWED
    edited = replace(reviewed, explanation="Said otherwise.")
    assert parse_bank(dump_bank(_bank_of(edited))).questions[0].status is Status.REVIEWED
    harder = replace(reviewed, points=reviewed.points + 1)
    undone = parse_bank(dump_bank(_bank_of(harder))).questions[0]
    assert undone.status in (Status.DRAFT, Status.PUBLISHED)
    assert undone.reviewed is None


def _bank_of(question: Question) -> Bank:
    source = Source("source", "T", "t.txt", "text/plain", "0" * 64, "1" * 64, "text/1")
    return Bank("b-abc123", "B", sources=(source,), questions=(question,))


@given(strategies.questions())
def test_the_version_depends_on_what_is_graded_alone(question: Question) -> None:
    same = replace(question, explanation="x", topics=("t",), citations=(), points=Decimal("1.0"))
    one = replace(question, points=Decimal(1))
    assert version_of(same) == version_of(one)
    assert version_of(replace(question, stem=question.stem + "!")) != version_of(question)


@given(strategies.banks())
def test_the_json_schema_accepts_every_bank(bank: Bank) -> None:
    tree = _typed(yaml.load(dump_bank(bank), Loader=yaml.SafeLoader))
    validator = Draft202012Validator(json_schema())
    errors = [error.message for error in validator.iter_errors(tree)]
    assert not errors


def _typed(value: object) -> object:
    """What JSON has no type for: YAML 1.1 reads days as dates, and gap ids as numbers."""
    if isinstance(value, dict):
        return {_key(key): _typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _key(key: object) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def test_the_json_schema_refuses_what_is_no_bank() -> None:
    validator = Draft202012Validator(json_schema())
    assert validator.is_valid({"format": "question-bank/1", "id": "b-abc123", "title": "B"})
    assert not validator.is_valid({"format": "question-bank/2", "id": "b-abc123", "title": "B"})
    assert not validator.is_valid(
        {"format": "question-bank/1", "id": "b", "title": "B", "questions": [{"id": "q"}]}
    )
