"""Regrade, disputes, the password and extra time, as teachers and students meet them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from question_bank.bank.model import Choice, Option
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.grading.answers import Answer, ChoiceAnswer, TextAnswer
from quizapp.library.teachers import FORGET_NAME
from quizapp.quiz.disputes import DisputeState
from quizapp.quiz.model import Accommodation, Blueprint, Mode
from quizapp.quiz.opening import Told
from quizapp.quiz.quizzes import NamedQuiz, ReviewRules
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages import regrade as regrade_page
from quizapp.ui.pages.disputes import DisputesPage
from quizapp.ui.pages.extra_time import ExtraTimePage
from quizapp.ui.pages.regrade import RegradePage
from quizapp.ui.pages.regrade_model import ChangesModel
from quizapp.ui.pages.results import ResultsPage
from quizapp.ui.pages.settings import SettingsPage
from quizapp.ui.pages.unlock import UnlockPage
from quizapp.ui.widgets.dispute_box import DisputeBox

BANK = "harbour-abc123"
GOOD = "correct horse"
A, B = ChoiceAnswer(frozenset({"a"})), ChoiceAnswer(frozenset({"b"}))
Start = Callable[..., Any]


@pytest.fixture
def opened(start: Start, banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    return running


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    next(b for b in found if name in (b.text(), b.accessibleName())).click()
    QApplication.processEvents()


def take(running: Any, answers: dict[str, Answer], quiz: NamedQuiz | None = None) -> str:
    library = running.library
    if quiz is None:
        session = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM, name="Exam"))
    else:
        session = library.quizzes.start(quiz.id)
    for n in range(session.count):
        wanted = answers.get(session.shown(n).question_id)
        if wanted is not None:
            session.answer(n, wanted)
    session.submit()
    return str(session.head.id)


def swap_key(running: Any, banks: Path) -> None:
    bank = load_bank(banks / "harbour.yaml")
    body = Choice((Option("a", "The north tower"), Option("b", "The museum", True)))
    questions = tuple(replace(q, body=body) if q.id == "q1" else q for q in bank.questions)
    save_bank(replace(bank, questions=questions), banks / "harbour.yaml")
    running.library.refresh_banks()


def results(running: Any, attempt_id: str) -> ResultsPage:
    running.window.go("results", attempt_id=attempt_id)
    page = running.window.page("results")
    assert isinstance(page, ResultsPage)
    return page


def show(page: ResultsPage, question_id: str) -> None:
    assert page.result is not None
    ids = [one.shown.question_id for one in page.result.responses]
    page.questions.setCurrentRow(ids.index(question_id))
    QApplication.processEvents()


def dispute_box(page: ResultsPage) -> DisputeBox:
    return next(box for box in page.findChildren(DisputeBox) if box.isVisible())


# Regrade --------------------------------------------------------------------------------------


def test_a_dry_run_is_shown_before_anything_is_regraded(
    opened: Any, banks: Path, qtmodeltester: Any
) -> None:
    take(opened, {"q1": B})
    opened.window.go("regrade")
    page = opened.window.page("regrade")
    assert isinstance(page, RegradePage)
    assert "No key has changed" in words_on(page)
    swap_key(opened, banks)
    opened.window.go("regrade")
    press(page, "See what changes")
    assert "1 of 1 attempts get another score." in words_on(page)
    assert "The museum" in words_on(page)
    assert isinstance(page.model, ChangesModel)
    qtmodeltester.check(page.model)
    cells = [page.model.index(0, n).data() for n in range(6)]
    assert (cells[0], cells[3], cells[4]) == ("Ana", "0 %", "11 %")
    page.apply_button.click()
    assert "Say why" in words_on(opened.window)
    assert opened.library.history()[0].score_before is None
    QTest.keyClicks(page.reason, "The key was wrong.")
    QTest.keyClick(page.reason, Qt.Key.Key_Return)
    assert opened.library.history()[0].score_before == 0
    assert "1 of 1 attempts changed" in words_on(page)


def test_undo_is_asked_for(opened: Any, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(opened, {"q1": B})
    swap_key(opened, banks)
    opened.library.regrades.apply(opened.library.regrades.dry_run(BANK, "q1"), "Wrong key")
    opened.window.go("regrade")
    page = opened.window.page("regrade")
    agreed = iter([False, True])
    monkeypatch.setattr(regrade_page, "ask", lambda *_: next(agreed))
    name = "Undo: What did the storm destroy?"
    press(page, name)
    assert opened.library.history()[0].score_before == 0
    press(page, name)
    assert opened.library.history()[0].score_before is None
    assert "Undone" in words_on(page)


# Disputes -------------------------------------------------------------------------------------


def test_a_student_disputes_and_reads_the_answer(opened: Any) -> None:
    attempt_id = take(opened, {"q1": B})
    page = results(opened, attempt_id)
    show(page, "q1")
    box = dispute_box(page)
    box.open_button.click()
    box.send_button.click()
    assert "Say what you think is right" in words_on(opened.window)
    box = dispute_box(page)
    QTest.keyClicks(box.comment, "The museum fell.")
    QTest.keyClick(box.comment, Qt.Key.Key_Return)
    assert "a teacher will look at it" in words_on(page)
    opened.window.go("quizzes")
    quizzes = opened.window.page("quizzes")
    assert quizzes.place_buttons["disputes"].text() == "Disputes (1)"
    quizzes.place_buttons["disputes"].click()
    queue = opened.window.page("disputes")
    assert isinstance(queue, DisputesPage)
    said = words_on(queue)
    for word in ("The museum fell.", "Ana", "The museum", "The north tower"):
        assert word in said
    (reply,) = queue.replies.values()
    reply.setText("Read the second sentence.")
    QTest.keyClick(reply, Qt.Key.Key_Return)
    assert "Nobody disputes anything." in words_on(queue)
    queue.with_closed.click()
    assert "The grade stands" in words_on(queue)
    page = results(opened, attempt_id)
    show(page, "q1")
    assert "Read the second sentence." in words_on(page)


def test_a_dispute_can_be_withdrawn(opened: Any) -> None:
    page = results(opened, take(opened, {"q1": B}))
    show(page, "q1")
    dispute_box(page).sent.emit("No")
    press(page, "Withdraw")
    assert opened.library.regrades.open_count() == 0
    assert dispute_box(page).open_button.isVisible()


def test_accepting_both_goes_by_the_dry_run(opened: Any, banks: Path) -> None:
    attempt_id = take(opened, {"q4": TextAnswer("Bo")})
    page = results(opened, attempt_id)
    show(page, "q4")
    dispute_box(page).sent.emit("Bo led them, too.")
    opened.window.go("disputes")
    press(opened.window.page("disputes"), "Accept both …")
    assert opened.window.current == "regrade"
    regrade = opened.window.page("regrade")
    assert "1 of 1 attempts get another score." in words_on(regrade)
    QTest.keyClicks(regrade.reason, "Bo is right, too.")
    regrade.apply_button.click()
    assert opened.window.current == "disputes"
    assert "accepts both answers" in words_on(opened.window)
    body = load_bank(banks / "harbour.yaml").by_id()["q4"].body
    assert [one.text for one in body.accepted] == ["Clara Whitmore", "Bo"]  # type: ignore[union-attr]
    page = results(opened, attempt_id)
    assert "Bo is right, too." in words_on(page)
    show(page, "q4")
    assert "The answer counts as well" in words_on(page)


def test_the_key_is_corrected_in_the_editor_then_regraded(opened: Any, banks: Path) -> None:
    attempt_id = take(opened, {"q1": B})
    opened.library.regrades.dispute(attempt_id, _place(opened, attempt_id, "q1"), "Wrong key")
    opened.window.go("disputes")
    queue = opened.window.page("disputes")
    press(queue, "Correct the key …")
    assert opened.window.current == "editor"
    opened.window.go("disputes")
    swap_key(opened, banks)
    queue.refresh()
    press(queue, "Regrade with the new key …")
    regrade = opened.window.page("regrade")
    regrade.reason.setText("You are right.")
    regrade.apply_button.click()
    (case,) = opened.library.regrades.queue(with_closed=True)
    assert case.dispute.state is DisputeState.CORRECTED


def _place(running: Any, attempt_id: str, question_id: str) -> int:
    responses = running.library.result(attempt_id).responses
    return next(n for n, one in enumerate(responses) if one.shown.question_id == question_id)


# What a quiz withholds ------------------------------------------------------------------------


@pytest.mark.parametrize("rules", ["score", "answers", "keys", "nothing"])
def test_results_show_what_the_quiz_tells(opened: Any, clock: TurnedClock, rules: str) -> None:
    later = Told.AFTER_CLOSE
    score = later if rules == "score" else Told.AFTER_SUBMIT
    answers = later if rules in ("score", "answers") else Told.AFTER_SUBMIT
    keys = Told.AFTER_SUBMIT if rules == "nothing" else later
    quiz = opened.library.quizzes.save(
        NamedQuiz(
            Blueprint((BANK,), count=0, mode=Mode.EXAM, name="Exam"), is_given=True,
            closes_at=clock.utc + timedelta(days=1), review=ReviewRules(score, answers, keys),
        )
    )  # fmt: skip
    attempt_id = take(opened, {"q1": B}, quiz)
    page = results(opened, attempt_id)
    if rules in ("keys", "nothing"):
        show(page, "q1")
    said = words_on(page)
    assert ("Not passed" in said) == (rules != "score")
    assert page.questions.isVisible() == (rules in ("keys", "nothing"))
    assert ("The north tower" in said) == (rules == "nothing")
    assert ("shows more from" in said) == (rules != "nothing")
    assert page.passages.isVisible() == (rules == "nothing")
    opened.window.go("home")
    home = words_on(opened.window.page("home"))
    assert ("–" in home.splitlines()) == (rules == "score")
    opened.window.go("history")
    scores = [opened.window.page("history").model.index(0, 4).data()]
    assert scores == (["–"] if rules == "score" else ["0 %"])
    clock.pass_s(2 * 86_400)
    page = results(opened, attempt_id)
    show(page, "q1")
    assert "The north tower" in words_on(page), "the quiz has closed"
    press(page, "Try again")
    assert opened.window.current == "take", "by the quiz's own rules"


# The password ---------------------------------------------------------------------------------


def test_teachers_pages_ask_once_and_go_on_where_one_wanted(
    opened: Any, clock: TurnedClock
) -> None:
    teacher = opened.library.teachers.add("Ms Hill", GOOD)
    opened.library.teachers.lock()
    for name in ("quizzes", "disputes", "regrade", "extra_time", "editor", "generate", "class"):
        opened.window.go(name, **({"bank_id": BANK} if name == "editor" else {}))
        assert opened.window.current == "unlock", name
    for name in ("home", "library", "practice", "history", "settings", "about"):
        opened.window.go(name)
        assert opened.window.current == name
    opened.window.go("editor", bank_id=BANK)
    page = opened.window.page("unlock")
    assert isinstance(page, UnlockPage)
    assert page.password.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(page.password, "guess")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert "The password is wrong." in words_on(page)
    page.password.setText(GOOD)
    page.unlock()
    assert "Too early" in words_on(page)
    clock.pass_s(1)
    page.unlock()
    assert opened.window.current == "editor"
    assert opened.library.teachers.current == teacher
    assert page.password.text() == ""
    opened.window.go("quizzes")
    press(opened.window.page("quizzes"), "Lock")
    assert opened.window.current == "home"
    opened.window.back()
    assert opened.window.current == "unlock", "going back asks, too"
    page.help_button.click()
    assert FORGET_NAME in words_on(page)
    assert str(opened.library.data_dir) in words_on(page).replace("\u200b", "")


def test_no_password_is_asked_where_there_is_none(opened: Any) -> None:
    opened.window.go("quizzes")
    assert opened.window.current == "quizzes"
    assert not opened.window.page("quizzes").lock_button.isVisible()


def test_a_password_is_set_in_settings(opened: Any) -> None:
    opened.window.go("settings")
    page = opened.window.page("settings")
    assert isinstance(page, SettingsPage)
    card = page.teachers
    assert "No password is set" in words_on(card)
    assert "does not lock files" in words_on(card)
    QTest.keyClicks(card.teacher_name, "Ms Hill")
    QTest.keyClicks(card.password, "short")
    press(card, "Set a password")
    assert not opened.library.teachers.is_set
    card.password.setText(GOOD)
    QTest.keyClick(card.password, Qt.Key.Key_Return)
    assert opened.library.teachers.is_set
    assert "Ms Hill" in words_on(card)
    (teacher,) = opened.library.teachers.all()
    card.set_password(teacher, "another one")
    press(card, "Lock now")
    assert not card.teacher_name.isVisible()
    press(card, "Give the password")
    unlock = opened.window.page("unlock")
    unlock.password.setText("another one")
    unlock.unlock()
    assert opened.window.current == "settings"


def test_who_decides_is_written_down(opened: Any, banks: Path) -> None:
    opened.library.teachers.add("Ms Hill", GOOD)
    take(opened, {"q1": B})
    swap_key(opened, banks)
    opened.library.regrades.apply(opened.library.regrades.dry_run(BANK, "q1"), "Wrong key")
    assert opened.library.regrades.all()[0].by == "Ms Hill"


# Extra time -----------------------------------------------------------------------------------


def test_extra_time_is_kept_at_once(opened: Any) -> None:
    opened.window.go("extra_time")
    page = opened.window.page("extra_time")
    assert isinstance(page, ExtraTimePage)
    ana = opened.library.current_person()
    card = page.students[ana.id]
    assert "No extra time." in words_on(card)
    card.multiplier.setValue(1.5)
    card.minutes.setValue(5)
    assert opened.library.accommodation(ana.id) == Accommodation(1.5, 300)
    assert "30 min become 50 min." in words_on(card)
    card.unlimited.click()
    assert opened.library.accommodation(ana.id).unlimited
    assert not card.minutes.isEnabled()
    opened.window.go("home")
    opened.window.go("extra_time")
    assert page.students[ana.id].granted() == Accommodation(1.5, 300, True)


def test_many_students_can_be_searched(opened: Any) -> None:
    for n in range(12):
        opened.library.add_person(f"Student {n}")
    opened.window.go("extra_time")
    page = opened.window.page("extra_time")
    assert page.search.isVisible()
    page.search.setText("student 1")
    shown = [one.person.name for one in page.students.values() if one.isVisible()]
    assert shown == ["Student 1", "Student 10", "Student 11"]


# Small windows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["disputes", "regrade", "dry", "extra_time", "unlock", "settings", "results"]
)
def test_every_page_fits_a_small_window_at_double_text(
    start: Start, banks: Path, name: str
) -> None:
    running = start(Appearance("light", 200))
    running.library.add_person("Ana with a long name")
    running.library.open_bank(banks / "harbour.yaml")
    attempt_id = take(running, {"q1": B})
    running.library.regrades.dispute(attempt_id, _place(running, attempt_id, "q1"), "word " * 40)
    swap_key(running, banks)
    running.window.resize(800, 600)
    if name == "dry":
        running.window.go("regrade", bank_id=BANK, question_id="q1")
    elif name == "results":
        run = running.library.regrades.dry_run(BANK, "q1")
        running.library.regrades.apply(run, "reason " * 30)
        results(running, attempt_id)
    else:
        if name in ("unlock", "settings"):
            running.library.teachers.add("Ms Hill of somewhere", GOOD)
        running.window.go(name)
    if name == "unlock":
        running.window.page("unlock").help_button.click()
    QApplication.processEvents()
    page = running.window.page(running.window.current)
    labels, buttons = page.findChildren(QLabel), page.findChildren(QPushButton)
    told: list[QLabel | QPushButton] = [*labels, *buttons]
    for shown in told:
        if shown.isVisible() and shown.text():
            right = shown.mapTo(page, shown.rect().topRight()).x()
            assert right <= page.width(), shown.text()


def test_no_label_takes_text_for_mark_up(opened: Any, banks: Path) -> None:
    canary = '<img src="x"><b>bold</b>'
    library = opened.library
    library.rename_person(library.current_person().id, canary)
    blueprint = Blueprint((BANK,), count=0, mode=Mode.EXAM, name=canary)
    quiz = library.quizzes.save(NamedQuiz(blueprint, note=canary, is_given=True))
    attempt_id = take(opened, {"q1": B}, quiz)
    library.regrades.dispute(attempt_id, _place(opened, attempt_id, "q1"), canary)
    swap_key(opened, banks)
    library.teachers.add(canary, GOOD)
    opened.window.go("disputes")
    library.regrades.apply(library.regrades.dry_run(BANK, "q1"), canary)
    opened.window.go("quizzes")
    opened.window.page("quizzes").edit(quiz)
    for name in ("home", "regrade", "extra_time", "settings", "unlock", "history"):
        opened.window.go(name)
    opened.window.go("take", quiz_id=quiz.id)
    show(results(opened, attempt_id), "q1")
    QApplication.processEvents()
    labels = opened.window.findChildren(QLabel)
    assert sum(canary in label.text() for label in labels) > 8
    for label in labels:
        plain = label.textFormat() is Qt.TextFormat.PlainText
        assert plain or "<" not in label.text(), label.text()
