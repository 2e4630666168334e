"""A draft as the student will see it, then its answer, its reasons and its flaws."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from question_bank.bank.model import Question
from question_bank.grading.keys import key_text
from quizapp.editing.issues import Issue, Level
from quizapp.library.edit_session import EditSession
from quizapp.quiz.model import ShownQuestion
from quizapp.ui.pages.editor.preview import PreviewPane
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services
from quizapp.ui.text import marked_label, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import card, icon_line


class DraftPane(PreviewPane):
    """The editor's preview with what a reviewer has to know below it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._language = "en"
        self._question: Question | None = None
        self._issues: Sequence[Issue] = ()
        self._with_quotation = False
        self.setAccessibleName(self.tr("The draft"))

    def show_draft(
        self,
        session: EditSession,
        question: Question,
        issues: Sequence[Issue],
        *,
        with_quotation: bool,
    ) -> None:
        """Shows a draft; `with_quotation` where its source is not beside it."""
        self._language = session.bank.head.language
        self._question, self._issues = question, issues
        self._with_quotation = with_quotation
        faults = sum(one.level is Level.ERROR for one in issues)
        self.show_question(session, question, faults, anew=True)
        self.verticalScrollBar().setValue(0)

    def _draw(self, shown: ShownQuestion, faults: int) -> None:
        super()._draw(shown, faults)
        question = self._question
        assert question is not None
        where = self._column.count() - 1
        for n, part in enumerate((self._answer(question), *self._doubts(question))):
            self._column.insertWidget(where + n, part)

    def _answer(self, question: Question) -> QWidget:
        frame, inside = card("good")
        theme = self._services.theme
        topics = ", ".join(question.topics)
        inside.addWidget(icon_line(theme, "check", self.tr("Right answer"), "right", "right"))
        inside.addWidget(plain_label(key_text(question, self._language), "lead"))
        if question.explanation:
            inside.addWidget(marked_label(question.explanation, question.markup))
        if self._with_quotation:
            for citation in question.citations:
                quotation = plain_label(f"“{citation.exact}”")
                quotation.setFont(theme.reading_font())
                inside.addWidget(quotation)
        about = kind_name(question.kind) + (f" · {topics}" if topics else "")
        inside.addWidget(plain_label(about, "caption"))
        return frame

    def _doubts(self, question: Question) -> list[QWidget]:
        theme = self._services.theme
        gates = question.origin.gates if question.origin is not None else ()
        parts: list[QWidget] = []
        if gates:
            frame, inside = card("partly")
            said = self.tr("Why the generator is not sure")
            inside.addWidget(icon_line(theme, "triangle-alert", said, "problem", "flag"))
            for reason in words.reasons(gates):
                inside.addWidget(plain_label(f"• {reason}"))
            parts.append(frame)
        told = [one for one in self._issues if one.level is not Level.REMARK]
        if told:
            frame, inside = card()
            said = self.tr("What could be better")
            inside.addWidget(icon_line(theme, "wrench", said, "strong"))
            for one in told:
                inside.addWidget(plain_label(f"• {one.message}"))
            parts.append(frame)
        return parts
