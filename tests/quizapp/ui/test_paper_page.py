"""The page that prints: form, preview, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from fakes import TurnedClock
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.ui.pages.paper import PaperPage

BANK = "harbour-abc123"


@pytest.fixture
def opened(start: Callable[..., Any], banks: Path) -> Any:
    running = start()
    running.library.add_person("Ms T")
    running.library.open_bank(banks / "harbour.yaml")
    return running


def paper_page(running: Any, **arguments: str) -> PaperPage:
    window = running.window
    if "paper" not in window.pages:
        window._add(PaperPage(window.services), "paper")
    window.go("paper", **arguments)
    QApplication.processEvents()
    page = window.page("paper")
    assert isinstance(page, PaperPage)
    return page


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def pages_of(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def test_a_bank_becomes_two_files(opened: Any, tmp_path: Path) -> None:
    page = paper_page(opened, bank_id=BANK)
    assert page.made is not None
    assert page.made.title == "Harbour bank"
    assert not page.picture.pixmap().isNull()
    page.versions.setValue(3)
    page.count.setValue(4)
    page.save(tmp_path / "quiz.pdf")
    assert page.made is not None
    assert len(page.made.versions) == 3
    assert len(page.made.versions[0].questions) == 4
    assert pages_of(tmp_path / "quiz.pdf") == 6, "a page and a sheet for each version"
    assert pages_of(tmp_path / "quiz-key.pdf") >= 1


def test_without_key_and_sheet(opened: Any, tmp_path: Path) -> None:
    page = paper_page(opened, bank_id=BANK)
    page.key.click()
    page.sheet.click()
    page.count.setValue(3)
    page.save(tmp_path / "quiz.pdf")
    assert pages_of(tmp_path / "quiz.pdf") == 1
    assert not (tmp_path / "quiz-key.pdf").exists()


def test_kinds_narrow_what_is_printed(opened: Any) -> None:
    page = paper_page(opened, bank_id=BANK)
    next(chip for chip in page.kinds.chips if chip.property("value") == "date").click()
    page.draw()
    assert page.made is not None
    assert [one.shown.kind.value for one in page.made.versions[0].questions] == ["date"]


def test_a_title_of_ones_own_is_printed(opened: Any) -> None:
    page = paper_page(opened, bank_id=BANK)
    page.heading.setText("  <b>Test</b> of  May ")
    page.draw()
    assert page.made is not None
    assert page.made.title == "<b>Test</b> of May"


def test_drawing_again_gives_another_paper(opened: Any) -> None:
    page = paper_page(opened, bank_id=BANK)
    seen = set()
    for _n in range(6):
        page.draw_again()
        assert page.made is not None
        seen.add(page.made.versions[0].code)
    assert len(seen) > 1


def test_a_named_quiz_keeps_its_own_rules(opened: Any, clock: TurnedClock) -> None:
    blueprint = Blueprint((BANK,), count=2, mode=Mode.EXAM, name="Week 3")
    kept = opened.library.quizzes.save(NamedQuiz(blueprint))
    page = paper_page(opened, quiz_id=kept.id)
    assert page.made is not None
    assert (page.made.title, len(page.made.versions[0].questions)) == ("Week 3", 2)
    assert not page.count.isEnabled()
    page = paper_page(opened, bank_id=BANK)
    assert page.count.isEnabled()


def test_what_cannot_be_drawn_is_said(opened: Any, banks: Path, tmp_path: Path) -> None:
    (banks / "harbour.txt").unlink()
    page = paper_page(opened, bank_id=BANK)
    assert page.made is None
    assert "No question matches" in words_on(page)
    assert not page.save_button.isEnabled()
    page.save(tmp_path / "quiz.pdf")
    assert not (tmp_path / "quiz.pdf").exists()


def test_a_folder_that_refuses_is_told(opened: Any, tmp_path: Path) -> None:
    page = paper_page(opened, bank_id=BANK)
    page.save(tmp_path / "nowhere" / "quiz.pdf")
    QApplication.processEvents()
    assert "no folder" in words_on(opened.window)


def test_a_bank_that_is_gone_leads_to_the_library(opened: Any) -> None:
    paper_page(opened, bank_id="gone-abc123")
    assert opened.window.current == "library"


def test_the_preview_goes_below_the_form_in_a_narrow_window(opened: Any) -> None:
    page = paper_page(opened, bank_id=BANK)
    opened.window.resize(1180, 800)
    QApplication.processEvents()
    assert page.picture.mapTo(page, QPoint(0, 0)).x() > page.width() / 2
    opened.window.resize(620, 800)
    QApplication.processEvents()
    left = page.picture.mapTo(page, QPoint(0, 0)).x()
    assert left + page.picture.width() <= page.width(), "nothing is cut off"
