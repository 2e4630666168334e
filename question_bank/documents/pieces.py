"""Pieces of a document to its text. Enter by `assemble`.

Every reader of a format with structure gives pieces in order; here they become one text with its
blocks: pieces apart by a blank line, items of a list and rows of a table by a line break.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from question_bank.documents.document import Block, Page

TIGHT = frozenset(("list-item", "table-row"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One block's text. `level` is 1 to 6 for a heading, else 0.

    `pages` says on which page it begins, and where others begin in it: (place in `text`, number,
    label).
    """

    kind: str
    text: str
    level: int = 0
    pages: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor makes of a file. `title` is "" where the format has none."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    pages: tuple[Page, ...] = ()


def assemble(pieces: Iterable[Piece], title: str = "") -> Extracted:
    """The text of the pieces, without those that are blank; its title is its first heading of level
    1 if there is one, else `title`.
    """
    written: list[str] = []
    blocks: list[Block] = []
    pages: list[Page] = []
    first_heading = ""
    length = 0
    for piece in pieces:
        if not piece.text.strip():
            continue
        if blocks:
            gap = "\n" if piece.kind in TIGHT and piece.kind == blocks[-1].kind else "\n\n"
            written.append(gap)
            length += len(gap)
        for place, number, label in piece.pages:
            if not pages or pages[-1].number != number:
                pages.append(Page(length + place, number, label))
        written.append(piece.text)
        blocks.append(Block(length, length + len(piece.text), piece.kind, piece.level))
        length += len(piece.text)
        if piece.level == 1 and not first_heading:
            first_heading = piece.text
    return Extracted("".join(written), tuple(blocks), first_heading or title, tuple(pages))
