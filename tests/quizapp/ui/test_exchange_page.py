"""Import and export through the window: seen before it is stored, told question by question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from question_bank.bank.model import Status
from question_bank.exchange import read_file
from quizapp.ui.pages.exchange import ExchangePage

BANK = "harbour-abc123"
GIFT = """::Tower:: Which tower fell? {=north ~south#No. ~east}

::Essay:: Tell what you saw. {}

// a comment
The harbour opened in 1907. {TRUE}
"""


@pytest.fixture
def opened(start: Callable[..., Any], banks: Path) -> Any:
    running = start()
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.go("home")
    return running


def page(running: Any, **arguments: Any) -> ExchangePage:
    running.window.go("exchange", **arguments)
    QApplication.processEvents()
    found = running.window.page("exchange")
    assert isinstance(found, ExchangePage)
    return found


def words_on(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def lines_of(one: ExchangePage) -> list[str]:
    return [one.report.item(n).text() for n in range(one.report.count())]


def test_a_file_is_seen_before_it_is_stored(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "quiz.gift"
    path.write_text(GIFT, "utf-8")
    one = page(opened, path=path)
    said = words_on(one)
    assert "Nothing is stored yet" in said
    assert "1 left out" in said
    assert len(lines_of(one)) == 3
    assert "left out" in lines_of(one)[0]
    assert len(opened.library.banks()) == 1
    one.title_field.setText("From another program")
    opened.key(Qt.Key.Key_Return)
    assert opened.window.current == "editor"
    made = next(b for b in opened.library.banks() if b.title == "From another program")
    bank = opened.library.bank(made.bank_id)
    assert len(bank.questions) == 2
    assert {question.status for question in bank.questions} == {Status.DRAFT}


def test_a_file_that_cannot_be_read_is_told_with_its_line(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.xml"
    path.write_text("<quiz><question></quiz>", "utf-8")
    one = page(opened, path=path)
    said = words_on(one)
    assert "bad.xml cannot be read; nothing of it was stored." in said
    assert "bad.xml:1:" in said
    assert len(opened.library.banks()) == 1


def test_an_export_tells_what_it_cannot_carry_and_is_read_back(opened: Any, tmp_path: Path) -> None:
    one = page(opened, bank_id=BANK)
    one.formats.setCurrentIndex(one.formats.findData("gift"))
    said = words_on(one)
    assert "left out" in said
    assert any("order" in line.lower() for line in lines_of(one))
    out = tmp_path / "out.gift"
    one.save_to(out)
    assert "Saved as" in words_on(opened.window)
    back = read_file(out)
    kept = [note for note in one.export.notes if note.outcome.value != "left out"]  # type: ignore[union-attr]
    assert len(back.bank.questions) == len(kept)


def test_an_exam_keeps_the_page_closed(opened: Any) -> None:
    from quizapp.quiz.model import Blueprint, Mode

    opened.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    opened.window.go("exchange", bank_id=BANK)
    assert opened.window.current != "exchange"
