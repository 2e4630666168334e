"""The rows of a dry run. The model is handed rows; it never asks for any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from quizapp.quiz.regrading import AttemptChange
from quizapp.ui import words

COL_WHO, COL_QUIZ, COL_DATE, COL_BEFORE, COL_AFTER, COL_PASSED = range(6)

Index = QModelIndex | QPersistentModelIndex


class ChangesModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AttemptChange, ...] = ()

    def set_rows(self, rows: Sequence[AttemptChange]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (COL_BEFORE, COL_AFTER):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def headings() -> tuple[str, ...]:
    """The columns' titles."""
    translate = QCoreApplication.translate
    return (
        translate("ChangesModel", "Student"),
        translate("ChangesModel", "Quiz"),
        translate("ChangesModel", "Date"),
        translate("ChangesModel", "Score"),
        translate("ChangesModel", "New score"),
        translate("ChangesModel", "Passed"),
    )


def _cell(row: AttemptChange, column: int) -> str:
    match column:
        case 0:
            return row.person_name
        case 1:
            return row.title
        case 2:
            return words.local_date(row.submitted_at)
        case 3:
            return words.percent(row.before.fraction)
        case 4:
            return words.percent(row.after.fraction)
        case _:
            return _passed(row.before.passed, row.after.passed)


def _passed(before: bool, after: bool) -> str:
    translate = QCoreApplication.translate
    if before == after:
        return translate("ChangesModel", "yes") if after else translate("ChangesModel", "no")
    if after:
        return translate("ChangesModel", "now yes")
    return translate("ChangesModel", "no longer")
