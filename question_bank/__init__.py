"""Documents to facts to questions to banks: the library behind Quizapp, without Qt or database.

Enter by `load_document`, `generate`, `load_bank`, `save_bank`, `resolve` and `grade`. Names are
imported when they are first asked for, so that `import question_bank` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from question_bank.bank.model import Bank, Citation, Kind, Question, Source, Status
    from question_bank.bank.reader import load_bank, parse_bank
    from question_bank.bank.version import version_of
    from question_bank.bank.writer import dump_bank, save_bank
    from question_bank.citations import CitationStatus, Resolution, resolve
    from question_bank.documents import Document, Passage, load_document
    from question_bank.errors import BankProblemsError, DocumentError, Problem, QuestionBankError
    from question_bank.generation import generate
    from question_bank.grading import Grade, Verdict, grade, key_text
    from question_bank.lint import Flaw, lint_bank, lint_question

__version__ = "0.1.0"

_HOMES = {
    "question_bank.bank.model": ("Bank", "Citation", "Kind", "Question", "Source", "Status"),
    "question_bank.bank.reader": ("load_bank", "parse_bank"),
    "question_bank.bank.version": ("version_of",),
    "question_bank.bank.writer": ("dump_bank", "save_bank"),
    "question_bank.citations": ("CitationStatus", "Resolution", "resolve"),
    "question_bank.documents": ("Document", "Passage", "load_document"),
    "question_bank.errors": ("BankProblemsError", "DocumentError", "Problem", "QuestionBankError"),
    "question_bank.generation": ("generate",),
    "question_bank.grading": ("Grade", "Verdict", "grade", "key_text"),
    "question_bank.lint": ("Flaw", "lint_bank", "lint_question"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Bank",
    "BankProblemsError",
    "Citation",
    "CitationStatus",
    "Document",
    "DocumentError",
    "Flaw",
    "Grade",
    "Kind",
    "Passage",
    "Problem",
    "Question",
    "QuestionBankError",
    "Resolution",
    "Source",
    "Status",
    "Verdict",
    "__version__",
    "dump_bank",
    "generate",
    "grade",
    "key_text",
    "lint_bank",
    "lint_question",
    "load_bank",
    "load_document",
    "parse_bank",
    "resolve",
    "save_bank",
    "version_of",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
