"""Attempts as rows of lists: filtered and sorted by the database. Enter by `HistoryRepository`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select, update

from quizapp.quiz.model import AttemptState, Mode
from quizapp.quiz.opening import Told, is_told
from quizapp.quiz.summaries import AttemptSummary, HistoryFilter
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptQuizRow,
    AttemptRow,
    QuizRow,
    RegradeItemRow,
    RegradeRow,
    ResponseRow,
)

_A = table(AttemptRow)
_R = table(ResponseRow)
_OF = table(AttemptQuizRow)
_QUIZ = table(QuizRow)
_REGRADE = table(RegradeRow)
_ITEM = table(RegradeItemRow)

# Few attempts are regraded or withheld: they are asked for apart, not joined to all the others.
_REGRADED = (
    select(_ITEM.c.attempt_id, _ITEM.c.fraction_before)
    .join(_REGRADE, _REGRADE.c.id == _ITEM.c.regrade_id)
    .join(_A, _A.c.id == _ITEM.c.attempt_id)
    .where(_REGRADE.c.undone_at.is_(None))
    .order_by(_REGRADE.c.id.desc())
)
_MAY_BE_WITHHELD = (
    select(_OF.c.attempt_id, _QUIZ.c.score_told, _QUIZ.c.closes_at)
    .join(_QUIZ, _QUIZ.c.id == _OF.c.quiz_id)
    .where(_QUIZ.c.score_told != Told.AFTER_SUBMIT.value)
)

_SORTABLE = {
    "title": func.lower(_A.c.title),
    "bank": func.lower(_A.c.bank_titles),
    "mode": _A.c.mode,
    "started_at": _A.c.started_at,
    "fraction": _A.c.fraction,
    "spent_s": _A.c.spent_s,
    "state": _A.c.state,
}


@dataclass(frozen=True, slots=True)
class BankScore:
    """Shares, 0 to 1, of submitted attempts at a bank."""

    best: float
    last: float
    last_at: datetime


class HistoryRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def summaries(
        self,
        person_id: str,
        which: HistoryFilter | None = None,
        *,
        limit: int | None = None,
        now: datetime | None = None,
    ) -> tuple[AttemptSummary, ...]:
        """The person's attempts; scores that their quiz does not tell at `now` are left out."""
        now = now or datetime.now(UTC)
        which = which or HistoryFilter()
        answered = (
            select(func.count())
            .where(_R.c.attempt_id == _A.c.id, _R.c.answer.is_not(None))
            .scalar_subquery()
        )
        query = select(_A, answered.label("answered_count")).where(_A.c.person_id == person_id)
        query = self._filtered(query, which)
        order = _SORTABLE.get(which.sort, _A.c.started_at)
        query = query.order_by(order.desc() if which.descending else order.asc(), _A.c.id)
        if limit is not None:
            query = query.limit(limit)
        with self._engine.reading() as db:
            # Of several regrades the first comes last, and tells what was there before all.
            regraded = db.execute(_REGRADED.where(_A.c.person_id == person_id))
            before = {row[0]: row[1] for row in regraded}
            withheld = _withheld(db, now)
            rows = db.execute(query).mappings().all()
        return tuple(_summary(row, before, withheld) for row in rows)

    @staticmethod
    def _filtered(query: Select[Any], which: HistoryFilter) -> Select[Any]:
        if which.text:
            text = which.text.lower()
            query = query.where(
                func.lower(_A.c.title).contains(text, autoescape=True)
                | func.lower(_A.c.bank_titles).contains(text, autoescape=True)
            )
        if which.mode:
            query = query.where(_A.c.mode == which.mode)
        if which.state:
            query = query.where(_A.c.state == which.state)
        if which.bank_id:
            query = query.where(_A.c.bank_ids.contains(json.dumps(which.bank_id), autoescape=True))
        return query

    def bank_scores(self, person_id: str, now: datetime | None = None) -> Mapping[str, BankScore]:
        """Bank id to best and last score; attempts over several banks count for each. Scores that
        their quiz does not tell at `now` do not count."""
        now = now or datetime.now(UTC)
        query = (
            select(_A.c.id, _A.c.bank_ids, _A.c.fraction, _A.c.submitted_at)
            .where(_A.c.person_id == person_id, _A.c.state == AttemptState.SUBMITTED.value)
            .where(_A.c.fraction.is_not(None))
            .order_by(_A.c.submitted_at, _A.c.id)
        )
        scores: dict[str, BankScore] = {}
        with self._engine.reading() as db:
            withheld = _withheld(db, now)
            for attempt_id, bank_ids, fraction, at in db.execute(query):
                if attempt_id in withheld:
                    continue
                for bank_id in json.loads(bank_ids):
                    before = scores.get(bank_id)
                    best = fraction if before is None else max(before.best, fraction)
                    scores[bank_id] = BankScore(best, fraction, at)
        return scores

    def abandon_idle(self, before: datetime) -> int:
        """Gives up practices that nobody has touched since `before`; how many."""
        idle = (
            update(_A)
            .where(_A.c.state == AttemptState.IN_PROGRESS.value)
            .where(_A.c.mode == Mode.PRACTICE.value, _A.c.read_at < before)
            .values(state=AttemptState.ABANDONED.value)
        )
        with self._engine.transaction() as db:
            return int(db.execute(idle).rowcount)


def _withheld(db: Connection, now: datetime) -> frozenset[str]:
    """The attempts whose quiz does not tell their score yet."""
    rows = db.execute(_MAY_BE_WITHHELD)
    return frozenset(row[0] for row in rows if not is_told(row[1], row[2], now))


def _summary(
    row: RowMapping, before: Mapping[str, float], withheld_ids: frozenset[str]
) -> AttemptSummary:
    withheld = row["id"] in withheld_ids
    return AttemptSummary(
        attempt_id=row["id"],
        title=row["title"],
        bank_titles=tuple(json.loads(row["bank_titles"])),
        quiz_name=row["quiz_name"],
        mode=row["mode"],
        state=row["state"],
        started_at=row["started_at"],
        submitted_at=row["submitted_at"],
        question_count=row["question_count"],
        answered_count=row["answered_count"],
        fraction=None if withheld else row["fraction"],
        marks=None if withheld else row["marks"],
        maximum=row["maximum"],
        passed=None if withheld else row["passed"],
        spent_s=row["spent_s"],
        limit_s=None if row["limit_s"] is None else row["limit_s"] + row["grants_s"],
        score_before=None if withheld else before.get(row["id"]),
        is_withheld=withheld,
    )
