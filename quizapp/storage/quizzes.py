"""Named quizzes, which attempts belong to them, and how questions went so far.

Enter by `QuizRepository`. A quiz that has attempts is never deleted, only archived.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from question_bank.errors import QuestionBankError
from quizapp.quiz.model import AttemptState, Mode
from quizapp.quiz.opening import opening_of
from quizapp.quiz.quizzes import Facilities, Facility, NamedQuiz
from quizapp.quiz.summaries import QuizCard
from quizapp.storage.codec import from_json, to_json
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import AttemptQuizRow, AttemptRow, QuizRow, ResponseRow, ShownRow

_QUIZ = table(QuizRow)
_OF = table(AttemptQuizRow)
_ATTEMPT = table(AttemptRow)
_SHOWN = table(ShownRow)
_RESPONSE = table(ResponseRow)

_COUNTED = _ATTEMPT.c.state != AttemptState.ABANDONED.value
"""A practice that was given up uses no attempt up."""


class QuizRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[NamedQuiz, ...]:
        """Those that are not archived, by name."""
        query = select(_QUIZ.c.content).where(_QUIZ.c.archived_at.is_(None))
        with self._engine.reading() as db:
            found = [from_json(NamedQuiz, text) for text in db.execute(query).scalars()]
        return tuple(sorted(found, key=lambda quiz: quiz.name.casefold()))

    def get(self, quiz_id: str) -> NamedQuiz:
        """Archived ones, too: attempts refer to them.

        Raises:
            KeyError: no such quiz.
        """
        query = select(_QUIZ.c.content).where(_QUIZ.c.id == quiz_id)
        with self._engine.reading() as db:
            text = db.execute(query).scalar()
        if text is None:
            raise KeyError(quiz_id)
        return from_json(NamedQuiz, text)

    def keep(self, quiz: NamedQuiz, at: datetime) -> NamedQuiz:
        """Stores a new quiz (its id is given here) or the new state of one."""
        kept = quiz if quiz.id else replace(quiz, id=secrets.token_hex(8))
        with self._engine.transaction() as db:
            if quiz.id:
                where = _QUIZ.c.id == kept.id
                db.execute(update(_QUIZ).where(where).values(**_columns(kept)))
            else:
                db.execute(insert(_QUIZ).values(id=kept.id, created_at=at, **_columns(kept)))
        return kept

    def archive(self, quiz_id: str, at: datetime | None) -> None:
        """Takes a quiz off the lists, or with None puts it back; its attempts stay."""
        with self._engine.transaction() as db:
            db.execute(update(_QUIZ).where(_QUIZ.c.id == quiz_id).values(archived_at=at))

    # Attempts ---------------------------------------------------------------------------------

    def link(self, attempt_id: str, quiz: NamedQuiz, person_id: str) -> None:
        """Says that an attempt belongs to a quiz; inside of the transaction that keeps it.

        Raises:
            QuestionBankError: the person has no attempt left.
        """
        with self._engine.transaction() as db:
            used = self._used(db, quiz.id, person_id)
            if quiz.attempts_allowed is not None and used >= quiz.attempts_allowed:
                raise QuestionBankError(f"All attempts at '{quiz.name}' are used.")
            db.execute(insert(_OF).values(attempt_id=attempt_id, quiz_id=quiz.id))

    @staticmethod
    def _used(db: Connection, quiz_id: str, person_id: str) -> int:
        query = (
            select(func.count())
            .select_from(_OF.join(_ATTEMPT, _ATTEMPT.c.id == _OF.c.attempt_id))
            .where(_OF.c.quiz_id == quiz_id, _ATTEMPT.c.person_id == person_id, _COUNTED)
        )
        return int(db.execute(query).scalar_one())

    def of_attempt(self, attempt_id: str) -> NamedQuiz | None:
        """The quiz that an attempt belongs to, as it is now; None for one without."""
        query = (
            select(_QUIZ.c.content)
            .join(_OF, _OF.c.quiz_id == _QUIZ.c.id)
            .where(_OF.c.attempt_id == attempt_id)
        )
        with self._engine.reading() as db:
            text = db.execute(query).scalar()
        return None if text is None else from_json(NamedQuiz, text)

    def attempt_counts(self) -> dict[str, int]:
        """Quiz id to how many attempts there are, of everybody."""
        query = select(_OF.c.quiz_id, func.count()).group_by(_OF.c.quiz_id)
        with self._engine.reading() as db:
            return {row[0]: row[1] for row in db.execute(query)}

    def running(self, quiz_id: str, person_id: str) -> str:
        """The id of the person's attempt in progress; "" where there is none."""
        query = (
            select(_ATTEMPT.c.id)
            .join(_OF, _OF.c.attempt_id == _ATTEMPT.c.id)
            .where(_OF.c.quiz_id == quiz_id, _ATTEMPT.c.person_id == person_id)
            .where(_ATTEMPT.c.state == AttemptState.IN_PROGRESS.value)
        )
        with self._engine.reading() as db:
            return str(db.execute(query).scalar() or "")

    def cards(self, person_id: str, now: datetime) -> tuple[QuizCard, ...]:
        """The quizzes that were given, for one person, by name."""
        mine = (
            select(_OF.c.quiz_id, _ATTEMPT.c.state)
            .join(_ATTEMPT, _ATTEMPT.c.id == _OF.c.attempt_id)
            .where(_ATTEMPT.c.person_id == person_id)
        )
        states: dict[str, list[str]] = defaultdict(list)
        with self._engine.reading() as db:
            rows = db.execute(select(_QUIZ).where(_QUIZ.c.archived_at.is_(None), _QUIZ.c.is_given))
            quizzes = rows.mappings().all()
            for quiz_id, state in db.execute(mine):
                states[quiz_id].append(state)
        made = [_card(row, states[row["id"]], now) for row in quizzes]
        return tuple(sorted(made, key=lambda card: (card.title.casefold(), card.quiz_id)))

    def facilities(self, bank_ids: Sequence[str]) -> Facilities:
        """How the questions of banks went: the first answer of each person, in submitted exams."""
        query = (
            select(
                _SHOWN.c.bank_id,
                _SHOWN.c.question_id,
                _SHOWN.c.version,
                _ATTEMPT.c.person_id,
                _RESPONSE.c.fraction,
            )
            .join(_ATTEMPT, _ATTEMPT.c.id == _SHOWN.c.attempt_id)
            .join(
                _RESPONSE,
                (_RESPONSE.c.attempt_id == _SHOWN.c.attempt_id)
                & (_RESPONSE.c.position == _SHOWN.c.position),
            )
            .where(_SHOWN.c.bank_id.in_(bank_ids), _RESPONSE.c.fraction.is_not(None))
            .where(_ATTEMPT.c.state == AttemptState.SUBMITTED.value)
            .where(_ATTEMPT.c.mode == Mode.EXAM.value)
            .order_by(_ATTEMPT.c.started_at)
        )
        first: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
        with self._engine.reading() as db:
            for bank_id, question_id, version, person_id, fraction in db.execute(query):
                first[bank_id, question_id, version].setdefault(person_id, max(0.0, fraction))
        return {
            key: Facility(sum(answers.values()) / len(answers), len(answers))
            for key, answers in first.items()
        }


def _columns(quiz: NamedQuiz) -> dict[str, Any]:
    blueprint = quiz.blueprint
    return {
        "name": quiz.name,
        "mode": blueprint.mode.value,
        "question_count": len(quiz.fixed) if quiz.draw == "fixed" else blueprint.count,
        "limit_s": blueprint.limit_s,
        "opens_at": quiz.opens_at,
        "closes_at": quiz.closes_at,
        "attempts_allowed": quiz.attempts_allowed,
        "is_given": quiz.is_given,
        "score_told": quiz.rules.score.value,
        "content": to_json(quiz),
    }


def _card(row: RowMapping, states: Sequence[str], now: datetime) -> QuizCard:
    used = sum(state != AttemptState.ABANDONED.value for state in states)
    return QuizCard(
        row["id"],
        row["name"],
        row["mode"],
        row["question_count"],
        row["limit_s"],
        row["opens_at"],
        row["closes_at"],
        row["attempts_allowed"],
        used,
        opening_of(
            is_given=True,
            opens_at=row["opens_at"],
            closes_at=row["closes_at"],
            attempts_allowed=row["attempts_allowed"],
            attempts_used=used,
            is_running=AttemptState.IN_PROGRESS.value in states,
            now=now,
        ).value,
    )
