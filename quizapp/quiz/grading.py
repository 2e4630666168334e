"""From responses to a result. Plain functions; the rules of single answers are question_bank's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from question_bank.grading.grade import Grade, certainty_mark, grade, total
from question_bank.grading.keys import key_text
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    Blueprint,
    ClockEvent,
    Feedback,
    Response,
    Result,
    RevealedQuestion,
    ReviewedResponse,
    ShownQuestion,
    SubmittedBy,
)
from quizapp.quiz.ports import Outcome


def grade_response(
    shown: ShownQuestion, revealed: RevealedQuestion, response: Response, blueprint: Blueprint
) -> Grade:
    """What one response is worth under the quiz's rules."""
    return grade(
        revealed.question,
        response.answer,
        language=shown.language,
        negative_marking=blueprint.negative_marking,
    )


def feedback_for(
    shown: ShownQuestion, revealed: RevealedQuestion, response: Response, blueprint: Blueprint
) -> Feedback:
    """All that is told once the answer is final."""
    return Feedback(
        grade_response(shown, revealed, response, blueprint),
        revealed,
        key_text(revealed.question, shown.language),
    )


def settle(
    blueprint: Blueprint,
    shown: Sequence[ShownQuestion],
    revealed: Sequence[RevealedQuestion],
    responses: Sequence[Response],
    *,
    state: AttemptState,
    at: datetime,
    by: SubmittedBy | None,
) -> Outcome:
    """The outcome of an attempt that ends now. An expired one earns 0 and keeps its answers."""
    if state is not AttemptState.SUBMITTED:
        maximum = sum(one.points for one in shown)
        return Outcome(state, at, by, (), 0.0, maximum, 0.0, False)
    grades = tuple(
        grade_response(s, r, response, blueprint)
        for s, r, response in zip(shown, revealed, responses, strict=True)
    )
    return outcome_of(blueprint, shown, responses, grades, at=at, by=by)


def outcome_of(
    blueprint: Blueprint,
    shown: Sequence[ShownQuestion],
    responses: Sequence[Response],
    grades: tuple[Grade, ...],
    *,
    at: datetime,
    by: SubmittedBy | None,
) -> Outcome:
    """What the grades of a submitted attempt come to."""
    maximum = sum(one.points for one in shown)
    marks = total(grades, [one.points for one in shown])
    fraction = marks / maximum if maximum else 0.0
    certainty = None
    if blueprint.certainty:
        certainty = sum(
            certainty_mark(one.fraction, response.certainty)
            for one, response in zip(grades, responses, strict=True)
            if response.answer is not None
        )
    # A sum of thirds may miss the pass mark by the last bit.
    passed = fraction >= blueprint.pass_mark - 1e-9
    return Outcome(
        AttemptState.SUBMITTED, at, by, grades, marks, maximum, fraction, passed, certainty
    )


def result_of(
    head: AttemptHead,
    outcome: Outcome,
    shown: Sequence[ShownQuestion],
    revealed: Sequence[RevealedQuestion],
    responses: Sequence[Response],
    *,
    spent_s: float,
    log: tuple[ClockEvent, ...],
) -> Result:
    """The result as the window shows it, from what was kept."""
    grades = outcome.grades or tuple(
        grade_response(s, r, response, head.blueprint)
        for s, r, response in zip(shown, revealed, responses, strict=True)
    )
    reviewed = tuple(
        ReviewedResponse(s, response, Feedback(g, r, key_text(r.question, s.language)))
        for s, r, response, g in zip(shown, revealed, responses, grades, strict=True)
    )
    return Result(
        head,
        outcome.marks,
        outcome.maximum,
        outcome.fraction,
        outcome.passed,
        spent_s,
        reviewed,
        outcome.certainty_marks,
        log,
    )
