"""Frozen values to JSON text and back. Enter by `to_json` and `from_json`.

Works from the dataclasses' own type hints: nested dataclasses, tuples, enums, decimals (kept as
text, so that 3.10 stays 3.10), and unions of dataclasses, which are told apart by their name.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from question_bank.bank import model as bank_model
from question_bank.grading import grade as grade_module
from quizapp.quiz import model as quiz_model

T = TypeVar("T")
FORMAT = 1


def to_json(value: Any) -> str:
    """The value as JSON; it carries the format's number."""
    plain = {"sealed": FORMAT, "value": _plain(value)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(cls: type[T], text: str) -> T:
    """The value of type `cls` that `to_json` wrote.

    Raises:
        ValueError: a format that this version does not know.
    """
    plain = json.loads(text)
    if plain.get("sealed") != FORMAT:
        raise ValueError(f"sealed in format {plain.get('sealed')!r}")
    value: T = _typed(cls, plain["value"])
    return value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        said = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {"type": type(value).__name__, **{k: v for k, v in said.items() if v is not None}}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    names = {**vars(bank_model), **vars(grade_module), **vars(quiz_model)}
    return get_type_hints(cls, localns=names)


@cache
def _members(hint: Any) -> tuple[Any, ...]:
    return tuple(one for one in get_args(hint) if one is not type(None))


def _typed(hint: Any, plain: Any) -> Any:
    if plain is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        members = _members(hint)
        if len(members) == 1:
            return _typed(members[0], plain)
        return _typed(next(one for one in members if one.__name__ == plain["type"]), plain)
    if origin is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_typed(inner[0], one) for one in plain)
        return tuple(_typed(one, value) for one, value in zip(inner, plain, strict=True))
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, plain)
    if hint is Decimal or (isinstance(hint, type) and issubclass(hint, Enum)):
        return hint(plain)
    if hint is datetime:
        return datetime.fromisoformat(plain)
    return hint(plain) if hint in (float, int, str) else plain


def _dataclass(cls: type, plain: dict[str, Any]) -> Any:
    hints = _hints(cls)
    known = {one.name for one in fields(cls)}
    given = {key: _typed(hints[key], value) for key, value in plain.items() if key in known}
    for one in fields(cls):
        if one.name not in given and one.default is MISSING and one.default_factory is MISSING:
            given[one.name] = None  # None was not written
    return cls(**given)
