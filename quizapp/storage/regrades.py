"""Regrades: what they changed, kept so that they can be undone. Enter by `RegradeRepository`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, RowMapping, cast, func, insert, select, update

from question_bank.errors import QuestionBankError
from quizapp.quiz.model import AttemptState
from quizapp.quiz.regrading import DryRun, ItemChange, Marked
from quizapp.storage.codec import from_json, to_json
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    PersonRow,
    QuestionVersionRow,
    RegradeItemRow,
    RegradeRow,
    ResponseRow,
    RevealedRow,
    ShownRow,
)

_REGRADE = table(RegradeRow)
_ITEM = table(RegradeItemRow)
_ATTEMPT = table(AttemptRow)
_SHOWN = table(ShownRow)
_REVEALED = table(RevealedRow)
_RESPONSE = table(ResponseRow)
_VERSION = table(QuestionVersionRow)
_PERSON = table(PersonRow)

_SUBMITTED = _ATTEMPT.c.state == AttemptState.SUBMITTED.value
_STANDING = _REGRADE.c.undone_at.is_(None)


@dataclass(frozen=True, slots=True)
class Asked:
    """How many submitted attempts asked a question; `shown` is the version that was asked,
    `graded` the one by which it is graded now."""

    bank_id: str
    question_id: str
    shown: str
    graded: str
    count: int


@dataclass(frozen=True, slots=True)
class RegradeEntry:
    """A regrade as teachers see it. `attempts` of which `changed` earn something else."""

    id: int
    bank_id: str
    question_id: str
    stem: str
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None
    undone_by: str
    attempts: int
    changed: int


@dataclass(frozen=True, slots=True)
class Regraded:
    """What a regrade did to one answer, for its student; shares of the whole attempt."""

    position: int
    stem: str
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None
    fraction_before: float
    fraction_after: float


class RegradeRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # What was asked ---------------------------------------------------------------------------

    def asked(self) -> tuple[Asked, ...]:
        """Every question of every submitted attempt, counted by version."""
        latest = (
            select(_ITEM.c.attempt_id, _ITEM.c.position, func.max(_REGRADE.c.id).label("last"))
            .join(_REGRADE, _REGRADE.c.id == _ITEM.c.regrade_id)
            .where(_STANDING)
            .group_by(_ITEM.c.attempt_id, _ITEM.c.position)
            .subquery()
        )
        graded = func.coalesce(_REGRADE.c.version, _SHOWN.c.version)
        query = (
            select(_SHOWN.c.bank_id, _SHOWN.c.question_id, _SHOWN.c.version, graded, func.count())
            .join(_ATTEMPT, _ATTEMPT.c.id == _SHOWN.c.attempt_id)
            .outerjoin(
                latest,
                (latest.c.attempt_id == _SHOWN.c.attempt_id)
                & (latest.c.position == _SHOWN.c.position),
            )
            .outerjoin(_REGRADE, _REGRADE.c.id == latest.c.last)
            .where(_SUBMITTED)
            .group_by(_SHOWN.c.bank_id, _SHOWN.c.question_id, _SHOWN.c.version, graded)
        )
        with self._engine.reading() as db:
            return tuple(Asked(*row) for row in db.execute(query))

    def attempts_that_asked(
        self, bank_id: str, question_id: str
    ) -> tuple[tuple[tuple[str, str], ...], int]:
        """(attempt id, person's name) of those submitted, oldest first; how many are running."""
        query = (
            select(_ATTEMPT.c.id, _PERSON.c.name, _ATTEMPT.c.state)
            .join(_SHOWN, _SHOWN.c.attempt_id == _ATTEMPT.c.id)
            .join(_PERSON, _PERSON.c.id == _ATTEMPT.c.person_id)
            .where(_SHOWN.c.bank_id == bank_id, _SHOWN.c.question_id == question_id)
            .order_by(_ATTEMPT.c.submitted_at, _ATTEMPT.c.id)
        )
        with self._engine.reading() as db:
            rows = db.execute(query).all()
        done = {row[0]: row[1] for row in rows if row[2] == AttemptState.SUBMITTED.value}
        running = {row[0] for row in rows if row[2] == AttemptState.IN_PROGRESS.value}
        return tuple(done.items()), len(running)

    # Applying and undoing ---------------------------------------------------------------------

    def apply(self, run: DryRun, reason: str, by: str, at: datetime) -> int:
        """Takes over what the dry run says, all of it or nothing; the regrade's id.

        Raises:
            QuestionBankError: an attempt is no longer as the dry run saw it.
        """
        items = [item for change in run.changes for item in change.items]
        with self._engine.transaction() as db:
            self._know_version(db, run)
            regrade_id = int(
                db.execute(
                    insert(_REGRADE).values(
                        bank_id=run.bank_id,
                        question_id=run.question.id,
                        version=run.version,
                        stem=run.question.stem,
                        reason=reason,
                        by=by,
                        at=at,
                        undone_by="",
                    )
                ).inserted_primary_key[0]  # type: ignore[index]
            )
            for item in items:
                self._check_unchanged(db, item)
                self._write(db, item.attempt_id, item.position, item.after)
                db.execute(insert(_ITEM).values(regrade_id=regrade_id, **_item_columns(item)))
        return regrade_id

    @staticmethod
    def _know_version(db: Connection, run: DryRun) -> None:
        known = select(_VERSION.c.version).where(_VERSION.c.version == run.version)
        if db.execute(known).first() is None:
            kind, content = run.question.kind.value, to_json(run.question)
            db.execute(insert(_VERSION).values(version=run.version, kind=kind, content=content))

    @staticmethod
    def _check_unchanged(db: Connection, item: ItemChange) -> None:
        query = select(_ATTEMPT.c.marks, _RESPONSE.c.fraction).join(
            _RESPONSE, _RESPONSE.c.attempt_id == _ATTEMPT.c.id
        )
        row = db.execute(
            query.where(_ATTEMPT.c.id == item.attempt_id, _SUBMITTED).where(
                _RESPONSE.c.position == item.position
            )
        ).first()
        seen = item.before
        if row is None or row[0] != seen.marks or row[1] != seen.grade.fraction:
            raise QuestionBankError(
                "The attempts have changed since they were looked at; look once more."
            )

    @staticmethod
    def _write(db: Connection, attempt_id: str, position: int, marked: Marked) -> None:
        where = (_RESPONSE.c.attempt_id == attempt_id) & (_RESPONSE.c.position == position)
        grade = marked.grade
        db.execute(update(_RESPONSE).where(where).values(
            grade=to_json(grade), fraction=grade.fraction
        ))  # fmt: skip
        hidden = (_REVEALED.c.attempt_id == attempt_id) & (_REVEALED.c.position == position)
        db.execute(update(_REVEALED).where(hidden).values(content=to_json(marked.revealed)))
        db.execute(
            update(_ATTEMPT)
            .where(_ATTEMPT.c.id == attempt_id)
            .values(
                marks=marked.marks,
                fraction=marked.fraction,
                passed=marked.passed,
                certainty_marks=marked.certainty_marks,
            )
        )

    def undo(self, regrade_id: int, by: str, at: datetime) -> int:
        """Gives the attempts the scores and keys they had before; how many attempts.

        Raises:
            KeyError: no such regrade.
            QuestionBankError: it is undone already, or a later one stands on it.
        """
        with self._engine.transaction() as db:
            row = db.execute(select(_REGRADE).where(_REGRADE.c.id == regrade_id)).mappings().first()
            if row is None:
                raise KeyError(regrade_id)
            if row["undone_at"] is not None:
                raise QuestionBankError("This regrade is undone already.")
            mine = select(_ITEM.c.attempt_id).where(_ITEM.c.regrade_id == regrade_id)
            later = (
                select(func.count())
                .select_from(_ITEM.join(_REGRADE, _REGRADE.c.id == _ITEM.c.regrade_id))
                .where(_REGRADE.c.id > regrade_id, _STANDING, _ITEM.c.attempt_id.in_(mine))
            )
            if db.execute(later).scalar_one():
                raise QuestionBankError(
                    "A later regrade changed the same attempts: undo that one first."
                )
            items = db.execute(
                select(_ITEM.c.attempt_id, _ITEM.c.position, _ITEM.c.before)
                .where(_ITEM.c.regrade_id == regrade_id)
                .order_by(_ITEM.c.position.desc())
            ).all()
            for attempt_id, position, before in items:
                self._write(db, attempt_id, position, from_json(Marked, before))
            db.execute(
                update(_REGRADE)
                .where(_REGRADE.c.id == regrade_id)
                .values(undone_at=at, undone_by=by)
            )
        return len({item[0] for item in items})

    # Telling ----------------------------------------------------------------------------------

    def all(self) -> tuple[RegradeEntry, ...]:
        """Newest first, those that were undone among them."""
        changed = func.sum(cast(_ITEM.c.fraction_before != _ITEM.c.fraction_after, Integer))
        query = (
            select(_REGRADE, func.count(func.distinct(_ITEM.c.attempt_id)).label("attempts"))
            .add_columns(changed.label("changed"))
            .outerjoin(_ITEM, _ITEM.c.regrade_id == _REGRADE.c.id)
            .group_by(_REGRADE.c.id)
            .order_by(_REGRADE.c.id.desc())
        )
        with self._engine.reading() as db:
            return tuple(_entry(row) for row in db.execute(query).mappings().all())

    def of_attempt(self, attempt_id: str) -> tuple[Regraded, ...]:
        """What was regraded in an attempt, oldest first."""
        query = (
            select(
                _ITEM.c.position, _REGRADE.c.stem, _REGRADE.c.reason, _REGRADE.c.by,
                _REGRADE.c.at, _REGRADE.c.undone_at, _ITEM.c.fraction_before,
                _ITEM.c.fraction_after,
            )
            .join(_REGRADE, _REGRADE.c.id == _ITEM.c.regrade_id)
            .where(_ITEM.c.attempt_id == attempt_id)
            .order_by(_REGRADE.c.id)
        )  # fmt: skip
        with self._engine.reading() as db:
            return tuple(Regraded(*row) for row in db.execute(query))


def _item_columns(item: ItemChange) -> dict[str, Any]:
    return {
        "attempt_id": item.attempt_id,
        "position": item.position,
        "fraction_before": item.before.fraction,
        "fraction_after": item.after.fraction,
        "before": to_json(item.before),
        "after": to_json(item.after),
    }


def _entry(row: RowMapping) -> RegradeEntry:
    return RegradeEntry(
        row["id"],
        row["bank_id"],
        row["question_id"],
        row["stem"],
        row["reason"],
        row["by"],
        row["at"],
        row["undone_at"],
        row["undone_by"],
        row["attempts"],
        row["changed"] or 0,
    )
