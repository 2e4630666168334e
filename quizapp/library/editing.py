"""The editor's part of the library: opens banks for editing, keeps what is unsaved, saves.

Enter by `Editing.open(bank_id)`, which gives an `EditSession`; its `bank` is the plain state that
windows change. New banks and sources are in `new_banks` and `edit_sources`. A file that another
program has changed meanwhile is never written over silently.
"""

from __future__ import annotations

import secrets
import string
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank
from question_bank.bank.patch import patched
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.errors import BankProblemsError, QuestionBankError
from quizapp.editing import Checker, Difference, Listing, OpenBank, Side, differences, merged
from quizapp.editing.drafts import Draft, Past, Save, SavedChange, draft_of, recovered
from quizapp.editing.open_bank import Binned
from quizapp.editing.passages import Passages
from quizapp.library.bank_files import bytes_of, sha256
from quizapp.library.edit_session import ChangedOutsideError, EditSession, OnDisk, Saved, Snapshot
from quizapp.library.edit_sources import EditSources
from quizapp.library.new_banks import NewBanks
from quizapp.library.shelf import BankShelf
from quizapp.storage.banks import stamp_of
from quizapp.storage.drafts import Drafts

_ALPHABET = string.ascii_lowercase + string.digits


def random_suffix() -> str:
    """Six characters that end an id."""
    return "".join(secrets.choice(_ALPHABET) for _n in range(6))


