"""Class: what a teacher sees of everybody's attempts. The page chooses, loads and hands on; each
view shows one side of the report."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from question_bank.statistics.attempts import Which
from question_bank.statistics.flags import SMALL_SAMPLE
from quizapp.library.class_model import ClassChoice, ClassReport, ItemRow, Reading
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.beliefs import BeliefsView
from quizapp.ui.pages.classroom.exporting import Exporter
from quizapp.ui.pages.classroom.heat_map import HeatMapView
from quizapp.ui.pages.classroom.loading import Loader
from quizapp.ui.pages.classroom.overview import OverviewView
from quizapp.ui.pages.classroom.passages import PassagesView
from quizapp.ui.pages.classroom.questions import QuestionsView
from quizapp.ui.pages.classroom.students import StudentsView
from quizapp.ui.pages.page import Page, Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

PATIENCE_MS = 150
"""Until then nothing is said of work that is under way."""

OVERVIEW, STUDENTS, TOPICS, QUESTIONS, PASSAGES, BELIEFS = range(6)


class ClassPage(Page):
    """Signals:
    edit_wanted: bank id and question id of a question that is to be edited; the page goes there.
    """

    name = "class"
    edit_wanted = Signal(str, str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.report: ClassReport | None = None
        self._quiz: str | None = None
        self.loader = Loader(services)
        self.second = Loader(services)
        """What comes after the report: passages and intervals."""
        self.writer = Loader(services)
        """Files; they are written to the end, whatever page is looked at."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._build()
        self._connect()

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.scroller)
        inside = QWidget()
        self.scroller.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self._build_head())
        self.choice_box = self._build_choice()
        layout.addWidget(self.choice_box)
        self.warning = icon_line(
            self.services.theme,
            "triangle-alert",
            self.tr(
                "Fewer than {count} attempts: read the figures as a hint, not as a verdict."
            ).format(count=SMALL_SAMPLE),
            tint="flag",
        )
        layout.addWidget(self.warning)
        self.tabs_box = self._build_tabs()
        layout.addWidget(self.tabs_box)
        layout.addWidget(self._build_busy())
        self._build_views()
        for view in (*self.views, self.empty):
            # Not a stack: that would be as high as the highest of them.
            view.hide()
            layout.addWidget(view, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("Class"), "display"), 1)
        self.export_button = button(self.tr("Export"))
        self.services.theme.put_icon(self.export_button, "download")
        self.exporter = Exporter(self.services, self, lambda: self.report, self._title, self.writer)
        self.export_button.setMenu(self.exporter.menu())
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _build_choice(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, gap=8)
        self.quiz = QComboBox()
        self.quiz.setAccessibleName(self.tr("Quiz"))
        self.quiz.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.quiz.setMinimumContentsLength(22)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which attempts"))
        for one in Which:
            self.which.addItem(class_words.which(one), one.value)
        self.practice = QCheckBox(self.tr("Practice, too"))
        for widget in (self.quiz, self.which, self.practice):
            row.addWidget(widget)
        return box

    def _build_tabs(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, gap=8)
        self.tabs = QButtonGroup(self)
        for n, text in enumerate(
            (
                self.tr("Overview"),
                self.tr("Students"),
                self.tr("Topics"),
                self.tr("Questions"),
                self.tr("Passages"),
                self.tr("Misconceptions"),
            )
        ):
            tab = button(text, "chip")
            tab.setCheckable(True)
            self.tabs.addButton(tab, n)
            row.addWidget(tab)
        self.tab(OVERVIEW).setChecked(True)
        self._fit_tabs()
        return box

    def restyle(self) -> None:
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """As wide as the words are when the tab is the chosen one, and bold."""
        theme = self.services.theme
        bold = QFontMetrics(theme.font("body", weight=QFont.Weight.DemiBold))
        for tab in self.tabs.buttons():
            tab.setMinimumWidth(bold.horizontalAdvance(tab.text()) + 34)

    def _build_busy(self) -> QWidget:
        self.busy = QWidget()
        row = QHBoxLayout(self.busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.busy_text = plain_label("", "muted")
        row.addWidget(self.busy_text, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        row.addWidget(self.bar, 1)
        self.stop_button = button(self.tr("Cancel"), "quiet")
        self.stop_button.clicked.connect(self._stop_all)
        row.addWidget(self.stop_button)
        self.busy.hide()
        return self.busy

    def _build_views(self) -> None:
        self.overview = OverviewView(self.services)
        self.students = StudentsView(self.services)
        self.topics = HeatMapView(self.services)
        self.questions = QuestionsView(self.services)
        self.passages = PassagesView(self.services)
        self.beliefs = BeliefsView(self.services)
        self.views: tuple[QWidget, ...] = (
            self.overview, self.students, self.topics, self.questions, self.passages, self.beliefs
        )  # fmt: skip
        self.empty = QWidget()
        self._empty_column = QVBoxLayout(self.empty)

    def _connect(self) -> None:
        self.quiz.activated.connect(lambda _n: self._choose_quiz())
        self.which.activated.connect(lambda _n: self.refresh())
        self.practice.toggled.connect(lambda _on: self.refresh())
        self.tabs.idClicked.connect(self.show_tab)
        self._patience.timeout.connect(self._tell_busy)
        self.exporter.begun.connect(self._patience.start)
        for loader in (self.loader, self.second, self.writer):
            loader.moved.connect(self._moved)
            loader.finished.connect(self._settle)
            loader.failed.connect(lambda text: self.services.notify(text, "error"))
        self.students.attempt_wanted.connect(self._open_attempt)
        self.students.reading_wanted.connect(self._open_reading)
        self.topics.student_wanted.connect(self._open_student)
        self.questions.editor_wanted.connect(self._open_editor)
        self.questions.source_wanted.connect(self._open_source)
        self.passages.source_wanted.connect(self._open_source)
        self.passages.question_wanted.connect(self._open_question)
        self.beliefs.editor_wanted.connect(self._open_editor)
        self.beliefs.question_wanted.connect(self._open_question)
        self.beliefs.reading_wanted.connect(self._open_reading)

    def tab(self, number: int) -> QPushButton:
        """The button of a view."""
        found = self.tabs.button(number)
        assert isinstance(found, QPushButton)
        return found

    # Loading ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        self.refresh()
        tab = self.tabs.checkedButton()
        if tab is not None:
            tab.setFocus()

    def can_leave(self) -> bool:
        self._stop()
        return True

    def _stop(self) -> None:
        self.loader.stop()
        self.second.stop()

    def _stop_all(self) -> None:
        self._stop()
        self.writer.stop()

    def _choose_quiz(self) -> None:
        self._quiz = str(self.quiz.currentData())
        self.refresh()

    def refresh(self) -> None:
        """Computes what the choice shows, in the background; what is there stays until then."""
        self.second.stop()
        classroom = self.services.lib.classroom
        quiz, practice = self._quiz, self.practice.isChecked()
        which = Which(str(self.which.currentData()))
        self._patience.start()

        def work(progress: Any) -> ClassReport:
            chosen = quiz
            if chosen is None:  # nothing was chosen yet: what was taken last
                chosen = classroom.newest_quiz(practice=practice)
            return classroom.report(ClassChoice(chosen, which, practice), progress)

        self.loader.run(work, self._loaded)

    def _loaded(self, report: ClassReport) -> None:
        keys = {one.key for one in report.quizzes}
        if report.choice.quiz and report.choice.quiz not in keys:
            self._quiz = None  # a practice, while practice does not count any more
            if keys:
                self.refresh()
                return
        changed = report is not self.report
        self.report = report
        self._fill_quizzes(report)
        self.warning.setVisible(0 < len(report.attempts) < SMALL_SAMPLE)
        self.export_button.setEnabled(bool(report.students))
        if changed:
            self.overview.show_report(report)
            self.students.show_report(report)
            self.topics.show_report(report)
            self.questions.show_report(report)
            self.passages.show_report(report)
            self.beliefs.show_report(report)
        if report.attempts:
            self.show_tab(self.tabs.checkedId())
        else:
            self._show_empty(report)

    def _fill_quizzes(self, report: ClassReport) -> None:
        self.quiz.clear()
        self.quiz.addItem(self.tr("All quizzes"), "")
        for one in report.quizzes:
            self.quiz.addItem(one.title, one.key)
        place = self.quiz.findData(report.choice.quiz)
        self.quiz.setCurrentIndex(max(0, place))

    def _title(self) -> str:
        report = self.report
        title = self.quiz.currentText() if report is not None and report.choice.quiz else ""
        return title or self.tr("Class")

    def _show_empty(self, report: ClassReport) -> None:
        clear_layout(self._empty_column)
        self.tabs_box.hide()
        self.choice_box.setVisible(bool(report.quizzes or report.practice_attempts))
        theme = self.services.theme
        if report.practice_attempts:
            said = self.tr(
                "No exam has been submitted yet. Practice can be looked at, too: students see the "
                "answers there, so read its figures with care."
            )
            view = empty_state(
                theme, "users", said, self.tr("Show practice"),
                lambda: self.practice.setChecked(True),
            )  # fmt: skip
        else:
            said = self.tr(
                "Nobody has submitted a quiz yet. When students have, their scores, the questions "
                "that need work and the passages to read again stand here."
            )
            view = empty_state(
                theme, "users", said, self.tr("Open the library"),
                lambda: self.services.navigate("library"),
            )  # fmt: skip
        self._empty_column.addWidget(view)
        self._empty_column.addStretch(1)
        self._put_in_front(self.empty)

    def _put_in_front(self, wanted: QWidget) -> None:
        for view in (*self.views, self.empty):
            view.setVisible(view is wanted)

    def show_tab(self, number: int) -> None:
        """Shows one of the views."""
        if self.report is None or not self.report.attempts:
            return
        self.tabs_box.show()
        self.choice_box.show()
        self.tab(number).setChecked(True)
        self._put_in_front(self.views[number])
        self._load_more(number)

    def _load_more(self, number: int) -> None:
        """What a view needs beside the report."""
        report, classroom = self.report, self.services.lib.classroom
        if report is None or self.second.is_busy:
            return
        if number == QUESTIONS and self.questions.wants_intervals:
            self.second.run(
                lambda _progress: classroom.intervals(report), self.questions.show_intervals
            )
        elif number == PASSAGES and self.passages.wants_passages:
            self._patience.start()
            self.second.run(
                lambda progress: classroom.passages(report, progress), self.passages.show_passages
            )

    # Progress ---------------------------------------------------------------------------------

    def _tell_busy(self) -> None:
        if any(one.is_busy for one in (self.loader, self.second, self.writer)):
            if not self.busy_text.text():
                self.busy_text.setText(self.tr("Computing …"))
                self.bar.setRange(0, 0)
            self.busy.show()

    def _moved(self, stage: str, done: int, whole: int) -> None:
        self.busy_text.setText(class_words.stage(stage, done, whole))
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def _settle(self) -> None:
        if any(one.is_busy for one in (self.loader, self.second, self.writer)):
            return
        self._patience.stop()
        self.busy.hide()
        self.busy_text.setText("")
        current = self.tabs.checkedId()
        QTimer.singleShot(0, self, lambda: self._load_more(current) if self._is_shown() else None)

    def _is_shown(self) -> bool:
        return self.isVisible() and self.tabs.checkedId() in (QUESTIONS, PASSAGES)

    # Leading on -------------------------------------------------------------------------------

    def _open_attempt(self, attempt_id: str) -> None:
        self.services.navigate("results", attempt_id=attempt_id)

    def _open_student(self, person_id: str) -> None:
        self.show_tab(STUDENTS)
        self.students.pick(person_id)

    def _open_question(self, item: ItemRow) -> None:
        self.show_tab(QUESTIONS)
        self.questions.pick(item)

    def _open_editor(self, item: ItemRow) -> None:
        self.edit_wanted.emit(item.key.bank_id, item.key.question_id)
        self.services.navigate("editor", bank_id=item.key.bank_id, question_id=item.key.question_id)

    def _open_source(self, item: ItemRow) -> None:
        first = item.question.citations[0] if item.question.citations else None
        self._open_passage(item.key, item.attempt_id, first)

    def _open_reading(self, reading: Reading) -> None:
        self._open_passage(reading.key, reading.attempt_id, reading.citation)

    def _open_passage(self, key: Any, attempt_id: str, wanted: Any) -> None:
        found = self.services.lib.classroom.passage(key, attempt_id, wanted)
        if found is None:
            self.services.notify(self.tr("This question has no passage."), "info")
            return
        self.services.navigate(
            "source", sources=found.sources, citations=found.citations, current=found.current
        )


__all__ = ["ClassPage"]
