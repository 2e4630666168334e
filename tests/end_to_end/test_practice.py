"""Practice over days, by keyboard over a real file: wrong today, due tomorrow, practised, gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fakes import TurnedClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from question_bank.bank.model import Kind
from quizapp.quiz.model import Blueprint
from quizapp.ui.pages.quiz import QuizPage

BANK = "harbour-abc123"
ENTER = Qt.Key.Key_Return
DAY_S = 86_400.0
Start = Callable[[], Any]


def words_on(running: Any) -> str:
    QApplication.processEvents()
    page = running.window.stack.currentWidget()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def session_of(running: Any) -> Any:
    quiz = running.window.page("quiz")
    assert isinstance(quiz, QuizPage)
    return quiz.session


def test_wrong_today_due_tomorrow_practised_gone(
    start: Start, banks: Path, clock: TurnedClock
) -> None:
    running = start()
    running.type("Ana")
    running.key(ENTER)
    running.library.open_bank(banks / "harbour.yaml")
    session = running.library.start(Blueprint((BANK,), kinds=(Kind.SHORT_ANSWER,)))
    running.window.go("quiz", session=session)
    running.type("Bob Smith")
    running.key(ENTER)  # checks
    running.key(ENTER)  # finishes
    assert running.window.current == "results"
    running.window.go("practice")
    assert "Nothing is due today" in words_on(running)
    running.close()

    clock.pass_s(DAY_S)
    running = start()
    running.window.go("home")
    assert "1 question is due today" in words_on(running)
    running.key(ENTER)
    assert running.window.current == "quiz"
    assert session_of(running).head.title == "Due today"
    running.type("Clara Whitmore")
    running.key(ENTER)
    assert running.library.home().due == 0
    running.close()  # in the middle: the answer was final, so it counts

    clock.pass_s(60)
    running = start()
    running.window.go("practice")
    said = words_on(running)
    assert "Nothing is due today" in said
    assert "2 days in a row" in said
    assert "1 learnt so far" in said
    running.window.go("home")
    assert "Continue" in words_on(running)
    running.close()

    clock.pass_s(30 * DAY_S - 120)
    running = start()
    running.window.go("home")
    assert "1 question is due today" in words_on(running)
