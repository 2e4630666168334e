"""From the first start to History, by keyboard alone, over a real file and a real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from fakes import SOURCE_TEXT, TurnedClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from question_bank.bank.model import Kind
from quizapp.quiz.model import Blueprint, Mode
from quizapp.ui.pages.history import HistoryPage
from quizapp.ui.pages.home import HomePage
from quizapp.ui.pages.library import LibraryPage
from quizapp.ui.pages.page import Page
from quizapp.ui.pages.quiz import QuizPage
from quizapp.ui.pages.results import ResultsPage
from quizapp.ui.pages.setup import SetupPage
from quizapp.ui.pages.source import SourcePage

BANK = "harbour-abc123"
ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
Start = Callable[[], Any]
P = TypeVar("P", bound=Page)


def page(running: Any, kind: type[P]) -> P:
    found = running.window.page(kind.name)
    assert isinstance(found, kind)
    return found


def greet(running: Any, banks: Path) -> None:
    """Types a name and opens the bank."""
    assert running.window.current == "home"
    running.type("Ana")
    running.key(ENTER)
    assert running.library.current_person().name == "Ana"
    running.window.go("library")
    page(running, LibraryPage).open_file(banks / "harbour.yaml")


def answer(running: Any, kind: Kind) -> None:
    """The right answer to a question of the bank, by keyboard."""
    quiz = page(running, QuizPage)
    assert quiz.session is not None
    shown = quiz.session.shown(quiz.session.index)
    if kind is Kind.SINGLE_CHOICE:
        place = [option.id for option in shown.options].index("a")
        running.key(Qt.Key(Qt.Key.Key_1 + place))
    elif kind is Kind.MULTIPLE_CHOICE:
        for place, option in enumerate(shown.options):
            if option.id in "ab":
                running.key(Qt.Key(Qt.Key.Key_1 + place))
    elif kind is Kind.TRUE_FALSE:
        running.key(Qt.Key.Key_1)
    elif kind is Kind.ORDERING:
        running.key(Qt.Key.Key_Down, ALT)
    elif kind is Kind.CLOZE:
        running.type("1907")
        running.key(ENTER)
        running.type("Skagen")
    elif kind is Kind.MATCHING:
        for wanted in ("Opening", "Storm"):
            running.key(Qt.Key(getattr(Qt.Key, f"Key_{wanted[0]}")))
            running.key(Qt.Key.Key_Tab)
    else:
        running.type({Kind.SHORT_ANSWER: "clara whitmore", Kind.NUMERIC: "42", Kind.DATE: "3/5/1915"
                      if shown.language != "en" else "May 3, 1915"}[kind])  # fmt: skip


def test_a_whole_practice_by_keyboard_and_again_after_a_restart(start: Start, banks: Path) -> None:
    running = start()
    greet(running, banks)
    running.window.go("setup", bank_id=BANK)
    running.key(ENTER)
    quiz = page(running, QuizPage)
    assert running.window.current == "quiz"
    kinds = set()
    for _n in range(9):
        session = quiz.session
        assert session is not None
        kind = session.shown(session.index).kind
        kinds.add(kind)
        answer(running, kind)
        if kind is Kind.MATCHING:
            quiz.foot.main_button.setFocus()
        running.key(ENTER)
        assert session.response(session.index).checked, kind
        feedback = session.feedback(session.index)
        assert feedback is not None
        assert feedback.grade.fraction == 1, kind
        running.key(ENTER)
    assert kinds == set(Kind)
    assert running.window.current == "results"

    results = page(running, ResultsPage)
    assert results.result is not None
    assert results.result.fraction == 1
    for row, one in enumerate(results.result.responses):
        results.questions.setCurrentRow(row)
        assert (
            results.passages.highlighted_text() == one.feedback.revealed.citations[0].citation.exact
        )
    attempt_id = results.result.head.id
    revealed = results.result.responses[0].feedback.revealed
    running.window.go("source", sources=revealed.sources, citations=revealed.citations, current=0)
    view = page(running, SourcePage).view
    assert view.highlighted_text() == revealed.citations[0].citation.exact
    assert view.text.toPlainText() == SOURCE_TEXT.replace("\r\n", "\n")
    running.key(Qt.Key.Key_Escape)
    assert running.window.current == "results"
    running.close()

    # The bank and its source go; what was answered stays as it was.
    for path in banks.iterdir():
        path.unlink()
    running = start()
    running.window.go("history")
    history = page(running, HistoryPage)
    assert [row.attempt_id for row in history.model.rows] == [attempt_id]
    running.key(ENTER)
    assert running.window.current == "results"
    results = page(running, ResultsPage)
    assert results.passages.highlighted_text()


def test_closing_in_the_middle_offers_to_continue_in_the_same_order(
    start: Start, banks: Path, clock: TurnedClock
) -> None:
    running = start()
    greet(running, banks)
    session = running.library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM, limit_s=600))
    running.window.go("quiz", session=session)
    answer(running, session.shown(0).kind)
    page(running, QuizPage).next()
    order = [session.shown(n).question_id for n in range(9)]
    kept = session.response(0).answer
    assert kept is not None
    running.close()
    clock.pass_s(100)

    running = start()
    home = page(running, HomePage)
    buttons = [
        b for b in home.findChildren(QPushButton) if b.accessibleName().startswith("Continue")
    ]
    assert len(buttons) == 1
    buttons[0].click()
    assert running.window.current == "quiz"
    resumed = page(running, QuizPage).session
    assert resumed is not None
    assert [resumed.shown(n).question_id for n in range(9)] == order
    assert resumed.response(0).answer == kept
    assert resumed.index == 1
    assert resumed.time_left().remaining_s == 500


def test_an_exam_submits_itself_and_shows_its_result(
    start: Start, banks: Path, clock: TurnedClock
) -> None:
    running = start()
    greet(running, banks)
    session = running.library.start(Blueprint((BANK,), count=3, mode=Mode.EXAM, limit_s=60))
    running.window.go("quiz", session=session)
    answer(running, session.shown(0).kind)
    page(running, QuizPage)._flush()
    clock.pass_s(61)
    page(running, QuizPage)._tick()
    assert running.window.current == "results"
    result = page(running, ResultsPage).result
    assert result is not None
    assert result.marks == 1


def test_escape_loses_nothing(start: Start, banks: Path) -> None:
    running = start()
    greet(running, banks)
    session = running.library.start(Blueprint((BANK,), kinds=(Kind.SHORT_ANSWER,)))
    running.window.go("quiz", session=session)
    running.type("Clara Whit")
    running.key(Qt.Key.Key_Escape)
    assert running.window.current == "home"
    stored = running.library.resume(session.head.id).response(0).answer
    assert stored is not None
    assert stored.text == "Clara Whit"


def test_no_label_of_any_page_takes_text_for_mark_up(start: Start, banks: Path) -> None:
    canary = '<img src="x"><b>bold</b>'
    path = banks / "harbour.yaml"
    text = path.read_text("utf-8")
    for word in ("Harbour bank", "The north tower", "What did the storm destroy?", "Storm]"):
        text = text.replace(word, word[:-1] + canary + word[-1])
    path.write_text(text.replace(f"topics: [Stor{canary}m]", f"topics: ['Stor{canary}m']"), "utf-8")
    running = start()
    greet(running, banks)
    running.library.rename_person(running.library.current_person().id, canary)
    running.window.go("home")
    running.window.go("setup", bank_id=BANK)
    page(running, SetupPage).start()
    quiz = page(running, QuizPage)
    assert quiz.session is not None
    for index in range(quiz.session.count):
        quiz.show_question(index)
    quiz.review()
    quiz.submit()
    for name in ("history", "settings", "about", "library"):
        running.window.go(name)
    labels = running.window.findChildren(QLabel)
    assert any(canary in label.text() for label in labels)
    for label in labels:
        plain = label.textFormat() is Qt.TextFormat.PlainText
        assert plain or "<" not in label.text(), label.text()


def test_a_closed_book_exam_closes_sources_and_other_attempts(start: Start, banks: Path) -> None:
    running = start()
    greet(running, banks)
    earlier = running.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    earlier.submit()
    exam = running.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    running.window.go("results", attempt_id=earlier.head.id)
    assert running.window.current != "results"
    exam.submit()
    running.window.go("results", attempt_id=earlier.head.id)
    assert running.window.current == "results"


def test_an_open_book_exam_shows_the_document_without_a_mark(start: Start, banks: Path) -> None:
    running = start()
    greet(running, banks)
    exam = running.library.start(Blueprint((BANK,), mode=Mode.EXAM, open_book=True, limit_s=99))
    running.window.go("quiz", session=exam)
    quiz = page(running, QuizPage)
    assert quiz.foot.source_button.isVisible()
    quiz.foot.source_button.click()
    assert running.window.current == "source"
    view = page(running, SourcePage).view
    assert view.text.toPlainText() == SOURCE_TEXT.replace("\r\n", "\n")
    assert not view.text.extraSelections()
    running.key(Qt.Key.Key_Escape)
    assert running.window.current == "quiz"
