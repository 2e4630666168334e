"""When a named quiz can be taken, and when its result is shown. Standard library only: Home asks
before anything heavy is imported. Enter by `opening_of` and `is_told`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class Opening(StrEnum):
    """What a student can do with a quiz now."""

    DRAFT = "draft"
    NOT_YET = "not-yet"
    OPEN = "open"
    RUNNING = "running"
    """An attempt is in progress: it is continued, no other one is begun."""
    USED_UP = "used-up"
    CLOSED = "closed"


class Told(StrEnum):
    """When a student is told something about a finished attempt."""

    AFTER_SUBMIT = "after-submit"
    AFTER_CLOSE = "after-close"
    NEVER = "never"


def opening_of(
    *,
    is_given: bool,
    opens_at: datetime | None,
    closes_at: datetime | None,
    attempts_allowed: int | None,
    attempts_used: int,
    is_running: bool,
    now: datetime,
) -> Opening:
    """A quiz is open from `opens_at` on and before `closes_at`; who has begun may finish."""
    if is_running:
        return Opening.RUNNING
    if not is_given:
        return Opening.DRAFT
    if closes_at is not None and now >= closes_at:
        return Opening.CLOSED
    if opens_at is not None and now < opens_at:
        return Opening.NOT_YET
    if attempts_allowed is not None and attempts_used >= attempts_allowed:
        return Opening.USED_UP
    return Opening.OPEN


def is_told(when: str, closes_at: datetime | None, now: datetime) -> bool:
    """Whether it is time to tell; a quiz that never closes has no "after"."""
    if when == Told.AFTER_SUBMIT:
        return True
    return when == Told.AFTER_CLOSE and closes_at is not None and now >= closes_at
