"""A document as a document, with passages marked as by a marker pen. Enter by `PassageView`.

The text is put in as plain text, long lines cut before display; offsets of the document are
converted to Qt's positions in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
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

LEADING_PERCENT = 140
MAX_FOUND = 2_000
"""Places of a search that are marked; more are counted, not shown."""


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
        self._found: list[QTextCursor] = []
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
        body = QHBoxLayout()
        body.setSpacing(6)
        self.text = QTextEdit()
        self.text.setAcceptRichText(False)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(self.tr("Source text"))
        self.text.document().setDocumentMargin(20)
        self.line = PlaceLine(self._theme)
        body.addWidget(self.text, 1)
        body.addWidget(self.line)
        layout.addLayout(body, 1)
        layout.addLayout(self._build_search())
        self._restyle()

    def _step_button(self, icon: str, name: str, step: int) -> QPushButton:
        made = button("", "quiet")
        self._theme.put_icon(made, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: self.show_passage(self.current + step))
        return made

    def _build_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in the source"))
        self.search.setAccessibleName(self.tr("Search in the source"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._step_found(1))
        self.count = plain_label("", "muted")
        self.count.setWordWrap(False)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(self._step_found, step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return row

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
        self.title.setText("" if document is None else document.title)
        if document is None:
            self.text.clear()
            return
        self._wrapped = wrap_long_lines(document.text)
        self._utf16 = Utf16Map(self._wrapped.text)
        self.text.setPlainText(self._wrapped.text)
        self._set_leading()
        self._set_headings(document)

    def _set_leading(self) -> None:
        """Lines as far apart as a page to be read wants them, paragraphs a little farther."""
        look = QTextBlockFormat()
        look.setLineHeight(
            LEADING_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        look.setBottomMargin(8)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)

    def _centre(self) -> None:
        """Scrolls so that the cursor stands in the middle."""
        self.text.ensureCursorVisible()
        bar = self.text.verticalScrollBar()
        middle = self.text.viewport().height() // 2
        bar.setValue(bar.value() + self.text.cursorRect().top() - middle)

    def _set_headings(self, document: Document) -> None:
        cursor = QTextCursor(self.text.document())
        bold = QTextCharFormat()
        bold.setFontWeight(700)
        for block in document.blocks:
            if block.kind == "heading":
                cursor.setPosition(self._position(block.start))
                cursor.setPosition(self._position(block.end), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(bold)

    def _position(self, offset: int) -> int:
        return self._utf16.to_utf16(self._wrapped.to_display(offset))

    def _span(self, sealed: SealedCitation) -> _Span:
        """Where the passage stands in the text; (0, 0) when it is not to be marked."""
        document = self._document
        if document is None or sealed.status == "missing" or not sealed.end:
            return _Span(0, 0, False)
        if sealed.status != "changed" and document.text[sealed.start : sealed.end] != (
            sealed.citation.exact
        ):
            return _Span(0, 0, False)  # never a wrong place, silently
        last = self._position(sealed.end - 1)
        width = 2 if ord(document.text[sealed.end - 1]) > 0xFFFF else 1
        return _Span(self._position(sealed.start), last + width, sealed.status == "changed")

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
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._spans[self.current].start)
            self.text.setTextCursor(cursor)
            self._centre()
        self.place.setText(self._place())
        self.place.setVisible(bool(self.place.text()))
        self.current_changed.emit(self.current)

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
        start = self._wrapped.to_original(self._utf16.to_codepoints(span.start))
        end = self._wrapped.to_original(self._utf16.to_codepoints(span.end))
        return self._document.text[start:end]

    def _mark(self) -> None:
        tokens = self._theme.tokens
        marks = []
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
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(_selection(cursor, look))
        found = QTextCharFormat()
        found.setBackground(QColor(tokens.accent_soft))
        found.setFontUnderline(True)
        marks += [_selection(cursor, found) for cursor in self._found]
        self.text.setExtraSelections(marks)

    # Search -----------------------------------------------------------------------------------

    def _search(self, wanted: str) -> None:
        self._found = []
        cursor = QTextCursor(self.text.document())
        while wanted and len(self._found) < MAX_FOUND:
            cursor = self.text.document().find(wanted, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._found.append(QTextCursor(cursor))
        self._place_found = -1
        self.count.setText(
            self.tr("{count} found").format(count=len(self._found)) if wanted else ""
        )
        self._mark()
        if self._found:
            self._step_found(1)

    def _step_found(self, step: int) -> None:
        if not self._found:
            return
        self._place_found = (self._place_found + step) % len(self._found)
        cursor = QTextCursor(self._found[self._place_found])
        self.text.setTextCursor(cursor)
        self._centre()
        self.count.setText(f"{self._place_found + 1} / {len(self._found)}")

    def _restyle(self) -> None:
        self.text.setFont(self._theme.reading_font())
        self._mark()


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
