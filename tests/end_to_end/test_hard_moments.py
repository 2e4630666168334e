"""What goes wrong while a quiz runs: the clock, the disk, a bank that goes, curiosity."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import TextAnswer
from quizapp.quiz.model import Blueprint, Mode
from quizapp.ui.pages.quiz import QuizPage
from quizapp.ui.pages.setup import SetupPage

BANK = "harbour-abc123"
TYPED = (Kind.SHORT_ANSWER,)
Start = Callable[..., Any]


@pytest.fixture
def opened(start: Start, banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.go("home")
    return running


def quiz_page(running: Any, **blueprint: Any) -> QuizPage:
    session = running.library.start(Blueprint((BANK,), **blueprint))
    running.window.go("quiz", session=session)
    found = running.window.page("quiz")
    assert isinstance(found, QuizPage)
    return found


def words_on(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_steady_typing_is_saved_while_it_goes_on(opened: Any, qtbot: QtBot) -> None:
    quiz = quiz_page(opened, kinds=TYPED, mode=Mode.EXAM, limit_s=60)
    session = quiz.session
    assert session is not None
    for letter in "Clara Whitmore":
        opened.type(letter)
        qtbot.wait(60)  # never a pause as long as the saving waits
    stored = opened.library.resume(session.head.id).response(0).answer
    assert isinstance(stored, TextAnswer)
    assert "Clara Whitmore".startswith(stored.text)
    assert len(stored.text) >= len("Clara ")


def test_what_is_typed_last_counts_when_the_time_is_over(opened: Any, clock: TurnedClock) -> None:
    quiz = quiz_page(opened, kinds=TYPED, mode=Mode.EXAM, limit_s=60)
    clock.pass_s(59)
    quiz._tick()
    opened.type("Clara Whitmore")
    quiz._tick()
    clock.pass_s(2)
    quiz._tick()
    assert opened.window.current == "results"
    result = opened.window.page("results").result
    assert result is not None
    assert result.marks == 1


def test_what_the_disk_refuses_stays_on_the_page_and_is_tried_again(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = quiz_page(opened, count=0, kinds=(*TYPED, Kind.NUMERIC), shuffle_options=False)
    session = quiz.session
    assert session is not None
    first = session.index
    full = True
    save = session.answer

    def refusing(*arguments: Any) -> None:
        if full:
            raise QuestionBankError("The disk is full.")
        save(*arguments)

    monkeypatch.setattr(session, "answer", refusing)
    opened.type("42")
    opened.key(Qt.Key.Key_Return)
    quiz.next()
    assert session.index == first
    assert quiz.foot.saved.text() == "Not saved"
    assert "The disk is full." in words_on(opened.window)
    full = False
    quiz.next()
    assert session.index == first + 1
    stored = session.response(first).answer
    assert isinstance(stored, TextAnswer)
    assert stored.text == "42"


def test_an_exam_cannot_be_looked_up_by_going_back_or_by_practising(opened: Any) -> None:
    earlier = opened.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    earlier.submit()
    practice = opened.library.start(Blueprint((BANK,)))
    opened.window.go("results", attempt_id=earlier.head.id)
    quiz_page(opened, mode=Mode.EXAM)
    opened.window.back()
    assert opened.window.current != "results"
    with pytest.raises(QuestionBankError, match="in progress"):
        opened.library.start(Blueprint((BANK,)))
    with pytest.raises(QuestionBankError, match="in progress"):
        opened.library.resume(practice.head.id)
    opened.window.go("setup", bank_id=BANK)
    setup = opened.window.page("setup")
    assert isinstance(setup, SetupPage)
    setup.practice.setChecked(True)
    setup.start()
    assert opened.window.current == "setup"
    assert "finish it first" in words_on(opened.window)


def test_a_practice_is_not_gone_on_with_from_home_while_an_exam_is_open(opened: Any) -> None:
    practice = opened.library.start(Blueprint((BANK,)))
    opened.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    opened.window.go("home")
    opened.window.page("home")._resume(practice.head.id)
    assert opened.window.current == "home"
    assert "finish it first" in words_on(opened.window)


def test_a_bank_that_is_gone_is_told_in_setup(opened: Any, banks: Path) -> None:
    opened.window.go("setup", bank_id=BANK)
    (banks / "harbour.yaml").unlink()
    setup = opened.window.page("setup")
    assert isinstance(setup, SetupPage)
    setup._update_pool()
    assert not setup.start_button.isEnabled()
    opened.window.go("home")
    opened.window.go("setup", bank_id=BANK)
    assert opened.window.current == "library"
    assert "harbour.yaml" in words_on(opened.window)


def test_a_missing_document_is_told_in_library_and_setup(opened: Any, banks: Path) -> None:
    for path in banks.iterdir():
        if path.suffix == ".txt":
            path.unlink()
    opened.window.go("library")
    assert "Not found: " in words_on(opened.window.page("library"))
    opened.window.go("setup", bank_id=BANK)
    assert "Not found: " in words_on(opened.window.page("setup"))


def test_notices_go_when_they_have_been_read_but_errors_stay(opened: Any) -> None:
    opened.window.notify("A bank is open.", "good")
    opened.window.notify("The disk is full.", "error")
    for name in ("library", "settings", "about"):
        opened.window.go(name)
    said = words_on(opened.window)
    assert "A bank is open." not in said
    assert "The disk is full." in said


def test_icons_take_the_colours_of_another_theme(opened: Any) -> None:
    quiz = quiz_page(opened)
    button = quiz.foot.flag_button
    theme = opened.window.theme
    before = button.icon().pixmap(18, 18).toImage()
    theme.apply(theme.appearance._replace(theme="dark"))
    assert button.icon().pixmap(18, 18).toImage() != before
