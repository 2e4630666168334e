"""The panes of the editor: side by side where there is room, else one behind the other.

Three columns (list, form, the rest), two (the form behind a chip), or one with everything behind
chips. Enter by `Workspace(services)`; `show_pane(name)` brings a pane to the front.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui.pages.editor.bulk_pane import BulkPane
from quizapp.ui.pages.editor.citations import CitationList
from quizapp.ui.pages.editor.form import QuestionForm
from quizapp.ui.pages.editor.history_pane import HistoryPane
from quizapp.ui.pages.editor.issues_pane import IssuesPane
from quizapp.ui.pages.editor.list_pane import ListPane
from quizapp.ui.pages.editor.preview import PreviewPane
from quizapp.ui.pages.editor.source_pane import SourcePane
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button
from quizapp.ui.widgets.cards import empty_state
from quizapp.ui.widgets.flow_layout import FlowLayout

THREE, TWO = 940, 640
"""Pixels of width, at 100 % text, from which there are three or two columns."""

PANES = ("list", "form", "preview", "source", "problems", "history")


class Workspace(QWidget):
    """Signals:
    pane_shown: the name of the pane that came to the front.
    """

    pane_shown = Signal(str)

    def __init__(self, services: Services, citations: CitationList) -> None:
        super().__init__()
        self._services = services
        self.columns = 0
        self.list = ListPane(services)
        self.form = QuestionForm(services, citations)
        self.bulk = BulkPane(services)
        self.preview = PreviewPane(services)
        self.source = SourcePane(services)
        self.issues = IssuesPane(services)
        self.history = HistoryPane(services)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        layout.addWidget(self.splitter)
        self.middle = QStackedWidget()
        empty = empty_state(self._services.theme, "pencil", self.tr("No question is selected."))
        for one in (empty, self.form, self.bulk):
            self.middle.addWidget(one)
        self._middle_frame = _framed(self.middle)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._build_chips())
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self._panes: dict[str, QWidget] = {
            "list": self.list,
            "form": self._middle_frame,
            "preview": _framed(self.preview),
            "source": _framed(self.source),
            "problems": _framed(self.issues),
            "history": _framed(self.history),
        }
        for name in PANES[2:]:
            self.stack.addWidget(self._panes[name])
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._middle_frame)
        self.splitter.addWidget(self.side)
        self._fit()
        self.show_pane("preview")

    def _build_chips(self) -> QWidget:
        words = {
            "list": self.tr("Questions"),
            "form": self.tr("Edit"),
            "preview": self.tr("Preview"),
            "source": self.tr("Source"),
            "problems": self.tr("Problems"),
            "history": self.tr("History"),
        }
        self._chip_box = box = QWidget()
        flow = FlowLayout(box, gap=6, line_gap=6)
        group = QButtonGroup(self)
        self.chips: dict[str, QPushButton] = {}
        for n, name in enumerate(PANES, start=1):
            chip = button(words[name], "chip")
            chip.setCheckable(True)
            chip.setToolTip(f"{words[name]} (Alt+{n})")
            chip.clicked.connect(lambda _checked=False, name=name: self.show_pane(name))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[name] = chip
        self._problems_name = words["problems"]
        return box

    # Columns ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = self._services.theme.scale
        width = self.width()
        columns = 3 if width >= THREE * scale else 2 if width >= TWO * scale else 1
        if columns == self.columns:
            return
        current, focus = self.current, QApplication.focusWidget()
        self.columns = columns
        self._place("list", columns >= 2, 0)
        self._place("form", columns == 3, 1)
        self.chips["list"].setVisible(columns == 1)
        self.chips["form"].setVisible(columns < 3)
        sizes = {3: (26, 38, 36), 2: (40, 60), 1: (100,)}[columns]
        self.splitter.setSizes([width * share // 100 for share in sizes])
        if columns < 3 and current == "preview":
            current = "form"
        elif columns == 3 and current in ("list", "form"):
            current = "preview"
        elif columns == 2 and current == "list":
            current = "form"
        self.show_pane(current)
        if focus is not None and self.isAncestorOf(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, name: str, beside: bool, place: int) -> None:
        """Puts a pane into a column of its own, or behind its chip."""
        pane = self._panes[name]
        is_beside = self.stack.indexOf(pane) < 0
        if beside and not is_beside:
            self.stack.removeWidget(pane)
        if beside:
            self.splitter.insertWidget(place, pane)
            pane.show()
        elif is_beside:
            self.stack.insertWidget(0, pane)

    @property
    def current(self) -> str:
        """The pane in front of the others."""
        widget = self.stack.currentWidget()
        return next((name for name, one in self._panes.items() if one is widget), "preview")

    def show_pane(self, name: str) -> None:
        """Brings a pane to the front; where it has a column of its own it is there already."""
        pane = self._panes[name]
        if self.stack.indexOf(pane) >= 0:
            self.stack.setCurrentWidget(pane)
            self.chips[name].setChecked(True)
            self.pane_shown.emit(name)

    def is_shown(self, name: str) -> bool:
        """Whether a pane can be seen, or will be as soon as the page is."""
        return self._panes[name].isVisibleTo(self)

    def pane(self, name: str) -> QWidget:
        """The widget of a pane."""
        return self._panes[name]

    def go_to(self, name: str) -> None:
        """Brings a pane to the front and the focus into it."""
        self.show_pane(name)
        if name == "list":
            self.list.table_focus()
        elif name == "form":
            self.form.focus_first()
        elif name == "preview" and self.preview.answer_widget is not None:
            self.preview.answer_widget.focus_first()
        elif name == "source":
            self.source.view.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panes[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self._panes[name].focusNextChild() if name == "problems" else None

    def show_count(self, count: int) -> None:
        """How many problems the question has, on their chip."""
        said = f"{self._problems_name} · {count}" if count else self._problems_name
        self.chips["problems"].setText(said)
        self._chip_box.updateGeometry()

    def restyle(self) -> None:
        """Colours or sizes are new."""
        self.list.restyle()
        self.issues.restyle()
        self.preview.restyle()
        self.columns = 0
        self._fit()


def _framed(widget: QWidget) -> QFrame:
    """A pane with the border that all panes have."""
    frame = QFrame()
    frame.setProperty("role", "pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2, 6, 2, 6)
    layout.addWidget(widget)
    return frame
