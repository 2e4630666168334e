"""Tables of a class: one model that is handed rows and columns, and the view that shows it."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from quizapp.ui.theme import Theme

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The object behind a row."""

MEASURED_ROWS = 60

LEAST_TEXT = 230
"""Pixels at 100 % text that columns of long texts have together, at least."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """`text` is shown, `key` sorts (None comes last); `tip` explains the heading."""

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    numeric: bool = False
    tip: str = ""
    stretch: bool = False


def plain_tip(text: str) -> str:
    """A tool tip that is never taken for mark-up, and that wraps."""
    return f"<span>{html.escape(text)}</span>" if text else ""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows as objects; sorted here, because they are all here."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._sorted: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows, in the order that was chosen last."""
        self.beginResetModel()
        self.rows = list(rows)
        self._put_in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        descends = order == Qt.SortOrder.DescendingOrder
        self._sorted = (column, descends) if 0 <= column < len(self.columns) else None
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        if self._sorted is None:
            return
        column, descends = self._sorted
        key = self.columns[column].key
        keyed = [(key(row), row) for row in self.rows]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=descends)
        self.rows = [row for _key, row in known] + [row for one, row in keyed if one is None]

    def refreshed(self) -> None:
        """What the columns say of the same rows has changed."""
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.stretch:
            return plain_tip(column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        return None


class RowsTable(QTableView):
    """A sortable table of rows.

    Signals:
        picked: the row that is the current one now (an object), or None.
        chosen: the row that was double-clicked or entered.
    """

    picked = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, columns: Sequence[Column[Any]], name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows_model: RowsModel[Any] = RowsModel(columns)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        for n, column in enumerate(columns):
            # What stretches is fitted by hand: it must not shrink to nothing.
            mode = (
                QHeaderView.ResizeMode.Fixed
                if column.stretch
                else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(n, mode)
        header.geometriesChanged.connect(self._fit_columns)
        self.rows_model.modelReset.connect(self._fit_columns)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        theme.changed.connect(self.restyle)
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Gives the columns of long texts what the others leave, and enough to read them."""
        header, columns = self.horizontalHeader(), self.rows_model.columns
        wide = [n for n, column in enumerate(columns) if column.stretch]
        if not wide:
            return
        taken = sum(
            max(header.sectionSizeHint(n), self.sizeHintForColumn(n), header.minimumSectionSize())
            for n in range(len(columns))
            if n not in wide
        )
        each = max(
            round(LEAST_TEXT * self._theme.scale / len(wide)),
            (self.viewport().width() - taken) // len(wide),
        )
        for n in wide:
            if header.sectionSize(n) != each:
                header.resizeSection(n, each)

    def sorted_by(self, column: int, order: Qt.SortOrder) -> None:
        """Lets the headings sort, and sorts by one."""
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)
        self.sortByColumn(column, order)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows; the first one is picked."""
        self.rows_model.set_rows(rows)
        if rows:
            self.selectRow(0)
        else:
            self.picked.emit(None)

    def pick(self, wanted: object) -> bool:
        """Picks a row by its object; whether it is there."""
        for n, row in enumerate(self.rows_model.rows):
            if row is wanted:
                self.selectRow(n)
                self.scrollTo(self.rows_model.index(n, 0))
                return True
        return False

    def current(self) -> Any:
        """The picked row, or None."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(now.data(ROW_ROLE) if now.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.current())
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Rows as high as the text size wants them, columns never narrower than a word."""
        # Room for the arrow that says how the table is sorted.
        self.horizontalHeader().setStyleSheet("QHeaderView::section { padding-right: 16px; }")
        self.verticalHeader().setDefaultSectionSize(round(36 * self._theme.scale))
        self.horizontalHeader().setMinimumSectionSize(round(56 * self._theme.scale))
        self._fit_columns()
