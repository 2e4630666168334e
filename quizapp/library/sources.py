"""Sources that change: where each citation of a bank is now, and what a teacher does about it.

Enter by `Sources.look(bank_id)`; `accept` rewrites citations to their new place, `undo` takes that
back, `find` puts a lost document beside the bank. Files are written through the editor's saving, so
that the history of a question has it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from question_bank.bank.model import Bank, Question, Source, Status
from question_bank.bank.version import version_of
from question_bank.citations import cite, find_source
from question_bank.coverage import SourceCoverage, cover
from question_bank.documents import Document, load_document
from question_bank.errors import DocumentError, QuestionBankError
from quizapp.library.bank_files import copied
from quizapp.library.cited_places import (
    CitedPlace,
    SourcesReport,
    SourceState,
    brought_up,
    citation_at,
    places_of,
    settled_after,
    with_citation,
)
from quizapp.library.edit_session import EditSession
from quizapp.library.editing import Editing
from quizapp.library.shelf import BankShelf
from quizapp.quiz.model import Result
from quizapp.quiz.summaries import HistoryFilter
from quizapp.storage.banks import stamp_of
from quizapp.storage.database import Database

MAX_ATTEMPTS = 500
"""Attempts that are looked at to tell how hard passages are, the latest of each person."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was changed, so that it can be taken back: the questions and sources before."""

    bank_id: str
    count: int
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    lost_reviews: int = 0
    """Questions that are no longer reviewed, since a quotation of theirs reads otherwise."""


@dataclass(frozen=True, slots=True)
class Hardness:
    """How a question was answered first by each student: `facility` 0 to 1, of `n`."""

    facility: float
    n: int


