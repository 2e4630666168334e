"""Disputes: what students say was graded wrongly, for a teacher to decide one after another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from question_bank.bank.gaps import stem_in_words
from question_bank.errors import QuestionBankError
from question_bank.grading.keys import answer_text
from quizapp.library.regrades import DisputeCase
from quizapp.quiz.disputes import LONGEST, DisputeState
from quizapp.quiz.model import SealedCitation
from quizapp.ui import words
from quizapp.ui.dispute_words import state_words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.shown import marked_answers
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.cards import card, empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout


class DisputesPage(Page):
    name = "disputes"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.cases: tuple[DisputeCase, ...] = ()
        self.replies: dict[int, QLineEdit] = {}
        layout = column(self)
        back = button(self.tr("Quizzes"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: services.navigate("quizzes"))
        layout.addLayout(title_line(self.tr("Disputes"), back))
        hint = self.tr(
            "Students say here that an answer was graded wrongly. What you decide is told to them "
            "beside their result."
        )
        layout.addWidget(plain_label(hint, "muted"))
        self.with_closed = QCheckBox(self.tr("Closed ones, too"))
        self.with_closed.toggled.connect(self.refresh)
        layout.addWidget(self.with_closed)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        layout.addLayout(self._cards)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Asks for the queue beside the window: it reads banks."""
        library, closed = self.services.lib, self.with_closed.isChecked()
        self.services.tasks.run(
            lambda: library.regrades.queue(with_closed=closed),
            self._draw,
            lambda error: self.services.notify(str(error), "error"),
        )

    def _draw(self, cases: tuple[DisputeCase, ...]) -> None:
        self.cases = cases
        self.replies.clear()
        clear_layout(self._cards)
        if not any(case.dispute.state is DisputeState.OPEN for case in cases):
            said = self.tr("Nobody disputes anything.")
            self._cards.addWidget(empty_state(self.services.theme, "circle-check", said))
        for case in cases:
            self._cards.addWidget(self._card(case))

    def _card(self, case: DisputeCase) -> QWidget:
        frame, inside = card()
        dispute, asked = case.dispute, case.asked
        who = " · ".join((dispute.person_name, dispute.quiz_title, words.local_date(dispute.at)))
        inside.addWidget(plain_label(who, "caption"))
        stem = stem_in_words(asked.shown.stem)
        inside.addWidget(marked_label(stem, asked.shown.markup, "lead"))
        looks = marked_answers(asked.shown)
        question = asked.feedback.revealed.question
        given = answer_text(question, asked.response.answer, asked.shown.language)
        for title, text in (
            (self.tr("Answered"), given or self.tr("Nothing")),
            (self.tr("The key"), asked.feedback.key_text),
        ):
            inside.addWidget(plain_label(title, "caption"))
            inside.addWidget(marked_label(text, looks, "strong"))
        inside.addWidget(plain_label(self.tr("{name} says").format(name=dispute.person_name),
                                     "caption"))  # fmt: skip
        inside.addWidget(plain_label(dispute.comment))
        if asked.feedback.revealed.citations:
            look = button(self.tr("Open the passage"), "quiet")
            self.services.theme.put_icon(look, "book-open-text", "accent")
            look.clicked.connect(lambda: self._open(case))
            inside.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        if dispute.state is DisputeState.OPEN:
            self._decide(case, inside)
        else:
            said = state_words(dispute)
            inside.addWidget(icon_line(self.services.theme, "circle-check", said, "body"))
            inside.addWidget(plain_label(dispute.reply))
        return frame

    def _open(self, case: DisputeCase) -> None:
        revealed = case.asked.feedback.revealed
        citations: tuple[SealedCitation, ...] = revealed.citations
        self.services.navigate("source", sources=revealed.sources, citations=citations, current=0)

    def _decide(self, case: DisputeCase, inside: QVBoxLayout) -> None:
        dispute = case.dispute
        actions = QWidget()
        row = FlowLayout(actions, gap=8, line_gap=6)
        both = button(self.tr("Accept both …"))
        both.setEnabled(case.can_accept)
        both.clicked.connect(lambda: self.accept_both(dispute.id))
        row.addWidget(both)
        if case.is_corrected:
            correct = button(self.tr("Regrade with the new key …"), "primary")
            correct.clicked.connect(lambda: self.regrade(case))
        else:
            correct = button(self.tr("Correct the key …"))
            correct.setEnabled(not case.is_read_only)
            correct.clicked.connect(lambda: self.correct(case))
        row.addWidget(correct)
        inside.addWidget(actions)
        if case.is_read_only and not case.is_corrected:
            said = self.tr("This bank comes with Quizapp: its key cannot be corrected.")
            inside.addWidget(plain_label(said, "muted"))
        reply = QLineEdit()
        reply.setMaxLength(LONGEST)
        reply.setPlaceholderText(self.tr("Or answer why the grade stands"))
        reply.setAccessibleName(self.tr("Answer to {name}").format(name=dispute.person_name))
        reply.returnPressed.connect(lambda: self.answer(dispute.id))
        self.replies[dispute.id] = reply
        inside.addWidget(reply)
        send = button(self.tr("Answer"))
        send.clicked.connect(lambda: self.answer(dispute.id))
        inside.addWidget(send, 0, Qt.AlignmentFlag.AlignLeft)

    # Deciding ---------------------------------------------------------------------------------

    def accept_both(self, dispute_id: int) -> None:
        """Shows what a second key would change; applied there."""
        try:
            run = self.services.lib.regrades.accept_both(dispute_id)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.navigate(
            "regrade", run=run, dispute_id=dispute_id, state=DisputeState.ACCEPTED
        )

    def correct(self, case: DisputeCase) -> None:
        """The question in the editor; when it is saved, the queue offers the regrade."""
        shown = case.asked.shown
        self.services.navigate("editor", bank_id=shown.bank_id, question_id=shown.question_id)

    def regrade(self, case: DisputeCase) -> None:
        """Shows what the corrected key changes; applied there."""
        shown = case.asked.shown
        self.services.navigate(
            "regrade",
            bank_id=shown.bank_id,
            question_id=shown.question_id,
            dispute_id=case.dispute.id,
            state=DisputeState.CORRECTED,
        )

    def answer(self, dispute_id: int) -> None:
        """The grade stands; the reply says why."""
        try:
            self.services.lib.regrades.answer(dispute_id, self.replies[dispute_id].text())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.notify(self.tr("The answer is sent."), "good")
        self.refresh()

    def restyle(self) -> None:
        if self.services.library is not None and self.isVisible():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("quizzes")
        else:
            super().keyPressEvent(event)
