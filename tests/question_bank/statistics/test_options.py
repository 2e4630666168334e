"""Options, guessing, flags, misconceptions and the attempts that count."""

from __future__ import annotations

import math
import statistics as plain
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Choice,
    Citation,
    Cloze,
    Gap,
    Kind,
    Matching,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading import ChoiceAnswer, TextAnswer, TrueFalseAnswer
from question_bank.statistics import (
    FLAG_RULES,
    AskedOptions,
    ItemStatistics,
    OptionRole,
    OptionStatistics,
    QuizStatistics,
    Sitting,
    StudiedOption,
    Which,
    choose_attempts,
    chosen_options,
    item_flags,
    marks_from_table,
    misconceptions,
    option_flags,
    option_statistics,
    options_of,
    quiz_flags,
    random_guess_score,
    rest_scores,
)

WHY = Citation("s", 0, 5, "wrong")
PROOF = Citation("s", 10, 15, "right")


def choice(*options: Option, kind: Kind = Kind.SINGLE_CHOICE, name: str = "q") -> Question:
    return Question(name, kind, "Which?", Choice(options), citations=(PROOF,))


def four() -> Question:
    return choice(
        Option("a", "A", True), Option("b", "B", citations=(WHY,)), Option("c", "C"),
        Option("d", "D"),
    )  # fmt: skip


def picked(letters: str) -> list[ChoiceAnswer | None]:
    return [None if one == "-" else ChoiceAnswer(frozenset(one)) for one in letters]


def of(question: Question, letters: str, rest: list[float]) -> dict[str, OptionStatistics]:
    options = options_of(question)
    found = option_statistics(options, chosen_options(options, picked(letters)), np.array(rest))
    return {one.option.id: one for one in found}


# Options


def test_options_by_hand() -> None:
    found = of(four(), "aab-", [4.0, 2.0, 1.0, 1.0])
    key, wrong, unused = found["a"], found["b"], found["c"]
    assert (key.n, key.drawn, key.share, key.mean_rest) == (2, 4, 0.5, 3.0)
    # Choosing 1 1 0 0 with rest 4 2 1 1: Pearson's r = 4 / sqrt(4 * 6).
    assert key.point_biserial == pytest.approx(2 / math.sqrt(6))
    assert (wrong.n, wrong.share, wrong.mean_rest) == (1, 0.25, 1.0)
    assert wrong.point_biserial is not None
    assert wrong.point_biserial < 0
    assert (unused.n, unused.share, unused.mean_rest, unused.point_biserial) == (0, 0, None, None)


def test_options_of_several_ticks_and_of_true_false() -> None:
    many = choice(
        Option("a", "A", True), Option("b", "B", True), Option("c", "C"),
        kind=Kind.MULTIPLE_CHOICE,
    )  # fmt: skip
    options = options_of(many)
    assert [one.role for one in options] == ["key", "key", "distractor"]
    chosen = chosen_options(options, [ChoiceAnswer(frozenset("ab")), ChoiceAnswer(frozenset("c"))])
    assert chosen.tolist() == [[True, True, False], [False, False, True]]
    true_false = options_of(Question("t", Kind.TRUE_FALSE, "So?", TrueFalse(False)))
    assert [(one.id, one.role) for one in true_false] == [("true", "distractor"), ("false", "key")]
    chosen = chosen_options(true_false, [TrueFalseAnswer(True), None, TrueFalseAnswer(False)])
    assert chosen.tolist() == [[True, False], [False, False], [False, True]]
    typed = Question("s", Kind.SHORT_ANSWER, "Who?", ShortAnswer((Accepted("x"),)))
    assert options_of(typed) == ()
    assert chosen_options((), [TextAnswer("x")]).shape == (1, 0)


