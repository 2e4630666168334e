"""The palette: a small button for each question, its state told by shape, mark and name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class PaletteState:
    """What the palette shows of one question. `verdict` is "", "right", "partly" or "wrong"."""

    seen: bool = False
    answered: bool = False
    flagged: bool = False
    verdict: str = ""


class PaletteButton(QAbstractButton):
    """A number in a square: outlined unseen, dashed seen, filled answered; a dot is a flag."""

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self.number = number
        self.state = PaletteState()
        self.current = False
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: PaletteState, current: bool) -> None:
        self.state = state
        self.current = current
        name = self.tr("Question {number}: {state}").format(
            number=self.number, state=self._state_in_words()
        )
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def _state_in_words(self) -> str:
        words = {"right": self.tr("right"), "partly": self.tr("partly right")}
        words["wrong"] = self.tr("wrong")
        if self.state.verdict:
            said = words[self.state.verdict]
        elif self.state.answered:
            said = self.tr("answered")
        elif self.state.seen:
            said = self.tr("not answered")
        else:
            said = self.tr("not seen yet")
        parts = [said]
        if self.state.flagged:
            parts.append(self.tr("flagged"))
        if self.current:
            parts.append(self.tr("current"))
        return ", ".join(parts)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        side = max(34, metrics.height() + 14, metrics.horizontalAdvance(str(self.number)) + 14)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(3, 3, -3, -3)
        state = self.state
        ink, fill, line = tokens.ink, tokens.raised, tokens.line
        style = Qt.PenStyle.SolidLine
        if state.verdict:
            line = {"right": tokens.right, "partly": tokens.flag, "wrong": tokens.wrong}[
                state.verdict
            ]
        elif state.answered:
            ink, fill, line = tokens.on_accent, tokens.accent, tokens.accent
        elif state.seen:
            line, style = tokens.muted, Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(line), 1.5 if state.verdict else 1, style))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(rect, 7, 7)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self.number))
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        if self.state.verdict:
            sign = {"right": "✓", "partly": "◐", "wrong": "✗"}[self.state.verdict]
            token = {"right": tokens.right, "partly": tokens.flag_ink, "wrong": tokens.wrong}
            painter.setPen(QColor(token[self.state.verdict]))
            corner = self.rect().adjusted(0, 0, -5, -3)
            painter.drawText(
                corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, sign
            )
        if self.state.flagged:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.flag))
            painter.drawEllipse(self.width() - 12, 2, 9, 9)
        if self.current or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent if self.current else tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)


class QuestionPalette(QWidget):
    """All questions of the attempt.

    Signals:
        chosen: the index of the question that was asked for.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: list[PaletteButton] = []
        self.heading = plain_label(self.tr("Questions"), "caption")
        self._grid = QWidget()
        self._flow = FlowLayout(self._grid, gap=4, line_gap=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self._grid)
        layout.addStretch(1)
        theme.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        for index in range(count):
            button = PaletteButton(index + 1, self._theme)
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self.buttons.append(button)
            self._flow.addWidget(button)

    def set_one_row(self, one_row: bool) -> None:
        """All in one row, to be scrolled sideways, or as many rows as it takes."""
        gap = self._flow.spacing() if self._flow.spacing() > 0 else 4
        width = sum(button.sizeHint().width() + gap for button in self.buttons)
        self._grid.setMinimumWidth(width if one_row else 0)

    def show_state(self, index: int, state: PaletteState, current: bool) -> None:
        self.buttons[index].show_state(state, current)
