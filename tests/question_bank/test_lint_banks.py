"""Flaws of whole banks, where flaws stand in the file, and the command `lint`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

import question_bank
from question_bank.assets import asset_path
from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Citation,
    DateBody,
    Kind,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    PartialDate,
    Question,
    ShortAnswer,
    Source,
    Status,
    TrueFalse,
)
from question_bank.bank.reader import load_bank, parse_bank
from question_bank.bank.writer import dump_bank, save_bank
from question_bank.cli.main import main
from question_bank.documents import Document, load_document
from question_bank.lint import RULES, Flaw, Severity, drawn, lint_bank, lint_question
from question_bank.lint import banks as bank_rules
from question_bank.lint.likeness import ALIKE, _alike
from question_bank.lint.placing import place

SHIPPED = Path(question_bank.__file__).parent / "banks" / "luis-almagro.yaml"
SOURCE = Source("s", "The Lake", "lake.txt", "text/plain", "0" * 64, "1" * 64, "text/1")


def asked(name: str, stem: str, *accepted: str, start: int = 0) -> Question:
    return Question(
        name,
        Kind.SHORT_ANSWER,
        stem,
        ShortAnswer(tuple(map(Accepted, accepted))),
        Status.PUBLISHED,
        explanation="Engineers from Ghent wrote so.",
        citations=(Citation("s", start, start + 5, "proof"),),
        topics=("Lakes",),
    )


def said(name: str, stem: str, answer: bool = True, start: int = 0) -> Question:
    plain = asked(name, stem, "x", start=start)
    return replace(plain, kind=Kind.TRUE_FALSE, body=TrueFalse(answer))


def chosen(name: str, key: int, *texts: str) -> Question:
    options = tuple(Option(f"o{n}", text, n == key) for n, text in enumerate(texts))
    stem = f"Which sort is called {name}?"
    return replace(asked(name, stem, "x"), kind=Kind.SINGLE_CHOICE, body=Choice(options))


def bank_of(*questions: Question) -> Bank:
    return Bank("bank-abc123", "Lakes", sources=(SOURCE,), questions=questions)


def found(bank: Bank, code: str, documents: dict[str, Document] | None = None) -> list[Flaw]:
    return [flaw for flaw in lint_bank(bank, documents) if flaw.code == code]


def document(text: str, tmp_path: Path) -> Document:
    path = tmp_path / "lake.txt"
    path.write_text(text, "utf-8")
    return load_document(path)


# near-duplicate, contradiction


def test_nearly_the_same_question_is_found() -> None:
    first = asked("a", "In which year was the lake near Ghent drained?", "1820")
    second = asked("b", "In what year did they drain the lake near Ghent?", "1820")
    (flaw,) = found(bank_of(first, second), "near-duplicate")
    assert (flaw.question_id, flaw.others) == ("b", ("a",))
    as_date = replace(second, kind=Kind.DATE, body=DateBody(PartialDate(1820)))
    assert found(bank_of(first, as_date), "near-duplicate")
    assert not found(bank_of(first, replace(second, status=Status.RETIRED)), "near-duplicate")


def test_the_same_asked_of_another_thing_is_no_duplicate() -> None:
    bank = bank_of(
        asked("a", "In which year was the lake near Ghent drained?", "1820"),
        asked("b", "In which year was the lake near Bruges drained?", "1820"),
        asked("c", "In which year was the lake near Ghent dug?", "1620"),
    )
    assert not found(bank, "near-duplicate")
    assert not found(bank, "contradiction")


def test_statements_that_differ_in_one_word_answer_each_other() -> None:
    true = said("a", "The lake near Ghent was drained by engineers from Holland.")
    false = said("b", "The lake near Ghent was drained by engineers from Denmark.", False)
    assert found(bank_of(true, false), "near-duplicate")
    elsewhere = replace(false, citations=(Citation("s", 900, 905, "proof"),))
    assert not found(bank_of(true, elsewhere), "near-duplicate")


def test_many_equal_questions_are_told_once_each() -> None:
    bank = bank_of(*(asked(f"q{n}", "Who drained the old lake?", "Jan") for n in range(50)))
    assert len(found(bank, "near-duplicate")) == 49


def test_one_question_with_two_keys_is_a_contradiction() -> None:
    stem = "In which year was the lake near Ghent drained?"
    bank = bank_of(asked("a", stem, "1820"), asked("b", stem, "1821"))
    (flaw,) = found(bank, "contradiction")
    assert flaw.others == ("a",)
    assert not found(bank_of(asked("a", stem, "1820"), asked("b", stem, "1820")), "contradiction")


@given(st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=6), max_size=12))
def test_the_index_finds_what_comparing_all_pairs_finds(sets: list[frozenset[str]]) -> None:
    expected = {
        (n, m)
        for (n, a), (m, b) in combinations(enumerate(sets), 2)
        if a and b and a != b and len(a & b) / len(a | b) >= ALIKE
    }
    assert {(n, m) for n, m, _likeness in _alike(sets)} == expected


# gives-away


def test_a_stem_that_says_another_key_is_found() -> None:
    bank = bank_of(
        asked("when", "In which year did Jan Maes drain the lake near Ghent?", "1820"),
        asked("who", "Who drained the lake near Ghent in 1820?", "Jan Maes"),
    )
    flaws = found(bank, "gives-away")
    assert {(flaw.question_id, flaw.others) for flaw in flaws} == {
        ("when", ("who",)),
        ("who", ("when",)),
    }


def test_what_is_not_said_of_the_same_thing_gives_nothing_away() -> None:
    key = asked("when", "In which year was the lake near Ghent drained?", "1820")
    for other in (
        asked("other", "Who built the tower of Bruges in 1820?", "Jan", start=900),
        said("false", "The lake near Ghent was drained in 1820.", False),
        asked("early", "Who drained the lake near Ghent?", "Jan Maes"),
    ):
        assert not found(bank_of(key, other), "gives-away"), other.id


def test_statements_items_and_numbers_give_away_too() -> None:
    count = replace(
        asked("count", "How many judges did the Assembly elect?", "x"),
        kind=Kind.NUMERIC,
        body=Numeric((NumericAnswer(Decimal(33)),)),
    )
    items = ("The Assembly elects 33 judges", "The Panel reports", "The court decides")
    listed = replace(
        asked("order", "Put these events in order.", "x", start=500),
        kind=Kind.ORDERING,
        body=Ordering(tuple(OrderingItem(f"i{n}", t, n + 1) for n, t in enumerate(items))),
    )
    (flaw,) = found(bank_of(count, listed), "gives-away")
    assert (flaw.question_id, flaw.others) == ("order", ("count",))
    true = said("true", "The Assembly elected 33 judges in Caracas.")
    assert found(bank_of(count, true), "gives-away")
    in_date = replace(
        asked("day", "On what date did the Assembly elect the judges?", "x"),
        kind=Kind.DATE,
        body=DateBody(PartialDate(2017, 7, 21)),
    )
    told = said("told", "The Assembly elected the judges on July 21, 2017.")
    assert found(bank_of(in_date, told), "gives-away")
    vague = said("vague", "The Assembly elected the judges in July 2017.")
    assert not found(bank_of(in_date, vague), "gives-away")


# key-in-title, key-position, true-false-balance, no-topic, unused-source


def test_a_key_in_the_title_above_the_stem_is_found() -> None:
    assert found(bank_of(asked("a", "What was drained near Ghent?", "the lake")), "key-in-title")
    assert not found(bank_of(asked("a", "Who drained it near Ghent?", "Jan")), "key-in-title")


def test_keys_at_one_place_are_found() -> None:
    names = ("Amber", "Birch", "Cedar", "Dune")
    always = [chosen(f"q{n}", 2, *names) for n in range(24)]
    (flaw,) = found(bank_of(*always), "key-position")
    assert "24 of 24" in flaw.message
    assert "option 3" in flaw.message
    spread = [chosen(f"q{n}", n % 4, *names) for n in range(24)]
    assert not found(bank_of(*spread), "key-position")
    assert not found(bank_of(*always[:10]), "key-position")
    dates = [chosen(f"q{n}", 2, "1820", "1821", "1822") for n in range(24)]
    assert not found(bank_of(*dates), "key-position")


def test_statements_that_are_all_true_are_remarked() -> None:
    true = [said(f"q{n}", f"Lake number {n} was drained in Ghent.") for n in range(8)]
    (flaw,) = found(bank_of(*true), "true-false-balance")
    assert flaw.severity is Severity.REMARK
    half = [replace(q, body=TrueFalse(n % 2 == 0)) for n, q in enumerate(true)]
    assert not found(bank_of(*half), "true-false-balance")


def test_a_missing_topic_is_remarked_where_others_have_one() -> None:
    with_topic = asked("a", "Who drained the lake?", "Jan")
    without = replace(asked("b", "Who dug the lake?", "Piet"), topics=())
    (flaw,) = found(bank_of(with_topic, without), "no-topic")
    assert flaw.question_id == "b"
    assert not found(bank_of(without), "no-topic")


def test_a_source_that_nobody_cites_is_remarked() -> None:
    bank = bank_of(asked("a", "Who drained the lake?", "Jan"))
    unused = replace(SOURCE, id="other", title="The Tower")
    (flaw,) = found(replace(bank, sources=(SOURCE, unused)), "unused-source")
    assert flaw.path == ("sources", 1)
    assert not found(bank, "unused-source")


# with documents: citation-lost, citation-moved, uneven-coverage, crowded-passage


def test_citations_that_do_not_hold_are_found(tmp_path: Path) -> None:
    text = document("The lake was drained in 1820. A tower was built in 1830.", tmp_path)
    good = replace(
        asked("a", "When was the lake drained?", "1820"),
        citations=(Citation("s", 0, 29, "The lake was drained in 1820."),),
    )
    moved = replace(good, citations=(Citation("s", 2, 31, "The lake was drained in 1820."),))
    lost = replace(good, citations=(Citation("s", 0, 9, "No such p"),))
    assert not found(bank_of(good), "citation-moved", {"s": text})
    assert not found(bank_of(good), "citation-lost", {"s": text})
    assert found(bank_of(moved), "citation-moved", {"s": text})
    (flaw,) = found(bank_of(lost), "citation-lost", {"s": text})
    assert flaw.path == ("citations", 0)
    assert not found(bank_of(lost), "citation-lost")  # without the document nothing is known


def test_stretches_and_crowds_are_remarked(tmp_path: Path) -> None:
    sentences = [f"In {1800 + n} the lake was drained for time number {n}." for n in range(20)]
    text = document(" ".join(sentences), tmp_path)

    def about(name: str, n: int) -> Question:
        start = text.text.index(sentences[n])
        citation = Citation("s", start, start + len(sentences[n]), sentences[n])
        return replace(asked(name, f"What came {name}?", "Rain"), citations=(citation,))

    half = bank_of(*(about(f"q{n}", n) for n in range(10)))
    (flaw,) = found(half, "uneven-coverage", {"s": text})
    assert "10 sentences of 20" in flaw.message
    every_other = bank_of(*(about(f"q{n}", n) for n in range(0, 20, 2)))
    assert not found(every_other, "uneven-coverage", {"s": text})
    assert not found(every_other, "crowded-passage", {"s": text})
    crowd = bank_of(*every_other.questions, *(about(f"crowd{n}", 0) for n in range(8)))
    (flaw,) = found(crowd, "crowded-passage", {"s": text})
    assert len(flaw.others) == 9


def test_every_bank_rule_is_tested_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert all(f'"{rule.code}"' in text for rule in bank_rules.RULES)


# all of it


@given(strategies.banks())
def test_flaws_of_any_bank_have_a_place_in_its_file(bank: Bank) -> None:
    data = dump_bank(bank)
    data = data.encode("utf-8") if isinstance(data, str) else data
    loaded = parse_bank(data)
    flaws = lint_bank(loaded)
    placed = place(data, loaded, flaws)
    assert len(placed) == len(flaws)
    lines = data.count(b"\n") + 1
    for one in placed:
        assert 1 <= one.line <= lines
        assert one.located("x").startswith(f"x:{one.line}:{one.column}: {one.flaw.code} (")
    alone = Counter(
        flaw.code
        for question in loaded.questions
        if question.status is not Status.RETIRED
        for flaw in lint_question(question, language=loaded.language)
    )
    assert alone <= Counter(flaw.code for flaw in flaws)


def test_only_what_quizzes_draw_can_be_judged() -> None:
    kept = asked("a", "Who drained the lake?", "Jan")
    bank = bank_of(kept, replace(kept, id="b", status=Status.DRAFT))
    assert [question.id for question in drawn(bank).questions] == ["a"]


def test_the_shipped_bank_has_no_flaw_of_a_single_question() -> None:
    """Questions that say each other's keys are left to the people who draw quizzes from it."""
    bank = load_bank(SHIPPED)
    text = load_document(asset_path("sources") / "luis-almagro.txt")
    problems = {
        flaw.code
        for flaw in lint_bank(bank, {"luis-almagro": text})
        if flaw.severity is Severity.PROBLEM
    }
    assert problems <= {"gives-away"}


