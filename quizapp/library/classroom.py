"""The part of the library that looks at a class. Enter by `Library.classroom`.

`report(choice)` computes all that one choice of attempts shows; what takes longer (`passages`,
`intervals`) or is of one student (`topics_of`) is asked for when it is looked at. Nothing here is
for the window's thread but `topics_of` and `passage`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.bank.model import Bank, Citation, Question
from question_bank.bank.version import version_of
from question_bank.errors import QuestionBankError
from question_bank.statistics import (
    Intervals,
    Misconception,
    QuestionResult,
    Sitting,
    bootstrap_intervals,
    choose_attempts,
    passage_statistics,
    quiz_statistics,
)
from question_bank.statistics.intervals import without_absent
from quizapp.library import class_figures as figures
from quizapp.library.class_model import (
    ClassChoice,
    ClassReport,
    ItemRow,
    Passage,
    PassageRow,
    Progress,
    QuizOption,
    Reading,
    TopicScore,
)
from quizapp.library.shelf import BankShelf
from quizapp.storage.database import Database
from quizapp.storage.marks import ClassAttempt, ItemKey, MarksRepository, Responses, joined

if TYPE_CHECKING:
    from question_bank.statistics.marks import Integers

MANY_RESPONSES = 200_000
"""Responses from which on intervals are made of fewer resamples."""

MOST_READINGS = 5
"""Passages named for a student and a topic."""


def quiet(_stage: str, _done: int, _all: int) -> None:
    """No progress is told."""


def quiz_key(attempt: ClassAttempt) -> str:
    """What makes two attempts attempts at one quiz: its title and its banks."""
    return "\n".join((attempt.title, *attempt.bank_ids))


class Classroom:
    """Keeps the responses it has read: what was submitted does not change."""

    def __init__(self, database: Database, shelf: BankShelf) -> None:
        self._store = MarksRepository.over(database)
        self._shelf = shelf
        self._responses: Responses | None = None
        self._reports: dict[ClassChoice, ClassReport] = {}
        self._stamp: object = None

    # One choice -------------------------------------------------------------------------------

    def newest_quiz(self, *, practice: bool = False) -> str:
        """The key of the quiz that was submitted last; "" when there is none."""
        for one in reversed(self._store.attempts()):
            if one.exam or practice:
                return quiz_key(one)
        return ""

    def report(self, choice: ClassChoice, progress: Progress = quiet) -> ClassReport:
        """All that the choice shows; what `progress` raises ends the work."""
        stamp = (self._store.stamp(), tuple((b.bank_id, b.stamp) for b in self._shelf.known()))
        if stamp != self._stamp:
            self._reports.clear()
            self._stamp = stamp
        if choice not in self._reports:
            self._reports[choice] = self._computed(choice, progress)
        return self._reports[choice]

    def _computed(self, choice: ClassChoice, progress: Progress) -> ClassReport:
        import numpy as np

        submitted = self._store.attempts()
        counted = _counted(submitted, choice)
        people = self._store.people()
        responses = figures.chosen_responses(self._read(counted, progress), counted)
        progress("judge", 0, len(responses.items))
        questions, current = self._questions(responses.items)
        marks = figures.marks_of(responses, questions)
        titles = {
            bank_id: title
            for one in submitted
            if len(one.bank_ids) == len(one.bank_titles)
            for bank_id, title in zip(one.bank_ids, one.bank_titles, strict=True)
        }
        items = figures.judged_items(
            responses, questions, marks, titles, current,
            lambda done, whole: progress("judge", done, whole),
        )  # fmt: skip
        rows = figures.student_rows(people, counted)
        place = {row.person_id: n for n, row in enumerate(rows)}
        student_of = np.array([place[one.person_id] for one in counted], dtype=np.int64)
        table = figures.topic_table(responses, questions, student_of, len(rows))
        return ClassReport(
            choice=choice,
            quizzes=_quizzes(submitted, practice=choice.practice),
            attempts=tuple(counted),
            students=figures.with_help(rows, table),
            quiz=quiz_statistics(marks, [item.statistics for item in items]),
            items=items,
            topics=table,
            misconceptions=figures.believed(items),
            by_topic=figures.topic_boxes(table),
            by_quiz=tuple(figures.quiz_boxes(counted, quiz_key)),
            by_day=figures.moments(counted, None),
            marks=marks,
            responses=responses,
            practice_attempts=0 if choice.practice else sum(not one.exam for one in submitted),
            places={item.key: n for n, item in enumerate(items)},
        )

    def _read(self, attempts: Sequence[ClassAttempt], progress: Progress) -> Responses:
        """The responses of these attempts and of those read before."""
        have = set() if self._responses is None else set(self._responses.attempts)
        missing = [one.attempt_id for one in attempts if one.attempt_id not in have]
        if self._responses is None or missing:
            new = self._store.responses(missing, lambda done, whole: progress("read", done, whole))
            before = self._responses
            self._responses = new if before is None else joined(before, new)
        return self._responses

    def _questions(
        self, keys: Sequence[ItemKey]
    ) -> tuple[list[Question], dict[ItemKey, bool | None]]:
        """The question of each item, and whether the bank has this version now.

        The bank's own where it is the same version: topics and citations may have been mended.
        """
        stored = self._store.questions(dict.fromkeys(key.version for key in keys))
        banks = {bank_id: self._by_id(bank_id) for bank_id in {key.bank_id for key in keys}}
        versions: dict[tuple[str, str], str] = {}
        questions: list[Question] = []
        current: dict[ItemKey, bool | None] = {}
        for key in keys:
            now = banks[key.bank_id].get(key.question_id)
            if now is None:
                questions.append(stored[key.version])
                current[key] = None
                continue
            name = (key.bank_id, key.question_id)
            if name not in versions:
                versions[name] = version_of(now)
            same = versions[name] == key.version
            questions.append(now if same else stored[key.version])
            current[key] = same
        return questions, current

    def _by_id(self, bank_id: str) -> Mapping[str, Question]:
        bank = self._bank(bank_id)
        return {} if bank is None else bank.by_id()

    def _bank(self, bank_id: str) -> Bank | None:
        """None where the bank is no longer in the library, or its file is broken."""
        try:
            return self._shelf.bank(bank_id)
        except QuestionBankError:
            return None

    # What takes longer ------------------------------------------------------------------------

    def intervals(self, report: ClassReport) -> Intervals:
        """How sure the figures are, with 95 % confidence; of fewer resamples for many responses."""
        resamples = 1000 if report.marks.responses < MANY_RESPONSES else 200
        found = bootstrap_intervals(report.marks, resamples=resamples)
        return without_absent(found, [item.statistics for item in report.items])

    def passages(self, report: ClassReport, progress: Progress = quiet) -> tuple[PassageRow, ...]:
        """Paragraphs of all sources that answered questions cite, bank by bank."""
        of_bank: dict[str, list[ItemRow]] = defaultdict(list)
        for item in report.items:
            of_bank[item.key.bank_id].append(item)
        found = []
        for done, (bank_id, items) in enumerate(of_bank.items()):
            progress("source", done, len(of_bank))
            bank = self._bank(bank_id)
            if bank is None:
                continue
            results = [
                QuestionResult(item.question, item.statistics.facility, item.statistics.n)
                for item in items
            ]
            for source in bank.sources:
                document = self._shelf.document(bank_id, source)
                if document is not None:
                    rows = passage_statistics(document[0], source.id, results)
                    found += [PassageRow(bank_id, source.title, one) for one in rows]
        return tuple(found)

    # One student, one passage -----------------------------------------------------------------

    def topics_of(self, report: ClassReport, row: int) -> tuple[TopicScore, ...]:
        """A student's topics, the weakest first, with passages to read where help is needed."""
        import numpy as np

        table = report.topics
        own = {one.attempt_id for one in report.students[row].attempts}
        numbers = [n for n, one in enumerate(report.attempts) if one.attempt_id in own]
        mine = np.flatnonzero(np.isin(report.responses.attempt, numbers))
        found = []
        for place, topic in enumerate(table.topics):
            n = int(table.counts[row, place])
            if not n:
                continue
            score = TopicScore(topic, float(table.scores[row, place]), n)
            if score.needs_help:
                readings = self._readings(report, mine, topic)
                score = TopicScore(topic, score.score, n, readings)
            found.append(score)
        return tuple(sorted(found, key=lambda one: (one.score, one.topic)))

    @staticmethod
    def _readings(report: ClassReport, mine: Integers, topic: str) -> tuple[Reading, ...]:
        """The passages of what a student got wrong in a topic, each once, the worst first."""
        answers = report.responses
        wrong = [n for n in mine.tolist() if answers.fraction[n] < 1]
        wrong.sort(key=lambda n: (answers.fraction[n], int(answers.item[n])))
        found: dict[Citation, Reading] = {}
        for n in wrong:
            item = report.items[int(answers.item[n])]
            if topic in item.question.topics:
                attempt_id = answers.attempts[int(answers.attempt[n])]
                for citation in item.question.citations:
                    found.setdefault(citation, Reading(citation, item.key, attempt_id))
        return tuple(found.values())[:MOST_READINGS]

    def passage(
        self, key: ItemKey, attempt_id: str, wanted: Citation | None = None
    ) -> Passage | None:
        """What the Source page needs to show the passages of a question, `wanted` marked first.

        None where the attempt has none.
        """
        revealed = self._store.revealed(attempt_id, key)
        if revealed is None:
            return None
        cited = list(revealed.citations)
        for _option, some in revealed.option_citations:
            cited += some
        if not cited:
            return None
        places = [n for n, one in enumerate(cited) if one.citation == wanted]
        return Passage(revealed.sources, tuple(cited), places[0] if places else 0)

    def item_of(self, report: ClassReport, believed: Misconception) -> ItemRow:
        """The item that a misconception is of."""
        return next(
            item
            for item in report.items
            if item.question is believed.question
            and any(one.option.id == believed.option_id for one in item.options)
        )

    # Files ------------------------------------------------------------------------------------

    def export(
        self, report: ClassReport, path: Path, kind: str, progress: Progress = quiet
    ) -> tuple[str, ...]:
        """Writes the report; the names of the files. `kind` is one of `class_exports.KINDS`; `path`
        is a file, and for "csv" a folder.

        Raises:
            QuestionBankError: the folder refuses.
        """
        from quizapp.library.class_exports import export

        return export(report, self.passages(report, progress), path, kind)


def _counted(submitted: Sequence[ClassAttempt], choice: ClassChoice) -> list[ClassAttempt]:
    """The attempts that count: chosen quiz by quiz."""
    of_quiz: dict[str, list[Sitting]] = defaultdict(list)
    for one in submitted:
        if choice.quiz in ("", quiz_key(one)):
            of_quiz[quiz_key(one)].append(figures.sitting_of(one))
    kept = {
        sitting.attempt_id
        for sittings in of_quiz.values()
        for sitting in choose_attempts(sittings, choice.which, practice=choice.practice)
    }
    return [one for one in submitted if one.attempt_id in kept]


def _quizzes(submitted: Sequence[ClassAttempt], *, practice: bool) -> tuple[QuizOption, ...]:
    """The quizzes that were taken, the newest first."""
    of_quiz: dict[str, list[ClassAttempt]] = defaultdict(list)
    for one in submitted:
        if one.exam or practice:
            of_quiz[quiz_key(one)].append(one)
    found = [
        QuizOption(
            key,
            some[-1].title,
            len(some),
            len({one.person_id for one in some}),
            some[-1].submitted_at,
        )
        for key, some in of_quiz.items()
    ]
    return tuple(sorted(found, key=lambda one: one.last_at, reverse=True))
