"""The citations of a bank as a table: what became of each, the worst first."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from question_bank.bank.gaps import stem_in_words
from question_bank.citations import CitationStatus
from quizapp.library.cited_places import CitedPlace, SourcesReport
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import empty_state
from quizapp.ui.widgets.flow_layout import FlowLayout

COL_STATUS, COL_TEXT = 0, 1
PLACE_ROLE = Qt.ItemDataRole.UserRole
WORST_FIRST = tuple(reversed(CitationStatus))

SIGNS = {
    CitationStatus.VERIFIED: ("check", "right"),
    CitationStatus.MOVED: ("arrow-right", "accent"),
    CitationStatus.CHANGED: ("pencil", "flag"),
    CitationStatus.MISSING: ("circle-alert", "wrong"),
}
"""Icon and tint of each status."""

Index = QModelIndex | QPersistentModelIndex


class PlaceModel(QAbstractTableModel):
    """Is handed rows; the place itself is behind `PLACE_ROLE`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[CitedPlace] = []

    def set_rows(self, rows: list[CitedPlace]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: tuple[str, str, int]) -> int:
        """Where a place stands; -1 when it does not."""
        return next((n for n, one in enumerate(self._rows) if one.key == key), -1)

    def place(self, row: int) -> CitedPlace | None:
        """The place of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Citation") if section == COL_STATUS else self.tr("Question")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.place(index.row()) if index.isValid() else None
        if place is None:
            return None
        if role == PLACE_ROLE:
            return place
        if index.column() == COL_STATUS:
            if role == Qt.ItemDataRole.DisplayRole:
                return words.status_of_citation(place.now.status)
            if role == Qt.ItemDataRole.DecorationRole:
                icon, tint = SIGNS[place.now.status]
                return self._theme.icons.icon(icon, tint, self._theme.px("body") + 2)
        elif role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = " ".join(stem_in_words(place.stem).split())
            if place.option_id:
                text = self.tr("{stem} (a wrong option)").format(stem=text)
            if role == Qt.ItemDataRole.ToolTipRole and "<" in text:
                return None  # tool tips take mark-up
            return text
        return None


class PlaceTable(QTableView):
    """Letters are the page's keys, not a search in the table."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PlaceList(QWidget):
    """Signals:
    chosen: the `CitedPlace` that is in front, or None.
    """

    chosen = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: SourcesReport | None = None
        self._next_row = -1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        self.filters: dict[CitationStatus, QPushButton] = {}
        for status in WORST_FIRST:
            chip = button("", "chip")
            chip.setCheckable(True)
            chip.setChecked(status is not CitationStatus.VERIFIED)
            chip.clicked.connect(lambda _checked=False: self._fill())
            flow.addWidget(chip)
            self.filters[status] = chip
        self._chips = holder
        layout.addWidget(holder)
        self.model = PlaceModel(services.theme)
        self.table = PlaceTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Citations"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(COL_STATUS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COL_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())
        layout.addWidget(self.table, 1)
        self.empty = QWidget()
        column = QVBoxLayout(self.empty)
        said = self.tr("No citation needs you: each is where it was.")
        column.addWidget(empty_state(services.theme, "circle-check", said))
        column.addStretch(1)
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        self.restyle()

    @property
    def current(self) -> CitedPlace | None:
        """The place in front."""
        return self.model.place(self.table.currentIndex().row())

    def show_report(self, report: SourcesReport) -> None:
        """What the bank has now; the row in front stays, or its neighbour comes."""
        self._report = report
        counts = report.counts
        for status, chip in self.filters.items():
            name = words.status_of_citation(status)
            chip.setText(f"{name} · {counts.get(status, 0)}")
        self._chips.updateGeometry()
        self._fill()

    def _fill(self) -> None:
        report = self._report
        if report is None:
            return
        current = self.current
        key = current.key if current is not None and self._next_row < 0 else None
        wanted = [status for status, chip in self.filters.items() if chip.isChecked()]
        rows = [one for one in report.places if one.now.status in wanted]
        rows.sort(key=lambda one: WORST_FIRST.index(one.now.status))
        self.model.set_rows(rows)
        row = self.model.row_of(key) if key is not None else self._next_row
        self._next_row = -1
        row = min(max(row, 0), len(rows) - 1)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows:
            self.table.setCurrentIndex(self.model.index(row, COL_TEXT))
        self._tell()

    def step(self, by: int) -> None:
        """The next (1) or the one before (-1) comes to the front."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, COL_TEXT))

    def go_on(self) -> None:
        """The row in front is about to be gone: the one that takes its place is next."""
        self._next_row = self.table.currentIndex().row()

    def _tell(self) -> None:
        self.chosen.emit(self.current)

    def restyle(self) -> None:
        """Colours or sizes are new."""
        height = round(2.4 * self._services.theme.px("body"))
        self.table.verticalHeader().setDefaultSectionSize(height)
        side = self._services.theme.px("body") + 2
        self.table.setIconSize(QSize(side, side))
        self.table.viewport().update()
