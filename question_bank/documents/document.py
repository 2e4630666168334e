"""A document: a source as plain text, and passages of it."""

from __future__ import annotations

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
class Document:
    """A source as plain text.

    `text` is decoded, without BOM, with LF line ends, never normalised; for Markdown it is what
    a reader sees. `sha256` is that of the file's bytes, `text_sha256` that of `text` as UTF-8.
    `blocks` cover the text in order and do not overlap.
    """

    text: str
    title: str
    media_type: str
    sha256: str
    text_sha256: str
    extractor: str
    blocks: tuple[Block, ...] = ()

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
