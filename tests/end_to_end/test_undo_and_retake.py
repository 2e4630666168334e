"""Undo and retake in the window: the last check is taken back; only what was wrong comes again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from question_bank.bank.model import Kind
from quizapp.quiz.model import Blueprint, Mode

BANK = "harbour-abc123"
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
Start = Callable[[], Any]


def begun(start: Start, banks: Path, *kinds: Kind, mode: Mode = Mode.PRACTICE) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    session = running.library.start(Blueprint((BANK,), count=0, kinds=kinds, mode=mode))
    running.window.go("quiz", session=session)
    return running


def test_the_last_check_is_taken_back_by_key(start: Start, banks: Path) -> None:
    running = begun(start, banks, Kind.SHORT_ANSWER)
    quiz = running.window.page("quiz")
    assert not quiz.foot.undo_button.isVisible()
    running.type("Bob Smith")
    running.key(ENTER)
    assert quiz.session.response(0).checked
    assert quiz.foot.undo_button.isVisible()
    running.key(Qt.Key.Key_Z, CTRL)
    assert not quiz.session.response(0).checked
    assert not quiz.foot.undo_button.isVisible()
    assert running.library.practice.overview().learnt == 0
    assert quiz.foot.main_button.text() == "Check"


def test_only_what_was_wrong_is_taken_again(start: Start, banks: Path) -> None:
    running = begun(start, banks, Kind.SHORT_ANSWER, Kind.TRUE_FALSE, mode=Mode.EXAM)
    quiz = running.window.page("quiz")
    kinds = [quiz.session.shown(n).kind for n in range(2)]
    session = quiz.session
    quiz.show_question(kinds.index(Kind.TRUE_FALSE))
    running.key(Qt.Key.Key_1)
    quiz.submit()
    page = running.window.page("results")
    retake = next(b for b in page.findChildren(QPushButton) if "what was wrong" in b.text())
    assert retake.text() == "Only what was wrong (1)"
    retake.click()
    again = quiz.session
    assert again is not session
    assert [again.shown(n).kind for n in range(again.count)] == [Kind.SHORT_ANSWER]
    assert again.head.title == "Again: Harbour bank"
    quiz.submit()
    next(b for b in page.findChildren(QPushButton) if b.text() == "Try again").click()
    assert [quiz.session.shown(0).kind, quiz.session.count] == [Kind.SHORT_ANSWER, 1]
