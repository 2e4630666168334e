"""The tables. Rows stay in `quizapp.storage`; each change of a table comes with a migration.

Plain types only, so that the same models serve SQLite and PostgreSQL. What is shown of an attempt
and what is revealed later lie in two tables.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Utc(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite keeps it without its zone."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _utc(*, nullable: bool = False) -> Any:
    return Field(sa_column=Column(Utc, nullable=nullable))


def _text(*, nullable: bool = False) -> Any:
    return Field(sa_column=Column(Text, nullable=nullable))


def _attempt_key() -> Any:
    return Field(sa_column=Column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True))


class PersonRow(SQLModel, table=True):
    __tablename__ = "person"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_at: datetime = _utc()


class AccommodationRow(SQLModel, table=True):
    __tablename__ = "accommodation"
    __table_args__ = (
        CheckConstraint("multiplier >= 1", name="multiplier_is_no_cut"),
        CheckConstraint("extra_s >= 0", name="extra_is_no_cut"),
    )
    person_id: str = Field(
        sa_column=Column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    )
    multiplier: float = 1.0
    extra_s: int = 0
    unlimited: bool = False


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str = _text()


class BankRow(SQLModel, table=True):
    """A bank that is known: its file stays where it is. `stamp` is the file's time and size."""

    __tablename__ = "bank"
    id: str = Field(primary_key=True)
    path: str = _text()
    title: str
    question_count: int
    usable_count: int
    topics: str = _text()
    kinds: str = _text()
    read_only: bool
    problem: str = _text()
    stamp: str
    opened_at: datetime = _utc()


class SourceCopyRow(SQLModel, table=True):
    """A document that an attempt cites; its bytes lie in the data folder, named by the hash."""

    __tablename__ = "source_copy"
    sha256: str = Field(primary_key=True)
    title: str
    media_type: str
    extractor: str
    licence: str


class QuestionVersionRow(SQLModel, table=True):
    """Each version of a question once."""

    __tablename__ = "question_version"
    version: str = Field(primary_key=True)
    kind: str
    content: str = _text()


class AttemptRow(SQLModel, table=True):
    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint(
            "state IN ('in_progress', 'submitted', 'expired', 'abandoned')", name="state_is_known"
        ),
        CheckConstraint("spent_s >= 0", name="time_runs_forwards"),
        Index("attempt_of_person", "person_id", "started_at"),
    )
    id: str = Field(primary_key=True)
    person_id: str = Field(
        sa_column=Column(ForeignKey("person.id", ondelete="CASCADE"), nullable=False)
    )
    title: str
    quiz_name: str
    mode: str
    blueprint: str = _text()
    accommodation: str = _text()
    bank_ids: str = _text()
    bank_titles: str = _text()
    seed: int
    state: str
    question_count: int
    position: int
    started_at: datetime = _utc()
    base_limit_s: float | None
    limit_s: float | None
    spent_s: float
    grants_s: float
    read_at: datetime = _utc()
    boot_s: float | None
    boot_id: str
    closed: bool
    submitted_at: datetime | None = _utc(nullable=True)
    submitted_by: str | None
    marks: float | None
    maximum: float | None
    fraction: float | None
    passed: bool | None
    certainty_marks: float | None


class ShownRow(SQLModel, table=True):
    """What is shown of a question of an attempt, in the attempt's order."""

    __tablename__ = "attempt_shown"
    __table_args__ = (Index("shown_question", "bank_id", "question_id"),)
    attempt_id: str = _attempt_key()
    position: int = Field(primary_key=True)
    bank_id: str
    question_id: str
    version: str = Field(foreign_key="question_version.version")
    content: str = _text()


class RevealedRow(SQLModel, table=True):
    """What is revealed once an answer is final."""

    __tablename__ = "attempt_revealed"
    attempt_id: str = _attempt_key()
    position: int = Field(primary_key=True)
    content: str = _text()


class ResponseRow(SQLModel, table=True):
    __tablename__ = "response"
    __table_args__ = (
        CheckConstraint(
            "certainty IS NULL OR certainty BETWEEN 1 AND 3", name="certainty_is_1_to_3"
        ),
        CheckConstraint("spent_s >= 0", name="response_time_runs_forwards"),
    )
    attempt_id: str = _attempt_key()
    position: int = Field(primary_key=True)
    answer: str | None = _text(nullable=True)
    flagged: bool = False
    seen: bool = False
    checked: bool = False
    expired: bool = False
    certainty: int | None = None
    spent_s: float = 0.0
    saved_at: datetime | None = _utc(nullable=True)
    grade: str | None = _text(nullable=True)
    fraction: float | None = None


