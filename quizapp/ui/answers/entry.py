"""A line in which an answer is typed, with how it was read beneath it before it counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from question_bank.bank.model import Kind
from question_bank.grading import describe_entry

SAVE_AFTER_MS = 400
"""The longest time that typed letters wait to be saved, however fast the typing goes on."""

MAX_ENTRY = 500
"""Characters that an entry may have; no key is as long."""


class EntryLine(QLineEdit):
    """A line edit that tells its text while it is typed, when it loses the focus and at Enter.

    Signals:
        settled: the text has changed and is worth saving.
        submitted: Enter was pressed; `settled` came first if there was something to save.
    """

    settled = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(MAX_ENTRY)
        self._told: str | None = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(self._save_soon)

    def _save_soon(self) -> None:
        if not self._pause.isActive():  # steady typing must not put the saving off
            self._pause.start()

    def tell_again(self) -> None:
        """What was told could not be kept: it is told once more at the next occasion."""
        self._told = None

    def show_stored(self, text: str) -> None:
        """Shows a stored text; it needs no saving."""
        self._pause.stop()
        self._told = text
        self.setText(text)

    def flush(self) -> None:
        """Tells the text now, if it has changed since it was told."""
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.settled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "\r" and not event.modifiers():
            self.flush()
            self.submitted.emit()
            return
        super().keyPressEvent(event)


def echo_of(kind: Kind, text: str, language: str, unit: str = "") -> tuple[str, bool]:
    """How an entry was read ("= 3 April 2020"), and whether it could be read at all.

    Kinds that are not read (short answers) and empty entries give an empty echo.
    """
    if kind not in (Kind.NUMERIC, Kind.DATE) or not text.strip():
        return "", True
    said = describe_entry(kind, text, language)
    if said is not None:
        return said, True
    if kind is Kind.NUMERIC:
        return QCoreApplication.translate("EntryLine", "This is not read as a number."), False
    return QCoreApplication.translate("EntryLine", "This is not read as a date."), False


def hint_for(kind: Kind, unit: str, precision: str) -> str:
    """What is asked for, in grey inside the empty line."""
    translate = QCoreApplication.translate
    if kind is Kind.NUMERIC:
        if unit:
            return translate("EntryLine", "A number ({unit})").format(unit=unit)
        return translate("EntryLine", "A number")
    if kind is Kind.DATE:
        return {
            "year": translate("EntryLine", "A year"),
            "month": translate("EntryLine", "A month and a year"),
            "day": translate("EntryLine", "A day, month and year"),
        }.get(precision, translate("EntryLine", "A date"))
    return translate("EntryLine", "Type your answer")
