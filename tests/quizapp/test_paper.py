"""Papers over a real library: drawn by seed, shuffled by version, with keys that are right."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import write_bank
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Kind, OrderingItem, Question, Status
from question_bank.bank.model import Ordering as OrderingBody
from question_bank.bank.writer import save_bank
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
)
from question_bank.grading.grade import grade
from quizapp.library import Library
from quizapp.library.paper import (
    Paper,
    PaperQuestion,
    Papers,
    PaperWish,
    also_right,
    letter,
    marks_of,
)
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint, Mode
from quizapp.quiz.quizzes import Draw, NamedQuiz, QuestionRef

BANK = "harbour-abc123"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    write_bank(tmp_path / "banks")
    made = Library.open(Paths(tmp_path / "data"), shipped=(), source_folders=())
    made.add_person("Ms T")
    made.open_bank(tmp_path / "banks" / "harbour.yaml")
    yield made
    made.close()


@pytest.fixture
def papers(library: Library) -> Papers:
    return Papers(library._database, library._attempts, library.quizzes)


def wish(**more: object) -> PaperWish:
    return replace(PaperWish(BANK, count=0, versions=3, seed=7), **more)  # type: ignore[arg-type]


def ids(paper: Paper, version: int) -> list[str]:
    return [one.shown.question_id for one in paper.versions[version].questions]


def test_the_same_wish_gives_the_same_paper(papers: Papers) -> None:
    assert papers.make(wish()) == papers.make(wish())
    assert papers.make(wish()) != papers.make(wish(seed=8))


def test_versions_hold_the_same_questions_otherwise_arranged(papers: Papers) -> None:
    paper = papers.make(wish(count=6, versions=10))
    assert [version.letter for version in paper.versions] == list("ABCDEFGHIJ")
    assert len({version.code for version in paper.versions}) == 10
    orders = [tuple(ids(paper, n)) for n in range(10)]
    assert len({frozenset(order) for order in orders}) == 1
    assert len(set(orders)) > 5
    for version in paper.versions:
        assert [one.number for one in version.questions] == list(range(1, 7))
        assert version.code.startswith(f"{version.letter}-")


def test_in_the_banks_order_only_options_are_shuffled(papers: Papers) -> None:
    paper = papers.make(wish(shuffle=False))
    assert all(ids(paper, n) == [f"q{k}" for k in range(1, 10)] for n in range(3))


def test_kinds_topics_and_number_are_kept_to(papers: Papers) -> None:
    paper = papers.make(wish(kinds=(Kind.DATE, Kind.NUMERIC)))
    assert sorted(ids(paper, 0)) == ["q5", "q6"]
    assert len(ids(papers.make(wish(count=4)), 0)) == 4
    assert all(int(one[1:]) % 2 for one in ids(papers.make(wish(topics=("Storm",))), 0))
    with pytest.raises(QuestionBankError, match="No question matches"):
        papers.make(wish(topics=("Whales",)))


@pytest.mark.parametrize("versions", [0, 11, -1])
def test_one_to_ten_versions(papers: Papers, versions: int) -> None:
    with pytest.raises(QuestionBankError, match="1 to 10"):
        papers.make(wish(versions=versions))


def test_a_named_quiz_is_drawn_by_its_own_rules(library: Library, papers: Papers) -> None:
    fixed = (QuestionRef(BANK, "q4"), QuestionRef(BANK, "q1"))
    blueprint = Blueprint((BANK,), mode=Mode.EXAM, name="Week 3")
    kept = library.quizzes.save(NamedQuiz(blueprint, draw=Draw.FIXED, fixed=fixed))
    paper = papers.make(PaperWish(quiz_id=kept.id, versions=2))
    assert paper.title == "Week 3"
    assert set(ids(paper, 0)) == {"q1", "q4"} == set(ids(paper, 1))


# What the key says is what grading says -----------------------------------------------------------


def as_written(one: PaperQuestion) -> Answer:
    """The answer of a student who fills the sheet in as the key says."""
    marks, shown = marks_of(one), one.shown
    signs = {letter(n): n for n in range(30)}
    match shown.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return ChoiceAnswer(frozenset(shown.options[signs[m]].id for m in marks.split(", ")))
        case Kind.TRUE_FALSE:
            return TrueFalseAnswer(marks == "A")
        case Kind.ORDERING:
            places = [int(mark.split("/")[0]) for mark in marks.split(" ")]
            ranked = sorted(zip(places, shown.options, strict=True), key=lambda pair: pair[0])
            return OrderingAnswer(tuple(option.id for _place, option in ranked))
        case Kind.MATCHING:
            told = [mark.split(" ") for mark in marks.split(", ")]
            return MatchingAnswer(
                {shown.prompts[int(n) - 1].id: shown.choices[signs[sign]] for n, sign in told}
            )
        case Kind.CLOZE:
            texts = [mark.split(") ", 1)[1] for mark in marks.split("; ")]
            return ClozeAnswer(
                {
                    gap.id: ChoiceAnswer(frozenset({gap.options[signs[text]].id}))
                    if gap.options
                    else TextAnswer(text)
                    for gap, text in zip(shown.gaps, texts, strict=True)
                }
            )
    return TextAnswer(marks)


def test_a_sheet_filled_in_by_the_key_is_all_right(papers: Papers) -> None:
    for seed in range(5):
        for version in papers.make(wish(seed=seed)).versions:
            for one in version.questions:
                right = grade(one.revealed.question, as_written(one), language="en")
                assert right.fraction == 1, (one.shown.kind, marks_of(one))


@given(ranks=st.lists(st.integers(1, 4), min_size=2, max_size=7))
def test_items_of_one_rank_share_their_places(ranks: list[int]) -> None:
    from quizapp.library.paper import _places

    named = list(zip("abcdefg", ranks, strict=False))
    places = _places(named)
    for name, rank in named:
        first = sum(other < rank for _n, other in named) + 1
        count = sum(other == rank for _n, other in named)
        assert places[name] == "/".join(str(first + k) for k in range(count))


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    assert len({letter(n) for n in range(800)}) == 800


def test_endnotes_are_numbered_once(papers: Papers) -> None:
    paper = papers.make(wish())
    notes = paper.endnotes()
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    quoted = [note.sealed.citation.exact for note in notes]
    assert len(set(quoted)) == len(quoted) == 4, "nine questions, four passages"
    assert set(paper.note_numbers().values()) == {note.number for note in notes}
    assert {note.source_title for note in notes} == {"The harbour"}


def test_places_name_every_version(papers: Papers) -> None:
    paper = papers.make(wish())
    for (_bank, question_id), where in paper.places().items():
        assert [name for name, _n in where] == ["A", "B", "C"]
        for n, (_name, number) in enumerate(where):
            assert paper.versions[n].questions[number - 1].shown.question_id == question_id


def test_also_right_says_what_else_counts() -> None:
    from decimal import Decimal

    from question_bank.bank.model import (
        Accepted,
        DateBody,
        Numeric,
        NumericAnswer,
        PartialDate,
        ShortAnswer,
        Tolerance,
    )

    short = ShortAnswer((Accepted("Clara"), Accepted("C. W."), Accepted("Cl", Decimal("0.5"))))
    asked = Question("q", Kind.SHORT_ANSWER, "Who?", short)
    assert also_right(asked, "en") == ("C. W.", "Cl (50%)")
    numeric = Numeric(
        (
            NumericAnswer(Decimal(42), tolerance=Tolerance(Decimal(5), percent=True)),
            NumericAnswer(minimum=Decimal(40), maximum=Decimal(44), fraction=Decimal("0.25")),
        ),
        "m",
    )
    asked = Question("q", Kind.NUMERIC, "How long?", numeric)
    assert also_right(asked, "en") == ("± 5%", "40 – 44 m (25%)")
    assert also_right(Question("q", Kind.DATE, "When?", DateBody(PartialDate(1907))), "en") == ()


def test_an_item_order_with_ties_is_told(library: Library, papers: Papers, tmp_path: Path) -> None:
    bank = library.bank(BANK)
    items = tuple(
        OrderingItem(i, f"Item {i}", rank) for i, rank in zip("abcd", (1, 2, 2, 4), strict=True)
    )
    tied = Question("tied", Kind.ORDERING, "Order.", OrderingBody(items), Status.DRAFT)
    save_bank(replace(bank, id="tied-abc123", questions=(tied,)), tmp_path / "banks" / "tied.yaml")
    library.open_bank(tmp_path / "banks" / "tied.yaml")
    paper = papers.make(PaperWish("tied-abc123", count=0, include_drafts=True))
    one = paper.versions[0].questions[0]
    told = dict(zip((o.id for o in one.shown.options), marks_of(one).split(" "), strict=True))
    assert told == {"a": "1", "b": "2/3", "c": "2/3", "d": "4"}


def test_codes_tell_arrangements_apart(papers: Papers) -> None:
    codes = {
        (version.code.split("-")[1], tuple(one.shown for one in version.questions))
        for seed in range(6)
        for version in papers.make(wish(seed=seed)).versions
    }
    for (first, shown), (second, other) in itertools.combinations(codes, 2):
        assert (first == second) == (shown == other)
