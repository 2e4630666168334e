"""A quiz on paper: one choice of questions in several shuffled versions with codes, and the key.

Enter by `Papers.make(wish)`, or by `marks_of` for what a key says in letters and numbers. The same
wish on the same bank gives the same paper, however often it is asked for. Nothing here prints:
`quizapp.ui.paper` does.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.bank.model import (
    Choice,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.errors import QuestionBankError
from question_bank.grading.grade import option_fraction
from question_bank.grading.keys import key_text
from question_bank.grading.numbers import show_number
from quizapp.library.attempts import LocalAttempts
from quizapp.library.quizzes import Quizzes
from quizapp.quiz.drawing import Drawable, draw
from quizapp.quiz.model import (
    Blueprint,
    Order,
    RevealedQuestion,
    SealedCitation,
    ShownGap,
    ShownOption,
    ShownQuestion,
)
from quizapp.quiz.quizzes import NamedQuiz, candidates, drawn, pool_blueprint
from quizapp.storage.database import Database

if TYPE_CHECKING:
    from quizapp.library.facade import Library

MOST_VERSIONS = 10
MOST_QUESTIONS = 500

_CODE_LETTERS = "23456789ACDEFHJKLMNPQRTUVWXY"
"""Nothing that is read as something else on a photocopy."""

_TRIES = 30
"""How often another order is looked for before two versions may be alike."""


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is to be printed: a named quiz, or questions of a bank.

    `count` 0 means all. `count`, `kinds`, `topics` and both shuffles are the quiz's own where
    `quiz_id` is given. `seed` decides all that is drawn.
    """

    bank_id: str = ""
    quiz_id: str = ""
    count: int = 10
    kinds: tuple[Kind, ...] = ()
    topics: tuple[str, ...] = ()
    versions: int = 1
    shuffle: bool = True
    shuffle_options: bool = True
    include_drafts: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question as it stands in one version; `number` counts from 1."""

    number: int
    shown: ShownQuestion
    revealed: RevealedQuestion


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """`letter` A, B, ...; `code` is printed on every page and at the head of its key."""

    letter: str
    code: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class Endnote:
    """A passage that proves answers; `number` counts from 1 through the whole key."""

    number: int
    source_title: str
    sealed: SealedCitation


@dataclass(frozen=True, slots=True)
class Paper:
    """All versions hold the same questions; `points` is their sum."""

    title: str
    language: str
    points: float
    versions: tuple[PaperVersion, ...]

    def places(self) -> dict[tuple[str, str], tuple[tuple[str, int], ...]]:
        """(bank id, question id) to (letter of the version, number) in every version."""
        found: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
        for version in self.versions:
            for one in version.questions:
                key = one.shown.bank_id, one.shown.question_id
                found[key] = (*found.get(key, ()), (version.letter, one.number))
        return found

    def endnotes(self) -> tuple[Endnote, ...]:
        """The passages in the order of the first version; one that proves two answers once."""
        notes: dict[tuple[str, str, int, int, str], Endnote] = {}
        for one in self.versions[0].questions:
            titles = {source.source_id: source.title for source in one.revealed.sources}
            for sealed in one.revealed.citations:
                key = note_key(one.shown.bank_id, sealed)
                if key not in notes:
                    source = sealed.citation.source
                    title = titles.get(source, source)
                    notes[key] = Endnote(len(notes) + 1, title, sealed)
        return tuple(notes.values())

    def note_numbers(self) -> dict[tuple[str, str, int, int, str], int]:
        """`note_key` to the endnote's number."""
        numbers: dict[tuple[str, str, int, int, str], int] = {}
        for one in self.versions[0].questions:
            for sealed in one.revealed.citations:
                numbers.setdefault(note_key(one.shown.bank_id, sealed), len(numbers) + 1)
        return numbers


def note_key(bank_id: str, sealed: SealedCitation) -> tuple[str, str, int, int, str]:
    """What makes two passages the same one."""
    citation = sealed.citation
    return bank_id, citation.source, citation.start, citation.end, citation.exact


