"""A bank that is being edited: plain state, no Qt, no database, no files.

Enter by `OpenBank(bank)`: commands, undo and redo. `Listing` filters and sorts its questions,
`Checker` and `issues_of` judge them, `differences` and `merged` bring two versions together.
"""

from __future__ import annotations

from question_bank.bank.merging import Difference, Side, differences, merged
from quizapp.editing.issues import Checker, Issue, Level, issues_of
from quizapp.editing.listing import Listing, Query, Sort
from quizapp.editing.open_bank import Binned, OpenBank, Step

__all__ = [
    "Binned",
    "Checker",
    "Difference",
    "Issue",
    "Level",
    "Listing",
    "OpenBank",
    "Query",
    "Side",
    "Sort",
    "Step",
    "differences",
    "issues_of",
    "merged",
]
