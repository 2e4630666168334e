"""The composition root: paths, settings, window, then storage and library.

Enter by `main()`. A start has four steps, each on the screen before the next begins: the window's
frame; Home, read with the standard library; the check of the database; the library, imported and
opened on a thread. What is clicked before the library is open is done when it is.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

import question_bank
from quizapp.paths import Paths, data_dir_from
from quizapp.storage.first_look import read_appearance
from quizapp.ui.languages import Languages, reword
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

if TYPE_CHECKING:
    import argparse
    from concurrent.futures import Executor

    from PySide6.QtNetwork import QLocalServer

    from question_bank.errors import QuestionBankError
    from quizapp.library import Library
    from quizapp.ui.crash import BugCatcher

BACKUP_CHECK_MS = 5 * 60 * 1000
RAISE_TIMEOUT_MS = 1000
SWITCH_S = 0.001
"""How long the import of the database layer may keep the window waiting, each time it asks."""


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="quizapp", description="Quizzes whose every answer can be checked."
    )
    parser.add_argument("--data-dir", metavar="DIR", help="keep people and results in this folder")
    parser.add_argument(
        "--version", action="version", version=f"quizapp {question_bank.__version__}"
    )
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _import_watch() -> None:
    """On a thread, so that the window does not wait for it."""
    from importlib import import_module

    import_module("PySide6.QtNetwork")
    import_module("quizapp.ui.crash")


def one_thread() -> Executor:
    """Work is done one piece after another: there is one connection to the database."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="quizapp")


