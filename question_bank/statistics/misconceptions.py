"""What students believe that is wrong: the wrong options chosen most. Enter by `misconceptions`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from question_bank.bank.model import Citation, Question
from question_bank.statistics.options import OptionRole, OptionStatistics


@dataclass(frozen=True, slots=True)
class AskedOptions:
    """A question (one version of it) and the statistics of its options."""

    question: Question
    options: Sequence[OptionStatistics]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong option, who chose it, and what to read.

    `n` of `drawn` attempts chose it. `passages` are the citations that say why the option is wrong
    where the bank has them, else those that prove the key.
    """

    question: Question
    option_id: str
    text: str
    n: int
    drawn: int
    share: float
    passages: tuple[Citation, ...]


def misconceptions(
    asked: Iterable[AskedOptions], *, limit: int | None = 20, least: int = 2
) -> list[Misconception]:
    """The wrong options by the share of students who chose them, the most chosen first.

    Those that fewer than `least` attempts chose are slips, not beliefs.
    """
    found = [
        Misconception(
            one.question,
            option.option.id,
            option.option.text,
            option.n,
            option.drawn,
            option.share,
            option.option.citations or one.question.citations,
        )
        for one in asked
        for option in one.options
        if option.option.role is OptionRole.DISTRACTOR
        and option.share is not None
        and option.n >= max(least, 1)
    ]
    found.sort(key=lambda one: (-one.share, -one.n, one.question.id, one.option_id))
    return found if limit is None else found[:limit]
