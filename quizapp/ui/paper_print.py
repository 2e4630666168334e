"""Papers as PDF, as pictures for a preview, and on a printer.

Enter by `quiz_pages` and `key_pages`, then `write_pdf`, `picture` or `print_pages`. What is seen in
the preview is what is written: pages are laid out once, in units of 1/300 inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from question_bank.atomic import write_atomically
from quizapp.library.paper import Paper
from quizapp.ui.paper_blocks import UNITS_PER_INCH, mm
from quizapp.ui.paper_key import key_section
from quizapp.ui.paper_pages import A4_MM, LETTER_MM, PrintedPage, Section, paged
from quizapp.ui.paper_questions import answer_section, question_section, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def paper_size(locale: QLocale | None = None) -> QSizeF:
    """Millimetres: Letter where inches are used, else A4."""
    system = (locale or QLocale()).measurementSystem()
    inches = QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER_MM if system is inches else A4_MM


def quiz_pages(
    paper: Paper, *, answer_sheet: bool = True, size_mm: QSizeF | None = None
) -> list[PrintedPage]:
    """Every version with its answer sheet, one after the other."""
    pages = []
    for version in paper.versions:
        pages += _paged(question_section(paper, version), size_mm)
        if answer_sheet:
            pages += _paged(answer_section(paper, version), size_mm)
    return pages


def key_pages(paper: Paper, *, size_mm: QSizeF | None = None) -> list[PrintedPage]:
    """The key of all versions."""
    return _paged(key_section(paper), size_mm)


def _paged(section: Section, size_mm: QSizeF | None) -> list[PrintedPage]:
    return paged(section, size_mm or paper_size(), tr("Page {number} of {count}"))


def write_pdf(path: Path, pages: Sequence[PrintedPage], title: str) -> None:
    """Writes a PDF, whole or not at all.

    Raises:
        QuestionBankError: the folder refuses.
    """
    write_atomically(path, pdf_bytes(pages, title))


def pdf_bytes(pages: Sequence[PrintedPage], title: str) -> bytes:
    """The pages as one PDF; its text can be searched and copied."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Quizapp")
    writer.setPageLayout(_layout(pages[0].size_mm))
    painter = QPainter(writer)
    for n, page in enumerate(pages):
        if n:
            writer.newPage()
        page.draw(painter)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _layout(size_mm: QSizeF) -> QPageLayout:
    size = QPageSize(size_mm, QPageSize.Unit.Millimeter)
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)  # our own margins count from the paper's edge
    return layout


def picture(page: PrintedPage, width_px: int) -> QImage:
    """The page as it will be printed, that wide."""
    scale = width_px / mm(page.size_mm.width())
    image = QImage(width_px, round(mm(page.size_mm.height()) * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    page.draw(painter)
    painter.end()
    return image


def print_pages(printer: QPrinter, pages: Sequence[PrintedPage]) -> None:
    """Sends the pages to a printer that a person has chosen."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(pages[0].size_mm, QPageSize.Unit.Millimeter))
    painter = QPainter(printer)
    scale = printer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    for n, page in enumerate(pages):
        if n:
            printer.newPage()
        page.draw(painter)
    painter.end()
