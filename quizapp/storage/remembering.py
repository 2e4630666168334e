"""Final answers become memories, and the last of them can be taken back.

Functions over an open transaction: the one that makes the answer final. Enter by `remember` and
`forget_last`; `PracticeRepository` is their face.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, bindparam, delete, insert, select, update

from question_bank.bank.model import Question
from question_bank.errors import QuestionBankError
from quizapp.practice.changes import is_same_to_learn
from quizapp.practice.days import day_of
from quizapp.practice.memory import Memory, recall, review
from quizapp.practice.model import Plan
from quizapp.practice.rating import RIGHT_FROM, Rating, pace_of, rate
from quizapp.storage.codec import from_json, to_json
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    PracticeMemoryRow,
    PracticePlanRow,
    PracticeReviewRow,
    QuestionVersionRow,
    ResponseRow,
    ShownRow,
)

_PLAN = table(PracticePlanRow)
_MEMORY = table(PracticeMemoryRow)
_REVIEW = table(PracticeReviewRow)
_ATTEMPT = table(AttemptRow)
_SHOWN = table(ShownRow)
_RESPONSE = table(ResponseRow)
_VERSION = table(QuestionVersionRow)

USUAL_OF = 50
"""Right answers of a kind from which the usual time is taken."""

_KEPT = (
    "version", "version_at", "stability", "difficulty", "last_on", "due_on", "reps", "lapses",
    "is_gone", "reset_at",
)  # fmt: skip
"""Of a memory's row: what an answer may change."""

_HEAD = select(_ATTEMPT.c.id, _ATTEMPT.c.person_id, _ATTEMPT.c.seed, _ATTEMPT.c.started_at)
_CHANGE = (
    update(_MEMORY)
    .where(_MEMORY.c.person_id == bindparam("of_person"))
    .where(_MEMORY.c.bank_id == bindparam("of_bank"))
    .where(_MEMORY.c.question_id == bindparam("of_question"))
    .values(
        {
            name: bindparam(name)
            for name in ("stability", "difficulty", "last_on", "due_on", "reps", "lapses")
        }
        | {"reset_at": None}
    )
)


def plan_of(db: Connection, person_id: str) -> Plan:
    """What the person decided; the default before."""
    query = select(
        _PLAN.c.daily_goal, _PLAN.c.day_starts_at, _PLAN.c.asks_certainty, _PLAN.c.counts_pace
    )
    row = db.execute(query.where(_PLAN.c.person_id == person_id)).first()
    return Plan(*row) if row else Plan()


def memory_of(row: RowMapping) -> Memory | None:
    """The memory that a row tells of; None for one that starts anew."""
    if row["stability"] is None:
        return None
    return Memory(
        row["stability"],
        row["difficulty"],
        row["last_on"],
        row["due_on"],
        row["reps"],
        row["lapses"],
    )


# Answers ------------------------------------------------------------------------------------------


def remember(db: Connection, attempt_id: str, worth: Mapping[int, float], at: datetime) -> None:
    """Takes final answers of an attempt into the person's memories: position to fraction.

    Left out are answers that are remembered already, and questions without an answer that nobody
    locked: they say nothing.
    """
    head = db.execute(_HEAD.where(_ATTEMPT.c.id == attempt_id)).one()
    work = _Remembering(db, head, plan_of(db, head.person_id), at)
    work.take(_answers(db, attempt_id, worth), worth)


def _answers(db: Connection, attempt_id: str, positions: Iterable[int]) -> list[Row[Any]]:
    """The answers at these positions that are not remembered yet, in the attempt's order."""
    known = select(_REVIEW.c.position).where(_REVIEW.c.attempt_id == attempt_id)
    query = (
        select(_SHOWN.c.position, _SHOWN.c.bank_id, _SHOWN.c.question_id, _SHOWN.c.version)
        .add_columns(_VERSION.c.kind, _RESPONSE.c.certainty, _RESPONSE.c.spent_s)
        .join(
            _RESPONSE,
            (_RESPONSE.c.attempt_id == _SHOWN.c.attempt_id)
            & (_RESPONSE.c.position == _SHOWN.c.position),
        )
        .join(_VERSION, _VERSION.c.version == _SHOWN.c.version)
        .where(_SHOWN.c.attempt_id == attempt_id, _SHOWN.c.position.not_in(known))
        .where(_RESPONSE.c.answer.is_not(None) | _RESPONSE.c.checked)
        .order_by(_SHOWN.c.position)
    )
    wanted = set(positions)
    if len(wanted) == 1:
        query = query.where(_SHOWN.c.position == next(iter(wanted)))
    return [row for row in db.execute(query).all() if row.position in wanted]


