"""A teacher's hands on the bank editor, for widget and end-to-end tests."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from question_bank.bank.model import Question
from quizapp.ui.pages.editor import EditorPage

BANK = "harbour-abc123"


class Editor:
    """The page and what a person does with it."""

    def __init__(self, running: Any, bank_id: str = BANK) -> None:
        self.running = running
        running.window.go("editor", bank_id=bank_id)
        page = running.window.page("editor")
        assert isinstance(page, EditorPage)
        self.page = page

    @property
    def bank(self) -> Any:
        assert self.page.session is not None
        return self.page.session.bank

    @property
    def form(self) -> Any:
        return self.page.work.form

    def current(self) -> Question:
        question = self.page.current
        assert question is not None
        return question

    def show(self, question_id: str) -> Question:
        self.page.show_question(question_id, focus=True)
        QApplication.processEvents()
        return self.current()

    def pane(self, name: str) -> None:
        self.page.work.show_pane(name)
        QApplication.processEvents()

    def press(self, text: str, widget: QWidget | None = None) -> None:
        QTest.keySequence(widget or QApplication.focusWidget() or self.page, text)
        QApplication.processEvents()

    def type(self, text: str, widget: QWidget | None = None) -> None:
        QTest.keyClicks(widget or QApplication.focusWidget() or self.page, text)
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget) -> None:
        """Presses Tab until a widget has the focus."""
        for _press in range(80):
            if QApplication.focusWidget() is wanted:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {wanted}")


def let_go(running: Any) -> None:
    """Deletes the page: five hundred widgets fewer for the next test's style sheet."""
    page = running.window.pages.pop("editor", None)
    if page is not None:
        page.can_leave()
        running.window.current = ""
        shiboken6.delete(page)
