"""A student's "I dispute this" below an answer, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.quiz.disputes import LONGEST, Dispute, DisputeState
from quizapp.ui.dispute_words import state_words
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import card, icon_line


class DisputeBox(QWidget):
    """Signals:
    sent: the student's comment.
    withdrawn: the dispute is taken back.
    """

    sent = Signal(str)
    withdrawn = Signal()

    def __init__(self, theme: Theme, dispute: Dispute | None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if dispute is not None:
            layout.addWidget(self._told(theme, dispute))
            return
        row = QHBoxLayout()
        self.open_button = button(self.tr("I dispute this"), "quiet")
        theme.put_icon(self.open_button, "flag", "accent")
        self.open_button.clicked.connect(self._open)
        row.addWidget(self.open_button)
        row.addStretch(1)
        layout.addLayout(row)
        self._form = QWidget()
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        self.comment = QLineEdit()
        self.comment.setMaxLength(LONGEST)
        self.comment.setPlaceholderText(self.tr("What is right, and why?"))
        self.comment.setAccessibleName(self.tr("What is right, and why?"))
        self.comment.returnPressed.connect(self._send)
        form.addWidget(self.comment, 1)
        self.send_button = button(self.tr("Send"))
        self.send_button.clicked.connect(self._send)
        form.addWidget(self.send_button)
        layout.addWidget(self._form)
        self._form.hide()

    def _told(self, theme: Theme, dispute: Dispute) -> QWidget:
        frame, inside = card()
        inside.addWidget(icon_line(theme, "flag", state_words(dispute), "strong"))
        inside.addWidget(plain_label(f"“{dispute.comment}”", "muted"))
        if dispute.reply:
            inside.addWidget(plain_label(dispute.reply))
        if dispute.state is DisputeState.OPEN:
            back = button(self.tr("Withdraw"), "quiet")
            back.clicked.connect(self.withdrawn)
            row = QHBoxLayout()
            row.addWidget(back)
            row.addStretch(1)
            inside.addLayout(row)
        return frame

    def _open(self) -> None:
        self._form.show()
        self.open_button.hide()
        self.comment.setFocus()

    def _send(self) -> None:
        self.sent.emit(self.comment.text())
