"""Cards side by side, as many in a row as the width has room for, all of one width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class CardGrid(QWidget):
    """`set_cards` replaces what is shown; `card_width` is the least a card gets, in pixels."""

    def __init__(self, card_width: int) -> None:
        super().__init__()
        self._card_width = card_width
        self._cards: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_cards(self, cards: list[QWidget]) -> None:
        for old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards = cards
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(3, (self.width() + 16) // (self._card_width + 16)))
        if columns == self._columns:
            return
        self._columns = columns
        for n, card in enumerate(self._cards):
            self._grid.addWidget(card, n // columns, n % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
