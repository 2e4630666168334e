"""Marks of submitted attempts as arrays, for statistics. Enter by `MarksRepository.over(database)`.

A million responses are read from the driver itself, a few attempts at a time: the lock is free
between them, and no row becomes an object that lives on. What was submitted never changes, so a
caller may keep what it has read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from sqlalchemy import Connection, func, select

from question_bank.bank.model import Kind, Question
from quizapp.quiz.model import AttemptState, Blueprint, Mode, RevealedQuestion
from quizapp.storage.codec import from_json
from quizapp.storage.database import Database
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    PersonRow,
    QuestionVersionRow,
    RevealedRow,
    ShownRow,
)

if TYPE_CHECKING:
    import sqlite3

    from question_bank.statistics.marks import Floats, Integers

_A = table(AttemptRow)
_P = table(PersonRow)
_S = table(ShownRow)
_V = table(QuestionVersionRow)
_H = table(RevealedRow)

AT_ONCE = 100
"""Attempts that are read under one lock."""

STUDIED = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE})
"""Kinds whose answers are kept: their options are judged one by one."""

BLANK = -1
"""The code of no answer, and of answers of kinds that are not studied."""

_SLOTS = ", ".join("?" * AT_ONCE)

# A query gives an attempt a row, its responses as lists in one text: a million rows of Python
# objects would take longer than all the rest. Items are numbered by a table of the connection.
_NUMBERS = """
CREATE TEMP TABLE IF NOT EXISTS class_item (
    n INTEGER PRIMARY KEY, version TEXT, question_id TEXT, bank_id TEXT, is_studied INTEGER,
    UNIQUE (version, question_id, bank_id)
)
"""
_NUMBER = f"""
INSERT OR IGNORE INTO temp.class_item (version, question_id, bank_id, is_studied)
SELECT DISTINCT s.version, s.question_id, s.bank_id,
       v.kind IN ({", ".join(f"'{kind.value}'" for kind in sorted(STUDIED))})
FROM attempt_shown s JOIN question_version v ON v.version = s.version
WHERE s.attempt_id IN ({_SLOTS})
"""
_MARKS = f"""
SELECT r.attempt_id, count(*), group_concat(coalesce(i.n, 0)),
       group_concat(coalesce(r.fraction, 0.0)),
       group_concat(CASE WHEN i.is_studied THEN coalesce(r.answer, '') ELSE '' END, char(10))
FROM response r
CROSS JOIN attempt_shown s ON s.attempt_id = r.attempt_id AND s.position = r.position
LEFT JOIN temp.class_item i
    ON i.version = s.version AND i.question_id = s.question_id AND i.bank_id = s.bank_id
