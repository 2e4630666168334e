"""Bugs end here: the log, and a dialog with what a report needs. Enter by `install`."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from quizapp.ui.text import button, plain_label
from quizapp.ui.versions import all_versions

LOG = logging.getLogger("quizapp")
MAX_LOG_BYTES = 500_000


def start_log(path: Path) -> logging.Handler:
    """Writes the log to a file that is never larger than `MAX_LOG_BYTES`, with one old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=MAX_LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    return handler


def report_of(error: BaseException) -> str:
    """Versions and traceback, for the clipboard."""
    versions = "\n".join(f"{name}: {version}" for name, version in all_versions().items())
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return f"{versions}\n\n{''.join(lines)}"


class CrashDialog(QDialog):
    """Says that something is wrong with Quizapp, and that answers are safe."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Something went wrong in Quizapp"), "title"))
        said = self.tr(
            "This is a fault of the program, not yours. Every answer that was marked as saved is "
            "saved. You can go on; if it happens again, please report it with the text below."
        )
        layout.addWidget(plain_label(said))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        layout.addWidget(text, 1)
        row = QHBoxLayout()
        copy = button(self.tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        row.addWidget(copy)
        row.addStretch(1)
        close = button(self.tr("Go on"), "primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        close.setFocus()


class BugCatcher(QObject):
    """Takes bugs from every thread, logs them and shows one dialog at a time.

    Signals:
        caught: a report, delivered on the window's thread.
    """

    caught = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show
        self._showing = False
        self.caught.connect(self._open, Qt.ConnectionType.AutoConnection)

    def catch(self, error: BaseException) -> None:
        """From any thread."""
        LOG.error("bug", exc_info=(type(error), error, error.__traceback__))
        self.caught.emit(report_of(error))

    def _open(self, report: str) -> None:
        assert QThread.currentThread() is self.thread()
        if self._showing:  # a bug in a repaint would open dialogs without end
            return
        self._showing = True
        try:
            self._show(report)
        finally:
            self._showing = False

    def install(self) -> None:
        """Becomes the excepthook of Python and of its threads."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.catch(args.exc_value or SystemError("thread"))

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.catch(error)
