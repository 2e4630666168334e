"""Classes of any size, put straight into the tables: a thousand attempts a second, not ten.

Enter by `fill_class(database, bank, students=30)`; what is stored is what `AttemptRepository` and
the session would have stored, but for the practice memories.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from question_bank.bank.model import (
    Bank,
    Choice,
    Kind,
    Option,
    Question,
    ShortAnswer,
    Status,
    TrueFalse,
)
from question_bank.citations import resolve
from question_bank.documents import Document
from question_bank.grading.answers import Answer, ChoiceAnswer, TextAnswer, TrueFalseAnswer
from question_bank.grading.answers import to_json as answer_to_json
from question_bank.grading.grade import grade
from quizapp.quiz.model import (
    Accommodation,
    AttemptState,
    Blueprint,
    Mode,
    SealedCitation,
    SealedSource,
)
from quizapp.quiz.sealing import seal
from quizapp.storage.codec import to_json
from quizapp.storage.database import Database
from quizapp.storage.sql import table
from quizapp.storage.tables import (
    AttemptRow,
    PersonRow,
    QuestionVersionRow,
    ResponseRow,
    RevealedRow,
    ShownRow,
)

FIRST_DAY = datetime(2026, 9, 7, 8, 0, tzinfo=UTC)

_GIVEN = "Ana Ben Chloé Dmitri Elif Farid Grace Hana Ivo Jun Kofi Lea Mateo Nia Olga Priya".split()
_FAMILY = "Abreu Baker Costa Duarte Eze Fischer García Haddad Ito Jensen Kaya López".split()


def student_name(number: int) -> str:
    """A name for each number; no two alike."""
    given, rest = _GIVEN[number % len(_GIVEN)], number // len(_GIVEN)
    family, again = _FAMILY[rest % len(_FAMILY)], rest // len(_FAMILY)
    return f"{given} {family}" + (f" {again + 1}" if again else "")


def choice_bank(questions: int = 100, bank_id: str = "choices-abc123") -> Bank:
    """Single choices of four options, of ten topics, with no source."""
    made = tuple(
        Question(
            f"q{n:05}",
            Kind.SINGLE_CHOICE,
            f"Question number {n} of this bank asks about one thing and nothing else?",
            Choice(
                tuple(
                    Option(letter, f"Option {letter} of question {n}", letter == "abcd"[n % 4])
                    for letter in "abcd"
                )
            ),
            Status.PUBLISHED,
            uncited=True,
            topics=(f"Topic {n % 10 + 1}",),
            points=Decimal(1),
        )
        for n in range(questions)
    )
    return Bank(bank_id, "Choices", questions=made)


def _answers(question: Question) -> tuple[Answer | None, list[Answer | None]]:
    """(the right answer, wrong ones, the favourite first); what cannot be made up is left blank."""
    match question.body:
        case Choice(options):
            right = frozenset(option.id for option in options if option.correct)
            wrong = [option.id for option in options if not option.correct]
            return ChoiceAnswer(right), [ChoiceAnswer(frozenset({one})) for one in wrong]
        case TrueFalse(answer):
            return TrueFalseAnswer(answer), [TrueFalseAnswer(not answer)]
        case ShortAnswer(accepted):
            return TextAnswer(accepted[0].text), [TextAnswer("no idea"), None]
    return None, [None]


class _Item:
    """A question sealed once, with its possible answers as they are stored."""

    def __init__(
        self, bank: Bank, question: Question, document: Document | None, source: SealedSource | None
    ) -> None:
        def resolved(citation: Any) -> SealedCitation:
            found = resolve(citation, None if document is None else document.text)
            return SealedCitation(citation, found.status.value, found.start, found.end)

        shown, revealed = seal(
            bank, question, seed=1, shuffle=False, resolve=resolved,
            sources=() if source is None else (source,),
        )  # fmt: skip
        self.question = question
        self.version, self.kind = shown.version, shown.kind.value
        self.points = shown.points
        self.shown, self.revealed = to_json(shown), to_json(revealed)
        self.content = to_json(question)
        right, wrong = _answers(question)
        self.right = self._stored(right, bank.language)
        self.wrong = [self._stored(one, bank.language) for one in wrong]

    def _stored(self, answer: Answer | None, language: str) -> tuple[str | None, str, float]:
        given = grade(self.question, answer, language=language)
        text = None if answer is None else answer_to_json(answer)
        return text, to_json(given), given.fraction


def fill_class(
    database: Database,
    bank: Bank,
    *,
    students: int,
    attempts: int = 1,
    count: int = 0,
    document: Document | None = None,
    title: str = "",
    mode: Mode = Mode.EXAM,
    state: AttemptState = AttemptState.SUBMITTED,
    given: bool = False,
    seed: int = 1,
    from_number: int = 0,
    late_days: float = 0.0,
    keep_sealed: bool = True,
) -> list[str]:
    """Adds `students` people (those with a known name again) and `attempts` of each; their ids.

    `count` questions are drawn for each attempt, all of the bank's for 0. The first question's key
    is believed to be the second option by the strong students. `keep_sealed` False leaves out the
    revealed parts, which statistics do not read.
    """
    chance = random.Random(seed)
    source = None
    if document is not None and bank.sources:
        one = bank.sources[0]
        source = SealedSource(
            one.id, one.title, document.sha256, document.media_type, document.extractor
        )
    items = [_Item(bank, question, document, source) for question in bank.questions]
    known = {person.name: person.id for person in database.people.all()}
    numbers = range(from_number, from_number + students)
    new = {student_name(n): f"person-{n:06}" for n in numbers if student_name(n) not in known}
    blueprint = to_json(Blueprint((bank.id,), count=count, mode=mode, name=title, given=given))
    name = title or bank.title
    ids: list[str] = []

    def rows() -> Iterator[tuple[dict[str, Any], list[tuple[_Item, tuple[Any, Any, Any]]]]]:
        for n in numbers:
            person = known.get(student_name(n)) or new[student_name(n)]
            ability = chance.gauss(0.0, 1.0)
            for turn in range(attempts):
                drawn = chance.sample(items, count) if count else items
                answered = [(item, _choose(chance, item, ability, items[0])) for item in drawn]
                maximum = sum(item.points for item in drawn)
                marks = sum(item.points * given_[2] for item, given_ in answered)
                marks = max(0.0, marks)
                ids.append(f"attempt-{seed}-{mode.value}-{state.value}-{n:06}-{turn}")
                at = FIRST_DAY + timedelta(
                    days=late_days + 7 * turn, minutes=chance.randrange(60 * 24 * 5)
                )
                over = state is AttemptState.SUBMITTED
                yield {
                    "id": ids[-1], "person_id": person, "title": name, "quiz_name": title,
                    "mode": mode.value, "blueprint": blueprint, "accommodation": _NOTHING,
                    "bank_ids": json.dumps([bank.id]), "bank_titles": json.dumps([bank.title]),
                    "seed": 1,
                    "state": state.value, "question_count": len(drawn), "position": 0,
                    "started_at": at, "base_limit_s": None, "limit_s": None,
                    "spent_s": float(chance.randrange(200, 1500)), "grants_s": 0.0, "read_at": at,
                    "boot_s": None, "boot_id": "", "closed": False,
                    "submitted_at": at + timedelta(minutes=20) if over else None,
                    "submitted_by": "student" if over else None,
                    "marks": marks if over else None, "maximum": maximum,
                    "fraction": marks / maximum if over else None,
                    "passed": marks / maximum >= 0.6 if over else None, "certainty_marks": None,
                }, answered  # fmt: skip
                ability += 0.3

    with database.people._engine.transaction() as db:
        if new:
            db.execute(
                insert(table(PersonRow)),
                [{"id": one, "name": who, "created_at": FIRST_DAY} for who, one in new.items()],
            )
        have = {row[0] for row in db.exec_driver_sql("SELECT version FROM question_version")}
        fresh = {item.version: item for item in items if item.version not in have}
        if fresh:
            db.execute(
                insert(table(QuestionVersionRow)),
                [
                    {"version": version, "kind": item.kind, "content": item.content}
                    for version, item in fresh.items()
                ],
            )
        batch: list[Any] = []
        for row in rows():
            batch.append(row)
            if len(batch) >= 500:
                _insert(db, bank.id, batch, keep_sealed)
                batch = []
        _insert(db, bank.id, batch, keep_sealed)
    return ids


_NOTHING = to_json(Accommodation())


def _choose(
    chance: random.Random, item: _Item, ability: float, odd: _Item
) -> tuple[str | None, str, float]:
    hardness = (hash_of(item.question.id) % 100) / 40 - 1.25
    if item is odd:  # as if its key were wrong
        ability = -ability
    if chance.gauss(0.0, 1.0) < ability - hardness:
        return item.right
    return item.wrong[0] if chance.random() < 0.6 else chance.choice(item.wrong)


def hash_of(text: str) -> int:
    """The same in every process."""
    return sum(ord(char) * (n + 1) * 7 for n, char in enumerate(text))


def _insert(db: Any, bank_id: str, batch: Sequence[Any], keep_sealed: bool) -> None:
    if not batch:
        return
    db.execute(insert(table(AttemptRow)), [head for head, _answered in batch])
    shown: list[Mapping[str, Any]] = []
    revealed: list[Mapping[str, Any]] = []
    responses: list[Mapping[str, Any]] = []
    for head, answered in batch:
        over = head["state"] == AttemptState.SUBMITTED.value
        for position, (item, (answer, graded, fraction)) in enumerate(answered):
            key = {"attempt_id": head["id"], "position": position}
            shown.append({
                **key, "bank_id": bank_id, "question_id": item.question.id,
                "version": item.version, "content": item.shown,
            })  # fmt: skip
            revealed.append({**key, "content": item.revealed})
            responses.append({
                **key, "answer": answer, "flagged": False, "seen": True, "checked": False,
                "expired": False, "certainty": None, "spent_s": 20.0,
                "saved_at": head["started_at"], "grade": graded if over else None,
                "fraction": fraction if over else None,
            })  # fmt: skip
    db.execute(insert(table(ShownRow)), shown)
    if keep_sealed:
        db.execute(insert(table(RevealedRow)), revealed)
    db.execute(insert(table(ResponseRow)), responses)


def with_other_key(bank: Bank, question_id: str) -> Bank:
    """The bank after its teacher changed the stem of a question: another version of it."""
    questions = tuple(
        replace(one, stem=one.stem + " (mended)") if one.id == question_id else one
        for one in bank.questions
    )
    return replace(bank, questions=questions)
