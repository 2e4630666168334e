"""A teacher edits a copy of the shipped bank by keyboard; a killed editor loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from editor_hands import Editor, let_go
from fakes import ImmediateExecutor, write_bank
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from running import Running

from question_bank.bank.checking import faults_of
from question_bank.bank.model import Kind
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import dump_bank
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.summaries import Appearance, HomeView
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shipped(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Running]:
    """The app with its shipped bank."""

    def bug(error: BaseException) -> None:
        raise error

    window = MainWindow(
        Theme(qapp, Appearance("light")), TaskRunner(ImmediateExecutor, bug), HomeView(None)
    )
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    library = Library.open(Paths(tmp_path / "data"))
    window.attach(library)
    library.add_person("Ana")
    begun = Running(window, library)
    yield begun
    let_go(begun)
    begun.close()


def edit_body(editor: Editor, kind: Kind) -> None:
    """Edits what the kind carries beside its text, by keyboard."""
    body: Any = editor.form.body_editor
    match kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            editor.tab_to(body.options.rows[-1].text)
            editor.press("End")
            editor.type(" of old")
        case Kind.TRUE_FALSE:
            editor.tab_to(body.feedback_false)
            editor.type("It is not.")
        case Kind.SHORT_ANSWER:
            editor.tab_to(body.accepted.rows[-1].text)
            editor.press("Return")
            editor.type("another name")
        case Kind.NUMERIC:
            editor.tab_to(body.answers.rows[0].tolerance)
            editor.type("5%")
        case Kind.DATE:
            editor.tab_to(body.date)
            editor.press("Ctrl+A")
            editor.type("1999-12-31")
        case Kind.CLOZE:
            gap = body.gaps[0].editor
            editor.tab_to(gap.field(("accepted", 0)) or gap.field(("answers", 0)))
            editor.press("End")
            editor.type("1")
        case Kind.ORDERING:
            editor.tab_to(body.items.rows[0].text)
            editor.press("Alt+Down")
        case Kind.MATCHING:
            editor.tab_to(body.pairs.rows[0].match)
            editor.press("End")
            editor.type(" again")


def test_a_copy_of_the_shipped_bank_is_edited_by_keyboard(shipped: Running) -> None:
    bank_id = shipped.library.banks()[0].bank_id
    editor = Editor(shipped, bank_id)
    assert editor.page.session is None
    [copy] = [
        one for one in editor.page.state.findChildren(QPushButton) if one.text().startswith("Make")
    ]
    copy.setFocus()
    editor.press("Space")
    session = editor.page.session
    assert session is not None
    path, start = session.path, editor.bank.bank()
    assert start.id != bank_id
    assert start.questions == shipped.library.bank(bank_id).questions

    kinds = {question.kind: question.id for question in reversed(start.questions)}
    assert set(kinds) == set(Kind)
    for kind, question_id in kinds.items():
        editor.press("Alt+1")
        editor.press("Ctrl+F")
        editor.press("Ctrl+A")
        editor.type(question_id)
        editor.press("Return")
        editor.press("Return")
        assert editor.current().id == question_id
        assert editor.form.stem.hasFocus()
        editor.type("!")
        edit_body(editor, kind)
        assert editor.current().body != start.by_id()[question_id].body, kind
    end = editor.bank.bank()
    assert set(editor.bank.changed_ids) == set(kinds.values())

    for _step in range(100):
        if editor.bank.can_undo:
            editor.press("Ctrl+Z")
    assert editor.bank.bank() == start
    for _step in range(100):
        if editor.bank.can_redo:
            editor.press("Ctrl+Y")
    assert editor.bank.bank() == end

    wrong = [q.id for q in editor.bank if faults_of(q, end.sources)]
    assert not wrong
    editor.press("Ctrl+S")
    assert not editor.bank.has_changes, editor.page.head.state.text()
    written = load_bank(path)
    assert written == editor.bank.bank()
    assert written == end
    assert path.read_bytes() == dump_bank(end)
    assert shipped.library.bank(end.id) == end
    again = shipped.library.editing.open(end.id)
    assert again.bank.bank() == end
    assert not again.bank.has_changes


def test_a_question_is_written_cited_and_taken_by_a_student(shipped: Running) -> None:
    from quizapp.quiz.model import Blueprint

    library = shipped.library
    copy_id = library.editing.copy(library.banks()[0].bank_id, "Mine")
    editor = Editor(shipped, copy_id)
    editor.press("Ctrl+N", editor.page)
    editor.form.kind.choose(Kind.SHORT_ANSWER)
    editor.form.kind.picked.emit()
    editor.press("Alt+2")
    editor.tab_to(editor.form.stem)
    editor.type("In which month of 1963 was Luis Almagro born?")
    editor.tab_to(editor.form.body_editor.accepted.rows[0].text)
    editor.type("June")
    editor.tab_to(editor.form.explanation)
    editor.type("He was born on June 1, 1963.")
    editor.press("Alt+4")
    view = editor.page.work.source.view
    view.search.setFocus()
    editor.type("born June 1, 1963")
    view.text.setFocus()
    editor.press("Return")
    assert [one.exact for one in editor.current().citations] == ["born June 1, 1963"]
    editor.form.status.choose(editor.current().status.REVIEWED)
    editor.form.status.picked.emit()
    editor.press("Ctrl+S", editor.page)
    question = editor.current()
    assert not editor.bank.has_changes
    library.refresh_banks()
    session = library.start(Blueprint((copy_id,), count=0, kinds=(Kind.SHORT_ANSWER,)))
    assert question.id in {session.shown(n).question_id for n in range(session.count)}


CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from fakes import ImmediateExecutor
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.summaries import Appearance, HomeView
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

def bug(error):
    raise error

app = QApplication(sys.argv[:1])
window = MainWindow(
    Theme(app, Appearance("light")), TaskRunner(ImmediateExecutor, bug), HomeView(None)
)
window.show()
library = Library.open(Paths(Path(sys.argv[1])), shipped=(), source_folders=())
window.attach(library)
library.open_bank(Path(sys.argv[2]))
window.go("editor", bank_id="harbour-abc123")
page = window.page("editor")
page.show_question("q4", focus=True)
QTest.keyClicks(page.work.form.stem, " Unsaved")
page.show_question("q5", focus=True)
QTest.keyClicks(page.work.form.stem, " As well")
print("typed", flush=True)
app.exec()
"""


def test_a_killed_editor_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    path, bank = write_bank(tmp_path / "banks")
    data = tmp_path / "data"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), str(path)],
        stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "typed"
    deadline = time.monotonic() + 30
    while not list(data.rglob("draft.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    child.kill()
    child.stdout.close()
    child.wait(20)
    assert load_bank(path) == bank
    library = Library.open(Paths(data), shipped=(), source_folders=())
    session = library.editing.open("harbour-abc123")
    assert session.recovered == 2
    wanted = {"q4": " Unsaved", "q5": " As well"}
    expected = tuple(replace(q, stem=q.stem + wanted.get(q.id, "")) for q in bank.questions)
    assert tuple(session.bank) == expected
    library.close()
