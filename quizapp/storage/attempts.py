"""Attempts: sealed, answered, ended. Implements `quizapp.quiz.ports.AttemptStore`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from question_bank.grading.answers import from_json as answer_from_json
from question_bank.grading.answers import to_json as answer_to_json
from question_bank.grading.grade import Grade
from quizapp.quiz.model import (
    Accommodation,
    AttemptHead,
    AttemptState,
    Blueprint,
    ClockEvent,
    ClockReading,
    ClockState,
    Response,
    RevealedQuestion,
    SealedAttempt,
    ShownQuestion,
    StoredAttempt,
    SubmittedBy,
)
from quizapp.quiz.ports import AttemptClosedError, Outcome
from quizapp.storage.codec import from_json, to_json
from quizapp.storage.engine import Engine
from quizapp.storage.practice import PracticeRepository
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    EventRow,
    QuestionVersionRow,
    ResponseRow,
    RevealedRow,
    ShownRow,
)

_ATTEMPT = table(AttemptRow)
_SHOWN = table(ShownRow)
_REVEALED = table(RevealedRow)
_RESPONSE = table(ResponseRow)
_EVENT = table(EventRow)
_VERSION = table(QuestionVersionRow)

_ANSWER_COLUMNS = (
    "answer", "flagged", "seen", "checked", "expired", "certainty", "spent_s", "saved_at"
)  # fmt: skip
_CLOCK_COLUMNS = (
    "position", "spent_s", "grants_s", "read_at", "boot_s", "boot_id", "closed"
)  # fmt: skip

_SAVE_RESPONSE = (
    update(_RESPONSE)
    .where(_RESPONSE.c.attempt_id == bindparam("of_attempt"))
    .where(_RESPONSE.c.position == bindparam("at_position"))
    .values({name: bindparam(name) for name in _ANSWER_COLUMNS})
)
_SAVE_CLOCK = (
    update(_ATTEMPT)
    .where(_ATTEMPT.c.id == bindparam("of_attempt"))
    .where(_ATTEMPT.c.state == bindparam("in_state"))
    .values({name: bindparam(name) for name in _CLOCK_COLUMNS})
)


class AttemptRepository:
    """`practice` remembers what final answers say about people's memories."""

    def __init__(self, engine: Engine, practice: PracticeRepository) -> None:
        self._engine = engine
        self._practice = practice
        # The path of every answer: the statements' text is made once.
        self._save_response_sql = engine.prepared(
            _SAVE_RESPONSE, (*_ANSWER_COLUMNS, "of_attempt", "at_position")
        )
        self._save_clock_sql = engine.prepared(
            _SAVE_CLOCK, (*_CLOCK_COLUMNS, "of_attempt", "in_state")
        )

    def add(self, attempt: SealedAttempt, clock: ClockState) -> None:
        """Keeps a new attempt, both of its parts, in one transaction."""
        head = attempt.head
        with self._engine.transaction() as db:
            db.execute(insert(_ATTEMPT).values(**_head_columns(head), **_clock_columns(clock)))
            self._add_versions(db, attempt)
            db.execute(
                insert(_SHOWN), [_shown_columns(head.id, n, s) for n, s in _numbered(attempt.shown)]
            )
            db.execute(
                insert(_REVEALED),
                [
                    {"attempt_id": head.id, "position": n, "content": to_json(one)}
                    for n, one in _numbered(attempt.revealed)
                ],
            )
            db.execute(
                insert(_RESPONSE),
                [
                    {
                        "attempt_id": head.id, "position": n, "flagged": False, "seen": False,
                        "checked": False, "expired": False, "spent_s": 0.0,
                    }
                    for n, _one in _numbered(attempt.shown)
                ],
            )  # fmt: skip

    @staticmethod
    def _add_versions(db: Connection, attempt: SealedAttempt) -> None:
        new = {
            shown.version: (shown.kind.value, revealed.question)
            for shown, revealed in zip(attempt.shown, attempt.revealed, strict=True)
        }
        known = db.execute(select(_VERSION.c.version).where(_VERSION.c.version.in_(new))).scalars()
        for version in known.all():
            new.pop(version, None)
        if new:
            db.execute(
                insert(_VERSION),
                [
                    {"version": version, "kind": kind, "content": to_json(question)}
                    for version, (kind, question) in new.items()
                ],
            )

    def stored(self, attempt_id: str) -> StoredAttempt:
        """The shown part, the responses in the attempt's order and the clock.

        Raises:
            KeyError: no such attempt.
        """
        with self._engine.reading() as db:
            row = db.execute(select(_ATTEMPT).where(_ATTEMPT.c.id == attempt_id)).mappings().first()
            if row is None:
                raise KeyError(attempt_id)
            shown = self._contents(db, _SHOWN, attempt_id, ShownQuestion)
            query = select(_RESPONSE).where(_RESPONSE.c.attempt_id == attempt_id)
            responses = db.execute(query.order_by(_RESPONSE.c.position)).mappings().all()
        return StoredAttempt(
            _head(row),
            shown,
            tuple(_response(r, s) for r, s in zip(responses, shown, strict=True)),
            _clock(row),
        )

    @staticmethod
    def _contents(db: Connection, source: Any, attempt_id: str, cls: type[Any]) -> tuple[Any, ...]:
        query = select(source.c.content).where(source.c.attempt_id == attempt_id)
        contents = db.execute(query.order_by(source.c.position)).scalars().all()
        return tuple(from_json(cls, content) for content in contents)

    def revealed(self, attempt_id: str) -> tuple[RevealedQuestion, ...]:
        """The part that is revealed later, in the attempt's order."""
        with self._engine.reading() as db:
            return self._contents(db, _REVEALED, attempt_id, RevealedQuestion)

    def save_response(
        self, attempt_id: str, position: int, response: Response, clock: ClockState, index: int
    ) -> None:
        """Keeps one response, the clock and the current question: one transaction, one fsync.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
        """
        answer = (
            None if response.answer is None else answer_to_json(response.answer),
            response.flagged,
            response.seen,
            response.checked,
            response.expired,
            response.certainty,
            response.spent_s,
            None if response.saved_at is None else _stored_moment(response.saved_at),
            attempt_id,
            position,
        )
        reading = clock.reading
        time = (
            index,
            clock.spent_s,
            clock.grants_s,
            _stored_moment(reading.utc),
            reading.boot_s,
            reading.boot_id,
            clock.closed,
            attempt_id,
            AttemptState.IN_PROGRESS.value,
        )
        kept = self._engine.run_prepared(
            ((self._save_clock_sql, time), (self._save_response_sql, answer))
        )
        if not kept:
            raise AttemptClosedError(_CLOSED)

    def lock(
        self,
        attempt_id: str,
        position: int,
        response: Response,
        fraction: float,
        clock: ClockState,
        index: int,
    ) -> None:
        """Keeps a final answer and what it says about the person's memory, in one transaction.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
        """
        with self._engine.transaction() as db:
            self._save_clock(db, attempt_id, clock, index)
            db.execute(
                _SAVE_RESPONSE,
                {
                    "answer": None if response.answer is None else answer_to_json(response.answer),
                    "flagged": response.flagged,
                    "seen": response.seen,
                    "checked": response.checked,
                    "expired": response.expired,
                    "certainty": response.certainty,
                    "spent_s": response.spent_s,
                    "saved_at": response.saved_at,
                    "of_attempt": attempt_id,
                    "at_position": position,
                },
            )
            self._practice.remember(db, attempt_id, {position: fraction}, clock.reading.utc)

    def unlock_last(self, attempt_id: str, clock: ClockState, index: int) -> int | None:
        """Takes the last `lock` back, with the memory as it was; its position, None without one.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
            QuestionBankError: the question was answered again, or edited, since.
        """
        with self._engine.transaction() as db:
            self._save_clock(db, attempt_id, clock, index)
            position = self._practice.forget_last(db, attempt_id)
            if position is None:
                return None
            db.execute(
                update(_RESPONSE)
                .where(_RESPONSE.c.attempt_id == attempt_id, _RESPONSE.c.position == position)
                .values(checked=False)
            )
            at = clock.reading.utc
            db.execute(insert(_EVENT).values(attempt_id=attempt_id, at=at, kind="undo", seconds=0))
        return position

    @staticmethod
    def _save_clock(db: Connection, attempt_id: str, clock: ClockState, index: int) -> None:
        values = {
            "of_attempt": attempt_id,
            "in_state": AttemptState.IN_PROGRESS.value,
            "position": index,
            **_clock_columns(clock),
        }
        if not db.execute(_SAVE_CLOCK, values).rowcount:
            raise AttemptClosedError(_CLOSED)

    def save_clock(
        self, attempt_id: str, clock: ClockState, index: int, events: Sequence[ClockEvent] = ()
    ) -> None:
        """Keeps the clock, the current question and new lines of the log.

        Raises:
            AttemptClosedError: the attempt is no longer in progress.
        """
        with self._engine.transaction() as db:
            self._save_clock(db, attempt_id, clock, index)
            if events:
                db.execute(
                    insert(_EVENT),
                    [
                        {"attempt_id": attempt_id, "at": e.at, "kind": e.kind, "seconds": e.seconds}
                        for e in events
                    ],
                )

    def finish(self, attempt_id: str, outcome: Outcome, clock: ClockState) -> bool:
        """Ends an attempt in progress; False (and nothing changed) when it had ended before."""
        ending = (
            update(_ATTEMPT)
            .where(_ATTEMPT.c.id == attempt_id)
            .where(_ATTEMPT.c.state == AttemptState.IN_PROGRESS.value)
            .values(
                state=outcome.state.value,
                submitted_at=outcome.at,
                submitted_by=None if outcome.by is None else outcome.by.value,
                marks=outcome.marks,
                maximum=outcome.maximum,
                fraction=outcome.fraction,
                passed=outcome.passed,
                certainty_marks=outcome.certainty_marks,
                **_clock_columns(clock),
            )
        )
        with self._engine.transaction() as db:
            if not db.execute(ending).rowcount:
                return False
            for position, grade in enumerate(outcome.grades):
                db.execute(
                    update(_RESPONSE)
                    .where(_RESPONSE.c.attempt_id == attempt_id)
                    .where(_RESPONSE.c.position == position)
                    .values(grade=to_json(grade), fraction=grade.fraction)
                )
            worth = {n: grade.fraction for n, grade in enumerate(outcome.grades)}
            self._practice.remember(db, attempt_id, worth, outcome.at)
        return True

    def outcome(self, attempt_id: str) -> Outcome | None:
        """How it ended; None while it is in progress.

        Raises:
            KeyError: no such attempt.
        """
        with self._engine.reading() as db:
            row = db.execute(select(_ATTEMPT).where(_ATTEMPT.c.id == attempt_id)).mappings().first()
            if row is None:
                raise KeyError(attempt_id)
            if row["state"] == AttemptState.IN_PROGRESS.value:
                return None
            query = select(_RESPONSE.c.grade).where(_RESPONSE.c.attempt_id == attempt_id)
            grades = db.execute(query.order_by(_RESPONSE.c.position)).scalars().all()
        return Outcome(
            state=AttemptState(row["state"]),
            at=row["submitted_at"],
            by=SubmittedBy(row["submitted_by"]) if row["submitted_by"] else None,
            grades=tuple(from_json(Grade, text) for text in grades if text),
            marks=row["marks"] or 0.0,
            maximum=row["maximum"] or 0.0,
            fraction=row["fraction"] or 0.0,
            passed=bool(row["passed"]),
            certainty_marks=row["certainty_marks"],
        )

    def log(self, attempt_id: str) -> tuple[ClockEvent, ...]:
        """The attempt's log, oldest first."""
        query = select(_EVENT.c.at, _EVENT.c.kind, _EVENT.c.seconds)
        with self._engine.reading() as db:
            rows = db.execute(query.where(_EVENT.c.attempt_id == attempt_id).order_by(_EVENT.c.id))
            return tuple(ClockEvent(*row) for row in rows)

    def seen_counts(self, person_id: str, bank_ids: Sequence[str]) -> Mapping[tuple[str, str], int]:
        """(bank id, question id) to how often this person was shown the question."""
        query = (
            select(_SHOWN.c.bank_id, _SHOWN.c.question_id, func.count())
            .join(_ATTEMPT, _ATTEMPT.c.id == _SHOWN.c.attempt_id)
            .join(
                _RESPONSE,
                (_RESPONSE.c.attempt_id == _SHOWN.c.attempt_id)
                & (_RESPONSE.c.position == _SHOWN.c.position),
            )
            .where(_ATTEMPT.c.person_id == person_id, _RESPONSE.c.seen)
            .where(_SHOWN.c.bank_id.in_(bank_ids))
            .group_by(_SHOWN.c.bank_id, _SHOWN.c.question_id)
        )
        with self._engine.reading() as db:
            return {(row[0], row[1]): row[2] for row in db.execute(query)}


