"""The coverage of a bank's documents: which passages have questions, and how hard they are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from question_bank.coverage import CoveredSentence, SourceCoverage
from question_bank.errors import QuestionBankError
from quizapp.library.cited_places import SourcesReport
from quizapp.library.sources import Hardness
from quizapp.ui import words as common
from quizapp.ui.pages.editor.fields import Picker
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.generate.panes import TwoPanes
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label
from quizapp.ui.widgets.cards import empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout
from quizapp.ui.widgets.passage_view import PassageView, Tint

HARD = 0.5
"""Facility under which a passage is marked as hard."""


@dataclass(frozen=True, slots=True)
class Section:
    """The sentences under one heading; `facility` None where nobody has answered yet."""

    start: int
    title: str
    sentences: int
    covered: int
    questions: int
    facility: float | None


def sections_of(
    report: SourcesReport, coverage: SourceCoverage, hardness: dict[str, Hardness]
) -> list[Section]:
    """The document's parts by its headings; those without a sentence are left out."""
    document = report.document(coverage.source.id)
    headings = [one for one in document.blocks if one.kind == "heading"] if document else []
    starts = [one.start for one in headings]
    held: dict[int, list[CoveredSentence]] = {}
    for sentence in coverage.sentences:
        held.setdefault(bisect_right(starts, sentence.start) - 1, []).append(sentence)
    found = []
    for place, some in sorted(held.items()):
        ids = dict.fromkeys(one for sentence in some for one in sentence.questions)
        known = [hardness[one] for one in ids if one in hardness]
        n = sum(one.n for one in known)
        facility = sum(one.facility * one.n for one in known) / n if n else None
        title = coverage.source.title
        if place >= 0 and document is not None:
            title = " ".join(document.text[headings[place].start : headings[place].end].split())
        start = headings[place].start if place >= 0 else 0
        covered = sum(bool(one.questions) for one in some)
        found.append(Section(start, title, len(some), covered, len(ids), facility))
    return found


class CoverageView(QWidget):
    """Signals:
    shown: the map of a source is shown.
    """

    shown = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: SourcesReport | None = None
        self.coverage: list[SourceCoverage] = []
        self.hardness: dict[str, Hardness] = {}
        self.sections: list[Section] = []
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.total = plain_label("", "strong")
        head.addWidget(self.total, 1)
        self.sources = Picker(self.tr("Source"))
        self.sources.setMinimumContentsLength(18)
        self.sources.picked.connect(self._show_source)
        head.addWidget(self.sources)
        layout.addLayout(head)
        legend = QWidget()
        flow = FlowLayout(legend, gap=16, line_gap=2)
        theme = self._services.theme
        for icon, tint, text in (
            ("check", "right", self.tr("asked in quizzes")),
            ("pencil", "flag", self.tr("drafts only")),
            ("triangle-alert", "wrong", self.tr("hard: under half were right")),
        ):
            line = icon_line(theme, icon, text, "muted", tint)
            for label in line.findChildren(type(plain_label(""))):
                label.setWordWrap(False)
            flow.addWidget(line)
        layout.addWidget(legend)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Parts of the document"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Part"), self.tr("Sentences"), self.tr("Questions"), self.tr("Right")]
        )
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._go(row))
        self.map = PassageView(theme)
        self.panes = TwoPanes(
            theme,
            ((self.tr("Parts"), self.table), (self.tr("Map"), self.map)),
            shares=(42, 58),
            framed=(False, True),
        )
        layout.addWidget(self.panes, 1)
        self.empty = QWidget()
        inside = QVBoxLayout(self.empty)
        said = self.tr("None of this bank's documents can be read.")
        inside.addWidget(empty_state(theme, "book-open-text", said))
        inside.addStretch(1)
        self.empty.hide()
        layout.addWidget(self.empty, 1)

    def show_report(self, report: SourcesReport) -> None:
        """Looks what is covered; in the background, for long documents take their time."""
        self._report = report
        library = self._services.lib
        self._services.tasks.run(
            lambda: (library.sources.coverage(report), library.sources.hardness(report.bank)),
            lambda found: self._looked(report, *found),
            self._refused,
        )

    def _refused(self, error: QuestionBankError) -> None:
        self._services.notify(str(error), "error")

    def _looked(
        self,
        report: SourcesReport,
        coverage: list[SourceCoverage],
        hardness: dict[str, Hardness],
    ) -> None:
        if report is not self._report:
            return
        self.coverage, self.hardness = coverage, hardness
        self.sources.set_rows([(one.source.id, one.source.title) for one in coverage])
        self.sources.setVisible(len(coverage) > 1)
        self.panes.setVisible(bool(coverage))
        self.empty.setVisible(not coverage)
        self._show_source()

    def _show_source(self) -> None:
        report, wanted = self._report, self.sources.value()
        found = next((one for one in self.coverage if one.source.id == wanted), None)
        if report is None or found is None:
            self.total.setText("")
            return
        whole = len(found.sentences)
        self.total.setText(
            words.covered(found.covered, whole, common.percent(found.covered / max(1, whole)))
        )
        self.sections = sections_of(report, found, self.hardness)
        self._fill_table()
        self.map.show_document(report.document(found.source.id))
        self.map.set_tints([tint for one in found.sentences if (tint := self._tint(one))])
        self.shown.emit()

    def _tint(self, sentence: CoveredSentence) -> Tint | None:
        if not sentence.questions:
            return None
        known = [self.hardness[one] for one in sentence.questions if one in self.hardness]
        n = sum(one.n for one in known)
        if n and sum(one.facility * one.n for one in known) / n < HARD:
            return Tint(sentence.start, sentence.end, "wrong", "triangle-alert")
        if sentence.drawn:
            return Tint(sentence.start, sentence.end, "right", "check")
        return Tint(sentence.start, sentence.end, "flag", "pencil")

    def _fill_table(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.sections))
        for row, one in enumerate(self.sections):
            share = self.tr("{covered} of {count}").format(covered=one.covered, count=one.sentences)
            right = "–" if one.facility is None else common.percent(one.facility)
            for n, text in enumerate((one.title, share, str(one.questions), right)):
                self.table.setItem(row, n, QTableWidgetItem(text))
        height = round(2.4 * self._services.theme.px("body"))
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.blockSignals(False)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self.sections):
            self.map.show_offset(self.sections[row].start)
