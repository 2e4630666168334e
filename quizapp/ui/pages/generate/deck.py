"""The drafts under review, one at a time: plain state, no Qt. Enter by `Deck(session)`.

Each draft is kept, dropped, left for later, or open. Every decision and every edit is a step that
can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from question_bank.bank.model import Question
from quizapp.library.edit_session import EditSession


class Decision(StrEnum):
    """What a person decided about a draft."""

    KEEP = "keep"
    DROP = "drop"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many drafts there are of each sort; `open` ones have not been decided."""

    kept: int
    dropped: int
    later: int
    open: int

    @property
    def all(self) -> int:
        """Drafts in the deck."""
        return self.kept + self.dropped + self.later + self.open


@dataclass(frozen=True, slots=True)
class DeckStep:
    """A decision (before, after) or an edit (the question before, after) of a draft."""

    question_id: str
    decisions: tuple[Decision | None, Decision | None] | None = None
    edit: tuple[Question, Question] | None = None


class Deck:
    """The questions are those of `session.bank`, edits are made there."""

    def __init__(self, session: EditSession, decisions: Mapping[str, str] | None = None) -> None:
        self.session = session
        self.ids = list(session.bank.order)
        self.decisions: dict[str, Decision] = {
            one: Decision(what)
            for one, what in (decisions or {}).items()
            if one in self.ids and what in list(Decision)
        }
        self.index = 0
        self._done: list[DeckStep] = []
        self._undone: list[DeckStep] = []
        self._before: Question | None = None
        if self.ids and self.current_id in self.decisions:
            self.go_to_open()

    # Looking ----------------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """Of the draft in front; "" when there is none."""
        return self.ids[self.index] if self.ids else ""

    @property
    def current(self) -> Question | None:
        """The draft in front."""
        return self.session.bank.get(self.current_id)

    @property
    def decision(self) -> Decision | None:
        """About the draft in front."""
        return self.decisions.get(self.current_id)

    @property
    def counts(self) -> Counts:
        """How far the review is."""
        made = list(self.decisions.values())
        kept, dropped, later = (made.count(one) for one in Decision)
        return Counts(kept, dropped, later, len(self.ids) - len(made))

    def questions(self, decision: Decision | None) -> list[Question]:
        """Those of one decision, None for the open ones, in their order."""
        found = (
            self.session.bank.get(one) for one in self.ids if self.decisions.get(one) is decision
        )
        return [one for one in found if one is not None]

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    # Doing ------------------------------------------------------------------------------------

    def decide(self, decision: Decision) -> bool:
        """Decides about the draft in front and goes to the next open one; False when there is none.

        The place is kept where no open one is left.
        """
        if not self.ids:
            return False
        self._do(DeckStep(self.current_id, (self.decision, decision)))
        return self.go_to_open()

    def go(self, step: int) -> bool:
        """To the next (1) or the one before (-1), decided or not; False at the ends."""
        wanted = self.index + step
        if not 0 <= wanted < len(self.ids):
            return False
        self.index = wanted
        return True

    def show(self, question_id: str) -> None:
        """Brings a draft to the front."""
        if question_id in self.ids:
            self.index = self.ids.index(question_id)

    def go_to_open(self) -> bool:
        """To the next open draft, round the end; False when all are decided."""
        return self._go_to(lambda one: one not in self.decisions)

    def open_later(self) -> int:
        """Those left for later are open again; how many."""
        later = [one for one, what in self.decisions.items() if what is Decision.LATER]
        for one in later:
            del self.decisions[one]
        if later:
            self._forget(later)
            self.go_to_open()
        return len(later)

    def _go_to(self, is_wanted: Callable[[str], bool]) -> bool:
        count = len(self.ids)
        for n in range(1, count + 1):
            place = (self.index + n) % count
            if is_wanted(self.ids[place]):
                self.index = place
                return True
        return False

    def begin_edit(self) -> None:
        """The draft in front is about to be edited."""
        self._before = self.current

    def end_edit(self) -> bool:
        """The edit is over: one step; False when nothing was changed."""
        before, self._before = self._before, None
        if before is None:
            return False
        after = self.session.bank.get(before.id)
        if after is None or after == before:
            return False
        self._done.append(DeckStep(before.id, edit=(before, after)))
        self._undone.clear()
        return True

    def undo(self) -> DeckStep | None:
        """Takes the last step back and shows its draft."""
        if not self._done:
            return None
        step = self._done.pop()
        self._apply(step, back=True)
        self._undone.append(step)
        return step

    def redo(self) -> DeckStep | None:
        """Does again what was undone."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._apply(step, back=False)
        self._done.append(step)
        return step

    def _do(self, step: DeckStep) -> None:
        self._apply(step, back=False)
        self._done.append(step)
        self._undone.clear()

    def _apply(self, step: DeckStep, *, back: bool) -> None:
        self.show(step.question_id)
        if step.decisions is not None:
            wanted = step.decisions[0 if back else 1]
            if wanted is None:
                self.decisions.pop(step.question_id, None)
            else:
                self.decisions[step.question_id] = wanted
        if step.edit is not None:
            self.session.bank.edit(step.edit[0 if back else 1])

    # After saving -----------------------------------------------------------------------------

    def take_out(self, ids: Iterable[str]) -> None:
        """Lets drafts go that are in a bank now, or dropped for good."""
        gone = set(ids)
        here = self.current_id
        self.ids = [one for one in self.ids if one not in gone]
        self.decisions = {one: what for one, what in self.decisions.items() if one not in gone}
        self.index = self.ids.index(here) if here in self.ids else 0
        self._forget(gone)

    def _forget(self, ids: Iterable[str]) -> None:
        gone = set(ids)
        self._done = [one for one in self._done if one.question_id not in gone]
        self._undone = [one for one in self._undone if one.question_id not in gone]
