"""The line under a question: previous, flag, saved, source, skip, and the button that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.quiz.model import Mode
from quizapp.quiz.session import QuizSession
from quizapp.ui.text import button, plain_label, plain_tooltip
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.fitting_row import FittingRow


class QuizFoot(QWidget):
    """Signals: what the student wants."""

    previous_wanted = Signal()
    flag_wanted = Signal()
    source_wanted = Signal()
    skip_wanted = Signal()
    undo_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.previous_button = button(self.tr("Previous"))
        theme.put_icon(self.previous_button, "chevron-left")
        self.previous_button.clicked.connect(self.previous_wanted)
        self.flag_button = button(self.tr("Flag"), "chip")
        self.flag_button.setCheckable(True)
        theme.put_icon(self.flag_button, "flag", "flag_ink")
        self.flag_button.clicked.connect(self.flag_wanted)
        self.saved = plain_label("", "muted")
        self.saved.setWordWrap(False)
        self.source_button = button(self.tr("Source"), "quiet")
        theme.put_icon(self.source_button, "book-open-text", "accent")
        self.source_button.clicked.connect(self.source_wanted)
        self.undo_button = button(self.tr("Undo"), "quiet")
        plain_tooltip(self.undo_button, self.tr("Take the last answer back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_wanted)
        self.skip_button = button(self.tr("Skip"), "quiet")
        self.skip_button.clicked.connect(self.skip_wanted)
        self.main_button = button("", "primary")
        self.main_button.clicked.connect(self.go_on_wanted)
        row = FittingRow(self)
        row.addWidget(self.previous_button)
        row.addWidget(self.flag_button)
        row.add(self.saved, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.source_button)
        row.addWidget(self.skip_button)
        row.addWidget(self.main_button)

    def show_question(self, session: QuizSession) -> None:
        """As the session's current question wants it."""
        index = session.index
        self.previous_button.setEnabled(index > 0)
        self.flag_button.setChecked(session.response(index).flagged)
        self.main_button.setText(self._main_text(session))
        self.undo_button.setVisible(session.can_undo)
        self.source_button.setVisible(bool(session.open_sources(index)))
        is_practice = session.head.blueprint.mode is Mode.PRACTICE
        checked = session.response(index).checked
        self.skip_button.setVisible(is_practice and not checked and index + 1 < session.count)

    def show_review(self) -> None:
        """Before submitting."""
        self.main_button.setText(self.tr("Submit"))
        self.skip_button.hide()
        self.undo_button.hide()
        self.previous_button.setEnabled(True)

    def _main_text(self, session: QuizSession) -> str:
        is_practice = session.head.blueprint.mode is Mode.PRACTICE
        if is_practice and not session.response(session.index).checked:
            return self.tr("Check")
        if session.index + 1 < session.count:
            return self.tr("Next")
        return self.tr("Finish") if not session.unanswered() else self.tr("Review and finish")
