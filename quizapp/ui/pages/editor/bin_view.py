"""The bin: what was deleted in the last 30 days, to be brought back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from quizapp.editing import OpenBank
from quizapp.ui import words
from quizapp.ui.pages.editor.words import title_of
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state


class BinView(QWidget):
    """Signals:
    closed: Back or Escape.
    restore_wanted: the ids to bring back.
    """

    closed = Signal()
    restore_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._back = button(self.tr("Back"))
        services.theme.put_icon(self._back, "arrow-left")
        self._back.clicked.connect(self.closed)
        head.addWidget(self._back)
        head.addWidget(plain_label(self.tr("Bin"), "title"), 1)
        self.restore_button = button(self.tr("Bring back"), "primary")
        self.restore_button.clicked.connect(self.restore)
        head.addWidget(self.restore_button)
        layout.addLayout(head)
        layout.addWidget(plain_label(self.tr("Deleted questions stay here for 30 days."), "muted"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Deleted questions"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self.restore())
        layout.addWidget(self.list, 1)
        self.empty = empty_state(services.theme, "trash-2", self.tr("The bin is empty."))
        layout.addWidget(self.empty, 1)
        self._ids: list[str] = []
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_bin(self, bank: OpenBank, now: datetime) -> None:
        """What is in the bin, the latest first."""
        binned = list(reversed(bank.binned))
        self._ids = [one.question.id for one in binned]
        self.list.clear()
        for one in binned:
            left = max(0, (one.goes_at() - now).days)
            said = self.tr("deleted {moment} · {days} days left")
            note = said.format(moment=words.local_date(one.at), days=left)
            self.list.addItem(f"{title_of(one.question)}\n{note}")
        self.list.setVisible(bool(binned))
        self.empty.setVisible(not binned)
        self.restore_button.setEnabled(bool(binned))
        if binned:
            self.list.setCurrentRow(0)
        (self.list if binned else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Brings back what is selected."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        if rows:
            self.restore_wanted.emit([self._ids[row] for row in rows])
