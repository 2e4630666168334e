"""Forecasts, trust, streaks, the calendar's weeks and shades, and when an edit matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Choice,
    Kind,
    Option,
    Question,
    ShortAnswer,
    Status,
    TrueFalse,
)
from quizapp.practice.activity import SHADES, Streak, shade, streak_of, weeks_to
from quizapp.practice.changes import is_same_to_learn
from quizapp.practice.forecast import TRUST_FROM, forecast, mean_recall, trust_of
from quizapp.practice.memory import Memory, recall

TODAY = date(2026, 11, 24)

_MEMORIES = st.builds(
    lambda stability, ago, interval: Memory(
        stability, 5.0, TODAY - timedelta(days=ago), TODAY + timedelta(days=interval - ago)
    ),
    st.floats(0.01, 2000),
    st.integers(0, 400),
    st.integers(1, 500),
)


@given(st.lists(_MEMORIES, max_size=20), st.integers(1, 30), st.randoms())
def test_a_forecast_counts_each_memory_once_in_any_order(
    memories: list[Memory], days: int, chance: object
) -> None:
    said = forecast(memories, TODAY, days)
    horizon = TODAY + timedelta(days=days)
    assert sum(day.due for day in said) == sum(one.due_on < horizon for one in memories)
    assert said[0].due == sum(one.due_on <= TODAY for one in memories)
    assert forecast(memories, TODAY, days, 3)[0].due == said[0].due + 3
    assert [day.on for day in said] == [TODAY + timedelta(days=n) for n in range(days)]
    for day in said:
        assert 0 <= day.expected <= day.due
        assert (day.recall is None) == (day.due == 0)
    chance.shuffle(memories)  # type: ignore[attr-defined]
    again = forecast(memories, TODAY, days)
    assert [day.due for day in again] == [day.due for day in said]
    assert [day.expected for day in again] == pytest.approx([day.expected for day in said])


@given(st.lists(_MEMORIES, min_size=1, max_size=9))
def test_the_mean_recall_lies_between_the_memories(memories: list[Memory]) -> None:
    chances = [recall(one, TODAY) for one in memories]
    mean = mean_recall(memories, TODAY)
    assert mean is not None
    assert min(chances) - 1e-9 <= mean <= max(chances) + 1e-9
    assert mean_recall([], TODAY) is None


def test_expectations_are_compared_when_there_are_enough() -> None:
    answers = [(0.9, n % 2 == 0) for n in range(TRUST_FROM)]
    assert trust_of(answers[1:]) is None
    trust = trust_of(answers)
    assert trust is not None
    assert (trust.count, trust.right) == (TRUST_FROM, 0.5)
    assert trust.expected == pytest.approx(0.9)


# Activity -----------------------------------------------------------------------------------------


def days_ago(*ago: int) -> dict[date, int]:
    return {TODAY - timedelta(days=n): 1 for n in ago}


def test_a_streak_lives_until_a_whole_day_is_missed() -> None:
    assert streak_of({}, TODAY) == Streak(0, 0)
    assert streak_of(days_ago(0, 1, 2), TODAY) == Streak(3, 3)
    assert streak_of(days_ago(1, 2, 5), TODAY) == Streak(2, 2)
    assert streak_of(days_ago(2, 3, 4, 9), TODAY) == Streak(0, 3)
    assert streak_of({TODAY: 0, **days_ago(1)}, TODAY) == Streak(1, 1)
    assert streak_of({TODAY + timedelta(days=3): 5}, TODAY) == Streak(0, 0)


@given(st.sets(st.integers(0, 60)))
def test_streaks_are_what_counting_says(ago: set[int]) -> None:
    start = next((n for n in (0, 1) if n in ago), None)
    current = 0
    while start is not None and start + current in ago:
        current += 1
    streak = streak_of(days_ago(*ago), TODAY)
    assert streak.current == current
    assert streak.current <= streak.longest <= len(ago)


def test_shades_follow_the_goal() -> None:
    assert [shade(count, 20) for count in (0, 1, 9, 10, 19, 20, 39, 40, 999)] == [
        0, 1, 1, 2, 2, 3, 3, SHADES, SHADES,
    ]  # fmt: skip
    assert shade(1, 1) == 3


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.integers(0, 6))
def test_weeks_are_whole_and_end_today(today: date, count: int, first: int) -> None:
    weeks = weeks_to(today, count, first)
    days = [day for week in weeks for day in week]
    assert len(weeks) == count
    assert days[-1] == today
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert all(len(week) == 7 and week[0].weekday() == first for week in weeks[:-1])


# Edits --------------------------------------------------------------------------------------------

WHO = Question(
    "q", Kind.SHORT_ANSWER, "Who led the workers?", ShortAnswer((Accepted("Clara Whitmore"),)),
    Status.REVIEWED,
)  # fmt: skip
TOWER = Choice((Option("a", "The north tower", True), Option("b", "The museum")))


def test_mended_words_keep_the_memory_and_another_key_does_not() -> None:
    assert is_same_to_learn(WHO, replace(WHO, stem="Who led these workers?"))
    assert is_same_to_learn(WHO, replace(WHO, explanation="New.", status=Status.DRAFT))
    other = ShortAnswer((Accepted("Bob Smith"),))
    assert not is_same_to_learn(WHO, replace(WHO, body=other))
    assert not is_same_to_learn(WHO, replace(WHO, stem="In what year did the harbour open?"))


def test_another_distractor_keeps_the_memory() -> None:
    asked = Question("q", Kind.SINGLE_CHOICE, "What fell?", TOWER, Status.REVIEWED)
    wider = Choice((*TOWER.options, Option("c", "The quay")))
    assert is_same_to_learn(asked, replace(asked, body=wider))
    turned = Choice((Option("a", "The north tower"), Option("b", "The museum", True)))
    assert not is_same_to_learn(asked, replace(asked, body=turned))


def test_a_statement_that_became_false_starts_anew() -> None:
    said = Question("q", Kind.TRUE_FALSE, "It opened in 1907.", TrueFalse(True), Status.REVIEWED)
    mended = replace(said, stem="It opened in 1908.", body=TrueFalse(False))
    assert not is_same_to_learn(said, mended)
