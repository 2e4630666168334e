"""Facility of passages, the definitions, and what importing the package costs."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.bank.model import Accepted, Citation, Kind, Question, ShortAnswer
from question_bank.documents import Document, load_document
from question_bank.statistics import (
    DEFINITIONS,
    ItemStatistics,
    OptionStatistics,
    QuestionResult,
    QuizStatistics,
    passage_statistics,
)

FIRST = "The lake was drained in 1820. A tower was built in 1830 near Ghent."
SECOND = "Nobody rebuilt the tower before 1900, when the mayor paid for it."
THIRD = "The mayor was never thanked."


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "lake.md"
    path.write_text(f"# The lake\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n", "utf-8")
    return load_document(path)


def result(
    name: str, document: Document, facility: float | None, n: int, *quotations: str
) -> QuestionResult:
    citations = []
    for exact in quotations:
        start = max(document.text.find(exact), 0)
        citations.append(Citation("s", start, start + len(exact), exact))
    body = ShortAnswer((Accepted("x"),))
    question = Question(name, Kind.SHORT_ANSWER, "?", body, citations=tuple(citations))
    return QuestionResult(question, facility, n)


def test_a_paragraph_has_the_facility_of_its_questions(document: Document) -> None:
    found = passage_statistics(
        document,
        "s",
        [
            result("a", document, 0.2, 30, "drained in 1820"),
            result("b", document, 0.6, 10, "built in 1830", "The lake was drained in 1820."),
            result("a", document, 0.9, 10, "drained in 1820"),
            result("c", document, 1.0, 5, "near Ghent", "the mayor paid"),
            result("none", document, None, 0, "never thanked"),
            result("lost", document, 0.5, 9, "a sentence that is not there at all"),
        ],
    )
    assert [(one.text, one.questions, one.n) for one in found] == [
        (FIRST, ("a", "b", "c"), 55),
        (SECOND, ("c",), 5),
    ]
    assert found[0].facility == pytest.approx((0.2 * 30 + 0.6 * 10 + 0.9 * 10 + 1.0 * 5) / 55)
    assert found[1].facility == 1.0
    assert document.text[found[0].start : found[0].end] == FIRST


def test_citations_of_other_sources_do_not_count(document: Document) -> None:
    asked = result("a", document, 0.2, 30, "drained in 1820")
    assert passage_statistics(document, "another", [asked]) == []


def test_every_figure_is_defined_in_words() -> None:
    labels = {"question", "option", "unit", "random_draws"}
    figures = {
        field.name
        for kind in (ItemStatistics, OptionStatistics, QuizStatistics)
        for field in dataclasses.fields(kind)
    }
    assert set(DEFINITIONS) == figures - labels
    for name, one in DEFINITIONS.items():
        assert one.name == name
        for text in (one.means, one.reading, one.formula):
            assert text.endswith("."), name
            assert text[0].isupper() or text[0].isdigit(), name


def test_numpy_waits_until_something_is_computed() -> None:
    program = (
        "import sys, question_bank.statistics, question_bank.cli.main\n"
        "heavy = {'numpy', 'spacy', 'yaml', 'rapidfuzz'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "question_bank.statistics.analyse(question_bank.statistics.marks_from_table([[1]]))\n"
        "assert 'numpy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
