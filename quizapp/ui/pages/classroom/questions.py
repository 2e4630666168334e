"""Item analysis: a sortable table of questions, and what there is to know of the one picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from question_bank.statistics import DEFINITIONS, Interval, Intervals, OptionRole
from question_bank.statistics.flags import SMALL_SAMPLE
from quizapp.library.class_model import ClassReport, ItemRow
from quizapp.ui.pages.classroom import class_words
from quizapp.ui.pages.classroom.definitions import DefinitionsDialog
from quizapp.ui.pages.classroom.parts import MasterDetail, act, bar_line, flag_card, heading
from quizapp.ui.pages.classroom.rows import Column, RowsTable, plain_tip
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

FIGURES = (
    "n facility discrimination_index discriminative_efficiency sd_percent effective_weight "
    "intended_weight random_guess_score"
).split()
"""Of a question, in the order of the details."""

OF_OPTIONS = ("share", "mean_rest", "point_biserial")


class QuestionsView(QWidget):
    """Signals:
    editor_wanted: an `ItemRow` whose question is to be edited.
    source_wanted: an `ItemRow` whose passages are to be shown.
    """

    editor_wanted = Signal(object)
    source_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: ClassReport | None = None
        self._intervals: Intervals | None = None
        master = QWidget()
        column = QVBoxLayout(master)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._build_tools())
        self.table = RowsTable(services.theme, self._columns(), self.tr("Questions"))
        column.addWidget(self.table, 1)
        self.pane = MasterDetail(services.theme, master, 0.65)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.table.picked.connect(self._show)
        self.table.chosen.connect(self._edit)
        self.table.sorted_by(1, Qt.SortOrder.AscendingOrder)
        services.theme.changed.connect(lambda: self._show(self.table.current()))

    def _build_tools(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, gap=8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in the questions"))
        self.search.setAccessibleName(self.tr("Search in the questions"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(180)
        self.search.textChanged.connect(self.refresh)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which questions"))
        self.filter.addItem(self.tr("All questions"), False)
        self.filter.addItem(self.tr("Flagged"), True)
        self.filter.currentIndexChanged.connect(self.refresh)
        explain = button(self.tr("What do the figures mean?"), "quiet")
        self._services.theme.put_icon(explain, "circle-help", "accent")
        explain.clicked.connect(self.explain)
        for widget in (self.search, self.filter, explain):
            row.addWidget(widget)
        return box

    def explain(self) -> None:
        """Opens the definitions."""
        DefinitionsDialog(self._services.theme, self, (*FIGURES, *OF_OPTIONS)).open()

    def _columns(self) -> list[Column[ItemRow]]:
        def figure(title: str, name: str, text: Any) -> Column[ItemRow]:
            return Column(
                title,
                lambda row: text(getattr(row.statistics, name)),
                lambda row: getattr(row.statistics, name),
                numeric=True,
                tip=f"{DEFINITIONS[name].title}: {DEFINITIONS[name].means}",
            )

        return [
            Column(
                self.tr("Question"), lambda row: class_words.stem(row.question),
                lambda row: class_words.stem(row.question).casefold(), stretch=True,
            ),
            Column(
                self.tr("Flags"), self._flags,
                lambda row: (not row.is_flagged, -len(row.flags)) if row.flags else None,
            ),
            figure(self.tr("Facility"), "facility", class_words.number),
            figure(self.tr("Discr."), "discrimination_index", class_words.percent),
            figure(self.tr("Effic."), "discriminative_efficiency", class_words.percent),
            figure(self.tr("Attempts"), "n", class_words.count),
        ]  # fmt: skip

    def _flags(self, row: ItemRow) -> str:
        if row.statistics.n < SMALL_SAMPLE:
            return self.tr("small sample")
        count = len({flag.code for flag in row.flags if flag.rule.warns})
        return f"⚑ {count}" if count else class_words.NOTHING

    # Showing ----------------------------------------------------------------------------------

    def show_report(self, report: ClassReport) -> None:
        self._report = report
        self._intervals = None
        flagged = sum(item.is_flagged for item in report.items)
        said = self.tr("Flagged ({count})").format(count=class_words.count(flagged))
        self.filter.setItemText(1, said)
        self.refresh()

    def show_intervals(self, intervals: Intervals) -> None:
        """How sure the figures are; they come later than the figures."""
        self._intervals = intervals
        self._show(self.table.current())

    @property
    def wants_intervals(self) -> bool:
        return self._intervals is None and self._report is not None and bool(self._report.items)

    def refresh(self) -> None:
        """Shows the questions that the search and the filter let through."""
        if self._report is None:
            return
        wanted = self.search.text().strip().casefold()
        flagged = bool(self.filter.currentData())
        self.table.show_rows(
            [
                row
                for row in self._report.items
                if wanted in class_words.stem(row.question).casefold()
                and (row.is_flagged or not flagged)
            ]
        )

    def pick(self, item: ItemRow) -> None:
        """Shows one question."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self.table.pick(item)

    def _edit(self, row: ItemRow | None) -> None:
        if row is not None and row.in_bank:
            self.editor_wanted.emit(row)

    def _show(self, row: ItemRow | None) -> None:
        column = self.pane.clear()
        if row is None:
            column.addWidget(plain_label(self.tr("No question is like that."), "muted"))
            column.addStretch(1)
            return
        column.addWidget(plain_label(class_words.stem(row.question), "lead"))
        column.addWidget(plain_label(self._about(row), "muted"))
        actions = QWidget()
        line = FlowLayout(actions, gap=8)
        if row.in_bank:
            line.addWidget(
                act(self.tr("Open in the editor"), lambda: self.editor_wanted.emit(row), "primary")
            )
        if row.question.citations:
            line.addWidget(act(self.tr("Open the source"), lambda: self.source_wanted.emit(row)))
        column.addWidget(actions)
        seen = set()
        options = {one.option.id: one.option.text for one in row.options}
        for flag in row.flags:
            if (flag.code, flag.option_id) in seen:
                continue
            seen.add((flag.code, flag.option_id))
            title = flag.rule.title
            if flag.option_id:
                title += f": {class_words.option(row.question, options[flag.option_id])}"
            column.addWidget(
                flag_card(self._services.theme, title, flag.explanation, warns=flag.rule.warns)
            )
        self._show_options(row)
        self._show_figures(row)
        column.addStretch(1)

    def _about(self, row: ItemRow) -> str:
        said = [row.bank_title, *row.question.topics]
        if row.newer:
            said.append(self.tr("an older version; the bank has a newer one"))
        elif not row.in_bank:
            said.append(self.tr("no longer in a bank of the library"))
        return " · ".join(one for one in said if one)

    def _show_options(self, row: ItemRow) -> None:
        if not row.options:
            return
        column = self.pane.detail
        column.addWidget(heading(self.tr("Who chose what")))
        frame, inside = card()
        for one in row.options:
            text = class_words.option(row.question, one.option.text)
            icon, tint = {
                OptionRole.KEY: ("circle-check", "right"),
                OptionRole.PARTIAL: ("circle-dot", "flag"),
            }.get(one.option.role, ("x", "muted"))
            title = f"{text} ({class_words.role(one.option.role)})"
            inside.addWidget(icon_line(self._services.theme, icon, title, tint=tint))
            share = 0.0 if one.share is None else one.share
            said = self.tr("{n} of {drawn} · {share}").format(
                n=class_words.count(one.n),
                drawn=class_words.count(one.drawn),
                share=class_words.percent(100 * share),
            )
            rest = self.tr("rest score {rest} · correlation {biserial}").format(
                rest=class_words.number(one.mean_rest),
                biserial=class_words.number(one.point_biserial),
            )
            inside.addLayout(bar_line(said, share))
            inside.addWidget(plain_label(rest, "caption"))
        column.addWidget(frame)

    def _show_figures(self, row: ItemRow) -> None:
        column = self.pane.detail
        column.addWidget(heading(self.tr("Figures")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for line, name in enumerate(FIGURES):
            definition = DEFINITIONS[name]
            title = plain_label(definition.title)
            title.setToolTip(plain_tip(definition.means))
            grid.addWidget(title, line, 0)
            value = plain_label(self._figure(row, name), "strong")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(value, line, 1)
        column.addLayout(grid)
        if self._intervals is not None:
            said = self.tr("In brackets: where the figure lies with 95 % confidence (bootstrap).")
            column.addWidget(plain_label(said, "caption"))

    def _figure(self, row: ItemRow, name: str) -> str:
        value = getattr(row.statistics, name)
        if name == "n":
            return class_words.count(value)
        interval = self._interval(row, name)
        if DEFINITIONS[name].unit == "%":
            return class_words.with_interval(class_words.percent(value, 1), interval, 1)
        return class_words.with_interval(class_words.number(value), interval)

    def _interval(self, row: ItemRow, name: str) -> Interval | None:
        if self._intervals is None or self._report is None:
            return None
        place = self._report.places[row.key]
        if name == "facility":
            return self._intervals.facility[place]
        if name == "discrimination_index":
            return self._intervals.discrimination_index[place]
        return None
