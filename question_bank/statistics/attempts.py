"""Which attempts count: the first of each student, the best, or all. Enter by `choose_attempts`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Which(StrEnum):
    """Whose attempts statistics take."""

    FIRST = "first"
    BEST = "best"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Sitting:
    """What choosing needs to know of an attempt at one quiz.

    `fraction` is the share of the marks that it earned; `retake` is an attempt at only what was
    wrong before.
    """

    attempt_id: str
    student_id: str
    started_at: datetime
    fraction: float
    submitted: bool = True
    exam: bool = True
    retake: bool = False


def choose_attempts(
    sittings: Iterable[Sitting], which: Which = Which.FIRST, *, practice: bool = False
) -> list[Sitting]:
    """The attempts at one quiz that count, in the order given.

    Only submitted ones, and exams alone unless `practice` lets the others in. Retakes of wrong
    answers never count: their questions were chosen by the answers. Of equally good attempts the
    earlier one is the best.
    """
    counted = [
        sitting
        for sitting in sittings
        if sitting.submitted and not sitting.retake and (sitting.exam or practice)
    ]
    if which is Which.ALL:
        return counted

    def rank(sitting: Sitting) -> tuple[float, datetime, str]:
        worth = -sitting.fraction if which is Which.BEST else 0.0
        return worth, sitting.started_at, sitting.attempt_id

    chosen: dict[str, Sitting] = {}
    for sitting in counted:
        held = chosen.get(sitting.student_id)
        if held is None or rank(sitting) < rank(held):
            chosen[sitting.student_id] = sitting
    return [sitting for sitting in counted if chosen[sitting.student_id] is sitting]
