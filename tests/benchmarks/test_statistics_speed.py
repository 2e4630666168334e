"""A million responses analysed, beside the same formulas as plain NumPy writes them, in one run."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil
import pytest

from question_bank.statistics import analyse, bootstrap_intervals, marks_from_table

Floats = npt.NDArray[np.float64]

LIMIT = 1.5
MEMORY_LIMIT_BYTES = 1_000_000_000
ATTEMPTS, QUESTIONS = 10_000, 100
ROUNDS = 7


def million_marks(attempts: int = ATTEMPTS, questions: int = QUESTIONS) -> Floats:
    """Right, half right and wrong answers by students of unlike ability."""
    chance = np.random.default_rng(1)
    ability = chance.normal(size=(attempts, 1))
    right = chance.normal(size=(attempts, questions)) < ability - np.linspace(-1, 1, questions)
    half = chance.random((attempts, questions)) < 0.1
    return np.where(half, 0.5, right.astype(np.float64))


def bare(x: Floats, maximum: Floats) -> dict[str, Any]:
    """The formulas on whole matrices, with nothing checked, cut into blocks or left out."""
    size, count = x.shape
    total = x.sum(axis=1)
    rest = total[:, None] - x
    centred, centred_rest = x - x.mean(axis=0), rest - rest.mean(axis=0)
    variance, rest_variance = x.var(axis=0, ddof=1), rest.var(axis=0, ddof=1)
    shared = (centred * centred_rest).sum(axis=0) / (size - 1)
    most = (np.sort(centred, axis=0) * np.sort(centred_rest, axis=0)).sum(axis=0) / (size - 1)
    far = total - total.mean()
    with_total = (centred * far[:, None]).sum(axis=0) / (size - 1)
    counted = with_total >= 0
    roots = np.sqrt(np.where(counted, with_total, np.nan))
    m2, m3, m4 = ((far**power).mean() for power in (2, 3, 4))
    k2 = size * m2 / (size - 1)
    k3 = size**2 * m3 / ((size - 1) * (size - 2))
    k4 = size**2 * ((size + 1) * m4 - 3 * (size - 1) * m2**2)
    k4 /= (size - 1) * (size - 2) * (size - 3)
    alpha = 100 * count / (count - 1) * (1 - variance.sum() / k2)
    return {
        "facility": x.mean(axis=0) / maximum,
        "sd": np.sqrt(variance),
        "discrimination_index": 100 * shared / np.sqrt(variance * rest_variance),
        "discriminative_efficiency": 100 * shared / most,
        "effective_weight": 100 * roots / roots[counted].sum(),
        "intended_weight": 100 * maximum / maximum.sum(),
        "quiz": {
            "mean": total.mean(), "median": np.median(total), "sd": k2**0.5,
            "skewness": k3 / k2**1.5, "kurtosis": k4 / k2**2, "consistency": alpha,
            "error_ratio": 100 * (1 - alpha / 100) ** 0.5,
            "standard_error": (1 - alpha / 100) ** 0.5 * k2**0.5,
        },
    }  # fmt: skip


def side_by_side(one: Callable[[], Any], other: Callable[[], Any]) -> tuple[float, float]:
    """Median seconds of both, taken in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for work, taken in zip((one, other), times, strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def test_a_million_responses(benchmark: Any) -> None:
    table = million_marks()
    maxima = np.ones(QUESTIONS)
    found, plain = analyse(marks_from_table(table)), bare(table, maxima)
    for name, values in plain.items():
        if name != "quiz":
            ours = [getattr(item, name) for item in found.items]
            assert ours == pytest.approx(values.tolist(), rel=1e-9), name
    for name, value in plain["quiz"].items():
        assert getattr(found.quiz, name) == pytest.approx(value, rel=1e-9), name
    ours_s, bare_s = side_by_side(
        lambda: analyse(marks_from_table(table)), lambda: bare(table, maxima)
    )
    benchmark.pedantic(lambda: analyse(marks_from_table(table)), rounds=1)
    benchmark.extra_info["ratio to plain NumPy"] = round(ours_s / bare_s, 3)
    print(
        f"\n10,000 attempts x 100 questions: {ours_s / bare_s:.2f} of plain NumPy "
        f"({ours_s * 1000:.0f} and {bare_s * 1000:.0f} ms)"
    )
    assert ours_s <= LIMIT * bare_s


def test_random_draws(benchmark: Any) -> None:
    """A million responses, 100 each of a pool of 1000: told, there is no plain twin of it."""
    chance = np.random.default_rng(2)
    table = million_marks(ATTEMPTS, 1000)
    table[chance.random(table.shape).argsort(axis=1) >= QUESTIONS] = np.nan
    marks = marks_from_table(table)
    assert marks.responses == ATTEMPTS * QUESTIONS
    benchmark.pedantic(analyse, args=(marks,), rounds=3)


def test_intervals(benchmark: Any) -> None:
    marks = marks_from_table(million_marks())
    benchmark.pedantic(bootstrap_intervals, args=(marks,), kwargs={"resamples": 1000}, rounds=1)


def test_memory() -> None:
    """The peak of a whole process that makes, analyses and resamples a million responses."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_statistics_speed as speed\n"
        "from question_bank.statistics import analyse, marks_from_table\n"
        "analyse(marks_from_table(speed.million_marks()), resamples=1000)\n"
        "print(speed.peak_bytes())\n"
    )
    folder = __file__.rsplit("test_statistics_speed", 1)[0]
    done = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, text=True, check=True
    )
    peak = int(done.stdout)
    print(f"\npeak memory of the process: {peak / 1e6:.0f} MB")
    assert peak < MEMORY_LIMIT_BYTES


def peak_bytes() -> int:
    """The greatest resident size of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
