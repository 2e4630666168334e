"""Out and in again: what a format has a place for comes back, and what it has not is told."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from exchanging import (
    bank_of,
    content,
    nasty_banks,
    plain_single_choices,
    tame_questions,
)
from hypothesis import assume, given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Bank,
    Body,
    Choice,
    Cloze,
    GapBody,
    Kind,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
)
from question_bank.errors import QuestionBankError
from question_bank.exchange import FORMATS, Format, Outcome, format_named

TWO_WAY = [one for one in FORMATS if one.can_read and one.can_write]
NO_DATES = tuple(kind for kind in Kind if kind not in (Kind.DATE, Kind.CLOZE))


def again(one: Format, bank: Bank) -> Bank:
    return one.read(one.write(bank).data, f"x{one.suffixes[0]}").bank


@pytest.mark.parametrize("one", TWO_WAY, ids=lambda one: one.name)
@given(bank=nasty_banks())
def test_every_question_has_a_note_and_what_is_kept_comes_back(one: Format, bank: Bank) -> None:
    try:
        export = one.write(bank)
    except QuestionBankError as error:
        told = str(error)
    else:
        told = ""
    if told:
        assert "carry none of these questions" in told
        return
    assert [note.question_id for note in export.notes] == [q.id for q in bank.questions]
    carried = [note for note in export.notes if note.outcome is not Outcome.LEFT_OUT]
    back = one.read(export.data, f"x{one.suffixes[0]}")
    assert [note.outcome for note in back.notes if note.outcome is Outcome.LEFT_OUT] == []
    assert len(back.bank.questions) == len(carried)
    before = bank.by_id()
    for note, question in zip(carried, back.bank.questions, strict=True):
        assert note.outcome is Outcome.KEPT or all(reason.endswith(".") for reason in note.reasons)
        if note.outcome is Outcome.KEPT:
            old = content(before[note.question_id])
            assert question.kind is old.kind
            assert question.stem == old.stem or old.kind is Kind.CLOZE
            assert question.explanation == old.explanation
            assert question.citations == old.citations
            assert question.points == old.points
            assert set(old.topics) <= set(question.topics)


def check(name: str, question: Question) -> None:
    one = format_named(name)
    export = one.write(bank_of(question))
    assert [(note.outcome, note.reasons) for note in export.notes] == [(Outcome.KEPT, ())]
    back = one.read(export.data, f"x{one.suffixes[0]}").bank
    assert [content(q) for q in back.questions] == [content(question)]
    assert back.questions[0].id == question.id
    cited = {citation.source for citation in question.citations}
    assert cited <= {source.id for source in back.sources}
    for source in bank_of().sources:
        if source.id in cited:
            assert source in back.sources


HAVE_ARROWS = (Kind.MATCHING, Kind.SHORT_ANSWER)
GIFT_KINDS = tuple(kind for kind in NO_DATES if kind is not Kind.ORDERING)


@given(question=tame_questions(GIFT_KINDS))
def test_gift_keeps_all_that_it_has_a_place_for(question: Question) -> None:
    assume(not ("->" in repr(question.body) and question.kind in HAVE_ARROWS))  # its own sign
    assume(not any(topic.endswith("\\") for topic in question.topics))  # it escapes the ]
    check("gift", question)


POINTS = st.sampled_from([Decimal(1), Decimal("2.5"), Decimal("0.25")])


@given(question=tame_questions(NO_DATES, st.sampled_from(["", "km", "m/s"]), POINTS))
def test_moodle_xml_keeps_all_that_it_has_a_place_for(question: Question) -> None:
    assume(not (isinstance(question.body, Ordering) and swaps(question.body)))
    assume(not (isinstance(question.body, Numeric) and ranges(question.body)))
    check("moodle-xml", question)


def swaps(body: Ordering) -> bool:
    """Moodle's ordering has no items that may swap: that is told."""
    return len({item.rank for item in body.items}) < len(body.items)


def ranges(body: Numeric) -> bool:
    """Moodle has a range by its middle: it grades alike and is not the same."""
    return any(one.value is None for one in body.answers)


@pytest.mark.parametrize("name", ["csv", "tsv"])
@given(question=tame_questions(tuple(Kind), st.sampled_from(["", "km", "m/s"]), POINTS))
def test_tables_keep_all_kinds(name: str, question: Question) -> None:
    check(name, question)


@given(question=plain_single_choices())
def test_aiken_keeps_stems_options_and_the_key(question: Question) -> None:
    one = format_named("aiken")
    assume(not AIKEN_SIGNS.search(question.stem))
    export = one.write(bank_of(question))
    assert [note.outcome for note in export.notes] == [Outcome.KEPT]
    back = one.read(export.data, "x.aiken").bank.questions
    assert [content(replace(q, id=question.id)) for q in back] == [content(question)]


AIKEN_SIGNS = re.compile(r"^ANSWER\s?:|^[A-Z][.)]\s", re.IGNORECASE)


QTI_KINDS = tuple(kind for kind in Kind if kind is not Kind.DATE)


def without_feedback(body: Body) -> Body:
    if isinstance(body, ShortAnswer):
        return replace(body, accepted=tuple(replace(one, feedback="") for one in body.accepted))
    if isinstance(body, Numeric):
        return replace(body, answers=tuple(replace(one, feedback="") for one in body.answers))
    if isinstance(body, Cloze):
        return Cloze(tuple(replace(gap, body=bare(gap.body)) for gap in body.gaps))
    return body


def has_dates(body: Cloze) -> bool:
    return any(gap.kind is Kind.DATE for gap in body.gaps)


def bare(body: Body) -> GapBody:
    """Without feedback to choices too, and without unit."""
    plain = without_feedback(body)
    if isinstance(plain, Choice):
        return Choice(tuple(replace(one, feedback="") for one in plain.options))
    if isinstance(plain, Numeric):
        return replace(plain, unit="")
    assert isinstance(plain, ShortAnswer)
    return plain


@given(question=tame_questions(QTI_KINDS, st.sampled_from(["", "km", "m/s"]), POINTS))
def test_qti_keeps_most(question: Question) -> None:
    # Feedback to typed answers has no place, an ordering counts as a whole: that is told.
    assume(not (isinstance(question.body, Cloze) and has_dates(question.body)))
    question = replace(question, body=without_feedback(question.body))
    assume(not isinstance(question.body, Ordering))
    check("qti", question)
