"""`generate`: from documents to a bank of drafts."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from question_bank.bank.model import Bank
    from question_bank.generation.pipeline import GenerationResult, Progress, SourceDocument


def generate(
    sources: list[Path] = typer.Argument(
        ..., help="Documents: plain text (.txt) or Markdown (.md).", show_default=False
    ),
    out: Path = typer.Option(
        ..., "--out", "-o", help="The bank file to write.", show_default=False
    ),
    title: str = typer.Option("", "--title", help="The bank's title; else the document's."),
    seed: int = typer.Option(0, "--seed", help="Another seed makes other choices."),
    report: Path | None = typer.Option(
        None, "--report", help="Write what was found and why drafts failed, as JSON."
    ),
    update: bool = typer.Option(
        False,
        "--update",
        help="Add new questions to an existing bank; reviewed, edited and retired ones stay.",
    ),
) -> None:
    """Make draft questions from documents, each with the passage that proves its answer.

    The same documents, seed and version give the same bytes. An existing file is never overwritten.

    Example:  question-bank generate article.txt notes.md -o course.yaml --title "My course"
    """
    from question_bank.bank.writer import dump_bank, save_bank

    if out.exists() and not update:
        raise QuestionBankError(f"{out} exists already. Choose another name, or add --update.")
    if not out.absolute().parent.is_dir():
        raise QuestionBankError(f"There is no folder {out.absolute().parent}.")
    started = time.monotonic()
    documents = [_document(path, out) for path in sources]
    result = _run(documents, title or None, seed)
    bank = result.bank
    kept = 0
    if update and out.exists():
        bank, kept = _merged(out, bank)
        save_bank(bank, out)
    else:
        from question_bank.atomic import write_atomically

        write_atomically(out, dump_bank(bank), overwrite=False)
    if report is not None:
        _write_report(report, result, time.monotonic() - started)
    _tell(out, bank, result, kept)


def _document(path: Path, out: Path) -> SourceDocument:
    """The document, and the name by which the bank finds it: beside the bank or below it.

    A document elsewhere is copied beside the bank; another file of that name is never replaced.
    """
    from question_bank.documents import load_document
    from question_bank.generation.pipeline import SourceDocument

    document = load_document(path)
    folder = out.absolute().parent.resolve()
    resolved = path.resolve()
    if resolved.is_relative_to(folder):
        return SourceDocument(resolved.relative_to(folder).as_posix(), document)
    copy = folder / resolved.name
    if copy.exists():
        if copy.read_bytes() != resolved.read_bytes():
            raise QuestionBankError(
                f"The bank needs {path} beside it, but {copy} is another file of that name."
            )
    else:
        shutil.copyfile(resolved, copy)
        typer.echo(f"Copied {path} to {copy}, where the bank finds it.")
    return SourceDocument(copy.name, document)


def _run(documents: list[SourceDocument], title: str | None, seed: int) -> GenerationResult:
    from question_bank.generation.pipeline import steps

    running = steps(documents, title=title, seed=seed)
    if not sys.stderr.isatty():
        return _finish(running)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}
        while True:
            try:
                step = next(running)
            except StopIteration as done:
                result: GenerationResult = done.value
                return result
            if step.stage not in tasks:
                tasks[step.stage] = bars.add_task(step.stage, total=step.total)
            bars.update(tasks[step.stage], completed=step.done)  # type: ignore[arg-type]


def _finish(running: Generator[Progress, None, GenerationResult]) -> GenerationResult:
    while True:
        try:
            next(running)
        except StopIteration as done:
            result: GenerationResult = done.value
            return result


def _merged(path: Path, new: Bank) -> tuple[Bank, int]:
    """The bank at `path` with the new questions; how many of its own were kept.

    A draft that the generator made and nobody touched is made anew; a fact that was dropped, or
    that a kept question already asks in the same way, is not asked again.
    """
    from question_bank.bank.model import Status
    from question_bank.bank.reader import load_bank
    from question_bank.bank.version import version_of

    old = load_bank(path)
    fresh = new.by_id()
    kept = []
    for question in old.questions:
        made = fresh.get(question.id)
        untouched = (
            question.origin is not None
            and question.status in (Status.DRAFT, Status.PUBLISHED)
            and made is not None
            and version_of(made) == version_of(question)
        )
        if not untouched:
            kept.append(question)
    kept_ids = {question.id for question in kept}
    dropped = set(old.dropped)
    added = [
        question
        for question in new.questions
        if question.id not in kept_ids
        and (question.origin is None or question.origin.fact not in dropped)
    ]
    sources = {source.id: source for source in (*old.sources, *new.sources)}
    merged = replace(old, sources=tuple(sources.values()), questions=(*kept, *added))
    return merged, len(kept)


def _write_report(path: Path, result: GenerationResult, seconds: float) -> None:
    from question_bank.atomic import write_atomically

    report = result.report | {"seconds": round(seconds, 3)}
    write_atomically(path, json.dumps(report, indent=2, ensure_ascii=False) + "\n")


def _tell(out: Path, bank: Bank, result: GenerationResult, kept: int) -> None:
    counts = result.report["counts"]
    typer.echo(
        f"{out}: {len(bank.questions)} questions from {counts['sentences']} sentences"
        + (f", {kept} of them kept" if kept else "")
        + "."
    )
    if not bank.questions:
        typer.echo("No sentence had a date, number, name or list that a question could ask for.")
    else:
        typer.echo("They are drafts until a person has read them: open the bank in Quizapp.")
