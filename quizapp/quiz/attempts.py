"""The port behind which drawing, sealing and grading stand, so that a server can do them."""

from __future__ import annotations

from typing import Protocol

from quizapp.quiz.model import Blueprint
from quizapp.quiz.session import QuizSession


class AttemptService(Protocol):
    """Starts and resumes attempts; everything between is the session's."""

    def start(self, blueprint: Blueprint, person_id: str) -> QuizSession:
        """Draws, seals and begins.

        Raises:
            QuestionBankError: no question matches, or a bank cannot be read.
        """

    def resume(self, attempt_id: str) -> QuizSession:
        """The session of an attempt that is in progress.

        Raises:
            KeyError: no such attempt.
        """
