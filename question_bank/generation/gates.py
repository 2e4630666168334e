"""Gates: what keeps a draft from being published, each with a reason code. Enter by `codes_for`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Choice, Kind
from question_bank.generation.annotate import Origin
from question_bank.generation.drafts import Draft
from question_bank.grading.text import fold

MAX_STEM_WORDS = 50

REASONS = {
    "not-parsed": "Rules alone cannot tell whether the sentence stands on its own; a person must.",
    "too-short": "The sentence has too few words to say something.",
    "too-long": "The sentence or the stem is too long to be read at a glance.",
    "dangling-opening": "The sentence begins by leaning on the one before it.",
    "dangling-reference": "The sentence points outside of itself (he, this, the report).",
    "fragment": "This is no whole sentence.",
    "no-verb": "No verb was found.",
    "garbled": "Two sentences seem to have run together.",
    "negated": "The sentence is negated.",
    "uncertain": "The sentence does not assert what it says.",
    "unbalanced": "Brackets or quotation marks are not closed.",
    "key-repeated": "The key stands in the stem, too.",
    "article-before-gap": "The article before the gap gives the key's first sound away.",
    "too-few-distractors": "The documents have too few of the same type to choose from.",
    "list-cut": "The list has more members than options.",
    "longest-key": "The key is much longer than the other options.",
    "near-duplicate": "Another question asks nearly the same.",
}
"""Code to reason, in words."""


def _of_facts(draft: Draft, origin: Origin) -> Iterator[str]:
    for fact in draft.facts:
        yield from fact.codes


def _not_parsed(draft: Draft, origin: Origin) -> Iterator[str]:
    if origin is Origin.RULES:
        yield "not-parsed"


def _stem_length(draft: Draft, origin: Origin) -> Iterator[str]:
    if len(stem_in_words(draft.stem).split()) > MAX_STEM_WORDS:
        yield "too-long"


def _key_length(draft: Draft, origin: Origin) -> Iterator[str]:
    if draft.kind is Kind.SINGLE_CHOICE and isinstance(draft.body, Choice):
        keys = [len(option.text) for option in draft.body.options if option.correct]
        others = [len(option.text) for option in draft.body.options if not option.correct]
        if others and min(keys) > 1.5 * max(others) + 3:
            yield "longest-key"


GATES: tuple[Callable[[Draft, Origin], Iterator[str]], ...] = (
    _not_parsed,
    _of_facts,
    _stem_length,
    _key_length,
)


def codes_for(draft: Draft, origin: Origin) -> tuple[str, ...]:
    """The codes of all gates that the draft failed, each once, in the gates' order."""
    codes = [code for gate in GATES for code in gate(draft, origin)]
    return tuple(dict.fromkeys([*codes, *draft.codes]))


def same_question(first: Draft, second: Draft) -> bool:
    """Whether two drafts ask nearly the same in the same way."""
    return first.kind is second.kind and fold(stem_in_words(first.stem)) == fold(
        stem_in_words(second.stem)
    )
