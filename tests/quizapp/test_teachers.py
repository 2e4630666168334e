"""Teachers' passwords over a real database and the real argon2."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher, Type
from fakes import TurnedClock

from question_bank.errors import QuestionBankError
from quizapp.library import Library
from quizapp.library.teachers import FORGET_NAME, LONGEST_WAIT_S, Teachers, WrongPasswordError
from quizapp.paths import Paths

GOOD = "correct horse"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


def begin(tmp_path: Path, clock: TurnedClock) -> Library:
    return Library.open(Paths(tmp_path), clock=clock, shipped=(), source_folders=())


@pytest.fixture
def library(tmp_path: Path, clock: TurnedClock) -> Iterator[Library]:
    made = begin(tmp_path, clock)
    yield made
    made.close()


def stored(library: Library) -> list[tuple[str, str, int]]:
    connection = sqlite3.connect(library.data_dir / "quizapp.sqlite3")
    rows = connection.execute(
        "SELECT name, hash, wrong_tries FROM teacher ORDER BY name"
    ).fetchall()
    connection.close()
    return rows


def test_without_a_teacher_everything_is_open(library: Library) -> None:
    assert not library.teachers.is_set
    assert not library.teachers.is_locked


def test_the_first_teacher_is_let_in_and_asked_after_a_restart(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    first = library.teachers.add(" Ms  Hill ", GOOD)
    assert first.name == "Ms Hill"
    assert not library.teachers.is_locked
    library.teachers.add("Mr Dale", "another one")
    library.close()
    again = begin(tmp_path, clock)
    assert again.teachers.is_locked
    assert [one.name for one in again.teachers.all()] == ["Mr Dale", "Ms Hill"]
    again.teachers.unlock(first.id, GOOD)
    assert again.teachers.current == first
    assert not again.teachers.is_locked
    again.teachers.lock()
    assert again.teachers.is_locked
    again.close()


def test_what_is_stored_is_argon2id_as_promised(library: Library) -> None:
    library.teachers.add("Ms Hill", GOOD)
    (_name, hashed, _tries) = stored(library)[0]
    assert hashed.startswith("$argon2id$")
    cost = dict(one.split("=") for one in hashed.split("$")[3].split(","))
    assert int(cost["m"]) >= 19 * 1024
    assert int(cost["t"]) >= 2
    assert GOOD.encode() not in (library.data_dir / "quizapp.sqlite3").read_bytes()


def test_a_weak_hash_is_made_anew_at_the_next_login(library: Library) -> None:
    teacher = library.teachers.add("Ms Hill", GOOD)
    weak = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, type=Type.ID).hash(GOOD)
    library._database.teachers.set_hash(teacher.id, weak)
    library.teachers.lock()
    library.teachers.unlock(teacher.id, GOOD)
    assert stored(library)[0][1] != weak
    library.teachers.lock()
    library.teachers.unlock(teacher.id, GOOD)


def test_wrong_tries_wait_longer_each_time_even_after_a_restart(
    library: Library, tmp_path: Path, clock: TurnedClock
) -> None:
    teacher = library.teachers.add("Ms Hill", GOOD)
    library.teachers.lock()
    waits = []
    for _n in range(11):
        with pytest.raises(WrongPasswordError, match="is wrong") as caught:
            library.teachers.unlock(teacher.id, "guess")
        waits.append(caught.value.wait_s)
        with pytest.raises(WrongPasswordError, match="Too early"):
            library.teachers.unlock(teacher.id, GOOD)
        clock.pass_s(caught.value.wait_s)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, LONGEST_WAIT_S, LONGEST_WAIT_S]
    with pytest.raises(WrongPasswordError):
        library.teachers.unlock(teacher.id, "guess")
    library.close()
    again = begin(tmp_path, clock)
    with pytest.raises(WrongPasswordError, match="Too early"):
        again.teachers.unlock(teacher.id, GOOD)
    clock.pass_s(LONGEST_WAIT_S)
    again.teachers.unlock(teacher.id, GOOD)
    assert stored(again)[0][2] == 0
    again.close()


def test_another_teacher_can_give_a_new_password_and_take_one_off(library: Library) -> None:
    hill = library.teachers.add("Ms Hill", GOOD)
    dale = library.teachers.add("Mr Dale", "another one")
    library.teachers.set_password(dale.id, "forgotten it")
    library.teachers.lock()
    for refused in (
        lambda: library.teachers.set_password(hill.id, "evil evil"),
        lambda: library.teachers.remove(hill.id),
        lambda: library.teachers.add("Eve", "evil evil"),
    ):
        with pytest.raises(QuestionBankError, match="password first"):
            refused()
    library.teachers.unlock(dale.id, "forgotten it")
    library.teachers.remove(hill.id)
    library.teachers.remove(dale.id)
    assert not library.teachers.is_locked


@pytest.mark.parametrize(("name", "password"), [("", GOOD), ("ms hill", GOOD), ("Eve", "short")])
def test_a_name_must_be_free_and_a_password_long(
    library: Library, name: str, password: str
) -> None:
    library.teachers.add("Ms Hill", GOOD)
    with pytest.raises(QuestionBankError):
        library.teachers.add(name, password)
    assert len(library.teachers.all()) == 1


@pytest.mark.parametrize("ending", ["", ".txt"])
def test_the_owner_of_the_folder_can_take_all_passwords_away(
    library: Library, tmp_path: Path, clock: TurnedClock, ending: str
) -> None:
    library.teachers.add("Ms Hill", GOOD)
    library.teachers.lock()
    (tmp_path / f"{FORGET_NAME}{ending}").touch()
    assert library.teachers.is_locked, "only a start looks"
    library.close()
    again = begin(tmp_path, clock)
    assert again.teachers.forgotten == 1
    assert not again.teachers.is_locked
    again.teachers.add("Ms Hill", GOOD)
    again.close()
    later = begin(tmp_path, clock)
    assert later.teachers.forgotten == 0, "the wish is granted once"
    assert later.teachers.is_locked
    assert isinstance(later.teachers, Teachers)
    later.close()
