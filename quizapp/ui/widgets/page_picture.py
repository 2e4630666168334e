"""A page as it is printed, the passage marked on it. Enter by `PagePictureView`.

It draws pixels that were made elsewhere; it asks for a page by `page_wanted` and is given one by
`show_picture`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.tokens import LIGHT

if TYPE_CHECKING:
    from question_bank.documents.pdf.picture import Box, PagePicture

ZOOMS = (1.0, 1.5, 2.0, 3.0)
"""Of the width that there is."""

STEP_PX = 100
"""Widths are rounded up to it, so that a small change of the window draws nothing anew."""


@dataclass(frozen=True, slots=True)
class _Mark:
    box: Box
    is_current: bool


class _Sheet(QWidget):
    """The picture with its marks. Paper is white in the dark, too: so are its marks' colours."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._pixels = b""
        self.marks: list[_Mark] = []

    def take(self, picture: PagePicture | None, marks: list[_Mark]) -> None:
        self._pixels = b"" if picture is None else picture.pixels  # the image does not own them
        self._image = (
            QImage()
            if picture is None
            else QImage(
                self._pixels,
                picture.width,
                picture.height,
                4 * picture.width,
                QImage.Format.Format_RGBX8888,
            )
        )
        self.marks = marks
        self.update()

    def height_for(self, width: int) -> int:
        """In pixels, at that width."""
        if self._image.isNull():
            return 0
        return round(width * self._image.height() / self._image.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks:
            place = self.place(mark.box)
            if mark.is_current:  # as with a marker pen: what is printed shows through
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(place, QColor(LIGHT.marker))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(QColor(LIGHT.accent if mark.is_current else LIGHT.outline), 1.5))
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    def place(self, box: Box) -> QRectF:
        """A box in the widget's pixels."""
        left, top, right, bottom = box
        width, height = self.width(), self.height()
        return QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)


class PagePictureView(QWidget):
    """Signals:
    page_wanted: a page's number and the width in pixels in which it is wanted.
    """

    page_wanted = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._last = 0
        self._labels: dict[int, str] = {}
        self._zoom = 0
        self._asked = (0, 0)
        self.number = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.previous_button = self._tool("chevron-left", self.tr("Previous page"))
        self.previous_button.clicked.connect(lambda: self.show_page(self.number - 1))
        self.label = plain_label("", "strong")
        self.label.setWordWrap(False)
        self.next_button = self._tool("chevron-right", self.tr("Next page"))
        self.next_button.clicked.connect(lambda: self.show_page(self.number + 1))
        self.smaller_button = self._tool("minus", self.tr("Smaller"))
        self.smaller_button.clicked.connect(lambda: self._set_zoom(self._zoom - 1))
        self.larger_button = self._tool("plus", self.tr("Larger"))
        self.larger_button.clicked.connect(lambda: self._set_zoom(self._zoom + 1))
        for widget in (self.previous_button, self.label, self.next_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.smaller_button)
        row.addWidget(self.larger_button)
        layout.addLayout(row)
        self.notice = plain_label("", "muted")
        self.notice.hide()
        layout.addWidget(self.notice)
        self._sheet = _Sheet()
        self.area = QScrollArea()
        self.area.setWidget(self._sheet)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(self.area, 1)

    def _tool(self, icon: str, name: str) -> QPushButton:
        made = button("", "quiet")
        self._theme.put_icon(made, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def set_pages(self, labels: dict[int, str]) -> None:
        """Another document: numbers of pages, from 1, to what is printed on them."""
        self._labels = labels
        self._last = max(labels, default=0)
        self.number = 0
        self._sheet.take(None, [])

    def show_page(self, number: int) -> None:
        """Asks for a page."""
        self.number = max(1, min(number, self._last))
        label = self._labels.get(self.number, str(self.number))
        self.label.setText(self.tr("Page {page}").format(page=label))
        self.area.setAccessibleName(self.label.text())
        self.previous_button.setEnabled(self.number > 1)
        self.next_button.setEnabled(self.number < self._last)
        self.tell(self.tr("Drawing the page …"))
        self._asked = (0, 0)
        self._ask()

    def ask_again(self) -> None:
        """The marks are others."""
        self._asked = (0, 0)
        self._ask()

    def _ask(self) -> None:
        wanted = self.number, self._width_px()
        if self.number and wanted != self._asked and self.isVisible():
            self._asked = wanted
            self.page_wanted.emit(*wanted)

    def _width_px(self) -> int:
        """In pixels of the screen."""
        width = self._sheet_width() * self.devicePixelRatioF()
        return -(-int(width) // STEP_PX) * STEP_PX

    def _sheet_width(self) -> int:
        return max(200, int((self.area.viewport().width() - 4) * ZOOMS[self._zoom]))

    def tell(self, text: str) -> None:
        """A line above the page; "" for none."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def show_picture(self, picture: PagePicture, current: int) -> None:
        """The page that was asked for; `current` is the index of the passage that is looked at."""
        marks = [_Mark(box, index == current) for index, box in picture.marks]
        self._sheet.take(picture, sorted(marks, key=lambda mark: mark.is_current))
        self._fit()
        first = next((mark for mark in marks if mark.is_current), None)
        if first is None:
            self.area.verticalScrollBar().setValue(0)
        else:
            centre = self._sheet.place(first.box).center().toPoint()
            half = self.area.viewport().size() / 2
            self.area.ensureVisible(centre.x(), centre.y(), half.width(), half.height())

    @property
    def marked(self) -> int:
        """How many lines of the page are marked for the passage that is looked at."""
        return sum(mark.is_current for mark in self._sheet.marks)

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = max(0, min(zoom, len(ZOOMS) - 1))
        self._fit()
        self._ask()

    def _fit(self) -> None:
        self.smaller_button.setEnabled(self._zoom > 0)
        self.larger_button.setEnabled(self._zoom + 1 < len(ZOOMS))
        width = self._sheet_width()
        self._sheet.resize(QSize(width, self._sheet.height_for(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._ask()
