"""Keeps what is unsaved, saves, and watches the file for other programs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from question_bank.errors import QuestionBankError
from quizapp.editing import Side
from quizapp.library.edit_session import ChangedOutsideError, EditSession, OnDisk, Saved
from quizapp.ui.pages.page import Services

KEEP_AFTER_MS = 700
"""A pause in typing after which what is unsaved is kept."""

PAUSE_AFTER_MS = 1500
"""A pause after which the next edit is a step of its own."""

LOOK_EVERY_MS = 3000

MANY = 200
"""Changed questions from which on they are kept on a thread."""


class Saver(QObject):
    """Signals:
    changed: what there is to save is another.
    saved: what a save did.
    found_changed: the file was changed by another program.
    disk_read: the file as it is now, to be compared.
    """

    changed = Signal()
    saved = Signal(object)
    found_changed = Signal()
    disk_read = Signal(object)

    def __init__(self, services: Services, author: Callable[[], str]) -> None:
        super().__init__()
        self._services = services
        self._author = author
        self.session: EditSession | None = None
        self.is_saving = False
        self._told = False
        self._keep = self._timer(KEEP_AFTER_MS, self.keep, single=True)
        self._pause = self._timer(PAUSE_AFTER_MS, self._end_step, single=True)
        self._look = self._timer(LOOK_EVERY_MS, self.look, single=False)

    def _timer(self, after_ms: int, do: Callable[[], object], *, single: bool) -> QTimer:
        made = QTimer(self)
        made.setInterval(after_ms)
        made.setSingleShot(single)
        made.timeout.connect(lambda: do())
        return made

    def begin(self, session: EditSession) -> None:
        """Watches over a session."""
        self.session = session
        self._told = False
        self._look.start()

    def rest(self) -> None:
        """The page is left: what is unsaved is kept now."""
        self._look.stop()
        self._pause.stop()
        self._end_step()
        self.keep(at_once=True)

    def go_on(self) -> None:
        """The page is there again."""
        if self.session is not None:
            self._look.start()
            self.look()

    def edited(self) -> None:
        """Something was edited."""
        self._keep.start()
        self._pause.start()
        self.changed.emit()

    def _end_step(self) -> None:
        if self.session is not None:
            self.session.bank.pause()

    def keep(self, *, at_once: bool = False) -> None:
        """Keeps what is unsaved, should the computer stop now. Very many changes are written on a
        thread, unless they are to be kept `at_once`."""
        self._keep.stop()
        session = self.session
        if session is None or self.is_saving:
            return
        editing = self._services.lib.editing
        if session.bank.changed_count > MANY and not at_once:
            draft = editing.draft(session)
            if draft is not None:
                self._services.tasks.run(
                    lambda: editing.keep(session, draft), lambda _nothing: None, self._not_kept
                )
            return
        try:
            editing.autosave(session)
        except QuestionBankError as error:
            self._not_kept(error)

    def _not_kept(self, error: QuestionBankError) -> None:
        self._services.notify(str(error), "error")

    def look(self) -> None:
        """Tells once that the file is no longer what was read."""
        session = self.session
        if session is None or self.is_saving or self._told:
            return
        try:
            is_changed = self._services.lib.editing.is_changed_outside(session)
        except QuestionBankError:
            is_changed = True
        if is_changed:
            self._told = True
            self.found_changed.emit()

    # Saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Writes all that is finished."""
        session = self.session
        if session is None or self.is_saving:
            return
        session.bank.pause()
        editing = self._services.lib.editing
        snapshot = editing.snapshot(session, self._author())
        self.is_saving = True
        self.changed.emit()
        self._services.tasks.run(
            lambda: editing.save(session, snapshot),
            lambda saved: self._saved(session, saved),
            self._refused,
        )

    def _saved(self, session: EditSession, saved: Saved) -> None:
        self.is_saving = False
        self._told = False
        try:
            self._services.lib.editing.take(session, saved)
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
        self.changed.emit()
        self.saved.emit(saved)

    def _refused(self, error: QuestionBankError) -> None:
        self.is_saving = False
        self.changed.emit()
        if isinstance(error, ChangedOutsideError):
            self._told = True
            self.found_changed.emit()
            self.compare()
            return
        self._services.notify(str(error), "error")

    def write_over(self) -> None:
        """Writes over a file that cannot be read; what was there is kept."""
        session = self.session
        assert session is not None
        editing = self._services.lib.editing
        try:
            saved, kept = editing.write_over(session, editing.snapshot(session, self._author()))
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            return
        if kept is not None:
            said = self.tr("What was there before is kept in {file}.")
            self._services.notify(said.format(file=kept), "info")
        self._saved(session, saved)

    # Another program --------------------------------------------------------------------------

    def compare(self) -> None:
        """Reads the file, to be compared with what is open here."""
        session = self.session
        assert session is not None
        editing = self._services.lib.editing
        self._services.tasks.run(
            lambda: editing.on_disk(session),
            self.disk_read.emit,
            lambda error: self._services.notify(str(error), "error"),
        )

    def merge(self, disk: OnDisk, choices: dict[str, Side]) -> None:
        """Takes the choices. The bank's own fields stay as they are here, if they were changed
        here, else they are taken from the file."""
        session = self.session
        assert session is not None
        head = Side.MINE if session.bank.head_is_changed else Side.THEIRS
        try:
            self._services.lib.editing.merge(session, disk, choices, head)
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
        self._told = False
        self.changed.emit()
