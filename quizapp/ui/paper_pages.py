"""Blocks to pages. Enter by `Section` and `paged`.

What belongs together (a question with its options) is never parted, unless it is taller than a
whole page. Every page says what it belongs to, its version's code, and which page of how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from quizapp.ui.paper_blocks import FAINT, INK, Block, font, mm

A4_MM, LETTER_MM = QSizeF(210, 297), QSizeF(215.9, 279.4)
_MARGIN_MM, _HEAD_MM, _FOOT_MM = 18.0, 24.0, 20.0


@dataclass(frozen=True)
class Section:
    """What is numbered by itself: a version, its answer sheet, a key. `groups` are never parted."""

    title: str
    code: str
    groups: Sequence[Sequence[Block]]


@dataclass(frozen=True)
class Placed:
    """A block, or the part of it from `top` to `bottom`, at `y` of its page."""

    block: Block
    y: float
    top: float
    bottom: float


@dataclass(frozen=True)
class PrintedPage:
    """A page of a section, ready to be drawn."""

    section: Section
    number: int
    count: int
    placed: tuple[Placed, ...]
    size_mm: QSizeF
    page_words: str

    def draw(self, painter: QPainter) -> None:
        """Draws the page, in units; the painter stands at the paper's corner."""
        width, height = mm(self.size_mm.width()), mm(self.size_mm.height())
        left, right = mm(_MARGIN_MM), width - mm(_MARGIN_MM)
        self._draw_edges(painter, left, right, height)
        for one in self.placed:
            painter.save()
            if one.top > 0 or one.bottom < one.block.height:
                clip = QRectF(0, one.y, width, one.bottom - one.top)
                painter.setClipRect(clip)
            one.block.draw(painter, left, one.y - one.top)
            painter.restore()

    def _draw_edges(self, painter: QPainter, left: float, right: float, height: float) -> None:
        painter.setPen(QPen(INK))
        painter.setFont(font(9))
        head = QRectF(left, mm(11), right - left, mm(6))
        room = head.width() - mm(45)
        title = painter.fontMetrics().elidedText(
            self.section.title, Qt.TextElideMode.ElideRight, int(room)
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft | middle), title)
        painter.setFont(font(11, bold=True))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | middle), self.section.code)
        painter.setPen(QPen(FAINT, mm(0.2)))
        painter.drawLine(head.bottomLeft(), head.bottomRight())
        painter.setPen(QPen(INK))
        painter.setFont(font(9))
        foot = QRectF(left, height - mm(15), right - left, mm(6))
        said = self.page_words.format(number=self.number, count=self.count)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | middle), said)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft | middle), self.section.code)


def paged(section: Section, size_mm: QSizeF, page_words: str) -> list[PrintedPage]:
    """The pages of a section. `page_words` holds {number} and {count}."""
    top = mm(_HEAD_MM)
    bottom = mm(size_mm.height() - _FOOT_MM)
    width = mm(size_mm.width() - 2 * _MARGIN_MM)
    flow = _Flow(top, bottom)
    for group in section.groups:
        for block in group:
            block.lay(width)
        flow.add(group)
    count = len(flow.pages)
    return [
        PrintedPage(section, n, count, tuple(placed), size_mm, page_words)
        for n, placed in enumerate(flow.pages, start=1)
    ]


class _Flow:
    """Fills pages from the top."""

    def __init__(self, top: float, bottom: float) -> None:
        self._top, self._bottom = top, bottom
        self._y = top
        self.pages: list[list[Placed]] = [[]]

    def add(self, group: Sequence[Block]) -> None:
        height = sum(block.height + block.after for block in group)
        height -= group[-1].after if group else 0.0
        if self._y + height > self._bottom and self.pages[-1]:
            self._turn()
        fits = height <= self._bottom - self._top
        for block in group:
            if not fits and self._y + block.height > self._bottom:
                self._add_parts(block)
            else:
                self._put(block, 0.0, block.height)
            self._y += block.after

    def _put(self, block: Block, top: float, bottom: float) -> None:
        self.pages[-1].append(Placed(block, self._y, top, bottom))
        self._y += bottom - top

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._top

    def _add_parts(self, block: Block) -> None:
        """Parts a block that belongs to something taller than a page, where it may be parted."""
        done = 0.0
        cuts = [*block.cuts(), block.height]
        while done < block.height - 0.5:
            room = self._bottom - self._y
            fitting = [cut for cut in cuts if done + 0.5 < cut <= done + room]
            if fitting:
                end = fitting[-1]
                if block.height - end < 0.5:
                    end = block.height
            elif self._y > self._top:
                self._turn()
                continue
            else:  # one line as tall as a page
                end = min(block.height, done + room)
            self._put(block, done, end)
            done = end
            if done < block.height - 0.5:
                self._turn()
