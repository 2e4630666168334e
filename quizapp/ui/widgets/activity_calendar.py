"""A calendar of the days with answers: a square for each day, darker the more there were.

As many weeks as there is room for, at most a year. Arrow keys go from day to day; the line below
says the day in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from quizapp.practice.activity import SHADES, shade, weeks_to
from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme

CELL_PX, GAP_PX = 13, 3
"""At 100 % text."""

MOST_WEEKS, FEWEST_WEEKS = 53, 8
_STRENGTH = (0.0, 0.3, 0.55, 0.8, 1.0)
"""Of the accent over the card, by shade."""


class ActivityCalendar(QWidget):
    """The days, and below them the chosen day in words and what the shades mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.days = DayGrid(theme)
        self.said = plain_label("", "muted")
        self.days.chosen.connect(self._say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.days)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.said, 1)
        for widget in (
            plain_label(self.tr("Less"), "caption"),
            Legend(theme),
            plain_label(self.tr("More"), "caption"),
        ):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(row)

    def show_days(self, answers: Mapping[date, int], today: date, goal: int) -> None:
        """`answers` are counts by day."""
        self.days.show_days(answers, today, goal)
        self._say(self.days.day)

    def _say(self, day: date) -> None:
        self.said.setText(self.days.day_in_words(day))


class DayGrid(QWidget):
    """The squares.

    Signals:
        chosen: the day that keys or the mouse went to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._answers: Mapping[date, int] = {}
        self._goal = 1
        self.today = self.day = date(2000, 1, 1)
        self._first_weekday = QLocale().firstDayOfWeek().value - 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_days(self, answers: Mapping[date, int], today: date, goal: int) -> None:
        self._answers, self._goal = answers, goal
        self.today = self.day = today
        self._name()
        self.update()

    def day_in_words(self, day: date) -> str:
        """`Tuesday, 24 November 2026: 12 answers`, in the person's locale."""
        count = self._answers.get(day, 0)
        said = QLocale().toString(
            QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat
        )
        counted = self.tr("{count} answers").format(count=count)
        if count < 2:
            counted = self.tr("1 answer") if count else self.tr("no answers")
        return f"{said}: {counted}"

    def _name(self) -> None:
        weeks = self._weeks()
        counts = [self._answers.get(day, 0) for week in weeks for day in week]
        said = self.tr("Days with answers: {days} of the last {all}, {count} answers")
        self.setAccessibleName(
            said.format(days=sum(n > 0 for n in counts), all=len(counts), count=sum(counts))
        )
        self.setAccessibleDescription(self.day_in_words(self.day))

    # Geometry ---------------------------------------------------------------------------------

    @property
    def _cell(self) -> int:
        return round(CELL_PX * self._theme.scale)

    @property
    def _step(self) -> int:
        return self._cell + max(2, round(GAP_PX * self._theme.scale))

    def _caption_height(self) -> int:
        self.ensurePolished()
        return round(self._theme.px("caption") * 1.4)

    def _gutter(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(self._weekday(row)) for row in range(7)) + 4

    def _weekday(self, row: int) -> str:
        weekday = (self._first_weekday + row) % 7 + 1
        return QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)

    def _weeks(self) -> tuple[tuple[date, ...], ...]:
        room = (self.width() - self._gutter()) // self._step
        count = max(FEWEST_WEEKS, min(MOST_WEEKS, room))
        return weeks_to(self.today, count, self._first_weekday)

    def _place(self, column: int, row: int) -> QRect:
        x = self._gutter() + column * self._step
        y = self._caption_height() + 4 + row * self._step
        return QRect(x, y, self._cell, self._cell)

    def place_of(self, day: date) -> QRect | None:
        """Where a day is drawn; None where there is no room for it."""
        for column, week in enumerate(self._weeks()):
            if day in week:
                return self._place(column, week.index(day))
        return None

    def day_at(self, point: QPoint) -> date | None:
        for column, week in enumerate(self._weeks()):
            for row, day in enumerate(week):
                if self._place(column, row).adjusted(-1, -1, 2, 2).contains(point):
                    return day
        return None

    def sizeHint(self) -> QSize:
        height = self._caption_height() + 4 + 7 * self._step
        return QSize(self._gutter() + 26 * self._step, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._gutter() + FEWEST_WEEKS * self._step, self.sizeHint().height())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    # Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        weeks = self._weeks()
        self._paint_names(painter, weeks)
        for column, week in enumerate(weeks):
            for row, day in enumerate(week):
                self._paint_day(painter, self._place(column, row), day)

    def _paint_names(self, painter: QPainter, weeks: tuple[tuple[date, ...], ...]) -> None:
        painter.setPen(QColor(self._theme.tokens.muted))
        for row in (0, 2, 4):
            box = self._place(0, row)
            box.setLeft(0)
            box.setRight(self._gutter())
            box.adjust(0, -6, 0, 6)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._weekday(row))
        free_until = self.width()
        months = [(n, day) for n, week in enumerate(weeks) for day in week if day.day == 1]
        # From the right, so that the month that has just begun goes before its neighbour.
        for column, day in reversed([(0, weeks[0][0]), *months]):
            name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
            x = self._place(column, 0).x()
            if x + painter.fontMetrics().horizontalAdvance(name) <= free_until:
                painter.drawText(x, round(self._caption_height() * 0.8), name)
                free_until = x - 2 * self._step // 3

    def _paint_day(self, painter: QPainter, box: QRect, day: date) -> None:
        tokens = self._theme.tokens
        paint_shade(painter, box, shade(self._answers.get(day, 0), self._goal), self._theme)
        if day == self.today or (self.hasFocus() and day == self.day):
            is_focused = self.hasFocus() and day == self.day
            pen = QPen(QColor(tokens.flag if is_focused else tokens.ink), 2 if is_focused else 1.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)

    # Going from day to day --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        oldest = self._weeks()[0][0]
        key = Qt.Key(event.key())
        if key in steps:
            wanted = self.day + timedelta(days=steps[key])
        elif key == Qt.Key.Key_Home:
            wanted = oldest
        elif key == Qt.Key.Key_End:
            wanted = self.today
        else:
            super().keyPressEvent(event)
            return
        self.choose(min(max(wanted, oldest), self.today))

    def choose(self, day: date) -> None:
        """Goes to a day; it is said below, and to screen readers."""
        self.day = day
        self.setAccessibleDescription(self.day_in_words(day))
        changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)
        self.chosen.emit(day)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            if day is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.day_in_words(day), self)
            return True
        return super().event(event)


class Legend(QWidget):
    """One square of each shade."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        cell = round(CELL_PX * self._theme.scale)
        return QSize((SHADES + 1) * (cell + GAP_PX) - GAP_PX, cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.height()
        for n in range(SHADES + 1):
            paint_shade(painter, QRect(n * (cell + GAP_PX), 0, cell, cell), n, self._theme)


def paint_shade(painter: QPainter, box: QRect, strength: int, theme: Theme) -> None:
    """A day's square; a day without answers is an outline."""
    tokens = theme.tokens
    if strength == 0:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(tokens.raised, tokens.accent, _STRENGTH[strength]))
    painter.drawRoundedRect(box, 3, 3)


def _mixed(under: str, over: str, share: float) -> QColor:
    """`share` of `over` on `under`."""
    low, high = QColor(under), QColor(over)
    return QColor(
        round(low.red() + (high.red() - low.red()) * share),
        round(low.green() + (high.green() - low.green()) * share),
        round(low.blue() + (high.blue() - low.blue()) * share),
    )
