"""Where flaws stand in the bank's file. Enter by `place`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from question_bank.bank.events import locate
from question_bank.bank.model import Bank
from question_bank.lint.model import Flaw, Path


@dataclass(frozen=True, slots=True)
class PlacedFlaw:
    """A flaw with line and column in the file, both from 1."""

    flaw: Flaw
    line: int
    column: int

    def located(self, path: object) -> str:
        """`file:line:column: code message`, as editors understand it."""
        flaw = self.flaw
        who = f"{flaw.question_id}: " if flaw.question_id else ""
        return (
            f"{path}:{self.line}:{self.column}: {flaw.code} ({flaw.severity}) {who}{flaw.message}"
        )

    def as_data(self, path: object) -> dict[str, object]:
        """For JSON."""
        flaw = self.flaw
        return {
            "file": str(path),
            "line": self.line,
            "column": self.column,
            "code": flaw.code,
            "severity": flaw.severity.value,
            "question": flaw.question_id,
            "field": list(flaw.path),
            "message": flaw.message,
            "why": flaw.rule.why,
            "mend": flaw.rule.mend,
            "others": list(flaw.others),
        }


def place(data: bytes, bank: Bank, flaws: Iterable[Flaw]) -> list[PlacedFlaw]:
    """The flaws of a bank that was read from `data`, in the file's order."""
    numbers = {question.id: n for n, question in enumerate(bank.questions)}
    places = locate(data)
    placed = []
    for flaw in flaws:
        path: Path = flaw.path
        if flaw.question_id:
            path = ("questions", numbers[flaw.question_id], *path)
        while path not in places:
            path = path[:-1]
        placed.append(PlacedFlaw(flaw, places[path].line, places[path].column))
    return sorted(placed, key=lambda one: (one.line, one.column, one.flaw.code))