class Editing(NewBanks, EditSources):
    """Opens, keeps and saves. Methods that read or write files may run on a thread."""

    def __init__(
        self,
        shelf: BankShelf,
        drafts: Drafts,
        banks_folder: Path,
        source_folders: Sequence[Path],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        suffix: Callable[[], str] = random_suffix,
    ) -> None:
        self._shelf = shelf
        self._drafts = drafts
        self._banks_folder = banks_folder
        self._source_folders = tuple(source_folders)
        self.now = now
        self.suffix = suffix
        self._keeping = Lock()

    # Opening ----------------------------------------------------------------------------------

    def open(self, bank_id: str) -> EditSession:
        """The bank with its unsaved changes brought back.

        Raises:
            QuestionBankError: it is not known, is read-only, or its file cannot be read.
        """
        if self.is_read_only(bank_id):
            raise QuestionBankError("This bank comes with Quizapp; make a copy to edit it.")
        path = self._shelf.path(bank_id)
        stamp = stamp_of(path)
        data = bytes_of(path)
        disk = parse_bank(data, path)
        if disk.id != bank_id:
            raise QuestionBankError(f"{path} now holds another bank, '{disk.title}'.")
        notes: list[str] = []
        binned: tuple[Binned, ...] = ()
        draft = None
        try:
            binned = self._drafts.bin(bank_id)
        except QuestionBankError as error:
            notes.append(str(error))
        try:
            draft = self._drafts.read(bank_id)
        except QuestionBankError as error:
            notes.append(str(error))
        bank, count = OpenBank(disk, binned), 0
        conflicts: tuple[Difference, ...] = ()
        if draft is not None:
            back = recovered(disk, draft, binned)
            bank, count, conflicts = back.bank, back.count, back.conflicts
            if not bank.has_changes:
                self._drafts.discard(bank_id)
        if bank.empty_bin(self.now()):
            self._drafts.keep_bin(bank_id, bank.binned)
        checker = Checker(bank)
        session = EditSession(
            bank, path, sha256(data), stamp, checker, Listing(bank, checker), Passages(bank), notes
        )
        session.recovered = count
        session.recovered_at = draft.at if draft is not None and bank.has_changes else None
        session.conflicts = conflicts
        session.kept_revision = bank.revision
        return session

    # Unsaved changes --------------------------------------------------------------------------

    def autosave(self, session: EditSession) -> None:
        """Keeps what is unsaved; costs nothing when nothing has changed since.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        draft = self.draft(session)
        if draft is not None:
            self.keep(session, draft)

    def draft(self, session: EditSession) -> Draft | None:
        """What is unsaved, when that is not kept yet. `keep` may then run on a thread."""
        bank = session.bank
        if session.kept_revision == bank.revision:
            return None
        session.kept_revision = bank.revision
        return draft_of(bank, str(session.path), session.sha256, self.now())

    def keep(self, session: EditSession, draft: Draft) -> None:
        """Keeps a draft; one that says nothing takes away what was kept.

        Raises:
            QuestionBankError: the data folder refuses; the next draft is tried again.
        """
        try:
            with self._keeping:  # of two that meet the newer stays
                if session.kept_at is not None and draft.at < session.kept_at:
                    return
                if draft.is_empty:
                    self._drafts.discard(draft.bank_id)
                else:
                    self._drafts.keep(draft)
                session.kept_at = draft.at
        except QuestionBankError:
            session.kept_revision = -1
            raise

    def discard(self, session: EditSession) -> EditSession:
        """The bank as its file has it; what was unsaved is gone.

        Raises:
            QuestionBankError: the file cannot be read; the unsaved changes are still there.
        """
        bank_id = session.bank.head.id
        parse_bank(bytes_of(session.path), session.path)
        self._drafts.discard(bank_id)
        return self.open(bank_id)

    # Saving -----------------------------------------------------------------------------------

    def snapshot(self, session: EditSession, by: str = "") -> Snapshot:
        """What would be written now. Unfinished questions stay as the file has them."""
        bank = session.bank
        unfinished = session.checker.errors(bank.changed_ids)
        mine = bank.bank()
        written = mine
        if unfinished:
            left = set(unfinished)
            kept = [bank.base(q.id) if q.id in left else q for q in mine.questions]
            written = replace(mine, questions=tuple(q for q in kept if q is not None))
        return Snapshot(
            mine, bank.base_bank, written, tuple(unfinished), bank.binned, self.now(), by
        )

    def save(self, session: EditSession, snapshot: Snapshot) -> Saved:
        """Writes the file, and the history of what changed; may run on a thread. `take` is next.

        Raises:
            ChangedOutsideError: another program changed the file; nothing was written.
            QuestionBankError: the file or the folder refuses; nothing was written.
        """
        data = bytes_of(session.path) if session.path.exists() else b""
        if sha256(data) != session.sha256:
            raise ChangedOutsideError(session.path)
        return self._write(session, snapshot, data)

    def _write(self, session: EditSession, snapshot: Snapshot, old: bytes) -> Saved:
        written = snapshot.written
        changes = _changes(snapshot.base, written)
        mark, stamp = session.sha256, session.stamp
        if changes or replace(written, questions=()) != replace(snapshot.base, questions=()):
            if session.is_canonical is None:
                session.is_canonical = dump_bank(snapshot.base) == old
            canonical = dump_bank(written)
            # A canonical file has no comments to keep; any other keeps its lines.
            new = canonical if session.is_canonical else patched(old, written, canonical)
            write_atomically(session.path, new)
            mark, stamp = sha256(new), stamp_of(session.path)
        bank_id = written.id
        self._drafts.record(bank_id, Save(snapshot.at, snapshot.by, changes))
        self._drafts.keep_bin(bank_id, snapshot.binned)
        return Saved(snapshot, len(changes), mark, stamp)

    def take(self, session: EditSession, saved: Saved) -> None:
        """The session learns that it was saved.

        Raises:
            QuestionBankError: the data folder refuses; the bank itself is saved.
        """
        session.sha256, session.stamp = saved.sha256, saved.stamp
        session.bank.saved(saved.snapshot.written, saved.snapshot.binned)
        session.kept_revision = -1
        self.autosave(session)

    # Another program --------------------------------------------------------------------------

    def is_changed_outside(self, session: EditSession) -> bool:
        """Whether the file is no longer the one that was read; looks at its bytes only when its
        time or size have changed. A file that is gone has changed, too."""
        stamp = stamp_of(session.path)
        if stamp == session.stamp:
            return False
        if stamp and sha256(bytes_of(session.path)) == session.sha256:
            session.stamp = stamp
            return False
        return True

    def on_disk(self, session: EditSession) -> OnDisk:
        """The file as it is now, and what differs from what is open here."""
        stamp = stamp_of(session.path)
        try:
            data = bytes_of(session.path)
            theirs = parse_bank(data, session.path)
        except BankProblemsError as error:
            return OnDisk(None, str(error), sha256(data), stamp)
        except QuestionBankError as error:
            return OnDisk(None, str(error), sha256(b""), stamp)
        if theirs.id != session.bank.head.id:
            said = f"{session.path} now holds another bank, '{theirs.title}'."
            return OnDisk(None, said, sha256(data), stamp)
        mine = session.bank.bank()
        found = differences(session.bank.base_bank.by_id(), mine.by_id(), theirs.by_id())
        lost = {one.question_id for one in session.conflicts}
        found = tuple(
            replace(one, is_conflict=True) if one.question_id in lost else one for one in found
        )
        heads = replace(mine, questions=()), replace(theirs, questions=())
        return OnDisk(theirs, "", sha256(data), stamp, found, heads[0] != heads[1])

    def merge(
        self, session: EditSession, disk: OnDisk, choices: dict[str, Side], head: Side
    ) -> None:
        """Takes the choices; what is kept of mine is unsaved until it is saved.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        theirs = disk.bank
        assert theirs is not None
        base = session.bank.base_bank
        changes = tuple(replace(one, origin="file") for one in _changes(base, theirs))
        together = merged(session.bank.bank(), theirs, choices, self.suffix, head=head)
        session.bank.take(theirs, together)
        session.sha256, session.stamp = disk.sha256, disk.stamp
        session.is_canonical = None
        session.conflicts = ()
        self._drafts.record(theirs.id, Save(self.now(), "", changes))
        self.autosave(session)

    def write_over(self, session: EditSession, snapshot: Snapshot) -> tuple[Saved, Path | None]:
        """Writes what is open here over a file that cannot be read, which is kept; where.

        Raises:
            QuestionBankError: the file or the data folder refuses; nothing was written.
        """
        kept = None
        if session.path.exists():
            data = bytes_of(session.path)
            kept = self._drafts.keep_replaced(snapshot.mine.id, data, self.now())
        data = dump_bank(snapshot.written)
        write_atomically(session.path, data)
        session.is_canonical = True
        changes = _changes(snapshot.base, snapshot.written)
        self._drafts.record(snapshot.mine.id, Save(snapshot.at, snapshot.by, changes))
        self._drafts.keep_bin(snapshot.mine.id, snapshot.binned)
        return Saved(snapshot, len(changes), sha256(data), stamp_of(session.path)), kept

    # History, sources, preview ----------------------------------------------------------------

    def history(self, session: EditSession, question_id: str) -> tuple[Past, ...]:
        """What became of a question in earlier saves, the latest first."""
        return self._drafts.history(session.bank.head.id, question_id)


def _changes(before: Bank, after: Bank) -> tuple[SavedChange, ...]:
    old, new = before.by_id(), after.by_id()
    return tuple(
        SavedChange(old.get(one), new.get(one))
        for one in dict.fromkeys((*old, *new))
        if old.get(one) is not new.get(one) and old.get(one) != new.get(one)
    )
