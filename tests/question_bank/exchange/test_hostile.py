"""Files made to do harm end in words with a line, in bounded time and memory, and write nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile_exchange import hostile_files

from question_bank.exchange import FORMATS

READ = """
import faulthandler, json, sys
from pathlib import Path
from question_bank.bank.writer import dump_bank
from question_bank.errors import BankProblemsError
from question_bank.exchange import format_named, read_file
one = format_named(sys.argv[1])
for path in sorted(Path(sys.argv[2]).iterdir()):
    faulthandler.dump_traceback_later(10, exit=True)  # a watchdog for each file
    told = {"name": path.stem, "refused": [], "notes": [], "problems": [], "bank": ""}
    try:
        read = read_file(path, one)
    except BankProblemsError as error:
        told["refused"] = [(p.line, p.column, p.message) for p in error.problems]
    else:
        told["notes"] = [(n.line, n.outcome.value, n.reasons) for n in read.notes][:50]
        told["problems"] = [(p.line, p.column, p.message) for p in read.problems]
        told["bank"] = dump_bank(read.bank).decode("utf-8")[:200_000]
    print(json.dumps(told), flush=True)
faulthandler.cancel_dump_traceback_later()
if sys.platform == "win32":
    import psutil
    peak = psutil.Process().memory_info().peak_wset
elif sys.platform == "linux":  # ru_maxrss would count the process that started this one, too
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) * 1024
else:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak *= 1 if sys.platform == "darwin" else 1024
print(json.dumps({"peak_bytes": peak}))
"""
MAX_BYTES = 512 * 1024 * 1024
NAMES = ["gift", "moodle-xml", "aiken", "csv", "tsv", "qti"]


def test_every_format_that_is_read_has_its_files() -> None:
    assert {one.name for one in FORMATS if one.can_read} == {*NAMES, "yaml"}  # yaml: bank_broken
    for name in NAMES:
        assert len(list(hostile_files(name))) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_hostile_files_are_told_and_do_nothing(name: str, tmp_path: Path) -> None:
    files, home = tmp_path / "files", tmp_path / "home"
    files.mkdir()
    home.mkdir()
    expected = {}
    for stem, data, outcome in hostile_files(name):
        (files / f"{stem}.dat").write_bytes(data)
        expected[stem] = (outcome, data.count(b"\n") + 1)
    before = {path.name: path.stat().st_mtime_ns for path in files.iterdir()}
    done = subprocess.run(
        [sys.executable, "-c", READ, name, str(files)],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=home, timeout=110,
        env={**os.environ, "TMPDIR": str(home), "TEMP": str(home), "TMP": str(home),
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    *told, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(expected)
    for one in told:
        check(one, *expected[one["name"]])
    assert last["peak_bytes"] < MAX_BYTES
    assert not list(home.iterdir())
    assert {path.name: path.stat().st_mtime_ns for path in files.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "home"]


def check(one: dict[str, Any], outcome: str, lines: int) -> None:
    """What became of a file is what must, and is told with a line of that file."""
    name = one["name"]
    places = [*one["refused"], *one["problems"]]
    for line, column, message in places:
        assert 1 <= line <= lines, (name, line)
        assert column >= 1
        assert message.endswith((".", "?")), (name, message)
        assert len(message) < 600, (name, len(message))
    if outcome == "refused":
        assert one["refused"], name
        return
    assert not one["refused"], (name, one["refused"])
    assert one["notes"], name
    for line, _outcome, reasons in one["notes"]:
        assert 1 <= line <= lines
        assert all(len(reason) < 600 for reason in reasons), name
    if outcome == "left out":
        assert {note[1] for note in one["notes"]} == {"left out"}, (name, one["notes"][:3])
        assert all(note[2] for note in one["notes"])
    elif name == "script":
        text = one["bank"]
        assert "onerror" not in text or "&lt;" in text or "markup" not in text
