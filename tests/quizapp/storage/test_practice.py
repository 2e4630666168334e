"""Memories over real SQLite: one transaction with the answer, undone exactly, edits, old files."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock, write_bank
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Accepted, Bank, ShortAnswer, Status
from question_bank.bank.writer import save_bank
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import Answer, TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.practice.model import Plan
from quizapp.practice.rating import Rating
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.session import QuizSession
from quizapp.storage.database import Database
from quizapp.storage.first_page import read_home

BANK = "harbour-abc123"
RELEASED = Path(__file__).resolve().parents[2] / "data" / "databases"
RIGHT = {"q4": TextAnswer("Clara Whitmore"), "q5": TextAnswer("42"), "q6": TextAnswer("3 May 1915")}
WRONG = TextAnswer("no idea")
DAY_S = 86_400.0


@contextmanager
def opened(folder: Path, clock: TurnedClock) -> Iterator[Library]:
    seeds = iter(range(10_000))
    library = Library.open(
        Paths(folder / "data"), clock=clock, new_seed=lambda: next(seeds),
        shipped=(), source_folders=(),
    )  # fmt: skip
    try:
        yield library
    finally:
        library.close()


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def library(tmp_path: Path, clock: TurnedClock) -> Iterator[Library]:
    write_bank(tmp_path / "banks")
    with opened(tmp_path, clock) as made:
        made.add_person("Ana")
        made.open_bank(tmp_path / "banks" / "harbour.yaml")
        yield made


def begin(library: Library, *ids: str, mode: Mode = Mode.PRACTICE, **more: Any) -> QuizSession:
    """An attempt at these questions, in this order."""
    person = library.current_person()
    assert person is not None
    bank = library.bank(BANK)
    given_ones = [Drawable(bank, q) for one in ids for q in bank.questions if q.id == one]
    blueprint = Blueprint((BANK,), count=len(ids), mode=mode, **more)
    return library._attempts.start(blueprint, person.id, given_ones)


def answer(session: QuizSession, index: int, what: Answer, certainty: int | None = None) -> None:
    session.go(index)
    session.answer(index, what, certainty)


def rows(library: Library, table: str) -> list[tuple[Any, ...]]:
    with library._database._engine.reading() as db:
        return [tuple(row) for row in db.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2, 3")]


def due(library: Library) -> int:
    """As Home says it, read by both ways."""
    home = library.home()
    assert read_home(library.data_dir, library._clock.read().utc) == home
    return home.due


# Answers become memories --------------------------------------------------------------------------


def test_a_wrong_answer_is_due_tomorrow_and_practised_it_is_not(
    library: Library, clock: TurnedClock
) -> None:
    session = begin(library, "q4", "q5")
    answer(session, 0, WRONG)
    session.check(0)
    answer(session, 1, RIGHT["q5"])
    session.check(1)
    session.submit()
    assert due(library) == 0
    clock.pass_s(DAY_S)
    assert due(library) == 1
    again = library.practice.start_due(name="Due").session
    assert [again.shown(n).question_id for n in range(again.count)] == ["q4"]
    assert again.head.title == "Due"
    answer(again, 0, RIGHT["q4"])
    again.check(0)
    assert due(library) == 0
    with pytest.raises(QuestionBankError, match="Nothing is due"):
        library.practice.start_due()


def test_an_exam_is_remembered_when_it_is_submitted(library: Library, clock: TurnedClock) -> None:
    session = begin(library, "q4", "q5", "q6", mode=Mode.EXAM)
    answer(session, 0, WRONG)
    answer(session, 1, RIGHT["q5"])
    assert rows(library, "practice_memory") == []
    session.submit()
    overview = library.practice.overview()
    assert (overview.learnt, overview.answered_today) == (2, 2), "unanswered says nothing"
    clock.pass_s(DAY_S)
    assert library.banks()[0].due == 1


def test_what_practice_locked_is_not_counted_again_at_the_end(library: Library) -> None:
    session = begin(library, "q4", "q5", "q6")
    answer(session, 0, RIGHT["q4"])
    session.check(0)
    answer(session, 1, RIGHT["q5"])
    session.submit()
    reps = {
        row.question_id: row.memory for row in library._database.practice.remembered(ana(library))
    }
    assert {key: memory and memory.reps for key, memory in reps.items()} == {"q4": 1, "q5": 1}


def ana(library: Library) -> str:
    person = library.current_person()
    assert person is not None
    return person.id


def test_a_question_that_is_asked_twice_counts_twice(library: Library) -> None:
    session = begin(library, "q4", "q5", "q4", mode=Mode.EXAM)
    answer(session, 0, RIGHT["q4"])
    answer(session, 2, WRONG)
    session.submit()
    (known,) = library._database.practice.remembered(ana(library))
    assert known.memory is not None
    assert (known.memory.reps, known.memory.lapses) == (2, 1)
    assert library.practice.overview().answered_today == 2


def test_a_practice_given_up_keeps_what_was_checked(library: Library) -> None:
    session = begin(library, "q4", "q5")
    answer(session, 0, RIGHT["q4"])
    session.check(0)
    answer(session, 1, RIGHT["q5"])
    session.abandon()
    assert library.practice.overview().learnt == 1


def test_certainty_makes_right_answers_hard_or_easy(library: Library) -> None:
    session = begin(library, "q4", "q5", "q6", certainty=True)
    for index, (question, certainty) in enumerate((("q4", 1), ("q5", 2), ("q6", 3))):
        answer(session, index, RIGHT[question], certainty)
    session.submit()
    with library._database._engine.reading() as db:
        said = db.exec_driver_sql("SELECT rating FROM practice_review ORDER BY position").scalars()
        assert list(said) == [Rating.HARD, Rating.GOOD, Rating.EASY]


def test_pace_counts_where_it_is_asked_for(library: Library, clock: TurnedClock) -> None:
    library.practice.set_plan(replace(library.practice.plan(), counts_pace=True))
    for spent_s in [*[10.0] * 10, 2.0, 60.0]:
        session = begin(library, "q4")
        clock.pass_s(spent_s)
        answer(session, 0, RIGHT["q4"])
        session.check(0)
    with library._database._engine.reading() as db:
        said = list(db.exec_driver_sql("SELECT rating FROM practice_review ORDER BY id").scalars())
    assert said == [Rating.GOOD] * 10 + [Rating.EASY, Rating.HARD]


def test_a_day_begins_at_the_persons_hour(library: Library, clock: TurnedClock) -> None:
    session = begin(library, "q4")
    answer(session, 0, WRONG)
    session.check(0)
    local = clock.utc.astimezone()
    assert due(library) == 0
    # Just before and just after four in the morning of the next day.
    night = local.replace(hour=3, minute=59) + timedelta(days=1)
    clock.pass_s((night - local).total_seconds())
    assert due(library) == 0
    library.practice.set_plan(replace(library.practice.plan(), day_starts_at=3))
    assert due(library) == 1
    library.practice.set_plan(Plan())
    clock.pass_s(120)
    assert due(library) == 1


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Ana and the bank, to be copied: making a database takes its time."""
    folder = tmp_path_factory.mktemp("ready")
    write_bank(folder / "banks")
    with opened(folder, TurnedClock()) as library:
        library.add_person("Ana")
        library.open_bank(folder / "banks" / "harbour.yaml")
    return folder


