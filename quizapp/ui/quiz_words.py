"""Named quizzes in words: when they are open, how much they ask, what is told when.

Light: Home imports it before the library is open.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.quiz.opening import Opening, Told
from quizapp.quiz.summaries import QuizCard
from quizapp.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("quizzes", text)


def mode(value: str) -> str:
    """`Exam` or `Practice`."""
    return _tr("Exam") if value == "exam" else _tr("Practice")


def opening(state: Opening, opens_at: datetime | None, closes_at: datetime | None) -> str:
    """What students can do now, with the date that ends it."""
    if state is Opening.DRAFT:
        return _tr("Draft: students do not see it")
    if state is Opening.NOT_YET and opens_at is not None:
        return _tr("Opens {moment}").format(moment=words.local_date(opens_at))
    if state is Opening.CLOSED:
        return _tr("Closed")
    if state is Opening.USED_UP:
        return _tr("All attempts are used")
    if closes_at is not None:
        return _tr("Open until {moment}").format(moment=words.local_date(closes_at))
    return _tr("Open")


def amount(count: int, limit_s: float | None) -> str:
    """`20 questions · 30 min`."""
    asked = words.questions(count) if count else _tr("All questions")
    return asked if limit_s is None else f"{asked} · {words.duration(limit_s)}"


def card_line(card: QuizCard) -> str:
    """A quiz in one line, as Home shows it."""
    parts = [mode(card.mode), amount(card.question_count, card.limit_s)]
    parts.append(opening(Opening(card.state), card.opens_at, card.closes_at))
    if card.attempts_allowed is not None:
        parts.append(attempts(card.attempts_used, card.attempts_allowed))
    return " · ".join(parts)


def attempts(used: int, allowed: int) -> str:
    """How many attempts are left of how many."""
    return _tr("{used} of {allowed} attempts used").format(used=used, allowed=allowed)


def level(value: str) -> str:
    """A difficulty."""
    return {
        "easy": _tr("Easy"),
        "medium": _tr("Medium"),
        "hard": _tr("Hard"),
        "unknown": _tr("Not known yet"),
    }[value]


def told(value: Told) -> str:
    """When something is told."""
    return {
        Told.AFTER_SUBMIT: _tr("After submitting"),
        Told.AFTER_CLOSE: _tr("After closing"),
        Told.NEVER: _tr("Never"),
    }[value]


def withheld(from_at: datetime | None) -> str:
    """Why a student does not see more of a result."""
    if from_at is None:
        return _tr("Your teacher keeps the rest of this result.")
    return _tr("Your teacher shows more from {moment} on.").format(moment=words.local_date(from_at))
