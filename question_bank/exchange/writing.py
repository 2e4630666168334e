"""Exporters that write a question at a time and read it again. Enter by `PieceFormat`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from question_bank.bank.model import Bank, Choice, Citation, Question, Source, Status
from question_bank.errors import BankProblemsError, QuestionBankError
from question_bank.exchange.assembling import short
from question_bank.exchange.comparing import differences
from question_bank.exchange.model import CannotCarryError, Export, Format, Note, Outcome

DRAFTS = (
    "Who checked a question, when, and how it was generated is not carried: whoever imports the "
    "file has drafts."
)
RETIRED = "It is retired."


Piece = TypeVar("Piece")


class PieceFormat(Format, Generic[Piece]):
    """A format that is a file of independent pieces, and can be read."""

    def write(self, bank: Bank) -> Export:
        pieces: list[Piece] = []
        notes: list[Note] = []
        sources = {source.id: source for source in bank.sources}
        for question in bank.questions:
            told: list[str] = []
            try:
                if question.status is Status.RETIRED:
                    raise CannotCarryError(RETIRED)
                piece = self._piece(question, sources, told)
                self._compare(question, piece, bank, told)
            except CannotCarryError as reason:
                notes.append(note_of(question, Outcome.LEFT_OUT, [str(reason)]))
                continue
            pieces.append(piece)
            notes.append(note_of(question, Outcome.CHANGED if told else Outcome.KEPT, told))
        if not pieces:
            raise nothing_to_write(self, notes)
        return Export(self._file(pieces, bank), tuple(notes), (DRAFTS,))

    def _compare(self, question: Question, piece: Piece, bank: Bank, told: list[str]) -> None:
        """Tells what the piece lost.

        Raises:
            CannotCarryError: it would not come back as a question at all.
        """
        used = {one.source for one in all_citations(question)}
        alone = replace(
            bank,
            sources=tuple(one for one in bank.sources if one.id in used),
            questions=(question,),
        )
        try:
            again = self.read(self._file([piece], alone), "question")
        except BankProblemsError as error:
            raise CannotCarryError(_why(error.problems[0].message)) from None
        if len(again.bank.questions) != 1:
            reasons = [one.reasons[-1] for one in again.notes if one.reasons]
            raise CannotCarryError(_why(reasons[0] if reasons else ""))
        told += [one for one in differences(question, again.bank.questions[0]) if one not in told]

    @abstractmethod
    def _piece(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> Piece:
        """One question, with its line end. `told` collects what is worth telling.

        Raises:
            CannotCarryError: the format has no place for it.
        """

    @abstractmethod
    def _file(self, pieces: Sequence[Piece], bank: Bank) -> bytes:
        """The whole file."""


def _why(said: str) -> str:
    return f"It would not be read again as it is: {said or 'its text looks like something else.'}"


def note_of(question: Question, outcome: Outcome, reasons: Sequence[str]) -> Note:
    """The note of a question that is written."""
    return Note(outcome, question.id, short(question.stem), 0, tuple(reasons))


def nothing_to_write(one: Format, notes: Sequence[Note]) -> QuestionBankError:
    """The error that says that a file would be empty, and why."""
    reasons = dict.fromkeys(reason for note in notes for reason in note.reasons)
    why = f" {' '.join(list(reasons)[:3])}" if reasons else " The bank has no questions."
    return QuestionBankError(f"{one.label} can carry none of these questions.{why}")


def all_citations(question: Question) -> list[Citation]:
    """Those of the question and of its options."""
    found = list(question.citations)
    if isinstance(question.body, Choice):
        for option in question.body.options:
            found += option.citations
    return found
