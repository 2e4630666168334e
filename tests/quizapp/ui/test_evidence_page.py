"""The evidence page: a sentence is marked by keyboard, scored, and the passage shown after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from read_sources import BANK, write_reading_bank

from question_bank.grading.answers import TrueFalseAnswer
from quizapp.quiz.evidence import Evidence, EvidenceScore
from quizapp.quiz.model import Blueprint, Order
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.evidence import EvidencePage

Start = Callable[..., Any]
STORM = "On 3 May 1915, a storm destroyed the north tower."


class Asked:
    """A practice at its second question, checked, and the evidence page over it."""

    def __init__(self, running: Any, folder: Path, index: int = 1) -> None:
        self.running = running
        self.scores: list[EvidenceScore | None] = []
        running.library.add_person("Ana")
        running.library.open_bank(write_reading_bank(folder))
        session = running.library.start(Blueprint((BANK,), count=0, order=Order.BANK))
        session.answer(index, TrueFalseAnswer(False))
        feedback = session.check(index)
        running.window.go("library")
        running.window.go(
            "evidence", shown=session.shown(index), feedback=feedback, done=self.scores.append
        )
        settle()
        page = running.window.page("evidence")
        assert isinstance(page, EvidencePage)
        self.page = page

    def words(self) -> str:
        labels = [one for one in self.page.findChildren(QLabel) if one.isVisible()]
        return "\n".join(one.text() for one in labels)

    def put_cursor(self, words: str) -> None:
        document = self.page.view._document
        assert document is not None
        self.page.view.show_offset(document.text.index(words))


def settle() -> None:
    for _n in range(5):
        QApplication.processEvents()


@pytest.fixture
def asked(start: Start, tmp_path: Path) -> Asked:
    return Asked(start(), tmp_path / "reading")


def test_before_it_is_marked_nothing_gives_the_passage_away(asked: Asked) -> None:
    assert not asked.page.view.highlighted_text()
    assert not asked.page.view.text.extraSelections()
    assert not asked.page.view.line.shares
    assert "Is this number 2?" in asked.words()
    assert STORM not in asked.words()


def test_the_sentence_at_the_cursor_is_marked_by_enter(asked: Asked) -> None:
    asked.put_cursor("storm destroyed")
    asked.running.key(Qt.Key.Key_Return)
    settle()
    assert asked.page.score is not None
    assert asked.page.score.verdict is Evidence.FOUND
    assert asked.page.view.highlighted_text() == STORM
    assert "Found." in asked.words()
    asked.running.key(Qt.Key.Key_Space)  # Go on
    assert asked.scores == [asked.page.score]
    assert asked.running.window.current == "library"


def test_a_selection_by_keyboard(asked: Asked) -> None:
    asked.put_cursor("storm destroyed")
    for _n in range(len("storm")):
        asked.running.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    asked.running.key(Qt.Key.Key_Return)
    settle()
    assert asked.page.score is not None
    assert asked.page.score.verdict is Evidence.NEAR
    assert "12 %" in asked.words() or "13 %" in asked.words()


def test_a_wrong_sentence_is_told_and_the_right_one_shown(asked: Asked) -> None:
    asked.put_cursor("The museum has")
    asked.page.mark_button.click()
    settle()
    assert asked.page.score is not None
    assert asked.page.score.verdict is Evidence.MISSED
    assert "Not there." in asked.words()
    assert asked.page.view.highlighted_text() == STORM
    first = asked.page.score
    asked.page.mark()  # once is all there is
    assert asked.page.score is first


def test_the_next_question_of_the_document_starts_unmarked(asked: Asked) -> None:
    asked.page.mark_button.click()
    session = asked.running.library.resume(asked.running.library.unfinished()[0].attempt_id)
    session.answer(0, TrueFalseAnswer(True))
    asked.running.window.go("evidence", shown=session.shown(0), feedback=session.check(0))
    settle()
    assert asked.page.score is None
    assert not asked.page.view.text.extraSelections()
    assert not asked.page.view.text._signs
    assert asked.page.mark_button.isVisible()


def test_it_can_be_passed_over(asked: Asked) -> None:
    asked.running.key(Qt.Key.Key_Escape)
    assert asked.scores == [None]
    assert asked.running.window.current == "library"


def test_without_the_source_there_is_only_going_on(start: Start, tmp_path: Path) -> None:
    running = start()
    asked = Asked(running, tmp_path / "reading")
    feedback_page = asked.page
    feedback_page.view.show_document(None)
    feedback_page._show(None)
    settle()
    assert "not at hand" in asked.words()
    assert [b.text() for b in feedback_page.findChildren(QPushButton) if b.isVisible()] == ["Go on"]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_small_window_has_room_for_it(start: Start, tmp_path: Path, percent: int) -> None:
    running = start(Appearance("dark", percent))
    running.window.resize(800, 600)
    asked = Asked(running, tmp_path / "reading")
    settle()
    for one in (asked.page.mark_button, asked.page.skip_button):
        place = QRect(one.mapTo(running.window, QPoint(0, 0)), one.size())
        assert running.window.rect().contains(place)
    assert asked.page.view.text.height() >= 80