def test_a_partly_right_option_is_neither_key_nor_distractor() -> None:
    part = choice(
        Option("a", "A", True), Option("b", "B", fraction=Decimal("0.5")),
        Option("c", "C", fraction=Decimal("-0.25")),
    )  # fmt: skip
    assert [one.role for one in options_of(part)] == ["key", "partial", "distractor"]
    thirds = choice(
        Option("a", "A", True, Decimal("0.3")), Option("b", "B", True, Decimal("0.7")),
        kind=Kind.MULTIPLE_CHOICE,
    )  # fmt: skip
    assert [one.role for one in options_of(thirds)] == ["key", "key"]


def test_an_id_of_another_version_is_not_counted() -> None:
    options = options_of(four())
    assert not chosen_options(options, [ChoiceAnswer(frozenset({"gone"}))]).any()


def test_attempts_without_a_rest_count_in_the_share_only() -> None:
    found = of(four(), "aabb", [2.0, 1.0, 0.0, math.nan])
    assert (found["b"].n, found["b"].share, found["b"].mean_rest) == (2, 0.5, 0.0)
    assert found["a"].point_biserial == pytest.approx(math.sqrt(3) / 2)


def test_options_without_spread_or_attempts() -> None:
    assert of(four(), "ab", [1.0, 1.0])["a"].point_biserial is None
    assert of(four(), "aa", [1.0, 2.0])["a"].point_biserial is None
    nobody = of(four(), "", [])["a"]
    assert (nobody.n, nobody.share, nobody.mean_rest) == (0, None, None)
    with pytest.raises(ValueError, match="choices"):
        of(four(), "ab", [1.0])


@given(st.lists(st.tuples(st.sampled_from("abcd-"), st.integers(0, 5)), min_size=2, max_size=15))
def test_the_point_biserial_is_a_correlation(rows: list[tuple[str, int]]) -> None:
    letters, rest = "".join(row[0] for row in rows), [float(row[1]) for row in rows]
    for name, one in of(four(), letters, rest).items():
        indicator = [float(letter == name) for letter in letters]
        if len(set(indicator)) < 2 or len(set(rest)) < 2:
            assert one.point_biserial is None
        else:
            expected = plain.correlation(indicator, rest)
            assert one.point_biserial == pytest.approx(expected, abs=1e-9)
    shares = [one.share for one in of(four(), letters, rest).values()]
    assert sum(share or 0 for share in shares) == pytest.approx(1 - letters.count("-") / len(rows))


def test_the_key_of_a_right_or_wrong_question_discriminates_as_the_question_does() -> None:
    table = [[1, 1, 0], [0, 1, 1], [1, 1, 1], [0, 0, 0], [1, 0, 1]]
    marks = marks_from_table(table)
    rows, rest = rest_scores(marks, 0)
    letters = "".join("a" if table[row][0] else "b" for row in rows)
    options = options_of(four())
    found = option_statistics(options, chosen_options(options, picked(letters)), rest)
    from question_bank.statistics import item_statistics

    index = item_statistics(marks)[0].discrimination_index
    assert index is not None
    assert found[0].point_biserial == pytest.approx(index / 100)


# Guessing


def test_what_guessing_earns() -> None:
    assert random_guess_score(four()) == 0.25
    part = choice(Option("a", "A", True), Option("b", "B", fraction=Decimal("0.5")))
    assert random_guess_score(part) == 0.75
    assert random_guess_score(four(), negative_marking=True) == pytest.approx(0.0)
    true_false = Question("t", Kind.TRUE_FALSE, "So?", TrueFalse(True))
    assert random_guess_score(true_false) == 0.5
    pairs = (Pair("p", "x", "1"), Pair("q", "y", "2"), Pair("r", "z", "2"))
    matching = Question("m", Kind.MATCHING, "Match", Matching(pairs, ("3", "4")))
    assert random_guess_score(matching) == 0.25
    assert random_guess_score(choice(*four_options(), kind=Kind.MULTIPLE_CHOICE)) is None
    typed = Question("s", Kind.SHORT_ANSWER, "Who?", ShortAnswer((Accepted("x"),)))
    assert random_guess_score(typed) is None
    items = tuple(OrderingItem(str(n), str(n), n) for n in (1, 2))
    assert random_guess_score(Question("o", Kind.ORDERING, "Order", Ordering(items))) is None


