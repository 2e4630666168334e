"""The rows of History. The model is handed rows; it never asks for any."""

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

from quizapp.quiz.summaries import AttemptSummary
from quizapp.ui import words

COL_TITLE, COL_BANK, COL_MODE, COL_DATE, COL_SCORE, COL_TIME, COL_STATE = range(7)
SORT_KEYS = ("title", "bank", "mode", "started_at", "fraction", "spent_s", "state")
"""Column to the key by which the library sorts."""

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The `AttemptSummary` behind a row."""

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AttemptSummary, ...] = ()

    def set_rows(self, rows: Sequence[AttemptSummary]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(SORT_KEYS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == SUMMARY_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (COL_SCORE, COL_TIME):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def headings() -> tuple[str, ...]:
    """The columns' titles."""
    translate = QCoreApplication.translate
    return (
        translate("HistoryModel", "Quiz"),
        translate("HistoryModel", "Bank"),
        translate("HistoryModel", "Mode"),
        translate("HistoryModel", "Date"),
        translate("HistoryModel", "Score"),
        translate("HistoryModel", "Time"),
        translate("HistoryModel", "Status"),
    )


def mode_name(mode: str) -> str:
    translate = QCoreApplication.translate
    if mode == "exam":
        return translate("HistoryModel", "Exam")
    return translate("HistoryModel", "Practice")


def state_name(state: str, passed: bool | None = None) -> str:
    """A state in the words of the window."""
    translate = QCoreApplication.translate
    if state == "submitted":
        if passed is None:
            return translate("HistoryModel", "Submitted")
        return (
            translate("HistoryModel", "Passed")
            if passed
            else translate("HistoryModel", "Not passed")
        )
    return {
        "in_progress": translate("HistoryModel", "In progress"),
        "expired": translate("HistoryModel", "Not submitted in time"),
        "abandoned": translate("HistoryModel", "Given up"),
    }.get(state, state)


def _cell(row: AttemptSummary, column: int) -> str:
    match column:
        case 0:
            return row.title
        case 1:
            return " · ".join(row.bank_titles)
        case 2:
            return mode_name(row.mode)
        case 3:
            return words.local_date(row.started_at)
        case 4:
            return _score(row)
        case 5:
            return words.duration(row.spent_s)
        case _:
            return state_name(row.state, row.passed)


def _score(row: AttemptSummary) -> str:
    """The score, and where it was regraded the one before."""
    if row.fraction is None:
        return "–"
    now = words.percent(row.fraction)
    if row.score_before is None or row.score_before == row.fraction:
        return now
    said = QCoreApplication.translate("HistoryModel", "{now}, regraded from {before}")
    return said.format(now=now, before=words.percent(row.score_before))
