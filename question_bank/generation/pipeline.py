"""The whole way from documents to a bank. Enter by `generate`, or `steps` to see it happen."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

from question_bank import __version__
from question_bank.bank.model import Bank, Citation, Kind, Origin, Question, Source, Status
from question_bank.citations import cite
from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError
from question_bank.generation.annotate import Annotator, RulesAnnotator, Sentence
from question_bank.generation.drafts import Context, Draft, drafts_of, ordering_drafts
from question_bank.generation.facts import Fact, facts_of
from question_bank.generation.gates import codes_for

PER_FACT = 2
"""Drafts that one fact may give, of different kinds."""

PER_SENTENCE = 3

# Too bad to be shown even as a draft: nobody can mend what is no sentence.
HOPELESS = frozenset({"fragment", "no-verb", "too-short", "unbalanced", "garbled", "key-repeated"})

# Rarer and more telling kinds first, so that a sentence is not spent on clozes alone.
_PREFERENCE = (
    Kind.ORDERING,
    Kind.MULTIPLE_CHOICE,
    Kind.SINGLE_CHOICE,
    Kind.DATE,
    Kind.TRUE_FALSE,
    Kind.CLOZE,
)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document and the name by which the bank will find its file."""

    file: str
    document: Document
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps of a stage."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GenerationResult:
    """The bank, and a report fit for JSON: per sentence what was found, per stage counts."""

    bank: Bank
    report: dict[str, Any]


@dataclass(slots=True)
class _Work:
    """What is known of one document on the way."""

    source: Source
    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def generate(
    documents: Sequence[SourceDocument],
    *,
    title: str | None = None,
    seed: int = 0,
    annotator: Annotator | None = None,
) -> GenerationResult:
    """Makes a bank from documents; the same input gives the same bytes.

    Raises:
        QuestionBankError: there is no document.
    """
    running = steps(documents, title=title, seed=seed, annotator=annotator)
    while True:
        try:
            next(running)
        except StopIteration as done:
            result: GenerationResult = done.value
            return result


def steps(
    documents: Sequence[SourceDocument],
    *,
    title: str | None = None,
    seed: int = 0,
    annotator: Annotator | None = None,
) -> Generator[Progress, None, GenerationResult]:
    """`generate` as a generator of progress; closing it cancels the work."""
    if not documents:
        raise QuestionBankError("Name at least one document to make questions from.")
    annotator = annotator or RulesAnnotator()
    works = [
        _Work(source, one.document)
        for source, one in zip(_sources(documents), documents, strict=True)
    ]
    for n, work in enumerate(works):
        yield Progress("Reading sentences", n, len(works))
        work.sentences = list(annotator.annotate(work.document))
    for n, work in enumerate(works):
        yield Progress("Finding facts", n, len(works))
        for sentence in work.sentences:
            work.facts.extend(facts_of(work.source.id, sentence))
    facts = [fact for work in works for fact in work.facts]
    context = _context(works, facts, seed)
    judged: list[tuple[Draft, tuple[str, ...]]] = []
    sound = [fact for fact in facts if not HOPELESS & set(fact.codes)]
    for n, fact in enumerate(sound):
        if n % 50 == 0:
            yield Progress("Writing questions", n, len(sound))
        judged += [
            (draft, codes_for(draft, annotator.origin)) for draft in drafts_of(fact, context)
        ]
    judged += [(draft, codes_for(draft, annotator.origin)) for draft in ordering_drafts(facts)]
    yield Progress("Choosing", 0, 1)
    chosen = _select(judged)
    questions = [_question(draft, codes, context, works) for draft, codes in chosen]
    bank = Bank(
        id=_bank_id(works, seed),
        title=title or works[0].document.title,
        language="en",
        licence=documents[0].licence,
        sources=tuple(work.source for work in works),
        questions=tuple(_unique_ids(questions)),
    )
    return GenerationResult(bank, _report(works, judged, chosen, annotator, seed))