class Papers:
    """Draws papers from the banks and quizzes of this library."""

    def __init__(self, database: Database, attempts: LocalAttempts, quizzes: Quizzes) -> None:
        self._database = database
        self._attempts = attempts
        self._quizzes = quizzes

    @classmethod
    def of(cls, library: Library) -> Papers:
        """Over the library's own parts."""
        return cls(library._database, library._attempts, library.quizzes)

    def make(self, wish: PaperWish, title: str = "") -> Paper:
        """Draws once, then arranges every version; reads banks, not for the window's thread.

        Raises:
            QuestionBankError: a bank cannot be read, nothing matches, or the wish is no good.
        """
        if not 1 <= wish.versions <= MOST_VERSIONS:
            raise QuestionBankError(f"A paper has 1 to {MOST_VERSIONS} versions.")
        blueprint, questions, name = self._drawn(wish)
        if not questions:
            raise QuestionBankError("No question matches; choose more topics or kinds.")
        if len(questions) > MOST_QUESTIONS:
            raise QuestionBankError(
                f"A paper has up to {MOST_QUESTIONS} questions; these would be {len(questions):,}."
            )
        versions = self._arranged(blueprint, questions, wish)
        first = versions[0].questions
        return Paper(
            title=title or name or " · ".join(dict.fromkeys(one.bank.title for one in questions)),
            language=first[0].shown.language,
            points=sum(one.shown.points for one in first),
            versions=versions,
        )

    def _drawn(self, wish: PaperWish) -> tuple[Blueprint, tuple[Drawable, ...], str]:
        if wish.quiz_id:
            quiz = self._quizzes.get(wish.quiz_id)
            found = self.candidates(quiz)
            return quiz.blueprint, drawn(quiz, found, {}, wish.seed), quiz.name
        blueprint = Blueprint(
            (wish.bank_id,),
            count=wish.count,
            kinds=wish.kinds,
            topics=wish.topics,
            order=Order.SHUFFLED if wish.shuffle else Order.BANK,
            shuffle_options=wish.shuffle_options,
            include_drafts=wish.include_drafts,
        )
        return blueprint, draw(blueprint, self._attempts.pool(blueprint), {}, wish.seed), ""

    def candidates(self, quiz: NamedQuiz) -> tuple[Drawable, ...]:
        """What a named quiz can draw from now. Raises QuestionBankError as `make` does."""
        pool = self._attempts.pool(pool_blueprint(quiz))
        known = self._database.quizzes.facilities(quiz.blueprint.bank_ids) if quiz.levels else {}
        return candidates(quiz, pool, known)

    def _arranged(
        self, blueprint: Blueprint, questions: Sequence[Drawable], wish: PaperWish
    ) -> tuple[PaperVersion, ...]:
        versions: list[PaperVersion] = []
        for n in range(wish.versions):
            made = self._version(blueprint, questions, wish.seed, n, 0)
            for attempt in range(1, _TRIES):
                if all(_layout(made) != _layout(other) for other in versions):
                    break
                made = self._version(blueprint, questions, wish.seed, n, attempt)
            versions.append(made)
        return tuple(versions)

    def _version(
        self, blueprint: Blueprint, questions: Sequence[Drawable], seed: int, n: int, attempt: int
    ) -> PaperVersion:
        chance = random.Random(f"paper/{seed}/{n}/{attempt}")
        ordered = list(questions)
        if n and blueprint.order is Order.SHUFFLED:  # version A stands as it was drawn
            chance.shuffle(ordered)
        parts = self._attempts.parts(blueprint, ordered, chance.randrange(2**31))
        made = tuple(PaperQuestion(k, *part) for k, part in enumerate(parts, start=1))
        name = letter(n)
        return PaperVersion(name, f"{name}-{_code(made)}", made)


def _layout(version: PaperVersion) -> list[tuple[object, ...]]:
    """All in which versions may differ."""
    return [
        (one.shown.question_id, one.shown.options, one.shown.choices, one.shown.gaps)
        for one in version.questions
    ]


