"""Databases of every earlier revision are brought up to date: backed up first, nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.storage import schema
from quizapp.storage.database import Database
from quizapp.storage.first_page import read_home

RELEASED = Path(__file__).resolve().parents[2] / "data" / "databases"


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows by table."""
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows = {
        name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
        for (name,) in names
    }
    connection.close()
    return rows


def test_a_database_of_every_earlier_revision_is_kept() -> None:
    kept = {path.stem for path in RELEASED.glob("*.sqlite3")}
    assert kept == set(schema.KNOWN[:-1])


@pytest.mark.parametrize("revision", schema.KNOWN[:-1])
def test_an_older_database_is_brought_up_to_date_and_loses_nothing(
    revision: str, tmp_path: Path
) -> None:
    paths = Paths(tmp_path / "data")
    paths.data_dir.mkdir()
    shutil.copy(RELEASED / f"{revision}.sqlite3", paths.database)
    before = dump(paths.database)
    assert read_home(paths.data_dir) is None, "only the database layer can tell"
    database = Database.open(paths)
    assert [one.reason for one in database.backups()] == ["before-migration"]
    assert dump(Path(database.backups()[0].path)) == before
    database.close()
    after = dump(paths.database)
    assert after.pop("alembic_version") == [(schema.KNOWN[-1],)]
    before.pop("alembic_version")
    assert {name: after[name] for name in before} == before
    library = Library.open(paths, shipped=(), source_folders=())
    home = read_home(paths.data_dir)
    assert home is not None
    assert home == library.home()
    assert library.quizzes.all() == ()
    for row in library.history():
        assert row.score_before is None
        if row.state == "submitted":
            assert library.result(row.attempt_id).fraction == row.fraction
    library.close()