# the command


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return int(stopped.value.code or 0), printed.out, printed.err


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    save_bank(bank_of(asked("a", "When did he resign as Senator?", "2015")), path)
    return path


def test_the_command_tells_place_code_and_reason(
    flawed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "lint", flawed, "--explain")
    lines = flawed.read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, start=1) if "stem:" in text)
    assert code == 1
    assert f"{flawed}:{line}:11: dangling-pronoun (problem) a: “he” stands for nobody" in out
    assert RULES["dangling-pronoun"].why in out
    assert "1 question, 1 problem, 0 remarks." in out
    assert "There is no document lake.txt" in err


def test_remarks_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bank.yaml"
    save_bank(bank_of(asked("a", "Who drained the lake near Ghent", "Jan")), path)
    code, out, _err = run(capsys, "lint", path)
    assert code == 0
    assert "no-question-mark (remark)" in out


def test_json_for_machines(flawed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "lint", flawed, "--json")
    (flaw,) = json.loads(out)
    assert code == 1
    assert flaw["code"] == "dangling-pronoun"
    assert flaw["field"] == ["stem"]
    assert flaw["question"] == "a"
    assert flaw["why"]
    assert flaw["mend"]


def test_rules_can_be_left_out_and_listed(flawed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "lint", flawed, "--ignore", "dangling-pronoun")
    assert code == 0
    assert "0 problems" in out
    code, _out, err = run(capsys, "lint", flawed, "--ignore", "no-such")
    assert code == 1
    assert "no-such" in err
    code, out, _err = run(capsys, "lint", "--rules")
    assert code == 0
    assert all(rule in out for rule in RULES)
    code, out, _err = run(capsys, "lint", "--rules", "--json")
    assert len(json.loads(out)) == len(RULES)


def test_drafts_are_left_out_on_demand(flawed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = load_bank(flawed)
    save_bank(replace(bank, questions=(replace(bank.questions[0], status=Status.DRAFT),)), flawed)
    assert run(capsys, "lint", flawed)[0] == 1
    code, out, _err = run(capsys, "lint", flawed, "--published")
    assert code == 0
    assert "0 questions, 0 problems" in out


def test_a_broken_or_missing_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: question-bank/1\nid: b-abc123\ntitel: B\n", "utf-8")
    code, out, _err = run(capsys, "lint", path)
    assert code == 1
    assert f"{path}:3:1: 'titel' is not known here" in out
    code, _out, err = run(capsys, "lint", tmp_path / "none.yaml")
    assert code == 1
    assert "There is no file" in err
    assert run(capsys, "lint")[0] == 2
