"""A page of a PDF as a picture, and where on it a passage stands. Enter by `draw_page`.

Native code over a stranger's file: only the confined process calls it
(`question_bank.documents.confinement.draw_confined`). A passage is looked for among the words of
the page by its letters and figures alone, since the text joins hyphenated words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.errors import DocumentError

if TYPE_CHECKING:
    from question_bank.documents.pdf.words import Word

MAX_WIDTH_PX = 2_400
MAX_PIXELS = 8_000_000
BYTES_PER_PIXEL = 4
MAX_GAP = 0.05
"""Of the picture's width or height: words of a line that are farther apart are two marks."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a picture's width and height, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The part of a passage that is on the page, and the text of the page around it."""

    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`pixels` are red, green, blue and an unused byte each, from the top left, row by row.

    `marks` has a box for each wanted passage and line; a passage that was not found has none.
    `found` says for each wanted passage whether it was.
    """

    width: int
    height: int
    pixels: bytes
    marks: tuple[tuple[int, Box], ...]
    """(index of the wanted passage, box)"""
    found: tuple[bool, ...]


def draw_page(data: bytes, number: int, width_px: int, wanted: Sequence[Wanted]) -> PagePicture:
    """Page `number`, from 1, `width_px` wide or less where it is very tall.

    Raises:
        DocumentError: damaged, protected by a password, or without that page.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    from question_bank.documents.pdf.words import _why_not

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise DocumentError(_why_not(pdfium.FPDF_GetLastError()))
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise DocumentError(f"its page {number} cannot be shown: it is damaged or missing.")
    width, height = _size(pdfium, page, width_px)
    pixels = _pixels(pdfium, page, width, height)
    sideways, orders = _orders(pdfium, page, width, height)
    marks: list[tuple[int, Box]] = []
    found = []
    for index, one in enumerate(wanted):
        places = (located(order, one) for order in orders)
        lines = list(merged(next(filter(None, places), []), sideways))
        found.append(bool(lines))
        marks += [(index, box) for box in lines]
    return PagePicture(width, height, pixels, tuple(marks), tuple(found))


def _size(pdfium: Any, page: Any, width_px: int) -> tuple[int, int]:
    wide = pdfium.FPDF_GetPageWidthF(page)
    high = pdfium.FPDF_GetPageHeightF(page)
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        raise DocumentError("the page has no size that can be shown.")
    scale = min(width_px, MAX_WIDTH_PX) / wide
    scale = min(scale, (MAX_PIXELS / (wide * high)) ** 0.5)
    return max(1, int(wide * scale)), max(1, int(high * scale))


def _pixels(pdfium: Any, page: Any, width: int, height: int) -> bytes:
    import ctypes

    size = width * height * BYTES_PER_PIXEL
    buffer = ctypes.create_string_buffer(size)
    stride = width * BYTES_PER_PIXEL
    bitmap = pdfium.FPDFBitmap_CreateEx(
        width, height, pdfium.FPDFBitmap_BGRx, ctypes.addressof(buffer), stride
    )
    if not bitmap:
        raise DocumentError("the page is too large to be shown.")
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return buffer.raw[:size]


def _orders(
    pdfium: Any, page: Any, width: int, height: int
) -> tuple[bool, list[list[tuple[str, Box]]]]:
    """Whether lines run upwards or downwards; and the words of the page with their places in the
    picture: as they are read, and as they stand in the file, which may have one column beside the
    other."""
    import ctypes

    from question_bank.documents.pdf.lines import lines_of
    from question_bank.documents.pdf.order import in_reading_order
    from question_bank.documents.pdf.words import _Glyphs, _turn

    class Glyphs(_Glyphs):
        """Each word for itself: a line that was set in one go is no one word here."""

        def _is_one_run(self, first: int, end: int) -> bool:
            return False

    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return False, []
    turn, words = Glyphs(pdfium, text_page).words()
    read = [w for lines in in_reading_order(lines_of(words)) for line in lines for w in line.words]
    x, y = ctypes.c_int(), ctypes.c_int()

    def corner(across: float, down: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, across, -down, x, y)
        return x.value / width, y.value / height

    for word in words:
        _turn(word, -turn % 4 if turn >= 0 else 0)  # back to how it lies on the page
    boxes = {id(word): (word.text, _spanned(corner, word)) for word in words}
    orders = [[boxes[id(word)] for word in order if id(word) in boxes] for order in (read, words)]
    rotation = pdfium.FPDFPage_GetRotation(page)
    return (turn + rotation) % 2 == 1, orders


def _spanned(corner: Any, word: Word) -> Box:
    (x1, y1), (x2, y2) = corner(word.left, word.top), corner(word.right, word.bottom)
    return (
        _share(min(x1, x2)),
        _share(min(y1, y2)),
        _share(max(x1, x2)),
        _share(max(y1, y2)),
    )


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def located(words: Sequence[tuple[str, Box]], wanted: Wanted) -> list[Box]:
    """The boxes of the words of a passage; none where it is not there, or not only there.

    Where the passage is there twice, the words around it
    decide; where they do not, nothing is marked: never a wrong place.
    """
    letters: list[str] = []
    owners: list[int] = []
    for number, (text, _box) in enumerate(words):
        squeezed = _letters(text)
        letters.append(squeezed)
        owners += [number] * len(squeezed)
    page = "".join(letters)
    exact = _letters(wanted.exact)
    if not exact:
        return []
    start = _unique(page, exact, _letters(wanted.before)[-24:], _letters(wanted.after)[:24])
    if start < 0:
        return []
    first, last = owners[start], owners[start + len(exact) - 1]
    return [box for _text, box in words[first : last + 1]]


def _unique(page: str, exact: str, before: str, after: str) -> int:
    """Where `exact` stands, -1 for nowhere or who knows where."""
    places: list[int] = []
    place = page.find(exact)
    while place >= 0 and len(places) < 1_000:
        places.append(place)
        place = page.find(exact, place + 1)
    if len(places) == 1:
        return places[0]
    for lead, tail in ((before, after), (before, ""), ("", after)):
        alike = [
            one
            for one in places
            if (lead or tail)
            and page.endswith(lead, 0, one)
            and page.startswith(tail, one + len(exact))
        ]
        if len(alike) == 1:
            return alike[0]
    return -1


def _letters(text: str) -> str:
    """What of a text hyphens, spaces, ligatures and the marks of notes cannot change."""
    kept = "".join(c for c in text if not unicodedata.decomposition(c).startswith("<super>"))
    plain = unicodedata.normalize("NFKC", kept)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


def merged(boxes: Sequence[Box], sideways: bool) -> Iterator[Box]:
    """The boxes of words, neighbours on one line as one; `sideways` where lines run up or down."""
    along, across = (1, 0) if sideways else (0, 1)
    line: Box | None = None
    for box in boxes:
        if line is not None and _goes_on(line, box, along, across):
            line = (
                min(line[0], box[0]),
                min(line[1], box[1]),
                max(line[2], box[2]),
                max(line[3], box[3]),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _goes_on(line: Box, box: Box, along: int, across: int) -> bool:
    """Whether a word stands on the line of those before it, and near them."""
    overlap = min(line[across + 2], box[across + 2]) - max(line[across], box[across])
    thinner = min(line[across + 2] - line[across], box[across + 2] - box[across])
    gap = max(line[along], box[along]) - min(line[along + 2], box[along + 2])
    return overlap > 0.5 * thinner and gap < MAX_GAP
