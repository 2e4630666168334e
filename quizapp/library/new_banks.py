"""New banks in the person's own folder: empty ones, and copies of those that come with Quizapp."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank
from question_bank.bank.writer import dump_bank
from question_bank.citations import find_source
from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import bytes_of, slug
from quizapp.library.shelf import BankShelf


class NewBanks:
    """The part of `Editing` that makes banks; `suffix` ends their ids."""

    _shelf: BankShelf
    _banks_folder: Path
    _source_folders: Sequence[Path]
    suffix: Callable[[], str]

    def is_read_only(self, bank_id: str) -> bool:
        """Whether the bank comes with Quizapp: Edit makes a copy."""
        return any(one.bank_id == bank_id and one.read_only for one in self._shelf.known())

    def title(self, bank_id: str) -> str:
        """As the library knows it."""
        known = (one.title for one in self._shelf.known() if one.bank_id == bank_id)
        return next(known, bank_id)

    def copy(self, bank_id: str, title: str) -> str:
        """A copy with an id of its own and its sources, in the person's folder; its id.

        Raises:
            QuestionBankError: the bank cannot be read, or the folder refuses.
        """
        bank = self._shelf.bank(bank_id)
        beside = self._shelf.path(bank_id).parent
        new_id = f"{slug(bank.id.rsplit('-', 1)[0])}-{self.suffix()}"
        copied = replace(bank, id=new_id, title=title or bank.title)
        folder = self._folder_for(new_id)
        for source in bank.sources:
            found = find_source(source, beside, self._source_folders)
            if found is not None:
                target = folder / source.file
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, bytes_of(found))
        return self._write_new(folder, copied)

    def new_bank(self, title: str, language: str = "en") -> str:
        """An empty bank in the person's folder; its id.

        Raises:
            QuestionBankError: the title is empty, or the folder refuses.
        """
        title = " ".join(title.split())
        if not title:
            raise QuestionBankError("Give the bank a title.")
        bank = Bank(f"{slug(title)}-{self.suffix()}", title, language)
        return self._write_new(self._folder_for(bank.id), bank)

    def keep_new(self, bank: Bank) -> str:
        """A bank that was made elsewhere, in the person's folder; its id.

        Raises:
            QuestionBankError: the folder refuses.
        """
        return self._write_new(self._folder_for(bank.id), bank)

    def _folder_for(self, bank_id: str) -> Path:
        folder = self._banks_folder / bank_id
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise QuestionBankError(
                f"The folder {folder} cannot be made ({error.strerror or error})."
            ) from error
        return folder

    def _write_new(self, folder: Path, bank: Bank) -> str:
        path = folder / f"{bank.id.rsplit('-', 1)[0]}.yaml"
        write_atomically(path, dump_bank(bank), overwrite=False)
        return self._shelf.open(path)
