"""The quizzes' pages: made, previewed and given by a teacher, started by a student."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from question_bank.bank.model import Kind
from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.opening import Told
from quizapp.quiz.quizzes import Draw, NamedQuiz, ReviewRules
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.quizzes import QuizzesPage
from quizapp.ui.pages.take import TakePage

BANK = "harbour-abc123"
Start = Callable[..., Any]


@pytest.fixture
def opened(start: Start, banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    return running


def quizzes_page(running: Any) -> QuizzesPage:
    running.window.go("quizzes")
    page = running.window.page("quizzes")
    assert isinstance(page, QuizzesPage)
    return page


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: QWidget, name: str) -> None:
    found = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    next(b for b in found if name in (b.text(), b.accessibleName())).click()
    QApplication.processEvents()


def saved(running: Any, **more: Any) -> NamedQuiz:
    blueprint = Blueprint((BANK,), count=2, mode=Mode.EXAM, limit_s=600, name="Week 3")
    kept: NamedQuiz = running.library.quizzes.save(NamedQuiz(blueprint, is_given=True, **more))
    return kept


def test_a_quiz_is_made_in_the_form_and_given(opened: Any) -> None:
    page = quizzes_page(opened)
    assert "No quizzes yet" in words_on(page)
    page.new_button.click()
    form = page.form
    QTest.keyClicks(form.quiz_name, "Week 3")
    assert form.banks.chosen() == (BANK,), "the only bank there is"
    next(chip for chip in form.kinds.chips if chip.property("value") == "date").click()
    form.count.setValue(4)
    form.exam.click()
    form.minutes.setValue(20)
    form.attempts.setValue(1)
    form.told_answers.setCurrentIndex(form.told_answers.findData(Told.NEVER))
    assert form.told_keys.currentData() == Told.NEVER, "keys follow right and wrong"
    form.count_pool()
    assert "4 questions are asked, 1 match" in form.warning_label.text().replace("%Ln", "4")
    form.save()
    (entry,) = opened.library.quizzes.all()
    blueprint = entry.quiz.blueprint
    assert (blueprint.kinds, blueprint.count, blueprint.limit_s) == ((Kind.DATE,), 4, 1200)
    assert entry.quiz.attempts_allowed == 1
    assert not entry.quiz.is_given
    assert "Draft" in words_on(page)
    assert "students get fewer" in words_on(page)
    press(page, "Give to students: Week 3")
    opened.window.go("home")
    assert "Week 3" in words_on(opened.window.page("home"))


def test_what_is_missing_is_said_and_the_form_stays(opened: Any) -> None:
    page = quizzes_page(opened)
    page.new_button.click()
    page.form.save()
    assert page.views.currentWidget() is page.form
    assert "Give the quiz a name." in words_on(opened.window)
    assert opened.library.quizzes.all() == ()


def test_the_form_says_what_it_was_given(opened: Any, clock: TurnedClock) -> None:
    kept = saved(
        opened, opens_at=clock.utc, closes_at=clock.utc + timedelta(days=1), attempts_allowed=3,
        note="Hello", review=ReviewRules(Told.AFTER_SUBMIT, Told.AFTER_CLOSE, Told.NEVER),
    )  # fmt: skip
    page = quizzes_page(opened)
    page.edit(kept)
    assert page.form.quiz() == kept
    page.form.leave()
    assert page.views.currentWidget() is page.list


def test_everybody_the_same_is_drawn_at_once(opened: Any) -> None:
    page = quizzes_page(opened)
    page.edit(saved(opened))
    page.form.fixed.click()
    first = page.form.quiz()
    assert first.draw is Draw.FIXED
    assert len(first.fixed) == 2
    page.form.random.click()
    assert page.form.quiz().fixed == ()


def test_a_preview_can_be_answered_and_is_not_kept(opened: Any) -> None:
    page = quizzes_page(opened)
    page.show_preview(saved(opened))
    preview = page.preview
    assert preview.isVisible()
    assert "Question 1 of 2" in words_on(preview)
    preview.next_button.click()
    assert "Question 2 of 2" in words_on(preview)
    preview.check()
    assert preview.answer_widget is not None
    assert preview.answer_widget.locked
    assert opened.library.history() == ()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.views.currentWidget() is page.list


def test_a_student_reads_the_conditions_and_starts_by_enter(opened: Any) -> None:
    kept = saved(opened, attempts_allowed=1, note="Good luck")
    opened.window.go("home")
    home = opened.window.page("home")
    press(home, "Take Week 3")
    page = opened.window.page("take")
    assert isinstance(page, TakePage)
    said = words_on(page)
    for word in ("Good luck", "10 min", "Exam", "0 of 1 attempts used"):
        assert word in said
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert opened.window.current == "quiz"
    opened.window.page("quiz").session.submit()
    opened.window.go("take", quiz_id=kept.id)
    assert not page.start_button.isEnabled()
    assert "All attempts are used" in words_on(page)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert opened.window.current == "take"


def test_quizzes_are_closed_in_a_closed_book_exam(opened: Any) -> None:
    exam = opened.library.quizzes.start(saved(opened).id)
    opened.window.go("quizzes")
    assert opened.window.current != "quizzes"
    exam.submit()
    opened.window.go("quizzes")
    assert opened.window.current == "quizzes"


@pytest.mark.parametrize("view", ["list", "form", "preview", "take"])
def test_every_view_fits_a_small_window_at_double_text(
    start: Start, banks: Path, view: str
) -> None:
    running = start(Appearance("light", 200))
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    kept = saved(running, note="word " * 30)
    running.window.resize(800, 600)
    page: QWidget = quizzes_page(running)
    assert isinstance(page, QuizzesPage)
    if view == "form":
        page.edit(kept)
    elif view == "preview":
        page.show_preview(kept)
    elif view == "take":
        running.window.go("take", quiz_id=kept.id)
        page = running.window.page("take")
    QApplication.processEvents()
    labels, buttons = page.findChildren(QLabel), page.findChildren(QPushButton)
    told: list[QLabel | QPushButton] = [*labels, *buttons]
    for shown in told:
        if shown.isVisible() and shown.text():
            right = shown.mapTo(page, shown.rect().topRight()).x()
            assert right <= page.width(), shown.text()
