"""`question-bank convert`, as a person calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from question_bank.bank.reader import load_bank

GIFT = "::First::Right?{T#no#yes}\n\nWhy?{}\n\n[markdown]Is it **so**?{=yes ~no}\n"


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "question_bank.cli.main", "convert", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", timeout=100, check=False,
    )  # fmt: skip


def test_it_reports_question_by_question_and_writes(tmp_path: Path) -> None:
    source, out, report = tmp_path / "a.gift", tmp_path / "a.yaml", tmp_path / "report.json"
    source.write_text(GIFT, "utf-8")
    done = call(source, out, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "kept      line 1, first-" in done.stdout
    assert "left out  line 3, -: Why?{}" in done.stdout
    assert "It is an essay" in done.stdout
    assert "It is in Markdown" in done.stdout
    assert "1 kept, 1 changed, 1 left out." in done.stdout
    assert len(load_bank(out).questions) == 2
    data = json.loads(report.read_text("utf-8"))
    assert [one["outcome"] for one in data["in"]["questions"]] == ["kept", "left out", "changed"]
    assert data["in"]["questions"][1]["line"] == 3
    assert data["out"]["format"] == "yaml"


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    source, out = tmp_path / "a.gift", tmp_path / "a.csv"
    source.write_text(GIFT, "utf-8")
    out.write_text("mine", "utf-8")
    done = call(source, out)
    assert done.returncode == 1
    assert "exists already; nothing was written." in done.stderr
    assert out.read_text("utf-8") == "mine"
    report = call(source, tmp_path / "b.csv", "--report", out)
    assert report.returncode == 1
    assert not (tmp_path / "b.csv").exists()


def test_names_of_formats_go_before_endings(tmp_path: Path) -> None:
    source, out = tmp_path / "a.dat", tmp_path / "b.dat"
    source.write_text(GIFT, "utf-8")
    assert "say --from with one of" in call(source, out).stderr
    done = call(source, out, "--from", "gift", "--to", "moodle-xml")
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"<?xml")
    back = call(out, tmp_path / "c.tsv", "--from", "moodle-xml")
    assert back.returncode == 0, back.stderr


def test_a_file_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_text("<quiz>\n<question>\n</quiz>", "utf-8")
    done = call(source, tmp_path / "b.yaml")
    assert done.returncode == 1
    assert f"{source}:3:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "b.yaml").exists()
    refused = call(source, tmp_path / "b.yaml", "--from", "apkg")
    assert "can be written only" in refused.stderr


def test_nothing_to_carry_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.gift"
    source.write_text("Why?{}\n", "utf-8")
    done = call(source, tmp_path / "b.yaml")
    assert done.returncode == 1
    assert "It is an essay" in done.stdout
    assert "no question that can be carried" in done.stderr
    assert not (tmp_path / "b.yaml").exists()
