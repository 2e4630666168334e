"""What we write, read by other people's programs."""

from __future__ import annotations

import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from foreign_readers import anki, gift_pegjs, qti_readers

from question_bank.bank.model import (
    Bank,
    Choice,
    Cloze,
    Kind,
    Matching,
    Numeric,
    Option,
    Question,
    ShortAnswer,
    Status,
    TrueFalse,
)
from question_bank.bank.reader import load_bank
from question_bank.exchange import Outcome, format_named

TYPES = {
    Kind.SINGLE_CHOICE: "MC",
    Kind.MULTIPLE_CHOICE: "MC",
    Kind.TRUE_FALSE: "TF",
    Kind.SHORT_ANSWER: "Short",
    Kind.NUMERIC: "Numerical",
    Kind.MATCHING: "Matching",
    Kind.DATE: "Short",
}
SIGNS = r"~=#{}:\ 100% [html] -> <b>a</b> &amp; // \n “x” $CATEGORY: ::t:: ####"


@pytest.fixture(scope="module")
def bank(project_root: Path) -> Bank:
    """The shipped bank and two questions full of signs."""
    shipped = load_bank(project_root / "question_bank" / "banks" / "luis-almagro.yaml")
    options = (Option("a", f"= {SIGNS}", True, feedback=f"# {SIGNS}"), Option("b", f"%50%{SIGNS}"))
    odd = Question("odd-choice", Kind.SINGLE_CHOICE, f"// {SIGNS}", Choice(options),
                   explanation=f"[plain] {SIGNS}")  # fmt: skip
    truth = Question("odd-truth", Kind.TRUE_FALSE, SIGNS, TrueFalse(True, "yes", "no"))
    return Bank("all-abc123", "All", sources=shipped.sources,
                questions=(*shipped.questions, odd, truth))  # fmt: skip


def carried(name: str, bank: Bank) -> tuple[bytes, list[Question]]:
    export = format_named(name).write(bank)
    by_id = bank.by_id()
    kept = [by_id[one.question_id] for one in export.notes if one.outcome is not Outcome.LEFT_OUT]
    return export.data, kept


def test_gift_pegjs_reads_our_gift(bank: Bank, tmp_path: Path) -> None:
    data, kept = carried("gift", bank)
    path = tmp_path / "out.gift"
    path.write_bytes(data)
    category, *read = gift_pegjs(path)
    assert category == {"type": "Category", "title": "$course$/top/All"}
    assert [one["id"] for one in read] == [question.id for question in kept]
    assert len(read) > 40
    for one, question in zip(read, kept, strict=True):
        body = question.body
        if isinstance(body, Cloze):
            continue
        assert one["type"] == TYPES[question.kind]
        if question.id == "odd-choice":  # with a -> in its answers it goes as HTML
            assert one["stem"]["format"] == "html"
            continue
        assert one["stem"] == {"format": "plain", "text": question.stem}
        assert tuple(one["tags"] or ()) == question.topics
        assert (one["globalFeedback"] or {"text": ""})["text"].startswith(question.explanation)
        if isinstance(body, Choice):
            assert [c["text"]["text"] for c in one["choices"]] == [o.text for o in body.options]
        elif isinstance(body, TrueFalse):
            assert one["isTrue"] is body.answer
        elif isinstance(body, ShortAnswer):
            accepted = [c["text"]["text"] for c in one["choices"] if c["weight"] != 0]
            assert accepted == [a.text for a in body.accepted]
        elif isinstance(body, Matching):
            pairs = [(p["subquestion"]["text"], p["subanswer"]) for p in one["matchPairs"]]
            assert [p for p in pairs if p[0]] == [(p.prompt, p.match) for p in body.pairs]
        elif isinstance(body, Numeric):
            assert one["choices"]
    odd = read[[question.id for question in kept].index("odd-choice")]
    assert unescape(odd["choices"][0]["feedback"]["text"]) == f"# {SIGNS}"
    assert unescape(odd["choices"][1]["text"]["text"]) == f"%50%{SIGNS}"
    assert unescape(odd["globalFeedback"]["text"]) == f"[plain] {SIGNS}"


def test_anki_imports_our_package(bank: Bank, tmp_path: Path) -> None:
    data, kept = carried("apkg", bank)
    path = tmp_path / "out.apkg"
    path.write_bytes(data)
    notes = anki(path)
    assert len(notes) == len(kept) == len(bank.questions)  # twice imported is once there
    cloze = [one for one in notes if "Text" in one["fields"]]
    gaps = [q for q in kept if isinstance(q.body, Cloze)]
    assert sum(len(one["fronts"]) for one in cloze) == sum(
        len(q.body.gaps) for q in gaps if isinstance(q.body, Cloze)
    )
    assert all(len(one["fronts"]) == 1 for one in notes if "Text" not in one["fields"])
    assert {one["deck"] for one in notes} == {"All"}
    odd = next(one for one in notes if "// ~=#" in one["fields"].get("Question", ""))
    assert "&lt;b&gt;a&lt;/b&gt; &amp;amp;" in odd["fronts"][0]
    assert "<b>a</b>" not in odd["fronts"][0]
    quoted = [one for one in notes if one["fields"]["Source"]]
    assert len(quoted) == sum(bool(q.citations) for q in kept)
    assert all("blockquote" in back for one in quoted for back in one["backs"])
    assert all("blockquote>" not in front for one in notes for front in one["fronts"])


def test_two_other_readers_take_our_qti(bank: Bank, tmp_path: Path) -> None:
    data, kept = carried("qti", bank)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    read = qti_readers(tmp_path / "items")
    assert len(read) == len(kept) == len(bank.questions)
    kinds = {
        Kind.SINGLE_CHOICE: ["choice"], Kind.MULTIPLE_CHOICE: ["choice"],
        Kind.TRUE_FALSE: ["choice"], Kind.SHORT_ANSWER: ["textEntry"],
        Kind.NUMERIC: ["textEntry"], Kind.DATE: ["textEntry"], Kind.MATCHING: ["match"],
    }  # fmt: skip
    for one, question in zip(read, kept, strict=True):
        if question.kind in kinds:
            assert one["kinds"] == kinds[question.kind]
        if isinstance(question.body, Choice):
            right = [f"C{n}" for n, o in enumerate(question.body.options, 1) if o.correct]
            assert one["correct"]["RESPONSE"] == right
            assert one["choices"] == [len(question.body.options)]
        if isinstance(question.body, ShortAnswer):
            assert one["correct"]["RESPONSE"] == [question.body.accepted[0].text]
        if question.explanation:
            assert any(question.explanation.split(" ", 1)[0].replace("&", "&amp;") in said
                       for said in one["feedback"])  # fmt: skip


def test_the_bank_of_these_tests_is_not_retired(bank: Bank) -> None:
    assert Status.RETIRED not in {question.status for question in bank.questions}
