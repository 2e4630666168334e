"""PySide6 6.12.0 drops a reference to None at every void call on Python 3.11 and older.

After some 5,000 calls the process would abort; the project's file keeps to versions that do not.
From Python 3.12 on None is immortal and its count stands still whatever happens.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _n in range(5_000):
        label.setText("x")
        label.update()
    assert sys.getrefcount(None) >= before - 100
