"""Pages as a person meets them: broken banks, live settings, narrow windows, models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.history import HistoryPage
from quizapp.ui.pages.history_model import HistoryModel
from quizapp.ui.pages.library import LibraryPage
from quizapp.ui.pages.settings import SettingsPage
from quizapp.ui.pages.setup import SetupPage
from quizapp.ui.text import breakable, open_link
from quizapp.ui.words import clock, duration, percent

BANK = "harbour-abc123"
Start = Callable[..., Any]


@pytest.fixture
def opened(start: Start, banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.go("home")
    return running


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_broken_bank_is_told_with_file_line_and_column(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: question-bank/1\nid: b-abc123\ntitel: B\n", "utf-8")
    opened.window.go("library")
    page = opened.window.page("library")
    assert isinstance(page, LibraryPage)
    page.open_file(path)
    assert "broken.yaml:3:1: 'titel' is not known here" in words_on(page)
    assert len(opened.library.banks()) == 1


def test_appearance_changes_at_once_and_is_kept(opened: Any) -> None:
    opened.window.go("settings")
    page = opened.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.text_size.setValue(15)
    page._theme_choices["dark"].click()
    theme = opened.window.theme
    assert theme.appearance == Appearance("dark", 150)
    assert theme.tokens.name == "dark"
    assert theme.px("body") == 21
    assert opened.library.appearance() == theme.appearance


def test_the_pool_follows_the_chips_and_enter_starts(opened: Any) -> None:
    opened.window.go("setup", bank_id=BANK)
    page = opened.window.page("setup")
    assert isinstance(page, SetupPage)
    chip = next(c for c in page.kind_chips if c.property("value") == "date")
    chip.click()
    assert page.pool_label.text().startswith("1 questions match")
    assert page.blueprint().count == 1
    page.exam.click()
    assert page.blueprint().limit_s
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert opened.window.current == "quiz"


def test_history_sorts_filters_and_opens(opened: Any, qtmodeltester: Any) -> None:
    for mode in (Mode.EXAM, Mode.PRACTICE, Mode.EXAM):
        opened.library.start(Blueprint((BANK,), mode=mode)).submit()
    opened.window.go("history")
    page = opened.window.page("history")
    assert isinstance(page, HistoryPage)
    qtmodeltester.check(page.model)
    page.mode.setCurrentIndex(page.mode.findData("practice"))
    assert [row.mode for row in page.model.rows] == ["practice"]
    page.mode.setCurrentIndex(0)
    page.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert [row.mode for row in page.model.rows] == ["exam", "exam", "practice"]
    QApplication.processEvents()
    assert page.chart is not None
    assert page.chart.isVisible()
    page.search.setText("nothing like it")
    assert not page.model.rows


def test_an_empty_history_says_what_to_do(opened: Any) -> None:
    opened.window.go("history")
    assert "No attempts yet" in words_on(opened.window.page("history"))
    assert isinstance(opened.window.page("history").model, HistoryModel)


@pytest.mark.parametrize(
    "name", ["home", "library", "setup", "practice", "history", "settings", "about"]
)
def test_every_page_fits_a_small_window_at_double_text(
    start: Start, banks: Path, name: str
) -> None:
    running = start(Appearance("light", 200))
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.resize(800, 600)
    running.window.go(name, **({"bank_id": BANK} if name == "setup" else {}))
    QApplication.processEvents()
    assert running.window.width() == 800
    page = running.window.page(name)
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            right = label.mapTo(page, label.rect().topRight()).x()
            assert right <= page.width(), label.text()


def test_a_second_person_is_added_and_chosen(opened: Any) -> None:
    opened.window.go("settings")
    page = opened.window.page("settings")
    page.new_name.setText("Ben")
    QTest.keyClick(page.new_name, Qt.Key.Key_Return)
    assert opened.library.current_person().name == "Ben"
    page.new_name.setText("ana")
    QTest.keyClick(page.new_name, Qt.Key.Key_Return)
    assert len(opened.library.people()) == 2


def test_times_and_scores_are_said_shortly() -> None:
    assert [clock(s) for s in (0, 59.2, 61, 3661)] == ["0:00", "1:00", "1:01", "1:01:01"]
    assert [duration(s) for s in (40, 750, 3600, 3900)] == [
        "40 s",
        "12 min 30 s",
        "1 h",
        "1 h 5 min",
    ]
    assert [percent(f) for f in (0, 0.834, 0.999, 1)] == ["0 %", "83 %", "99 %", "100 %"]


def test_links_other_than_web_pages_are_refused() -> None:
    for address in ("file:///etc/passwd", "javascript:alert(1)", "http://", "x", "mailto:a@b.c"):
        assert not open_link(address)


def test_long_words_may_break_and_short_texts_stay() -> None:
    assert breakable("short words only") == "short words only"
    assert breakable("x" * 200).replace("\u200b", "") == "x" * 200
    assert max(len(part) for part in breakable("x" * 200).split("\u200b")) <= 60


def test_a_click_before_the_library_is_there_is_granted_later(opened: Any) -> None:
    window, library = opened.window, opened.library
    window.services.library = None
    window.go("library")
    assert window.current == "home"
    window.attach(library)
    assert window.current == "library"
