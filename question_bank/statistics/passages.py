"""How well each passage of a source was understood. Enter by `passage_statistics`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.bank.model import Question
    from question_bank.documents.document import Document


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question (one version of it), its facility and how many attempts drew it."""

    question: Question
    facility: float | None
    n: int


@dataclass(frozen=True, slots=True)
class PassageStatistics:
    """A paragraph `[start, end)` of a document, and how the questions that cite it were answered.

    `facility` is the mean fraction over all `n` responses to `questions` (their ids).
    """

    source_id: str
    start: int
    end: int
    text: str
    facility: float
    n: int
    questions: tuple[str, ...]


def passage_statistics(
    document: Document, source_id: str, results: Iterable[QuestionResult]
) -> list[PassageStatistics]:
    """The paragraphs of a source that answered questions cite, in the document's order.

    A question is about a paragraph when one of its own citations lies by half in it, or has half of
    it; only citations that still hold count. A question about two paragraphs counts in both.
    """
    from question_bank.coverage import cited_spans, touched

    spans = [(block.start, block.end) for block in document.blocks if block.kind != "heading"]
    held: dict[int, list[QuestionResult]] = {}
    for result in results:
        if result.facility is None or result.n <= 0:
            continue
        places = {
            place
            for start, end in cited_spans(result.question, source_id, document)
            for place in touched(spans, start, end)
        }
        for place in places:
            held.setdefault(place, []).append(result)
    return [
        _passage(document, source_id, spans[place], results)
        for place, results in sorted(held.items())
    ]


def _passage(
    document: Document, source_id: str, span: tuple[int, int], results: list[QuestionResult]
) -> PassageStatistics:
    start, end = span
    n = sum(result.n for result in results)
    earned = sum((result.facility or 0.0) * result.n for result in results)
    ids = tuple(dict.fromkeys(result.question.id for result in results))
    return PassageStatistics(source_id, start, end, document.text[start:end], earned / n, n, ids)
