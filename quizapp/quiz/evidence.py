"""How well a marked span of a source proves an answer: its overlap with the citations.

Enter by `score_evidence`. Spans are `[start, end)` in code points of the document. Letters and
figures count, blanks and punctuation do not: a full stop more or less is no fault.

    recall     the share of the cited letters that are marked
    precision  the share of the marked letters that stand in a sentence of the citations
    score      2 * precision * recall / (precision + recall), van Rijsbergen's F with beta 1

A citation is often a part of a sentence; whoever marks the whole sentence has found it, so only
what lies outside of the cited sentences costs precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]

FOUND_FROM, NEAR_FROM = 0.7, 0.2
"""Scores from which on the evidence counts as found, or as near."""

MAX_SENTENCE = 600
"""Characters on each side within which the ends of a sentence are looked for."""

_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?=\s)|\n\s*\n")


class Evidence(StrEnum):
    FOUND = "found"
    NEAR = "near"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """Shares, 0 to 1."""

    precision: float
    recall: float
    score: float

    @property
    def verdict(self) -> Evidence:
        if self.score >= FOUND_FROM:
            return Evidence.FOUND
        return Evidence.NEAR if self.score >= NEAR_FROM else Evidence.MISSED


def score_evidence(text: str, marked: Sequence[Span], cited: Sequence[Span]) -> EvidenceScore:
    """What `marked` spans are worth as a proof, of which `cited` spans are the whole.

    Where the words of a citation stand in the text more than once, any of these places proves it.

    Raises:
        ValueError: no citation, or a span outside of the text or reversed.
    """
    if not cited:
        raise ValueError("without a citation nothing can be proved")
    for start, end in (*marked, *cited):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"no such span: [{start}, {end}) of {len(text)} characters")
    inside = _union(marked)
    proofs = [_nearest(text, span, inside) for span in cited]
    wanted = _union(proofs)
    sentences = _union(sentence_of(text, span) for span in proofs)
    marked_letters = _letters(text, inside)
    if not marked_letters:
        return EvidenceScore(0.0, 0.0, 0.0)
    recall = _letters(text, _common(inside, wanted)) / max(1, _letters(text, wanted))
    precision = _letters(text, _common(inside, sentences)) / marked_letters
    if not recall:
        return EvidenceScore(precision, 0.0, 0.0)
    return EvidenceScore(precision, recall, 2 * precision * recall / (precision + recall))


def sentence_of(text: str, span: Span) -> Span:
    """The sentences that a span touches, by their marks of punctuation and empty lines."""
    start, end = span
    lowest = max(0, start - MAX_SENTENCE)
    first = lowest
    for match in _ENDS.finditer(text, lowest, start):
        first = match.end()
    while first < start and text[first].isspace():
        first += 1
    highest = min(len(text), end + MAX_SENTENCE)
    # The mark at a span's own end is its sentence's end.
    found = _ENDS.search(text, max(start, end - 1), highest)
    last = found.end() if found is not None else highest
    if found is not None and found[0].isspace():
        last = found.start()
    return first, max(last, end)


def _nearest(text: str, span: Span, marked: Sequence[Span]) -> Span:
    """The place of a citation's words that is marked the most; its own, where it makes no odds."""
    exact = text[span[0] : span[1]]
    best, most = span, _letters(text, _common([span], marked))
    for start, end in marked:
        place = text.find(exact, max(0, start - len(exact)), end + len(exact)) if exact else -1
        while place >= 0:
            here = (place, place + len(exact))
            covered = _letters(text, _common([here], marked))
            if covered > most:
                best, most = here, covered
            place = text.find(exact, place + 1, end + len(exact))
    return best


def _union(spans: Iterable[Span]) -> list[Span]:
    """In order, without overlaps and empty ones."""
    made: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _common(first: Sequence[Span], second: Sequence[Span]) -> Iterator[Span]:
    """Where both have something; each is a union."""
    for start, end in first:
        for other_start, other_end in second:
            if start < other_end and other_start < end:
                yield max(start, other_start), min(end, other_end)


def _letters(text: str, spans: Iterable[Span]) -> int:
    return sum(letter.isalnum() for start, end in spans for letter in text[start:end])
