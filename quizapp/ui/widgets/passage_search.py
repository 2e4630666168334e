"""A search in a text: a field, how many were found, F3 to the next. Enter by `PassageSearch`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from quizapp.ui import words
from quizapp.ui.text import plain_label
from quizapp.ui.widgets.reading_text import ReadingText

MAX_FOUND = 2_000
"""Places of a search that are marked; more are counted, not shown."""


class PassageSearch(QWidget):
    """Keys work in all of `scope`.

    Signals:
        changed: other places are found; they are in `found`.
    """

    changed = Signal()

    def __init__(self, text: ReadingText, scope: QWidget) -> None:
        super().__init__()
        self._text = text
        self._current = -1
        self.found: list[QTextCursor] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search in the source"))
        self.field.setAccessibleName(self.tr("Search in the source"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(partial(self._step, 1))
        self.count = plain_label("", "muted")
        self.count.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(key), scope)
            shortcut.activated.connect(partial(self._step, step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), scope)
        find.activated.connect(self.field.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _search(self, wanted: str) -> None:
        self.found = []
        document = self._text.document()
        cursor = QTextCursor(document)
        while wanted and len(self.found) < MAX_FOUND:
            cursor = document.find(wanted, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self.found.append(QTextCursor(cursor))
        self._current = -1
        self.count.setText(words.found(len(self.found)) if wanted else "")
        self.changed.emit()
        self._step(1)

    def _step(self, step: int) -> None:
        if not self.found:
            return
        self._current = (self._current + step) % len(self.found)
        self._text.go_to_cursor(self.found[self._current])
        self.count.setText(f"{self._current + 1} / {len(self.found)}")
