"""Practice: what is due today, the goal, the days so far, what is coming; start a sitting.

Enter starts what is due; what a person decides under "Your plan" holds at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.errors import QuestionBankError
from quizapp.practice.model import BankPractice, Plan, PracticeOverview
from quizapp.ui import practice_words, words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.pages.practice_parts import PlanCard, forecast_card
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.activity_calendar import ActivityCalendar
from quizapp.ui.widgets.cards import card, empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout
from quizapp.ui.widgets.goal_ring import GoalRing

if TYPE_CHECKING:
    from quizapp.library.practice import Sitting

MAX_STEMS = 3
"""Edited questions that are named; the rest are counted."""


class PracticePage(Page):
    name = "practice"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.overview: PracticeOverview | None = None
        self.due_button: QPushButton | None = None
        self.calendar: ActivityCalendar | None = None
        layout = column(self)
        layout.addLayout(title_line(self.tr("Practice")))
        self._top = QVBoxLayout()
        self._top.setSpacing(16)
        layout.addLayout(self._top)
        self.plan_card = PlanCard(services.theme)
        self.plan_card.changed.connect(self._plan_changed)
        layout.addWidget(self.plan_card)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        self._show()
        if self.due_button is not None:
            self.due_button.setFocus()

    def restyle(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        clear_layout(self._top)
        self.due_button = None
        self.calendar = None
        try:
            view = self.services.lib.practice.overview()
        except QuestionBankError as error:
            self.plan_card.hide()
            self._top.addWidget(
                empty_state(
                    self.services.theme,
                    "user",
                    str(error),
                    self.tr("Home"),
                    lambda: self.services.navigate("home"),
                )
            )
            self._show_now()
            return
        self.overview = view
        self.plan_card.show()
        self.plan_card.show_plan(view.plan)
        self._top.addWidget(self._today_card(view))
        if view.edited:
            self._top.addWidget(self._edited_card(view))
        if view.answers:
            self._top.addWidget(self._days_card(view))
        if view.learnt:
            self._top.addWidget(forecast_card(view))
        if view.banks:
            self._top.addWidget(self._banks_card(view))
        self._show_now()

    def _show_now(self) -> None:
        """A widget that is not shown yet cannot take the focus."""
        for n in range(self._top.count()):
            item = self._top.itemAt(n)
            if item is not None and (widget := item.widget()) is not None:
                widget.show()

    # Cards ------------------------------------------------------------------------------------

    def _today_card(self, view: PracticeOverview) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(24)
        self.ring = GoalRing(self.services.theme)
        self.ring.show_goal(view.answered_today, view.plan.daily_goal)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(8)
        said.addWidget(plain_label(practice_words.questions_due(view.due), "title"))
        said.addWidget(plain_label(self._learnt(view), "muted"))
        said.addWidget(self._start_buttons(view))
        said.addStretch(1)
        row.addLayout(said, 1)
        inside.addLayout(row)
        return frame

    def _learnt(self, view: PracticeOverview) -> str:
        if not view.learnt or view.recall is None:
            return self.tr(
                "Answer questions, in a quiz or here: each comes back before it is forgotten, "
                "what was wrong on the next day."
            )
        return practice_words.learnt_so_far(view.learnt, words.percent(view.recall))

    def _start_buttons(self, view: PracticeOverview) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        if view.due:
            due = button(self.tr("Practise what is due"), "primary")
            due.clicked.connect(lambda: self.start_due())
            flow.addWidget(due)
            self.due_button = due
        self.new_button = button(
            self.tr("Learn new questions"), "" if view.due or not view.new else "primary"
        )
        self.new_button.clicked.connect(lambda: self.start_new())
        self.new_button.setEnabled(view.new > 0)
        flow.addWidget(self.new_button)
        if self.due_button is None:
            self.due_button = self.new_button
        return holder

    def _edited_card(self, view: PracticeOverview) -> QWidget:
        frame, inside = card("partly")
        count = len(view.edited)
        said = self.tr("The key of {count} questions was edited since you learnt them.")
        if count == 1:
            said = self.tr("The key of a question was edited since you learnt it.")
        said += " " + self.tr("You start anew with:")
        theme = self.services.theme
        inside.addWidget(icon_line(theme, "info", said.format(count=count), "strong", "flag_ink"))
        for stem in view.edited[:MAX_STEMS]:
            inside.addWidget(plain_label(stem))
        if count > MAX_STEMS:
            more = self.tr("… and {count} more").format(count=count - MAX_STEMS)
            inside.addWidget(plain_label(more, "muted"))
        return frame

    def _days_card(self, view: PracticeOverview) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Your days"), "title"))
        inside.addWidget(
            icon_line(self.services.theme, "calendar-check", self._streak(view), "muted", "accent")
        )
        self.calendar = ActivityCalendar(self.services.theme)
        self.calendar.show_days(view.answers, view.today, view.plan.daily_goal)
        inside.addWidget(self.calendar)
        return frame

    def _streak(self, view: PracticeOverview) -> str:
        current, longest = view.streak.current, view.streak.longest
        if not current:
            said = self.tr("No answers yesterday or today.")
        elif current == 1:
            said = self.tr("1 day in a row.")
        else:
            said = self.tr("{count} days in a row.").format(count=current)
        if longest > max(1, current):
            said += " " + self.tr("The longest so far: {count}.").format(count=longest)
        return said

    def _banks_card(self, view: PracticeOverview) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("By bank"), "title"))
        for bank in view.banks:
            inside.addWidget(self._bank_row(bank))
        return frame

    def _bank_row(self, bank: BankPractice) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(plain_label(bank.title, "strong"))
        parts = [practice_words.due(bank.due)] if bank.due else []
        parts += [practice_words.learnt(bank.learnt), practice_words.new(bank.new)]
        if bank.recall is not None:
            parts.append(self.tr("about {share} known").format(share=words.percent(bank.recall)))
        said.addWidget(plain_label(" · ".join(parts), "muted"))
        row.addLayout(said, 1)
        if bank.due:
            go = button(self.tr("Practise"))
            go.setAccessibleName(self.tr("Practise {title}").format(title=bank.title))
            go.clicked.connect(lambda: self.start_due(bank.bank_id))
            row.addWidget(go)
        elif bank.new:
            go = button(self.tr("Learn new"))
            go.setAccessibleName(self.tr("Learn new from {title}").format(title=bank.title))
            go.clicked.connect(lambda: self.start_new(bank.bank_id))
            row.addWidget(go)
        return holder

    # Intents ----------------------------------------------------------------------------------

    def start_due(self, bank_id: str = "") -> None:
        """Practises what is due, of one bank or of all."""
        practice, name = self.services.lib.practice, self.tr("Due today")
        self._begin(lambda: practice.start_due(bank_id, name=name))

    def start_new(self, bank_id: str = "") -> None:
        """Practises what was never answered, of one bank or of all."""
        practice, name = self.services.lib.practice, self.tr("New questions")
        self._begin(lambda: practice.start_new(bank_id, name=name))

    def _begin(self, start: Callable[[], Sitting]) -> None:
        try:
            sitting = start()
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            self._show()
            return
        if sitting.left_out:
            self.services.notify(practice_words.left_out(sitting.left_out), "info")
        self.services.navigate("quiz", session=sitting.session)

    def _plan_changed(self, plan: Plan) -> None:
        self.services.lib.practice.set_plan(plan)
        view = self.overview
        if view is not None and plan.day_starts_at == view.plan.day_starts_at:
            self.overview = view = replace(view, plan=plan)
            self.ring.show_goal(view.answered_today, plan.daily_goal)
            if self.calendar is not None:
                self.calendar.show_days(view.answers, view.today, plan.daily_goal)
        else:  # other days: all numbers are new, the fields keep the focus
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
