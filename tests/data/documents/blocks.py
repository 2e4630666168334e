"""What tests look at in an extracted text. Enter by `shown` and `in_order`."""

from __future__ import annotations

from question_bank.documents.document import Document
from question_bank.documents.pieces import Extracted

TextWithBlocks = Extracted | Document


def shown(extracted: TextWithBlocks) -> list[tuple[str, int, str]]:
    """(kind, level, text) of each block."""
    return [
        (block.kind, block.level, extracted.text[block.start : block.end])
        for block in extracted.blocks
    ]


def in_order(extracted: TextWithBlocks) -> bool:
    """Blocks are not blank, in order, apart, and hold all that is not blank; so do pages."""
    position = 0
    for block in extracted.blocks:
        between = extracted.text[position : block.start]
        if not extracted.text[block.start : block.end].strip() or between.strip():
            return False
        if block.start < position:
            return False
        position = block.end
    starts = [page.start for page in extracted.pages]
    within = all(0 <= start < len(extracted.text) for start in starts)
    return not extracted.text[position:].strip() and starts == sorted(starts) and within
