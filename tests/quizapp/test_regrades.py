"""Regrades and disputes over a real database and a real bank file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock, write_bank

from question_bank.bank.model import Accepted, Bank, Choice, Option, ShortAnswer, Status
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import Answer, ChoiceAnswer, TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.disputes import DisputeState
from quizapp.quiz.model import Blueprint, Mode
from quizapp.storage.first_page import read_home

BANK = "harbour-abc123"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "banks")[0]


@pytest.fixture
def library(tmp_path: Path, path: Path, clock: TurnedClock) -> Iterator[Library]:
    seeds = iter(range(10_000))
    made = Library.open(
        Paths(tmp_path / "data"), clock=clock, new_seed=lambda: next(seeds), shipped=(),
        source_folders=(),
    )  # fmt: skip
    made.add_person("Ana")
    made.open_bank(path)
    yield made
    made.close()


def take(library: Library, answers: dict[str, Answer]) -> str:
    """A submitted exam over the whole bank; its id."""
    session = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM))
    for n in range(session.count):
        wanted = answers.get(session.shown(n).question_id)
        if wanted is not None:
            session.answer(n, wanted)
    session.submit()
    return session.head.id


def position(library: Library, attempt_id: str, question_id: str) -> int:
    responses = library.result(attempt_id).responses
    return next(n for n, one in enumerate(responses) if one.shown.question_id == question_id)


def edit(library: Library, path: Path, question_id: str, **changes: Any) -> None:
    """As the editor would leave the file."""
    bank = load_bank(path)
    questions = tuple(replace(q, **changes) if q.id == question_id else q for q in bank.questions)
    save_bank(replace(bank, questions=questions), path)
    library.refresh_banks()


def swap_key(library: Library, path: Path) -> None:
    museum = Choice((Option("a", "The north tower"), Option("b", "The museum", True)))
    edit(library, path, "q1", body=museum)


def dump(library: Library) -> list[str]:
    """The attempts' part of the database, as text."""
    connection = sqlite3.connect(library.data_dir / "quizapp.sqlite3")
    rows = [
        repr(connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall())
        for name in ("attempt", "attempt_shown", "attempt_revealed", "response")
    ]
    connection.close()
    return rows


A, B = ChoiceAnswer(frozenset({"a"})), ChoiceAnswer(frozenset({"b"}))


def test_a_corrected_key_is_listed_applied_and_undone(
    library: Library, path: Path, clock: TurnedClock
) -> None:
    first, second = take(library, {"q1": A}), take(library, {"q1": B})
    assert library.regrades.changed() == ()
    before = dump(library)
    swap_key(library, path)
    (changed,) = library.regrades.changed()
    assert (changed.question.id, changed.attempts) == ("q1", 2)
    run = library.regrades.dry_run(BANK, "q1")
    assert dump(library) == before, "a dry run changes nothing"
    assert {one.attempt_id for one in run.worth_other} == {first, second}
    assert not run.is_reworded
    with pytest.raises(QuestionBankError, match="Say why"):
        library.regrades.apply(run, "  ")
    clock.pass_s(60)
    regrade_id = library.regrades.apply(run, "The key was wrong.")
    assert library.regrades.changed() == ()
    assert library.result(first).marks == 0
    result = library.result(second)
    assert result.marks == 1
    answer = result.responses[position(library, second, "q1")]
    assert answer.feedback.key_text == "The museum"
    assert answer.feedback.grade.fraction == 1
    rows = {row.attempt_id: row for row in library.history()}
    assert rows[second].score_before == 0
    assert rows[first].score_before == pytest.approx(1 / 9)
    library.home()  # compares the edited bank with what is remembered of it
    assert read_home(library.data_dir, clock.utc) == library.home()
    (told,) = library.regrades.of_attempt(second)
    assert (told.reason, told.fraction_before) == ("The key was wrong.", 0)
    (entry,) = library.regrades.all()
    assert (entry.attempts, entry.changed, entry.undone_at) == (2, 2, None)

    assert library.regrades.undo(regrade_id) == 2
    assert dump(library) == before, "every byte is as it was"
    assert library.history()[0].score_before is None
    assert library.regrades.all()[0].undone_at is not None
    assert library.regrades.of_attempt(second)[0].undone_at is not None
    with pytest.raises(QuestionBankError, match="undone already"):
        library.regrades.undo(regrade_id)
    assert len(library.regrades.changed()) == 1, "it can be applied again"


def test_regrades_are_undone_from_the_last_to_the_first(library: Library, path: Path) -> None:
    take(library, {"q1": B, "q4": TextAnswer("Bo")})
    before = dump(library)
    swap_key(library, path)
    one = library.regrades.apply(library.regrades.dry_run(BANK, "q1"), "One")
    edit(library, path, "q4", body=ShortAnswer((Accepted("Clara Whitmore"), Accepted("Bo"))))
    two = library.regrades.apply(library.regrades.dry_run(BANK, "q4"), "Two")
    assert library.history()[0].score_before == 0, "what it was before the first"
    with pytest.raises(QuestionBankError, match="undo that one first"):
        library.regrades.undo(one)
    library.regrades.undo(two)
    library.regrades.undo(one)
    assert dump(library) == before


