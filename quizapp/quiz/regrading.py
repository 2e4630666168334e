"""What a corrected key does to finished attempts: listed first, then applied, and undone.

Pure functions over sealed attempts. Enter by `dry_run`; `accepting` makes of a disputed question
one that takes the student's answer as well. Points stay as they were shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    Question,
    ShortAnswer,
)
from question_bank.bank.version import version_of
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    TextAnswer,
    is_blank,
)
from question_bank.grading.grade import Grade, grade
from question_bank.grading.numbers import read_number
from question_bank.grading.text import fold
from quizapp.quiz.grading import grade_response, outcome_of
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    Response,
    RevealedQuestion,
    ShownQuestion,
)
from quizapp.quiz.ports import Outcome


class Obstacle(StrEnum):
    """Why answers to a question as it was cannot be graded by the question as it is."""

    NONE = ""
    OTHER_KIND = "other-kind"
    OTHER_PARTS = "other-parts"
    """Options, gaps, items or matches came or went."""


@dataclass(frozen=True, slots=True)
class FinishedAttempt:
    """An attempt that was submitted, with all that its grades are made of."""

    head: AttemptHead
    person_name: str
    shown: tuple[ShownQuestion, ...]
    revealed: tuple[RevealedQuestion, ...]
    responses: tuple[Response, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Marked:
    """One answer's grade and key with what the attempt came to: before or after a regrade."""

    grade: Grade
    revealed: RevealedQuestion
    marks: float
    fraction: float
    passed: bool
    certainty_marks: float | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What a regrade does to one answer."""

    attempt_id: str
    position: int
    before: Marked
    after: Marked

    @property
    def is_worth_other(self) -> bool:
        """Whether the answer earns something else than before."""
        return abs(self.before.grade.fraction - self.after.grade.fraction) > 1e-9


@dataclass(frozen=True, slots=True)
class AttemptChange:
    """What a regrade does to one attempt."""

    attempt_id: str
    person_name: str
    title: str
    submitted_at: datetime
    items: tuple[ItemChange, ...]

    @property
    def before(self) -> Marked:
        return self.items[0].before

    @property
    def after(self) -> Marked:
        return self.items[-1].after

    @property
    def is_worth_other(self) -> bool:
        """Whether an answer of it earns something else than before."""
        return any(item.is_worth_other for item in self.items)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a regrade would do. `changes` are all attempts that can be graded anew, those whose
    score stays among them; `refused` those that cannot, and why; `is_reworded`: more than the key
    was changed; `running`: attempts in progress, which keep the key they were sealed with."""

    bank_id: str
    question: Question
    version: str
    changes: tuple[AttemptChange, ...]
    refused: tuple[tuple[str, Obstacle], ...] = ()
    is_reworded: bool = False
    running: int = 0

    @property
    def worth_other(self) -> tuple[AttemptChange, ...]:
        """The attempts whose marks change."""
        return tuple(one for one in self.changes if one.is_worth_other)


def dry_run(
    bank_id: str,
    corrected: RevealedQuestion,
    attempts: Iterable[FinishedAttempt],
    running: int = 0,
) -> DryRun:
    """Grades the attempts by the corrected question; nothing is changed."""
    changes: list[AttemptChange] = []
    refused: list[tuple[str, Obstacle]] = []
    reworded = False
    question = corrected.question
    for attempt in attempts:
        mine = [
            shown
            for shown in attempt.shown
            if (shown.bank_id, shown.question_id) == (bank_id, question.id)
        ]
        if attempt.outcome.state is not AttemptState.SUBMITTED or not mine:
            continue
        found = next((o for o in (obstacle(s, question) for s in mine) if o), Obstacle.NONE)
        if found:
            refused.append((attempt.person_name, found))
            continue
        reworded = reworded or any(is_reworded(shown, question) for shown in mine)
        changes.append(change_of(attempt, bank_id, corrected))
    return DryRun(
        bank_id, question, version_of(question), tuple(changes), tuple(refused), reworded, running
    )


def change_of(attempt: FinishedAttempt, bank_id: str, corrected: RevealedQuestion) -> AttemptChange:
    """What the corrected question makes of one attempt that asked it."""
    outcome = attempt.outcome
    items = []
    for position, shown in enumerate(attempt.shown):
        if (shown.bank_id, shown.question_id) != (bank_id, corrected.question.id):
            continue
        before = marked(outcome, position, attempt.revealed[position])
        response = attempt.responses[position]
        made = grade_response(shown, corrected, response, attempt.head.blueprint)
        grades = (*outcome.grades[:position], made, *outcome.grades[position + 1 :])
        outcome = outcome_of(
            attempt.head.blueprint,
            attempt.shown,
            attempt.responses,
            grades,
            at=outcome.at,
            by=outcome.by,
        )
        after = marked(outcome, position, corrected)
        items.append(ItemChange(attempt.head.id, position, before, after))
    return AttemptChange(
        attempt.head.id, attempt.person_name, attempt.head.title, outcome.at, tuple(items)
    )


