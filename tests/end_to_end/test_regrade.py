"""A quiz is made, taken, its key corrected, regraded, seen in History, and the regrade undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from question_bank.grading.answers import ChoiceAnswer
from quizapp.ui.pages import regrade as regrade_page
from quizapp.ui.pages.history_model import COL_SCORE

BANK = "harbour-abc123"
Start = Callable[[], Any]


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    next(b for b in found if name in (b.text(), b.accessibleName())).click()
    QApplication.processEvents()


def score(running: Any) -> str:
    running.window.go("history")
    return str(running.window.page("history").model.index(0, COL_SCORE).data())


def test_from_the_quiz_to_the_undone_regrade(
    start: Start, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The teacher makes a quiz of one question and gives it; a student takes it.
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.go("quizzes")
    quizzes = running.window.page("quizzes")
    quizzes.new_button.click()
    form = quizzes.form
    QTest.keyClicks(form.quiz_name, "The storm")
    press(form, "Kinds: Single choice")
    form.exam.click()
    form.count.setValue(1)
    form.attempts.setValue(1)
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(quizzes, "Give to students: The storm")
    running.window.go("home")
    press(running.window.page("home"), "Take The storm")
    running.key(Qt.Key.Key_Return)
    session = running.window.page("quiz").session
    assert session.count == 1
    session.answer(0, ChoiceAnswer(frozenset({"b"})))
    running.window.page("quiz").submit()
    assert running.window.current == "results"
    attempt_id = session.head.id
    assert score(running) == "0 %"
    running.close()

    # The key is corrected in the bank's file, and taken over.
    path = banks / "harbour.yaml"
    text = path.read_text("utf-8")
    wrong = "        text: The north tower\n        correct: true\n"
    right = "        text: The museum\n"
    assert wrong in text
    assert right in text
    text = text.replace(wrong, "        text: The north tower\n")
    path.write_text(text.replace(right, f"{right}        correct: true\n"), "utf-8")
    running = start()
    running.window.go("regrade")
    regrade = running.window.page("regrade")
    press(regrade, "See what changes: What did the storm destroy?")
    assert "1 of 1 attempts get another score." in words_on(regrade)
    assert score(running) == "0 %", "a dry run changes nothing"
    running.window.go("regrade")
    press(regrade, "See what changes: What did the storm destroy?")
    QTest.keyClicks(regrade.reason, "The museum fell.")
    QTest.keyClick(regrade.reason, Qt.Key.Key_Return)
    running.close()

    # The student sees it after the next start, with the reason, the old score and the new key.
    running = start()
    assert score(running) == "100 %, regraded from 0 %"
    running.key(Qt.Key.Key_Return)
    assert running.window.current == "results"
    said = words_on(running.window.page("results"))
    for word in ("Passed", "Regraded", "The museum fell.", "0 % before, 100 % now", "Right"):
        assert word in said
    # It is undone, and all is as it was.
    running.window.go("regrade")
    monkeypatch.setattr(regrade_page, "ask", lambda *_: True)
    press(running.window.page("regrade"), "Undo: What did the storm destroy?")
    assert score(running) == "0 %"
    running.window.go("results", attempt_id=attempt_id)
    said = words_on(running.window.page("results"))
    assert "Not passed" in said
    assert "the score before stands again" in said
    assert running.library.result(attempt_id).fraction == 0
