"""Saves into a bank file that people have laid out themselves: only what changed is replaced.

Enter by `patched`. The lines of unchanged questions, the comments and the order of fields stay.
Whatever comes out is read again before it is taken; where that fails to give the bank, or the file
could not be read, the canonical form is written.
"""

from __future__ import annotations

from question_bank.bank.events import Place, locate
from question_bank.bank.model import Bank, Question
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank, question_lines, section_text, sections
from question_bank.errors import BankProblemsError


def patched(old: bytes, bank: Bank, canonical: bytes) -> bytes:
    """The bytes to write: `old` with the changes of `bank`, or `canonical`."""
    try:
        before = parse_bank(old)
    except BankProblemsError:
        return canonical
    if before == bank:
        return old
    if dump_bank(before) == old:
        return canonical
    new = _Patch(old, before, bank).apply()
    try:
        if parse_bank(new) == bank:
            return new
    except BankProblemsError:
        pass
    return canonical


class _Patch:
    """Replaces ranges of lines, from the last to the first."""

    def __init__(self, old: bytes, before: Bank, bank: Bank) -> None:
        text = old.decode("utf-8-sig")
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._places = locate(old)
        self._before = before
        self._bank = bank
        self._edits: list[
            tuple[int, int, list[str]]
        ] = []  # first line, line after the last (from 0)

    def apply(self) -> bytes:
        old_sections = dict(sections(self._before))
        for key, written in sections(self._bank):
            if written == old_sections.get(key) and (key,) in self._places:
                continue
            if key == "questions" and self._patch_questions():
                continue
            self._replace_section(key, written)
        for key in old_sections.keys() - {key for key, _written in sections(self._bank)}:
            place = self._places.get((key,))
            if place is not None:
                self._edits.append((place.key_line - 1, place.last_line, []))
        for first, after, lines in sorted(self._edits, reverse=True):
            self._lines[first:after] = lines
        return self._newline.join(self._lines).encode("utf-8")

    def _replace_section(self, key: str, written: str) -> None:
        lines = section_text(key, written).rstrip("\n").split("\n")
        place = self._places.get((key,))
        if place is not None:
            self._edits.append((place.key_line - 1, place.last_line, lines))
            return
        end = len(self._lines)
        while end and not self._lines[end - 1].strip():
            end -= 1
        self._edits.append((end, end, lines))

    def _patch_questions(self) -> bool:
        """Replaces the lines of changed questions, drops and adds; False when that cannot be done:
        the list is written in flow style, or the questions were put into another order."""
        root = self._places.get(("questions",))
        if root is None or root.is_flow or not self._before.questions:
            return False
        old_ids = [question.id for question in self._before.questions]
        new = self._bank.by_id()
        kept = [question_id for question_id in old_ids if question_id in new]
        order = [question.id for question in self._bank.questions]
        if order[: len(kept)] != kept:
            return False
        places = [self._places[("questions", n)] for n in range(len(old_ids))]
        if any(place.is_flow and self._shares_line(n, places) for n, place in enumerate(places)):
            return False
        self._edit_questions(places)
        added = [new[question_id] for question_id in order[len(kept) :]]
        if added:
            end = places[-1].last_line
            lines = [line for q in added for line in self._item(q, self._dash(places[-1]))]
            self._edits.append((end, end, lines))
        return True

    def _edit_questions(self, places: list[Place]) -> None:
        wanted = self._bank.by_id()
        for place, question in zip(places, self._before.questions, strict=True):
            now = wanted.get(question.id)
            if now == question:
                continue
            lines = [] if now is None else self._item(now, self._dash(place))
            self._edits.append((place.line - 1, place.last_line, lines))

    def _shares_line(self, n: int, places: list[Place]) -> bool:
        return n > 0 and places[n - 1].last_line >= places[n].line

    def _dash(self, place: Place) -> int:
        """The column (from 0) of the dash before an item."""
        return self._lines[place.line - 1].index("-")

    @staticmethod
    def _item(question: Question, column: int) -> list[str]:
        pad = " " * column
        lines = question_lines(question)
        return [f"{pad}- {lines[0]}", *(f"{pad}  {line}" for line in lines[1:])]
