"""The facade over a real SQLite file: banks, drawing, and attempts that outlive their bank."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import TurnedClock, write_bank

from question_bank.bank.model import Bank, Kind, Status
from question_bank.bank.writer import save_bank
from question_bank.errors import BankProblemsError, QuestionBankError
from quizapp.library import KnownBankError, Library
from quizapp.paths import Paths
from quizapp.quiz.drawing import Drawable, draw
from quizapp.quiz.model import Accommodation, Blueprint, Mode, Order
from quizapp.quiz.summaries import HistoryFilter

BANK = "harbour-abc123"


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    write_bank(tmp_path / "banks")
    return tmp_path / "banks"


@pytest.fixture
def library(tmp_path: Path, banks: Path) -> Iterator[Library]:
    seeds = iter(range(1000))
    made = Library.open(
        Paths(tmp_path / "data"), clock=TurnedClock(), new_seed=lambda: next(seeds),
        shipped=(), source_folders=(),
    )  # fmt: skip
    made.add_person("Ana")
    made.open_bank(banks / "harbour.yaml")
    yield made
    made.close()


def test_the_shipped_bank_is_there_and_read_only(tmp_path: Path) -> None:
    library = Library.open(Paths(tmp_path / "data"))
    card = library.banks()[0]
    assert card.read_only
    assert card.usable_count >= 60
    library.add_person("Ana")
    session = library.start(Blueprint((card.bank_id,), count=5))
    assert session.count == 5
    library.close()


def test_names_must_be_there_and_not_taken(library: Library) -> None:
    for name in ("", "   ", "x" * 81, "ana"):
        with pytest.raises(QuestionBankError):
            library.add_person(name)
    assert len(library.people()) == 1


def test_what_was_never_seen_is_drawn_first(library: Library) -> None:
    blueprint = Blueprint((BANK,), count=4)
    asked: list[str] = []
    for _quiz in range(2):
        session = library.start(blueprint)
        for index in range(session.count):
            session.go(index)
            asked.append(session.shown(index).question_id)
    assert len(set(asked)) == 8
    assert library.pool(blueprint).unseen == 1


def test_drawing_is_the_seeds_alone(banks: Path) -> None:
    _path, bank = write_bank(banks)
    candidates = [Drawable(bank, question) for question in bank.questions]
    blueprint = Blueprint((BANK,), count=5)
    assert draw(blueprint, candidates, {}, 3) == draw(blueprint, candidates, {}, 3)
    assert len({draw(blueprint, candidates, {}, seed) for seed in range(20)}) > 10
    in_order = draw(replace(blueprint, order=Order.BANK), candidates, {}, 3)
    places = [candidates.index(one) for one in in_order]
    assert places == sorted(places)


def test_pools_follow_status_kinds_topics_and_citations(library: Library, banks: Path) -> None:
    path, bank = write_bank(banks)
    questions = list(bank.questions)
    questions[0] = replace(questions[0], status=Status.DRAFT)
    questions[1] = replace(questions[1], status=Status.RETIRED)
    save_bank(replace(bank, questions=tuple(questions)), path)
    library.refresh_banks()
    assert library.pool(Blueprint((BANK,))).total == 7
    assert library.pool(Blueprint((BANK,), include_drafts=True)).total == 8
    assert library.pool(Blueprint((BANK,), kinds=(Kind.DATE,))).by_kind == {"date": 1}
    assert library.pool(Blueprint((BANK,), topics=("Storm",))).total == 4
    (banks / "harbour.txt").write_text("Another text altogether.", "utf-8")
    save_bank(replace(bank, title="Touched"), path)
    assert library.pool(Blueprint((BANK,))).total == 0
    with pytest.raises(QuestionBankError, match="No question matches"):
        library.start(Blueprint((BANK,)))


def test_options_stand_in_a_natural_order_and_orderings_never_in_the_right_one(
    library: Library,
) -> None:
    for _quiz in range(20):
        session = library.start(Blueprint((BANK,), count=0, kinds=(Kind.ORDERING, Kind.MATCHING)))
        for index in range(session.count):
            shown = session.shown(index)
            if shown.kind is Kind.ORDERING:
                assert [option.id for option in shown.options] != ["a", "b"]
            else:
                assert set(shown.choices) == {"Opening", "Storm"}


def test_an_attempt_is_shown_as_it_was_after_bank_and_source_are_gone(
    library: Library, banks: Path
) -> None:
    session = library.start(Blueprint((BANK,), count=0, mode=Mode.EXAM))
    result = session.submit()
    for path in list(banks.iterdir()):
        path.unlink()
    library.refresh_banks()
    assert "There is no file" in library.banks()[0].problem
    assert library.result(session.head.id) == result
    revealed = result.responses[0].feedback.revealed
    document = library.source(revealed.sources[0])
    assert document is not None
    sealed = revealed.citations[0]
    assert document.text[sealed.start : sealed.end] == sealed.citation.exact
    assert library.unfinished() == ()


def test_a_second_file_with_a_known_id_asks(library: Library, tmp_path: Path) -> None:
    copy, _bank = write_bank(tmp_path / "copy")
    with pytest.raises(KnownBankError) as caught:
        library.open_bank(copy)
    assert caught.value.new_path == str(copy)
    assert library.open_bank(copy, moved=True).path == str(copy)


def test_a_broken_bank_is_told_and_nothing_of_it_is_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: question-bank/1\nid: b-abc123\n", "utf-8")
    with pytest.raises(BankProblemsError):
        library.open_bank(path)
    assert [card.bank_id for card in library.banks()] == [BANK]


def test_a_bank_that_breaks_later_is_shown_with_its_problem(library: Library, banks: Path) -> None:
    (banks / "harbour.yaml").write_text("[", "utf-8")
    library.refresh_banks()
    card = library.banks()[0]
    assert "harbour.yaml:" in card.problem
    assert card.title == "Harbour bank"


def test_accommodations_stretch_the_limit_of_new_attempts(library: Library) -> None:
    person = library.current_person()
    assert person is not None
    library.grant(person.id, Accommodation(1.5, 60))
    session = library.start(Blueprint((BANK,), limit_s=100))
    assert (session.time_left().base_limit_s, session.time_left().limit_s) == (100, 210)


def test_scores_come_back_on_the_card(library: Library) -> None:
    library.start(Blueprint((BANK,), mode=Mode.EXAM)).submit()
    card = library.banks()[0]
    assert (card.best, card.last) == (0, 0)


def test_history_is_filtered_sorted_and_exported_without_formulas(
    library: Library, banks: Path, tmp_path: Path
) -> None:
    path, bank = write_bank(banks)
    save_bank(replace(bank, title='=HYPERLINK("x")'), path)
    library.refresh_banks()
    for mode in (Mode.EXAM, Mode.PRACTICE):
        library.start(Blueprint((BANK,), mode=mode)).submit()
    assert len(library.history()) == 2
    assert [row.mode for row in library.history(HistoryFilter(mode="exam"))] == ["exam"]
    assert library.history(HistoryFilter(text="%")) == ()
    assert library.history(HistoryFilter(text="hyperlink", bank_id=BANK)) != ()
    rows = library.history(HistoryFilter(sort="mode", descending=False))
    assert [row.mode for row in rows] == ["exam", "practice"]
    out = tmp_path / "history.csv"
    assert library.export_history(out) == 2
    table = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert all(row[0].startswith("'=") for row in table[1:])


def test_a_bank_of_drafts_can_be_taken_knowingly(library: Library, tmp_path: Path) -> None:
    path, bank = write_bank(tmp_path / "drafts", "drafts-abc123")
    drafts = tuple(replace(question, status=Status.DRAFT) for question in bank.questions)
    save_bank(Bank("drafts-abc123", "Drafts", sources=bank.sources, questions=drafts), path)
    card = library.open_bank(path)
    assert (card.usable_count, card.question_count) == (0, 9)
    assert library.pool(Blueprint(("drafts-abc123",), include_drafts=True)).total == 9


def test_an_edited_source_takes_its_questions_out_at_once_and_gives_them_back(
    library: Library, banks: Path
) -> None:
    source = next(path for path in banks.iterdir() if path.suffix == ".txt")
    before = source.read_bytes()
    everything = library.pool(Blueprint((BANK,))).total
    source.write_text("Nothing of it is left.\n", "utf-8")
    assert library.pool(Blueprint((BANK,))).total == 0
    source.unlink()
    assert library.pool(Blueprint((BANK,))).total == 0
    source.write_bytes(before)
    assert library.pool(Blueprint((BANK,))).total == everything
