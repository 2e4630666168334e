"""Work on a class beside the window: told how far it is, stopped when it is not wanted any more.

Enter by `Loader.run(work, on_done)`; `work` is given the function that it tells its progress.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from question_bank.errors import QuestionBankError
from quizapp.library.class_model import Progress
from quizapp.ui.pages.page import Services
from quizapp.ui.tasks import Task

TELL_EVERY_S = 0.05


class StoppedError(QuestionBankError):
    """The work is not wanted any more."""


class Loader(QObject):
    """One piece of work at a time: a new one stops the one before.

    Signals:
        moved: stage, what is done, of how much.
        failed: the sentence of a `QuestionBankError`.
        finished: nothing is under way any more.
    """

    moved = Signal(str, int, int)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._stop = threading.Event()
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def run(self, work: Callable[[Progress], Any], on_done: Callable[[Any], None]) -> None:
        """Does `work` in the background; what it gives comes to `on_done`."""
        self.stop()
        stop = self._stop = threading.Event()
        told = 0.0
        over_already = False

        def progress(stage: str, done: int, whole: int) -> None:
            nonlocal told
            if stop.is_set():
                raise StoppedError("Stopped.")
            now = time.monotonic()
            if now - told >= TELL_EVERY_S:
                told = now
                self.moved.emit(stage, done, whole)

        def over(result: Any) -> None:
            nonlocal over_already
            over_already = True
            if not stop.is_set():
                self._task = None
                self.finished.emit()
                on_done(result)

        def failed(error: QuestionBankError) -> None:
            nonlocal over_already
            over_already = True
            if not stop.is_set():
                self._task = None
                self.finished.emit()
                self.failed.emit(str(error))

        begun = self._services.tasks.run(lambda: work(progress), over, failed)
        if not over_already:
            self._task = begun

    def stop(self) -> None:
        """Ends the work at its next word of progress; its result is not delivered."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.finished.emit()
