"""`QuizSession`: one sitting, from the first question to the result. No Qt, no database.

Enter by `QuizSession(stored, store, clock)`. The window sends intents (answer, go, flag, check,
submit) and asks for what to draw; `tick()` is called about four times a second and ends the attempt
when its time is up. An answer is durable before a method returns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from question_bank.errors import QuestionBankError
from question_bank.grading.answers import Answer, is_blank
from quizapp.quiz import grading
from quizapp.quiz.clock import advance
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    ClockEvent,
    ExpiryPolicy,
    Feedback,
    Mode,
    Response,
    Result,
    RevealedQuestion,
    SealedSource,
    ShownQuestion,
    StoredAttempt,
    SubmittedBy,
)
from quizapp.quiz.ports import AttemptClosedError, AttemptStore, Clock

STORE_CLOCK_EVERY_S = 5.0
"""After a kill at most this much time is lost."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds; None where there is no limit. `base_limit_s` is without accommodations and grants.

    `question_*` belong to the current question. `in_grace_s` is what is left of the grace period,
    None outside of it.
    """

    spent_s: float
    limit_s: float | None
    remaining_s: float | None
    base_limit_s: float | None
    question_limit_s: float | None
    question_remaining_s: float | None
    in_grace_s: float | None = None


class QuizSession:
    """The state machine of one attempt in progress (or, read-only, of one that has ended)."""

    def __init__(self, stored: StoredAttempt, store: AttemptStore, clock: Clock) -> None:
        self.head: AttemptHead = stored.head
        self._store = store
        self._clock = clock
        self._shown = stored.shown
        self._responses = list(stored.responses)
        self._index = min(max(stored.head.index, 0), len(stored.shown) - 1)
        self._clock_state = stored.clock
        self._stored_spent_s = stored.clock.spent_s
        self._revealed: tuple[RevealedQuestion, ...] | None = None
        self._result: Result | None = None
        self._closed = False
        if not self.is_over:
            # Time that passed while the window was closed is the quiz's, not a question's.
            self._pass_time(charge_question=False)
            if not self._expire_if_due():
                self._see_current()
                if self._clock_state.spent_s != self._stored_spent_s:
                    self._save(self._index)  # what passed while nobody looked is kept at once

    # What to draw -----------------------------------------------------------------------------

    @property
    def count(self) -> int:
        return len(self._shown)

    @property
    def index(self) -> int:
        """The current question, from 0."""
        return self._index

    @property
    def is_over(self) -> bool:
        """Submitted, expired or abandoned: nothing changes any more."""
        return self.head.state is not AttemptState.IN_PROGRESS

    def shown(self, index: int) -> ShownQuestion:
        return self._shown[index]

    def response(self, index: int) -> Response:
        return self._responses[index]

    def can_answer(self, index: int) -> bool:
        """False once checked, over, in the grace period, or the question's time is up."""
        response = self._responses[index]
        return not (self.is_over or response.checked or response.expired or self._in_grace())

    def unanswered(self) -> tuple[int, ...]:
        return tuple(n for n, one in enumerate(self._responses) if one.answer is None)

    def flagged(self) -> tuple[int, ...]:
        return tuple(n for n, one in enumerate(self._responses) if one.flagged)

    def feedback(self, index: int) -> Feedback | None:
        """None while the answer is not final."""
        if not (self._responses[index].checked or self.is_over):
            return None
        return grading.feedback_for(
            self._shown[index],
            self._reveal()[index],
            self._responses[index],
            self.head.blueprint,
        )

    def open_sources(self, index: int) -> tuple[SealedSource, ...]:
        """The documents that may be read meanwhile: none unless the quiz is open-book."""
        if not self.head.blueprint.open_book:
            return ()
        return self._reveal()[index].sources

    def time_left(self) -> TimeLeft:
        """As of the last reading; the label is made from this at every tick."""
        spent_s = self._clock_state.spent_s
        limit_s = self._limit_s()
        remaining_s = None if limit_s is None else max(0.0, limit_s - spent_s)
        question_limit_s = self._question_limit_s()
        question_left_s = None
        if question_limit_s is not None:
            question_left_s = max(0.0, question_limit_s - self._responses[self._index].spent_s)
        in_grace_s = None
        if self._in_grace() and limit_s is not None:
            in_grace_s = max(0.0, limit_s + self.head.blueprint.grace_s - spent_s)
        return TimeLeft(
            spent_s,
            limit_s,
            remaining_s,
            self.head.base_limit_s,
            question_limit_s,
            question_left_s,
            in_grace_s,
        )

    # Intents; each is durable when it returns -------------------------------------------------

    def go(self, index: int) -> None:
        """Makes a question the current one.

        Raises:
            IndexError: there is no such question.
        """
        if not 0 <= index < self.count:
            raise IndexError(index)
        if self.is_over:
            self._index = index
            return
        self._pass_time()
        if self._expire_if_due():
            return
        leaving = self._index
        self._index = index
        self._save(leaving)
        self._see_current()

    def answer(self, index: int, answer: Answer | None, certainty: int | None = None) -> None:
        """Keeps an answer, or takes it back with None.

        Raises:
            AttemptClosedError: it is too late; the answer that was kept before stands.
        """
        self._pass_time()
        if self._expire_if_due() or not self.can_answer(index):
            raise AttemptClosedError("The time is over or the answer is final; it was not changed.")
        kept = None if is_blank(answer) else answer
        new = replace(
            self._responses[index],
            answer=kept,
            certainty=certainty,
            seen=True,
            saved_at=self._clock_state.reading.utc,
        )
        self._save(index, new)

    def flag(self, index: int, on: bool) -> None:
        """Raises AttemptClosedError after the end."""
        self._require_open()
        self._pass_time()
        self._save(index, replace(self._responses[index], flagged=on))

    def check(self, index: int) -> Feedback:
        """Practice: locks the answer and reveals what belongs to it.

        Raises:
            QuestionBankError: the attempt is an exam.
            AttemptClosedError: the attempt has ended.
        """
        if self.head.blueprint.mode is not Mode.PRACTICE:
            raise QuestionBankError("In an exam answers are shown at the end.")
        if not self.is_over and not self._responses[index].checked:
            self._pass_time()
            if self._expire_if_due():
                raise AttemptClosedError("The time is over.")
            self._lock(index, replace(self._responses[index], checked=True, seen=True))
        feedback = self.feedback(index)
        assert feedback is not None
        return feedback

    @property
    def can_undo(self) -> bool:
        """Whether `undo` has something to take back."""
        return not self.is_over and any(one.checked for one in self._responses)

    def undo(self) -> int | None:
        """Practice: takes the last `check` back, and what it said about the person's memory. Its
        question is the current one then, its answer kept and open; None where nothing was checked.

        Raises:
            AttemptClosedError: the attempt has ended.
            QuestionBankError: the question was answered elsewhere, or edited, since.
        """
        self._require_open()
        self._pass_time()
        if self._expire_if_due():
            raise AttemptClosedError("The time is over.")
        try:
            position = self._store.unlock_last(self.head.id, self._clock_state, self._index)
        except AttemptClosedError:
            self._adopt_end()
            raise
        if position is None:
            return None
        self._responses[position] = replace(self._responses[position], checked=False)
        self.go(position)
        return position

    def tick(self) -> TimeLeft:
        """Reads the clock; stores it every 5 s; ends the attempt when its time is up."""
        if not self.is_over and not self._closed:
            self._pass_time()
            if not self._expire_if_due():
                self._expire_question_if_due()
                if self._clock_state.spent_s - self._stored_spent_s >= STORE_CLOCK_EVERY_S:
                    self._save(self._index)
        return self.time_left()

    def submit(self, by: SubmittedBy = SubmittedBy.STUDENT) -> Result:
        """Ends the attempt and grades it; a second time it gives the same result.

        Raises:
            AttemptClosedError: the quiz had to be submitted in time, and was not.
        """
        if not self.is_over:
            self._pass_time()
            if not self._expire_if_due():
                self._end(AttemptState.SUBMITTED, by)
        return self.result()

    def abandon(self) -> None:
        """Gives a practice up; an exam is submitted instead of given up."""
        if self.head.blueprint.mode is not Mode.PRACTICE:
            raise QuestionBankError("An exam cannot be given up; submit it.")
        if not self.is_over:
            self._pass_time()
            self._end(AttemptState.ABANDONED, None)

    def close(self) -> None:
        """The window closes: the clock is stored; the attempt can be resumed."""
        if self.is_over or self._closed:
            return
        self._pass_time()
        if self._expire_if_due():
            return
        self._clock_state = replace(self._clock_state, closed=True)
        self._save(self._index)
        self._closed = True

    def result(self) -> Result:
        """After the end.

        Raises:
            QuestionBankError: the attempt is still in progress.
        """
        outcome = self._store.outcome(self.head.id)
        if outcome is None:
            raise QuestionBankError("This attempt is still in progress.")
        if self._result is None:
            self._result = grading.result_of(
                self.head,
                outcome,
                self._shown,
                self._reveal(),
                self._responses,
                spent_s=self._clock_state.spent_s,
                log=self._store.log(self.head.id),
            )
        return self._result

    # Inside -----------------------------------------------------------------------------------

    def _require_open(self) -> None:
        if self.is_over:
            raise AttemptClosedError("This attempt has ended.")

    def _reveal(self) -> tuple[RevealedQuestion, ...]:
        if self._revealed is None:
            self._revealed = self._store.revealed(self.head.id)
        return self._revealed

    def _limit_s(self) -> float | None:
        limit_s = self.head.limit_s
        return None if limit_s is None else limit_s + self._clock_state.grants_s

    def _question_limit_s(self) -> float | None:
        """The limit per question, stretched by the person's multiplier."""
        limit_s = self.head.blueprint.question_limit_s
        if limit_s is None:
            return None
        extra = self.head.accommodation
        return None if extra.unlimited else limit_s * extra.multiplier

    def _pass_time(self, *, charge_question: bool = True) -> None:
        """Brings the clock up to now; what the log must say is stored at once."""
        if self.is_over:  # a finished attempt's clock stands
            return
        if self._closed:
            self._closed = False
            charge_question = False
        before_s = self._clock_state.spent_s
        exam = self.head.blueprint.mode is Mode.EXAM
        self._clock_state, events = advance(
            self._clock_state, self._clock.read(), charge_closed=exam
        )
        passed_s = self._clock_state.spent_s - before_s
        current = self._responses[self._index]
        if charge_question and not (current.checked or current.expired):
            self._responses[self._index] = replace(current, spent_s=current.spent_s + passed_s)
        if events:
            self._save_clock(events)

    def _save_clock(self, events: tuple[ClockEvent, ...]) -> None:
        try:
            self._store.save_clock(self.head.id, self._clock_state, self._index, events)
        except AttemptClosedError:
            self._adopt_end()
            raise
        self._stored_spent_s = self._clock_state.spent_s

    def _save(self, position: int, response: Response | None = None) -> None:
        """Stores a response (by default as it is) with the clock, then takes it over."""
        kept = response or self._responses[position]
        try:
            self._store.save_response(self.head.id, position, kept, self._clock_state, self._index)
        except AttemptClosedError:
            self._adopt_end()
            raise
        self._responses[position] = kept
        self._stored_spent_s = self._clock_state.spent_s

    def _lock(self, position: int, response: Response) -> None:
        grade = grading.grade_response(
            self._shown[position], self._reveal()[position], response, self.head.blueprint
        )
        try:
            self._store.lock(
                self.head.id, position, response, grade.fraction, self._clock_state, self._index
            )
        except AttemptClosedError:
            self._adopt_end()
            raise
        self._responses[position] = response
        self._stored_spent_s = self._clock_state.spent_s

    def _see_current(self) -> None:
        current = self._responses[self._index]
        if not current.seen:
            self._save(self._index, replace(current, seen=True))

    def _in_grace(self) -> bool:
        limit_s = self._limit_s()
        return (
            limit_s is not None
            and self.head.blueprint.expiry is ExpiryPolicy.GRACE
            and self._clock_state.spent_s >= limit_s
        )

    def _expire_if_due(self) -> bool:
        """Ends the attempt by the quiz's policy when its time is up."""
        if self.is_over:
            return True
        limit_s = self._limit_s()
        policy = self.head.blueprint.expiry
        if limit_s is not None and policy is ExpiryPolicy.GRACE:
            limit_s += self.head.blueprint.grace_s
        if limit_s is None or self._clock_state.spent_s < limit_s:
            return False
        # Never more than the limit, however long the computer slept.
        self._clock_state = replace(self._clock_state, spent_s=limit_s)
        if policy is ExpiryPolicy.AUTO_SUBMIT:
            self._end(AttemptState.SUBMITTED, SubmittedBy.CLOCK)
        else:
            self._end(AttemptState.EXPIRED, SubmittedBy.CLOCK)
        return True

    def _expire_question_if_due(self) -> None:
        limit_s = self._question_limit_s()
        current = self._responses[self._index]
        if limit_s is None or current.expired or current.checked or current.spent_s < limit_s:
            return
        self._save(self._index, replace(current, spent_s=limit_s, expired=True))

    def _end(self, state: AttemptState, by: SubmittedBy | None) -> None:
        outcome = grading.settle(
            self.head.blueprint,
            self._shown,
            self._reveal(),
            self._responses,
            state=state,
            at=self._clock_state.reading.utc,
            by=by,
        )
        self._store.save_response(
            self.head.id,
            self._index,
            self._responses[self._index],
            self._clock_state,
            self._index,
        )
        self._store.finish(self.head.id, outcome, self._clock_state)
        self._adopt_end()

    def _adopt_end(self) -> None:
        """Somebody (we, another window, a teacher) has ended the attempt: take over how."""
        stored = self._store.stored(self.head.id)
        self.head = stored.head
        self._responses = list(stored.responses)
        self._clock_state = stored.clock
