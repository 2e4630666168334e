"""Weights of the ranker from judged items. Enter by `train_ranker`, or run it:

    python -m question_bank.training.ranker JUDGED.jsonl... -o question_bank/generation/weights.tsv

A judged item is a line of JSON with `features` and `ok`; the model is a logistic regression with an
L2 penalty.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from question_bank.generation.ranking import BIAS

PENALTY = 2.0
ROUNDS = 25
MIN_SEEN = 4
"""A feature seen in fewer items tells nothing of others."""

Item = tuple[Mapping[str, float], bool]


def read_judged(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The judged items of all files."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]


def train_ranker(items: Sequence[Item], penalty: float = PENALTY) -> dict[str, float]:
    """The weights that make the labels likeliest, less `penalty` times their squares; the bias is
    free. Newton's method, which needs a handful of rounds."""
    import numpy as np

    seen = Counter(name for features, _ok in items for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    x = np.array([[1.0, *(f.get(name, 0.0) for name in names)] for f, _ok in items])
    y = np.array([float(ok) for _f, ok in items])
    ridge = np.diag([1e-6, *[penalty] * len(names)])
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - ridge @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(hessian, gradient)
    return dict(zip([BIAS, *names], map(float, weights), strict=True))


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """The share of pairs of a good and a bad item in which the good one is ranked above."""
    good = [score for score, ok in scored if ok]
    bad = [score for score, ok in scored if not ok]
    won = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return won / max(1, len(good) * len(bad))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m question_bank.training.ranker")
    parser.add_argument("judged", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    items = [(one["features"], bool(one["ok"])) for one in read_judged(options.judged)]
    weights = train_ranker(items)
    table = "".join(f"{name}\t{value:.4f}\n" for name, value in sorted(weights.items()))
    options.out.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
