"""What the figures say against a question. Enter by `item_flags`, `option_flags`, `quiz_flags`.

`FLAG_RULES` explains every code in plain words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.statistics.options import OptionRole

if TYPE_CHECKING:
    from question_bank.statistics.items import ItemStatistics
    from question_bank.statistics.options import OptionStatistics
    from question_bank.statistics.quiz import QuizStatistics

SMALL_SAMPLE = 10
"""Attempts below which every figure is shown with a warning."""

LOW_EFFICIENCY = 15.0
"""Discriminative efficiency, in per cent, below which a question is flagged."""

RARE_SHARE = 0.05
"""Share of attempts below which an option is hardly chosen."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class FlagRule:
    """A kind of flag: its `code`, what it `says`, and what to `do`."""

    code: str
    title: str
    says: str
    do: str
    warns: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that holds of a question, an option (`option_id`) or the quiz."""

    rule: FlagRule
    option_id: str = ""

    @property
    def code(self) -> str:
        """The rule's."""
        return self.rule.code

    @property
    def explanation(self) -> str:
        """What it says and what to do, in plain words."""
        return f"{self.rule.says} {self.rule.do}"


FLAG_RULES = {
    rule.code: rule
    for rule in (
        FlagRule(
            "small-sample",
            "Small sample",
            f"Fewer than {SMALL_SAMPLE} attempts are behind these figures; a few more may change "
            "them a great deal.",
            "Read them as a hint, not as a verdict.",
        ),
        FlagRule(
            "negative-discrimination",
            "Discriminates the wrong way round",
            "Those who did well on the rest of the quiz did worse on this question.",
            "Check the key and the wording: strong students may read something into it.",
        ),
        FlagRule(
            "low-efficiency",
            "Tells students hardly apart",
            f"Its discriminative efficiency is under {LOW_EFFICIENCY:g} %: for a question of its "
            "difficulty it says little about who knows the subject.",
            "Look for an ambiguous wording, a second right answer or a clue.",
        ),
        FlagRule(
            "negative-weight",
            "Works against the total",
            "The higher the mark on this question, the lower the total: it has no effective "
            "weight.",
            "Check the key before the marks are given out.",
        ),
        FlagRule(
            "same-mark",
            "The same mark for everybody",
            "All attempts earned the same mark here, so that nothing can be said of how it tells "
            "students apart.",
            "Fine for a warm-up; otherwise make it harder or easier.",
            warns=False,
        ),
        FlagRule(
            "rarely-chosen",
            "Hardly ever chosen",
            f"Fewer than {RARE_SHARE:.0%} of the students chose this option.",
            "Replace it by a mistake that students really make, or drop it.",
        ),
        FlagRule(
            "attractive-distractor",
            "Attracts strong students",
            "Students who chose this wrong option did better on the rest of the quiz than the "
            "others.",
            "Check that it is wrong beyond doubt, and whether the stem misleads.",
        ),
        FlagRule(
            "probably-mis-keyed",
            "Probably the wrong key",
            "A wrong option goes with better results on the rest of the quiz than the key does.",
            "Read the cited passage again: the key may be the wrong one.",
        ),
    )
}


def _flag(code: str, option_id: str = "") -> Flag:
    return Flag(FLAG_RULES[code], option_id)


def item_flags(item: ItemStatistics) -> tuple[Flag, ...]:
    """What holds of one question, the gravest first; the small sample last."""
    codes = []
    index, efficiency = item.discrimination_index, item.discriminative_efficiency
    if index is not None and index < -_ROUNDING:
        codes.append("negative-discrimination")
    if item.total_covariance is not None and item.total_covariance < 0:
        codes.append("negative-weight")
    if efficiency is not None and efficiency < LOW_EFFICIENCY - _ROUNDING:
        codes.append("low-efficiency")
    if item.n > 1 and item.mark_variance == 0:
        codes.append("same-mark")
    if item.n < SMALL_SAMPLE:
        codes.append("small-sample")
    return tuple(map(_flag, codes))


def quiz_flags(quiz: QuizStatistics) -> tuple[Flag, ...]:
    """What holds of the whole quiz."""
    return (_flag("small-sample"),) if quiz.attempts < SMALL_SAMPLE else ()


def option_flags(options: Sequence[OptionStatistics]) -> tuple[Flag, ...]:
    """What holds of the options of one question, the keys' flags first."""
    best = max(
        (
            one.point_biserial
            for one in options
            if one.option.role is OptionRole.DISTRACTOR and one.point_biserial is not None
        ),
        default=None,
    )
    found = [
        _flag("probably-mis-keyed", one.option.id)
        for one in options
        if one.option.role is OptionRole.KEY
        and one.point_biserial is not None
        and best is not None
        and one.point_biserial < best - _ROUNDING
    ]
    for one in options:
        wrong = one.option.role is OptionRole.DISTRACTOR
        if wrong and one.point_biserial is not None and one.point_biserial > _ROUNDING:
            found.append(_flag("attractive-distractor", one.option.id))
        if one.share is not None and one.share < RARE_SHARE:
            found.append(_flag("rarely-chosen", one.option.id))
    if options and options[0].drawn < SMALL_SAMPLE:
        found.append(_flag("small-sample"))
    return tuple(found)
