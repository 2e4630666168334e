"""Result files become attempts of this library, graded here. Enter by `Collecting.collect`.

An attempt is taken once: the same file again changes nothing, another file of the same attempt is
refused. Questions, keys and rules are those that were handed out, whatever became of the bank.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from question_bank.bank.model import Bank, Citation, Question
from question_bank.bank.version import version_of
from question_bank.errors import QuestionBankError
from quizapp.library.attempts import LocalAttempts
from quizapp.library.pack_sealing import Legend
from quizapp.library.quizpack import Keys, keys_of, parse_keys, read_pack
from quizapp.library.quizresult import (
    ChangedResultError,
    Item,
    ResultError,
    ResultFile,
    as_shown,
    check_answer,
    read_result,
    true_answer,
)
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.grading import grade_response, settle
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    ClockReading,
    ClockState,
    Response,
    RevealedQuestion,
    SealedAttempt,
    SealedCitation,
    SealedSource,
    ShownQuestion,
)
from quizapp.quiz.quizzes import Draw
from quizapp.quiz.sealing import seal
from quizapp.storage.database import Database

_SLACK_S = 90.0
"""What a clock may be off, or a last answer late, before the teacher is told."""


class Fate(StrEnum):
    """What became of a result file."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Collected:
    """One file. `problem` says why it was refused, `notes` what the teacher should know."""

    path: Path
    fate: Fate
    person: str = ""
    quiz: str = ""
    attempt_id: str = ""
    marks: float = 0.0
    maximum: float = 0.0
    problem: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A pack whose keys are known here; `quiz_id` is "" where it was made elsewhere."""

    sha256: str
    quiz_id: str
    keys: Keys
    versions: dict[tuple[str, str], tuple[Bank, Question]]
    """(bank id, question id) as the teacher has them."""


class Collecting:
    """Made by `HandingOut`."""

    def __init__(
        self, database: Database, attempts: LocalAttempts, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._now = now

    def collect(
        self, paths: Sequence[Path], pack: Path | None, password: str
    ) -> tuple[Collected, ...]:
        """See `HandingOut.collect`."""
        known = {} if pack is None else self._learn(pack, password)
        return tuple(self._one(path, known) for path in paths)

    def _learn(self, path: Path, password: str) -> dict[str, _Known]:
        pack = read_pack(path)
        return {pack.id: _known(pack.sha256, "", keys_of(pack, password))}

    def _one(self, path: Path, known: dict[str, _Known]) -> Collected:
        try:
            result = read_result(path)
            pack = self._pack(result, known)
            told = self._fate(path, result)
            return told or self._take(path, result, pack)
        except QuestionBankError as error:
            return Collected(path, Fate.REFUSED, problem=str(error))

    def _pack(self, result: ResultFile, known: dict[str, _Known]) -> _Known:
        if result.pack_id not in known:
            text = self._database.settings.get(f"pack:{result.pack_id}")
            if not text:
                raise ResultError(
                    "It belongs to a quiz pack that was not made on this computer. Choose that "
                    "pack, too, and type its password if it was sealed."
                )
            told = json.loads(text)
            keys = parse_keys(told["keys"].encode())
            known[result.pack_id] = _known(told["sha256"], told["quiz_id"], keys)
        pack = known[result.pack_id]
        if pack.sha256 != result.pack_sha256:
            raise ChangedResultError(
                f"{result.person_name} answered a quiz pack that is not the one that was handed "
                "out: it was changed on its way. Nothing was taken."
            )
        return pack

    def _fate(self, path: Path, result: ResultFile) -> Collected | None:
        """Known already, or None."""
        kept = self._database.settings.get(f"collected:{result.attempt_id}")
        known = Collected(path, Fate.KNOWN, result.person_name, attempt_id=result.attempt_id)
        if kept == result.sha256:
            return known
        if kept:
            raise ChangedResultError(
                f"{path.name} is another result of an attempt of {result.person_name} that was "
                "collected before, and differs from it: one of the two was changed. The first one "
                "stays."
            )
        try:
            self._database.attempts.stored(result.attempt_id)
        except KeyError:
            return None
        return replace(known, notes=("The attempt was made on this computer.",))

    def _take(self, path: Path, result: ResultFile, pack: _Known) -> Collected:
        rebuilt = self._rebuilt(result, pack)
        quiz = pack.keys.quiz
        with self._database.together():
            person_id, notes = self._person(result)
            head = self._head(result, pack, person_id)
            marks, maximum = self._store(result, head, rebuilt)
            if pack.quiz_id:
                self._database.quizzes.link(head.id, quiz, person_id)
            self._database.settings.set(f"collected:{result.attempt_id}", result.sha256)
        names = {person.id: person.name for person in self._database.people.all()}
        return Collected(
            path,
            Fate.NEW,
            names[person_id],
            quiz.name,
            head.id,
            marks,
            maximum,
            notes=(*notes, *_remarks(result, pack)),
        )

    # The attempt as it would have been here ---------------------------------------------------

    def _rebuilt(
        self, result: ResultFile, pack: _Known
    ) -> list[tuple[ShownQuestion, RevealedQuestion, Response]]:
        """Raises ChangedResultError where the result does not fit the pack."""
        try:
            drawables, legends = _asked(result, pack)
            parts = self._parts(pack, drawables)
            rebuilt = []
            for part, item, one, legend in zip(
                parts, result.items, drawables, legends, strict=True
            ):
                shown, response = as_shown(part[0], item, legend), _response(item, one, legend)
                check_answer(shown, response.answer)
                rebuilt.append((shown, part[1], response))
            return rebuilt
        except (KeyError, ValueError):
            raise ChangedResultError(
                f"The result of {result.person_name} does not fit the quiz that was handed out: it "
                "or the pack was changed. Nothing was taken."
            ) from None

    def _parts(
        self, pack: _Known, drawables: Sequence[Drawable]
    ) -> Sequence[tuple[ShownQuestion, RevealedQuestion]]:
        blueprint = replace(pack.keys.quiz.blueprint, shuffle_options=False)
        try:
            return self._attempts.parts(blueprint, drawables, 0)
        except QuestionBankError:  # the bank is no longer here: its quotations must do
            return [
                seal(
                    one.bank,
                    one.question,
                    seed=0,
                    shuffle=False,
                    resolve=_unresolved,
                    sources=tuple(
                        SealedSource(source.id, source.title, "", source.media_type, "")
                        for source in one.bank.sources
                    ),
                )
                for one in drawables
            ]

    def _head(self, result: ResultFile, pack: _Known, person_id: str) -> AttemptHead:
        blueprint = pack.keys.quiz.blueprint
        titles = {bank.id: bank.title for bank in pack.keys.banks}
        return AttemptHead(
            id=result.attempt_id,
            person_id=person_id,
            blueprint=blueprint,
            title=blueprint.name,
            bank_titles=tuple(titles.get(bank_id, bank_id) for bank_id in blueprint.bank_ids),
            question_count=len(result.items),
            seed=result.seed,
            state=AttemptState.IN_PROGRESS,
            started_at=result.started_at,
            base_limit_s=result.base_limit_s,
            limit_s=result.limit_s,
        )

    def _store(
        self,
        result: ResultFile,
        head: AttemptHead,
        rebuilt: Sequence[tuple[ShownQuestion, RevealedQuestion, Response]],
    ) -> tuple[float, float]:
        """Keeps and grades it, inside of the caller's transaction; marks and maximum."""
        store = self._database.attempts
        shown = tuple(one[0] for one in rebuilt)
        revealed = tuple(one[1] for one in rebuilt)
        responses = tuple(one[2] for one in rebuilt)
        reading = ClockReading(result.submitted_at, None, "collected")
        clock = ClockState(result.spent_s, result.grants_s, reading, closed=True)
        store.add(SealedAttempt(head, shown, revealed), clock)
        store.save_clock(head.id, clock, 0, result.log)
        for n, (s, r, response) in enumerate(rebuilt):
            worth = grade_response(s, r, response, head.blueprint).fraction
            store.lock(head.id, n, response, worth, clock, 0)
        outcome = settle(
            head.blueprint,
            shown,
            revealed,
            responses,
            state=result.state,
            at=result.submitted_at,
            by=result.submitted_by,
        )
        store.finish(head.id, outcome, clock)
        return outcome.marks, outcome.maximum

    def _person(self, result: ResultFile) -> tuple[str, tuple[str, ...]]:
        """Who it is here: as before, else the one of that name, else somebody new."""
        key = f"collected-person:{result.person_id}"
        people = {person.id: person for person in self._database.people.all()}
        known = self._database.settings.get(key)
        if known in people:
            return known, ()
        name = " ".join(result.person_name.split())[:70] or "?"
        same = next((p for p in people.values() if p.name.casefold() == name.casefold()), None)
        notes: tuple[str, ...] = ()
        if same is None:
            person_id = self._database.people.add(name).id
        elif self._database.settings.get(f"collected-as:{same.id}"):
            names = {person.name.casefold() for person in people.values()}
            free = next(
                f"{name} ({n})" for n in range(2, 10_000)
                if f"{name} ({n})".casefold() not in names
            )  # fmt: skip
            person_id = self._database.people.add(free).id
            notes = (f"There are several students called {name}; this one is '{free}' here.",)
        else:
            person_id = same.id
        self._database.settings.set(key, person_id)
        self._database.settings.set(f"collected-as:{person_id}", result.person_id)
        return person_id, notes


