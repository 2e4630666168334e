"""The banks that are known: shipped ones and files that people opened. Enter by `BankShelf`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from question_bank.bank.events import UNASKED
from question_bank.bank.model import Bank, Citation, Question, Source, Status
from question_bank.bank.reader import load_bank
from question_bank.citations import CitationStatus, Resolution, find_source, resolve, worst
from question_bank.documents import Document, load_document
from question_bank.errors import DocumentError, QuestionBankError
from quizapp.storage.banks import BankRepository, KnownBank, stamp_of

DRAWABLE = (Status.PUBLISHED, Status.REVIEWED)


class KnownBankError(QuestionBankError):
    """A second file has the id of a bank that is known: moved, or a copy?"""

    def __init__(self, bank_id: str, title: str, known_path: str, new_path: str) -> None:
        self.bank_id = bank_id
        self.known_path = known_path
        self.new_path = new_path
        super().__init__(
            f"The bank '{title}' is known already from {known_path}. "
            f"If it was moved to {new_path}, open it as moved; a copy needs an id of its own."
        )


@dataclass(slots=True)
class _Read:
    """A bank as read, with its documents as far as they were asked for."""

    stamp: str
    bank: Bank
    documents: dict[str, tuple[Document, Path] | None]
    stamps: dict[str, str] = field(default_factory=dict)
    """Of the documents' files as they were read."""


class BankShelf:
    """Reads banks when they are asked for, and keeps them while their files stay the same."""

    def __init__(
        self, repository: BankRepository, shipped: Sequence[Path], source_folders: Sequence[Path]
    ) -> None:
        self._repository = repository
        self._shipped = tuple(shipped)
        self._source_folders = tuple(source_folders)
        self._read: dict[str, _Read] = {}

    def known(self) -> tuple[KnownBank, ...]:
        return self._repository.all()

    def refresh(self) -> None:
        """Brings what is remembered up to date with the files; reads only files that changed."""
        known = {bank.path: bank for bank in self.known()}
        for path in self._shipped:
            if str(path) not in known or known[str(path)].stamp != stamp_of(path):
                self._take(path, read_only=True)
        for bank in known.values():
            path = Path(bank.path)
            if bank.read_only and path not in self._shipped:
                # A shipped bank of an installation that is no longer this one.
                if any(b.bank_id == bank.bank_id and b.path == bank.path for b in self.known()):
                    self._repository.forget(bank.bank_id)
            elif not bank.read_only and stamp_of(path) != bank.stamp:
                self._reread(bank)

    def _reread(self, bank: KnownBank) -> None:
        try:
            self._take(Path(bank.path), read_only=False, expected=bank.bank_id)
        except QuestionBankError as error:
            problem = replace(bank, problem=str(error)[:20_000], stamp=stamp_of(Path(bank.path)))
            self._repository.put(problem)

    def open(self, path: Path, *, moved: bool = False) -> str:
        """Makes a bank file known; its id.

        Raises:
            BankProblemsError, QuestionBankError: the file cannot be read.
            KnownBankError: another file with this id is known, and `moved` was not said.
        """
        path = path.absolute()
        bank = load_bank(path)
        known = next((one for one in self.known() if one.bank_id == bank.id), None)
        if known is not None and known.read_only and Path(known.path) != path:
            raise QuestionBankError(
                f"{path.name} has the id of '{known.title}', which comes with Quizapp. "
                "Give it an id of its own (the line `id:`), or use Edit in the Library: "
                "that makes a copy with a new id."
            )
        elsewhere = known is not None and Path(known.path) != path and not moved
        # A file that is gone can only have moved.
        if known is not None and elsewhere and Path(known.path).exists():
            raise KnownBankError(bank.id, bank.title, known.path, str(path))
        return self._take(path, read_only=False, bank=bank)

    def _take(
        self, path: Path, *, read_only: bool, bank: Bank | None = None, expected: str = ""
    ) -> str:
        stamp = stamp_of(path)
        bank = bank or load_bank(path, limits=UNASKED)
        if expected and bank.id != expected:
            raise QuestionBankError(f"{path} now holds another bank, '{bank.title}'.")
        topics = dict.fromkeys(topic for question in bank.questions for topic in question.topics)
        kinds = dict.fromkeys(question.kind.value for question in bank.questions)
        usable = sum(question.status in DRAWABLE for question in bank.questions)
        self._repository.put(
            KnownBank(
                bank_id=bank.id,
                path=str(path),
                title=bank.title,
                question_count=sum(q.status is not Status.RETIRED for q in bank.questions),
                usable_count=usable,
                topics=tuple(topics),
                kinds=tuple(kinds),
                read_only=read_only,
                problem="",
                stamp=stamp,
            )
        )
        self._read[bank.id] = _Read(stamp, bank, {})
        return bank.id

    def forget(self, bank_id: str) -> None:
        self._repository.forget(bank_id)
        self._read.pop(bank_id, None)

    def bank(self, bank_id: str) -> Bank:
        """The bank as its file has it now.

        Raises:
            QuestionBankError: the bank is not known, or its file is missing or broken.
        """
        return self._current(bank_id).bank

    def path(self, bank_id: str) -> Path:
        """Raises QuestionBankError when the bank is not known."""
        for known in self.known():
            if known.bank_id == bank_id:
                return Path(known.path)
        raise QuestionBankError("This bank is no longer in the library.")

    def _current(self, bank_id: str) -> _Read:
        path = self.path(bank_id)
        read = self._read.get(bank_id)
        if read is None or read.stamp != stamp_of(path):
            read = _Read(stamp_of(path), load_bank(path), {})
            self._read[bank_id] = read
        return read

    def document(self, bank_id: str, source: Source) -> tuple[Document, Path] | None:
        """A source's document and file as it is now; None when it is missing or cannot be read."""
        read = self._current(bank_id)
        known = read.documents.get(source.id)
        if known is None or stamp_of(known[1]) != read.stamps[source.id]:
            found = find_source(source, self.path(bank_id).parent, self._source_folders)
            stamp = "" if found is None else stamp_of(found)
            if source.id not in read.documents or stamp != read.stamps[source.id]:
                read.documents[source.id] = _loaded(found, source)
                read.stamps[source.id] = stamp
        return read.documents[source.id]

    def lost_sources(self, bank_id: str) -> tuple[str, ...]:
        """The titles of the sources that are nowhere to be found.

        Raises:
            QuestionBankError: the bank is not known, or its file is missing or broken.
        """
        folder = self.path(bank_id).parent
        return tuple(
            source.title
            for source in self._current(bank_id).bank.sources
            if find_source(source, folder, self._source_folders) is None
        )

    def resolve(self, bank: Bank, citation: Citation) -> Resolution:
        """Where a citation's passage is in the document as it is now."""
        source = next((one for one in bank.sources if one.id == citation.source), None)
        found = self.document(bank.id, source) if source is not None else None
        return resolve(citation, None if found is None else found[0].text)

    def citations_hold(self, bank: Bank, question: Question) -> bool:
        """Whether a question may be asked: every citation of its own is where it was, or moved."""
        if not question.citations:
            return question.uncited or question.status is Status.DRAFT
        status = worst(self.resolve(bank, citation).status for citation in question.citations)
        return status in (CitationStatus.VERIFIED, CitationStatus.MOVED)


def _loaded(path: Path | None, source: Source) -> tuple[Document, Path] | None:
    if path is None:
        return None
    try:
        return load_document(path, title=source.title), path
    except DocumentError:
        return None