def _sources(documents: Sequence[SourceDocument]) -> list[Source]:
    sources: list[Source] = []
    taken: set[str] = set()
    for one in documents:
        stem = slug(one.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "source"
        source_id, n = stem, 2
        while source_id in taken:
            source_id, n = f"{stem}-{n}", n + 1
        taken.add(source_id)
        d = one.document
        sources.append(
            Source(
                source_id, d.title, one.file, d.media_type, d.sha256, d.text_sha256, d.extractor,
                one.licence,
            )
        )  # fmt: skip
    return sources


def _context(works: Sequence[_Work], facts: Sequence[Fact], seed: int) -> Context:
    documents = {work.source.id: work.document for work in works}

    def cite_fact(fact: Fact) -> Citation:
        return cite(documents[fact.source], fact.start, fact.end, fact.source)

    def choose(purpose: str, count: int) -> int:
        digest = hashlib.sha256(f"{seed}\x1f{purpose}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    return Context(facts, cite_fact, choose)


def _select(judged: Sequence[tuple[Draft, tuple[str, ...]]]) -> list[tuple[Draft, tuple[str, ...]]]:
    """A few drafts of each sentence, different kinds first; nothing asked twice."""
    order = {kind: place for place, kind in enumerate(_PREFERENCE)}
    ranked = sorted(
        judged,
        key=lambda one: (
            len(one[1]),
            order.get(one[0].kind, 9),
            one[0].facts[0].start,
            one[0].rule,
        ),
    )
    chosen: list[tuple[Draft, tuple[str, ...]]] = []
    per_fact: Counter[str] = Counter()
    per_sentence: Counter[tuple[str, int]] = Counter()
    kinds_of_sentence: set[tuple[str, int, Kind]] = set()
    stems: set[tuple[Kind, str]] = set()
    for draft, codes in ranked:
        fact = draft.facts[0]
        place = (fact.source, fact.start)
        asked = (draft.kind, draft.stem if draft.kind is not Kind.ORDERING else repr(draft.body))
        if HOPELESS & set(codes) or asked in stems or (*place, draft.kind) in kinds_of_sentence:
            continue
        if per_fact[fact.id] >= PER_FACT or per_sentence[place] >= PER_SENTENCE:
            continue
        stems.add(asked)
        kinds_of_sentence.add((*place, draft.kind))
        per_fact[fact.id] += 1
        per_sentence[place] += 1
        chosen.append((draft, codes))
    return sorted(
        chosen, key=lambda one: (one[0].facts[0].source, one[0].facts[0].start, one[0].rule)
    )


def _question(
    draft: Draft, codes: tuple[str, ...], context: Context, works: Sequence[_Work]
) -> Question:
    fact = draft.facts[0]
    return Question(
        id=_question_id(draft),
        kind=draft.kind,
        stem=draft.stem,
        body=draft.body,
        status=Status.DRAFT if codes else Status.PUBLISHED,
        explanation=draft.explanation,
        citations=tuple(context.cite(one) for one in draft.facts),
        topics=_topics(draft, works),
        origin=Origin(draft.rule, fact.id, __version__, codes),
    )


def _question_id(draft: Draft) -> str:
    """A readable slug and a hash of fact and rule: stable for ever."""
    name = slug(draft.facts[0].mention.text)[:40].strip("-") or "question"
    return f"{name}-{draft.rule}-{_short_hash(draft)}"


def _topics(draft: Draft, works: Sequence[_Work]) -> tuple[str, ...]:
    """The heading above the passage, else the document's title."""
    fact = draft.facts[0]
    work = next(one for one in works if one.source.id == fact.source)
    topic = work.document.title
    for block in work.document.blocks:
        if block.start > fact.start:
            break
        if block.kind == "heading" and block.level > 1:
            topic = work.document.text[block.start : block.end]
    return (" ".join(topic.split())[:80],)


def _short_hash(draft: Draft) -> str:
    text = "\x1f".join([draft.rule, *(fact.id for fact in draft.facts)])
    return hashlib.sha256(text.encode()).hexdigest()[:4]


def _unique_ids(questions: Sequence[Question]) -> list[Question]:
    from dataclasses import replace

    taken: set[str] = set()
    unique = []
    for question in questions:
        question_id, n = question.id, 2
        while question_id in taken:
            question_id, n = f"{question.id}-{n}", n + 1
        taken.add(question_id)
        unique.append(replace(question, id=question_id))
    return unique


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _bank_id(works: Sequence[_Work], seed: int) -> str:
    hashed = "\x1f".join([str(seed), *(work.source.sha256 for work in works)])
    suffix = hashlib.sha256(hashed.encode()).hexdigest()[:6]
    name = slug(works[0].source.title)[:60].strip("-") or "bank"
    return f"{name}-{suffix}"


def _report(
    works: Sequence[_Work],
    judged: Sequence[tuple[Draft, tuple[str, ...]]],
    chosen: Sequence[tuple[Draft, tuple[str, ...]]],
    annotator: Annotator,
    seed: int,
) -> dict[str, Any]:
    by_sentence: dict[tuple[str, int], list[dict[str, Any]]] = {}
    kept = {id(draft) for draft, _codes in chosen}
    for draft, codes in judged:
        fact = draft.facts[0]
        by_sentence.setdefault((fact.source, fact.start), []).append(
            {
                "rule": draft.rule,
                "kind": draft.kind.value,
                "codes": list(codes),
                "kept": id(draft) in kept,
            }
        )
    sentences = [
        {
            "source": work.source.id,
            "start": sentence.start,
            "end": sentence.end,
            "facts": [
                {"id": fact.id, "relation": fact.relation, "codes": list(fact.codes)}
                for fact in work.facts
                if fact.start == sentence.start
            ],
            "drafts": by_sentence.get((work.source.id, sentence.start), []),
        }
        for work in works
        for sentence in work.sentences
    ]
    return {
        "generator": __version__,
        "annotator": annotator.origin.value,
        "seed": seed,
        "counts": {
            "documents": len(works),
            "sentences": len(sentences),
            "facts": sum(len(work.facts) for work in works),
            "drafts": len(judged),
            "questions": len(chosen),
            "codes": dict(sorted(Counter(c for _d, codes in judged for c in codes).items())),
        },
        "sentences": sentences,
    }
