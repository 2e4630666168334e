"""The open bank: its questions, every command, undo and redo of all of them. Enter by `OpenBank`.

Questions are immutable and kept by id; a command is a `Step` that tells each question before and
after, so that it can be taken back. What is selected is the window's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from question_bank.bank.model import Bank, Question, Status
from question_bank.bank.version import version_of

T = TypeVar("T")

MAX_STEPS = 1000
"""Steps that can be undone; older ones are forgotten."""

BIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Binned:
    """A question in the bin, since when (aware UTC)."""

    question: Question
    at: datetime

    def goes_at(self) -> datetime:
        """When it is gone for good."""
        return self.at + timedelta(days=BIN_DAYS)


@dataclass(frozen=True, slots=True)
class Change:
    """One question before and after; None where it was not there. `place` is its index."""

    before: Question | None
    after: Question | None
    place: int

    @property
    def question_id(self) -> str:
        """Of the question that changed."""
        one = self.after or self.before
        assert one is not None
        return one.id


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done. `name` says what ("edit", "add", "delete", "topic", ...); `field`
    is the part of the question that was edited. Pairs are (before, after), None when unchanged."""

    name: str
    changes: tuple[Change, ...] = ()
    field: str = ""
    head: tuple[Bank, Bank] | None = None
    bin: tuple[tuple[Binned, ...], tuple[Binned, ...]] | None = None
    order: tuple[tuple[str, ...], tuple[str, ...]] | None = None


