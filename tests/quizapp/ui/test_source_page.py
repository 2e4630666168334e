"""The Source page: contents, tints, pages as printed; the passage in sight and marked exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from read_sources import BANK, MARKDOWN, TOLD, write_reading_bank

from question_bank.bank.model import Citation
from question_bank.documents import document_from_bytes
from question_bank.grading.answers import TrueFalseAnswer
from quizapp.quiz.model import Blueprint, Mode, Order, SealedCitation
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.source import SourcePage
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.passage_view import PassageView

Start = Callable[..., Any]
ANSWERS = (True, False, True, None, False, True, None)


def sit(library: Any, mode: Mode = Mode.EXAM, answers: tuple[bool | None, ...] = ANSWERS) -> Any:
    """An attempt at all questions in the bank's order, answered but not submitted."""
    session = library.start(Blueprint((BANK,), count=0, mode=mode, order=Order.BANK))
    for index, value in enumerate(answers):
        session.go(index)
        if value is not None:
            session.answer(index, TrueFalseAnswer(value))
    return session


@pytest.fixture
def opened(start: Start, tmp_path: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(write_reading_bank(tmp_path / "reading"))
    return running


def revealed(running: Any, session: Any, index: int) -> Any:
    return running.library.result(session.head.id).responses[index].feedback.revealed


def show(running: Any, session: Any, index: int) -> SourcePage:
    """The source of the question's first citation."""
    one = revealed(running, session, index)
    running.window.go("source", sources=one.sources, citations=one.citations, current=0)
    settle()
    page = running.window.page("source")
    assert isinstance(page, SourcePage)
    return page


def settle() -> None:
    for _n in range(5):
        QApplication.processEvents()


def in_sight(view: PassageView) -> bool:
    return view.text.viewport().rect().contains(view.text.cursorRect())


def submitted(running: Any) -> Any:
    session = sit(running.library)
    session.submit()
    return session


def test_the_text_is_the_documents_and_the_passage_is_in_sight(opened: Any) -> None:
    session = submitted(opened)
    page = show(opened, session, 1)
    assert page.title.text() == "The harbour of Skagen"
    assert page.view.highlighted_text() == "On 3 May 1915, a storm destroyed the north tower."
    assert in_sight(page.view)
    assert page.view.place.text() == "The harbour · Storms"
    headings = [page.outline.item(n).text().strip() for n in range(page.outline.count())]
    assert headings == ["The harbour", "Storms", "Rebuilding", "Visitors"]


def test_a_heading_of_the_contents_is_jumped_to_by_keyboard(opened: Any) -> None:
    page = show(opened, submitted(opened), 0)
    opened.window.resize(1180, 500)
    settle()
    page.contents_button.click()  # off
    page.contents_button.click()  # and on, with the focus in it
    opened.key(Qt.Key.Key_Home)
    opened.key(Qt.Key.Key_Down)
    opened.key(Qt.Key.Key_Return)
    settle()
    assert page.view.text.textCursor().block().text() == "Storms"
    assert in_sight(page.view)
    page.contents_button.click()
    assert not page.outline.isVisible()


def tints(page: SourcePage) -> dict[str, str]:
    document = page.view._document
    assert document is not None
    return {document.text[one.start : one.end]: one.tint for one in page.legend.tints()}


def test_answered_passages_are_tinted_by_how_well_and_no_other(opened: Any) -> None:
    session = sit(opened.library)
    session.submit()
    page = show(opened, session, 1)
    assert tints(page) == {
        "Clara Whitmore led the 42 workers.": "right",
        "On 3 May 1915, a storm destroyed the north tower.": "wrong",
        "The harbour of Skagen 🚢 opened in 1907.": "right",
    }
    assert [label.text() for label in page.legend.labels] == [
        "Known: 2", "Partly known: 0", "Not known yet: 1",
    ]  # fmt: skip
    marks = page.view.text.extraSelections()
    assert len({mark.format.underlineStyle() for mark in marks}) > 1  # not by colour alone
    icons = {sign.icon for sign in page.view.text._signs}
    assert icons == {"check", "x"}
    page.legend.box.click()
    assert len(page.view.text.extraSelections()) == 1
    assert page.view.highlighted_text() == "On 3 May 1915, a storm destroyed the north tower."


def test_the_last_answer_counts(opened: Any, clock: TurnedClock) -> None:
    submitted(opened)
    clock.pass_s(60)
    again = sit(opened.library, answers=(False, True, True, None, None, None, None))
    again.submit()
    told = tints(show(opened, again, 0))
    assert told["On 3 May 1915, a storm destroyed the north tower."] == "right"
    assert told["Clara Whitmore led the 42 workers."] == "wrong"


def test_what_is_still_to_be_answered_is_never_told(opened: Any) -> None:
    first = submitted(opened)
    practice = sit(opened.library, Mode.PRACTICE, (True,))
    practice.check(0)
    page = show(opened, first, 0)
    assert list(tints(page)) == ["Clara Whitmore led the 42 workers."]
    practice.abandon()
    assert len(tints(show(opened, first, 0))) == 3
    exam = opened.library.start(Blueprint((BANK,), mode=Mode.EXAM, open_book=True))
    assert not tints(show(opened, first, 0))
    exam.submit()


def test_answers_of_others_are_not_told(opened: Any) -> None:
    first = submitted(opened)
    opened.library.add_person("Ben")
    assert not tints(show(opened, first, 0))
    assert not opened.window.page("source").legend.isVisible()


def test_the_page_is_shown_as_printed_with_the_passage_marked(opened: Any) -> None:
    session = submitted(opened)
    page = show(opened, session, 5)
    assert page.view.highlighted_text() == TOLD[1]
    page.page_button.click()
    settle()
    assert page.picture.isVisible()
    assert page.picture.label.text() == "Page 1"  # printed so, the second of the file
    assert page.picture.marked == 2  # lines
    page.picture.next_button.click()
    settle()
    assert page.picture.marked == 0
    assert not page.picture.next_button.isEnabled()
    page.page_button.click()
    settle()
    document = page.view._document
    assert document is not None
    assert page.view.offset_of(page.view.text.first_position()) <= document.pages[2].start
    assert in_sight(page.view)


def test_a_document_without_printed_pages_offers_none(opened: Any) -> None:
    session = submitted(opened)
    page = show(opened, session, 5)
    page.page_button.click()
    settle()
    page = show(opened, session, 1)
    assert not page.page_button.isVisible()
    assert page.view.text.isVisible()
    assert in_sight(page.view)


def test_a_page_that_cannot_be_drawn_is_said(opened: Any) -> None:
    session = submitted(opened)
    page = show(opened, session, 5)
    for copy in (opened.library.data_dir / "sources").iterdir():
        copy.unlink()
    page.page_button.click()
    settle()
    assert page.picture.notice.text() == "The source itself is not at hand."


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("index", [1, 5])
def test_small_windows_keep_the_passage_in_sight(
    start: Start, tmp_path: Path, percent: int, index: int
) -> None:
    running = start(Appearance("dark", percent))
    running.library.add_person("Ana")
    running.library.open_bank(write_reading_bank(tmp_path / "reading"))
    running.window.resize(800, 600)
    session = submitted(running)
    page = show(running, session, index)
    assert in_sight(page.view)
    window = running.window.rect()
    for widget in (*page.findChildren(QPushButton), page.legend.box, *page.legend.labels):
        if widget.isVisible():
            place = QRect(widget.mapTo(running.window, QPoint(0, 0)), widget.size())
            assert window.contains(place), widget
            assert fits(widget), widget
    page.page_button.setChecked(index == 5)
    settle()
    assert window.contains(
        QRect(page.back_button.mapTo(running.window, QPoint(0, 0)), page.back_button.size())
    )


def fits(widget: QWidget) -> bool:
    return widget.width() >= widget.minimumSizeHint().width()


def test_every_button_has_a_name(opened: Any) -> None:
    page = show(opened, submitted(opened), 5)
    page.page_button.click()
    settle()
    for one in page.findChildren(QPushButton):
        assert one.accessibleName() or one.text(), one


TEXTS = st.lists(st.sampled_from(["a", "é", "🚢", " ", "\n", "\n\n", "word ", "𝔘x"]), max_size=40)


@given(TEXTS, st.data())
def test_what_is_highlighted_is_the_passage(
    qapp: QApplication, parts: list[str], data: Any
) -> None:
    text = "".join(parts) + "end"
    document = document_from_bytes(text.encode(), "text/1")
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    citation = Citation("s", start, end, document.text[start:end])
    view = PassageView(Theme(qapp, Appearance("light")))
    view.show_document(document, [SealedCitation(citation, "verified", start, end)])
    assert view.highlighted_text() == citation.exact
    [mark] = view.text.extraSelections()
    selected = mark.cursor.selectedText().replace("\u2029", "\n")
    assert selected == citation.exact
    assert view.text.toPlainText() == document.text
    view.deleteLater()


def test_leading_stays_when_lines_are_broken_anew(qapp: QApplication, qtbot: QtBot) -> None:
    view = PassageView(Theme(qapp, Appearance("light")))
    qtbot.addWidget(view)
    document = document_from_bytes(MARKDOWN.encode(), "markdown/1")
    view.show_document(document)
    view.resize(900, 600)
    view.show()
    for width in (900, 500, 700):
        view.resize(width, 600)
        settle()
        block = view.text.document().findBlock(document.text.index("The harbour of Skagen"))
        rect = view.text.blockBoundingGeometry(block)
        lines = block.layout().lineCount()
        line = block.layout().lineAt(0)
        assert lines > 1
        assert rect.height() == pytest.approx(lines * 1.4 * line.height(), rel=0.02)
