"""Which blocks of a PDF are headings, and of which level. Enter by `levels_of`.

The outline knows best where there is one; else type that is larger than the text's, or bold.
"""

from __future__ import annotations

from collections.abc import Sequence

Outline = Sequence[tuple[str, int, int]]
"""(title, level from 1, page number) of each bookmark."""

MIN_LARGER = 1.12
"""The type of a heading in that of the text."""

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
    learnt = {_style(block): level for block, level in zip(blocks, from_outline, strict=True)
              if level}  # fmt: skip
    styles = sorted({_style(block) for block, one in zip(blocks, looks, strict=True) if one},
                    reverse=True)  # fmt: skip
    ranks = {style: min(rank, _DEEPEST) for rank, style in enumerate(styles, 1)}
    return [
        min(known or learnt.get(_style(block), ranks.get(_style(block), 0)), _DEEPEST)
        if known or one
        else 0
        for block, known, one in zip(blocks, from_outline, looks, strict=True)
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


def _style(block: _Block) -> tuple[float, bool]:
    return round(2 * block[2]) / 2, block[3]


def _folded(text: str) -> str:
    """Letters and digits only: outlines number and space their titles in ways of their own."""
    return "".join(one for one in text.casefold() if one.isalpha())
