"""Two panes side by side, or one at a time behind chips where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSplitter, QVBoxLayout, QWidget

from quizapp.ui.text import button
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.flow_layout import FlowLayout

SIDE_BY_SIDE = 760
"""Pixels of width, at 100 % text, from which both panes are shown."""


class TwoPanes(QWidget):
    """Signals:
    arranged: there is room for both now, or no longer.
    pane_shown: the number of the pane that was brought to the front.
    """

    arranged = Signal(bool)
    pane_shown = Signal(int)

    def __init__(
        self,
        theme: Theme,
        panes: tuple[tuple[str, QWidget], tuple[str, QWidget]],
        *,
        shares: tuple[int, int] = (50, 50),
        framed: tuple[bool, bool] = (True, True),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._shares = shares
        self.is_wide: bool | None = None
        self._shown = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._chip_box = QWidget()
        flow = FlowLayout(self._chip_box, gap=6, line_gap=6)
        group = QButtonGroup(self)
        self.chips: list[QPushButton] = []
        for n, (name, _widget) in enumerate(panes):
            chip = button(name, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, n=n: self.show_pane(n))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips.append(chip)
        layout.addWidget(self._chip_box)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        layout.addWidget(self.splitter, 1)
        self._panes = [
            _framed(widget) if frame else widget
            for (_name, widget), frame in zip(panes, framed, strict=True)
        ]
        for pane in self._panes:
            self.splitter.addWidget(pane)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= SIDE_BY_SIDE * self._theme.scale
        if wide == self.is_wide:
            return
        self.is_wide = wide
        self._chip_box.setVisible(not wide)
        if wide:
            whole = max(self.width(), 100)
            self.splitter.setSizes([whole * share // 100 for share in self._shares])
        self.show_pane(self._shown)
        self.arranged.emit(wide)

    def show_pane(self, n: int) -> None:
        """Brings a pane to the front, where they share one place."""
        self._shown = n
        self.chips[n].setChecked(True)
        for place, pane in enumerate(self._panes):
            pane.setVisible(bool(self.is_wide) or place == n)
        self.pane_shown.emit(n)

    def turn(self) -> int:
        """Shows the other pane; its number."""
        self.show_pane(1 - self._shown)
        return self._shown


def _framed(widget: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(8, 8, 8, 8)
    layout.addWidget(widget)
    return frame
