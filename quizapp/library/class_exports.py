"""A class in files: CSV tables, one workbook, gradebooks. Enter by `export` or `sheets`.

A cell is a text, a number, a moment or nothing, and stays that in a workbook; in CSV a text that a
spreadsheet would take for a formula is guarded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from question_bank.atomic import write_atomically
from question_bank.bank.gaps import stem_in_words
from question_bank.errors import QuestionBankError
from question_bank.exchange.cells import guarded
from question_bank.markup import plain
from question_bank.statistics import DEFINITIONS, FLAG_RULES
from quizapp.library.class_model import ClassReport, PassageRow

if TYPE_CHECKING:
    from question_bank.bank.model import Question

Cell: TypeAlias = "str | int | float | datetime | None"

KINDS = ("csv", "xlsx", "moodle", "canvas")

MOST_CELLS = 2_000_000
"""Marks that go into a workbook: more take a minute and a spreadsheet that gives up."""

_LONGEST_TEXT = 32_000  # a workbook's cell holds 32,767 characters
_MOST_COLUMNS = 16_000
_DATE_FORMAT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `name` is that of the file or of the workbook's sheet."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def export(
    report: ClassReport, passages: Sequence[PassageRow], path: Path, kind: str
) -> tuple[str, ...]:
    """Writes the report; the names of the files.

    `kind` "csv" fills the folder `path` with a file for each table, the others write the file
    `path`.

    Raises:
        QuestionBankError: the folder refuses.
        ValueError: the kind is none of `KINDS`.
    """
    match kind:
        case "csv":
            names = []
            try:
                path.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise QuestionBankError(
                    f"The folder {path} cannot be made ({error.strerror or error})."
                ) from error
            for sheet in sheets(report, passages):
                names.append(f"{sheet.name.lower().replace(' ', '-')}.csv")
                write_atomically(path / names[-1], as_csv(sheet))
            return tuple(names)
        case "xlsx":
            write_atomically(path, workbook(sheets(report, passages)))
        case "moodle":
            write_atomically(path, as_csv(moodle(report), mark=False))
        case "canvas":
            write_atomically(path, as_csv(canvas(report), mark=False))
        case _:
            raise ValueError(f"there is no export {kind!r}")
    return (path.name,)


# Writing --------------------------------------------------------------------------------------


def as_csv(sheet: Sheet, *, mark: bool = True) -> str:
    """The table as CSV; with a byte order `mark` spreadsheets take it for UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([guarded(one) for one in sheet.headings])
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return ("\ufeff" if mark else "") + text.getvalue()


def _csv_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return cell


def workbook(tables: Iterable[Sheet]) -> bytes:
    """The tables as sheets of an XLSX file: typed cells, no formula, no link."""
    import xlsxwriter  # type: ignore[import-untyped]

    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
        },
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": _DATE_FORMAT})
    for sheet in tables:
        if len(sheet.rows) * len(sheet.headings) > MOST_CELLS or (
            len(sheet.headings) > _MOST_COLUMNS
        ):
            continue
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading[:_LONGEST_TEXT], bold)
        for place, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(place, column, cell[:_LONGEST_TEXT])
                elif isinstance(cell, datetime):
                    utc = cell.astimezone(UTC).replace(tzinfo=None)
                    page.write_datetime(place, column, utc, moment)
                elif cell is not None:
                    page.write_number(place, column, cell)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        for column, width in enumerate(_widths(sheet)):
            page.set_column(column, column, width)
    book.close()
    return held.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    """Characters that a column needs, judged by its first rows."""
    widths = [min(14, max(8, len(one))) for one in sheet.headings]
    for row in sheet.rows[:50]:
        for n, cell in enumerate(row):
            long = 16 if isinstance(cell, datetime) else len(str(cell or ""))
            widths[n] = max(widths[n], min(60, long + 1))
    return widths


# Tables ---------------------------------------------------------------------------------------


def sheets(report: ClassReport, passages: Sequence[PassageRow]) -> Iterator[Sheet]:
    """Every table of the class."""
    yield quiz_sheet(report)
    yield students_sheet(report)
    yield attempts_sheet(report)
    yield topics_sheet(report)
    yield questions_sheet(report)
    yield options_sheet(report)
    yield passages_sheet(passages)
    yield misconceptions_sheet(report)
    yield marks_sheet(report)
    yield definitions_sheet()


