"""What a printed page is made of: texts, lines, lettered options, boxes. Enter by `TextBlock`, ...

Lengths are in units of 1/300 inch, whatever is painted on. A block is laid out once for a width and
then drawn anywhere; `cuts` are the places where it may be parted if it is taller than a page.
Text from outside reaches Qt escaped: only our own tags are mark-up.
"""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPen, QTextDocument

from quizapp.ui.text import breakable

UNITS_PER_INCH = 300
INK, FAINT = QColor("#000000"), QColor("#8a8a8a")
FONT_FAMILIES = ("Noto Sans", "Helvetica Neue", "Arial", "DejaVu Sans")

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

_WIDEST = 100_000
"""Characters of one text that are printed; a longer one ends with an ellipsis."""


def mm(length: float) -> float:
    """Millimetres in units."""
    return length * UNITS_PER_INCH / 25.4


def font(points: float, *, bold: bool = False) -> QFont:
    """Sized in units, so that the layout is the same on every device."""
    made = QFont()
    made.setFamilies(list(FONT_FAMILIES))
    made.setPixelSize(round(points * UNITS_PER_INCH / 72))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def plain_html(text: str) -> str:
    """Every character as it is."""
    return html.escape(breakable(text[:_WIDEST])).replace("\n", "<br>")


def marked_html(text: str, markup: str) -> str:
    """A question's text; with `markup` "basic" its looks become our own tags."""
    if markup != "basic":
        return plain_html(text)
    from question_bank.markup import runs

    told = []
    for run in runs(text):
        piece = plain_html(run.text)
        for wanted, tag in (
            (run.code, "code"),
            (run.italic, "i"),
            (run.bold, "b"),
            (bool(run.script), run.script),
        ):
            if wanted:
                piece = f"<{tag}>{piece}</{tag}>"
        told.append(piece)
    return "".join(told)


class Block(ABC):
    """`after` is the space below it. `height` is known after `lay`."""

    after = 0.0
    height = 0.0

    @abstractmethod
    def lay(self, width: float) -> None:
        """Finds the height for this width."""

    @abstractmethod
    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draws at a place."""

    def cuts(self) -> list[float]:
        """Where it may be parted, from its top, ascending."""
        return []


@dataclass
class Space(Block):
    """Nothing, of a height."""

    height: float
    after = 0.0

    def lay(self, width: float) -> None:
        """Its height is given."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Nothing."""


@dataclass
class TextBlock(Block):
    """A paragraph or several, of our own HTML; `mark` stands at its left, ringed or not."""

    told: str
    points: float = 11
    bold: bool = False
    indent: float = 0.0
    mark: str = ""
    ringed: bool = False
    boxed: bool = False
    """An empty box at its left, to write a number into."""
    faint: bool = False
    after: float = 0.0
    height: float = 0.0
    _document: QTextDocument = field(default_factory=QTextDocument, repr=False)

    def lay(self, width: float) -> None:
        document = self._document
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultFont(font(self.points, bold=self.bold))
        document.setHtml(self.told)
        document.setTextWidth(max(width - self.indent, mm(20)))
        self.height = max(document.size().height(), self._least_height())

    def _least_height(self) -> float:
        return mm(6.6) if self.ringed or self.boxed else 0.0

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        self._draw_mark(painter, x, y)
        painter.save()
        lines = self._document.size().height()
        # A single line stands in the middle of its ring.
        down = max(0.0, (self._least_height() - lines) / 2)
        painter.translate(x + self.indent, y + down)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = context.palette
        palette.setColor(palette.ColorRole.Text, FAINT if self.faint else INK)
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_mark(self, painter: QPainter, x: float, y: float) -> None:
        size = mm(5.6)
        painter.setPen(QPen(INK, mm(0.25)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.boxed:
            painter.drawRect(QRectF(x + self.indent - size - mm(2.4), y + mm(0.5), size, size))
            return
        if not self.mark:
            return
        box = QRectF(x + self.indent - size - mm(2.4), y + mm(0.5), size, size)
        if self.ringed:
            painter.drawEllipse(box)
            painter.setFont(font(8))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.mark)
            return
        painter.setFont(font(self.points, bold=True))
        place = QRectF(x, y, self.indent - mm(1.6), mm(8))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), self.mark)

    def cuts(self) -> list[float]:
        """Below each line."""
        found = []
        block = self._document.begin()
        while block.isValid():
            layout = block.layout()
            top = layout.position().y()
            found += [
                top + layout.lineAt(n).y() + layout.lineAt(n).height()
                for n in range(layout.lineCount())
            ]
            block = block.next()
        return found