_CLOSED = "This attempt has ended; its answers cannot be changed."


def _stored_moment(moment: datetime) -> str:
    """As SQLite keeps it through the tables' own type."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%d %H:%M:%S.%f")


def _numbered(items: Sequence[Any]) -> list[tuple[int, Any]]:
    return list(enumerate(items))


def _shown_columns(attempt_id: str, position: int, shown: ShownQuestion) -> dict[str, Any]:
    return {
        "attempt_id": attempt_id,
        "position": position,
        "bank_id": shown.bank_id,
        "question_id": shown.question_id,
        "version": shown.version,
        "content": to_json(shown),
    }


def _clock_columns(clock: ClockState) -> dict[str, Any]:
    return {
        "spent_s": clock.spent_s,
        "grants_s": clock.grants_s,
        "read_at": clock.reading.utc,
        "boot_s": clock.reading.boot_s,
        "boot_id": clock.reading.boot_id,
        "closed": clock.closed,
    }


def _head_columns(head: AttemptHead) -> dict[str, Any]:
    return {
        "id": head.id,
        "person_id": head.person_id,
        "title": head.title,
        "quiz_name": head.blueprint.name,
        "mode": head.blueprint.mode.value,
        "blueprint": to_json(head.blueprint),
        "accommodation": to_json(head.accommodation),
        "bank_ids": json.dumps(head.blueprint.bank_ids),
        "bank_titles": json.dumps(head.bank_titles, ensure_ascii=False),
        "seed": head.seed,
        "state": head.state.value,
        "question_count": head.question_count,
        "position": head.index,
        "started_at": head.started_at,
        "base_limit_s": head.base_limit_s,
        "limit_s": head.limit_s,
    }


def _head(row: RowMapping) -> AttemptHead:
    return AttemptHead(
        id=row["id"],
        person_id=row["person_id"],
        blueprint=from_json(Blueprint, row["blueprint"]),
        title=row["title"],
        bank_titles=tuple(json.loads(row["bank_titles"])),
        question_count=row["question_count"],
        seed=row["seed"],
        state=AttemptState(row["state"]),
        started_at=row["started_at"],
        base_limit_s=row["base_limit_s"],
        limit_s=row["limit_s"],
        accommodation=from_json(Accommodation, row["accommodation"]),
        submitted_at=row["submitted_at"],
        submitted_by=SubmittedBy(row["submitted_by"]) if row["submitted_by"] else None,
        index=row["position"],
    )


def _clock(row: RowMapping) -> ClockState:
    reading = ClockReading(row["read_at"], row["boot_s"], row["boot_id"])
    return ClockState(row["spent_s"], row["grants_s"], reading, row["closed"])


def _response(row: RowMapping, shown: ShownQuestion) -> Response:
    return Response(
        question_id=shown.question_id,
        bank_id=shown.bank_id,
        answer=None if row["answer"] is None else answer_from_json(row["answer"]),
        flagged=row["flagged"],
        seen=row["seen"],
        checked=row["checked"],
        expired=row["expired"],
        certainty=row["certainty"],
        spent_s=row["spent_s"],
        saved_at=row["saved_at"],
    )
