"""Item-writing flaws of questions, and flaws of whole banks.

Enter by `lint_question(question)` for one question alone and `lint_bank(bank)` for a bank; `RULES`
is every rule by its code. Nothing is mended: a flaw says what, where, why and how to mend it.
"""

from __future__ import annotations

from question_bank.lint.linting import RULES, drawn, lint_bank, lint_question
from question_bank.lint.model import Flaw, Rule, Severity

__all__ = ["RULES", "Flaw", "Rule", "Severity", "drawn", "lint_bank", "lint_question"]
