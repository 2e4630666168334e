"""Named quizzes: a blueprint with a name, a window in time, attempts, and what is shown when.

Enter by `NamedQuiz`. What is drawn is decided by `candidates` (the pool, less what the wanted
difficulty or a fixed draw leaves out) and `drawn`. Plain frozen values; dates are aware UTC.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from question_bank.bank.version import version_of
from question_bank.errors import QuestionBankError
from quizapp.quiz.drawing import Drawable, Key, draw
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.opening import Told, is_told

KNOWN_FROM = 5
"""First answers from which on a question's facility says something."""

EASY_FROM, HARD_BELOW = 0.8, 0.5
"""Facilities (mean shares, 0 to 1) that part easy from medium and medium from hard."""

MAX_NAME = 120


class Level(StrEnum):
    """How hard a question was for those who answered it; unknown before enough did."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    UNKNOWN = "unknown"


class Draw(StrEnum):
    """Random: each attempt its own questions. Fixed: the same ones for everybody."""

    RANDOM = "random"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """A question of a bank, by its ids."""

    bank_id: str
    question_id: str

    @property
    def key(self) -> Key:
        return self.bank_id, self.question_id


@dataclass(frozen=True, slots=True)
class Facility:
    """The mean share that first answers to a question earned, and how many there were."""

    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """When a student is told the score, which answers were right, and the keys with the passages.

    Nothing is told before what it follows from: see `in_order`.
    """

    score: Told = Told.AFTER_SUBMIT
    answers: Told = Told.AFTER_SUBMIT
    keys: Told = Told.AFTER_SUBMIT

    def in_order(self) -> ReviewRules:
        """The same, with right and wrong not before the score, keys not before right and wrong."""
        ranks = list(Told)
        answers = max(self.score, self.answers, key=ranks.index)
        return ReviewRules(self.score, answers, max(answers, self.keys, key=ranks.index))


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be shown of a finished attempt now; `from_at` is when more may be, if ever."""

    score: bool = True
    answers: bool = True
    keys: bool = True
    from_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NamedQuiz:
    """A quiz that a teacher made. `blueprint.name` is its name; `id` is "" until it is kept.

    `levels` empty means any difficulty. `fixed` are the questions of a fixed draw, in order.
    `attempts_allowed` None: as many as one likes. `is_given`: students may see it.
    """

    blueprint: Blueprint
    id: str = ""
    note: str = ""
    levels: tuple[Level, ...] = ()
    draw: Draw = Draw.RANDOM
    fixed: tuple[QuestionRef, ...] = ()
    attempts_allowed: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    review: ReviewRules = ReviewRules()
    is_given: bool = False
    made_by: str = ""

    @property
    def name(self) -> str:
        return self.blueprint.name

    @property
    def rules(self) -> ReviewRules:
        """Practice tells at each Check, whatever the rules of an exam would be."""
        exam = self.blueprint.mode is Mode.EXAM
        return self.review.in_order() if exam else ReviewRules()

    def rights(self, now: datetime) -> Rights:
        """What a student may see of a finished attempt."""
        rules = self.rules
        waiting = [
            when
            for when in (rules.score, rules.answers, rules.keys)
            if not is_told(when, self.closes_at, now)
        ]
        return Rights(
            is_told(rules.score, self.closes_at, now),
            is_told(rules.answers, self.closes_at, now),
            is_told(rules.keys, self.closes_at, now),
            self.closes_at if Told.AFTER_CLOSE in waiting else None,
        )


@dataclass(frozen=True, slots=True)
class PoolReport:
    """What a quiz can draw from. `wanted` 0: all there is. `missing` of a fixed draw are gone, or
    their passages are not found. `problem` says why nothing could be counted."""

    total: int = 0
    wanted: int = 0
    by_level: tuple[tuple[Level, int], ...] = ()
    missing: tuple[QuestionRef, ...] = ()
    problem: str = ""

    @property
    def is_too_small(self) -> bool:
        return bool(self.problem) or self.total == 0 or self.total < self.wanted


