"""What a teacher does with the open bank, each a step that can be taken back. Used by the page.

The commands change the plain state and tell what they did; they touch no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from question_bank.bank.merging import copy_id
from question_bank.bank.model import Bank, Choice, Citation, Kind, Question, Status
from quizapp.editing import Issue, bulk
from quizapp.editing.kinds import new_id, new_question, with_kind
from quizapp.library.edit_session import EditSession
from quizapp.library.editing import Editing

_ONE_STEP = ("mark", "uncite", "tie", "range", "answer", " ")
"""Ends of edits that are no typing: each is a step of its own."""


class Commands(QObject):
    """Signals:
    typed: a question was edited in the form; what became of it, and whether the form is to be
        filled anew.
    stepped: something was done; the `Step` (or None) and the ids to be selected (or None).
    said: a sentence about it.
    """

    typed = Signal(object, bool)
    stepped = Signal(object, object)
    said = Signal(str)

    def __init__(self, editing: Callable[[], Editing], author: Callable[[], str]) -> None:
        super().__init__()
        self._editing = editing
        self._author = author
        self.session: EditSession | None = None
        self.question_id = ""

    @property
    def open(self) -> EditSession:
        """The session; there is one whenever a command can be given."""
        assert self.session is not None
        return self.session

    @property
    def current(self) -> Question | None:
        """The question in the form, as the bank has it."""
        return self.session.bank.get(self.question_id) if self.session is not None else None

    # Steps ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Takes the last step back."""
        if self.session is not None and (step := self.session.bank.undo()) is not None:
            self.stepped.emit(step, None)

    def redo(self) -> None:
        """Does again what was undone."""
        if self.session is not None and (step := self.session.bank.redo()) is not None:
            self.stepped.emit(step, None)

    def discard(self) -> None:
        """Back to the file as it is."""
        self.open.bank.discard()
        self.stepped.emit(None, [])
        self.said.emit(self.tr("As the file has it; Ctrl+Z brings the changes back."))

    def edit(self, question: Question, field: str) -> None:
        """The form's question reads like this now."""
        if self.session is None or self.session.bank.get(question.id) is None:
            return
        is_typing = bool(field) and not field.endswith(_ONE_STEP)
        kept = self.session.bank.edit(question, field if is_typing else "")
        self.typed.emit(kept, kept != question or not is_typing)

    # One question -----------------------------------------------------------------------------

    def _taken(self, question_id: str) -> bool:
        bank = self.open.bank
        binned = any(one.question.id == question_id for one in bank.binned)
        return binned or bank.get(question_id) is not None or bank.base(question_id) is not None

    def new(self, kind: Kind | None, topic: str = "") -> str:
        """A new question, of the current one's kind when None; its id."""
        if kind is None:
            kind = self.current.kind if self.current is not None else Kind.SINGLE_CHOICE
        made = new_question(new_id(kind, self._taken, self._editing().suffix), kind)
        if topic:
            made = replace(made, topics=(topic,))
        self.open.bank.add(made)
        self.stepped.emit(None, [made.id])
        return made.id

    def copy(self) -> bool:
        """A copy of the question, a draft under a new id; False when there is none."""
        question = self.current
        if question is None:
            return False
        made_id = copy_id(question.id, self._taken, self._editing().suffix)
        made = replace(question, id=made_id, status=Status.DRAFT, reviewed=None, origin=None)
        self.open.bank.add(made, "duplicate")
        self.stepped.emit(None, [made_id])
        return True

    def delete(self, ids: list[str]) -> None:
        """Puts questions into the bin."""
        count = self.open.bank.delete(ids, self._editing().now())
        self.stepped.emit(None, None)
        self.said.emit(self.tr("{count} in the bin; Ctrl+Z takes it back.").format(count=count))

    def _replace(self, name: str, question: Question) -> None:
        self.open.bank.edit_all(name, [question])
        self.stepped.emit(None, [question.id])

    def set_kind(self, kind: Kind) -> None:
        """The question becomes one of another kind."""
        if self.current is not None:
            self._replace("kind", with_kind(self.current, kind, self.open.bank.head.language))

    def _status_change(self, status: Status) -> bulk.Change:
        by = self._author() or self.tr("A teacher")
        return bulk.with_status(status, by, self._editing().now().astimezone().date().isoformat())

    def set_status(self, status: Status) -> None:
        """Another status; reviewed says who vouches for it and when."""
        if self.current is not None:
            self._replace("status", self._status_change(status)(self.current))

    def retire(self, question_id: str) -> None:
        """Students are never asked it again; what they answered stays."""
        change = bulk.with_status(Status.RETIRED)
        self.open.bank.change_all("retire", [question_id], change)
        self.stepped.emit(None, [])

    def fix(self, issue: Issue, judged: Question | None) -> bool:
        """Mends a problem; False when the question is no longer the one that was judged."""
        if issue.fix is None or self.current is None or self.current != judged:
            return False
        self._replace("fix", issue.fix)
        return True

    def restore_version(self, version: Question) -> None:
        """The question becomes what it was."""
        if self.open.bank.get(version.id) is not None:
            self._replace("restore", version)

    def cite(self, citation: Citation, option_id: str) -> bool:
        """A passage proves the question, or shows why an option is wrong; False when it did so
        before."""
        question = self.current
        if question is None:
            return False
        body = question.body
        if option_id and isinstance(body, Choice):
            options = tuple(
                replace(one, citations=(*one.citations, citation)) if one.id == option_id else one
                for one in body.options
            )
            made = replace(question, body=Choice(options))
        elif citation in question.citations:
            return False
        else:
            made = replace(question, citations=(*question.citations, citation), uncited=False)
        self.open.bank.edit(made)
        self.stepped.emit(None, [question.id])
        self.said.emit(self.tr("The passage is cited."))
        return True

    # Several, and the bank itself -------------------------------------------------------------

    def change_all(self, ids: list[str], what: str, value: object) -> None:
        """Topics ("add-topic", "remove-topic", "only-topic"), status or points of several."""
        if isinstance(value, Status):
            name, change = "status", self._status_change(value)
        elif isinstance(value, Decimal):
            name, change = "points", bulk.with_points(value)
        else:
            make = {
                "add-topic": bulk.with_topic, "remove-topic": bulk.without_topic,
                "only-topic": bulk.only_topic,
            }[what]  # fmt: skip
            name, change = "topic", make(str(value))
        count = self.open.bank.change_all(name, ids, change)
        self.stepped.emit(None, [])
        self.said.emit(self.tr("{count} questions changed.").format(count=count))

    def restore_from_bin(self, ids: list[str]) -> None:
        """Brings deleted questions back."""
        self.open.bank.restore(ids)
        self.stepped.emit(None, [])

    def set_head(self, head: Bank) -> None:
        """Another title, language or licence."""
        self.open.bank.set_head(head)
        self.stepped.emit(None, [])
