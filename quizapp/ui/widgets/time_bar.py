"""Time left as a thin bar and a figure: calm until the last tenth, spoken at set points only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quizapp.quiz.session import TimeLeft
from quizapp.ui import words
from quizapp.ui.text import plain_label, tabular
from quizapp.ui.theme import Theme

CALM_UNTIL = 0.1
"""Share of the time left from which on the bar asks for attention."""

SPOKEN_AT_S = (300.0, 60.0)
"""Besides half the time: the seconds left at which a screen reader says the time."""


class ThinBar(QWidget):
    """A line whose filled part is the share of time that is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.share = 1.0
        self.setFixedHeight(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(self.rect(), 2, 2)
        filled = self.rect()
        filled.setWidth(round(self.width() * self.share))
        painter.setBrush(QColor(tokens.wrong if self.share <= CALM_UNTIL else tokens.accent))
        painter.drawRoundedRect(filled, 2, 2)


class TimeBar(QWidget):
    """Draws a `TimeLeft`; hides itself where there is no limit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bar = ThinBar(theme)
        self.figure = tabular(plain_label("", "strong"))
        self.extra = plain_label("", "caption")
        self.question = tabular(plain_label("", "caption"))
        for label in (self.figure, self.extra, self.question):
            label.setWordWrap(False)
        self._left_before: float | None = None
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.question)
        row.addWidget(self.extra)
        row.addStretch(1)
        row.addWidget(self.figure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.bar)

    def show_time(self, time: TimeLeft) -> None:
        """Draws the time; a question's own limit is shown beside the quiz's."""
        limit, left = time.limit_s, time.remaining_s
        if time.in_grace_s is not None:
            limit, left = time.limit_s or 1.0, time.in_grace_s
            self._set(self.extra, self.tr("Time is over: submit now"))
        else:
            self._set(self.extra, self._extra_text(time))
        self._set(self.question, self._question_text(time))
        if left is None and time.question_remaining_s is not None:
            limit, left = time.question_limit_s, time.question_remaining_s
        self.bar.setVisible(left is not None)
        if left is None or not limit:
            self._set(self.figure, words.clock(time.spent_s))
            self.figure.setAccessibleName(self.tr("Time spent"))
            return
        share = max(0.0, min(1.0, left / limit))
        if self.bar.share != share:
            self.bar.share = share
            self.bar.update()
        self._set(self.figure, self.tr("{time} left").format(time=words.clock(left)))
        self._speak_at_set_points(left, limit)

    def _extra_text(self, time: TimeLeft) -> str:
        if time.limit_s is None or time.base_limit_s is None:
            return ""
        extra = time.limit_s - time.base_limit_s
        if extra < 1:
            return ""
        return self.tr("{base} + {extra} extra").format(
            base=words.duration(time.base_limit_s), extra=words.duration(extra)
        )

    def _question_text(self, time: TimeLeft) -> str:
        if time.question_remaining_s is None or time.remaining_s is None:
            return ""
        return self.tr("This question: {time}").format(time=words.clock(time.question_remaining_s))

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        if label.text() != text:  # most ticks change nothing to be seen
            label.setText(text)
            label.setVisible(bool(text))

    def _speak_at_set_points(self, left: float, limit: float) -> None:
        before, self._left_before = self._left_before, left
        if before is None:
            return
        points = sorted({limit / 2, *SPOKEN_AT_S})
        if any(left <= point < before for point in points):
            self.figure.setAccessibleName(self.tr("{time} left").format(time=words.duration(left)))
            event = QAccessibleEvent(self.figure, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(event)
