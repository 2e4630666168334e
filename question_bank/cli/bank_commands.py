"""`validate`, `verify`, `format` and `schema`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import typer

from question_bank.bank.model import Bank, Choice, Citation
from question_bank.errors import BankProblemsError, DocumentError, QuestionBankError

BANK = typer.Argument(..., help="A bank file (YAML).", show_default=False)


def validate(
    banks: list[Path] = typer.Argument(..., help="Bank files (YAML).", show_default=False),
) -> None:
    """Check that bank files can be used.

    Each problem is a line `file:line:column: message`, as editors understand it; all problems of a
    file are told at once. Exit code 1 if there are any.

    Example:  question-bank validate banks/*.yaml
    """
    from question_bank.bank.reader import load_bank

    failed = False
    for path in banks:
        try:
            bank = load_bank(path)
        except BankProblemsError as error:
            failed = True
            for problem in error.problems:
                typer.echo(problem.located(path))
        except QuestionBankError as error:
            failed = True
            typer.echo(f"{path}:1:1: {error}")
        else:
            typer.echo(f"{path}: {len(bank.questions)} questions, no problems.")
    if failed:
        raise typer.Exit(1)


def verify(
    bank: Path = BANK,
    source_folder: list[Path] = typer.Option(
        [], "--source-folder", help="Look for source documents here, too; may be repeated."
    ),
) -> None:
    """Check that every citation still stands where the bank says.

    verified: word for word in its place; moved: elsewhere; changed: only similar, or more than
    once; missing: not there, or there is no such document. Exit code 1 if a question's own citation
    is changed or missing; those of options are reported only.

    Example:  question-bank verify banks/luis-almagro.yaml --source-folder documents
    """
    from question_bank.bank.reader import load_bank
    from question_bank.citations import resolve

    loaded = load_bank(bank)
    texts = _source_texts(loaded, bank, source_folder)
    counts: Counter[str] = Counter()
    failed = False
    for question_id, citation, own in _citations(loaded):
        status = resolve(citation, texts.get(citation.source)).status.value
        counts[status] += 1
        of_option = "" if own else " (of an option)"
        quotation = " ".join(citation.exact.split())
        shown = quotation if len(quotation) <= 60 else f"{quotation[:59]}…"
        typer.echo(
            f"{status:8}  {question_id}{of_option}  "
            f"{citation.source}:{citation.start}-{citation.end}  {shown}"
        )
        failed |= own and status in ("changed", "missing")
    said = ", ".join(f"{counts[one]} {one}" for one in ("verified", "moved", "changed", "missing"))
    typer.echo(f"{bank}: {said}.")
    if failed:
        raise typer.Exit(1)


def _source_texts(bank: Bank, path: Path, folders: list[Path]) -> dict[str, str]:
    """Source id to text, for the sources that can be found and read."""
    from question_bank.assets import asset_path
    from question_bank.citations import find_source
    from question_bank.documents import load_document

    texts = {}
    for source in bank.sources:
        found = find_source(source, path.absolute().parent, [*folders, asset_path("sources")])
        if found is None:
            typer.echo(
                f"There is no document {source.file} for the source '{source.id}'.", err=True
            )
            continue
        try:
            texts[source.id] = load_document(found).text
        except DocumentError as error:
            typer.echo(str(error), err=True)
    return texts


def _citations(bank: Bank) -> Iterator[tuple[str, Citation, bool]]:
    """(question id, citation, whether it is the question's own)."""
    for question in bank.questions:
        for citation in question.citations:
            yield question.id, citation, True
        if isinstance(question.body, Choice):
            for option in question.body.options:
                for citation in option.citations:
                    yield question.id, citation, False


def format_file(bank: Path = BANK) -> None:
    """Put a bank file into canonical form.

    Fields in one order, one value a line. Comments are lost; keep them by editing in the app, which
    replaces only the lines of what changed.
    """
    from question_bank.bank.writer import format_bank

    changed = format_bank(bank)
    typer.echo(f"{bank}: {'written in canonical form' if changed else 'canonical already'}.")


def schema() -> None:
    """Print the JSON Schema of bank files, for editors.

    Example:  question-bank schema > question-bank.schema.json
    """
    from question_bank.bank.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
