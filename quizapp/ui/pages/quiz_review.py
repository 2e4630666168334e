"""Before submitting: what is unanswered and flagged, each a click away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.quiz.session import QuizSession
from quizapp.ui import words
from quizapp.ui.pages.page import clear_layout
from quizapp.ui.shown import stem_words
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import card, icon_line
from quizapp.ui.widgets.fitting_row import FittingRow

STEM_LENGTH = 90
"""Characters of a stem that a line shows."""


class QuizReview(QWidget):
    """Signals:
    chosen: a question to go to.
    submit_wanted: the attempt is to end.
    """

    chosen = Signal(int)
    submit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 8, 8)
        self._layout.setSpacing(12)

    def show_session(self, session: QuizSession) -> None:
        clear_layout(self._layout)
        self._layout.addWidget(plain_label(self.tr("Before you submit"), "display"))
        unanswered, flagged = session.unanswered(), session.flagged()
        if not unanswered and not flagged:
            said = words.all_answered(session.count)
            self._layout.addWidget(icon_line(self._theme, "circle-check", said, "lead", "right"))
        for title, indices in (
            (self.tr("Not answered"), unanswered),
            (self.tr("Flagged"), flagged),
        ):
            if indices:
                self._layout.addWidget(self._card(session, title, indices))
        row = FittingRow()
        submit = button(self.tr("Submit"), "primary")
        submit.clicked.connect(self.submit_wanted)
        back = button(self.tr("Back to the questions"))
        back.clicked.connect(lambda: self.chosen.emit(session.index))
        row.addWidget(submit)
        row.addWidget(back)
        self._layout.addLayout(row)
        self._layout.addStretch(1)
        self.submit_button = submit

    def _card(self, session: QuizSession, title: str, indices: tuple[int, ...]) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(f"{title} · {len(indices)}", "strong"))
        for index in indices:
            stem = stem_words(session.shown(index))
            cut = stem if len(stem) <= STEM_LENGTH else stem[: STEM_LENGTH - 1] + "…"
            go = button(f"{index + 1}. {cut}", "quiet")
            go.setStyleSheet("text-align: left;")
            go.clicked.connect(lambda _on=False, index=index: self.chosen.emit(index))
            inside.addWidget(go)
        return frame
