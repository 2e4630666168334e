"""Hand in: a student opens a quiz pack and, when it is done, writes the result file.

Opened with `path` to take that pack at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import slug
from quizapp.library.handing_out import HandingOut, Taken
from quizapp.quiz.summaries import AttemptSummary
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, empty_state


class HandInPage(Page):
    name = "hand_in"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = column(self)
        self.open_button = button(self.tr("Open quiz pack …"), "primary")
        services.theme.put_icon(self.open_button, "folder-open", "on_accent")
        self.open_button.clicked.connect(self.choose_pack)
        layout.addLayout(title_line(self.tr("Hand in"), self.open_button))
        said = self.tr(
            "Open the file that your teacher gave you; the quiz stands on Home then. When you have "
            "submitted it, save the result file here and give it to your teacher."
        )
        layout.addWidget(plain_label(said, "muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.attempts: tuple[AttemptSummary, ...] = ()

    def opened(self, **arguments: Any) -> None:
        self._show()
        if "path" in arguments:
            self.take(arguments["path"])

    def _show(self) -> None:
        clear_layout(self._rows)
        person = self.services.lib.current_person()
        handing = HandingOut.of(self.services.lib)
        self.attempts = () if person is None else handing.finished(person.id)
        for one in self.attempts:
            self._rows.addWidget(self._row(one))
        if not self.attempts:
            said = self.tr("Nothing to hand in yet.")
            self._rows.addWidget(empty_state(self.services.theme, "file-text", said))

    def _row(self, one: AttemptSummary) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        told = QVBoxLayout()
        told.addWidget(plain_label(one.title, "title"))
        at = one.submitted_at or one.started_at
        told.addWidget(plain_label(words.local_date(at), "muted"))
        row.addLayout(told, 1)
        save = button(self.tr("Save result file …"))
        save.setAccessibleName(self.tr("Save result file of {title}").format(title=one.title))
        save.clicked.connect(lambda: self.choose_place(one))
        row.addWidget(save)
        inside.addLayout(row)
        return frame

    def choose_pack(self) -> None:
        """Asks for a pack and takes it."""
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open quiz pack"), "", self.tr("Quiz packs (*.quizpack)")
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Takes a pack: its quiz stands on Home."""
        handing = HandingOut.of(self.services.lib)
        self.services.tasks.run(lambda: handing.take(path), self._taken, self._refused)

    def _taken(self, taken: Taken) -> None:
        said = (
            self.tr("'{name}' is here already, on Home.")
            if taken.again
            else self.tr("'{name}' is on Home now.")
        ).format(name=taken.quiz.name)
        if taken.is_sealed:
            said += " " + self.tr("Your teacher tells you the result.")
        self.services.notify(said, "good")
        self._show()

    def _refused(self, error: QuestionBankError) -> None:
        self.services.notify(str(error), "error")

    def choose_place(self, one: AttemptSummary) -> None:
        """Asks where, then writes the result file."""
        person = self.services.lib.current_person()
        suggested = slug(f"{person.name if person else ''} {one.title}") + ".quizresult"
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save result file"), suggested, self.tr("Results (*.quizresult)")
        )
        if name:
            self.write(one.attempt_id, Path(name))

    def write(self, attempt_id: str, path: Path) -> None:
        """Writes the result file of a finished attempt."""
        try:
            HandingOut.of(self.services.lib).write_result(attempt_id, path)
        except QuestionBankError as error:
            self._refused(error)
            return
        said = self.tr("{file} is written: give it to your teacher.").format(file=path.name)
        self.services.notify(said, "good")
