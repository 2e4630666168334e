"""The measures of a bank, counted. Enter by `evaluate`; `Evaluation.as_data()` is for machines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from question_bank.bank.model import Bank, Choice, Citation, Question, Source, Status
from question_bank.citations import CitationStatus, resolve
from question_bank.coverage import DRAWN, cover, share
from question_bank.documents.document import Document
from question_bank.evaluation.key_spans import KeySpan, key_spans
from question_bank.evaluation.people import PersonQuestion, check_places
from question_bank.lint import Severity, drawn, lint_bank
from question_bank.lint.keys import keys_of

PUBLISHED, DRAFT = "published", "draft"
TIERS = (PUBLISHED, DRAFT)
"""Published: what quizzes draw, reviewed questions included. Retired questions do not count."""


@dataclass(frozen=True, slots=True)
class EvaluatedBank:
    """A bank with the documents of its sources."""

    bank: Bank
    documents: Mapping[str, Document]


@dataclass(slots=True)
class Found:
    """Of `total` answers of people those that a published question, and any question, asks for."""

    total: int = 0
    published: int = 0
    any: int = 0


@dataclass(slots=True)
class Grounded:
    """How citations and keys of one tier stand in the sources.

    `citations` by status. `keys`: verbatim, read (a date or number in other words) or absent.
    `questions` counts those that are `whole`: every citation verified, every key verbatim or read.
    """

    citations: Counter[str] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)
    questions: int = 0
    whole: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Evaluation:
    """All measures over some banks."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sentences: int = 0
    with_published: int = 0
    with_any: int = 0
    people: dict[str, Found] = field(default_factory=dict)
    unasked: int = 0
    grounded: dict[str, Grounded] = field(
        default_factory=lambda: {tier: Grounded() for tier in TIERS}
    )
    problems: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)

    def count(self, tier: str) -> int:
        """Questions of a tier."""
        return sum(by_tier[tier] for by_tier in self.kinds.values())

    def answers(self) -> Found:
        """People's answers over all documents."""
        counted = self.people.values()
        return Found(
            sum(one.total for one in counted),
            sum(one.published for one in counted),
            sum(one.any for one in counted),
        )

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        answers = self.answers()
        return {
            "questions": {
                tier: self.count(tier) for tier in TIERS
            } | {"kinds": {kind: dict(tiers) for kind, tiers in sorted(self.kinds.items())}},
            "sentences": {
                "total": self.sentences,
                "with_published": self.with_published,
                "with_any": self.with_any,
                "share_with_published": round(share(self.with_published, self.sentences), 4),
                "share_with_any": round(share(self.with_any, self.sentences), 4),
            },
            "people": {
                "total": answers.total,
                "found_published": answers.published,
                "found_any": answers.any,
                "share_published": round(share(answers.published, answers.total), 4),
                "share_any": round(share(answers.any, answers.total), 4),
                "without_bank": self.unasked,
                "documents": {
                    name: {
                        "total": one.total,
                        "found_published": one.published,
                        "found_any": one.any,
                    }
                    for name, one in sorted(self.people.items())
                },
            },
            "grounded": {
                tier: {
                    "questions": one.questions,
                    "whole": one.whole,
                    "share": round(share(one.whole, one.questions), 4),
                    "citations": dict(one.citations),
                    "keys": dict(one.keys),
                    "broken": one.broken,
                }
                for tier, one in self.grounded.items()
            },
            "flaws_published": {
                "problems": dict(self.problems.most_common()),
                "remarks": dict(self.remarks.most_common()),
            },
        }  # fmt: skip


