"""The blocks of a plain text. Enter by `paragraphs`.

Two habits are met: a paragraph is one long line, or it is wrapped by hand into lines of about
equal width with a blank line after it. In the second, a line break joins two lines of a block
when the next line's first word would not have fitted; any other line break ends the block, so that
a heading or a list does not run into the sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.documents.document import Block

MAX_TITLE_WORDS = 14

MIN_WIDTH = 40
"""A paragraph whose longest line is shorter was not wrapped: it is a list, a poem, a heading."""

MAX_WIDTH = 120
"""A paragraph with a longer line was not wrapped by hand: each of its lines is a block."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\s*(\S+)")


def paragraphs(text: str) -> Iterator[Block]:
    """The blocks of `text` in order, without the blanks around them."""
    position = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _blocks_of_paragraph(text, position, end)
        position = gap.end() if gap else end


def title_of(text: str) -> str:
    """The first line where it stands alone, is short and ends no sentence; else ""."""
    lines = text.lstrip().split("\n", 2)
    if len(lines) < 3 or lines[1].strip():
        return ""
    title = lines[0].strip().lstrip("# ")
    words = title.split()
    ends = title.endswith((".", ",", ";", ":", "”", '"'))
    if not 1 <= len(words) <= MAX_TITLE_WORDS or ends or not title[:1].isupper():
        return ""
    return title


def _blocks_of_paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    lines = [
        span
        for match in _LINE.finditer(text, start, end)
        if (span := _stripped(text, match.start(), match.end()))
    ]
    width = max((stop - first for first, stop in lines), default=0)
    wrapped = MIN_WIDTH <= width <= MAX_WIDTH
    block: tuple[int, int] | None = None
    for number, (first, stop) in enumerate(lines):
        if block and wrapped and _was_wrapped(text, lines[number - 1], first, width):
            block = block[0], stop
            continue
        if block:
            yield Block(*block)
        block = first, stop
    if block:
        yield Block(*block)


def _was_wrapped(text: str, line: tuple[int, int], following: int, width: int) -> bool:
    """Whether the first word at `following` had no room at the end of `line`."""
    word = _WORD.match(text, following)
    room = width - (line[1] - line[0])
    return word is not None and len(word[1]) + 1 > room


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(kept)
