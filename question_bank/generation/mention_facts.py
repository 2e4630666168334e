"""Facts by rules alone: one mention in the setting of its sentence. Enter by `mention_facts_of`.

Used where there is no parser; each is judged before any question is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.annotation import Sentence
from question_bank.annotation.mentions import Mention
from question_bank.generation.facts import fact_id

MIN_WORDS, MAX_WORDS = 6, 45

_DANGLING = re.compile(
    r"\b(?:he|she|they|it|his|her|hers|their|theirs|its|him|them|this|these|those|such|latter|"
    r"former|here|there|then|[Tt]he (?:agreement|report|study|former|latter|same|country|group|"
    r"film|book|city|company|act|law|war|battle|game|show|series|album|song|team|region|area|event|"
    r"others?))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:However|Also|But|And|Or|So|Thus|Therefore|Moreover|Furthermore|In addition|As a result|"
    r"Instead|Meanwhile|Nevertheless|For example|For instance|Similarly|Finally|Led by|"
    r"Following|Despite|"
    r"While|Although|Though|Because|If|When|Another|Others?)\b"
)
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither|without|n't|cannot|hardly)\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:may|might|could|would|should|perhaps|possibly|probably|allegedly|reportedly|suggest\w*|"
    r"believed?|estimated?|claims?|claimed|currently|recently|today|nowadays)\b",
    re.IGNORECASE,
)
_GARBLED = re.compile(r"\b[a-z]+ (?:Under|In|On|The|At|For|With|After|Before|During) [a-z]")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|became|began|made|took|led|held|won|met|said|saw|ran|gave|wrote|"
    r"bought|brought|taught|caught|fought|thought|sold|paid|kept|drew|flew|chose|spoke|drove|cut|"
    r"found|built|came|went|left|set|put|fell|grew|won|lost|rose|sent|spent|stood|told|[a-z]{2,}ed|"
    r"remains?|includes?|contains?|continues?|covers?|lies?|consists?|requires?|serves?|fue|era|es|son|"
    r"eran|fueron|tiene|nació|murió|[a-z]{3,}(?:aron|ieron|ó))\b"
)


@dataclass(frozen=True, slots=True)
class MentionFact:
    """One mention in the setting of its sentence.

    `relation` tells what is documented ("date", "number", "name", "list"); `codes` are the reasons
    for which the fact gate would rather not build on it. `[start, end)` spans the document.
    """

    id: str
    relation: str
    source: str
    sentence: Sentence
    mention: Mention
    polarity: str
    modality: str
    codes: tuple[str, ...]
    start: int
    end: int


def mention_facts_of(source: str, sentence: Sentence) -> Iterator[MentionFact]:
    """The facts of a sentence, in its order."""
    codes = tuple(judge(sentence.text))
    polarity = "negative" if _NEGATED.search(sentence.text) else "positive"
    modality = "uncertain" if _MODAL.search(sentence.text) else "asserted"
    for mention in sentence.mentions:
        own = list(codes)
        outside = sentence.text[: mention.start] + sentence.text[mention.end :]
        if re.search(rf"\b{re.escape(mention.text)}\b", outside):
            own.append("key-repeated")
        yield MentionFact(
            id=fact_id(source, sentence.text, f"{mention.kind.value}:{mention.text}"),
            relation=mention.kind.value,
            source=source,
            sentence=sentence,
            mention=mention,
            polarity=polarity,
            modality=modality,
            codes=tuple(own),
            start=sentence.start,
            end=sentence.end,
        )


def judge(text: str) -> Iterator[str]:
    """The reason codes of a sentence."""
    words = text.split()
    if len(words) < MIN_WORDS:
        yield "too-short"
    if len(words) > MAX_WORDS:
        yield "too-long"
    if _OPENING.match(text):
        yield "dangling-opening"
    if _DANGLING.search(text):
        yield "dangling-reference"
    if not text[0].isupper() or text[-1] not in ".!?\"'":
        yield "fragment"
    if not _VERB.search(text):
        yield "no-verb"
    if _GARBLED.search(text):
        yield "garbled"
    if _NEGATED.search(text):
        yield "negated"
    if _MODAL.search(text):
        yield "uncertain"
    if text.count("(") != text.count(")") or text.count('"') % 2:
        yield "unbalanced"
