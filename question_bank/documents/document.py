"""A document: a source as plain text, and passages of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

CONTEXT_LENGTH = 32
"""Characters of prefix and suffix that a passage carries."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span `[start, end)` of code points: W3C TextPositionSelector and TextQuoteSelector."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of the text.

    `kind` is "heading", "paragraph", "list-item", "table-row", "quote" or "code";
    `level` is 1 to 6 for headings, else 0.
    """

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose text begins at `start`. `number` counts from 1; `label` is what is printed on
    it where the file says so ("iv"), else the number."""

    start: int
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset lies, for a person: the page (0 and "" where the format has no pages) and the
    headings above it, the outermost first."""

    page_number: int
    page_label: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A source as plain text.

    `text` is decoded, without BOM, with LF line ends, never normalised; for Markdown and HTML it is
    what a reader sees, for PDF, DOCX and EPUB what the extractor made. `sha256` is that of the
    file's bytes, `text_sha256` that of `text` as UTF-8. `blocks` cover the text in order and do not
    overlap. `pages` are in order, empty where the format has none; a page without text is not
    among them.
    """

    text: str
    title: str
    media_type: str
    sha256: str
    text_sha256: str
    extractor: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()

    def place(self, offset: int) -> Place:
        """The page and the headings of an offset. A heading is under itself.

        Raises:
            ValueError: the offset is outside of the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"no such offset: {offset} of {len(self.text)} characters")
        number = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        page = self.pages[max(number, 0)] if self.pages else Page(0, 0, "")
        return Place(page.number, page.label, self._headings(offset))

    def _headings(self, offset: int) -> tuple[str, ...]:
        found: list[str] = []
        deepest = 7
        last = bisect_right(self.blocks, offset, key=lambda block: block.start)
        for number in range(last - 1, -1, -1):
            block = self.blocks[number]
            if block.kind == "heading" and block.level < deepest:
                found.append(self.text[block.start : block.end])
                deepest = block.level
                if deepest <= 1:
                    break
        return tuple(reversed(found))

    def passage(self, start: int, end: int) -> Passage:
        """The passage `[start, end)` with its context.

        Raises:
            ValueError: if the span is empty, reversed or outside of the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span: [{start}, {end}) of {len(self.text)} characters")
        return Passage(
            start,
            end,
            self.text[start:end],
            self.text[max(0, start - CONTEXT_LENGTH) : start],
            self.text[end : end + CONTEXT_LENGTH],
        )
