"""Generation by the trained pipeline: clauses, facts, questions, gates, tiers, grounding."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from question_bank.annotation import Annotator, best_annotator
from question_bank.annotation.choosing import missing_packages
from question_bank.bank.model import Choice, Cloze, Kind, ShortAnswer, Status, TrueFalse
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.documents import document_from_bytes, load_document
from question_bank.generation import SourceDocument, generate
from question_bank.generation.asking import asks_of
from question_bank.generation.clauses import Origin, clauses_of, whole_of
from question_bank.generation.facts import Fact, facts_of
from question_bank.generation.gates import REASONS
from question_bank.generation.names import Names, resolved_subjects
from question_bank.generation.tree import Tree

pytestmark = pytest.mark.skipif(
    bool(missing_packages()), reason="the extra `generate` is not installed"
)

TEXT = (
    "Clara Whitmore founded the Lighthouse Society in 1871. "
    "She was elected president of the Harbour Council on 3 May 1885. "
    "In March 1902, the Harbour Council opened a museum with 42 rooms in Copenhagen. "
    "Denmark, Norway, Sweden and Finland sent engineers to the Lighthouse Society in 1910.\n\n"
    "Robert Ashdown, who designed the Northern Lighthouse in 1888, was born in Aberdeen. "
    "The Organisation of Northern Ports (ONP) was founded by Margaret Dale in 1923. "
    "The ONP moved its seat to Oslo in 1931. "
    "Henry Blackwood did not visit the Northern Lighthouse in 1890.\n\n"
    "The report was published in 1950. It may have influenced the Harbour Council."
)


@pytest.fixture(scope="module")
def parser() -> Annotator:
    return best_annotator("en").annotator


def source(text: str = TEXT, name: str = "harbour.txt", title: str = "Harbour") -> SourceDocument:
    return SourceDocument(name, document_from_bytes(text.encode(), "text/1", title=title))


def trees(parser: Annotator, text: str) -> list[Tree]:
    return [Tree(sentence) for sentence in parser.annotate(source(text).document)]


def facts(parser: Annotator, text: str, title: str = "Harbour") -> list[Fact]:
    found = trees(parser, text)
    names = Names(title, [tree.sentence for tree in found])
    resolved = resolved_subjects(names, found)
    return [
        fact
        for number, tree in enumerate(found)
        for fact in facts_of(
            "harbour", tree, names, resolved.get(number, ""),
            found[number - 1].sentence if number in resolved else None,
        )
    ]  # fmt: skip


def stems(found: Sequence[Fact]) -> set[str]:
    return {ask.stem for fact in found for ask in asks_of(fact)}


def test_words_have_offsets_and_universal_labels(parser: Annotator) -> None:
    for sentence in parser.annotate(source().document):
        assert sentence.tokens
        for token in sentence.tokens:
            assert sentence.text[token.start : token.end] == token.text
        assert {token.dep for token in sentence.tokens} & {"root"}
    labels = {
        sentence.text[sentence.tokens[e.first].start : sentence.tokens[e.last].end]: e.label
        for sentence in parser.annotate(source().document)
        for e in sentence.entities
    }
    assert labels["Clara Whitmore"] == "PERSON"
    assert labels["Copenhagen"] == "PLACE"


def test_clauses_main_coordinated_shared_and_relative(parser: Annotator) -> None:
    (tree,) = trees(parser, "Clara Whitmore bought the tower and sold the old harbour in 1902.")
    origins = {clause.origin for clause in clauses_of(tree)}
    assert origins == {Origin.MAIN, Origin.SHARED}
    (tree,) = trees(parser, "Robert Ashdown, who designed the tower in 1888, was born in Aberdeen.")
    relative = next(c for c in clauses_of(tree) if c.origin is Origin.RELATIVE)
    assert [tree[n].text for n in relative.subject] == ["Robert", "Ashdown"]
    main = next(c for c in clauses_of(tree) if c.origin is Origin.MAIN)
    assert "designed" not in [tree[n].text for n in main.words]


def test_a_sentence_as_it_stands_loses_its_opening_only(parser: Annotator) -> None:
    (tree,) = trees(parser, "However, Clara Whitmore bought the tower in 1902.")
    whole = whole_of(tree)
    assert whole is not None
    assert [tree[n].text for n in whole.words][:2] == ["Clara", "Whitmore"]


def test_questions_are_in_good_english(parser: Annotator) -> None:
    found = stems(facts(parser, "Clara Whitmore founded the Lighthouse Society in 1871."))
    assert "Who founded the Lighthouse Society in 1871?" in found
    assert "In which year did Clara Whitmore found the Lighthouse Society?" in found
    found = stems(
        facts(parser, "In March 1902, the Harbour Council opened a museum with 42 rooms.")
    )
    assert "In which month and year did the Harbour Council open a museum with 42 rooms?" in found


def test_passives_and_agents(parser: Annotator) -> None:
    found = stems(facts(parser, "The Northern League was founded by Margaret Dale in 1923."))
    assert "By whom was the Northern League founded in 1923?" in found
    assert "In which year was the Northern League founded by Margaret Dale?" in found


def test_nothing_is_asked_of_what_is_denied(parser: Annotator) -> None:
    found = facts(parser, "Henry Blackwood did not visit the Northern Lighthouse in 1890.")
    assert all(fact.polarity == "negative" for fact in found)
    bank = generate([source("Henry Blackwood did not visit the Northern Lighthouse in 1890.")],
                    annotator=parser).bank  # fmt: skip
    assert not [q for q in bank.questions if q.kind is Kind.TRUE_FALSE and not q.body.answer]  # type: ignore[union-attr]
    assert not [q for q in bank.questions if "didn" in q.stem or "hen't" in q.stem]


def test_a_certain_pronoun_is_resolved_and_its_antecedent_cited(parser: Annotator) -> None:
    found = facts(
        parser,
        "Clara Whitmore founded the Lighthouse Society in 1871. "
        "She was elected president of the Harbour Council on 3 May 1885.",
    )
    resolved = [fact for fact in found if fact.antecedent is not None]
    assert resolved
    assert all("Clara Whitmore was elected" in fact.statement for fact in resolved)
    assert resolved[0].antecedent is not None
    assert resolved[0].antecedent.text.startswith("Clara Whitmore founded")


def test_an_acronym_is_spelt_out(parser: Annotator) -> None:
    found = facts(
        parser,
        "The Organisation of Northern Ports (ONP) was founded by Margaret Dale in 1923. "
        "The ONP moved its seat to Oslo in 1931.",
    )
    moved = next(fact for fact in found if fact.relation == "move" and not fact.is_whole)
    assert "Organisation of Northern Ports (ONP) moved" in moved.statement


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The report was published by the Harbour Council in 1950.", "dangling-definite"),
        ("This treaty was signed by the Harbour Council in 1950.", "dangling-reference"),
        ("Two years later, the Harbour Council opened a museum in Oslo.", "dangling-time"),
        ("In December, the Harbour Council opened a museum in Oslo.", "dangling-time"),
        ("They sent the Harbour Council forty ships and 200 sailors.", "dangling-pronoun"),
        ("We visited the Harbour Council in Copenhagen with 42 sailors.", "first-person"),
    ],
)
def test_what_leans_on_another_sentence_is_no_fact_to_publish(
    parser: Annotator, sentence: str, code: str
) -> None:
    assert all(code in fact.codes for fact in facts(parser, sentence))


def test_tiers_and_reasons(parser: Annotator) -> None:
    result = generate([source()], annotator=parser)
    assert result.bank.questions
    for question in result.bank.questions:
        assert question.origin is not None
        assert set(question.origin.gates) <= set(REASONS)
        expected = Status.DRAFT if question.origin.gates else Status.PUBLISHED
        assert question.status is expected
    assert result.report["counts"]["published"] > 0
    assert set(result.report["seconds"]) == {"annotate", "draft", "select"}


def test_published_keys_are_grounded_word_for_word(parser: Annotator) -> None:
    one = source()
    bank = generate([one], annotator=parser).bank
    check_grounded([one], bank.questions)


def check_grounded(sources: Sequence[SourceDocument], questions: Sequence[object]) -> None:
    """Citations match the documents; a key stands in one of its question's passages."""
    from question_bank.bank.model import Question

    texts = {one.file.rsplit(".", 1)[0]: one.document.text for one in sources}
    for question in questions:
        assert isinstance(question, Question)
        assert question.citations
        assert question.explanation
        passages = []
        for citation in question.citations:
            text = texts[citation.source]
            assert text[citation.start : citation.end] == citation.exact
            passages.append(" ".join(citation.exact.split()))
        said = " ".join(passages)
        for key in keys_of(question):
            assert key in said, (question.stem, key)


