"""How the options of a choice do: who chooses them. Enter by `option_statistics`.

`options_of` and `chosen_options` make its input from a question and what students answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from question_bank.bank.model import Choice, Citation, Gap, Kind, Question, TrueFalse
from question_bank.grading.answers import Answer, ChoiceAnswer, TrueFalseAnswer
from question_bank.statistics.marks import SAME
from question_bank.statistics.scores import is_constant

if TYPE_CHECKING:
    from question_bank.statistics.marks import Booleans, Floats


class OptionRole(StrEnum):
    """What an option is worth: all it can, something, or nothing."""

    KEY = "key"
    PARTIAL = "partial"
    DISTRACTOR = "distractor"


@dataclass(frozen=True, slots=True)
class StudiedOption:
    """An option as statistics know it; `citations` say why it is wrong, where the bank does."""

    id: str
    text: str
    role: OptionRole
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionStatistics:
    """Who chose an option.

    `n` attempts did, `share` (0 to 1) of the `drawn` ones that were asked. `mean_rest` is the mean
    rest score of its choosers (in points, with random draws the mean fraction), `point_biserial`
    (-1 to 1) the correlation of choosing it with the rest score; None without spread.
    """

    option: StudiedOption
    n: int
    drawn: int
    share: float | None
    mean_rest: float | None
    point_biserial: float | None


def options_of(question: Question | Gap) -> tuple[StudiedOption, ...]:
    """The options of a choice or of true-false (with ids `true` and `false`); () of other kinds."""
    match question.body:
        case Choice(options):
            worths = [
                float(option.fraction)
                if option.fraction is not None
                else (1.0 if option.correct else 0.0)
                for option in options
            ]
            # Of several right options of a multiple choice each earns a part; all are keys.
            full = max(worths, default=0.0) if question.kind is Kind.SINGLE_CHOICE else 0.0
            return tuple(
                StudiedOption(option.id, option.text, _role(worth, full), option.citations)
                for option, worth in zip(options, worths, strict=True)
            )
        case TrueFalse(answer):
            return tuple(
                StudiedOption(
                    str(value).lower(),
                    str(value),
                    OptionRole.KEY if value is answer else OptionRole.DISTRACTOR,
                )
                for value in (True, False)
            )
        case _:
            return ()


def _role(worth: float, full: float) -> OptionRole:
    if worth <= 0:
        return OptionRole.DISTRACTOR
    return OptionRole.KEY if worth >= full else OptionRole.PARTIAL


def chosen_options(options: Sequence[StudiedOption], answers: Sequence[Answer | None]) -> Booleans:
    """Which attempt (row) chose which option (column); a blank answer chose none."""
    import numpy as np

    places = {option.id: place for place, option in enumerate(options)}
    chosen = np.zeros((len(answers), len(options)), dtype=np.bool_)
    for row, answer in enumerate(answers):
        match answer:
            case ChoiceAnswer(ids):
                for one in ids:
                    if one in places:
                        chosen[row, places[one]] = True
            case TrueFalseAnswer(value):
                chosen[row, places[str(value).lower()]] = True
            case _:
                continue
    return chosen


def option_statistics(
    options: Sequence[StudiedOption], chosen: Booleans, rest: Floats
) -> tuple[OptionStatistics, ...]:
    """The statistics of all options, in their order.

    `chosen` is attempts x options; `rest` the rest score of each attempt (see `rest_scores`), NaN
    for one that has none. Both hold only attempts that drew the question.

    Raises:
        ValueError: the shapes do not fit.
    """
    import numpy as np

    if chosen.shape != (len(rest), len(options)):
        raise ValueError(f"{chosen.shape} choices for {len(rest)} attempts, {len(options)} options")
    drawn = len(rest)
    known = ~np.isnan(rest)
    scores = rest[known]
    scale = float(np.abs(scores).max()) if len(scores) else 0.0
    flat = len(scores) < 2 or is_constant(scores, scale)
    centred = scores - scores.mean() if len(scores) else scores
    found = []
    for place, option in enumerate(options):
        picked = chosen[known, place]
        n, among = int(chosen[:, place].sum()), int(picked.sum())
        mean_rest = float(scores[picked].mean()) if among else None
        biserial = None
        if not flat and 0 < among < len(scores):
            part = among / len(scores)
            # Pearson's correlation with a column of zeros and ones.
            shared = float(centred[picked].sum()) / len(scores)
            biserial = shared / float(
                np.sqrt(part * (1 - part) * (centred @ centred) / len(scores))
            )
            biserial = 0.0 if abs(biserial) <= SAME else biserial
        share = n / drawn if drawn else None
        found.append(OptionStatistics(option, n, drawn, share, mean_rest, biserial))
    return tuple(found)
