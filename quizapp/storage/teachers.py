"""Teachers, the hashes of their passwords, and the waits after wrong tries."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from question_bank.errors import QuestionBankError
from quizapp.storage.engine import Engine
from quizapp.storage.people import checked_name
from quizapp.storage.sql import table
from quizapp.storage.tables import TeacherRow

_TEACHER = table(TeacherRow)


@dataclass(frozen=True, slots=True)
class Teacher:
    """Who may open the teacher's pages."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Lock:
    """What a try is checked against; `wait_until` None: at once."""

    hash: str
    wrong_tries: int
    wait_until: datetime | None


class TeacherRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[Teacher, ...]:
        """By name."""
        with self._engine.reading() as db:
            rows = db.execute(select(_TEACHER.c.id, _TEACHER.c.name)).all()
        return tuple(sorted((Teacher(*row) for row in rows), key=lambda one: one.name.casefold()))

    def any(self) -> bool:
        """Whether there is a password at all."""
        with self._engine.reading() as db:
            return bool(db.execute(select(func.count()).select_from(_TEACHER)).scalar_one())

    def add(self, name: str, password_hash: str, at: datetime) -> Teacher:
        """Raises QuestionBankError when the name is empty, too long or taken."""
        teacher = Teacher(secrets.token_hex(8), checked_name(name))
        taken = QuestionBankError(f"There is a teacher '{teacher.name}' already.")
        if any(one.name.casefold() == teacher.name.casefold() for one in self.all()):
            raise taken
        try:
            with self._engine.transaction() as db:
                db.execute(
                    insert(_TEACHER).values(
                        id=teacher.id,
                        name=teacher.name,
                        hash=password_hash,
                        created_at=at,
                        wrong_tries=0,
                    )
                )
        except IntegrityError:
            raise taken from None
        return teacher

    def lock(self, teacher_id: str) -> Lock:
        """Raises KeyError when there is no such teacher."""
        query = select(_TEACHER.c.hash, _TEACHER.c.wrong_tries, _TEACHER.c.wait_until)
        with self._engine.reading() as db:
            row = db.execute(query.where(_TEACHER.c.id == teacher_id)).first()
        if row is None:
            raise KeyError(teacher_id)
        return Lock(*row)

    def set_hash(self, teacher_id: str, password_hash: str) -> None:
        """A new password, or the same one hashed anew; wrong tries are forgotten."""
        self._set(teacher_id, hash=password_hash, wrong_tries=0, wait_until=None)

    def set_tries(self, teacher_id: str, wrong_tries: int, wait_until: datetime | None) -> None:
        self._set(teacher_id, wrong_tries=wrong_tries, wait_until=wait_until)

    def _set(self, teacher_id: str, **values: object) -> None:
        with self._engine.transaction() as db:
            db.execute(update(_TEACHER).where(_TEACHER.c.id == teacher_id).values(**values))

    def remove(self, teacher_id: str) -> None:
        with self._engine.transaction() as db:
            db.execute(delete(_TEACHER).where(_TEACHER.c.id == teacher_id))

    def remove_all(self) -> int:
        """Nobody has a password any more; how many had."""
        with self._engine.transaction() as db:
            return int(db.execute(delete(_TEACHER)).rowcount)
