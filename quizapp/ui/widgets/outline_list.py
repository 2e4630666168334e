"""The headings of a document, to jump to. Enter by `OutlineList`."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from question_bank.documents.document import Document

MAX_HEADINGS = 2_000
MAX_LETTERS = 120
INDENT = "\u2003"


class OutlineList(QListWidget):
    """Signals:
    wanted: the offset in the document of the heading that was chosen.
    """

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._starts: list[int] = []
        self.setAccessibleName(self.tr("Contents"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_document(self, document: Document | None) -> None:
        """Its headings, the first `MAX_HEADINGS`, each as far in as it is deep."""
        self.clear()
        headings = [one for one in document.blocks if one.kind == "heading"] if document else []
        headings = headings[:MAX_HEADINGS]
        self._starts = [one.start for one in headings]
        top = min((one.level for one in headings), default=1)
        for block in headings:
            assert document is not None
            words = " ".join(document.text[block.start : block.end].split())[:MAX_LETTERS]
            item = QListWidgetItem(INDENT * (block.level - top) + words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)

    def mark(self, offset: int) -> None:
        """Chooses the heading that the offset is under."""
        self.setCurrentRow(bisect_right(self._starts, offset) - 1)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self._starts[self.row(item)])
