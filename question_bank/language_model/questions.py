"""Candidates to questions of a bank. Enter by `question_of`."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from question_bank import __version__
from question_bank.bank.model import Origin, Question, Status
from question_bank.language_model.candidates import Candidate

RULE = "language-model"
"""The rule that a question's origin names."""


def question_of(
    candidate: Candidate,
    model: str,
    *,
    status: Status = Status.DRAFT,
    source_id: str = "",
    topics: tuple[str, ...] = (),
) -> Question:
    """A question with `RULE` for its rule, version and model for its generator, and the
    candidate's codes for its gates.

    Its id comes from its content: the same candidate has the same id. `source_id` is needed for the
    fact's id only where the evidence was not found.
    """
    quoted = candidate.citations[0] if candidate.citations else None
    source = quoted.source if quoted else source_id
    evidence = quoted.exact if quoted else candidate.stem
    relation = f"{RULE}:{candidate.key_span or candidate.stem}"
    name = _slug(candidate.stem)[:40].strip("-") or "question"
    content = _hash(source, candidate.kind.value, candidate.stem, repr(candidate.body))
    return Question(
        id=f"{name}-{content[:6]}",
        kind=candidate.kind,
        stem=candidate.stem,
        body=candidate.body,
        status=status,
        explanation=candidate.explanation,
        citations=candidate.citations,
        topics=topics,
        origin=Origin(RULE, _hash(source, evidence, relation)[:16], f"{__version__}+{model}",
                      candidate.codes),
    )  # fmt: skip


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
