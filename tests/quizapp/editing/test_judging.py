"""Errors, flaws and certain fixes of a question; search, filters and sorting; duplicates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.checking import faults_of
from question_bank.bank.comparing import changed_fields, fields_of
from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Kind,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Question,
    ShortAnswer,
    Status,
)
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.errors import BankProblemsError
from quizapp.editing import Checker, Level, Listing, OpenBank, Query, Sort, issues_of
from quizapp.editing.duplicates import duplicates
from quizapp.editing.kinds import new_question, with_gaps_of_stem, with_kind
from quizapp.editing.listing import Shown, fold

HEAD = Bank("b-abc123", "B")


def choice(*texts: str, right: int = 0, stem: str = "Which town has the harbour?") -> Question:
    options = (Option("abcdefg"[n], text, n == right) for n, text in enumerate(texts))
    return Question("q1", Kind.SINGLE_CHOICE, stem, Choice(tuple(options)))


@given(strategies.banks())
def test_what_was_loaded_has_no_faults(bank: Bank) -> None:
    for question in bank.questions:
        assert not faults_of(question, bank.sources)


@given(st.sampled_from(list(Kind)))
def test_a_new_question_is_unfinished_and_says_where(kind: Kind) -> None:
    question = new_question("q1", kind)
    issues = issues_of(question, HEAD)
    assert issues
    assert all(one.level is Level.ERROR for one in issues)
    assert ("stem",) in {one.path for one in issues}
    assert all("'" not in one.message for one in issues), issues


@given(strategies.questions(), st.sampled_from(list(Kind)))
def test_no_faults_means_that_a_bank_with_it_loads(question: Question, kind: Kind) -> None:
    made = with_kind(question, kind)
    assert made.kind is kind
    bank = Bank("b-abc123", "B", questions=(replace(made, citations=(), status=Status.DRAFT),))
    if not faults_of(bank.questions[0]):
        assert parse_bank(dump_bank(bank)) == bank
    elif not isinstance(made.body, Numeric):
        with pytest.raises(BankProblemsError):
            parse_bank(dump_bank(bank))


def test_a_number_without_a_number_is_told_at_its_place() -> None:
    body = Numeric((NumericAnswer(Decimal(1)), NumericAnswer()))
    question = Question("q1", Kind.NUMERIC, "How many towers are there?", body)
    assert [one.path for one in faults_of(question)] == [("answers", 1)]


@pytest.mark.parametrize(
    ("question", "code", "mended"),
    [
        (Question("q1", Kind.SHORT_ANSWER, "Which town has the harbour",
                  ShortAnswer((Accepted("Skagen"),))),
         "no-question-mark", "Which town has the harbour?"),
        (choice("Skagen", "Aarhus", "Odense", stem="Which town has the the harbour?"),
         "doubled-word", "Which town has the harbour?"),
    ],
)  # fmt: skip
def test_a_certain_flaw_is_mended(question: Question, code: str, mended: str) -> None:
    fixes = {one.code: one.fix for one in issues_of(question, HEAD)}
    fixed = fixes[code]
    assert fixed is not None
    assert fixed.stem == mended
    assert code not in {one.code for one in issues_of(fixed, HEAD)}


def test_options_are_sorted_answers_made_single_and_kinds_corrected() -> None:
    years = choice("1907", "1899", "1915", stem="In which year did the harbour of Skagen open?")
    fixed = {one.code: one.fix for one in issues_of(years, HEAD)}["lost-sequence"]
    assert fixed is not None
    assert isinstance(fixed.body, Choice)
    assert [one.text for one in fixed.body.options] == ["1899", "1907", "1915"]
    assert [one.correct for one in fixed.body.options] == [False, True, False]

    typed = ShortAnswer((Accepted("Skagen"), Accepted("skagen")), ("Skagen", "Aarhus"))
    question = Question("q1", Kind.SHORT_ANSWER, "Which town has the old harbour?", typed)
    fixes = {one.code: one.fix for one in issues_of(question, HEAD)}
    assert fixes["duplicate-answer"] is not None
    assert fixes["duplicate-answer"].body == ShortAnswer((Accepted("Skagen"),), typed.rejected)
    assert fixes["rejected-key"] is not None
    assert fixes["rejected-key"].body == ShortAnswer(typed.accepted, ("Aarhus",))

    both = choice("Skagen", "Aarhus", "Odense")
    assert isinstance(both.body, Choice)
    two = Choice(tuple(replace(o, correct=o.id != "c") for o in both.body.options))
    [issue] = issues_of(replace(both, body=two), HEAD)
    assert issue.fix is not None
    assert issue.fix.kind is Kind.MULTIPLE_CHOICE

    items = (OrderingItem("a", "Storm", 2), OrderingItem("b", "Opening", 1))
    [issue] = issues_of(Question("q1", Kind.ORDERING, "Order them.", Ordering(items)), HEAD)
    assert issue.fix is not None
    assert issue.fix.body == Ordering(items[::-1])


@given(strategies.questions())
def test_a_fix_takes_its_flaw_away(question: Question) -> None:
    question = replace(question, citations=())
    for issue in issues_of(question, HEAD):
        if issue.fix is not None:
            assert (issue.code, issue.path) not in {
                (one.code, one.path) for one in issues_of(issue.fix, HEAD)
            }


def big() -> tuple[OpenBank, Checker, Listing]:
    topics = (("Harbour",), (), ("Storm", "Harbour"))
    questions = [
        replace(
            choice("Skagen", "Århus", f"Town {n}", stem=f"Which town has harbour number {n}?"),
            id=f"q{n}",
            topics=topics[n % 3],
            points=Decimal(n % 4 + 1),
            status=list(Status)[n % 2],
        )
        for n in range(30)
    ]
    questions[4] = replace(questions[4], stem="Which town has harbour number four")
    bank = OpenBank(Bank("b-abc123", "B", questions=tuple(questions)))
    checker = Checker(bank)
    return bank, checker, Listing(bank, checker)


def test_lists_are_searched_filtered_and_sorted() -> None:
    bank, checker, listing = big()
    assert listing.ids(Query()) == list(bank.order)
    assert listing.ids(Query("arhus NUMBER 7")) == ["q7", "q17", "q27"]
    assert len(listing.ids(Query(topic="Harbour"))) == 20
    assert len(listing.ids(Query(topic=""))) == 10
    assert len(listing.ids(Query(status=Status.PUBLISHED, kind=Kind.SINGLE_CHOICE))) == 15
    assert listing.ids(Query(kind=Kind.DATE)) == []
    by_points = listing.ids(Query(sort=Sort.POINTS, descending=True))
    assert [bank.get(one).points for one in by_points[:7]] == [4] * 7  # type: ignore[union-attr]
    looked, every = checker.work(lambda: False)
    assert looked == every == 30
    assert "q4" in listing.ids(Query(sort=Sort.PROBLEMS))[:30]
    question = bank.get("q5")
    assert question is not None
    bank.edit(replace(question, stem=""))
    assert checker.counts(bank.get("q5"))[Level.ERROR] == 0  # type: ignore[arg-type]
    checker.work(lambda: False)
    assert listing.ids(Query(shown=Shown.ERRORS)) == ["q5"]
    assert listing.ids(Query(shown=Shown.CHANGED)) == ["q5"]
    assert checker.errors(["q4", "q5"]) == ["q5"]
    assert listing.ids(Query(sort=Sort.PROBLEMS))[0] == "q5"


def test_the_checker_works_piece_by_piece() -> None:
    _bank, checker, _listing = big()
    seen = [checker.work(lambda: True)[0] for _turn in range(30)]
    assert seen == list(range(1, 31))


def test_folding_forgets_case_and_accents() -> None:
    assert fold("ÉCOLE Straße Ñ") == "ecole strasse n"


def test_the_same_question_twice_is_found_and_other_keys_are_contradictions() -> None:
    one = choice("Skagen", "Aarhus", stem="Which town has the oldest harbour of Denmark?")
    two = replace(one, id="q2")
    three = replace(choice("Odense", "Aarhus", stem=one.stem), id="q3")
    found = duplicates([one, two, three, replace(two, id="q4", status=Status.RETIRED)], "en")
    assert {(a.first_id, a.second_id, a.same_key) for a in found} == {
        ("q1", "q2", True), ("q1", "q3", False),
    }  # fmt: skip


@given(strategies.questions())
def test_fields_tell_every_difference_that_a_teacher_makes(question: Question) -> None:
    assert changed_fields(question, question) == ()
    other = replace(question, stem=question.stem + "!", points=question.points + 1)
    assert changed_fields(question, other) == ("stem", "points")
    assert fields_of(question)["stem"] == question.stem


def test_gaps_follow_the_stem_and_come_back() -> None:
    known: dict[str, object] = {}
    question = replace(new_question("q1", Kind.CLOZE), stem="In {1} the {2}.")
    body = with_gaps_of_stem(question.stem, question.body, known)  # type: ignore[arg-type]
    assert [gap.id for gap in body.gaps] == ["1", "2"]
    named = replace(body.gaps[1], body=ShortAnswer((Accepted("storm"),)))
    body = replace(body, gaps=(body.gaps[0], named))
    less = with_gaps_of_stem("In {1}.", body, known)  # type: ignore[arg-type]
    assert [gap.id for gap in less.gaps] == ["1"]
    assert with_gaps_of_stem("{2} in {1}", less, known).gaps[0] == named  # type: ignore[arg-type]
