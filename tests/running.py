"""The real window over a real data folder; fixtures for widget and end-to-end tests."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import ImmediateExecutor, TurnedClock, write_bank
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.summaries import Appearance
from quizapp.storage.first_page import read_home
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme


class Running:
    """One start of the app: window and library; `close` ends it as a person would."""

    def __init__(self, window: MainWindow, library: Library) -> None:
        self.window = window
        self.library = library

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._focused(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def close(self) -> None:
        self.window.close()
        self.library.close()


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    write_bank(tmp_path / "banks")
    return tmp_path / "banks"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: TurnedClock
) -> Iterator[Callable[[], Running]]:
    """Starts the app on the test's data folder; may be called again after `close`."""
    running: list[Running] = []

    def bug(error: BaseException) -> None:
        raise error

    def begin(appearance: Appearance | None = None) -> Running:
        paths = Paths(tmp_path / "data")
        theme = Theme(qapp, appearance or Appearance("light"))
        window = MainWindow(theme, TaskRunner(ImmediateExecutor, bug), read_home(paths.data_dir))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        seeds = itertools.count()
        library = Library.open(
            paths, clock=clock, new_seed=lambda: next(seeds), shipped=(), source_folders=()
        )
        window.attach(library)
        running.append(Running(window, library))
        return running[-1]

    yield begin
    # The style sheet stays until the next start sets its own: Qt 6.11 keeps a dead style where one
    # is taken away while tables of a closed window are about to be deleted, and crashes on it.
    for one in running:
        one.close()
