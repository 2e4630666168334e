"""The bank itself: its title, language and licence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Bank
from quizapp.ui.pages.editor.fields import LineField
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label


class DetailsView(QWidget):
    """Signals:
    closed: Back or Escape.
    edited: the bank's head as it reads now.
    """

    closed = Signal()
    edited = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._head: Bank | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        back = button(self.tr("Back"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(self._close)
        line.addWidget(back)
        line.addWidget(plain_label(self.tr("About this bank"), "title"), 1)
        layout.addLayout(line)
        self.title = self._field(layout, self.tr("Title"), "")
        self.language = self._field(layout, self.tr("Language"), "en")
        self.licence = self._field(layout, self.tr("Licence"), "CC-BY-SA-4.0")
        self.place = plain_label("", "muted")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.place)
        layout.addStretch(1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._close)

    def _field(self, layout: QVBoxLayout, name: str, placeholder: str) -> LineField:
        layout.addWidget(plain_label(name, "section"))
        made = LineField(name, placeholder)
        made.setMaximumWidth(560)
        layout.addWidget(made)
        return made

    def show_head(self, head: Bank, place: str) -> None:
        """The bank as it is."""
        self._head = head
        self.title.set_text(head.title)
        self.language.set_text(head.language)
        self.licence.set_text(head.licence)
        self.place.setText(f"{head.id}\n{place}")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._head is not None:
            made = replace(
                self._head,
                title=" ".join(self.title.value().split()) or self._head.title,
                language=self.language.value().strip() or self._head.language,
                licence=self.licence.value().strip(),
            )
            if made != self._head:
                self.edited.emit(made)
        self.closed.emit()
