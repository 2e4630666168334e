"""A rule, and a flaw that it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where in a question (or, for flaws of the whole, in the bank): `("options", 2, "text")`."""


class Severity(StrEnum):
    """A problem helps or hinders students for the wrong reason; a remark is worth a look."""

    PROBLEM = "problem"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of flaw. `why` it is one and how to `mend` it are sentences for the author."""

    code: str
    severity: Severity
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found. `path` begins at the question, or at the bank where there is none.

    `severity` is the rule's, or milder where the case is; `others` are the further questions that
    have part in it.
    """

    rule: Rule
    message: str
    question_id: str = ""
    path: Path = ()
    severity: Severity = Severity.PROBLEM
    others: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The rule's."""
        return self.rule.code


def problem(code: str, why: str, mend: str) -> Rule:
    """A rule whose flaws are problems."""
    return Rule(code, Severity.PROBLEM, why, mend)


def remark(code: str, why: str, mend: str) -> Rule:
    """A rule whose flaws are remarks."""
    return Rule(code, Severity.REMARK, why, mend)


def quoted(text: str, length: int = 60) -> str:
    """A text for a message, on one line, cut."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= length else f"“{line[: length - 1]}…”"
