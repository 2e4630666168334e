"""Sentences parsed by a spaCy pipeline. Enter by `ParsingAnnotator(nlp, second=None)`.

Sentences are cut by the rules, which know abbreviations and line breaks, and parsed one by one, so
that a slip of one parse never reaches its neighbours. Where a second, differently seeded parser is
there, each word says whether both agree on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from question_bank.annotation.inflection import lemma
from question_bank.annotation.model import Entity, Origin, Sentence, Token
from question_bank.annotation.rules import RulesAnnotator
from question_bank.documents.document import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "GPE": "PLACE",
    "LOC": "PLACE", "FAC": "PLACE", "EVENT": "EVENT", "WORK": "WORK", "WORK_OF_ART": "WORK",
}  # fmt: skip
"""Entity labels of pipelines to ours; others are dropped."""

Convert = Callable[[tuple[Token, ...]], tuple[Token, ...]]


class ParsingAnnotator:
    """An annotator over one or two spaCy pipelines that tokenize alike.

    `convert` maps another scheme of labels to Universal Dependencies.
    """

    origin = Origin.PARSER

    def __init__(
        self,
        nlp: Language,
        second: Language | None = None,
        *,
        name: str = "parser",
        convert: Convert | None = None,
    ) -> None:
        self.name = name
        self._nlp = nlp
        self._second = second
        self._convert = convert
        self._rules = RulesAnnotator()

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""
        sentences = self._rules.annotate(document)
        while batch := list(islice(sentences, BATCH)):
            yield from self._annotated(batch)

    def _annotated(self, batch: list[Sentence]) -> list[Sentence]:
        """The sentences with words and names. What spaCy remembers of them goes with the batch."""
        texts = [one.text for one in batch]
        found = []
        with self._nlp.memory_zone(), _zone(self._second):
            second = self._second.pipe(texts) if self._second is not None else [None] * len(batch)
            for one, doc, other in zip(batch, self._nlp.pipe(texts), second, strict=True):
                tokens = _tokens(doc, other)
                if self._convert is not None:
                    tokens = self._convert(tokens)
                entities = tuple(
                    Entity(ent.start, ent.end - 1, LABELS[ent.label_])
                    for ent in doc.ents
                    if ent.label_ in LABELS
                )
                found.append(replace(one, tokens=tokens, entities=entities))
        return found

    def parse(self, texts: list[str]) -> list[tuple[Token, ...]]:
        """Parses sentences that were made, to see whether they still say the same."""
        with self._nlp.memory_zone():
            parsed = [_tokens(doc, None) for doc in self._nlp.pipe(texts, disable=["ner"])]
        return [self._convert(one) for one in parsed] if self._convert is not None else parsed


def _zone(nlp: Language | None) -> AbstractContextManager[Any]:
    return nullcontext() if nlp is None else nlp.memory_zone()


def _tokens(doc: Doc, other: Doc | None) -> tuple[Token, ...]:
    comparable = other is not None and len(other) == len(doc)
    tokens = []
    for word in doc:
        agreed = True
        if comparable:
            assert other is not None
            twin = other[word.i]
            agreed = twin.head.i == word.head.i and twin.dep_ == word.dep_
        tokens.append(
            Token(
                word.text,
                word.idx,
                word.idx + len(word.text),
                word.lemma_.lower() or lemma(word.text, word.pos_),
                word.pos_,
                word.tag_,
                word.head.i,
                "root" if word.dep_ == "ROOT" else word.dep_,
                str(word.morph),
                agreed,
            )
        )
    return tuple(tokens)
