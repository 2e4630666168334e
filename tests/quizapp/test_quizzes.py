"""Quizzes over a real database: kept, given, taken within their bounds, told in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import TurnedClock, write_bank

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import TextAnswer
from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.model import Accommodation, Blueprint, Mode
from quizapp.quiz.opening import Opening, Told
from quizapp.quiz.quizzes import Draw, Level, NamedQuiz, QuestionRef, ReviewRules
from quizapp.storage.first_page import read_home

BANK = "harbour-abc123"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def library(tmp_path: Path, clock: TurnedClock) -> Iterator[Library]:
    write_bank(tmp_path / "banks")
    seeds = iter(range(10_000))
    made = Library.open(
        Paths(tmp_path / "data"), clock=clock, new_seed=lambda: next(seeds), shipped=(),
        source_folders=(),
    )  # fmt: skip
    made.add_person("Ana")
    made.open_bank(tmp_path / "banks" / "harbour.yaml")
    yield made
    made.close()


def quiz(**more: object) -> NamedQuiz:
    blueprint = Blueprint((BANK,), count=3, mode=Mode.EXAM, limit_s=600, name="Week 3")
    return replace(NamedQuiz(blueprint, is_given=True), **more)  # type: ignore[arg-type]


def home_agrees(library: Library, clock: TurnedClock) -> None:
    assert read_home(library.data_dir, clock.utc) == library.home()


def test_a_quiz_is_kept_as_it_was_made(library: Library, clock: TurnedClock) -> None:
    made = quiz(
        note="Read it.", levels=(Level.UNKNOWN, Level.HARD), draw=Draw.FIXED,
        fixed=(QuestionRef(BANK, "q4"), QuestionRef(BANK, "q1")), attempts_allowed=2,
        opens_at=clock.utc, closes_at=clock.utc + timedelta(days=1),
        review=ReviewRules(Told.AFTER_SUBMIT, Told.AFTER_CLOSE, Told.NEVER), made_by="Ms T",
    )  # fmt: skip
    kept = library.quizzes.save(made)
    assert library.quizzes.get(kept.id) == replace(made, id=kept.id)
    changed = library.quizzes.save(replace(kept, note="Once more."))
    assert changed.id == kept.id
    assert [entry.quiz.note for entry in library.quizzes.all()] == ["Once more."]
    library.quizzes.archive(kept.id)
    assert library.quizzes.all() == ()
    library.quizzes.restore(kept.id)
    assert len(library.quizzes.all()) == 1


def test_a_quiz_is_taken_only_while_it_is_open(library: Library, clock: TurnedClock) -> None:
    opens, closes = clock.utc + timedelta(hours=1), clock.utc + timedelta(hours=2)
    kept = library.quizzes.save(quiz(opens_at=opens, closes_at=closes, is_given=False))
    assert library.home().quizzes == ()
    with pytest.raises(QuestionBankError, match="no longer given"):
        library.quizzes.start(kept.id)
    library.quizzes.give(kept.id, True)
    home_agrees(library, clock)
    assert [card.state for card in library.home().quizzes] == ["not-yet"]
    with pytest.raises(QuestionBankError, match="not open yet"):
        library.quizzes.start(kept.id)
    clock.pass_s(3600)
    home_agrees(library, clock)
    session = library.quizzes.start(kept.id)
    assert session.count == 3
    home_agrees(library, clock)
    assert library.home().quizzes == (), "it is among the unfinished"
    assert library.quizzes.start(kept.id).head.id == session.head.id, "continued, not begun anew"
    clock.pass_s(3600)
    session.submit()
    with pytest.raises(QuestionBankError, match="closed"):
        library.quizzes.start(kept.id)
    assert library.home().quizzes == ()
    assert library.quizzes.all()[0].state is Opening.CLOSED


def test_attempts_are_counted_for_each_student(library: Library, clock: TurnedClock) -> None:
    kept = library.quizzes.save(quiz(attempts_allowed=1))
    library.quizzes.start(kept.id).submit()
    home_agrees(library, clock)
    assert library.home().quizzes == ()
    with pytest.raises(QuestionBankError, match="are used"):
        library.quizzes.start(kept.id)
    ana = library.current_person()
    assert ana is not None
    with pytest.raises(QuestionBankError, match="are used"), library._database.together():
        library._database.quizzes.link("no such attempt", kept, ana.id)
    library.add_person("Ben")
    assert library.quizzes.offer(kept.id).card.attempts_used == 0
    library.quizzes.start(kept.id)
    assert library.quizzes.all()[0].attempt_count == 2


def test_a_refused_attempt_leaves_nothing(library: Library) -> None:
    kept = library.quizzes.save(quiz(attempts_allowed=1))
    person = library.current_person()
    assert person is not None
    library.quizzes.start(kept.id).submit()
    before = len(library.history())
    with pytest.raises(QuestionBankError, match="are used"):
        library._attempts.start(
            kept.blueprint, person.id,
            also=lambda one: library._database.quizzes.link(one, kept, person.id),
        )  # fmt: skip
    assert len(library.history()) == before


def test_a_practice_that_was_given_up_uses_no_attempt(library: Library) -> None:
    blueprint = Blueprint((BANK,), count=2, name="P")
    kept = library.quizzes.save(quiz(blueprint=blueprint, attempts_allowed=1))
    library.quizzes.start(kept.id).abandon()
    library.quizzes.start(kept.id)


def test_what_is_withheld_is_in_no_list_until_it_is_time(
    library: Library, clock: TurnedClock
) -> None:
    closes = clock.utc + timedelta(hours=1)
    rules = ReviewRules(Told.AFTER_CLOSE, Told.AFTER_CLOSE, Told.NEVER)
    kept = library.quizzes.save(quiz(closes_at=closes, review=rules))
    session = library.quizzes.start(kept.id)
    session.submit()
    home_agrees(library, clock)
    row = library.history()[0]
    assert (row.fraction, row.marks, row.passed, row.is_withheld) == (None, None, None, True)
    assert library.banks()[0].best is None
    rights = library.quizzes.rights(session.head.id)
    assert (rights.score, rights.answers, rights.keys) == (False, False, False)
    assert rights.from_at == closes
    clock.pass_s(3600)
    home_agrees(library, clock)
    assert library.history()[0].fraction == 0
    assert library.banks()[0].best == 0
    rights = library.quizzes.rights(session.head.id)
    assert (rights.score, rights.answers, rights.keys) == (True, True, False)


def test_extra_time_is_in_the_offer(library: Library) -> None:
    kept = library.quizzes.save(quiz())
    person = library.current_person()
    assert person is not None
    library.grant(person.id, Accommodation(1.5, 60))
    assert library.quizzes.offer(kept.id).limit_s == 960
    assert library.quizzes.start(kept.id).head.limit_s == 960


def test_everybody_gets_a_fixed_draw_and_its_pool_is_watched(
    library: Library, tmp_path: Path
) -> None:
    drawn = library.quizzes.draw_fixed(quiz())
    kept = library.quizzes.save(drawn)
    asked = []
    for name in ("Ben", "Cleo"):
        library.add_person(name)
        session = library.quizzes.start(kept.id)
        asked.append({session.shown(n).question_id for n in range(session.count)})
        session.submit()
    assert asked[0] == asked[1] == {ref.question_id for ref in drawn.fixed}
    assert not library.quizzes.report(kept).is_too_small
    path = tmp_path / "banks" / "harbour.yaml"
    gone = drawn.fixed[0].question_id
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"id: {gone}\n", "id: another\n"), "utf-8")
    library.refresh_banks()
    assert library.quizzes.report(kept).missing == (drawn.fixed[0],)
    path.write_text("nonsense: [", "utf-8")
    assert library.quizzes.report(kept).problem


def test_difficulty_follows_the_first_answers_of_exams(library: Library) -> None:
    for n in range(6):
        library.add_person(f"S{n}")
        session = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM, kinds=(Kind.NUMERIC,)))
        session.answer(0, TextAnswer("42"))
        session.submit()
        again = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM, kinds=(Kind.NUMERIC,)))
        again.submit()  # a second, wrong answer does not count
    easy = quiz(levels=(Level.EASY,), blueprint=replace(quiz().blueprint, count=0))
    assert library.quizzes.report(easy).total == 1
    kept = library.quizzes.save(easy)
    assert library.quizzes.start(kept.id).shown(0).question_id == "q5"
    hard = replace(kept, levels=(Level.HARD,))
    with pytest.raises(QuestionBankError, match="difficulties"):
        library.quizzes.preview(hard)


def test_a_preview_keeps_nothing(library: Library) -> None:
    parts = library.quizzes.preview(quiz())
    assert len(parts) == 3
    assert library.history() == ()
