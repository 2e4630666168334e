"""The day's goal as a ring that fills: how many answers of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui.theme import Theme

SIDE_PX = (40, 84)
STROKE_PX = (6, 3)
"""Fixed, and in proportion to the text: a ring need not grow as much as the words in it."""


class GoalRing(QWidget):
    """`show_goal(answered, goal)` draws it; readers hear the words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.answered, self.goal = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_goal(self, answered: int, goal: int) -> None:
        self.answered, self.goal = answered, goal
        said = self.tr("Today {answered} of {goal} answers").format(answered=answered, goal=goal)
        if answered >= goal:
            said += ", " + self.tr("goal reached")
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        side = round(SIDE_PX[0] + SIDE_PX[1] * self._theme.scale)
        return QSize(side, side)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        stroke = STROKE_PX[0] + STROKE_PX[1] * self._theme.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = stroke / 2 + 1
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        is_reached = self.answered >= self.goal
        pen = QPen(QColor(tokens.line), stroke)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        share = min(1.0, self.answered / self.goal)
        if share > 0:
            pen.setColor(QColor(tokens.right if is_reached else tokens.accent))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * share))
        self._write(painter, is_reached)

    def _write(self, painter: QPainter, is_reached: bool) -> None:
        """The figure in the middle, what it is a part of below; a tick where the goal is met."""
        tokens = self._theme.tokens
        big = self._theme.font("display", weight=QFont.Weight.DemiBold)
        small = self._theme.font("caption")
        painter.setFont(big)
        big_height = painter.fontMetrics().height()
        painter.setFont(small)
        small_height = painter.fontMetrics().height()
        top = (self.height() - big_height - small_height) // 2
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        below = self.tr("of {goal} today").format(goal=self.goal)
        if is_reached:
            below = "✓ " + self.tr("goal {goal}").format(goal=self.goal)
        painter.setPen(QColor(tokens.right if is_reached else tokens.muted))
        painter.drawText(self.rect().adjusted(0, top + big_height, 0, 0), centre, below)
        painter.setFont(big)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(self.rect().adjusted(0, top, 0, 0), centre, str(self.answered))
