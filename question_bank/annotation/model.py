"""What an annotator makes of a document: sentences with their words, names, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from question_bank.annotation.mentions import Mention
from question_bank.documents.document import Document

PROSE = frozenset({"paragraph", "list-item", "quote"})
"""Kinds of blocks that hold sentences; headings, tables and code do not."""


class Origin(StrEnum):
    """Which annotator made a sentence."""

    RULES = "rules"
    PARSER = "parser"


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `text[start:end]` of its sentence; labels as Universal Dependencies has them.

    `head` is the index of the governing word in the sentence, the token's own for the root. `tag`
    is the Penn tag (VBD, VBZ ...), `lemma` the dictionary form in small letters. `agreed` tells
    whether a second parser gave the same head and relation; True where there is no second one.
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    morph: str = ""
    agreed: bool = True

    @property
    def relation(self) -> str:
        """The dependency without its subtype: `nsubj` of `nsubj:pass`."""
        return self.dep.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: words `[first, last]`, both included. PERSON, ORG, PLACE, EVENT or WORK."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is the cleaned sentence; `[start, end)` its span in the document.

    `mentions` have offsets of `text`; `offsets[i]` is the document's offset of `text[i]`. `tokens`
    and `entities` are there when a parser made the sentence. `paragraph` counts blocks of prose.
    """

    text: str
    start: int
    end: int
    offsets: tuple[int, ...]
    mentions: tuple[Mention, ...]
    paragraph: int = 0
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document behind `text[start:end]`."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Annotator(Protocol):
    """Anything that finds sentences and what they mention."""

    @property
    def origin(self) -> Origin: ...

    @property
    def name(self) -> str:
        """For the report: which annotator, which version."""

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""
