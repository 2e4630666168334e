"""Tables as people make them, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from exchanging import bank_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Choice,
    DateBody,
    Kind,
    Option,
    PartialDate,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.errors import BankProblemsError
from question_bank.exchange import Import, Outcome, format_named
from question_bank.exchange.cells import guarded, joined_topics, split_topics, unguarded

FORMULA_SIGNS = "=+-@\t\r＝＋－＠"


def read(text: str | bytes, name: str = "csv") -> Import:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return format_named(name).read(data, "x.csv")


@given(st.text(f"{FORMULA_SIGNS}'1.a ", max_size=6) | st.text(max_size=5))
def test_guarding_a_cell_can_be_undone_and_leaves_numbers(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    if cell and cell[0] in FORMULA_SIGNS:
        assert Decimal(cell) == Decimal(text)


@given(st.lists(st.text("ab;\\ '", min_size=1).map(str.strip).filter(bool), max_size=3))
def test_topics_share_a_cell(topics: list[str]) -> None:
    assert split_topics(joined_topics(topics)) == topics


def test_no_written_cell_begins_like_a_formula() -> None:
    options = (Option("a", "=1+1", True, feedback="@x"), Option("b", "-2"), Option("c", "+x"))
    question = Question("q1", Kind.SINGLE_CHOICE, "-cmd|x", Choice(options), topics=("=t",))
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        data = format_named(name).write(bank_of(question)).data
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))
        cells = [cell for row in rows for cell in row]
        assert "-2" in cells
        assert not [one for one in cells if one and one[0] in FORMULA_SIGNS and one != "-2"]


@pytest.mark.parametrize("key", ["B", "b", "2", "Paris", "B)"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_with_options_and_a_key_column(key: str, delimiter: str) -> None:
    text = f"Question,Option A,Option B,Option C,Correct\nCapital?,Lyon,Paris,Nice,{key}\n"
    (question,) = read(text.replace(",", delimiter)).bank.questions
    assert question.kind is Kind.SINGLE_CHOICE
    assert isinstance(question.body, Choice)
    assert [(o.text, o.correct) for o in question.body.options] == [
        ("Lyon", False), ("Paris", True), ("Nice", False),
    ]  # fmt: skip


def test_kinds_are_guessed_from_the_answers() -> None:
    text = (
        "stem;a;b;c;key;tags;marks\n"
        "Which two?;x;y;z;A, C;one; 2.5\n"
        "Right?;;;;true;;\n"
        'Who?;;;;Ada;"one; t\\;wo";\n'
    )
    multiple, truth, short = read(text).bank.questions
    assert multiple.kind is Kind.MULTIPLE_CHOICE
    assert multiple.points == Decimal("2.5")
    assert multiple.topics == ("one",)
    assert truth.body == TrueFalse(True)
    assert short.body == ShortAnswer((Accepted("Ada"),))
    assert short.topics == ("one", "t;wo")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_save_is_read(encoding: str) -> None:
    text = "question,answer 1,share 1\r\nGröße?,Über,100\r\n"
    (question,) = read(text.encode(encoding)).bank.questions
    assert question.stem == "Größe?"
    assert question.body == ShortAnswer((Accepted("Über"),))


def test_dates_that_a_spreadsheet_wrote_anew_are_read() -> None:
    text = 'kind,question,answer 1\ndate,When?,2020-03-03\ndate,When?,"March 3, 2020"\n'
    for question in read(text).bank.questions:
        assert question.body == DateBody(PartialDate(2020, 3, 3))


def test_rows_are_told_by_the_line_they_begin_at() -> None:
    text = (
        "kind,question,answer 1,share 1,answer 2,share 2,note\n"
        '\nsingle-choice,"two\nlines",a,100,b,0,\n'
        "single-choice,none right,a,0,b,0,\n"
        "essay,Why?,,,,,\n"
        "numeric,How many?,x,100,,,\n"
        "single-choice,known,a,100,b,0,remark\n"
        "single-choice,wide,a,100,b,0,,,more\n"
    )
    imported = read(text)
    assert [(n.line, n.outcome) for n in imported.notes] == [
        (3, Outcome.KEPT), (5, Outcome.LEFT_OUT), (6, Outcome.LEFT_OUT), (7, Outcome.LEFT_OUT),
        (8, Outcome.CHANGED), (9, Outcome.CHANGED),
    ]  # fmt: skip
    reasons = [note.reasons[-1] for note in imported.notes[1:]]
    for words, reason in zip(
        ("No option is right", "no kind of question", "no number", "“note” is not known",
         "Cells to the right"), reasons, strict=True,
    ):  # fmt: skip
        assert words in reason


def test_a_missing_quotation_mark_keeps_what_stands_before_it() -> None:
    imported = read('question,answer 1\nA?,a\n"B?,b\nC?,c\n')
    assert len(imported.bank.questions) == 1
    (problem,) = imported.problems
    assert problem.line == 3
    assert "quotation mark" in problem.message


def test_a_header_without_question_is_refused_with_the_names_it_may_have() -> None:
    with pytest.raises(BankProblemsError, match="none of them is “question”"):
        read("a1,b1\n1,2\n")
