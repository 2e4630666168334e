"""Where the citations of a bank are now: plain values, no files. Used by `sources`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from question_bank.bank.model import Bank, Choice, Citation, Question, Source, Status
from question_bank.citations import CitationStatus, Resolution, resolve
from question_bank.documents import Document
from quizapp.editing.bulk import with_status

HOLD = (CitationStatus.VERIFIED, CitationStatus.MOVED)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """One citation and where it is now. `option_id` is "" for the question's own; `index` counts
    among those of the question or the option."""

    question_id: str
    stem: str
    option_id: str
    index: int
    citation: Citation
    now: Resolution

    @property
    def key(self) -> tuple[str, str, int]:
        """Tells it from all others of its bank."""
        return self.question_id, self.option_id, self.index


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source as its file is now; `problem` says why a file that is there cannot be read."""

    source: Source
    document: Document | None
    path: Path | None
    problem: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether the document reads otherwise than when it was cited."""
        return self.document is not None and self.document.text_sha256 != self.source.text_sha256


@dataclass(frozen=True, slots=True)
class SourcesReport:
    """All citations of a bank, in its order."""

    bank: Bank
    read_only: bool
    states: tuple[SourceState, ...]
    places: tuple[CitedPlace, ...]

    @property
    def counts(self) -> Mapping[CitationStatus, int]:
        """How many citations have each status."""
        return Counter(one.now.status for one in self.places)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Ids of questions that quizzes leave out, since a citation of their own is lost."""
        lost = {
            one.question_id
            for one in self.places
            if not one.option_id and one.now.status not in HOLD
        }
        drawn = (Status.PUBLISHED, Status.REVIEWED)
        return tuple(q.id for q in self.bank.questions if q.id in lost and q.status in drawn)

    def document(self, source_id: str) -> Document | None:
        """A source's document as it is now; None when it is missing or cannot be read."""
        return next((one.document for one in self.states if one.source.id == source_id), None)


def places_of(question: Question, texts: Mapping[str, str]) -> list[CitedPlace]:
    cited = [("", n, one) for n, one in enumerate(question.citations)]
    if isinstance(question.body, Choice):
        cited += [
            (option.id, n, one)
            for option in question.body.options
            for n, one in enumerate(option.citations)
        ]
    return [
        CitedPlace(
            question.id, question.stem, option_id, n, one, resolve(one, texts.get(one.source))
        )
        for option_id, n, one in cited
    ]


def citation_at(question: Question, place: CitedPlace) -> Citation | None:
    some = question.citations
    if place.option_id:
        options = question.body.options if isinstance(question.body, Choice) else ()
        some = next((one.citations for one in options if one.id == place.option_id), ())
    return some[place.index] if place.index < len(some) else None


def with_citation(question: Question, place: CitedPlace, new: Citation) -> Question:
    def swapped(some: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(new if n == place.index else one for n, one in enumerate(some))

    if not place.option_id:
        return replace(question, citations=swapped(question.citations))
    assert isinstance(question.body, Choice)
    options = tuple(
        replace(one, citations=swapped(one.citations)) if one.id == place.option_id else one
        for one in question.body.options
    )
    return replace(question, body=Choice(options))


def settled_after(before: Question, now: Question, review: tuple[str, str] | None) -> Question:
    """Reviewed again by who says so; no longer reviewed where a quotation reads otherwise."""
    if before.status is not Status.REVIEWED:
        return now
    same = [one.exact for one in before.citations] == [one.exact for one in now.citations]
    if same:
        return now
    if review is not None:
        return with_status(Status.REVIEWED, *review)(now)
    passed = now.origin is not None and not now.origin.gates
    return replace(now, status=Status.PUBLISHED if passed else Status.DRAFT, reviewed=None)


def brought_up(
    report: SourcesReport, sources: tuple[Source, ...], questions: Sequence[Question]
) -> tuple[Source, ...]:
    """The sources; one of which every citation is in its place now is taken as it is now."""
    new = {one.id: one for one in questions}
    up: list[Source] = []
    for source in sources:
        state = next((one for one in report.states if one.source.id == source.id), None)
        document = None if state is None else state.document
        if document is None or document.sha256 == source.sha256:
            up.append(source)
            continue
        texts = {source.id: document.text}
        open_ = any(
            place.citation.source == source.id and place.now.status is not CitationStatus.VERIFIED
            for question in report.bank.questions
            if question.status is not Status.RETIRED
            for place in places_of(new.get(question.id, question), texts)
        )
        up.append(
            source
            if open_
            else replace(
                source, sha256=document.sha256, text_sha256=document.text_sha256,
                extractor=document.extractor, media_type=document.media_type,
            )
        )  # fmt: skip
    return tuple(up)
