"""What an importer found to an `Import`: ids, citations, the bank, and a note for each question.

Enter by `Assembler`; it never lets through a question that a bank file could not hold: the bank is
written and read as a file would be, and what the reader says becomes a reason.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from question_bank.bank.fields import ID
from question_bank.bank.model import Bank, Citation, Question, Source
from question_bank.bank.reader import parse_bank
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank
from question_bank.errors import BankProblemsError, Problem
from question_bank.exchange.building import build
from question_bank.exchange.citing import Cited, cut_citations, split_citations, stand_in
from question_bank.exchange.items import Item
from question_bank.exchange.model import (
    MAX_ANSWERS,
    MAX_QUESTIONS,
    MAX_TEXT,
    CannotCarryError,
    Import,
    Note,
    Outcome,
)
from question_bank.exchange.rich import Rich

_WORDS = re.compile(r"[^a-z0-9]+")
_NO_FINGERPRINT = (
    "What the file says of the document “{}” is not enough to know it again: its title, name and "
    "passages are kept, its fingerprint is missing until you choose the document."
)


class Assembler:
    """Collects the questions of one file."""

    def __init__(self, data: bytes, path: Path | str) -> None:
        self.path = Path(path)
        self._digest = hashlib.sha256(data).hexdigest()
        self._questions: list[Question] = []
        self._notes: list[Note] = []
        self._problems: list[Problem] = []
        self._sources: dict[str, Source] = {}
        self._cited: dict[str, Cited] = {}
        self._ids: set[str] = set()
        self._taken: dict[str, int] = {}
        self._found = 0
        self.title = ""

    def know(self, sources: list[Source]) -> None:
        """Documents that the file describes."""
        for source in sources:
            self._sources.setdefault(source.id, source)

    def problem(self, line: int, message: str, column: int = 1) -> None:
        """A place of the file that is no question."""
        self._problems.append(Problem(line, column, message))

    def left_out(self, line: int, title: str, reason: str) -> None:
        """A question of which nothing can be made."""
        self._count(line)
        self._notes.append(Note(Outcome.LEFT_OUT, "", short(title), line, (reason,)))

    def add(self, item: Item) -> None:
        """A question; when format 1 has no such one, it is left out with the reason."""
        self._count(item.line)
        texts = [item.stem, item.explanation, *(one.text for one in item.alternatives)]
        try:
            if any(len(text.plain) > MAX_TEXT for text in texts):
                raise CannotCarryError(f"One of its texts is longer than {MAX_TEXT:,} characters.")
            parts = (item.alternatives, item.pairs, item.order, item.gaps)
            if any(len(some) > MAX_ANSWERS for some in parts):
                raise CannotCarryError(f"It has more than {MAX_ANSWERS:,} answers.")
            self._take_citations(item)
            question = build(item, "new")
        except CannotCarryError as reason:
            self._note(Outcome.LEFT_OUT, item, "", [*item.lost, str(reason)])
            return
        question = replace(question, id=self._id(item, question))
        question = self._cite(item, question)
        self._questions.append(question)
        self._note(Outcome.CHANGED if item.lost else Outcome.KEPT, item, question.id, item.lost)

    def in_file_order(self) -> None:
        """For readers that tell of what is left out before they add the rest."""
        self._notes.sort(key=lambda note: note.line)

    def refuse(self, problems: list[Problem]) -> BankProblemsError:
        """The error that says that the file cannot be used."""
        return BankProblemsError(self.path, problems)

    def finish(self) -> Import:
        """The import.

        Raises:
            BankProblemsError: the file holds no question, and nothing that looks like one.
        """
        if not self._notes:
            problems = self._problems or [Problem(1, 1, "There is no question in this file.")]
            raise self.refuse(problems)
        for source_id, cited in self._cited.items():
            if source_id not in self._sources:
                self._sources[source_id] = stand_in(cited)
        remarks = [
            _NO_FINGERPRINT.format(cited.title)
            for source_id, cited in self._cited.items()
            if self._sources[source_id] == stand_in(cited)
        ]
        title = self.title.strip() or self.path.stem or "Imported questions"
        bank = Bank(
            id=f"{slug(title)}-{self._digest[:6]}",
            title=" ".join(title.split()),
            sources=tuple(self._sources.values()),
            questions=tuple(self._questions),
        )
        return Import(self._checked(bank), tuple(self._notes), tuple(self._problems),
                      tuple(remarks))  # fmt: skip

    def _checked(self, bank: Bank) -> Bank:
        """The bank without the questions that a bank file cannot hold; their notes say why."""
        try:
            return parse_bank(dump_bank(bank), self.path)
        except BankProblemsError as error:
            reasons: dict[str, list[str]] = {}
            for problem in error.problems:
                reasons.setdefault(problem.question_id, []).append(problem.message)
        if "" in reasons:
            raise AssertionError(f"a bank that cannot be read was made: {reasons['']}")
        good = tuple(one for one in bank.questions if one.id not in reasons)
        for n, note in enumerate(self._notes):
            if note.question_id in reasons:
                said = tuple(dict.fromkeys([*note.reasons, *reasons[note.question_id]]))
                self._notes[n] = Note(Outcome.LEFT_OUT, "", note.title, note.line, said)
        return parse_bank(dump_bank(replace(bank, questions=good)), self.path)

    def _count(self, line: int) -> None:
        self._found += 1
        self.check_count(self._found, line)

    def check_count(self, count: int, line: int) -> None:
        """Stops at the line where there are more questions than one import takes.

        Raises:
            BankProblemsError: there are.
        """
        if count > MAX_QUESTIONS:
            message = f"The file has more than {MAX_QUESTIONS:,} questions; split it."
            raise self.refuse([Problem(line, 1, message)])

    def _note(self, outcome: Outcome, item: Item, question_id: str, reasons: list[str]) -> None:
        title = short(item.stem.plain or item.name or item.given_id)
        self._notes.append(Note(outcome, question_id, title, item.line, tuple(reasons)))

    def _id(self, item: Item, question: Question) -> str:
        """The id that the file gives, else words of its name and a hash; never one twice."""
        wanted = item.given_id.strip()
        if not ID.fullmatch(wanted):
            wanted = f"{slug(item.name or item.stem.plain)}-{version_of(question)[:6]}"
        name = wanted
        while name in self._ids:  # counted on from the last of this name: a file may have many
            n = self._taken[wanted] = self._taken.get(wanted, 1) + 1
            name = f"{wanted[:190]}-{n}"
        self._ids.add(name)
        return name

    def _take_citations(self, item: Item) -> None:
        """Citations of options leave the feedback here; those of the question in `_cite`."""
        for one in item.alternatives:
            text, cited = split_citations(one.feedback.plain)
            if cited:
                one.citations = tuple(self._remember(each) for each in cited)
                one.feedback = _cut(one.feedback, text, len(cited))

    def _cite(self, item: Item, question: Question) -> Question:
        text, cited = split_citations(item.explanation.plain)
        if not cited:
            return question
        citations = tuple(self._remember(each) for each in cited)
        explanation = _cut(item.explanation, text, len(cited))
        said = explanation.basic if question.markup else explanation.plain
        return replace(question, explanation=said, citations=citations)

    def _remember(self, cited: Cited) -> Citation:
        self._cited.setdefault(cited.citation.source, cited)
        return cited.citation


def _cut(rich: Rich, kept: str, count: int) -> Rich:
    """A text without its last `count` citations; `kept` is the rest of its plain form."""
    if not rich.is_marked:
        return Rich.of_plain(kept)
    return Rich(kept, cut_citations(rich.basic, count), True, rich.lost)


def slug(text: str) -> str:
    """Words of a text as an id: lower case letters of ASCII, at most 40 characters."""
    ascii_text = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode()
    name = _WORDS.sub("-", ascii_text.lower()).strip("-")
    if len(name) > 40:
        name = name[:41].rpartition("-")[0] or name[:40]
    return name or "question"


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= 70 else f"{words[:69]}…"
