"""Grading: what an answer is worth, how it was read, and what the key is in words.

Enter by `grade(question, answer)`. Answers name ids, never positions.
"""

from __future__ import annotations

from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
    from_json,
    to_json,
)
from question_bank.grading.dates import describe_entry, format_date, read_date
from question_bank.grading.grade import (
    Grade,
    PartGrade,
    Verdict,
    certainty_mark,
    grade,
    total,
)
from question_bank.grading.keys import answer_text, key_text
from question_bank.grading.numbers import read_number

__all__ = [
    "Answer",
    "ChoiceAnswer",
    "ClozeAnswer",
    "Grade",
    "MatchingAnswer",
    "OrderingAnswer",
    "PartGrade",
    "TextAnswer",
    "TrueFalseAnswer",
    "Verdict",
    "answer_text",
    "certainty_mark",
    "describe_entry",
    "format_date",
    "from_json",
    "grade",
    "key_text",
    "read_date",
    "read_number",
    "to_json",
    "total",
]