WHERE r.attempt_id IN ({_SLOTS})
GROUP BY r.attempt_id
"""
_ITEMS = "SELECT n, bank_id, question_id, version FROM temp.class_item"

Progress = Callable[[int, int], None]
"""Told how many attempts of how many have been read; may raise to stop."""


_Row: TypeAlias = tuple[str, int, str, str, str]
"""An attempt: its id, how many responses, their items, fractions and answers."""


class ItemKey(NamedTuple):
    """One version of a question."""

    bank_id: str
    question_id: str
    version: str


@dataclass(frozen=True, slots=True)
class ClassAttempt:
    """A submitted attempt whose questions were drawn, not given. `fraction` is a share, 0 to 1;
    `marks` and `maximum` are in points, times are aware UTC."""

    attempt_id: str
    person_id: str
    title: str
    bank_ids: tuple[str, ...]
    bank_titles: tuple[str, ...]
    exam: bool
    started_at: datetime
    submitted_at: datetime
    question_count: int
    marks: float
    maximum: float
    fraction: float
    passed: bool
    spent_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """R responses as arrays of one length, of attempts in any order.

    `attempt` numbers `attempts`, `item` numbers `items`, `fraction` is -1..1 (unanswered 0; undrawn
    is not there), `answer` numbers `answers` (stored JSON) or is `BLANK`.
    """

    attempts: tuple[str, ...]
    items: tuple[ItemKey, ...]
    answers: tuple[str, ...]
    attempt: Integers
    item: Integers
    fraction: Floats
    answer: Integers


class MarksRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def over(cls, database: Database) -> MarksRepository:
        """The marks of an open database."""
        return cls(database._engine)

    def stamp(self) -> tuple[int, str]:
        """Another value as soon as there is another submitted attempt, or another person."""
        counted = select(func.count(), func.max(_A.c.submitted_at)).where(
            _A.c.state == AttemptState.SUBMITTED.value
        )
        with self._engine.reading() as db:
            count, last = db.execute(counted).one()
            people = db.execute(select(func.count()).select_from(_P)).scalar_one()
        return int(count), f"{last} {people}"

    def people(self) -> dict[str, str]:
        """Id to name of everybody, attempts or none."""
        with self._engine.reading() as db:
            return {row[0]: row[1] for row in db.execute(select(_P.c.id, _P.c.name))}

    def attempts(self) -> tuple[ClassAttempt, ...]:
        """All that statistics may count, the oldest first; what was given, expired, given up or is
        in progress is not among them."""
        query = (
            select(_A.c.id, _A.c.person_id, _A.c.title, _A.c.bank_ids, _A.c.bank_titles, _A.c.mode,
                   _A.c.started_at, _A.c.submitted_at, _A.c.question_count, _A.c.marks,
                   _A.c.maximum, _A.c.fraction, _A.c.passed, _A.c.spent_s, _A.c.blueprint)
            .where(_A.c.state == AttemptState.SUBMITTED.value, _A.c.submitted_at.is_not(None))
            .order_by(_A.c.submitted_at, _A.c.id)
        )  # fmt: skip
        given: dict[str, bool] = {}
        lists: dict[str, tuple[str, ...]] = {}
        with self._engine.reading() as db:
            rows = db.execute(query).all()
        found = []
        for row in rows:
            if row.blueprint not in given:
                given[row.blueprint] = from_json(Blueprint, row.blueprint).given
            if given[row.blueprint]:
                continue
            for text in (row.bank_ids, row.bank_titles):
                if text not in lists:
                    lists[text] = tuple(json.loads(text))
            found.append(
                ClassAttempt(
                    row.id, row.person_id, row.title, lists[row.bank_ids], lists[row.bank_titles],
                    row.mode == Mode.EXAM.value, row.started_at, row.submitted_at,
                    row.question_count, row.marks or 0.0, row.maximum or 0.0, row.fraction or 0.0,
                    bool(row.passed), row.spent_s,
                )
            )  # fmt: skip
        return tuple(found)

    def responses(
        self, attempt_ids: Sequence[str], progress: Progress = lambda _done, _all: None
    ) -> Responses:
        """All responses of these attempts. What `progress` raises ends the reading."""
        collected = _Collected()
        for start in range(0, len(attempt_ids), AT_ONCE):
            part = attempt_ids[start : start + AT_ONCE]
            collected.add(self._rows(part))  # the lock is free while numbers are made of it
            progress(start + len(part), len(attempt_ids))
        with self._engine.reading() as db:
            driver = _driver(db)
            driver.execute(_NUMBERS)
            items = {row[0]: ItemKey(*row[1:]) for row in driver.execute(_ITEMS)}
        return collected.arrays(items)

    def _rows(self, attempt_ids: Sequence[str]) -> list[_Row]:
        padded = (*attempt_ids, *("",) * (AT_ONCE - len(attempt_ids)))
        with self._engine.reading() as db:
            driver = _driver(db)
            driver.execute(_NUMBERS)
            rows: list[_Row] = driver.execute(_MARKS, padded).fetchall()
            if any(",0," in f",{row[2]}," for row in rows):  # a question that has no number yet
                driver.execute(_NUMBER, padded)
                rows = driver.execute(_MARKS, padded).fetchall()
        return rows

    def questions(self, versions: Iterable[str]) -> dict[str, Question]:
        """Versions to questions, as they were when the version was first asked."""
        wanted = list(versions)
        found: dict[str, Question] = {}
        for start in range(0, len(wanted), AT_ONCE):
            query = select(_V.c.version, _V.c.content)
            query = query.where(_V.c.version.in_(wanted[start : start + AT_ONCE]))
            with self._engine.reading() as db:
                rows = db.execute(query).all()
            found.update((row[0], from_json(Question, row[1])) for row in rows)
        return found

    def revealed(self, attempt_id: str, item: ItemKey) -> RevealedQuestion | None:
        """What an attempt reveals of one of its questions: key, passages, documents."""
        query = (
            select(_H.c.content)
            .join(_S, (_S.c.attempt_id == _H.c.attempt_id) & (_S.c.position == _H.c.position))
            .where(_S.c.attempt_id == attempt_id, _S.c.bank_id == item.bank_id)
            .where(_S.c.question_id == item.question_id, _S.c.version == item.version)
        )
        with self._engine.reading() as db:
            content = db.execute(query).scalar()
        return None if content is None else from_json(RevealedQuestion, content)


def _driver(db: Connection) -> sqlite3.Connection:
    """SQLite's own connection."""
    return cast("sqlite3.Connection", db.connection.driver_connection)


