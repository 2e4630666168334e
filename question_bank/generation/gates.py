"""Gates: what keeps a draft from being published, each with a reason code. Enter by `codes_for`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from question_bank.annotation import Origin
from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Choice, Kind
from question_bank.generation.draft import Draft
from question_bank.generation.facts import Fact
from question_bank.grading.text import fold

MAX_STEM_WORDS = 45
MIN_STEM_WORDS = 6

REASONS = {
    "not-parsed": "Rules alone cannot tell whether the sentence stands on its own; a person must.",
    "too-short": "The sentence has too few words to say something.",
    "too-long": "The sentence or the stem is too long to be read at a glance.",
    "dangling-opening": "The sentence begins by leaning on the one before it.",
    "dangling-reference": "The sentence points outside of itself (this, such, the former).",
    "dangling-pronoun": "It is not certain who or what a pronoun stands for.",
    "dangling-definite": "A noun with 'the' is not introduced in the stem (the report: which?).",
    "dangling-time": "A time is told from somewhere else (later, currently, the next).",
    "dangling-comparison": "It compares without saying with what.",
    "dangling-quantity": "A quantity stands alone (some, two: of what?).",
    "expletive": "The subject is an empty 'it' or 'there'.",
    "first-person": "The writer or the reader speaks (we, you).",
    "fragment": "This is no whole sentence.",
    "no-verb": "No verb was found.",
    "garbled": "Two sentences seem to have run together.",
    "negated": "The sentence is negated.",
    "uncertain": "The sentence does not assert what it says.",
    "unbalanced": "Brackets or quotation marks are not closed.",
    "vague": "It names too little to be about one thing only.",
    "parsers-disagree": "Two parsers read the sentence differently.",
    "changed-parse": "The statement, read on its own, does not say the same.",
    "doubtful-clause": "It is not certain where the clause begins or ends.",
    "resolved-key": "The key is a name that stands for a pronoun.",
    "weak-type": "It is not certain what kind of thing the key is.",
    "open-key": "Other wordings of the key would be as right.",
    "open-question": "The question is open; several answers may be right.",
    "several-dates": "The clause has several dates.",
    "several-answers": "The source says the same of something else, too.",
    "loose-time": "The date is a limit (by, since, until), not a moment.",
    "date-in-phrase": "The date belongs to a longer phrase.",
    "imprecise-number": "The number is approximate or part of a longer expression.",
    "definite-number": "The number is told of things named before (the two).",
    "key-glossed": "Another name of the key stands in brackets behind it.",
    "list-member": "The key is one of a list whose other members would fit as well.",
    "two-ideas": "The statement says two things; one might be true and the other false.",
    "unexplained-acronym": "An acronym that the document explains elsewhere.",
    "inner-swap": "The swapped words lie inside of a phrase; the rest may not fit them.",
    "key-in-title": "The title above the stem gives the key away.",
    "key-repeated": "The key stands in the stem, too.",
    "long-key": "The key is a long phrase.",
    "trivial-key": "The key is a word that anybody would fill in.",
    "crowded": "It has too many asides to be read at a glance.",
    "article-before-gap": "The article before the gap gives the key's first sound away.",
    "too-few-distractors": "The documents have too few of the same type to choose from.",
    "list-cut": "The list has more members than options.",
    "longest-key": "The key is much longer than the other options.",
    "near-duplicate": "Another question asks nearly the same.",
    "flawed": "It has an item-writing flaw.",
    "low-rank": "Judged items that were like this one were often not acceptable.",
    "gives-away": "Its stem gives another question's key away.",
}
"""Code to reason, in words."""


_BROKEN = re.compile(
    r" [,.;:?]|,[,.?]|\s\s|[,;:]\?|\(\)|\bwhat's\b|-{2}| -[a-z]|\w'n't|hen't"
    r"|\b(?:the|an?|and|or)[,.?]|^(?:In|On|At|By|From|For|With|To|Of),"
)
_LEANING_STEM = re.compile(
    r"(?:what|who|which [a-z]+|when|where|why|how)? ?(?:did|does|do|was|were|is|are|has|had)? ?"
    r"(?:he|she|it|they|this|these|those|that)\b(?! (?:is|was) (?:it )?that)",
    re.IGNORECASE,
)
MAX_COMMAS = 5


def _of_facts(draft: Draft, origin: Origin) -> Iterator[str]:
    for fact in draft.facts:
        yield from fact.codes


def _not_parsed(draft: Draft, origin: Origin) -> Iterator[str]:
    if origin is Origin.RULES:
        yield "not-parsed"


def stem_codes(stem: str, kind: Kind) -> Iterator[str]:
    """What can be told of a stem by its words alone, whoever wrote it."""
    text = stem_in_words(stem)
    count = len(text.split())
    if count > MAX_STEM_WORDS:
        yield "too-long"
    if count < MIN_STEM_WORDS and kind not in (Kind.ORDERING, Kind.MATCHING):
        yield "vague"
    if _BROKEN.search(text) or text.count(",") > MAX_COMMAS:
        yield "garbled"
    if _LEANING_STEM.match(text):
        yield "dangling-reference"


def _stem(draft: Draft, origin: Origin) -> Iterator[str]:
    yield from stem_codes(draft.stem, draft.kind)


def _key_length(draft: Draft, origin: Origin) -> Iterator[str]:
    if draft.kind is Kind.SINGLE_CHOICE and isinstance(draft.body, Choice):
        keys = [len(option.text) for option in draft.body.options if option.correct]
        others = [len(option.text) for option in draft.body.options if not option.correct]
        if others and min(keys) > 1.5 * max(others) + 3:
            yield "longest-key"


GATES: tuple[Callable[[Draft, Origin], Iterator[str]], ...] = (
    _not_parsed,
    _of_facts,
    _stem,
    _key_length,
)


def codes_for(draft: Draft, origin: Origin) -> tuple[str, ...]:
    """The codes of all gates that the draft failed, each once, in the gates' order."""
    codes = [code for gate in GATES for code in gate(draft, origin)]
    return tuple(dict.fromkeys([*codes, *draft.codes]))


class Alike:
    """Facts of all documents by what they say: does another one answer a question, too?"""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_relation: dict[tuple[str, str], list[tuple[Fact, frozenset[str], str]]] = {}
        for fact in facts:
            row = (fact, _content(fact), fold(fact.statement))
            self._by_relation.setdefault((fact.source, fact.relation), []).append(row)

    def several_answers(self, fact: Fact, asked: str) -> bool:
        """Whether another fact has the relation and the company, but another answer."""
        own, key = _content(fact), fold(asked)
        for other, content, statement in self._by_relation.get((fact.source, fact.relation), ()):
            if other.sentence is fact.sentence or key in statement:
                continue
            if len(own & content) >= max(2, 0.6 * min(len(own), len(content))):
                return True
        return False


def _content(fact: Fact) -> frozenset[str]:
    tree = fact.clause.tree
    return frozenset(
        tree[n].lemma
        for n in fact.clause.words
        if tree[n].pos in ("NOUN", "PROPN", "ADJ") and n != fact.clause.head
    )
