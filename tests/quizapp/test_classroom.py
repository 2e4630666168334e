"""The class: whose attempts count, what is computed of them, and what is written to files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from class_data import choice_bank, fill_class, student_name, with_other_key

from question_bank.bank.model import Bank, Choice
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.documents import load_document
from question_bank.errors import QuestionBankError
from question_bank.statistics import Which, analyse, marks_from_table
from quizapp.library import Library
from quizapp.library.class_exports import as_csv, marks_sheet, sheets
from quizapp.library.class_figures import box, distribution
from quizapp.library.class_model import ClassChoice, ClassReport
from quizapp.library.classroom import quiz_key
from quizapp.paths import Paths
from quizapp.quiz.model import AttemptState, Mode, SealedSource


@pytest.fixture
def library(tmp_path: Path, project_root: Path) -> Iterator[Library]:
    made = Library.open(
        Paths(tmp_path / "data"), shipped=(), source_folders=(project_root / "assets/sources",)
    )
    yield made
    made.close()


def report(library: Library, **choice: object) -> ClassReport:
    return library.classroom.report(ClassChoice(**choice))  # type: ignore[arg-type]


def fill(library: Library, bank: Bank, **how: object) -> list[str]:
    return fill_class(library._database, bank, **how)  # type: ignore[arg-type]


@pytest.fixture
def sourced(library: Library, tmp_path: Path, project_root: Path) -> Bank:
    """The shipped bank as a file of the person's, and thirty students who took it."""
    bank = load_bank(project_root / "question_bank/banks/luis-almagro.yaml")
    path = project_root / "assets/sources/luis-almagro.txt"
    document = load_document(path)
    (tmp_path / "banks").mkdir()
    save_bank(bank, tmp_path / "banks" / "almagro.yaml")
    library.open_bank(tmp_path / "banks" / "almagro.yaml")
    fill(library, bank, students=30, document=document, title="Autumn")
    source = bank.sources[0]
    kept = SealedSource(source.id, source.title, document.sha256, "text/plain", document.extractor)
    library._database.sources.keep(kept, path.read_bytes())
    return bank


# Whose attempts count -------------------------------------------------------------------------


def test_nobody_is_a_class_too(library: Library) -> None:
    empty = report(library)
    assert (empty.students, empty.attempts, empty.items) == ((), (), ())
    assert library.classroom.intervals(empty).facility == ()
    assert library.classroom.passages(empty) == ()
    assert library.classroom.newest_quiz() == ""
    library.add_person("Ana")
    alone = report(library)
    assert [(row.name, row.score, row.help_on) for row in alone.students] == [("Ana", None, ())]


def test_first_best_or_all(library: Library) -> None:
    fill(library, choice_bank(10), students=4, attempts=3, title="Quiz")
    everything = report(library, which=Which.ALL)
    assert len(everything.attempts) == 12
    of_person: dict[str, list[float]] = {}
    for one in everything.attempts:
        of_person.setdefault(one.person_id, []).append(one.fraction)
    first, best = report(library), report(library, which=Which.BEST)
    assert {a.person_id: a.fraction for a in first.attempts} == {
        person: scores[0] for person, scores in of_person.items()
    }
    assert {a.person_id: a.fraction for a in best.attempts} == {
        person: max(scores) for person, scores in of_person.items()
    }


def test_first_attempts_are_those_of_each_quiz(library: Library) -> None:
    bank = choice_bank(4)
    fill(library, bank, students=3, attempts=2, title="One")
    fill(library, bank, students=3, attempts=2, title="Two", seed=2, late_days=30)
    both = report(library)
    assert sorted(one.title for one in both.attempts) == ["One"] * 3 + ["Two"] * 3
    assert [one.title for one in both.quizzes] == ["Two", "One"]
    newest = library.classroom.newest_quiz()
    assert newest == both.quizzes[0].key == quiz_key(both.attempts[-1])
    assert {one.title for one in report(library, quiz=newest).attempts} == {"Two"}


