"""Scores over time. Imported only when there is something to draw: pyqtgraph is heavy."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.quiz.summaries import AttemptSummary
from quizapp.ui import words
from quizapp.ui.theme import Theme


class ScoreChart(QWidget):
    """A point for each attempt, 0 to 100 %; the table beside it tells the same in words.

    Signals:
        chosen: the id of the attempt whose point was clicked.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AttemptSummary] = []
        self.plot = pyqtgraph.PlotWidget(axisItems={"bottom": pyqtgraph.DateAxisItem()})
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setYRange(0, 100, padding=0.05)
        self.plot.setLimits(yMin=-6, yMax=106)
        self.plot.getAxis("left").setTicks([[(n, f"{n} %") for n in (0, 50, 100)]])
        self.line = self.plot.plot([], [], antialias=True)
        self.points = pyqtgraph.ScatterPlotItem(size=10, hoverable=True, tip=self._tip)
        self.points.sigClicked.connect(self._clicked)
        self.plot.addItem(self.points)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self.setAccessibleName(self.tr("Scores over time; the table tells the same"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: Sequence[AttemptSummary]) -> None:
        """Draws the graded attempts of a table, in the order of time."""
        graded = [row for row in rows if row.fraction is not None and row.state == "submitted"]
        self._rows = sorted(graded, key=lambda row: row.started_at)
        xs = [row.started_at.timestamp() for row in self._rows]
        ys = [100 * (row.fraction or 0.0) for row in self._rows]
        self.line.setData(xs, ys)
        self.points.setData(xs, ys, data=list(range(len(xs))))
        if xs:
            margin = max(60.0, (xs[-1] - xs[0]) * 0.04)
            self.plot.setXRange(xs[0] - margin, xs[-1] + margin, padding=0)

    def _tip(self, x: float, y: float, data: int) -> str:
        row = self._rows[data]
        return f"{words.local_date(row.started_at)}: {words.percent(row.fraction or 0.0)}"

    def _clicked(self, _item: object, points: Sequence[pyqtgraph.SpotItem]) -> None:
        if len(points):
            self.chosen.emit(self._rows[points[0].data()].attempt_id)

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self.plot.setBackground(QColor(tokens.raised))
        font = self._theme.font("caption")
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.muted)
            axis.setTickFont(font)
        self.line.setPen(pyqtgraph.mkPen(tokens.accent, width=2))
        self.points.setBrush(tokens.accent)
        self.points.setPen(pyqtgraph.mkPen(tokens.raised, width=2))
