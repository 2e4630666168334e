"""`question-bank diff` and `merge` over real files, as Git would call them."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from question_bank.bank.model import Accepted, Bank, Kind, Question, ShortAnswer, Status
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.cli.main import app


def question(name: str, stem: str = "Who led the workers?") -> Question:
    return Question(
        id=name, kind=Kind.SHORT_ANSWER, status=Status.DRAFT, stem=stem,
        body=ShortAnswer((Accepted("Clara Whitmore"),)),
    )  # fmt: skip


def bank(*questions: Question, title: str = "Harbour") -> Bank:
    return Bank("harbour-abc123", title, questions=questions)


def write(folder: Path, name: str, one: Bank) -> str:
    save_bank(one, folder / name)
    return str(folder / name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_same_bank_differs_in_nothing(tmp_path: Path) -> None:
    first = write(tmp_path, "a.yaml", bank(question("q-1")))
    second = write(tmp_path, "b.yaml", bank(question("q-1")))
    result = run("diff", first, second)
    assert result.exit_code == 0
    assert "say the same" in result.output


def test_differences_are_told_field_by_field(tmp_path: Path) -> None:
    first = write(tmp_path, "a.yaml", bank(question("q-1"), question("q-2")))
    changed = replace(question("q-1", "Who was in charge?"), points=Decimal(2))
    second = write(tmp_path, "b.yaml", bank(changed, question("q-3"), title="The harbour"))
    result = run("diff", first, second)
    assert result.exit_code == 1
    assert "- Who led the workers?" in result.output
    assert "+ Who was in charge?" in result.output
    assert "- q-2" in result.output
    assert "+ q-3" in result.output
    told = json.loads(run("diff", first, second, "--json").output)
    assert {one.get("question"): one.get("change") for one in told if "question" in one} == {
        "q-1": "changed", "q-2": "removed", "q-3": "added",
    }  # fmt: skip
    assert next(one for one in told if one.get("question") == "q-1")["fields"].keys() == {
        "stem", "points",
    }  # fmt: skip
    assert {one["field"] for one in told if "field" in one} == {"title"}


def test_what_one_side_changed_is_taken(tmp_path: Path) -> None:
    base = write(tmp_path, "base.yaml", bank(question("q-1"), question("q-2"), question("q-3")))
    ours = write(tmp_path, "ours.yaml", bank(question("q-1", "Ours?"), question("q-2"),
                                             question("q-3"), question("q-4")))  # fmt: skip
    theirs = write(tmp_path, "theirs.yaml", bank(question("q-1"), question("q-2", "Theirs?")))
    out = tmp_path / "out.yaml"
    result = run("merge", base, ours, theirs, "-o", str(out))
    assert result.exit_code == 0, result.output
    stems = {one.id: one.stem for one in load_bank(out).questions}
    assert stems == {"q-1": "Ours?", "q-2": "Theirs?", "q-4": "Who led the workers?"}


def test_a_conflict_writes_nothing_until_somebody_chooses(tmp_path: Path) -> None:
    base = write(tmp_path, "base.yaml", bank(question("q-1")))
    ours = write(tmp_path, "ours.yaml", bank(question("q-1", "Ours?")))
    theirs = write(tmp_path, "theirs.yaml", bank(question("q-1", "Theirs?")))
    out = tmp_path / "out.yaml"
    result = run("merge", base, ours, theirs, "-o", str(out))
    assert result.exit_code == 1
    assert "both changed: q-1  (ours: stem; theirs: stem)" in result.output
    assert not out.exists()
    assert run("merge", base, ours, theirs, "-o", str(out), "--prefer", "both").exit_code == 0
    assert {one.stem for one in load_bank(out).questions} == {"Ours?", "Theirs?"}


def test_a_file_that_is_there_is_written_over_only_when_told(tmp_path: Path) -> None:
    base = write(tmp_path, "base.yaml", bank(question("q-1")))
    ours = write(tmp_path, "ours.yaml", bank(question("q-1"), question("q-2")))
    theirs = write(tmp_path, "theirs.yaml", bank(question("q-1", "Theirs?")))
    before = Path(ours).read_bytes()
    assert run("merge", base, ours, theirs, "-o", ours).exit_code == 1
    assert Path(ours).read_bytes() == before
    assert run("merge", base, ours, theirs, "-o", ours, "--replace").exit_code == 0
    assert {one.stem for one in load_bank(Path(ours)).questions} == {
        "Theirs?", "Who led the workers?",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["diff", "merge"])
def test_a_broken_file_is_told_and_nothing_is_written(tmp_path: Path, command: str) -> None:
    good = write(tmp_path, "good.yaml", bank(question("q-1")))
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: question-bank/1\n", "utf-8")
    out = tmp_path / "out.yaml"
    more = (good, "-o", str(out)) if command == "merge" else ()
    result = run(command, good, str(broken), *more)
    assert result.exit_code == 1
    assert not out.exists()