def checked(quiz: NamedQuiz) -> NamedQuiz:
    """The quiz as it can be kept.

    Raises:
        QuestionBankError: no name, no bank, closing before opening, or nothing fixed.
    """
    name = " ".join(quiz.name.split())
    faults = []
    if not name:
        faults.append("Give the quiz a name.")
    if len(name) > MAX_NAME:
        faults.append(f"A name may have up to {MAX_NAME} characters.")
    if not quiz.blueprint.bank_ids:
        faults.append("Choose a bank.")
    if quiz.opens_at is not None and quiz.closes_at is not None:
        if quiz.closes_at <= quiz.opens_at:
            faults.append("The quiz closes before it opens; choose a later closing date.")
    elif quiz.closes_at is None and Told.AFTER_CLOSE in (
        quiz.rules.score, quiz.rules.answers, quiz.rules.keys
    ):  # fmt: skip
        faults.append("Something is shown after closing: set a closing date.")
    if quiz.draw is Draw.FIXED and not quiz.fixed:
        faults.append("Draw the questions that everybody gets.")
    if quiz.attempts_allowed is not None and quiz.attempts_allowed < 1:
        faults.append("Allow one attempt or more.")
    if faults:
        raise QuestionBankError(" ".join(faults))
    return replace(
        quiz, blueprint=replace(quiz.blueprint, name=name), review=quiz.review.in_order()
    )


def level_of(facility: Facility | None) -> Level:
    """The difficulty that earlier answers show."""
    if facility is None or facility.count < KNOWN_FROM:
        return Level.UNKNOWN
    if facility.mean >= EASY_FROM:
        return Level.EASY
    return Level.HARD if facility.mean < HARD_BELOW else Level.MEDIUM


def facility_key(one: Drawable) -> tuple[str, str, str]:
    """Answers to another version of a question say nothing about this one."""
    return (*one.key, version_of(one.question))


Facilities = Mapping[tuple[str, str, str], Facility]
"""(bank id, question id, version) to how it went."""


def candidates(
    quiz: NamedQuiz, pool: Sequence[Drawable], facilities: Facilities
) -> tuple[Drawable, ...]:
    """What may be drawn of the blueprint's pool. A fixed draw keeps its own order."""
    if quiz.draw is Draw.FIXED:
        known = {one.key: one for one in pool}
        return tuple(known[ref.key] for ref in quiz.fixed if ref.key in known)
    if not quiz.levels:
        return tuple(pool)
    return tuple(one for one in pool if level_of(facilities.get(facility_key(one))) in quiz.levels)


def pool_blueprint(quiz: NamedQuiz) -> Blueprint:
    """Whose pool is asked for: fixed questions stay in whatever topic or kind they have now."""
    if quiz.draw is Draw.FIXED:
        return replace(quiz.blueprint, topics=(), kinds=(), include_drafts=True)
    return quiz.blueprint


def drawn(
    quiz: NamedQuiz, found: Sequence[Drawable], seen: Mapping[Key, int], seed: int
) -> tuple[Drawable, ...]:
    """The questions of one attempt, in its order; `found` are the quiz's candidates."""
    if quiz.draw is Draw.RANDOM:
        return draw(quiz.blueprint, found, seen, seed)
    questions = list(found)
    if quiz.blueprint.order is Order.SHUFFLED:
        random.Random(seed).shuffle(questions)
    return tuple(questions)


def report(quiz: NamedQuiz, pool: Sequence[Drawable], facilities: Facilities) -> PoolReport:
    """What a teacher must know before students do."""
    found = candidates(quiz, pool, facilities)
    counts = Counter(level_of(facilities.get(facility_key(one))) for one in pool)
    there = {one.key for one in found}
    fixed = quiz.draw is Draw.FIXED
    missing = tuple(ref for ref in quiz.fixed if ref.key not in there) if fixed else ()
    return PoolReport(
        total=len(found),
        wanted=len(quiz.fixed) if fixed else quiz.blueprint.count,
        by_level=tuple((level, counts[level]) for level in Level if counts[level]),
        missing=missing,
    )
