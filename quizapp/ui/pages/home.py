"""Home: who you are, what to continue, what is there to start, the last results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import AttemptSummary, BankCard, HomeView, QuizCard
from quizapp.ui import practice_words, quiz_words, words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, empty_state, icon_line


class HomePage(Page):
    """Painted from a `HomeView`, at the first start before the library is there."""

    name = "home"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._layout = column(self)
        self.view: HomeView | None = None
        self.name_field: QLineEdit | None = None

    def opened(self, **arguments: Any) -> None:
        if self.services.library is not None:
            self.show_view(self.services.library.home())
        elif "view" in arguments:
            self.show_view(arguments["view"])

    def library_attached(self) -> None:
        view = self.services.lib.home()
        if view != self.view:
            typed = self.name_field.text() if self.name_field is not None else ""
            self.show_view(view)
            if self.name_field is not None:
                self.name_field.setText(typed)

    def restyle(self) -> None:
        if self.view is not None:
            self.show_view(self.view)

    def show_view(self, view: HomeView) -> None:
        """Draws the page anew."""
        self.view = view
        self.name_field = None
        clear_layout(self._layout)
        if view.person is None:
            self._welcome(view)
        else:
            self._greet(view)
            self._continue(view)
            self._quizzes(view)
            self._due(view)
            self._start(view)
            self._recent(view)
        self._layout.addStretch(1)
        self._focus_first()

    def _focus_first(self) -> None:
        """The first thing to do has the focus, so that Enter does it."""
        if not self.isVisible():
            return
        drawn = list(_widgets_in(self._layout))  # not those of the view before, which are going
        for widget in drawn:
            widget.show()
        first = self.name_field or next(
            (found for widget in drawn for found in widget.findChildren(QPushButton)), None
        )
        if first is not None:
            first.setFocus()

    # The first start --------------------------------------------------------------------------

    def _welcome(self, view: HomeView) -> None:
        self._layout.addLayout(title_line(self.tr("Welcome to Quizapp")))
        about = self.tr(
            "Quizzes that you can trust: every answer leads to the passage that proves it."
        )
        self._layout.addWidget(plain_label(about, "lead"))
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("What is your name?"), "title"))
        hint = self.tr("Your results are kept under it, on this computer only.")
        inside.addWidget(plain_label(hint, "muted"))
        row = QHBoxLayout()
        self.name_field = QLineEdit()
        self.name_field.setPlaceholderText(self.tr("Your name"))
        self.name_field.setAccessibleName(self.tr("Your name"))
        self.name_field.setMaxLength(80)
        self.name_field.returnPressed.connect(self._add_person)
        row.addWidget(self.name_field, 1)
        go = button(self.tr("Start"), "primary")
        go.clicked.connect(self._add_person)
        row.addWidget(go)
        inside.addLayout(row)
        self._layout.addWidget(frame)
        self.name_field.setFocus()
        if view.people:
            self._known_people(view)

    def _known_people(self, view: HomeView) -> None:
        self._layout.addWidget(plain_label(self.tr("Or go on as"), "title"))
        for person in view.people:
            known = button(person.name)
            known.clicked.connect(lambda _on=False, key=person.id: self._choose(key))
            self._layout.addWidget(known, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_person(self) -> None:
        if self.services.library is None:
            self.services.when_open(self._add_person)
            return
        if self.name_field is None:
            return
        try:
            self.services.library.add_person(self.name_field.text())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.opened()

    def _choose(self, person_id: str) -> None:
        if self.services.library is None:
            self.services.when_open(lambda: self._choose(person_id))
            return
        self.services.library.choose_person(person_id)
        self.opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # Later starts -----------------------------------------------------------------------------

    def _greet(self, view: HomeView) -> None:
        assert view.person is not None
        title = self.tr("Hello, {name}").format(name=view.person.name)
        if len(view.people) < 2:
            self._layout.addLayout(title_line(title))
            return
        who = QComboBox()
        who.setAccessibleName(self.tr("Who you are"))
        for person in view.people:
            who.addItem(person.name, person.id)
        who.setCurrentIndex(who.findData(view.person.id))
        who.activated.connect(lambda n: self._choose(str(who.itemData(n))))
        self._layout.addLayout(title_line(title, who))

    def _continue(self, view: HomeView) -> None:
        if not view.unfinished:
            return
        self._layout.addWidget(plain_label(self.tr("Continue"), "title"))
        for attempt in view.unfinished[:5]:
            self._layout.addWidget(self._unfinished_card(attempt))

    def _unfinished_card(self, attempt: AttemptSummary) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(plain_label(attempt.title, "strong"))
        parts = [self.tr("Exam") if attempt.mode == "exam" else self.tr("Practice")]
        parts.append(
            self.tr("{done} of {count} answered").format(
                done=attempt.answered_count, count=attempt.question_count
            )
        )
        if attempt.limit_s is not None:
            left = words.duration(max(0.0, attempt.limit_s - attempt.spent_s))
            parts.append(self.tr("{time} left").format(time=left))
        said.addWidget(plain_label(" · ".join(parts), "muted"))
        row.addLayout(said, 1)
        go = button(self.tr("Continue"), "primary")
        go.setAccessibleName(self.tr("Continue {title}").format(title=attempt.title))
        go.clicked.connect(lambda: self._resume(attempt.attempt_id))
        row.addWidget(go)
        inside.addLayout(row)
        return frame

    def _resume(self, attempt_id: str) -> None:
        if self.services.library is None:
            self.services.when_open(lambda: self._resume(attempt_id))
            return
        try:
            session = self.services.library.resume(attempt_id)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        if session.is_over:
            self.services.notify(self.tr("The time of this attempt is over."), "info")
            self.services.navigate("results", attempt_id=attempt_id)
        else:
            self.services.navigate("quiz", session=session)

    def _quizzes(self, view: HomeView) -> None:
        """What teachers gave: now, or from a day on."""
        if not view.quizzes:
            return
        self._layout.addWidget(plain_label(self.tr("From your teacher"), "title"))
        for quiz in sorted(view.quizzes, key=lambda one: one.state != "open"):
            self._layout.addWidget(self._quiz_card(quiz))

    def _quiz_card(self, quiz: QuizCard) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(plain_label(quiz.title, "strong"))
        said.addWidget(plain_label(quiz_words.card_line(quiz), "muted"))
        row.addLayout(said, 1)
        go = button(self.tr("Take it"), "primary" if quiz.state == "open" else "")
        go.setAccessibleName(self.tr("Take {title}").format(title=quiz.title))
        go.setEnabled(quiz.state == "open")
        go.clicked.connect(lambda: self.services.navigate("take", quiz_id=quiz.quiz_id))
        row.addWidget(go)
        inside.addLayout(row)
        return frame

    def _due(self, view: HomeView) -> None:
        if not view.due:
            return
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(plain_label(practice_words.questions_due(view.due), "strong"))
        why = self.tr("What you have learnt comes back before it is forgotten.")
        said.addWidget(plain_label(why, "muted"))
        row.addLayout(said, 1)
        go = button(self.tr("Practise"), "" if view.unfinished else "primary")
        go.setAccessibleName(self.tr("Practise what is due today"))
        go.clicked.connect(self._practise)
        row.addWidget(go)
        inside.addLayout(row)
        self._layout.addWidget(plain_label(self.tr("Practice"), "title"))
        self._layout.addWidget(frame)

    def _practise(self) -> None:
        if self.services.library is None:
            self.services.when_open(self._practise)
            return
        try:
            sitting = self.services.library.practice.start_due(name=self.tr("Due today"))
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            return
        if sitting.left_out:
            self.services.notify(practice_words.left_out(sitting.left_out), "info")
        self.services.navigate("quiz", session=sitting.session)

    def _start(self, view: HomeView) -> None:
        self._layout.addWidget(plain_label(self.tr("Start a quiz"), "title"))
        usable = [bank for bank in view.banks if bank.usable_count and not bank.problem]
        if not usable:
            self._layout.addWidget(
                empty_state(
                    self.services.theme,
                    "library-big",
                    self.tr("There is no bank to take a quiz from yet."),
                    self.tr("Open the library"),
                    lambda: self.services.navigate("library"),
                )
            )
        for bank in usable[:3]:
            self._layout.addWidget(
                self._bank_card(bank, primary=not (view.unfinished or view.due or view.quizzes))
            )

    def _bank_card(self, bank: BankCard, *, primary: bool) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(plain_label(bank.title, "strong"))
        about = words.questions(bank.usable_count)
        if bank.last is not None and bank.best is not None:
            about += " · " + self.tr("last {last}, best {best}").format(
                last=words.percent(bank.last), best=words.percent(bank.best)
            )
        said.addWidget(plain_label(about, "muted"))
        row.addLayout(said, 1)
        go = button(self.tr("Take a quiz"), "primary" if primary else "")
        go.setAccessibleName(self.tr("Take a quiz from {title}").format(title=bank.title))
        go.clicked.connect(lambda: self.services.navigate("setup", bank_id=bank.bank_id))
        row.addWidget(go)
        inside.addLayout(row)
        return frame

    def _recent(self, view: HomeView) -> None:
        if not view.recent:
            return
        self._layout.addWidget(plain_label(self.tr("Last results"), "title"))
        frame, inside = card()
        for attempt in view.recent:
            inside.addLayout(self._recent_row(attempt))
        self._layout.addWidget(frame)

    def _recent_row(self, attempt: AttemptSummary) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        icon, tint = ("circle-check", "right") if attempt.passed else ("circle-dot", "muted")
        said = f"{attempt.title} · {words.local_date(attempt.started_at)}"
        line = icon_line(self.services.theme, icon, said, tint=tint)
        row.addWidget(line, 1, Qt.AlignmentFlag.AlignVCenter)
        told = "–" if attempt.is_withheld else words.percent(attempt.fraction or 0.0)
        score = plain_label(told, "strong")
        score.setWordWrap(False)
        row.addWidget(score)
        look = button(self.tr("Review"), "quiet")
        look.setAccessibleName(self.tr("Review {title}").format(title=attempt.title))
        look.clicked.connect(
            lambda: self.services.navigate("results", attempt_id=attempt.attempt_id)
        )
        row.addWidget(look)
        return row


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it, from top to bottom."""
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_in(inner)