@contextmanager
def copied(ready: Path, clock: TurnedClock) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ready / "data", Path(name) / "data")
        with opened(Path(name), clock) as library:
            yield library


@given(st.permutations(["q4", "q5", "q6"]), st.sets(st.sampled_from(["q4", "q5", "q6"])))
def test_the_order_of_the_questions_does_not_matter(
    ready: Path, order: list[str], known: set[str]
) -> None:
    def learnt(ids: list[str]) -> dict[str, Any]:
        clock = TurnedClock()
        with copied(ready, clock) as library:
            for _day in range(3):
                session = begin(library, *ids, mode=Mode.EXAM)
                for index, one in enumerate(ids):
                    answer(session, index, RIGHT[one] if one in known else WRONG)
                session.submit()
                clock.pass_s(9 * DAY_S)
            found = library._database.practice.remembered(ana(library))
            return {one.question_id: one.memory for one in found}

    assert learnt(order) == learnt(["q4", "q5", "q6"])


# Undo ---------------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.sampled_from(["q4", "q5", "q6"]), st.booleans()), max_size=4),
    st.booleans(),
    st.integers(0, 40),
)
def test_undo_restores_exactly(
    ready: Path, history: list[tuple[str, bool]], known: bool, days: int
) -> None:
    clock = TurnedClock()
    with copied(ready, clock) as library:
        for question, right in history:
            earlier = begin(library, question)
            answer(earlier, 0, RIGHT[question] if right else WRONG)
            earlier.check(0)
            clock.pass_s(days * DAY_S)
        session = begin(library, "q4", "q5")
        answer(session, 0, RIGHT["q4"] if known else WRONG)
        before = rows(library, "practice_memory"), rows(library, "practice_review")
        stored = session.response(0)
        session.check(0)
        assert rows(library, "practice_memory") != before[0]
        session.go(1)
        assert session.undo() == 0
        assert session.index == 0
        assert (rows(library, "practice_memory"), rows(library, "practice_review")) == before
        assert session.response(0) == stored
        assert library.resume(session.head.id).response(0) == stored
        assert session.feedback(0) is None
        assert session.can_answer(0)
        assert session.undo() is None


