"""Sources: where each citation of a bank is now, and how well the bank covers its documents.

A accepts the new place of the citation in front, R accepts and reviews again, Ctrl+A accepts all
that only moved, X retires the question, E opens the editor, Ctrl+Z takes back; up and down turn.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from question_bank.citations import CitationStatus
from question_bank.errors import QuestionBankError
from quizapp.library.cited_places import CitedPlace, SourcesReport
from quizapp.library.sources import Accepted
from quizapp.ui.dropped import DOCUMENTS
from quizapp.ui.pages.editor.fields import editor_style
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.generate.coverage_view import CoverageView
from quizapp.ui.pages.generate.panes import TwoPanes
from quizapp.ui.pages.generate.place_list import PlaceList
from quizapp.ui.pages.generate.place_view import PlaceView
from quizapp.ui.pages.page import Page, Services, clear_layout, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

LEAST_HEIGHT = 270
"""Pixels, at 100 % text, that list and place have at least."""


class Views(QStackedWidget):
    """Takes the height that is left, whatever it would like; what is over scrolls inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        return False


class SourcesPage(Page):
    """Opened with `bank_id`; `view` "coverage" shows the map first."""

    name = "sources"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.report: SourcesReport | None = None
        self._bank_id = ""
        self._wanted_view = ""
        self._done: list[Accepted] = []
        self._build()
        self._shortcuts()
        self.setStyleSheet(editor_style(services.theme))

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()  # for windows in which not even the least of it fits
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        back = button(self.tr("Back"))
        self.services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: self.services.navigate("back"))
        self.again_button = button(self.tr("Look again"))
        self.services.theme.put_icon(self.again_button, "rotate-ccw")
        self.again_button.setToolTip(self.tr("Read the documents anew") + " (F5)")
        self.again_button.clicked.connect(self.look)
        layout.addLayout(title_line(self.tr("Sources"), back, self.again_button))
        self.bank_title = plain_label("", "muted")
        layout.addWidget(self.bank_title)
        chips = QWidget()
        flow = FlowLayout(chips, gap=6, line_gap=6)
        self.chips: dict[str, QPushButton] = {}
        for name, text in (
            ("citations", self.tr("Citations")),
            ("coverage", self.tr("What is covered")),
        ):
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, name=name: self.show_view(name))
            flow.addWidget(chip)
            self.chips[name] = chip
        layout.addWidget(chips)
        self._states = QVBoxLayout()
        self._states.setSpacing(6)
        layout.addLayout(self._states)
        self.views = Views()
        self.views.setMinimumHeight(round(LEAST_HEIGHT * self.services.theme.scale))
        layout.addWidget(self.views, 1)
        self.list = PlaceList(self.services)
        self.list.chosen.connect(self._show_place)
        self.place = PlaceView(self.services)
        self.panes = TwoPanes(
            self.services.theme,
            ((self.tr("List"), self.list), (self.tr("Old and new") + "  (S)", self.place)),
            shares=(38, 62),
            framed=(False, True),
        )
        self.coverage = CoverageView(self.services)
        self.trouble = QWidget()
        self._trouble = QVBoxLayout(self.trouble)
        for view in (self.panes, self.coverage, self.trouble):
            self.views.addWidget(view)
        place = self.place
        place.accept_button.clicked.connect(lambda: self.accept())
        place.review_button.clicked.connect(lambda: self.accept(review=True))
        place.edit_button.clicked.connect(self.edit)
        place.retire_button.clicked.connect(self.retire)
        place.moved_button.clicked.connect(self.accept_moved)

    def _shortcuts(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+Z", self.undo), ("Ctrl+A", self.accept_moved), ("F5", self.look),
        ]  # fmt: skip
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        bank_id = str(arguments.get("bank_id", self._bank_id))
        if not bank_id:
            self.services.navigate("library")
            return
        if bank_id != self._bank_id:
            self._done.clear()
            self.report = None
        self._bank_id = bank_id
        self._wanted_view = str(arguments.get("view", "")) or "citations"
        self.bank_title.setText(self.services.lib.editing.title(bank_id))
        self.look()

    def look(self) -> None:
        """Looks where every citation is now; documents that were edited are read anew."""
        bank_id = self._bank_id
        if self.report is None:
            self._say(empty_state(self.services.theme, "clock", self.tr("Reading documents …")))
        self.services.tasks.run(
            lambda: self.services.lib.sources.look(bank_id), self._looked, self._refused
        )

    def _refused(self, error: QuestionBankError) -> None:
        if self.report is None:
            self._say(
                empty_state(
                    self.services.theme, "circle-alert", str(error), self.tr("Try again"),
                    self.look,
                )
            )  # fmt: skip
        else:
            self.services.notify(str(error), "error")

    def _say(self, widget: QWidget) -> None:
        clear_layout(self._trouble)
        self._trouble.addWidget(widget)
        self._trouble.addStretch(1)
        self.views.setCurrentWidget(self.trouble)

    def _looked(self, report: SourcesReport) -> None:
        if report.bank.id != self._bank_id:
            return
        is_first = self.report is None
        self.report = report
        self._show_states()
        self.list.show_report(report)
        if is_first or self._wanted_view:
            wanted, self._wanted_view = self._wanted_view or "citations", ""
            self.show_view(wanted)
        elif self.views.currentWidget() is self.coverage:
            self.coverage.show_report(report)

    def show_view(self, name: str) -> None:
        """Citations or the coverage."""
        if self.report is None:
            return
        self.chips[name].setChecked(True)
        if name == "coverage":
            self.views.setCurrentWidget(self.coverage)
            self.coverage.show_report(self.report)
        else:
            self.views.setCurrentWidget(self.panes)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_states(self) -> None:
        """What is to be told about the bank and each document."""
        report = self.report
        assert report is not None
        clear_layout(self._states)
        theme = self.services.theme
        if report.left_out:
            said = words.left_out(len(report.left_out))
            self._states.addWidget(icon_line(theme, "triangle-alert", said, "problem", "flag"))
        for state in report.states:
            if state.document is None:
                self._states.addWidget(self._missing(state.source.id, state.problem))
            elif state.is_edited:
                said = self.tr("“{title}” was edited since it was cited.")
                line = icon_line(theme, "pencil", said.format(title=state.source.title))
                self._states.addWidget(line)

    def _missing(self, source_id: str, problem: str) -> QWidget:
        report = self.report
        assert report is not None
        source = next(one for one in report.bank.sources if one.id == source_id)
        said = problem or self.tr("“{title}” is not found: {file}").format(
            title=source.title, file=source.file
        )
        line = icon_line(self.services.theme, "circle-alert", said, "wrong", "wrong")
        layout = line.layout()
        if layout is not None and not report.read_only:
            find = button(self.tr("Find it …"))
            find.setAccessibleName(self.tr("Find {title}").format(title=source.title))
            find.clicked.connect(lambda: self.choose_document(source_id))
            layout.addWidget(find)
        return line

    # Doing ------------------------------------------------------------------------------------

    def _show_place(self, place: CitedPlace | None) -> None:
        if self.report is not None:
            self.place.show_place(self.report, place)

    def accept(self, *, review: bool = False) -> None:
        """The citation in front is where it is now, or where a person has selected."""
        report, place = self.report, self.place.place
        if report is None or place is None:
            return
        instead = self.place.selection
        if report.read_only or (instead is None and not self.place.can_accept):
            self.services.notify(self.place.why_not, "info")
            return
        self._accept([place], review=review, instead=instead)

    def accept_moved(self) -> None:
        """All whose words are the same, only elsewhere."""
        report = self.report
        if report is None or report.read_only:
            return
        moved = [one for one in report.places if one.now.status is CitationStatus.MOVED]
        if moved:
            self._accept(moved)

    def _accept(
        self,
        places: list[CitedPlace],
        *,
        review: bool = False,
        instead: tuple[int, int] | None = None,
    ) -> None:
        report = self.report
        assert report is not None
        library = self.services.lib
        vouched = None
        if review:
            person = library.current_person()
            if person is None:
                self.services.notify(
                    self.tr("Choose who you are on Home, so that the review has a name."), "info"
                )
                return
            vouched = (person.name, library.editing.now().astimezone().date().isoformat())
        self._write(lambda: library.sources.accept(report, places, review=vouched, instead=instead))

    def _write(self, work: Callable[[], Accepted]) -> None:
        self.services.tasks.run(work, self._accepted, self._refused)

    def _accepted(self, accepted: Accepted) -> None:
        self._done.append(accepted)
        if accepted.lost_reviews:
            self.services.notify(words.reviews_lost(accepted.lost_reviews), "info")
        elif accepted.count:
            self.services.notify(words.places_accepted(accepted.count), "good")
        self.services.lib.refresh_banks()
        self.list.go_on()
        self.look()

    def undo(self) -> None:
        """Takes the last change back."""
        if not self._done:
            return
        last = self._done[-1]

        def undone(_nothing: None) -> None:
            self._done.pop()
            self.services.lib.refresh_banks()
            self.look()

        self.services.tasks.run(lambda: self.services.lib.sources.undo(last), undone, self._refused)

    def retire(self) -> None:
        """The question in front is never asked again."""
        report, place = self.report, self.place.place
        if report is not None and place is not None and not report.read_only:
            question_id = place.question_id
            self._write(lambda: self.services.lib.sources.retire(report, question_id))

    def edit(self) -> None:
        """Opens the question in front in the editor."""
        if self.place.place is not None:
            self.services.navigate(
                "editor", bank_id=self._bank_id, question_id=self.place.place.question_id
            )

    def choose_document(self, source_id: str) -> None:
        """Asks for a lost document and puts it beside the bank."""
        kinds = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Find the document"), "",
            self.tr("Documents ({kinds})").format(kinds=kinds),
        )  # fmt: skip
        if name:
            self.put_document(source_id, Path(name))

    def put_document(self, source_id: str, path: Path) -> None:
        """This is the document of that source."""
        report = self.report
        if report is not None:
            self._write(lambda: self.services.lib.sources.find(report, source_id, path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do: dict[int, Callable[[], object]] = {
            Qt.Key.Key_A: self.accept,
            Qt.Key.Key_R: lambda: self.accept(review=True),
            Qt.Key.Key_X: self.retire,
            Qt.Key.Key_E: self.edit,
            Qt.Key.Key_S: self._turn,
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_Down: lambda: self.list.step(1),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("back")
        elif (
            event.key() in do and not event.modifiers() and self.views.currentWidget() is self.panes
        ):
            do[event.key()]()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        """List or place, where there is no room for both; the focus goes along."""
        if not self.panes.is_wide:
            shown = self.place if self.panes.turn() else self.list.table
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_place(self.list.current)

    def restyle(self) -> None:
        self.setStyleSheet(editor_style(self.services.theme))
        self.views.setMinimumHeight(round(LEAST_HEIGHT * self.services.theme.scale))
        if self.report is not None:
            self._show_states()
            self.list.restyle()
            self._show_place(self.place.place)
