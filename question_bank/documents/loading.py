"""Files to documents. Enter by `load_document`; the formats stand in one list, `EXTRACTORS`."""

from __future__ import annotations

import hashlib
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from question_bank.documents.decoding import decode
from question_bank.documents.document import Document
from question_bank.documents.pieces import Extracted
from question_bank.documents.recognition import HEAD_BYTES, recognised, recognised_archive
from question_bank.errors import DocumentError

MAX_BYTES = 50 * 1024 * 1024
"""Documents above this are refused before they are read."""


class Extractor(Protocol):
    """One format. `name` carries the version of the extraction: offsets depend on it.

    `confined` ones run native code over strangers' files: in a process of their own.
    """

    @property
    def name(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...
    @property
    def max_bytes(self) -> int: ...
    @property
    def confined(self) -> bool: ...

    def extract(self, data: bytes) -> Extracted:
        """The text as a reader sees it, with its blocks."""


class PlainText:
    """The decoded file as it is; see `question_bank.documents.paragraphs` for its blocks."""

    name = "text/1"
    media_type = "text/plain"
    suffixes = (".txt", ".text")
    max_bytes = MAX_BYTES
    confined = False

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.paragraphs import paragraphs, title_of

        text = decode(data)
        return Extracted(text, tuple(paragraphs(text)), title_of(text))


class Markdown:
    """Mark-up removed by markdown-it; see `question_bank.documents.markdown`."""

    name = "markdown/1"
    media_type = "text/markdown"
    suffixes = (".md", ".markdown")
    max_bytes = 10 * 1024 * 1024  # the parser reads some 100 kB a second of the worst that it meets
    confined = False

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.markdown import extract_markdown

        return extract_markdown(decode(data))


class Html:
    """The main content of a web page; see `question_bank.documents.html_document`."""

    name = "html/1"
    media_type = "text/html"
    suffixes = (".html", ".htm", ".xhtml")
    max_bytes = 20 * 1024 * 1024  # the tree of a page takes up to twenty times its size
    confined = True

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.html_document import extract_html

        return extract_html(data)


class Pdf:
    """Read by PDFium; see `question_bank.documents.pdf`."""

    name = "pdf/1"
    media_type = "application/pdf"
    suffixes = (".pdf",)
    max_bytes = MAX_BYTES
    confined = True

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.pdf import extract_pdf

        return extract_pdf(data)


class Docx:
    """A Word document; see `question_bank.documents.docx_document`."""

    name = "docx/1"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffixes = (".docx", ".docm")
    max_bytes = MAX_BYTES
    confined = True

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.docx_document import extract_docx

        return extract_docx(data)


class Epub:
    """An e-book; see `question_bank.documents.epub_document`."""

    name = "epub/1"
    media_type = "application/epub+zip"
    suffixes = (".epub",)
    max_bytes = MAX_BYTES
    confined = True

    def extract(self, data: bytes) -> Extracted:
        from question_bank.documents.epub_document import extract_epub

        return extract_epub(data)


EXTRACTORS: tuple[Extractor, ...] = (
    PlainText(), Markdown(), Html(), Pdf(), Docx(), Epub()
)  # fmt: skip


def load_document(
    path: Path | str, *, title: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """Reads a file to a document.

    Its title is `title`, else the one that it gives itself, else its file's name made readable.

    Raises:
        DocumentError: missing, no file, too large, empty, binary, or of a kind that is not read.
    """
    path = Path(path)
    try:
        _check_is_file(path)
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        name = recognised(path, head, _SUFFIXES)
        limit = min(max_bytes, MAX_BYTES if name is None else extractor_named(name).max_bytes)
        data = _read(path, limit)
        name = name or recognised_archive(path, data)
    except FileNotFoundError:
        raise DocumentError(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"{path} cannot be read: {reason}.") from error
    try:
        document = document_from_bytes(data, name, title=title or "")
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    return document if document.title else replace(document, title=_title_from_name(path))


def document_from_bytes(data: bytes, extractor: str, *, title: str = "") -> Document:
    """The document that `load_document` makes of a file with these bytes.

    `extractor` is a name such as "text/1". Without `title` the document's own is taken, else "".

    Raises:
        DocumentError: empty, binary, or an extractor that this version does not have.
    """
    chosen = extractor_named(extractor)
    if chosen.confined and data:
        from question_bank.documents.confinement import extract_confined

        extracted = extract_confined(chosen.name, data)
    else:
        extracted = chosen.extract(data)
    if not extracted.text.strip():
        raise DocumentError("it holds no text.")
    return Document(
        text=extracted.text,
        title=title or extracted.title,
        media_type=chosen.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(extracted.text.encode("utf-8")).hexdigest(),
        extractor=chosen.name,
        blocks=extracted.blocks,
        pages=extracted.pages,
    )


def extractor_named(name: str) -> Extractor:
    """The extractor of that name.

    Raises:
        DocumentError: this version has none.
    """
    for extractor in EXTRACTORS:
        if extractor.name == name:
            return extractor
    raise DocumentError(f"this version cannot read documents extracted by '{name}'.")


def is_confined(extractor: str) -> bool:
    """Whether an extractor runs in a process of its own, which takes its time."""
    return any(one.name == extractor and one.confined for one in EXTRACTORS)


def _check_is_file(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise DocumentError(f"{path} is a folder; name a document in it.")
    if not stat.S_ISREG(mode):  # a pipe or a device may never end
        raise DocumentError(f"{path} is not an ordinary file.")


_SUFFIXES = {suffix: one.name for one in EXTRACTORS for suffix in one.suffixes}


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(limit + 1)  # a file may grow after it was measured
    if len(data) > limit:
        size = path.stat().st_size
        raise DocumentError(
            f"{path} has {size:,} bytes; documents of its kind are read up to {limit:,}."
        )
    return data


def _title_from_name(path: Path) -> str:
    """`yuan-dynasty.txt` to `Yuan Dynasty`; words that have capitals of their own keep them."""
    words = re.sub(r"[-_\s]+", " ", path.stem).split() or [path.name]
    named = [
        word if word in _SMALL_WORDS and n else word[0].upper() + word[1:]
        for n, word in enumerate(words)
    ]
    return " ".join(named)


_SMALL_WORDS = frozenset(
    {"a", "an", "and", "de", "for", "in", "la", "of", "on", "or", "the", "to", "y"}
)
