"""The quizzes' part of the library: teachers make, preview and give them, students take them.

Enter by `Library.quizzes`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from question_bank.errors import QuestionBankError
from quizapp.library.attempts import LocalAttempts, limit_with
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.model import Accommodation, RevealedQuestion, ShownQuestion
from quizapp.quiz.opening import Opening, opening_of
from quizapp.quiz.quizzes import (
    Draw,
    NamedQuiz,
    PoolReport,
    QuestionRef,
    Rights,
    candidates,
    checked,
    drawn,
    pool_blueprint,
    report,
)
from quizapp.quiz.session import QuizSession
from quizapp.quiz.summaries import QuizCard
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """A line of the teacher's list; `state` is what students can do now."""

    quiz: NamedQuiz
    attempt_count: int
    state: Opening


@dataclass(frozen=True, slots=True)
class Offer:
    """A quiz before it is begun, for one student; `limit_s` is with the extra time."""

    quiz: NamedQuiz
    card: QuizCard
    limit_s: float | None
    extra: Accommodation


class Quizzes:
    """Made by the facade, which says who the current person is and what time it is."""

    def __init__(
        self,
        database: Database,
        attempts: LocalAttempts,
        person_id: Callable[[], str],
        now: Callable[[], datetime],
        new_seed: Callable[[], int],
    ) -> None:
        self._database = database
        self._store = database.quizzes
        self._attempts = attempts
        self._person_id = person_id
        self._now = now
        self._new_seed = new_seed

    # The teacher's side -----------------------------------------------------------------------

    def all(self) -> tuple[QuizEntry, ...]:
        """By name."""
        counts, now = self._store.attempt_counts(), self._now()
        return tuple(
            QuizEntry(quiz, counts.get(quiz.id, 0), _state(quiz, now)) for quiz in self._store.all()
        )

    def get(self, quiz_id: str) -> NamedQuiz:
        """Raises KeyError for an id that no quiz ever had."""
        return self._store.get(quiz_id)

    def save(self, quiz: NamedQuiz) -> NamedQuiz:
        """Keeps a quiz; attempts that were begun keep the blueprint they have.

        Raises:
            QuestionBankError: it has no name, no bank, or dates in the wrong order.
        """
        return self._store.keep(checked(quiz), self._now())

    def give(self, quiz_id: str, is_given: bool) -> NamedQuiz:
        """Shows a quiz to students, or takes it back from them."""
        return self.save(replace(self.get(quiz_id), is_given=is_given))

    def archive(self, quiz_id: str) -> None:
        """Takes a quiz off the lists; `restore` puts it back. Attempts stay."""
        self._store.archive(quiz_id, self._now())

    def restore(self, quiz_id: str) -> None:
        self._store.archive(quiz_id, None)

    def report(self, quiz: NamedQuiz) -> PoolReport:
        """What the quiz can draw from; reads banks, not for the window's thread."""
        try:
            pool = self._attempts.pool(pool_blueprint(quiz))
        except QuestionBankError as error:
            return PoolReport(problem=str(error))
        return report(quiz, pool, self._store.facilities(quiz.blueprint.bank_ids))

    def draw_fixed(self, quiz: NamedQuiz) -> NamedQuiz:
        """Draws now the questions that everybody gets.

        Raises:
            QuestionBankError: a bank cannot be read, or nothing matches.
        """
        random = replace(quiz, draw=Draw.RANDOM)
        chosen = self._drawn(random, self._candidates(random), "")
        refs = tuple(QuestionRef(*one.key) for one in chosen)
        return replace(quiz, draw=Draw.FIXED, fixed=refs)

    def preview(self, quiz: NamedQuiz) -> tuple[tuple[ShownQuestion, RevealedQuestion], ...]:
        """An attempt as a student could get it; nothing of it is kept.

        Raises:
            QuestionBankError: a bank cannot be read, or nothing matches.
        """
        chosen = self._drawn(quiz, self._candidates(quiz), "")
        return self._attempts.parts(quiz.blueprint, chosen, self._new_seed())

    # The student's side -----------------------------------------------------------------------

    def cards(self, person_id: str) -> tuple[QuizCard, ...]:
        """What Home shows: quizzes that can be begun now or later."""
        return tuple(
            card
            for card in self._store.cards(person_id, self._now())
            if card.state in (Opening.OPEN, Opening.NOT_YET)
        )

    def offer(self, quiz_id: str) -> Offer:
        """What a student should know before the clock runs.

        Raises:
            QuestionBankError: nobody is chosen, or the quiz is not given any more.
        """
        person_id = self._person_id()
        cards = {card.quiz_id: card for card in self._store.cards(person_id, self._now())}
        if quiz_id not in cards:
            raise QuestionBankError("This quiz is no longer given.")
        quiz = self.get(quiz_id)
        extra = self._database.people.accommodation(person_id)
        return Offer(quiz, cards[quiz_id], limit_with(quiz.blueprint.limit_s, extra), extra)

    def start(self, quiz_id: str) -> QuizSession:
        """Begins an attempt of the current person, or goes on with the one in progress.

        Raises:
            QuestionBankError: the quiz is not open, its attempts are used, or nothing can be drawn.
        """
        offer = self.offer(quiz_id)
        quiz, person_id = offer.quiz, self._person_id()
        if offer.card.state == Opening.RUNNING:
            return self._attempts.resume(self._store.running(quiz_id, person_id))
        if offer.card.state != Opening.OPEN:
            raise QuestionBankError(
                {
                    Opening.NOT_YET: f"'{quiz.name}' is not open yet.",
                    Opening.CLOSED: f"'{quiz.name}' is closed.",
                    Opening.USED_UP: f"All attempts at '{quiz.name}' are used.",
                }.get(Opening(offer.card.state), "This quiz is no longer given.")
            )
        chosen = self._drawn(quiz, self._candidates(quiz), person_id)
        return self._attempts.start(
            quiz.blueprint,
            person_id,
            chosen,
            also=lambda attempt_id: self._store.link(attempt_id, quiz, person_id),
        )

    def of_attempt(self, attempt_id: str) -> NamedQuiz | None:
        """The quiz that an attempt belongs to."""
        return self._store.of_attempt(attempt_id)

    def rights(self, attempt_id: str) -> Rights:
        """What may be shown of a finished attempt now; all, where it belongs to no quiz."""
        quiz = self._store.of_attempt(attempt_id)
        return Rights() if quiz is None else quiz.rights(self._now())

    # Inside -----------------------------------------------------------------------------------

    def _candidates(self, quiz: NamedQuiz) -> tuple[Drawable, ...]:
        pool = self._attempts.pool(pool_blueprint(quiz))
        known = self._store.facilities(quiz.blueprint.bank_ids) if quiz.levels else {}
        found = candidates(quiz, pool, known)
        if not found:
            raise QuestionBankError(
                "No question matches; choose more topics, kinds or difficulties."
            )
        return found

    def _drawn(
        self, quiz: NamedQuiz, found: tuple[Drawable, ...], person_id: str
    ) -> tuple[Drawable, ...]:
        seen = (
            self._database.attempts.seen_counts(person_id, quiz.blueprint.bank_ids)
            if person_id
            else {}
        )
        return drawn(quiz, found, seen, self._new_seed())


def _state(quiz: NamedQuiz, now: datetime) -> Opening:
    return opening_of(
        is_given=quiz.is_given,
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        attempts_allowed=None,
        attempts_used=0,
        is_running=False,
        now=now,
    )
