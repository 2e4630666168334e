"""`QuizSession`: one sitting, from the first question to the result. No Qt, no database.

Enter by `QuizSession(stored, store, clock, grader)`. The window sends intents (answer, go, flag,
check, submit) and asks for what to draw; `tick()` is called about four times a second and closes
the attempt when its time is up. An answer is durable before a method returns.
"""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.grading.answers import Answer
from quizapp.quiz.model import (
    AttemptHead,
    Feedback,
    Response,
    Result,
    ShownQuestion,
    StoredAttempt,
    SubmittedBy,
)
from quizapp.quiz.ports import AttemptStore, Clock


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
    """CONTRACT ONLY, being written. Attributes and methods that the window uses:"""

    head: AttemptHead

    def __init__(self, stored: StoredAttempt, store: AttemptStore, clock: Clock) -> None: ...

    # What to draw
    @property
    def count(self) -> int: ...
    @property
    def index(self) -> int: ...
    def shown(self, index: int) -> ShownQuestion: ...
    def response(self, index: int) -> Response: ...
    @property
    def is_over(self) -> bool: ...  # submitted, expired or abandoned
    def can_answer(self, index: int) -> bool: ...  # False: checked, question time up, over, grace
    def unanswered(self) -> tuple[int, ...]: ...
    def flagged(self) -> tuple[int, ...]: ...
    def time_left(self) -> TimeLeft: ...

    # Intents; each is durable when it returns
    def go(self, index: int) -> None: ...
    def answer(self, index: int, answer: Answer | None, certainty: int | None = None) -> None: ...
    # raises AttemptClosedError when it is too late
    def flag(self, index: int, on: bool) -> None: ...
    def check(self, index: int) -> Feedback: ...  # practice: locks the answer, reveals
    def feedback(self, index: int) -> Feedback | None: ...  # None while the answer is not final
    def tick(self) -> TimeLeft: ...  # stores the clock every 5 s; may end the attempt
    def submit(self, by: SubmittedBy = SubmittedBy.STUDENT) -> Result: ...  # twice: the same Result
    def abandon(self) -> None: ...  # a practice given up
    def close(self) -> None: ...  # the window closes: clock stored as closed; resume later
    def result(self) -> Result: ...  # after the end
