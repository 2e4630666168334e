"""The command line, as a person calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from question_bank.bank.model import Kind, Status
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank

ARTICLE = (
    "The Lighthouse Society was founded in 1871 by Clara Whitmore. "
    "In March 1902, the Harbour Council opened a museum with 42 rooms. "
    "In April 1911, the Harbour Council closed a school with 17 rooms.\n"
)


def call(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "question_bank.cli.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1"},
        timeout=100,
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_generate_validate_verify(article: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out.yaml", tmp_path / "report.json"
    done = call("generate", article, "-o", out, "--title", "My title", "--report", report)
    assert done.returncode == 0, done.stderr
    assert "questions from 3 sentences" in done.stdout
    assert load_bank(out).title == "My title"
    counts = json.loads(report.read_text("utf-8"))["counts"]
    assert counts["sentences"] == 3
    assert call("validate", out).returncode == 0
    verified = call("verify", out)
    assert verified.returncode == 0
    assert ", 0 moved, 0 changed, 0 missing." in verified.stdout


def test_generating_twice_gives_the_same_bytes(article: Path, tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        assert call("generate", article, "-o", tmp_path / name, "--seed", 7).returncode == 0
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_an_existing_bank_is_refused_and_can_be_updated(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    call("generate", article, "-o", out)
    before = out.read_bytes()
    refused = call("generate", article, "-o", out)
    assert refused.returncode == 1
    assert "--update" in refused.stderr
    assert out.read_bytes() == before
    bank = load_bank(out)
    mine = next(q for q in bank.questions if q.kind is Kind.TRUE_FALSE)
    edited = replace(mine, stem="Edited by a person", status=Status.RETIRED)
    others = [q for q in bank.questions if q is not mine]
    origin = others[0].origin
    assert origin is not None
    kept = (edited, *others[1:])
    save_bank(replace(bank, questions=kept, dropped=(origin.fact,)), out)
    assert call("generate", article, "-o", out, "--update").returncode == 0
    now = load_bank(out)
    assert now.by_id()[edited.id].stem == "Edited by a person"
    facts = [question.origin.fact for question in now.questions if question.origin]
    assert origin.fact not in [f for q, f in zip(now.questions, facts, strict=True)
                               if q.id != edited.id]  # fmt: skip


def test_a_document_elsewhere_is_copied_beside_the_bank(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    done = call("generate", article, "-o", folder / "bank.yaml")
    assert done.returncode == 0
    assert (folder / "article.txt").read_bytes() == article.read_bytes()
    assert call("verify", folder / "bank.yaml").returncode == 0
    (folder / "article.txt").write_text("Another file of that name.", "utf-8")
    refused = call("generate", article, "-o", folder / "other.yaml")
    assert refused.returncode == 1
    assert not (folder / "other.yaml").exists()


def test_validate_writes_problems_as_compilers_do(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: question-bank/1\nid: b-abc123\ntitel: B\n", "utf-8")
    done = call("validate", path)
    assert done.returncode == 1
    assert f"{path}:3:1: 'titel' is not known here (did you mean 'title'?)." in done.stdout
    assert "Traceback" not in done.stderr


def test_verify_fails_when_a_passage_is_gone(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    call("generate", article, "-o", out)
    article.write_text("Something else entirely.", "utf-8")
    done = call("verify", out)
    assert done.returncode == 1
    assert "missing" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("validate", "nowhere.yaml"), ("verify", "nowhere.yaml"), ("format", "nowhere.yaml"),
     ("generate", "nowhere.txt", "-o", "x.yaml"), ("generate", ".", "-o", "x.yaml")],
)  # fmt: skip
def test_faults_of_the_input_are_told_without_a_traceback(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = call(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr or done.stdout


def test_help_schema_version_and_wrong_calls() -> None:
    assert "question-bank generate" in call("--help").stdout
    assert json.loads(call("schema").stdout)["title"] == "Question bank, format 1"
    assert call("--version").stdout.startswith("question-bank 0.")
    assert call("generate").returncode == 2
    assert call("nonsense").returncode == 2