def test_undo_goes_back_answer_by_answer_and_is_told_in_the_log(library: Library) -> None:
    session = begin(library, "q4", "q5", "q6")
    for index, one in enumerate(("q4", "q5")):
        answer(session, index, RIGHT[one])
        session.check(index)
    again = library.resume(session.head.id)
    assert again.can_undo
    assert [again.undo(), again.undo(), again.undo()] == [1, 0, None]
    assert not again.can_undo
    answer(again, 0, WRONG)
    again.check(0)
    result = again.submit()
    assert [event.kind for event in result.log if event.kind == "undo"] == ["undo", "undo"]
    with pytest.raises(QuestionBankError):
        again.undo()


def test_undo_is_refused_when_the_question_was_answered_again(library: Library) -> None:
    first, second = begin(library, "q4"), begin(library, "q4")
    for session in (first, second):
        answer(session, 0, RIGHT["q4"])
        session.check(0)
    before = rows(library, "practice_memory")
    with pytest.raises(QuestionBankError, match="answered again"):
        first.undo()
    assert first.response(0).checked
    assert rows(library, "practice_memory") == before
    assert second.undo() == 0
    assert first.undo() == 0
    assert rows(library, "practice_memory") == []


# Edited banks -------------------------------------------------------------------------------------


def edit(folder: Path, **changes: Any) -> None:
    """Writes the bank with question q4 changed; `gone` takes it out."""
    path, bank = write_bank(folder / "banks")
    questions = [
        replace(one, **changes) if one.id == "q4" and changes else one
        for one in bank.questions
        if changes or one.id != "q4"
    ]
    # Another title, so that the file differs in size even where nothing else does.
    save_bank(Bank(bank.id, "Edited", sources=bank.sources, questions=tuple(questions)), path)


def learn_q4(library: Library) -> None:
    for _n in range(2):
        session = begin(library, "q4")
        answer(session, 0, RIGHT["q4"])
        session.check(0)
        session.submit()


def test_an_edited_key_starts_anew_and_is_told(library: Library, tmp_path: Path) -> None:
    learn_q4(library)
    assert library.practice.overview().edited == ()
    edit(tmp_path, body=ShortAnswer((Accepted("Bob Smith"),)), stem="Who led all the workers?")
    library.refresh_banks()
    overview = library.practice.overview()
    assert overview.edited == ("Who led all the workers?",)
    assert (overview.due, overview.learnt) == (1, 0)
    assert (overview.forecast[0].due, overview.forecast[0].recall) == (1, 0)
    session = library.practice.start_due().session
    answer(session, 0, TextAnswer("Bob Smith"))
    session.check(0)
    overview = library.practice.overview()
    assert (overview.edited, overview.due, overview.learnt) == ((), 0, 1)
    known = library._database.practice.remembered(ana(library))[0].memory
    assert known is not None
    assert known.reps == 1


