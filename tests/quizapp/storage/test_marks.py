"""Marks as arrays: what counts, what does not, and that they are the marks that were given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from class_data import choice_bank, fill_class, with_other_key
from fakes import TurnedClock, write_bank

from question_bank.grading.answers import ChoiceAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.model import AttemptState, Blueprint, Mode, Order
from quizapp.storage.database import Database
from quizapp.storage.marks import AT_ONCE, BLANK, MarksRepository, Responses, joined


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(Paths(tmp_path / "data"))
    yield opened
    opened.close()


def read(database: Database) -> tuple[MarksRepository, Responses]:
    store = MarksRepository.over(database)
    return store, store.responses([one.attempt_id for one in store.attempts()])


def told(responses: Responses) -> set[tuple[str, str, float, str]]:
    """(attempt, question, fraction, answer) of every response."""
    return {
        (
            responses.attempts[attempt],
            responses.items[item].question_id,
            round(fraction, 9),
            "" if answer == BLANK else responses.answers[answer],
        )
        for attempt, item, fraction, answer in zip(
            responses.attempt.tolist(),
            responses.item.tolist(),
            responses.fraction.tolist(),
            responses.answer.tolist(),
            strict=True,
        )
    }


def stored(database: Database) -> set[tuple[str, str, float, str]]:
    """The same by plain SQL."""
    with database.people._engine.reading() as db:
        rows = db.exec_driver_sql(
            "SELECT s.attempt_id, s.question_id, r.fraction, r.answer FROM attempt_shown s "
            "JOIN response r USING (attempt_id, position) JOIN attempt a ON a.id = s.attempt_id "
            "WHERE a.state = 'submitted'"
        ).all()
    return {(row[0], row[1], round(row[2], 9), row[3] or "") for row in rows}


def test_an_empty_database_has_no_marks(database: Database) -> None:
    store, responses = read(database)
    assert store.attempts() == ()
    assert store.people() == {}
    assert (len(responses.fraction), responses.items, responses.answers) == (0, (), ())


@pytest.mark.parametrize("students", [1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 7])
def test_every_response_is_read_once(database: Database, students: int) -> None:
    fill_class(database, choice_bank(7), students=students, count=4)
    _store, responses = read(database)
    assert len(responses.fraction) == 4 * students
    assert told(responses) == stored(database)


def test_only_submitted_attempts_with_drawn_questions_count(database: Database) -> None:
    bank = choice_bank(3)
    counted = fill_class(database, bank, students=2)
    fill_class(database, bank, students=2, seed=2, given=True)
    for n, state in enumerate(
        (AttemptState.EXPIRED, AttemptState.ABANDONED, AttemptState.IN_PROGRESS), start=3
    ):
        fill_class(database, bank, students=2, seed=n, state=state)
    store = MarksRepository.over(database)
    assert {one.attempt_id for one in store.attempts()} == set(counted)
    assert all(one.exam for one in store.attempts())


def test_versions_and_banks_are_apart(database: Database) -> None:
    bank = choice_bank(2)
    fill_class(database, bank, students=2)
    fill_class(database, with_other_key(bank, "q00000"), students=2, seed=2)
    copied = choice_bank(2, "copied-abc123")
    fill_class(database, copied, students=1, seed=3)
    _store, responses = read(database)
    keys = [(key.bank_id, key.question_id) for key in responses.items]
    assert sorted(keys) == [
        ("choices-abc123", "q00000"),
        ("choices-abc123", "q00000"),
        ("choices-abc123", "q00001"),
        ("copied-abc123", "q00000"),
        ("copied-abc123", "q00001"),
    ]
    assert len({key.version for key in responses.items}) == 3


def test_two_readings_are_one(database: Database) -> None:
    bank = choice_bank(5)
    first = fill_class(database, bank, students=30, count=3)
    second = fill_class(
        database, with_other_key(bank, "q00002"), students=30, count=3, seed=2, from_number=30
    )
    store = MarksRepository.over(database)
    whole = joined(store.responses(first), store.responses(second))
    assert told(whole) == told(store.responses([*first, *second]))
    empty = store.responses([])
    assert told(joined(empty, whole)) == told(joined(whole, empty)) == told(whole)


def test_progress_is_told_and_may_stop(database: Database) -> None:
    ids = fill_class(database, choice_bank(2), students=2 * AT_ONCE + 1)
    store = MarksRepository.over(database)
    seen: list[tuple[int, int]] = []
    store.responses(ids, lambda done, whole: seen.append((done, whole)))
    assert seen == [(AT_ONCE, len(ids)), (2 * AT_ONCE, len(ids)), (len(ids), len(ids))]

    def stop(_done: int, _whole: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        store.responses(ids, stop)


def test_the_stamp_changes_with_what_is_shown(database: Database) -> None:
    store = MarksRepository.over(database)
    stamps = [store.stamp()]
    database.people.add("Ana")
    stamps.append(store.stamp())
    fill_class(database, choice_bank(2), students=1)
    stamps.append(store.stamp())
    fill_class(database, choice_bank(2), students=1, seed=2, state=AttemptState.IN_PROGRESS)
    assert store.stamp() == stamps[-1]
    assert len(set(stamps)) == 3


def test_what_a_person_answered_is_what_is_read(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks")
    library = Library.open(
        Paths(tmp_path / "data"), clock=TurnedClock(), new_seed=lambda: 7, shipped=(),
        source_folders=(),
    )  # fmt: skip
    try:
        library.add_person("Ana")
        library.open_bank(tmp_path / "banks" / "harbour.yaml")
        exam = Blueprint(("harbour-abc123",), count=0, mode=Mode.EXAM, order=Order.BANK)
        session = library.start(exam)
        session.answer(0, ChoiceAnswer(frozenset("b")))
        session.answer(1, ChoiceAnswer(frozenset("ab")))
        session.submit()
        store, responses = read(library._database)
        assert told(responses) == {
            (session.head.id, one.shown.question_id, round(one.feedback.grade.fraction, 9), text)
            for n, one in enumerate(session.result().responses)
            for text in [{0: '{"chosen":["b"]}', 1: '{"chosen":["a","b"]}'}.get(n, "")]
        }
        item = responses.items[0]
        revealed = store.revealed(session.head.id, item)
        assert revealed is not None
        assert revealed.question.id == item.question_id
        assert store.questions([item.version])[item.version] == revealed.question
        assert store.revealed("nobody", item) is None
    finally:
        library.close()