def _code(questions: Sequence[PaperQuestion]) -> str:
    """Four signs that tell this arrangement of these very versions from another one."""
    told = hashlib.sha256()
    for one in questions:
        shown = one.shown
        order = [option.id for option in shown.options], shown.choices, shown.gaps
        told.update(repr((shown.bank_id, shown.question_id, shown.version, order)).encode())
    number = int.from_bytes(told.digest()[:8], "big")
    signs = ""
    for _n in range(4):
        number, place = divmod(number, len(_CODE_LETTERS))
        signs += _CODE_LETTERS[place]
    return signs


# What a key says ----------------------------------------------------------------------------------


def letter(n: int) -> str:
    """A, B, ... Z, AA, AB, ...: the name of the n-th option, from 0."""
    return letter(n // 26 - 1) + chr(65 + n % 26) if n >= 26 else chr(65 + n)


def marks_of(one: PaperQuestion) -> str:
    """What stands on a filled answer sheet: letters, numbers, or the words of a typed answer."""
    shown, question = one.shown, one.revealed.question
    match question.body:
        case Choice():
            return _letters(shown.options, question.body)
        case TrueFalse(answer):
            return letter(0 if answer else 1)
        case Ordering(items):
            places = _places([(item.id, item.rank) for item in items])
            return " ".join(places[option.id] for option in shown.options)
        case Matching(pairs):
            at = {text: letter(n) for n, text in enumerate(shown.choices)}
            return ", ".join(f"{n} {at[pair.match]}" for n, pair in enumerate(pairs, start=1))
        case Cloze(gaps):
            return "; ".join(
                f"({n}) {_gap_marks(gap, as_shown, shown.language)}"
                for n, (gap, as_shown) in enumerate(zip(gaps, shown.gaps, strict=True), start=1)
            )
        case _:
            return key_text(question, shown.language)


def _letters(options: Sequence[ShownOption], body: Choice) -> str:
    right = {option.id for option in body.options if option_fraction(option) > 0}
    return ", ".join(letter(n) for n, option in enumerate(options) if option.id in right)


def _places(ranked: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Item id to its place from 1; items of one rank share theirs, as in 2/3."""
    ranks = sorted(rank for _id, rank in ranked)
    places = {}
    for item_id, rank in ranked:
        first = ranks.index(rank) + 1
        places[item_id] = "/".join(str(first + k) for k in range(ranks.count(rank)))
    return places


def _gap_marks(gap: Gap, shown: ShownGap, language: str) -> str:
    if isinstance(gap.body, Choice):
        return _letters(shown.options, gap.body)
    return key_text(Question("gap", gap.kind, "", gap.body), language)


def also_right(question: Question, language: str) -> tuple[str, ...]:
    """Typed answers beside the key that earn points, as a marker must know them."""
    match question.body:
        case ShortAnswer(accepted):
            return tuple(one.text + _share(one.fraction) for one in accepted[1:])
        case Numeric(answers, unit):
            first = [_margin(answers[0])] if answers[0].tolerance else []
            more = [f"{_range(one, language)} {unit}".rstrip() for one in answers[1:]]
            shares = [_share(one.fraction) for one in answers[1:]]
            return (*first, *(text + share for text, share in zip(more, shares, strict=True)))
        case DateBody() | Choice() | TrueFalse() | Ordering() | Matching():
            return ()
        case Cloze(gaps):
            return tuple(
                f"({n}) {text}"
                for n, gap in enumerate(gaps, start=1)
                for text in also_right(replace(question, kind=gap.kind, body=gap.body), language)
            )


def _share(fraction: object) -> str:
    return "" if fraction is None else f" ({float(str(fraction)):.0%})"


def _margin(answer: NumericAnswer) -> str:
    assert answer.tolerance is not None
    return f"± {answer.tolerance.amount}{'%' if answer.tolerance.percent else ''}"


def _range(answer: NumericAnswer, language: str) -> str:
    if answer.value is not None:
        said = show_number(answer.value, language)
        return f"{said} {_margin(answer)}" if answer.tolerance else said
    ends = [
        "" if end is None else show_number(end, language)
        for end in (answer.minimum, answer.maximum)
    ]
    return " – ".join(ends).strip()
