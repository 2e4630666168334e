"""The students of a class: scores, who needs help on what, and what they should read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from quizapp.library.class_model import ClassAttempt, ClassReport, Reading, StudentRow, TopicScore
from quizapp.ui import words
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.parts import MasterDetail, act, bar_line, heading, quotation
from quizapp.ui.pages.classroom.rows import Column, RowsTable
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line

MOST_ATTEMPTS = 20
"""Attempts that the details list; History's export has all."""


class StudentsView(QWidget):
    """Signals:
    attempt_wanted: the id of an attempt to look at.
    reading_wanted: a `Reading` whose source is to be opened.
    """

    attempt_wanted = Signal(str)
    reading_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: ClassReport | None = None
        self._places: dict[str, int] = {}
        master = QWidget()
        column = QVBoxLayout(master)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_tools())
        self.table = RowsTable(services.theme, self._columns(), self.tr("Students"))
        column.addWidget(self.table, 1)
        self.pane = MasterDetail(services.theme, master)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.table.picked.connect(self._show)
        self.table.chosen.connect(self._open_last)
        self.table.sorted_by(0, Qt.SortOrder.AscendingOrder)
        services.theme.changed.connect(lambda: self._show(self.table.current()))

    def _build_tools(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name"))
        self.search.setAccessibleName(self.tr("Search by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.only_help = QCheckBox(self.tr("Needs help"))
        self.only_help.toggled.connect(self.refresh)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.only_help)
        return row

    def _columns(self) -> list[Column[StudentRow]]:
        return [
            Column(
                self.tr("Student"), lambda row: row.name, lambda row: row.name.casefold(),
                stretch=True,
            ),
            Column(
                self.tr("Score"),
                lambda row: class_words.NOTHING if row.score is None else words.percent(row.score),
                lambda row: row.score,
                numeric=True,
            ),
            Column(
                self.tr("Attempts"),
                lambda row: class_words.count(len(row.attempts)),
                lambda row: len(row.attempts),
                numeric=True,
            ),
            Column(
                self.tr("Needs help on"),
                lambda row: ", ".join(row.help_on) or class_words.NOTHING,
                lambda row: -len(row.help_on) if row.help_on else None,
                stretch=True,
            ),
        ]  # fmt: skip

    # Showing ----------------------------------------------------------------------------------

    def show_report(self, report: ClassReport) -> None:
        self._report = report
        self._places = {row.person_id: n for n, row in enumerate(report.students)}
        weak = sum(bool(row.help_on) for row in report.students)
        said = self.tr("Needs help ({count})").format(count=class_words.count(weak))
        self.only_help.setText(said)
        self.refresh()

    def refresh(self) -> None:
        """Shows the students that the search and the box let through."""
        if self._report is None:
            return
        wanted = self.search.text().strip().casefold()
        helped = self.only_help.isChecked()
        self.table.show_rows(
            [
                row
                for row in self._report.students
                if wanted in row.name.casefold() and (row.help_on or not helped)
            ]
        )

    def pick(self, person_id: str) -> None:
        """Shows one student."""
        self.search.clear()
        self.only_help.setChecked(False)
        if self._report is not None and person_id in self._places:
            self.table.pick(self._report.students[self._places[person_id]])

    def _open_last(self, row: StudentRow | None) -> None:
        if row is not None and row.attempts:
            self.attempt_wanted.emit(row.attempts[-1].attempt_id)

    def _show(self, row: StudentRow | None) -> None:
        column = self.pane.clear()
        if row is None or self._report is None or row.person_id not in self._places:
            if self._report is not None:
                said = self.tr("No student is like that.")
                column.addWidget(plain_label(said, "muted"))
            column.addStretch(1)
            return
        column.addWidget(plain_label(row.name, "title"))
        if not row.attempts or row.score is None:
            column.addWidget(plain_label(self.tr("No attempt that counts yet."), "muted"))
            column.addStretch(1)
            return
        said = self.tr("{score} over all · {time}").format(
            score=words.percent(row.score), time=words.duration(row.spent_s)
        )
        column.addWidget(plain_label(said, "muted"))
        topics = self._services.lib.classroom.topics_of(self._report, self._places[row.person_id])
        self._show_help([one for one in topics if one.needs_help])
        self._show_attempts(row)
        self._show_topics(topics)
        column.addStretch(1)

    def _show_help(self, topics: list[TopicScore]) -> None:
        for one in topics:
            frame, inside = card()
            title = self.tr("Needs help on {topic}").format(topic=one.topic)
            inside.addWidget(icon_line(self._services.theme, "flag", title, "strong", "flag"))
            said = self.tr("{score} of the points, answers: {count}").format(
                score=words.percent(max(0.0, one.score)), count=class_words.count(one.n)
            )
            inside.addWidget(plain_label(said, "muted"))
            if one.readings:
                inside.addWidget(plain_label(self.tr("To read again:"), "caption"))
            for reading in one.readings:
                inside.addWidget(self._reading(reading))
            self.pane.detail.addWidget(frame)

    def _reading(self, reading: Reading) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(quotation(self._services.theme, reading.citation.exact), 1)
        look = button("", "quiet")
        self._services.theme.put_icon(look, "book-open-text", "accent")
        look.setAccessibleName(self.tr("Open the source"))
        look.setToolTip(self.tr("Open the source"))
        look.clicked.connect(lambda: self.reading_wanted.emit(reading))
        row.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_attempts(self, row: StudentRow) -> None:
        column = self.pane.detail
        column.addWidget(heading(self.tr("Attempts")))
        for one in row.attempts[::-1][:MOST_ATTEMPTS]:
            column.addLayout(self._attempt(one))

    def _attempt(self, one: ClassAttempt) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        icon, tint = ("circle-check", "right") if one.passed else ("circle-dot", "muted")
        said = f"{one.title} · {words.local_date(one.submitted_at)}"
        line.addWidget(icon_line(self._services.theme, icon, said, tint=tint), 1)
        score = plain_label(words.percent(one.fraction), "strong")
        score.setWordWrap(False)
        line.addWidget(score)
        look = act(self.tr("Review"), lambda: self.attempt_wanted.emit(one.attempt_id), "quiet")
        look.setAccessibleName(self.tr("Review {title}").format(title=one.title))
        line.addWidget(look)
        return line

    def _show_topics(self, topics: tuple[TopicScore, ...]) -> None:
        if not topics:
            return
        column = self.pane.detail
        column.addWidget(heading(self.tr("Topics")))
        for one in topics:
            said = self.tr("{score} · answers: {count}").format(
                score=words.percent(max(0.0, one.score)), count=class_words.count(one.n)
            )
            column.addLayout(bar_line(one.topic, one.score, said))
