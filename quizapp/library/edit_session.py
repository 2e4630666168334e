"""What the editor's part of the library hands out: an open session, a save, the file on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from question_bank.bank.model import Bank, Citation
from question_bank.documents import Document
from question_bank.errors import QuestionBankError
from quizapp.editing import Checker, Difference, Listing, OpenBank
from quizapp.editing.open_bank import Binned
from quizapp.editing.passages import Passages
from quizapp.quiz.model import SealedCitation


class ChangedOutsideError(QuestionBankError):
    """Another program has changed the bank's file since it was opened or saved."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path.name} was changed by another program since it was opened here. Nothing was "
            "written; compare the two and choose what to keep."
        )


@dataclass(slots=True)
class EditSession:
    """One bank open for editing. `bank` is the state; the rest belongs to `Editing`."""

    bank: OpenBank
    path: Path
    sha256: str
    stamp: str
    checker: Checker
    listing: Listing
    passages: Passages
    notes: list[str] = field(default_factory=list)
    recovered: int = 0
    """Unsaved questions that were brought back when it was opened."""
    recovered_at: datetime | None = None
    conflicts: tuple[Difference, ...] = ()
    """Brought-back questions that the file has in another version than they were made from."""
    documents: dict[str, Document | None] = field(default_factory=dict)
    """Sources as far as they were asked for; None where one is missing or cannot be read."""
    resolved: dict[Citation, tuple[Document | None, SealedCitation]] = field(default_factory=dict)
    is_canonical: bool | None = None
    kept_revision: int = -1
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a save is about to write; taken at once, written on a thread."""

    mine: Bank
    base: Bank
    written: Bank
    unfinished: tuple[str, ...]
    binned: tuple[Binned, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. `unfinished` stay unsaved until their errors are mended."""

    snapshot: Snapshot
    count: int
    sha256: str
    stamp: str


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The file as another program left it. `bank` is None when it cannot be read: `problem`."""

    bank: Bank | None
    problem: str
    sha256: str
    stamp: str
    differences: tuple[Difference, ...] = ()
    head_differs: bool = False
