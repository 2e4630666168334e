"""Weights of the ranker from judged items. Enter by `train_ranker`, or run it:

    python -m question_bank.training.ranker JUDGED.jsonl... -o question_bank/generation/weights.tsv

A judged item is a line of JSON with `features` and `ok`. Logistic regression with an L2 penalty, by
Newton's method with a small step; no library is needed for a hundred features.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from question_bank.generation.ranking import BIAS

PENALTY = 1.0
ROUNDS = 400
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
    """The weights: gradient ascent on the penalised likelihood, each feature at its own scale."""
    seen = Counter(name for features, _ok in items for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    scale = {
        name: math.sqrt(sum(f.get(name, 0.0) ** 2 for f, _ in items) / len(items)) or 1.0
        for name in names
    }
    weights = dict.fromkeys(names, 0.0)
    bias = 0.0
    rate = 4.0 / len(items)
    for _ in range(ROUNDS):
        gradient = dict.fromkeys(names, 0.0)
        slope = 0.0
        for features, ok in items:
            total = bias + sum(weights.get(n, 0.0) * v / scale[n] for n, v in features.items()
                               if n in weights)  # fmt: skip
            error = float(ok) - 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
            slope += error
            for name, value in features.items():
                if name in gradient:
                    gradient[name] += error * value / scale[name]
        bias += rate * slope
        for name in names:
            weights[name] += rate * (gradient[name] - penalty * weights[name])
    return {BIAS: bias} | {name: weights[name] / scale[name] for name in names}


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
