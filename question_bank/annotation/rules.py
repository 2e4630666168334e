"""Sentences by punctuation, mentions by patterns. Enter by `RulesAnnotator().annotate`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.annotation.mentions import find_mentions
from question_bank.annotation.model import PROSE, Origin, Sentence
from question_bank.documents.cleaning import clean
from question_bank.documents.document import Document

MAX_SENTENCE = 1_000
"""Characters above which a "sentence" is something else."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr vs etc e.g i.e cf no vol fig al gen sen rep gov capt col lt sgt "
    "rev hon inc ltd co corp dept est approx jan feb mar apr jun jul aug sep sept oct nov dec "
    "sra dra ud núm pág art".split()
)
_END = re.compile(r"[.!?…][\"')\]]*(?=\s+[\"'(\[¿¡]?[^\W_a-z]|\s*$)")


class RulesAnnotator:
    """Sentences by punctuation, mentions by patterns. Always there."""

    origin = Origin.RULES
    name = "rules"

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""
        for paragraph, block in enumerate(document.blocks):
            if block.kind not in PROSE:
                continue
            view = clean(document.text[block.start : block.end])
            for start, end in _sentences(view.text):
                text = view.text[start:end]
                offsets = tuple(
                    block.start + view.to_original(n, n + 1)[0] for n in range(start, end)
                )
                mentions = tuple(find_mentions(text))
                yield Sentence(text, offsets[0], offsets[-1] + 1, offsets, mentions, paragraph)


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
