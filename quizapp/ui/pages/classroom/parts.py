"""What the views of a class are made of: a list with details beside or below it, small pieces."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui.pages.page import clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import card, icon_label

STACK_BELOW = 860
"""Pixels of width, at 100 % text, under which details stand below their list."""


SHARE = 0.57
"""Of the room, for the list."""


class MasterDetail(QWidget):
    """A list and, beside or below it, the details of what is picked in it."""

    def __init__(self, theme: Theme, master: QWidget, share: float = SHARE) -> None:
        super().__init__()
        self._theme = theme
        self._share = share
        self._fitted: bool | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self._master = master
        self.splitter.addWidget(master)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.detail = QVBoxLayout(inside)
        self.detail.setContentsMargins(4, 0, 8, 8)
        self.detail.setSpacing(12)
        self._scroll.setWidget(inside)
        self.splitter.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        theme.changed.connect(self._fit)

    def clear(self) -> QVBoxLayout:
        """Empties the details; where new ones go."""
        clear_layout(self.detail)
        self._scroll.verticalScrollBar().setValue(0)
        return self.detail

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        stacked = self.width() < STACK_BELOW * self._theme.scale
        wanted = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        high = round(240 * self._theme.scale)
        self._master.setMinimumHeight(high)
        self._scroll.setMinimumHeight(round(high * 1.4) if stacked else high)
        self._scroll.setMinimumWidth(0 if stacked else round(300 * self._theme.scale))
        if self._fitted != stacked:
            self._fitted = stacked
            self.splitter.setOrientation(wanted)
            whole = self.height() if stacked else self.width()
            self.splitter.setSizes([round(whole * self._share), round(whole * (1 - self._share))])


def row_of(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets in a row, pushed to the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def act(text: str, do: Callable[[], None], role: str = "") -> QWidget:
    """A button that does something."""
    made = button(text, role)
    made.clicked.connect(lambda: do())
    return made


def quotation(theme: Theme, text: str) -> QFrame:
    """A passage as it stands in the source."""
    frame, inside = card("passage")
    inside.setContentsMargins(12, 8, 8, 8)
    said = plain_label(text)
    said.setFont(theme.reading_font())
    size = theme.px("lead")
    said.setStyleSheet(f"font-family: '{theme.reading_font().family()}'; font-size: {size}px;")
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    inside.addWidget(said)
    return frame


def flag_card(theme: Theme, title: str, text: str, *, warns: bool) -> QFrame:
    """Something that the figures say against a question, and what to do."""
    frame, inside = card("partly" if warns else "card")
    inside.setContentsMargins(12, 10, 12, 10)
    inside.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(icon_label(theme, "triangle-alert" if warns else "info",
                              "flag" if warns else "muted"))  # fmt: skip
    head.addWidget(plain_label(title, "strong"), 1)
    inside.addLayout(head)
    inside.addWidget(plain_label(text))
    return frame


def bar_line(name: str, share: float, said: str = "") -> QLayout:
    """A name, a bar of a share 0 to 1, and shortly what it says."""
    column = QVBoxLayout()
    column.setSpacing(3)
    head = QHBoxLayout()
    head.addWidget(plain_label(name), 1)
    if said:
        figure = plain_label(said, "muted")
        figure.setWordWrap(False)
        head.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 1000)
    bar.setValue(round(1000 * min(1.0, max(0.0, share))))
    bar.setAccessibleName(f"{name}: {said}" if said else name)
    column.addWidget(bar)
    return column


def heading(text: str) -> QLabel:
    """The title of a part of the details."""
    return plain_label(text, "strong")
