"""Quizzes: the teacher's list of named quizzes, with its form and its preview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from question_bank.errors import QuestionBankError
from quizapp.library.quizzes import QuizEntry
from quizapp.quiz.model import Blueprint
from quizapp.quiz.opening import Opening
from quizapp.quiz.quizzes import Draw, NamedQuiz, PoolReport
from quizapp.ui import quiz_words, words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.pages.quizzes_form import QuizForm
from quizapp.ui.pages.quizzes_preview import QuizPreview
from quizapp.ui.text import PlainLabel, ask, button, plain_label
from quizapp.ui.widgets.cards import card, empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

_STATES = {
    Opening.DRAFT: ("pencil", "muted"),
    Opening.NOT_YET: ("clock", "muted"),
    Opening.OPEN: ("circle-play", "right"),
    Opening.CLOSED: ("archive", "muted"),
}
"""A quiz's state to its icon and tint."""


class QuizzesPage(Page):
    """Opened with nothing, or with `edit`, a `NamedQuiz` to open in the form."""

    name = "quizzes"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._warnings: dict[str, tuple[QWidget, PlainLabel]] = {}
        self.views = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.views)
        self.list = QWidget()
        self._build_list(column(self.list))
        self.form = QuizForm(services)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self.show_list)
        self.form.preview_wanted.connect(self.show_preview)
        self.preview = QuizPreview(services)
        self.preview.left.connect(self._leave_preview)
        for view in (self.list, self.form, self.preview):
            self.views.addWidget(view)

    def _build_list(self, layout: QVBoxLayout) -> None:
        self.new_button = button(self.tr("New quiz"), "primary")
        self.services.theme.put_icon(self.new_button, "plus", "on_accent")
        self.new_button.clicked.connect(self.new)
        layout.addLayout(title_line(self.tr("Quizzes"), self.new_button))
        hint = self.tr(
            "A quiz draws questions from banks. Give it to students, and it stands on their Home."
        )
        layout.addWidget(plain_label(hint, "muted"))
        places = QWidget()
        self._places = FlowLayout(places, gap=8, line_gap=8)
        self.place_buttons: dict[str, QPushButton] = {}
        for name, icon, text in self._other_places():
            go = button(text)
            self.services.theme.put_icon(go, icon)
            go.clicked.connect(lambda _on=False, name=name: self.services.navigate(name))
            self.place_buttons[name] = go
            self._places.addWidget(go)
        self.lock_button = button(self.tr("Lock"))
        self.lock_button.setToolTip(self.tr("Ask for the teacher's password again"))
        self.lock_button.clicked.connect(self.lock)
        self._places.addWidget(self.lock_button)
        layout.addWidget(places)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        layout.addLayout(self._cards)
        layout.addStretch(1)

    def _other_places(self) -> tuple[tuple[str, str, str], ...]:
        """The teacher's pages that are reached from here: name, icon, words."""
        return (
            ("disputes", "flag", self.tr("Disputes")),
            ("regrade", "rotate-ccw", self.tr("Regrade")),
            ("extra_time", "timer", self.tr("Extra time")),
            ("hand_out", "upload", self.tr("Hand out and collect")),
        )

    # The list ---------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        if "edit" in arguments:
            self.edit(arguments["edit"])
        elif self.views.currentWidget() is self.list:
            self.show_list()

    def show_list(self) -> None:
        """The quizzes as they are now."""
        self.views.setCurrentWidget(self.list)
        self.lock_button.setVisible(self.services.lib.teachers.is_set)
        waiting = self.services.lib.regrades.open_count()
        said = self.tr("Disputes ({count})").format(count=waiting)
        self.place_buttons["disputes"].setText(said if waiting else self.tr("Disputes"))
        entries = self.services.lib.quizzes.all()
        clear_layout(self._cards)
        self._warnings.clear()
        if not entries:
            self._cards.addWidget(
                empty_state(
                    self.services.theme,
                    "list-checks",
                    self.tr("No quizzes yet. Make one from your banks; it takes a minute."),
                    self.tr("New quiz"),
                    self.new,
                )
            )
        for entry in entries:
            self._cards.addWidget(self._card(entry))
        self.new_button.setFocus()
        quizzes = self.services.lib.quizzes
        self.services.tasks.run(
            lambda: {entry.quiz.id: quizzes.report(entry.quiz) for entry in entries},
            self._reported,
            lambda _error: None,
        )

    def _card(self, entry: QuizEntry) -> QWidget:
        quiz, theme = entry.quiz, self.services.theme
        frame, inside = card()
        inside.addWidget(plain_label(quiz.name, "title"))
        icon, tint = _STATES.get(entry.state, ("circle-dot", "muted"))
        state = quiz_words.opening(entry.state, quiz.opens_at, quiz.closes_at)
        inside.addWidget(icon_line(theme, icon, state, "body", tint))
        inside.addWidget(plain_label(self._about(entry), "muted"))
        warning = icon_line(theme, "triangle-alert", " ", "body", "flag")
        warning.hide()
        self._warnings[quiz.id] = (warning, warning.findChildren(PlainLabel)[0])
        inside.addWidget(warning)
        inside.addWidget(self._actions(entry))
        return frame

    def _about(self, entry: QuizEntry) -> str:
        quiz = entry.quiz
        titles = {bank.bank_id: bank.title for bank in self.services.lib.banks()}
        count = len(quiz.fixed) if quiz.draw is Draw.FIXED else quiz.blueprint.count
        parts = [
            quiz_words.mode(quiz.blueprint.mode.value),
            quiz_words.amount(count, quiz.blueprint.limit_s),
            ", ".join(titles.get(one, one) for one in quiz.blueprint.bank_ids),
        ]
        if quiz.draw is Draw.FIXED:
            parts.append(self.tr("the same for everybody"))
        parts.append(self.tr("%Ln attempts", "", entry.attempt_count))
        return " · ".join(parts)

    def _actions(self, entry: QuizEntry) -> QWidget:
        quiz = entry.quiz
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=4)
        give = self.tr("Take back") if quiz.is_given else self.tr("Give to students")
        for text, role, do in (
            (give, "" if quiz.is_given else "primary", lambda: self.give(quiz)),
            (self.tr("Edit"), "quiet", lambda: self.edit(quiz)),
            (self.tr("Preview"), "quiet", lambda: self.show_preview(quiz)),
            (
                self.tr("On paper"),
                "quiet",
                lambda: self.services.navigate("paper", quiz_id=quiz.id),
            ),
            (
                self.tr("Hand out …"),
                "quiet",
                lambda: self.services.navigate("hand_out", quiz_id=quiz.id),
            ),
            (self.tr("Copy"), "quiet", lambda: self.copy(quiz)),
            (self.tr("Delete"), "quiet", lambda: self.delete(entry)),
        ):
            pressed = button(text, role)
            pressed.setAccessibleName(f"{text}: {quiz.name}")
            pressed.clicked.connect(do)
            row.addWidget(pressed)
        return holder

    def _reported(self, reports: dict[str, PoolReport]) -> None:
        for quiz_id, report in reports.items():
            if report.is_too_small and quiz_id in self._warnings:
                line, label = self._warnings[quiz_id]
                label.setText(too_small(report))
                line.show()

    # Doing ------------------------------------------------------------------------------------

    def new(self) -> None:
        """An empty form; a bank is chosen already where there is only one."""
        banks = [bank for bank in self.services.lib.banks() if not bank.problem]
        chosen = (banks[0].bank_id,) if len(banks) == 1 else ()
        self.edit(NamedQuiz(Blueprint(chosen)))

    def edit(self, quiz: NamedQuiz) -> None:
        self.form.show_quiz(quiz)
        self.views.setCurrentWidget(self.form)
        self.form.quiz_name.setFocus()

    def copy(self, quiz: NamedQuiz) -> None:
        """The form with a copy that students do not see."""
        name = self.tr("Copy of {name}").format(name=quiz.name)
        blueprint = replace(quiz.blueprint, name=name)
        self.edit(replace(quiz, id="", blueprint=blueprint, is_given=False))

    def give(self, quiz: NamedQuiz) -> None:
        """Shows the quiz to students, or takes it back."""
        try:
            self.services.lib.quizzes.give(quiz.id, not quiz.is_given)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
        self.show_list()

    def delete(self, entry: QuizEntry) -> None:
        text = self.tr("Take '{name}' off the list? Its attempts and results stay.")
        if ask(
            self,
            self.tr("Delete"),
            text.format(name=entry.quiz.name),
            self.tr("Delete"),
            self.tr("Keep"),
        ):
            self.services.lib.quizzes.archive(entry.quiz.id)
            self.show_list()

    def lock(self) -> None:
        """The teacher goes; the next one is asked for the password."""
        self.services.lib.teachers.lock()
        self.services.navigate("home")

    def _saved(self, quiz: NamedQuiz) -> None:
        said = self.tr("'{name}' is saved.").format(name=quiz.name)
        if not quiz.is_given:
            said += " " + self.tr("Give it to students when it is ready.")
        self.services.notify(said, "good")
        self.show_list()

    def show_preview(self, quiz: NamedQuiz) -> None:
        """The quiz as a student could get it."""
        self._from_form = self.views.currentWidget() is self.form
        if self.preview.show_quiz(quiz):
            self.views.setCurrentWidget(self.preview)

    def _leave_preview(self) -> None:
        if self._from_form:
            self.views.setCurrentWidget(self.form)
        else:
            self.show_list()

    def restyle(self) -> None:
        self.form.restyle()
        if self.views.currentWidget() is self.list and self.services.library is not None:
            self.show_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.views.currentWidget() is self.form:
            self.form.leave()
        elif event.key() == Qt.Key.Key_Escape and self.views.currentWidget() is self.preview:
            self._leave_preview()
        else:
            super().keyPressEvent(event)


def too_small(report: PoolReport) -> str:
    """What is wrong with a pool, in words."""
    from PySide6.QtCore import QCoreApplication

    def tr(text: str) -> str:
        return QCoreApplication.translate("quizzes", text)

    if report.problem:
        return report.problem
    if report.missing:
        said = tr("{missing} of {wanted} fixed questions cannot be asked now: draw them again.")
        return said.format(missing=len(report.missing), wanted=report.wanted)
    if not report.total:
        return tr("No question matches: this quiz cannot be taken.")
    said = tr("{wanted} are asked, {there} match: students get fewer.")
    return said.format(wanted=words.questions(report.wanted), there=report.total)
