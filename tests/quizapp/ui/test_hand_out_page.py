"""Handing out, handing in and collecting, through the pages of one window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock
from handing import BANK, answer_all
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from quizapp.library.collecting import Fate
from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.ui.pages.hand_in import HandInPage
from quizapp.ui.pages.hand_out import HandOutPage

PASSWORD = "lighthouse keeper"


@pytest.fixture
def opened(start: Callable[..., Any], banks: Path) -> Any:
    running = start()
    running.library.add_person("Ms T")
    running.library.open_bank(banks / "harbour.yaml")
    blueprint = Blueprint((BANK,), count=3, mode=Mode.EXAM, name="Week <b>3</b>")
    running.library.quizzes.save(NamedQuiz(blueprint))
    for made in (HandOutPage(running.window.services), HandInPage(running.window.services)):
        running.window._add(made, made.name)
    return running


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def out_page(running: Any, **arguments: Any) -> HandOutPage:
    running.window.go("hand_out", **arguments)
    page = running.window.page("hand_out")
    assert isinstance(page, HandOutPage)
    return page


def in_page(running: Any, **arguments: Any) -> HandInPage:
    running.window.go("hand_in", **arguments)
    page = running.window.page("hand_in")
    assert isinstance(page, HandInPage)
    return page


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_out_in_and_collected(
    opened: Any, tmp_path: Path, clock: TurnedClock, password: str
) -> None:
    page = out_page(opened)
    page.password.setText(password)
    pack = tmp_path / "week-3.quizpack"
    page.hand_out(pack)
    assert "week-3.quizpack is written: 9 questions." in words_on(opened.window)
    assert page.password.text() == "", "it does not stay in the window"
    opened.library.add_person("Ana")
    students = in_page(opened, path=pack)
    assert "'Week <b>3</b>' is on Home now." in words_on(opened.window)
    assert "Nothing to hand in yet" in words_on(students)
    (given,) = opened.library.home().quizzes
    answer_all(opened.library.quizzes.start(given.quiz_id), clock)
    students = in_page(opened)
    (attempt,) = students.attempts
    result = tmp_path / "ana.quizresult"
    students.write(attempt.attempt_id, result)
    assert "give it to your teacher" in words_on(opened.window)
    page = out_page(opened)
    page.collect([result])
    assert [one.fate for one in page.told] == [Fate.KNOWN], "it was made on this computer"
    assert "collected already" in words_on(page)


def test_refusals_are_told_file_by_file(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "a.quizresult").write_text("{}", "utf-8")
    (tmp_path / "b.quizpack").write_bytes(b"PK")
    page = out_page(opened)
    page.collect([tmp_path / "a.quizresult", tmp_path / "b.quizresult"])
    assert "a.quizresult is not a result file." in words_on(page)
    assert [one.fate for one in page.told] == [Fate.REFUSED, Fate.REFUSED]
    in_page(opened, path=tmp_path / "b.quizpack")
    assert "b.quizpack is not a quiz pack" in words_on(opened.window)


def test_a_short_password_is_told(opened: Any, tmp_path: Path) -> None:
    page = out_page(opened)
    page.password.setText("short")
    page.hand_out(tmp_path / "p.quizpack")
    assert "8 characters" in words_on(opened.window)
    assert not (tmp_path / "p.quizpack").exists()


def test_the_wanted_quiz_is_chosen(opened: Any) -> None:
    blueprint = Blueprint((BANK,), name="Another", mode=Mode.EXAM)
    kept = opened.library.quizzes.save(NamedQuiz(blueprint))
    assert out_page(opened, quiz_id=kept.id).quiz.currentText() == "Another"
    last = opened.library.quizzes.all()[-1].quiz
    assert out_page(opened, quiz_id=last.id).quiz.currentText() == "Week <b>3</b>"


def test_the_library_does_not_show_an_exams_questions(opened: Any, tmp_path: Path) -> None:
    out_page(opened).hand_out(tmp_path / "p.quizpack")
    in_page(opened, path=tmp_path / "p.quizpack")
    assert len(opened.library.banks()) == 2
    opened.window.go("library")
    page = opened.window.page("library")
    QApplication.processEvents()
    titles = [label.text() for label in page.findChildren(QLabel) if label.text() == "Harbour bank"]
    assert len(titles) == 1
    assert "This bank cannot be used" not in words_on(page)
