"""A model's text to items and answers: read by hand, strictly. Enter by `items_in`, `answer_in`.

What is not exactly of the asked shape is refused with a code (`ReplyError`); nothing is guessed,
trimmed or filled in. The one liberty: JSON may stand in a fence or behind other words, since
that is how models answer that know no response format.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from question_bank.bank.model import Kind

KINDS = (Kind.SINGLE_CHOICE, Kind.TRUE_FALSE, Kind.SHORT_ANSWER, Kind.NUMERIC, Kind.DATE)
"""The kinds that a model is asked for."""

TRUTHS = {"true": True, "false": False}
NO_TRUTH = "none"

_KEYS = frozenset({"kind", "stem", "key", "evidence", "truth", "distractors", "explanation"})
_NEEDED = _KEYS - {"truth", "distractors"}
_MAX_TRIES = 50


class ReplyError(Exception):
    """A reply, or an item of it, that cannot be used; `code` is one of `REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option and why it is wrong."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item as the model gave it, of the right shape and otherwise unchecked.

    `truth` is None but for true-false, `distractors` empty but for single-choice.
    """

    kind: Kind
    stem: str
    key: str
    evidence: str
    truth: bool | None
    distractors: tuple[Distractor, ...]
    explanation: str

    def texts(self) -> tuple[str, ...]:
        """All its texts."""
        options = (text for one in self.distractors for text in (one.text, one.reason))
        return (self.stem, self.key, self.evidence, self.explanation, *options)


def items_in(text: str) -> list[Any]:
    """The raw items of a reply; each still has to go through `item_of`.

    Raises:
        ReplyError: not-json or wrong-shape.
    """
    match _json_in(text):
        case {"items": list(items), **rest} if not rest:
            return items
    raise ReplyError("wrong-shape")


def item_of(raw: object) -> Item:
    """One raw item, checked for shape.

    Raises:
        ReplyError: wrong-shape.
    """
    if not isinstance(raw, dict) or not _NEEDED <= raw.keys() <= _KEYS:
        raise ReplyError("wrong-shape")
    kind = next((kind for kind in KINDS if kind.value == raw["kind"]), None)
    truth, given = raw.get("truth", NO_TRUTH), raw.get("distractors", [])
    if kind is None or not isinstance(truth, str) or not isinstance(given, list):
        raise ReplyError("wrong-shape")
    if truth not in (TRUTHS if kind is Kind.TRUE_FALSE else (NO_TRUTH,)):
        raise ReplyError("wrong-shape")
    if given and kind is not Kind.SINGLE_CHOICE:
        raise ReplyError("wrong-shape")
    return Item(
        kind,
        _text(raw, "stem"),
        _text(raw, "key"),
        _text(raw, "evidence"),
        TRUTHS.get(truth),
        tuple(_distractor(one) for one in given),
        _text(raw, "explanation"),
    )


def _distractor(raw: object) -> Distractor:
    if not isinstance(raw, dict) or raw.keys() != {"text", "reason"}:
        raise ReplyError("wrong-shape")
    return Distractor(_text(raw, "text"), _text(raw, "reason"))


def _text(raw: Mapping[str, object], key: str) -> str:
    value = raw[key]
    if not isinstance(value, str):
        raise ReplyError("wrong-shape")
    return value


def choice_in(text: str) -> list[int]:
    """The numbers of the options that an answering model holds right.

    Raises:
        ReplyError: answer-unreadable.
    """
    match _answer_json(text):
        case {"right": list(right), **rest} if not rest and all(type(n) is int for n in right):
            return right
    raise ReplyError("answer-unreadable")


def answer_in(text: str) -> str:
    """The words in which an answering model answered.

    Raises:
        ReplyError: answer-unreadable.
    """
    match _answer_json(text):
        case {"answer": str(answer), **rest} if not rest and len(answer) <= 500:
            return answer
    raise ReplyError("answer-unreadable")


def _answer_json(text: str) -> Any:
    try:
        return _json_in(text)
    except ReplyError:
        raise ReplyError("answer-unreadable") from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)


def _json_in(text: str) -> Any:
    """The JSON that a text is; where it begins with other words, the last object in it."""
    stripped = text.strip()
    try:
        if stripped.startswith("{"):
            return _DECODER.decode(stripped)
        return _cut_out(stripped)
    except (ValueError, RecursionError):
        raise ReplyError("not-json") from None


def _cut_out(text: str) -> Any:
    found: Any = None
    position = text.find("{")
    for _try in range(_MAX_TRIES):
        if position < 0:
            break
        try:
            found, position = _DECODER.raw_decode(text, position)
        except ValueError:
            position += 1
        position = text.find("{", position)
    if found is None:
        raise ValueError("there is no object in it")
    return found
