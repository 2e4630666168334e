"""Which sentences of its sources a bank asks for. Enter by `cover`; `find_documents` reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from question_bank.annotation import RulesAnnotator
from question_bank.bank.model import Bank, Question, Source, Status
from question_bank.citations import CitationStatus, find_source, resolve
from question_bank.documents.document import Document
from question_bank.errors import DocumentError

DRAWN = frozenset({Status.PUBLISHED, Status.REVIEWED})
"""Statuses of questions that quizzes draw."""


@dataclass(frozen=True, slots=True)
class CoveredSentence:
    """A sentence `[start, end)` of a document, and the ids of the questions that cite it.

    `drawn` are those of them that quizzes draw.
    """

    start: int
    end: int
    text: str
    questions: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The sentences of one source, in its order."""

    source: Source
    sentences: tuple[CoveredSentence, ...]

    @property
    def covered(self) -> int:
        """Sentences with a question of any status but retired."""
        return sum(bool(sentence.questions) for sentence in self.sentences)

    @property
    def covered_by_drawn(self) -> int:
        """Sentences with a question that quizzes draw."""
        return sum(bool(sentence.drawn) for sentence in self.sentences)


def share(part: int, whole: int) -> float:
    """`part` of `whole`, 0 to 1; 0 of nothing."""
    return part / whole if whole else 0.0


def cover(bank: Bank, documents: Mapping[str, Document]) -> list[SourceCoverage]:
    """For each source whose document is there, its sentences and the questions that cite them.

    Sentences are those of the rules, so that the figures do not depend on what is installed. A
    question is about a sentence when one of its own citations has half of the sentence, or lies
    by half in it. Retired questions do not count.
    """
    return [
        SourceCoverage(source, tuple(_covered(bank, source, documents[source.id])))
        for source in bank.sources
        if source.id in documents
    ]


def _covered(bank: Bank, source: Source, document: Document) -> Iterator[CoveredSentence]:
    sentences = list(RulesAnnotator().annotate(document))
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    asked: list[dict[str, bool]] = [{} for _sentence in sentences]
    for question in bank.questions:
        if question.status is Status.RETIRED:
            continue
        for start, end in cited_spans(question, source.id, document):
            for n in touched(spans, start, end):
                asked[n][question.id] = question.status in DRAWN
    for sentence, by in zip(sentences, asked, strict=True):
        drawn = tuple(name for name, is_drawn in by.items() if is_drawn)
        yield CoveredSentence(sentence.start, sentence.end, sentence.text, tuple(by), drawn)


def cited_spans(question: Question, source_id: str, document: Document) -> list[tuple[int, int]]:
    """Where the question's own citations of this source stand now; not changed and lost ones."""
    spans = []
    for citation in question.citations:
        if citation.source == source_id:
            found = resolve(citation, document.text)
            if found.status in (CitationStatus.VERIFIED, CitationStatus.MOVED):
                spans.append(found.span)
    return spans


def touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[int]:
    """The sentences (sorted, apart) that share half of themselves or of `[start, end)`."""
    n = bisect_left(spans, start, key=lambda span: span[1])
    while n < len(spans) and spans[n][0] < end:
        common = min(end, spans[n][1]) - max(start, spans[n][0])
        if 2 * common >= min(end - start, spans[n][1] - spans[n][0]):
            yield n
        n += 1


def find_documents(
    bank: Bank, beside: Path, folders: Sequence[Path] = ()
) -> tuple[dict[str, Document], list[str]]:
    """The documents of a bank's sources by id, and a sentence for each that is missing.

    They are looked for in the folder `beside` the bank, in `folders`, then among the shipped ones.
    """
    from question_bank.assets import asset_path
    from question_bank.documents import load_document

    documents: dict[str, Document] = {}
    notices = []
    for source in bank.sources:
        path = find_source(source, beside, [*folders, asset_path("sources")])
        if path is None:
            notices.append(f"There is no document {source.file} for the source '{source.id}'.")
            continue
        try:
            documents[source.id] = load_document(path)
        except DocumentError as error:
            notices.append(str(error))
    return documents, notices
