"""A row that fits: one line where there is room, else several, like words of a paragraph.

In one line, items with a stretch share what is left. In several, such an item has what is left of
its own line. Words in another language or at double size are longer; a row of buttons beside a
title must not be cut for that.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QLineEdit, QWidget


class FittingRow(QLayout):
    """`addWidget` takes widgets in a row; `add` takes one with a stretch."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretches: list[int] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Adds a widget; with a stretch it takes what room is left."""
        self.addWidget(widget)
        self._stretches[-1] = stretch

    # What Qt asks of a layout -----------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._stretches.append(0)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._stretches.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal if any(self._stretches) else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item, _stretch in shown)
        height = max((item.sizeHint().height() for item, _stretch in shown), default=0)
        return QSize(width + self._gap * max(0, len(shown) - 1), height)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item, _stretch in self._shown():
            size = size.expandedTo(QSize(_least(item), item.minimumSize().height()))
        return size

    # Placing ----------------------------------------------------------------------------------

    def _shown(self) -> list[tuple[QLayoutItem, int]]:
        return [
            (item, stretch)
            for item, stretch in zip(self._items, self._stretches, strict=True)
            if not item.isEmpty()
        ]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Places the items, or only measures them; the height they use."""
        y = rect.y()
        lines = self._lines(rect.width())
        for n, line in enumerate(lines):
            y += self._line(line, QRect(rect.x(), y, rect.width(), 0), place=place)
            if n + 1 < len(lines):
                y += self._line_gap
        return y - rect.y()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items, line by line."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        used = 0
        for item, stretch in self._shown():
            wanted = _least(item) if stretch else _natural(item)
            if lines and used + self._gap + wanted <= width:
                lines[-1].append((item, stretch))
                used += self._gap + wanted
            else:
                lines.append([(item, stretch)])
                used = wanted
        return lines

    def _line(self, line: list[tuple[QLayoutItem, int]], room: QRect, *, place: bool) -> int:
        fixed = sum(_natural(item) for item, stretch in line if not stretch)
        spare = room.width() - fixed - self._gap * (len(line) - 1)
        shares = sum(stretch for _item, stretch in line)
        sizes = []
        for item, stretch in line:
            width = spare * stretch // shares if stretch else min(_natural(item), room.width())
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else -1
            sizes.append(QSize(width, tall if tall >= 0 else item.sizeHint().height()))
        height = max(size.height() for size in sizes)
        x = room.x()
        for (item, _stretch), size in zip(line, sizes, strict=True):
            if place:
                middle = room.y() + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, middle), size))
            x += size.width() + self._gap
        return height


def _natural(item: QLayoutItem) -> int:
    return max(item.sizeHint().width(), _least(item))


def _least(item: QLayoutItem) -> int:
    """The least width: of a label that wraps, its longest word, which its own hint may cut; of a
    field, the words that say what belongs there."""
    least = item.minimumSize().width()
    widget = item.widget()
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = widget.fontMetrics()
        words = widget.text().replace("\u200b", " ").split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        margins = widget.contentsMargins()
        least = max(least, longest + margins.left() + margins.right() + 2)
    elif isinstance(widget, QLineEdit):
        said = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        least = max(least, said + 2 * widget.sizeHint().height())  # frame, and a button inside
    return least
