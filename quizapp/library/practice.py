"""The practice part of the library: what is due, what is coming, and sittings made of it.

Enter by `Library.practice`.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from question_bank.bank.model import Bank, Question, Status
from question_bank.errors import QuestionBankError
from question_bank.grading.grade import Verdict
from quizapp.library.attempts import LocalAttempts
from quizapp.library.shelf import BankShelf
from quizapp.practice.activity import streak_of
from quizapp.practice.days import day_of
from quizapp.practice.forecast import forecast, mean_recall, trust_of
from quizapp.practice.memory import recall
from quizapp.practice.model import BankPractice, Plan, PracticeOverview, Remembered
from quizapp.quiz.drawing import Drawable, Key
from quizapp.quiz.model import Blueprint, Mode, Result
from quizapp.quiz.ports import Clock
from quizapp.quiz.session import QuizSession
from quizapp.storage.banks import KnownBank
from quizapp.storage.database import Database

FORECAST_DAYS = 7

SITTING = 20
"""Questions of one sitting, at most."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A practice that was begun; `left_out` questions are gone or their passage is not found."""

    session: QuizSession
    left_out: int = 0


class Practice:
    """Everything of practice that a window can ask for or do, for one person.

    `person_id()` gives the current person; `exam_in_progress()` the title of a closed-book exam,
    during which nothing is practised, else "".
    """

    def __init__(
        self,
        database: Database,
        shelf: BankShelf,
        attempts: LocalAttempts,
        clock: Clock,
        person_id: Callable[[], str],
        exam_in_progress: Callable[[], str],
    ) -> None:
        self._store = database.practice
        self._shelf = shelf
        self._attempts = attempts
        self._clock = clock
        self._person_id = person_id
        self._exam_in_progress = exam_in_progress

    # Looking ----------------------------------------------------------------------------------

    def due_counts(self, person_id: str) -> Mapping[str, int]:
        """Bank id to how many of its questions are due today."""
        self.compare_banks()
        return self._store.due_counts(person_id, self._today(person_id))

    def overview(self) -> PracticeOverview:
        """All that the practice page shows.

        Raises:
            QuestionBankError: nobody is chosen.
        """
        person_id = self._person_id()
        self.compare_banks()
        today = self._today(person_id)
        known = self._store.remembered(person_id)
        memories = [one.memory for one in known if one.memory is not None]
        banks = self._banks(known, today)
        answers = self._store.answers_by_day(person_id)
        return PracticeOverview(
            today=today,
            plan=self._store.plan(person_id),
            due=sum(bank.due for bank in banks),
            answered_today=answers.get(today, 0),
            learnt=len(memories),
            new=sum(bank.new for bank in banks),
            recall=mean_recall(memories, today),
            streak=streak_of(answers, today),
            forecast=forecast(memories, today, FORECAST_DAYS, len(known) - len(memories)),
            trust=trust_of(self._store.expectations(person_id)),
            banks=banks,
            edited=self._store.edited_stems(person_id),
            answers=answers,
        )

    def _today(self, person_id: str) -> date:
        return day_of(self._clock.read().utc, self._store.plan(person_id).day_starts_at)

    def _banks(self, known: Sequence[Remembered], today: date) -> tuple[BankPractice, ...]:
        of_bank: dict[str, list[Remembered]] = defaultdict(list)
        for one in known:
            of_bank[one.bank_id].append(one)
        return tuple(
            _bank_practice(bank, of_bank[bank.bank_id], today)
            for bank in self._shelf.known()
            if not bank.problem and (bank.usable_count or of_bank[bank.bank_id])
        )

    def plan(self) -> Plan:
        """Raises QuestionBankError when nobody is chosen."""
        return self._store.plan(self._person_id())

    def set_plan(self, plan: Plan) -> None:
        """Raises QuestionBankError when nobody is chosen."""
        self._store.set_plan(self._person_id(), plan)

    def compare_banks(self) -> None:
        """Brings memories up to date with bank files that have changed: edited keys start anew."""
        stamps = {bank.bank_id: bank.stamp for bank in self._shelf.known() if not bank.problem}
        for bank_id in self._store.stale_banks(stamps):
            try:
                bank = self._shelf.bank(bank_id)
            except QuestionBankError:
                continue  # its card says why; the memories wait
            questions = {one.id: one for one in bank.questions if one.status is not Status.RETIRED}
            now = self._clock.read().utc
            self._store.compare_bank(bank_id, stamps[bank_id], questions, now)

    # Sittings ---------------------------------------------------------------------------------

    def start_due(self, bank_id: str = "", *, name: str = "") -> Sitting:
        """A practice of what is due, of one bank or of all: what is most at risk comes first.

        Raises:
            QuestionBankError: nothing is due, an exam is in progress, or nobody is chosen.
        """
        person_id = self._ready()
        today = self._today(person_id)
        due = [
            one
            for one in self._store.remembered(person_id)
            if one.due_on <= today and bank_id in ("", one.bank_id)
        ]
        due.sort(key=lambda one: 0.0 if one.memory is None else recall(one.memory, today))
        if not due:
            raise QuestionBankError("Nothing is due. Learn new questions, or come back tomorrow.")
        wanted = [(one.bank_id, one.question_id) for one in due]
        return self._begin(person_id, wanted, name)

    def start_new(self, bank_id: str = "", *, name: str = "") -> Sitting:
        """A practice of questions that were never answered, as many as are left of the daily goal.

        Raises:
            QuestionBankError: nothing is new, an exam is in progress, or nobody is chosen.
        """
        person_id = self._ready()
        answered = {(one.bank_id, one.question_id) for one in self._store.remembered(person_id)}
        usable = [bank for bank in self._shelf.known() if not bank.problem and bank.usable_count]
        bank_ids = tuple(bank.bank_id for bank in usable if bank_id in ("", bank.bank_id))
        candidates = [
            one.key for one in self._attempts.pool(Blueprint(bank_ids)) if one.key not in answered
        ]
        if not candidates:
            raise QuestionBankError("There is no new question here. Open another bank.")
        answers = self._store.answers_by_day(person_id).get(self._today(person_id), 0)
        left = self._store.plan(person_id).daily_goal - answers
        count = min(SITTING, left if left > 0 else SITTING)
        seed = f"{person_id}/{len(answered)}"  # the same choice until one of them is answered
        random.Random(seed).shuffle(candidates)
        return self._begin(person_id, candidates[:count], name)

    def start_wrong(self, result: Result, *, name: str = "") -> Sitting:
        """A practice of what was not right in an attempt, as the banks have it now.

        Raises:
            QuestionBankError: everything was right, an exam is in progress, or nobody is chosen.
        """
        person_id = self._ready()
        wrong = [
            (one.shown.bank_id, one.shown.question_id)
            for one in result.responses
            if one.feedback.grade.verdict is not Verdict.RIGHT
        ]
        if not wrong:
            raise QuestionBankError("Everything was right; there is nothing to take again.")
        return self._begin(person_id, wrong, name, limit=len(wrong))

    def start_same(self, result: Result) -> Sitting:
        """A practice of the questions of an attempt once more, as the banks have them now.

        Raises:
            QuestionBankError: an exam is in progress, or nobody is chosen.
        """
        wanted = [(one.shown.bank_id, one.shown.question_id) for one in result.responses]
        name = result.head.blueprint.name
        return self._begin(self._ready(), wanted, name, limit=len(wanted))

    def _ready(self) -> str:
        person_id = self._person_id()
        exam = self._exam_in_progress()
        if exam:
            raise QuestionBankError(f"'{exam}' is in progress: finish this exam first, on Home.")
        self.compare_banks()
        return person_id

    def _begin(
        self, person_id: str, wanted: Sequence[Key], name: str, limit: int = SITTING
    ) -> Sitting:
        """Begins with the first `limit` of the wanted questions that can be asked."""
        banks: dict[str, Bank | None] = {}
        given: list[Drawable] = []
        left_out = 0
        for bank_id, question_id in wanted:
            if len(given) == limit:
                break
            if bank_id not in banks:
                banks[bank_id] = self._bank(bank_id)
            question = self._question(banks[bank_id], question_id)
            bank = banks[bank_id]
            if bank is None or question is None:
                left_out += 1
            else:
                given.append(Drawable(bank, question))
        if not given:
            raise QuestionBankError(
                "None of these questions can be asked: they are gone from their banks, "
                "or their passages are not found in the sources."
            )
        plan = self._store.plan(person_id)
        blueprint = Blueprint(
            bank_ids=tuple(dict.fromkeys(one.bank.id for one in given)),
            count=len(given),
            mode=Mode.PRACTICE,
            certainty=plan.asks_certainty,
            include_drafts=True,  # what was answered as a draft is practised as one
            name=name,
            given=True,
        )
        return Sitting(self._attempts.start(blueprint, person_id, given), left_out)

    def _bank(self, bank_id: str) -> Bank | None:
        try:
            return self._shelf.bank(bank_id)
        except QuestionBankError:
            return None

    def _question(self, bank: Bank | None, question_id: str) -> Question | None:
        """A question that may be asked now."""
        if bank is None:
            return None
        found = next((one for one in bank.questions if one.id == question_id), None)
        if found is None or found.status is Status.RETIRED:
            return None
        return found if self._shelf.citations_hold(bank, found) else None


def _bank_practice(bank: KnownBank, known: Sequence[Remembered], today: date) -> BankPractice:
    memories = [one.memory for one in known if one.memory is not None]
    return BankPractice(
        bank.bank_id,
        bank.title,
        sum(one.due_on <= today for one in known),
        len(memories),
        max(0, bank.usable_count - len(known)),
        mean_recall(memories, today),
    )
