"""What can be wrong with a database, in plain words."""

from __future__ import annotations

from pathlib import Path

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import Backup


class DatabaseUnusableError(QuestionBankError):
    """The database is damaged; its bytes are untouched. `backup` is the newest good copy."""

    def __init__(self, path: Path, reason: str, backup: Backup | None = None) -> None:
        self.path = path
        self.backup = backup
        super().__init__(f"{path} cannot be used: {reason}. It was not changed.")


class DatabaseTooNewError(DatabaseUnusableError):
    """The database was written by a newer version of Quizapp."""
