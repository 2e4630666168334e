"""What Home shows, read with the standard library before anything heavy is imported.

Enter by `read_home(data_dir)` and `read_appearance(data_dir)`. Where there is no database yet, or
one that this version cannot read, they give the empty page: the database layer tells why later.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from quizapp.paths import Paths
from quizapp.quiz.summaries import Appearance, AttemptSummary, BankCard, HomeView, Person

RECENT = 5
_REVISION = "0001"

_ATTEMPTS = """
    SELECT a.*, (SELECT count(*) FROM response r
                 WHERE r.attempt_id = a.id AND r.answer IS NOT NULL) AS answered_count
    FROM attempt a WHERE a.person_id = ? AND a.state {states}
    ORDER BY a.started_at DESC, a.id LIMIT {limit}
"""


@contextmanager
def _connected(data_dir: Path) -> Iterator[sqlite3.Connection | None]:
    path = Paths(data_dir).database
    if not path.exists():
        yield None
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            yield connection if row and row[0] == _REVISION else None
    except sqlite3.Error:
        yield None


def read_appearance(data_dir: Path) -> Appearance:
    """The stored appearance, else the default."""
    with _connected(data_dir) as db:
        if db is None:
            return Appearance()
        try:
            row = db.execute("SELECT value FROM setting WHERE key = 'appearance'").fetchone()
        except sqlite3.Error:
            return Appearance()
    return appearance_from(row[0] if row else "")


def appearance_from(text: str) -> Appearance:
    """The appearance that `json.dumps` of its fields made; the default for anything else."""
    try:
        stored = json.loads(text) if text else {}
        theme = str(stored.get("theme", "system"))
        percent = int(stored.get("text_percent", 100))
        reduced = bool(stored.get("reduced_motion", False))
    except (ValueError, AttributeError, TypeError):
        return Appearance()
    theme = theme if theme in ("system", "light", "dark") else "system"
    return Appearance(theme, max(100, min(200, percent)), reduced)


def read_home(data_dir: Path) -> HomeView:
    """All that Home shows for the person who was chosen last."""
    with _connected(data_dir) as db:
        if db is None:
            return HomeView(None)
        try:
            return _home(db)
        except (sqlite3.Error, ValueError, KeyError, TypeError):
            return HomeView(None)


def _home(db: sqlite3.Connection) -> HomeView:
    people = [Person(row["id"], row["name"]) for row in db.execute("SELECT id, name FROM person")]
    people.sort(key=lambda one: one.name.casefold())
    chosen = db.execute("SELECT value FROM setting WHERE key = 'person'").fetchone()
    person = next((one for one in people if chosen and one.id == chosen[0]), None)
    if person is None:
        return HomeView(None, tuple(people), banks=_banks(db, ""))
    unfinished = _ATTEMPTS.format(states="= 'in_progress'", limit=-1)
    recent = _ATTEMPTS.format(states="IN ('submitted', 'expired')", limit=RECENT)
    return HomeView(
        person,
        tuple(people),
        tuple(_summary(row) for row in db.execute(unfinished, (person.id,))),
        tuple(_summary(row) for row in db.execute(recent, (person.id,))),
        _banks(db, person.id),
    )


def _banks(db: sqlite3.Connection, person_id: str) -> tuple[BankCard, ...]:
    scores: dict[str, tuple[float, float, datetime | None]] = {}
    rows = db.execute(
        "SELECT bank_ids, fraction, submitted_at FROM attempt WHERE person_id = ? "
        "AND state = 'submitted' AND fraction IS NOT NULL ORDER BY submitted_at",
        (person_id,),
    )
    for row in rows:
        for bank_id in json.loads(row["bank_ids"]):
            best = max(scores[bank_id][0] if bank_id in scores else 0.0, row["fraction"])
            scores[bank_id] = (best, row["fraction"], _moment(row["submitted_at"]))
    cards = []
    for row in db.execute("SELECT * FROM bank"):
        best, last, last_at = scores.get(row["id"], (None, None, None))
        cards.append(
            BankCard(
                row["id"], row["title"], row["path"], row["question_count"], row["usable_count"],
                tuple(json.loads(row["topics"])), tuple(json.loads(row["kinds"])),
                bool(row["read_only"]), row["problem"], best, last, last_at,
            )
        )  # fmt: skip
    return tuple(sorted(cards, key=lambda card: (not card.read_only, card.title.casefold())))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def _summary(row: sqlite3.Row) -> AttemptSummary:
    started = _moment(row["started_at"])
    assert started is not None
    limit = row["limit_s"]
    return AttemptSummary(
        row["id"], row["title"], tuple(json.loads(row["bank_titles"])), row["quiz_name"],
        row["mode"], row["state"], started, _moment(row["submitted_at"]), row["question_count"],
        row["answered_count"], row["fraction"], row["marks"], row["maximum"],
        None if row["passed"] is None else bool(row["passed"]), row["spent_s"],
        None if limit is None else limit + row["grants_s"],
    )  # fmt: skip
