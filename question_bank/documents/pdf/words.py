"""The words of a PDF and where they stand. Enter by `read_pdf`.

The one place that calls PDFium. Coordinates are in points, x to the right and y down, turned so
that a page's text is upright.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from question_bank.documents.scripts import lowered, raised
from question_bank.errors import DocumentError

MAX_PAGES = 5_000
MAX_OUTLINE = 5_000

_WORD = re.compile(r"[^\s\x00\x02\ufffe]+(?:[\x02\ufffe]|\xad(?=\s|\Z))?")
_HYPHENS = "\x02\ufffe\xad"  # PDFium's two ways to write one at the end of a line, and a soft one
_WITH_FIGURE = re.compile(r"\A(.*?\S)(\d{1,3})([.,;:)\]”\"’']{0,3})\Z")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_DROPPED = dict.fromkeys([0xAD, 0x200B, 0xFEFF, *range(0x20), *range(0x7F, 0xA0)])
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_CLEANED = {**_LIGATURES, **_DROPPED, **_SURROGATES}
_BAD_TITLE = re.compile(
    r"microsoft word|untitled|\.(docx?|tex|dvi|pdf|indd|odt|rtf|pptx?|qxd)\s*$|[\\/].*\.\w{2,4}$",
    re.IGNORECASE,
)
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FORMATTED = 3  # FPDF_ERR_FORMAT
_SECURITY = 5
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibd|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_WIDEST = 0.75  # of the characters of a run, on average, in sizes of its type
_SMALLER = 0.85  # a raised figure's height in that of the letters around it
_RIGHT_ANGLE = math.pi / 2


@dataclass(slots=True)
class Word:
    """A word, or several that were set in one go. `size` is that of the type in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's words in the order of the file. `number` counts from 1; the page goes from `top` to
    `bottom`."""

    number: int
    label: str
    words: tuple[Word, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PdfContents:
    """`outline` holds (title, level from 1, page number, 0 for unknown)."""

    title: str
    outline: tuple[tuple[str, int, int], ...]
    pages: tuple[PageWords, ...]


def read_pdf(data: bytes) -> PdfContents:
    """The words of all pages.

    Raises:
        DocumentError: damaged or protected by a password.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise DocumentError(_why_not(pdfium.FPDF_GetLastError()))
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise DocumentError(
                f"it has {count:,} pages; documents are read up to {MAX_PAGES:,}. Split it."
            )
        pages = [_page(pdfium, document, index) for index in range(count)]
        if not any(pages):
            raise DocumentError("it is damaged: none of its pages can be read. Get it anew.")
        title = _title(pdfium, document)
        outline = tuple(_outline(pdfium, document))
        return PdfContents(title, outline, tuple(page for page in pages if page))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _why_not(code: int) -> str:
    if code in (_PASSWORD, _SECURITY):
        return (
            "it is protected by a password. Open it in a PDF reader and save or print it to a "
            "new PDF without one."
        )
    return "it is a damaged or cut off PDF file; get it anew."


