"""A student disputes how an answer was graded; a teacher decides. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from question_bank.errors import QuestionBankError

LONGEST = 2_000
"""Characters of a comment or a reply."""


class DisputeState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    """The student's answer counts as well."""
    CORRECTED = "corrected"
    """The key was wrong."""
    ANSWERED = "answered"
    """The grade stands; the reply says why."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One answer of one attempt. `reply` and `by` are the teacher's, "" while it is open."""

    id: int
    attempt_id: str
    position: int
    person_name: str
    quiz_title: str
    comment: str
    at: datetime
    state: DisputeState
    reply: str = ""
    by: str = ""
    closed_at: datetime | None = None
    regrade_id: int | None = None


def checked_text(text: str, *, required: str) -> str:
    """The text without outer blanks.

    Raises:
        QuestionBankError: empty (with the words of `required`) or too long.
    """
    kept = text.strip()
    if not kept:
        raise QuestionBankError(required)
    if len(kept) > LONGEST:
        raise QuestionBankError(f"Please say it in {LONGEST} characters.")
    return kept
