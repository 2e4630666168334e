"""Charts of a class: distribution, boxes, the line over time. Imported when one is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, time

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPicture
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.library.class_figures import BINS, distribution
from quizapp.library.class_model import Box, Moment
from quizapp.ui import words
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.theme import Theme

LABEL_LENGTH = 26
"""Characters of a label beside a box."""

MOST_BOXES = 12
"""Boxes that a chart shows: the first ones; its table has all."""


class Chart(QWidget):
    """A plot that does not zoom, in the colours of the theme."""

    def __init__(self, theme: Theme, **axes: pyqtgraph.AxisItem) -> None:
        super().__init__()
        self.theme = theme
        self.plot = pyqtgraph.PlotWidget(axisItems=axes)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The wheel turns the page, not the chart.
        self.plot.wheelEvent = lambda event: event.ignore()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Draws everything again in the theme's colours."""
        tokens = self.theme.tokens
        self.plot.setBackground(QColor(tokens.raised))
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.muted)
            axis.setTickFont(self.theme.font("caption"))
            axis.setStyle(tickTextOffset=6, tickLength=0)
        self.plot.getAxis("bottom").setHeight(round(self.theme.px("caption") * 1.9))
        self.plot.clear()
        self.draw()

    def draw(self) -> None:
        """Puts the items into the empty plot."""

    def label(self, text: str, x: float, y: float, anchor: tuple[float, float]) -> None:
        """A small text at a place of the plot."""
        item = pyqtgraph.TextItem(color=self.theme.tokens.ink, anchor=anchor)
        item.setPlainText(text)
        item.setFont(self.theme.font("caption"))
        item.setPos(x, y)
        self.plot.addItem(item, ignoreBounds=True)


class DistributionChart(Chart):
    """A column for each tenth of the score, its count above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.counts: list[int] = [0] * BINS
        self.plot.hideAxis("left")
        self.restyle()

    def show_scores(self, scores: Sequence[float]) -> None:
        self.counts = distribution(scores)
        self.restyle()

    def draw(self) -> None:
        tokens = self.theme.tokens
        xs = [10 * n + 5 for n in range(BINS)]
        self.plot.addItem(
            pyqtgraph.BarGraphItem(
                x=xs, height=self.counts, width=8.6, brush=tokens.accent,
                pen=pyqtgraph.mkPen(None),
            )
        )  # fmt: skip
        most = max(self.counts, default=0)
        for x, count in zip(xs, self.counts, strict=True):
            if count:
                self.label(class_words.count(count), x, count, (0.5, 1.0))
        self.plot.setXRange(-4, 104, padding=0)
        self.plot.setYRange(0, max(1, most) * 1.25, padding=0)
        ticks = [(n, words.percent(n / 100)) for n in (0, 20, 40, 60, 80, 100)]
        self.plot.getAxis("bottom").setTicks([ticks])


class BoxChart(Chart):
    """A box for each label, lying, from 0 to 100 %: quartiles, median, whiskers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.boxes: tuple[Box, ...] = ()
        self.restyle()

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        self.boxes = tuple(boxes[:MOST_BOXES])
        row = self.theme.px("body") * 2.3
        self.setFixedHeight(round(row * max(2, len(self.boxes)) + self.theme.px("caption") * 3))
        self.restyle()

    def draw(self) -> None:
        axis = self.plot.getAxis("left")
        wide = LABEL_LENGTH if self.width() > 620 * self.theme.scale else LABEL_LENGTH // 2
        ticks = [(-n, _short(one.label, wide)) for n, one in enumerate(self.boxes)]
        axis.setTicks([ticks])
        longest = max((len(text) for _n, text in ticks), default=0)
        axis.setWidth(round(self.theme.px("caption") * (0.6 * longest + 1)))
        for n, one in enumerate(self.boxes):
            self.plot.addItem(_BoxItem(self.theme, one, -n))
        self.plot.setXRange(-2, 105, padding=0)
        self.plot.setYRange(-len(self.boxes) + 0.4, 0.6, padding=0)
        percents = [(n, words.percent(n / 100)) for n in (0, 25, 50, 75, 100)]
        self.plot.getAxis("bottom").setTicks([percents])


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class _BoxItem(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """One box at the height `y`."""

    def __init__(self, theme: Theme, box: Box, y: float) -> None:
        super().__init__()
        self._box = box
        self._y = y
        tokens = theme.tokens
        self._picture = QPicture()
        painter = QPainter(self._picture)
        painter.setPen(pyqtgraph.mkPen(tokens.outline, width=1.5))
        low, lower, median, upper, high = (
            100 * one for one in (box.low, box.lower, box.median, box.upper, box.high)
        )
        for start, end in ((low, lower), (upper, high)):
            if end > start:
                painter.drawLine(QPointF(start, y), QPointF(end, y))
        for end in (low, high):
            painter.drawLine(QPointF(end, y - 0.14), QPointF(end, y + 0.14))
        painter.setPen(pyqtgraph.mkPen(tokens.accent, width=1))
        painter.setBrush(pyqtgraph.mkBrush(tokens.accent_soft))
        painter.drawRect(QRectF(lower, y - 0.28, max(upper - lower, 0.2), 0.56))
        painter.setPen(pyqtgraph.mkPen(tokens.accent, width=3))
        painter.drawLine(QPointF(median, y - 0.28), QPointF(median, y + 0.28))
        painter.end()
        said = f"{box.label}: {words.percent(box.median)}"
        self.setToolTip(class_words.escaped(said))

    def paint(self, painter: QPainter, *_options: object) -> None:
        painter.drawPicture(0, 0, self._picture)

    def boundingRect(self) -> QRectF:
        return QRectF(100 * self._box.low, self._y - 0.4, 100 * max(
            self._box.high - self._box.low, 0.01), 0.8)  # fmt: skip


class TimeChart(Chart):
    """The mean score of each day as a line; a point is larger where more attempts are behind it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, bottom=pyqtgraph.DateAxisItem(utcOffset=0))
        self.moments: tuple[Moment, ...] = ()
        self.restyle()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        self.moments = tuple(moments)
        self.restyle()

    def draw(self) -> None:
        tokens = self.theme.tokens
        xs = [datetime.combine(one.day, time(12), UTC).timestamp() for one in self.moments]
        ys = [100 * one.score for one in self.moments]
        most = max((one.n for one in self.moments), default=1)
        sizes = [7 + 7 * math.sqrt(one.n / most) for one in self.moments]
        pen = pyqtgraph.mkPen(tokens.accent, width=2)
        self.plot.plot(xs, ys, pen=pen, antialias=True)
        points = pyqtgraph.ScatterPlotItem(
            x=xs, y=ys, size=sizes, brush=tokens.accent, hoverable=True, tip=self._tip,
            pen=pyqtgraph.mkPen(tokens.raised, width=2), data=list(range(len(xs))),
        )  # fmt: skip
        self.plot.addItem(points)
        if xs:
            margin = max(43_200.0, (xs[-1] - xs[0]) * 0.04)
            self.plot.setXRange(xs[0] - margin, xs[-1] + margin, padding=0)
        self.plot.setYRange(0, 100, padding=0.06)
        percents = [(n, words.percent(n / 100)) for n in (0, 50, 100)]
        self.plot.getAxis("left").setTicks([percents])

    def _tip(self, x: float, y: float, data: int) -> str:
        one = self.moments[data]
        return f"{one.day.isoformat()}: {words.percent(one.score)} ({class_words.count(one.n)})"
