"""PDF to what a reader sees of it. Enter by `extract_pdf`.

`words` asks PDFium for the words and where they stand; what follows is plain arithmetic: `lines`
makes lines of words, `furniture` drops running headers, `order` finds columns, `notes` drops
footnotes, `paragraphs` joins lines to blocks. Offsets mean the text that comes out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.documents.pieces import Extracted
from question_bank.errors import DocumentError

if TYPE_CHECKING:
    from question_bank.documents.pdf.lines import Line

MIN_READABLE_SHARE = 0.7
"""Below that share of characters that mean something, a text layer is taken for garbage."""


_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]+")


def extract_pdf(data: bytes) -> Extracted:
    """The text with the page of every offset; its title is the stated one, else the first heading.

    Raises:
        DocumentError: damaged, protected by a password, or without a text layer.
    """
    from question_bank.documents.boilerplate import without_boilerplate
    from question_bank.documents.pdf.furniture import Sheet, without_furniture
    from question_bank.documents.pdf.lines import lines_of
    from question_bank.documents.pdf.notes import without_notes
    from question_bank.documents.pdf.order import in_reading_order
    from question_bank.documents.pdf.paragraphs import Flow, pieces_of
    from question_bank.documents.pdf.words import read_pdf
    from question_bank.documents.pieces import assemble

    contents = read_pdf(data)
    _check_text("".join(word.text for page in contents.pages for word in page.words))
    pages = without_furniture(
        [Sheet(lines_of(page.words), page.top, page.bottom, page.label) for page in contents.pages]
    )
    body_size = _usual_size([line for lines in pages for line in lines])
    flows = [
        Flow(page.number, page.label, tuple(flow))
        for page, lines in zip(contents.pages, pages, strict=True)
        for flow in without_notes(in_reading_order(lines), body_size)
    ]
    pieces = without_boilerplate(pieces_of(flows, body_size, contents.outline))
    extracted = assemble(pieces)
    title = contents.title or extracted.title
    return Extracted(extracted.text, extracted.blocks, title, extracted.pages)


def _check_text(text: str) -> None:
    if not text:
        raise DocumentError(
            "its pages are pictures without a text layer. Let a program for text recognition "
            "(OCR, such as OCRmyPDF) add one first."
        )
    unreadable = sum(map(len, _UNREADABLE.findall(text)))
    if unreadable > (1 - MIN_READABLE_SHARE) * len(text):
        raise DocumentError(
            "its fonts do not say which letters they show, so its text cannot be taken out. Let a "
            "program for text recognition (OCR, such as OCRmyPDF) read the pages anew."
        )


def _usual_size(lines: list[Line]) -> float:
    """The size of type of most characters."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size], default=0.0)
