"""A text to be read, of any length: leading, headings, page numbers and signs in the margin.

Enter by `ReadingText(theme)`, `show_text(text, shapes)`, then `set_pages` and `set_signs`.
Positions are Qt's, UTF-16 units. A `QTextEdit` lays a whole document out before it scrolls to a
passage, two seconds for 5 MB; here only the paragraphs that are seen are laid out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from quizapp.ui.theme import Theme

LEADING = 1.4
"""Distance of lines, in heights of one."""

BLANK_LINE = 0.6
"""Height of an empty line in that of a full one: it parts paragraphs, no more."""

LINE_CHARACTERS = 80
MARGIN = 20
HEADING_SIZES = (1.6, 1.35, 1.15)
"""Of the levels 1, 2 and 3, in sizes of the text; deeper ones are bold only."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A heading (`level` 1 to 6), a "quote" or "code", where it is no common paragraph."""

    start: int
    end: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageStart:
    position: int
    label: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon in the margin beside a passage."""

    position: int
    icon: str
    tint: str


class ReadingLayout(QPlainTextDocumentLayout):
    """Lays a paragraph out when it is first asked for, with leading and the looks of its shape.

    Qt may lay one out by itself, without leading: its first line stands at 0 then, ours never does.
    """

    def __init__(self, document: QTextDocument, width: Callable[[], int]) -> None:
        super().__init__(document)
        self._width = width
        self._starts: list[int] = []
        self._shapes: Sequence[Shape] = ()

    def set_shapes(self, shapes: Sequence[Shape]) -> None:
        """In order of their starts."""
        self._shapes = shapes
        self._starts = [shape.start for shape in shapes]

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        laid = block.layout()
        if not laid.lineCount() or laid.lineAt(0).y() == 0:
            self._lay_out(block, laid)
        last = laid.lineAt(laid.lineCount() - 1)
        share = LEADING if block.length() > 1 else BLANK_LINE
        above = (LEADING - 1) / 2
        bottom = last.y() + (share - above) * last.height()
        if not block.next().isValid():
            bottom += MARGIN
        return QRectF(0, 0, max(1, self._width()), bottom)

    def _lay_out(self, block: QTextBlock, laid: QTextLayout) -> None:
        shape = self._shape(block)
        indent = 0
        y = 0.0
        if shape is not None:
            look, indent = self._look(shape)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, block.length(), look
            laid.setFormats([span])
            if shape.kind == "heading" and block.position() > 0:
                y = 0.4 * QFontMetrics(look.font()).height()
        laid.setTextOption(self.document().defaultTextOption())
        laid.beginLayout()
        while (line := laid.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(max(40, self._width() - 2 * MARGIN - indent))
            height = line.height()
            line.setPosition(QPointF(MARGIN + indent, y + height * (LEADING - 1) / 2))
            y += LEADING * height
        laid.endLayout()
        block.setLineCount(laid.lineCount())

    def _shape(self, block: QTextBlock) -> Shape | None:
        """The shape that this paragraph is in."""
        first = block.position()
        number = bisect_left(self._starts, first + block.length()) - 1
        if number < 0 or self._shapes[number].end <= first:
            return None
        return self._shapes[number]

    def _look(self, shape: Shape) -> tuple[QTextCharFormat, int]:
        """How its characters look, and how far it stands in, in pixels."""
        font = QFont(self.document().defaultFont())
        indent = 0
        if shape.kind == "heading":
            font.setBold(True)
            if 1 <= shape.level <= len(HEADING_SIZES):
                font.setPixelSize(round(font.pixelSize() * HEADING_SIZES[shape.level - 1]))
        elif shape.kind == "code":
            font.setFamily(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
        else:
            font.setItalic(True)
            indent = 24
        look = QTextCharFormat()
        look.setFont(font)
        return look, indent


class _Margin(QWidget):
    """Left of the text: where pages begin, and the signs of passages."""

    def __init__(self, text: ReadingText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_margin(QPainter(self), event.rect())


class ReadingText(QPlainTextEdit):
    """Read-only; its lines are never longer than a page's to be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: Sequence[PageStart] = ()
        self._signs: Sequence[Sign] = ()
        self._margins = (0, 0)
        self._follows = False
        document = QTextDocument(self)
        self._laid = ReadingLayout(document, lambda: self.viewport().width())
        document.setDocumentLayout(self._laid)
        document.setDocumentMargin(MARGIN)
        self.setDocument(document)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._margin = _Margin(self)
        self.updateRequest.connect(lambda _rect, _by: self._margin.update())

    def show_text(self, text: str, shapes: Sequence[Shape]) -> None:
        """Another text; pages and signs are gone. `shapes` are in order and do not overlap."""
        self._pages, self._signs = (), ()
        self._laid.set_shapes(shapes)
        self.setPlainText(text)
        self._fit()

    def set_pages(self, pages: Sequence[PageStart]) -> None:
        """Where pages begin, in order: their labels stand in the margin."""
        self._pages = pages
        self._fit()

    def set_signs(self, signs: Sequence[Sign]) -> None:
        """Icons in the margin, in order of their positions."""
        self._signs = signs
        self._fit()

    def restyle(self) -> None:
        """Takes the theme's reading font."""
        font = self._theme.reading_font()
        # The style sheet of the application gives every widget the interface's size.
        self.setStyleSheet(f"QPlainTextEdit {{ font-size: {font.pixelSize()}px; }}")
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._fit()

    def go_to(self, position: int) -> None:
        """Puts the cursor there and scrolls it into the middle."""
        self.go_to_cursor(self._at(position))

    def go_to_cursor(self, cursor: QTextCursor) -> None:
        """Takes a cursor and scrolls it into the middle, where it stays while the lines are broken
        anew, until the reader moves."""
        self.setTextCursor(cursor)
        self.centerCursor()
        self._follows = True

    def go_to_top(self, position: int) -> None:
        """Puts the cursor there and scrolls its line to the top."""
        self._follows = False
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setTextCursor(self._at(position))  # from below, a line is scrolled to the top

    def _at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def first_position(self) -> int:
        """Of the paragraph at the top."""
        return self.firstVisibleBlock().position()

    def _let_go(self) -> None:
        self._follows = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._let_go()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        super().mousePressEvent(event)

    # The margin -------------------------------------------------------------------------------

    def _margin_width(self) -> int:
        size = self._theme.px("caption")
        return (3 * size if self._pages else 0) + (2 * size if self._signs else 0)

    def _fit(self) -> None:
        """No line longer than `LINE_CHARACTERS`; what is over goes to both sides."""
        column = LINE_CHARACTERS * QFontMetrics(self.font()).averageCharWidth() + 2 * MARGIN
        own = self._margin_width()
        bar = self.verticalScrollBar().sizeHint().width()
        over = max(0, self.width() - bar - own - column)
        margins = (own + over // 2, over - over // 2)
        if margins != self._margins:
            self._margins = margins
            self.setViewportMargins(margins[0], 0, margins[1], 0)
        place = self.viewport().geometry()
        self._margin.setVisible(own > 0)
        self._margin.setGeometry(QRect(place.left() - own, place.top(), own, place.height()))
        self._margin.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._follows:
            self.centerCursor()

    def paint_margin(self, painter: QPainter, dirty: QRect) -> None:
        """The labels of pages at the left, signs beside the text."""
        painter.setFont(self._theme.font("caption"))
        painter.setPen(QColor(self._theme.tokens.muted))
        size = self._theme.px("caption") + 4
        width = self._margin.width()
        page = bisect_left(self._pages, self.first_position(), key=lambda one: one.position)
        sign = bisect_left(self._signs, self.first_position(), key=lambda one: one.position)
        block = self.firstVisibleBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > dirty.bottom():
                break
            end = block.position() + block.length()
            while page < len(self._pages) and self._pages[page].position < end:
                one = self._pages[page]
                y = top + self._line_top(block, one.position)
                fits = painter.fontMetrics().elidedText(
                    one.label, Qt.TextElideMode.ElideRight, 3 * size
                )
                painter.drawText(QPointF(4, y + painter.fontMetrics().ascent()), fits)
                painter.drawLine(QPointF(4, y - 2), QPointF(width - 4, y - 2))
                page += 1
            while sign < len(self._signs) and self._signs[sign].position < end:
                mark = self._signs[sign]
                y = top + self._line_top(block, mark.position)
                picture = self._theme.icons.pixmap(mark.icon, mark.tint, size)
                painter.drawPixmap(QPointF(width - size, y), picture)
                sign += 1
            block = block.next()

    @staticmethod
    def _line_top(block: QTextBlock, position: int) -> float:
        line = block.layout().lineForTextPosition(position - block.position())
        return line.y() if line.isValid() else 0.0
