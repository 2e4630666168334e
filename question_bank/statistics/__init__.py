"""Item and quiz statistics of classical test theory: arrays in, dataclasses out.

Enter by `analyse(marks)`, which gives everything that marks alone can tell; `marks_from_table`,
`marks_from_responses` and `marks_from_records` make the marks, `read_marks` reads them from a CSV
file. `choose_attempts` says which attempts count, `option_statistics` judges the options of a
choice, `passage_statistics` the passages of a source, `misconceptions` lists what is chosen
wrongly. `DEFINITIONS` explains every figure in words. NumPy is imported when something is computed.
"""

from __future__ import annotations

from question_bank.statistics.analysis import Analysis, analyse
from question_bank.statistics.attempts import Sitting, Which, choose_attempts
from question_bank.statistics.definitions import DEFINITIONS, Definition
from question_bank.statistics.flags import (
    FLAG_RULES,
    Flag,
    FlagRule,
    item_flags,
    option_flags,
    quiz_flags,
)
from question_bank.statistics.guessing import random_guess_score
from question_bank.statistics.intervals import Interval, Intervals, bootstrap_intervals
from question_bank.statistics.items import ItemStatistics, item_statistics, rest_scores
from question_bank.statistics.marks import (
    Marks,
    ResponseRecord,
    marks_from_records,
    marks_from_responses,
    marks_from_table,
)
from question_bank.statistics.marks_csv import MarksFile, MarksProblemsError, read_marks
from question_bank.statistics.misconceptions import AskedOptions, Misconception, misconceptions
from question_bank.statistics.options import (
    OptionRole,
    OptionStatistics,
    StudiedOption,
    chosen_options,
    option_statistics,
    options_of,
)
from question_bank.statistics.passages import (
    PassageStatistics,
    QuestionResult,
    passage_statistics,
)
from question_bank.statistics.quiz import QuizStatistics, quiz_statistics

__all__ = [
    "DEFINITIONS",
    "FLAG_RULES",
    "Analysis",
    "AskedOptions",
    "Definition",
    "Flag",
    "FlagRule",
    "Interval",
    "Intervals",
    "ItemStatistics",
    "Marks",
    "MarksFile",
    "MarksProblemsError",
    "Misconception",
    "OptionRole",
    "OptionStatistics",
    "PassageStatistics",
    "QuestionResult",
    "QuizStatistics",
    "ResponseRecord",
    "Sitting",
    "StudiedOption",
    "Which",
    "analyse",
    "bootstrap_intervals",
    "choose_attempts",
    "chosen_options",
    "item_flags",
    "item_statistics",
    "marks_from_records",
    "marks_from_responses",
    "marks_from_table",
    "misconceptions",
    "option_flags",
    "option_statistics",
    "options_of",
    "passage_statistics",
    "quiz_flags",
    "quiz_statistics",
    "random_guess_score",
    "read_marks",
    "rest_scores",
]
