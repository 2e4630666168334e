"""The reading list: what was wrong, in document order; each passage opens its place; export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock, write_bank
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from read_sources import BANK, TOLD, write_reading_bank

from question_bank.errors import QuestionBankError
from question_bank.grading.answers import TrueFalseAnswer
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.opening import Told
from quizapp.quiz.quizzes import NamedQuiz, ReviewRules
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.reading_list import ReadingListPage

Start = Callable[..., Any]
STORM = "On 3 May 1915, a storm destroyed the north tower."
MUSEUM = "The museum has 90,000 visitors a year."
WORKERS = "Clara Whitmore led the 42 workers."


def sit(library: Any, wrong: set[int], mode: Mode = Mode.EXAM) -> Any:
    """All questions answered rightly but those with these numbers, counted from 1; submitted."""
    session = library.start(Blueprint((BANK,), count=0, mode=mode, order=Order.BANK))
    answer(session, wrong)
    return session


def answer(session: Any, wrong: set[int]) -> None:
    for index in range(session.count):
        session.go(index)
        number = int(session.shown(index).question_id[1:])
        session.answer(index, TrueFalseAnswer(number not in wrong))
    session.submit()


@pytest.fixture
def opened(start: Start, tmp_path: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(write_reading_bank(tmp_path / "reading"))
    return running


def settle() -> None:
    for _n in range(6):
        QApplication.processEvents()


def show(running: Any, **arguments: Any) -> ReadingListPage:
    running.window.go("reading_list", **arguments)
    settle()
    page = running.window.page("reading_list")
    assert isinstance(page, ReadingListPage)
    return page


def quotations(page: ReadingListPage) -> list[str]:
    return [
        passage.citation.citation.exact
        for source, _document in page.reading
        for passage in source.passages
    ]


def words_on(page: ReadingListPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_from_the_results_to_the_passages_in_document_order(opened: Any) -> None:
    session = sit(opened.library, {1, 2, 4, 7})
    opened.window.go("results", attempt_id=session.head.id)
    results = opened.window.page("results")
    next(b for b in results.findChildren(QPushButton) if b.text() == "Reading list").click()
    assert opened.window.current == "reading_list"
    page = show(opened, attempt_id=session.head.id)
    assert quotations(page) == [STORM, WORKERS, MUSEUM, TOLD[2]]  # not the order of the questions
    said = words_on(page)
    assert "The harbour, Storms" in said
    assert "p. 2" in said
    assert "Wrong: Is this number 2?" in said


def test_each_passage_opens_its_place_and_back_leads_here(opened: Any) -> None:
    page = show(opened, attempt_id=sit(opened.library, {1, 2, 7}).head.id)
    opened.key(Qt.Key.Key_Space)  # the first passage's button has the focus
    settle()
    assert opened.window.current == "source"
    source = opened.window.page("source")
    assert source.view.highlighted_text() == STORM
    source.view.next_button.click()
    assert source.view.highlighted_text() == WORKERS
    opened.key(Qt.Key.Key_Escape)
    settle()
    assert opened.window.current == "reading_list"
    page.cards[2].button.click()
    settle()
    assert source.view.highlighted_text() == TOLD[2]


def test_all_quizzes_list_what_is_wrong_now(opened: Any, clock: TurnedClock) -> None:
    sit(opened.library, {1, 2})
    clock.pass_s(60)
    last = sit(opened.library, {2, 4})
    page = show(opened, attempt_id=last.head.id)
    assert quotations(page) == [STORM, MUSEUM]
    page.of_all.click()
    settle()
    assert quotations(page) == [STORM, MUSEUM]  # the first question was right since
    clock.pass_s(60)
    sit(opened.library, {1})
    page = show(opened)
    assert quotations(page) == [WORKERS]
    assert not page.of_attempt.isVisible()


def test_when_everything_was_right_there_is_nothing_to_read(opened: Any) -> None:
    session = sit(opened.library, set())
    page = show(opened, attempt_id=session.head.id)
    assert "Nothing to read again" in words_on(page)
    assert not page.export_button.isEnabled()
    opened.window.go("results", attempt_id=session.head.id)
    results = opened.window.page("results")
    assert all(b.text() != "Reading list" for b in results.findChildren(QPushButton))


def test_a_quiz_that_does_not_tell_its_keys_yet_lists_nothing(
    opened: Any, clock: TurnedClock
) -> None:
    closes_at = clock.utc + timedelta(hours=1)
    rules = ReviewRules(keys=Told.AFTER_CLOSE)
    blueprint = Blueprint((BANK,), count=0, mode=Mode.EXAM, order=Order.BANK, name="Test")
    quiz = opened.library.quizzes.save(
        NamedQuiz(blueprint, closes_at=closes_at, review=rules, is_given=True)
    )
    session = opened.library.quizzes.start(quiz.id)
    answer(session, {1, 2})
    page = show(opened, attempt_id=session.head.id)
    assert not page.cards
    assert "does not show its answers yet" in words_on(page)
    assert not quotations(show(opened))
    source = opened.library.result(session.head.id).responses[0].feedback.revealed.sources[0]
    assert not opened.library.reading.worths(source)
    clock.pass_s(3_700)
    assert quotations(show(opened, attempt_id=session.head.id)) == [STORM, WORKERS]
    assert opened.library.reading.worths(source)


def test_an_exam_in_progress_closes_the_list(opened: Any) -> None:
    earlier = sit(opened.library, {1})
    exam = opened.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    opened.window.go("reading_list", attempt_id=earlier.head.id)
    assert opened.window.current != "reading_list"
    exam.submit()
    book = opened.library.start(Blueprint((BANK,), mode=Mode.EXAM, open_book=True))
    with pytest.raises(QuestionBankError, match="exam is in progress"):
        opened.library.reading.list_of_all()
    book.submit()


def test_a_question_that_is_open_in_a_practice_is_not_listed(opened: Any) -> None:
    sit(opened.library, {1, 2})
    practice = opened.library.start(Blueprint((BANK,), count=0, order=Order.BANK))
    practice.answer(0, TrueFalseAnswer(True))
    practice.check(0)
    assert quotations(show(opened)) == [WORKERS]
    practice.abandon()


def test_the_export_is_the_list_as_text(opened: Any, tmp_path: Path) -> None:
    page = show(opened, attempt_id=sit(opened.library, {2, 7}).head.id)
    page.export_to(tmp_path / "list.txt")
    assert (tmp_path / "list.txt").read_text("utf-8") == (
        "Reading list\n============\n\n"
        "The harbour of Skagen\n---------------------\n\n"
        f"[The harbour, Storms]\n“{STORM}”\n  - Is this number 2?\n\n"
        "The lighthouse\n--------------\n\n"
        f"[p. 2]\n“{TOLD[2]}”\n  - Is this number 7?\n"
    )
    page.export_to(tmp_path / "no" / "folder" / "list.txt")
    settle()
    assert "list.txt" in "\n".join(label.text() for label in opened.window.findChildren(QLabel))


def test_the_source_may_be_gone_meanwhile(opened: Any) -> None:
    session = sit(opened.library, {2})
    for copy in (opened.library.data_dir / "sources").iterdir():
        copy.unlink()
    page = show(opened, attempt_id=session.head.id)
    assert quotations(page) == [STORM]
    page.cards[0].button.click()
    settle()
    assert STORM in "\n".join(
        label.text() for label in opened.window.page("source").findChildren(QLabel)
    )


def test_two_banks_with_one_document_are_one_list(
    start: Start, tmp_path: Path, clock: TurnedClock
) -> None:
    running = start()
    running.library.add_person("Ana")
    for n in (1, 2):
        path, bank = write_bank(tmp_path / str(n), f"harbour-abc12{n}")
        running.library.open_bank(path)
        session = running.library.start(Blueprint((bank.id,), count=0, mode=Mode.EXAM))
        session.submit()
        clock.pass_s(60)
    page = show(running)
    assert len(page.reading) == 1
    assert len(quotations(page)) == 4
    page.cards[-1].button.click()
    settle()
    assert running.window.page("source").view.highlighted_text() == quotations(page)[-1]


@pytest.mark.parametrize("percent", [100, 200])
def test_small_windows_show_all_of_it(start: Start, tmp_path: Path, percent: int) -> None:
    running = start(Appearance("dark", percent))
    running.library.add_person("Ana")
    running.library.open_bank(write_reading_bank(tmp_path / "reading"))
    running.window.resize(800, 600)
    page = show(running, attempt_id=sit(running.library, {1, 2, 5}).head.id)
    settle()
    right = running.window.rect().right()
    for one in (*page.findChildren(QPushButton), *page.findChildren(QLabel)):
        if one.isVisible():
            place = QRect(one.mapTo(running.window, QPoint(0, 0)), one.size())
            assert place.right() <= right, one
            wanted = one.heightForWidth(one.width()) if one.hasHeightForWidth() else 0
            assert one.height() >= wanted, getattr(one, "text", str)()
