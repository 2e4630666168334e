"""The teachers' passwords, the library's part. Enter by `Library.teachers`.

A password stands before the pages of this app, not before its files: who owns the data folder can
open it with other programs, and may take the passwords away by a file named `FORGET_NAME`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.errors import QuestionBankError
from quizapp.storage.database import Database
from quizapp.storage.teachers import Teacher

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["FORGET_NAME", "Teacher", "Teachers", "WrongPasswordError"]

SHORTEST = 8
"""Characters of a password."""

LONGEST = 1_000

LONGEST_WAIT_S = 300
"""The wait after wrong tries doubles up to this."""

MEMORY_KIB, PASSES, LANES = 32 * 1024, 3, 1
"""Of argon2id; above OWASP's least of 19 MiB and 2 passes."""

FORGET_NAME = "forget-teacher-passwords"
"""A file of this name (with any ending) in the data folder takes all passwords away."""


class WrongPasswordError(QuestionBankError):
    """The password is wrong, or it is too early for another try: `wait_s` seconds are left."""

    def __init__(self, text: str, wait_s: float) -> None:
        self.wait_s = wait_s
        super().__init__(text)


class Teachers:
    """Made by the facade. Without a teacher all pages are open."""

    def __init__(self, database: Database, data_dir: Path, now: Callable[[], datetime]) -> None:
        self._store = database.teachers
        self._data_dir = data_dir
        self._now = now
        self._current: Teacher | None = None
        self.forgotten = self._forget_if_asked()
        """How many passwords were taken away just now, by the file in the data folder."""

    def _forget_if_asked(self) -> int:
        """The file goes when its wish is granted; where it cannot go, nothing is granted, so that
        a password that is set later stays."""
        asked = [one for one in self._data_dir.glob(f"{FORGET_NAME}*") if one.is_file()]
        if not asked:
            return 0
        try:
            for one in asked:
                one.unlink()
        except OSError:
            return 0
        return self._store.remove_all()

    # Who is there -----------------------------------------------------------------------------

    def all(self) -> tuple[Teacher, ...]:
        """By name."""
        return self._store.all()

    @property
    def is_set(self) -> bool:
        """Whether there is a password at all."""
        return self._store.any()

    @property
    def is_locked(self) -> bool:
        """Whether a password is to be asked for before a teacher's page is shown."""
        return self._current is None and self.is_set

    @property
    def current(self) -> Teacher | None:
        """Who has given a password since the start or the last `lock`."""
        return self._current

    def unlock(self, teacher_id: str, password: str) -> None:
        """Opens the teacher's pages until `lock` or the end. Takes a tenth of a second by design.

        Raises:
            WrongPasswordError: wrong, or too early after a wrong try.
            QuestionBankError: there is no such teacher any more.
        """
        teacher = next((one for one in self.all() if one.id == teacher_id), None)
        if teacher is None:
            raise QuestionBankError("This teacher is no longer on the list.")
        self._verify(teacher_id, password)
        self._current = teacher

    def lock(self) -> None:
        """The password is asked for again."""
        self._current = None

    def _verify(self, teacher_id: str, password: str) -> None:
        from argon2.exceptions import InvalidHashError, VerificationError

        lock, now = self._store.lock(teacher_id), self._now()
        # A clock that was turned back makes no wait longer than the longest.
        if lock.wait_until is not None and now < lock.wait_until:
            wait_s = min((lock.wait_until - now).total_seconds(), LONGEST_WAIT_S)
            raise WrongPasswordError(f"Too early: wait {_said(wait_s)} for the next try.", wait_s)
        hasher = _hasher()
        try:
            hasher.verify(lock.hash, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            wait_s = float(min(2**lock.wrong_tries, LONGEST_WAIT_S))
            tries = min(lock.wrong_tries + 1, 30)
            self._store.set_tries(teacher_id, tries, now + timedelta(seconds=wait_s))
            raise WrongPasswordError(
                f"The password is wrong. The next try is possible in {_said(wait_s)}.", wait_s
            ) from None
        if hasher.check_needs_rehash(lock.hash):
            self._store.set_hash(teacher_id, hasher.hash(password[:LONGEST]))
        elif lock.wrong_tries:
            self._store.set_tries(teacher_id, 0, None)

    # Settings ---------------------------------------------------------------------------------

    def add(self, name: str, password: str) -> Teacher:
        """Another teacher; the first one is let in at once.

        Raises:
            QuestionBankError: locked, a name that is empty or taken, or too short a password.
        """
        self._require_open()
        is_first = not self.is_set
        teacher = self._store.add(name, _hasher().hash(_checked(password)), self._now())
        if is_first:
            self._current = teacher
        return teacher

    def set_password(self, teacher_id: str, password: str) -> None:
        """A new password; a teacher may give one to another who has forgotten.

        Raises:
            QuestionBankError: locked, or too short a password.
        """
        self._require_open()
        self._store.set_hash(teacher_id, _hasher().hash(_checked(password)))

    def remove(self, teacher_id: str) -> None:
        """Takes a teacher off the list; without the last one all pages are open.

        Raises:
            QuestionBankError: locked.
        """
        self._require_open()
        self._store.remove(teacher_id)
        if self._current is not None and self._current.id == teacher_id:
            self._current = None

    def _require_open(self) -> None:
        if self.is_locked:
            raise QuestionBankError("Give a teacher's password first.")


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID)


def _checked(password: str) -> str:
    if len(password) < SHORTEST:
        raise QuestionBankError(f"A password has {SHORTEST} characters or more.")
    if len(password) > LONGEST:
        raise QuestionBankError(f"A password has up to {LONGEST} characters.")
    return password


def _said(wait_s: float) -> str:
    whole = max(1, round(wait_s))
    return "1 second" if whole == 1 else f"{whole} seconds"
