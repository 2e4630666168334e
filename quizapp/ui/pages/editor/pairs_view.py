"""Pairs of questions, each side by side: duplicates and merges are shown in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Question
from quizapp.ui.pages.editor.compare import compare_card
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state
from quizapp.ui.widgets.flow_layout import FlowLayout

MAX_PAIRS = 1000
"""Pairs that are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class PairItem:
    """A pair in the list. `left` and `right` None where a side does not have the question."""

    title: str
    note: str
    left: Question | None
    right: Question | None


class PairsView(QWidget):
    """A title line with Back, a list at the left, the pair at the right, buttons under it.

    Signals:
        closed: Back or Escape.
        acted: the index of the pair and which button was pressed.
    """

    closed = Signal()
    acted = Signal(int, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        title, self._names = self.words()
        self._items: list[PairItem] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        back = button(self.tr("Back"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(self.closed)
        self.head.addWidget(back)
        self.head.addWidget(plain_label(title, "title"), 1)
        layout.addLayout(self.head)
        self.told = plain_label("", "muted")
        layout.addWidget(self.told)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(round(200 * services.theme.scale))
        self.list.currentRowChanged.connect(self._show)
        self._body.addWidget(self.list, 1)
        self._body.addWidget(self._build_pair(), 3)
        layout.addLayout(self._body, 1)
        self.empty = empty_state(services.theme, "circle-check", "")
        layout.addWidget(self.empty, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def words(self) -> tuple[str, tuple[str, str]]:
        """The title, and the names of the two sides."""
        raise NotImplementedError

    def _build_pair(self) -> QWidget:
        self._right = right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        scroll.setWidget(inside)
        self._pair = QVBoxLayout(inside)
        self._pair.setContentsMargins(0, 0, 8, 0)
        column.addWidget(scroll, 1)
        self.buttons: dict[str, QPushButton] = {}
        self._actions = QWidget()
        self._actions_layout = FlowLayout(self._actions, gap=8)
        column.addWidget(self._actions)
        return right

    def add_action(self, name: str, text: str, *, checkable: bool = False) -> QPushButton:
        """A button under the pair."""
        made = button(text, "chip" if checkable else "")
        made.setCheckable(checkable)
        made.clicked.connect(lambda: self._act(name))
        self.buttons[name] = made
        self._actions_layout.addWidget(made)
        return made

    def _act(self, name: str) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._items):
            self.acted.emit(row, name)

    def set_items(self, items: Sequence[PairItem], row: int = 0) -> None:
        """Other pairs."""
        self._items = list(items[:MAX_PAIRS])
        self.list.clear()
        for one in self._items:
            self.list.addItem(f"{one.title}\n{one.note}" if one.note else one.title)
        for part in (self.list, self._right):
            part.setVisible(bool(items))
        self.empty.setVisible(not items)
        if self._items:
            self.list.setCurrentRow(min(row, len(self._items) - 1))
        else:
            self._show(-1)

    def set_note(self, row: int, note: str) -> None:
        """Another word about a pair."""
        self.list.item(row).setText(f"{self._items[row].title}\n{note}")

    def _show(self, row: int) -> None:
        clear_layout(self._pair)
        if not 0 <= row < len(self._items):
            return
        one = self._items[row]
        self._pair.addWidget(compare_card(self._services.theme, one.left, one.right, self._names))
        self._pair.addStretch(1)
        self.shown(row)

    def shown(self, row: int) -> None:
        """A pair is shown; override where buttons depend on it."""

    def fit(self, width: int) -> None:
        """The list goes above the pair where there is little room."""
        narrow = width < 700 * self._services.theme.scale
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