class Application(QObject):
    """One running Quizapp on one data folder.

    Signals:
        ready: Home is on the screen, the database is whole, clicks are taken.
        opened: the library is attached; nothing waits any more.
        failed: the library could not be opened; the window says why.
    """

    ready = Signal()
    opened = Signal()
    failed = Signal()

    def __init__(self, app: QApplication, paths: Paths) -> None:
        super().__init__()
        # What is imported at start stays: looking for garbage in it would only cost time.
        gc.disable()
        self.paths = paths
        self.library: Library | None = None
        self._catcher: BugCatcher | None = None
        self._server: QLocalServer | None = None
        self._was_ready = False
        appearance = read_appearance(paths.data_dir)
        self.languages = Languages(app)
        self.languages.begin(appearance.language)
        self.theme = Theme(app, appearance, first_picture=True)
        self.tasks = TaskRunner(one_thread, self._bug)
        self.window = MainWindow(self.theme, self.tasks)
        # Not inside of the paint event: the picture is on the screen before anything else begins.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self._show_home))
        self._backup_timer = QTimer(self)
        self._backup_timer.setInterval(BACKUP_CHECK_MS)
        self._backup_timer.timeout.connect(self._back_up_if_due)

    def show(self) -> None:
        self.window.show()

    def _show_home(self) -> None:
        """Where only the database layer can tell what is on Home, the frame stays as it is."""
        from quizapp.storage.first_page import read_home

        self.window.complete()
        self.languages.complete()
        self.theme.changed.connect(self._follow_language)
        view = read_home(self.paths.data_dir)
        if view is not None:
            self.window.show_home(view)
            QApplication.sendPostedEvents()  # the layout, so that what is painted is final
            self.window.repaint()
        self._check_and_open()

    def _follow_language(self) -> None:
        """Settings may have chosen another language; the page it was chosen on is made anew."""
        if self.languages.change(self.theme.appearance.language):
            QTimer.singleShot(0, lambda: reword(self.window))

    def _check_and_open(self) -> None:
        self.tasks.run(self._check, self._checked, self._refuse)

    def _check(self) -> str:
        """On a thread: the revision of a database that is whole; needs the standard library."""
        from quizapp.storage.backups import Backups
        from quizapp.storage.schema import check

        return check(self.paths.database, Backups(self.paths.database, self.paths.backups))

    def _checked(self, revision: str) -> None:
        if self.window.pages:
            self._be_ready()
        self.tasks.run(_import_watch, lambda _nothing: self._watch(), self._refuse)
        self.tasks.run(lambda: self._open_library(revision), self._attach, self._refuse)

    def _be_ready(self) -> None:
        if not self._was_ready:
            self._was_ready = True
            self.ready.emit()

    def _open_library(self, revision: str) -> Library:
        """On a thread: imports the database layer, then opens it."""
        usual_s = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        try:
            from quizapp.library import Library

            return Library.open(self.paths, revision=revision)
        finally:
            sys.setswitchinterval(usual_s)

    def _attach(self, library: Library) -> None:
        self.library = library
        self.window.attach(library)
        self._backup_timer.start()
        self._collect_garbage_again()
        self._be_ready()
        self.opened.emit()

    def _refuse(self, error: QuestionBankError) -> None:
        from quizapp.ui.pages.trouble import TroublePage

        self._watch()
        self.window.complete()
        page = TroublePage(self.window.services, error, self._restore)
        self.window.stack.addWidget(page)
        self.window.stack.setCurrentWidget(page)
        self.window.rail.setEnabled(False)
        self._collect_garbage_again()
        self.failed.emit()

    @staticmethod
    def _collect_garbage_again() -> None:
        gc.freeze()
        gc.enable()

    def _restore(self, error: QuestionBankError) -> None:
        """Puts the newest good backup in the place of a database that cannot be used."""
        from question_bank.errors import QuestionBankError
        from quizapp.storage.backups import Backups
        from quizapp.storage.errors import DatabaseUnusableError

        assert isinstance(error, DatabaseUnusableError)
        assert error.backup is not None
        try:
            Backups(self.paths.database, self.paths.backups).restore(error.backup)
        except QuestionBankError as refused:
            self.window.notify(str(refused), "error")
            return
        self.window.rail.setEnabled(True)
        self.window.stack.setCurrentWidget(self.window.page("home"))
        self._check_and_open()

    def _watch(self) -> None:
        """Starts the log, the crash dialog and the ear for a second start."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        from quizapp.ui.crash import BugCatcher, CrashDialog, start_log

        start_log(self.paths.log)

        def show(report: str) -> None:
            CrashDialog(report, self.window).exec()

        self._catcher = BugCatcher(show)
        self._catcher.install()
        self._server = QLocalServer(self)
        name = server_name(self.paths.data_dir)
        QLocalServer.removeServer(name)  # the lock says that nobody else is listening
        self._server.newConnection.connect(self._raise_window)
        self._server.listen(name)

    def _raise_window(self) -> None:
        from PySide6.QtCore import Qt

        if self._server is not None:
            connection = self._server.nextPendingConnection()
            if connection is not None:
                connection.close()
        self.window.setWindowState(
            (self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            | Qt.WindowState.WindowActive
        )
        self.window.raise_()
        self.window.activateWindow()

    def _back_up_if_due(self) -> None:
        library = self.library
        if library is not None:
            self.tasks.run(
                library.back_up_if_due,
                lambda _backup: None,
                lambda error: self.window.notify(str(error), "error"),
            )

    def _bug(self, error: BaseException) -> None:
        if self._catcher is None:
            raise error
        self._catcher.catch(error)

    def close(self) -> None:
        """Waits for work that is under way, then closes the database."""
        self._backup_timer.stop()
        self.tasks.close()
        if self._server is not None:
            self._server.close()
        if self.library is not None:
            self.library.close()
            self.library = None


def server_name(data_dir: Path) -> str:
    """The local socket by which a second start finds the first."""
    import hashlib

    return f"quizapp-{hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]}"


def raise_running(data_dir: Path) -> bool:
    """Asks the Quizapp that has this data folder open to show its window."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(server_name(data_dir))
    reached = socket.waitForConnected(RAISE_TIMEOUT_MS)
    socket.disconnectFromServer()
    return reached


def main(arguments: list[str] | None = None) -> int:
    """Runs the app; the exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    paths = Paths(data_dir_from(options.data_dir))
    try:
        paths.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(
            f"The data folder {paths.data_dir} cannot be made: {error.strerror or error}.\n"
            "Choose another with --data-dir.\n"
        )
        return 2
    # Said here, because `setStyle` would make all enums of `QStyle` before the first picture.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Quizapp")
    app.setApplicationVersion(question_bank.__version__)
    app.setDesktopFileName("quizapp")
    lock = QLockFile(str(paths.lock))
    lock.setStaleLockTime(0)  # held for as long as we run; a dead process's lock is found out
    if not lock.tryLock(100):
        if raise_running(paths.data_dir):
            return 0
        sys.stderr.write(f"Quizapp is already open on {paths.data_dir}.\n")
        return 3
    running = Application(app, paths)
    if options.smoke:
        running.opened.connect(lambda: QTimer.singleShot(0, app.quit))
        running.failed.connect(lambda: app.exit(1))
    running.show()
    try:
        return app.exec()
    finally:
        running.window.close()
        running.close()
        lock.unlock()
