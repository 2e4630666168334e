"""Packs and results between real data folders: handed out, taken, answered, collected once."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import SOURCE_TEXT, TurnedClock, write_bank
from handing import BANK, Side, answer_all, edited_result, repacked, side

from question_bank.errors import QuestionBankError
from question_bank.grading.answers import ChoiceAnswer
from quizapp.library.class_model import ClassChoice
from quizapp.library.collecting import Collected, Fate
from quizapp.library.pack_sealing import WrongPasswordError
from quizapp.library.packs_folder import is_packed
from quizapp.library.quizpack import PackError, keys_of, read_pack
from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.quizzes import Draw, NamedQuiz, QuestionRef

PASSWORD = "lighthouse keeper"
SECRETS = ("Clara Whitmore", "Because the text", "3 May 1915", "storm destroyed")


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def teacher(tmp_path: Path, clock: TurnedClock) -> Iterator[Side]:
    write_bank(tmp_path / "banks")
    made = side(tmp_path / "teacher", clock, "Ms T")
    made.library.open_bank(tmp_path / "banks" / "harbour.yaml")
    yield made
    made.library.close()


@pytest.fixture
def student(tmp_path: Path, clock: TurnedClock) -> Iterator[Side]:
    made = side(tmp_path / "student", clock, "Ana")
    yield made
    made.library.close()


def saved(teacher: Side, **more: Any) -> NamedQuiz:
    blueprint = Blueprint((BANK,), count=0, mode=Mode.EXAM, limit_s=600, name="Week 3")
    blueprint = replace(blueprint, **more.pop("blueprint", {}))
    return teacher.library.quizzes.save(replace(NamedQuiz(blueprint), **more))


def handed_in(teacher: Side, student: Side, folder: Path, clock: TurnedClock, **more: Any) -> Path:
    """A result file: pack made, taken, all answered, written."""
    password = more.pop("password", "")
    quiz = saved(teacher, **more)
    teacher.handing.hand_out(quiz.id, folder / "week-3.quizpack", password)
    taken = student.handing.take(folder / "week-3.quizpack")
    answer_all(student.library.quizzes.start(taken.quiz.id), clock)
    person = student.library.current_person()
    assert person is not None
    attempt = student.handing.finished(person.id)[0]
    path = folder / f"{person.name}.quizresult"
    student.handing.write_result(attempt.attempt_id, path)
    return path


def only(told: tuple[Collected, ...]) -> Collected:
    (one,) = told
    return one


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_from_pack_to_statistics(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock, password: str
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=password)
    one = only(teacher.handing.collect([path]))
    assert (one.fate, one.problem, one.notes) == (Fate.NEW, "", ())
    assert (one.person, one.quiz, one.marks, one.maximum) == ("Ana", "Week 3", 9, 9)
    result = teacher.library.result(one.attempt_id)
    assert result.passed
    assert result.spent_s == pytest.approx(63)
    assert {r.shown.question_id for r in result.responses} == {f"q{n}" for n in range(1, 10)}
    assert all(r.shown.bank_id == BANK for r in result.responses)
    cited = [c for r in result.responses for c in r.feedback.revealed.citations]
    assert {c.status for c in cited} == {"verified"}
    assert teacher.library.quizzes.all()[0].attempt_count == 1
    classroom = teacher.library.classroom
    report = classroom.report(ClassChoice(quiz=classroom.newest_quiz()))
    assert len(report.items) == 9
    ana = next(p for p in teacher.library.people() if p.name == "Ana")
    teacher.library.choose_person(ana.id)
    assert [a.fraction for a in teacher.library.history()] == [1.0]


def test_twice_is_harmless(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=PASSWORD)
    copy = tmp_path / "copy (1).quizresult"
    copy.write_bytes(path.read_bytes())
    fates = [one.fate for one in teacher.handing.collect([path, path, copy])]
    assert fates == [Fate.NEW, Fate.KNOWN, Fate.KNOWN]
    assert len(teacher.library.people()) == 2
    assert teacher.library.quizzes.all()[0].attempt_count == 1
    taken = student.handing.take(tmp_path / "week-3.quizpack")
    assert taken.again
    assert len(student.library.quizzes.all()) == 1


def test_a_result_is_graded_where_it_is_collected(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    quiz = saved(teacher)
    teacher.handing.hand_out(quiz.id, tmp_path / "p.quizpack", PASSWORD)
    taken = student.handing.take(tmp_path / "p.quizpack")
    session = student.library.quizzes.start(taken.quiz.id)
    answer_all(session, clock, but=frozenset({"Who led the workers?", "When was the storm?"}))
    student.handing.write_result(session.head.id, tmp_path / "r.quizresult")
    one = only(teacher.handing.collect([tmp_path / "r.quizresult"]))
    assert (one.marks, one.maximum) == (7, 9)
    here = {
        r.shown.stem: r.response.answer for r in teacher.library.result(one.attempt_id).responses
    }
    assert here["What did the storm destroy?"] == ChoiceAnswer(frozenset({"a"})), "the bank's id"
    assert here["Who led the workers?"] is None


def test_questions_stand_as_the_student_had_them(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=PASSWORD)
    one = only(teacher.handing.collect([path]))
    there = student.library.resume(one.attempt_id)
    here = teacher.library.resume(one.attempt_id)
    for n in range(there.count):
        theirs, ours = there.shown(n), here.shown(n)
        assert theirs.stem == ours.stem
        assert [o.text for o in theirs.options] == [o.text for o in ours.options]
        assert theirs.choices == ours.choices
        assert there.response(n).spent_s == here.response(n).spent_s
        assert there.response(n).saved_at == here.response(n).saved_at


# Sealed -------------------------------------------------------------------------------------------


def everything_in(folder: Path) -> str:
    """All bytes that lie in a data folder, databases with their journals too."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_a_sealed_pack_tells_nothing(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    quiz = saved(teacher)
    path = tmp_path / "p.quizpack"
    made = teacher.handing.hand_out(quiz.id, path, PASSWORD)
    assert made.is_sealed
    with zipfile.ZipFile(path) as archive:
        open_parts = [name for name in archive.namelist() if name != "keys.bin"]
        inside = b"\n".join(archive.read(name) for name in open_parts)
    taken = student.handing.take(path)
    session = student.library.quizzes.start(taken.quiz.id)
    for told in (inside.decode("utf-8", "replace"), everything_in(tmp_path / "student")):
        for secret in SECRETS:
            assert secret not in told
    assert not re.search(r"\bq[1-9]\b", inside.decode("utf-8", "replace")), "ids may tell, too"
    session.submit()
    rights = student.library.quizzes.rights(session.head.id)
    assert (rights.score, rights.answers, rights.keys) == (False, False, False)
    assert [a.fraction for a in student.library.history()] == [None]


