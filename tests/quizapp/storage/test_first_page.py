"""Home as the standard library reads it is Home as the library says it, whatever is stored."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlmodel import SQLModel

from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.storage.banks import stamp_of
from quizapp.storage.database import Database
from quizapp.storage.engine import Engine
from quizapp.storage.first_look import read_appearance
from quizapp.storage.first_page import IDLE, read_home
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptQuizRow,
    AttemptRow,
    BankRow,
    PersonRow,
    QuestionVersionRow,
    QuizRow,
    RegradeItemRow,
    RegradeRow,
    ResponseRow,
    SettingRow,
)

_NOW = datetime.now(UTC)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SHARE = st.floats(0, 1)
_BANK_IDS = st.lists(st.sampled_from(["a", "b", "c", "gone"]), min_size=1, max_size=3, unique=True)
# Never within an hour of the limit, so that the time that a test takes cannot matter.
_AGES = st.integers(0, 2 * IDLE.days * 24).filter(lambda hours: abs(hours - IDLE.days * 24) > 1)
_TIMES = _AGES.map(lambda hours: _NOW - timedelta(hours=hours, minutes=7, microseconds=hours))


@st.composite
def _attempts(draw: st.DrawFn) -> dict[str, Any]:
    """A row of `attempt`, and under "answers" those of its responses."""
    state = draw(
        st.sampled_from(["submitted", "in_progress", "in_progress", "expired", "abandoned"])
    )
    is_graded = state in ("submitted", "expired") and draw(st.booleans())
    return {
        "person": draw(st.sampled_from([0, 0, 0, 1])),
        "quiz": draw(st.sampled_from([None, None, 0, 1])),
        "answers": draw(st.lists(st.none() | st.just('{"chosen": []}'), max_size=3)),
        "title": draw(_TEXT),
        "quiz_name": draw(_TEXT),
        "mode": draw(st.sampled_from(["practice", "exam"])),
        "blueprint": "{}",
        "accommodation": "{}",
        "bank_ids": json.dumps(draw(_BANK_IDS)),
        "bank_titles": json.dumps(draw(st.lists(_TEXT, max_size=2))),
        "seed": 1,
        "state": state,
        "question_count": draw(st.integers(0, 99)),
        "position": 0,
        "started_at": draw(_TIMES),
        "base_limit_s": None,
        "limit_s": draw(st.none() | st.floats(0, 9999)),
        "spent_s": draw(st.floats(0, 9999)),
        "grants_s": draw(st.sampled_from([0.0, 60.0])),
        "read_at": draw(_TIMES),
        "boot_s": None,
        "boot_id": "",
        "closed": False,
        "submitted_at": draw(_TIMES) if state in ("submitted", "expired") else None,
        "submitted_by": None,
        "marks": draw(_SHARE) if is_graded else None,
        "maximum": 1.0 if is_graded else None,
        "fraction": draw(_SHARE) if is_graded else None,
        "passed": draw(st.booleans()) if is_graded else None,
        "certainty_marks": None,
    }


@st.composite
def _quizzes(draw: st.DrawFn) -> dict[str, Any]:
    """A row of `quiz`; none opens or closes within an hour of now."""
    edge = st.sampled_from([None, -30, -2, 2, 30])
    opens, closes = draw(edge), draw(edge)
    if opens is not None and closes is not None and closes <= opens:
        closes = None
    moments = [
        None if hours is None else _NOW + timedelta(hours=hours) for hours in (opens, closes)
    ]
    return {
        "name": draw(_TEXT),
        "mode": draw(st.sampled_from(["practice", "exam"])),
        "question_count": draw(st.integers(0, 99)),
        "limit_s": draw(st.none() | st.just(600.0)),
        "opens_at": moments[0],
        "closes_at": moments[1],
        "attempts_allowed": draw(st.none() | st.integers(1, 3)),
        "is_given": draw(st.sampled_from([True, True, False])),
        "score_told": draw(st.sampled_from(["after-submit", "after-close", "never"])),
        "content": "{}",
        "created_at": _NOW,
        "archived_at": draw(st.sampled_from([None, None, None, _NOW])),
    }


_REGRADES = st.fixed_dictionaries(
    {"attempt": st.integers(0, 7), "was": _SHARE, "is_undone": st.booleans()}
)

_BANKS = st.fixed_dictionaries(
    {
        "title": _TEXT,
        "question_count": st.integers(0, 99),
        "usable_count": st.integers(0, 99),
        "topics": st.lists(_TEXT, max_size=2).map(json.dumps),
        "kinds": st.lists(st.sampled_from(["date", "cloze"]), max_size=2).map(json.dumps),
        "read_only": st.booleans(),
        "problem": st.just("") | _TEXT,
    }
)


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a database in which nothing is."""
    paths = Paths(tmp_path_factory.mktemp("empty"))
    Database.open(paths).close()
    return paths.database.read_bytes()


