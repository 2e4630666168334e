"""Disputes of students, and what teachers said to them. Enter by `DisputeRepository`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from question_bank.errors import QuestionBankError
from quizapp.quiz.disputes import Dispute, DisputeState
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import AttemptRow, DisputeRow, PersonRow

_DISPUTE = table(DisputeRow)
_ATTEMPT = table(AttemptRow)
_PERSON = table(PersonRow)

_OPEN = _DISPUTE.c.state == DisputeState.OPEN.value


class DisputeRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, attempt_id: str, position: int, comment: str, at: datetime) -> None:
        """Raises QuestionBankError when this answer is disputed already."""
        try:
            with self._engine.transaction() as db:
                db.execute(
                    insert(_DISPUTE).values(
                        attempt_id=attempt_id,
                        position=position,
                        comment=comment,
                        at=at,
                        state=DisputeState.OPEN.value,
                        reply="",
                        by="",
                    )
                )
        except IntegrityError as error:
            raise QuestionBankError("This answer is disputed already.") from error

    def withdraw(self, attempt_id: str, position: int) -> None:
        """Takes a dispute back that nobody has decided yet."""
        where = (_DISPUTE.c.attempt_id == attempt_id) & (_DISPUTE.c.position == position)
        with self._engine.transaction() as db:
            db.execute(_DISPUTE.delete().where(where, _OPEN))

    def close(
        self,
        dispute_id: int,
        state: DisputeState,
        reply: str,
        by: str,
        at: datetime,
        regrade_id: int | None = None,
    ) -> None:
        """Decides an open dispute.

        Raises:
            QuestionBankError: it was decided or withdrawn already.
        """
        closing = (
            update(_DISPUTE)
            .where(_DISPUTE.c.id == dispute_id, _OPEN)
            .values(state=state.value, reply=reply, by=by, closed_at=at, regrade_id=regrade_id)
        )
        with self._engine.transaction() as db:
            if not db.execute(closing).rowcount:
                raise QuestionBankError("This dispute is closed already.")

    def reopen(self, regrade_id: int) -> int:
        """Opens what a regrade had decided, when it is undone; how many."""
        opening = (
            update(_DISPUTE)
            .where(_DISPUTE.c.regrade_id == regrade_id)
            .values(state=DisputeState.OPEN.value, reply="", by="", closed_at=None, regrade_id=None)
        )
        with self._engine.transaction() as db:
            return int(db.execute(opening).rowcount)

    def open_count(self) -> int:
        """How many wait for a teacher."""
        with self._engine.reading() as db:
            query = select(func.count()).select_from(_DISPUTE).where(_OPEN)
            return int(db.execute(query).scalar_one())

    def queue(self, *, with_closed: bool = False) -> tuple[Dispute, ...]:
        """Open ones, oldest first; then, if asked for, those that are closed, newest first."""
        with self._engine.reading() as db:
            rows = db.execute(_disputes().where(_OPEN).order_by(_DISPUTE.c.at)).all()
            if with_closed:
                done = _disputes().where(~_OPEN).order_by(_DISPUTE.c.closed_at.desc())
                rows = [*rows, *db.execute(done).all()]
        return tuple(_dispute(row) for row in rows)

    def get(self, dispute_id: int) -> Dispute:
        """Raises KeyError when there is none."""
        with self._engine.reading() as db:
            row = db.execute(_disputes().where(_DISPUTE.c.id == dispute_id)).first()
        if row is None:
            raise KeyError(dispute_id)
        return _dispute(row)

    def of_attempt(self, attempt_id: str) -> Mapping[int, Dispute]:
        """Position to dispute."""
        with self._engine.reading() as db:
            rows = db.execute(_disputes().where(_DISPUTE.c.attempt_id == attempt_id)).all()
        return {row.position: _dispute(row) for row in rows}


def _disputes() -> Select[Any]:
    d = _DISPUTE.c
    return (
        select(d.id, d.attempt_id, d.position, _PERSON.c.name, _ATTEMPT.c.title, d.comment, d.at)
        .add_columns(d.state, d.reply, d.by, d.closed_at, d.regrade_id)
        .join(_ATTEMPT, _ATTEMPT.c.id == d.attempt_id)
        .join(_PERSON, _PERSON.c.id == _ATTEMPT.c.person_id)
    )


def _dispute(row: Any) -> Dispute:
    values = list(row)
    values[7] = DisputeState(values[7])
    return Dispute(*values)
