"""Other programs' files, in and out, for the window. Enter by `Library.exchanging`.

Reading and writing take their time: not for the window's thread. Nothing is stored by `read`, and
nothing is written by `write`; `keep` and `save` do that with what a person has seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.atomic import write_atomically
from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import slug
from quizapp.library.shelf import BankShelf

if TYPE_CHECKING:
    from question_bank.exchange import Export, Format, Import
    from quizapp.library.editing import Editing


@dataclass(frozen=True, slots=True)
class FormatName:
    """A format as a file dialog offers it. `suffixes` begin with the dot of new files."""

    name: str
    label: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read, before anything of it is stored."""

    path: Path
    format: FormatName
    found: Import


class Exchanging:
    """Over the shelf and the person's own folder of banks."""

    def __init__(self, shelf: BankShelf, editing: Callable[[], Editing]) -> None:
        self._shelf = shelf
        self._editing = editing

    def readable(self) -> tuple[FormatName, ...]:
        """What can be imported; a bank's own YAML is opened, not imported."""
        from question_bank.exchange import FORMATS

        return tuple(_named(one) for one in FORMATS if one.can_read and one.name != "yaml")

    def writable(self) -> tuple[FormatName, ...]:
        """What a bank can be exported as, its own YAML among them: a copy."""
        from question_bank.exchange import FORMATS

        return tuple(_named(one) for one in FORMATS if one.can_write)

    def read(self, path: Path) -> ReadFile:
        """Reads a file; nothing is stored.

        Raises:
            BankProblemsError: the file cannot be used; with line and column.
            QuestionBankError: it is missing, or of a format that is not read.
        """
        from question_bank.exchange import read_file, recognise

        chosen = recognise(path)
        return ReadFile(path, _named(chosen), read_file(path, chosen))

    def keep(self, read: ReadFile, title: str) -> str:
        """Makes a bank of what was read, in the person's folder; its id.

        Raises:
            QuestionBankError: there is no question, no title, or the folder refuses.
        """
        bank = read.found.bank
        title = " ".join(title.split())
        if not title:
            raise QuestionBankError("Give the bank a title.")
        if not bank.questions:
            raise QuestionBankError(f"{read.path.name} has no question that can be kept.")
        editing = self._editing()
        made = replace(bank, id=f"{slug(title)}-{editing.suffix()}", title=title)
        return editing.keep_new(made)

    def write(self, bank_id: str, format_name: str) -> Export:
        """The file that carries what a format can of a bank; nothing is written.

        Raises:
            QuestionBankError: the bank cannot be read, or nothing of it can be carried.
        """
        from question_bank.exchange import format_named

        return format_named(format_name).write(self._shelf.bank(bank_id))

    @staticmethod
    def save(export: Export, path: Path) -> None:
        """Writes an export. Raises QuestionBankError when the folder refuses."""
        write_atomically(path, export.data)


def _named(one: Format) -> FormatName:
    return FormatName(one.name, one.label, one.suffixes)