def _page(pdfium: Any, document: Any, index: int) -> PageWords | None:
    """None for a page that cannot be loaded: the others are still worth reading."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        turn, words = _Glyphs(pdfium, text_page).words() if text_page else (0, ())
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        paper = Word("", box.left, -box.top, box.right, -box.bottom, 0)
        _turn(paper, turn)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    label = _label(pdfium, document, index) or str(index + 1)
    return PageWords(index + 1, label, words, paper.top, paper.bottom)


class _Glyphs:
    """The characters of one page."""

    def __init__(self, pdfium: Any, text_page: Any) -> None:
        self._pdfium = pdfium
        self._page = text_page
        self._loose_box = pdfium.FPDFText_GetLooseCharBox
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(128)

    def words(self) -> tuple[int, tuple[Word, ...]]:
        """The quarter turns of the page's text, and the words that stand in that direction."""
        lines = [self._line(*span) for span in self._spans()]
        counts: dict[int, int] = {}
        for turn, words in lines:
            counts[turn] = counts.get(turn, 0) + len(words)
        main = max(counts, key=lambda turn: counts[turn], default=0)
        found = [word for turn, words in lines if turn == main for word in words if word.text]
        for word in found:
            _turn(word, main)
        return main, tuple(found)

    def _text(self) -> str:
        """One character for each index of PDFium's."""
        count = max(self._pdfium.FPDFText_CountChars(self._page), 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        codes = (self._pdfium.FPDFText_GetUnicode(self._page, place) for place in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)

    def _spans(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """The page's text, and the spans of the words of each of PDFium's lines."""
        text = self._text()
        line: list[tuple[int, int]] = []
        position = 0
        for match in _WORD.finditer(text):
            if "\n" in text[position : match.start()] and line:
                yield text, line
                line = []
            line.append(match.span())
            position = match.end()
            if text[position - 1] in _HYPHENS:
                yield text, line
                line = []
        if line:
            yield text, line

    def _line(self, text: str, spans: list[tuple[int, int]]) -> tuple[int, list[Word]]:
        """The quarter turns of the line (-1 for askew), and its words."""
        first, last = spans[0][0], spans[-1][0]
        angle = self._pdfium.FPDFText_GetCharAngle(self._page, first)
        turns = angle / _RIGHT_ANGLE
        turn = round(turns) % 4 if abs(turns - round(turns)) < 0.05 else -1
        bold = self._is_bold(first) and (first == last or self._is_bold(last))
        words: list[Word] = []
        size = height = 0.0
        if self._is_one_run(first, spans[-1][1]):
            spans = [(first, spans[-1][1])]
        for start, end in spans:
            left, top, right, bottom = self._bounds(start, end - 1)
            if not height or abs(bottom - top - height) > 0.03 * height:
                height = bottom - top
                size = self._size(start) or height
            written = text[start:end]
            if written[-1] in _HYPHENS:
                written = written[:-1] + "-"
            if turn == 0 and written[0] > "\x7f":
                written = written.lstrip("\ufffd") or written
            if turn == 0 and (figure := _WITH_FIGURE.match(written)):
                written = self._with_script(figure, start)
            written = written if written.isascii() else written.translate(_CLEANED)
            words.append(Word(written, left, top, right, bottom, size, bold))
        return turn, words

    def _is_one_run(self, first: int, end: int) -> bool:
        """Whether characters were set in one go, with no gap wider than a space: as one word."""
        if self._pdfium.FPDFText_CountRects(self._page, first, end - first) != 1:
            return False
        left, _, right, _ = self._bounds(first, end - 1)
        return right - left <= _WIDEST * self._size(first) * (end - first)

    def _bounds(self, first: int, last: int) -> tuple[float, float, float, float]:
        box = self._box
        self._loose_box(self._page, first, box)
        left, top, right, bottom = box.left, -box.top, box.right, -box.bottom
        if last != first:
            self._loose_box(self._page, last, box)
            left, right = min(left, box.left), max(right, box.right)
            if last - first > 3:  # of a short word, the last may be a raised figure
                top, bottom = min(top, -box.top), max(bottom, -box.bottom)
        return left, top, right, bottom

    def _size(self, place: int) -> float:
        size = self._pdfium.FPDFText_GetFontSize(self._page, place)
        if self._pdfium.FPDFText_GetMatrix(self._page, place, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return float(size)

    def _is_bold(self, place: int) -> bool:
        name, flags = self._name, self._flags
        size = self._pdfium.FPDFText_GetFontInfo(
            self._page, place, name, len(name), ctypes.byref(flags)
        )
        return bool(flags.value & _FORCE_BOLD) or (
            0 < size <= len(name) and _BOLD_NAME.search(name.value) is not None
        )

    def _with_script(self, figure: re.Match[str], start: int) -> str:
        """The word, with the digits at its end raised or lowered that are smaller and stand so."""
        _, top, _, bottom = self._bounds(start, start)
        above = False
        first = figure.end(2)
        while first > figure.start(2):
            _, small_top, _, small_bottom = self._bounds(start + first - 1, start + first - 1)
            if small_bottom - small_top > _SMALLER * (bottom - top):
                break
            above = (small_top + small_bottom) < (top + bottom)
            first -= 1
        small = figure[0][first : figure.end(2)]
        return figure[0][:first] + (raised(small) if above else lowered(small)) + figure[3]


def _turn(word: Word, quarters: int) -> None:
    """Turns a word's box by so many quarters, clockwise."""
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    if quarters == 1:
        word.left, word.top, word.right, word.bottom = top, -right, bottom, -left
    elif quarters == 2:
        word.left, word.top, word.right, word.bottom = -right, -bottom, -left, -top
    elif quarters == 3:
        word.left, word.top, word.right, word.bottom = -bottom, left, -top, right


def _string(function: Any, *arguments: Any) -> str:
    """What a function of PDFium's writes into a buffer as UTF-16."""
    size = function(*arguments, None, 0)
    if not 2 < size <= 10_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, buffer, size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return " ".join(text.translate(_CLEANED).split())


def _label(pdfium: Any, document: Any, index: int) -> str:
    return _string(pdfium.FPDF_GetPageLabel, document, index)[:40]


def _title(pdfium: Any, document: Any) -> str:
    title = _string(pdfium.FPDF_GetMetaText, document, b"Title")
    return "" if len(title) < 3 or _BAD_TITLE.search(title) else title[:300]


def _outline(pdfium: Any, document: Any) -> Iterator[tuple[str, int, int]]:
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    count = 0
    while waiting and count < MAX_OUTLINE:  # a bookmark may point back to one above it
        mark, level = waiting.pop()
        if not mark:
            continue
        count += 1
        target = pdfium.FPDFBookmark_GetDest(document, mark)
        page = pdfium.FPDFDest_GetDestPageIndex(document, target) + 1 if target else 0
        yield _string(pdfium.FPDFBookmark_GetTitle, mark), level, page
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), level))
        if level < 6:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), level + 1))
