"""Generation end to end in words a second, beside the bare pipeline that parses the same text.

Time on the processor counts, not on the wall, with one thread for products of matrices: the goal is
for one core. The text is the articles beside the conformance data where they are there, else the
shipped source document.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from question_bank.annotation.choosing import missing_packages
from question_bank.assets import asset_path

pytestmark = pytest.mark.skipif(
    bool(missing_packages()), reason="the extra `generate` is not installed"
)

GOAL_WORDS_PER_S = 2_000
GOAL_LOAD_S = 1.0

SCRIPT = """
import sys, time
from pathlib import Path
start = time.process_time()
import spacy
imported = time.process_time()
from question_bank.annotation import best_annotator
annotator = best_annotator().annotator
loaded = time.process_time()
from question_bank.documents import load_document
from question_bank.generation import SourceDocument, generate
sources = [SourceDocument(Path(name).name, load_document(Path(name))) for name in sys.argv[1:]]
texts = [one.document.text for one in sources]
generate(sources[:1], annotator=annotator)  # dictionaries of inflection are read at the first use
words = sum(len(text.split()) for text in texts)
rounds = 3
start_bare = time.process_time()
for _ in range(rounds):
    list(annotator._nlp.pipe(texts))
bare = (time.process_time() - start_bare) / rounds
start_all = time.process_time()
for _ in range(rounds):
    for one in sources:
        generate([one], annotator=annotator)
whole = (time.process_time() - start_all) / rounds
print(words, imported - start, loaded - imported, bare, whole)
"""


def test_words_a_second(benchmark: Any) -> None:
    folder = os.environ.get("QUIZ_FIXTURES", "")
    articles = sorted((Path(folder).parent / "documents").glob("*.txt")) if folder else []
    paths = articles or [asset_path("sources/luis-almagro.txt")]

    def run() -> list[float]:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *map(str, paths)],
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [float(one) for one in done.stdout.split()]

    started = time.perf_counter()
    words, import_s, load_s, bare_s, whole_s = benchmark.pedantic(run, rounds=1)
    assert time.perf_counter() > started
    speed, bare_speed = words / whole_s, words / bare_s
    print(
        f"\ngenerate: {speed:.0f} words/s; bare pipeline {bare_speed:.0f}, ratio "
        f"{whole_s / bare_s:.2f}; import of spaCy {import_s:.2f} s, load {load_s:.2f} s"
    )
    benchmark.extra_info["words/s"] = round(speed)
    assert load_s <= GOAL_LOAD_S
    assert speed >= GOAL_WORDS_PER_S
