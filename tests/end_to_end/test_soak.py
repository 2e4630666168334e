"""Hours of use in minutes: `python3 .ci/do.py soak`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from quizapp.quiz.model import Blueprint, Mode
from quizapp.ui.pages.quiz import QuizPage

BANK = "harbour-abc123"
ROUNDS = 200
"""Quizzes of nine questions: more than an hour of somebody who is quick."""

MOST_GROWTH_BYTES = 60 * 1024 * 1024
"""What memory may grow after the first rounds, caches and all."""


@pytest.mark.soak
def test_hours_of_quizzes_do_not_eat_memory_or_end_in_an_abort(
    start: Callable[..., Any], banks: Path
) -> None:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    process = psutil.Process()
    settled = 0
    for number in range(ROUNDS):
        mode = Mode.EXAM if number % 2 else Mode.PRACTICE
        session = running.library.start(Blueprint((BANK,), count=0, mode=mode))
        running.window.go("quiz", session=session)
        quiz = running.window.page("quiz")
        assert isinstance(quiz, QuizPage)
        for index in range(session.count):
            quiz.show_question(index)
            quiz.toggle_flag()
            QApplication.processEvents()
        quiz.review()
        quiz.submit()
        assert running.window.current == "results"
        running.window.go("home")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        if number == ROUNDS // 8:
            settled = process.memory_info().rss
    grown = process.memory_info().rss - settled
    assert grown < MOST_GROWTH_BYTES, f"{grown / 1e6:.0f} MB more than after {ROUNDS // 8} quizzes"