def words_of(question: Question) -> str:
    """A stem without mark-up, its gaps as blanks."""
    stem = stem_in_words(question.stem)
    return plain(stem) if question.markup == "basic" else stem


def quiz_sheet(report: ClassReport) -> Sheet:
    quiz = report.quiz
    named = (
        "attempts questions mean median sd skewness kurtosis consistency error_ratio standard_error"
    ).split()
    rows: list[Sequence[Cell]] = []
    for name in named:
        definition = DEFINITIONS[name]
        unit = definition.unit
        if unit == "points":  # of the totals: in per cent where attempts drew unlike amounts
            unit = "points" if quiz.unit == "points" else "%"
        rows.append((definition.title, getattr(quiz, name), unit))
    rows.append(("Maximum", quiz.maximum, "points"))
    return Sheet("Quiz", ("Figure", "Value", "Unit"), rows)


def students_sheet(report: ClassReport) -> Sheet:
    rows = [
        (row.name, len(row.attempts), _percent(row.score), row.last_at, round(row.spent_s, 1),
         "; ".join(row.help_on))
        for row in report.students
    ]  # fmt: skip
    headings = ("Student", "Attempts", "Score %", "Last (UTC)", "Seconds", "Needs help on")
    return Sheet("Students", headings, rows)


def attempts_sheet(report: ClassReport) -> Sheet:
    names = {row.person_id: row.name for row in report.students}
    rows = [
        (names[one.person_id], one.title, "; ".join(one.bank_titles),
         "exam" if one.exam else "practice", one.started_at, one.submitted_at, one.question_count,
         round(one.marks, 4), round(one.maximum, 4), _percent(one.fraction),
         "yes" if one.passed else "no", round(one.spent_s, 1))
        for one in report.attempts
    ]  # fmt: skip
    headings = (
        "Student", "Quiz", "Banks", "Mode", "Started (UTC)", "Submitted (UTC)", "Questions",
        "Marks", "Maximum", "Score %", "Passed", "Seconds",
    )  # fmt: skip
    return Sheet("Attempts", headings, rows)


def topics_sheet(report: ClassReport) -> Sheet:
    table = report.topics
    scores, counts = table.scores.tolist(), table.counts.tolist()
    rows = [
        (row.name, *(_percent(one) if n else None for one, n in zip(*pair, strict=True)))
        for row, pair in zip(report.students, zip(scores, counts, strict=True), strict=True)
    ]
    return Sheet("Topics", ("Student", *(f"{one} %" for one in table.topics)), rows)


_FIGURES = (
    "n maximum facility sd sd_percent discrimination_index discriminative_efficiency "
    "effective_weight intended_weight random_guess_score"
).split()


def questions_sheet(report: ClassReport) -> Sheet:
    rows = [
        (one.bank_title, one.key.question_id, one.key.version[:12], one.question.kind.value,
         words_of(one.question), "; ".join(one.question.topics),
         *(getattr(one.statistics, name) for name in _FIGURES),
         "; ".join(dict.fromkeys(flag.rule.title for flag in one.flags)))
        for one in report.items
    ]  # fmt: skip
    headings = (
        "Bank", "Question", "Version", "Kind", "Stem", "Topics",
        *(_heading(name) for name in _FIGURES), "Flags",
    )  # fmt: skip
    return Sheet("Questions", headings, rows)


def options_sheet(report: ClassReport) -> Sheet:
    named = ("n", "drawn", "share", "mean_rest", "point_biserial")
    rows = []
    for item in report.items:
        for one in item.options:
            flags = [f.rule.title for f in item.flags if f.option_id == one.option.id]
            rows.append(
                (item.bank_title, item.key.question_id, item.key.version[:12],
                 words_of(item.question), one.option.id, _plain(item.question, one.option.text),
                 one.option.role.value, *(getattr(one, name) for name in named), "; ".join(flags))
            )  # fmt: skip
    headings = (
        "Bank", "Question", "Version", "Stem", "Option", "Text", "Role",
        *(_heading(name) for name in named), "Flags",
    )  # fmt: skip
    return Sheet("Options", headings, rows)


