"""The session: clock, expiry, resume, and a state machine that tries to lose an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import MemoryStore, TurnedClock
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from question_bank.bank.model import Bank, Choice, Kind, Option, Question, Status
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import Answer, ChoiceAnswer
from quizapp.quiz.clock import SystemClock, advance
from quizapp.quiz.model import (
    Accommodation,
    AttemptHead,
    AttemptState,
    Blueprint,
    ClockReading,
    ClockState,
    ExpiryPolicy,
    Mode,
    SealedAttempt,
    SealedCitation,
    SubmittedBy,
)
from quizapp.quiz.ports import AttemptClosedError
from quizapp.quiz.sealing import seal
from quizapp.quiz.session import QuizSession


def bank(count: int) -> Bank:
    questions = tuple(
        Question(
            f"q{n}",
            Kind.SINGLE_CHOICE,
            f"Question {n}?",
            Choice((Option("a", "Right", True), Option("b", "Wrong"), Option("c", "Wrong too"))),
            Status.PUBLISHED,
        )
        for n in range(count)
    )
    return Bank("bank-abc123", "Bank", questions=questions)


def begin(
    store: MemoryStore,
    clock: TurnedClock,
    blueprint: Blueprint,
    *,
    count: int = 3,
    extra: Accommodation | None = None,
) -> QuizSession:
    extra = extra or Accommodation()
    limit = blueprint.limit_s
    parts = [
        seal(
            bank(count),
            question,
            seed=n,
            shuffle=True,
            resolve=lambda c: SealedCitation(c, "verified", c.start, c.end),
            sources=(),
        )
        for n, question in enumerate(bank(count).questions)
    ]
    head = AttemptHead(
        "attempt", "person", blueprint, "Quiz", ("Bank",), count, 1, AttemptState.IN_PROGRESS,
        clock.utc, limit, None if limit is None else limit * extra.multiplier + extra.extra_s,
        extra,
    )  # fmt: skip
    attempt = SealedAttempt(head, tuple(p[0] for p in parts), tuple(p[1] for p in parts))
    store.add(attempt, ClockState(0.0, 0.0, clock.read()))
    return QuizSession(store.stored("attempt"), store, clock)


def again(store: MemoryStore, clock: TurnedClock) -> QuizSession:
    return QuizSession(store.stored("attempt"), store, clock)


EXAM = Blueprint(("bank-abc123",), mode=Mode.EXAM, limit_s=60)
PRACTICE = Blueprint(("bank-abc123",), mode=Mode.PRACTICE)
RIGHT, WRONG = ChoiceAnswer(frozenset({"a"})), ChoiceAnswer(frozenset({"b"}))


def test_an_exam_submits_itself_when_its_time_is_up_and_keeps_what_was_answered() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    session.answer(0, RIGHT)
    clock.pass_s(61)
    session.tick()
    assert session.is_over
    result = session.result()
    assert result.head.submitted_by is SubmittedBy.CLOCK
    assert (result.marks, result.maximum) == (1, 3)
    assert result.spent_s == 60
    with pytest.raises(AttemptClosedError):
        session.answer(1, RIGHT)
    assert session.response(1).answer is None


def test_an_answer_after_the_end_is_refused_even_without_a_tick() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    clock.pass_s(60)
    with pytest.raises(AttemptClosedError):
        session.answer(0, RIGHT)
    assert session.result().marks == 0


def test_exams_count_closed_time_and_practices_do_not() -> None:
    for blueprint, spent_s in ((EXAM, 35.0), (replace(PRACTICE, limit_s=60), 5.0)):
        store, clock = MemoryStore(), TurnedClock()
        session = begin(store, clock, blueprint)
        clock.pass_s(5)
        session.close()
        clock.pass_s(30)
        resumed = again(store, clock)
        assert resumed.time_left().spent_s == spent_s


def test_an_exam_that_expired_while_it_was_closed_is_submitted_on_return() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    session.answer(0, RIGHT)
    session.close()
    clock.pass_s(3600)
    resumed = again(store, clock)
    assert resumed.is_over
    assert resumed.result().marks == 1


def test_after_a_kill_at_most_five_seconds_are_lost() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, replace(PRACTICE, limit_s=600))
    for _second in range(37):
        clock.pass_s(1)
        session.tick()
    assert store.clocks["attempt"].spent_s >= 37 - 5


def test_resume_is_in_the_same_order_at_the_same_question() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    session.answer(0, WRONG)
    session.flag(0, True)
    session.go(2)
    resumed = again(store, clock)
    assert resumed.index == 2
    assert [resumed.shown(n) for n in range(3)] == [session.shown(n) for n in range(3)]
    assert resumed.response(0).answer == WRONG
    assert resumed.flagged() == (0,)
    assert resumed.unanswered() == (1, 2)


def test_the_time_of_a_question_runs_out_alone() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, replace(EXAM, limit_s=None, question_limit_s=10))
    clock.pass_s(11)
    session.tick()
    assert not session.can_answer(0)
    with pytest.raises(AttemptClosedError):
        session.answer(0, RIGHT)
    session.go(1)
    session.answer(1, RIGHT)
    assert not session.is_over


def test_grace_lets_submit_but_not_answer_and_late_is_expired() -> None:
    blueprint = replace(EXAM, expiry=ExpiryPolicy.GRACE, grace_s=30)
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, blueprint)
    session.answer(0, RIGHT)
    clock.pass_s(70)
    assert session.tick().in_grace_s == 20
    with pytest.raises(AttemptClosedError):
        session.answer(1, RIGHT)
    assert session.submit().marks == 1
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, blueprint)
    session.answer(0, RIGHT)
    clock.pass_s(91)
    session.tick()
    assert session.head.state is AttemptState.EXPIRED
    assert session.result().marks == 0
    assert session.response(0).answer == RIGHT


def test_accommodations_stretch_both_limits() -> None:
    store, clock = MemoryStore(), TurnedClock()
    blueprint = replace(EXAM, question_limit_s=10)
    session = begin(store, clock, blueprint, extra=Accommodation(1.5, 30))
    left = session.time_left()
    assert (left.base_limit_s, left.limit_s, left.question_limit_s) == (60, 120, 15)


def test_practice_locks_on_check_and_reveals_only_then() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, PRACTICE)
    session.answer(0, WRONG)
    assert session.feedback(0) is None
    told = session.check(0)
    assert told.grade.fraction == 0
    assert told.key_text == "Right"
    with pytest.raises(AttemptClosedError):
        session.answer(0, RIGHT)
    assert session.feedback(1) is None


def test_an_exam_reveals_nothing_before_it_is_submitted() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    session.answer(0, RIGHT)
    with pytest.raises(QuestionBankError):
        session.check(0)
    assert session.feedback(0) is None
    with pytest.raises(QuestionBankError):
        session.result()


def test_submitting_twice_and_in_two_windows_makes_one_result() -> None:
    store, clock = MemoryStore(), TurnedClock()
    first = begin(store, clock, EXAM)
    second = again(store, clock)
    first.answer(0, RIGHT)
    one = first.submit()
    assert first.submit() == one
    with pytest.raises(AttemptClosedError):
        second.answer(0, WRONG)
    assert second.submit().marks == one.marks
    assert second.response(0).answer == RIGHT


def test_a_given_up_practice_is_over_and_an_exam_cannot_be_given_up() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, PRACTICE)
    session.abandon()
    assert session.head.state is AttemptState.ABANDONED
    with pytest.raises(QuestionBankError):
        begin(MemoryStore(), clock, EXAM).abandon()


# The clock rule -------------------------------------------------------------------------------


def test_suspend_counts_and_jumps_of_the_wall_clock_do_not() -> None:
    clock = TurnedClock()
    state = ClockState(10, 0, clock.read())
    clock.pass_s(100)
    clock.jump_wall(-5000)
    state, events = advance(state, clock.read(), charge_closed=True)
    assert state.spent_s == 110
    assert [(e.kind, e.seconds) for e in events] == [("wall-clock-jump", -5000)]


def test_after_a_reboot_the_wall_clock_counts_and_never_backwards() -> None:
    clock = TurnedClock()
    state = ClockState(10, 0, clock.read())
    clock.reboot(50)
    state, events = advance(state, clock.read(), charge_closed=True)
    assert state.spent_s == 60
    assert [e.kind for e in events] == ["reboot"]
    clock.reboot(-500)
    state, _events = advance(state, clock.read(), charge_closed=True)
    assert state.spent_s == 60


def test_without_a_boot_clock_the_wall_clock_counts() -> None:
    clock = TurnedClock()
    clock.boot_s = None
    state = ClockState(0, 0, clock.read())
    clock.pass_s(7)
    assert advance(state, clock.read(), charge_closed=True)[0].spent_s == 7


def test_the_clock_of_this_computer_runs_forwards() -> None:
    clock = SystemClock()
    first, second = clock.read(), clock.read()
    assert first.boot_id == second.boot_id
    assert first.utc.utcoffset() == timedelta(0)
    if first.boot_s is not None and second.boot_s is not None:
        assert second.boot_s >= first.boot_s


# The state machine ----------------------------------------------------------------------------


class AnyOrder(RuleBasedStateMachine):
    """Does everything in any order; a second, plain book is kept beside the session's."""

    def __init__(self) -> None:
        super().__init__()
        self.store, self.clock = MemoryStore(), TurnedClock()
        self.book: dict[int, Answer | None] = {}
        self.most_left = float("inf")

    @initialize(
        exam=st.booleans(),
        limit=st.sampled_from([None, 40, 300]),
        policy=st.sampled_from(list(ExpiryPolicy)),
    )
    def start(self, exam: bool, limit: int | None, policy: ExpiryPolicy) -> None:
        mode = Mode.EXAM if exam else Mode.PRACTICE
        blueprint = Blueprint(("bank-abc123",), mode=mode, limit_s=limit, expiry=policy, grace_s=9)
        self.session = begin(self.store, self.clock, blueprint, count=4)

    @rule(index=st.integers(0, 3), option=st.sampled_from(["a", "b", "c", ""]))
    def answer(self, index: int, option: str) -> None:
        answer = ChoiceAnswer(frozenset({option})) if option else None
        try:
            self.session.answer(index, answer)
        except AttemptClosedError:
            return
        self.book[index] = answer

    @rule(index=st.integers(0, 3))
    def go(self, index: int) -> None:
        self.session.go(index)

    @rule(index=st.integers(0, 3), on=st.booleans())
    def flag(self, index: int, on: bool) -> None:
        if not self.session.is_over:
            self.session.flag(index, on)

    @precondition(lambda self: self.session.head.blueprint.mode is Mode.PRACTICE)
    @rule(index=st.integers(0, 3))
    def check(self, index: int) -> None:
        try:
            self.session.check(index)
        except AttemptClosedError:
            assert self.session.is_over

    @rule(seconds=st.floats(0, 20))
    def wait(self, seconds: float) -> None:
        self.clock.pass_s(seconds)
        self.session.tick()

    @rule(seconds=st.floats(-10_000, 10_000))
    def wall_clock_jumps(self, seconds: float) -> None:
        self.clock.jump_wall(seconds)
        self.session.tick()

    @rule(seconds=st.floats(0, 5))
    def kill(self, seconds: float) -> None:
        self.clock.pass_s(seconds)
        self.session = again(self.store, self.clock)

    @rule(seconds=st.floats(0, 30))
    def close_and_come_back(self, seconds: float) -> None:
        self.session.close()
        self.clock.pass_s(seconds)
        self.session = again(self.store, self.clock)

    @rule(seconds=st.floats(-100, 100))
    def reboot(self, seconds: float) -> None:
        self.clock.reboot(seconds)
        self.session = again(self.store, self.clock)
        # What no clock can tell any more: at most what had not been stored yet.
        self.most_left += 5

    @precondition(lambda self: self.session.time_left().spent_s > 25)
    @rule()
    def submit(self) -> None:
        self.session.submit()

    @invariant()
    def no_answer_is_lost(self) -> None:
        if not hasattr(self, "session"):
            return
        for stored in (self.session, again(self.store, self.clock)):
            for index, answer in self.book.items():
                assert stored.response(index).answer == answer

    @invariant()
    def time_never_grows(self) -> None:
        if not hasattr(self, "session"):
            return
        left = self.session.time_left().remaining_s
        if left is not None:
            assert left <= self.most_left + 1e-6
            self.most_left = left

    @invariant()
    def the_score_is_that_of_the_book(self) -> None:
        if not hasattr(self, "session") or not self.session.is_over:
            return
        result = self.session.result()
        right = sum(answer == RIGHT for answer in self.book.values())
        submitted = result.head.state is AttemptState.SUBMITTED
        assert result.marks == (right if submitted else 0)


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyOrder = AnyOrder.TestCase


def test_the_clock_of_a_finished_attempt_stands() -> None:
    store, clock = MemoryStore(), TurnedClock()
    session = begin(store, clock, EXAM)
    clock.pass_s(26)
    session.submit()
    clock.pass_s(5)
    with pytest.raises(AttemptClosedError):
        session.answer(0, RIGHT)
    assert session.time_left().spent_s == 26


def test_readings_compare_by_value() -> None:
    clock = TurnedClock()
    assert clock.read() == ClockReading(clock.utc, clock.boot_s, clock.boot_id)
