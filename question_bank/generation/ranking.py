"""How likely a teacher would publish a draft, by plain weights. Enter by `rank_of`.

A logistic regression over what is known of a draft and its fact, trained on judged items
(`question_bank.training.ranker`). The weights are a table in `weights.tsv`: feature, weight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Choice
from question_bank.generation.draft import Draft
from question_bank.generation.facts import Fact

WEIGHTS = Path(__file__).with_name("weights.tsv")
BIAS = "bias"
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\bthe (?!most\b|first\b|largest\b)[a-z]{3,}")
_LEANING = re.compile(
    r"\b(?:this|these|those|such|other|another|more|then|later|also|still|now|some|many|several)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:who|which|that|because|although|while|when|where|but|and)\b")


def rank_of(features: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that a judge finds a draft with these features acceptable."""
    weights = _weights()
    total = weights.get(BIAS, 0.0) + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> Mapping[str, float]:
    rows = (line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line)
    return {name: float(value) for name, value in rows}


def features_of(draft: Draft, codes: tuple[str, ...]) -> dict[str, float]:
    """What the ranker weighs: codes, kind, rule, and signs of the stem, the key and the fact."""
    stem = stem_in_words(draft.stem)
    words = stem.split()
    found = {
        f"kind {draft.kind.value}": 1.0,
        f"rule {_family(draft.rule)}": 1.0,
        "codes": float(len(codes)),
        "stem words": len(words) / 10,
        "long stem": float(len(words) > 26),
        "short stem": float(len(words) < 9),
        "commas": float(min(stem.count(","), 4)),
        "brackets": float("(" in stem),
        "quotes": float('"' in stem),
        "pronouns": float(min(len(_PRONOUN.findall(stem)), 3)),
        "definites": float(min(len(_DEFINITE.findall(stem)), 4)),
        "leaning words": float(min(len(_LEANING.findall(stem)), 3)),
        "clauses": float(min(len(_CLAUSE.findall(stem)), 4)),
        "names": float(min(sum(word[:1].isupper() for word in words[1:]), 6)),
        "digits": float(any(sign.isdigit() for sign in stem)),
        "key words": float(min(len(draft.asked.split()), 5)),
        "lower key": float(draft.asked[:1].islower()),
    }
    found |= {f"code {code}": 1.0 for code in codes}
    found |= dict(draft.features)
    if isinstance(draft.body, Choice):
        found["options"] = float(len(draft.body.options))
    fact = draft.facts[0]
    if isinstance(fact, Fact):
        found[f"origin {fact.clause.origin.value}"] = 1.0
        found["cut"] = float(fact.clause.cut)
        found["resolved"] = float(bool(fact.wording.instead))
        found["uncertain"] = float(fact.modality != "asserted")
        found["negative"] = float(fact.polarity == "negative")
        tree = fact.clause.tree
        found["disagreeing"] = sum(not token.agreed for token in tree.tokens) / max(
            1, len(tree.tokens)
        )
    return found


def _family(rule: str) -> str:
    """Rules that ask alike: "cloze-country" and "cloze-city" are gaps for names."""
    if rule.startswith("cloze-"):
        kind = rule.removeprefix("cloze-")
        return rule if kind in ("date", "number", "phrase", "person") else "cloze-name"
    if rule.startswith("gap-"):
        return "gap"
    if rule.startswith("false-"):
        kind = rule.removeprefix("false-")
        return rule if kind in ("date", "number", "person") else "false-name"
    return rule.removesuffix("-choice")
