"""Documents to annotated sentences. Enter by `RulesAnnotator().annotate(document)`.

An annotator of another kind (a trained parser, say) gives the same sentences, with more in them;
nothing behind it needs to know which one it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from question_bank.documents.cleaning import clean
from question_bank.documents.document import Document
from question_bank.generation.mentions import Mention, find_mentions

PROSE = frozenset({"paragraph", "list-item", "quote"})
"""Kinds of blocks that hold sentences; headings, tables and code do not."""

MAX_SENTENCE = 1_000
"""Characters above which a "sentence" is something else."""


class Origin(StrEnum):
    """Which annotator made a sentence."""

    RULES = "rules"
    PARSER = "parser"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is the cleaned sentence; `[start, end)` its span in the document.

    `mentions` have offsets of `text`; `offsets[i]` is the document's offset of `text[i]`.
    """

    text: str
    start: int
    end: int
    offsets: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document behind `text[start:end]`."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Annotator(Protocol):
    """Anything that finds sentences and what they mention."""

    @property
    def origin(self) -> Origin: ...

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr vs etc e.g i.e cf no vol fig al gen sen rep gov capt col lt sgt "
    "rev hon inc ltd co corp dept est approx jan feb mar apr jun jul aug sep sept oct nov dec "
    "sra dra ud núm pág art".split()
)
_END = re.compile(r"[.!?…][\"')\]]*(?=\s+[\"'(\[¿¡]?[^\W_a-z]|\s*$)")


class RulesAnnotator:
    """Sentences by punctuation, mentions by patterns. Always there."""

    origin = Origin.RULES

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""
        for block in document.blocks:
            if block.kind not in PROSE:
                continue
            view = clean(document.text[block.start : block.end])
            for start, end in _sentences(view.text):
                text = view.text[start:end]
                offsets = tuple(
                    block.start + view.to_original(n, n + 1)[0] for n in range(start, end)
                )
                yield Sentence(
                    text, offsets[0], offsets[-1] + 1, offsets, tuple(find_mentions(text))
                )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences; a line break ends one, unless the line goes on in the next."""
    start = 0
    for line in re.finditer(r"[^\n]+(?:\n(?=[a-z(])[^\n]+)*", text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _is_abbreviation(text, match.start()):
                continue
            yield from _trimmed(text, start, match.end())
            start = match.end()
        yield from _trimmed(text, start, line.end())


def _is_abbreviation(text: str, dot: int) -> bool:
    if text[dot] != ".":
        return False
    word = re.search(r"[^\s(\"']*$", text[max(0, dot - 20) : dot])
    found = word.group().lower() if word else ""
    single = len(found) == 1 and found.isalpha()
    return single or found in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if 0 < end - start <= MAX_SENTENCE and "\n" not in text[start:end]:
        yield start, end