class EventRow(SQLModel, table=True):
    """A line of an attempt's log."""

    __tablename__ = "attempt_event"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(
        sa_column=Column(ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    at: datetime = _utc()
    kind: str
    seconds: float


def _person_key() -> Any:
    return Field(sa_column=Column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True))


class PracticePlanRow(SQLModel, table=True):
    """What a person has decided about practice; `day_starts_at` is a local hour."""

    __tablename__ = "practice_plan"
    __table_args__ = (
        CheckConstraint("daily_goal > 0", name="goal_is_something"),
        CheckConstraint("day_starts_at BETWEEN 0 AND 23", name="day_starts_at_an_hour"),
    )
    person_id: str = _person_key()
    daily_goal: int
    day_starts_at: int
    asks_certainty: bool
    counts_pace: bool


class PracticeMemoryRow(SQLModel, table=True):
    """A person's memory of a question, dated by local days. `stability` NULL: the key was edited
    since the last answer (`reset_at`), it starts anew. `version_at`: since when the version is
    the bank's, as far as is known; answers of older attempts to other versions do not count."""

    __tablename__ = "practice_memory"
    __table_args__ = (
        CheckConstraint("stability > 0", name="stability_is_positive"),
        CheckConstraint("due_on > last_on", name="due_after_the_last_answer"),
        CheckConstraint("reps >= 0 AND lapses >= 0", name="counts_are_no_debts"),
        Index("memory_due", "person_id", "due_on"),
    )
    person_id: str = _person_key()
    bank_id: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    version: str = Field(foreign_key="question_version.version")
    version_at: datetime = _utc()
    stability: float | None
    difficulty: float | None
    last_on: date | None
    due_on: date
    reps: int
    lapses: int
    is_gone: bool
    reset_at: datetime | None = _utc(nullable=True)


class PracticeReviewRow(SQLModel, table=True):
    """A final answer and what it did to the memory. `rating` NULL: it was to an older version and
    did nothing. `before` is the memory's row as it was, NULL where there was none."""

    __tablename__ = "practice_review"
    __table_args__ = (
        CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 4", name="rating_is_1_to_4"),
        UniqueConstraint("attempt_id", "position", name="an_answer_counts_once"),
        Index("review_of_day", "person_id", "on_day"),
        Index("review_of_question", "person_id", "bank_id", "question_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(
        sa_column=Column(ForeignKey("person.id", ondelete="CASCADE"), nullable=False)
    )
    attempt_id: str = Field(
        sa_column=Column(ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False)
    )
    position: int
    bank_id: str
    question_id: str
    version: str = Field(foreign_key="question_version.version")
    kind: str
    at: datetime = _utc()
    on_day: date
    rating: int | None
    fraction: float
    spent_s: float
    expected: float | None
    before: str | None = _text(nullable=True)


class PracticeBankRow(SQLModel, table=True):
    """The file of a bank with which the memories of its questions were last compared."""

    __tablename__ = "practice_bank"
    bank_id: str = Field(primary_key=True)
    stamp: str


class QuizRow(SQLModel, table=True):
    """A quiz that a teacher made: `content` is all of it, the other columns what lists and Home
    read. `archived_at`: taken off the lists, kept for its attempts."""

    __tablename__ = "quiz"
    __table_args__ = (
        CheckConstraint("attempts_allowed > 0", name="attempts_are_some"),
        CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
    )
    id: str = Field(primary_key=True)
    name: str
    mode: str
    question_count: int
    limit_s: float | None
    opens_at: datetime | None = _utc(nullable=True)
    closes_at: datetime | None = _utc(nullable=True)
    attempts_allowed: int | None
    is_given: bool
    score_told: str
    content: str = _text()
    created_at: datetime = _utc()
    archived_at: datetime | None = _utc(nullable=True)


class AttemptQuizRow(SQLModel, table=True):
    """Which quiz an attempt belongs to."""

    __tablename__ = "attempt_quiz"
    attempt_id: str = _attempt_key()
    quiz_id: str = Field(sa_column=Column(ForeignKey("quiz.id"), nullable=False, index=True))


class RegradeRow(SQLModel, table=True):
    """A corrected question taken into finished attempts, by whom and why; undone, it stays."""

    __tablename__ = "regrade"
    id: int | None = Field(default=None, primary_key=True)
    bank_id: str
    question_id: str
    version: str = Field(foreign_key="question_version.version")
    stem: str = _text()
    reason: str = _text()
    by: str
    at: datetime = _utc()
    undone_at: datetime | None = _utc(nullable=True)
    undone_by: str


class RegradeItemRow(SQLModel, table=True):
    """What a regrade did to one answer; `before` and `after` are JSON of `regrading.Marked`."""

    __tablename__ = "regrade_item"
    __table_args__ = (Index("regrade_of_attempt", "attempt_id"),)
    regrade_id: int = Field(
        sa_column=Column(ForeignKey("regrade.id", ondelete="CASCADE"), primary_key=True)
    )
    attempt_id: str = _attempt_key()
    position: int = Field(primary_key=True)
    fraction_before: float
    fraction_after: float
    before: str = _text()
    after: str = _text()


class DisputeRow(SQLModel, table=True):
    """A student says that an answer was graded wrongly."""

    __tablename__ = "dispute"
    __table_args__ = (
        CheckConstraint(
            "state IN ('open', 'accepted', 'corrected', 'answered')", name="dispute_state_is_known"
        ),
        UniqueConstraint("attempt_id", "position", name="an_answer_is_disputed_once"),
    )
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(
        sa_column=Column(ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False)
    )
    position: int
    comment: str = _text()
    at: datetime = _utc()
    state: str
    reply: str = _text()
    by: str
    closed_at: datetime | None = _utc(nullable=True)
    regrade_id: int | None = Field(
        sa_column=Column(ForeignKey("regrade.id", ondelete="SET NULL"), nullable=True)
    )


class TeacherRow(SQLModel, table=True):
    """Who may open the teacher's pages. `hash` is argon2's own text; `wait_until` follows wrong
    tries."""

    __tablename__ = "teacher"
    __table_args__ = (CheckConstraint("wrong_tries >= 0", name="tries_are_no_debt"),)
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    hash: str = _text()
    created_at: datetime = _utc()
    wrong_tries: int
    wait_until: datetime | None = _utc(nullable=True)
