"""Files of marks: what is understood, what is refused and where, and the command."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.cli.main import main
from question_bank.errors import Problem, QuestionBankError
from question_bank.statistics import (
    MarksFile,
    MarksProblemsError,
    Which,
    item_statistics,
    read_marks,
)
from question_bank.statistics.csv_cells import BrokenRowError, CsvText


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.csv"


def read(path: Path, text: str | bytes, *maxima: float, **more: object) -> MarksFile:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_marks(path, maxima or (1.0,), **more)  # type: ignore[arg-type]


def table(file: MarksFile) -> list[list[float]]:
    assert file.marks.table is not None
    return [[float(mark) for mark in row] for row in file.marks.table]


def problems(path: Path, text: str | bytes, *maxima: float, **more: object) -> list[str]:
    """`line:column message` of each problem."""
    with pytest.raises(MarksProblemsError) as caught:
        read(path, text, *maxima, **more)
    for problem in caught.value.problems:
        assert f"{path}:{problem.line}:{problem.column}: " in str(caught.value)
    return [f"{one.line}:{one.column} {one.message}" for one in caught.value.problems]


# What is understood


def test_a_plain_file(path: Path) -> None:
    file = read(path, "Ann,1,0\nBob,0.5,1\n")
    assert table(file) == [[1, 0], [0.5, 1]]
    assert (file.names, file.header, file.notices) == (("Ann", "Bob"), False, ())
    assert file.marks.questions == ("1", "2")
    assert file.marks.maxima.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("first", "header"),
    [
        ("Name,Q1,Q2", True),
        ("name,1,2", True),
        ("Student,,", True),
        (",Q1,Q2", True),
        ("Ann,1,0", False),
        ("Ann,,1", False),
    ],
)
def test_a_header_is_detected_and_told(path: Path, first: str, header: bool) -> None:
    file = read(path, f"{first}\nBob,0,1\nCid,1,1\n")
    assert file.header is header
    assert len(file.names) == (2 if header else 3)
    assert ("Line 1 was taken for the header." in file.notices) is header


def test_what_is_said_of_the_header_counts(path: Path) -> None:
    assert read(path, "Ann,1,0\nBob,0,1\n", header=True).names == ("Bob",)
    assert read(path, "Ann,1,0\nBob,0,1\n", header=True).marks.questions == ("1", "0")
    assert problems(path, "Name,Q1,Q2\nBob,0,1\n", header=False)[0].startswith("1:6 “Q1” is not")


def test_a_first_row_of_nan_is_a_row_and_no_header(path: Path) -> None:
    assert problems(path, "Ann,nan,NaN\nBob,0,1\n") == [
        "1:5 “nan” is no mark. Leave the cell empty for a question that was not drawn; write 0 for "
        "one left unanswered.",
        "1:9 “NaN” is no mark. Leave the cell empty for a question that was not drawn; write 0 for "
        "one left unanswered.",
    ]


def test_empty_is_not_drawn_and_nought_is_unanswered(path: Path) -> None:
    file = read(path, "Ann,1,\nBob,0,1\nCid, ,1\n")
    assert not file.marks.complete
    assert [item.n for item in item_statistics(file.marks)] == [2, 2]
    assert file.notices[-1].startswith("2 cells are empty")


@pytest.mark.parametrize(
    "data",
    [
        "Ann;0,5;1\nÉva;1;0,25\n".encode(),
        "Ann\t0.5\t1\nÉva\t1\t0.25\n".encode(),
        "\ufeffAnn,0.5,1\r\nÉva,1,0.25\r\n".encode(),
        "Ann,0.5,1\nÉva,1,0.25\n".encode("utf-16"),
        "Ann,0.5,1\nÉva,1,0.25\n".encode("cp1252"),
        b'"Ann",".5","1."\r"\xc3\x89va","+1","2.5e-1"',
        "\n,,\nAnn, 0.5 ,1\n\n  Éva  ,1,0.25\n,,\n\n".encode(),
    ],
)
def test_what_programs_write(path: Path, data: bytes) -> None:
    file = read(path, data)
    assert table(file) == [[0.5, 1], [1, 0.25]]
    assert file.names == ("Ann", "Éva")


def test_what_was_guessed_is_told(path: Path) -> None:
    told = read(path, "Ann;0,5;1\nÉva;1;0\n".encode("cp1252")).notices
    assert told == (
        "The file is not UTF-8 (line 2, column 1): its encoding was guessed, and names may look "
        "wrong.",
        "Cells are separated by semicolons.",
        "Commas in marks were read as decimal commas.",
    )


def test_names_may_hold_anything(path: Path) -> None:
    file = read(path, '"Al, the ""Rock"" Ng",1,0\n"two\nlines",0,1\n=1+1,1,1\n')
    assert file.names == ('Al, the "Rock" Ng', "two\nlines", "=1+1")


def test_maximum_marks(path: Path) -> None:
    file = read(path, "Ann,2,5\nBob,1,0\n", 2, 5)
    assert [item.facility for item in item_statistics(file.marks)] == [0.75, 0.5]
    assert read(path, "Ann,2,5\nBob,1,0\n", 5).marks.maxima.tolist() == [5, 5]
    with pytest.raises(QuestionBankError, match="2 questions, and 3 maximum marks"):
        read(path, "Ann,2,5\n", 1, 2, 3)


def test_a_column_of_totals_is_left_out(path: Path) -> None:
    named = read(path, "Name,A,B,Total\nAnn,1,0,1\nBob,0,0,0\n")
    assert table(named) == [[1, 0], [0, 0]]
    assert "The last column (“Total”) holds the totals; it was left out." in named.notices
    beyond = read(path, "Ann,1,1,2\nBob,0.3333333,0,0.33333\n")
    assert table(beyond) == [[1, 1], [0.3333333, 0]]
    # A question may happen to be the sum of the others.
    assert read(path, "Ann,1,0,1\nBob,0,0,0\n").marks.questions == ("1", "2", "3")
    assert read(path, "Name,A,B,C\nAnn,1,0,1\nBob,0,0,0\n").marks.questions == ("A", "B", "C")
    # Maximum marks for all columns say that the last one is a question.
    assert len(read(path, "Ann,1,1,2\nBob,0,0,0\n", 1, 1, 2).marks.questions) == 3
    assert len(read(path, "Ann,1,1,2\nBob,0,0,0\n", 1, 1).marks.questions) == 2


def test_attempts_of_one_name(path: Path) -> None:
    text = "Ann,0,0\nBob,1,0\nAnn,1,1\nAnn,1,0\n"

    def kept(which: Which) -> tuple[tuple[str, ...], list[list[float]]]:
        file = read(path, text, which=which)
        return file.names, table(file)

    assert kept(Which.FIRST) == (("Ann", "Bob"), [[0, 0], [1, 0]])
    assert kept(Which.BEST) == (("Bob", "Ann"), [[1, 0], [1, 1]])
    assert kept(Which.ALL)[0] == ("Ann", "Bob", "Ann", "Ann")
    assert read(path, text, which=Which.FIRST).notices[-1].startswith("2 further attempts")


# What is refused, and where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann,1,0\nBob,nan,1\n", "2:5 “nan” is no mark."),
        ("Ann,1,0\nBob,-inf,1\n", "2:5 “-inf” is no mark."),
        ("Ann,1,0\nBob,1,Infinity\n", "2:7 “Infinity” is no mark."),
        ("Ann,1,0\nBob,1e400,1\n", "2:5 “1e400” is too large for a number."),
        ("Ann,1,0\nBob,1e99,1\n", "2:5 a mark of 1e+99 is above the maximum 1; --max"),
        ("Ann,1,0\nBob,1,2\n", "2:7 a mark of 2 is above the maximum 1; --max"),
        ("Ann,1,0\nBob,-2,0\n", "2:5 a mark of -2 is below the least, minus 1;"),
        ("Ann,1,0\nBob,=SUM(A1:A2),1\n", "2:5 “=SUM(A1:A2)” is a formula"),
        ("Ann,1,0\nBob,+A1,1\n", "2:5 “+A1” is a formula"),
        ("Ann,1,0\nBob,@x,1\n", "2:5 “@x” is a formula"),
        ("Ann,1,0\nBob,50%,1\n", "2:5 “50%” is in per cent"),
        ("Ann,1,0\nBob,absent,1\n", "2:5 “absent” is not a number."),
        ("Ann,1,0\nBob,-,1\n", "2:5 “-” is not a number."),
        ("Ann,1,0\nBob,1_0,1\n", "2:5 “1_0” is not a number."),
        ("Ann,1,0\nBob,١,1\n", "2:5 “١” is not a number."),
        ("Ann,1,0\nBob,0x1,1\n", "2:5 “0x1” is not a number."),
        ('Ann,1,0\nBob,"0,5",1\n', "2:5 “0,5” has a comma; write marks with a point"),
        ("Ann;0.5;0\nBob;0,5;1\n", "2:5 “0,5” is not written as the marks above it"),
        ("Ann,1,0\nBob,1\nCid,1,1\n", "2:6 this row has 2 cells, where most rows have 3."),
        ("Ann,1,0\nBob,1,0,1\nCid,1,1\n", "2:9 this row has 4 cells, where most rows have 3 ("),
        ("Ann,1,0\n,1,0\n", "2:1 this row has no name"),
        ("Ann,1,0\nBob,,\n", "2:5 no question has a mark"),
        ("Ann,1,0\nBob,1,0\nAnn,0,0\n", "3:1 “Ann” stands in line 1, too."),
        ("Name,A,A\nBob,1,0\n", "1:6 2 columns are named “A”."),
        ("Name,A,B\n", "1:1 there is a header, and no attempt below it."),
        ("Ann\nBob\n", "1:1 there is one column only"),
        ("", "1:1 there are no marks in this file."),
        (" \n,,\n", "1:1 there are no marks in this file."),
        ('Ann,1,0\nBob,"1,0\nCid,1,1\n', "2:5 a quotation mark is opened and never closed."),
        ('Ann,1,0\nBob,"1"2,0\n', "2:5 a quotation mark closes inside of a cell"),
        ('"two\nlines",1,0\n"more\nlines",x,0\n', "4:8 “x” is not a number."),
        ('"a ""b"", c",1,x\nBob,1,1\n', "1:16 “x” is not a number."),
    ],
)
def test_each_problem_has_its_place(path: Path, text: str, expected: str) -> None:
    (found,) = problems(path, text)
    assert found.startswith(expected)


def test_all_problems_are_told_at_once(path: Path) -> None:
    found = problems(path, "Ann,1,0\nBob,x,=1\nCid,1\n,1,1\nAnn,nan,2\n")
    assert [one.split()[0] for one in found] == ["2:5", "2:7", "3:6", "4:1", "5:1", "5:5"]


def test_a_flood_of_problems_is_cut(path: Path) -> None:
    found = problems(path, "Ann,1\n" + "".join(f"n{n},x\n" for n in range(1500)))
    assert len(found) == 1001
    assert found[-1].endswith("500 further problems are not listed.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04\x14\x00\x00\x00rest", "1:6 this is a workbook or another archive"),
        (b"Ann,1,0\nBob,\x00\x01,1\n", "2:5 this cannot be read as text"),
        (b"\xff\xfeA\x00\x00\xd8", "1:1 this cannot be read as text: its UTF-16-LE text is"),
        (bytes(range(1, 32)) * 50, "1:1 this cannot be read as text"),
    ],
)
def test_what_is_no_text(path: Path, data: bytes, expected: str) -> None:
    (found,) = problems(path, data)
    assert found.startswith(expected)


def test_a_message_cannot_steer_the_terminal(path: Path) -> None:
    (found,) = problems(path, "Ann,1,0\nBob,\x1b[31mred\u202e,1\n")
    assert "\x1b" not in found
    assert "\u202e" not in found


def test_a_long_cell_is_told_short(path: Path) -> None:
    assert len(problems(path, f"Ann,1,0\nBob,{'x' * 5000},1\n")[0]) < 250
    assert problems(path, f"Ann,1,0\nBob,{'x' * 200_000},1\n")[0].startswith("2:1 a cell is longer")


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    for place in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(QuestionBankError, match="cannot be read") as caught:
            read_marks(place)
        assert not isinstance(caught.value, MarksProblemsError)


def test_a_file_that_is_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("question_bank.statistics.csv_text.MAX_SIZE_BYTES", 10)
    with pytest.raises(QuestionBankError, match="larger than"):
        read(path, "Ann,1,0\nBob,1,1\n")


cells = st.text(st.sampled_from("01.,;\t\n\"'=-+eEx \x00é\u2028nainf"), max_size=6)


@given(st.lists(st.lists(cells, max_size=5), max_size=6), st.booleans())
def test_whatever_comes_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], quoted: bool
) -> None:
    path = tmp_path_factory.mktemp("csv") / "marks.csv"
    if quoted:
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
        text = out.getvalue()
    else:
        text = "\n".join(",".join(row) for row in rows)
    path.write_bytes(text.encode())
    refused: tuple[Problem, ...] = ()
    file = None
    try:
        file = read_marks(path, which=Which.ALL)
    except MarksProblemsError as error:
        refused = error.problems
    if file is None:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert refused
        for problem in refused:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        return
    for item in item_statistics(file.marks):
        assert item.facility is None or math.isfinite(item.facility)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_places_are_where_the_cells_are(rows: list[list[str]]) -> None:
    rows = [[cell.replace("\x00", "") for cell in row] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    text = out.getvalue()
    reading = CsvText(text)
    reading.delimiter = ","
    lines = text.split("\n")
    try:
        found = list(reading.rows())
    except BrokenRowError:
        pytest.fail("what the writer wrote is whole")
    for row in found:
        for place, cell in enumerate(row.cells):
            line, column = reading.place(row, place)
            rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
            written = rest[1 : 1 + len(rest)]
            assert rest.startswith('"')
            assert written.replace('""', '"').lstrip().startswith(cell)


# The command


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return int(stopped.value.code or 0), printed.out, printed.err


@pytest.fixture
def class_marks(path: Path) -> Path:
    chance = random.Random(3)
    rows = ["Name,Tower,Lake\u202e,Mayor"]
    for number in range(30):
        able = chance.random()
        tower, lake = able > 0.3, able > 0.6
        rows.append(f"Student {number},{tower:d},{lake:d},{chance.random() > able:d}")
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_the_command_tells_the_quiz_and_its_questions(
    class_marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "analyse", class_marks)
    assert code == 0
    assert "30 attempts, 3 questions." in out
    assert "Internal consistency %" in out
    assert "negative-discrimination" in out.split("Flags:")[0]
    assert "did worse on this" in out
    assert "Line 1 was taken for the header." in err
    assert "\u202e" not in out
    assert "Student 3" not in out
    _code, told, _err = run(capsys, "analyse", class_marks, "--definitions", "--resamples", 0)
    assert "The figures:" in told
    assert "(95%" not in told


def test_the_command_prints_json(class_marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "analyse", class_marks, "--json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert data["header"] is True
    assert data["notices"] == ["Line 1 was taken for the header."]
    assert [one["question"] for one in data["questions"]][1:] == ["Lake\u202e", "Mayor"]
    first = data["questions"][0]
    low, high = first["intervals"]["facility"]
    assert low <= first["facility"] <= high
    assert data["quiz"]["attempts"] == 30
    assert data["questions"][2]["flags"][0]["code"] == "negative-discrimination"
    file = read_marks(class_marks)
    item = item_statistics(file.marks)[0]
    assert first["discrimination_index"] == item.discrimination_index


def test_what_is_absent_is_null(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("Ann,1,0\nBob,1,0\n", "utf-8")
    _code, out, _err = run(capsys, "analyse", path, "--json")
    assert "NaN" not in out
    data = json.loads(out)
    assert data["quiz"]["consistency"] is None
    assert data["questions"][0]["discrimination_index"] is None
    assert [flag["code"] for flag in data["questions"][0]["flags"]] == ["same-mark", "small-sample"]
    _code, out, _err = run(capsys, "analyse", path)
    assert "small-sample" in out


def test_problems_are_lines_for_editors(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("Ann,1,0\nBob,2,x\n", "utf-8")
    code, out, err = run(capsys, "analyse", path, "--json")
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}:2:7: “x” is not a number.")
    code, _out, err = run(capsys, "analyse", path.with_name("none.csv"))
    assert code == 1
    assert "cannot be read" in err


@pytest.mark.parametrize(
    "wrong",
    [("--max", "x"), ("--max", "0"), ("--max", "nan"), ("--max", "1,,2"), ("--max", "1e300"),
     ("--attempts", "last"), ("--resamples", "5")],
)  # fmt: skip
def test_wrong_calls(
    class_marks: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, str]
) -> None:
    code, _out, err = run(capsys, "analyse", class_marks, *wrong)
    assert code == 2
    assert wrong[0] in err


def test_the_options_of_the_command(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("Ann,2,5\nAnn,1,0\nBob,2,1\n", "utf-8")
    code, _out, err = run(capsys, "analyse", path, "--max", "2,5")
    assert code == 1
    assert "--attempts first, best or all" in err
    code, out, _err = run(capsys, "analyse", path, "--max", "2, 5", "--attempts", "first", "--json")
    assert code == 0
    data = json.loads(out)
    assert data["quiz"]["attempts"] == 2
    assert [one["facility"] for one in data["questions"]] == [1.0, 0.6]
    assert run(capsys, "analyse", path, "--max", 5, "--attempts", "all", "--no-header")[0] == 0


def test_published_figures_by_the_command(
    shared_fixtures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shared_fixtures / "statistics"
    if not folder.is_dir():
        pytest.skip("the conformance data has no folder statistics")
    code, out, _err = run(capsys, "analyse", folder / "results00.csv", "--json")
    assert code == 0
    data = json.loads(out)
    with (folder / "qstats00.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert len(data["questions"]) == len(expected)
    for ours, theirs in zip(data["questions"], expected, strict=True):
        value = float(theirs["discriminationindex"])
        assert ours["discrimination_index"] == pytest.approx(value, rel=1e-6)
