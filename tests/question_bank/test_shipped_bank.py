"""The bank that comes with Quizapp: every answer checked against its source."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rapidfuzz import fuzz

import question_bank
from question_bank.assets import asset_path
from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Bank, Choice, Citation, Kind, Status
from question_bank.bank.reader import load_bank
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank
from question_bank.documents import Document, load_document

PATH = Path(question_bank.__file__).parent / "banks" / "luis-almagro.yaml"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank(PATH)


@pytest.fixture(scope="module")
def document() -> Document:
    return load_document(asset_path("sources") / "luis-almagro.txt")


def all_citations(bank: Bank) -> list[Citation]:
    found = [citation for question in bank.questions for citation in question.citations]
    for question in bank.questions:
        if isinstance(question.body, Choice):
            found += [c for option in question.body.options for c in option.citations]
    return found


def test_it_has_many_reviewed_questions_of_all_nine_kinds(bank: Bank) -> None:
    assert len(bank.questions) >= 60
    assert {question.kind for question in bank.questions} == set(Kind)
    for question in bank.questions:
        assert question.status is Status.REVIEWED, question.id
        assert question.reviewed is not None
        assert question.reviewed.version == version_of(question)
        assert date.fromisoformat(question.reviewed.on)
        assert question.explanation
        assert question.citations


def test_every_citation_stands_word_for_word_in_the_source(bank: Bank, document: Document) -> None:
    assert bank.sources[0].sha256 == document.sha256
    assert bank.sources[0].text_sha256 == document.text_sha256
    for citation in all_citations(bank):
        passage = document.passage(citation.start, citation.end)
        assert (citation.exact, citation.prefix, citation.suffix) == (
            passage.exact,
            passage.prefix,
            passage.suffix,
        )


def test_every_sentence_of_the_source_is_used(bank: Bank, document: Document) -> None:
    spans = [(c.start, c.end) for q in bank.questions for c in q.citations]
    for block in document.blocks:
        used = any(start < block.end and block.start < end for start, end in spans)
        assert used, document.text[block.start : block.end]


def test_the_key_does_not_stand_out_by_its_length(bank: Bank) -> None:
    longest = chance = 0.0
    for question in bank.questions:
        if question.kind is Kind.SINGLE_CHOICE and isinstance(question.body, Choice):
            lengths = [len(option.text) for option in question.body.options]
            key = next(len(o.text) for o in question.body.options if o.correct)
            longest += key == max(lengths) and lengths.count(key) == 1
            chance += 1 / len(lengths)
    assert longest <= chance


def test_no_two_questions_ask_the_same(bank: Bank) -> None:
    stems = [(q.kind, stem_in_words(q.stem)) for q in bank.questions]
    for n, (kind, stem) in enumerate(stems):
        for other_kind, other in stems[n + 1 :]:
            assert kind is not other_kind or fuzz.ratio(stem, other) < 90, (stem, other)


def test_wrong_options_from_the_source_say_what_they_are(bank: Bank) -> None:
    told = Counter(
        bool(option.feedback)
        for question in bank.questions
        if isinstance(question.body, Choice)
        for option in question.body.options
        if not option.correct
    )
    assert told[True] >= 40
    for question in bank.questions:
        if isinstance(question.body, Choice):
            for option in question.body.options:
                assert not option.citations or option.feedback


def test_true_and_false_are_both_asked(bank: Bank) -> None:
    answers = {getattr(q.body, "answer", None) for q in bank.questions if q.kind is Kind.TRUE_FALSE}
    assert answers == {True, False}


def test_the_file_is_canonical(bank: Bank) -> None:
    assert dump_bank(bank) == PATH.read_bytes()
