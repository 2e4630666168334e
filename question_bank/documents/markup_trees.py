"""XML and HTML to trees. Enter by `parse_xml` and `parse_html`.

The one place that imports lxml. No entity is ever declared, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import Any, Protocol

from question_bank.documents.decoding import decode_marked_up
from question_bank.errors import DocumentError

MAX_DEPTH = 1_000
"""Elements within elements of HTML. The parser gives up, in silence, at twice that."""


class Element(Protocol):
    """What is used of lxml's elements."""

    tag: Any  # a str, or a function for a comment
    text: str | None
    tail: str | None

    def keys(self) -> list[str]: ...
    def get(self, key: str, default: str = "") -> str: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def iterancestors(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...
    def find(self, path: str) -> Element | None: ...
    def findall(self, path: str) -> list[Element]: ...
    def getparent(self) -> Element | None: ...
    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...


class Walk(Protocol):
    """An iteration over ("start" or "end", element) whose descendants can be passed over."""

    def __iter__(self) -> Iterator[tuple[str, Element]]: ...
    def skip_subtree(self) -> None: ...


_NO_MEMORY = 2  # XML_ERR_NO_MEMORY
_PROLOG_PART = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(r"\s*<!DOCTYPE\b", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_ENTITIES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def decode_part(data: bytes) -> str:
    """The text of a file in an archive.

    Raises:
        DocumentError: it is not text.
    """
    try:
        return decode_marked_up(data)
    except DocumentError:
        raise DocumentError("a part of it is damaged: it should be text and is not.") from None


def parse_xml(text: str, *, drop_doctype: bool = False) -> Element:
    """The root of an XML document.

    A document type is refused: it can declare entities that grow without end. With `drop_doctype`
    one that declares nothing, as the pages of old EPUBs have, is passed over.

    Raises:
        DocumentError: it is not XML, is nested too deep or has a document type.
    """
    from lxml import etree  # type: ignore[import-untyped]

    text = _without_doctype(text, drop=drop_doctype)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element | None = etree.fromstring(_bytes(text), parser)
    except etree.XMLSyntaxError as error:
        _check_memory(parser)
        if "Excessive depth" in str(error):
            raise DocumentError(
                "its parts are nested deeper than any program nests them; it is damaged or made "
                "to do harm."
            ) from None
        raise DocumentError(f"a part of it is damaged: {_first_line(error)}.") from None
    if root is None:
        raise DocumentError("a part of it is empty.")
    return root


def parse_html(text: str) -> Element | None:
    """The root of a web page, whatever its faults; None when nothing is in it.

    Raises:
        DocumentError: it is nested too deep.
    """
    from lxml import etree

    text = _DECLARATION.sub("", text, count=1)
    text = _without_doctype(text, drop=True, strict=False)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root: Element | None = etree.fromstring(_bytes(text), parser)
    except etree.XMLSyntaxError:
        root = None
    _check_memory(parser)
    if root is not None:
        _check_depth(root)
    return root


def walk(root: Element) -> Walk:
    """The elements of a tree in order, each at its start and its end."""
    from lxml import etree

    walking: Walk = etree.iterwalk(root, events=("start", "end"))
    return walking


def local_name(element: Element) -> str:
    """The element's name in lower case without its name space; "" for what is no element."""
    tag = element.tag
    return _lowered(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def _lowered(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def with_named_characters(text: str) -> str:
    """XHTML's named characters (&nbsp;) as characters: without its document type XML knows five."""

    def character(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name in _XML_ENTITIES else html5.get(name, match[0])

    return _ENTITY.sub(character, text)


def _check_memory(parser: Any) -> None:
    """The parser tells lack of memory like a fault of the text, and may have left things out.

    Raises:
        MemoryError: it had too little.
    """
    if any(entry.type == _NO_MEMORY for entry in parser.error_log):
        raise MemoryError


def _bytes(text: str) -> bytes:
    return _FORBIDDEN.sub("\ufffd", text).encode("utf-8")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")[:200]


def _without_doctype(text: str, *, drop: bool, strict: bool = True) -> str:
    """`text` without its document type.

    Raises:
        DocumentError: it has one and `drop` is false, or in `strict` reading it declares something.
    """
    position = 0
    while part := _PROLOG_PART.match(text, position):
        position = part.end()
    found = _DOCTYPE.match(text, position)
    if not found:
        return text
    end = text.find(">", found.end())
    declares = "[" in text[found.end() : end]
    if not drop or end < 0 or (strict and declares):
        raise DocumentError(
            "a part of it declares a document type, which can be used to do harm; "
            "open it in the program that made it and save it again."
        )
    if declares:
        closing = text.find("]>", found.end())
        end = closing + 1 if closing >= 0 else end
    return text[:position] + text[end + 1 :]


def _check_depth(root: Element) -> None:
    depth = 0
    for event, _ in walk(root):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise DocumentError(
                f"its elements are nested more than {MAX_DEPTH:,} deep; no page is made like that."
            )
