"""The environment's and the user's faults, told in plain words.

Everything that a person can cause (a broken file, a missing source, a name that is taken)
is a `QuestionBankError` or a child of it. Anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class QuestionBankError(Exception):
    """A fault of the input or the environment; its text is fit to be shown to a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file.

    `line` and `column` count from 1; 0 means that the problem belongs to the whole file.
    `question_id` names the question where the problem lies, if any.
    """

    line: int
    column: int
    message: str
    question_id: str = ""

    def located(self, path: Path | str) -> str:
        """`file:line:column: message`, as compilers write it."""
        return f"{path}:{max(self.line, 1)}:{max(self.column, 1)}: {self.message}"


class BankProblemsError(QuestionBankError):
    """A bank file that cannot be used as it is; carries every problem found, in file order."""

    def __init__(self, path: Path | str, problems: Iterable[Problem]) -> None:
        self.path = Path(path)
        self.problems: tuple[Problem, ...] = tuple(
            sorted(problems, key=lambda one: (one.line, one.column, one.message))
        )
        super().__init__("\n".join(problem.located(path) for problem in self.problems))


class DocumentError(QuestionBankError):
    """A source document that cannot be read: missing, binary, too large, of an unknown kind."""
