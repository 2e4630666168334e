"""Documents from files, and banks beside them. Enter by `source_beside` and `generate_folder`."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from question_bank.annotation import Annotator, annotator_named, best_annotator, language_of
from question_bank.atomic import write_atomically
from question_bank.bank.writer import dump_bank
from question_bank.documents import load_document
from question_bank.documents.document import Document
from question_bank.documents.loading import EXTRACTORS
from question_bank.errors import QuestionBankError
from question_bank.generation.pipeline import SourceDocument, generate

TASKS_PER_CHILD = 100
"""Documents after which a process makes room for a fresh one, so that memory stays even."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one document of a folder; `problem` is "" where a bank was written."""

    document: Path
    bank: Path
    questions: int = 0
    published: int = 0
    notice: str = ""
    problem: str = ""


def source_beside(path: Path, bank: Path) -> tuple[SourceDocument, str]:
    """The document, by the name by which the bank at `bank` finds it; a notice if it was copied.

    The bank finds what lies beside it or below it. A document elsewhere is copied beside the bank;
    another file of that name is never replaced.

    Raises:
        QuestionBankError: the document cannot be read, or another file has its name.
    """
    document = load_document(path)
    folder = bank.absolute().parent.resolve()
    resolved = path.resolve()
    if resolved.is_relative_to(folder):
        return SourceDocument(resolved.relative_to(folder).as_posix(), document), ""
    copy = folder / resolved.name
    if copy.exists():
        if copy.read_bytes() != resolved.read_bytes():
            raise QuestionBankError(
                f"The bank needs {path} beside it, but {copy} is another file of that name."
            )
        return SourceDocument(copy.name, document), ""
    shutil.copyfile(resolved, copy)
    return SourceDocument(copy.name, document), f"Copied {path} to {copy}, where the bank finds it."


def annotator_for(name: str, tell: Callable[[str], None]) -> Callable[[Document], Annotator]:
    """The annotator of each document: the named one, or for "best" what suits its language.

    `tell` is told, once each, why something less than the parser reads a document.
    """
    told: set[str] = set()

    def choose(document: Document) -> Annotator:
        if name == "best":
            chosen = best_annotator(language_of(document.text))
        else:
            chosen = annotator_named(name)
        if chosen.notice and chosen.notice not in told:
            told.add(chosen.notice)
            tell(chosen.notice)
        return chosen.annotator

    return choose


def documents_in(folder: Path) -> list[Path]:
    """The files of a folder that are named like documents, in order; hidden ones are left out.

    Raises:
        QuestionBankError: the folder holds none or cannot be read.
    """
    known = {suffix for one in EXTRACTORS for suffix in one.suffixes}
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.is_file() and not path.name.startswith(".") and path.suffix.lower() in known
        )
    except OSError as problem:
        raise QuestionBankError(f"{folder} cannot be read: {problem.strerror}.") from None
    if not found:
        raise QuestionBankError(f"{folder} holds no documents ({', '.join(sorted(known))}).")
    return found


def generate_folder(
    documents: Sequence[Path], out: Path, *, seed: int, annotator: str, jobs: int | None = None
) -> Iterator[Made]:
    """A bank in the folder `out` for each document, in `jobs` processes; in the documents' order.

    A document that cannot be read, or whose process dies, is told in its `Made` and skipped. A bank
    that is there already is left as it is. Closing the iterator cancels what has not begun.
    """
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(documents)))
    waiting = deque(documents)
    running: deque[tuple[Path, Future[Made]]] = deque()
    pool = _pool(jobs)
    try:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                path = waiting.popleft()
                running.append(
                    (path, pool.submit(_one, path, _bank_of(path, out), seed, annotator))
                )
            path, future = running.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Which of the documents under way broke it is not known: each alone will tell.
                again = [path, *(other for other, _future in running)]
                running.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for each in again:
                    yield _alone(each, _bank_of(each, out), seed, annotator)
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        max_tasks_per_child=TASKS_PER_CHILD,
    )


def _alone(path: Path, bank: Path, seed: int, annotator: str) -> Made:
    """One document in a process of its own, which it may kill."""
    with _pool(1) as pool:
        try:
            return pool.submit(_one, path, bank, seed, annotator).result()
        except BrokenProcessPool:
            return Made(
                path, bank, problem="Reading it ended the process; the file may be hostile."
            )


def _bank_of(path: Path, out: Path) -> Path:
    """`article.pdf` and `article.txt` get banks of different names."""
    return out / f"{path.name}.yaml"


def _one(path: Path, bank: Path, seed: int, annotator: str) -> Made:
    notices: list[str] = []
    if bank.exists():
        return Made(path, bank, problem=f"{bank} exists already; it was left as it is.")
    try:
        source, copied = source_beside(path, bank)
        if copied:
            notices.append(copied)
        result = generate([source], seed=seed, annotator=annotator_for(annotator, notices.append))
        write_atomically(bank, dump_bank(result.bank), overwrite=False)
    except QuestionBankError as problem:
        return Made(path, bank, problem=str(problem))
    counts = result.report["counts"]
    return Made(path, bank, counts["questions"], counts["published"], " ".join(notices))
