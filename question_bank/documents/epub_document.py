"""E-books to what a reader sees of them. Enter by `extract_epub`.

The chapters come in the order of the book's spine; its navigation document, cover and linear="no"
parts are left out. A chapter without a heading gets that of the table of contents.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from question_bank.documents.archives import Archive
from question_bank.documents.boilerplate import without_boilerplate
from question_bank.documents.html_walk import pieces_of
from question_bank.documents.markup_trees import (
    Element,
    decode_part,
    local_name,
    parse_html,
    parse_xml,
    with_named_characters,
)
from question_bank.documents.pieces import Extracted, Piece, assemble
from question_bank.errors import DocumentError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book."""

    path: str
    media_type: str
    properties: frozenset[str]


def extract_epub(data: bytes) -> Extracted:
    """The book's text; its title is the one that the book states.

    Raises:
        DocumentError: it is no e-book, damaged, copy-protected or a bomb.
    """
    archive = Archive(data)
    package_path = _package_path(archive)
    package = _xml(archive, package_path)
    _check_protection(archive)
    items = _manifest(package, posixpath.dirname(package_path))
    titles = _contents(archive, items, package)
    pieces: list[Piece] = []
    for item in _spine(package, items):
        if item.path in archive:
            pieces += _with_heading(_chapter(archive, item.path), titles.get(item.path, ""))
    title = _book_title(package)
    extracted = assemble(without_boilerplate(pieces), title)
    return Extracted(extracted.text, extracted.blocks, title or extracted.title)


def _xml(archive: Archive, path: str) -> Element:
    return parse_xml(decode_part(archive.read(path)), drop_doctype=True)


def _package_path(archive: Archive) -> str:
    if _CONTAINER not in archive:
        raise DocumentError("it is an archive, but holds no e-book.")
    for element in _xml(archive, _CONTAINER).iter():
        if local_name(element) == "rootfile" and element.get("full-path", ""):
            return element.get("full-path", "")
    raise DocumentError("the e-book does not say where its text is; it is damaged.")


def _check_protection(archive: Archive) -> None:
    """Fonts may be obfuscated; anything else that is encrypted is the text."""
    if _ENCRYPTION not in archive:
        return
    for element in _xml(archive, _ENCRYPTION).iter():
        method = element.get("Algorithm", "")
        if local_name(element) == "encryptionmethod" and method and method not in _FONTS_ONLY:
            raise DocumentError("the e-book is copy-protected; only unprotected ones can be read.")


def _manifest(package: Element, folder: str) -> dict[str, _Item]:
    items = {}
    for element in package.iter():
        if local_name(element) == "item":
            path = _path(folder, element.get("href", ""))
            properties = frozenset(element.get("properties", "").split())
            items[element.get("id", "")] = _Item(path, element.get("media-type", ""), properties)
    return items


def _path(folder: str, reference: str) -> str:
    """The name in the archive of what a file in `folder` refers to."""
    target = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, target)) if target else ""


def _spine(package: Element, items: dict[str, _Item]) -> Iterator[_Item]:
    seen = set()
    for element in package.iter():
        if local_name(element) != "itemref" or element.get("linear") == "no":
            continue
        item = items.get(element.get("idref", ""))
        if item is None or item.path in seen or "nav" in item.properties:
            continue
        seen.add(item.path)
        if item.media_type in _PAGES:
            yield item


def _chapter(archive: Archive, path: str) -> list[Piece]:
    text = decode_part(archive.read(path))
    try:
        root: Element | None = parse_xml(with_named_characters(text), drop_doctype=True)
    except DocumentError:
        root = parse_html(text)  # books are often not as well-formed as they should be
    if root is None:
        return []
    body = next((child for child in root if local_name(child) == "body"), None)
    return list(pieces_of(body if body is not None else root))


def _with_heading(chapter: list[Piece], title: str) -> list[Piece]:
    if title and chapter and not any(piece.kind == "heading" for piece in chapter):
        opening = "".join(piece.text for piece in chapter[:3])
        repeated = "".join(opening.split()).casefold().startswith("".join(title.split()).casefold())
        return chapter if repeated else [Piece("heading", title, 2), *chapter]
    return chapter


def _contents(archive: Archive, items: dict[str, _Item], package: Element) -> dict[str, str]:
    """Path to title, from the navigation document of EPUB 3 or the NCX of EPUB 2."""
    titles: dict[str, str] = {}
    for item in items.values():
        ncx = item.media_type == "application/x-dtbncx+xml"
        if item.path in archive and ("nav" in item.properties or ncx):
            try:
                root = _xml_of_contents(archive, item.path)
            except DocumentError:
                continue  # a broken table of contents costs headings, not the book
            found = _ncx_titles(root) if ncx else _nav_titles(root)
            for reference, title in found:
                path = _path(posixpath.dirname(item.path), reference)
                titles.setdefault(path, title)
    return titles


def _xml_of_contents(archive: Archive, path: str) -> Element:
    text = with_named_characters(decode_part(archive.read(path)))
    return parse_xml(text, drop_doctype=True)


def _nav_titles(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if local_name(element) == "a":
            yield element.get("href", ""), _line(element)


def _ncx_titles(root: Element) -> Iterator[tuple[str, str]]:
    title = ""
    for element in root.iter():
        name = local_name(element)
        if name == "navlabel":
            title = _line(element)
        elif name == "content":
            yield element.get("src", ""), title


def _line(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())[:_MAX_TITLE]


def _book_title(package: Element) -> str:
    for element in package.iter():
        if local_name(element) == "title":
            return _line(element)
    return ""
