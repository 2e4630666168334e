"""The practice page and its widgets: what is said, keys, small windows, what the plan changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock, write_bank
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from question_bank.grading.answers import Answer, ChoiceAnswer, TextAnswer, TrueFalseAnswer
from quizapp.practice.model import Plan
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.home import HomePage
from quizapp.ui.pages.practice import PracticePage
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.activity_calendar import ActivityCalendar
from quizapp.ui.widgets.goal_ring import GoalRing

BANK = "harbour-abc123"
DAY_S = 86_400.0
TODAY = date(2026, 11, 24)
Start = Callable[..., Any]

RIGHT: tuple[Answer, ...] = (
    ChoiceAnswer(frozenset("a")),
    ChoiceAnswer(frozenset("ab")),
    TrueFalseAnswer(True),
    TextAnswer("Clara Whitmore"),
    TextAnswer("42"),
)


def practise(library: Any, wrong: int = 0) -> None:
    """The first five questions of the bank; the first `wrong` of them wrongly."""
    session = library.start(Blueprint((BANK,), count=0, order=Order.BANK))
    for index, right in enumerate(RIGHT):
        session.go(index)
        bad = {0: ChoiceAnswer(frozenset("b")), 1: ChoiceAnswer(frozenset("c"))}
        session.answer(index, bad[index] if index < wrong else right)
        session.check(index)
    session.abandon()


@pytest.fixture
def opened(start: Start, banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.go("home")
    return running


def shown(running: Any) -> PracticePage:
    running.window.go("practice")
    page = running.window.page("practice")
    assert isinstance(page, PracticePage)
    return page


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def button_named(page: QWidget, name: str) -> QPushButton:
    return next(
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and name in (b.text(), b.accessibleName())
    )


def test_nobody_is_sent_home(start: Start) -> None:
    running = start()
    page = shown(running)
    assert "Choose who you are" in words_on(page)
    button_named(page, "Home").click()
    assert running.window.current == "home"


def test_a_new_person_learns_new_questions_with_enter(opened: Any) -> None:
    page = shown(opened)
    assert "Nothing is due today" in words_on(page)
    assert "Coming up" not in words_on(page)
    opened.key(Qt.Key.Key_Return)
    assert opened.window.current == "quiz"
    session = opened.window.page("quiz").session
    assert (session.head.title, session.count) == ("New questions", 9)


def test_what_was_wrong_is_due_tomorrow_everywhere(opened: Any, clock: TurnedClock) -> None:
    practise(opened.library, wrong=2)
    page = shown(opened)
    assert page.ring.accessibleName() == "Today 5 of 20 answers"
    assert "Nothing is due today" in words_on(page)
    clock.pass_s(DAY_S)
    page = shown(opened)
    assert "2 questions are due today" in words_on(page)
    opened.window.go("library")
    assert "2 questions are due today" in words_on(opened.window.page("library"))
    opened.window.go("home")
    home = opened.window.page("home")
    assert isinstance(home, HomePage)
    assert "2 questions are due today" in words_on(home)
    opened.key(Qt.Key.Key_Return)  # what is due is the first thing to do
    assert opened.window.page("quiz").session.count == 2


def test_a_bank_is_practised_alone(opened: Any, banks: Path, clock: TurnedClock) -> None:
    write_bank(banks / "other", "other-abc123")
    opened.library.open_bank(banks / "other" / "harbour.yaml")
    practise(opened.library, wrong=1)
    clock.pass_s(DAY_S)
    page = shown(opened)
    button_named(page, "Learn new from Harbour bank").click()
    session = opened.window.page("quiz").session
    assert {session.shown(n).bank_id for n in range(session.count)} == {"other-abc123"}
    page = shown(opened)
    button_named(page, "Practise Harbour bank").click()
    session = opened.window.page("quiz").session
    assert [session.shown(n).question_id for n in range(session.count)] == ["q1"]


def test_the_plan_holds_at_once_and_is_kept(opened: Any) -> None:
    practise(opened.library)
    page = shown(opened)
    page.plan_card.goal.setValue(5)
    assert page.ring.accessibleName() == "Today 5 of 5 answers, goal reached"
    page.plan_card.certainty.click()
    page.plan_card.hour.setValue(2)
    page.plan_card.pace.click()
    assert opened.library.practice.plan() == Plan(5, 2, True, True)
    assert shown(opened).plan_card.goal.value() == 5
    assert page.plan_card.pace.isChecked()


def test_expectations_are_told_beside_what_came_of_them(opened: Any, clock: TurnedClock) -> None:
    for wrong in (0, 0, 2, 0):
        practise(opened.library, wrong)
        clock.pass_s(3 * DAY_S)
    assert "of 15 such answers were right" in words_on(shown(opened))


def test_an_exam_in_progress_is_told(opened: Any) -> None:
    opened.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    page = shown(opened)
    page.start_new()
    assert opened.window.current == "practice"
    assert "finish this exam first" in words_on(opened.window)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_fits_a_small_window_at_double_text(
    start: Start, banks: Path, clock: TurnedClock, theme: str
) -> None:
    running = start(Appearance(theme, 200))
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    practise(running.library, wrong=2)
    clock.pass_s(DAY_S)
    running.window.resize(800, 600)
    page = shown(running)
    QApplication.processEvents()
    assert running.window.width() == 800
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and (isinstance(widget, QPushButton | GoalRing | ActivityCalendar)
                                   or (isinstance(widget, QLabel) and widget.text())):  # fmt: skip
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right <= page.width(), widget
            assert widget.width() >= widget.minimumSizeHint().width(), widget


# Widgets ------------------------------------------------------------------------------------------


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance("light"))


@pytest.fixture
def calendar(qtbot: QtBot, theme: Theme) -> ActivityCalendar:
    made = ActivityCalendar(theme)
    qtbot.addWidget(made)
    made.resize(700, 200)
    counts = {TODAY: 12, TODAY - timedelta(days=1): 1, TODAY - timedelta(days=8): 40}
    made.show_days(counts, TODAY, 20)
    made.show()
    return made


def test_the_calendar_says_days_by_key_mouse_and_name(calendar: ActivityCalendar) -> None:
    assert "24" in calendar.said.text()
    assert calendar.said.text().endswith("12 answers")
    days = calendar.days
    for key, wanted, said in (
        (Qt.Key.Key_Up, TODAY - timedelta(days=1), "1 answer"),
        (Qt.Key.Key_Left, TODAY - timedelta(days=8), "40 answers"),
        (Qt.Key.Key_Up, TODAY - timedelta(days=9), "no answers"),
        (Qt.Key.Key_End, TODAY, "12 answers"),
        (Qt.Key.Key_Down, TODAY, "12 answers"),
    ):
        QTest.keyClick(days, key)
        assert days.day == wanted
        assert calendar.said.text().endswith(said)
        assert days.accessibleDescription() == calendar.said.text()
    QTest.keyClick(days, Qt.Key.Key_Home)
    oldest = days.day
    QTest.keyClick(days, Qt.Key.Key_Left)
    assert days.day == oldest, "not further than is drawn"
    place = days.place_of(TODAY - timedelta(days=8))
    assert place is not None
    QTest.mouseClick(days, Qt.MouseButton.LeftButton, pos=place.center())
    assert days.day == TODAY - timedelta(days=8)
    assert days.accessibleName().startswith("Days with answers: 3 of the last")
    assert days.accessibleName().endswith("53 answers")


def test_every_day_of_the_calendar_is_where_it_is_drawn(calendar: ActivityCalendar) -> None:
    days = calendar.days
    for width in (200, 700, 1600):
        days.resize(width, days.height())
        first = days._weeks()[0][0]
        day = first
        while day <= TODAY:
            place = days.place_of(day)
            assert place is not None
            assert days.day_at(place.center()) == day
            day += timedelta(days=1)
        last = days.place_of(TODAY)
        assert last is not None
        assert width < 300 or last.right() <= width
    assert days.day_at(QPoint(0, 0)) is None
    assert days.place_of(TODAY + timedelta(days=1)) is None


def test_days_are_darker_the_more_there_were(calendar: ActivityCalendar) -> None:
    days = calendar.days
    picture = days.grab().toImage()

    def lightness(day: date) -> int:
        place = days.place_of(day)
        assert place is not None
        return picture.pixelColor(place.center()).lightness()

    ago = [TODAY - timedelta(days=n) for n in (3, 1, 0, 8)]  # none, 1, 12 and 40 answers
    shades = [lightness(day) for day in ago]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 4


def test_the_ring_says_the_goal(qtbot: QtBot, theme: Theme) -> None:
    ring = GoalRing(theme)
    qtbot.addWidget(ring)
    for answered, goal in ((0, 20), (5, 20), (20, 20), (700, 500)):
        ring.show_goal(answered, goal)
        assert not ring.grab().isNull()
        assert ring.accessibleName().endswith("goal reached") == (answered >= goal)
    before = ring.sizeHint().width()
    theme.apply(Appearance("light", 200))
    assert before < ring.sizeHint().width() < 2 * before