class _Collected:
    """Rows as they come, made into numbers."""

    def __init__(self) -> None:
        self._attempts: list[str] = []
        self._answers: dict[str, int] = {"": BLANK}
        self._parts: list[tuple[Integers, Integers, Floats, Integers]] = []

    def add(self, rows: Sequence[_Row]) -> None:
        import numpy as np

        if not rows:
            return
        ids, counts, items, fractions, texts = zip(*rows, strict=True)
        first = len(self._attempts)
        self._attempts += ids
        said = "\n".join(texts).split("\n")  # stored JSON has no line ends
        answers = self._answers
        for text in set(said) - answers.keys():
            answers[text] = len(answers) - 1
        self._parts.append(
            (
                np.repeat(np.arange(first, first + len(ids)), counts),
                np.fromstring(",".join(items), np.int64, sep=","),
                np.fromstring(",".join(fractions), np.float64, sep=","),
                np.fromiter(map(answers.__getitem__, said), np.int64, len(said)),
            )
        )

    def arrays(self, items: Mapping[int, ItemKey]) -> Responses:
        """What was collected; `items` are the connection's numbers, which others may use, too."""
        import numpy as np

        empty = np.zeros(0, dtype=np.int64)
        parts = self._parts or [(empty, empty, np.zeros(0), empty)]
        attempt, item, fraction, answer = (np.concatenate(one) for one in zip(*parts, strict=True))
        numbers, places = np.unique(item, return_inverse=True)
        return Responses(
            tuple(self._attempts),
            tuple(items[number] for number in numbers.tolist()),
            tuple(text for text in self._answers if text),
            attempt,
            places.astype(np.int64),
            fraction,
            answer,
        )


def joined(first: Responses, second: Responses) -> Responses:
    """Both, with one numbering of items and answers; no attempt may be in both."""
    import numpy as np

    items = {key: n for n, key in enumerate(first.items)}
    answers = {text: n for n, text in enumerate(first.answers)}
    for key in second.items:
        items.setdefault(key, len(items))
    for text in second.answers:
        answers.setdefault(text, len(answers))
    item = np.array([items[key] for key in second.items], dtype=np.int64)
    answer = np.array([*(answers[text] for text in second.answers), BLANK], dtype=np.int64)
    return Responses(
        (*first.attempts, *second.attempts),
        tuple(items),
        tuple(answers),
        np.concatenate((first.attempt, second.attempt + len(first.attempts))),
        np.concatenate((first.item, item[second.item] if len(item) else second.item)),
        np.concatenate((first.fraction, second.fraction)),
        np.concatenate((first.answer, answer[second.answer])),  # BLANK is the last one
    )
