"""What is kept of an open bank beside its file: unsaved changes, saves of the past.

Values only; `storage.drafts` keeps them. Enter by `draft_of` and `recovered`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from question_bank.bank.merging import Difference, differences
from question_bank.bank.model import Bank, Question
from question_bank.bank.writer import question_lines
from quizapp.editing.open_bank import Binned, OpenBank


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A question that was changed and not saved; `after` None when it was deleted.

    `base` is the mark of the version in the file that it was changed from, "" for a new one.
    """

    question_id: str
    base: str
    after: Question | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything unsaved of one bank. `file_sha256` is that of the file it was made on; `head` is
    the bank without its questions, where that was changed."""

    bank_id: str
    path: str
    file_sha256: str
    at: datetime
    changes: tuple[Unsaved, ...]
    binned: tuple[Binned, ...] = ()
    head: Bank | None = None
    is_empty: bool = False
    """Nothing is unsaved."""


@dataclass(frozen=True, slots=True)
class SavedChange:
    """One question in one save; None where it was not there. `origin` is "" for what was saved
    here, "file" for what came from the file on disk."""

    before: Question | None
    after: Question | None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    """What one save changed, when, and who was at the keyboard."""

    at: datetime
    by: str
    changes: tuple[SavedChange, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a question's history."""

    at: datetime
    by: str
    before: Question | None
    after: Question | None
    origin: str = ""


def mark_of(question: Question | None) -> str:
    """Tells one version of a question from another, all fields considered; "" for none."""
    if question is None:
        return ""
    return hashlib.sha256("\n".join(question_lines(question)).encode("utf-8")).hexdigest()[:32]


def draft_of(bank: OpenBank, path: str, file_sha256: str, at: datetime) -> Draft:
    """What is unsaved now."""
    changes = tuple(
        Unsaved(one, mark_of(bank.base(one)), bank.get(one)) for one in bank.changed_ids
    )
    head = bank.head if bank.head_is_changed else None
    return Draft(
        bank.head.id, path, file_sha256, at, changes, bank.binned, head, not bank.has_changes
    )


@dataclass(frozen=True, slots=True)
class Recovered:
    """A bank with its unsaved changes brought back. `conflicts` are questions that the file has in
    another version than the one that was changed: the teacher's are in place, nothing is saved."""

    bank: OpenBank
    count: int
    conflicts: tuple[Difference, ...]


def recovered(disk: Bank, draft: Draft, binned: Sequence[Binned] = ()) -> Recovered:
    """The bank of the file with the draft's changes as one step, which can be undone."""
    bank = OpenBank(disk, binned)
    theirs = disk.by_id()
    wanted = dict(theirs)
    unknown: set[str] = set()
    for one in draft.changes:
        if mark_of(theirs.get(one.question_id)) != one.base:
            unknown.add(one.question_id)
        if one.after is None:
            wanted.pop(one.question_id, None)
        else:
            wanted[one.question_id] = one.after
    found = differences(theirs, wanted, theirs, base_is_known=lambda known: known not in unknown)
    head = draft.head or disk
    made = replace(head, questions=tuple(wanted.values()))
    if found or draft.head is not None:
        bank.take(disk, made, "recover")
    if draft.binned:
        bank.bring_bin(draft.binned)
    return Recovered(bank, len(found), tuple(one for one in found if one.is_conflict))
