"""How the figures of a class are said. Enter by the functions; each returns translated text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Question
from question_bank.statistics import Interval, OptionRole
from question_bank.statistics.attempts import Which
from quizapp.ui.text import plain_words

NOTHING = "–"
LONGEST = 300
"""Characters of a stem in a list."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("class_words", text)


def number(value: float | None, places: int = 2) -> str:
    """`0.62` in the locale's way; a dash for what is absent."""
    return NOTHING if value is None else QLocale().toString(float(value), "f", places)


def count(value: int) -> str:
    """`6,666` in the locale's way."""
    return QLocale().toString(value)


def percent(value: float | None, places: int = 0) -> str:
    """A figure that is in per cent already."""
    if value is None:
        return NOTHING
    return _tr("{number} %").format(number=number(value, places))


def with_interval(said: str, interval: Interval | None, places: int = 2, scale: float = 1) -> str:
    """`0.62 (0.50 to 0.74)`."""
    if interval is None:
        return said
    low, high = number(interval.low * scale, places), number(interval.high * scale, places)
    return _tr("{value} ({low} to {high})").format(value=said, low=low, high=high)


def stem(question: Question) -> str:
    """A stem on one line, its gaps as blanks."""
    return " ".join(plain_words(stem_in_words(question.stem), question.markup).split())[:LONGEST]


def option(question: Question, text: str) -> str:
    """An option on one line."""
    if text in ("True", "False"):
        return _tr("True") if text == "True" else _tr("False")
    return " ".join(plain_words(text, question.markup).split())[:LONGEST]


def role(what: OptionRole) -> str:
    return {
        OptionRole.KEY: _tr("right"),
        OptionRole.PARTIAL: _tr("partly right"),
        OptionRole.DISTRACTOR: _tr("wrong"),
    }[what]


def which(attempts: Which) -> str:
    return {
        Which.FIRST: _tr("First attempts"),
        Which.BEST: _tr("Best attempts"),
        Which.ALL: _tr("All attempts"),
    }[attempts]


def stage(name: str, done: int, whole: int) -> str:
    """What is being done in the background."""
    said = {
        "read": _tr("Reading attempts: {done} of {whole}"),
        "judge": _tr("Judging questions: {done} of {whole}"),
        "source": _tr("Reading sources: {done} of {whole}"),
    }[name]
    return said.format(done=count(done), whole=count(whole))


def escaped(text: str) -> str:
    """A tool tip that is never taken for mark-up."""
    import html

    return f"<span>{html.escape(text)}</span>"
