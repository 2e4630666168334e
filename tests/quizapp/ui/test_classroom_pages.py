"""The class pages in the real window: nobody, one, thirty, five thousand; where clicks lead."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from class_data import choice_bank, fill_class, student_name
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.documents import load_document
from question_bank.errors import QuestionBankError
from quizapp.library.class_model import ClassChoice
from quizapp.quiz.model import Blueprint, Mode, SealedSource
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.classroom import ClassPage
from quizapp.ui.pages.classroom.heat_map import HeatModel, shade
from quizapp.ui.pages.classroom.loading import Loader
from quizapp.ui.pages.classroom.page import (
    BELIEFS,
    OVERVIEW,
    PASSAGES,
    QUESTIONS,
    STUDENTS,
    TOPICS,
)
from quizapp.ui.pages.classroom.rows import Column, RowsModel
from quizapp.ui.pages.page import Services
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme
from quizapp.ui.tokens import DARK, LIGHT, contrast

Start = Callable[..., Any]


def page_of(running: Any) -> ClassPage:
    running.window.go("class")
    page = running.window.page("class")
    assert isinstance(page, ClassPage)
    settle()
    return page


def settle() -> None:
    for _round in range(4):
        QTest.qWait(10)


def words_on(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def button_named(widget: QWidget, name: str) -> QPushButton:
    return next(
        one
        for one in widget.findChildren(QPushButton)
        if one.isVisible() and name in (one.text(), one.accessibleName())
    )


@pytest.fixture
def almagro(start: Start, tmp_path: Path, project_root: Path) -> Any:
    """Thirty students who took a quiz of a bank of the person's own."""
    running = start()
    bank = load_bank(project_root / "question_bank/banks/luis-almagro.yaml")
    source = project_root / "assets/sources/luis-almagro.txt"
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "luis-almagro.txt").write_bytes(source.read_bytes())
    save_bank(bank, folder / "almagro.yaml")
    running.library.open_bank(folder / "almagro.yaml")
    document = load_document(source)
    fill_class(running.library._database, bank, students=30, document=document, title="Autumn")
    one = bank.sources[0]
    kept = SealedSource(one.id, one.title, document.sha256, "text/plain", document.extractor)
    running.library._database.sources.keep(kept, source.read_bytes())
    running.bank = bank
    return running


# How many students ----------------------------------------------------------------------------


def test_nobody_is_told_what_will_be_here(start: Start) -> None:
    running = start()
    page = page_of(running)
    assert "Nobody has submitted a quiz yet" in words_on(page)
    assert not page.tabs_box.isVisible()
    assert not page.export_button.isEnabled()
    button_named(page, "Open the library").click()
    assert running.window.current == "library"


def test_practice_is_offered_where_there_is_nothing_else(start: Start) -> None:
    running = start()
    fill_class(running.library._database, choice_bank(4), students=3, mode=Mode.PRACTICE)
    page = page_of(running)
    button_named(page, "Show practice").click()
    settle()
    assert page.report is not None
    assert len(page.report.attempts) == 3
    page.practice.setChecked(False)
    settle()
    assert "No exam has been submitted yet" in words_on(page)


def test_one_student_is_a_small_sample(start: Start) -> None:
    running = start()
    fill_class(running.library._database, choice_bank(5), students=1)
    page = page_of(running)
    assert page.warning.isVisible()
    assert "1 of 1" in words_on(page.overview)
    for number in range(6):
        page.show_tab(number)
        settle()
    page.show_tab(QUESTIONS)
    assert page.questions.table.rows_model.index(0, 1).data() == "small sample"


def test_five_thousand_students(start: Start) -> None:
    running = start()
    database = running.library._database
    fill_class(database, choice_bank(4), students=5000, keep_sealed=False)
    page = page_of(running)
    assert not page.warning.isVisible()
    page.show_tab(STUDENTS)
    assert page.students.table.rows_model.rowCount() == 5000
    page.students.search.setText(student_name(4321))
    assert [row.name for row in page.students.table.rows_model.rows] == [student_name(4321)]
    page.show_tab(TOPICS)
    assert page.topics.model.rowCount() == 5001
    page.topics.table.scrollToBottom()
    settle()
    assert page.overview._distribution is not None
    assert sum(page.overview._distribution.counts) == 5000


