"""People, their accommodations, and the settings of this computer."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select, update

from question_bank.errors import QuestionBankError
from quizapp.quiz.model import Accommodation
from quizapp.quiz.summaries import Person
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import AccommodationRow, PersonRow, SettingRow

MAX_NAME = 80

_PERSON = table(PersonRow)
_EXTRA = table(AccommodationRow)
_SETTING = table(SettingRow)


def checked_name(name: str) -> str:
    """A name without odd blanks.

    Raises:
        QuestionBankError: empty or too long.
    """
    name = " ".join(name.split())
    if not name:
        raise QuestionBankError("Please type a name.")
    if len(name) > MAX_NAME:
        raise QuestionBankError(f"A name may have up to {MAX_NAME} characters.")
    return name


class PeopleRepository:
    """Students and what they are granted."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[Person, ...]:
        """By name."""
        with self._engine.reading() as db:
            rows = db.execute(select(_PERSON.c.id, _PERSON.c.name)).all()
        return tuple(sorted((Person(*row) for row in rows), key=lambda p: p.name.casefold()))

    def add(self, name: str) -> Person:
        """A new person.

        Raises:
            QuestionBankError: the name is empty, too long or taken.
        """
        person = Person(secrets.token_hex(8), checked_name(name))
        with self._engine.transaction() as db:
            self._check_free(db, person.name)
            db.execute(
                insert(_PERSON).values(id=person.id, name=person.name, created_at=datetime.now(UTC))
            )
        return person

    def rename(self, person_id: str, name: str) -> None:
        """Raises QuestionBankError as `add` does."""
        name = checked_name(name)
        with self._engine.transaction() as db:
            self._check_free(db, name, but=person_id)
            db.execute(update(_PERSON).where(_PERSON.c.id == person_id).values(name=name))

    def _check_free(self, db: object, name: str, but: str = "") -> None:
        for person in self.all():
            if person.name.casefold() == name.casefold() and person.id != but:
                raise QuestionBankError(f"There is a '{person.name}' already; choose another name.")

    def accommodation(self, person_id: str) -> Accommodation:
        """What the person is granted; nothing by default."""
        query = select(_EXTRA.c.multiplier, _EXTRA.c.extra_s, _EXTRA.c.unlimited)
        with self._engine.reading() as db:
            row = db.execute(query.where(_EXTRA.c.person_id == person_id)).first()
        return Accommodation(*row) if row else Accommodation()

    def grant(self, person_id: str, accommodation: Accommodation) -> None:
        with self._engine.transaction() as db:
            db.execute(delete(_EXTRA).where(_EXTRA.c.person_id == person_id))
            db.execute(
                insert(_EXTRA).values(
                    person_id=person_id,
                    multiplier=accommodation.multiplier,
                    extra_s=accommodation.extra_s,
                    unlimited=accommodation.unlimited,
                )
            )


class SettingsRepository:
    """Small texts by key."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str, default: str = "") -> str:
        with self._engine.reading() as db:
            row = db.execute(select(_SETTING.c.value).where(_SETTING.c.key == key)).first()
        return default if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        with self._engine.transaction() as db:
            found = db.execute(
                update(_SETTING).where(_SETTING.c.key == key).values(value=value)
            ).rowcount
            if not found:
                db.execute(insert(_SETTING).values(key=key, value=value))

    def count(self) -> int:
        """How many settings there are."""
        with self._engine.reading() as db:
            return int(db.execute(select(func.count()).select_from(_SETTING)).scalar_one())