def _known(digest: str, quiz_id: str, keys: Keys) -> _Known:
    versions = {
        (bank.id, question.id): (bank, question)
        for bank in keys.banks
        for question in bank.questions
    }
    return _Known(digest, quiz_id, keys, versions)


def _asked(result: ResultFile, pack: _Known) -> tuple[list[Drawable], list[Legend | None]]:
    """The teacher's questions in the attempt's order.

    Raises:
        KeyError, ValueError: questions that were not handed out, or not so many.
    """
    drawables, legends = [], []
    for item in result.items:
        bank_id = pack.keys.bank_ids[item.bank_id]
        of_bank = pack.keys.legends.get(item.bank_id)
        legend = None if of_bank is None else of_bank[item.question_id]
        question_id = item.question_id if legend is None else legend.question_id
        bank, question = pack.versions[bank_id, question_id]
        if legend is None and version_of(question) != item.version:
            raise ValueError("another version")
        drawables.append(Drawable(bank, question))
        legends.append(legend)
    keys = [one.key for one in drawables]
    if len(set(keys)) < len(keys):
        raise ValueError("a question twice")
    quiz = pack.keys.quiz
    if quiz.draw is Draw.FIXED:
        wanted = sum(ref.key in pack.versions for ref in quiz.fixed)
    else:
        wanted = min(quiz.blueprint.count or len(pack.versions), len(pack.versions))
    if len(keys) != wanted:
        raise ValueError("not as many questions as the quiz has")
    return drawables, legends


def _response(item: Item, one: Drawable, legend: Legend | None) -> Response:
    return replace(
        item.response,
        question_id=one.question.id,
        bank_id=one.bank.id,
        answer=true_answer(item.response.answer, legend),
    )


def _unresolved(citation: Citation) -> SealedCitation:
    return SealedCitation(citation, "missing", 0, 0)


def _remarks(result: ResultFile, pack: _Known) -> tuple[str, ...]:
    """What is odd about the times; the teacher judges."""
    quiz = pack.keys.quiz
    found = []
    if quiz.opens_at is not None and result.started_at < quiz.opens_at:
        found.append("Begun before the quiz opened.")
    if quiz.closes_at is not None and result.started_at >= quiz.closes_at:
        found.append("Begun after the quiz closed.")
    limit_s = quiz.blueprint.limit_s
    if limit_s is not None:
        if result.limit_s is None or result.limit_s > limit_s:
            found.append("With extra time.")
        elif result.spent_s > limit_s + quiz.blueprint.grace_s + _SLACK_S:
            found.append("Longer than the quiz allows.")
    if any(event.kind == "wall-clock-jump" for event in result.log):
        found.append("The computer's clock was changed meanwhile.")
    return tuple(found)