def test_made_up_keys_do_not_follow_the_true_ones(teacher: Side, tmp_path: Path) -> None:
    quiz = saved(teacher)
    places: set[tuple[int, int]] = set()
    for n in range(12):
        path = tmp_path / f"{n}.quizpack"
        teacher.handing.hand_out(quiz.id, path, PASSWORD)
        for question in read_pack(path).banks[0].questions:
            if question.stem == "What did the storm destroy?":
                texts = [option.text for option in question.body.options]  # type: ignore[union-attr]
                said = [option.correct for option in question.body.options]  # type: ignore[union-attr]
                places.add((texts.index("The north tower"), said.index(True)))
    assert len(places) > 1, "neither order nor key is always the same"


def test_the_password_opens_what_it_sealed(teacher: Side, tmp_path: Path) -> None:
    quiz = saved(teacher)
    path = tmp_path / "p.quizpack"
    teacher.handing.hand_out(quiz.id, path, PASSWORD)
    pack = read_pack(path)
    keys = keys_of(pack, PASSWORD)
    assert keys.quiz == quiz
    assert keys.banks[0].id == BANK
    assert len(keys.banks[0].questions) == 9
    for wrong in ("", "Lighthouse keeper", PASSWORD + " "):
        with pytest.raises(WrongPasswordError, match="not the password"):
            keys_of(pack, wrong)


def test_accents_may_be_typed_in_either_way(teacher: Side, tmp_path: Path) -> None:
    quiz = saved(teacher)
    teacher.handing.hand_out(quiz.id, tmp_path / "p.quizpack", "caf\u00e9 au lait")
    assert keys_of(read_pack(tmp_path / "p.quizpack"), "cafe\u0301 au lait").quiz == quiz


