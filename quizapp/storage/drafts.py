"""What is kept of open banks beside their files, as files of the data folder. Enter by `Drafts`.

One folder for each bank: `draft.json` (unsaved changes), `bin.json` (deleted questions), `history/`
(one file for each save) and `replaced/` (bank files that were written over). Every file is replaced
whole; one that cannot be read is set aside, never lost.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from question_bank.atomic import write_atomically
from question_bank.errors import QuestionBankError
from quizapp.editing.drafts import Draft, Past, Save
from quizapp.editing.open_bank import Binned
from quizapp.storage.codec import from_json, to_json

T = TypeVar("T")

KEPT_SAVES = 500
"""Saves of a bank that its history has; older ones go."""

KEPT_REPLACED = 20

_BROKEN = (
    OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, StopIteration,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """The bin of a bank, as a file."""

    binned: tuple[Binned, ...]


class Drafts:
    """The files of all banks under `folder`, which is made when something is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    # Unsaved changes --------------------------------------------------------------------------

    def keep(self, draft: Draft) -> None:
        """Keeps what is unsaved; durable when it returns.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        write_atomically(self._made(draft.bank_id) / "draft.json", to_json(draft))

    def read(self, bank_id: str) -> Draft | None:
        """What was unsaved at the end; None when there is nothing.

        Raises:
            QuestionBankError: the draft is damaged; it was set aside, and the text says where.
        """
        return self._read(self._of(bank_id) / "draft.json", Draft)

    def discard(self, bank_id: str) -> None:
        """Nothing is unsaved any more."""
        (self._of(bank_id) / "draft.json").unlink(missing_ok=True)

    def waiting(self, bank_id: str) -> bool:
        """Whether a bank has unsaved changes."""
        return (self._of(bank_id) / "draft.json").exists()

    # The bin ----------------------------------------------------------------------------------

    def keep_bin(self, bank_id: str, binned: tuple[Binned, ...]) -> None:
        """Raises QuestionBankError as `keep` does."""
        path = self._of(bank_id) / "bin.json"
        if binned:
            write_atomically(self._made(bank_id) / "bin.json", to_json(Bin(binned)))
        else:
            path.unlink(missing_ok=True)

    def bin(self, bank_id: str) -> tuple[Binned, ...]:
        """Raises QuestionBankError as `read` does."""
        found = self._read(self._of(bank_id) / "bin.json", Bin)
        return () if found is None else found.binned

    # History ----------------------------------------------------------------------------------

    def record(self, bank_id: str, save: Save) -> None:
        """Adds a save to the history of its questions.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        if not save.changes:
            return
        folder = self._made(bank_id) / "history"
        folder.mkdir(exist_ok=True)
        stamp = save.at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%f")
        data = gzip.compress(to_json(save).encode("utf-8"), compresslevel=3, mtime=0)
        write_atomically(_free(folder, stamp, ".json.gz"), data)
        _thin(folder, KEPT_SAVES)

    def history(self, bank_id: str, question_id: str) -> tuple[Past, ...]:
        """What became of one question, the latest first. Damaged files are passed over."""
        needle = f'"id":"{question_id}"'
        found = []
        for path in _newest_first(self._of(bank_id) / "history"):
            try:
                text = gzip.decompress(path.read_bytes()).decode("utf-8")
                if needle not in text:
                    continue
                save = from_json(Save, text)
            except _BROKEN:
                continue
            for one in save.changes:
                question = one.after or one.before
                if question is not None and question.id == question_id:
                    found.append(Past(save.at, save.by, one.before, one.after, one.origin))
        return tuple(found)

    # Files that were written over -------------------------------------------------------------

    def keep_replaced(self, bank_id: str, data: bytes, at: datetime) -> Path:
        """Keeps a bank file that is about to be written over by choice; where.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        folder = self._made(bank_id) / "replaced"
        folder.mkdir(exist_ok=True)
        path = _free(folder, at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%f"), ".yaml")
        write_atomically(path, data)
        _thin(folder, KEPT_REPLACED)
        return path

    # Files ------------------------------------------------------------------------------------

    def _of(self, bank_id: str) -> Path:
        """A folder whose name every system allows, whatever the id is."""
        plain = re.sub(r"[^a-z0-9]+", "-", bank_id.casefold())[:40].strip("-")
        return self._folder / f"{plain}-{hashlib.sha256(bank_id.encode()).hexdigest()[:12]}"

    def _made(self, bank_id: str) -> Path:
        folder = self._of(bank_id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QuestionBankError(
                f"The folder {folder} cannot be made ({error.strerror or error}); unsaved changes "
                "are not kept. Save the bank, and check the data folder."
            ) from error
        return folder

    @staticmethod
    def _read(path: Path, cls: type[T]) -> T | None:
        if not path.exists():
            return None
        try:
            return from_json(cls, path.read_text("utf-8"))
        except _BROKEN as error:
            aside = _free(path.parent, f"{path.stem}-damaged", path.suffix)
            path.replace(aside)
            raise QuestionBankError(
                f"{path.name} of this bank was damaged and could not be read. It was set aside as "
                f"{aside}; the bank itself is as it was saved."
            ) from error


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """A name that nothing has yet."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json.gz"), reverse=True) if folder.is_dir() else []


def _thin(folder: Path, kept: int) -> None:
    """Lets the oldest go."""
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    for path in files[: max(0, len(files) - kept)]:
        path.unlink(missing_ok=True)
