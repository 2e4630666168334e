"""What a quiz is made of: blueprint, sealed attempt, responses, results. Plain frozen values.

An attempt is sealed when it starts, in two parts: what is shown (stems, options, their order) and
what is revealed once an answer is final (keys, feedback, explanations, citations). Nothing here
knows Qt or the database; dates are aware UTC datetimes, durations are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from question_bank.bank.model import Citation, Kind, Question
from question_bank.grading.answers import Answer
from question_bank.grading.grade import Grade


class Mode(StrEnum):
    """Exam: feedback at the end, the clock runs on. Practice: feedback at each Check."""

    EXAM = "exam"
    PRACTICE = "practice"


class AttemptState(StrEnum):
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    EXPIRED = "expired"
    ABANDONED = "abandoned"


class ExpiryPolicy(StrEnum):
    """What happens at the end of a quiz's time (Moodle's three)."""

    AUTO_SUBMIT = "auto-submit"
    GRACE = "grace"
    MUST_SUBMIT = "must-submit"


class SubmittedBy(StrEnum):
    STUDENT = "student"
    CLOCK = "clock"
    TEACHER = "teacher"


class Order(StrEnum):
    """The order of the questions in an attempt."""

    SHUFFLED = "shuffled"
    BANK = "bank"


@dataclass(frozen=True, slots=True)
class Blueprint:
    """How a quiz is drawn. Empty tuples mean "all"; `count` 0 means every question of the pool.

    `limit_s` and `question_limit_s` are None for no limit. `pass_mark` is a share, 0 to 1.
    """

    bank_ids: tuple[str, ...]
    count: int = 10
    topics: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    mode: Mode = Mode.PRACTICE
    order: Order = Order.SHUFFLED
    shuffle_options: bool = True
    limit_s: int | None = None
    question_limit_s: int | None = None
    expiry: ExpiryPolicy = ExpiryPolicy.AUTO_SUBMIT
    grace_s: int = 60
    pass_mark: float = 0.6
    open_book: bool = False
    negative_marking: bool = False
    certainty: bool = False
    include_drafts: bool = False
    name: str = ""
    given: bool = False
    """The questions were given, not drawn: what was due, new or wrong. Statistics leave it out."""


@dataclass(frozen=True, slots=True)
class Accommodation:
    """Extra time for one person: `multiplier` of the limit, then `extra_s`; or no limit at all."""

    multiplier: float = 1.0
    extra_s: int = 0
    unlimited: bool = False


@dataclass(frozen=True, slots=True)
class ShownOption:
    """`id` is what a response names; the position is only where it stands."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownGap:
    """A gap of a cloze; `options` in the order shown, empty for typed kinds.

    `unit` of a numeric gap; `precision` ("year", "month", "day") of a date gap.
    """

    id: str
    kind: Kind
    options: tuple[ShownOption, ...] = ()
    unit: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What a student may see before the answer is final, in the order in which it is shown.

    `options`: choices' options, or ordering's items (never at first in the right order).
    `prompts` and `choices`: matching (`prompts` carry pair ids; `choices` are match texts).
    `gaps`: cloze, in the stem's order. For true-false nothing is needed: True stands first.
    """

    question_id: str
    bank_id: str
    version: str
    kind: Kind
    stem: str
    context: str
    """The document's title (or the bank's), shown above the stem."""
    points: float
    language: str
    markup: str = ""
    options: tuple[ShownOption, ...] = ()
    prompts: tuple[ShownOption, ...] = ()
    choices: tuple[str, ...] = ()
    gaps: tuple[ShownGap, ...] = ()
    unit: str = ""
    precision: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedSource:
    """A source as it was: its stored copy is found by `sha256`; "" when no copy was to be had."""

    source_id: str
    title: str
    sha256: str
    media_type: str
    extractor: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class SealedCitation:
    """A citation as it resolved when the attempt was sealed (start and end are of the sealed
    source; `status` is "verified", "moved", "changed" or "missing")."""

    citation: Citation
    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RevealedQuestion:
    """What is revealed later: the whole question with its key, and its passages.

    `option_citations` maps an option's id to its passages.
    """

    question: Question
    citations: tuple[SealedCitation, ...]
    option_citations: tuple[tuple[str, tuple[SealedCitation, ...]], ...] = ()
    sources: tuple[SealedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """What a student answered to one question, so far. `answer` None: unanswered.

    `spent_s` is the time this question was in front of the student; `checked` says that practice
    has locked it; `certainty` is 1 to 3 or None; `saved_at` is when it was last committed.
    """

    question_id: str
    bank_id: str
    answer: Answer | None = None
    flagged: bool = False
    seen: bool = False
    checked: bool = False
    expired: bool = False
    certainty: int | None = None
    spent_s: float = 0.0
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One reading of both clocks. `boot_s` counts suspend, None where there is no such clock;
    `boot_id` tells one boot from another; `utc` is the wall clock."""

    utc: datetime
    boot_s: float | None
    boot_id: str


@dataclass(frozen=True, slots=True)
class ClockState:
    """The stored clock of an attempt: `spent_s` so far, `grants_s` added by a teacher, and the
    reading at which `spent_s` was last brought up to date. `closed` says that the time after
    `reading` was spent with the attempt closed (practice does not charge it)."""

    spent_s: float
    grants_s: float
    reading: ClockReading
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """A line of the attempt's log: "suspended", "wall-clock-jump", "reboot", "resumed", ..."""

    at: datetime
    kind: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """An attempt without its questions. `limit_s` is with accommodations, before grants."""

    id: str
    person_id: str
    blueprint: Blueprint
    title: str
    bank_titles: tuple[str, ...]
    question_count: int
    seed: int
    state: AttemptState
    started_at: datetime
    base_limit_s: float | None
    limit_s: float | None
    accommodation: Accommodation = Accommodation()
    submitted_at: datetime | None = None
    submitted_by: SubmittedBy | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class SealedAttempt:
    """A new attempt as drawn and sealed; `shown` and `revealed` run in the attempt's order."""

    head: AttemptHead
    shown: tuple[ShownQuestion, ...]
    revealed: tuple[RevealedQuestion, ...]


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt as read back, to resume it: the shown part, the responses and the clock."""

    head: AttemptHead
    shown: tuple[ShownQuestion, ...]
    responses: tuple[Response, ...]
    clock: ClockState


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is told once an answer is final (practice: at Check; exam: after submission)."""

    grade: Grade
    revealed: RevealedQuestion
    key_text: str


@dataclass(frozen=True, slots=True)
class ReviewedResponse:
    """One line of a result: what was shown, what was answered, and what was revealed."""

    shown: ShownQuestion
    response: Response
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt. `marks` and `maximum` are in points; `fraction` is never below 0."""

    head: AttemptHead
    marks: float
    maximum: float
    fraction: float
    passed: bool
    spent_s: float
    responses: tuple[ReviewedResponse, ...]
    certainty_marks: float | None = None
    log: tuple[ClockEvent, ...] = field(default=())
