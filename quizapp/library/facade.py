"""`Library`: all that a window can ask for or do, over the shelf, the attempts and the database."""

from __future__ import annotations

import csv
import io
import json
import platform
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import question_bank
from question_bank.assets import asset_path
from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank
from question_bank.documents import Document, document_from_bytes, is_confined
from question_bank.errors import DocumentError, QuestionBankError
from quizapp.library.attempts import LocalAttempts
from quizapp.library.practice import Practice
from quizapp.library.quizzes import Quizzes
from quizapp.library.shelf import BankShelf, KnownBankError
from quizapp.paths import Paths
from quizapp.quiz.clock import SystemClock
from quizapp.quiz.model import Accommodation, Blueprint, Mode, Result, SealedSource
from quizapp.quiz.ports import Clock
from quizapp.quiz.session import QuizSession
from quizapp.quiz.summaries import (
    Appearance,
    AttemptSummary,
    Backup,
    BankCard,
    HistoryFilter,
    HomeView,
    Person,
)
from quizapp.storage.database import Database
from quizapp.storage.first_look import appearance_from
from quizapp.storage.first_page import IDLE, RECENT

if TYPE_CHECKING:
    from quizapp.library.classroom import Classroom
    from quizapp.library.editing import Editing
    from quizapp.library.exchanging import Exchanging
    from quizapp.library.generating import Generating
    from quizapp.library.reading import Reading
    from quizapp.library.regrades import Regrades
    from quizapp.library.sources import Sources
    from quizapp.library.teachers import Teachers

MAX_DOCUMENTS = 8
"""Cited documents that are kept as they were read."""

_FORMULA_STARTS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


@dataclass(frozen=True, slots=True)
class PoolCount:
    """How many questions a blueprint can draw from; `unseen` by the current person."""

    total: int
    unseen: int
    by_kind: dict[str, int]
    by_topic: dict[str, int]


