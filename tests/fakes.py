"""A clock that tests turn by hand, a store in memory, and a small sourced bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    PartialDate,
    Question,
    ShortAnswer,
    Source,
    Status,
    TrueFalse,
)
from question_bank.bank.writer import save_bank
from question_bank.citations import cite
from question_bank.documents import load_document
from quizapp.quiz.model import (
    AttemptState,
    ClockEvent,
    ClockReading,
    ClockState,
    Response,
    RevealedQuestion,
    SealedAttempt,
    StoredAttempt,
)
from quizapp.quiz.ports import AttemptClosedError, Outcome

SOURCE_TEXT = (
    "The harbour of Skagen 🚢 opened in 1907.\r\n\r\n"
    "On 3 May 1915, a storm destroyed the north tower.\r\n\r\n"
    "Denmark, Norway and Sweden sent engineers. Clara Whitmore led the 42 workers.\r\n"
)


class ImmediateExecutor(Executor):
    """Runs work at once, on the calling thread."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - the future hands it on
            future.set_exception(error)
        return future


class TurnedClock:
    """Wall and boot clock under the test's hand."""

    def __init__(self) -> None:
        self.utc = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
        self.boot_s: float | None = 1000.0
        self.boot_id = "boot-1"

    def read(self) -> ClockReading:
        return ClockReading(self.utc, self.boot_s, self.boot_id)

    def pass_s(self, seconds: float) -> None:
        self.utc += timedelta(seconds=seconds)
        if self.boot_s is not None:
            self.boot_s += seconds

    def jump_wall(self, seconds: float) -> None:
        self.utc += timedelta(seconds=seconds)

    def reboot(self, seconds: float) -> None:
        self.utc += timedelta(seconds=seconds)
        self.boot_s = 5.0
        self.boot_id += "'"


class MemoryStore:
    """Keeps attempts in dictionaries; says no after the end, as the database does."""

    def __init__(self) -> None:
        self.attempts: dict[str, SealedAttempt] = {}
        self.responses: dict[str, list[Response]] = {}
        self.clocks: dict[str, ClockState] = {}
        self.index: dict[str, int] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.logs: dict[str, list[ClockEvent]] = {}
        self.locked: dict[str, list[tuple[int, float]]] = {}

    def add(self, attempt: SealedAttempt, clock: ClockState) -> None:
        key = attempt.head.id
        self.attempts[key] = attempt
        self.responses[key] = [Response(s.question_id, s.bank_id) for s in attempt.shown]
        self.clocks[key], self.index[key], self.logs[key] = clock, attempt.head.index, []

    def stored(self, attempt_id: str) -> StoredAttempt:
        attempt = self.attempts[attempt_id]
        outcome = self.outcomes.get(attempt_id)
        head = replace(attempt.head, index=self.index[attempt_id])
        if outcome is not None:
            head = replace(
                head, state=outcome.state, submitted_at=outcome.at, submitted_by=outcome.by
            )
        return StoredAttempt(
            head, attempt.shown, tuple(self.responses[attempt_id]), self.clocks[attempt_id]
        )

    def revealed(self, attempt_id: str) -> tuple[RevealedQuestion, ...]:
        return self.attempts[attempt_id].revealed

    def _check_open(self, attempt_id: str) -> None:
        if attempt_id in self.outcomes:
            raise AttemptClosedError("over")

    def save_response(
        self, attempt_id: str, position: int, response: Response, clock: ClockState, index: int
    ) -> None:
        self.save_clock(attempt_id, clock, index)
        self.responses[attempt_id][position] = response

    def lock(
        self,
        attempt_id: str,
        position: int,
        response: Response,
        fraction: float,
        clock: ClockState,
        index: int,
    ) -> None:
        self.save_response(attempt_id, position, response, clock, index)
        self.locked.setdefault(attempt_id, []).append((position, fraction))

    def unlock_last(self, attempt_id: str, clock: ClockState, index: int) -> int | None:
        self.save_clock(attempt_id, clock, index)
        if not self.locked.get(attempt_id):
            return None
        position, _fraction = self.locked[attempt_id].pop()
        responses = self.responses[attempt_id]
        responses[position] = replace(responses[position], checked=False)
        return position

    def save_clock(
        self, attempt_id: str, clock: ClockState, index: int, events: Sequence[ClockEvent] = ()
    ) -> None:
        self._check_open(attempt_id)
        self.clocks[attempt_id], self.index[attempt_id] = clock, index
        self.logs[attempt_id].extend(events)

    def finish(self, attempt_id: str, outcome: Outcome, clock: ClockState) -> bool:
        if attempt_id in self.outcomes:
            return False
        self.outcomes[attempt_id] = outcome
        self.clocks[attempt_id] = clock
        return True

    def outcome(self, attempt_id: str) -> Outcome | None:
        return self.outcomes.get(attempt_id)

    def log(self, attempt_id: str) -> tuple[ClockEvent, ...]:
        return tuple(self.logs[attempt_id])

    def seen_counts(self, person_id: str, bank_ids: Sequence[str]) -> Mapping[tuple[str, str], int]:
        return {}