@dataclass
class RuledLines(Block):
    """Lines to write on; `label` stands before the first, `tail` (a unit) after the last."""

    count: int = 1
    label: str = ""
    tail: str = ""
    indent: float = 0.0
    share: float = 1.0
    after: float = 0.0
    height: float = 0.0
    _width: float = 0.0

    def lay(self, width: float) -> None:
        self._width = (width - self.indent) * self.share
        self.height = self.count * mm(9)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        left = x + self.indent
        painter.setFont(font(10))
        painter.setPen(QPen(INK))
        metrics = painter.fontMetrics()
        for n in range(self.count):
            base = y + (n + 1) * mm(9) - mm(1.5)
            start, end = left, left + self._width
            if n == 0 and self.label:
                painter.drawText(QPointF(start, base), self.label)
                start += metrics.horizontalAdvance(self.label) + mm(2)
            if n == self.count - 1 and self.tail:
                room = metrics.horizontalAdvance(self.tail) + mm(2)
                painter.drawText(QPointF(end - room + mm(2), base), self.tail)
                end -= room
            painter.setPen(QPen(FAINT, mm(0.2)))
            painter.drawLine(QPointF(start, base), QPointF(max(end, start), base))
            painter.setPen(QPen(INK))

    def cuts(self) -> list[float]:
        return [(n + 1) * mm(9) for n in range(self.count)]


@dataclass
class Columns(Block):
    """Blocks side by side: two stacks, or the cells of a row. `shares` part the width."""

    stacks: Sequence[Sequence[Block]]
    shares: Sequence[float]
    indent: float = 0.0
    gutter: float = 0.0
    after: float = 0.0
    height: float = 0.0
    _lefts: list[float] = field(default_factory=list)

    def lay(self, width: float) -> None:
        room = width - self.indent - self.gutter * (len(self.stacks) - 1)
        total = sum(self.shares)
        left = self.indent
        self._lefts = []
        self.height = 0.0
        for stack, share in zip(self.stacks, self.shares, strict=True):
            own = room * share / total
            self._lefts.append(left)
            left += own + self.gutter
            for block in stack:
                block.lay(own)
            self.height = max(self.height, sum(b.height + b.after for b in stack))

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        for stack, left in zip(self.stacks, self._lefts, strict=True):
            down = y
            for block in stack:
                block.draw(painter, x + left, down)
                down += block.height + block.after

    def cuts(self) -> list[float]:
        """Where no stack has a block."""
        ends: list[set[float]] = []
        for stack in self.stacks:
            down, own = 0.0, set()
            for block in stack:
                own |= {round(down + cut, 1) for cut in block.cuts()}
                down += block.height + block.after
                own.add(round(down, 1))
            ends.append(own)
        longest = max(ends, key=lambda own: max(own, default=0.0), default=set())
        return sorted(longest)


@dataclass
class Rings(Block):
    """A row of an answer sheet: a number, then a ring for each letter, or places to write."""

    number: str
    letters: Sequence[str] = ()
    slots: Sequence[str] = ()
    """Labels of short places to write a letter or a number into."""
    line: bool = False
    label: str = ""
    """Before the rings or the line: which gap they belong to."""
    tail: str = ""
    after: float = 0.0
    height: float = 0.0
    _width: float = 0.0
    _rows: int = 1
    _per_row: int = 1

    def lay(self, width: float) -> None:
        self._width = width
        step = mm(8.5) if self.letters else mm(20)
        count = len(self.letters) or len(self.slots) or 1
        self._per_row = max(1, int((width - mm(22)) // step))
        self._rows = -(-count // self._per_row)
        self.height = self._rows * mm(8.6)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        row_height = mm(8.6)
        painter.setPen(QPen(INK, mm(0.25)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font(10.5, bold=True))
        painter.drawText(QRectF(x, y, mm(10), row_height), _RIGHT, self.number)
        left = x + mm(14)
        if self.label and not self.line:
            painter.setFont(font(10))
            painter.drawText(QRectF(left, y, mm(10), row_height), _LEFT, self.label)
            left += mm(8)
        for n, sign in enumerate(self.letters):
            row, place = divmod(n, self._per_row)
            box = QRectF(left + place * mm(8.5), y + row * row_height + mm(1.3), mm(6), mm(6))
            painter.setFont(font(8.5))
            painter.drawEllipse(box)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)
        for n, label in enumerate(self.slots):
            row, place = divmod(n, self._per_row)
            self._draw_slot(painter, left + place * mm(20), y + row * row_height, label)
        if self.line:
            line = RuledLines(1, label=self.label, tail=self.tail)
            line.lay(self._width - mm(14))
            line.draw(painter, left, y)

    @staticmethod
    def _draw_slot(painter: QPainter, x: float, y: float, label: str) -> None:
        painter.setFont(font(9))
        area = QRectF(x, y, mm(7.5), mm(8.6))
        painter.drawText(area, _RIGHT, label)
        painter.drawRect(QRectF(x + mm(9), y + mm(1.2), mm(8), mm(6.2)))

    def cuts(self) -> list[float]:
        return [(n + 1) * mm(8.6) for n in range(self._rows)]


@dataclass
class Rule(Block):
    """A line across."""

    after: float = 0.0
    height: float = 3.0
    _width: float = 0.0

    def lay(self, width: float) -> None:
        self._width = width

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(FAINT, mm(0.2)))
        painter.drawLine(QPointF(x, y), QPointF(x + self._width, y))
