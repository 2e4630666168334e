"""`convert`: from one format into another, with a report question by question."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from question_bank.errors import Problem
    from question_bank.exchange.model import Note


def convert(
    source: Path = typer.Argument(..., metavar="IN", help="The file to read.", show_default=False),
    out: Path = typer.Argument(..., metavar="OUT", help="The file to write.", show_default=False),
    from_name: str = typer.Option(
        "", "--from", help="The format of IN, where its ending does not tell."
    ),
    to_name: str = typer.Option(
        "", "--to", help="The format of OUT, where its ending does not tell."
    ),
    report: Path = typer.Option(
        None, "--report", help="Write the report as JSON, too.", show_default=False
    ),
) -> None:
    """Convert questions from one format into another.

    Prints for each question whether it is kept, changed (and how) or could not be carried (and
    why). OUT must not exist. Formats: yaml, gift, moodle-xml, aiken, csv, tsv in and out; qti in
    (2.1, 2.2) and out (2.1); apkg out. Exit code 1 if IN cannot be read or nothing could be
    carried.

    Example:  question-bank convert quiz.gift quiz.yaml
    """
    from question_bank.atomic import write_atomically
    from question_bank.exchange import format_named, format_of, read_file, recognise

    reader = format_named(from_name) if from_name else recognise(source)
    writer = format_named(to_name) if to_name else format_of(out, reading=False)
    if not writer.can_write:
        raise QuestionBankError(f"{writer.label} can be read only, not written.")
    for path in (out, report):
        if path is not None and path.exists():
            raise QuestionBankError(f"{path} exists already; nothing was written.")
    read = read_file(source, reader)
    _say_all(f"{source} ({reader.label})", read.notes, read.remarks)
    for problem in read.problems:
        typer.echo(problem.located(source), err=True)
    if not read.bank.questions:
        raise QuestionBankError(f"{source} has no question that can be carried; {out} not written.")
    written = writer.write(read.bank)
    _say_all(f"{out} ({writer.label})", written.notes, written.remarks)
    write_atomically(out, written.data, overwrite=False)
    if report is not None:
        data = {
            "in": _as_data(source, reader.name, read.notes, read.remarks, read.problems),
            "out": _as_data(out, writer.name, written.notes, written.remarks, ()),
        }
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        write_atomically(report, text, overwrite=False)


def _say_all(name: str, notes: Sequence[Note], remarks: Sequence[str]) -> None:
    counts = Counter(note.outcome.value for note in notes)
    for note in notes:
        place = f"line {note.line}, " if note.line else ""
        typer.echo(f"{note.outcome:8}  {place}{note.question_id or '-'}: {note.title}")
        for reason in note.reasons:
            typer.echo(f"          {reason}")
    for remark in remarks:
        typer.echo(remark)
    said = ", ".join(f"{counts[one]} {one}" for one in ("kept", "changed", "left out"))
    typer.echo(f"{name}: {said}.\n")


def _as_data(
    path: Path,
    name: str,
    notes: Sequence[Note],
    remarks: Sequence[str],
    problems: Sequence[Problem],
) -> dict[str, Any]:
    return {
        "file": str(path),
        "format": name,
        "questions": [
            {
                "outcome": note.outcome.value,
                "id": note.question_id,
                "title": note.title,
                "line": note.line,
                "reasons": list(note.reasons),
            }
            for note in notes
        ],
        "remarks": list(remarks),
        "problems": [
            {"line": one.line, "column": one.column, "message": one.message} for one in problems
        ],
    }
