"""A document as a document, with passages marked as by a marker pen. Enter by `PassageView`.

The text is put in as plain text, long lines cut before display; offsets of the document are
converted to Qt's positions in one place. How it is laid out: `quizapp.ui.widgets.reading_text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from question_bank.documents.document import Document
from question_bank.documents.offsets import Utf16Map, wrap_long_lines
from quizapp.quiz.model import SealedCitation
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import icon_line
from quizapp.ui.widgets.passage_search import PassageSearch
from quizapp.ui.widgets.reading_text import PageStart, ReadingText, Shape, Sign

SHAPES = frozenset({"heading", "quote", "code"})
"""Kinds of blocks that look otherwise than a paragraph."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A passage `[start, end)`, in offsets of the document, that the reader knows something about.

    `tint` is the token of its colour, `icon` the sign in the margin that says the same.
    """

    start: int
    end: int
    tint: str
    icon: str


_UNDERLINES = {
    "right": QTextCharFormat.UnderlineStyle.DotLine,
    "flag": QTextCharFormat.UnderlineStyle.DashUnderline,
    "wrong": QTextCharFormat.UnderlineStyle.WaveUnderline,
}


@dataclass(frozen=True, slots=True)
class _Span:
    """A passage in Qt's positions."""

    start: int
    end: int
    changed: bool


