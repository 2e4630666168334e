"""Every check that an item must pass before it is asked again. Enter by `candidate_of`.

Each fault is a code; nothing is mended. What an item quotes is sought word for word in the passage
as it was shown (the cleaned view), and its place is carried back to `Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.bank.model import Citation, Kind
from question_bank.citations import cite
from question_bank.documents.document import Document
from question_bank.grading.text import fold
from question_bank.language_model.bodies import body_of, distractor_codes, holds
from question_bank.language_model.candidates import Candidate
from question_bank.language_model.passages import ShownPassage, places
from question_bank.language_model.plain import has_markup, has_odd, is_grounded, names_options
from question_bank.language_model.replies import Item, ReplyError

MAX_STEM, MAX_OPTION, MAX_SAID, MAX_EVIDENCE = 400, 200, 500, 1000
"""Characters of a stem; of a key or option; of an explanation or reason; of the evidence."""

MIN_EVIDENCE_WORDS = 4
MAX_TYPED_WORDS = 8
"""Words of a key that a person can be asked to type."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where evidence and key stand in the passage; None where that is not certain."""

    evidence: tuple[int, int] | None
    key: tuple[int, int] | None
    codes: tuple[str, ...]


def candidate_of(
    item: Item,
    passage: ShownPassage,
    document: Document,
    source_id: str,
    *,
    seed: int = 0,
    language: str = "en",
) -> Candidate:
    """The candidate that an item is, with the codes of the checks that it failed.

    Raises:
        ReplyError: the item cannot be a question at all: texts that are empty, much too long or
            hold control characters, a key that is no number or date where one is asked for.
    """
    _refuse_unfit(item)
    body = body_of(item, seed, language)
    found = _find(item, passage)
    codes = [*found.codes, *_key_codes(item, language), *_text_codes(item, passage)]
    if item.kind is Kind.SINGLE_CHOICE:
        codes += distractor_codes(item, language)
    citations: tuple[Citation, ...] = ()
    if found.evidence is not None:
        citations = (cite(document, *passage.to_original(*found.evidence), source_id),)
    return Candidate(
        item.kind,
        item.stem,
        body,
        item.explanation,
        citations,
        None if found.key is None else passage.to_original(*found.key),
        tuple(dict.fromkeys(codes)),
        passage.number,
    )


def _refuse_unfit(item: Item) -> None:
    if any(has_odd(text) for text in item.texts()):
        raise ReplyError("control-characters")
    needed = (item.stem, item.key, item.evidence, *(one.text for one in item.distractors))
    if not all(text.strip() for text in needed):
        raise ReplyError("empty-text")
    options = (item.key, *(one.text for one in item.distractors))
    said = (item.explanation, *(one.reason for one in item.distractors))
    limits = (
        (MAX_STEM, (item.stem,)),
        (MAX_OPTION, options),
        (MAX_SAID, said),
        (MAX_EVIDENCE, (item.evidence,)),
    )
    if any(len(text) > most for most, texts in limits for text in texts):
        raise ReplyError("too-long")


def _find(item: Item, passage: ShownPassage) -> _Found:
    evidence, key = item.evidence, item.key
    at = passage.places(evidence)
    codes = []
    if not at:
        codes.append("evidence-not-verbatim")
    if len(at) > 1:
        codes.append("ambiguous-evidence")
    if len(evidence.split()) < MIN_EVIDENCE_WORDS or fold(evidence) == fold(key):
        codes.append("evidence-too-short")
    within = places(key, evidence)
    if not passage.places(key):
        codes.append("key-not-verbatim")
    elif not within:
        codes.append("key-not-in-evidence")
    elif len(within) > 1:
        codes.append("ambiguous-key")
    if len(at) != 1:
        return _Found(None, None, tuple(codes))
    start = at[0]
    sure = len(within) == 1 and "key-not-verbatim" not in codes
    key_start = start + within[0] if sure else 0
    return _Found(
        (start, start + len(evidence)),
        (key_start, key_start + len(key)) if sure else None,
        tuple(codes),
    )


def _key_codes(item: Item, language: str) -> Iterator[str]:
    given_away = holds(item.stem, item.key, language)
    if item.kind is Kind.TRUE_FALSE:
        if item.truth and not given_away:
            yield "statement-without-key"
        if not item.truth and given_away:
            yield "statement-with-key"
    elif given_away:
        yield "key-in-stem"
    if item.kind is Kind.SHORT_ANSWER and len(item.key.split()) > MAX_TYPED_WORDS:
        yield "key-too-long"


def _text_codes(item: Item, passage: ShownPassage) -> Iterator[str]:
    shown = f"{passage.title}\n{passage.text}"
    if any(has_markup(text, shown) for text in item.texts()):
        yield "markup"
    if any(names_options(text, shown) for text in item.texts()):
        yield "names-options"
    if not item.explanation.strip() or fold(item.explanation) == fold(item.stem):
        yield "no-explanation"
    stem_known = item.kind is Kind.TRUE_FALSE and not item.truth  # it says what is not so
    grounded = (
        (stem_known or is_grounded(item.stem, shown))
        and is_grounded(item.explanation, shown, item.stem)
        and all(is_grounded(one.reason, shown, item.stem, one.text) for one in item.distractors)
    )
    if not grounded:
        yield "not-grounded"