def test_practice_counts_by_choice_only(library: Library) -> None:
    bank = choice_bank(4)
    fill(library, bank, students=3, mode=Mode.PRACTICE)
    fill(library, bank, students=3, state=AttemptState.EXPIRED, seed=2)
    exams = report(library)
    assert (exams.attempts, exams.practice_attempts, exams.quizzes) == ((), 3, ())
    assert len(report(library, practice=True).attempts) == 3


def test_a_new_attempt_is_seen_at_the_next_look(library: Library) -> None:
    fill(library, choice_bank(4), students=2)
    before = report(library)
    assert report(library) is before
    fill(library, choice_bank(4), students=2, seed=2, from_number=2)
    after = report(library)
    assert len(after.attempts) == 4
    assert after.items[0].statistics.n == 4


# What is computed -----------------------------------------------------------------------------


def test_figures_are_those_of_the_plain_formulas(library: Library) -> None:
    fill(library, choice_bank(12), students=40)
    made = report(library)
    marks = np.zeros((40, 12))
    marks[made.responses.attempt, made.responses.item] = made.responses.fraction
    plain = analyse(marks_from_table(marks))
    for item, expected in zip(made.items, plain.items, strict=True):
        assert item.statistics.facility == pytest.approx(expected.facility)
        assert item.statistics.discrimination_index == pytest.approx(expected.discrimination_index)
        assert item.statistics.effective_weight == pytest.approx(expected.effective_weight)
        assert item.statistics.random_guess_score == pytest.approx(0.25)
    assert made.quiz.consistency == pytest.approx(plain.quiz.consistency)
    assert made.quiz.mean == pytest.approx(np.mean([one.marks for one in made.attempts]))


def test_undrawn_is_missing(library: Library) -> None:
    fill(library, choice_bank(12), students=40, count=5)
    made = report(library)
    assert made.quiz.random_draws
    assert made.quiz.consistency is None
    assert sum(item.statistics.n for item in made.items) == 200


def test_options_add_up_and_a_wrong_key_is_found(library: Library) -> None:
    bank = choice_bank(12)
    fill(library, bank, students=300)
    made = report(library)
    for item in made.items:
        assert sum(one.n for one in item.options) == item.statistics.n == 300
        key = next(one for one in item.options if one.option.role == "key")
        assert key.share == pytest.approx(item.statistics.facility)
    codes = {item.key.question_id: {flag.code for flag in item.flags} for item in made.items}
    assert {"negative-discrimination", "probably-mis-keyed"} <= codes["q00000"]
    assert made.items[0].is_flagged
    assert not any("probably-mis-keyed" in codes[one.id] for one in bank.questions[1:])


def test_few_attempts_flag_nothing_but_that_they_are_few(library: Library) -> None:
    fill(library, choice_bank(6), students=9)
    made = report(library)
    for item in made.items:
        codes = {flag.code for flag in item.flags}
        assert "small-sample" in codes
        assert "rarely-chosen" not in codes
        assert not item.is_flagged


def test_versions_are_apart_and_the_older_one_is_told(library: Library, tmp_path: Path) -> None:
    bank = choice_bank(2)
    save_bank(with_other_key(bank, "q00000"), tmp_path / "bank.yaml")
    library.open_bank(tmp_path / "bank.yaml")
    fill(library, bank, students=3)
    fill(library, with_other_key(bank, "q00000"), students=3, seed=2, from_number=3)
    fill(library, choice_bank(1, "gone-abc123"), students=1, seed=3)
    items = report(library).items
    seen = [(one.key.question_id, one.statistics.n, one.newer, one.in_bank) for one in items]
    assert sorted(seen) == [
        ("q00000", 1, False, False),
        ("q00000", 3, False, True),
        ("q00000", 3, True, True),
        ("q00001", 6, False, True),
    ]