class _Remembering:
    """What the answers of one attempt do to memories; rows are read and written all at once."""

    def __init__(self, db: Connection, head: Any, plan: Plan, at: datetime) -> None:
        self._db = db
        self._head = head
        self._plan = plan
        self._at = at
        self._on = day_of(at, plan.day_starts_at)
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []
        self._reviews: list[dict[str, Any]] = []

    def take(self, answers: Sequence[Row[Any]], worth: Mapping[int, float]) -> None:
        rows = self._rows(answers)
        taken = set()
        for answer in answers:
            key = answer.bank_id, answer.question_id
            if key in taken:  # a question that was asked twice
                self._write()
                rows |= self._rows([answer])
            taken.add(key)
            self._take_one(answer, worth[answer.position], rows.get(key))
        self._write()

    def _write(self) -> None:
        for statement, values in (
            (insert(_MEMORY), self._new),
            (_CHANGE, self._changed),
            (insert(_REVIEW), self._reviews),
        ):
            if values:
                self._db.execute(statement, values)
                values.clear()

    def _rows(self, answers: Sequence[Row[Any]]) -> dict[tuple[str, str], RowMapping]:
        if len(answers) == 1:
            key = answers[0].bank_id, answers[0].question_id
            row = _memory_row(self._db, self._head.person_id, *key)
            return {} if row is None else {key: row}
        banks = {answer.bank_id for answer in answers}
        query = select(_MEMORY).where(_MEMORY.c.person_id == self._head.person_id)
        rows = self._db.execute(query.where(_MEMORY.c.bank_id.in_(banks))).mappings().all()
        return {(row["bank_id"], row["question_id"]): row for row in rows}

    def _take_one(self, answer: Row[Any], fraction: float, row: RowMapping | None) -> None:
        before = None if row is None else _as_text(row)
        rating = expected = None
        if self._counts(answer, row):
            if row is not None and row["version"] != answer.version:
                now, hour = self._head.started_at, self._plan.day_starts_at
                take_version(self._db, row, answer.version, now, hour)
                row = _memory_row(self._db, *_key_of(row))
            old = None if row is None else memory_of(row)
            expected = None if old is None else recall(old, self._on)
            rating = rate(fraction, answer.certainty, self._pace(answer))
            chance = random.Random(f"{self._head.seed}/{answer.question_id}")
            self._keep(answer, row, review(old, rating, self._on, chance))
        self._log(answer, fraction, rating, expected, before)

    def _counts(self, answer: Row[Any], row: RowMapping | None) -> bool:
        """An answer to a version older than the one that is remembered says nothing of it."""
        return (
            row is None
            or row["version"] == answer.version
            or row["version_at"] <= self._head.started_at
        )

    def _pace(self, answer: Row[Any]) -> float | None:
        if not self._plan.counts_pace:
            return None
        query = (
            select(_REVIEW.c.spent_s)
            .where(_REVIEW.c.person_id == self._head.person_id)
            .where(_REVIEW.c.kind == answer.kind, _REVIEW.c.fraction >= RIGHT_FROM)
            .order_by(_REVIEW.c.id.desc())
            .limit(USUAL_OF)
        )
        return pace_of(answer.spent_s, list(self._db.execute(query).scalars()))

    def _keep(self, answer: Row[Any], row: RowMapping | None, memory: Memory) -> None:
        values = {
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "last_on": memory.last_on,
            "due_on": memory.due_on,
            "reps": memory.reps,
            "lapses": memory.lapses,
        }
        if row is not None:
            of = zip(("of_person", "of_bank", "of_question"), _key_of(row), strict=True)
            self._changed.append({**values, **dict(of)})
            return
        self._new.append(
            {
                "person_id": self._head.person_id,
                "bank_id": answer.bank_id,
                "question_id": answer.question_id,
                "version": answer.version,
                "version_at": self._head.started_at,
                "is_gone": False,
                "reset_at": None,
                **values,
            }
        )

    def _log(
        self,
        answer: Row[Any],
        fraction: float,
        rating: Rating | None,
        expected: float | None,
        before: str | None,
    ) -> None:
        self._reviews.append(
            {
                "person_id": self._head.person_id,
                "attempt_id": self._head.id,
                "position": answer.position,
                "bank_id": answer.bank_id,
                "question_id": answer.question_id,
                "version": answer.version,
                "kind": answer.kind,
                "at": self._at,
                "on_day": self._on,
                "rating": None if rating is None else int(rating),
                "fraction": fraction,
                "spent_s": answer.spent_s,
                "expected": expected,
                "before": before,
            }
        )


