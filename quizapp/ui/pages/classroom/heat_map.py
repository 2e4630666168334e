"""Students by topics as a map of colours that can be read: each cell says its score."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from quizapp.library.class_model import HELP_BELOW, HELP_LEAST, ClassReport
from quizapp.ui import words
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.rows import Index, plain_tip
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.tokens import Tokens

COLUMN_WIDTH = 104
NAME_LENGTH = 28


def shade(tokens: Tokens, score: float) -> str:
    """From the colour of wrong over that of paper to that of right; the middle is `HELP_BELOW`."""
    if score < HELP_BELOW:
        part, far = 1 - max(0.0, score) / HELP_BELOW, tokens.wrong_soft
    else:
        part, far = (score - HELP_BELOW) / (1 - HELP_BELOW), tokens.right_soft
    near = QColor(tokens.raised)
    end = QColor(far)
    mixed = [
        round(a + (b - a) * min(1.0, part))
        for a, b in zip(near.getRgb()[:3], end.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mixed).name()


class HeatModel(QAbstractTableModel):
    """A row a student with answers, the class above them; a column a topic."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._report: ClassReport | None = None
        self._scores: list[list[float]] = []
        self._counts: list[list[int]] = []
        self.order: list[int] = []
        self._class: list[float | None] = []
        self._brushes: dict[int, QBrush] = {}

    def set_report(self, report: ClassReport) -> None:
        self.beginResetModel()
        self._report = report
        table = report.topics
        self._scores, self._counts = table.scores.tolist(), table.counts.tolist()
        sums = [0.0] * len(table.topics)
        whole = [0] * len(table.topics)
        for scores, counts in zip(self._scores, self._counts, strict=True):
            for n, (score, count) in enumerate(zip(scores, counts, strict=True)):
                if count:
                    sums[n] += score * count
                    whole[n] += count
        self._class = [one / n if n else None for one, n in zip(sums, whole, strict=True)]
        self.order = [n for n, counts in enumerate(self._counts) if any(counts)]
        self._brushes.clear()
        self.endResetModel()

    def recolour(self) -> None:
        self._brushes.clear()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self._report is None:
            return
        self.beginResetModel()
        descends = order == Qt.SortOrder.DescendingOrder
        if 0 <= column < len(self._class):
            known = [n for n in self.order if self._counts[n][column]]
            known.sort(key=lambda n: self._scores[n][column], reverse=descends)
            self.order = known + [n for n in self.order if not self._counts[n][column]]
        else:
            self.order.sort(reverse=descends)  # the report has the students by name
        self.endResetModel()

    def student(self, row: int) -> int | None:
        """The student of a row, as numbered in the report; None for the class."""
        return self.order[row - 1] if row > 0 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.order else len(self.order) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._class)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if self._report is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            topic = self._report.topics.topics[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return topic
            return plain_tip(topic) if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            student = self.student(section)
            name = self.tr("Class") if student is None else self._report.students[student].name
            return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, row: int, column: int) -> tuple[float | None, int]:
        """(score, answers) of a cell."""
        student = self.student(row)
        if student is None:
            return self._class[column], sum(counts[column] for counts in self._counts)
        count = self._counts[student][column]
        return (self._scores[student][column] if count else None), count

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.BackgroundRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.FontRole,
        ):
            return None
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("body") if index.row() else None
        student = self.student(index.row())
        score = (
            self._class[index.column()]
            if student is None
            else self._scores[student][index.column()]
        )
        if score is None or score != score:
            return class_words.NOTHING if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.percent(max(0.0, score))
        if role == Qt.ItemDataRole.BackgroundRole:
            step = round(100 * score)
            if step not in self._brushes:
                self._brushes[step] = QBrush(QColor(shade(self._theme.tokens, step / 100)))
            return self._brushes[step]
        said = self.tr("{score}, answers: {count}")
        count = self.cell(index.row(), index.column())[1]
        return said.format(score=words.percent(max(0.0, score)), count=class_words.count(count))


class HeatMapView(QWidget):
    """Signals:
    student_wanted: the id of the person whose row was entered.
    """

    student_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: ClassReport | None = None
        self.model = HeatModel(services.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        said = self.tr(
            "The share of the points that each student earned in each topic. A heading sorts; a "
            "cell leads to the student. Help is offered below {share}, from {count} answers on."
        ).format(share=words.percent(HELP_BELOW), count=HELP_LEAST)
        self.hint = plain_label(said, "muted")
        layout.addWidget(self.hint)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Students by topics"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        wrapped = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        header.setDefaultAlignment(Qt.AlignmentFlag(wrapped))
        header.sortIndicatorChanged.connect(self.model.sort)
        side = self.table.verticalHeader()
        side.setHighlightSections(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.activated.connect(self._entered)
        layout.addWidget(self.table, 1)
        self.none = plain_label(self.tr("The questions of these attempts have no topics."), "muted")
        layout.addWidget(self.none)
        layout.addStretch(0)
        services.theme.changed.connect(self._restyle)
        self._restyle()

    def show_report(self, report: ClassReport) -> None:
        self._report = report
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.model.set_report(report)
        has = bool(report.topics.topics)
        self.table.setVisible(has)
        self.hint.setVisible(has)
        self.none.setVisible(not has)
        self._restyle()

    def _entered(self, index: QModelIndex) -> None:
        student = self.model.student(index.row())
        if student is not None and self._report is not None:
            self.student_wanted.emit(self._report.students[student].person_id)

    def _restyle(self) -> None:
        theme = self._services.theme
        self.model.recolour()
        self.table.setMinimumHeight(round(300 * min(theme.scale, 1.5)))
        self.table.verticalHeader().setDefaultSectionSize(round(32 * theme.scale))
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(round(COLUMN_WIDTH * theme.scale))
        header.setFixedHeight(round(theme.px("caption") * 3.4 + 16))
        self.table.setStyleSheet(f"QHeaderView {{ background: {theme.tokens.raised}; }}")
        names = [] if self._report is None else [row.name for row in self._report.students[:2000]]
        longest = min(NAME_LENGTH, max((len(name) for name in names), default=8))
        self.table.verticalHeader().setFixedWidth(round(theme.px("caption") * (0.62 * longest + 2)))