def test_topics_of_students_and_of_the_bank_as_it_is_now(library: Library, tmp_path: Path) -> None:
    bank = choice_bank(20)
    renamed = replace(
        bank, questions=tuple(replace(one, topics=("A", "B")) for one in bank.questions)
    )
    save_bank(renamed, tmp_path / "bank.yaml")
    library.open_bank(tmp_path / "bank.yaml")
    fill(library, bank, students=5)
    library.add_person("Zoe")
    made = report(library)
    assert made.topics.topics == ("A", "B")
    for row, scores, counts in zip(
        made.students, made.topics.scores, made.topics.counts, strict=True
    ):
        if row.name == "Zoe":
            assert counts.tolist() == [0, 0]
            assert np.isnan(scores).all()
        else:
            assert row.score is not None
            assert counts.tolist() == [20, 20]
            assert scores.tolist() == pytest.approx([row.score, row.score])
            assert row.help_on == (("A", "B") if row.score < 0.5 else ())


@pytest.mark.usefixtures("sourced")
def test_help_comes_with_passages_to_read(library: Library) -> None:
    made = report(library)
    place = max(range(30), key=lambda n: len(made.students[n].help_on))
    row = made.students[place]
    assert row.help_on
    topics = library.classroom.topics_of(made, place)
    assert [one.topic for one in topics if one.needs_help] == list(row.help_on)
    assert [one.score for one in topics] == sorted(one.score for one in topics)
    reading = next(one.readings[0] for one in topics if one.readings)
    found = library.classroom.passage(reading.key, reading.attempt_id, reading.citation)
    assert found is not None
    assert found.citations[found.current].citation == reading.citation
    document = library.source(found.sources[0])
    assert document is not None
    cited = found.citations[found.current]
    assert document.text[cited.start : cited.end] == reading.citation.exact


def test_passages_and_misconceptions(library: Library, sourced: Bank) -> None:
    made = report(library)
    passages = library.classroom.passages(made)
    by_id = {item.key.question_id: item for item in made.items}
    assert passages
    for row in passages:
        asked = [by_id[name].statistics for name in row.statistics.questions]
        mean = sum((one.facility or 0.0) * one.n for one in asked) / row.statistics.n
        assert row.statistics.facility == pytest.approx(mean)
    shares = [one.share for one in made.misconceptions]
    assert shares == sorted(shares, reverse=True)
    worst = made.misconceptions[0]
    item = library.classroom.item_of(made, worst)
    assert item.question is worst.question
    assert worst.passages
    library.forget_bank(sourced.id)
    gone = report(library)
    assert library.classroom.passages(gone) == ()
    assert not gone.items[0].in_bank


def test_intervals_hold_the_figures(library: Library) -> None:
    fill(library, choice_bank(6), students=50)
    made = report(library)
    sure = library.classroom.intervals(made)
    for item, interval in zip(made.items, sure.facility, strict=True):
        assert interval is not None
        assert interval.low <= (item.statistics.facility or 0.0) <= interval.high


def test_charts_data() -> None:
    assert distribution([0.0, 0.05, 0.1, 0.3, 0.7, 0.999, 1.0]) == [2, 1, 0, 1, 0, 0, 0, 1, 0, 2]
    assert box("none", np.array([np.nan])) is None
    one = box("one", np.array([0.5, np.nan]))
    assert one is not None
    assert (one.n, one.low, one.median, one.high) == (1, 0.5, 0.5, 0.5)
    far = box("far", np.array([0.4, 0.45, 0.5, 0.55, 0.6, 0.0, 1.0]))
    assert far is not None
    assert (far.low, far.high) == (0.4, 0.6)


# Files ----------------------------------------------------------------------------------------

NASTY = '=HYPERLINK("http://x")', "+1", "@a", "-2+3", "\tx", "<b>&amp;</b>", "＝1", "\x00\x0b"


@pytest.fixture
def nasty(library: Library) -> ClassReport:
    """A class whose names, stems, options and titles are anything but harmless."""
    bank = choice_bank(8)
    questions = []
    for question, text in zip(bank.questions, NASTY, strict=True):
        body = question.body
        assert isinstance(body, Choice)
        options = tuple(replace(one, text=text + one.id) for one in body.options)
        questions.append(
            replace(question, stem=text, topics=(text,), body=replace(body, options=options))
        )
    for name in NASTY[:6]:
        library._database.people.add(name)
    fill(library, replace(bank, title=NASTY[0], questions=tuple(questions)), students=20,
         title=NASTY[1])  # fmt: skip
    return report(library)


