"""Hand out and collect: a quiz as a file for students, and what they hand in (for teachers).

Opened with `quiz_id` to hand that quiz out. Students have `hand_in.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from question_bank.errors import QuestionBankError
from quizapp.library.collecting import Collected, Fate
from quizapp.library.handing_out import HandedOut, HandingOut, pack_name
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line

_FATES = {
    Fate.NEW: ("circle-check", "right"),
    Fate.KNOWN: ("info", "muted"),
    Fate.REFUSED: ("circle-alert", "wrong"),
}


class HandOutPage(Page):
    name = "hand_out"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = column(self)
        layout.addLayout(title_line(self.tr("Hand out and collect")))
        layout.addWidget(self._out_card())
        layout.addWidget(self._collect_card())
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        layout.addLayout(self._told)
        layout.addStretch(1)
        self.told: tuple[Collected, ...] = ()

    def _out_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Hand out"), "title"))
        inside.addWidget(
            plain_label(
                self.tr(
                    "One file with the quiz and all that it needs. Students open it in Quizapp and "
                    "hand a result file in."
                ),
                "muted",
            )
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.quiz = QComboBox()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for text, field in ((self.tr("Quiz"), self.quiz), (self.tr("Password"), self.password)):
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        inside.addLayout(form)
        inside.addWidget(
            plain_label(
                self.tr(
                    "With a password the keys of an exam are encrypted, and students are told "
                    "nothing; whoever has the file can try passwords, so take a long one. Without "
                    "one, students see at once what was right, and who opens the file with another "
                    "program can read the keys before."
                ),
                "caption",
            )
        )
        self.out_button = button(self.tr("Save quiz pack …"), "primary")
        self.services.theme.put_icon(self.out_button, "upload", "on_accent")
        self.out_button.clicked.connect(self.choose_place)
        inside.addWidget(self.out_button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _collect_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Collect"), "title"))
        said = self.tr(
            "Choose the result files of your students; the same file twice does no harm."
        )
        inside.addWidget(plain_label(said, "muted"))
        self.collect_button = button(self.tr("Collect results …"))
        self.services.theme.put_icon(self.collect_button, "download")
        self.collect_button.clicked.connect(self.choose_results)
        inside.addWidget(self.collect_button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def opened(self, **arguments: Any) -> None:
        wanted = arguments.get("quiz_id", self.quiz.currentData())
        self.quiz.clear()
        for entry in self.services.lib.quizzes.all():
            self.quiz.addItem(entry.quiz.name, entry.quiz.id)
        self.quiz.setCurrentIndex(max(0, self.quiz.findData(wanted)))
        self.out_button.setEnabled(self.quiz.count() > 0)
        self.password.clear()

    # Handing out ------------------------------------------------------------------------------

    def choose_place(self) -> None:
        """Asks where, then writes the pack."""
        quiz = self.services.lib.quizzes.get(self.quiz.currentData())
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save quiz pack"), pack_name(quiz), self.tr("Quiz packs (*.quizpack)")
        )
        if name:
            self.hand_out(Path(name))

    def hand_out(self, path: Path) -> None:
        """Writes the pack of the chosen quiz."""
        handing = HandingOut.of(self.services.lib)
        quiz_id, password = self.quiz.currentData(), self.password.text()
        self.services.tasks.run(
            lambda: handing.hand_out(quiz_id, path, password), self._handed_out, self._refused
        )

    def _handed_out(self, made: HandedOut) -> None:
        self.password.clear()
        said = self.tr("{file} is written: {questions}.").format(
            file=made.path.name, questions=words.questions(made.question_count)
        )
        if made.is_sealed:
            said += " " + self.tr("Keep the password: nobody can read the keys without it.")
        if made.missing:
            missing = ", ".join(made.missing)
            said += " " + self.tr("Documents not found: {titles}.").format(titles=missing)
        self.services.notify(said, "good")

    def _refused(self, error: QuestionBankError) -> None:
        self.services.notify(str(error), "error")

    # Collecting -------------------------------------------------------------------------------

    def choose_results(self) -> None:
        """Asks for result files and takes them in."""
        names, _filter = QFileDialog.getOpenFileNames(
            self, self.tr("Collect results"), "", self.tr("Results (*.quizresult)")
        )
        if names:
            self.collect([Path(name) for name in names])

    def collect(self, paths: Sequence[Path]) -> None:
        """Takes the files in and says what became of each."""
        handing = HandingOut.of(self.services.lib)
        self.services.tasks.run(lambda: handing.collect(paths), self._collected, self._refused)

    def _collected(self, told: tuple[Collected, ...]) -> None:
        self.told = told
        clear_layout(self._told)
        for one in told:
            icon, tint = _FATES[one.fate]
            self._told.addWidget(
                icon_line(self.services.theme, icon, self._words(one), "body", tint)
            )

    def _words(self, one: Collected) -> str:
        if one.fate is Fate.REFUSED:
            named = one.path.name in one.problem
            return one.problem if named else f"{one.path.name}: {one.problem}"
        if one.fate is Fate.KNOWN:
            return self.tr("{file}: collected already.").format(file=one.path.name)
        said = self.tr("{person}: {quiz}, {marks} of {maximum} points.").format(
            person=one.person,
            quiz=one.quiz,
            marks=words.points(one.marks),
            maximum=words.points(one.maximum),
        )
        return " ".join([said, *one.notes])
