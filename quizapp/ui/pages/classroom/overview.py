"""The class at a glance: the figures of the quiz, and charts with a table behind each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from question_bank.statistics import DEFINITIONS
from quizapp.library.class_figures import distribution
from quizapp.library.class_model import Box, ClassReport, Moment
from quizapp.ui import words
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.definitions import DefinitionsDialog
from quizapp.ui.pages.classroom.rows import Column, RowsTable, plain_tip
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card
from quizapp.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from quizapp.ui.pages.classroom.charts import BoxChart, DistributionChart, TimeChart

FIGURES = (
    "attempts questions mean median sd skewness kurtosis consistency error_ratio standard_error"
).split()
"""Of the quiz, in the order shown."""

CHART_HEIGHT = 220


class ChartCard(QWidget):
    """A chart with its title, and the same as a table at the press of a button."""

    def __init__(self, services: Services, title: str, columns: Sequence[Column[Any]]) -> None:
        super().__init__()
        self._services = services
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.addWidget(plain_label(title, "strong"), 1)
        self.turn = button(self.tr("As a table"), "quiet")
        self.turn.setCheckable(True)
        self.turn.setAccessibleName(f"{self.tr('As a table')}: {title}")
        self.turn.toggled.connect(self._turned)
        head.addWidget(self.turn)
        inside.addLayout(head)
        self.place = QWidget()
        self.place_layout = QVBoxLayout(self.place)
        self.place_layout.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.place)
        self.table = RowsTable(services.theme, columns, title)
        self.table.hide()
        inside.addWidget(self.table)

    def _turned(self, as_table: bool) -> None:
        self.place.setVisible(not as_table)
        self.table.setVisible(as_table)
        self.turn.setText(self.tr("As a chart") if as_table else self.tr("As a table"))

    def hold(self, chart: QWidget) -> None:
        """Takes the chart, made when it is first needed."""
        self.place_layout.addWidget(chart)
        chart.setAccessibleName(self.table.accessibleName())


class OverviewView(QWidget):
    """Figures and charts of a report."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: ClassReport | None = None
        self._distribution: DistributionChart | None = None
        self._topics: BoxChart | None = None
        self._quizzes: BoxChart | None = None
        self._time: TimeChart | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        tiles = QWidget()
        self._tiles = FlowLayout(tiles, gap=12, line_gap=12)
        layout.addWidget(tiles)
        explain = button(self.tr("What do these figures mean?"), "quiet")
        services.theme.put_icon(explain, "circle-help", "accent")
        explain.clicked.connect(self.explain)
        layout.addWidget(explain, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_cards(layout)
        layout.addStretch(1)
        services.theme.changed.connect(self._restyle)

    def _build_cards(self, layout: QVBoxLayout) -> None:
        self.distribution_card = ChartCard(
            self._services,
            self.tr("Scores of the attempts"),
            [
                Column(self.tr("Score"), lambda row: _tenth(row[0]), lambda row: row[0]),
                Column(
                    self.tr("Attempts"),
                    lambda row: class_words.count(row[1]),
                    lambda row: row[1],
                    numeric=True,
                ),
            ],
        )
        self.topics_card = ChartCard(
            self._services, self.tr("Students' scores by topic"), self._box_columns()
        )
        self.quizzes_card = ChartCard(
            self._services, self.tr("Attempts' scores by quiz"), self._box_columns()
        )
        self.time_card = ChartCard(
            self._services,
            self.tr("Mean score by day"),
            [
                Column(self.tr("Day"), _day, lambda row: row.day),
                Column(
                    self.tr("Mean"),
                    lambda row: words.percent(row.score),
                    lambda row: row.score,
                    numeric=True,
                ),
                Column(
                    self.tr("Attempts"),
                    lambda row: class_words.count(row.n),
                    lambda row: row.n,
                    numeric=True,
                ),
            ],
        )
        for one in (self.distribution_card, self.topics_card, self.quizzes_card, self.time_card):
            layout.addWidget(one)

    def _box_columns(self) -> list[Column[Box]]:
        def share(title: str, name: str) -> Column[Box]:
            return Column(
                title,
                lambda row: words.percent(getattr(row, name)),
                lambda row: getattr(row, name),
                numeric=True,
            )

        return [
            Column("", lambda row: row.label, lambda row: row.label.casefold(), stretch=True),
            Column(
                self.tr("Scores"),
                lambda row: class_words.count(row.n),
                lambda row: row.n,
                numeric=True,
            ),
            share(self.tr("Low"), "low"),
            share(self.tr("Quarter"), "lower"),
            share(self.tr("Median"), "median"),
            share(self.tr("Three quarters"), "upper"),
            share(self.tr("High"), "high"),
        ]

    def explain(self) -> None:
        """Opens the definitions."""
        DefinitionsDialog(self._services.theme, self, FIGURES).open()

    # Showing ----------------------------------------------------------------------------------

    def show_report(self, report: ClassReport) -> None:
        self._report = report
        clear_layout(self._tiles)
        self._tile(
            self.tr("Students"),
            self.tr("{some} of {all}").format(
                some=class_words.count(report.took_part),
                all=class_words.count(len(report.students)),
            ),
        )
        for name in FIGURES:
            definition = DEFINITIONS[name]
            self._tile(definition.title, self._figure(report, name), definition.means)
        counts = len(report.attempts) > 0
        self.distribution_card.setVisible(counts)
        self.topics_card.setVisible(bool(report.by_topic))
        self.quizzes_card.setVisible(len(report.by_quiz) > 1)
        self.time_card.setVisible(len(report.by_day) > 1)
        # The figures are on the screen before the charts' library is imported.
        QTimer.singleShot(0, self, self._draw)

    def _tile(self, name: str, value: str, tip: str = "") -> None:
        frame, inside = card()
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        caption, figure = plain_label(name, "caption"), plain_label(value, "title")
        for label in (caption, figure):
            label.setWordWrap(False)
            inside.addWidget(label)
        if tip:
            frame.setToolTip(plain_tip(tip))
        self._tiles.addWidget(frame)

    @staticmethod
    def _figure(report: ClassReport, name: str) -> str:
        quiz = report.quiz
        value = getattr(quiz, name)
        if name in ("attempts", "questions"):
            return class_words.count(value)
        if name in ("consistency", "error_ratio"):
            return class_words.percent(value, 1)
        if name in ("mean", "median", "sd", "standard_error") and quiz.unit == "percent":
            return class_words.percent(value, 1)
        said = class_words.number(value)
        if name in ("mean", "median") and quiz.maximum is not None and value is not None:
            return f"{words.points(value)} / {words.points(quiz.maximum)}"
        return said

    def _draw(self) -> None:
        report = self._report
        if report is None or not report.attempts:
            return
        from quizapp.ui.pages.classroom import charts

        theme = self._services.theme
        scores = [one.fraction for one in report.attempts]
        if self._distribution is None:
            self._distribution = charts.DistributionChart(theme)
            self.distribution_card.hold(self._distribution)
        self._distribution.show_scores(scores)
        self.distribution_card.table.show_rows(list(enumerate(distribution(scores))))
        if report.by_topic:
            if self._topics is None:
                self._topics = charts.BoxChart(theme)
                self.topics_card.hold(self._topics)
            self._topics.show_boxes(report.by_topic)
            self.topics_card.table.show_rows(report.by_topic)
        if len(report.by_quiz) > 1:
            if self._quizzes is None:
                self._quizzes = charts.BoxChart(theme)
                self.quizzes_card.hold(self._quizzes)
            newest = report.by_quiz[-charts.MOST_BOXES :]
            self._quizzes.show_boxes(newest)
            self.quizzes_card.table.show_rows(report.by_quiz)
        if len(report.by_day) > 1:
            if self._time is None:
                self._time = charts.TimeChart(theme)
                self.time_card.hold(self._time)
            self._time.show_moments(report.by_day)
            self.time_card.table.show_rows(report.by_day)
        self._fit_heights()

    def _fit_heights(self) -> None:
        high = round(CHART_HEIGHT * min(self._services.theme.scale, 1.5))
        for chart in (self._distribution, self._time):
            if chart is not None:
                chart.setFixedHeight(high)
        for one in (self.distribution_card, self.topics_card, self.quizzes_card, self.time_card):
            one.table.setMinimumHeight(high)

    def _restyle(self) -> None:
        if self._report is not None:
            self.show_report(self._report)


def _tenth(place: int) -> str:
    return f"{10 * place}–{words.percent((place + 1) / 10)}"


def _day(row: Moment) -> str:
    day = QDate(row.day.year, row.day.month, row.day.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