def test_a_stale_dry_run_is_refused_whole(library: Library, path: Path) -> None:
    take(library, {"q1": B})
    swap_key(library, path)
    run = library.regrades.dry_run(BANK, "q1")
    library.regrades.apply(run, "Once")
    before = dump(library)
    with pytest.raises(QuestionBankError, match="have changed"):
        library.regrades.apply(run, "Twice")
    assert dump(library) == before
    assert len(library.regrades.all()) == 1


def test_running_attempts_are_counted_and_left(library: Library, path: Path) -> None:
    take(library, {"q1": B})
    running = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM))
    swap_key(library, path)
    run = library.regrades.dry_run(BANK, "q1")
    assert run.running == 1
    library.regrades.apply(run, "Wrong key")
    running.submit()
    assert len(library.regrades.changed()) == 1, "what was submitted since waits to be regraded"


def test_a_dispute_is_answered(library: Library) -> None:
    attempt_id = take(library, {"q1": B})
    place = position(library, attempt_id, "q1")
    with pytest.raises(QuestionBankError, match="Say what"):
        library.regrades.dispute(attempt_id, place, " ")
    library.regrades.dispute(attempt_id, place, "The museum fell, too.")
    with pytest.raises(QuestionBankError, match="disputed already"):
        library.regrades.dispute(attempt_id, place, "Again")
    assert library.regrades.open_count() == 1
    (case,) = library.regrades.queue()
    assert case.dispute.person_name == "Ana"
    assert case.asked.shown.question_id == "q1"
    assert case.can_accept
    assert not case.is_corrected
    library.regrades.answer(case.dispute.id, "Look at the passage.")
    assert library.regrades.queue() == ()
    told = library.regrades.disputes_of(attempt_id)[place]
    assert (told.state, told.reply) == (DisputeState.ANSWERED, "Look at the passage.")
    assert len(library.regrades.queue(with_closed=True)) == 1
    with pytest.raises(QuestionBankError, match="closed already"):
        library.regrades.answer(case.dispute.id, "Once more")
    library.regrades.withdraw(attempt_id, place)
    assert library.regrades.disputes_of(attempt_id), "what was decided stays"


def test_a_running_attempt_cannot_be_disputed(library: Library) -> None:
    session = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM))
    with pytest.raises(QuestionBankError, match="in progress"):
        library.regrades.dispute(session.head.id, 0, "No")


def test_both_are_accepted_in_attempts_and_in_the_bank(library: Library, path: Path) -> None:
    before_text = path.read_text("utf-8")
    mine, other = take(library, {"q4": TextAnswer("Bo")}), take(library, {})
    place = position(library, mine, "q4")
    library.regrades.dispute(mine, place, "He led them, too.")
    (case,) = library.regrades.queue()
    run = library.regrades.accept_both(case.dispute.id)
    assert path.read_text("utf-8") == before_text
    assert [one.attempt_id for one in run.worth_other] == [mine]
    regrade_id = library.regrades.apply(run, "Bo is right, too.", case.dispute.id,
                                        DisputeState.ACCEPTED)  # fmt: skip
    assert library.regrades.save_to_bank(run)
    assert library.regrades.changed() == ()
    accepted = load_bank(path).by_id()["q4"].body
    assert isinstance(accepted, ShortAnswer)
    assert [one.text for one in accepted.accepted] == ["Clara Whitmore", "Bo"]
    assert library.result(mine).marks == 1
    assert library.result(other).marks == 0
    assert library.regrades.disputes_of(mine)[place].state is DisputeState.ACCEPTED
    library.regrades.undo(regrade_id)
    assert library.regrades.disputes_of(mine)[place].state is DisputeState.OPEN
    assert library.result(mine).marks == 0


def test_a_single_choice_with_two_keys_leaves_quizzes_until_it_is_mended(
    library: Library, path: Path
) -> None:
    mine = take(library, {"q1": B})
    library.regrades.dispute(mine, position(library, mine, "q1"), "Both fell.")
    (case,) = library.regrades.queue()
    run = library.regrades.accept_both(case.dispute.id)
    library.regrades.apply(run, "Both", case.dispute.id, DisputeState.ACCEPTED)
    assert not library.regrades.save_to_bank(run)
    bank: Bank = load_bank(path)
    assert bank.by_id()["q1"].status is Status.DRAFT
    assert library.result(mine).marks == 1
    assert library.regrades.changed() == (), "the bank has the key that was shown"


def test_true_or_false_has_no_room_for_a_second_key(library: Library, path: Path) -> None:
    mine = take(library, {})
    place = position(library, mine, "q3")
    library.regrades.dispute(mine, place, "Neither")
    (case,) = library.regrades.queue()
    assert not case.can_accept
    with pytest.raises(QuestionBankError, match="no room"):
        library.regrades.accept_both(case.dispute.id)
    path.unlink()
    library.refresh_banks()
    (case,) = library.regrades.queue()
    assert not case.is_corrected, "a bank that is gone says nothing"


def test_a_correction_decides_a_dispute(library: Library, path: Path) -> None:
    mine = take(library, {"q1": B})
    library.regrades.dispute(mine, position(library, mine, "q1"), "It was the museum.")
    swap_key(library, path)
    (case,) = library.regrades.queue()
    assert case.is_corrected
    run = library.regrades.dry_run(BANK, "q1")
    library.regrades.apply(run, "You are right.", case.dispute.id)
    (case,) = library.regrades.queue(with_closed=True)
    assert case.dispute.state is DisputeState.CORRECTED
    assert case.dispute.reply == "You are right."
