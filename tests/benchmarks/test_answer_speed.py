"""Committing an answer, beside sqlite3 doing the same with WAL and synchronous=FULL."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fakes import write_bank

from question_bank.grading.answers import ChoiceAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.clock import SystemClock
from quizapp.quiz.model import Blueprint, ClockState, Mode

LIMIT = 1.25
BLOCK, BLOCKS = 200, 7

ANSWER = """UPDATE response SET answer = ?, flagged = ?, seen = ?, checked = ?, expired = ?,
    certainty = ?, spent_s = ?, saved_at = ? WHERE attempt_id = ? AND position = ?"""
CLOCK = """UPDATE attempt SET spent_s = ?, grants_s = ?, read_at = ?, boot_s = ?, boot_id = ?,
    closed = ?, position = ? WHERE id = ? AND state = 'in_progress'"""


def block_s(work: Callable[[int], None]) -> float:
    """Seconds of one block: commits of two databases must not be timed alternately."""
    start = time.perf_counter()
    for n in range(BLOCK):
        work(n)
    return time.perf_counter() - start


def test_committing_an_answer(tmp_path: Path, benchmark: Any) -> None:
    bank, _bank = write_bank(tmp_path / "banks")
    paths = Paths(tmp_path / "data")
    library = Library.open(paths, shipped=(), source_folders=())
    library.add_person("Ana")
    library.open_bank(bank)
    session = library.start(Blueprint(("harbour-abc123",), count=0, mode=Mode.EXAM))
    store, attempt_id = library._database.attempts, session.head.id
    clock = ClockState(0.0, 0.0, SystemClock().read())
    response = session.response(0)
    answers = [ChoiceAnswer(frozenset({"a"})), ChoiceAnswer(frozenset({"b"}))]

    def ours(n: int) -> None:
        kept = replace(
            response, answer=answers[n % 2], spent_s=float(n), saved_at=clock.reading.utc
        )
        store.save_response(attempt_id, 0, kept, replace(clock, spent_s=float(n)), 0)

    store_path = tmp_path / "bare.sqlite3"
    with sqlite3.connect(paths.database) as whole, sqlite3.connect(store_path) as copy:
        whole.backup(copy)
    bare_db = sqlite3.connect(store_path, isolation_level=None)
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        bare_db.execute(f"PRAGMA {pragma}")
    now = clock.reading.utc.replace(tzinfo=None).isoformat(" ")

    def bare(n: int) -> None:
        text = '{"chosen":["a"]}' if n % 2 else '{"chosen":["b"]}'
        bare_db.execute("BEGIN IMMEDIATE")
        bare_db.execute(CLOCK, (float(n), 0.0, now, 1.0, "boot", 0, 0, attempt_id))
        bare_db.execute(ANSWER, (text, 0, 1, 0, 0, None, float(n), now, attempt_id, 0))
        bare_db.execute("COMMIT")

    block_s(ours)
    block_s(bare)
    ratios = []
    for _block in range(BLOCKS):
        bare_s = block_s(bare)
        ratios.append(block_s(ours) / bare_s)
    benchmark.pedantic(ours, args=(1,), rounds=50, warmup_rounds=5)
    ratio = statistics.median(ratios)
    benchmark.extra_info["ratio to sqlite3"] = round(ratio, 3)
    print(f"\ncommit an answer: {ratio:.3f} of sqlite3 ({1000 * bare_s / BLOCK:.3f} ms)")
    library.close()
    bare_db.close()
    assert ratio <= LIMIT
