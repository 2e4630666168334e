"""A tree of HTML to pieces. Enter by `pieces_of`.

Web pages and the chapters of EPUBs go through here: headings, paragraphs, list items, rows of
tables (cells apart by a tab), quotes and code. Navigation, scripts, captions, notes, references and
what is hidden are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from question_bank.documents.markup_trees import Element, local_name, walk
from question_bank.documents.pieces import Piece
from question_bank.documents.scripts import lowered, raised

_SILENT = frozenset(
    """applet area aside audio base button canvas caption col colgroup datalist dialog embed
    fieldset figcaption footer form frame frameset head iframe img input link map menu meta meter
    nav noembed noframes noscript object optgroup option output param progress rp rt script select
    source style svg template textarea title track video annotation annotation-xml""".split()
)
_WRAPPERS = frozenset(("form", "fieldset"))
"""Whole pages stand in a form on some servers: silent only when they hold little text."""

_BREAKING = frozenset(
    """address article blockquote body center dd details dir div dl dt figure h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li listing main ol p plaintext pre search section summary table
    tbody tfoot thead tr ul xmp""".split()
)
_CONTAINERS = {"blockquote": "quote", "li": "list-item", "dd": "list-item", "dt": "list-item"}
_PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROOTS = frozenset(("html", "body", "main", "article"))
_SILENT_ROLES = frozenset(
    """alert alertdialog banner complementary contentinfo dialog directory doc-backlink
    doc-bibliography doc-biblioentry doc-biblioref doc-cover doc-endnote doc-endnotes doc-footnote
    doc-index doc-noteref doc-pagebreak doc-pagelist doc-toc menu menubar navigation search toolbar
    tooltip""".split()
)
_SILENT_TYPES = frozenset(
    """annoref biblioentry bibliography biblioref cover endnote endnotes footnote footnotes index
    landmarks loi lot noteref pagebreak page-list rearnote rearnotes seriespage toc
    copyright-page""".split()
)
_SILENT_NAMES = frozenset(
    """ad ads advert advertisement ambox breadcrumb breadcrumbs catlinks citation-needed comments
    cookie-banner cookie-consent cookies copyright endnotes footnotes footer gallerytext
    mbox-small menu mw-editsection mw-jump-link mw-references-wrap nav navbar navbox
    navbox-styles
    navigation navigation-not-searchable newsletter nomobile noprint pagination printfooter
    reference references reflist related related-posts screen-reader-text share sharing sidebar
    site-footer site-header site-nav sister-inline sistersitebox skip-link social social-share
    sr-only thumbcaption toc vector-header-container visually-hidden wp-caption-text""".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK = "\x0b"
"""A line break that the page asks for; the tree's text cannot hold that character."""

_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # a single space may stay
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_MIN_WRAPPED = 1000


def is_silent(element: Element) -> bool:
    """Whether the element is no part of what the page says."""
    name = local_name(element)
    if not name or name in _SILENT:
        return not name or name not in _WRAPPERS or _holds_little(element)
    if name in _ROOTS:
        return False
    if name == "header":  # of the page, not of the article in it
        if next(element.iterancestors("article", "main", "section"), None) is None:
            return True
    elif name == "sup" and _is_note_mark(element):
        return True
    return bool(element.keys()) and _tells_silence(element, name)


def _tells_silence(element: Element, name: str) -> bool:
    """Whether the attributes say so."""
    get = element.get
    if get("hidden", "shown") != "shown" or get("aria-hidden") == "true":
        return True
    if get("role") in _SILENT_ROLES or _HIDDEN.search(get("style", "")):
        return True
    kinds = (get(_EPUB_TYPE, "") or get("epub:type", "")).split()
    if kinds and not _SILENT_TYPES.isdisjoint(kinds):
        return True
    names = f"{get('class', '')} {get('id', '')}".lower().split()
    return not _SILENT_NAMES.isdisjoint(names)


def pieces_of(root: Element, silent: Callable[[Element], bool] = is_silent) -> Iterator[Piece]:
    """The blocks of `root` in order, without the elements that are `silent`."""
    walking = walk(root)
    writer = _Writer()
    for event, element in walking:
        name = local_name(element)
        if event == "end":
            yield from writer.close(element, name)
            if element is not root:
                writer.add(element.tail)
        elif name == "math":
            writer.add(_formula(element))
            writer.open_silent()
            walking.skip_subtree()
        elif element is not root and silent(element):
            yield from writer.open_silent(breaking=name in _BREAKING)
            walking.skip_subtree()
        else:
            yield from writer.open(element, name)
            writer.add(element.text)
    yield from writer.flush()