class PlaceLine(QWidget):
    """A thin line at the side: where in the document the passages stand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shares: list[float] = []
        self.current = -1
        self.setFixedWidth(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(QRect(3, 0, 2, self.height()), QColor(tokens.line))
        for n, share in enumerate(self.shares):
            y = round(share * max(0, self.height() - 6))
            colour = tokens.accent if n == self.current else tokens.flag
            painter.fillRect(QRect(0, y, 8, 6), QColor(colour))


class PassageView(QWidget):
    """Signals:
    current_changed: the index of the citation that is shown now.
    """

    current_changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: Document | None = None
        self._spans: list[_Span] = []
        self._citations: tuple[SealedCitation, ...] = ()
        self._tints: list[tuple[Tint, int, int]] = []
        self._says_place = True
        self.current = 0
        self._build()
        theme.changed.connect(self._restyle)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.title = plain_label("", "strong")
        bar.addWidget(self.title, 1)
        self.previous_button = self._step_button("chevron-left", self.tr("Previous passage"), -1)
        self.where = plain_label("", "muted")
        self.where.setWordWrap(False)
        self.next_button = self._step_button("chevron-right", self.tr("Next passage"), 1)
        for widget in (self.previous_button, self.where, self.next_button):
            bar.addWidget(widget)
        layout.addLayout(bar)
        self.place = plain_label("", "muted")
        self.place.hide()
        layout.addWidget(self.place)
        self.notice = QWidget()
        self._notice_layout = QVBoxLayout(self.notice)
        self._notice_layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.notice)
        self.bodies = QStackedWidget()
        read = QWidget()
        body = QHBoxLayout(read)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        self.text = ReadingText(self._theme)
        self.text.setAccessibleName(self.tr("Source text"))
        self.line = PlaceLine(self._theme)
        body.addWidget(self.text, 1)
        body.addWidget(self.line)
        self.bodies.addWidget(read)
        layout.addWidget(self.bodies, 1)
        self.finder = PassageSearch(self.text, self)
        self.finder.changed.connect(self._mark)
        self.search = self.finder.field
        layout.addWidget(self.finder)
        self._restyle()

    def _step_button(self, icon: str, name: str, step: int) -> QPushButton:
        made = button("", "quiet")
        self._theme.put_icon(made, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: self.show_passage(self.current + step))
        return made

    # What is shown ----------------------------------------------------------------------------

    def show_document(
        self, document: Document | None, citations: Sequence[SealedCitation] = (), current: int = 0
    ) -> None:
        """Shows the document with `citations` marked; without one, the quotations only."""
        if document is not self._document:
            self._set_text(document)
        self._citations = tuple(citations)
        self._spans = [self._span(one) for one in self._citations]
        self.line.shares = [
            span.start / max(1, self.text.document().characterCount()) if span.end else 0.0
            for span in self._spans
        ]
        self.search.clear()
        self.show_passage(current)

    def show_waiting(self) -> None:
        """Nothing but a word that the document is on its way."""
        self.show_document(None)
        self.title.setText(self.tr("Opening the document …"))

    def _set_text(self, document: Document | None) -> None:
        self._document = document
        self._tints = []
        self.title.setText("" if document is None else document.title)
        if document is None:
            self.text.show_text("", ())
            return
        self._wrapped = wrap_long_lines(document.text)
        self._utf16 = _map_of(self._wrapped.text)
        self.text.show_text(
            self._wrapped.text,
            [
                Shape(self._position(one.start), self._end(one.end), one.kind, one.level)
                for one in document.blocks
                if one.kind in SHAPES and one.end > one.start
            ],
        )
        self.text.set_pages(
            [PageStart(self._position(one.start), one.label) for one in document.pages]
        )

    def _position(self, offset: int) -> int:
        return self._utf16.to_utf16(self._wrapped.to_display(offset))

    def _end(self, end: int) -> int:
        """The position after the character before `end`: not after a cut that follows it."""
        return self._utf16.to_utf16(self._wrapped.to_display(end - 1) + 1)

    def offset_of(self, position: int) -> int:
        """The offset in the document of a position in the text."""
        return self._wrapped.to_original(self._utf16.to_codepoints(position))

    def selected_span(self) -> tuple[int, int]:
        """`[start, end)` of the selection in offsets of the document; the cursor's place twice."""
        if self._document is None:
            return 0, 0
        cursor = self.text.textCursor()
        return self.offset_of(cursor.selectionStart()), self.offset_of(cursor.selectionEnd())

    def show_offset(self, offset: int) -> None:
        """Scrolls a place of the document to the top, a heading for example."""
        if self._document is not None:
            self.text.go_to_top(self._position(offset))

    def set_tints(self, tints: Sequence[Tint]) -> None:
        """Passages that are tinted below all marks, each with a sign in the margin."""
        self._tints = []
        if self._document is not None:
            for one in sorted(tints, key=lambda tint: tint.start):
                self._tints.append((one, self._position(one.start), self._end(one.end)))
        self.text.set_signs([Sign(start, one.icon, one.tint) for one, start, _end in self._tints])
        self._mark()

    def _span(self, sealed: SealedCitation) -> _Span:
        """Where the passage stands in the text; (0, 0) when it is not to be marked."""
        document = self._document
        if document is None or sealed.status == "missing" or not sealed.end:
            return _Span(0, 0, False)
        if sealed.status != "changed" and document.text[sealed.start : sealed.end] != (
            sealed.citation.exact
        ):
            return _Span(0, 0, False)  # never a wrong place, silently
        return _Span(
            self._position(sealed.start), self._end(sealed.end), sealed.status == "changed"
        )

    def show_passage(self, index: int) -> None:
        """Marks and scrolls to one of the citations."""
        count = len(self._citations)
        self.current = max(0, min(index, count - 1)) if count else 0
        self.line.current = self.current if count else -1
        self.line.update()
        self.where.setText(f"{self.current + 1} / {count}" if count > 1 else "")
        for step_button, possible in (
            (self.previous_button, self.current > 0),
            (self.next_button, self.current + 1 < count),
        ):
            step_button.setVisible(count > 1)
            step_button.setEnabled(possible)
        self._tell()
        self._mark()
        if count and self._spans[self.current].end:
            self.text.go_to(self._spans[self.current].start)
        self.place.setText(self._place())
        self.place.setVisible(bool(self.place.text()) and self._says_place)
        self.current_changed.emit(self.current)

    def set_place_shown(self, shown: bool) -> None:
        """Whether page and headings of the passage are said above it."""
        self._says_place = shown
        self.place.setVisible(bool(self.place.text()) and shown)

    def _place(self) -> str:
        """Page and headings of the passage, as far as the document has them."""
        document = self._document
        if document is None or not self._citations or not self._spans[self.current].end:
            return ""
        found = document.place(self._citations[self.current].start)
        said = [self.tr("Page {page}").format(page=found.page_label)] if found.page_label else []
        headings = [one for one in found.headings if one != document.title]
        return " · ".join([*said, *(" ".join(one.split())[:80] for one in headings)])

    def _tell(self) -> None:
        """Says so where the passage is not what it was."""
        while self._notice_layout.count():
            item = self._notice_layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        said = ""
        if self._citations:
            sealed, span = self._citations[self.current], self._spans[self.current]
            quotation = self.tr("The quotation: “{text}”").format(text=sealed.citation.exact)
            if self._document is None:
                said = self.tr("The source itself is not at hand.") + "\n" + quotation
            elif not span.end:
                said = self.tr("The source no longer has this passage.") + "\n" + quotation
            elif span.changed:
                said = self.tr("The source has changed here.") + "\n" + quotation
        if said:
            line = icon_line(self._theme, "triangle-alert", said, "body", "flag")
            self._notice_layout.addWidget(line)
        self.notice.setVisible(bool(said))

    def highlighted_text(self) -> str:
        """Exactly the characters that are marked for the current citation, cuts taken out."""
        if not self._spans or not self._spans[self.current].end or self._document is None:
            return ""
        span = self._spans[self.current]
        return self._document.text[self.offset_of(span.start) : self.offset_of(span.end)]

    def _mark(self) -> None:
        tokens = self._theme.tokens
        marks = []
        for tint, start, end in self._tints:
            look = QTextCharFormat()
            look.setBackground(QColor(getattr(tokens, f"{tint.tint}_soft")))
            look.setUnderlineStyle(_UNDERLINES[tint.tint])
            look.setUnderlineColor(QColor(getattr(tokens, tint.tint)))
            marks.append(self._selection(start, end, look))
        for n, span in enumerate(self._spans):
            if not span.end:
                continue
            look = QTextCharFormat()
            if span.changed:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
                look.setUnderlineColor(QColor(tokens.flag))
            elif n == self.current:
                look.setBackground(QColor(tokens.marker))
                look.setForeground(QColor(tokens.on_marker))
            else:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                look.setUnderlineColor(QColor(tokens.outline))
            marks.append(self._selection(span.start, span.end, look))
        found = QTextCharFormat()
        found.setBackground(QColor(tokens.accent_soft))
        found.setFontUnderline(True)
        marks += [
            self._selection(one.selectionStart(), one.selectionEnd(), found)
            for one in self.finder.found
        ]
        self.text.setExtraSelections(marks)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection

    def _restyle(self) -> None:
        self.text.restyle()
        self._mark()


def _map_of(text: str) -> Utf16Map:
    """The map of a text; where nothing takes two units, one that knows of none, at once."""
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return Utf16Map("")
    return Utf16Map(text)
