"""After saving: what is in the bank now, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.library.generating_saving import Kept
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services, clear_layout, column
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout


class DoneView(QWidget):
    """Signals:
    review_wanted: what still waits is to be gone on with.
    more_wanted: other documents.
    """

    review_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._column = column(self)

    def show_kept(self, kept: Kept, drafts: int, waiting: int) -> None:
        """`drafts` of the questions are not drawn by quizzes yet, `waiting` are under review."""
        clear_layout(self._column)
        theme = self._services.theme
        frame, inside = card()
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(12)
        said = words.added(kept.added, kept.title)
        inside.addWidget(icon_line(theme, "circle-check", said, "title", "right"))
        if kept.known:
            inside.addWidget(plain_label(words.known(kept.known)))
        if drafts:
            inside.addWidget(plain_label(words.drafts_left(drafts)))
        where = self.tr("The file: {path}").format(path=kept.path)
        path = plain_label(where, "caption")
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(path)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        go = self._services.navigate
        buttons = [
            (self.tr("Take a quiz"), lambda: go("setup", bank_id=kept.bank_id)),
            (self.tr("Open it in the editor"), lambda: go("editor", bank_id=kept.bank_id)),
            (self.tr("See what it covers"),
             lambda: go("sources", bank_id=kept.bank_id, view="coverage")),
        ]  # fmt: skip
        for n, (text, do) in enumerate(buttons):
            made = button(text, "" if n else "primary")
            made.clicked.connect(lambda _checked=False, do=do: do())
            flow.addWidget(made)
            if not n:
                self.quiz_button = made
        inside.addWidget(holder)
        if waiting:
            inside.addWidget(plain_label(words.waiting(waiting), "muted"))
        foot = QWidget()
        flow = FlowLayout(foot, gap=8, line_gap=8)
        if waiting:
            self.review_button = button(self.tr("Go on with the review"))
            self.review_button.clicked.connect(self.review_wanted)
            flow.addWidget(self.review_button)
        self.more_button = button(self.tr("Other documents"), "quiet")
        self.more_button.clicked.connect(self.more_wanted)
        flow.addWidget(self.more_button)
        inside.addWidget(foot)
        self._column.addWidget(frame)
        self._column.addStretch(1)
        self.quiz_button.setFocus(Qt.FocusReason.OtherFocusReason)
