"""A process that is killed while it answers: no acknowledged answer is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fakes import write_bank

from question_bank.grading.answers import TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths

CHILD = """
import sys
from pathlib import Path
from question_bank.bank.model import Kind
from question_bank.grading.answers import TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint, Mode

library = Library.open(Paths(Path(sys.argv[1])), shipped=(), source_folders=())
library.add_person("Ana")
library.open_bank(Path(sys.argv[2]))
session = library.start(Blueprint(("harbour-abc123",), kinds=(Kind.SHORT_ANSWER,), mode=Mode.EXAM))
print(session.head.id, flush=True)
for n in range(1_000_000):
    session.answer(0, TextAnswer(f"answer {n}"))
    print(n, flush=True)
"""


def test_every_acknowledged_answer_survives_a_kill(tmp_path: Path) -> None:
    bank, _bank = write_bank(tmp_path / "banks")
    data = tmp_path / "data"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), str(bank)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    attempt_id = child.stdout.readline().strip()
    for _line in range(40):
        child.stdout.readline()
    child.kill()
    rest = child.stdout.read().split()
    child.stdout.close()
    child.wait(20)
    acknowledged = int(rest[-1]) if rest else 39
    library = Library.open(Paths(data), shipped=(), source_folders=())
    assert [one.attempt_id for one in library.unfinished()] == [attempt_id]
    answer = library.resume(attempt_id).response(0).answer
    assert isinstance(answer, TextAnswer)
    # The very last answer may have been kept and not been acknowledged any more.
    assert int(answer.text.split()[1]) in (acknowledged, acknowledged + 1)
    library.close()