def marked(outcome: Outcome, position: int, revealed: RevealedQuestion) -> Marked:
    """One answer of an outcome, with what the attempt comes to."""
    return Marked(
        outcome.grades[position],
        revealed,
        outcome.marks,
        outcome.fraction,
        outcome.passed,
        outcome.certainty_marks,
    )


def obstacle(shown: ShownQuestion, question: Question) -> Obstacle:
    """Why answers to what was shown mean nothing to the question as it is now; NONE if they do."""
    if shown.kind is not question.kind:
        return Obstacle.OTHER_KIND
    body = question.body
    same = True
    match body:
        case Choice(options):
            same = {one.id for one in shown.options} == {one.id for one in options}
        case Ordering(items):
            same = {one.id for one in shown.options} == {one.id for one in items}
        case Matching(pairs, extra):
            prompts = {one.id for one in shown.prompts} == {one.id for one in pairs}
            same = prompts and set(shown.choices) == {one.match for one in pairs} | set(extra)
        case Cloze(gaps):
            same = {_gap_parts(gap) for gap in gaps} == {
                (one.id, one.kind, frozenset(option.id for option in one.options))
                for one in shown.gaps
            }
    return Obstacle.NONE if same else Obstacle.OTHER_PARTS


def _gap_parts(gap: Gap) -> tuple[str, Kind, frozenset[str]]:
    options = gap.body.options if isinstance(gap.body, Choice) else ()
    return gap.id, gap.kind, frozenset(one.id for one in options)


def is_reworded(shown: ShownQuestion, question: Question) -> bool:
    """Whether students read something else than the question says now."""
    told = {one.id: one.text for one in (*shown.options, *shown.prompts)}
    body = question.body
    now: dict[str, str] = {}
    match body:
        case Choice(options):
            now = {one.id: one.text for one in options}
        case Ordering(items):
            now = {one.id: one.text for one in items}
        case Matching(pairs):
            now = {one.id: one.prompt for one in pairs}
    return shown.stem != question.stem or told != now


def accepting(question: Question, answer: Answer | None, language: str) -> Question | None:
    """The question with a student's answer accepted as well; None where its kind has no room for
    a second key, or the answer cannot be one."""
    if answer is None or is_blank(answer):
        return None
    body = _accepting(question.kind, question.body, answer, language)
    if body is None:
        return None
    made = replace(question, body=body)
    return made if grade(made, answer, language=language).fraction >= 1 else None


def _accepting(kind: Kind, body: Body, answer: Answer, language: str) -> Body | None:
    match body, answer:
        case Choice(options), ChoiceAnswer(chosen) if kind is Kind.SINGLE_CHOICE:
            return Choice(
                tuple(
                    replace(one, correct=one.fraction is None, fraction=_full(one.fraction))
                    if one.id in chosen
                    else one
                    for one in options
                )
            )
        case ShortAnswer(accepted, rejected), TextAnswer(text):
            folded = fold(text, language)
            return ShortAnswer(
                (*accepted, Accepted(" ".join(text.split()))),
                tuple(one for one in rejected if fold(one, language) != folded),
            )
        case Numeric(answers), TextAnswer(text):
            reading = read_number(text, language)
            if reading is None:
                return None
            return Numeric((NumericAnswer(reading.value), *answers), body.unit)
        case Cloze(gaps), ClozeAnswer(given):
            return _accepting_gaps(gaps, given, language)
    return None


def _full(fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else Decimal(1)


def _accepting_gaps(
    gaps: tuple[Gap, ...], given: Mapping[str, Answer], language: str
) -> Cloze | None:
    made = []
    for gap in gaps:
        answer = given.get(gap.id)
        if answer is None or is_blank(answer):
            return None
        inner = Question(gap.id, gap.kind, "", gap.body)
        if grade(inner, answer, language=language).fraction < 1:
            body = _accepting(gap.kind, gap.body, answer, language)
            if body is None:
                return None
            assert isinstance(body, Choice | ShortAnswer | Numeric | DateBody)
            gap = replace(gap, body=body)
        made.append(gap)
    return Cloze(tuple(made))