class OpenBank:
    """A bank under the teacher's hands. `base` is the bank as its file has it.

    A question that was reviewed loses its review when its grading content changes.
    """

    def __init__(self, bank: Bank, binned: Sequence[Binned] = ()) -> None:
        self._questions = {question.id: question for question in bank.questions}
        self._order = [question.id for question in bank.questions]
        self._topics = Counter(topic for one in bank.questions for topic in one.topics)
        self._head = _head(bank)
        self._bin = tuple(binned)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._is_open = False
        self.revision = 0
        """Grows with every change, also with those that are taken back."""
        self._base_of(bank)
        self._base_bin = self._bin

    def _base_of(self, bank: Bank) -> None:
        self._base_head = _head(bank)
        self._base = {question.id: question for question in bank.questions}
        self._dirty: set[str] = set()

    # Looking ----------------------------------------------------------------------------------

    @property
    def head(self) -> Bank:
        """The bank without its questions: title, language, sources."""
        return self._head

    @property
    def order(self) -> Sequence[str]:
        """The ids in the file's order; not to be changed."""
        return self._order

    @property
    def binned(self) -> tuple[Binned, ...]:
        """What is in the bin, newest last."""
        return self._bin

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[Question]:
        return (self._questions[one] for one in self._order)

    def get(self, question_id: str) -> Question | None:
        """The question as it is now; None when it is gone."""
        return self._questions.get(question_id)

    def base(self, question_id: str) -> Question | None:
        """The question as the file has it; None for a new one."""
        return self._base.get(question_id)

    @property
    def base_bank(self) -> Bank:
        """The bank as the file has it."""
        return replace(self._base_head, questions=tuple(self._base.values()))

    def bank(self) -> Bank:
        """All as it is now."""
        return replace(self._head, questions=tuple(self))

    def topics(self) -> list[str]:
        """Every topic, by how often it is used."""
        used = [(-count, topic.casefold(), topic) for topic, count in self._topics.items() if count]
        return [topic for _count, _folded, topic in sorted(used)]

    def is_changed(self, question_id: str) -> bool:
        """Whether the question differs from what the file has."""
        return question_id in self._dirty

    @property
    def changed_ids(self) -> tuple[str, ...]:
        """The questions that differ from the file's, those that are gone first."""
        gone = [one for one in self._base if one in self._dirty and one not in self._questions]
        if not self._dirty:
            return ()
        return (*gone, *(one for one in self._order if one in self._dirty))

    @property
    def changed_count(self) -> int:
        """How many questions differ from the file's."""
        return len(self._dirty)

    @property
    def head_is_changed(self) -> bool:
        """Whether title, language, licence or sources differ from the file's."""
        return self._head != self._base_head

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._dirty) or self.head_is_changed or self._bin != self._base_bin

    # Doing ------------------------------------------------------------------------------------

    def edit(self, question: Question, field: str = "") -> Question:
        """Puts the question in the place of the one with its id; what became of it.

        Edits of the same field in a row are one step, until `pause`.
        """
        before = self._questions[question.id]
        question = settled(question)
        if question == before:
            return before
        last = self._done[-1] if self._done else None
        if (
            self._is_open
            and field
            and last is not None
            and last.name == "edit"
            and last.field == field
            and last.changes[0].question_id == question.id
        ):
            self._done.pop()
            before = last.changes[0].before or before
            if question == before:  # all that was typed was taken away again
                self._apply(Step("edit", (Change(None, question, -1),)))
                self.pause()
                return question
        self._do(Step("edit", (Change(before, question, -1),), field), merged=True)
        self._is_open = bool(field)
        return question

    def pause(self) -> None:
        """The next edit is a step of its own."""
        self._is_open = False

    def edit_all(self, name: str, questions: Iterable[Question]) -> int:
        """Replaces several in one step; how many differed."""
        changes = []
        for question in map(settled, questions):
            before = self._questions[question.id]
            if question != before:
                changes.append(Change(before, question, -1))
        if changes:
            self._do(Step(name, tuple(changes)))
        return len(changes)

    def change_all(
        self, name: str, ids: Iterable[str], change: Callable[[Question], Question]
    ) -> int:
        """Applies `change` to several questions in one step; how many it changed."""
        return self.edit_all(name, [change(self._questions[one]) for one in ids])

    def add(self, question: Question, name: str = "add") -> None:
        """Adds at the end, where it disturbs no line of the file."""
        self._do(Step(name, (Change(None, question, len(self._order)),)))

    def delete(self, ids: Iterable[str], at: datetime) -> int:
        """Puts questions into the bin; how many."""
        wanted = set(ids)
        found = [
            Change(self._questions[one], None, place)
            for place, one in enumerate(self._order)
            if one in wanted
        ]
        if found:
            gone = tuple(Binned(one.before, at) for one in found if one.before is not None)
            self._do(Step("delete", tuple(reversed(found)), bin=(self._bin, (*self._bin, *gone))))
        return len(found)

    def restore(self, ids: Iterable[str]) -> int:
        """Takes questions out of the bin; those whose id is taken stay there. How many came."""
        wanted = set(ids)
        back: dict[str, Binned] = {}
        for one in self._bin:
            if one.question.id in wanted and one.question.id not in self._questions:
                back[one.question.id] = one
        if back:
            changes = tuple(
                Change(None, one.question, len(self._order) + n)
                for n, one in enumerate(back.values())
            )
            left = tuple(one for one in self._bin if one not in back.values())
            self._do(Step("restore", changes, bin=(self._bin, left)))
        return len(back)

    def empty_bin(self, now: datetime) -> int:
        """Lets go what has been in the bin for 30 days; no step, since it cannot be undone."""
        left = tuple(one for one in self._bin if one.goes_at() > now)
        gone = len(self._bin) - len(left)
        if gone:
            self._bin = left
            self._base_bin = tuple(one for one in self._base_bin if one.goes_at() > now)
        return gone

    def bring_bin(self, binned: Sequence[Binned]) -> None:
        """The bin as an unsaved draft had it."""
        self._bin = tuple(binned)

    def set_head(self, head: Bank, name: str = "bank") -> None:
        """Changes title, language, licence or sources."""
        head = replace(head, questions=(), dropped=self._head.dropped)
        if head != self._head:
            self._do(Step(name, head=(self._head, head)))

    def discard(self) -> None:
        """All as the file has it: one step, which can be undone."""
        changes = tuple(
            Change(self._questions.get(one), self._base.get(one), -1) for one in self.changed_ids
        )
        order = (tuple(self._order), tuple(self._base))
        head, binned = (self._head, self._base_head), (self._bin, self._base_bin)
        self._do(Step("discard", changes, head=head, bin=binned, order=order))

    def take(self, base: Bank, wanted: Bank, name: str = "merge") -> None:
        """The file has `base` now, `wanted` is to be the bank: one step, which can be undone."""
        self._base_of(base)
        new = {question.id: question for question in wanted.questions}
        changes = [
            Change(self._questions.get(one), new.get(one), -1)
            for one in dict.fromkeys((*self._order, *new))
            if self._questions.get(one) != new.get(one)
        ]
        order = (tuple(self._order), tuple(new))
        self._do(Step(name, tuple(changes), head=(self._head, _head(wanted)), order=order))
        self._find_dirty()

    def saved(self, bank: Bank, binned: Sequence[Binned]) -> None:
        """The file has `bank` now, the bin `binned`; what was edited since stays changed."""
        self._base_of(bank)
        self._base_bin = tuple(binned)
        self._find_dirty()
        self.pause()

    def _find_dirty(self) -> None:
        ids = {*self._questions, *self._base}
        self._dirty = {
            one
            for one in ids
            if (now := self._questions.get(one)) is not (then := self._base.get(one))
            and now != then
        }

    # Undo and redo ----------------------------------------------------------------------------

    @property
    def can_undo(self) -> Step | None:
        """The step that `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def can_redo(self) -> Step | None:
        """The step that `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> Step | None:
        """Takes the last step back; the step, None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._apply(_reversed(step))
        self._undone.append(step)
        self.pause()
        return step

    def redo(self) -> Step | None:
        """Does again what was undone last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._apply(step)
        self._done.append(step)
        self.pause()
        return step

    def _do(self, step: Step, *, merged: bool = False) -> None:
        if not merged:
            self.pause()
        self._apply(step)
        self._undone.clear()
        self._done.append(step)
        del self._done[:-MAX_STEPS]

    def _apply(self, step: Step) -> None:
        for change in step.changes:
            self._apply_change(change, ordered=step.order is None)
        if step.order is not None:
            self._order = list(step.order[1])
        if step.head is not None:
            self._head = step.head[1]
        if step.bin is not None:
            self._bin = step.bin[1]
        self.revision += 1

    def _apply_change(self, change: Change, *, ordered: bool) -> None:
        one, after = change.question_id, change.after
        before = self._questions.get(one)
        self._topics.subtract(before.topics if before is not None else ())
        self._topics.update(after.topics if after is not None else ())
        if after is None:
            self._questions.pop(one, None)
            if ordered:
                del self._order[change.place]
        else:
            if one not in self._questions and ordered:
                self._order.insert(change.place, one)
            self._questions[one] = after
        if after == self._base.get(one):
            self._dirty.discard(one)
        else:
            self._dirty.add(one)


def settled(question: Question) -> Question:
    """A question that is reviewed in this very version, or is not reviewed.

    As the reader of bank files has it: what the generator made and passed its gates goes back to
    published, all else to draft.
    """
    review = question.reviewed
    if question.status is not Status.REVIEWED:
        if review is None or question.status is Status.RETIRED:
            return question
        return replace(question, reviewed=None)
    if review is not None and review.version == version_of(question):
        return question
    passed = question.origin is not None and not question.origin.gates
    return replace(question, status=Status.PUBLISHED if passed else Status.DRAFT, reviewed=None)


def _head(bank: Bank) -> Bank:
    return replace(bank, questions=()) if bank.questions else bank


def _reversed(step: Step) -> Step:
    changes = tuple(Change(one.after, one.before, one.place) for one in reversed(step.changes))
    return Step(
        step.name, changes, step.field, _turned(step.head), _turned(step.bin), _turned(step.order)
    )


def _turned(pair: tuple[T, T] | None) -> tuple[T, T] | None:
    return None if pair is None else (pair[1], pair[0])
