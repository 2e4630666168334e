"""The whole way from documents to a bank. Enter by `generate`, or `steps` to see it happen."""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from question_bank import __version__
from question_bank.annotation import Annotator, Origin, RulesAnnotator, language_of
from question_bank.bank.model import Bank, Citation, Question, Source, Status
from question_bank.bank.model import Origin as QuestionOrigin
from question_bank.citations import cite
from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError
from question_bank.generation.draft import Draft
from question_bank.generation.gates import codes_for
from question_bank.generation.mention_route import drafts_by_rules
from question_bank.generation.parsed_route import drafts_by_parse
from question_bank.generation.ranking import features_of, rank_of
from question_bank.generation.selection import PUBLISH_FLOOR, Judged, demoted, select
from question_bank.generation.work import Choose, Work
from question_bank.lint import lint_question


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


MAX_WORDS = 300_000
"""Of one document: a few books. Longer ones would take minutes and gigabytes."""

AnnotatorFor = Callable[[Document], Annotator]
"""Which annotator reads a document."""


def generate(
    documents: Sequence[SourceDocument],
    *,
    title: str | None = None,
    seed: int = 0,
    annotator: Annotator | AnnotatorFor | None = None,
) -> GenerationResult:
    """Makes a bank from documents; the same input gives the same bytes.

    `annotator` reads all documents, or is asked for one for each; without it rules alone do.

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
    annotator: Annotator | AnnotatorFor | None = None,
) -> Generator[Progress, None, GenerationResult]:
    """`generate` as a generator of progress; closing it cancels the work."""
    if not documents:
        raise QuestionBankError("Name at least one document to make questions from.")
    for one in documents:
        if one.document.text.count(" ") > MAX_WORDS:
            raise QuestionBankError(
                f"{one.file} has more than {MAX_WORDS:,} words. Divide it, into chapters for "
                "example, and make a bank of each."
            )
    works = [
        Work(source, one.document, _annotator(annotator, one.document))
        for source, one in zip(_sources(documents), documents, strict=True)
    ]
    clock = _Clock()
    for n, work in enumerate(works):
        yield Progress("Reading sentences", n, len(works))
        work.sentences = list(work.annotator.annotate(work.document))
    clock.lap("annotate")
    choose = _chooser(seed)
    cite_span = _citer(works)
    yield Progress("Finding facts", 0, len(works))
    judged: list[Judged] = []
    total = sum(len(work.sentences) for work in works)
    for n, (draft, origin) in enumerate(_drafts(works, cite_span, choose)):
        if n % 200 == 0:
            yield Progress("Writing questions", min(n // 4, total), total)
        codes = codes_for(draft, origin)
        rank = rank_of(features_of(draft, codes)) if origin is Origin.PARSER else 0.5
        judged.append(Judged(draft, codes, rank, origin))
    clock.lap("draft")
    yield Progress("Choosing", 0, 1)
    judged = [_linted(one, cite_span, works) for one in judged]
    chosen = select(judged)
    clock.lap("select")
    questions = [_question(one, cite_span, works) for one in chosen]
    bank = Bank(
        id=_bank_id(works, seed),
        title=title or works[0].document.title,
        language=_language(works),
        licence=documents[0].licence,
        sources=tuple(work.source for work in works),
        questions=tuple(_unique_ids(questions)),
    )
    report = _report(works, judged, chosen, seed) | {"seconds": clock.laps}
    return GenerationResult(bank, report)


def _linted(
    one: Judged, cite_span: Callable[[str, int, int], Citation], works: Sequence[Work]
) -> Judged:
    """Kept from being published by any item-writing flaw; drafts are not looked at again."""
    if one.codes or one.rank < PUBLISH_FLOOR:
        return one
    flaws = lint_question(_question(one, cite_span, works))
    return demoted(one, "flawed") if any(flaw.code not in MINOR for flaw in flaws) else one


MINOR = frozenset({"no-extra-match"})
"""Remarks that do not keep an item from being published."""


def _annotator(given: Annotator | AnnotatorFor | None, document: Document) -> Annotator:
    if given is None:
        return RulesAnnotator()
    return given(document) if callable(given) else given


def _drafts(
    works: Sequence[Work], cite_span: Callable[[str, int, int], Citation], choose: Choose
) -> Iterator[tuple[Draft, Origin]]:
    """The drafts of the documents that were parsed, then of those that rules read."""
    parsed = [work for work in works if work.annotator.origin is Origin.PARSER]
    if parsed:
        parse = getattr(parsed[0].annotator, "parse", None)
        for draft in drafts_by_parse(parsed, cite_span, choose, parse):
            yield draft, Origin.PARSER
    by_rules = [work for work in works if work.annotator.origin is Origin.RULES]
    if by_rules:
        for draft in drafts_by_rules(by_rules, cite_span, choose):
            yield draft, Origin.RULES


def _language(works: Sequence[Work]) -> str:
    """The language of the longest document."""
    longest = max(works, key=lambda work: len(work.document.text))
    return language_of(longest.document.text)


class _Clock:
    """Seconds for each stage."""

    def __init__(self) -> None:
        self._since = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.laps[stage] = round(now - self._since, 4)
        self._since = now


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


def _citer(works: Sequence[Work]) -> Callable[[str, int, int], Citation]:
    documents = {work.source.id: work.document for work in works}

    def cite_span(source: str, start: int, end: int) -> Citation:
        return cite(documents[source], start, end, source)

    return cite_span


def _chooser(seed: int) -> Choose:
    def choose(purpose: str, count: int) -> int:
        digest = hashlib.sha256(f"{seed}\x1f{purpose}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    return choose


def _question(
    one: Judged, cite_span: Callable[[str, int, int], Citation], works: Sequence[Work]
) -> Question:
    draft, codes = one.draft, one.codes
    fact = draft.facts[0]
    own = tuple(cite_span(each.source, each.start, each.end) for each in draft.facts)
    return Question(
        id=_question_id(draft),
        kind=draft.kind,
        stem=draft.stem,
        body=draft.body,
        status=Status.DRAFT if codes else Status.PUBLISHED,
        explanation=draft.explanation,
        citations=tuple(dict.fromkeys((*own, *draft.more))),
        topics=_topics(draft, works),
        origin=QuestionOrigin(draft.rule, fact.id, __version__, codes),
    )


def _question_id(draft: Draft) -> str:
    """A readable slug and a hash of fact and rule: stable for ever."""
    name = slug(draft.asked)[:40].strip("-") or "question"
    return f"{name}-{slug(draft.rule)}-{_short_hash(draft)}"


def _topics(draft: Draft, works: Sequence[Work]) -> tuple[str, ...]:
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


def _bank_id(works: Sequence[Work], seed: int) -> str:
    hashed = "\x1f".join([str(seed), *(work.source.sha256 for work in works)])
    suffix = hashlib.sha256(hashed.encode()).hexdigest()[:6]
    name = slug(works[0].source.title)[:60].strip("-") or "bank"
    return f"{name}-{suffix}"


def _report(
    works: Sequence[Work],
    judged: Sequence[Judged],
    chosen: Sequence[Judged],
    seed: int,
) -> dict[str, Any]:
    by_sentence: dict[tuple[str, int], list[dict[str, Any]]] = {}
    kept = {id(one.draft): one for one in chosen}
    for one in judged:
        draft, codes = one.draft, kept.get(id(one.draft), one).codes
        fact = draft.facts[0]
        by_sentence.setdefault((fact.source, fact.start), []).append(
            {
                "rule": draft.rule,
                "kind": draft.kind.value,
                "codes": list(codes),
                "stem": draft.stem,
                "rank": round(one.rank, 3),
                "asked": draft.asked,
                "kept": id(draft) in kept,
                "tier": "published" if not codes else "draft",
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
        "annotators": {work.source.id: work.annotator.name for work in works},
        "seed": seed,
        "counts": {
            "documents": len(works),
            "sentences": len(sentences),
            "facts": sum(len(work.facts) for work in works),
            "drafts": len(judged),
            "questions": len(chosen),
            "published": sum(not one.codes for one in chosen),
            "codes": dict(sorted(Counter(c for one in judged for c in one.codes).items())),
        },
        "sentences": sentences,
    }
