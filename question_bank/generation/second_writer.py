"""A language model as a second item writer beside the rules. Enter by `with_second_writer`.

Its items are candidates: they quote key and evidence word for word, were answered from the passage
by a second call, and pass the gates of any other draft, or they are kept as drafts with the codes
of what they failed. Those that cannot be shown at all are only reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from question_bank.bank.model import Bank, Question, Status
from question_bank.generation.gates import stem_codes
from question_bank.generation.pipeline import GenerationResult, Progress, SourceDocument
from question_bank.grading.text import fold
from question_bank.language_model import Candidate, Completer, question_of, write_items
from question_bank.language_model.watch import Cancelled

UNSHOWABLE = frozenset({"control-characters", "markup", "evidence-not-verbatim"})
"""Codes with which a candidate is not even a draft: it has no passage, or is no plain text."""


@dataclass(frozen=True, slots=True)
class _Written:
    questions: list[Question]
    codes: Counter[str]


def with_second_writer(
    result: GenerationResult,
    documents: Sequence[SourceDocument],
    client: Completer,
    *,
    per_passage: int = 3,
    seed: int = 0,
    cancelled: Cancelled = None,
) -> Generator[Progress, None, GenerationResult]:
    """The result with the model's questions added, as a generator of progress.

    Raises:
        LanguageModelError: the model cannot be reached or goes on failing; nothing is lost of
            `result`, which the caller still has.
    """
    bank = result.bank
    written = _Written([], Counter())
    taken = {fold(question.stem) for question in bank.questions}
    ids = {question.id for question in bank.questions}
    for n, (source, given) in enumerate(zip(bank.sources, documents, strict=True)):
        yield Progress("Asking the language model", n, len(documents))
        found = write_items(
            given.document, source.id, client, per_passage=per_passage, seed=seed,
            cancelled=cancelled, language=bank.language,
        )  # fmt: skip
        for one in found:
            yield Progress("Asking the language model", n, len(documents))
            if not isinstance(one, Candidate):
                written.codes[one.code] += 1
                continue
            question = _judged(one, client.model, source.id, bank)
            if question is None or fold(question.stem) in taken or question.id in ids:
                written.codes.update(one.codes or ("near-duplicate",))
                continue
            written.codes.update(question.origin.gates if question.origin else ())
            taken.add(fold(question.stem))
            ids.add(question.id)
            written.questions.append(question)
    questions = (*bank.questions, *written.questions)
    return GenerationResult(
        replace(bank, questions=questions), _reported(result.report, written, client.model)
    )


def _judged(candidate: Candidate, model: str, source: str, bank: Bank) -> Question | None:
    """The candidate as a question, published if nothing speaks against it."""
    if UNSHOWABLE & set(candidate.codes):
        return None
    codes = tuple(dict.fromkeys((*candidate.codes, *stem_codes(candidate.stem, candidate.kind))))
    title = next(one.title for one in bank.sources if one.id == source)
    return question_of(
        replace(candidate, codes=codes), model,
        status=Status.DRAFT if codes else Status.PUBLISHED, source_id=source,
        topics=(" ".join(title.split())[:80],),
    )  # fmt: skip


def _reported(report: dict[str, Any], written: _Written, model: str) -> dict[str, Any]:
    published = sum(one.status is Status.PUBLISHED for one in written.questions)
    return report | {
        "language model": {
            "model": model,
            "questions": len(written.questions),
            "published": published,
            "codes": dict(sorted(written.codes.items())),
        }
    }