def test_what_cannot_be_sealed_is_said(teacher: Side, tmp_path: Path) -> None:
    path = tmp_path / "p.quizpack"
    practice = saved(teacher, blueprint={"mode": Mode.PRACTICE})
    with pytest.raises(QuestionBankError, match="practice tells at each Check"):
        teacher.handing.hand_out(practice.id, path, PASSWORD)
    open_book = saved(teacher, blueprint={"open_book": True})
    with pytest.raises(QuestionBankError, match="Close the book"):
        teacher.handing.hand_out(open_book.id, path, PASSWORD)
    with pytest.raises(QuestionBankError, match="8 characters"):
        teacher.handing.hand_out(saved(teacher).id, path, "short")
    assert not path.exists()


# Open ---------------------------------------------------------------------------------------------


def test_an_open_practice_brings_its_bank_and_sources(
    teacher: Side, student: Side, tmp_path: Path
) -> None:
    quiz = saved(teacher, blueprint={"mode": Mode.PRACTICE, "count": 3, "limit_s": None})
    teacher.handing.hand_out(quiz.id, tmp_path / "p.quizpack")
    taken = student.handing.take(tmp_path / "p.quizpack")
    session = student.library.quizzes.start(taken.quiz.id)
    session.answer(0, None)
    revealed = session.check(0).revealed
    assert revealed.citations[0].status == "verified"
    document = student.library.source(revealed.sources[0])
    assert document is not None
    assert document.text == SOURCE_TEXT.replace("\r\n", "\n")
    (bank,) = student.library.banks()
    assert (bank.title, bank.problem, bank.question_count) == ("Harbour bank", "", 9)


def test_the_bank_of_an_exam_is_nobodys_to_practise(
    teacher: Side, student: Side, tmp_path: Path
) -> None:
    teacher.handing.hand_out(saved(teacher).id, tmp_path / "p.quizpack")
    student.handing.take(tmp_path / "p.quizpack")
    student.library.refresh_banks()
    (bank,) = student.library.banks()
    assert bank.question_count == 0
    assert "belong to the quiz 'Week 3'" in bank.problem
    assert is_packed(student.library.data_dir, bank.path)
    (bank,) = teacher.library.banks()
    assert not is_packed(teacher.library.data_dir, bank.path)


