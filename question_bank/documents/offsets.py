"""Code points and Qt's UTF-16 positions; long lines cut for display.

The one place that converts: everywhere else an offset counts code points of `Document.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts both ways for one text; characters beyond U+FFFF take two UTF-16 units.

    Offsets are not checked: one beyond the text's end stays as far beyond it.
    """

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral16 = [offset + n for n, offset in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 position of a code point offset."""
        return offset + bisect_left(self._astral, offset)

    def to_codepoints(self, position: int) -> int:
        """The offset of a UTF-16 position; inside of a pair, that of the pair's character."""
        passed = bisect_left(self._astral16, position)  # pairs of which a unit lies before it
        return position - passed


@dataclass(frozen=True, slots=True)
class WrappedText:
    """A text with line breaks put into its long lines. `breaks` are the offsets, in the original,
    before which one LF was inserted."""

    text: str
    breaks: tuple[int, ...]

    def to_display(self, offset: int) -> int:
        """The display offset of an original one; at a break, after it."""
        return offset + bisect_right(self.breaks, offset)

    def span_to_display(self, start: int, end: int) -> tuple[int, int]:
        """The display span of an original `[start, end)`, without a break at its ends."""
        if end <= start:
            return self.to_display(start), self.to_display(start)
        return self.to_display(start), self.to_display(end - 1) + 1

    def to_original(self, offset: int) -> int:
        """The original offset of a display one; before and after a break it is the same."""
        passed = bisect_left(
            range(len(self.breaks)), offset, key=lambda number: self.breaks[number] + number
        )
        return offset - passed


def wrap_long_lines(text: str, limit: int = 2000) -> WrappedText:
    """Cuts lines of more than `limit` characters, after a space where one is near.

    Qt's text widgets need a minute for one line of a million characters.

    Raises:
        ValueError: `limit` is below 1.
    """
    if limit < 1:
        raise ValueError(f"no line has {limit} characters")
    breaks: list[int] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > limit:
            space = text.rfind(" ", start + limit // 2, start + limit)
            cut = space + 1 if space > start else start + limit
            breaks.append(cut)
            start = cut
        start = end + 1
    pieces, position = [], 0
    for cut in breaks:
        pieces.append(text[position:cut])
        position = cut
    pieces.append(text[position:])
    return WrappedText("\n".join(pieces), tuple(breaks))
