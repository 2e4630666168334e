"""Is an edited question still the one that was learnt? Enter by `is_same_to_learn`."""

from __future__ import annotations

from difflib import SequenceMatcher

from question_bank.bank.model import Question
from question_bank.grading.keys import key_text

SAME_STEM_FROM = 0.8
"""Likeness of two stems (difflib's ratio) from which on an edit has mended words only."""


def is_same_to_learn(old: Question, new: Question) -> bool:
    """Kind and key are the same and the stem is nearly so.

    Points, distractors and explanations may change: what is to be remembered stays.
    """
    if old.kind is not new.kind or key_text(old) != key_text(new):
        return False
    matcher = SequenceMatcher(None, old.stem.casefold(), new.stem.casefold(), autojunk=False)
    return matcher.ratio() >= SAME_STEM_FROM