def four_options() -> tuple[Option, ...]:
    body = four().body
    assert isinstance(body, Choice)
    return body.options


def test_a_cloze_can_be_guessed_if_all_its_gaps_can() -> None:
    guessed = Gap("1", Kind.SINGLE_CHOICE, Choice(four_options()))
    half = Gap("2", Kind.SINGLE_CHOICE, Choice((Option("a", "A", True), Option("b", "B"))))
    typed = Gap("3", Kind.SHORT_ANSWER, ShortAnswer((Accepted("x"),)))

    def cloze(*gaps: Gap) -> Question:
        return Question("c", Kind.CLOZE, "{1} {2}", Cloze(gaps))

    assert random_guess_score(cloze(guessed, half)) == 0.375
    assert random_guess_score(cloze(guessed, typed)) is None


# Flags


def codes(flags: tuple[object, ...]) -> list[str]:
    return [flag.code for flag in flags]  # type: ignore[attr-defined]


def test_flags_of_questions() -> None:
    assert codes(item_flags(ItemStatistics("q", 30, 1.0))) == []
    assert codes(item_flags(ItemStatistics("q", 9, 1.0))) == ["small-sample"]
    assert codes(item_flags(ItemStatistics("q", 10, 1.0))) == []
    wrong = ItemStatistics(
        "q", 30, 1.0, mark_variance=0.2, discrimination_index=-3.0, total_covariance=-0.1,
        discriminative_efficiency=-4.0,
    )  # fmt: skip
    assert codes(item_flags(wrong)) == [
        "negative-discrimination",
        "negative-weight",
        "low-efficiency",
    ]
    dull = ItemStatistics("q", 30, 1.0, mark_variance=0.2, discriminative_efficiency=14.9)
    assert codes(item_flags(dull)) == ["low-efficiency"]
    fine = ItemStatistics("q", 30, 1.0, discriminative_efficiency=15.0, discrimination_index=0.0)
    assert codes(item_flags(fine)) == []
    flat = item_flags(ItemStatistics("q", 30, 1.0, mark_variance=0.0))
    assert codes(flat) == ["same-mark"]
    assert not flat[0].rule.warns
    assert "same mark" in flat[0].explanation


def test_flags_of_the_quiz() -> None:
    assert codes(quiz_flags(QuizStatistics(9, 3, False))) == ["small-sample"]
    assert codes(quiz_flags(QuizStatistics(10, 3, False))) == []


def judged(*rows: tuple[OptionRole, float, float | None], drawn: int = 100) -> list[str]:
    """Flags as `code option` of options with (role, share, point-biserial)."""
    options = [
        OptionStatistics(
            StudiedOption("abcdef"[place], "x", role),
            round(share * drawn),
            drawn,
            share,
            1.0,
            biserial,
        )
        for place, (role, share, biserial) in enumerate(rows)
    ]
    return [f"{flag.code} {flag.option_id}".strip() for flag in option_flags(options)]


KEY, PARTIAL, WRONG = OptionRole.KEY, OptionRole.PARTIAL, OptionRole.DISTRACTOR


