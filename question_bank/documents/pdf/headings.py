"""Which blocks of a PDF are headings, and of which level. Enter by `levels_of`.

The outline knows best where there is one; else type that is larger than the text's, or bold.
"""

from __future__ import annotations

from collections.abc import Sequence

Outline = Sequence[tuple[str, int, int]]
"""(title, level from 1, page number) of each bookmark."""

MIN_LARGER = 1.12
"""The type of a heading in that of the text."""

SAME_SIZE = 0.97
"""Types whose sizes are in that ratio or nearer are of one size."""

MAX_LENGTH = 250
MAX_BOLD_LENGTH = 120
MAX_LINES = 4

_DEEPEST = 6
_Block = tuple[str, int, float, bool, int]


def levels_of(blocks: Sequence[_Block], body_size: float, outline: Outline) -> list[int]:
    """A level from 1 to 6 for each block (text, page number, size of type, bold, lines), 0 for
    those that are no headings.
    """
    named = {(_folded(title), page): level for title, level, page in outline if title}
    of_any_bold = sum(len(text) for text, _, _, bold, _ in blocks if bold)
    bold_tells = of_any_bold < 0.3 * sum(len(block[0]) for block in blocks)
    from_outline = [named.get((_folded(text), page), 0) if len(text) <= MAX_LENGTH else 0
                    for text, page, *_ in blocks]  # fmt: skip
    looks = [_looks_like_one(block, body_size, bold_tells=bold_tells) for block in blocks]
    styles = _styles_of(blocks)
    learnt = {style: level for style, level in zip(styles, from_outline, strict=True) if level}
    used = sorted({style for style, one in zip(styles, looks, strict=True) if one}, reverse=True)
    ranks = {style: min(rank, _DEEPEST) for rank, style in enumerate(used, 1)}
    return [
        min(known or learnt.get(style, ranks.get(style, 0)), _DEEPEST) if known or one else 0
        for style, known, one in zip(styles, from_outline, looks, strict=True)
    ]


def _looks_like_one(block: _Block, body_size: float, *, bold_tells: bool) -> bool:
    text, _, size, bold, lines = block
    if lines > MAX_LINES or len(text) > MAX_LENGTH or sum(map(str.isalpha, text)) < 2:
        return False
    if size >= MIN_LARGER * body_size:
        return True
    return (
        bold
        and bold_tells
        and size >= 0.95 * body_size
        and len(text) <= MAX_BOLD_LENGTH
        and text[-1] not in ".,;"
    )


def _styles_of(blocks: Sequence[_Block]) -> list[tuple[float, bool]]:
    """(size, bold) of each block; sizes that differ by less than a reader sees are one."""
    same: dict[float, float] = {}
    last = 0.0
    for size in sorted({block[2] for block in blocks}, reverse=True):
        if not last or size < last * SAME_SIZE:
            last = size
        same[size] = last
    return [(same[size], bold) for _, _, size, bold, _ in blocks]


def _folded(text: str) -> str:
    """Letters and digits only: outlines number and space their titles in ways of their own."""
    return "".join(one for one in text.casefold() if one.isalpha())
