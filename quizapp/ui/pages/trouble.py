"""Shown instead of all else when the database cannot be used: why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QHBoxLayout

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import Backup
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line


class TroublePage(Page):
    name = "trouble"

    def __init__(
        self,
        services: Services,
        error: QuestionBankError,
        restore: Callable[[QuestionBankError], None],
    ) -> None:
        super().__init__(services)
        layout = column(self)
        layout.addLayout(title_line(self.tr("Your data cannot be opened")))
        frame, inside = card("bad")
        inside.addWidget(icon_line(services.theme, "circle-alert", str(error), "body", "wrong"))
        layout.addWidget(frame)
        row = QHBoxLayout()
        backup: Backup | None = getattr(error, "backup", None)
        if backup is not None:
            said = self.tr(
                "There is a good backup of {date}. The damaged file is set aside, not deleted."
            )
            layout.addWidget(plain_label(said.format(date=words.local_date(backup.made_at))))
            self.restore_button = button(self.tr("Restore the backup"), "primary")
            self.restore_button.clicked.connect(lambda: restore(error))
            row.addWidget(self.restore_button)
        leave = button(self.tr("Quit"))
        leave.clicked.connect(QApplication.quit)
        row.addWidget(leave)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
