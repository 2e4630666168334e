"""A class of a million responses: read, judged and shown, beside the bare driver in the same run.

The database takes a minute or two to fill; QUIZAPP_CLASS_DATA names a folder that keeps it.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from class_data import choice_bank, fill_class

from quizapp.library import Library
from quizapp.library.class_model import ClassChoice
from quizapp.paths import Paths
from quizapp.storage.database import Database
from quizapp.storage.marks import AT_ONCE, MarksRepository

LIMIT = 2.0
"""Of the time in which the bare driver hands over the same rows; numbers are made of them, too."""

MEMORY_LIMIT_BYTES = 1_000_000_000
ATTEMPTS, QUESTIONS = 10_000, 100
ROUNDS = 3

BARE = """
SELECT s.attempt_id, s.bank_id, s.question_id, s.version, r.fraction, r.answer
FROM attempt_shown s JOIN response r ON r.attempt_id = s.attempt_id AND r.position = s.position
WHERE s.attempt_id IN ({slots})
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with 10,000 attempts at 100 questions."""
    kept = os.environ.get("QUIZAPP_CLASS_DATA", "")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("class")
    if not Paths(folder).database.exists():
        database = Database.open(Paths(folder))
        fill_class(database, choice_bank(QUESTIONS), students=ATTEMPTS, keep_sealed=False)
        database.close()
    return folder


def side_by_side(one: Callable[[], Any], other: Callable[[], Any]) -> tuple[float, float]:
    """The least seconds of both, taken in turns: what else the machine does only adds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for work, taken in zip((one, other), times, strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return min(times[0]), min(times[1])


def test_reading_a_million_responses(data: Path, benchmark: Any) -> None:
    database = Database.open(Paths(data))
    driver = sqlite3.connect(Paths(data).database)
    store = MarksRepository.over(database)
    ids = [one.attempt_id for one in store.attempts()]
    query = BARE.format(slots=",".join("?" * AT_ONCE))

    def bare() -> int:
        rows = 0
        for start in range(0, len(ids), AT_ONCE):
            rows += len(driver.execute(query, ids[start : start + AT_ONCE]).fetchall())
        return rows

    try:
        read = benchmark.pedantic(store.responses, args=(ids,), rounds=1)
        assert len(read.fraction) == bare() == ATTEMPTS * QUESTIONS
        ours_s, bare_s = side_by_side(lambda: store.responses(ids), bare)
    finally:
        driver.close()
        database.close()
    benchmark.extra_info["ratio to the bare driver"] = round(ours_s / bare_s, 3)
    print(
        f"\na million responses as arrays: {ours_s / bare_s:.2f} of the bare driver's rows "
        f"({ours_s:.2f} and {bare_s:.2f} s)"
    )
    assert ours_s <= LIMIT * bare_s


def test_a_report_of_a_million_responses(data: Path, benchmark: Any) -> None:
    """Told by stage; the second choice of attempts reads nothing again."""
    library = Library.open(Paths(data), shipped=(), source_folders=())
    waits: list[float] = []
    last = time.perf_counter()

    def progress(_stage: str, _done: int, _whole: int) -> None:
        nonlocal last
        waits.append(time.perf_counter() - last)
        last = time.perf_counter()

    try:
        classroom = library.classroom
        report = benchmark.pedantic(classroom.report, args=(ClassChoice(), progress), rounds=1)
        assert report.marks.responses == ATTEMPTS * QUESTIONS
        start = time.perf_counter()
        again = classroom.report(ClassChoice(practice=True))
        print(
            f"\nlongest time between two words of progress: {max(waits):.2f} s; another choice: "
            f"{time.perf_counter() - start:.2f} s"
        )
        assert len(again.attempts) == ATTEMPTS
    finally:
        library.close()


def test_memory(data: Path) -> None:
    """The peak of a whole process that reads and judges a million responses."""
    program = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "import test_class_speed as speed\n"
        "from pathlib import Path\n"
        "from quizapp.library import Library\n"
        "from quizapp.library.class_model import ClassChoice\n"
        "from quizapp.paths import Paths\n"
        "library = Library.open(Paths(Path(sys.argv[3])), shipped=(), source_folders=())\n"
        "report = library.classroom.report(ClassChoice())\n"
        "library.classroom.intervals(report)\n"
        "library.close()\n"
        "print(speed.peak_bytes())\n"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", program, str(here), str(here.parent), str(data)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    peak = int(done.stdout)
    print(f"\npeak memory of the process: {peak / 1e6:.0f} MB")
    assert peak < MEMORY_LIMIT_BYTES


def peak_bytes() -> int:
    """The greatest resident size of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
