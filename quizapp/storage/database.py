"""The database of one data folder. Enter by `Database.open(paths)`; close it at the end."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime

from question_bank.errors import QuestionBankError
from quizapp.paths import Paths
from quizapp.quiz.summaries import Backup
from quizapp.storage import backups as backup_rules
from quizapp.storage import schema
from quizapp.storage.attempts import AttemptRepository
from quizapp.storage.backups import Backups
from quizapp.storage.banks import BankRepository, SourceStore
from quizapp.storage.disputes import DisputeRepository
from quizapp.storage.engine import Engine
from quizapp.storage.history import HistoryRepository
from quizapp.storage.people import PeopleRepository, SettingsRepository
from quizapp.storage.practice import PracticeRepository
from quizapp.storage.quizzes import QuizRepository
from quizapp.storage.regrades import RegradeRepository
from quizapp.storage.teachers import TeacherRepository


class Database:
    """The repositories over one connection, and the backups of its file."""

    def __init__(self, paths: Paths, engine: Engine, backups: Backups) -> None:
        self.paths = paths
        self._engine = engine
        self._backups = backups
        self._changes_at_backup = -1
        self.people = PeopleRepository(engine)
        self.settings = SettingsRepository(engine)
        self.banks = BankRepository(engine)
        self.sources = SourceStore(engine, paths.sources)
        self.practice = PracticeRepository(engine)
        self.attempts = AttemptRepository(engine, self.practice)
        self.history = HistoryRepository(engine)
        self.quizzes = QuizRepository(engine)
        self.regrades = RegradeRepository(engine)
        self.disputes = DisputeRepository(engine)
        self.teachers = TeacherRepository(engine)

    @classmethod
    def open(cls, paths: Paths, revision: str | None = None) -> Database:
        """Opens the data folder's database, makes it, or brings it up to date.

        `revision` is what `schema.check` said, where it was asked before.

        Raises:
            DatabaseTooNewError, DatabaseUnusableError: it is newer or damaged, and unchanged.
            QuestionBankError: the folder cannot be written.
        """
        backups = Backups(paths.database, paths.backups)
        try:
            paths.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QuestionBankError(
                f"The data folder {paths.data_dir} cannot be made ({error.strerror or error}). "
                "Choose another with --data-dir."
            ) from error
        if revision is None:
            revision = schema.check(paths.database, backups)
        engine = _connect(paths)
        try:
            schema.bring_up_to_date(engine, revision, backups)
        except BaseException:
            engine.close()
            raise
        return cls(paths, engine, backups)

    def together(self) -> AbstractContextManager[object]:
        """What repositories write inside of the block is kept all together, or not at all."""
        return self._engine.transaction()

    def backups(self) -> tuple[Backup, ...]:
        """Newest first."""
        return self._backups.all()

    def back_up(self, reason: str) -> Backup:
        """Raises QuestionBankError as `Backups.make` does."""
        backup = self._backups.make(reason)
        self._changes_at_backup = self._changes()
        return backup

    def back_up_if_due(self, now: datetime | None = None) -> Backup | None:
        """A backup if 30 minutes have passed since the last and something has changed."""
        now = now or datetime.now(UTC)
        if self._changes() == self._changes_at_backup:
            return None
        newest = next(iter(self.backups()), None)
        if newest is not None and now - newest.made_at < backup_rules.EVERY:
            return None
        return self.back_up("automatic")

    def _changes(self) -> int:
        """Grows with every row that this process changes."""
        with self._engine.reading() as db:
            return int(db.exec_driver_sql("SELECT total_changes()").scalar_one())

    def restore(self, backup: Backup) -> Database:
        """Closes this database, restores the backup and opens the result.

        Raises:
            QuestionBankError: the backup is damaged; the database is unchanged, and closed.
        """
        self.close()
        self._backups.restore(backup)
        return Database.open(self.paths)

    def close(self) -> None:
        self._engine.close()


def _connect(paths: Paths) -> Engine:
    from sqlalchemy.exc import DBAPIError

    try:
        return Engine(paths.database)
    except DBAPIError as error:
        raise QuestionBankError(
            f"{paths.database} cannot be opened for writing ({error.orig}). "
            "Check that the folder is yours and that the disk has room."
        ) from error
