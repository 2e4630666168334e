"""Long work beside the window. Enter by `TaskRunner.run(work, on_done, on_error)`.

Results come back on the window's thread. The executor is handed in, so that tests run work at once.
A `QuestionBankError` goes to `on_error`; anything else is a bug and goes to `on_bug`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from question_bank.errors import QuestionBankError


class Task(QObject):
    """One piece of work; `cancel()` keeps its result from being delivered.

    Signals:
        finished: the work is over, whatever became of it.
    """

    finished = Signal()
    _ready = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class TaskRunner(QObject):
    """Runs work on its executor, one window's worth at a time."""

    def __init__(
        self, make_executor: Callable[[], Executor], on_bug: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._make_executor = make_executor
        self._executor: Executor | None = None
        self._on_bug = on_bug
        self._running: set[Task] = set()

    def run(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[QuestionBankError], None],
    ) -> Task:
        """Starts `work`; one of the callbacks is called on the window's thread."""
        task = Task()
        self._running.add(task)

        def deliver(future: Future[Any]) -> None:
            self._running.discard(task)
            if not task.cancelled:
                self._hand_over(future, on_done, on_error)
            task.finished.emit()

        task._ready.connect(deliver)
        if self._executor is None:  # not before there is work: a start must not pay for it
            self._executor = self._make_executor()
        future = self._executor.submit(work)
        future.add_done_callback(task._ready.emit)
        return task

    def close(self) -> None:
        """Waits for work that is under way."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def _hand_over(
        self,
        future: Future[Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[QuestionBankError], None],
    ) -> None:
        from question_bank.errors import QuestionBankError  # not needed for the first picture

        try:
            result = future.result()
        except QuestionBankError as error:
            on_error(error)
        except Exception as error:  # noqa: BLE001 - one of the two places where bugs are met
            self._on_bug(error)
        else:
            on_done(result)
