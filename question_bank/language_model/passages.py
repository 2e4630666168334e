"""The passages of a document as a model is shown them. Enter by `passages_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.documents.cleaning import CleanText, clean
from question_bank.documents.document import Document
from question_bank.documents.paragraphs import paragraphs

MIN_WORDS = 8
"""A shorter passage says too little to ask for."""

MAX_LENGTH = 3000
"""Characters; a longer block is shown in pieces, cut behind a sentence where there is one."""

_KINDS = frozenset({"paragraph", "list-item", "quote"})
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,2}(?= )")


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """`text` is the cleaned view's with each line break as a blank: as long as there.

    `start` is its place in the view, `original` its span in `Document.text`;
    `number` counts the document's passages from 0.
    """

    number: int
    title: str
    text: str
    start: int
    view: CleanText

    @property
    def original(self) -> tuple[int, int]:
        """The passage's span in `Document.text`."""
        return self.to_original(0, len(self.text))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `Document.text` that holds `[start, end)` of `text`."""
        return self.view.to_original(self.start + start, self.start + end)

    def places(self, quotation: str) -> list[int]:
        """Where a quotation stands in `text`, word for word and in whole words; two are enough."""
        return places(quotation, self.text)


def passages_of(document: Document) -> list[ShownPassage]:
    """The paragraphs, list items and quotations of a document that have something to say."""
    view = clean(document.text)
    title = " ".join(document.title.split())[:200]
    shown: list[ShownPassage] = []
    for block in document.blocks or tuple(paragraphs(document.text)):
        if block.kind not in _KINDS:
            continue
        first, last = view.from_original(block.start, block.end)
        for start, end in _pieces(view.text, first, last):
            text = view.text[start:end].replace("\n", " ")
            if len(text.split()) >= MIN_WORDS:
                shown.append(ShownPassage(len(shown), title, text, start, view))
    return shown


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stripped spans of at most `MAX_LENGTH`."""
    while start < end:
        stop = min(end, start + MAX_LENGTH)
        if stop < end:
            stop = _cut(text, start, stop)
        piece = text[start:stop]
        kept = piece.strip()
        if kept:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(kept)
        start = stop


def _cut(text: str, start: int, stop: int) -> int:
    """Behind the last sentence, else before the last blank, else anywhere."""
    piece = text[start:stop].replace("\n", " ")
    ends = [match.end() for match in _SENTENCE_END.finditer(piece)]
    return start + (ends[-1] if ends else piece.rfind(" ") if " " in piece.strip() else len(piece))


def places(quotation: str, text: str) -> list[int]:
    """The first two places where `quotation` stands in `text` as whole words and whole numbers."""
    found: list[int] = []
    position = text.find(quotation) if quotation else -1
    while position >= 0 and len(found) < 2:
        if not (_is_inside(text, position) or _is_inside(text, position + len(quotation))):
            found.append(position)
        position = text.find(quotation, position + 1)
    return found


def _is_inside(text: str, place: int) -> bool:
    """Whether a cut at `place` would go through a word or a number; 1,200 and 3.5 are one."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if _is_lettered(before) and _is_lettered(after):
        return True
    if after.isdecimal() and before in ".,":
        return place > 1 and text[place - 2].isdecimal()
    if before.isdecimal() and after in ".,":
        return place + 1 < len(text) and text[place + 1].isdecimal()
    return after.isdecimal() and before in "-−" and (place < 2 or text[place - 2] in " (")


def _is_lettered(character: str) -> bool:
    """Digits and letters of scripts that have capitals, which part their words by blanks."""
    return character.isdecimal() or character.lower() != character.upper()
