"""Misconceptions: the wrong options chosen most, and the passages that put them right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.statistics import Misconception, OptionRole
from quizapp.library.class_model import ClassReport, ItemRow, Reading
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.parts import MasterDetail, act, heading, quotation
from quizapp.ui.pages.classroom.rows import Column, RowsTable
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label
from quizapp.ui.widgets.cards import icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout


class BeliefsView(QWidget):
    """Signals:
    editor_wanted, question_wanted: the `ItemRow` of a misconception.
    reading_wanted: a `Reading` whose source is to be opened.
    """

    editor_wanted = Signal(object)
    question_wanted = Signal(object)
    reading_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: ClassReport | None = None
        self.table = RowsTable(services.theme, self._columns(), self.tr("Misconceptions"))
        self.pane = MasterDetail(services.theme, self.table, 0.62)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.table.picked.connect(self._show)
        self.table.chosen.connect(self._look)
        self.table.sorted_by(2, Qt.SortOrder.DescendingOrder)
        services.theme.changed.connect(lambda: self._show(self.table.current()))

    def _columns(self) -> list[Column[Misconception]]:
        return [
            Column(
                self.tr("Wrong option"), lambda row: class_words.option(row.question, row.text),
                lambda row: row.text.casefold(), stretch=True,
            ),
            Column(
                self.tr("Question"), lambda row: class_words.stem(row.question),
                lambda row: class_words.stem(row.question).casefold(), stretch=True,
            ),
            Column(
                self.tr("Chosen by"), lambda row: class_words.percent(100 * row.share),
                lambda row: (row.share, row.n), numeric=True,
            ),
            Column(
                self.tr("Asked"), lambda row: class_words.count(row.drawn),
                lambda row: row.drawn, numeric=True,
            ),
        ]  # fmt: skip

    def show_report(self, report: ClassReport) -> None:
        self._report = report
        self.table.show_rows(report.misconceptions)

    def _item(self, row: Misconception) -> ItemRow:
        assert self._report is not None
        return self._services.lib.classroom.item_of(self._report, row)

    def _look(self, row: Misconception | None) -> None:
        if row is not None:
            self.question_wanted.emit(self._item(row))

    def _show(self, row: Misconception | None) -> None:
        column = self.pane.clear()
        if row is None:
            if self._report is not None:
                said = self.tr("No wrong option was chosen twice.")
                column.addWidget(plain_label(said, "muted"))
            column.addStretch(1)
            return
        item, theme = self._item(row), self._services.theme
        column.addWidget(plain_label(class_words.stem(row.question), "lead"))
        said = self.tr("{n} of {drawn} students asked chose this:").format(
            n=class_words.count(row.n), drawn=class_words.count(row.drawn)
        )
        column.addWidget(plain_label(said, "muted"))
        text = class_words.option(row.question, row.text)
        column.addWidget(icon_line(theme, "x", text, "strong", "wrong"))
        keys = [one.option.text for one in item.options if one.option.role is OptionRole.KEY]
        for key in keys:
            right = class_words.option(row.question, key)
            column.addWidget(icon_line(theme, "circle-check", right, "strong", "right"))
        actions = QWidget()
        line = FlowLayout(actions, gap=8)
        line.addWidget(
            act(self.tr("Look at the question"), lambda: self.question_wanted.emit(item))
        )
        if item.in_bank:
            line.addWidget(
                act(self.tr("Open in the editor"), lambda: self.editor_wanted.emit(item))
            )
        column.addWidget(actions)
        if row.passages:
            column.addWidget(heading(self.tr("To read in class")))
        for passage in row.passages:
            column.addWidget(quotation(theme, passage.exact))
            reading = Reading(passage, item.key, item.attempt_id)
            look = act(
                self.tr("Open the source"),
                partial(self.reading_wanted.emit, reading),
                "quiet",
            )
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
