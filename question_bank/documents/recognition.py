"""Which format a file has: by its content, then by the end of its name. Enter by `recognised`.

A PDF or a Word document is one whatever its name is. Text says little of itself: there the name
decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from question_bank.errors import DocumentError

HEAD_BYTES = 4096

_TEXTS = frozenset(("text/1", "markdown/1"))
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024  # readers accept as much before the mark
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORMATS = {
    "html/1": "web page",
    "pdf/1": "PDF file",
    "docx/1": "Word document",
    "epub/1": "e-book",
}
# In a ZIP archive the names of its members stand as they are.
_MIME_PLACE = 30  # the first member of an e-book or an OpenDocument file is its media type
_MEMBERS = (
    (b"word/document", "docx/1"),
    (b"META-INF/container.xml", "epub/1"),
)
_OTHER_ARCHIVES = (
    (b"ppt/presentation.xml", "a presentation; export it as PDF"),
    (b"xl/workbook.xml", "a spreadsheet; only texts can be read"),
)


def recognised(path: Path, head: bytes, suffixes: Mapping[str, str]) -> str | None:
    """The name of the extractor for a file that begins with `head`; None for an archive, of which
    `recognised_archive` must see all. `suffixes` gives the extractor of each known suffix.

    Raises:
        DocumentError: it is of a kind that is not read, or not what its name says.
    """
    named = suffixes.get(path.suffix.lower())
    if head.startswith(b"%PDF-") or (named == "pdf/1" and b"%PDF-" in head[:_PDF_WITHIN]):
        return "pdf/1"
    if head.startswith(_ZIP):
        return None
    if head.startswith(_OLD_OFFICE) and named not in _TEXTS:
        raise DocumentError(
            f"{path} is an old Office document (.doc) or one protected by a password; "
            "open it in a word processor and save it as .docx, without a password."
        )
    if head.startswith(b"{\\rtf") and named not in _TEXTS:
        raise DocumentError(f"{path} is a Rich Text file; save it as .docx in a word processor.")
    if named is None:
        if _WEB_PAGE.match(head):
            return "html/1"
        known = ", ".join(suffixes)
        raise DocumentError(f"{path} is of a kind that is not read; these are: {known}.")
    if named in ("pdf/1", "docx/1", "epub/1"):
        if not head:
            raise DocumentError(f"{path} is empty: it holds no text.")
        raise DocumentError(
            f"{path} is named like a {_FORMATS[named]} but is none, or its beginning is damaged. "
            "If it holds plain text, rename it to end in .txt; else get it anew."
        )
    return named


def recognised_archive(path: Path, data: bytes) -> str:
    """The name of the extractor for the ZIP archive `data`.

    Raises:
        DocumentError: it holds no document that is read.
    """
    media_type = data[_MIME_PLACE : _MIME_PLACE + 100]
    if media_type.startswith(b"mimetypeapplication/epub+zip"):
        return "epub/1"
    if media_type.startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        raise DocumentError(
            f"{path} is an OpenDocument file; save it as .docx or export it as PDF."
        )
    for member, extractor in _MEMBERS:
        if member in data:
            return extractor
    for member, words in _OTHER_ARCHIVES:
        if member in data:
            raise DocumentError(f"{path} is {words}.")
    raise DocumentError(
        f"{path} is a ZIP archive that holds no document, or is damaged; unpack it first."
    )
