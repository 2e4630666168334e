"""Seals a question for an attempt: what is shown, in its order, and what is revealed later.

Enter by `seal`. Options are shuffled from the attempt's seed, except where their order is natural.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from question_bank.bank.model import (
    Bank,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Matching,
    Numeric,
    Option,
    Ordering,
    OrderingItem,
    Question,
)
from question_bank.bank.version import version_of
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import read_number
from quizapp.quiz.model import (
    RevealedQuestion,
    SealedCitation,
    SealedSource,
    ShownGap,
    ShownOption,
    ShownQuestion,
)

T = TypeVar("T")
ResolveCitation = Callable[[Citation], SealedCitation]


def seal(
    bank: Bank,
    question: Question,
    *,
    seed: int,
    shuffle: bool,
    resolve: ResolveCitation,
    sources: Sequence[SealedSource],
) -> tuple[ShownQuestion, RevealedQuestion]:
    """Both parts. `seed` is the question's own, made from the attempt's."""
    chance = random.Random(seed)
    shown = _shown(bank, question, chance, shuffle)
    body = question.body
    of_options: tuple[tuple[str, tuple[SealedCitation, ...]], ...] = ()
    if isinstance(body, Choice):
        of_options = tuple(
            (option.id, tuple(map(resolve, option.citations)))
            for option in body.options
            if option.citations
        )
    citations = tuple(map(resolve, question.citations))
    used = {sealed.citation.source for sealed in citations}
    used |= {sealed.citation.source for _id, some in of_options for sealed in some}
    kept = tuple(source for source in sources if source.source_id in used)
    return shown, RevealedQuestion(question, citations, of_options, kept)


def _shown(bank: Bank, question: Question, chance: random.Random, shuffle: bool) -> ShownQuestion:
    body = question.body
    options: tuple[ShownOption, ...] = ()
    prompts: tuple[ShownOption, ...] = ()
    choices: tuple[str, ...] = ()
    gaps: tuple[ShownGap, ...] = ()
    unit = precision = ""
    match body:
        case Choice():
            options = _options(body.options, bank.language, chance, shuffle)
        case Ordering(items):
            options = tuple(ShownOption(item.id, item.text) for item in _disordered(items, chance))
        case Matching():
            prompts = tuple(ShownOption(pair.id, pair.prompt) for pair in body.pairs)
            texts = dict.fromkeys([pair.match for pair in body.pairs] + list(body.extra_matches))
            choices = tuple(_in_order(list(texts), str, bank.language, chance, True))
        case Cloze(gap_list):
            gaps = tuple(_gap(gap, bank.language, chance, shuffle) for gap in gap_list)
        case Numeric():
            unit = body.unit
        case DateBody(answer):
            precision = answer.precision
    return ShownQuestion(
        question_id=question.id,
        bank_id=bank.id,
        version=version_of(question),
        kind=question.kind,
        stem=question.stem,
        context=_context(bank, question),
        points=float(question.points),
        language=bank.language,
        markup=question.markup,
        options=options,
        prompts=prompts,
        choices=choices,
        gaps=gaps,
        unit=unit,
        precision=precision,
        topics=question.topics,
    )


def _context(bank: Bank, question: Question) -> str:
    """The title of the document that the question cites, else the bank's."""
    cited = {citation.source for citation in question.citations}
    titles = [source.title for source in bank.sources if source.id in cited]
    return " · ".join(titles) or bank.title


def _gap(gap: Gap, language: str, chance: random.Random, shuffle: bool) -> ShownGap:
    body = gap.body
    options: tuple[ShownOption, ...] = ()
    if isinstance(body, Choice):
        options = _options(body.options, language, chance, shuffle)
    unit = body.unit if isinstance(body, Numeric) else ""
    precision = body.answer.precision if isinstance(body, DateBody) else ""
    return ShownGap(gap.id, gap.kind, options, unit, precision)


def _options(
    options: Sequence[Option], language: str, chance: random.Random, shuffle: bool
) -> tuple[ShownOption, ...]:
    ordered = _in_order(list(options), lambda option: option.text, language, chance, shuffle)
    return tuple(ShownOption(option.id, option.text) for option in ordered)


def _in_order(
    items: list[T], text_of: Callable[[T], str], language: str, chance: random.Random, shuffle: bool
) -> list[T]:
    """Numbers and dates ascending; all else shuffled, or as the bank has it."""
    places = [natural_place(text_of(item), language) for item in items]
    known = [place for place in places if place is not None]
    if len(known) == len(items) and len({place[0] for place in known}) == 1:
        ranked = sorted(range(len(items)), key=lambda n: known[n])
        return [items[n] for n in ranked]
    if shuffle:
        chance.shuffle(items)
    return items


def natural_place(text: str, language: str) -> tuple[str, tuple[Decimal, ...]] | None:
    """A key that sorts numbers with their like and dates with theirs; None for other texts.

    The first part tells the family: numbers of one unit, or dates of one precision.
    """
    date = read_date(text, language)  # first: "3 March 2020" reads as the number 3, too
    if date is not None:
        parts = (date.year, date.month or 0, date.day or 0)
        return f"date {date.precision}", tuple(map(Decimal, parts))
    number = read_number(text, language)
    if number is not None:
        return f"number {number.unit.casefold()}", (number.value,)
    return None


def _disordered(items: Sequence[OrderingItem], chance: random.Random) -> list[OrderingItem]:
    """Shuffled, and never in an order that the key accepts."""
    shuffled = list(items)
    chance.shuffle(shuffled)
    ranks = [item.rank for item in shuffled]
    if ranks == sorted(ranks):
        first = ranks.index(max(ranks))
        shuffled[0], shuffled[first] = shuffled[first], shuffled[0]
    return shuffled