def keys_of(question: object) -> list[str]:
    from question_bank.bank.model import Question

    assert isinstance(question, Question)
    body = question.body
    if isinstance(body, Choice):
        return [
            option.text.removeprefix("the ") for option in body.options
            if option.correct and not option.text[:1].isdigit()
        ]  # fmt: skip
    if isinstance(body, ShortAnswer):
        return [body.accepted[0].text.removeprefix("the ").removeprefix("The ")]
    if isinstance(body, Cloze) and isinstance(body.gaps[0].body, ShortAnswer):
        return [body.gaps[0].body.accepted[0].text]
    return []


def test_true_and_false_statements_differ_from_each_other(parser: Annotator) -> None:
    bank = generate([source()], annotator=parser).bank
    for question in bank.questions:
        if isinstance(question.body, TrueFalse) and not question.body.answer:
            said = " ".join(citation.exact for citation in question.citations)
            assert question.stem not in said
            assert question.body.feedback_true


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    outputs = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        out.mkdir()
        subprocess.run(
            [sys.executable, "-m", "question_bank", "generate", str(path), "-o",
             str(out / "bank.yaml")],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        )  # fmt: skip
        outputs.append((out / "bank.yaml").read_bytes())
    assert outputs[0] == outputs[1]


def test_spanish_is_read_by_rules_and_said_so() -> None:
    chosen = best_annotator("es")
    assert "Spanish" in chosen.notice
    text = (
        "La Sociedad del Faro fue fundada el 3 de mayo de 1871 por Clara Moreno en la ciudad. "
        "En marzo de 1902, el Consejo abrió un museo con 42 salas en el puerto de la ciudad. "
        "La torre del norte fue destruida en 1915 por una tormenta que vino del mar."
    )
    bank = generate([source(text)], annotator=chosen.annotator).bank
    assert bank.language == "es"
    assert bank.questions
    assert all(question.status is Status.DRAFT for question in bank.questions)
    assert Kind.DATE in {question.kind for question in bank.questions} | {
        gap.kind for q in bank.questions if isinstance(q.body, Cloze) for gap in q.body.gaps
    }


@pytest.mark.parametrize(
    "text",
    ["# Only\n\n# Headings", "word " * 30_000, "(" * 20_000 + ".", "In 1999, " * 9_000,
     "A" * 100_000, "Zürich 🚢 ﷺ \u202e abc. " * 300],
    ids=["headings", "no-end", "brackets", "commas", "one-word", "signs"],
)  # fmt: skip
def test_hostile_texts_end(parser: Annotator, text: str) -> None:
    generate([source(text)], annotator=parser)


def test_all_articles_are_grounded(parser: Annotator, shared_fixtures: Path) -> None:
    articles = sorted((shared_fixtures.parent / "documents").glob("*.txt"))
    if not articles:
        pytest.skip("no articles beside the conformance data")
    for path in articles:
        one = SourceDocument(path.name, load_document(path))
        bank = generate([one], annotator=parser).bank
        assert len(bank.questions) > 3
        check_grounded([one], bank.questions)
        assert parse_bank(dump_bank(bank)) == bank
