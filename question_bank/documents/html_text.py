"""The words of a piece of HTML. Enter by `text_of_html`.

Markdown may hold HTML. Comments, declarations, scripts and styles are left out, tags that a browser
begins a new line at give a line break, cells a tab, entities their character. It goes through its
input once: an unclosed comment is not looked for again at each later one.
"""

from __future__ import annotations

import re
from html import unescape

_BREAKING = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre "
    "section summary table tbody tfoot thead title tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "template"))
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_BLANKS = re.compile(r"\s+")
_AROUND_BREAKS = re.compile(r" ?(?:\n ?)+")


def text_of_html(source: str) -> str:
    """What a reader sees of `source`, one line for each block of it."""
    written: list[str] = []
    position = 0
    while position < len(source):
        start = source.find("<", position)
        start = len(source) if start < 0 else start
        written.append(_BLANKS.sub(" ", unescape(source[position:start])))
        if start == len(source):
            break
        written.append(text_of_tag(source[start : start + 40]))
        position = _end_of_markup(source, start)
        if position == start:  # a bare < is a character like any other
            written.append("<")
            position += 1
    return _AROUND_BREAKS.sub("\n", "".join(written)).strip()


def text_of_tag(tag: str) -> str:
    """What a tag leaves in the text: a line break, a tab or nothing."""
    match = _TAG.match(tag)
    name = match[1].lower() if match else ""
    if name in _CELLS:
        return "" if tag.startswith("</") else "\t"
    return "\n" if name in _BREAKING else ""


def _end_of_markup(source: str, start: int) -> int:
    """Where the mark-up that opens at `start` ends; `start` when it is no mark-up."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")):
        if source.startswith(opening, start):
            return _after(source, closing, start + len(opening))
    match = _TAG.match(source, start)
    if match is None:
        return start
    end = _after(source, ">", match.end())
    name = match[1].lower()
    if name in _SILENT and source[start + 1] != "/":
        return _after(source, f"</{name}>", end)
    return end


def _after(source: str, closing: str, start: int) -> int:
    """The place after the next `closing`; the end of the source when there is none."""
    found = source.find(closing, start)
    return len(source) if found < 0 else found + len(closing)
