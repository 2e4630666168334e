"""The editor's part of the library: opens banks for editing, keeps what is unsaved, saves.

Enter by `Editing.open(bank_id)`, which gives an `EditSession`; its `bank` is the plain state that
windows change. A file that another program has changed meanwhile is never written over silently.
"""

from __future__ import annotations

import secrets
import string
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank, Citation, Question, Source
from question_bank.bank.patch import patched
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.citations import cite, find_source, resolve
from question_bank.documents import Document, load_document
from question_bank.errors import BankProblemsError, DocumentError, QuestionBankError
from quizapp.editing import Checker, Difference, Listing, OpenBank, Side, differences, merged
from quizapp.editing.drafts import Past, Save, SavedChange, draft_of, recovered
from quizapp.editing.open_bank import Binned
from quizapp.editing.passages import Passages
from quizapp.library.bank_files import bytes_of, copied, sha256, slug
from quizapp.library.edit_session import ChangedOutsideError, EditSession, OnDisk, Saved, Snapshot
from quizapp.library.shelf import BankShelf
from quizapp.quiz.model import RevealedQuestion, SealedCitation, ShownQuestion
from quizapp.quiz.sealing import seal
from quizapp.storage.banks import stamp_of
from quizapp.storage.drafts import Drafts

_ALPHABET = string.ascii_lowercase + string.digits


def random_suffix() -> str:
    """Six characters that end an id."""
    return "".join(secrets.choice(_ALPHABET) for _n in range(6))


class Editing:
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

    # Opening ----------------------------------------------------------------------------------

    def is_read_only(self, bank_id: str) -> bool:
        """Whether the bank comes with Quizapp: Edit makes a copy."""
        return any(one.bank_id == bank_id and one.read_only for one in self._shelf.known())

    def title(self, bank_id: str) -> str:
        """As the library knows it."""
        known = (one.title for one in self._shelf.known() if one.bank_id == bank_id)
        return next(known, bank_id)

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

    # Unsaved changes --------------------------------------------------------------------------

    def autosave(self, session: EditSession) -> None:
        """Keeps what is unsaved; costs nothing when nothing has changed since.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        bank = session.bank
        if session.kept_revision == bank.revision:
            return
        revision = bank.revision
        if bank.has_changes:
            self._drafts.keep(draft_of(bank, str(session.path), session.sha256, self.now()))
        else:
            self._drafts.discard(bank.head.id)
        session.kept_revision = revision

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

    def document(self, session: EditSession, source_id: str) -> Document | None:
        """A source as it is now; None when it is missing or cannot be read. May take seconds."""
        if source_id not in session.documents:
            source = next((s for s in session.bank.head.sources if s.id == source_id), None)
            found = None
            if source is not None:
                found = find_source(source, session.path.parent, self._source_folders)
            try:
                made = load_document(found, title=source.title) if found and source else None
            except DocumentError:
                made = None
            session.documents[source_id] = made
        return session.documents[source_id]

    def read_source(self, session: EditSession, path: Path, licence: str = "") -> Source:
        """Reads a document and copies it beside the bank; may run on a thread. `take_source` makes
        it one of the bank's. A document that is one of its sources already is that source.

        Raises:
            QuestionBankError: the document cannot be read, or the folder refuses.
        """
        document = load_document(path, title=path.stem.replace("_", " "))
        sources = session.bank.head.sources
        same = next((one for one in sources if one.sha256 == document.sha256), None)
        if same is not None:
            session.documents[same.id] = document
            return same
        taken = {source.id for source in sources}
        source_id = base = slug(path.stem)
        number = 2
        while source_id in taken:
            source_id, number = f"{base}-{number}", number + 1
        name = copied(path, session.path.parent, document.sha256)
        session.documents[source_id] = document
        return Source(
            source_id, document.title, name, document.media_type, document.sha256,
            document.text_sha256, document.extractor, licence,
        )  # fmt: skip

    def take_source(self, session: EditSession, source: Source) -> None:
        """Names a source among the bank's: a step that can be undone."""
        head = session.bank.head
        if source not in head.sources:
            session.bank.set_head(replace(head, sources=(*head.sources, source)), "source")

    def add_source(self, session: EditSession, path: Path) -> Source:
        """Both at once; raises as `read_source` does."""
        source = self.read_source(session, path)
        self.take_source(session, source)
        return source

    def cite(self, session: EditSession, source_id: str, start: int, end: int) -> Citation | None:
        """A citation of a span of a source; blanks at its ends are left out. None for blanks."""
        document = self.document(session, source_id)
        if document is None:
            return None
        exact = document.text[start:end]
        start += len(exact) - len(exact.lstrip())
        end -= len(exact) - len(exact.rstrip())
        return cite(document, start, end, source_id) if start < end else None

    def sealed(self, session: EditSession, citation: Citation) -> SealedCitation:
        """Where a citation's passage is now, in the documents that were read."""
        document = session.documents.get(citation.source)
        now = resolve(citation, None if document is None else document.text)
        return SealedCitation(citation, now.status.value, now.start, now.end)

    def preview(
        self, session: EditSession, question: Question, seed: int
    ) -> tuple[ShownQuestion, RevealedQuestion]:
        """The question as an attempt would have it."""
        return seal(
            session.bank.head,
            question,
            seed=seed,
            shuffle=True,
            resolve=lambda citation: self.sealed(session, citation),
            sources=(),
        )


def _changes(before: Bank, after: Bank) -> tuple[SavedChange, ...]:
    old, new = before.by_id(), after.by_id()
    return tuple(
        SavedChange(old.get(one), new.get(one))
        for one in dict.fromkeys((*old, *new))
        if old.get(one) is not new.get(one) and old.get(one) != new.get(one)
    )
