"""Regrades and disputes, the library's part. Enter by `Library.regrades`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from question_bank.atomic import write_atomically
from question_bank.bank.model import Kind, Question, Review, Status
from question_bank.bank.patch import patched
from question_bank.bank.reader import parse_bank
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank
from question_bank.errors import QuestionBankError
from quizapp.library.attempts import LocalAttempts
from quizapp.library.bank_files import bytes_of
from quizapp.library.shelf import BankShelf
from quizapp.quiz.disputes import Dispute, DisputeState, checked_text
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.model import Blueprint, RevealedQuestion, ReviewedResponse
from quizapp.quiz.regrading import DryRun, FinishedAttempt, accepting, dry_run
from quizapp.storage.database import Database
from quizapp.storage.regrades import Regraded, RegradeEntry

__all__ = ["ChangedQuestion", "DisputeCase", "RegradeEntry", "Regraded", "Regrades"]


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that the bank has otherwise than `attempts` submitted attempts were graded by."""

    bank_id: str
    bank_title: str
    question: Question
    attempts: int


@dataclass(frozen=True, slots=True)
class DisputeCase:
    """A dispute with what is disputed, as it was asked, answered and graded. `can_accept`: the
    student's answer can be a second key. `is_corrected`: the bank has another key by now."""

    dispute: Dispute
    asked: ReviewedResponse
    can_accept: bool
    is_corrected: bool
    is_read_only: bool


