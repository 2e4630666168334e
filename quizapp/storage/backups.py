"""Backups: when they are made, which are kept, how one is restored.

Every 30 minutes if something changed, and before migration, import, restore and bulk edit. A copy
is made by SQLite itself (a copied file of a live WAL database can lose everything), reopened and
checked before it counts. All of the last 2 days are kept, then 12 daily, 10 weekly, 9 monthly.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import Backup
from quizapp.storage.errors import DatabaseUnusableError

EVERY = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_NAME = re.compile(r"(\d{8}T\d{6}\d{6}Z)-([a-z-]{1,40})\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S%fZ"


class Backups:
    """The backups of one database file."""

    def __init__(self, database: Path, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def all(self) -> tuple[Backup, ...]:
        """Newest first."""
        found = []
        for path in self._folder.glob("*.sqlite3") if self._folder.is_dir() else ():
            match = _NAME.fullmatch(path.name)
            if match:
                at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(str(path), at, path.stat().st_size, match[2]))
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    def newest_good(self) -> Backup | None:
        """The newest backup that passes its check."""
        return next((one for one in self.all() if problem_of(Path(one.path)) == ""), None)

    def make(self, reason: str, now: datetime | None = None) -> Backup:
        """Makes a backup and drops those whose time is over.

        Raises:
            DatabaseUnusableError: the database is damaged; no backup was touched.
            QuestionBankError: the folder refuses.
        """
        now = now or datetime.now(UTC)
        reason = re.sub(r"[^a-z]+", "-", reason.lower()).strip("-")[:40] or "backup"
        target = self._folder / f"{now.strftime(_STAMP)}-{reason}.sqlite3"
        temporary = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._copy(temporary)
            os.replace(temporary, target)
        except (OSError, sqlite3.Error) as error:
            raise QuestionBankError(
                f"No backup could be made in {self._folder}: {error}."
            ) from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        self._thin_out(now)
        return Backup(str(target), now, target.stat().st_size, reason)

    def _copy(self, target: Path) -> None:
        source = _open(self._database)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        except sqlite3.DatabaseError as error:
            raise DatabaseUnusableError(
                self._database, f"it is damaged ({error})", self.newest_good()
            ) from error
        finally:
            copy.close()
            source.close()
        problem = problem_of(target)
        if problem:
            raise DatabaseUnusableError(self._database, problem, self.newest_good())
        _sync(target)

    def _thin_out(self, now: datetime) -> None:
        backups = self.all()
        kept = to_keep([backup.made_at for backup in backups], now)
        for backup in backups:
            if backup.made_at not in kept:
                Path(backup.path).unlink(missing_ok=True)

    def restore(self, backup: Backup) -> None:
        """Puts a backup in the place of the database, which must be closed.

        A database that is whole is backed up before, a damaged one set aside under another name.

        Raises:
            QuestionBankError: the backup is damaged or the folder refuses; nothing was changed.
        """
        source = Path(backup.path)
        problem = problem_of(source)
        if problem:
            raise QuestionBankError(f"The backup {source} cannot be restored: {problem}.")
        temporary = self._database.with_suffix(".restoring")
        try:
            if self._database.exists():
                self._set_aside()
            opened = _open(source)
            copy = sqlite3.connect(temporary)
            try:
                opened.backup(copy)
            finally:
                copy.close()
                opened.close()
            _sync(temporary)
            for suffix in ("-wal", "-shm"):  # they belong to the file that goes
                Path(f"{self._database}{suffix}").unlink(missing_ok=True)
            os.replace(temporary, self._database)
        except (OSError, sqlite3.Error) as error:
            raise QuestionBankError(f"The backup could not be restored: {error}.") from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _set_aside(self) -> None:
        if problem_of(self._database) == "":
            self.make("before restore")
            return
        stamp = datetime.now(UTC).strftime(_STAMP)
        for suffix in ("", "-wal", "-shm"):
            part = Path(f"{self._database}{suffix}")
            if part.exists():
                os.replace(part, part.with_name(f"damaged-{stamp}-{part.name}"))


def _open(path: Path) -> sqlite3.Connection:
    """Read-only, and never made where it is missing."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def problem_of(path: Path) -> str:
    """Why a file is no whole database; "" for a good one."""
    try:
        connection = _open(path)
        try:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        return f"it is damaged ({error})"
    if said != "ok":
        return f"it is damaged ({said})"
    return "" if has_tables else "it is empty"


def to_keep(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: all of 2 days, then the newest of 12 days, 10 weeks and 9 months."""
    ordered = sorted(times, reverse=True)
    kept = {time for time in ordered if now - time <= KEEP_ALL}
    older = [time for time in ordered if time not in kept]
    periods = (
        (DAILY, lambda time: time.date().toordinal()),
        (WEEKLY, lambda time: time.isocalendar()[:2]),
        (MONTHLY, lambda time: (time.year, time.month)),
    )
    for count, period in periods:
        newest: dict[object, datetime] = {}
        for time in older:
            newest.setdefault(period(time), time)
        kept.update(sorted(newest.values(), reverse=True)[:count])
    return frozenset(kept)