def test_csv_cells_are_safe(library: Library, nasty: ClassReport, tmp_path: Path) -> None:
    names = library.classroom.export(nasty, tmp_path / "out", "csv")
    assert len(names) == 10
    dangerous = tuple("=+-@\t\r＝＋－＠")
    for name in names:
        text = (tmp_path / "out" / name).read_text("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                harmless = cell.removeprefix("-").replace(".", "", 1).replace("e-", "").isdigit()
                assert harmless or not cell.startswith(dangerous), (name, cell)


def test_a_workbook_has_typed_cells_and_no_formula(
    library: Library, nasty: ClassReport, tmp_path: Path
) -> None:
    path = tmp_path / "class.xlsx"
    assert library.classroom.export(nasty, path, "xlsx") == ("class.xlsx",)
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    kinds = set()
    with zipfile.ZipFile(path) as archive:
        names = [one for one in archive.namelist() if one.startswith("xl/worksheets/sheet")]
        assert len(names) == 10
        for name in names:
            tree = ElementTree.fromstring(archive.read(name))
            assert not tree.findall(f".//{space}f")
            assert not tree.findall(f".//{space}hyperlink")
            kinds |= {cell.get("t") for cell in tree.iter(f"{space}c")}
        texts = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        said = {"".join(one.itertext()) for one in texts.iter(f"{space}si")}
    assert kinds == {"s", None}  # shared texts, numbers
    assert {NASTY[0], NASTY[3], NASTY[5]} <= said


def test_the_marks_are_read_by_analyse(library: Library, tmp_path: Path) -> None:
    from question_bank.statistics import read_marks

    fill(library, choice_bank(6), students=15, count=4)
    made = report(library)
    path = tmp_path / "marks.csv"
    path.write_text(as_csv(marks_sheet(made)), "utf-8")
    again = read_marks(path)
    plain = analyse(again.marks)
    for item, expected in zip(made.items, plain.items, strict=True):
        assert item.statistics.n == expected.n
        assert item.statistics.facility == pytest.approx(expected.facility)


def test_gradebooks(library: Library, tmp_path: Path) -> None:
    fill(library, choice_bank(4), students=2, title="One")
    fill(library, choice_bank(4), students=1, title="Two", seed=2, late_days=30)
    library.add_person("Zoe")
    made = report(library)
    library.classroom.export(made, tmp_path / "m.csv", "moodle")
    library.classroom.export(made, tmp_path / "c.csv", "canvas")
    ana, ben = student_name(0), student_name(1)
    score = {(a.person_id, a.title): f"{round(100 * a.fraction, 2)}" for a in made.attempts}
    who = {row.name: row.person_id for row in made.students}
    one = {name: score[who[name], "One"] for name in (ana, ben)}
    two = score[who[ana], "Two"]
    with (tmp_path / "m.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["Username", "One", "Two"], [ana, one[ana], two], [ben, one[ben], ""]]
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "One", "Two"],
        ["    Points Possible", "", "", "", "", "100", "100"],
        [ana, "", "", ana, "", one[ana], two],
        [ben, "", "", ben, "", one[ben], ""],
    ]


def test_an_empty_class_can_be_exported(library: Library, tmp_path: Path) -> None:
    empty = report(library)
    for kind in ("csv", "xlsx", "moodle", "canvas"):
        assert library.classroom.export(empty, tmp_path / kind, kind)
    assert [len(sheet.rows) for sheet in sheets(empty, ())][1:9] == [0] * 8


def test_a_folder_that_refuses_is_said(library: Library, tmp_path: Path) -> None:
    empty = report(library)
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(QuestionBankError, match="cannot be made"):
        library.classroom.export(empty, tmp_path / "file", "csv")
    with pytest.raises(QuestionBankError, match="no folder"):
        library.classroom.export(empty, tmp_path / "none" / "a.xlsx", "xlsx")
