"""What is right in a question, as texts, numbers and dates. Enter by `keys_of`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    DateBody,
    Matching,
    Numeric,
    PartialDate,
    Question,
    ShortAnswer,
)
from question_bank.lint.model import Path


@dataclass(frozen=True, slots=True)
class Key:
    """One right answer: wordings of it, best first, or a number or date. `path` in the question.

    True or false is no key of this sort, nor is the order of an ordering.
    """

    path: Path
    texts: tuple[str, ...] = ()
    number: Decimal | None = None
    date: PartialDate | None = None


def keys_of(question: Question) -> list[Key]:
    """The keys of a question; those of each gap of a cloze."""
    return list(_keys(question.body, ()))


def _keys(body: Body, path: Path) -> Iterator[Key]:
    match body:
        case Choice(options):
            for n, option in enumerate(options):
                if option.correct or option.fraction == 1:
                    yield Key((*path, "options", n, "text"), (option.text,))
        case ShortAnswer(accepted):
            full = [one.text for one in accepted if one.fraction is None or one.fraction == 1]
            yield Key((*path, "accepted", 0), tuple(full))
        case Numeric(answers):
            if answers[0].value is not None:
                yield Key((*path, "answers", 0), number=answers[0].value)
        case DateBody(answer):
            yield Key((*path, "answer"), date=answer)
        case Cloze(gaps):
            for gap in gaps:
                yield from _keys(gap.body, ("gaps", gap.id))
        case Matching(pairs):
            for n, pair in enumerate(pairs):
                yield Key(("pairs", n, "match"), (pair.match,))
        case _:
            return
