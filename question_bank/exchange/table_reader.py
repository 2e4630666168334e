"""Rows of a table to questions: our own columns, and those that people make by themselves.

Enter by `read_table`. Known by other names: `option a`, `choice 1` for answers; `correct`, `key`
with letters, numbers or words of the right ones; `type`, `stem`, `tags`, `marks`, `rationale`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from question_bank.errors import Problem
from question_bank.exchange.assembling import Assembler, short
from question_bank.exchange.cells import unguarded
from question_bank.exchange.citing import read_source_lines
from question_bank.exchange.model import CannotCarryError, Import
from question_bank.exchange.opening import text_of
from question_bank.exchange.table_row import RowReader
from question_bank.exchange.table_writer import DOCUMENT, NUMBERED, Row

MAX_COLUMNS = 2_000
DELIMITERS = ",;\t|"

_OTHER_NAMES = {
    "question": ("question text", "stem", "prompt", "text"),
    "kind": ("type", "question type"),
    "topics": ("topic", "tags", "tag", "category", "categories"),
    "points": ("point", "marks", "mark", "score", "grade"),
    "explanation": ("general feedback", "feedback", "rationale", "comment"),
    "correct": ("key", "right", "correct answer", "correct answers", "right answer", "answer",
                "answer key", "solution"),
}  # fmt: skip
_CANONICAL = {other: name for name, others in _OTHER_NAMES.items() for other in others}
_OPTION = re.compile(r"(?:option|choice|answer|answer option) ?([a-z]|\d{1,3})|([a-z])")


def read_table(data: bytes, path: Path | str, delimiter: str = "") -> Import:
    """The questions of a table; without a delimiter the first line tells it.

    Raises:
        BankProblemsError: it is no table of questions.
    """
    text = text_of(data, path)
    assembler = Assembler(data, path)
    lines = text.lstrip("\n")
    offset = len(text) - len(lines)
    first = lines.partition("\n")[0]
    used = delimiter if delimiter and delimiter in first else _delimiter(first)
    rows = _rows(lines, used, offset, assembler)
    line, header = next(rows, (1, []))
    columns = [_column(cell) for cell in header]
    if len(columns) > MAX_COLUMNS:
        message = f"The table has more than {MAX_COLUMNS:,} columns."
        raise assembler.refuse([Problem(line, 1, message)])
    _check(columns, line, assembler)
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            _read_row(line, columns, cells, assembler)
    return assembler.finish()


def _delimiter(first: str) -> str:
    outside = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=outside.count)


def _rows(
    text: str, delimiter: str, offset: int, assembler: Assembler
) -> Iterator[tuple[int, list[str]]]:
    """(line of its beginning, cells) of each row; a damaged end is told."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = offset + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            last = offset + reader.line_num
            assembler.problem(
                begin,
                f"The row that begins here cannot be read ({error}); rows from line {begin} to "
                f"{last}, and all after them, were passed over. Is a quotation mark missing?",
            )
            return
        yield begin, cells
        begin = offset + reader.line_num + 1


def _column(cell: str) -> str:
    """The name of a column as this module knows it; "" where it is none."""
    name = " ".join(unguarded(cell).replace("_", " ").casefold().split()).rstrip(":")
    if NUMBERED.fullmatch(name):
        return name
    if found := _OPTION.fullmatch(name):
        said = found[1] or found[2]
        place = int(said) if said.isdigit() else ord(said) - ord("a") + 1
        return f"answer {place}"
    return _CANONICAL.get(name, name)


def _check(columns: list[str], line: int, assembler: Assembler) -> None:
    """The header has a question, something to answer, and no name twice."""
    twice = [name for n, name in enumerate(columns) if name and name in columns[:n]]
    problems = [
        Problem(line, 1, f"Two columns are “{short(name)}”.") for name in dict.fromkeys(twice)
    ]
    if "question" not in columns:
        problems.append(
            Problem(
                line, 1,
                "The first line names the columns; none of them is “question”. "
                "Others are: kind, answer 1, share 1, feedback 1, explanation, topics, points.",
            )
        )  # fmt: skip
    elif "correct" not in columns and not any(name.startswith("answer ") for name in columns):
        problems.append(Problem(line, 1, "No column has answers: name one “answer 1”."))
    if problems:
        raise assembler.refuse(problems)


def _read_row(line: int, columns: list[str], cells: list[str], assembler: Assembler) -> None:
    row: Row = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell.strip():
            row[name] = unguarded(cell)
    kind = row.get("kind", "").strip().casefold()
    question = row.get("question", "")
    if kind == DOCUMENT:
        assembler.know(read_source_lines(question))
        return
    try:
        item = RowReader(line, row).item(kind)
    except CannotCarryError as reason:
        assembler.left_out(line, short(question) or row.get("id", ""), str(reason))
        return
    if any(cell.strip() for cell in cells[len(columns) :]):
        item.lose("Cells to the right of the named columns were left out.")
    assembler.add(item)