class _Writer:
    """The words since the last end of a block, and where in the tree they stand."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._containers: list[str] = ["paragraph"]
        self._heading = 0
        self._preformatted = 0
        self._silent = False
        self._row: list[str] | None = None
        self._layouts: list[bool] = []  # of the tables around, innermost last
        self._scripts: list[int] = []  # where raised or lowered words begin

    def add(self, words: str | None) -> None:
        """Takes words as the tree has them."""
        if words:
            self._words.append(words)

    def open(self, element: Element, name: str) -> Iterator[Piece]:
        if name in _BREAKING:
            yield from self._end_block()
        if name == "br":
            self._words.append(" " if self._in_row else _BREAK)
        elif name in ("sup", "sub"):
            self._scripts.append(len(self._words))
        elif name in _PREFORMATTED:
            self._preformatted += 1
        elif name in _HEADINGS:
            self._heading = _HEADINGS[name]
        elif name in _CONTAINERS:
            self._containers.append(_CONTAINERS[name])
        elif name == "table":
            self._layouts.append(_is_layout(element))
        elif name == "tr" and self._layouts and not self._layouts[-1]:
            self._row = []
        elif name in ("td", "th") and not self._in_row:
            yield from self._end_block()

    def open_silent(self, *, breaking: bool = False) -> Iterator[Piece]:
        """What follows until the element's end is passed over."""
        self._silent = True
        return self._end_block() if breaking else iter(())

    def close(self, element: Element, name: str) -> Iterator[Piece]:
        if self._silent:  # the end of an element that was never opened
            self._silent = False
            return
        if name in ("td", "th") and self._row is not None:
            self._row.append(self._taken().replace("\n", " ").strip())
            return
        if name in ("sup", "sub") and self._scripts:
            self._end_script(self._scripts.pop(), raise_it=name == "sup")
        if name in _BREAKING or name in ("td", "th"):
            yield from self._end_block()
        if name == "tr" and self._row is not None:
            cells, self._row = self._row, None
            if any(cells):
                yield Piece("table-row", "\t".join(cells))
        elif name in _PREFORMATTED:
            self._preformatted -= 1
        elif name in _HEADINGS:
            self._heading = 0
        elif name in _CONTAINERS and len(self._containers) > 1:
            self._containers.pop()
        elif name == "table" and self._layouts:
            self._layouts.pop()

    def flush(self) -> Iterator[Piece]:
        return self._end_block()

    @property
    def _in_row(self) -> bool:
        return self._row is not None

    def _end_block(self) -> Iterator[Piece]:
        if self._in_row:
            self._words.append(" ")
            return
        if self._preformatted:
            text = "".join(self._words).replace(_BREAK, "\n")
            self._words.clear()
            if text.strip():
                yield Piece("code", text.strip("\n").rstrip())
            return
        text = self._taken()
        if not text:
            return
        if self._heading:
            yield Piece("heading", text.replace("\n", " "), self._heading)
        else:
            yield Piece(self._containers[-1], text)

    def _taken(self) -> str:
        text = _BLANKS.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        self._scripts.clear()
        if _BREAK not in text:
            return text
        lines = (line.strip() for line in text.split(_BREAK))
        return "\n".join(line for line in lines if line)

    def _end_script(self, start: int, *, raise_it: bool) -> None:
        words = "".join(self._words[start:]).strip()
        if words:
            self._words[start:] = [raised(words) if raise_it else lowered(words)]


def _holds_little(element: Element) -> bool:
    size = 0
    for words in element.itertext():
        size += len(words)
        if size > _MIN_WRAPPED:
            return False
    return True


def _is_note_mark(element: Element) -> bool:
    """A raised link to a place in the page: a mark of a note."""
    links = [child for child in element.iter() if local_name(child) == "a"]
    return bool(links) and all("#" in link.get("href", "") for link in links)


def _formula(element: Element) -> str:
    written = element.get("alttext", "")
    return written or "".join(
        child.text or ""
        for child in element.iter()
        if local_name(child) in ("mi", "mn", "mo", "mtext")
    )


def _is_layout(table: Element) -> bool:
    """A table that arranges the page instead of telling data: it holds headings, lists, several
    paragraphs or another table."""
    if table.get("role") in ("presentation", "none"):
        return True
    paragraphs = cells = 0
    for child in table.iter():
        name = local_name(child)
        if (name == "table" and child is not table) or name in _HEADINGS or name == "article":
            return True
        paragraphs += name == "p"
        cells += name in ("td", "th")
    return cells <= 1 or paragraphs > cells
