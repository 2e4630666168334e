"""What is wrong with a question: faults that keep it from being saved, and flaws of writing.

Enter by `issues_of` for one question as it is written, and `Checker` for the counts of a whole
bank, which it finds piece by piece while the window is idle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from question_bank.bank.checking import faults_of
from question_bank.bank.fields import Fault
from question_bank.bank.model import Bank, Question, Status
from question_bank.documents.document import Document
from question_bank.lint import Flaw, Severity, lint_question
from question_bank.lint.banks import citations as citation_flaws
from question_bank.lint.item import Item
from quizapp.editing.fixes import mended
from quizapp.editing.open_bank import OpenBank

Path = tuple[str | int, ...]


class Level(StrEnum):
    """An error keeps a question from being saved; a problem and a remark do not."""

    ERROR = "error"
    PROBLEM = "problem"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong. `fix` is the question mended, where it is certain how."""

    level: Level
    message: str
    path: Path = ()
    code: str = ""
    why: str = ""
    mend: str = ""
    fix: Question | None = None


def issues_of(
    question: Question, head: Bank, documents: Mapping[str, Document] | None = None
) -> list[Issue]:
    """All of one question, with fixes; the worst first. Flaws are told once there are no errors.

    Args:
        head: the bank's language and sources.
        documents: source id to document, as far as they are at hand; citations are resolved there.
    """
    faults = faults_of(question, head.sources)
    if faults:
        return [
            Issue(Level.ERROR, worded(one), one.path, "invalid", fix=_certain(question, head, one))
            for one in faults
        ]
    flaws = lint_question(question, language=head.language)
    if documents:
        flaws += citation_flaws([Item(question, head.language)], documents)
    issues = [
        Issue(
            Level.REMARK if one.severity is Severity.REMARK else Level.PROBLEM,
            one.message, one.path, one.code, one.rule.why, one.rule.mend,
            _without(question, head, one, documents),
        )
        for one in flaws
    ]  # fmt: skip
    return sorted(issues, key=lambda one: list(Level).index(one.level))


def _without(
    question: Question, head: Bank, flaw: Flaw, documents: Mapping[str, Document] | None
) -> Question | None:
    """The question mended, if the flaw is gone then and nothing else has come."""
    made = mended(question, flaw.code, flaw.path, head.language, documents)
    if made is None or made == question or faults_of(made, head.sources):
        return None
    before = {(one.code, one.path) for one in lint_question(question, language=head.language)}
    after = {(one.code, one.path) for one in lint_question(made, language=head.language)}
    if (flaw.code, flaw.path) in after:
        return None
    new = {code for code, _path in after} - {code for code, _path in before}
    return None if new - {"marked-negative"} else made


def _certain(question: Question, head: Bank, fault: Fault) -> Question | None:
    code = ""
    if "make it a multiple-choice" in fault.message:
        code = "several-keys"
    elif "says 'uncited: true'" in fault.message:
        code = "no-source"
    elif "by their rank" in fault.message:
        code = "rank-order"
    made = mended(question, code, fault.path, head.language, None) if code else None
    return made if made is not None and not faults_of(made, head.sources) else None


_WORDS: tuple[tuple[str, str], ...] = (
    ("'stem' is empty", "The question has no text yet."),
    ("No option is right", "No option is marked as right yet."),
    ("Two options of a single choice", "Two options are right; then it is a multiple choice."),
    ("'accepted' needs", "There is no accepted answer yet."),
    ("An accepted answer is empty", "An accepted answer is empty."),
    ("'answers' needs", "There is no number yet."),
    ("A numeric answer has either", "The number is still to be typed."),
    ("'prompt' is empty", "A prompt is empty."),
    ("'match' is empty", "A match is empty."),
    ("The stem of a cloze needs", "The text has no gap yet: select words and make one."),
    ("'gaps' must say", "The text has no gap yet: select words and make one."),
    ("A reviewed question has a citation", "A reviewed question cites its source, or is marked as "
     "one that has none."),
)  # fmt: skip


def worded(fault: Fault) -> str:
    """A fault of the file's words in those of the form."""
    for beginning, said in _WORDS:
        if fault.message.startswith(beginning):
            return said
    if "'answer' must be a date" in fault.message:
        return "The date is still to be typed: 2020, 2020-03 or 2020-03-03."
    if fault.message == "'text' is empty." and len(fault.path) >= 3:
        number = fault.path[-2]
        what = {"options": "Option", "items": "Item", "accepted": "Answer"}.get(
            str(fault.path[-3]), "Line"
        )
        return f"{what} {int(number) + 1} is empty." if isinstance(number, int) else fault.message
    return fault.message


Counts = Mapping[Level, int]
_NOT_YET: Counts = dict.fromkeys(Level, 0)


class Checker:
    """How many issues each question of an open bank has. `work` until it says that all is done."""

    def __init__(self, bank: OpenBank) -> None:
        self._bank = bank
        self._known: dict[str, tuple[Question, Counts]] = {}
        self._next = 0
        self._revision = -1

    def counts(self, question: Question) -> Counts:
        """Of this version of a question; nothing where it has not been looked at yet."""
        known = self._known.get(question.id)
        return known[1] if known is not None and known[0] is question else _NOT_YET

    def look(self, question: Question) -> Counts:
        """Counts now. Retired questions have no flaws."""
        known = self._known.get(question.id)
        if known is not None and known[0] is question:
            return known[1]
        counts = dict(_NOT_YET)
        is_new = self._bank.base(question.id) is not question
        faults = faults_of(question, self._bank.head.sources) if is_new else []
        counts[Level.ERROR] = len(faults)
        if not faults and question.status is not Status.RETIRED:
            for flaw in lint_question(question, language=self._bank.head.language):
                is_remark = flaw.severity is Severity.REMARK
                counts[Level.REMARK if is_remark else Level.PROBLEM] += 1
        self._known[question.id] = question, counts
        return counts

    def work(self, is_over: Callable[[], bool]) -> tuple[int, int]:
        """Looks at questions until `is_over`; (looked at, all). Begins anew after a change."""
        if self._revision != self._bank.revision:
            self._revision, self._next = self._bank.revision, 0
        order: Sequence[str] = self._bank.order
        while self._next < len(order):
            question = self._bank.get(order[self._next])
            self._next += 1
            if question is None:
                continue
            known = self._known.get(question.id)
            if known is not None and known[0] is question:
                if self._next % 512 == 0 and is_over():
                    break
                continue
            self.look(question)
            if is_over():
                break
        return self._next, len(order)

    def errors(self, ids: Sequence[str]) -> list[str]:
        """Those of these questions that cannot be saved as they are."""
        found = []
        for one in ids:
            question = self._bank.get(one)
            if question is not None and self.look(question)[Level.ERROR]:
                found.append(one)
        return found