class Regrades:
    """Made by the facade. `teacher` says who decides, "" where nobody said so."""

    def __init__(
        self,
        database: Database,
        shelf: BankShelf,
        attempts: LocalAttempts,
        now: Callable[[], datetime],
        teacher: Callable[[], str],
    ) -> None:
        self._database = database
        self._store = database.regrades
        self._disputes = database.disputes
        self._shelf = shelf
        self._attempts = attempts
        self._now = now
        self._teacher = teacher

    # Regrading --------------------------------------------------------------------------------

    def changed(self) -> tuple[ChangedQuestion, ...]:
        """Questions whose key was corrected after attempts were graded by another one; reads
        banks, not for the window's thread."""
        counts: dict[tuple[str, str], int] = {}
        questions: dict[str, Mapping[str, Question]] = {}
        titles = {bank.bank_id: bank.title for bank in self._shelf.known()}
        for asked in self._store.asked():
            if asked.bank_id not in questions:
                questions[asked.bank_id] = self._questions(asked.bank_id)
            question = questions[asked.bank_id].get(asked.question_id)
            if question is None or version_of(question) in (asked.shown, asked.graded):
                continue
            key = asked.bank_id, asked.question_id
            counts[key] = counts.get(key, 0) + asked.count
        return tuple(
            ChangedQuestion(bank, titles.get(bank, bank), questions[bank][question], count)
            for (bank, question), count in sorted(counts.items())
        )

    def _questions(self, bank_id: str) -> Mapping[str, Question]:
        try:
            return self._shelf.bank(bank_id).by_id()
        except QuestionBankError:
            return {}

    def dry_run(self, bank_id: str, question_id: str) -> DryRun:
        """What the question as its bank has it now would change.

        Raises:
            QuestionBankError: the bank cannot be read, or the question is gone from it.
        """
        question = self._shelf.bank(bank_id).by_id().get(question_id)
        if question is None:
            raise QuestionBankError("This question is no longer in its bank.")
        return self._dry_run(bank_id, question)

    def _dry_run(self, bank_id: str, question: Question) -> DryRun:
        asked, running = self._store.attempts_that_asked(bank_id, question.id)
        attempts = [self._finished(attempt_id, name) for attempt_id, name in asked]
        return dry_run(bank_id, self._revealed(bank_id, question), attempts, running)

    def _revealed(self, bank_id: str, question: Question) -> RevealedQuestion:
        """The corrected question as a new attempt would seal it."""
        drawable = Drawable(self._shelf.bank(bank_id), question)
        return self._attempts.parts(Blueprint((bank_id,)), [drawable], 0)[0][1]

    def _finished(self, attempt_id: str, name: str) -> FinishedAttempt:
        store = self._database.attempts
        stored, outcome = store.stored(attempt_id), store.outcome(attempt_id)
        assert outcome is not None
        revealed = store.revealed(attempt_id)
        return FinishedAttempt(stored.head, name, stored.shown, revealed, stored.responses, outcome)

    def apply(
        self,
        run: DryRun,
        reason: str,
        dispute_id: int | None = None,
        state: DisputeState = DisputeState.CORRECTED,
    ) -> int:
        """Takes a dry run over, and with it decides a dispute; the regrade's id.

        Raises:
            QuestionBankError: no reason, nothing to change, or attempts that changed meanwhile.
        """
        reason = checked_text(reason, required="Say why: the students read it.")
        if not run.changes:
            raise QuestionBankError("There is no attempt to regrade.")
        now, by = self._now(), self._teacher()
        with self._database.together():
            regrade_id = self._store.apply(run, reason, by, now)
            if dispute_id is not None:
                self._disputes.close(dispute_id, state, reason, by, now, regrade_id)
        return regrade_id

    def undo(self, regrade_id: int) -> int:
        """Gives the attempts back what they had; disputes that it decided are open again.

        Raises:
            QuestionBankError: undone already, or a later regrade stands on it.
        """
        with self._database.together():
            count = self._store.undo(regrade_id, self._teacher(), self._now())
            self._disputes.reopen(regrade_id)
        return count

    def all(self) -> tuple[RegradeEntry, ...]:
        """Newest first."""
        return self._store.all()

    def of_attempt(self, attempt_id: str) -> tuple[Regraded, ...]:
        """What was regraded in an attempt, for its student."""
        return self._store.of_attempt(attempt_id)

    # Disputes, the student's side -------------------------------------------------------------

    def dispute(self, attempt_id: str, position: int, comment: str) -> None:
        """Says that an answer of a finished attempt was graded wrongly.

        Raises:
            QuestionBankError: no comment, the attempt still runs, or it is disputed already.
        """
        comment = checked_text(comment, required="Say what you think is right, and why.")
        if self._database.attempts.outcome(attempt_id) is None:
            raise QuestionBankError("This attempt is still in progress.")
        self._disputes.add(attempt_id, position, comment, self._now())

    def withdraw(self, attempt_id: str, position: int) -> None:
        """Takes a dispute back that nobody has decided yet."""
        self._disputes.withdraw(attempt_id, position)

    def disputes_of(self, attempt_id: str) -> Mapping[int, Dispute]:
        """Position in the attempt to dispute."""
        return self._disputes.of_attempt(attempt_id)

    # Disputes, the teacher's side -------------------------------------------------------------

    def open_count(self) -> int:
        """Disputes that wait for a teacher."""
        return self._disputes.open_count()

    def queue(self, *, with_closed: bool = False) -> tuple[DisputeCase, ...]:
        """Open ones first, the oldest on top; reads banks."""
        return tuple(self._case(one) for one in self._disputes.queue(with_closed=with_closed))

    def case(self, dispute_id: int) -> DisputeCase:
        """Raises KeyError when it was withdrawn."""
        return self._case(self._disputes.get(dispute_id))

    def _case(self, dispute: Dispute) -> DisputeCase:
        asked = self._attempts.resume(dispute.attempt_id).result().responses[dispute.position]
        shown, question = asked.shown, asked.feedback.revealed.question
        now = self._questions(shown.bank_id).get(shown.question_id)
        known = next((b for b in self._shelf.known() if b.bank_id == shown.bank_id), None)
        return DisputeCase(
            dispute,
            asked,
            can_accept=now is not None
            and accepting(now, asked.response.answer, shown.language) is not None
            and version_of(now) in (shown.version, version_of(question)),
            is_corrected=now is not None
            and version_of(now) not in (shown.version, version_of(question)),
            is_read_only=known is None or known.read_only,
        )

    def accept_both(self, dispute_id: int) -> DryRun:
        """What accepting the student's answer as well would change; nothing is changed yet.

        Raises:
            QuestionBankError: the question has no room for a second key, or its bank is gone.
        """
        case = self.case(dispute_id)
        shown = case.asked.shown
        question = self._shelf.bank(shown.bank_id).by_id().get(shown.question_id)
        made = None
        if question is not None:
            made = accepting(question, case.asked.response.answer, shown.language)
        if made is None:
            raise QuestionBankError("This question has no room for a second key: correct it.")
        return self._dry_run(shown.bank_id, made)

    def answer(self, dispute_id: int, reply: str) -> None:
        """The grade stands, and why.

        Raises:
            QuestionBankError: no reply, or the dispute is closed already.
        """
        reply = checked_text(reply, required="Write what the student should know.")
        now, by = self._now(), self._teacher()
        self._disputes.close(dispute_id, DisputeState.ANSWERED, reply, by, now)

    def save_to_bank(self, run: DryRun) -> bool:
        """Writes the question of an accepted dispute into its bank's file, so that the next
        attempts have it, too. A single choice has one key in a bank: it becomes a draft instead,
        and False is the answer.

        Raises:
            QuestionBankError: the bank comes with Quizapp, is gone, or cannot be written.
        """
        known = next((one for one in self._shelf.known() if one.bank_id == run.bank_id), None)
        if known is None or known.read_only:
            raise QuestionBankError("This bank comes with Quizapp and stays as it is.")
        path = self._shelf.path(run.bank_id)
        data = bytes_of(path)
        bank = parse_bank(data, path)
        question = bank.by_id().get(run.question.id)
        if question is None:
            raise QuestionBankError("This question is no longer in its bank.")
        if run.question.kind is Kind.SINGLE_CHOICE:
            made = replace(question, status=Status.DRAFT, reviewed=None)
        else:
            made = self._vouched(run.question)
        questions = tuple(made if one.id == made.id else one for one in bank.questions)
        new = replace(bank, questions=questions)
        write_atomically(path, patched(data, new, dump_bank(new)))
        self._shelf.refresh()
        return run.question.kind is not Kind.SINGLE_CHOICE

    def _vouched(self, question: Question) -> Question:
        """Who accepts an answer has looked at the question."""
        if question.status is not Status.REVIEWED:
            return question
        by = self._teacher() or (question.reviewed.by if question.reviewed else "")
        on = self._now().date().isoformat()
        return replace(question, reviewed=Review(by, on, version_of(question)))
