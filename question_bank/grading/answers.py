"""What a student answered: ids of options, items and pairs, or the text that was typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

MAX_JSON = 200_000
"""Characters of stored JSON above which an answer is refused."""


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """Ids of the chosen options, of single and multiple choice alike."""

    chosen: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrueFalseAnswer:
    value: bool


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What was typed, of short answers, numbers and dates."""

    text: str


@dataclass(frozen=True, slots=True)
class ClozeAnswer:
    """Gap id to the gap's answer; a gap that is missing is unanswered."""

    gaps: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class OrderingAnswer:
    """Item ids in the student's order."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchingAnswer:
    """Pair id to the text of the chosen match; a pair that is missing is blank."""

    matches: Mapping[str, str]


Answer: TypeAlias = (
    ChoiceAnswer | TrueFalseAnswer | TextAnswer | ClozeAnswer | OrderingAnswer | MatchingAnswer
)


def is_blank(answer: Answer | None) -> bool:
    """Whether an answer counts as unanswered."""
    match answer:
        case None:
            return True
        case ChoiceAnswer(chosen):
            return not chosen
        case TextAnswer(text):
            return not text.strip()
        case ClozeAnswer(gaps):
            return all(is_blank(gap) for gap in gaps.values())
        case OrderingAnswer(order):
            return not order
        case MatchingAnswer(matches):
            return not any(matches.values())
        case TrueFalseAnswer():
            return False


def to_json(answer: Answer) -> str:
    """Canonical JSON: equal answers give equal text."""
    return json.dumps(_plain(answer), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(answer: Answer) -> dict[str, Any]:
    match answer:
        case ChoiceAnswer(chosen):
            return {"chosen": sorted(chosen)}
        case TrueFalseAnswer(value):
            return {"value": value}
        case TextAnswer(text):
            return {"text": text}
        case ClozeAnswer(gaps):
            return {"gaps": {gap: _plain(inner) for gap, inner in gaps.items()}}
        case OrderingAnswer(order):
            return {"order": list(order)}
        case MatchingAnswer(matches):
            return {"matches": dict(matches)}


def from_json(text: str) -> Answer:
    """Reads what `to_json` wrote.

    Raises:
        ValueError: the text is not an answer.
    """
    if len(text) > MAX_JSON:
        raise ValueError("an answer is not as long as this")
    try:
        return _typed(json.loads(text), gaps_allowed=True)
    except RecursionError:
        raise ValueError("an answer is not nested as deep as this") from None


def _typed(plain: object, *, gaps_allowed: bool = False) -> Answer:
    match plain:
        case {"chosen": list(chosen), **rest} if not rest:
            return ChoiceAnswer(frozenset(_strings(chosen)))
        case {"value": bool(value), **rest} if not rest:
            return TrueFalseAnswer(value)
        case {"text": str(text), **rest} if not rest:
            return TextAnswer(text)
        case {"order": list(order), **rest} if not rest:
            return OrderingAnswer(tuple(_strings(order)))
        case {"matches": dict(matches), **rest} if not rest:
            _strings([*matches.values()])
            return MatchingAnswer(matches)
        case {"gaps": dict(gaps), **rest} if gaps_allowed and not rest:
            return ClozeAnswer({gap: _typed(inner) for gap, inner in gaps.items()})
    raise ValueError("this is not an answer")


def _strings(values: list[Any]) -> list[str]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("an answer names its parts by text")
    return values