class Library:
    """One per process; made by `open`, ended by `close`."""

    _classroom: Classroom | None

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        new_seed: Callable[[], int],
        shipped: tuple[Path, ...],
        source_folders: tuple[Path, ...],
    ) -> None:
        self._clock = clock
        self._new_seed = new_seed
        self._shipped = shipped
        self._source_folders = source_folders
        self._documents: dict[tuple[str, str, str], Document] = {}
        self._take(database)

    def _take(self, database: Database) -> None:
        self._database = database
        self._shelf = BankShelf(database.banks, self._shipped, self._source_folders)
        self._attempts = LocalAttempts(database, self._shelf, self._clock, self._new_seed)
        self._practice = Practice(
            database, self._shelf, self._attempts, self._clock, self._person_id, self._exam_title
        )
        self._quizzes = Quizzes(
            database, self._attempts, self._person_id, self._now, self._new_seed
        )
        self._regrades: Regrades | None = None
        self._teachers: Teachers | None = None
        database.history.abandon_idle(datetime.now(UTC) - IDLE)
        self._shelf.refresh()
        self._editing: Editing | None = None
        self._generating: Generating | None = None
        self._sources: Sources | None = None
        self._exchanging: Exchanging | None = None
        self._classroom = None

    @classmethod
    def open(
        cls,
        paths: Paths,
        *,
        clock: Clock | None = None,
        new_seed: Callable[[], int] | None = None,
        shipped: tuple[Path, ...] | None = None,
        source_folders: tuple[Path, ...] | None = None,
        revision: str | None = None,
    ) -> Library:
        """Opens the library of a data folder; `revision` as `Database.open` takes it.

        Raises:
            DatabaseUnusableError, DatabaseTooNewError: with the newest good backup.
            QuestionBankError: the folder cannot be used.
        """
        banks = Path(question_bank.__file__).parent / "banks"
        chance = random.SystemRandom()
        return cls(
            Database.open(paths, revision),
            clock=clock or SystemClock(),
            new_seed=new_seed or (lambda: chance.randrange(2**31)),
            shipped=tuple(sorted(banks.glob("*.yaml"))) if shipped is None else shipped,
            source_folders=(asset_path("sources"),) if source_folders is None else source_folders,
        )

    # People -----------------------------------------------------------------------------------

    def people(self) -> tuple[Person, ...]:
        return self._database.people.all()

    def current_person(self) -> Person | None:
        chosen = self._database.settings.get("person")
        return next((person for person in self.people() if person.id == chosen), None)

    def _person_id(self) -> str:
        person = self.current_person()
        if person is None:
            raise QuestionBankError("Choose who you are on Home first.")
        return person.id

    def _now(self) -> datetime:
        return self._clock.read().utc

    def add_person(self, name: str) -> Person:
        """Adds a person and makes it the current one.

        Raises:
            QuestionBankError: the name is empty, too long or taken.
        """
        person = self._database.people.add(name)
        self.choose_person(person.id)
        return person

    def choose_person(self, person_id: str) -> None:
        self._database.settings.set("person", person_id)

    def rename_person(self, person_id: str, name: str) -> None:
        """Raises QuestionBankError as `add_person` does."""
        self._database.people.rename(person_id, name)

    def accommodation(self, person_id: str) -> Accommodation:
        return self._database.people.accommodation(person_id)

    def grant(self, person_id: str, accommodation: Accommodation) -> None:
        """Extra time from the next attempt on."""
        self._database.people.grant(person_id, accommodation)

    # Home and Library -------------------------------------------------------------------------

    def home(self) -> HomeView:
        """What `first_page.read_home` gives, from here."""
        person = self.current_person()
        if person is None:
            return HomeView(None, self.people(), banks=self.banks())
        finished = [
            one
            for one in self._database.history.summaries(person.id, now=self._now())
            if one.state in ("submitted", "expired")
        ]
        return HomeView(
            person,
            self.people(),
            self.unfinished(),
            tuple(finished[:RECENT]),
            self.banks(),
            self.quizzes.cards(person.id),
        )

    def banks(self) -> tuple[BankCard, ...]:
        """With the current person's scores."""
        person = self.current_person()
        history = self._database.history
        scores = history.bank_scores(person.id, self._now()) if person else {}
        due = self.practice.due_counts(person.id) if person else {}
        cards = []
        for bank in self._shelf.known():
            score = scores.get(bank.bank_id)
            cards.append(
                BankCard(
                    bank.bank_id,
                    bank.title,
                    bank.path,
                    bank.question_count,
                    bank.usable_count,
                    bank.topics,
                    bank.kinds,
                    bank.read_only,
                    bank.problem,
                    None if score is None else score.best,
                    None if score is None else score.last,
                    None if score is None else score.last_at,
                    0 if bank.problem else due.get(bank.bank_id, 0),
                )
            )
        return tuple(cards)

    def open_bank(self, path: Path, *, moved: bool = False) -> BankCard:
        """Makes a bank file known.

        Raises:
            BankProblemsError, QuestionBankError: the file cannot be read.
            KnownBankError: another file with this id is known, and `moved` was not said.
        """
        bank_id = self._shelf.open(path, moved=moved)
        return next(card for card in self.banks() if card.bank_id == bank_id)

    def forget_bank(self, bank_id: str) -> None:
        """Takes a bank off the list; its file and all attempts stay."""
        self._shelf.forget(bank_id)

    def refresh_banks(self) -> None:
        """Re-reads bank files that have changed."""
        self._shelf.refresh()

    def lost_sources(self) -> dict[str, tuple[str, ...]]:
        """Bank id to the titles of its sources that are missing: questions that cite them are not
        asked. Reads every bank; not for the window's thread."""
        lost = {}
        for bank in self._shelf.known():
            if not bank.problem:
                try:
                    titles = self._shelf.lost_sources(bank.bank_id)
                except QuestionBankError:
                    continue  # the card tells what is wrong with the file itself
                if titles:
                    lost[bank.bank_id] = titles
        return lost

    def lost_sources_of(self, bank_id: str) -> tuple[str, ...]:
        """The same for one bank. Raises QuestionBankError as `bank` does."""
        return self._shelf.lost_sources(bank_id)

    def bank(self, bank_id: str) -> Bank:
        """Raises QuestionBankError when the bank is not known or its file is broken."""
        return self._shelf.bank(bank_id)

    @property
    def editing(self) -> Editing:
        """The editor's part: opens banks for editing, keeps what is unsaved, saves."""
        if self._editing is None:
            from quizapp.library.editing import Editing
            from quizapp.storage.drafts import Drafts

            data_dir = self.data_dir
            self._editing = Editing(
                self._shelf, Drafts(data_dir / "editing"), data_dir / "banks", self._source_folders
            )
        return self._editing

    @property
    def exchanging(self) -> Exchanging:
        """Other programs' files, in and out."""
        if self._exchanging is None:
            from quizapp.library.exchanging import Exchanging

            self._exchanging = Exchanging(self._shelf, lambda: self.editing)
        return self._exchanging

    @property
    def generating(self) -> Generating:
        """The generator's part: documents to drafts, reviewed drafts to banks."""
        if self._generating is None:
            from quizapp.library.generating import Generating

            self._generating = Generating(self._shelf, self.editing, self.data_dir)
        return self._generating

    @property
    def sources(self) -> Sources:
        """Where the citations of a bank are now, and how well it covers its sources."""
        if self._sources is None:
            from quizapp.library.sources import Sources

            self._sources = Sources(
                self._shelf, self.editing, self._database, self.result, self._source_folders
            )
        return self._sources

    @property
    def reading(self) -> Reading:
        """Sources as a student reads them: what is known, pages as pictures, reading lists."""
        from quizapp.library.reading import Reading

        return Reading(
            self._database, self._quizzes, self._person_id, self._now, self.source, self.result
        )

    @property
    def classroom(self) -> Classroom:
        """The teacher's look at everybody's attempts."""
        if self._classroom is None:
            from quizapp.library.classroom import Classroom

            self._classroom = Classroom(self._database, self._shelf)
        return self._classroom

    # Quizzes ----------------------------------------------------------------------------------

    def pool(self, blueprint: Blueprint) -> PoolCount:
        """Raises QuestionBankError when a bank cannot be read."""
        found = self._attempts.pool(blueprint)
        person = self.current_person()
        seen = self._database.attempts.seen_counts(person.id, blueprint.bank_ids) if person else {}
        kinds = Counter(one.question.kind.value for one in found)
        topics = Counter(topic for one in found for topic in one.question.topics)
        unseen = sum(one.key not in seen for one in found)
        return PoolCount(len(found), unseen, dict(kinds), dict(topics))

    def start(self, blueprint: Blueprint) -> QuizSession:
        """Draws, seals and begins an attempt of the current person.

        Raises:
            QuestionBankError: nobody is chosen, no question matches, or a bank cannot be read.
        """
        return self._attempts.start(blueprint, self._person_id())

    def unfinished(self) -> tuple[AttemptSummary, ...]:
        """The current person's attempts in progress, newest first."""
        person = self.current_person()
        if person is None:
            return ()
        return self._database.history.summaries(person.id, HistoryFilter(state="in_progress"))

    def closed_book_exam(self) -> AttemptSummary | None:
        """An exam of the current person that is in progress and not open-book: until it ends,
        sources and other attempts stay closed."""
        person = self.current_person()
        return None if person is None else self._attempts.closed_book_exam(person.id)

    @property
    def practice(self) -> Practice:
        """What is due, what is coming, and sittings made of it."""
        return self._practice

    @property
    def quizzes(self) -> Quizzes:
        """The quizzes that teachers make and students take."""
        return self._quizzes

    @property
    def regrades(self) -> Regrades:
        """Corrected keys taken into finished attempts, and what students dispute."""
        if self._regrades is None:
            from quizapp.library.regrades import Regrades

            self._regrades = Regrades(
                self._database, self._shelf, self._attempts, self._now, self._teacher_name
            )
        return self._regrades

    def _teacher_name(self) -> str:
        """Who decides: "" where nobody said so."""
        teacher = self.teachers.current
        return "" if teacher is None else teacher.name

    @property
    def teachers(self) -> Teachers:
        """The passwords before the teacher's pages."""
        if self._teachers is None:
            from quizapp.library.teachers import Teachers

            self._teachers = Teachers(self._database, self.data_dir, self._now)
        return self._teachers

    def _exam_title(self) -> str:
        exam = self.closed_book_exam()
        return "" if exam is None else exam.title

    def resume(self, attempt_id: str) -> QuizSession:
        """Goes on with an attempt, or looks at one that has ended.

        Raises:
            KeyError: no such attempt.
            QuestionBankError: it is a practice, and a closed-book exam is in progress.
        """
        session = self._attempts.resume(attempt_id)
        if not session.is_over and session.head.blueprint.mode is Mode.PRACTICE:
            self._attempts.refuse_in_exam(session.head.person_id)
        return session

    def abandon(self, attempt_id: str) -> None:
        """Gives a practice up.

        Raises:
            QuestionBankError: it is an exam.
        """
        self._attempts.resume(attempt_id).abandon()

    # Results, sources, History ----------------------------------------------------------------

    def result(self, attempt_id: str) -> Result:
        """The result of an attempt that has ended, as it was.

        Raises:
            QuestionBankError: it is still in progress.
        """
        return self._attempts.resume(attempt_id).result()

    def source(self, sealed: SealedSource) -> Document | None:
        """A cited document as it was, from the kept copy; None when there is none.

        Slow for formats that are read in a process of their own: see `source_is_slow`.
        """
        key = (sealed.sha256, sealed.extractor, sealed.title)
        if key in self._documents:
            return self._documents[key]
        data = self._database.sources.read(sealed.sha256)
        if data is None:
            return None
        try:
            document = document_from_bytes(data, sealed.extractor, title=sealed.title)
        except DocumentError:
            return None
        self._documents[key] = document
        while len(self._documents) > MAX_DOCUMENTS:
            self._documents.pop(next(iter(self._documents)))
        return document

    def source_is_slow(self, sealed: SealedSource) -> bool:
        """Whether `source` would keep a window waiting."""
        key = (sealed.sha256, sealed.extractor, sealed.title)
        return key not in self._documents and is_confined(sealed.extractor)

    def bank_source(self, bank_id: str, source_id: str) -> Document | None:
        """A bank's document as it is now; None when it is missing."""
        bank = self._shelf.bank(bank_id)
        source = next((one for one in bank.sources if one.id == source_id), None)
        found = self._shelf.document(bank_id, source) if source is not None else None
        return None if found is None else found[0]

    def history(self, which: HistoryFilter | None = None) -> tuple[AttemptSummary, ...]:
        """The current person's attempts."""
        person = self.current_person()
        if person is None:
            return ()
        return self._database.history.summaries(person.id, which, now=self._now())

    def export_history(self, path: Path, which: HistoryFilter | None = None) -> int:
        """Writes the attempts as CSV; how many.

        Raises:
            QuestionBankError: the folder refuses.
        """
        rows = self.history(which)
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(
            ["quiz", "banks", "mode", "state", "started (UTC)", "submitted (UTC)", "questions",
             "answered", "marks", "maximum", "percent", "passed", "seconds"]
        )  # fmt: skip
        for row in rows:
            writer.writerow(_csv_row(row))
        # A byte order mark, so that spreadsheets take it for UTF-8.
        write_atomically(path, "\ufeff" + text.getvalue())
        return len(rows)

    # Settings and backups ---------------------------------------------------------------------

    def appearance(self) -> Appearance:
        return appearance_from(self._database.settings.get("appearance"))

    def set_appearance(self, appearance: Appearance) -> None:
        self._database.settings.set("appearance", json.dumps(appearance._asdict()))

    @property
    def data_dir(self) -> Path:
        return self._database.paths.data_dir

    def versions(self) -> dict[str, str]:
        """For About and bug reports; Qt's are the window's to add."""
        return {
            "Quizapp": question_bank.__version__,
            "Python": platform.python_version(),
            "SQLite": sqlite3.sqlite_version,
            "System": platform.platform(),
        }

    def backups(self) -> tuple[Backup, ...]:
        """Newest first."""
        return self._database.backups()

    def back_up(self, reason: str = "by hand") -> Backup:
        """Raises QuestionBankError when the folder refuses or the database is damaged."""
        return self._database.back_up(reason)

    def back_up_if_due(self) -> Backup | None:
        """Every 30 minutes if something changed."""
        return self._database.back_up_if_due()

    def restore(self, backup: Backup) -> None:
        """Puts a backup in the database's place; what was there is backed up first.

        Raises:
            QuestionBankError: the backup is damaged; the database is as it was.
        """
        paths = self._database.paths
        try:
            database = self._database.restore(backup)
        except QuestionBankError:
            self._take(Database.open(paths))
            raise
        self._take(database)

    def close(self) -> None:
        self._database.close()


def _csv_row(row: AttemptSummary) -> list[object]:
    return [
        _safe(row.title),
        _safe("; ".join(row.bank_titles)),
        row.mode,
        row.state,
        _moment(row.started_at),
        _moment(row.submitted_at),
        row.question_count,
        row.answered_count,
        "" if row.marks is None else round(row.marks, 4),
        "" if row.maximum is None else round(row.maximum, 4),
        "" if row.fraction is None else round(100 * row.fraction, 2),
        "" if row.passed is None else ("yes" if row.passed else "no"),
        round(row.spent_s, 1),
    ]


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _safe(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


__all__ = ["KnownBankError", "Library", "PoolCount"]
