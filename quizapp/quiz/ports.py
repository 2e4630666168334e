"""What a session needs from outside: a clock, and a store that keeps what it is told.

`storage` implements the store over SQLite; tests may use one in memory. Every `save_*` is durable
when it returns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from question_bank.errors import QuestionBankError
from question_bank.grading.grade import Grade
from quizapp.quiz.model import (
    AttemptState,
    ClockEvent,
    ClockReading,
    ClockState,
    Response,
    RevealedQuestion,
    SealedAttempt,
    StoredAttempt,
    SubmittedBy,
)


class AttemptClosedError(QuestionBankError):
    """The attempt is no longer in progress: nothing of it changes any more."""


class Clock(Protocol):
    def read(self) -> ClockReading:
        """Both clocks, now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended. `grades` run in the attempt's order; empty when nothing is graded."""

    state: AttemptState
    at: datetime
    by: SubmittedBy | None
    grades: tuple[Grade, ...]
    marks: float
    maximum: float
    fraction: float
    passed: bool
    certainty_marks: float | None = None


class AttemptStore(Protocol):
    def add(self, attempt: SealedAttempt, clock: ClockState) -> None:
        """Keeps a new attempt, both of its parts, in one transaction."""

    def stored(self, attempt_id: str) -> StoredAttempt:
        """The shown part, the responses in the attempt's order and the clock.

        Raises:
            KeyError: no such attempt.
        """

    def revealed(self, attempt_id: str) -> tuple[RevealedQuestion, ...]:
        """The part that is revealed later, in the attempt's order."""

    def save_response(
        self, attempt_id: str, position: int, response: Response, clock: ClockState, index: int
    ) -> None:
        """Keeps one response, the clock and the current question: one transaction, one fsync.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
        """

    def lock(
        self,
        attempt_id: str,
        position: int,
        response: Response,
        fraction: float,
        clock: ClockState,
        index: int,
    ) -> None:
        """Keeps a response whose answer is final from now on, as `save_response` does, and what it
        says about the person's memory of the question: `fraction` is what it is worth.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
        """

    def unlock_last(self, attempt_id: str, clock: ClockState, index: int) -> int | None:
        """Takes the last `lock` of the attempt back, with the memory as it was before; the position
        of the response. None where nothing is locked.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
            QuestionBankError: the question was answered again, or edited, since.
        """

    def save_clock(
        self, attempt_id: str, clock: ClockState, index: int, events: Sequence[ClockEvent] = ()
    ) -> None:
        """Keeps the clock, the current question and new lines of the log; closed attempts too are
        refused with AttemptClosedError."""

    def finish(self, attempt_id: str, outcome: Outcome, clock: ClockState) -> bool:
        """Ends an attempt in progress; False (and nothing changed) when it had ended before."""

    def outcome(self, attempt_id: str) -> Outcome | None:
        """How it ended; None while it is in progress."""

    def log(self, attempt_id: str) -> tuple[ClockEvent, ...]:
        """The attempt's log, oldest first."""

    def seen_counts(self, person_id: str, bank_ids: Sequence[str]) -> Mapping[tuple[str, str], int]:
        """(bank id, question id) to how often this person was shown the question."""