def evaluate(
    banks: Iterable[EvaluatedBank],
    people: Sequence[PersonQuestion] = (),
    *,
    documents: Sequence[str] = (),
) -> Evaluation:
    """Counts everything.

    Args:
        people: questions of people; each document's name is the name of a source's file without its
            suffix, or the source's id. Those about documents that no bank has are counted apart.
        documents: when given, sentences, people's questions and questions of these alone count.

    Raises:
        QuestionBankError: people's answers do not stand where they should.
    """
    result = Evaluation()
    asked: dict[str, list[PersonQuestion]] = defaultdict(list)
    for one in people:
        asked[one.document].append(one)
    hits: dict[str, dict[int, bool]] = {}
    for evaluated in banks:
        part = _restricted(evaluated, documents)
        _count_bank(part, result)
        for source in part.bank.sources:
            name = _asked_name(source, asked)
            if name is None or source.id not in part.documents:
                continue
            check_places(asked[name], part.documents[source.id], source.file)
            found = hits.setdefault(name, {})
            for n, published in _hits(part, source, asked[name]):
                found[n] = found.get(n, False) or published
    for name, found in hits.items():
        result.people[name] = Found(len(asked[name]), sum(found.values()), len(found))
    wanted = [name for name in asked if not documents or name in documents]
    result.unasked = sum(len(asked[name]) for name in wanted if name not in hits)
    return result


def _names(source: Source) -> tuple[str, str, str]:
    file = PurePosixPath(source.file)
    return file.stem, file.name, source.id


def _asked_name(source: Source, asked: Mapping[str, object]) -> str | None:
    return next((name for name in _names(source) if name in asked), None)


def _restricted(evaluated: EvaluatedBank, names: Sequence[str]) -> EvaluatedBank:
    """The bank without retired questions, and what of it is about the named documents."""
    from dataclasses import replace

    bank = evaluated.bank
    kept = [
        source for source in bank.sources if not names or any(n in names for n in _names(source))
    ]
    ids = {source.id for source in kept}
    questions = tuple(
        question
        for question in bank.questions
        if question.status is not Status.RETIRED
        and (not names or any(citation.source in ids for citation in question.citations))
    )
    return EvaluatedBank(
        replace(bank, sources=tuple(kept), questions=questions), evaluated.documents
    )


def tier_of(question: Question) -> str:
    """`PUBLISHED` or `DRAFT`."""
    return PUBLISHED if question.status in DRAWN else DRAFT


def _count_bank(evaluated: EvaluatedBank, result: Evaluation) -> None:
    bank, documents = evaluated.bank, evaluated.documents
    for covered in cover(bank, documents):
        result.sentences += len(covered.sentences)
        result.with_published += covered.covered_by_drawn
        result.with_any += covered.covered
    for question in bank.questions:
        tier = tier_of(question)
        result.kinds[question.kind.value][tier] += 1
        _ground(question, evaluated, result.grounded[tier])
    for flaw in lint_bank(drawn(bank)):
        counted = result.problems if flaw.severity is Severity.PROBLEM else result.remarks
        counted[flaw.code] += 1


def _ground(question: Question, evaluated: EvaluatedBank, grounded: Grounded) -> None:
    documents = evaluated.documents
    statuses = []
    for citation in _citations(question):
        document = documents.get(citation.source)
        statuses.append(resolve(citation, None if document is None else document.text).status)
    grounded.citations.update(status.value for status in statuses)
    spans = key_spans(question, documents, evaluated.bank.language)
    how = dict.fromkeys(range(len(keys_of(question))), "absent")
    how |= {span.key: "verbatim" if span.verbatim else "read" for span in spans}
    grounded.keys.update(how.values())
    grounded.questions += 1
    whole = bool(question.citations) and "absent" not in how.values()
    if whole and all(status is CitationStatus.VERIFIED for status in statuses):
        grounded.whole += 1
    else:
        grounded.broken.append(question.id)


def _citations(question: Question) -> Iterator[Citation]:
    yield from question.citations
    if isinstance(question.body, Choice):
        for option in question.body.options:
            yield from option.citations


def _hits(
    evaluated: EvaluatedBank, source: Source, asked: Sequence[PersonQuestion]
) -> Iterator[tuple[int, bool]]:
    """(number of a person's question, whether the question that asks for it is published)."""
    document = evaluated.documents[source.id]
    spans: list[tuple[KeySpan, bool]] = [
        (span, tier_of(question) == PUBLISHED)
        for question in evaluated.bank.questions
        for span in key_spans(question, {source.id: document}, evaluated.bank.language)
    ]
    for n, person in enumerate(asked):
        for span, published in spans:
            if person.is_in(document, span.start, span.end):
                yield n, published
