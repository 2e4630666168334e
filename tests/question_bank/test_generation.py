"""Generation by rules: grounded word for word, deterministic, the same for any document."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.annotation.mentions import MentionKind, find_mentions
from question_bank.bank.model import Choice, Cloze, Kind, Status
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.documents import document_from_bytes, load_document
from question_bank.errors import QuestionBankError
from question_bank.generation import RulesAnnotator, SourceDocument, generate, steps
from question_bank.generation.gates import REASONS
from question_bank.generation.mention_facts import judge

TEXT = (
    "The Lighthouse Society was founded in 1871 by Clara Whitmore. "
    "In March 1902, the Harbour Council opened a museum with 42 rooms.\n\n"
    "On 3 May 1915, a storm destroyed the north tower of the museum. "
    "Denmark, Norway, Sweden and Finland sent engineers to the harbour. "
    "It was rebuilt slowly.[12] The museum closed in 1950.\n\n"
    "The crews of Iceland and of Greenland sent 17 ships in the winter of 1950."
)
MARKDOWN = (
    "# Harbours 🚢\r\n\r\nThe port of **Kiel** opened in 1895 🎉 with 120 berths.\r\n\r\n"
    "| year | ships |\r\n|---|---|\r\n| 1900 | 12 |\r\n\r\n"
    "## Growth\r\n\r\n- In 1931, the Port Authority bought 14 cranes.\r\n"
    "- In 1952, a fire destroyed the old customs house.\r\n"
    "- In 1977, the council built a new terminal.\r\n"
)


def source(text: str = TEXT, name: str = "harbour.txt") -> SourceDocument:
    extractor = "markdown/1" if name.endswith(".md") else "text/1"
    return SourceDocument(name, document_from_bytes(text.encode(), extractor, title="Harbour"))


@pytest.mark.parametrize(
    "one", [source(), source(MARKDOWN, "harbour.md")], ids=["text", "markdown"]
)
def test_every_citation_and_key_stands_in_the_document(one: SourceDocument) -> None:
    bank = generate([one]).bank
    assert bank.questions
    text = one.document.text
    for question in bank.questions:
        for citation in question.citations:
            assert text[citation.start : citation.end] == citation.exact
        assert question.origin is not None
        assert question.explanation
        if isinstance(question.body, Choice):
            for option in question.body.options:
                if option.correct:
                    assert any(option.text in c.exact for c in question.citations)
                for citation in option.citations:
                    assert option.text in text[citation.start : citation.end]


def test_several_kinds_are_drafted() -> None:
    kinds = {question.kind for question in generate([source()]).bank.questions}
    assert {Kind.CLOZE, Kind.TRUE_FALSE, Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE} <= kinds
    ordering = generate([source(MARKDOWN, "harbour.md")]).bank.questions
    assert Kind.ORDERING in {question.kind for question in ordering}


def test_drafts_say_which_gates_they_failed_and_none_claims_to_be_published() -> None:
    result = generate([source()])
    for question in result.bank.questions:
        assert question.status is Status.DRAFT
        assert question.origin is not None
        assert question.origin.gates
        assert set(question.origin.gates) <= set(REASONS)
    assert set(result.report["counts"]["codes"]) <= set(REASONS)


def test_the_bank_is_read_back_as_it_was() -> None:
    bank = generate([source(), source(MARKDOWN, "harbour.md")]).bank
    assert parse_bank(dump_bank(bank)) == bank
    assert len(bank.sources) == 2


def test_another_seed_makes_another_bank_of_the_same_facts() -> None:
    one, two = generate([source()], seed=1).bank, generate([source()], seed=2).bank
    assert one.id != two.id
    assert dump_bank(one) != dump_bank(two)


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "harbour.md"
    path.write_bytes(MARKDOWN.encode())
    code = (
        "import sys; from question_bank import load_document, dump_bank, generate\n"
        "from question_bank.generation import SourceDocument\n"
        "d = load_document(sys.argv[1])\n"
        "sys.stdout.buffer.write(dump_bank(generate([SourceDocument('harbour.md', d)]).bank))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0]


def test_progress_is_told_and_work_can_be_cancelled() -> None:
    running = steps([source()])
    stages = [next(running).stage, next(running).stage]
    assert stages == ["Reading sentences", "Finding facts"]
    running.close()


def test_sentences_have_offsets_of_the_original() -> None:
    document = source().document
    sentences = list(RulesAnnotator().annotate(document))
    rebuilt = next(s for s in sentences if s.text.startswith("It was rebuilt"))
    assert document.text[rebuilt.start : rebuilt.end].startswith("It was rebuilt slowly.")
    for sentence in sentences:
        for mention in sentence.mentions:
            start, end = sentence.original(mention.start, mention.end)
            assert document.text[start:end] == mention.text


@pytest.mark.parametrize(
    ("text", "kind", "wording"),
    [
        ("It opened on 3 May 1915 at noon.", MentionKind.DATE, "3 May 1915"),
        ("It opened in March 1902 at noon.", MentionKind.DATE, "March 1902"),
        ("It opened in 1902 at noon.", MentionKind.DATE, "1902"),
        ("Nació el 3 de mayo de 1915 en Cádiz.", MentionKind.DATE, "3 de mayo de 1915"),
        ("They built 1,250 houses there.", MentionKind.NUMBER, "1,250"),
        ("They built twelve houses there.", MentionKind.NUMBER, "twelve"),
        ("Both Peru, Chile and Bolivia agreed.", MentionKind.LIST, "Peru, Chile and Bolivia"),
        ("Then Clara Whitmore left.", MentionKind.NAME, "Clara Whitmore"),
    ],
)
def test_mentions(text: str, kind: MentionKind, wording: str) -> None:
    assert (kind, wording) in [(one.kind, one.text) for one in find_mentions(text)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("He founded the Lighthouse Society in 1871 with friends.", "dangling-reference"),
        ("However, the Lighthouse Society was founded in 1871.", "dangling-opening"),
        ("The Society was not founded before the year 1871.", "negated"),
        ("The Society may have been founded around the year 1871.", "uncertain"),
        ("The Society.", "too-short"),
    ],
)
def test_the_fact_gate_gives_reasons(sentence: str, code: str) -> None:
    assert code in list(judge(sentence))


def test_gaps_are_not_named_in_their_own_stem() -> None:
    for question in generate([source()]).bank.questions:
        if isinstance(question.body, Cloze):
            assert question.stem.count("{1}") == 1


def test_nothing_to_ask_is_an_empty_bank_and_no_document_an_error() -> None:
    assert not generate([source("Nothing here asks for anything at all.")]).bank.questions
    with pytest.raises(QuestionBankError):
        generate([])


def test_hostile_texts_end(tmp_path: Path) -> None:
    for text in ("word " * 40_000, "A" * 200_000, "In 1999, " * 20_000, "(" * 50_000 + "."):
        generate([source(text)])


def test_articles_of_others_work_the_same(shared_fixtures: Path) -> None:
    articles = sorted((shared_fixtures.parent / "documents").glob("*.txt"))
    if not articles:
        pytest.skip("no articles beside the conformance data")
    for path in articles:
        document = load_document(path)
        bank = generate([SourceDocument(path.name, document)]).bank
        assert bank.questions, path.name
        for question in bank.questions:
            for citation in question.citations:
                assert document.text[citation.start : citation.end] == citation.exact
        assert parse_bank(dump_bank(bank)) == bank
