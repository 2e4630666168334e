"""One citation: old and new wording beside each other, the new place in its document below."""

from __future__ import annotations

import difflib
import html
import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Status
from question_bank.citations import CitationStatus
from quizapp.library.cited_places import CitedPlace, SourcesReport
from quizapp.quiz.model import SealedCitation
from quizapp.ui.pages.editor.source_pane import CitingView
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services
from quizapp.ui.text import breakable, button, plain_label, set_role
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.flow_layout import FlowLayout

SIDE_BY_SIDE = 460
"""Pixels of width, at 100 % text, from which old and new stand beside each other."""

MAX_STEM = 160
MAX_QUOTATION_PX = 150

_WORD = re.compile(r"\w+|\W")
MAX_WORDS = 600
"""Longer quotations are shown without marks: comparing takes time by the square."""


class PlaceView(QWidget):
    """`place` is what is shown; buttons are connected by the page."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._report: SourcesReport | None = None
        self.place: CitedPlace | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        scroll = QScrollArea()  # for windows in which not even the least of it fits
        scroll.setWidgetResizable(True)
        scroll.setProperty("role", "inside")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll, 1)
        inside = QWidget()
        scroll.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        self._nothing = plain_label(self.tr("Choose a citation to see its place."), "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._nothing, 1)
        self.stem = plain_label("", "strong")
        layout.addWidget(self.stem)
        self.status = plain_label("", "muted")
        layout.addWidget(self.status)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self.old = plain_label("")
        self.old.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._old_box = _side(self.tr("What was cited"), self.old)
        self._sides.addWidget(self._old_box, 1)
        self.new = plain_label("")
        self._new_box = _side(self.tr("What stands there now"), self.new)
        self._sides.addWidget(self._new_box, 1)
        layout.addLayout(self._sides)
        self.source = CitingView(self._services.theme)
        self.source.notice.hide()
        self.source.text.selectionChanged.connect(self._fit)
        self.source.text.setMinimumHeight(round(150 * self._services.theme.scale))
        layout.addWidget(self.source, 1)
        self._holder = holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=6)
        put = self._services.theme.put_icon
        self.accept_button = button("", "primary")
        put(self.accept_button, "check", "on_accent")
        self.review_button = button(self.tr("Accept and review again") + "  (R)")
        self.moved_button = button(self.tr("Accept all that moved") + "  (Ctrl+A)")
        self.edit_button = button(self.tr("Edit the question") + "  (E)", "quiet")
        self.retire_button = button(self.tr("Retire it") + "  (X)", "quiet")
        self.buttons: tuple[QPushButton, ...] = (
            self.accept_button, self.review_button, self.moved_button, self.edit_button,
            self.retire_button,
        )  # fmt: skip
        for one in self.buttons:
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(one)
        outer.addWidget(holder)

    # Showing ----------------------------------------------------------------------------------

    def show_place(self, report: SourcesReport, place: CitedPlace | None) -> None:
        """Shows a citation; None shows nothing."""
        self._report, self.place = report, place
        for one in (self.stem, self.status, self._old_box, self.source):
            one.setVisible(place is not None)
        if place is None:
            self._new_box.hide()
            self._holder.hide()
            self._nothing.show()
            self._fit()
            return
        self._holder.show()
        self._nothing.hide()
        stem = " ".join(stem_in_words(place.stem).split())
        self.stem.setText(stem if len(stem) <= MAX_STEM else stem[: MAX_STEM - 1] + "…")
        now = place.now
        document = report.document(place.citation.source)
        self.status.setText(words.status_told(now.status, bool(place.option_id), document is None))
        role = {CitationStatus.VERIFIED: "right", CitationStatus.MOVED: "strong",
                CitationStatus.CHANGED: "problem", CitationStatus.MISSING: "wrong"}  # fmt: skip
        set_role(self.status, role[now.status])
        new = document.text[now.start : now.end] if document is not None and now.end else ""
        theme = self._services.theme
        compare = bool(new) and new != place.citation.exact
        _set_marked(theme, self.old, place.citation.exact, new if compare else "")
        _set_marked(theme, self.new, new, place.citation.exact)
        self._new_box.setVisible(compare)
        for box in self.findChildren(QuotationBox):
            box.fit()
        shown = [SealedCitation(place.citation, now.status.value, now.start, now.end)]
        self.source.show_document(document, shown if now.end else (), 0)
        self.source.notice.hide()  # said above
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE * self._services.theme.scale
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    @property
    def selection(self) -> tuple[int, int] | None:
        """The span that a person has selected instead, blanks at its ends left out."""
        document = None
        if self._report is not None and self.place is not None:
            document = self._report.document(self.place.citation.source)
        if document is None:
            return None
        start, end = self.source.selected_span()
        text = document.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return (start, end) if start < end else None

    @property
    def can_accept(self) -> bool:
        """Whether there is a new place to accept."""
        return self.place is not None and self.place.now.status in (
            CitationStatus.MOVED,
            CitationStatus.CHANGED,
        )

    @property
    def why_not(self) -> str:
        """Why there is nothing to accept."""
        if self._report is not None and self._report.read_only:
            return self.tr("This bank comes with Quizapp; Edit in the Library makes a copy.")
        if self.place is not None and self.place.now.status is CitationStatus.MISSING:
            return self.tr("Select the words in the source that prove the answer now.")
        return self.tr("This citation is where it was.")

    def _fit(self) -> None:
        report, place = self._report, self.place
        selected = self.selection is not None
        own = report is not None and not report.read_only and place is not None
        self.accept_button.setText(
            (self.tr("Cite the selection instead") if selected else self.tr("Accept the new place"))
            + "  (A)"
        )
        self.accept_button.setEnabled(own and (selected or self.can_accept))
        question = None
        if report is not None and place is not None:
            question = report.bank.by_id().get(place.question_id)
        reviewed = question is not None and question.status is Status.REVIEWED
        reads_otherwise = place is not None and place.now.status is not CitationStatus.MOVED
        self.review_button.setVisible(own and reviewed and reads_otherwise)
        self.review_button.setEnabled(self.accept_button.isEnabled())
        moved = report is not None and report.counts.get(CitationStatus.MOVED, 0) > 1
        self.moved_button.setVisible(own and moved)
        lost = place is not None and place.now.status in (
            CitationStatus.CHANGED,
            CitationStatus.MISSING,
        )
        self.retire_button.setVisible(own and lost)
        self.edit_button.setVisible(own)
        for one in self.buttons:
            parent = one.parentWidget()
            if parent is not None:
                parent.updateGeometry()


class QuotationBox(QScrollArea):
    """As high as its label needs, up to `MAX_QUOTATION_PX`; what is longer scrolls."""

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        self.setWidget(label)

    def fit(self) -> None:
        """Another text, or another width."""
        need = self._label.heightForWidth(max(60, self.viewport().width()))
        self.setFixedHeight(min(max(need, 20) + 4, MAX_QUOTATION_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _side(name: str, label: QLabel) -> QWidget:
    """A quotation under its name."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(plain_label(name, "caption"))
    column.addWidget(_scrolled(label))
    column.addStretch(1)
    return box


def _scrolled(label: QLabel) -> QScrollArea:
    """A quotation of any length in a box that never takes the whole pane."""
    area = QuotationBox(label)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setProperty("role", "inside")
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return area


def _set_marked(theme: Theme, label: QLabel, text: str, other: str) -> None:
    """The text with the words marked that the other does not have; its characters are escaped."""
    label.setFont(theme.reading_font())
    mine, theirs = _WORD.findall(text), _WORD.findall(other)
    if not other or max(len(mine), len(theirs)) > MAX_WORDS:
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        return
    label.setTextFormat(Qt.TextFormat.RichText)
    look = f"background: {theme.tokens.marker}; color: {theme.tokens.on_marker};"
    pieces = []
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for what, start, end, _from, _to in matcher.get_opcodes():
        piece = html.escape(breakable("".join(mine[start:end]))).replace("\n", "<br>")
        if what in ("replace", "delete") and piece:
            piece = f'<span style="{look}"><u>{piece}</u></span>'
        pieces.append(piece)
    QLabel.setText(label, "".join(pieces))
    label.setAccessibleName(text)
