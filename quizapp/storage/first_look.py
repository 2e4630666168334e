"""The database before the database layer is imported: read-only, with the standard library.

Enter by `read_appearance(data_dir)`, or by `looking_at(path)` for other questions. Nothing is made
or changed, and a database of another revision is not read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.paths import Paths
from quizapp.quiz.appearance import Appearance

HEAD = "0003"
"""The newest migration; a test compares it with the folder."""


@contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A read-only connection; None where there is no database of this revision.

    Raises:
        sqlite3.Error: the file is damaged or no database.
    """
    if not path.exists():
        yield None
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        yield connection if row and row[0] == HEAD else None


def read_appearance(data_dir: Path) -> Appearance:
    """The stored appearance, else the default."""
    try:
        with looking_at(Paths(data_dir).database) as db:
            if db is None:
                return Appearance()
            row = db.execute("SELECT value FROM setting WHERE key = 'appearance'").fetchone()
    except sqlite3.Error:
        return Appearance()
    return appearance_from(row[0] if row else "")


def appearance_from(text: str) -> Appearance:
    """The appearance that `json.dumps` of its fields made; the default for anything else."""
    if not text:
        return Appearance()
    import json  # most people have nothing stored, and then the first picture need not wait for it

    try:
        stored = json.loads(text)
        theme = str(stored.get("theme", "system"))
        percent = int(stored.get("text_percent", 100))
        reduced = bool(stored.get("reduced_motion", False))
        language = str(stored.get("language", "system"))
    except (ValueError, AttributeError, TypeError):
        return Appearance()
    theme = theme if theme in ("system", "light", "dark") else "system"
    return Appearance(theme, max(100, min(200, percent)), reduced, language)
