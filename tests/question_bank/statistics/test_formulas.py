"""The formulas on a quiz computed by hand, on published figures, and by their properties."""

from __future__ import annotations

import csv
import math
import statistics as plain
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.statistics import (
    ItemStatistics,
    Marks,
    ResponseRecord,
    analyse,
    item_statistics,
    marks_from_records,
    marks_from_responses,
    marks_from_table,
    quiz_statistics,
    rest_scores,
)

STAIRS: list[list[float]] = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]
"""Every question tells students apart as well as it can: computed by hand in the tests."""

GAP = math.nan
DRAWS: list[list[float]] = [[1, 1, GAP], [1, GAP, 0], [GAP, 0, 1], [0, 0, 0]]


def near(value: float | None, expected: float) -> bool:
    return value is not None and math.isclose(value, expected, rel_tol=1e-12, abs_tol=1e-12)


def test_items_by_hand() -> None:
    first, second, third = item_statistics(marks_from_table(STAIRS))
    # x = 1 1 1 0, X = 2 1 0 0: cov = 0.75 / 3, V(x) = 0.25, V(X) = 2.75 / 3.
    assert (first.n, first.facility, first.maximum) == (4, 0.75, 1.0)
    assert near(first.mark_variance, 0.25)
    assert near(first.sd, 0.5)
    assert near(first.sd_percent, 50.0)
    assert near(first.rest_variance, 2.75 / 3)
    assert near(first.covariance, 0.25)
    assert near(first.covariance_max, 0.25)
    assert near(first.discrimination_index, 100 * 0.25 / math.sqrt(0.25 * 2.75 / 3))
    assert near(first.discriminative_efficiency, 100.0)
    # x = 1 1 0 0, X = 2 1 1 0.
    assert near(second.discrimination_index, 100 / math.sqrt(2))
    # K = 1/2, 2/3, 1/2.
    whole = 2 * math.sqrt(1 / 2) + math.sqrt(2 / 3)
    assert near(first.effective_weight, 100 * math.sqrt(1 / 2) / whole)
    assert near(second.effective_weight, 100 * math.sqrt(2 / 3) / whole)
    assert near(third.intended_weight, 100 / 3)
    assert third.facility == 0.25


def test_the_quiz_by_hand() -> None:
    quiz = quiz_statistics(marks_from_table(STAIRS))
    # T = 3 2 1 0: k2 = 5/3, the variances of the questions add up to 5/6.
    assert (quiz.attempts, quiz.questions, quiz.random_draws) == (4, 3, False)
    assert (quiz.unit, quiz.maximum, quiz.mean, quiz.median) == ("points", 3.0, 1.5, 1.5)
    assert near(quiz.sd, math.sqrt(5 / 3))
    assert near(quiz.skewness, 0.0)
    assert near(quiz.kurtosis, -1.2)
    assert near(quiz.consistency, 75.0)
    assert near(quiz.error_ratio, 50.0)
    assert near(quiz.standard_error, math.sqrt(5 / 3) / 2)


def test_random_draws_by_hand() -> None:
    marks = marks_from_table(DRAWS)
    first = item_statistics(marks)[0]
    # x = 1 1 0, X = 1 0 0 (the mean fractions on the others): cov = 1/6, variances 1/3.
    assert (first.n, first.effective_weight) == (3, None)
    assert near(first.facility, 2 / 3)
    assert near(first.covariance, 1 / 6)
    assert near(first.discrimination_index, 50.0)
    assert near(first.discriminative_efficiency, 100.0)
    assert near(first.intended_weight, (50 + 50 + 100 / 3) / 3)
    rows, rest = rest_scores(marks, 0)
    assert rows.tolist() == [0, 1, 3]
    assert rest.tolist() == [1, 0, 0]
    quiz = quiz_statistics(marks)
    # Attempts could earn 2, 2, 2 and 3 points, so totals are in per cent: 100 50 50 0.
    assert (quiz.unit, quiz.maximum, quiz.mean, quiz.median) == ("percent", None, 50.0, 50.0)
    assert quiz.random_draws
    assert (quiz.consistency, quiz.error_ratio, quiz.standard_error) == (None, None, None)


def test_draws_of_equal_worth_keep_points() -> None:
    quiz = quiz_statistics(marks_from_table([[1, 2, GAP], [GAP, 1, 0]], [1, 2, 1]))
    assert (quiz.unit, quiz.maximum, quiz.mean) == ("points", 3.0, 2.0)


