"""The one facade that the windows know. CONTRACT ONLY, being written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from question_bank.bank.model import Bank
from question_bank.documents.document import Document
from quizapp.quiz.model import Blueprint, Result, SealedSource
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


class PoolCount:
    """How many questions a blueprint can draw from, by kind and by topic."""

    total: int
    unseen: int
    by_kind: dict[str, int]
    by_topic: dict[str, int]


class Library:
    # People
    def people(self) -> tuple[Person, ...]: ...
    def current_person(self) -> Person | None: ...
    def add_person(self, name: str) -> Person: ...  # QuestionBankError: empty, too long, taken
    def choose_person(self, person_id: str) -> None: ...
    def rename_person(self, person_id: str, name: str) -> None: ...

    # Home and Library
    def home(self) -> HomeView: ...
    def banks(self) -> tuple[BankCard, ...]: ...  # with the current person's scores
    def open_bank(self, path: Path) -> BankCard: ...  # BankProblemsError, QuestionBankError
    def forget_bank(self, bank_id: str) -> None: ...  # the file stays
    def refresh_banks(self) -> Iterator[float]: ...  # re-reads changed files; yields progress 0..1
    def bank(self, bank_id: str) -> Bank: ...  # loads the YAML (cached by mtime and size)

    # Quizzes
    def pool(self, blueprint: Blueprint) -> PoolCount: ...
    def start(self, blueprint: Blueprint) -> QuizSession: ...
    def unfinished(self) -> tuple[AttemptSummary, ...]: ...
    def resume(self, attempt_id: str) -> QuizSession: ...
    def abandon(self, attempt_id: str) -> None: ...

    # Results, sources, History
    def result(self, attempt_id: str) -> Result: ...
    def source(self, sealed: SealedSource) -> Document | None: ...  # as it was, from the kept copy
    def bank_source(self, bank_id: str, source_id: str) -> Document | None: ...  # as it is now
    def history(self, which: HistoryFilter) -> tuple[AttemptSummary, ...]: ...
    def export_history(self, path: Path, which: HistoryFilter) -> int: ...  # safe CSV; rows written

    # Settings and backups
    def appearance(self) -> Appearance: ...
    def set_appearance(self, appearance: Appearance) -> None: ...
    @property
    def data_dir(self) -> Path: ...
    def versions(self) -> dict[str, str]: ...  # quizapp, Python, Qt-free: SQLite, PyYAML ...
    def backups(self) -> tuple[Backup, ...]: ...
    def back_up(self, reason: str = "by hand") -> Backup: ...
    def back_up_if_due(self) -> Backup | None: ...  # every 30 minutes if something changed
    def restore(self, backup: Backup) -> None: ...  # backs up first; the window reloads after
    def close(self) -> None: ...