def test_flags_of_options() -> None:
    assert judged((KEY, 0.6, 0.4), (WRONG, 0.2, -0.2), (WRONG, 0.2, -0.1)) == []
    assert judged((KEY, 0.96, 0.4), (WRONG, 0.04, -0.2)) == ["rarely-chosen b"]
    assert judged((KEY, 0.95, 0.4), (WRONG, 0.05, -0.2)) == []
    assert judged((KEY, 0.6, 0.4), (WRONG, 0.4, 0.1)) == ["attractive-distractor b"]
    assert judged((KEY, 0.6, -0.3), (WRONG, 0.4, -0.1)) == ["probably-mis-keyed a"]
    assert judged((KEY, 0.6, 0.1), (WRONG, 0.4, 0.3)) == [
        "probably-mis-keyed a",
        "attractive-distractor b",
    ]
    assert judged((KEY, 0.6, 0.4), (PARTIAL, 0.4, 0.5)) == []
    assert judged((KEY, 1.0, None), (WRONG, 0.0, None)) == ["rarely-chosen b"]
    assert judged((KEY, 0.5, 0.4), (WRONG, 0.5, -0.4), drawn=8) == ["small-sample"]
    assert judged() == []


def test_every_flag_is_explained_and_reachable() -> None:
    raised = {"small-sample", "negative-discrimination", "low-efficiency", "negative-weight",
              "same-mark", "rarely-chosen", "attractive-distractor",
              "probably-mis-keyed"}  # fmt: skip
    assert set(FLAG_RULES) == raised
    for rule in FLAG_RULES.values():
        assert rule.title
        assert rule.says.endswith(".")
        assert rule.do.endswith(".")


# Misconceptions


def test_the_most_chosen_wrong_options_and_what_to_read() -> None:
    question, other = four(), choice(*four_options(), name="r")
    asked = [
        AskedOptions(question, list(of(question, "abbbcc", [1, 2, 3, 4, 5, 6]).values())),
        AskedOptions(other, list(of(other, "accd", [1, 2, 3, 4]).values())),
    ]
    found = misconceptions(asked)
    assert [(one.question.id, one.option_id, one.n, one.drawn) for one in found] == [
        ("q", "b", 3, 6),
        ("r", "c", 2, 4),
        ("q", "c", 2, 6),
    ]
    assert [one.passages for one in found] == [(WHY,), (PROOF,), (PROOF,)]
    assert found[0].share == 0.5
    assert [one.option_id for one in misconceptions(asked, limit=1)] == ["b"]
    assert len(misconceptions(asked, least=1, limit=None)) == 4


# Attempts that count

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def sitting(name: str, student: str, minute: int, fraction: float, **more: bool) -> Sitting:
    return Sitting(name, student, NOON + timedelta(minutes=minute), fraction, **more)


SITTINGS = [
    sitting("4", "ann", 4, 1.0),
    sitting("1", "ann", 1, 0.5),
    sitting("0", "ann", 0, 0.9, submitted=False),
    sitting("2", "bob", 2, 0.7),
    sitting("5", "bob", 5, 0.7),
    sitting("6", "bob", 6, 1.0, retake=True),
    sitting("3", "bob", 1, 1.0, exam=False),
]


def test_which_attempts_count() -> None:
    def ids(which: Which, practice: bool = False) -> list[str]:
        return [one.attempt_id for one in choose_attempts(SITTINGS, which, practice=practice)]

    assert [one.attempt_id for one in choose_attempts(SITTINGS)] == ["1", "2"]
    assert ids(Which.FIRST) == ["1", "2"]
    assert ids(Which.BEST) == ["4", "2"]
    assert ids(Which.ALL) == ["4", "1", "2", "5"]
    assert ids(Which.FIRST, practice=True) == ["1", "3"]
    assert ids(Which.ALL, practice=True) == ["4", "1", "2", "5", "3"]
    assert choose_attempts([]) == []


@given(st.permutations(SITTINGS), st.sampled_from(list(Which)), st.booleans())
def test_the_choice_does_not_depend_on_the_order(
    mixed: list[Sitting], which: Which, practice: bool
) -> None:
    chosen = choose_attempts(mixed, which, practice=practice)
    assert set(chosen) == set(choose_attempts(SITTINGS, which, practice=practice))
    assert [one for one in mixed if one in chosen] == chosen