class Sources:
    """Every method reads or writes files and may run on a thread."""

    def __init__(
        self,
        shelf: BankShelf,
        editing: Editing,
        database: Database,
        result: Callable[[str], Result],
        source_folders: Sequence[Path],
    ) -> None:
        self._source_folders = tuple(source_folders)
        self._documents: dict[tuple[str, str], tuple[str, Document | None, str]] = {}
        self._shelf = shelf
        self._editing = editing
        self._database = database
        self._result = result

    def look(self, bank_id: str) -> SourcesReport:
        """Where everything is now.

        Raises:
            QuestionBankError: the bank is not known, or its file is missing or broken.
        """
        bank = self._shelf.bank(bank_id)
        folder = self._shelf.path(bank_id).parent
        states = [self._state(source, folder) for source in bank.sources]
        texts = {one.source.id: one.document.text for one in states if one.document is not None}
        places = tuple(
            place
            for question in bank.questions
            if question.status is not Status.RETIRED
            for place in places_of(question, texts)
        )
        return SourcesReport(bank, self._editing.is_read_only(bank_id), tuple(states), places)

    def _state(self, source: Source, folder: Path) -> SourceState:
        """The document as its file is at this moment; read anew only when the file has changed."""
        path = find_source(source, folder, self._source_folders)
        if path is None:
            return SourceState(source, None, None)
        key, stamp = (str(path), source.title), stamp_of(path)
        known = self._documents.get(key)
        if known is not None and known[0] == stamp:
            return SourceState(source, known[1], path, known[2])
        try:
            document, problem = load_document(path, title=source.title), ""
        except DocumentError as error:
            document, problem = None, str(error)
        self._documents[key] = stamp, document, problem
        return SourceState(source, document, path, problem)

    # Doing ------------------------------------------------------------------------------------

    def accept(
        self,
        report: SourcesReport,
        places: Sequence[CitedPlace],
        *,
        review: tuple[str, str] | None = None,
        instead: tuple[int, int] | None = None,
    ) -> Accepted:
        """Rewrites citations to where they are now; how it was before.

        A reviewed question whose quotation now reads otherwise is no longer reviewed, unless
        `review` says who vouches for it and on which day (ISO). `instead` is a span of the document
        that a person chose for the one citation of `places`.

        Raises:
            QuestionBankError: the bank is read-only, has unsaved changes or was changed by another
                program; a citation has no new place. Nothing was written.
        """
        session = self._opened(report.bank.id)
        before: dict[str, Question] = {}
        changed: dict[str, Question] = {}
        count = 0
        for place in places:
            question = session.bank.get(place.question_id)
            if question is None or citation_at(question, place) != place.citation:
                raise QuestionBankError(
                    "The question was changed since its citations were looked at. Look again."
                )
            before.setdefault(question.id, question)
            document = report.document(place.citation.source)
            span = instead or place.now.span
            if document is None or (instead is None and not place.now.end):
                raise QuestionBankError(
                    "The source no longer has this passage, so there is no new place to accept. "
                    "Select the words that prove the answer now, or edit the question."
                )
            new = cite(document, *span, place.citation.source)
            current = changed.get(question.id, question)
            changed[question.id] = with_citation(current, place, new)
            count += new != place.citation
        questions = [settled_after(before[key], one, review) for key, one in changed.items()]
        sources = session.bank.head.sources
        self._write(session, questions, brought_up(report, sources, questions))
        lost = sum(
            before[one.id].reviewed is not None and one.reviewed is None for one in questions
        )
        return Accepted(report.bank.id, count, tuple(before.values()), sources, lost)

    def undo(self, accepted: Accepted) -> None:
        """Puts the citations back as they were. Raises QuestionBankError as `accept` does."""
        session = self._opened(accepted.bank_id)
        self._write(session, accepted.questions, accepted.sources)

    def retire(self, report: SourcesReport, question_id: str) -> Accepted:
        """Takes a question out of every quiz for good. Raises QuestionBankError as `accept`."""
        session = self._opened(report.bank.id)
        question = session.bank.get(question_id)
        if question is None:
            raise QuestionBankError("The question is no longer in the bank. Look again.")
        sources = session.bank.head.sources
        self._write(session, [replace(question, status=Status.RETIRED)], sources)
        return Accepted(report.bank.id, 1, (question,), sources)

    def find(self, report: SourcesReport, source_id: str, path: Path) -> Accepted:
        """Puts a document beside the bank as the one of that source.

        Raises:
            QuestionBankError: it cannot be read, or as `accept` does.
        """
        document = load_document(path)
        session = self._opened(report.bank.id)
        sources = session.bank.head.sources
        name = copied(path, session.path.parent, document.sha256)
        new = tuple(replace(one, file=name) if one.id == source_id else one for one in sources)
        self._write(session, [], new)
        return Accepted(report.bank.id, 0, (), sources)

    def _opened(self, bank_id: str) -> EditSession:
        session = self._editing.open(bank_id)
        if session.bank.has_changes:
            raise QuestionBankError(
                f"'{session.bank.head.title}' has changes that were not saved yet. Open it in the "
                "bank editor and save or discard them first."
            )
        return session

    def _write(
        self, session: EditSession, questions: Sequence[Question], sources: tuple[Source, ...]
    ) -> None:
        old = session.bank.bank()
        new = {one.id: one for one in questions}
        wanted = replace(
            old, sources=sources, questions=tuple(new.get(q.id, q) for q in old.questions)
        )
        session.bank.take(session.bank.base_bank, wanted, "source")
        saved = self._editing.save(session, self._editing.snapshot(session))
        self._editing.take(session, saved)

    # Coverage ---------------------------------------------------------------------------------

    def coverage(self, report: SourcesReport) -> list[SourceCoverage]:
        """Which sentences of its sources the bank asks for."""
        documents = {
            one.source.id: one.document for one in report.states if one.document is not None
        }
        return cover(report.bank, documents)

    def hardness(self, bank: Bank) -> dict[str, Hardness]:
        """Question id to how it was answered, each student's first answer to this very version."""
        versions = {question.id: version_of(question) for question in bank.questions}
        marks: dict[str, list[float]] = {}
        which = HistoryFilter(state="submitted", bank_id=bank.id)
        for person in self._database.people.all():
            seen: set[str] = set()
            attempts = self._database.history.summaries(person.id, which, limit=MAX_ATTEMPTS)
            for attempt in sorted(attempts, key=lambda one: one.started_at):
                for one in self._result(attempt.attempt_id).responses:
                    question = one.feedback.revealed.question
                    same = versions.get(question.id) == version_of(question)
                    if one.shown.bank_id == bank.id and same and question.id not in seen:
                        seen.add(question.id)
                        marks.setdefault(question.id, []).append(one.feedback.grade.fraction)
        return {key: Hardness(sum(one) / len(one), len(one)) for key, one in marks.items()}
