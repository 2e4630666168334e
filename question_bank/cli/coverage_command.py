"""`coverage`: which sentences of the sources have questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from question_bank.coverage import SourceCoverage


def coverage(
    bank: Path = typer.Argument(..., help="A bank file (YAML).", show_default=False),
    source_folder: list[Path] = typer.Option(
        [], "--source-folder", help="Look for source documents here, too; may be repeated."
    ),
    missing: bool = typer.Option(
        False, "--missing", help="List only sentences without a question."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON for machines."),
) -> None:
    """Show which sentences of each source have questions.

    For each source the share, then its sentences with the number of questions that cite them (all
    but retired ones) and, after a slash, of those that quizzes draw (published and reviewed). Exit
    code 1 if a source document cannot be found.

    Example:  question-bank coverage course.yaml --missing
    """
    from question_bank.bank.reader import load_bank
    from question_bank.coverage import cover, find_documents

    loaded = load_bank(bank)
    documents, notices = find_documents(loaded, bank.absolute().parent, source_folder)
    covered = cover(loaded, documents)
    if as_json:
        typer.echo(json.dumps([_data(one) for one in covered], indent=2, ensure_ascii=False))
    else:
        for one in covered:
            _tell(one, missing)
    if notices:
        raise QuestionBankError("\n".join(notices))


def _tell(covered: SourceCoverage, missing: bool) -> None:
    from question_bank.coverage import share

    total = len(covered.sentences)
    drawn, any_ = covered.covered_by_drawn, covered.covered
    typer.echo(
        f"{covered.source.title} ({covered.source.file}): {any_} of {total} sentences have a "
        f"question ({share(any_, total):.0%}), {drawn} one that quizzes draw "
        f"({share(drawn, total):.0%})."
    )
    for sentence in covered.sentences:
        if sentence.questions and missing:
            continue
        counts = f"{len(sentence.questions)}/{len(sentence.drawn)}" if sentence.questions else "-"
        text = " ".join(sentence.text.split())
        shown = text if len(text) <= 100 else f"{text[:99]}…"
        typer.echo(f"{counts:>7}  {sentence.start}-{sentence.end}  {shown}")


def _data(covered: SourceCoverage) -> dict[str, object]:
    from question_bank.coverage import share

    total = len(covered.sentences)
    return {
        "source": covered.source.id,
        "file": covered.source.file,
        "sentences": total,
        "covered": covered.covered,
        "covered_by_drawn": covered.covered_by_drawn,
        "share": round(share(covered.covered, total), 4),
        "share_by_drawn": round(share(covered.covered_by_drawn, total), 4),
        "passages": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "questions": list(one.questions),
                "drawn": list(one.drawn),
            }
            for one in covered.sentences
        ],
    }
