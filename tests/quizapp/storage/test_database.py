"""The database: schema, settings, what it refuses, and that acknowledged answers are there."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import strategies
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from fakes import TurnedClock, write_bank
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import SQLModel

from question_bank.bank.model import Question
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import ChoiceAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint, ClockState, Mode
from quizapp.quiz.ports import AttemptClosedError
from quizapp.quiz.session import QuizSession
from quizapp.quiz.summaries import HomeView
from quizapp.storage import first_look, schema
from quizapp.storage.backups import Backups, problem_of, to_keep
from quizapp.storage.codec import from_json, to_json
from quizapp.storage.database import Database
from quizapp.storage.engine import Engine
from quizapp.storage.errors import DatabaseTooNewError, DatabaseUnusableError
from quizapp.storage.first_look import read_appearance
from quizapp.storage.first_page import read_home


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


@pytest.fixture
def library(paths: Paths, tmp_path: Path) -> Iterator[Library]:
    write_bank(tmp_path / "banks")
    made = Library.open(
        paths, clock=TurnedClock(), new_seed=lambda: 7, shipped=(), source_folders=()
    )
    made.add_person("Ana")
    made.open_bank(tmp_path / "banks" / "harbour.yaml")
    yield made
    made.close()


def begin(library: Library, mode: Mode = Mode.EXAM) -> QuizSession:
    return library.start(Blueprint(("harbour-abc123",), count=0, mode=mode, limit_s=600))


# Schema and settings --------------------------------------------------------------------------


def test_the_migrations_make_the_tables_of_the_models(paths: Paths) -> None:
    Database.open(paths).close()
    engine = Engine(paths.database)
    with engine.transaction() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
        assert context.get_current_revision() == first_look.HEAD
    engine.close()
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert scripts.get_current_head() == first_look.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == set(schema.KNOWN)


def test_every_connection_has_the_settings_that_keep_answers_safe(paths: Paths) -> None:
    Database.open(paths).close()
    engine = Engine(paths.database)
    with engine.reading() as connection:
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        ]
    engine.close()
    assert said == [1, "wal", 2, 10_000]


def test_a_database_of_a_newer_version_is_refused_unchanged(paths: Paths) -> None:
    Database.open(paths).close()
    with sqlite3.connect(paths.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = paths.database.read_bytes()
    with pytest.raises(DatabaseTooNewError, match="newer version"):
        Database.open(paths)
    assert paths.database.read_bytes() == before
    assert read_home(paths.data_dir) is None


@pytest.mark.parametrize("damage", ["not a database at all" * 100, "half"])
def test_a_damaged_database_is_named_unchanged_and_the_backup_restored(
    paths: Paths, library: Library, damage: str
) -> None:
    library.back_up()
    library.close()
    whole = paths.database.read_bytes()
    broken = whole[: len(whole) // 2] if damage == "half" else damage.encode()
    paths.database.write_bytes(broken)
    for suffix in ("-wal", "-shm"):
        Path(f"{paths.database}{suffix}").unlink(missing_ok=True)
    with pytest.raises(DatabaseUnusableError) as caught:
        Database.open(paths)
    assert paths.database.read_bytes() == broken
    assert caught.value.backup is not None
    Backups(paths.database, paths.backups).restore(caught.value.backup)
    opened = Database.open(paths)
    assert [person.name for person in opened.people.all()] == ["Ana"]
    opened.close()
    aside = list(paths.data_dir.glob("damaged-*.sqlite3"))
    assert [path.read_bytes() for path in aside] == [broken]


def test_a_database_of_another_program_is_refused(paths: Paths) -> None:
    paths.data_dir.mkdir()
    with sqlite3.connect(paths.database) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(DatabaseUnusableError, match="another program"):
        Database.open(paths)


# Attempts -------------------------------------------------------------------------------------


def test_shown_and_revealed_lie_apart(library: Library, paths: Paths) -> None:
    begin(library)
    with sqlite3.connect(paths.database) as connection:
        shown = connection.execute("SELECT group_concat(content) FROM attempt_shown").fetchone()[0]
        hidden = connection.execute("SELECT group_concat(content) FROM attempt_revealed").fetchone()
    connection.close()
    assert "correct" not in shown
    assert "Because the text says" not in shown
    assert "Because the text says" in hidden[0]


def test_after_the_end_nothing_of_an_attempt_changes(library: Library) -> None:
    session = begin(library)
    stored = library._database.attempts.stored(session.head.id)
    session.submit()
    store, clock = library._database.attempts, ClockState(1.0, 0.0, stored.clock.reading)
    before = store.stored(session.head.id)
    with pytest.raises(AttemptClosedError):
        store.save_response(session.head.id, 0, stored.responses[0], clock, 0)
    with pytest.raises(AttemptClosedError):
        store.save_clock(session.head.id, clock, 0)
    outcome = store.outcome(session.head.id)
    assert outcome is not None
    assert not store.finish(session.head.id, replace(outcome, marks=99.0), clock)
    assert store.stored(session.head.id) == before


def test_an_answer_is_on_the_disk_when_it_is_acknowledged(library: Library, paths: Paths) -> None:
    session = begin(library)
    index = next(n for n in range(session.count) if session.shown(n).question_id == "q1")
    session.answer(index, ChoiceAnswer(frozenset({"a"})))
    other = sqlite3.connect(paths.database)
    row = other.execute("SELECT answer FROM response WHERE position = ?", (index,)).fetchone()
    other.close()
    assert json.loads(row[0]) == {"chosen": ["a"]}


def test_a_writer_waits_for_another_program_instead_of_failing(
    library: Library, paths: Paths
) -> None:
    session = begin(library)
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sqlite3, sys, time\n"
         "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
         "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(0.7)\n"
         "c.execute('COMMIT')",
         str(paths.database)],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    session.flag(0, True)
    assert session.response(0).flagged
    holder.wait(20)
    holder.stdout.close()


def test_a_full_disk_or_read_only_file_is_told_in_words(library: Library) -> None:
    session = begin(library)
    with library._database._engine.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(QuestionBankError, match="could not be written"):
        session.flag(0, True)
    assert not session.response(0).flagged


@given(strategies.questions())
def test_a_question_is_sealed_and_opened_as_it_was(question: Question) -> None:
    assert from_json(Question, to_json(question)) == question


# First page -----------------------------------------------------------------------------------


def test_the_first_page_agrees_with_the_library(library: Library, paths: Paths) -> None:
    assert read_home(paths.data_dir) == library.home()
    begin(library).submit()
    begin(library, Mode.PRACTICE)
    assert read_home(paths.data_dir) == library.home()
    assert read_appearance(paths.data_dir) == library.appearance()
    library.set_appearance(library.appearance()._replace(theme="dark", text_percent=150))
    assert read_appearance(paths.data_dir) == library.appearance()


def test_the_first_page_makes_nothing(tmp_path: Path) -> None:
    assert read_home(tmp_path / "none") == HomeView(None)
    assert not (tmp_path / "none").exists()


# Backups --------------------------------------------------------------------------------------


def test_a_backup_is_whole_and_restoring_backs_up_first(library: Library) -> None:
    backup = library.back_up()
    assert problem_of(Path(backup.path)) == ""
    library.add_person("Ben")
    library.restore(backup)
    assert [person.name for person in library.people()] == ["Ana"]
    reasons = [one.reason for one in library.backups()]
    assert reasons == ["before-restore", "by-hand"]


def test_a_damaged_backup_is_not_restored(library: Library) -> None:
    backup = library.back_up()
    Path(backup.path).write_bytes(b"rubbish" * 1000)
    library.add_person("Ben")
    with pytest.raises(QuestionBankError, match="cannot be restored"):
        library.restore(backup)
    assert len(library.people()) == 2


def test_automatic_backups_wait_half_an_hour_and_for_a_change(library: Library) -> None:
    database = library._database
    now = datetime.now(UTC)
    assert database.back_up_if_due(now) is not None
    library.add_person("Ben")
    assert database.back_up_if_due(now + timedelta(minutes=29)) is None
    assert database.back_up_if_due(now + timedelta(minutes=31)) is not None
    assert database.back_up_if_due(now + timedelta(minutes=90)) is None


@given(st.lists(st.integers(0, 500 * 24 * 60), max_size=200, unique=True))
def test_thinning_keeps_the_newest_all_of_two_days_and_one_of_each_period(ages: list[int]) -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    times = [now - timedelta(minutes=age) for age in ages]
    kept = to_keep(times, now)
    assert {time for time in times if now - time <= timedelta(days=2)} <= kept
    assert not times or max(times) in kept
    older = [time for time in kept if now - time > timedelta(days=2)]
    assert len(older) <= 12 + 10 + 9
    assert to_keep(kept, now) == kept
