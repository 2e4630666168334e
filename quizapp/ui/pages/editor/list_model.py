"""The rows of the list. The model is handed ids and asks the open bank for what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from question_bank.bank.model import Question, Status
from quizapp.editing.issues import Checker, Level
from quizapp.editing.open_bank import OpenBank
from quizapp.ui.pages.editor.words import status_name, title_of
from quizapp.ui.verdicts import kind_name
from quizapp.ui.words import points

COL_TITLE, COL_KIND, COL_TOPICS, COL_STATUS, COL_POINTS, COL_PROBLEMS = range(6)

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `ListRow` behind a row."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row shows. `errors`, `problems` and `remarks` are counts."""

    question: Question
    title: str
    errors: int
    problems: int
    remarks: int
    is_changed: bool

    @property
    def is_retired(self) -> bool:
        return self.question.status is Status.RETIRED


class QuestionModel(QAbstractTableModel):
    """Rows are made when they are looked at: a hundred thousand questions cost nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self._rows: dict[str, int] | None = None
        self._bank: OpenBank | None = None
        self._checker: Checker | None = None

    def set_bank(self, bank: OpenBank, checker: Checker) -> None:
        """Another bank; `set_ids` is next."""
        self.beginResetModel()
        self._bank, self._checker, self.ids, self._rows = bank, checker, [], None
        self.endResetModel()

    def set_ids(self, ids: Sequence[str]) -> None:
        """The questions that are listed, in their order."""
        if list(ids) == self.ids:
            return
        self.beginResetModel()
        self.ids, self._rows = list(ids), None
        self.endResetModel()

    def row_of(self, question_id: str) -> int:
        """The row of a question; -1 when it is not listed."""
        if self._rows is None:
            self._rows = {one: n for n, one in enumerate(self.ids)}
        return self._rows.get(question_id, -1)

    def touch(self, question_id: str) -> None:
        """The question is another one now."""
        row = self.row_of(question_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, COL_PROBLEMS))

    def touch_all(self) -> None:
        """Counts of problems are new."""
        if self.ids:
            last = self.index(len(self.ids) - 1, COL_PROBLEMS)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> ListRow | None:
        """What a row shows; None where the question is gone."""
        bank, checker = self._bank, self._checker
        question = bank.get(self.ids[number]) if bank is not None else None
        if question is None or bank is None or checker is None:
            return None
        counts = checker.counts(question)
        return ListRow(
            question, title_of(question), counts[Level.ERROR], counts[Level.PROBLEM],
            counts[Level.REMARK], bank.is_changed(question.id),
        )  # fmt: skip

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else COL_PROBLEMS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Question"), self.tr("Kind"), self.tr("Topics"), self.tr("Status"),
                self.tr("Points"), self.tr("Problems"),
            )[section]  # fmt: skip
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == COL_TITLE:
            return self.spoken(row)
        return self._cell(row, index.column())

    def _cell(self, row: ListRow, column: int) -> str:
        match column:
            case 0:
                return row.title
            case 1:
                return kind_name(row.question.kind)
            case 2:
                return ", ".join(row.question.topics)
            case 3:
                return status_name(row.question.status)
            case 4:
                return points(float(row.question.points))
        return str(row.errors + row.problems) if row.errors + row.problems else ""

    def spoken(self, row: ListRow) -> str:
        """A row in words, for those who cannot see its marks."""
        said = [row.title, kind_name(row.question.kind), status_name(row.question.status)]
        if row.is_changed:
            said.append(self.tr("not saved"))
        if row.errors:
            said.append(self.tr("unfinished"))
        elif row.problems:
            said.append(self.tr("{count} problems").format(count=row.problems))
        return ", ".join(said)
