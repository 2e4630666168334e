"""Last answers of a person and questions still open, with their passages. Enter by
`ReadingRepository`."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Subquery, func, or_, select

from question_bank.bank.model import Citation
from question_bank.grading.grade import Grade, Verdict
from quizapp.quiz.model import (
    AttemptState,
    Mode,
    RevealedQuestion,
    SealedCitation,
    SealedSource,
    ShownQuestion,
)
from quizapp.quiz.reading import Answered, Cited, Key
from quizapp.storage.codec import from_json
from quizapp.storage.database import Database
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptQuizRow,
    AttemptRow,
    ResponseRow,
    RevealedRow,
    ShownRow,
)

_ATTEMPT = table(AttemptRow)
_SHOWN = table(ShownRow)
_REVEALED = table(RevealedRow)
_RESPONSE = table(ResponseRow)
_OF = table(AttemptQuizRow)


class ReadingRepository:
    """Reads over a database; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._engine = database._engine

    def quiz_ids(self, person_id: str) -> tuple[str, ...]:
        """The named quizzes that the person has submitted attempts at."""
        query = (
            select(_OF.c.quiz_id)
            .join(_ATTEMPT, _ATTEMPT.c.id == _OF.c.attempt_id)
            .where(_ATTEMPT.c.person_id == person_id)
            .where(_ATTEMPT.c.state == AttemptState.SUBMITTED.value)
            .distinct()
            .order_by(_OF.c.quiz_id)
        )
        with self._engine.reading() as db:
            return tuple(db.execute(query).scalars())

    def last_cited(
        self, person_id: str, sha256: str, without_quizzes: Collection[str] = ()
    ) -> tuple[Cited, ...]:
        """The last graded answer to each question that cites the document with those bytes, of
        submitted attempts; those at `without_quizzes` do not count."""
        ranked = _ranked(person_id, without_quizzes)
        query = (
            select(ranked.c.bank_id, ranked.c.question_id, _REVEALED.c.content, _RESPONSE.c.grade)
            .select_from(ranked)
            .join(_REVEALED, _here(_REVEALED, ranked))
            .join(_RESPONSE, _here(_RESPONSE, ranked))
            .where(ranked.c.age == 1, _RESPONSE.c.grade.is_not(None))
            .where(_REVEALED.c.content.contains(sha256, autoescape=True))
        )
        with self._engine.reading() as db:
            rows = db.execute(query).all()
        found = []
        for bank_id, question_id, content, graded in rows:
            grade = json.loads(graded)["value"]
            cited = _cited((bank_id, question_id), content)
            verdict = Verdict(grade["verdict"])
            found.append(replace(cited, verdict=verdict, fraction=grade["fraction"]))
        return tuple(found)

    def last_not_right(
        self, person_id: str, without_quizzes: Collection[str] = ()
    ) -> tuple[Answered, ...]:
        """The last graded answers as in `last_cited`, whatever they cite, the oldest first; those
        that earned all there was to earn are left out."""
        ranked = _ranked(person_id, without_quizzes)
        query = (
            select(
                _SHOWN.c.content.label("shown"),
                _REVEALED.c.content.label("revealed"),
                _RESPONSE.c.grade,
                ranked.c.submitted_at,
            )
            .select_from(ranked)
            .join(_SHOWN, _here(_SHOWN, ranked))
            .join(_REVEALED, _here(_REVEALED, ranked))
            .join(_RESPONSE, _here(_RESPONSE, ranked))
            .where(ranked.c.age == 1, _RESPONSE.c.grade.is_not(None), _RESPONSE.c.fraction < 1)
            .order_by(ranked.c.submitted_at, ranked.c.attempt_id, ranked.c.position)
        )
        with self._engine.reading() as db:
            rows = db.execute(query).all()
        found = []
        for row in rows:
            grade = from_json(Grade, row.grade)
            shown = from_json(ShownQuestion, row.shown)
            revealed = from_json(RevealedQuestion, row.revealed)
            found.append(Answered(shown, revealed, grade.verdict, grade.fraction, row.submitted_at))
        return tuple(found)

    def still_open(self, person_id: str) -> tuple[Cited, ...]:
        """The questions of the person's attempts in progress; what practice has locked is not
        among them."""
        query = (
            select(_SHOWN.c.bank_id, _SHOWN.c.question_id, _REVEALED.c.content)
            .join(_ATTEMPT, _ATTEMPT.c.id == _SHOWN.c.attempt_id)
            .join(_REVEALED, _here(_REVEALED, _SHOWN))
            .join(_RESPONSE, _here(_RESPONSE, _SHOWN))
            .where(_ATTEMPT.c.person_id == person_id)
            .where(_ATTEMPT.c.state == AttemptState.IN_PROGRESS.value)
            .where(_RESPONSE.c.checked.is_(False))
        )
        with self._engine.reading() as db:
            rows = db.execute(query).all()
        return tuple(_cited((row[0], row[1]), row[2]) for row in rows)

    def has_exam(self, person_id: str) -> bool:
        """Whether an exam of the person is in progress, open-book or not."""
        query = (
            select(func.count())
            .select_from(_ATTEMPT)
            .where(_ATTEMPT.c.person_id == person_id, _ATTEMPT.c.mode == Mode.EXAM.value)
            .where(_ATTEMPT.c.state == AttemptState.IN_PROGRESS.value)
        )
        with self._engine.reading() as db:
            return bool(db.execute(query).scalar_one())


def _ranked(person_id: str, without_quizzes: Collection[str]) -> Subquery:
    """The person's questions of submitted attempts; `age` 1 is the last time of each question."""
    age = func.row_number().over(
        partition_by=(_SHOWN.c.bank_id, _SHOWN.c.question_id),
        order_by=(_ATTEMPT.c.submitted_at.desc(), _ATTEMPT.c.id),
    )
    return (
        select(
            _SHOWN.c.attempt_id, _SHOWN.c.position, _SHOWN.c.bank_id, _SHOWN.c.question_id,
            _ATTEMPT.c.submitted_at, age.label("age"),
        )
        .join(_ATTEMPT, _ATTEMPT.c.id == _SHOWN.c.attempt_id)
        .outerjoin(_OF, _OF.c.attempt_id == _ATTEMPT.c.id)
        .where(_ATTEMPT.c.person_id == person_id)
        .where(_ATTEMPT.c.state == AttemptState.SUBMITTED.value)
        .where(or_(_OF.c.quiz_id.is_(None), _OF.c.quiz_id.not_in(list(without_quizzes))))
        .subquery()
    )  # fmt: skip


def _cited(key: Key, content: str) -> Cited:
    """The passages in what is kept of a question, without building the rest of it."""
    told = json.loads(content)["value"]
    return Cited(
        key,
        tuple(
            SealedCitation(
                Citation(**_fields(one["citation"])), one["status"], one["start"], one["end"]
            )
            for one in told["citations"]
        ),
        tuple(SealedSource(**_fields(one)) for one in told["sources"]),
    )


def _fields(plain: dict[str, Any]) -> dict[str, Any]:
    """Of a value of plain texts and numbers: `codec` takes ten times as long, since it knows all
    that a question may be."""
    return {name: value for name, value in plain.items() if name != "type"}


def _here(one: Any, other: Any) -> Any:
    """The same question of the same attempt."""
    return (one.c.attempt_id == other.c.attempt_id) & (one.c.position == other.c.position)
