"""The editor's widgets: every kind of question in the form, list, undo, problems, citing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import strategies
from editor_hands import Editor, let_go
from fakes import write_bank
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from question_bank.bank.model import (
    Choice,
    Cloze,
    DateBody,
    Kind,
    Ordering,
    PartialDate,
    Question,
    ShortAnswer,
    Status,
)
from question_bank.bank.reader import load_bank
from quizapp.editing.kinds import new_question
from quizapp.quiz.summaries import Appearance
from quizapp.ui.answers.choice import ChoiceWidget
from quizapp.ui.pages.editor.fields import LONGEST, TextField

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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(strategies.questions())
def test_the_form_says_what_it_was_shown_for_every_question(
    editor: Editor, question: Question
) -> None:
    editor.form.show_question(question, "en", {}, [])
    assert editor.form._built() == question


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_question_of_each_kind_is_ready_to_be_typed(editor: Editor, kind: Kind) -> None:
    editor.page.new(kind)
    question = editor.current()
    assert question.kind is kind
    assert question == new_question(question.id, kind)
    assert editor.form._built() == question
    assert editor.form.stem.hasFocus()
    editor.type("It is so.")
    assert editor.current().stem == "It is so."
    assert editor.bank.is_changed(question.id)


def test_undo_and_redo_work_inside_a_field_and_keep_the_focus(editor: Editor) -> None:
    before = editor.show("q1")
    editor.type(" Really")
    editor.form.explanation.setFocus()
    editor.type("So")
    editor.press("Ctrl+Z")
    assert editor.current() == replace(before, stem=before.stem + " Really")
    assert editor.form.explanation.hasFocus()
    assert editor.form.explanation.text() == before.explanation
    editor.press("Ctrl+Z")
    assert editor.current() == before
    assert editor.form.stem.text() == before.stem
    assert not editor.bank.has_changes
    editor.press("Ctrl+Y")
    editor.press("Ctrl+Shift+Z")
    assert editor.current().explanation.startswith("So") != editor.current().explanation.endswith(
        "So"
    )
    assert editor.form._built() == editor.current()


def test_options_are_marked_added_moved_and_deleted_by_keyboard(editor: Editor) -> None:
    editor.show("q1")
    rows = editor.form.body_editor.options.rows
    rows[1].mark.setFocus()
    editor.press("Space")
    body = editor.current().body
    assert isinstance(body, Choice)
    assert [option.correct for option in body.options] == [False, True]
    rows[1].text.setFocus()
    editor.press("Return")
    editor.type("The lighthouse")
    editor.press("Alt+Up")
    body = editor.current().body
    assert isinstance(body, Choice)
    assert [option.text for option in body.options] == [
        "The north tower", "The lighthouse", "The museum",
    ]  # fmt: skip
    assert len({option.id for option in body.options}) == 3
    editor.press("Ctrl+Shift+Del")
    body = editor.current().body
    assert isinstance(body, Choice)
    assert [option.text for option in body.options] == ["The north tower", "The museum"]
    for _step in range(5):
        editor.press("Ctrl+Z")
    assert not editor.bank.has_changes
    assert len(editor.form.body_editor.options.rows) == 2


def test_feedback_and_shares_of_an_option(editor: Editor) -> None:
    editor.show("q2")
    row = editor.form.body_editor.options.rows[2]
    assert row.details.isHidden()
    row.toggle_details()
    editor.type("Peru sent none.")
    row.share.setFocus()
    editor.type("-0.5")
    body = editor.current().body
    assert isinstance(body, Choice)
    assert body.options[2].feedback == "Peru sent none."
    assert str(body.options[2].fraction) == "-0.5"
    editor.type("x")
    assert row.share.property("state") == "wrong"
    assert editor.form._built().body.options[2].fraction is None


def test_what_is_no_number_or_date_is_told_and_kept_out(editor: Editor) -> None:
    editor.show("q5")
    line = editor.form.body_editor.answers.rows[0].number
    line.setFocus()
    editor.press("Ctrl+A")
    editor.type("4x")
    assert line.property("state") == "wrong"
    editor.page.judge.judge()
    assert [issue.code for issue in editor.page.work.issues.issues] == ["invalid"]
    editor.press("Ctrl+A")
    editor.type("4,5")
    assert str(editor.current().body.answers[0].value) == "4.5"  # type: ignore[union-attr]
    assert line.text() == "4,5"
    editor.show("q6")
    date = editor.form.body_editor.date
    date.setFocus()
    editor.press("Ctrl+A")
    editor.type("1915-02-31")
    assert date.property("state") == "wrong"
    editor.press("Ctrl+A")
    editor.type("1915-05")
    assert editor.current().body == DateBody(PartialDate(1915, 5))
    assert "the month is asked for" in editor.form.body_editor.echo.text()


def test_a_selection_becomes_a_gap(editor: Editor) -> None:
    editor.page.new(Kind.CLOZE)
    editor.type("The storm of 1915 was strong.")
    stem: TextField = editor.form.stem
    cursor = stem.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(10, cursor.MoveMode.KeepAnchor)
    stem.setTextCursor(cursor)
    editor.press("Ctrl+G")
    question = editor.current()
    assert question.stem == "The {1}of 1915 was strong.".replace("{1}", "{1} ")
    assert isinstance(question.body, Cloze)
    gap = question.body.gaps[0].body
    assert isinstance(gap, ShortAnswer)
    assert gap.accepted[0].text == "storm"
    editor.form.body_editor.gaps[0].kind.setFocus()
    editor.form.body_editor.gaps[0].kind.choose(Kind.NUMERIC)
    editor.form.body_editor.gaps[0].kind.picked.emit()
    assert editor.current().body.gaps[0].kind is Kind.NUMERIC  # type: ignore[union-attr]
    editor.press("Ctrl+Z")
    assert editor.current().body.gaps[0].kind is Kind.SHORT_ANSWER  # type: ignore[union-attr]
    stem.set_text("")
    stem.setFocus()
    editor.type("No gap")
    assert editor.current().body == Cloze(())


def test_items_of_equal_rank(editor: Editor) -> None:
    editor.show("q8")
    rows = editor.form.body_editor.items.rows
    rows[1].tie.trigger()
    assert [i.rank for i in editor.current().body.items] == [1, 1]  # type: ignore[union-attr]
    rows[1].tie.trigger()
    body = editor.current().body
    assert isinstance(body, Ordering)
    assert [item.rank for item in body.items] == [1, 2]
    assert not editor.bank.has_changes


def test_another_kind_keeps_what_fits_and_can_be_undone(editor: Editor) -> None:
    before = editor.show("q1")
    editor.form.kind.choose(Kind.SHORT_ANSWER)
    editor.form.kind.picked.emit()
    body = editor.current().body
    assert isinstance(body, ShortAnswer)
    assert body.accepted[0].text == "The north tower"
    editor.press("Ctrl+Z")
    assert editor.current() == before


def test_reviewing_and_what_undoes_it(editor: Editor) -> None:
    editor.show("q1")
    editor.form.status.choose(Status.REVIEWED)
    editor.form.status.picked.emit()
    question = editor.current()
    assert question.reviewed is not None
    assert question.reviewed.by == "Ana"
    editor.form.stem.setFocus()
    editor.type("!")
    assert editor.current().status is Status.DRAFT
    assert editor.form.status.value() is Status.DRAFT
    editor.press("Ctrl+Z")
    assert editor.current() == question


def test_the_list_is_searched_filtered_and_steps(editor: Editor, qtmodeltester: Any) -> None:
    pane = editor.page.work.list
    qtmodeltester.check(pane.model)
    pane.focus_search()
    editor.type("engineers")
    assert pane.model.ids == ["q2"]
    assert editor.current().id == "q2"
    assert pane.count.text() == "1 of 9 questions"
    pane.search.clear()
    pane.topic.choose("Harbour")
    pane.topic.picked.emit()
    assert pane.model.ids == ["q2", "q4", "q6", "q8"]
    assert pane.filter_button.text() == "Filter · 1"
    editor.press("Ctrl+PgDown")
    assert editor.current().id == "q4"
    editor.page.show_question("q1")
    assert len(pane.model.ids) == 9
    assert editor.current().id == "q1"


def test_several_questions_are_changed_at_once(editor: Editor) -> None:
    pane, bulk = editor.page.work.list, editor.page.work.bulk
    pane.table_focus()
    editor.press("Ctrl+A")
    QTest.qWait(1)
    assert bulk.title.text() == "9 questions selected"
    bulk.topic.setFocus()
    editor.type("Denmark")
    editor.press("Return")
    assert all("Denmark" in question.topics for question in editor.bank)
    bulk.status.choose(Status.RETIRED)
    bulk._status()
    bulk.points.set_text("2.5")
    bulk._points()
    assert {str(question.points) for question in editor.bank} == {"2.5"}
    assert len(pane.selected_ids()) == 9
    for _step in range(3):
        editor.press("Ctrl+Z", editor.page)
    assert not editor.bank.has_changes


def test_deleting_by_key_and_bringing_back_from_the_bin(editor: Editor) -> None:
    editor.page.show_question("q3")
    editor.page.work.list.table_focus()
    editor.press("Del")
    assert editor.bank.get("q3") is None
    assert editor.current().id == "q4"
    editor.page._menu("bin")
    assert "29 days left" in editor.page.bin.list.item(0).text()
    editor.press("Return", editor.page.bin.list)
    assert editor.bank.get("q3") is not None
    editor.press("Escape")
    assert editor.page.views.currentWidget() is editor.page.work


def test_problems_come_as_one_types_and_are_fixed_by_key(editor: Editor, qtbot: Any) -> None:
    editor.show("q4")
    editor.type(" Who led the the workers")
    qtbot.waitUntil(lambda: "doubled-word" in {one.code for one in editor.page.work.issues.issues})
    assert "Problems · " in editor.page.work.chips["problems"].text()
    editor.press("F8")
    assert editor.form.isAncestorOf(QApplication.focusWidget())
    editor.page.fix_first()
    codes = {one.code for one in editor.page.work.issues.issues}
    while "doubled-word" in codes:
        editor.press("Ctrl+.")
        codes = {one.code for one in editor.page.work.issues.issues}
    assert "the the" not in editor.current().stem
    assert editor.form.stem.text() == editor.current().stem


def test_an_empty_required_field_is_marked_where_it_was_filled_before(editor: Editor) -> None:
    editor.show("q1")
    editor.press("Ctrl+A")
    editor.press("Del")
    editor.page.judge.judge()
    assert editor.form.stem.property("state") == "wrong"
    assert editor.page.work.issues.issues[0].message == "The question has no text yet."
    editor.page.new(Kind.SINGLE_CHOICE)
    editor.page.judge.judge()
    assert not editor.form.stem.property("state")


def test_a_selection_in_the_source_becomes_the_citation(editor: Editor) -> None:
    editor.page.new(Kind.TRUE_FALSE)
    editor.type("The harbour opened in 1907.")
    editor.press("Alt+4")
    source = editor.page.work.source
    text = source.view.text
    assert text.hasFocus()
    found = text.document().find("opened in 1907")
    text.setTextCursor(found)
    assert source.cite_button.isEnabled()
    editor.press("Return")
    [citation] = editor.current().citations
    assert citation.exact == "opened in 1907"
    document = source.document
    assert document is not None
    assert document.text[citation.start : citation.end] == citation.exact
    assert source.view.highlighted_text() == "opened in 1907"
    links = [one for one in source._links.findChildren(QAbstractButton) if one.isVisible()]
    assert "The harbour opened in 1907." in {one.accessibleName() for one in links}
    links[0].click()
    assert editor.current().id != "true-false"
    editor.press("Ctrl+Z", editor.page)
    assert all(not q.citations for q in editor.bank if q.id.startswith("true-false"))


def test_a_passage_for_an_option_says_why_it_is_wrong(editor: Editor) -> None:
    editor.show("q1")
    editor.form.body_editor.options.rows[1].wanted.emit("cite")
    source = editor.page.work.source
    assert "The museum" in source._target.text()
    source.view.text.setTextCursor(source.view.text.document().find("Denmark, Norway"))
    editor.press("Ctrl+Shift+C", source.view.text)
    body = editor.current().body
    assert isinstance(body, Choice)
    assert body.options[1].citations[0].exact == "Denmark, Norway"
    assert len(editor.current().citations) == 1


def test_a_document_is_added_to_a_bank_without_sources(running: Any, tmp_path: Path) -> None:
    editor = Editor(running, running.library.editing.new_bank("Tides"))
    editor.page.new(Kind.TRUE_FALSE)
    editor.type("The tide rises twice a day.")
    path = tmp_path / "Tide_tables.txt"
    path.write_text("Every day the tide rises twice.", "utf-8")
    editor.pane("source")
    editor.page.work.source.add_file(path)
    assert [one.title for one in editor.bank.head.sources] == ["Tide tables"]
    assert editor.page.work.source.view.text.toPlainText() == "Every day the tide rises twice."
    editor.page.work.source.add_file(tmp_path / "nothing.txt")
    assert len(editor.bank.head.sources) == 1


def test_the_preview_is_what_a_student_sees_and_can_be_answered(editor: Editor) -> None:
    editor.show("q1")
    editor.pane("preview")
    preview = editor.page.work.preview
    shown = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert {"The harbour", "What did the storm destroy?", "The north tower"} <= set(shown)
    assert isinstance(preview.answer_widget, ChoiceWidget)
    card = next(c for c in preview.answer_widget.cards if c.option_id == "b")
    card.click()
    preview.check()
    QApplication.processEvents()
    told = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert "Wrong" in told
    assert any("Because the text says" in text for text in told)
    editor.form.stem.setFocus()
    editor.press("Ctrl+A")
    editor.type("What fell?")
    editor.page.judge.judge()
    QApplication.processEvents()
    shown = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert "What fell?" in shown
    assert "Wrong" not in shown


def test_text_from_outside_is_shown_as_it_is(running: Any, tmp_path: Path, start: Start) -> None:
    path, bank = write_bank(tmp_path / "other", "canary-abc123")
    canary = '<img src="/etc/hostname"><b>x</b>'
    text = path.read_text("utf-8").replace("What did the storm destroy?", f"'{canary}?'")
    path.write_text(text, "utf-8")
    running.library.open_bank(path)
    editor = Editor(running, bank.id)
    editor.show("q1")
    for pane in ("preview", "problems", "source", "history"):
        editor.pane(pane)
    editor.type("!")
    editor.page.saver.save()
    editor.pane("history")
    for button in editor.page.work.history.findChildren(QAbstractButton):
        if button.text() == "Compare":
            button.click()
    for label in editor.page.findChildren(QLabel):
        if label.textFormat() == Qt.TextFormat.RichText:
            assert "<img" not in label.text()
            assert "<b>" not in label.text()
        else:
            assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    assert load_bank(path).questions[0].stem.endswith("!")


def test_a_text_too_long_to_edit_is_kept(editor: Editor) -> None:
    question = editor.show("q1")
    long = replace(question, explanation="word " * LONGEST)
    editor.bank.edit(long)
    editor.page._stepped(None, ["q1"])
    assert editor.form.explanation.isReadOnly()
    editor.form.stem.setFocus()
    editor.type("!")
    assert editor.current().explanation == long.explanation


@pytest.mark.parametrize("size", [(800, 600), (1180, 800)])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_pane_fits_the_window(
    start: Start, banks: Path, size: tuple[int, int], percent: int
) -> None:
    running = start(Appearance("light", percent))
    running.library.open_bank(banks / "harbour.yaml")
    running.window.resize(*size)
    editor = Editor(running)
    for n in (1, 5, 7, 9):
        editor.page.show_question(f"q{n}")
        for pane in ("form", "preview", "source", "problems", "history"):
            editor.pane(pane)
            QApplication.processEvents()
            assert running.window.width() == size[0]
            for area in editor.page.findChildren(QScrollArea):
                inside = area.widget()
                if area.isVisible() and inside is not None:
                    assert inside.width() <= area.viewport().width(), (n, pane, area)
            for widget in editor.page.findChildren(QWidget):
                if isinstance(widget, QLabel | QLineEdit | QComboBox | TextField):
                    if not widget.isVisible():
                        continue
                    right = widget.mapTo(editor.page, widget.rect().topRight()).x()
                    assert right <= editor.page.width(), (n, pane, widget)


def test_every_control_has_a_name(editor: Editor) -> None:
    for n in range(1, 10):
        editor.show(f"q{n}")
        for pane in ("preview", "source", "problems", "history"):
            editor.pane(pane)
            for widget in editor.page.findChildren(QWidget):
                if not widget.isVisible() or widget.objectName().startswith("qt_"):
                    continue
                if isinstance(widget, QAbstractButton):
                    assert widget.accessibleName() or widget.text(), widget
                if isinstance(widget, TextField | QLineEdit | QComboBox):
                    parent = widget.parentWidget()
                    assert widget.accessibleName() or isinstance(parent, QComboBox), widget


def test_nothing_is_edited_by_looking(editor: Editor) -> None:
    for question_id in list(editor.bank.order):
        editor.show(question_id)
        for pane in ("preview", "source", "problems", "history"):
            editor.pane(pane)
    assert not editor.bank.has_changes
    assert editor.bank.can_undo is None