def write_bank(folder: Path, bank_id: str = "harbour-abc123") -> tuple[Path, Bank]:
    """A bank of all nine kinds, with its source beside it; its file and what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "harbour.txt").write_bytes(SOURCE_TEXT.encode())
    document = load_document(folder / "harbour.txt", title="The harbour")

    def question(number: int, kind: Kind, stem: str, body: object, quotation: str) -> Question:
        start = document.text.index(quotation)
        return Question(
            f"q{number}", kind, stem, body, Status.PUBLISHED,  # type: ignore[arg-type]
            explanation=f"Because the text says: {quotation}.",
            citations=(cite(document, start, start + len(quotation), "harbour"),),
            topics=("Storm",) if number % 2 else ("Harbour",),
        )  # fmt: skip

    storm = "On 3 May 1915, a storm destroyed the north tower"
    sent = "Denmark, Norway and Sweden sent engineers"
    opened = "The harbour of Skagen 🚢 opened in 1907"
    led = "Clara Whitmore led the 42 workers"
    choice = Choice((Option("a", "The north tower", True), Option("b", "The museum")))
    several = Choice(
        (Option("a", "Denmark", True), Option("b", "Norway", True), Option("c", "Peru"))
    )
    cloze = Cloze(
        (Gap("1", Kind.DATE, DateBody(PartialDate(1907))),
         Gap("2", Kind.SHORT_ANSWER, ShortAnswer((Accepted("Skagen"),))))
    )  # fmt: skip
    ordering = Ordering((OrderingItem("a", "Opening", 1), OrderingItem("b", "Storm", 2)))
    matching = Matching((Pair("a", "1907", "Opening"), Pair("b", "1915", "Storm")))
    questions = (
        question(1, Kind.SINGLE_CHOICE, "What did the storm destroy?", choice, storm),
        question(2, Kind.MULTIPLE_CHOICE, "Which countries sent engineers?", several, sent),
        question(3, Kind.TRUE_FALSE, "The harbour opened in 1907.", TrueFalse(True), opened),
        question(4, Kind.SHORT_ANSWER, "Who led the workers?",
                 ShortAnswer((Accepted("Clara Whitmore"),)), led),
        question(5, Kind.NUMERIC, "How many workers were there?",
                 Numeric((NumericAnswer(Decimal(42)),), "workers"), led),
        question(6, Kind.DATE, "When was the storm?", DateBody(PartialDate(1915, 5, 3)), storm),
        question(7, Kind.CLOZE, "In {1}, the harbour of {2} opened.", cloze, opened),
        question(8, Kind.ORDERING, "Put the events in order.", ordering, storm),
        question(9, Kind.MATCHING, "Match year and event.", matching, opened),
    )  # fmt: skip
    source = Source(
        "harbour", "The harbour", "harbour.txt", document.media_type, document.sha256,
        document.text_sha256, document.extractor,
    )  # fmt: skip
    bank = Bank(bank_id, "Harbour bank", sources=(source,), questions=questions)
    path = folder / "harbour.yaml"
    save_bank(bank, path)
    return path, bank


IN_PROGRESS = AttemptState.IN_PROGRESS
