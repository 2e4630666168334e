"""The ranker on judged items: its order must not get worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.generation.ranking import rank_of
from question_bank.training.ranker import auc, read_judged, train_ranker

JUDGED = Path(__file__).parents[1] / "data" / "judged"
LEAST = 0.84
"""The share of pairs in which the shipped weights rank the acceptable item above the other."""


def test_the_shipped_weights_rank_judged_items_no_worse_than_before() -> None:
    rows = read_judged(sorted(JUDGED.glob("*.jsonl")))
    assert len(rows) >= 300
    scored = [(rank_of(row["features"]), bool(row["ok"])) for row in rows]
    assert auc(scored) >= LEAST
    best = sorted(scored, reverse=True)[: len(scored) // 5]
    share = sum(ok for _rank, ok in best) / len(best)
    assert share >= 1.25 * sum(ok for _rank, ok in scored) / len(scored)


def test_training_finds_what_tells_good_from_bad() -> None:
    pytest.importorskip("numpy")
    items = [({"good sign": 1.0, "noise": n % 2}, True) for n in range(30)]
    items += [({"bad sign": 1.0, "noise": n % 2}, False) for n in range(30)]
    weights = train_ranker(items)
    assert weights["good sign"] > 0.5 > 0 > weights["bad sign"]
    assert abs(weights["noise"]) < 0.1


def test_auc_counts_pairs() -> None:
    assert auc([(0.9, True), (0.1, False)]) == 1.0
    assert auc([(0.1, True), (0.9, False)]) == 0.0
    assert auc([(0.5, True), (0.5, False)]) == 0.5
