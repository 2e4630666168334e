"""Regrading as a pure function: totals follow from grades, and an accepted answer is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Kind,
    Numeric,
    NumericAnswer,
    Option,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.answers import Answer, ChoiceAnswer, TextAnswer, TrueFalseAnswer
from question_bank.grading.grade import grade
from quizapp.quiz.grading import settle
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    Blueprint,
    Mode,
    Response,
    RevealedQuestion,
    SealedCitation,
    ShownQuestion,
)
from quizapp.quiz.regrading import (
    FinishedAttempt,
    Obstacle,
    accepting,
    dry_run,
    is_reworded,
    obstacle,
)
from quizapp.quiz.sealing import seal

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BANK = Bank("b", "Bank")


def sealed(question: Question) -> tuple[ShownQuestion, RevealedQuestion]:
    return seal(
        BANK, question, seed=3, shuffle=True, sources=(),
        resolve=lambda citation: SealedCitation(citation, "verified", 0, 1),
    )  # fmt: skip


def finished(
    questions: list[Question], answers: list[Answer | None], **rules: object
) -> FinishedAttempt:
    blueprint = Blueprint(("b",), mode=Mode.EXAM, **rules)  # type: ignore[arg-type]
    parts = [sealed(question) for question in questions]
    shown = tuple(part[0] for part in parts)
    revealed = tuple(part[1] for part in parts)
    responses = tuple(
        Response(question.id, "b", answer, certainty=2)
        for question, answer in zip(questions, answers, strict=True)
    )
    head = AttemptHead(
        "a1", "p1", blueprint, "Quiz", ("Bank",), len(questions), 1, AttemptState.SUBMITTED,
        NOW, None, None,
    )  # fmt: skip
    outcome = settle(
        blueprint, shown, revealed, responses, state=AttemptState.SUBMITTED, at=NOW, by=None
    )
    return FinishedAttempt(head, "Ana", shown, revealed, responses, outcome)


def choice(question_id: str, key: str, points: str = "1") -> Question:
    options = tuple(Option(one, f"Option {one}", one == key) for one in "abcd")
    return Question(
        question_id, Kind.SINGLE_CHOICE, f"Stem {question_id}?", Choice(options),
        points=Decimal(points),
    )  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.none() | st.sampled_from("abcd"), st.integers(1, 5)),
        min_size=1, max_size=6,
    ),
    st.data(),
    st.booleans(),
    st.booleans(),
)  # fmt: skip
def test_a_regrade_is_what_the_corrected_key_had_given_at_once(
    made: list[tuple[str, str | None, int]], data: st.DataObject, negative: bool, certainty: bool
) -> None:
    """Whatever the key was, the regraded attempt equals one that never knew another."""
    questions = [choice(f"q{n}", key, str(points)) for n, (key, _a, points) in enumerate(made)]
    answers: list[Answer | None] = [
        None if one is None else ChoiceAnswer(frozenset({one})) for _k, one, _p in made
    ]
    place = data.draw(st.integers(0, len(made) - 1))
    corrected = choice(f"q{place}", data.draw(st.sampled_from("abcd")), str(made[place][2]))
    rules = {"negative_marking": negative, "certainty": certainty}
    attempt = finished(questions, answers, **rules)
    run = dry_run("b", sealed(corrected)[1], [attempt])
    questions[place] = corrected
    wanted = finished(questions, answers, **rules).outcome
    (change,) = run.changes
    after = change.after
    assert (after.marks, after.fraction, after.passed) == (
        wanted.marks, wanted.fraction, wanted.passed
    )  # fmt: skip
    assert after.certainty_marks == wanted.certainty_marks
    assert after.grade == wanted.grades[place]
    before = change.before
    assert (before.marks, before.fraction) == (attempt.outcome.marks, attempt.outcome.fraction)
    assert before.revealed == attempt.revealed[place]
    was, now = attempt.outcome.grades[place].fraction, wanted.grades[place].fraction
    assert bool(run.worth_other) == (was != now)


@given(strategies.questions())
def test_an_unchanged_question_is_no_obstacle_and_not_reworded(question: Question) -> None:
    shown, _revealed = sealed(question)
    assert obstacle(shown, question) is Obstacle.NONE
    assert not is_reworded(shown, question)
    assert is_reworded(shown, replace(question, stem=question.stem + "!"))


def test_other_parts_or_another_kind_cannot_be_regraded() -> None:
    attempt = finished([choice("q0", "a")], [ChoiceAnswer(frozenset({"b"}))])
    fewer = replace(choice("q0", "a"), body=Choice((Option("a", "A", True), Option("c", "C"))))
    assert dry_run("b", sealed(fewer)[1], [attempt]).refused == (("Ana", Obstacle.OTHER_PARTS),)
    other = Question("q0", Kind.TRUE_FALSE, "Stem q0?", TrueFalse(True))
    run = dry_run("b", sealed(other)[1], [attempt])
    assert run.refused == (("Ana", Obstacle.OTHER_KIND),)
    assert run.changes == ()


def test_attempts_that_did_not_ask_it_or_did_not_count_are_left_alone() -> None:
    attempt = finished([choice("q0", "a")], [None])
    assert dry_run("other", sealed(choice("q0", "b"))[1], [attempt]).changes == ()
    expired = replace(attempt, outcome=replace(attempt.outcome, state=AttemptState.EXPIRED))
    assert dry_run("b", sealed(choice("q0", "b"))[1], [expired]).changes == ()


@given(st.sampled_from("bcd"))
def test_two_keys_of_a_single_choice_are_both_right(chosen: str) -> None:
    question = choice("q0", "a")
    made = accepting(question, ChoiceAnswer(frozenset({chosen})), "en")
    assert made is not None
    for one in "abcd":
        worth = grade(made, ChoiceAnswer(frozenset({one}))).fraction
        assert worth == (1 if one in ("a", chosen) else 0)


@given(strategies.questions(), st.text(max_size=12))
def test_what_is_accepted_is_right_and_the_old_key_stays_right(
    question: Question, text: str
) -> None:
    answers: list[Answer] = [TextAnswer(text), TrueFalseAnswer(True)]
    if isinstance(question.body, Choice):
        answers.append(ChoiceAnswer(frozenset({question.body.options[-1].id})))
    for answer in answers:
        made = accepting(question, answer, "en")
        if made is None:
            continue
        assert grade(made, answer).fraction >= 1
        if isinstance(question.body, ShortAnswer):
            key = TextAnswer(question.body.accepted[0].text)
            assert grade(made, key).fraction >= grade(question, key).fraction


def test_a_rejected_wording_can_be_accepted_after_all() -> None:
    body = ShortAnswer((Accepted("Skagen"),), ("Skaagen",))
    question = Question("q0", Kind.SHORT_ANSWER, "Where?", body)
    assert grade(question, TextAnswer("skaagen")).fraction == 0
    made = accepting(question, TextAnswer("skaagen"), "en")
    assert made is not None
    assert grade(made, TextAnswer("Skaagen")).fraction == 1
    number = Question("q1", Kind.NUMERIC, "How many?", Numeric((NumericAnswer(Decimal(42)),)))
    made = accepting(number, TextAnswer("41"), "en")
    assert made is not None
    assert [grade(made, TextAnswer(t)).fraction for t in ("41", "42", "43")] == [1, 1, 0]
    assert accepting(number, TextAnswer("many"), "en") is None
    assert accepting(Question("q", Kind.TRUE_FALSE, "S", TrueFalse(True)),
                     TrueFalseAnswer(False), "en") is None  # fmt: skip
