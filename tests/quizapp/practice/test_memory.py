"""Memories, ratings, days: no interval is negative, what is known better never comes sooner."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.practice.days import begins, day_of
from quizapp.practice.memory import LONGEST_DAYS, Memory, recall, review
from quizapp.practice.rating import KNOWN_FROM, USUAL_FROM, Rating, pace_of, rate

TODAY = date(2026, 11, 24)
_RATINGS = st.sampled_from(list(Rating))
# Days between answers; negative ones are clocks that were turned back.
_HISTORIES = st.lists(st.tuples(_RATINGS, st.integers(-30, 900)), max_size=12)


def learnt(history: list[tuple[Rating, int]], seed: int | None = None) -> Memory | None:
    """The memory after answers, each some days after the one before."""
    memory, on = None, TODAY
    chance = None if seed is None else random.Random(seed)
    for rating, later in history:
        on += timedelta(days=later)
        memory = review(memory, rating, on, chance)
    return memory


@given(_HISTORIES, _RATINGS, st.integers(-50, 2000), st.integers())
def test_a_question_always_comes_back_on_a_later_day(
    history: list[tuple[Rating, int]], rating: Rating, later: int, seed: int
) -> None:
    before = learnt(history, seed)
    on = TODAY + timedelta(days=later)
    after = review(before, rating, on, random.Random(seed))
    assert after.last_on == (on if before is None else max(on, before.last_on))
    assert 1 <= (after.due_on - after.last_on).days <= LONGEST_DAYS * 1.1
    assert after.stability > 0
    assert 1 <= after.difficulty <= 10
    assert after.reps == len(history) + 1
    assert 0 <= after.lapses <= max(0, after.reps - 1)


@given(_HISTORIES, st.integers(0, 900))
def test_what_is_known_better_never_comes_sooner(
    history: list[tuple[Rating, int]], later: int
) -> None:
    before = learnt(history)
    on = (TODAY if before is None else before.last_on) + timedelta(days=later)
    due = [review(before, rating, on).due_on for rating in Rating]
    assert due == sorted(due)
    assert due[0] == on + timedelta(days=1), "what was wrong comes back tomorrow"


@given(_HISTORIES.filter(bool), st.integers(0, 900), st.integers(0, 900))
def test_what_is_not_practised_is_forgotten(
    history: list[tuple[Rating, int]], first: int, second: int
) -> None:
    memory = learnt(history)
    assert memory is not None
    sooner, later = sorted((first, second))
    chances = [recall(memory, memory.last_on + timedelta(days=n)) for n in (0, sooner, later)]
    assert chances[0] == pytest.approx(1)
    assert 0 < chances[2] <= chances[1] <= 1
    assert recall(memory, memory.last_on - timedelta(days=9)) == chances[0]


@given(_HISTORIES.filter(bool), st.integers(0, 3000))
def test_the_forgetting_curve_is_the_librarys(
    history: list[tuple[Rating, int]], later: int
) -> None:
    from fsrs import Card, Scheduler, State

    memory = learnt(history)
    assert memory is not None
    last = datetime(2026, 11, 24, tzinfo=UTC)
    card = Card(1, State.Review, None, memory.stability, memory.difficulty, last, last)
    wanted = Scheduler().get_card_retrievability(card, last + timedelta(days=later))
    assert recall(memory, memory.last_on + timedelta(days=later)) == pytest.approx(wanted)


@given(_HISTORIES, st.integers())
def test_the_same_answers_and_chance_give_the_same_memory(
    history: list[tuple[Rating, int]], seed: int
) -> None:
    assert learnt(history, seed) == learnt(history, seed)


def test_good_answers_come_back_after_longer_and_longer_times() -> None:
    memory = review(None, Rating.GOOD, TODAY)
    days = []
    for _n in range(6):
        days.append((memory.due_on - memory.last_on).days)
        assert recall(memory, memory.due_on) == pytest.approx(0.9, abs=0.02)
        memory = review(memory, Rating.GOOD, memory.due_on)
    assert days == sorted(set(days))
    assert days[0] == 2
    assert days[-1] > 60


def test_chance_spreads_what_was_learnt_together() -> None:
    known = learnt([(Rating.GOOD, 0), (Rating.GOOD, 2), (Rating.GOOD, 11)])
    assert known is not None
    plain = review(known, Rating.GOOD, known.due_on).due_on
    spread = {review(known, Rating.GOOD, known.due_on, random.Random(n)).due_on for n in range(60)}
    assert len(spread) > 3
    assert min(spread) < plain < max(spread)


def test_the_library_is_not_imported_before_the_first_answer() -> None:
    code = (
        "import sys, quizapp.library, quizapp.practice.forecast, quizapp.practice.model;"
        "assert 'fsrs' not in sys.modules;"
        "from datetime import date; from quizapp.practice.memory import review;"
        "from quizapp.practice.rating import Rating; review(None, Rating.GOOD, date.today());"
        "assert 'fsrs' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# Ratings ------------------------------------------------------------------------------------------


def test_right_is_good_and_wrong_is_again() -> None:
    assert rate(1) is Rating.GOOD
    assert rate(0) is Rating.AGAIN
    assert rate(-1) is Rating.AGAIN
    assert rate(1 / 3 + 1 / 3 + 1 / 3) is Rating.GOOD
    assert rate(0.5) is Rating.AGAIN
    assert rate(KNOWN_FROM) is Rating.HARD


def test_certainty_and_pace_make_right_answers_hard_or_easy() -> None:
    assert [rate(1, certainty) for certainty in (1, 2, 3)] == [
        Rating.HARD,
        Rating.GOOD,
        Rating.EASY,
    ]
    assert [rate(1, None, pace) for pace in (0.3, 1.0, 2.5)] == [
        Rating.EASY,
        Rating.GOOD,
        Rating.HARD,
    ]
    assert rate(1, 2, 0.1) is Rating.GOOD, "what a person says goes before how fast they were"


@given(st.floats(-1, 1), st.none() | st.integers(1, 3), st.none() | st.floats(0, 9))
def test_a_wrong_answer_is_again_however_sure_or_fast(
    fraction: float, certainty: int | None, pace: float | None
) -> None:
    assert (rate(fraction, certainty, pace) is Rating.AGAIN) == (fraction < KNOWN_FROM)


def test_pace_needs_enough_answers() -> None:
    assert pace_of(4, [8.0] * (USUAL_FROM - 1)) is None
    assert pace_of(4, [8.0] * USUAL_FROM) == 0.5
    assert pace_of(4, [0.0] * USUAL_FROM) is None


# Days ---------------------------------------------------------------------------------------------


class _SpringForward(tzinfo):
    """A zone whose clocks jump from 2:00 to 3:00 on 29 March 2026."""

    _JUMP = datetime(2026, 3, 29, 2)

    def utcoffset(self, when: datetime | None) -> timedelta:
        assert when is not None
        return timedelta(hours=2 if when.replace(tzinfo=None) >= self._JUMP else 1)

    def dst(self, when: datetime | None) -> timedelta:
        return self.utcoffset(when) - timedelta(hours=1)

    def tzname(self, when: datetime | None) -> str:
        return "spring"


_ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
_MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def test_a_night_belongs_to_the_day_before() -> None:
    zone = timezone(timedelta(hours=2))
    assert day_of(datetime(2026, 11, 25, 1, 59, tzinfo=UTC), 4, zone) == TODAY
    assert day_of(datetime(2026, 11, 25, 2, 0, tzinfo=UTC), 4, zone) == date(2026, 11, 25)
    assert day_of(datetime(2026, 11, 24, 22, 30, tzinfo=UTC), 0, zone) == date(2026, 11, 25)


def test_days_begin_at_their_hour_when_clocks_are_set_forward() -> None:
    zone = _SpringForward()
    day = date(2026, 3, 29)
    start = begins(day, 4, zone)
    assert start == datetime(2026, 3, 29, 2, tzinfo=UTC)
    assert day_of(start, 4, zone) == day
    assert day_of(start - timedelta(seconds=1), 4, zone) == day - timedelta(days=1)


@given(_MOMENTS, st.integers(0, 23), _ZONES)
def test_every_moment_lies_in_its_day(moment: datetime, hour: int, zone: tzinfo) -> None:
    day = day_of(moment, hour, zone)
    assert begins(day, hour, zone) <= moment < begins(day + timedelta(days=1), hour, zone)


@given(_MOMENTS, _MOMENTS, st.integers(0, 23), _ZONES)
def test_days_run_with_the_moments(
    first: datetime, second: datetime, hour: int, zone: tzinfo
) -> None:
    days = [day_of(moment, hour, zone) for moment in sorted((first, second))]
    assert days == sorted(days)
