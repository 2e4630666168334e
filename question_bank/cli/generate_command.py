"""`generate`: from documents to a bank, from a folder to a folder of banks."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from question_bank.bank.model import Bank
    from question_bank.generation.pipeline import (
        AnnotatorFor,
        GenerationResult,
        Progress,
        SourceDocument,
    )
    from question_bank.language_model import LanguageModelClient


def generate(
    sources: list[Path] = typer.Argument(
        ...,
        help="Documents: text, Markdown, HTML, Word (.docx), PDF or EPUB; or one folder of them.",
        show_default=False,
    ),
    out: Path = typer.Option(
        ...,
        "--out",
        "-o",
        help="The bank file to write; for a folder of documents, the folder of their banks.",
        show_default=False,
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
    annotator: str = typer.Option(
        "best",
        "--annotator",
        help="Who reads the sentences: best, own (our pipeline), rules, or en_core_web_sm and "
        "the like where it is installed.",
    ),
    language_model: str = typer.Option(
        "",
        "--language-model",
        help="Address of an OpenAI-compatible server that writes more questions, such as Ollama's "
        "http://localhost:11434/v1. Off unless it is named; passages are sent there.",
    ),
    model: str = typer.Option("", "--model", help="The server's model, such as qwen2.5:7b."),
    api_key_env: str = typer.Option(
        "", "--api-key-env", help="The environment variable that holds the server's key."
    ),
    jobs: int = typer.Option(
        0, "--jobs", help="Processes for a folder; 0 for one on each processor.", min=0
    ),
) -> None:
    """Make questions from documents, each with the passage that proves its answer.

    What passed every gate is published, the rest are drafts with the reasons. The same documents,
    seed and version give the same bytes. An existing file is never overwritten.

    Example:  question-bank generate article.txt notes.md -o course.yaml --title "My course"

    A folder:  question-bank generate articles/ -o banks/
    """
    folders = [path for path in sources if path.is_dir()]
    if folders:
        if len(sources) > 1:
            raise QuestionBankError("Name either one folder or documents, not both.")
        if title or report is not None or update or language_model:
            raise QuestionBankError(
                "--title, --report, --update and --language-model are for a single bank."
            )
        _generate_folder(folders[0], out, seed, annotator, jobs)
    else:
        client = _client(language_model, model, api_key_env)
        _generate_bank(sources, out, title, seed, report, update, annotator, client)


def _client(address: str, model: str, api_key_env: str) -> LanguageModelClient | None:
    if not address:
        if model or api_key_env:
            raise QuestionBankError("--model and --api-key-env go with --language-model ADDRESS.")
        return None
    from question_bank.language_model import LanguageModelClient

    return LanguageModelClient(address, model, api_key_env=api_key_env)


def _generate_bank(
    sources: list[Path],
    out: Path,
    title: str,
    seed: int,
    report: Path | None,
    update: bool,
    annotator: str,
    client: LanguageModelClient | None,
) -> None:
    from question_bank.bank.writer import dump_bank, save_bank
    from question_bank.generation.files import annotator_for, source_beside

    if out.exists() and not update:
        raise QuestionBankError(f"{out} exists already. Choose another name, or add --update.")
    if not out.absolute().parent.is_dir():
        raise QuestionBankError(f"There is no folder {out.absolute().parent}.")
    started = time.monotonic()
    documents = []
    for path in sources:
        document, copied = source_beside(path, out)
        documents.append(document)
        if copied:
            typer.echo(copied)
    choose = annotator_for(annotator, lambda notice: typer.echo(notice, err=True))
    result = _run(documents, title or None, seed, choose)
    if client is not None:
        result = _second(result, documents, client, seed)
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


def _generate_folder(folder: Path, out: Path, seed: int, annotator: str, jobs: int) -> None:
    """A bank for each document; exit code 1 if one of them could not be read."""
    from question_bank.generation.files import documents_in, generate_folder

    documents = documents_in(folder)
    if out.exists() and not out.is_dir():
        raise QuestionBankError(f"{out} is a file; for a folder of documents, name a folder.")
    out.mkdir(parents=True, exist_ok=True)
    questions = published = failed = 0
    making = generate_folder(documents, out, seed=seed, annotator=annotator, jobs=jobs or None)
    told: set[str] = set()
    with _bar("Making banks", len(documents)) as advance:
        for made in making:
            advance()
            if made.problem:
                failed += 1
                typer.echo(f"{made.document}: {made.problem}", err=True)
                continue
            questions += made.questions
            published += made.published
            typer.echo(f"{made.bank}: {made.questions} questions, {made.published} published.")
            if made.notice and made.notice not in told:
                told.add(made.notice)
                typer.echo(f"{made.document}: {made.notice}", err=True)
    typer.echo(
        f"{len(documents) - failed} of {len(documents)} documents: {questions} questions, "
        f"{published} published."
    )
    if failed:
        raise typer.Exit(1)


@contextmanager
def _bar(text: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, nothing elsewhere; yields what moves it on."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(text, total=total)
        yield lambda: bars.advance(task)


def _second(
    result: GenerationResult,
    documents: list[SourceDocument],
    client: LanguageModelClient,
    seed: int,
) -> GenerationResult:
    """The result with the model's questions; without them, and said so, if the model fails."""
    from question_bank.generation.second_writer import with_second_writer
    from question_bank.language_model import LanguageModelError

    try:
        more = _shown(with_second_writer(result, documents, client, seed=seed))
    except LanguageModelError as problem:
        typer.echo(f"The language model wrote nothing: {problem}", err=True)
        return result
    told = more.report["language model"]
    typer.echo(
        f"{told['model']} wrote {told['questions']} questions, {told['published']} published."
    )
    return more


def _run(
    documents: list[SourceDocument], title: str | None, seed: int, annotator: AnnotatorFor
) -> GenerationResult:
    from question_bank.generation.pipeline import steps

    return _shown(steps(documents, title=title, seed=seed, annotator=annotator))


def _shown(running: Generator[Progress, None, GenerationResult]) -> GenerationResult:
    """Runs to the end, with progress bars on a terminal."""
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

    report = result.report | {"total_seconds": round(seconds, 3)}
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
        return
    if counts["published"]:
        typer.echo(f"{counts['published']} of the new ones passed every gate and are published.")
    typer.echo("The others are drafts until a person has read them: open the bank in Quizapp.")
