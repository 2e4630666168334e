"""A question before it is chosen: what the drafting modules give and the gates judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from question_bank.annotation import Sentence
from question_bank.bank.model import Body, Citation, Kind


class Documented(Protocol):
    """What every fact has, whoever found it."""

    @property
    def id(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def sentence(self) -> Sentence: ...
    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before the gates. `facts[0]` is the fact that it asks for.

    `asked` names what is asked for, for the question's id. `codes` are the reasons for which the
    drafting itself is not sure; `features` are what the ranker weighs. `more` are citations beside
    those of the facts.
    """

    rule: str
    kind: Kind
    stem: str
    body: Body
    explanation: str
    facts: tuple[Documented, ...]
    codes: tuple[str, ...] = ()
    asked: str = ""
    features: Mapping[str, float] = field(default_factory=dict)
    more: tuple[Citation, ...] = ()
