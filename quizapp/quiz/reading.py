"""What a student has to read again: passages behind answers, in document order. Plain values.

Enter by `reading_list` (what was not right) and `passage_worths` (how well each passage is known).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from question_bank.grading.grade import Verdict
from quizapp.quiz.model import (
    Result,
    RevealedQuestion,
    SealedCitation,
    SealedSource,
    ShownQuestion,
)

GONE = ("missing",)
"""Status of citations whose place is not known."""

Span = tuple[int, int]

Key = tuple[str, str]
"""Bank id and question id."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A graded answer. `fraction` is -1 to 1; `at` is when its attempt was submitted."""

    shown: ShownQuestion
    revealed: RevealedQuestion
    verdict: Verdict
    fraction: float
    at: datetime | None = None

    @property
    def key(self) -> Key:
        return self.shown.bank_id, self.shown.question_id


@dataclass(frozen=True, slots=True)
class Cited:
    """The passages of a question and nothing else of it, with what an answer was worth."""

    key: Key
    citations: tuple[SealedCitation, ...]
    sources: tuple[SealedSource, ...]
    verdict: Verdict = Verdict.UNANSWERED
    fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class PassageWorth:
    """A passage `[start, end)` of a document and how its questions were last answered: `worth` is
    their mean share, 0 to 1."""

    start: int
    end: int
    worth: float
    count: int


@dataclass(frozen=True, slots=True)
class ReadingPassage:
    """A passage and the answers that it would have helped with."""

    citation: SealedCitation
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class ReadingSource:
    """A document and its passages, those whose place is known first, in its order."""

    source: SealedSource
    passages: tuple[ReadingPassage, ...]

    @property
    def citations(self) -> tuple[SealedCitation, ...]:
        return tuple(one.citation for one in self.passages)


def answers_of(result: Result) -> tuple[Answered, ...]:
    """The answers of a finished attempt."""
    return tuple(
        Answered(
            one.shown,
            one.feedback.revealed,
            one.feedback.grade.verdict,
            one.feedback.grade.fraction,
            result.head.submitted_at,
        )
        for one in result.responses
    )


def reading_list(answers: Iterable[Answered]) -> tuple[ReadingSource, ...]:
    """The passages behind everything that was not right.

    Documents come in the order in which answers first need them, passages in a document's order,
    each once. A source is known by its bytes and its extractor, whatever a bank calls it.
    """
    sources: dict[tuple[str, str], SealedSource] = {}
    passages: dict[tuple[str, str], dict[object, ReadingPassage]] = {}
    for answer in answers:
        if answer.verdict is Verdict.RIGHT:
            continue
        for sealed in answer.revealed.citations:
            source = _source_of(answer.revealed.sources, sealed)
            if source is None:
                continue
            known = passages.setdefault(_key(source), {})
            sources.setdefault(_key(source), source)
            place = _place(sealed)
            before = known.get(place)
            if before is None:
                known[place] = ReadingPassage(sealed, (answer,))
            elif all(one.key != answer.key for one in before.answers):
                known[place] = ReadingPassage(before.citation, (*before.answers, answer))
    return tuple(
        ReadingSource(source, tuple(sorted(passages[key].values(), key=_order)))
        for key, source in sources.items()
    )


def _key(source: SealedSource) -> tuple[str, str]:
    # Without a copy there are no bytes to know it by.
    return (source.sha256 or f"{source.source_id}/{source.title}", source.extractor)


def _place(sealed: SealedCitation) -> object:
    return sealed.citation.exact if sealed.status in GONE else (sealed.start, sealed.end)


def _order(passage: ReadingPassage) -> tuple[bool, int, int]:
    sealed = passage.citation
    return sealed.status in GONE, sealed.start, sealed.end


def _source_of(sources: Sequence[SealedSource], sealed: SealedCitation) -> SealedSource | None:
    wanted = sealed.citation.source
    return next((one for one in sources if one.source_id == wanted), None)


def passage_worths(
    answers: Iterable[Cited], source: SealedSource, still_open: Sequence[Cited] = ()
) -> tuple[PassageWorth, ...]:
    """How well the passages of one document are known, in its order.

    Nothing is said of a passage that touches one of a question that is `still_open`, nor by way of
    such a question: that would show where its answer is.
    Where passages overlap, the one that more answers know about stands.
    """
    open_keys = {one.key for one in still_open}
    hidden = [span for one in still_open for span in _spans(one, source)]
    fractions: dict[Span, list[float]] = {}
    for answer in answers:
        if answer.verdict is Verdict.UNANSWERED or answer.key in open_keys:
            continue
        for span in _spans(answer, source):
            if not any(span[0] < end and start < span[1] for start, end in hidden):
                fractions.setdefault(span, []).append(max(0.0, answer.fraction))
    made: list[PassageWorth] = []
    for (start, end), found in sorted(fractions.items(), key=lambda item: (-len(item[1]), item[0])):
        if not any(start < one.end and one.start < end for one in made):
            made.append(PassageWorth(start, end, sum(found) / len(found), len(found)))
    return tuple(sorted(made, key=lambda one: one.start))


def _spans(cited: Cited, source: SealedSource) -> set[Span]:
    """The places of a question's citations in that document, where they are sure."""
    return {
        (one.start, one.end)
        for one in cited.citations
        if one.status in ("verified", "moved")
        and (of := _source_of(cited.sources, one)) is not None
        and bool(of.sha256)
        and _key(of) == _key(source)
        and one.end > one.start
    }
