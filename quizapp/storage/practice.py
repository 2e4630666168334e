"""Memories of questions, plans, days with answers. Enter by `PracticeRepository`.

`remember` runs inside the transaction that makes an answer final, so that no answer is ever final
without its memory, nor the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select

from question_bank.bank.model import Question
from question_bank.bank.version import version_of
from quizapp.practice.model import Plan, Remembered
from quizapp.practice.rating import Rating
from quizapp.storage import remembering
from quizapp.storage.codec import from_json
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    BankRow,
    PracticeBankRow,
    PracticeMemoryRow,
    PracticePlanRow,
    PracticeReviewRow,
    QuestionVersionRow,
    ResponseRow,
)

_PLAN = table(PracticePlanRow)
_MEMORY = table(PracticeMemoryRow)
_REVIEW = table(PracticeReviewRow)
_COMPARED = table(PracticeBankRow)
_ATTEMPT = table(AttemptRow)
_RESPONSE = table(ResponseRow)
_VERSION = table(QuestionVersionRow)
_BANK = table(BankRow)

TRUST_OF = 200
"""Answers with which earlier expectations are compared."""


class PracticeRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # Final answers ----------------------------------------------------------------------------

    def remember(
        self, db: Connection, attempt_id: str, worth: Mapping[int, float], at: datetime
    ) -> None:
        """Takes final answers (position to fraction) into the memories, each once."""
        remembering.remember(db, attempt_id, worth, at)

    def forget_last(self, db: Connection, attempt_id: str) -> int | None:
        """The memory as it was before the attempt's last answer; its position, None without one.

        Raises:
            QuestionBankError: the question was answered again, or edited, since.
        """
        return remembering.forget_last(db, attempt_id)

    def catch_up(self, db: Connection) -> None:
        """Remembers the answers of attempts that ended before there were memories."""
        ended = (
            select(_ATTEMPT.c.id, _ATTEMPT.c.submitted_at)
            .where(_ATTEMPT.c.state == "submitted", _ATTEMPT.c.submitted_at.is_not(None))
            .order_by(_ATTEMPT.c.submitted_at, _ATTEMPT.c.id)
        )
        for attempt_id, at in db.execute(ended).all():
            graded = select(_RESPONSE.c.position, _RESPONSE.c.fraction).where(
                _RESPONSE.c.attempt_id == attempt_id, _RESPONSE.c.fraction.is_not(None)
            )
            worth = {row.position: row.fraction for row in db.execute(graded).all()}
            remembering.remember(db, attempt_id, worth, at)

    # Plans ------------------------------------------------------------------------------------

    def plan(self, person_id: str) -> Plan:
        """What the person decided; the default before."""
        with self._engine.reading() as db:
            return remembering.plan_of(db, person_id)

    def set_plan(self, person_id: str, plan: Plan) -> None:
        with self._engine.transaction() as db:
            db.execute(delete(_PLAN).where(_PLAN.c.person_id == person_id))
            db.execute(
                insert(_PLAN).values(
                    person_id=person_id,
                    daily_goal=plan.daily_goal,
                    day_starts_at=plan.day_starts_at,
                    asks_certainty=plan.asks_certainty,
                    counts_pace=plan.counts_pace,
                )
            )

    # What is known ----------------------------------------------------------------------------

    def due_counts(self, person_id: str, today: date) -> Mapping[str, int]:
        """Bank id to how many of its questions are due; banks that cannot be used are left out."""
        query = (
            select(_MEMORY.c.bank_id, func.count())
            .join(_BANK, _BANK.c.id == _MEMORY.c.bank_id)
            .where(_MEMORY.c.person_id == person_id, _MEMORY.c.due_on <= today)
            .where(_MEMORY.c.is_gone.is_(False), _BANK.c.problem == "")
            .group_by(_MEMORY.c.bank_id)
        )
        with self._engine.reading() as db:
            return {row[0]: row[1] for row in db.execute(query)}

    def remembered(self, person_id: str) -> tuple[Remembered, ...]:
        """What the person has answered of banks that are there and can be used."""
        query = (
            select(_MEMORY)
            .join(_BANK, _BANK.c.id == _MEMORY.c.bank_id)
            .where(_MEMORY.c.person_id == person_id)
            .where(_MEMORY.c.is_gone.is_(False), _BANK.c.problem == "")
            .order_by(_MEMORY.c.bank_id, _MEMORY.c.question_id)
        )
        with self._engine.reading() as db:
            rows = db.execute(query).mappings().all()
        return tuple(
            Remembered(
                row["bank_id"], row["question_id"], row["due_on"], remembering.memory_of(row)
            )
            for row in rows
        )

    def edited_stems(self, person_id: str) -> tuple[str, ...]:
        """The stems, as they are now, of questions that start anew because their key was edited."""
        query = (
            select(_VERSION.c.content)
            .join(_MEMORY, _MEMORY.c.version == _VERSION.c.version)
            .where(_MEMORY.c.person_id == person_id, _MEMORY.c.reset_at.is_not(None))
            .where(_MEMORY.c.is_gone.is_(False))
            .order_by(_MEMORY.c.reset_at, _MEMORY.c.question_id)
        )
        with self._engine.reading() as db:
            return tuple(from_json(Question, text).stem for text in db.execute(query).scalars())

    def answers_by_day(self, person_id: str) -> Mapping[date, int]:
        """How many answers became final on each day."""
        query = (
            select(_REVIEW.c.on_day, func.count())
            .where(_REVIEW.c.person_id == person_id)
            .group_by(_REVIEW.c.on_day)
        )
        with self._engine.reading() as db:
            return {row[0]: row[1] for row in db.execute(query)}

    def expectations(self, person_id: str) -> tuple[tuple[float, bool], ...]:
        """Of the last answers, newest first: the chance before, and whether it was right."""
        query = (
            select(_REVIEW.c.expected, _REVIEW.c.rating)
            .where(_REVIEW.c.person_id == person_id, _REVIEW.c.expected.is_not(None))
            .order_by(_REVIEW.c.id.desc())
            .limit(TRUST_OF)
        )
        with self._engine.reading() as db:
            return tuple((row.expected, row.rating > Rating.AGAIN) for row in db.execute(query))

    # Edited banks -----------------------------------------------------------------------------

    def stale_banks(self, stamps: Mapping[str, str]) -> tuple[str, ...]:
        """Banks with memories whose file (bank id to stamp) was not yet compared with them."""
        compared = select(_COMPARED.c.bank_id, _COMPARED.c.stamp)
        with self._engine.reading() as db:
            known = {row.bank_id: row.stamp for row in db.execute(compared)}
            wanted = {bank_id for bank_id, stamp in stamps.items() if known.get(bank_id) != stamp}
            if not wanted:
                return ()
            query = select(_MEMORY.c.bank_id).where(_MEMORY.c.bank_id.in_(wanted)).distinct()
            return tuple(sorted(db.execute(query).scalars()))

    def compare_bank(
        self, bank_id: str, stamp: str, questions: Mapping[str, Question], now: datetime
    ) -> None:
        """Brings the memories up to date with a bank's file: `questions` by id, as they are there.

        A question with another key starts anew and is due, one with mended words keeps its memory,
        one that is gone waits.
        """
        with self._engine.transaction() as db:
            query = select(_MEMORY).where(_MEMORY.c.bank_id == bank_id)
            for row in db.execute(query).mappings().all():
                question = questions.get(row["question_id"])
                if row["is_gone"] != (question is None):
                    remembering.set_memory(db, row, is_gone=question is None)
                if question is None or (version := version_of(question)) == row["version"]:
                    continue
                remembering.know_version(db, version, question)
                hour = remembering.plan_of(db, row["person_id"]).day_starts_at
                remembering.take_version(db, row, version, now, hour)
            db.execute(delete(_COMPARED).where(_COMPARED.c.bank_id == bank_id))
            db.execute(insert(_COMPARED).values(bank_id=bank_id, stamp=stamp))
