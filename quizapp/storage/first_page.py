"""What Home shows, read with the standard library before the database layer is imported.

Enter by `read_home(data_dir)`. A test compares it with what `Library.home()` says of the same
database.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.paths import Paths
from quizapp.practice.days import DEFAULT_HOUR, day_of
from quizapp.quiz.opening import Opening, is_told, opening_of
from quizapp.quiz.summaries import AttemptSummary, BankCard, HomeView, Person, QuizCard
from quizapp.storage.first_look import looking_at

RECENT = 5
"""How many finished attempts Home shows."""

IDLE = timedelta(days=30)
"""After this long an untouched practice counts as given up."""

_ATTEMPTS = """
    SELECT a.*, (SELECT count(*) FROM response r
                 WHERE r.attempt_id = a.id AND r.answer IS NOT NULL) AS answered_count
    FROM attempt a WHERE a.person_id = ? AND {which}
    ORDER BY a.started_at DESC, a.id LIMIT {limit}
"""
_UNFINISHED = "a.state = 'in_progress'"
_FINISHED = "a.state IN ('submitted', 'expired')"


def read_home(data_dir: Path, now: datetime | None = None) -> HomeView | None:
    """All that Home shows for the person who was chosen last.

    None where only the database layer can tell: the database is older, newer or damaged.
    """
    path = Paths(data_dir).database
    if not path.exists():
        return HomeView(None)
    try:
        with looking_at(path) as db:
            if db is None:
                return None
            db.row_factory = sqlite3.Row
            return _home(db, now or datetime.now(UTC))
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def _home(db: sqlite3.Connection, now: datetime) -> HomeView:
    people = [Person(row["id"], row["name"]) for row in db.execute("SELECT id, name FROM person")]
    people.sort(key=lambda one: one.name.casefold())
    chosen = db.execute("SELECT value FROM setting WHERE key = 'person'").fetchone()
    person = next((one for one in people if chosen and one.id == chosen[0]), None)
    if person is None:
        return HomeView(None, tuple(people), banks=_banks(db, "", now, frozenset()))
    before, withheld = _scores_before(db, person.id), _withheld(db, now)
    unfinished = _ATTEMPTS.format(which=_UNFINISHED, limit=-1)
    recent = _ATTEMPTS.format(which=_FINISHED, limit=RECENT)
    return HomeView(
        person,
        tuple(people),
        tuple(
            _summary(row, before, withheld)
            for row in db.execute(unfinished, (person.id,))
            if not _is_idle(row, now)
        ),
        tuple(_summary(row, before, withheld) for row in db.execute(recent, (person.id,))),
        _banks(db, person.id, now, withheld),
        _quizzes(db, person.id, now),
    )


def _quizzes(db: sqlite3.Connection, person_id: str, now: datetime) -> tuple[QuizCard, ...]:
    """The quizzes that a teacher gave and that can be begun now or later."""
    quizzes = db.execute("SELECT * FROM quiz WHERE is_given AND archived_at IS NULL").fetchall()
    if not quizzes:
        return ()
    states: dict[str, list[str]] = {}
    rows = db.execute(
        "SELECT x.quiz_id, a.state FROM attempt_quiz x JOIN attempt a ON a.id = x.attempt_id "
        "WHERE a.person_id = ?",
        (person_id,),
    )
    for row in rows:
        states.setdefault(row["quiz_id"], []).append(row["state"])
    cards = []
    for row in quizzes:
        mine = states.get(row["id"], [])
        used = sum(state != "abandoned" for state in mine)
        opens, closes = _moment(row["opens_at"]), _moment(row["closes_at"])
        state = opening_of(
            is_given=True,
            opens_at=opens,
            closes_at=closes,
            attempts_allowed=row["attempts_allowed"],
            attempts_used=used,
            is_running="in_progress" in mine,
            now=now,
        )
        if state in (Opening.OPEN, Opening.NOT_YET):
            cards.append(
                QuizCard(
                    row["id"], row["name"], row["mode"], row["question_count"], row["limit_s"],
                    opens, closes, row["attempts_allowed"], used, state.value,
                )
            )  # fmt: skip
    return tuple(sorted(cards, key=lambda card: (card.title.casefold(), card.quiz_id)))


def _due(db: sqlite3.Connection, person_id: str, now: datetime) -> dict[str, int]:
    """Bank id to how many of its questions are to be practised today."""
    query = "SELECT day_starts_at FROM practice_plan WHERE person_id = ?"
    plan = db.execute(query, (person_id,)).fetchone()
    today = day_of(now, plan[0] if plan else DEFAULT_HOUR)
    rows = db.execute(
        "SELECT bank_id, count(*) FROM practice_memory "
        "WHERE person_id = ? AND due_on <= ? AND NOT is_gone GROUP BY bank_id",
        (person_id, today.isoformat()),
    )
    return {row[0]: row[1] for row in rows}


def _banks(
    db: sqlite3.Connection, person_id: str, now: datetime, withheld: frozenset[str]
) -> tuple[BankCard, ...]:
    scores: dict[str, tuple[float, float, datetime | None]] = {}
    rows = db.execute(
        "SELECT id, bank_ids, fraction, submitted_at FROM attempt WHERE person_id = ? "
        "AND state = 'submitted' AND fraction IS NOT NULL ORDER BY submitted_at, id",
        (person_id,),
    )
    for row in rows:
        if row["id"] in withheld:
            continue
        for bank_id in json.loads(row["bank_ids"]):
            best = max(scores[bank_id][0] if bank_id in scores else 0.0, row["fraction"])
            scores[bank_id] = (best, row["fraction"], _moment(row["submitted_at"]))
    due = _due(db, person_id, now)
    cards = []
    for row in db.execute("SELECT * FROM bank"):
        best, last, last_at = scores.get(row["id"], (None, None, None))
        cards.append(
            BankCard(
                row["id"], row["title"], row["path"], row["question_count"], row["usable_count"],
                tuple(json.loads(row["topics"])), tuple(json.loads(row["kinds"])),
                bool(row["read_only"]), row["problem"], best, last, last_at,
                0 if row["problem"] else due.get(row["id"], 0),
            )
        )  # fmt: skip
    return tuple(sorted(cards, key=lambda card: (not card.read_only, card.title.casefold())))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def _is_idle(row: sqlite3.Row, now: datetime) -> bool:
    """The library gives such a practice up as soon as it is open."""
    read_at = _moment(row["read_at"])
    assert read_at is not None
    return row["mode"] == "practice" and read_at < now - IDLE


def _withheld(db: sqlite3.Connection, now: datetime) -> frozenset[str]:
    """The attempts whose quiz does not tell their score yet."""
    rows = db.execute(
        "SELECT x.attempt_id, q.score_told, q.closes_at FROM quiz q "
        "JOIN attempt_quiz x ON x.quiz_id = q.id WHERE q.score_told <> 'after-submit'"
    )
    return frozenset(row[0] for row in rows if not is_told(row[1], _moment(row[2]), now))


def _scores_before(db: sqlite3.Connection, person_id: str) -> dict[str, float]:
    """Attempt to its share before the first regrade that stands (it comes last)."""
    rows = db.execute(
        "SELECT i.attempt_id, i.fraction_before FROM regrade_item i "
        "JOIN regrade g ON g.id = i.regrade_id JOIN attempt a ON a.id = i.attempt_id "
        "WHERE a.person_id = ? AND g.undone_at IS NULL ORDER BY g.id DESC",
        (person_id,),
    )
    return {row[0]: row[1] for row in rows}


def _summary(
    row: sqlite3.Row, before: dict[str, float], withheld_ids: frozenset[str]
) -> AttemptSummary:
    withheld = row["id"] in withheld_ids
    started = _moment(row["started_at"])
    assert started is not None
    limit = row["limit_s"]
    return AttemptSummary(
        row["id"], row["title"], tuple(json.loads(row["bank_titles"])), row["quiz_name"],
        row["mode"], row["state"], started, _moment(row["submitted_at"]), row["question_count"],
        row["answered_count"], None if withheld else row["fraction"],
        None if withheld else row["marks"], row["maximum"],
        None if withheld or row["passed"] is None else bool(row["passed"]), row["spent_s"],
        None if limit is None else limit + row["grants_s"],
        None if withheld else before.get(row["id"]), withheld,
    )  # fmt: skip
