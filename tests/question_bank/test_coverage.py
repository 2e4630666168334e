"""Which sentences have questions, and the command that shows it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Bank,
    Citation,
    Kind,
    Question,
    ShortAnswer,
    Source,
    Status,
)
from question_bank.bank.writer import save_bank
from question_bank.cli.main import main
from question_bank.coverage import cover, find_documents, touched
from question_bank.documents import Document, load_document

TEXT = (
    "The lake was drained in 1820. A tower was built in 1830 near Ghent. "
    "It burnt down in 1840.\n\nNobody rebuilt the tower before 1900."
)


def question(name: str, document: Document, exact: str, status: Status) -> Question:
    start = document.text.index(exact)
    citation = Citation("s", start, start + len(exact), exact)
    body = ShortAnswer((Accepted("x"),))
    return Question(name, Kind.SHORT_ANSWER, "Who?", body, status, citations=(citation,))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "lake.txt"
    path.write_text(TEXT, "utf-8")
    return load_document(path)


@pytest.fixture
def bank(document: Document) -> Bank:
    source = Source(
        "s", "The Lake", "lake.txt", "text/plain", document.sha256, document.text_sha256, "text/1"
    )
    return Bank(
        "b-abc123",
        "Lakes",
        sources=(source,),
        questions=(
            question("a", document, "The lake was drained in 1820", Status.PUBLISHED),
            question("b", document, "drained in 1820", Status.DRAFT),
            question("c", document, "A tower was built in 1830", Status.DRAFT),
            question("d", document, "It burnt down in 1840.", Status.RETIRED),
        ),
    )


def test_each_sentence_knows_its_questions(bank: Bank, document: Document) -> None:
    (covered,) = cover(bank, {"s": document})
    assert [(one.questions, one.drawn) for one in covered.sentences] == [
        (("a", "b"), ("a",)),
        (("c",), ()),
        ((), ()),
        ((), ()),
    ]
    assert (covered.covered, covered.covered_by_drawn) == (2, 1)
    for one in covered.sentences:
        assert document.text[one.start : one.end] == one.text


def test_a_moved_citation_counts_where_it_is_now(bank: Bank, document: Document) -> None:
    asked = bank.questions[2]
    (citation,) = asked.citations
    moved = replace(asked, citations=(replace(citation, start=0, end=len(citation.exact)),))
    lost = replace(asked, id="l", citations=(replace(citation, exact="A gate was built in 1830!"),))
    (covered,) = cover(replace(bank, questions=(moved, lost)), {"s": document})
    assert [one.questions for one in covered.sentences] == [(), ("c",), (), ()]


def test_a_citation_that_only_grazes_a_sentence_is_not_about_it(document: Document) -> None:
    spans = [(0, 29), (30, 67), (68, 90)]
    assert list(touched(spans, 0, 32)) == [0]
    assert list(touched(spans, 0, 67)) == [0, 1]
    assert list(touched(spans, 35, 40)) == [1]
    assert list(touched(spans, 29, 30)) == []


@given(st.lists(st.integers(0, 9), max_size=8), st.integers(0, 60), st.integers(1, 30))
def test_touched_is_what_every_sentence_alone_would_say(
    lengths: list[int], start: int, length: int
) -> None:
    spans, at = [], 0
    for one in lengths:
        spans.append((at, at + one + 1))
        at += one + 2
    end = start + length
    expected = [
        n
        for n, (low, high) in enumerate(spans)
        if (common := min(end, high) - max(start, low)) > 0
        and 2 * common >= min(end - start, high - low)
    ]
    assert list(touched(spans, start, end)) == expected


def test_missing_documents_are_told(bank: Bank, tmp_path: Path) -> None:
    documents, notices = find_documents(bank, tmp_path)
    assert list(documents) == ["s"]
    assert not notices
    documents, notices = find_documents(bank, tmp_path / "elsewhere")
    assert not documents
    assert notices == ["There is no document lake.txt for the source 's'."]
    assert find_documents(bank, tmp_path / "elsewhere", [tmp_path])[0]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return int(stopped.value.code or 0), printed.out, printed.err


def test_the_command_tells_share_and_sentences(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bank.yaml"
    save_bank(bank, path)
    code, out, _err = run(capsys, "coverage", path)
    assert code == 0
    assert "2 of 4 sentences have a question (50%), 1 one that quizzes draw (25%)." in out
    assert "2/1  0-29  The lake was drained in 1820." in out
    assert "Nobody rebuilt" in out
    _code, out, _err = run(capsys, "coverage", path, "--missing")
    assert "The lake was drained" not in out
    assert "Nobody rebuilt" in out
    _code, out, _err = run(capsys, "coverage", path, "--json")
    (source,) = json.loads(out)
    assert (source["share"], source["share_by_drawn"]) == (0.5, 0.25)
    assert source["passages"][0]["questions"] == ["a", "b"]


def test_the_command_needs_the_documents(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    path = folder / "bank.yaml"
    save_bank(bank, path)
    code, _out, err = run(capsys, "coverage", path)
    assert code == 1
    assert "There is no document lake.txt" in err
    assert run(capsys, "coverage", path, "--source-folder", tmp_path)[0] == 0
