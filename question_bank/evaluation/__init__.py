"""Measures of generated (or written) banks against what people asked of the same documents.

Enter by `evaluate(banks, people)`; `load_people` reads the file of people's questions.
"""

from __future__ import annotations

from question_bank.evaluation.key_spans import KeySpan, key_spans
from question_bank.evaluation.measures import EvaluatedBank, Evaluation, evaluate
from question_bank.evaluation.people import PersonQuestion, load_people

__all__ = [
    "EvaluatedBank",
    "Evaluation",
    "KeySpan",
    "PersonQuestion",
    "evaluate",
    "key_spans",
    "load_people",
]
