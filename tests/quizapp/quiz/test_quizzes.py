"""Named quizzes: what is drawn, when they are open, what is told when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Accepted, Bank, Kind, Question, ShortAnswer, Status
from question_bank.errors import QuestionBankError
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.opening import Opening, Told, is_told, opening_of
from quizapp.quiz.quizzes import (
    EASY_FROM,
    HARD_BELOW,
    KNOWN_FROM,
    Draw,
    Facility,
    Level,
    NamedQuiz,
    QuestionRef,
    ReviewRules,
    candidates,
    checked,
    drawn,
    facility_key,
    level_of,
    report,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BANK = Bank("b", "Bank")
POOL = tuple(
    Drawable(
        BANK,
        Question(f"q{n}", Kind.SHORT_ANSWER, f"Stem {n}?", ShortAnswer((Accepted(str(n)),)),
                 Status.REVIEWED),
    )
    for n in range(12)
)  # fmt: skip
_MOMENTS = st.none() | st.integers(-50, 50).map(lambda hours: NOW + timedelta(hours=hours))
_FACILITIES = st.builds(Facility, st.floats(0, 1), st.integers(0, 30))


@given(st.booleans(), _MOMENTS, _MOMENTS, st.none() | st.integers(1, 4), st.integers(0, 5))
def test_a_quiz_is_open_only_in_its_window_with_attempts_left(
    is_given: bool,
    opens: datetime | None,
    closes: datetime | None,
    allowed: int | None,
    used: int,
) -> None:
    state = opening_of(
        is_given=is_given, opens_at=opens, closes_at=closes, attempts_allowed=allowed,
        attempts_used=used, is_running=False, now=NOW,
    )  # fmt: skip
    is_open = (
        is_given
        and (opens is None or opens <= NOW)
        and (closes is None or closes > NOW)
        and (allowed is None or used < allowed)
    )
    assert (state is Opening.OPEN) == is_open
    if not is_given:
        assert state is Opening.DRAFT


@given(st.builds(ReviewRules, *[st.sampled_from(Told)] * 3), _MOMENTS)
def test_nothing_is_told_before_what_it_follows_from(
    rules: ReviewRules, closes: datetime | None
) -> None:
    quiz = NamedQuiz(Blueprint(("b",), mode=Mode.EXAM), closes_at=closes, review=rules)
    rights = quiz.rights(NOW)
    assert rights.score or not rights.answers
    assert rights.answers or not rights.keys
    assert rights.score == is_told(rules.score, closes, NOW)
    assert rules.in_order().in_order() == rules.in_order()
    if closes is not None and rights.from_at is not None:
        after = quiz.rights(closes)
        assert after.from_at is None
        assert after != rights
    practice = replace(quiz, blueprint=Blueprint(("b",)))
    assert practice.rights(NOW).keys, "a practice told everything at Check"


@given(_FACILITIES)
def test_difficulty_is_what_enough_answers_say(facility: Facility) -> None:
    level = level_of(facility)
    assert (level is Level.UNKNOWN) == (facility.count < KNOWN_FROM)
    if level is Level.EASY:
        assert facility.mean >= EASY_FROM
    if level is Level.HARD:
        assert facility.mean < HARD_BELOW
    assert level_of(None) is Level.UNKNOWN


@given(
    st.lists(st.none() | _FACILITIES, min_size=12, max_size=12),
    st.sets(st.sampled_from(Level)),
    st.integers(0, 20),
    st.integers(0, 99),
)
def test_a_random_draw_keeps_to_the_wanted_difficulty(
    known: list[Facility | None], levels: set[Level], count: int, seed: int
) -> None:
    facilities = {
        facility_key(one): facility
        for one, facility in zip(POOL, known, strict=True)
        if facility is not None
    }
    quiz = NamedQuiz(Blueprint(("b",), count=count), levels=tuple(sorted(levels)))
    found = candidates(quiz, POOL, facilities)
    chosen = drawn(quiz, found, {}, seed)
    assert len(chosen) == (min(count, len(found)) if count else len(found))
    assert len({one.key for one in chosen}) == len(chosen)
    for one in chosen:
        assert not levels or level_of(facilities.get(facility_key(one))) in levels
    told = report(quiz, POOL, facilities)
    assert told.total == len(found)
    assert sum(number for _level, number in told.by_level) == len(POOL)
    assert told.is_too_small == (not found or len(found) < count)


def test_another_version_of_a_question_says_nothing_about_it() -> None:
    old = facility_key(POOL[0])
    edited = Drawable(BANK, replace(POOL[0].question, stem="Another?"))
    assert facility_key(edited) != old
    quiz = NamedQuiz(Blueprint(("b",)), levels=(Level.EASY,))
    assert candidates(quiz, [edited], {old: Facility(1.0, 9)}) == ()


@given(st.permutations(range(12)), st.integers(1, 12), st.booleans(), st.integers(0, 99))
def test_a_fixed_draw_gives_everybody_the_same(
    order: list[int], count: int, shuffled: bool, seed: int
) -> None:
    refs = tuple(QuestionRef("b", f"q{n}") for n in order[:count])
    blueprint = Blueprint(("b",), order=Order.SHUFFLED if shuffled else Order.BANK)
    quiz = NamedQuiz(blueprint, draw=Draw.FIXED, fixed=refs, levels=(Level.HARD,))
    chosen = drawn(quiz, candidates(quiz, POOL, {}), {("b", "q1"): 9}, seed)
    assert {one.key for one in chosen} == {ref.key for ref in refs}
    if not shuffled:
        assert [one.key for one in chosen] == [ref.key for ref in refs]
    less = [one for one in POOL if one.question.id != refs[0].question_id]
    told = report(quiz, less, {})
    assert told.missing == (refs[0],)
    assert told.is_too_small


def test_what_cannot_be_kept_is_said_all_at_once() -> None:
    quiz = NamedQuiz(
        Blueprint((), name="  "), draw=Draw.FIXED, opens_at=NOW, closes_at=NOW, attempts_allowed=0
    )
    with pytest.raises(QuestionBankError) as caught:
        checked(quiz)
    for word in ("name", "bank", "closes", "Draw", "attempt"):
        assert word in str(caught.value)
    never = NamedQuiz(
        Blueprint(("b",), name="N", mode=Mode.EXAM), review=ReviewRules(Told.AFTER_CLOSE)
    )
    with pytest.raises(QuestionBankError, match="closing date"):
        checked(never)
    assert checked(replace(never, closes_at=NOW)).name == "N"