def test_mended_words_keep_the_memory(library: Library, tmp_path: Path) -> None:
    learn_q4(library)
    before = library._database.practice.remembered(ana(library))
    edit(tmp_path, stem="Who led these workers?")
    library.refresh_banks()
    assert library.practice.overview().edited == ()
    assert library._database.practice.remembered(ana(library)) == before


def test_a_question_that_is_gone_waits_until_it_is_back(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    session = begin(library, "q4")
    answer(session, 0, WRONG)
    session.check(0)
    clock.pass_s(DAY_S)
    assert due(library) == 1
    edit(tmp_path)
    library.refresh_banks()
    assert due(library) == 0
    edit(tmp_path, status=Status.RETIRED)
    library.refresh_banks()
    assert due(library) == 0
    edit(tmp_path, explanation="It is back.")
    library.refresh_banks()
    assert due(library) == 1


def test_an_answer_to_an_older_version_changes_no_memory(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    learn_q4(library)
    old = begin(library, "q4")
    answer(old, 0, WRONG)
    clock.pass_s(60)
    edit(tmp_path, body=ShortAnswer((Accepted("Bob Smith"),)))
    library.refresh_banks()
    library.practice.compare_banks()
    before = rows(library, "practice_memory")
    old.check(0)
    assert rows(library, "practice_memory") == before
    assert library.practice.overview().answered_today == 3
    assert old.undo() == 0
    assert library.practice.overview().answered_today == 2


def test_a_broken_or_forgotten_bank_has_nothing_due(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    session = begin(library, "q4")
    answer(session, 0, WRONG)
    session.check(0)
    clock.pass_s(DAY_S)
    good = (tmp_path / "banks" / "harbour.yaml").read_bytes()
    (tmp_path / "banks" / "harbour.yaml").write_text("[", "utf-8")
    library.refresh_banks()
    assert due(library) == 0
    assert library.practice.overview().banks == ()
    (tmp_path / "banks" / "harbour.yaml").write_bytes(good)
    library.refresh_banks()
    assert due(library) == 1
    library.forget_bank(BANK)
    assert library.practice.overview().due == 0


# Sittings -----------------------------------------------------------------------------------------


def test_only_what_was_wrong_is_taken_again(library: Library, tmp_path: Path) -> None:
    session = begin(library, "q4", "q5", "q6", mode=Mode.EXAM)
    answer(session, 0, WRONG)
    answer(session, 1, RIGHT["q5"])
    result = session.submit()
    again = library.practice.start_wrong(result)
    assert [again.session.shown(n).question_id for n in range(2)] == ["q4", "q6"]
    assert again.session.head.blueprint.mode is Mode.PRACTICE
    edit(tmp_path)
    library.refresh_banks()
    again = library.practice.start_wrong(result)
    assert (again.session.count, again.left_out) == (1, 1)
    for index, one in enumerate(("q6",)):
        answer(again.session, index, RIGHT[one])
    all_right = again.session.submit()
    with pytest.raises(QuestionBankError, match="Everything was right"):
        library.practice.start_wrong(all_right)
    same = library.practice.start_same(all_right).session
    assert [same.shown(n).question_id for n in range(same.count)] == ["q6"]
    assert same.head.blueprint.given
    assert not result.head.blueprint.given


def test_new_questions_are_new_and_as_many_as_the_goal_wants(library: Library) -> None:
    learn_q4(library)
    library.practice.set_plan(Plan(daily_goal=6))
    session = library.practice.start_new().session
    asked = {session.shown(n).question_id for n in range(session.count)}
    assert len(asked) == 4, "two of six are answered"
    assert "q4" not in asked
    library.practice.set_plan(Plan(daily_goal=2))
    assert library.practice.start_new().session.count == 8, "the goal is met: who wants more may"


def test_nothing_is_practised_during_a_closed_book_exam(library: Library) -> None:
    session = begin(library, "q4", mode=Mode.EXAM)
    with pytest.raises(QuestionBankError, match="finish this exam first"):
        library.practice.start_new()
    session.submit()
    assert library.practice.start_new().session.count == 9


def test_due_questions_whose_passages_are_lost_are_left_out_and_told(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    session = begin(library, "q4", "q5")
    for index in (0, 1):
        answer(session, index, WRONG)
    session.submit()
    clock.pass_s(DAY_S)
    edit(tmp_path, citations=(), status=Status.DRAFT)
    (tmp_path / "banks" / "harbour.txt").write_text("Another text altogether.", "utf-8")
    library.refresh_banks()
    sitting = library.practice.start_due()
    assert (sitting.session.count, sitting.left_out) == (1, 1)


# First page and old files -------------------------------------------------------------------------


def test_home_is_read_early_with_the_same_due_counts(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    session = begin(library, "q4", "q5")
    for index in (0, 1):
        answer(session, index, WRONG)
    session.submit()
    for days, wanted in ((0, 0), (1, 2), (9, 2)):
        clock.pass_s(days * DAY_S)
        early = read_home(tmp_path / "data", clock.utc)
        assert early == library.home()
        assert early is not None
        assert early.due == wanted
    library.practice.set_plan(Plan(day_starts_at=(clock.utc.astimezone().hour + 2) % 24))
    assert read_home(tmp_path / "data", clock.utc) == library.home()


def test_a_database_of_the_first_revision_is_brought_up_without_loss(
    tmp_path: Path, clock: TurnedClock
) -> None:
    paths = Paths(tmp_path / "data")
    paths.data_dir.mkdir()
    shutil.copy(RELEASED / "0001.sqlite3", paths.database)
    before = dump(paths.database)
    write_bank(tmp_path / "banks")
    assert read_home(paths.data_dir) is None, "only the database layer can tell"
    database = Database.open(paths)
    assert [one.reason for one in database.backups()] == ["before-migration"]
    assert dump(Path(database.backups()[0].path)) == before
    database.close()
    after = dump(paths.database)
    assert before.pop("alembic_version") != after["alembic_version"]
    assert {name: after[name] for name in before} == before
    with opened(tmp_path, clock) as library:
        library.open_bank(tmp_path / "banks" / "harbour.yaml", moved=True)
        clock.pass_s(2 * DAY_S)
        overview = library.practice.overview()
        # Six answers of an exam, four of a practice on the next day; the given up has none.
        assert sorted(overview.answers.values()) == [4, 6]
        assert overview.learnt == 6
        assert overview.due > 0
        running = library.unfinished()[0]
        session = library.resume(running.attempt_id)
        session.submit()
        assert library.practice.overview().answers[overview.today] == 1, "checked before, once"
    assert read_home(paths.data_dir) is not None


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows by table."""
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for (name,) in names
    }
    connection.close()
    return found


# Kill ---------------------------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from question_bank.bank.model import Kind
from question_bank.grading.answers import TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint

library = Library.open(Paths(Path(sys.argv[1])), shipped=(), source_folders=())
library.add_person("Ana")
library.open_bank(Path(sys.argv[2]))
while True:
    session = library.start(Blueprint(("harbour-abc123",), kinds=(Kind.SHORT_ANSWER,)))
    session.answer(0, TextAnswer("Clara Whitmore"))
    print("answered", flush=True)
    session.check(0)
    session.undo()
    session.check(0)
"""


@pytest.mark.parametrize("wait", [3, 8, 13])
def test_a_kill_never_leaves_an_answer_and_its_memory_apart(tmp_path: Path, wait: int) -> None:
    path, _bank = write_bank(tmp_path / "banks")
    data = tmp_path / "data"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for _line in range(wait):
        child.stdout.readline()
    child.kill()
    child.stdout.close()
    child.wait(20)
    connection = sqlite3.connect(Paths(data).database)
    locked = connection.execute(
        "SELECT attempt_id, position FROM response WHERE checked ORDER BY 1, 2"
    ).fetchall()
    reviewed = connection.execute(
        "SELECT attempt_id, position FROM practice_review ORDER BY 1, 2"
    ).fetchall()
    reps = connection.execute("SELECT sum(reps) FROM practice_memory").fetchone()[0]
    connection.close()
    assert locked == reviewed
    assert (reps or 0) == len(reviewed)
