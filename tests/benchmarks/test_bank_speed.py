"""Banks of 10,000 questions beside PyYAML's own fast loader and dumper, in the same run."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from question_bank.bank.model import Bank, Choice, Citation, Kind, Option, Question, Source
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank

LOAD_LIMIT, WRITE_LIMIT = 0.25, 0.35
ROUNDS = 3
WORDS = "the harbour of a council storm opened tower in March 1902 with engineers who asked".split()


def big_bank(count: int = 10_000) -> Bank:
    chance = random.Random(1)

    def words(length: int) -> str:
        return " ".join(chance.choice(WORDS) for _word in range(length)).capitalize() + "."

    questions = []
    for n in range(count):
        options = tuple(
            Option("abcd"[place], f"{words(4)} {place}", place == n % 4, None, words(8))
            for place in range(4)
        )
        exact = words(20)
        citation = Citation("s", n, n + len(exact), exact, words(5)[:32], words(5)[:32])
        questions.append(
            Question(
                f"question-{n}", Kind.SINGLE_CHOICE, words(12), Choice(options),
                explanation=words(25), citations=(citation,), topics=(words(2),),
            )
        )  # fmt: skip
    source = Source("s", "S", "s.txt", "text/plain", "0" * 64, "0" * 64, "text/1")
    return Bank("big-abc123", "Big", sources=(source,), questions=tuple(questions))


def median_s(work: Callable[[], Any]) -> float:
    times = []
    for _round in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return big_bank()


def test_loading(bank: Bank, benchmark: Any) -> None:
    data = dump_bank(bank)
    bare_s = median_s(lambda: yaml.load(data, Loader=yaml.CSafeLoader))
    benchmark.pedantic(parse_bank, args=(data,), rounds=ROUNDS)
    ratio = benchmark.stats.stats.median / bare_s
    benchmark.extra_info["ratio to CSafeLoader"] = round(ratio, 3)
    print(f"\nload 10,000 questions: {ratio:.3f} of CSafeLoader ({bare_s:.2f} s)")
    assert ratio <= LOAD_LIMIT


def test_writing(bank: Bank, benchmark: Any) -> None:
    tree = yaml.load(dump_bank(bank), Loader=yaml.CSafeLoader)
    bare_s = median_s(
        lambda: yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    )
    benchmark.pedantic(dump_bank, args=(bank,), rounds=ROUNDS)
    ratio = benchmark.stats.stats.median / bare_s
    benchmark.extra_info["ratio to CSafeDumper"] = round(ratio, 3)
    print(f"\nwrite 10,000 questions: {ratio:.3f} of CSafeDumper ({bare_s:.2f} s)")
    assert ratio <= WRITE_LIMIT
