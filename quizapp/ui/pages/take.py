"""Take: what a student should know before a quiz begins, and the button that begins it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from question_bank.errors import QuestionBankError
from quizapp.library.quizzes import Offer
from quizapp.quiz.model import ExpiryPolicy, Mode
from quizapp.quiz.opening import Opening
from quizapp.ui import quiz_words, words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line


class TakePage(Page):
    """Opened with `quiz_id`."""

    name = "take"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.offer: Offer | None = None
        self._layout = column(self)
        self.start_button = button(self.tr("Start"), "primary")

    def opened(self, **arguments: Any) -> None:
        quiz_id = arguments.get("quiz_id", self.offer.quiz.id if self.offer else "")
        try:
            self.offer = self.services.lib.quizzes.offer(quiz_id)
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            self.services.navigate("home")
            return
        self._draw(self.offer)

    def restyle(self) -> None:
        if self.offer is not None:
            self._draw(self.offer)

    def _draw(self, offer: Offer) -> None:
        clear_layout(self._layout)
        state = Opening(offer.card.state)
        can_start = state in (Opening.OPEN, Opening.RUNNING)
        go_on = state is Opening.RUNNING
        self.start_button = button(self.tr("Continue") if go_on else self.tr("Start"), "primary")
        self.start_button.setEnabled(can_start)
        self.start_button.clicked.connect(self.start)
        later = button(self.tr("Not now"))
        later.clicked.connect(lambda: self.services.navigate("home"))
        self._layout.addLayout(title_line(offer.quiz.name, later, self.start_button))
        if offer.quiz.note:
            self._layout.addWidget(plain_label(offer.quiz.note, "lead"))
        frame, inside = card()
        for icon, text in self._facts(offer, state):
            inside.addWidget(self._fact(icon, text))
        self._layout.addWidget(frame)
        self._layout.addStretch(1)
        (self.start_button if can_start else later).setFocus()

    def _fact(self, icon: str, text: str) -> QWidget:
        return icon_line(self.services.theme, icon, text)

    def _facts(self, offer: Offer, state: Opening) -> list[tuple[str, str]]:
        quiz, card_of = offer.quiz, offer.card
        facts = [
            ("calendar-check", quiz_words.opening(state, quiz.opens_at, quiz.closes_at)),
            ("list-checks", quiz_words.amount(card_of.question_count, None)),
            ("timer", self._time(offer)),
        ]
        if quiz.blueprint.mode is Mode.EXAM:
            said = self.tr("Exam: the clock runs on from Start, even when Quizapp is closed.")
            facts.append(("graduation-cap", said))
            expiry = {
                ExpiryPolicy.AUTO_SUBMIT: self.tr("At the end of the time it is submitted."),
                ExpiryPolicy.GRACE: self.tr(
                    "After the end of the time there is a moment to submit, not to answer."
                ),
                ExpiryPolicy.MUST_SUBMIT: self.tr(
                    "Submit it in time: what is not submitted does not count."
                ),
            }[quiz.blueprint.expiry]
            if offer.limit_s is not None:
                facts.append(("clock", expiry))
        else:
            facts.append(("book-open-text", self.tr("Practice: feedback after each answer.")))
        if quiz.blueprint.negative_marking:
            facts.append(("minus", self.tr("Wrong answers cost points; leave out what you guess.")))
        if quiz.blueprint.certainty:
            said = self.tr("You are asked how sure you are; it counts as a second score.")
            facts.append(("circle-help", said))
        if quiz.blueprint.open_book:
            facts.append(("book-open-text", self.tr("The documents may be read meanwhile.")))
        passed = self.tr("Passed from {mark}").format(mark=words.percent(quiz.blueprint.pass_mark))
        facts.append(("circle-check", passed))
        if quiz.attempts_allowed is not None:
            used = quiz_words.attempts(card_of.attempts_used, quiz.attempts_allowed)
            facts.append(("rotate-ccw", used))
        return facts

    def _time(self, offer: Offer) -> str:
        base_s = offer.quiz.blueprint.limit_s
        if offer.limit_s is None:
            if base_s is not None:
                return self.tr("No limit of time for you")
            return self.tr("No limit of time")
        said = words.duration(offer.limit_s)
        if base_s is not None and offer.limit_s > base_s:
            more = self.tr("{time}, {extra} of it extra time for you")
            return more.format(time=said, extra=words.duration(offer.limit_s - base_s))
        return said

    def start(self) -> None:
        """Begins (or goes on with) the attempt."""
        if self.offer is None or not self.start_button.isEnabled():
            return
        try:
            session = self.services.lib.quizzes.start(self.offer.quiz.id)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            self.opened()
            return
        if session.is_over:
            self.services.navigate("results", attempt_id=session.head.id)
        else:
            self.services.navigate("quiz", session=session)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start()
        elif event.key() == Qt.Key.Key_Escape:
            self.services.navigate("home")
        else:
            super().keyPressEvent(event)
