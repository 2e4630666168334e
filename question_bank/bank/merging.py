"""Two versions of a bank brought together. Enter by `differences`, then `merged`.

`base` is the version that both come from: where only one side changed a question, that side is
suggested; where both did, the teacher chooses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from question_bank.bank.model import Bank, Question, Source


class Side(StrEnum):
    """Whose version is kept. `BOTH`: theirs, and mine beside it under a new id."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that is not the same on both sides; None where a side does not have it."""

    question_id: str
    base: Question | None
    mine: Question | None
    theirs: Question | None
    is_conflict: bool

    @property
    def suggested(self) -> Side:
        """The side that changed it; mine in a conflict, where nothing is taken for granted."""
        return Side.THEIRS if not self.is_conflict and self.mine == self.base else Side.MINE


def copy_id(question_id: str, taken: Callable[[str], bool], suffix: Callable[[], str]) -> str:
    """An id for a copy: what the first begins with, and another random end."""
    stem = re.sub(r"-[0-9a-z]{4,6}$", "", question_id)[:80].rstrip("-.:_") or "question"
    while True:
        made = f"{stem}-{suffix()}"
        if not taken(made):
            return made


def differences(
    base: Mapping[str, Question],
    mine: Mapping[str, Question],
    theirs: Mapping[str, Question],
    *,
    base_is_known: Callable[[str], bool] = lambda _id: True,
) -> tuple[Difference, ...]:
    """Every question that differs, in the order of theirs, then of mine.

    `base_is_known` is false for questions of which nobody knows any more what they were: then a
    difference is a conflict.
    """
    found = []
    for one in dict.fromkeys((*theirs, *mine)):
        ours, others, before = mine.get(one), theirs.get(one), base.get(one)
        if ours == others:
            continue
        both = ours != before and others != before
        found.append(Difference(one, before, ours, others, both or not base_is_known(one)))
    return tuple(found)


def merged(
    mine: Bank,
    theirs: Bank,
    choices: Mapping[str, Side],
    suffix: Callable[[], str],
    *,
    head: Side = Side.MINE,
) -> Bank:
    """The bank that the choices make; questions without a choice are the same on both sides.

    The order is theirs, with what only mine has at the end.
    """
    ours, others = mine.by_id(), theirs.by_id()
    kept: dict[str, Question] = {}
    beside: list[Question] = []
    for one in dict.fromkeys((*others, *ours)):
        side = choices.get(one, Side.THEIRS)
        if side is Side.BOTH and one in ours and one in others:
            kept[one] = others[one]
            beside.append(ours[one])
            continue
        chosen = (others if side is Side.THEIRS else ours).get(one)
        if side is Side.BOTH:
            chosen = ours.get(one) or others.get(one)
        if chosen is not None:
            kept[one] = chosen
    for question in beside:
        made = copy_id(question.id, kept.__contains__, suffix)
        kept[made] = replace(question, id=made)
    chosen_head = mine if head is Side.MINE else theirs
    return replace(
        chosen_head, sources=_sources(mine, theirs, head), questions=tuple(kept.values())
    )


def _sources(mine: Bank, theirs: Bank, head: Side) -> tuple[Source, ...]:
    """Those of the chosen side, and what only the other has: its questions may cite them."""
    first, second = (mine, theirs) if head is Side.MINE else (theirs, mine)
    known = {source.id for source in first.sources}
    return (*first.sources, *(one for one in second.sources if one.id not in known))