def test_a_fixed_draw_stays_the_same(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    fixed = (QuestionRef(BANK, "q5"), QuestionRef(BANK, "q2"))
    path = handed_in(
        teacher, student, tmp_path, clock, password=PASSWORD, draw=Draw.FIXED, fixed=fixed
    )
    one = only(teacher.handing.collect([path]))
    assert (one.fate, one.marks, one.maximum) == (Fate.NEW, 2, 2)
    asked = {r.shown.question_id for r in teacher.library.result(one.attempt_id).responses}
    assert asked == {"q2", "q5"}


def test_without_its_document_there_is_nothing_to_hand_out(teacher: Side, tmp_path: Path) -> None:
    (tmp_path / "banks" / "harbour.txt").unlink()
    with pytest.raises(QuestionBankError, match="nothing to hand out"):
        teacher.handing.hand_out(saved(teacher).id, tmp_path / "q.quizpack")
    assert not (tmp_path / "q.quizpack").exists()


# Collecting ---------------------------------------------------------------------------------------


def test_what_was_handed_out_counts_whatever_became_of_the_bank(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=PASSWORD)
    teacher.library.forget_bank(BANK)
    (tmp_path / "banks" / "harbour.yaml").unlink()
    one = only(teacher.handing.collect([path]))
    assert (one.fate, one.marks) == (Fate.NEW, 9)


def test_another_computer_needs_the_pack_and_its_password(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=PASSWORD)
    other = side(tmp_path / "other", clock, "Mr U")
    try:
        assert "Choose that pack" in only(other.handing.collect([path])).problem
        pack = tmp_path / "week-3.quizpack"
        with pytest.raises(WrongPasswordError):
            other.handing.collect([path], pack=pack, password="not the password")
        one = only(other.handing.collect([path], pack=pack, password=PASSWORD))
        assert (one.fate, one.person, one.marks) == (Fate.NEW, "Ana", 9)
    finally:
        other.library.close()


def test_a_changed_file_is_told(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock)

    def better(told: dict[str, Any]) -> None:
        told["items"][0]["answer"] = {"text": "what the neighbour said"}

    one = only(teacher.handing.collect([edited_result(path, better, sign=False)]))
    assert one.fate is Fate.REFUSED
    assert "not as Quizapp wrote it" in one.problem
    data = path.read_bytes()
    for cut in (0, 1, len(data) // 2, len(data) - 2):
        (tmp_path / "cut.quizresult").write_bytes(data[:cut])
        assert only(teacher.handing.collect([tmp_path / "cut.quizresult"])).fate is Fate.REFUSED
    assert teacher.library.quizzes.all()[0].attempt_count == 0
    assert len(teacher.library.people()) == 1, "nobody was added"


def test_a_second_result_of_one_attempt_is_refused(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock)
    teacher.handing.collect([path])

    def later(told: dict[str, Any]) -> None:
        told["spent_s"] = 1.0

    one = only(teacher.handing.collect([edited_result(path, later, sign=True)]))
    assert one.fate is Fate.REFUSED
    assert "The first one stays" in one.problem


FORGERIES: tuple[Any, ...] = (
        lambda told: told["items"].pop(),
        lambda told: told["items"].append(told["items"][0]),
        lambda told: told["items"][0].update(question="q99"),
        lambda told: told["items"][0].update(bank="other-abc123"),
        lambda told: told["items"][0].update(answer={"chosen": ["nothing"]}),
        lambda told: told["items"][0].update(answer={"gaps": {"9": {"text": "x"}}}),
        lambda told: told["items"][0].update(answer=[1, 2]),
        lambda told: told["items"][0].update(order={"options": ["a", "a"]}),
        lambda told: told["items"][0].update(order={"choices": ["gold"]}),
        lambda told: told["items"][0].update(certainty=9),
        lambda told: told["items"][0].update(spent_s=-1),
        lambda told: told["items"][0].update(spent_s=10**400),
        lambda told: told["items"][0].update(flagged="yes"),
        lambda told: told["items"][0].update(saved_at="yesterday"),
        lambda told: told.update(items=[]),
        lambda told: told.update(items={"a": 1}),
        lambda told: told.update(state="in_progress"),
        lambda told: told.update(state="top"),
        lambda told: told.update(started_at="2026-11-24T12:00:00"),
        lambda told: told.update(submitted_at=12),
        lambda told: told.update(person=None),
        lambda told: told["person"].update(name="x" * 1000),
        lambda told: told.update(seed=-1),
        lambda told: told.update(attempt="../../x"),
        lambda told: told.update(log=[["2026-11-24T12:00:00+00:00", "x"]]),
        lambda told: told.update(pack_sha256="0" * 64),
        lambda told: told.update(pack="0" * 24),
        lambda told: told.pop("limit_s"),
)  # fmt: skip


def test_a_forged_result_that_does_not_fit_is_refused(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock)
    for n, change in enumerate(FORGERIES):
        one = only(teacher.handing.collect([edited_result(path, change, sign=True)]))
        assert (one.fate, bool(one.problem)) == (Fate.REFUSED, True), n
    assert teacher.library.quizzes.all()[0].attempt_count == 0
    assert only(teacher.handing.collect([path])).fate is Fate.NEW, "the true one is taken still"


def test_a_newer_result_is_told(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock)
    newer = edited_result(path, lambda told: told.update(format="quizresult/2"), sign=True)
    assert "Install a newer Quizapp" in only(teacher.handing.collect([newer])).problem


def test_two_students_of_one_name_stay_two(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock)
    other = side(tmp_path / "other", clock, "ana")
    try:
        taken = other.handing.take(tmp_path / "week-3.quizpack")
        session = other.library.quizzes.start(taken.quiz.id)
        session.submit()
        other.handing.write_result(session.head.id, tmp_path / "second.quizresult")
    finally:
        other.library.close()
    first, second = teacher.handing.collect([path, tmp_path / "second.quizresult"])
    assert (first.person, second.person) == ("Ana", "ana (2)")
    assert any("several students" in note for note in second.notes)
    assert {p.name for p in teacher.library.people()} == {"Ms T", "Ana", "ana (2)"}


def test_attempts_that_are_used_up_are_told(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, attempts_allowed=1)
    teacher.handing.collect([path])

    def another(told: dict[str, Any]) -> None:
        told["attempt"] = "ab" * 12

    one = only(teacher.handing.collect([edited_result(path, another, sign=True)]))
    assert one.fate is Fate.REFUSED
    assert "All attempts" in one.problem
    assert teacher.library.quizzes.all()[0].attempt_count == 1, "nothing of it was kept"


def test_odd_times_are_told(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    closes = clock.utc + timedelta(hours=1)
    path = handed_in(teacher, student, tmp_path, clock, closes_at=closes)

    def late(told: dict[str, Any]) -> None:
        told["started_at"] = (closes + timedelta(minutes=1)).isoformat()
        told["spent_s"] = 6000.0

    one = only(teacher.handing.collect([edited_result(path, late, sign=True)]))
    assert one.fate is Fate.NEW
    assert "Begun after the quiz closed." in one.notes
    assert "Longer than the quiz allows." in one.notes


def test_an_expired_attempt_comes_as_it_was(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    from quizapp.quiz.model import ExpiryPolicy

    quiz = saved(teacher, blueprint={"expiry": ExpiryPolicy.MUST_SUBMIT})
    teacher.handing.hand_out(quiz.id, tmp_path / "p.quizpack", PASSWORD)
    taken = student.handing.take(tmp_path / "p.quizpack")
    session = student.library.quizzes.start(taken.quiz.id)
    clock.pass_s(700)
    session.tick()
    student.handing.write_result(session.head.id, tmp_path / "r.quizresult")
    one = only(teacher.handing.collect([tmp_path / "r.quizresult"]))
    assert (one.fate, one.marks, one.maximum) == (Fate.NEW, 0, 9)
    assert teacher.library.resume(one.attempt_id).head.state == "expired"


def test_only_finished_attempts_of_packs_are_handed_in(
    teacher: Side, student: Side, tmp_path: Path
) -> None:
    teacher.handing.hand_out(saved(teacher).id, tmp_path / "p.quizpack")
    taken = student.handing.take(tmp_path / "p.quizpack")
    session = student.library.quizzes.start(taken.quiz.id)
    person = student.library.current_person()
    assert person is not None
    assert student.handing.finished(person.id) == ()
    with pytest.raises(QuestionBankError, match="still in progress"):
        student.handing.write_result(session.head.id, tmp_path / "r.quizresult")
    own = teacher.library.start(Blueprint((BANK,), count=1))
    own.submit()
    with pytest.raises(QuestionBankError, match="belongs to no quiz"):
        teacher.handing.write_result(own.head.id, tmp_path / "r.quizresult")


def test_a_pack_changed_between_two_takings_is_told(
    teacher: Side, student: Side, tmp_path: Path
) -> None:
    path = tmp_path / "p.quizpack"
    teacher.handing.hand_out(saved(teacher).id, path)
    student.handing.take(path)
    path.write_bytes(repacked(path.read_bytes(), lambda members: None))
    with pytest.raises(PackError, match="one of the two was changed"):
        student.handing.take(path)


def test_a_collected_database_is_sound(
    teacher: Side, student: Side, tmp_path: Path, clock: TurnedClock
) -> None:
    path = handed_in(teacher, student, tmp_path, clock, password=PASSWORD)
    teacher.handing.collect([path])
    with closing(sqlite3.connect(tmp_path / "teacher" / "quizapp.sqlite3")) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM response WHERE grade IS NULL").fetchone() == (0,)


def test_the_head_of_a_pack_can_be_read_by_people(teacher: Side, tmp_path: Path) -> None:
    path = tmp_path / "p.quizpack"
    teacher.handing.hand_out(saved(teacher).id, path, PASSWORD)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        head = json.loads(archive.read("quizpack.json"))
    assert head["format"] == "quizpack/1"
    assert head["name"] == "Week 3"
    assert head["lock"]["memory_kib"] >= 19 * 1024