def passages_sheet(passages: Sequence[PassageRow]) -> Sheet:
    rows = [
        (row.source_title, row.statistics.start, row.statistics.end, row.statistics.facility,
         row.statistics.n, "; ".join(row.statistics.questions), row.statistics.text)
        for row in passages
    ]  # fmt: skip
    headings = ("Source", "Start", "End", "Facility", "Responses", "Questions", "Passage")
    return Sheet("Passages", headings, rows)


def misconceptions_sheet(report: ClassReport) -> Sheet:
    rows = [
        (words_of(one.question), _plain(one.question, one.text), one.n, one.drawn, one.share,
         " … ".join(passage.exact for passage in one.passages))
        for one in report.misconceptions
    ]  # fmt: skip
    headings = ("Stem", "Wrong option", "Chosen by", "Asked", "Share", "Passages to read")
    return Sheet("Misconceptions", headings, rows)


def marks_sheet(report: ClassReport) -> Sheet:
    """A row an attempt, a column a question: what `question-bank analyse` reads."""
    import numpy as np

    answers = report.responses
    marks = np.full((len(report.attempts), len(report.items)), np.nan)
    if len(report.items):
        marks[answers.attempt, answers.item] = answers.fraction * report.marks.maxima[answers.item]
    names = {row.person_id: row.name for row in report.students}
    rows = [
        (names[one.person_id], *(None if cell != cell else round(cell, 6) for cell in row))
        for one, row in zip(report.attempts, marks.tolist(), strict=True)
    ]
    labels = _labels([item.key.question_id for item in report.items])
    return Sheet("Marks", ("Student", *labels), rows)


def definitions_sheet() -> Sheet:
    rows: list[Sequence[Cell]] = [
        (one.title, one.means, one.reading, one.formula, one.unit) for one in DEFINITIONS.values()
    ]
    rows += [(rule.title, rule.says, rule.do, "", "") for rule in FLAG_RULES.values()]
    return Sheet("Definitions", ("Figure", "Means", "How to read it", "Formula", "Unit"), rows)


def _labels(names: Sequence[str]) -> list[str]:
    """The names, versions of one question told apart."""
    seen: dict[str, int] = {}
    labels = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        labels.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return labels


def _heading(name: str) -> str:
    definition = DEFINITIONS[name]
    return f"{definition.title} ({definition.unit})" if definition.unit else definition.title


def _plain(question: Question, text: str) -> str:
    return plain(text) if question.markup == "basic" else text


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


# Gradebooks -----------------------------------------------------------------------------------


def grades(report: ClassReport) -> tuple[list[str], list[tuple[str, list[float | None]]]]:
    """(titles of the quizzes, for each student with attempts a grade of 100 for each quiz).

    Of several attempts at a quiz that count the best is the grade.
    """
    from quizapp.library.classroom import quiz_key

    keys = list(dict.fromkeys(map(quiz_key, report.attempts)))
    titles = {quiz_key(one): one.title for one in report.attempts}
    found = []
    for row in report.students:
        best: dict[str, float] = {}
        for one in row.attempts:
            key = quiz_key(one)
            best[key] = max(best.get(key, 0.0), one.fraction)
        if best:
            grade = [round(100 * best[key], 2) if key in best else None for key in keys]
            found.append((row.name, grade))
    return _labels([titles[key] for key in keys]), found


def moodle(report: ClassReport) -> Sheet:
    """Grades of 100 for Moodle's "Import from CSV".

    Moodle asks which column names the students; a student's name here has to be what Moodle knows
    them by (username, email address or ID number).
    """
    titles, rows = grades(report)
    return Sheet("Moodle", ("Username", *titles), [(name, *grade) for name, grade in rows])


def canvas(report: ClassReport) -> Sheet:
    """Grades for Canvas' "Import Grades": its five leading columns, and a row of points possible.

    Canvas finds students by "SIS Login ID" where "ID" and "SIS User ID" are empty.
    """
    titles, rows = grades(report)
    headings = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles)
    possible: Sequence[Cell] = ("    Points Possible", "", "", "", "", *(100 for _ in titles))
    return Sheet(
        "Canvas", headings, [possible, *((name, "", "", name, "", *g) for name, g in rows)]
    )