@contextmanager
def _stored(database: bytes, rows: list[tuple[type[SQLModel], dict[str, Any]]]) -> Iterator[Paths]:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        paths.database.write_bytes(database)
        engine = Engine(paths.database)
        with engine.transaction() as connection:
            for model, row in rows:
                connection.execute(insert(table(model)).values(**row))
        engine.close()
        yield paths


_COLUMNS = set(table(AttemptRow).columns.keys())


def _regraded(regrades: list[dict[str, Any]]) -> list[tuple[type[SQLModel], dict[str, Any]]]:
    rows: list[tuple[type[SQLModel], dict[str, Any]]] = []
    if regrades:
        version = {"version": "v", "kind": "date", "content": "{}"}
        rows.append((QuestionVersionRow, version))
    for n, one in enumerate(regrades):
        head = {"id": n + 1, "bank_id": "a", "question_id": "q", "version": "v", "stem": "S"}
        undone = {"undone_at": _NOW if one["is_undone"] else None, "undone_by": ""}
        rows.append((RegradeRow, {**head, "reason": "", "by": "", "at": _NOW, **undone}))
        place = {"regrade_id": n + 1, "attempt_id": f"a{one['attempt']}", "position": 0}
        shares = {"fraction_before": one["was"], "fraction_after": 1.0}
        rows.append((RegradeItemRow, {**place, **shares, "before": "", "after": ""}))
    return rows


@given(
    names=st.lists(_TEXT, min_size=1, max_size=3, unique=True) | st.just([]),
    chosen=st.sampled_from([0, 0, 0, 0, 1, 7, None]),
    attempts=st.lists(_attempts(), min_size=1, max_size=8),
    banks=st.lists(_BANKS, min_size=1, max_size=3),
    quizzes=st.lists(_quizzes(), max_size=2),
    regrades=st.lists(_REGRADES, max_size=4),
)
def test_both_ways_to_home_agree(
    empty_database: bytes,
    names: list[str],
    chosen: int | None,
    attempts: list[dict[str, Any]],
    banks: list[dict[str, Any]],
    quizzes: list[dict[str, Any]],
    regrades: list[dict[str, Any]],
) -> None:
    rows: list[tuple[type[SQLModel], dict[str, Any]]] = [
        (PersonRow, {"id": f"p{n}", "name": name, "created_at": _NOW})
        for n, name in enumerate(names)
    ]
    if chosen is not None:
        rows.append((SettingRow, {"key": "person", "value": f"p{chosen}"}))
    rows += [(QuizRow, {"id": f"q{n}", **quiz}) for n, quiz in enumerate(quizzes)]
    stored = set()
    for n, attempt in enumerate(attempts):
        person, answers = attempt["person"], attempt["answers"]
        if person >= len(names):
            continue
        row = {key: value for key, value in attempt.items() if key in _COLUMNS}
        rows.append((AttemptRow, {"id": f"a{n}", "person_id": f"p{person}", **row}))
        stored.add(n)
        if attempt["quiz"] is not None and attempt["quiz"] < len(quizzes):
            rows.append((AttemptQuizRow, {"attempt_id": f"a{n}", "quiz_id": f"q{attempt['quiz']}"}))
        for place, answer in enumerate(answers):
            given_row = {"attempt_id": f"a{n}", "position": place, "answer": answer}
            flags = {"flagged": False, "seen": True, "checked": False, "expired": False}
            rows.append((ResponseRow, {**given_row, **flags, "spent_s": 0.0}))
    rows += _regraded([one for one in regrades if one["attempt"] in stored])
    with tempfile.TemporaryDirectory() as folder:
        shipped = []
        for n, bank in enumerate(banks):
            path = Path(folder) / f"{n}.yaml"
            if bank["read_only"]:  # a shipped bank is there, and has not changed
                path.write_bytes(b"")
                shipped.append(path)
            place_of = {"id": "abc"[n], "path": str(path), "stamp": stamp_of(path)}
            rows.append((BankRow, {**place_of, **bank, "opened_at": _NOW}))
        with _stored(empty_database, rows) as paths:
            early = read_home(paths.data_dir)
            library = Library.open(paths, shipped=tuple(shipped), source_folders=())
            try:
                assert early == library.home()
                assert read_home(paths.data_dir) == library.home()
            finally:
                library.close()


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "theme": st.sampled_from(["system", "light", "dark", "pink"]) | st.none(),
            "text_percent": st.integers(-1, 999) | st.text(max_size=4) | st.none(),
            "reduced_motion": st.booleans() | st.none(),
        },
    ).map(json.dumps)
    | _TEXT
)
def test_both_ways_to_the_appearance_agree(empty_database: bytes, stored: str) -> None:
    rows: list[tuple[type[SQLModel], dict[str, Any]]] = [
        (SettingRow, {"key": "appearance", "value": stored})
    ]
    with _stored(empty_database, rows) as paths:
        early = read_appearance(paths.data_dir)
        library = Library.open(paths, shipped=(), source_folders=())
        assert early == library.appearance()
        library.close()
