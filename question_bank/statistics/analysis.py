"""All that marks alone can tell. Enter by `analyse`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from question_bank.statistics.flags import Flag, item_flags, quiz_flags
from question_bank.statistics.intervals import (
    Interval,
    Intervals,
    bootstrap_intervals,
    without_absent,
)
from question_bank.statistics.items import ItemStatistics, item_statistics
from question_bank.statistics.marks import Marks
from question_bank.statistics.quiz import QuizStatistics, quiz_statistics


@dataclass(frozen=True, slots=True)
class Analysis:
    """The quiz, its questions in their order, and how sure the figures are, where it was asked."""

    quiz: QuizStatistics
    items: tuple[ItemStatistics, ...]
    intervals: Intervals | None = None

    def as_data(self) -> dict[str, Any]:
        """Plain values for JSON; what is absent is null."""
        sure = self.intervals
        quiz: dict[str, Any] = asdict(self.quiz)
        if sure:
            quiz["intervals"] = {
                name: _edges(getattr(sure, name))
                for name in ("mean", "sd", "consistency", "standard_error")
            }
        quiz["flags"] = _flags(quiz_flags(self.quiz))
        questions = []
        for place, item in enumerate(self.items):
            plain: dict[str, Any] = asdict(item)
            if sure:
                plain["intervals"] = {
                    "facility": _edges(sure.facility[place]),
                    "discrimination_index": _edges(sure.discrimination_index[place]),
                }
            plain["flags"] = _flags(item_flags(item))
            questions.append(plain)
        return {"quiz": quiz, "questions": questions}


def _edges(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _flags(flags: Sequence[Flag]) -> list[dict[str, str]]:
    return [{"code": flag.code, "explanation": flag.explanation} for flag in flags]


def analyse(
    marks: Marks,
    *,
    guess_scores: Sequence[float | None] | None = None,
    resamples: int = 0,
    level: float = 0.95,
    seed: int = 0,
) -> Analysis:
    """Statistics of the quiz and of every question.

    `resamples` above 0 adds bootstrap intervals of `level` confidence (see `bootstrap_intervals`).

    Raises:
        ValueError: as `item_statistics` and `bootstrap_intervals`.
    """
    items = item_statistics(marks, guess_scores)
    intervals = None
    if resamples:
        found = bootstrap_intervals(marks, resamples=resamples, level=level, seed=seed)
        intervals = without_absent(found, items)
    return Analysis(quiz_statistics(marks, items), items, intervals)
