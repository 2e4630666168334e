"""Every broken bank gives a clear problem with line and column, in bounded time, unchanged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.bank.events import Limits
from question_bank.bank.reader import load_bank, parse_bank
from question_bank.errors import BankProblemsError

BROKEN = Path(__file__).resolve().parents[1] / "data" / "banks" / "broken"

CHECK = """
import sys
from question_bank import BankProblemsError, load_bank
for name in sys.argv[1:]:
    try:
        load_bank(name)
    except BankProblemsError as error:
        print(name, len(error.problems))
"""


def test_there_are_at_least_25_broken_banks() -> None:
    assert len(list(BROKEN.glob("*.yaml"))) >= 25


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_bank_is_told_with_line_and_column(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BankProblemsError) as caught:
        load_bank(path)
    lines = before.count(b"\n") + 1
    for problem in caught.value.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
        assert problem.located(path).startswith(f"{path}:{problem.line}:{problem.column}: ")
    assert path.read_bytes() == before


def test_no_broken_bank_kills_or_holds_the_process() -> None:
    # A watchdog, not a measurement: one of these ended the process, another never ended.
    names = [str(path) for path in sorted(BROKEN.glob("*.yaml"))]
    done = subprocess.run(
        [sys.executable, "-c", CHECK, *names],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert len(done.stdout.splitlines()) == len(names)


def test_all_problems_are_told_at_once_with_close_matches() -> None:
    data = b"""format: question-bank/1
id: b-abc123
title: B
questions:
  - id: one
    kind: true-false
    stem: Right?
    anwser: true
  - id: two
    kind: date
    stem: When?
    answer: 2021-13
"""
    with pytest.raises(BankProblemsError) as caught:
        parse_bank(data)
    told = [(p.line, p.column, p.question_id) for p in caught.value.problems]
    assert (8, 5, "one") in told
    assert (12, 13, "two") in told
    assert "did you mean 'answer'?" in str(caught.value)


def test_limits_are_parameters() -> None:
    data = b"format: question-bank/1\nid: b-abc123\ntitle: B\n"
    assert parse_bank(data).title == "B"
    for limits in (Limits(size_bytes=10), Limits(nodes=3), Limits(depth=0)):
        with pytest.raises(BankProblemsError):
            parse_bank(data, limits=limits)


def test_a_newer_format_is_refused_in_words_before_anything_else() -> None:
    with pytest.raises(BankProblemsError) as caught:
        parse_bank(b"format: question-bank/2\nquestions: {}\n")
    assert len(caught.value.problems) == 1
    assert "newer" in str(caught.value)
