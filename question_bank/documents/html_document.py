"""Web pages to what a reader sees of their main content. Enter by `extract_html`.

(HTML within Markdown is read by `question_bank.documents.html_text`, which needs no tree.)
"""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.documents.boilerplate import without_boilerplate
from question_bank.documents.decoding import decode_marked_up
from question_bank.documents.html_walk import is_silent, pieces_of
from question_bank.documents.markup_trees import Element, local_name, parse_html, walk
from question_bank.documents.pieces import Extracted, assemble

MIN_MAIN_SHARE = 0.4
"""An element that calls itself the main one is believed from that share of the page's text on."""

MIN_DENSE_SHARE = 0.85
"""Where nothing calls itself so, an element with that share of its parent's text is gone into."""

MIN_LINKS = 4
MAX_LINKED_SHARE = 0.75
MAX_LINK_LENGTH = 60
"""So many short links and little else are navigation, where nothing calls itself the main part."""

_SECTIONS = frozenset(("article", "body", "center", "div", "main", "section", "table", "tbody",
                       "td", "tr", "form"))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "dl", "p"))


@dataclass(frozen=True, slots=True)
class _Open:
    """An element whose end has not come, with what was counted before it."""

    element: Element
    total: int
    in_links: int
    links: int


def extract_html(data: bytes) -> Extracted:
    """The page's main content: its article or main element, else where its text is dense.

    Raises:
        DocumentError: it is no text, or is nested too deep.
    """
    root = parse_html(decode_marked_up(data))
    if root is None:
        return Extracted("", ())
    title = root.find(".//title")
    named = " ".join((title.text or "").split()) if title is not None else ""
    main, silent = _main_element(root)
    pieces = without_boilerplate(pieces_of(main, silent.__contains__))
    return assemble(pieces, named)


class _Sizes:
    """Characters of text of each element that may be the main one, and what is only links."""

    def __init__(self, root: Element) -> None:
        self.text: dict[Element, int] = {}
        self.believed: list[Element] = []
        self.silent: set[Element] = set()
        self.only_links: set[Element] = set()
        self._open: list[_Open] = []
        self._total = self._in_links = self._links = self._link_start = 0
        self._measure(root)

    def _measure(self, root: Element) -> None:
        walking = walk(root)
        silent = False
        for event, element in walking:
            if event == "end":
                if not silent:
                    self._close(element)
                silent = False
                if element is not root:
                    self._total += _size(element.tail)
            elif element is not root and is_silent(element):
                silent = True
                self.silent.add(element)
                walking.skip_subtree()
            else:
                self._begin(element)
                self._total += _size(element.text)

    def _begin(self, element: Element) -> None:
        name = local_name(element)
        if name in _SECTIONS or name in _LISTS:
            self._open.append(_Open(element, self._total, self._in_links, self._links))
        if name in ("article", "main") or element.get("role") in ("article", "main"):
            self.believed.append(element)
        if name == "a":
            self._link_start = self._total

    def _close(self, element: Element) -> None:
        if local_name(element) == "a":
            self._in_links += self._total - self._link_start
            self._links += 1
        elif self._open and self._open[-1].element is element:
            opened = self._open.pop()
            size = self._total - opened.total
            links = self._links - opened.links
            if local_name(element) in _SECTIONS:
                self.text[element] = size
            if (
                links >= MIN_LINKS
                and self._in_links - opened.in_links > MAX_LINKED_SHARE * size
                and size < MAX_LINK_LENGTH * links
            ):
                self.only_links.add(element)


def _main_element(root: Element) -> tuple[Element, set[Element]]:
    """The main element and what in it is to be passed over."""
    body = root.find("body")
    root = body if body is not None else root
    sizes = _Sizes(root)
    whole = sizes.text.get(root, 0)
    main = max(sizes.believed, key=lambda one: sizes.text.get(one, 0), default=None)
    if main is not None and sizes.text.get(main, 0) >= MIN_MAIN_SHARE * whole:
        return main, sizes.silent
    current = root
    while True:
        wanted = MIN_DENSE_SHARE * sizes.text.get(current, 0)
        inner = [one for one in current if one in sizes.text and 0 < wanted <= sizes.text[one]]
        if len(inner) != 1:
            return current, sizes.silent | (sizes.only_links - {current})
        current = inner[0]


def _size(words: str | None) -> int:
    """Characters without the blanks of indentation."""
    return len(words.strip()) if words else 0
