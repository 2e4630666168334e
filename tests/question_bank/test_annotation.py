"""Annotators: labels of other schemes, which annotator is chosen, pipelines stored small."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.annotation import annotator_named, best_annotator, language_of
from question_bank.annotation.choosing import missing_packages, pipelines_folder
from question_bank.annotation.clearnlp import to_universal
from question_bank.annotation.model import Token
from question_bank.errors import QuestionBankError

needs_parser = pytest.mark.skipif(
    bool(missing_packages()), reason="the extra `generate` is not installed"
)


def sentence(*rows: tuple[str, str, str, int, str]) -> tuple[Token, ...]:
    tokens, at = [], 0
    for text, lemma, pos, head, dep in rows:
        tokens.append(Token(text, at, at + len(text), lemma, pos, "", head, dep))
        at += len(text) + 1
    return tuple(tokens)


def relations(tokens: tuple[Token, ...]) -> dict[str, tuple[str, str]]:
    return {token.text: (token.dep, tokens[token.head].text) for token in tokens}


def test_prepositions_hang_on_their_nouns() -> None:
    found = relations(
        to_universal(
            sentence(
                ("Whitmore", "whitmore", "PROPN", 2, "nsubjpass"),
                ("was", "be", "AUX", 2, "auxpass"),
                ("born", "bear", "VERB", 2, "ROOT"),
                ("in", "in", "ADP", 2, "prep"),
                ("Oslo", "oslo", "PROPN", 3, "pobj"),
            )
        )
    )
    assert found["Oslo"] == ("obl", "born")
    assert found["in"] == ("case", "Oslo")
    assert found["Whitmore"] == ("nsubj:pass", "born")
    assert found["was"] == ("aux:pass", "born")


def test_a_copula_hangs_on_what_it_links() -> None:
    found = relations(
        to_universal(
            sentence(
                ("Oslo", "oslo", "PROPN", 1, "nsubj"),
                ("is", "be", "AUX", 1, "ROOT"),
                ("the", "the", "DET", 3, "det"),
                ("capital", "capital", "NOUN", 1, "attr"),
                ("of", "of", "ADP", 3, "prep"),
                ("Norway", "norway", "PROPN", 4, "pobj"),
            )
        )
    )
    assert found["capital"] == ("root", "capital")
    assert found["is"] == ("cop", "capital")
    assert found["Oslo"] == ("nsubj", "capital")
    assert found["Norway"] == ("nmod", "capital")


def test_names_hang_on_their_first_word() -> None:
    found = relations(
        to_universal(
            sentence(
                ("Clara", "clara", "PROPN", 1, "compound"),
                ("Whitmore", "whitmore", "PROPN", 2, "nsubj"),
                ("left", "leave", "VERB", 2, "ROOT"),
                ("Oslo", "oslo", "PROPN", 2, "dobj"),
            )
        )
    )
    assert found["Clara"] == ("nsubj", "left")
    assert found["Whitmore"] == ("flat", "Clara")
    assert found["Oslo"] == ("obj", "left")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tower of the town was built by the council and it is the oldest. " * 2, "en"),
        ("El faro de la ciudad fue construido por el consejo y es el más antiguo. " * 2, "es"),
        ("Der Turm der Stadt ist von dem Rat und er ist das älteste der Häuser. " * 2, "de"),
        ("Le phare de la ville est dans le port et il est le plus ancien. " * 2, "fr"),
        ("Too short.", "en"),
        (" ".join(f"{a}{b}x" for a in "qzkwv" for b in "abdfgh") + " . " * 3, "und"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_other_languages_are_read_by_rules_and_it_is_said() -> None:
    assert best_annotator("fr").annotator.origin == "rules"
    assert "French" in best_annotator("fr").notice
    assert annotator_named("rules").notice == ""


@needs_parser
@pytest.mark.parametrize(
    "name", ["nonsense", "en core", "../en_core_web_sm", "en_no_such_pipeline"]
)
def test_an_annotator_that_is_not_there(name: str) -> None:
    with pytest.raises(QuestionBankError):
        annotator_named(name)


@needs_parser
def test_the_shipped_pipeline_is_small_and_carries_its_scores() -> None:
    folder = pipelines_folder()
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    assert sum(sizes) <= 20_000_000
    for pipeline in folder.iterdir():
        if pipeline.is_dir():
            assert (pipeline / "weights.bin").stat().st_size <= 10_000_000
            assert "LAS" in (pipeline / "scores.tsv").read_text()
    assert "CC BY-SA" in (folder / "README.md").read_text()


@needs_parser
def test_a_damaged_pipeline_is_told(tmp_path: Path) -> None:
    from question_bank.annotation.pipelines import load_own

    with pytest.raises(QuestionBankError, match="cannot be read"):
        load_own(tmp_path)
    good = pipelines_folder() / "english"
    (tmp_path / "config.cfg").write_text((good / "config.cfg").read_text())
    (tmp_path / "weights.bin").write_bytes((good / "weights.bin").read_bytes()[:1000])
    with pytest.raises(QuestionBankError, match="damaged"):
        load_own(tmp_path)
