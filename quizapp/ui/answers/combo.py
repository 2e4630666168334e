"""A drop-down list of answers whose first row means "nothing chosen yet"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

SHORTEST = 12
"""Characters that a closed list shows at least; longer rows are cut with an ellipsis."""


class AnswerCombo(QComboBox):
    """Rows of (id, text); `chosen` gives the id, "" for none."""

    def __init__(self, rows: Sequence[tuple[str, str]], invitation: str) -> None:
        super().__init__()
        self.addItem(f"{invitation} …", "")
        for row_id, text in rows:
            self.addItem(text, row_id)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        longest = max((len(text) for _id, text in rows), default=SHORTEST)
        self.setMinimumContentsLength(min(max(longest, SHORTEST), 28))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def chosen(self) -> str:
        """The id of the row that is chosen; "" for none."""
        return str(self.currentData() or "")

    def choose(self, row_id: str) -> None:
        """Chooses without telling anybody."""
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(max(self.findData(row_id), 0))
        blocker.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that scrolls past must not change an answer."""
        event.ignore()
