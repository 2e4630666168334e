"""Files to documents. Enter by `load_document`; the formats stand in one list, `EXTRACTORS`."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from question_bank.documents.document import Block, Document
from question_bank.errors import DocumentError

MAX_BYTES = 50 * 1024 * 1024
"""Documents above this are refused before they are read."""

MAX_UNPRINTABLE = 0.02
"""Share of control characters above which a file is taken for binary."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor makes of a decoded file. `title` is "" where the format has none."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""


class Extractor(Protocol):
    """One format. `name` carries the version of the extraction: offsets depend on it."""

    @property
    def name(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...

    def extract(self, text: str) -> Extracted:
        """The text as a reader sees it, with its blocks."""


class PlainText:
    """A block for each paragraph; where there are no blank lines, for each line."""

    name = "text/1"
    media_type = "text/plain"
    suffixes = (".txt", ".text")

    def extract(self, text: str) -> Extracted:
        separator = r"\n[ \t]*\n\s*" if re.search(r"\n[ \t]*\n", text) else r"\n"
        return Extracted(text, tuple(_blocks_between(text, separator)))


class Markdown:
    """Mark-up removed by markdown-it; see `question_bank.documents.markdown`."""

    name = "markdown/1"
    media_type = "text/markdown"
    suffixes = (".md", ".markdown")

    def extract(self, text: str) -> Extracted:
        from question_bank.documents.markdown import extract_markdown

        return extract_markdown(text)


EXTRACTORS: tuple[Extractor, ...] = (PlainText(), Markdown())


def load_document(
    path: Path | str, *, title: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """Reads a file to a document.

    Raises:
        DocumentError: missing, no file, too large, empty, binary, or of a kind that is not read.
    """
    path = Path(path)
    extractor = _for_suffix(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{path} is a folder; name a document in it.")
        size = path.stat().st_size
        if size > max_bytes:
            limit = max_bytes // (1024 * 1024)
            raise DocumentError(
                f"{path} has {size:,} bytes; documents of up to {limit} MB are read."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"There is no file {path}.") from None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        document = document_from_bytes(data, extractor.name, title=title or "")
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    if document.title:
        return document
    return _with_title(document, _title_from_name(path))


def document_from_bytes(data: bytes, extractor: str, *, title: str = "") -> Document:
    """The document that `load_document` makes of a file with these bytes.

    `extractor` is a name such as "text/1". Without `title` the document's own is taken, else "".

    Raises:
        DocumentError: empty, binary, or an extractor that this version does not have.
    """
    chosen = next((one for one in EXTRACTORS if one.name == extractor), None)
    if chosen is None:
        raise DocumentError(f"this version cannot read documents extracted by '{extractor}'.")
    extracted = chosen.extract(decode(data))
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
    )


def decode(data: bytes) -> str:
    """Bytes to text: UTF-8, UTF-16 with its mark, else the likeliest encoding; LF line ends.

    Raises:
        DocumentError: the bytes are not text.
    """
    text = _decode_marked(data)
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _decode_guessed(data)
    if "\x00" in text or len(_CONTROL.findall(text)) > MAX_UNPRINTABLE * max(len(text), 1):
        raise DocumentError("it is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_marked(data: bytes) -> str | None:
    marks = (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for mark, encoding in marks:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(
                    f"its {encoding} text is damaged at byte {error.start}."
                ) from None
    return None


def _decode_guessed(data: bytes) -> str:
    if b"\x00" in data:
        raise DocumentError("it is not a text file.")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise DocumentError(
            "it is not a text file, or its encoding is not known; save it as UTF-8."
        )
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise DocumentError("its encoding is not known; save it as UTF-8.") from None


def _for_suffix(path: Path) -> Extractor:
    for extractor in EXTRACTORS:
        if path.suffix.lower() in extractor.suffixes:
            return extractor
    known = ", ".join(suffix for one in EXTRACTORS for suffix in one.suffixes)
    raise DocumentError(f"{path} is of a kind that is not read; these are: {known}.")


def _title_from_name(path: Path) -> str:
    words = re.sub(r"[-_\s]+", " ", path.stem).strip() or path.name
    return words[0].upper() + words[1:]


def _with_title(document: Document, title: str) -> Document:
    from dataclasses import replace

    return replace(document, title=title)


def _blocks_between(text: str, separator: str) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    for match in [*re.finditer(separator, text), None]:
        end = len(text) if match is None else match.start()
        piece = text[position:end]
        if piece.strip():
            start = position + len(piece) - len(piece.lstrip())
            blocks.append(Block(start, position + len(piece.rstrip())))
        position = end if match is None else match.end()
    return blocks
