"""Which questions are listed, in which order. Enter by `Listing(bank).ids(query)`.

Texts are folded once for each question; ten thousand are searched within milliseconds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from question_bank.bank.comparing import answer_lines
from question_bank.bank.model import Kind, Question, Status
from quizapp.editing.issues import Checker, Level
from quizapp.editing.open_bank import OpenBank


class Sort(StrEnum):
    """The order of a list; `BANK` is the file's."""

    BANK = "bank"
    TEXT = "text"
    KIND = "kind"
    TOPIC = "topic"
    STATUS = "status"
    POINTS = "points"
    PROBLEMS = "problems"


class Shown(StrEnum):
    """What is wrong with the questions that are listed."""

    ALL = "all"
    ERRORS = "errors"
    FLAWS = "flaws"
    CLEAN = "clean"
    CHANGED = "changed"
    UNCITED = "uncited"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. None means every kind, topic, status; `topic` "" those without one."""

    text: str = ""
    kind: Kind | None = None
    topic: str | None = None
    status: Status | None = None
    shown: Shown = Shown.ALL
    sort: Sort = Sort.BANK
    descending: bool = False


_STATUS_ORDER = {status: n for n, status in enumerate(Status)}
_KIND_ORDER = {kind: n for n, kind in enumerate(Kind)}


class Listing:
    """The lists of one open bank."""

    def __init__(self, bank: OpenBank, checker: Checker) -> None:
        self._bank = bank
        self._checker = checker
        self._folded: dict[str, tuple[Question, str]] = {}
        self._revision = -1
        self._questions: list[Question] = []
        self._texts: list[str] | None = None

    def ids(self, query: Query) -> list[str]:
        """The ids of what the query asks for. All words must be found, anywhere in a question."""
        if self._revision != self._bank.revision:
            self._revision = self._bank.revision
            self._questions, self._texts = list(self._bank), None
        found = self._with_words(fold(query.text).split())
        if query.kind is not None:
            found = [q for q in found if q.kind is query.kind]
        if query.status is not None:
            found = [q for q in found if q.status is query.status]
        if query.topic is not None:
            wanted = query.topic
            found = [q for q in found if (wanted in q.topics if wanted else not q.topics)]
        if query.shown is not Shown.ALL:
            found = list(filter(self._shows(query.shown), found))
        if query.sort is not Sort.BANK:
            found.sort(key=self._key(query.sort), reverse=query.descending)
        elif query.descending:
            found.reverse()
        return [question.id for question in found]

    def _with_words(self, words: list[str]) -> list[Question]:
        """The questions in which all words are found; the longest is looked for first."""
        if not words:
            return list(self._questions)
        if self._texts is None:
            self._texts = [self._text(question) for question in self._questions]
        first, *rest = sorted(words, key=len, reverse=True)
        texts, questions = self._texts, self._questions
        # Numbers, not pairs: ten thousand new tuples would set the garbage collector going.
        found = [n for n, text in enumerate(texts) if first in text]
        for word in rest:
            found = [n for n in found if word in texts[n]]
        return [questions[n] for n in found]

    def _shows(self, shown: Shown) -> Callable[[Question], bool]:
        count = self._checker.counts
        match shown:
            case Shown.ERRORS:
                return lambda q: count(q)[Level.ERROR] > 0
            case Shown.FLAWS:
                return lambda q: count(q)[Level.PROBLEM] > 0
            case Shown.CLEAN:
                return lambda q: not any(count(q).values())
            case Shown.CHANGED:
                return lambda q: self._bank.is_changed(q.id)
            case Shown.UNCITED:
                return lambda q: not q.citations
            case _:
                return lambda q: True

    def _key(self, sort: Sort) -> Callable[[Question], Any]:
        match sort:
            case Sort.KIND:
                return lambda q: _KIND_ORDER[q.kind]
            case Sort.TOPIC:
                return lambda q: (not q.topics, q.topics)
            case Sort.STATUS:
                return lambda q: _STATUS_ORDER[q.status]
            case Sort.POINTS:
                return lambda q: q.points
            case Sort.PROBLEMS:
                count = self._checker.counts
                return lambda q: tuple(-count(q)[level] for level in Level)
            case _:
                return self._text

    def _text(self, question: Question) -> str:
        known = self._folded.get(question.id)
        if known is None or known[0] is not question:
            known = question, fold(searched(question))
            self._folded[question.id] = known
        return known[1]


def searched(question: Question) -> str:
    """All words of a question that a search finds."""
    answers = (line.text for line in answer_lines(question.body))
    return "\n".join((question.stem, *answers, question.explanation, *question.topics, question.id))


def fold(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
