"""What a start imports, makes and refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "pyqtgraph", "numpy", "yaml", "rapidfuzz", "pydantic",
         "rich", "typer", "spacy", "markdown_it", "charset_normalizer")  # fmt: skip

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from quizapp.app import Application
from quizapp.paths import Paths

app = QApplication([])
running = Application(app, Paths(Path(sys.argv[1])))
running.window.painted.disconnect()
running.window.painted.connect(lambda: (print(*sorted(sys.modules)), app.quit()))
running.show()
app.exec()
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_nothing_heavy_is_imported_before_the_first_picture(tmp_path: Path) -> None:
    done = run("-c", FIRST_PAINT, str(tmp_path))
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert "PySide6.QtWidgets" in modules
    assert not modules & set(HEAVY)


def test_the_app_starts_twice_on_one_folder(tmp_path: Path) -> None:
    for _start in range(2):
        done = run("-m", "quizapp", "--smoke", "--data-dir", str(tmp_path / "data"))
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "quizapp.sqlite3").exists()


def test_a_damaged_database_is_shown_and_left_as_it_is(tmp_path: Path) -> None:
    database = tmp_path / "quizapp.sqlite3"
    database.write_bytes(b"no database " * 100)
    done = run("-m", "quizapp", "--smoke", "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert database.read_bytes() == b"no database " * 100


def test_version_and_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    assert run("-m", "quizapp", "--version").stdout.startswith("quizapp 0.")
    (tmp_path / "file").write_text("x", "utf-8")
    done = run("-m", "quizapp", "--data-dir", str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert "cannot be made" in done.stderr
