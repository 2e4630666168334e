"""History, duplicates, merges, recovery and the other views of the editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from editor_hands import BANK, Editor, let_go
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from question_bank.bank.model import Status
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from quizapp.editing import Side
from quizapp.ui.pages.library import LibraryPage

Start = Callable[..., Any]


@pytest.fixture
def running(start: Start, banks: Path) -> Iterator[Any]:
    begun = start()
    begun.library.add_person("Ana")
    begun.library.open_bank(banks / "harbour.yaml")
    begun.window.resize(1300, 850)
    yield begun
    let_go(begun)


@pytest.fixture
def editor(running: Any) -> Editor:
    return Editor(running)


@pytest.fixture
def bank_file(banks: Path) -> Path:
    return banks / "harbour.yaml"


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press_button(widget: QWidget, text: str) -> None:
    found = [
        one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    assert found, text
    found[0].click()
    QApplication.processEvents()


def outside(path: Path, **stems: str) -> None:
    """What another program does to the file."""
    bank = load_bank(path)
    questions = tuple(replace(q, stem=stems.get(q.id, q.stem)) for q in bank.questions)
    save_bank(replace(bank, questions=questions), path)


def test_saving_says_so_and_writes_the_file(editor: Editor, bank_file: Path) -> None:
    editor.show("q1")
    assert not editor.page.head.save_button.isEnabled()
    editor.type("!")
    assert editor.page.head.state.text() == "1 not saved yet; kept as a draft"
    editor.press("Ctrl+S")
    assert editor.page.head.state.text() == "All is saved"
    assert load_bank(bank_file).questions[0].stem == "What did the storm destroy?!"
    assert editor.form.stem.hasFocus()


def test_unfinished_questions_stay_and_are_told(editor: Editor, bank_file: Path) -> None:
    editor.show("q1")
    editor.press("Ctrl+A")
    editor.press("Del")
    editor.show("q2")
    editor.type("!")
    editor.press("Ctrl+S")
    assert "unfinished questions, which are kept here: 1" in editor.page.head.state.text()
    on_disk = load_bank(bank_file)
    assert on_disk.questions[0].stem == "What did the storm destroy?"
    assert on_disk.questions[1].stem.endswith("!")


def test_history_compares_and_brings_back(editor: Editor) -> None:
    before = editor.show("q1")
    editor.type(" Really?")
    editor.press("Ctrl+S")
    editor.form.stem.setFocus()
    editor.type(" Yes")
    editor.pane("history")
    history = editor.page.work.history
    said = words_on(history)
    assert "Not saved yet" in said
    assert "· Ana" in said
    assert "Changed: Question" in said
    press_button(history, "Compare")
    assert "Before" in words_on(history)
    press_button(history, "Back to the file")
    assert editor.current().stem == before.stem + " Really?"
    editor.press("Ctrl+Z", editor.page)
    assert editor.current().stem == before.stem + " Really? Yes"


def test_a_version_of_an_earlier_save_is_brought_back(editor: Editor) -> None:
    first = editor.show("q1").stem
    for word in (" One", " Two"):
        editor.form.stem.setFocus()
        editor.type(word)
        editor.press("Ctrl+S")
    editor.pane("history")
    history = editor.page.work.history
    found = [one for one in history.findChildren(QPushButton) if one.text() == "Bring this back"]
    found[-1].click()
    assert editor.current().stem == first + " One"


def test_duplicates_are_shown_side_by_side_and_retired(editor: Editor) -> None:
    editor.show("q1")
    editor.press("Ctrl+D")
    twin = editor.current()
    assert twin.id != "q1"
    assert twin.status is Status.DRAFT
    editor.page._menu("duplicates")
    view = editor.page.duplicates
    QApplication.processEvents()
    assert "Pairs that ask the same: 1" in view.told.text()
    said = words_on(view)
    assert said.count("The north tower") == 2
    view.buttons["retire-second"].click()
    retired = editor.bank.get(twin.id)
    assert retired is not None
    assert retired.status is Status.RETIRED
    assert view.told.text() == "No two questions ask the same."
    editor.press("Escape", view)
    editor.press("Ctrl+Z", editor.page)
    assert editor.bank.get(twin.id).status is Status.DRAFT


def test_another_programs_change_is_noticed_and_merged(editor: Editor, bank_file: Path) -> None:
    editor.show("q1")
    editor.type(" Mine")
    editor.show("q2")
    editor.type(" Mine")
    outside(bank_file, q1="Theirs?", q3="Theirs is so.")
    data = bank_file.read_bytes()
    editor.page.saver.look()
    assert editor.page.banner.isVisible()
    assert "harbour.yaml was changed by another program." in words_on(editor.page.banner)
    editor.press("Ctrl+S")
    assert bank_file.read_bytes() == data
    merge = editor.page.merge
    assert editor.page.views.currentWidget() is merge
    assert merge.list.count() == 3
    assert "changed on both sides" in merge.list.item(0).text()
    assert merge.buttons["mine"].isChecked()
    merge.buttons["both"].click()
    assert merge.choices["q1"] is Side.BOTH
    merge.list.setCurrentRow(1)
    press_button(merge, "Take these choices")
    assert not editor.page.banner.isVisible()
    stems = {question.id: question.stem for question in editor.bank}
    assert stems["q1"] == "Theirs?"
    assert stems["q2"].endswith(" Mine")
    assert stems["q3"] == "Theirs is so."
    assert "What did the storm destroy? Mine" in stems.values()
    editor.press("Ctrl+S", editor.page)
    assert {q.id: q.stem for q in load_bank(bank_file).questions} == stems
    editor.press("Ctrl+Z", editor.page)
    assert editor.bank.get("q1").stem == "What did the storm destroy? Mine"


def test_a_change_that_differs_in_nothing_needs_no_choice(editor: Editor, bank_file: Path) -> None:
    text = bank_file.read_text("utf-8")
    bank_file.write_text("# A comment.\n" + text, "utf-8")
    editor.page.saver.look()
    editor.page.saver.compare()
    assert editor.page.views.currentWidget() is editor.page.work
    editor.show("q1")
    editor.type("!")
    editor.press("Ctrl+S")
    assert bank_file.read_text("utf-8").startswith("# A comment.\n")
    assert load_bank(bank_file).questions[0].stem.endswith("!")


def test_a_file_that_was_broken_outside_is_told_and_kept(
    editor: Editor, bank_file: Path, tmp_path: Path
) -> None:
    editor.show("q1")
    editor.type("!")
    bank_file.write_text("format: question-bank/1\nid: [", "utf-8")
    editor.press("Ctrl+S")
    assert editor.page.views.currentWidget() is editor.page.state
    assert "not valid YAML" in words_on(editor.page.state)
    assert bank_file.read_text("utf-8").endswith("id: [")
    press_button(editor.page.state, "Write what is open here")
    assert load_bank(bank_file).questions[0].stem.endswith("!")
    [kept] = (tmp_path / "data").rglob("replaced/*.yaml")
    assert kept.read_text("utf-8").endswith("id: [")
    assert editor.page.views.currentWidget() is editor.page.work


def test_unsaved_changes_wait_when_the_page_is_left_and_after_a_restart(
    running: Any, editor: Editor, start: Start, bank_file: Path
) -> None:
    data = bank_file.read_bytes()
    editor.show("q1")
    editor.type(" Unsaved")
    running.window.go("home")
    running.window.go("editor", bank_id=BANK)
    assert editor.current().stem.endswith(" Unsaved")
    let_go(running)
    running.close()
    again = start()
    second = Editor(again)
    assert "1 unsaved changes of" in words_on(second.page.banner)
    assert second.bank.get("q1").stem.endswith(" Unsaved")
    assert bank_file.read_bytes() == data
    press_button(second.page.banner, "Discard them")
    assert second.bank.get("q1").stem == "What did the storm destroy?"
    assert not second.bank.has_changes
    let_go(again)


def test_recovered_changes_that_the_file_contradicts_are_compared(
    running: Any, editor: Editor, start: Start, bank_file: Path
) -> None:
    editor.show("q1")
    editor.type(" Unsaved")
    let_go(running)
    running.close()
    outside(bank_file, q1="Theirs?")
    again = start()
    second = Editor(again)
    assert "1 of them were changed in the file, too" in words_on(second.page.banner)
    press_button(second.page.banner, "Compare")
    assert "changed on both sides" in second.page.merge.list.item(0).text()
    second.page.merge.buttons["theirs"].click()
    press_button(second.page.merge, "Take these choices")
    assert second.bank.get("q1").stem == "Theirs?"
    assert not second.bank.has_changes
    let_go(again)


def test_the_title_is_edited_and_undone(editor: Editor, bank_file: Path) -> None:
    editor.page._menu("details")
    details = editor.page.details
    details.title.selectAll()
    editor.type("Harbours of the north", details.title)
    editor.press("Escape", details.title)
    assert editor.page.head.title.text() == "Harbours of the north"
    editor.press("Ctrl+S", editor.page)
    assert load_bank(bank_file).title == "Harbours of the north"
    editor.press("Ctrl+Z", editor.page)
    assert editor.bank.head.title == "Harbour bank"


def test_a_new_bank_asks_for_its_title_first(running: Any) -> None:
    running.window.go("library")
    page = running.window.page("library")
    assert isinstance(page, LibraryPage)
    page.new_bank()
    assert running.window.current == "editor"
    editor = running.window.page("editor")
    assert editor.views.currentWidget() is editor.details
    assert editor.details.title.hasFocus()
    QTest.keySequence(editor.details.title, "Ctrl+A")
    QTest.keyClicks(editor.details.title, "Tides")
    QTest.keyClick(editor.details.title, Qt.Key.Key_Escape)
    assert editor.session.bank.head.title == "Tides"
    assert editor.views.currentWidget() is editor.work


def test_a_broken_bank_says_why_it_cannot_be_opened(running: Any, bank_file: Path) -> None:
    data = bank_file.read_bytes()
    bank_file.write_text("nothing like it", "utf-8")
    running.window.go("editor", bank_id=BANK)
    page = running.window.page("editor")
    QApplication.processEvents()
    assert "harbour.yaml:1:1" in words_on(page.state)
    bank_file.write_bytes(data)
    press_button(page.state, "Try again")
    assert page.views.currentWidget() is page.work


def test_the_editor_is_closed_during_a_closed_book_exam(running: Any) -> None:
    from quizapp.quiz.model import Blueprint, Mode

    running.library.start(Blueprint((BANK,), mode=Mode.EXAM))
    running.window.go("editor", bank_id=BANK)
    assert running.window.current != "editor"


def test_colours_and_sizes_follow_at_once(editor: Editor) -> None:
    from quizapp.quiz.summaries import Appearance

    editor.show("q7")
    theme = editor.page.services.theme
    theme.apply(Appearance("dark", 150))
    QApplication.processEvents()
    assert editor.form.isVisible()
    assert editor.current().id == "q7"
    assert editor.page.work.list.table.rowHeight(0) == editor.page.work.list.delegate.height()
    editor.show("q7")
    editor.type("!")
    assert editor.current().stem.endswith("!")
