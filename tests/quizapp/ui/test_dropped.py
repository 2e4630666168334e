"""Files that are dropped on the window: each goes where its name says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from question_bank.exchange import FORMATS
from quizapp.ui.dropped import BANKS, DOCUMENTS, FOREIGN, Dropped, dropped_files

pytestmark = pytest.mark.usefixtures("qapp")


def drop(*urls: QUrl) -> Dropped:
    data = QMimeData()
    data.setUrls(urls)
    return dropped_files(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Bank.YAML", "banks"),
        ("bank.yml", "banks"),
        ("exam.quizpack", "packs"),
        ("quiz.gift", "foreign"),
        ("rows.tab", "foreign"),
        ("life.txt", "documents"),
        ("life.PDF", "documents"),
    ],
)
def test_a_file_goes_where_its_ending_says(name: str, group: str) -> None:
    path = Path("folder").absolute() / name
    found = drop(QUrl.fromLocalFile(str(path)))
    assert found == Dropped(**{group: (path,)})
    assert found


def test_what_the_window_has_no_use_for_is_left() -> None:
    assert not drop(QUrl.fromLocalFile("/a/program.exe"), QUrl("https://example.org/bank.yaml"))
    assert not drop()


def test_every_format_that_is_read_can_be_dropped() -> None:
    read = {suffix for one in FORMATS if one.can_read for suffix in one.suffixes}
    assert read <= {*FOREIGN, *BANKS, *DOCUMENTS}
    assert not {*FOREIGN} & {*BANKS, *DOCUMENTS}
