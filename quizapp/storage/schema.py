"""Brings a database to the schema of this version. Enter by `check` and `bring_up_to_date`.

Alembic is imported only where the stored revision differs from `HEAD`, so that an ordinary start
does not pay for it. `check` needs the standard library alone.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.storage.backups import Backups, problem_of
from quizapp.storage.errors import DatabaseTooNewError, DatabaseUnusableError
from quizapp.storage.first_look import HEAD

if TYPE_CHECKING:
    from quizapp.storage.engine import Engine

KNOWN = ("0001", "0002", "0003")
"""All revisions that this version can start from."""

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def stored_revision(path: Path) -> str:
    """The revision of a database file; "" for a file that is not there or has no tables.

    Raises:
        sqlite3.DatabaseError: it is no database.
    """
    if not path.exists() or path.stat().st_size == 0:
        return ""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in names:
            if names:
                raise sqlite3.DatabaseError("it is a database of another program")
            return ""
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    finally:
        connection.close()


def check(path: Path, backups: Backups) -> str:
    """The revision of a database that can be opened.

    Raises:
        DatabaseTooNewError: a newer version of Quizapp wrote it.
        DatabaseUnusableError: it is damaged, or no database of ours.
    """
    try:
        revision = stored_revision(path)
        damage = problem_of(path) if revision else ""
    except sqlite3.Error as error:
        raise DatabaseUnusableError(
            path, f"it is damaged ({error})", backups.newest_good()
        ) from error
    if damage:
        raise DatabaseUnusableError(path, damage, backups.newest_good())
    if revision and revision not in KNOWN:
        raise DatabaseTooNewError(
            path, "a newer version of Quizapp wrote it; install that version", backups.newest_good()
        )
    return revision


def bring_up_to_date(engine: Engine, revision: str, backups: Backups) -> None:
    """Runs the migrations that are missing; a database that holds something is backed up first."""
    if revision == HEAD:
        return
    if revision:
        backups.make("before migration")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.transaction() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if revision == "0001":  # it had answers, and nothing that remembered them
            from quizapp.storage.practice import PracticeRepository

            PracticeRepository(engine).catch_up(connection)
