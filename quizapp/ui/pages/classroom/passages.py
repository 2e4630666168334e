"""How well each paragraph of the sources was understood, the hardest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.library.class_model import ClassReport, ItemRow, PassageRow
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.parts import MasterDetail, act, bar_line, heading, quotation
from quizapp.ui.pages.classroom.rows import Column, RowsTable
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label

MOST_TEXT = 4_000
"""Characters of a paragraph that are shown; the source has all."""


class PassagesView(QWidget):
    """Signals:
    source_wanted: an `ItemRow` whose passages are to be shown.
    question_wanted: an `ItemRow` that is to be looked at.
    """

    source_wanted = Signal(object)
    question_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._items: dict[tuple[str, str], ItemRow] = {}
        self._loaded = False
        self.table = RowsTable(services.theme, self._columns(), self.tr("Passages"))
        self.pane = MasterDetail(services.theme, self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.table.picked.connect(self._show)
        self.table.chosen.connect(self._open)
        self.table.sorted_by(1, Qt.SortOrder.AscendingOrder)
        services.theme.changed.connect(lambda: self._show(self.table.current()))

    def _columns(self) -> list[Column[PassageRow]]:
        return [
            Column(
                self.tr("Passage"), lambda row: " ".join(row.statistics.text.split())[:300],
                lambda row: (row.source_title.casefold(), row.statistics.start), stretch=True,
            ),
            Column(
                self.tr("Facility"), lambda row: class_words.number(row.statistics.facility),
                lambda row: row.statistics.facility, numeric=True,
                tip=self.tr("The mean share of the points over all answers to its questions."),
            ),
            Column(
                self.tr("Answers"), lambda row: class_words.count(row.statistics.n),
                lambda row: row.statistics.n, numeric=True,
            ),
        ]  # fmt: skip

    def show_report(self, report: ClassReport) -> None:
        """Takes the items; the passages come later."""
        self._items = {}
        for item in report.items:
            self._items[item.key.bank_id, item.key.question_id] = item
        self._loaded = False
        self.table.show_rows([])

    @property
    def wants_passages(self) -> bool:
        return not self._loaded

    def show_passages(self, passages: Sequence[PassageRow]) -> None:
        self._loaded = True
        self.table.show_rows(passages)

    def _items_of(self, row: PassageRow) -> list[ItemRow]:
        found = [self._items.get((row.bank_id, name)) for name in row.statistics.questions]
        return [one for one in found if one is not None]

    def _open(self, row: PassageRow | None) -> None:
        if row is not None and (items := self._items_of(row)):
            self.source_wanted.emit(items[0])

    def _show(self, row: PassageRow | None) -> None:
        column = self.pane.clear()
        if row is None:
            if self._loaded:
                said = self.tr(
                    "No passage: the questions of these attempts cite none, or their sources are "
                    "missing."
                )
                column.addWidget(plain_label(said, "muted"))
            column.addStretch(1)
            return
        column.addWidget(plain_label(row.source_title, "title"))
        said = self.tr("Facility {facility} over answers: {count}").format(
            facility=class_words.number(row.statistics.facility),
            count=class_words.count(row.statistics.n),
        )
        column.addWidget(plain_label(said, "muted"))
        column.addWidget(quotation(self._services.theme, row.statistics.text[:MOST_TEXT]))
        items = self._items_of(row)
        if items:
            look = act(self.tr("Open the source"), lambda: self.source_wanted.emit(items[0]))
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(self.tr("Its questions")))
        for item in items:
            facility = item.statistics.facility
            column.addLayout(
                bar_line(
                    class_words.stem(item.question), facility or 0.0, class_words.number(facility)
                )
            )
            look = act(self.tr("Look at it"), partial(self.question_wanted.emit, item), "quiet")
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