# Taking back --------------------------------------------------------------------------------------


def forget_last(db: Connection, attempt_id: str) -> int | None:
    """Takes the last answer of an attempt out of the memory, which is then what it was.

    Returns its position; None where the attempt has none.

    Raises:
        QuestionBankError: the question was answered again, or edited, since.
    """
    query = select(_REVIEW).where(_REVIEW.c.attempt_id == attempt_id)
    last = db.execute(query.order_by(_REVIEW.c.id.desc()).limit(1)).first()
    if last is None:
        return None
    if last.rating is not None:
        _put_back(db, last)
    db.execute(delete(_REVIEW).where(_REVIEW.c.id == last.id))
    return int(last.position)


def _put_back(db: Connection, last: Row[Any]) -> None:
    of_question = (
        (_REVIEW.c.person_id == last.person_id)
        & (_REVIEW.c.bank_id == last.bank_id)
        & (_REVIEW.c.question_id == last.question_id)
    )
    later = select(_REVIEW.c.id).where(of_question, _REVIEW.c.id > last.id).limit(1)
    if db.execute(later).first() is not None:
        raise QuestionBankError(
            "This question was answered again since, in another quiz. The answer stays."
        )
    row = _memory_row(db, last.person_id, last.bank_id, last.question_id)
    if row is None or row["version"] != last.version:
        raise QuestionBankError("This question was edited since. The answer stays.")
    if last.before is None:
        db.execute(delete(_MEMORY).where(*_is(row)))
    else:
        set_memory(db, row, **_from_text(last.before))


# Rows ---------------------------------------------------------------------------------------------


def _memory_row(
    db: Connection, person_id: str, bank_id: str, question_id: str
) -> RowMapping | None:
    query = select(_MEMORY).where(
        _MEMORY.c.person_id == person_id,
        _MEMORY.c.bank_id == bank_id,
        _MEMORY.c.question_id == question_id,
    )
    return db.execute(query).mappings().first()


def _key_of(row: RowMapping) -> tuple[str, str, str]:
    return row["person_id"], row["bank_id"], row["question_id"]


def _is(row: RowMapping) -> tuple[Any, ...]:
    return tuple(_MEMORY.c[name] == row[name] for name in ("person_id", "bank_id", "question_id"))


def set_memory(db: Connection, row: RowMapping, **values: Any) -> None:
    """Changes columns of a memory's row."""
    db.execute(update(_MEMORY).where(*_is(row)).values(**values))


def take_version(
    db: Connection, row: RowMapping, version: str, now: datetime, day_starts_at: int
) -> None:
    """The question has another version: with the same key it keeps its memory, else it starts
    anew and is due."""
    values: dict[str, Any] = {"version": version, "version_at": now}
    if not is_same_to_learn(_question(db, row["version"]), _question(db, version)):
        values |= dict.fromkeys(("stability", "difficulty", "last_on"))
        values |= {"reps": 0, "lapses": 0, "reset_at": now, "due_on": day_of(now, day_starts_at)}
    set_memory(db, row, **values)


def _question(db: Connection, version: str) -> Question:
    query = select(_VERSION.c.content).where(_VERSION.c.version == version)
    return from_json(Question, db.execute(query).scalar_one())


def know_version(db: Connection, version: str, question: Question) -> None:
    """Keeps a version of a question, if it is not known yet."""
    known = select(_VERSION.c.version).where(_VERSION.c.version == version)
    if db.execute(known).first() is None:
        kind, content = question.kind.value, to_json(question)
        db.execute(insert(_VERSION).values(version=version, kind=kind, content=content))


def _as_text(row: RowMapping) -> str:
    plain = {name: row[name] for name in _KEPT}
    return json.dumps(
        {k: v.isoformat() if isinstance(v, date | datetime) else v for k, v in plain.items()}
    )


def _from_text(text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text)
    for name, read in (
        ("version_at", datetime.fromisoformat),
        ("reset_at", datetime.fromisoformat),
        ("last_on", date.fromisoformat),
        ("due_on", date.fromisoformat),
    ):
        values[name] = None if values[name] is None else read(values[name])
    return values
