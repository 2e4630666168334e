"""The deadline of one call, and the question whether it is still wanted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeAlias

from question_bank.language_model.errors import CallCancelledError, LanguageModelError

Cancelled: TypeAlias = "threading.Event | Callable[[], bool] | None"
"""An event that is set, or a function that says True, when the call is not wanted any more."""

POLL_S = 0.05
"""How often a waiting call looks whether it was cancelled."""


def is_cancelled(cancelled: Cancelled) -> bool:
    """Whether the caller has changed their mind."""
    if cancelled is None:
        return False
    return cancelled.is_set() if isinstance(cancelled, threading.Event) else cancelled()


class Watch:
    """Watches over one call, its retries included."""

    def __init__(self, total_s: float, cancelled: Cancelled) -> None:
        self._total_s = total_s
        self._end = time.monotonic() + total_s
        self._cancelled = cancelled

    @property
    def remaining_s(self) -> float:
        """Seconds left; 0 when there are none."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Returns if the call may go on.

        Raises:
            CallCancelledError: it is not wanted any more.
            LanguageModelError: its time is up.
        """
        if is_cancelled(self._cancelled):
            raise CallCancelledError
        if self.remaining_s <= 0:
            raise LanguageModelError(
                f"The language model did not finish its answer in {self._total_s:g} seconds. "
                "Take a smaller or faster model, or allow more time.",
                "timed-out",
            )

    def pause(self, seconds: float) -> None:
        """Waits, unless the call ends first."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.check()
            time.sleep(min(POLL_S, left))
        self.check()
