"""Process start to the first painted window, beside a bare PySide6 window, in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from fakes import write_bank

from quizapp.library import Library
from quizapp.paths import Paths

PAINT_LIMIT, READY_LIMIT = 1.45, 4.0
ROUNDS = 11

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1180, 800)
window.show()
app.exec()
"""
OURS = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from quizapp.app import Application
from quizapp.paths import Paths
app = QApplication([])
running = Application(app, Paths(Path(sys.argv[1])))
running.window.painted.connect(lambda: print(time.time(), flush=True))
running.ready.connect(lambda: (print(time.time(), flush=True), app.quit()))
running.show()
app.exec()
running.close()
"""

# Installed code is compiled once and kept so, as that of PySide6 is.
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("BENCH_PLATFORM", "offscreen")}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def run(code: str, *arguments: str) -> list[float]:
    """Seconds from the start of the process to each line that it prints."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )
    return [float(line) - start for line in done.stdout.split()]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder that has been used before."""
    bank, _bank = write_bank(tmp_path / "banks")
    library = Library.open(Paths(tmp_path / "data"))
    library.add_person("Ana")
    library.open_bank(bank)
    library.close()
    return tmp_path / "data"


def test_first_picture_and_ready(data_dir: Path, benchmark: Any) -> None:
    run(BARE)
    run(OURS, str(data_dir))
    bare, painted, ready = [], [], []
    for _round in range(ROUNDS):  # interleaved, so that drift meets both
        bare.append(run(BARE)[0])
        times = run(OURS, str(data_dir))
        painted.append(times[0])
        ready.append(times[1])
    benchmark.pedantic(run, args=(OURS, str(data_dir)), rounds=1)
    bare_s = statistics.median(bare)
    paint = statistics.median(painted) / bare_s
    whole = statistics.median(ready) / bare_s
    benchmark.extra_info.update({"paint ratio": round(paint, 3), "ready ratio": round(whole, 3)})
    print(
        f"\nfirst picture {paint:.3f}, ready {whole:.3f} of a bare window ({1000 * bare_s:.0f} ms)"
    )
    assert paint <= PAINT_LIMIT
    assert whole <= READY_LIMIT