def test_published_figures(shared_fixtures: Path) -> None:
    folder = shared_fixtures / "statistics"
    if not folder.is_dir():
        pytest.skip("the conformance data has no folder statistics")
    results = np.genfromtxt(folder / "results00.csv", delimiter=",", skip_header=1)
    found = analyse(marks_from_table(results[:, 1:8]))
    names = {
        "facility": "facility", "sd": "sd", "effectiveweight": "effective_weight",
        "covariance": "covariance", "markvariance": "mark_variance",
        "othermarkvariance": "rest_variance", "discriminationindex": "discrimination_index",
        "covariancemax": "covariance_max",
        "discriminativeefficiency": "discriminative_efficiency",
    }  # fmt: skip
    with (folder / "qstats00.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found.items) == 7
    for row, item in zip(rows, found.items, strict=True):
        for theirs, ours in names.items():
            # The file's own rounding is at the tenth decimal.
            expected = pytest.approx(float(row[theirs]), rel=1e-6, abs=1e-9)
            assert getattr(item, ours) == expected, (row["slot"], ours)
    with (folder / "quiz00.csv").open(encoding="utf-8", newline="") as file:
        expected_quiz = {row["measure"]: float(row["value"]) for row in csv.DictReader(file)}
    ours_of = {"cic": "consistency", "sem": "standard_error"}
    for theirs, value in expected_quiz.items():
        ours = getattr(found.quiz, ours_of.get(theirs, theirs))
        assert ours == pytest.approx(value, rel=1e-6), theirs


def naive(rows: list[list[float]], maxima: list[float], question: int) -> dict[str, float | None]:
    """Random draws, in plain Python from the words of the definition."""
    x, rest = [], []
    for row in rows:
        if math.isnan(row[question]):
            continue
        others = [
            mark / maximum
            for place, (mark, maximum) in enumerate(zip(row, maxima, strict=True))
            if place != question and not math.isnan(mark)
        ]
        if others:
            x.append(row[question])
            rest.append(plain.fmean(others))
    if len(x) < 2:
        return dict.fromkeys(("index", "efficiency"))
    shared, most = plain.covariance(x, rest), plain.covariance(sorted(x), sorted(rest))
    spread = math.sqrt(plain.variance(x) * plain.variance(rest))
    flat = max(x) == min(x) or max(rest) - min(rest) < 1e-12
    return {
        "index": None if flat else 100 * shared / spread,
        "efficiency": None if flat else 100 * shared / most,
    }


marks_of = st.sampled_from([0.0, 0.25, 0.5, 1.0])
maxima_of = st.sampled_from([1.0, 2.0, 5.0])


@st.composite
def tables(draw: st.DrawFn, *, gaps: bool) -> tuple[list[list[float]], list[float]]:
    """(marks, maxima) of 2 to 12 attempts at 2 to 5 questions."""
    count = draw(st.integers(2, 5))
    maxima = draw(st.lists(maxima_of, min_size=count, max_size=count))
    cell = st.one_of(marks_of, st.just(GAP)) if gaps else marks_of
    fractions = draw(
        st.lists(st.lists(cell, min_size=count, max_size=count), min_size=2, max_size=12)
    )
    rows = [[f * m for f, m in zip(row, maxima, strict=True)] for row in fractions]
    return rows, maxima


@given(tables(gaps=True))
def test_random_draws_are_what_the_words_say(table: tuple[list[list[float]], list[float]]) -> None:
    rows, maxima = table
    marks = marks_from_table(rows, maxima)
    if marks.complete:
        return
    for place, item in enumerate(item_statistics(marks)):
        expected = naive(rows, maxima, place)
        assert close(item.discrimination_index, expected["index"])
        assert close(item.discriminative_efficiency, expected["efficiency"])
        drawn = [row[place] for row in rows if not math.isnan(row[place])]
        assert item.n == len(drawn)
        assert close(item.facility, plain.fmean(drawn) / maxima[place] if drawn else None)
        assert close(item.mark_variance, plain.variance(drawn) if len(drawn) > 1 else None)


@given(tables(gaps=False))
def test_complete_tables_are_what_the_words_say(
    table: tuple[list[list[float]], list[float]],
) -> None:
    rows, maxima = table
    found = analyse(marks_from_table(rows, maxima))
    totals = [math.fsum(row) for row in rows]
    for place, item in enumerate(found.items):
        x = [row[place] for row in rows]
        rest = [total - mark for total, mark in zip(totals, x, strict=True)]
        flat = max(x) == min(x) or max(rest) == min(rest)
        spread = math.sqrt(plain.variance(x) * plain.variance(rest))
        shared = plain.covariance(x, rest)
        assert close(item.discrimination_index, None if flat else 100 * shared / spread)
        most = plain.covariance(sorted(x), sorted(rest))
        assert close(item.discriminative_efficiency, None if flat else 100 * shared / most)
        assert close(item.total_covariance, plain.covariance(x, totals))
        assert (item.effective_weight is None) == (
            (item.total_covariance or 0.0) < 0 or all(
                (other.total_covariance or 0.0) <= 0 for other in found.items
            )
        )  # fmt: skip
    weights = [item.effective_weight for item in found.items if item.effective_weight is not None]
    assert not weights or math.isclose(sum(weights), 100)
    assert math.isclose(sum(item.intended_weight or 0 for item in found.items), 100)


def close(value: float | None, expected: float | None, slack: float = 1e-8) -> bool:
    if value is None or expected is None:
        return value is expected
    return math.isclose(value, expected, rel_tol=slack, abs_tol=slack)


def same(one: object, other: object, but: tuple[str, ...] = ()) -> None:
    """Two dataclasses of figures agree to rounding."""
    left, right = asdict(one), asdict(other)  # type: ignore[call-overload]
    for name, value in left.items():
        if name in but:
            continue
        if isinstance(value, float) or value is None:
            assert close(value, right[name]), (name, value, right[name])
        else:
            assert value == right[name], name


@given(tables(gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_attempts_does_not_matter(
    table: tuple[list[list[float]], list[float]], chance: object
) -> None:
    rows, maxima = table
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = analyse(marks_from_table(rows, maxima), resamples=40)
    other = analyse(marks_from_table(shuffled, maxima), resamples=40)
    same(one.quiz, other.quiz)
    for left, right in zip(one.items, other.items, strict=True):
        same(left, right)
    assert one.intervals is not None
    assert other.intervals is not None
    for before, after in zip(
        (*one.intervals.facility, *one.intervals.discrimination_index, one.intervals.mean),
        (*other.intervals.facility, *other.intervals.discrimination_index, other.intervals.mean),
        strict=True,
    ):
        assert (before is None) == (after is None)
        if before and after:
            assert close(before.low, after.low)
            assert close(before.high, after.high)


@given(tables(gaps=True), st.sampled_from([0.1, 3.0, 7.3, 1000.0]))
def test_the_scale_of_points_does_not_matter(
    table: tuple[list[list[float]], list[float]], factor: float
) -> None:
    rows, maxima = table
    one = analyse(marks_from_table(rows, maxima))
    scaled = np.array(rows) * factor
    other = analyse(marks_from_table(scaled, [factor * maximum for maximum in maxima]))
    in_points = ("maximum", "sd", "mark_variance", "rest_variance", "covariance",
                 "covariance_max", "total_covariance")  # fmt: skip
    for left, right in zip(one.items, other.items, strict=True):
        same(left, right, but=in_points)
        assert close((left.sd or 0.0) * factor, right.sd or 0.0)
    same(one.quiz, other.quiz, but=("maximum", "mean", "median", "sd", "standard_error"))
    if one.quiz.unit == "points" and one.quiz.mean is not None:
        assert close(one.quiz.mean * factor, other.quiz.mean)


@given(tables(gaps=False), st.sampled_from([0.5, 1.0, 2.25]))
def test_a_gift_to_everybody_moves_the_mean_alone(
    table: tuple[list[list[float]], list[float]], gift: float
) -> None:
    rows, maxima = table
    one = analyse(marks_from_table(rows, maxima))
    given_away = np.array(rows)
    given_away[:, 0] += gift
    other = analyse(marks_from_table(given_away, maxima))
    for left, right in zip(one.items, other.items, strict=True):
        same(left, right, but=("facility",))
    assert close(other.items[0].facility, (one.items[0].facility or 0) + gift / maxima[0])
    same(one.quiz, other.quiz, but=("mean", "median"))
    assert close(other.quiz.mean, (one.quiz.mean or 0) + gift)


@given(tables(gaps=False))
def test_every_attempt_twice_keeps_facility_and_correlations(
    table: tuple[list[list[float]], list[float]],
) -> None:
    rows, maxima = table
    one = item_statistics(marks_from_table(rows, maxima))
    other = item_statistics(marks_from_table(rows * 2, maxima))
    for left, right in zip(one, other, strict=True):
        assert close(left.facility, right.facility)
        assert close(left.discrimination_index, right.discrimination_index)
        assert close(left.discriminative_efficiency, right.discriminative_efficiency)
        assert close(left.effective_weight, right.effective_weight)


@given(tables(gaps=True))
def test_bounds(table: tuple[list[list[float]], list[float]]) -> None:
    for item in item_statistics(marks_from_table(*table)):
        if item.discrimination_index is not None:
            assert -100 - 1e-6 <= item.discrimination_index <= 100 + 1e-6
            assert item.discriminative_efficiency is not None
            assert item.discriminative_efficiency <= 100 + 1e-6


def test_blocks_of_questions_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.random.default_rng(1).random((30, 11))
    whole = item_statistics(marks_from_table(table))
    monkeypatch.setattr("question_bank.statistics.items._BLOCK", 60)
    for left, right in zip(whole, item_statistics(marks_from_table(table)), strict=True):
        same(left, right)


# What is absent


def test_without_a_denominator_a_value_is_absent() -> None:
    everybody, guess = item_statistics(marks_from_table([[1, 0], [1, 1], [1, 0]]))
    assert everybody.mark_variance == 0
    assert everybody.sd == 0
    assert everybody.discrimination_index is None
    assert everybody.discriminative_efficiency is None
    assert everybody.effective_weight == 0.0
    # The rest of the second question is the first, on which all are alike.
    assert guess.discrimination_index is None
    assert guess.effective_weight == 100.0


def test_rounding_makes_no_spread() -> None:
    # 0.1 + 0.2 and 0.3 are one mark, though not one float.
    first, *_others = item_statistics(marks_from_table([[0, 0.1, 0.2], [1, 0.3, 0.0]]))
    assert first.rest_variance == 0
    assert first.discrimination_index is None
    found = analyse(marks_from_table([[0.1, 0.2], [0.2, 0.1], [0.3, 0.0]]))
    assert found.quiz.sd == 0
    assert (found.quiz.skewness, found.quiz.consistency) == (None, None)
    assert [item.effective_weight for item in found.items] == [None, None]


@pytest.mark.parametrize(
    ("rows", "present"),
    [
        ([], set()),
        ([[1, 0]], {"mean", "median", "maximum"}),
        ([[1, 0], [1, 1]], {"mean", "median", "maximum", "sd", "consistency", "error_ratio",
                            "standard_error"}),
        ([[1, 0], [1, 1], [0, 0]], {"mean", "median", "maximum", "sd", "skewness", "consistency",
                                    "error_ratio", "standard_error"}),
    ],
)  # fmt: skip
def test_few_attempts(rows: list[list[float]], present: set[str]) -> None:
    found = analyse(marks_from_table(np.array(rows).reshape(-1, 2)), resamples=50)
    plain_quiz = asdict(found.quiz)
    figures = {
        name
        for name, value in plain_quiz.items()
        if value is not None and name not in ("attempts", "questions", "random_draws", "unit")
    }
    assert figures == present | ({"maximum"} if rows else set())
    assert all(item.n == len(rows) for item in found.items)
    assert all((item.facility is None) == (not rows) for item in found.items)


def test_one_question_has_no_rest() -> None:
    found = analyse(marks_from_table([[1], [0], [1]]))
    (item,) = found.items
    assert item.discrimination_index is None
    assert item.effective_weight == 100.0
    assert found.quiz.consistency is None
    assert analyse(marks_from_table(np.empty((3, 0)))).items == ()


def test_negative_values_are_not_clamped() -> None:
    reversed_ = [[0, 1, 1, 1], [1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 1, 1]]
    first = item_statistics(marks_from_table(reversed_))[0]
    assert first.discrimination_index is not None
    assert first.discrimination_index < 0
    assert first.discriminative_efficiency is not None
    assert first.discriminative_efficiency < 0
    assert first.total_covariance is not None
    assert first.total_covariance < 0
    assert first.effective_weight is None


def test_an_attempt_that_drew_one_question_has_no_rest() -> None:
    rows: list[list[float]] = [[1, GAP], [0, 0], [1, 1], [0, GAP], [1, 0]]
    first = item_statistics(marks_from_table(rows))[0]
    assert (first.n, first.facility) == (5, 0.6)
    # Of the attempts with both: x = 0 1 1, X = 0 1 0.
    assert near(first.discrimination_index, 50.0)
    assert near(first.mark_variance, 0.3)


# Making marks


def test_three_ways_to_the_same_marks() -> None:
    table = marks_from_table(DRAWS)
    rows, columns = np.nonzero(~np.isnan(np.array(DRAWS)))
    values = np.array(DRAWS)[rows, columns]
    mixed = np.random.default_rng(0).permutation(len(rows))
    arrays = marks_from_responses(rows[mixed], columns[mixed], values[mixed], [1, 1, 1], attempts=4)
    records, attempts, questions = marks_from_records(
        ResponseRecord(f"a{row}", ("q", column), mark)
        for row, column, mark in zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True)
    )
    assert attempts == ["a0", "a1", "a2", "a3"]
    assert questions == [("q", 0), ("q", 1), ("q", 2)]
    for other in (arrays, records):
        assert (other.complete, other.responses) == (False, 9)
        for left, right in zip(item_statistics(table), item_statistics(other), strict=True):
            same(left, right, but=("question",))


def test_responses_without_gaps_are_complete() -> None:
    marks = marks_from_responses([1, 0, 1, 0], [0, 0, 1, 1], [0, 1, 2, 3], [1, 3], attempts=2)
    assert marks.complete
    assert marks.table is not None
    assert marks.table.tolist() == [[1, 3], [0, 2]]


def test_versions_of_a_question_stand_apart() -> None:
    marks, _attempts, questions = marks_from_records(
        [ResponseRecord(1, ("q", "v1"), 1.0), ResponseRecord(2, ("q", "v2"), 0.0)]
    )
    assert questions == [("q", "v1"), ("q", "v2")]
    assert [item.facility for item in item_statistics(marks)] == [1.0, 0.0]


def test_points_that_changed_are_scaled() -> None:
    marks, _attempts, _questions = marks_from_records(
        [ResponseRecord(1, "q", 0.5, 1.0), ResponseRecord(2, "q", 0.5, 4.0)]
    )
    assert marks.maxima.tolist() == [4.0]
    assert item_statistics(marks)[0].facility == 0.5


@pytest.mark.parametrize(
    ("table", "maxima"),
    [([1.0, 2.0], 1.0), ([[math.inf]], 1.0), ([[1e300]], 1.0), ([[1.0]], 0.0), ([[1.0]], math.nan),
     ([[1.0]], -1.0), ([[1.0, 1.0]], [1.0, 1.0, 1.0])],
)  # fmt: skip
def test_impossible_marks_are_refused(table: object, maxima: object) -> None:
    with pytest.raises(ValueError, match=r"mark|matri|broadcast"):
        marks_from_table(table, maxima)  # type: ignore[arg-type]


def test_impossible_responses_are_refused() -> None:
    def make(attempt: list[int], question: list[int], mark: list[float]) -> Marks:
        return marks_from_responses(attempt, question, mark, [1.0, 1.0], attempts=2)

    with pytest.raises(ValueError, match="one mark"):
        make([0, 0], [1, 1], [1.0, 0.0])
    with pytest.raises(ValueError, match="attempts are 0 to 1"):
        make([2], [0], [1.0])
    with pytest.raises(ValueError, match="questions are 0 to 1"):
        make([0], [-1], [1.0])
    with pytest.raises(ValueError, match="one length"):
        make([0], [0, 1], [1.0, 1.0])
    with pytest.raises(ValueError, match="number"):
        make([0], [0], [math.nan])
    with pytest.raises(ValueError, match="labels"):
        marks_from_table(STAIRS, questions=["a"])
    with pytest.raises(ValueError, match="guess"):
        item_statistics(marks_from_table(STAIRS), [0.5])


def test_figures_are_plain_floats() -> None:
    item = item_statistics(marks_from_table(STAIRS), [0.5, None, 0.25])[0]
    assert item.random_guess_score == 0.5
    for name, value in asdict(item).items():
        assert type(value) in (str, int, float, type(None)), name
    assert isinstance(item, ItemStatistics)
