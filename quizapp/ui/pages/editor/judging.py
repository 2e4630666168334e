"""Finds what is wrong: with the question in the form as one types, with all others while the window
is idle. Used by the page."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from question_bank.bank.model import Question, Status
from quizapp.editing import Issue, issues_of
from quizapp.library.edit_session import EditSession

JUDGE_AFTER_MS = 150
"""A pause in typing after which preview and problems follow."""

CHECK_FOR_S = 0.006
"""How long the questions of the list are looked at before the window is given a turn."""


class Judge(QObject):
    """Signals:
    judged: the issues of the question in the form.
    checked: the counts of all questions are known.
    """

    judged = Signal(object)
    checked = Signal()

    def __init__(self, current: Callable[[], Question | None]) -> None:
        super().__init__()
        self._current = current
        self.session: EditSession | None = None
        self.question: Question | None = None
        """The version of the question that was judged."""
        self.issues: list[Issue] = []
        self._turn = -1
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(JUDGE_AFTER_MS)
        self._later.timeout.connect(self.judge)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._check_some)

    def begin(self, session: EditSession) -> None:
        """Another bank."""
        self.session, self.question, self.issues, self._turn = session, None, [], -1
        self._idle.start()

    def rest(self) -> None:
        """The page is left."""
        self._idle.stop()

    def edited(self) -> None:
        """The question is being typed: it is judged after a pause."""
        self._later.start()
        self._idle.start()

    def look_again(self) -> None:
        """Questions have changed: they are counted again."""
        self._idle.start()

    def judge(self) -> None:
        """Judges the question as it is now."""
        self._later.stop()
        session, question = self.session, self._current()
        if session is None:
            return
        self.issues = []
        if question is not None and question.status is not Status.RETIRED:
            documents = {key: one for key, one in session.documents.items() if one is not None}
            self.issues = issues_of(question, session.bank.head, documents)
        self.question = question
        if question is not None:
            session.checker.look(question)
        self.judged.emit(self.issues)

    def up_to_date(self) -> list[Issue]:
        """The issues of what is typed now, without waiting for a pause."""
        if self._later.isActive():
            self.judge()
        return self.issues

    def next_issue(self) -> Issue | None:
        """The next problem, round the end."""
        issues = self.up_to_date()
        if not issues:
            return None
        self._turn = (self._turn + 1) % len(issues)
        return issues[self._turn]

    def first_fixable(self) -> Issue | None:
        """The first problem that can be mended for certain."""
        return next((one for one in self.up_to_date() if one.fix is not None), None)

    def _check_some(self) -> None:
        if self.session is None:
            self._idle.stop()
            return
        end = time.perf_counter() + CHECK_FOR_S
        looked, every = self.session.checker.work(lambda: time.perf_counter() > end)
        if looked >= every:
            self._idle.stop()
            self.checked.emit()
