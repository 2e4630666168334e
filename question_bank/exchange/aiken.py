"""Aiken, in and out: single choices as plain text.

What is the capital of France?
A. Lyon
B. Paris
ANSWER: B
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from question_bank.bank.model import Bank, Choice, Kind, Question, Source, TrueFalse
from question_bank.exchange.assembling import Assembler, short
from question_bank.exchange.items import Alternative, Item
from question_bank.exchange.model import CannotCarryError, Import
from question_bank.exchange.opening import text_of
from question_bank.exchange.rich import Rich, plain_of_basic
from question_bank.exchange.writing import PieceFormat

MAX_OPTIONS = 26

_OPTION = re.compile(r"([A-Z])[.)]\s+(.*)")
_LONE_OPTION = re.compile(r"([A-Z])[.)]\s*")
_ANSWER = re.compile(r"ANSWER\s?:\s*(.*)", re.IGNORECASE)


class Aiken(PieceFormat[str]):
    name = "aiken"
    label = "Aiken"
    suffixes = (".aiken",)

    def read(self, data: bytes, path: Path | str) -> Import:
        assembler = Assembler(data, path)
        reader = _Reader(assembler)
        for number, line in enumerate(text_of(data, path).split("\n"), start=1):
            reader.line(number, line.strip())
        reader.end()
        return assembler.finish()

    def _piece(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> str:
        options, key = _options(question)
        lines = [_one_line(question, question.stem)]
        for n, text in enumerate(options):
            lines.append(f"{chr(ord('A') + n)}. {_one_line(question, text)}")
        lines.append(f"ANSWER: {chr(ord('A') + key)}")
        return "\n".join(lines) + "\n\n"

    def _file(self, pieces: Sequence[str], bank: Bank) -> bytes:
        return "".join(pieces).encode("utf-8")


def _options(question: Question) -> tuple[list[str], int]:
    """The options' texts, and the place of the key.

    Raises:
        CannotCarryError: it is no single choice, or has more options than letters.
    """
    if isinstance(question.body, TrueFalse):
        return ["True", "False"], 0 if question.body.answer else 1
    if question.kind is not Kind.SINGLE_CHOICE or not isinstance(question.body, Choice):
        raise CannotCarryError("Aiken has single choices only.")
    options = question.body.options
    if len(options) > MAX_OPTIONS:
        raise CannotCarryError(f"Aiken has {MAX_OPTIONS} options at most.")
    key = next(n for n, one in enumerate(options) if one.correct or one.fraction == 1)
    return [one.text for one in options], key


def _one_line(question: Question, text: str) -> str:
    return " ".join((plain_of_basic(text) if question.markup else text).split())


class _Reader:
    """The lines of one question after another."""

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self._begin()

    def _begin(self) -> None:
        self._first = 0
        self._stem: list[str] = []
        self._options: list[str] = []
        self._fault = ""

    def line(self, number: int, text: str) -> None:
        if not text:
            return
        if not self._first:
            self._first = number
        if found := _ANSWER.fullmatch(text):
            self._answer(number, found[1].strip())
            return
        option = _OPTION.fullmatch(text) or _LONE_OPTION.fullmatch(text)
        expected = chr(ord("A") + len(self._options))
        if option and self._stem and (self._options or option[1] == "A"):
            if option[1] != expected and not self._fault:
                self._fault = (
                    f"Line {number} has option {option[1]} where {expected} should be."
                    if len(self._options) < MAX_OPTIONS
                    else f"It has more than {MAX_OPTIONS} options."
                )
            self._options.append(option[2] if option.re is _OPTION else "")
        elif self._options:
            self._fault = self._fault or (
                f"Line {number} is neither an option nor “ANSWER:”; a question ends with that."
            )
            self._again(number, text)
        else:
            self._stem.append(text)

    def _again(self, number: int, text: str) -> None:
        """Words behind options begin the next question: one without ANSWER costs only itself."""
        self._leave_out()
        self._begin()
        self._first, self._stem = number, [text]

    def _answer(self, number: int, said: str) -> None:
        letter = said.strip("().").upper()
        if not self._stem:
            self._fault = f"Line {number} has an answer without a question."
        elif not self._options:
            self._fault = f"Line {number} has an answer, but there are no options before it."
        elif not (len(letter) == 1 and 0 <= ord(letter) - ord("A") < len(self._options)):
            self._fault = self._fault or (
                f"Line {number}: “{short(said)}” is not the letter of one of its options."
            )
        if self._fault:
            self._leave_out()
        else:
            self._add(ord(letter) - ord("A"))
        self._begin()

    def _add(self, key: int) -> None:
        item = Item(self._first, Kind.SINGLE_CHOICE, Rich.of_plain("\n".join(self._stem)))
        if len(self._stem) > 1:
            item.lose("Its wording stood on several lines, which Aiken does not have.")
        item.alternatives = [
            Alternative(Rich.of_plain(text), Decimal(1 if n == key else 0))
            for n, text in enumerate(self._options)
        ]
        self._assembler.add(item)

    def _leave_out(self) -> None:
        title = short(" ".join(self._stem)[:500])
        self._assembler.left_out(self._first, title, self._fault)

    def end(self) -> None:
        if self._first:
            self._fault = self._fault or "It has no line “ANSWER:”, so no key."
            self._leave_out()