# Where clicks lead ----------------------------------------------------------------------------


def test_every_view_says_what_it_is_for(almagro: Any) -> None:
    page = page_of(almagro)
    assert page.tab(OVERVIEW).isChecked()
    assert "Students' scores by topic" in words_on(page)
    for number, words in (
        (STUDENTS, "over all"),
        (TOPICS, "Help is offered below 50 %"),
        (QUESTIONS, "Who chose what"),
        (PASSAGES, "Its questions"),
        (BELIEFS, "students asked chose this"),
    ):
        QTest.mouseClick(page.tab(number), Qt.MouseButton.LeftButton)
        settle()
        assert words in words_on(page)
        assert [view.isVisible() for view in page.views].count(True) == 1


def test_a_student_leads_to_the_attempt_and_back(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(STUDENTS)
    row = page.students.table.current()
    button_named(page.students, "Review Autumn").click()
    assert almagro.window.current == "results"
    assert almagro.window.page("results").result.head.person_id == row.person_id
    almagro.window.back()
    assert almagro.window.current == "class"
    assert page.tab(STUDENTS).isChecked()
    page.students.table.setFocus()
    almagro.key(Qt.Key.Key_Return)
    assert almagro.window.current == "results"


def test_who_needs_help_reads_the_passage(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(STUDENTS)
    page.students.only_help.setChecked(True)
    settle()
    rows = page.students.table.rows_model.rows
    assert rows
    assert all(row.help_on for row in rows)
    assert f"Needs help on {rows[0].help_on[0]}" in words_on(page.students)
    topics = almagro.library.classroom.topics_of(
        page.report, page.students._places[rows[0].person_id]
    )
    first = next(one for topic in topics for one in topic.readings)
    button_named(page.students, "Open the source").click()
    settle()
    assert almagro.window.current == "source"
    view = almagro.window.page("source").view
    assert " ".join(view.highlighted_text().split()) == " ".join(first.citation.exact.split())


def test_a_question_leads_to_the_editor(almagro: Any, qtbot: QtBot) -> None:
    page = page_of(almagro)
    page.show_tab(QUESTIONS)
    settle()
    item = page.questions.table.current()
    assert item.is_flagged  # they stand first
    with qtbot.waitSignal(page.edit_wanted) as asked:
        button_named(page.questions, "Open in the editor").click()
    assert asked.args == [almagro.bank.id, item.key.question_id]
    assert almagro.window.current == "editor"
    assert almagro.window.page("editor").current.id == item.key.question_id


def test_questions_are_searched_filtered_and_sorted(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(QUESTIONS)
    settle()
    model = page.questions.table.rows_model
    whole = model.rowCount()
    page.questions.filter.setCurrentIndex(1)
    assert 0 < model.rowCount() < whole
    assert all(row.is_flagged for row in model.rows)
    page.questions.filter.setCurrentIndex(0)
    page.questions.search.setText("madrid forum")
    assert all("madrid forum" in row.question.stem.lower() for row in model.rows)
    page.questions.search.clear()
    for column in range(model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            page.questions.table.sortByColumn(column, order)
            keys = [model.columns[column].key(row) for row in model.rows]
            known = [key for key in keys if key is not None]
            assert keys == known + [None] * (len(keys) - len(known))
            assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)


def test_intervals_come_after_the_figures(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(QUESTIONS)
    settle()
    assert not page.questions.wants_intervals
    assert "with 95 % confidence" in words_on(page.questions)


def test_definitions_are_a_click_away(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(QUESTIONS)
    settle()
    button_named(page.questions, "What do the figures mean?").click()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    said = words_on(dialog)
    assert "The share of the points that students earned on average." in said
    assert "Point-biserial correlation" in said
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_cell_of_the_map_leads_to_the_student(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(TOPICS)
    settle()
    table, model = page.topics.table, page.topics.model
    assert model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) == "Class"
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    scores = [model.cell(n, 0)[0] for n in range(1, model.rowCount())]
    known = [one for one in scores if one is not None]
    assert known == sorted(known)
    page.topics._entered(model.index(0, 0))  # the class is nobody
    assert page.tab(TOPICS).isChecked()
    name = model.headerData(3, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole)
    table.setCurrentIndex(model.index(3, 1))
    table.setFocus()
    almagro.key(Qt.Key.Key_Return)
    assert page.tab(STUDENTS).isChecked()
    assert page.students.table.current().name == name


def test_passages_and_misconceptions_lead_to_their_question(almagro: Any) -> None:
    page = page_of(almagro)
    page.show_tab(PASSAGES)
    settle()
    rows = page.passages.table.rows_model.rows
    assert [row.statistics.facility for row in rows] == sorted(
        row.statistics.facility for row in rows
    )
    button_named(page.passages, "Look at it").click()
    assert page.tab(QUESTIONS).isChecked()
    assert page.questions.table.current().key.question_id in rows[0].statistics.questions
    page.show_tab(BELIEFS)
    settle()
    belief = page.beliefs.table.current()
    button_named(page.beliefs, "Look at the question").click()
    assert page.questions.table.current().question is belief.question
    page.show_tab(BELIEFS)
    button_named(page.beliefs, "Open the source").click()
    settle()
    assert almagro.window.current == "source"


def test_the_chosen_quiz_and_attempts_are_shown(almagro: Any) -> None:
    fill_class(
        almagro.library._database, choice_bank(6), students=12, attempts=2, seed=5,
        title="Winter & more", late_days=90,
    )  # fmt: skip
    page = page_of(almagro)
    assert page.quiz.currentText() == "Winter & more"
    assert page.report is not None
    assert len(page.report.attempts) == 12
    page.which.setCurrentIndex(page.which.findData("all"))
    page.which.activated.emit(page.which.currentIndex())
    settle()
    assert len(page.report.attempts) == 24
    page.quiz.setCurrentIndex(0)
    page.quiz.activated.emit(0)
    settle()
    assert len(page.report.attempts) == 54
    assert page.overview.quizzes_card.isVisible()
    page.overview.topics_card.turn.click()
    assert page.overview.topics_card.table.isVisible()
    assert page.overview.topics_card.table.rows_model.rows == list(page.report.by_topic)


def test_the_class_is_closed_while_an_exam_is_open(almagro: Any) -> None:
    almagro.library.add_person("Zoe")
    almagro.library.start(Blueprint((almagro.bank.id,), count=3, mode=Mode.EXAM))
    almagro.window.go("home")
    almagro.window.go("class")
    assert almagro.window.current == "home"


# Looks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_a_small_window(almagro: Any, percent: int) -> None:
    page = page_of(almagro)
    almagro.window.theme.apply(Appearance("dark", percent))
    almagro.window.resize(800, 600)
    for number in range(6):
        page.show_tab(number)
        settle()
        inside = page.scroller.widget()
        assert inside is not None
        assert inside.width() <= page.scroller.viewport().width()
        for one in page.views[number].findChildren(QPushButton):
            if one.isVisible():
                right = one.mapTo(inside, QPoint(one.width(), 0)).x()
                assert right <= inside.width()


def test_text_from_outside_stays_text(start: Start) -> None:
    running = start()
    canary = "<img src='x'><b>Ana</b>"
    person = running.library.add_person(canary)
    fill_class(running.library._database, choice_bank(4), students=3)
    with running.library._database.people._engine.transaction() as db:
        db.exec_driver_sql("UPDATE attempt SET person_id = ?, title = ?", (person.id, canary))
    page = page_of(running)
    for number in range(6):
        page.show_tab(number)
        settle()
        for label in page.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    page.show_tab(STUDENTS)
    page.students.search.setText("ana</b>")
    index = page.students.table.rows_model.index(0, 0)
    assert index.data() == canary
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_map_can_be_read(tokens: Any) -> None:
    for percent in range(0, 101, 5):
        assert contrast(tokens.ink, shade(tokens, percent / 100)) >= 4.5
    assert shade(tokens, 0.0) == tokens.wrong_soft
    assert shade(tokens, 1.0) == tokens.right_soft


# Pieces ---------------------------------------------------------------------------------------


def test_models_keep_qts_rules(almagro: Any, qtmodeltester: ModelTester) -> None:
    report = almagro.library.classroom.report(ClassChoice())
    heat = HeatModel(almagro.window.theme)
    heat.set_report(report)
    qtmodeltester.check(heat)  # type: ignore[no-untyped-call]
    rows: RowsModel[Any] = RowsModel([Column("Name", lambda row: row.name, lambda row: row.name)])
    rows.set_rows(report.students)
    rows.sort(0, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]


@pytest.fixture
def threaded(qapp: QApplication) -> Any:
    bugs: list[BaseException] = []
    tasks = TaskRunner(lambda: ThreadPoolExecutor(1), bugs.append)
    yield Services(Theme(qapp, Appearance("light")), tasks, lambda *_a, **_k: None, print)
    tasks.close()
    assert not bugs


def test_work_is_told_and_delivered_here(threaded: Services, qtbot: QtBot) -> None:
    loader = Loader(threaded)
    done: list[tuple[int, bool]] = []

    looked = threading.Event()

    def work(progress: Any) -> int:
        looked.wait(10)  # not over before it was seen to be under way
        progress("read", 1, 2)
        return threading.get_ident()

    def over(where: int) -> None:
        done.append((where, threading.get_ident() == here))

    here = threading.get_ident()
    with qtbot.waitSignals([loader.moved, loader.finished]):
        loader.run(work, over)
        assert loader.is_busy
        looked.set()
    assert done[0][1]
    assert done[0][0] != here
    assert not loader.is_busy


def test_what_was_stopped_is_not_delivered(threaded: Services, qtbot: QtBot) -> None:
    loader = Loader(threaded)
    begun, ended = threading.Event(), threading.Event()
    done: list[str] = []

    def endless(progress: Any) -> None:
        begun.set()
        try:
            while True:
                progress("read", 0, 1)
        finally:
            ended.set()

    loader.run(endless, lambda _none: done.append("first"))
    assert begun.wait(10)
    with qtbot.waitSignal(loader.finished):
        loader.stop()
    assert ended.wait(10)
    with qtbot.waitSignal(loader.finished):
        loader.run(lambda _progress: "x", done.append)
    assert done == ["x"]


def test_what_goes_wrong_is_said(threaded: Services, qtbot: QtBot) -> None:
    loader = Loader(threaded)

    def fail(_progress: Any) -> None:
        raise QuestionBankError("The disk is full.")

    with qtbot.waitSignal(loader.failed) as said:
        loader.run(fail, lambda _none: None)
    assert said.args == ["The disk is full."]


def test_files_are_written_and_told(almagro: Any, tmp_path: Path) -> None:
    page = page_of(almagro)
    for kind in ("xlsx", "csv", "pdf", "moodle", "canvas"):
        page.exporter.export_to(tmp_path / f"out-{kind}", kind)
        settle()
    assert (tmp_path / "out-csv" / "questions.csv").exists()
    assert (tmp_path / "out-xlsx").read_bytes().startswith(b"PK")
    assert "Written: out-canvas" in words_on(almagro.window)
    page.exporter.export_to(tmp_path / "none" / "out.pdf", "pdf")
    settle()
    assert "There is no folder" in words_on(almagro.window)


def test_the_printed_report_says_names_as_they_are(start: Start, tmp_path: Path) -> None:
    import pypdfium2  # type: ignore[import-untyped]

    running = start()
    running.library.add_person("<h1>Ana & Ben</h1>")
    fill_class(running.library._database, choice_bank(4), students=40)
    page = page_of(running)
    page.exporter.export_to(tmp_path / "out.pdf", "pdf")
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    text = "\n".join(one.get_textpage().get_text_bounded() for one in document)
    document.close()
    assert "<h1>Ana & Ben</h1>" in text
    assert student_name(39) in text
    assert "Question number 3 of this bank" in " ".join(text.split())


def test_nothing_heavy_is_imported_with_the_page(project_root: Path) -> None:
    script = (
        "import sys, quizapp.ui.pages.classroom; "
        "print([m for m in ('pyqtgraph', 'numpy', 'xlsxwriter', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=project_root, check=True
    )
    assert "pyqtgraph" not in done.stdout
    assert "numpy" not in done.stdout
    assert "xlsxwriter" not in done.stdout
