"""Draws, seals and begins attempts on this computer: the local `AttemptService`."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Sequence

from question_bank.bank.model import Bank, Citation
from question_bank.errors import QuestionBankError
from quizapp.library.shelf import BankShelf
from quizapp.quiz.drawing import Drawable, draw, pool
from quizapp.quiz.model import (
    Accommodation,
    AttemptHead,
    AttemptState,
    Blueprint,
    ClockState,
    Mode,
    RevealedQuestion,
    SealedAttempt,
    SealedCitation,
    SealedSource,
    ShownQuestion,
)
from quizapp.quiz.ports import Clock
from quizapp.quiz.sealing import seal
from quizapp.quiz.session import QuizSession
from quizapp.quiz.summaries import AttemptSummary, HistoryFilter
from quizapp.storage.database import Database


class LocalAttempts:
    """Attempts over the database of this data folder."""

    def __init__(
        self, database: Database, shelf: BankShelf, clock: Clock, new_seed: Callable[[], int]
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._clock = clock
        self._new_seed = new_seed

    def pool(self, blueprint: Blueprint) -> tuple[Drawable, ...]:
        """Raises QuestionBankError when a bank cannot be read."""
        banks = [self._shelf.bank(bank_id) for bank_id in blueprint.bank_ids]
        return pool(blueprint, banks, self._shelf.citations_hold)

    def start(
        self,
        blueprint: Blueprint,
        person_id: str,
        given: Sequence[Drawable] | None = None,
        also: Callable[[str], None] | None = None,
    ) -> QuizSession:
        """Draws, seals and begins; `given` are the questions where they are not to be drawn.
        `also` is told the attempt's id, in the transaction that keeps it, and may refuse.

        Raises:
            QuestionBankError: no question matches, or a bank cannot be read.
        """
        if blueprint.mode is Mode.PRACTICE:
            self.refuse_in_exam(person_id)
        candidates = self.pool(blueprint) if given is None else given
        if not candidates:
            raise QuestionBankError("No question matches; choose more topics or kinds.")
        seed = self._new_seed()
        drawn = given
        if drawn is None:
            seen = self._database.attempts.seen_counts(person_id, blueprint.bank_ids)
            drawn = draw(blueprint, candidates, seen, seed)
        reading = self._clock.read()
        attempt = self._sealed(blueprint, person_id, drawn, seed)
        with self._database.together():
            self._database.attempts.add(attempt, ClockState(0.0, 0.0, reading))
            if also is not None:
                also(attempt.head.id)
        return self.resume(attempt.head.id)

    def resume(self, attempt_id: str) -> QuizSession:
        """The session of an attempt; one that has ended can be looked at.

        Raises:
            KeyError: no such attempt.
        """
        store = self._database.attempts
        return QuizSession(store.stored(attempt_id), store, self._clock)

    def closed_book_exam(self, person_id: str) -> AttemptSummary | None:
        """An exam in progress that is not open-book."""
        for one in self._database.history.summaries(person_id, HistoryFilter(state="in_progress")):
            if one.mode == Mode.EXAM.value:
                stored = self._database.attempts.stored(one.attempt_id)
                if not stored.head.blueprint.open_book:
                    return one
        return None

    def refuse_in_exam(self, person_id: str) -> None:
        """A practice tells keys and passages: not while an exam is open.

        Raises:
            QuestionBankError: a closed-book exam is in progress.
        """
        exam = self.closed_book_exam(person_id)
        if exam is not None:
            raise QuestionBankError(
                f"The exam '{exam.title}' is in progress: finish it first, on Home."
            )

    def parts(
        self, blueprint: Blueprint, drawn: Sequence[Drawable], seed: int
    ) -> tuple[tuple[ShownQuestion, RevealedQuestion], ...]:
        """Each question sealed, in the attempt's order; copies of the sources are kept."""
        banks = {one.bank.id: one.bank for one in drawn}
        sources = {bank_id: self._sources(bank) for bank_id, bank in banks.items()}
        chance = random.Random(seed + 1)
        return tuple(
            seal(
                one.bank,
                one.question,
                seed=chance.randrange(2**31),
                shuffle=blueprint.shuffle_options,
                resolve=self._resolver(one.bank),
                sources=sources[one.bank.id],
            )
            for one in drawn
        )

    def _sealed(
        self, blueprint: Blueprint, person_id: str, drawn: Sequence[Drawable], seed: int
    ) -> SealedAttempt:
        parts = self.parts(blueprint, drawn, seed)
        titles = tuple(self._shelf.bank(bank_id).title for bank_id in blueprint.bank_ids)
        extra = self._database.people.accommodation(person_id)
        head = AttemptHead(
            id=secrets.token_hex(12),
            person_id=person_id,
            blueprint=blueprint,
            title=blueprint.name or " · ".join(titles),
            bank_titles=titles,
            question_count=len(parts),
            seed=seed,
            state=AttemptState.IN_PROGRESS,
            started_at=self._clock.read().utc,
            base_limit_s=blueprint.limit_s,
            limit_s=limit_with(blueprint.limit_s, extra),
            accommodation=extra,
        )
        return SealedAttempt(
            head, tuple(shown for shown, _hidden in parts), tuple(hidden for _s, hidden in parts)
        )

    def _resolver(self, bank: Bank) -> Callable[[Citation], SealedCitation]:
        def resolved(citation: Citation) -> SealedCitation:
            now = self._shelf.resolve(bank, citation)
            return SealedCitation(citation, now.status.value, now.start, now.end)

        return resolved

    def _sources(self, bank: Bank) -> tuple[SealedSource, ...]:
        """The bank's documents as they are now; a copy of each is kept."""
        sealed = []
        for source in bank.sources:
            found = self._shelf.document(bank.id, source)
            if found is None:
                sealed.append(SealedSource(source.id, source.title, "", source.media_type, ""))
                continue
            document, path = found
            kept = SealedSource(
                source.id,
                source.title,
                document.sha256,
                document.media_type,
                document.extractor,
                source.licence,
            )
            try:
                self._database.sources.keep(kept, path.read_bytes())
            except OSError:  # gone since it was read: the quotations must do
                kept = SealedSource(source.id, source.title, "", source.media_type, "")
            sealed.append(kept)
        return tuple(sealed)


def limit_with(limit_s: float | None, extra: Accommodation) -> float | None:
    """The limit with a person's accommodation: multiplied first, then minutes added."""
    if limit_s is None or extra.unlimited:
        return None
    return limit_s * extra.multiplier + extra.extra_s
