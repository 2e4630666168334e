"""What a start imports, makes and refuses, and what a person sees and can do meanwhile."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fakes import write_bank

from quizapp.library import Library
from quizapp.paths import Paths

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "pyqtgraph", "numpy", "yaml", "rapidfuzz", "pydantic",
         "rich", "typer", "spacy", "markdown_it", "charset_normalizer", "fsrs", "argon2",
         "cryptography"}  # fmt: skip
NOT_IN_THE_FIRST_PICTURE = HEAVY | {
    "dataclasses", "json", "concurrent.futures", "platformdirs", "quizapp.quiz.summaries",
    "quizapp.ui.pages.page", "quizapp.library", "question_bank.errors",
}  # fmt: skip

# Runs the app with hooks at its steps; each `say` is one key of what the run is known by.
RUN = """
import sys
import quizapp.app
from PySide6 import QtCore, QtWidgets

said = {"steps": []}

def say(**facts):
    said.update(facts)

def on_painted(app, running): pass
def on_ready(app, running): pass
def on_opened(app, running): pass
def on_failed(app, running): pass

HOOKS

class Hooked(quizapp.app.Application):
    def __init__(self, app, paths):
        super().__init__(app, paths)
        self.window.painted.connect(lambda: self.step("painted", on_painted))
        self.ready.connect(lambda: self.step("ready", on_ready))
        self.opened.connect(lambda: self.step("opened", on_opened))
        self.failed.connect(lambda: self.step("failed", on_failed))

    def step(self, name, hook):
        said["steps"].append(name)
        hook(QtWidgets.QApplication.instance(), self)

quizapp.app.Application = Hooked
code = quizapp.app.main(["--data-dir", *sys.argv[1:]])
import json
print(json.dumps(said))
sys.exit(code)
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


def start(data_dir: Path, hooks: str, code: int = 0, *, smoke: bool = True) -> dict[str, Any]:
    """One start, until the library is open or refused (`smoke`) or a hook quits; what the hooks
    said."""
    smoke_option = ["--smoke"] if smoke else []
    done = run("-c", RUN.replace("HOOKS", hooks), str(data_dir), *smoke_option)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder that has been used: Ana, who knows a bank."""
    bank, _bank = write_bank(tmp_path / "banks")
    library = Library.open(Paths(tmp_path / "data"))
    library.add_person("Ana")
    library.open_bank(bank)
    library.close()
    return tmp_path / "data"


def test_the_first_picture_needs_little(data_dir: Path) -> None:
    said = start(data_dir, """
def on_painted(app, running):
    say(modules=sorted(sys.modules), enums=["Qt" in vars(QtCore), "QStyle" in vars(QtWidgets)])
""")  # fmt: skip
    assert "PySide6.QtWidgets" in said["modules"]
    assert set(said["modules"]) & NOT_IN_THE_FIRST_PICTURE == set()
    assert said["enums"] == [False, False]


def test_home_is_ready_before_anything_heavy_and_the_same_after(data_dir: Path) -> None:
    said = start(data_dir, """
def on_ready(app, running):
    focused = app.focusWidget()
    say(modules=sorted(sys.modules), focus=focused.accessibleName() if focused else "")
    running.early = running.window.page("home").view

def on_opened(app, running):
    say(same=running.early == running.library.home(), kept=running.window.page("home").view
        is running.early)
""")  # fmt: skip
    assert said["steps"] == ["painted", "ready", "opened"]
    assert not set(said["modules"]) & HEAVY
    assert said["focus"].startswith("Take a quiz from")
    assert said["same"]
    assert said["kept"]


def test_a_click_before_the_library_is_open_is_granted(data_dir: Path) -> None:
    said = start(data_dir, """
def on_ready(app, running):
    window = running.window
    app.focusWidget().click()
    say(before=window.current, waits=window.cursor().shape().name,
        marked=[name for name, one in window.rail_buttons.items() if one.isChecked()])

def on_opened(app, running):
    say(after=running.window.current, cursor=running.window.cursor().shape().name)
""")  # fmt: skip
    assert (said["before"], said["after"]) == ("home", "setup")
    assert (said["waits"], said["cursor"]) == ("BusyCursor", "ArrowCursor")
    assert said["marked"] == ["library"]


def test_who_changes_their_mind_stays_on_home(data_dir: Path) -> None:
    said = start(data_dir, """
def on_ready(app, running):
    running.window.rail_buttons["history"].click()
    running.window.rail_buttons["home"].click()

def on_opened(app, running):
    say(after=running.window.current, cursor=running.window.cursor().shape().name)
""")  # fmt: skip
    assert (said["after"], said["cursor"]) == ("home", "ArrowCursor")


def test_a_name_typed_at_the_first_start_is_taken(tmp_path: Path) -> None:
    said = start(tmp_path / "data", """
def on_ready(app, running):
    field = running.window.page("home").name_field
    say(focus=field.hasFocus())
    field.setText("Ana")
    field.returnPressed.emit()

def on_opened(app, running):
    person = running.library.current_person()
    say(person=person and person.name, shown=running.window.page("home").view.person.name)
""")  # fmt: skip
    assert said["steps"] == ["painted", "ready", "opened"]
    assert said["focus"]
    assert said["person"] == said["shown"] == "Ana"


def test_a_folder_with_an_empty_file_goes_the_full_way(tmp_path: Path) -> None:
    Paths(tmp_path).database.touch()
    said = start(tmp_path, """
def on_painted(app, running):
    said["pages"] = []
    running.window.went.connect(said["pages"].append)
""")  # fmt: skip
    assert said["steps"] == ["painted", "ready", "opened"]
    assert said["pages"] == ["home"]


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


def test_a_newer_database_shows_no_home_and_imports_no_database_layer(data_dir: Path) -> None:
    database = Paths(data_dir).database
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    said = start(data_dir, """
def on_failed(app, running):
    say(pages=list(running.window.pages), modules=sorted(sys.modules))
""", code=1)  # fmt: skip
    assert said["steps"] == ["painted", "failed"]
    assert said["pages"] == []
    assert not set(said["modules"]) & HEAVY
    assert database.read_bytes() == before


def test_a_damaged_database_can_be_restored_from_the_window(data_dir: Path) -> None:
    paths = Paths(data_dir)
    library = Library.open(paths)
    library.back_up()
    library.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{paths.database}{suffix}").unlink(missing_ok=True)
    paths.database.write_bytes(b"no database " * 100)
    said = start(data_dir, """
def on_failed(app, running):
    QtCore.QTimer.singleShot(0, running.window.stack.currentWidget().restore_button.click)

def on_opened(app, running):
    home = running.window.page("home")
    say(person=home.view.person.name, shown=running.window.stack.currentWidget() is home,
        rail=running.window.rail.isEnabled())
    QtCore.QTimer.singleShot(0, app.quit)
""", smoke=False)  # fmt: skip
    assert said["steps"] == ["painted", "failed", "ready", "opened"]
    assert said["person"] == "Ana"
    assert said["shown"]
    assert said["rail"]


def test_version_and_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    assert run("-m", "quizapp", "--version").stdout.startswith("quizapp 0.")
    (tmp_path / "file").write_text("x", "utf-8")
    done = run("-m", "quizapp", "--data-dir", str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert "cannot be made" in done.stderr
