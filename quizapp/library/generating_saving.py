"""Puts reviewed drafts into a bank file, documents beside it. Enter by `save_new`, `save_into`.

A bank finds documents in its own folder and below. What lies there is referred to, anything else is
copied beside the bank; another file of that name is never replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank, Choice, Citation, Question, Source
from question_bank.bank.writer import dump_bank
from question_bank.citations import is_safe_name
from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import bytes_of, copied, sha256, slug
from quizapp.library.editing import Editing
from quizapp.library.shelf import BankShelf


@dataclass(frozen=True, slots=True)
class Target:
    """Where the questions go: into `bank_id`, or a new bank of this `title` in `folder`, None for
    a folder of its own in the data folder."""

    bank_id: str = ""
    title: str = ""
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of it. `known` questions were in the bank already and stayed as they were."""

    bank_id: str
    title: str
    path: Path
    added: int
    known: int = 0
    copies: tuple[str, ...] = ()


def lies_in(path: Path, folder: Path) -> str:
    """The name by which a bank in `folder` finds the document without a copy; "" when it cannot."""
    try:
        name = path.resolve().relative_to(folder.resolve()).as_posix()
    except (OSError, RuntimeError, ValueError):
        return ""
    return name if is_safe_name(name) else ""


def save_new(
    shelf: BankShelf,
    bank: Bank,
    paths: Mapping[str, Path],
    target: Target,
    dropped: Sequence[str],
    banks_folder: Path,
    suffix: Callable[[], str],
) -> Kept:
    """A new bank file, opened in the library. Raises QuestionBankError; see `Generating.keep`."""
    title = " ".join(target.title.split())
    if not title:
        raise QuestionBankError("Give the bank a title.")
    _check_documents(bank.sources, paths)
    bank_id = bank.id
    if any(one.bank_id == bank_id for one in shelf.known()):
        bank_id = f"{bank_id.rsplit('-', 1)[0]}-{suffix()}"
    folder = target.folder
    if folder is None:
        folder = banks_folder / bank_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QuestionBankError(
                f"The folder {folder} cannot be made ({error.strerror or error})."
            ) from error
    if not folder.is_dir():
        raise QuestionBankError(f"There is no folder {folder}.")
    sources, copies = _placed(bank.sources, paths, folder)
    written = replace(bank, id=bank_id, title=title, sources=sources, dropped=tuple(dropped))
    path = _free(folder, slug(title))
    write_atomically(path, dump_bank(written), overwrite=False)
    shelf.open(path)
    return Kept(bank_id, title, path, len(bank.questions), 0, copies)


def save_into(
    editing: Editing,
    bank: Bank,
    paths: Mapping[str, Path],
    target: Target,
    dropped: Sequence[str],
) -> Kept:
    """Adds to a bank through the editor's own saving. Raises QuestionBankError; see
    `Generating.keep`."""
    session = editing.open(target.bank_id)
    if session.bank.has_changes:
        raise QuestionBankError(
            f"'{session.bank.head.title}' has changes that were not saved yet. Open it in the bank "
            "editor, save or discard them, then add these questions."
        )
    _check_documents(bank.sources, paths)
    folder = session.path.parent
    old = session.bank.bank()
    names: dict[str, str] = {}
    new: list[Source] = []
    for source in bank.sources:
        same = next((one for one in old.sources if _is_same(one, source)), None)
        if same is not None:
            names[source.id] = same.id
            continue
        taken = {one.id for one in (*old.sources, *new)}
        names[source.id] = _unique(source.id, taken)
        new.append(source)
    placed, copies = _placed(new, paths, folder)
    placed = tuple(replace(one, id=names[one.id]) for one in placed)
    known = {question.id for question in old.questions}
    added = [_renamed(one, names) for one in bank.questions if one.id not in known]
    wanted = replace(
        old,
        sources=(*old.sources, *placed),
        questions=(*old.questions, *added),
        dropped=tuple(dict.fromkeys((*old.dropped, *dropped))),
    )
    session.bank.take(session.bank.base_bank, wanted, "add")
    saved = editing.save(session, editing.snapshot(session))
    editing.take(session, saved)
    skipped = len(bank.questions) - len(added)
    return Kept(old.id, old.title, session.path, len(added), skipped, copies)


def _is_same(one: Source, other: Source) -> bool:
    return one.sha256 == other.sha256 and one.extractor == other.extractor


def _unique(name: str, taken: set[str]) -> str:
    found, n = name, 2
    while found in taken:
        found, n = f"{name}-{n}", n + 1
    return found


def _check_documents(sources: Sequence[Source], paths: Mapping[str, Path]) -> None:
    """Offsets are of the bytes that were read: a file that has changed since would not fit.

    Raises:
        QuestionBankError: a document has changed or is gone.
    """
    for source in sources:
        path = paths[source.id]
        if sha256(bytes_of(path)) != source.sha256:
            raise QuestionBankError(
                f"{path} has changed since the questions were made from it. Put the earlier file "
                "back, or make the questions anew; nothing was written."
            )


def _placed(
    sources: Sequence[Source], paths: Mapping[str, Path], folder: Path
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The sources by the names under which the bank finds them; the names of copies."""
    found, copies = [], []
    for source in sources:
        name = lies_in(paths[source.id], folder)
        if not name:
            name = copied(paths[source.id], folder, source.sha256)
            copies.append(name)
        found.append(replace(source, file=name))
    return tuple(found), tuple(copies)


def _free(folder: Path, name: str) -> Path:
    """A name for the bank's file that is not taken."""
    path, n = folder / f"{name}.yaml", 2
    while path.exists():
        path, n = folder / f"{name}-{n}.yaml", n + 1
    return path


def _renamed(question: Question, names: Mapping[str, str]) -> Question:
    """The question with the bank's names of its sources."""
    body = question.body
    if isinstance(body, Choice):
        body = Choice(
            tuple(
                replace(option, citations=_cited(option.citations, names))
                for option in body.options
            )
        )
    return replace(question, body=body, citations=_cited(question.citations, names))


def _cited(citations: Sequence[Citation], names: Mapping[str, str]) -> tuple[Citation, ...]:
    return tuple(replace(one, source=names.get(one.source, one.source)) for one in citations)
