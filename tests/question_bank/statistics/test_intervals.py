"""Bootstrap intervals: what they hold, and that they do not depend on luck or memory."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest

from question_bank.statistics import (
    Interval,
    Marks,
    analyse,
    bootstrap_intervals,
    item_statistics,
    marks_from_table,
    quiz_statistics,
)

Floats = npt.NDArray[np.float64]


def sample(attempts: int, seed: int = 3, gaps: float = 0.0) -> Marks:
    """Ten questions of growing difficulty, answered by students of unlike ability."""
    chance = np.random.default_rng(seed)
    ability = chance.normal(size=(attempts, 1))
    odds = 1 / (1 + np.exp(np.linspace(-1.5, 1.5, 10) - ability))
    table = (chance.random((attempts, 10)) < odds).astype(float)
    table[chance.random(table.shape) < gaps] = math.nan
    return marks_from_table(table)


def resampled(marks: Marks, resamples: int) -> tuple[list[list[float]], list[list[float]]]:
    """(facilities, indices) by question, computed anew from each resample: the slow way."""
    assert marks.table is not None
    chance = np.random.default_rng(99)
    facilities: list[list[float]] = [[] for _question in marks.questions]
    indices: list[list[float]] = [[] for _question in marks.questions]
    for _round in range(resamples):
        again = marks.table[chance.integers(0, marks.attempts, marks.attempts)]
        for place, item in enumerate(item_statistics(marks_from_table(again))):
            facilities[place].append(item.facility or 0.0)
            if item.discrimination_index is not None:
                indices[place].append(item.discrimination_index)
    return facilities, indices


def test_products_of_matrices_agree_with_resampling_one_by_one() -> None:
    marks = sample(120)
    found = bootstrap_intervals(marks, resamples=2000)
    facilities, indices = resampled(marks, 1500)
    for place in range(10):
        for interval, values, slack in (
            (found.facility[place], facilities[place], 0.02),
            (found.discrimination_index[place], indices[place], 4.0),
        ):
            assert interval is not None
            low, high = np.quantile(values, [0.025, 0.975])
            assert abs(interval.low - low) < slack
            assert abs(interval.high - high) < slack


def test_random_draws_without_gaps_to_speak_of_agree_with_complete_ones() -> None:
    complete = sample(200)
    assert complete.table is not None
    table = np.column_stack((complete.table, np.full(200, math.nan)))
    table[0, 10] = 1.0  # one more question, that one attempt drew
    found = bootstrap_intervals(marks_from_table(table), resamples=400)
    whole = bootstrap_intervals(complete, resamples=400)
    assert found.consistency is None
    assert found.discrimination_index[10] is None
    for place in range(10):
        for drawn, full, slack in (
            (found.facility[place], whole.facility[place], 0.02),
            (found.discrimination_index[place], whole.discrimination_index[place], 5.0),
        ):
            assert drawn is not None
            assert full is not None
            assert abs(drawn.low - full.low) < slack
            assert abs(drawn.high - full.high) < slack


def test_intervals_hold_the_figures_and_narrow() -> None:
    few, many = sample(40), sample(4000)
    widths = []
    for marks in (few, many):
        quiz, found = quiz_statistics(marks), bootstrap_intervals(marks)
        for name in ("mean", "sd", "consistency", "standard_error"):
            interval: Interval | None = getattr(found, name)
            assert interval is not None
            assert interval.low <= getattr(quiz, name) <= interval.high, name
        for item, interval in zip(item_statistics(marks), found.facility, strict=True):
            assert interval is not None
            assert interval.low <= (item.facility or 0) <= interval.high
        assert found.mean is not None
        widths.append(found.mean.high - found.mean.low)
    assert widths[1] < widths[0] / 5


def test_the_mean_is_covered_about_as_often_as_is_said() -> None:
    truth = quiz_statistics(sample(200_000, seed=11)).mean
    assert truth is not None
    covered = 0
    for seed in range(100):
        interval = bootstrap_intervals(sample(60, seed), resamples=200, level=0.9).mean
        assert interval is not None
        covered += interval.low <= truth <= interval.high
    assert 80 <= covered <= 98


def test_the_seed_decides_and_memory_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for marks in (sample(50), sample(50, gaps=0.3)):
        one = bootstrap_intervals(marks, resamples=100, seed=5)
        assert one == bootstrap_intervals(marks, resamples=100, seed=5)
        assert one != bootstrap_intervals(marks, resamples=100, seed=6)
        with monkeypatch.context() as patch:
            patch.setattr("question_bank.statistics.intervals._WEIGHTS", 350)
            patch.setattr("question_bank.statistics.intervals._COLUMNS", 300)
            patch.setattr("question_bank.statistics.intervals._BLOCK", 100)
            other = bootstrap_intervals(marks, resamples=100, seed=5)
        for left, right in zip(
            (*one.facility, *one.discrimination_index, one.mean, one.sd, one.consistency),
            (*other.facility, *other.discrimination_index, other.mean, other.sd, other.consistency),
            strict=True,
        ):
            assert (left is None) == (right is None)
            if left and right:
                assert left.low == pytest.approx(right.low, rel=1e-9)
                assert left.high == pytest.approx(right.high, rel=1e-9)


def test_what_most_resamples_do_not_have_has_no_interval() -> None:
    # Only one of 25 differs: a third of the resamples are without any spread.
    table = np.column_stack((np.r_[0.0, np.ones(24)], np.tile([0.0, 1.0], 13)[:25], np.ones(25)))
    found = analyse(marks_from_table(table), resamples=200)
    assert found.intervals is not None
    assert found.items[0].discrimination_index is not None
    assert found.intervals.discrimination_index[0] is None
    assert found.intervals.facility[0] is not None
    assert found.intervals.discrimination_index[2] is None
    ones = found.intervals.facility[2]
    assert ones is not None
    assert (ones.low, ones.high) == pytest.approx((1.0, 1.0))


@pytest.mark.parametrize("rows", [np.empty((0, 2)), np.ones((1, 2)), np.full((3, 2), math.nan)])
def test_nothing_to_resample(rows: Floats) -> None:
    found = bootstrap_intervals(marks_from_table(rows), resamples=20)
    assert found.discrimination_index == (None, None)
    assert found.consistency is None


def test_senseless_wishes_are_refused() -> None:
    for wish in ({"resamples": 3}, {"level": 1.0}, {"level": 0.0}):
        with pytest.raises(ValueError, match="resamples"):
            bootstrap_intervals(sample(20), **wish)
