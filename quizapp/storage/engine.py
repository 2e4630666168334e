"""The one connection of this process, with the settings that keep answers safe.

Enter by `Engine(path)`; `with engine.transaction() as connection:` writes, `with engine.reading()`
reads. Nobody calls commit. SQLite versions up to 3.51.2 can corrupt a WAL database that two
connections write and checkpoint, so there is one, behind a lock.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Update, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from question_bank.errors import QuestionBankError

BUSY_TIMEOUT_MS = 10_000

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see `_begin`
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A transaction that reads before it writes would fail at once with BUSY_SNAPSHOT.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class Engine:
    """Owns the connection to one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self.sqlalchemy = create_engine(
            f"sqlite:///{path}", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
        event.listen(self.sqlalchemy, "connect", _prepare)
        event.listen(self.sqlalchemy, "begin", _begin)
        self._connection = self.sqlalchemy.connect()
        self._depth = 0
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A unit of work: all of it is durable after the block, or none of it.

        Inside another transaction it is part of that one.

        Raises:
            QuestionBankError: the disk is full, read-only or locked by another program.
        """
        with self._lock:
            if self._depth:
                yield self._connection
                return
            self._depth = 1
            try:
                with self._connection.begin():
                    yield self._connection
            except OperationalError as error:
                raise QuestionBankError(self._words(error.orig)) from error
            finally:
                self._depth = 0

    def run_prepared(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> bool:
        """Runs statements of changes in one transaction on the driver itself: the path of answers.

        The first statement must change a row; where it does not, nothing is kept and the answer is
        False. The statements' text comes from Core (`prepared`), so that tables stay in one place.

        Raises:
            QuestionBankError: as `transaction`.
        """
        with self._lock:
            if self._depth:
                raise RuntimeError("a prepared change cannot run inside of another transaction")
            run = self._driver.execute
            try:
                run("BEGIN IMMEDIATE")
                kept = True
                for n, (statement, values) in enumerate(steps):
                    changed = run(statement, values).rowcount
                    kept = kept and (n > 0 or changed > 0)
                run("COMMIT" if kept else "ROLLBACK")
            except sqlite3.OperationalError as error:
                raise QuestionBankError(self._words(error)) from error
            finally:  # whatever went wrong, nothing stays open
                if self._driver.in_transaction:
                    run("ROLLBACK")
        return kept

    def prepared(self, statement: Update, names: Sequence[str]) -> str:
        """The text of a Core statement whose values are given in the order of `names`.

        Raises:
            ValueError: the statement takes its values in another order.
        """
        compiled = statement.compile(dialect=self.sqlalchemy.dialect)
        if list(compiled.positiontup or ()) != list(names):
            raise ValueError(f"values stand as {compiled.positiontup}")
        return str(compiled)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Reads one consistent state."""
        with self.transaction() as connection:
            yield connection

    def _words(self, cause: object) -> str:
        return f"{self.path} could not be written ({cause}). What was saved before is unchanged."

    def close(self) -> None:
        with self._lock:
            self._connection.close()
            self.sqlalchemy.dispose()
