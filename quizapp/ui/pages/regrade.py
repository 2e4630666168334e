"""Regrade: questions whose key was corrected, what that changes, and what was regraded before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.gaps import stem_in_words
from question_bank.errors import QuestionBankError
from question_bank.grading.keys import key_text
from quizapp.library.regrades import ChangedQuestion, RegradeEntry
from quizapp.quiz.disputes import LONGEST, DisputeState
from quizapp.quiz.regrading import DryRun, Obstacle
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.pages.regrade_model import COL_DATE, COL_QUIZ, ChangesModel
from quizapp.ui.text import ask, button, marked_label, plain_label, plain_words
from quizapp.ui.widgets.cards import card, empty_state, icon_line

ROWS_IN_SIGHT = 8

NARROW = 620
"""Pixels of width, at 100 % text, under which the table shows fewer columns."""


class RegradePage(Page):
    """Opened with nothing, with `bank_id` and `question_id`, or with `run`, a `DryRun`; with
    `dispute_id` and `state` where it decides a dispute."""

    name = "regrade"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.run: DryRun | None = None
        self._dispute: tuple[int | None, DisputeState] = (None, DisputeState.CORRECTED)
        self.views = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.views)
        self.list = QWidget()
        self._list = column(self.list)
        self.dry = QWidget()
        self._dry = column(self.dry)
        self.model = ChangesModel()
        self.table: QTableView | None = None
        self.views.addWidget(self.list)
        self.views.addWidget(self.dry)

    def opened(self, **arguments: Any) -> None:
        self._dispute = (
            arguments.get("dispute_id"), arguments.get("state", DisputeState.CORRECTED)
        )  # fmt: skip
        if "run" in arguments:
            self.show_run(arguments["run"])
        elif "question_id" in arguments:
            self.look(arguments["bank_id"], arguments["question_id"])
        else:
            self.show_list()

    # What could be regraded, and what was -----------------------------------------------------

    def show_list(self) -> None:
        """Asks, beside the window, which keys have changed."""
        self.views.setCurrentWidget(self.list)
        self._draw_list(None)
        self.services.tasks.run(
            self.services.lib.regrades.changed,
            self._draw_list,
            lambda error: self.services.notify(str(error), "error"),
        )

    def _draw_list(self, changed: tuple[ChangedQuestion, ...] | None) -> None:
        clear_layout(self._list)
        back = button(self.tr("Quizzes"))
        self.services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: self.services.navigate("quizzes"))
        self._list.addLayout(title_line(self.tr("Regrade"), back))
        hint = self.tr(
            "When a key was corrected in its bank, finished attempts keep the old scores until "
            "you take the new key over here. You see first what would change."
        )
        self._list.addWidget(plain_label(hint, "muted"))
        if changed is None:
            self._list.addWidget(plain_label(self.tr("Looking for corrected keys …"), "muted"))
        elif not changed:
            said = self.tr("No key has changed since it was answered.")
            self._list.addWidget(empty_state(self.services.theme, "circle-check", said))
        for one in changed or ():
            self._list.addWidget(self._changed_card(one))
        entries = self.services.lib.regrades.all()
        if entries:
            self._list.addWidget(plain_label(self.tr("Regraded before"), "title"))
        for entry in entries:
            self._list.addWidget(self._entry_card(entry))
        self._list.addStretch(1)

    def _changed_card(self, one: ChangedQuestion) -> QWidget:
        frame, inside = card()
        question = one.question
        stem = stem_in_words(question.stem)
        inside.addWidget(marked_label(stem, question.markup, "strong"))
        said = self.tr("{bank} · {attempts} attempts graded by an older key").format(
            bank=one.bank_title, attempts=one.attempts
        )
        inside.addWidget(plain_label(said, "muted"))
        look = button(self.tr("See what changes"), "primary")
        look.setAccessibleName(f"{look.text()}: {plain_words(stem, question.markup)}")
        look.clicked.connect(lambda: self.look(one.bank_id, question.id))
        inside.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _entry_card(self, entry: RegradeEntry) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(stem_in_words(entry.stem), "strong"))
        parts = [words.local_date(entry.at)]
        if entry.by:
            parts.append(entry.by)
        parts.append(
            self.tr("{changed} of {count} attempts changed").format(
                changed=entry.changed, count=entry.attempts
            )
        )
        inside.addWidget(plain_label(" · ".join(parts), "muted"))
        inside.addWidget(plain_label(entry.reason))
        if entry.undone_at is not None:
            said = self.tr("Undone {moment}").format(moment=words.local_date(entry.undone_at))
            inside.addWidget(icon_line(self.services.theme, "undo-2", said, "muted"))
        else:
            undo = button(self.tr("Undo"))
            undo.setAccessibleName(self.tr("Undo: {stem}").format(stem=entry.stem))
            self.services.theme.put_icon(undo, "undo-2")
            undo.clicked.connect(lambda: self.undo(entry))
            inside.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def undo(self, entry: RegradeEntry) -> None:
        """Asks, then gives the attempts their old scores back."""
        text = self.tr("Give {count} attempts the scores back that they had before?")
        if not ask(
            self,
            self.tr("Undo"),
            text.format(count=entry.attempts),
            self.tr("Undo"),
            self.tr("Keep"),
        ):
            return
        regrades = self.services.lib.regrades
        self.services.tasks.run(
            lambda: regrades.undo(entry.id),
            self._undone,
            lambda error: self.services.notify(str(error), "error"),
        )

    def _undone(self, count: int) -> None:
        said = self.tr("{count} attempts have their old scores again.")
        self.services.notify(said.format(count=count), "good")
        self.show_list()

    # The dry run ------------------------------------------------------------------------------

    def look(self, bank_id: str, question_id: str) -> None:
        """Works out, beside the window, what the corrected question changes."""
        library = self.services.lib
        self.services.tasks.run(
            lambda: library.regrades.dry_run(bank_id, question_id), self.show_run, self._refused
        )

    def _refused(self, error: QuestionBankError) -> None:
        self.services.notify(str(error), "error")
        self.show_list()

    def show_run(self, run: DryRun) -> None:
        """What would change, attempt by attempt."""
        self.run = run
        clear_layout(self._dry)
        self.table = None
        back = button(self.tr("Back"))
        self.services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(self.leave)
        self._dry.addLayout(title_line(self.tr("What would change"), back))
        question = run.question
        frame, inside = card()
        inside.addWidget(marked_label(stem_in_words(question.stem), question.markup, "lead"))
        inside.addWidget(plain_label(self.tr("The key now"), "caption"))
        inside.addWidget(plain_label(key_text(question, self._language(run)), "strong"))
        self._dry.addWidget(frame)
        for icon, tint, said in self._facts(run):
            self._dry.addWidget(icon_line(self.services.theme, icon, said, "body", tint))
        if run.worth_other:
            self._dry.addWidget(self._table(run))
        if run.changes:
            self._dry.addWidget(self._apply_card())
        self._dry.addStretch(1)
        self.views.setCurrentWidget(self.dry)
        if run.changes:
            self.reason.setFocus()

    def _language(self, run: DryRun) -> str:
        try:
            return self.services.lib.bank(run.bank_id).language
        except QuestionBankError:
            return "en"

    def _facts(self, run: DryRun) -> list[tuple[str, str, str]]:
        worth = len(run.worth_other)
        said = self.tr("{changed} of {count} attempts get another score.")
        facts = [("list-checks", "accent", said.format(changed=worth, count=len(run.changes)))]
        if run.is_reworded:
            facts.append(("triangle-alert", "flag", self.tr(
                "More than the key was changed: the words are others than students read. "
                "Regrade only if they were asked the same."
            )))  # fmt: skip
        reasons = {
            Obstacle.OTHER_KIND: self.tr("the question is of another kind now"),
            Obstacle.OTHER_PARTS: self.tr("options or parts came or went"),
        }
        for obstacle, why in reasons.items():
            count = sum(one is obstacle for _name, one in run.refused)
            if count:
                said = self.tr("{count} attempts cannot be graded anew: {why}.")
                facts.append(("circle-alert", "wrong", said.format(count=count, why=why)))
        if run.running:
            said = self.tr("{count} attempts are in progress: regrade again when they are in.")
            facts.append(("clock", "muted", said.format(count=run.running)))
        return facts

    def _table(self, run: DryRun) -> QTableView:
        self.model.set_rows(run.worth_other)
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Attempts that change"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        row = round(36 * self.services.theme.scale)
        table.verticalHeader().setDefaultSectionSize(row)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        self.table = table
        self._fit()
        count = min(ROWS_IN_SIGHT, len(run.worth_other))
        table.setFixedHeight(count * row + round(44 * self.services.theme.scale) + 8)
        return table

    def _fit(self) -> None:
        """Little room: who and what it changes; quiz and date can be read in wider windows."""
        narrow = self.width() < NARROW * self.services.theme.scale
        if self.table is not None:
            for wide in (COL_QUIZ, COL_DATE):
                self.table.setColumnHidden(wide, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _apply_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Why"), "title"))
        said = self.tr("Students read this beside their new score; the old one is kept.")
        inside.addWidget(plain_label(said, "muted"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST)
        self.reason.setAccessibleName(self.tr("Why"))
        self.reason.setPlaceholderText(self.tr("The key was wrong: the passage says …"))
        self.reason.returnPressed.connect(self.apply)
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        self.apply_button = button(self.tr("Regrade"), "primary")
        self.apply_button.clicked.connect(self.apply)
        row.addWidget(self.apply_button)
        inside.addLayout(row)
        return frame

    def apply(self) -> None:
        """Takes the dry run over, beside the window: many attempts take a moment."""
        run = self.run
        if run is None or not self.apply_button.isEnabled():
            return
        regrades, reason = self.services.lib.regrades, self.reason.text()
        dispute_id, state = self._dispute
        self.apply_button.setEnabled(False)
        self.services.tasks.run(
            lambda: regrades.apply(run, reason, dispute_id, state),
            lambda _id: self._applied(run, dispute_id, state),
            self._not_applied,
        )

    def _not_applied(self, error: QuestionBankError) -> None:
        self.apply_button.setEnabled(True)
        self.services.notify(str(error), "error")

    def _applied(self, run: DryRun, dispute_id: int | None, state: DisputeState) -> None:
        said = self.tr("{count} attempts are regraded. Students see it in their History.")
        self.services.notify(said.format(count=len(run.changes)), "good")
        if state is DisputeState.ACCEPTED:
            self._keep_in_bank(run)
        if dispute_id is not None:
            self.services.navigate("disputes")
        else:
            self.show_list()

    def _keep_in_bank(self, run: DryRun) -> None:
        try:
            kept = self.services.lib.regrades.save_to_bank(run)
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            return
        self.services.notify(
            self.tr("The bank accepts both answers from now on.")
            if kept
            else self.tr(
                "A single choice has one key: in the bank the question is a draft until you mend "
                "it, and is not asked."
            ),
            "info",
        )

    def leave(self) -> None:
        """Back to where the dry run was asked for."""
        if self._dispute[0] is not None:
            self.services.navigate("disputes")
        else:
            self.show_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.views.currentWidget() is self.dry:
                self.leave()
            else:
                self.services.navigate("quizzes")
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        if self.services.library is None:
            return
        if self.views.currentWidget() is self.dry and self.run is not None:
            reason = self.reason.text() if self.run.changes else ""
            self.show_run(self.run)
            if self.run.changes:
                self.reason.setText(reason)
        elif self.isVisible():
            self.show_list()


def told_to_student(before: float, after: float) -> str:
    """`60 % before, 70 % now`."""
    said = QCoreApplication.translate("regrade", "{before} before, {after} now")
    return said.format(before=words.percent(before), after=words.percent(after))
