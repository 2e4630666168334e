"""What goes in and comes out: `Format`, `Import`, `Export` and the notes of both."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from question_bank.bank.model import Bank
from question_bank.errors import Problem, QuestionBankError

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Of a file to import; the largest question bank that was seen has 6 MB."""

MAX_QUESTIONS = 20_000
"""Of one import; so many take some seconds."""

MAX_ANSWERS = 1_000
MAX_TEXT = 100_000
"""Characters of one text of one question."""


class Outcome(StrEnum):
    """What became of a question."""

    KEPT = "kept"
    CHANGED = "changed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Note:
    """One question's line of the report.

    `line` is that of the file read, 0 where there is none; `question_id` is "" when nothing was
    made of it; `title` is how a person knows it again. `reasons` are whole sentences.
    """

    outcome: Outcome
    question_id: str
    title: str
    line: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """A file as it was read. `remarks` concern all of it, `problems` lie between its questions."""

    bank: Bank
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A file as it would be written. `remarks` concern all of it."""

    data: bytes
    notes: tuple[Note, ...]
    remarks: tuple[str, ...] = ()


class CannotCarryError(QuestionBankError):
    """The format has no place for this question; the text is the reason, a whole sentence."""


class Format(ABC):
    """One format, in or out or both. File dialogs, `convert` and the tests go by its fields."""

    name: str
    """What `question-bank convert` calls it."""
    label: str
    """What a file dialog calls it."""
    suffixes: tuple[str, ...]
    """Lower case, with the dot; the first is that of new files."""
    can_read: bool = True
    can_write: bool = True
    max_bytes: int = MAX_FILE_BYTES

    @abstractmethod
    def read(self, data: bytes, path: Path | str) -> Import:
        """The questions of a file; `path` only names it.

        Raises:
            BankProblemsError: the file cannot be used at all; with line and column.
        """

    @abstractmethod
    def write(self, bank: Bank) -> Export:
        """The file that carries what this format can of the bank.

        Raises:
            QuestionBankError: nothing of the bank can be carried.
        """
