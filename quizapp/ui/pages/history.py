"""History: all attempts as a table that the database sorts and filters, and a chart over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import AttemptSummary, HistoryFilter
from quizapp.ui import words
from quizapp.ui.pages.history_model import (
    COL_BANK,
    COL_DATE,
    COL_TITLE,
    SORT_KEYS,
    SUMMARY_ROLE,
    HistoryModel,
    mode_name,
    state_name,
)
from quizapp.ui.pages.page import Page, Services, title_line
from quizapp.ui.text import button
from quizapp.ui.widgets.cards import empty_state
from quizapp.ui.widgets.fitting_row import FittingRow

if TYPE_CHECKING:
    from quizapp.ui.charts import ScoreChart

WIDE = (COL_TITLE, COL_BANK)
LEAST_WIDE_PX = 160
"""Of a title's column in a table that scrolls sideways, at 100 % text."""

CHART_FROM = 2
"""Graded attempts from which on there is a line to draw."""


class HistoryPage(Page):
    name = "history"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.chart: ScoreChart | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        export = button(self.tr("Export as CSV …"))
        services.theme.put_icon(export, "download")
        export.clicked.connect(self.choose_export)
        layout.addLayout(title_line(self.tr("History"), export))
        layout.addLayout(self._build_filters())
        self._chart_place = QVBoxLayout()
        layout.addLayout(self._chart_place)
        self.model = HistoryModel()
        layout.addWidget(self._build_table(), 1)
        self.empty = empty_state(
            services.theme,
            "chart-line",
            self.tr("No attempts yet. Take a quiz, and see yourself improve here."),
            self.tr("Open the library"),
            lambda: services.navigate("library"),
        )
        layout.addWidget(self.empty, 1)

    def _build_filters(self) -> FittingRow:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by quiz or bank"))
        self.search.setAccessibleName(self.tr("Search by quiz or bank"))
        self.search.setClearButtonEnabled(True)
        self.mode = QComboBox()
        self.mode.setAccessibleName(self.tr("Mode"))
        self.mode.addItem(self.tr("Every mode"), "")
        for value in ("practice", "exam"):
            self.mode.addItem(mode_name(value), value)
        self.state = QComboBox()
        self.state.setAccessibleName(self.tr("Status"))
        self.state.addItem(self.tr("Every status"), "")
        for value in ("submitted", "in_progress", "expired", "abandoned"):
            self.state.addItem(state_name(value), value)
        self.search.textChanged.connect(self.refresh)
        self.mode.currentIndexChanged.connect(self.refresh)
        self.state.currentIndexChanged.connect(self.refresh)
        row = FittingRow()
        row.add(self.search, 1)
        row.addWidget(self.mode)
        row.addWidget(self.state)
        return row

    def _build_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Attempts"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(COL_DATE, Qt.SortOrder.DescendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)  # measures the rows in sight, not a million
        header.sortIndicatorChanged.connect(lambda _column, _order: self.refresh())
        self.table.activated.connect(self._activated)
        return self.table

    def _fit_columns(self) -> None:
        """Titles and banks share what the other columns leave; where that is not even enough for
        their headings, the table scrolls sideways."""
        header = self.table.horizontalHeader()
        others = set(range(header.count())) - set(WIDE)
        room = self.table.viewport().width() - sum(header.sectionSize(n) for n in others)
        fits = room >= sum(header.sectionSizeHint(n) for n in WIDE)
        for wide in WIDE:
            if fits:
                header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Interactive)
                least = round(LEAST_WIDE_PX * self.services.theme.scale)
                header.resizeSection(wide, max(least, header.sectionSizeHint(wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    # Rows -------------------------------------------------------------------------------------

    def filter(self) -> HistoryFilter:
        """What the page asks for."""
        header = self.table.horizontalHeader()
        return HistoryFilter(
            text=self.search.text().strip(),
            mode=str(self.mode.currentData()),
            state=str(self.state.currentData()),
            sort=SORT_KEYS[header.sortIndicatorSection()],
            descending=header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )

    def opened(self, **arguments: Any) -> None:
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Asks the library again."""
        which = self.filter()
        rows = self.services.lib.history(which)
        self.model.set_rows(rows)
        filtered = bool(which.text or which.mode or which.state)
        self.table.setVisible(bool(rows) or filtered)
        self.empty.setVisible(not rows and not filtered)
        for field in (self.search, self.mode, self.state):
            field.setVisible(bool(rows) or filtered)
        self.table.verticalHeader().setDefaultSectionSize(round(40 * self.services.theme.scale))
        QTimer.singleShot(0, self, self._fit_columns)
        if rows:
            self.table.selectRow(0)
        # The table is on the screen before the chart's library is imported.
        QTimer.singleShot(0, self, self._show_chart)

    def _show_chart(self) -> None:
        rows = self.model.rows
        graded = sum(row.fraction is not None and row.state == "submitted" for row in rows)
        if graded < CHART_FROM:
            if self.chart is not None:
                self.chart.hide()
            return
        if self.chart is None:
            from quizapp.ui.charts import ScoreChart

            self.chart = ScoreChart(self.services.theme)
            self.chart.setFixedHeight(180)
            self.chart.chosen.connect(
                lambda attempt_id: self.services.navigate("results", attempt_id=attempt_id)
            )
            self._chart_place.addWidget(self.chart)
        self.chart.show()
        self.chart.show_rows(rows)

    def restyle(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(round(40 * self.services.theme.scale))

    # Doing ------------------------------------------------------------------------------------

    def _activated(self, index: QModelIndex) -> None:
        row: AttemptSummary = index.data(SUMMARY_ROLE)
        self.open_attempt(row)

    def open_attempt(self, row: AttemptSummary) -> None:
        """A finished attempt is shown as it was, an unfinished one is continued."""
        if row.state != "in_progress":
            self.services.navigate("results", attempt_id=row.attempt_id)
            return
        session = self.services.lib.resume(row.attempt_id)
        if session.is_over:
            self.services.navigate("results", attempt_id=row.attempt_id)
        else:
            self.services.navigate("quiz", session=session)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.table.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and index.isValid() and self.table.hasFocus():
            self._activated(index)
        else:
            super().keyPressEvent(event)

    def choose_export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export"), "quizapp-history.csv", self.tr("CSV tables (*.csv)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes what the table shows."""
        try:
            count = self.services.lib.export_history(path, self.filter())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.notify(words.attempts_written(count, path.name), "good")
