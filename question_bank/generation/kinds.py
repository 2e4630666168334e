"""Asks and facts to draft items of each kind. Enter by `items_of`.

One ask gives a choice where there are distractors of its type, and a typed item; a fact gives gaps
in its statement and a true or false statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from question_bank.bank import gaps
from question_bank.bank.model import (
    Accepted,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    GapBody,
    Kind,
    Numeric,
    NumericAnswer,
    Option,
    ShortAnswer,
    TrueFalse,
)  # fmt: skip
from question_bank.generation.arguments import Argument
from question_bank.generation.asking import Ask, asks_of
from question_bank.generation.distractors import Distractor, Pool
from question_bank.generation.draft import Draft
from question_bank.generation.explaining import explanation
from question_bank.generation.facts import Fact
from question_bank.generation.key_gate import is_titled, key_codes, statement_codes, swap_codes
from question_bank.generation.names import Names, bare
from question_bank.generation.wording import Piece
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import read_number

OPTIONS = 4
MIN_OPTIONS = 3
MIN_PHRASE_WORDS = 2
_TELLING = {"date": 0, "number": 0, "person": 1, "organization": 2}
_IDS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Setting:
    """What items are made with: the pool of distractors, the names of each document, the seed."""

    pool: Pool
    names: Mapping[str, Names]
    choose: Callable[[str, int], int]


def items_of(fact: Fact, setting: Setting) -> Iterator[Draft]:
    """All drafts of one fact."""
    if fact.polarity == "positive":
        for ask in asks_of(fact):
            yield from _choice(ask, setting)
            yield from _typed(ask, setting)
    for argument in fact.arguments:
        yield from _cloze(fact, argument, setting)
        yield from _gap_choice(fact, argument, setting)
        yield from _false(fact, argument, setting)
    yield from _true(fact)


def typed_body(argument: Argument, names: Names) -> tuple[Kind, GapBody] | None:
    """How a key is typed: a date, a number, else accepted wordings."""
    if argument.type == "date":
        date = read_date(argument.text)
        return None if date is None else (Kind.DATE, DateBody(date))
    if argument.type == "number":
        number = read_number(argument.text)
        if number is None:
            return None
        return Kind.NUMERIC, Numeric((NumericAnswer(number.value),))
    accepted = tuple(Accepted(one) for one in names.variants(argument.text, argument.type))
    return Kind.SHORT_ANSWER, ShortAnswer(accepted)


def _typed(ask: Ask, setting: Setting) -> Iterator[Draft]:
    typed = typed_body(ask.argument, setting.names[ask.fact.source])
    if typed is None:
        return
    kind, body = typed
    codes = [*ask.codes, *key_codes(ask.fact, ask.argument, setting.names[ask.fact.source])]
    if kind is Kind.SHORT_ANSWER and ask.argument.type == "phrase":
        codes.append("open-key")
    yield Draft(
        ask.rule, kind, ask.stem, body,
        explanation(ask.fact, ask.argument, stem_is_statement=False),
        (ask.fact,), tuple(codes), bare(ask.argument.text),
    )  # fmt: skip


def _choice(ask: Ask, setting: Setting) -> Iterator[Draft]:
    argument = ask.argument
    if argument.type in ("phrase", "continent"):
        return  # too few continents are plausible
    clause = ask.fact.clause
    if argument.type == "person" and clause.tree[clause.head].tag == "VBZ":
        return  # who says so today: the others of the document are of another time
    wrong = setting.pool.distractors(ask.fact, argument, OPTIONS - 1)
    if not wrong:
        return
    codes = [*ask.codes, *key_codes(ask.fact, argument, setting.names[ask.fact.source])]
    if len(wrong) + 1 < MIN_OPTIONS:
        codes.append("too-few-distractors")
    key = argument.text if argument.type == "date" else _key_option(argument)
    options = [Option("", key, True)]
    for one in wrong:
        cited = (one.citation,) if one.citation is not None else ()
        options.append(Option("", one.text, False, None, one.feedback, cited))
    body = Choice(placed(options, f"{ask.rule} {ask.fact.id}", setting.choose))
    yield Draft(
        f"{ask.rule}-choice", Kind.SINGLE_CHOICE, ask.stem, body,
        explanation(ask.fact, argument, stem_is_statement=False),
        (ask.fact,), tuple(codes), bare(argument.text), _pool_features(wrong),
    )  # fmt: skip


def _key_option(argument: Argument) -> str:
    """As the document writes it; an article in small letters: it may have opened a sentence."""
    text = argument.text
    if argument.type in ("country", "city") or not text.lower().startswith("the "):
        return bare(text) if argument.type in ("country", "city") else text
    return f"the {text[4:]}"


def _pool_features(wrong: Sequence[Distractor]) -> dict[str, float]:
    return {"own-distractors": sum(one.own for one in wrong) / max(1, len(wrong))}


def placed(
    options: Sequence[Option], purpose: str, choose: Callable[[str, int], int]
) -> tuple[Option, ...]:
    """Dates and numbers ascending, else the key at a place that the seed chooses; ids by place."""
    values = [_value(option.text) for option in options]
    if all(value is not None for value in values):
        order = sorted(range(len(options)), key=lambda n: values[n] or ())
        ordered = [options[n] for n in order]
    else:
        ordered = list(options[1:])
        ordered.insert(choose(f"place {purpose}", len(options)), options[0])
    return tuple(
        Option(_IDS[n], o.text, o.correct, o.fraction, o.feedback, o.citations)
        for n, o in enumerate(ordered)
    )


def _value(text: str) -> tuple[float, ...] | None:
    date = read_date(text)
    if date is not None:
        return date.year, date.month or 0, date.day or 0
    number = read_number(text)
    return None if number is None else (float(number.value),)


def _cloze(fact: Fact, argument: Argument, setting: Setting) -> Iterator[Draft]:
    typed = typed_body(argument, setting.names[fact.source])
    if typed is None:
        return
    if argument.type == "phrase" and len(argument.key) < MIN_PHRASE_WORDS:
        return  # one common word: too much fits
    codes = key_codes(fact, argument, setting.names[fact.source])
    if not (argument.strong or argument.whole):
        codes.append("open-key" if argument.type == "phrase" else "weak-type")
    tree = fact.clause.tree
    first = argument.key[0]
    if first in fact.wording.instead:
        return
    if tree.before(first).lower() in ("a", "an"):
        codes.append("article-before-gap")
    text = _with_gap(fact, argument)
    if text is None:
        return
    kind, body = typed
    if tree[first].text.lower() in ("the", "a", "an") and kind is Kind.SHORT_ANSWER:
        wordings = setting.names[fact.source].variants(argument.text, argument.type)
        body = ShortAnswer(tuple(Accepted(one) for one in wordings))
    yield Draft(
        f"cloze-{argument.type}", Kind.CLOZE, text,
        Cloze((Gap("1", kind, body),)), explanation(fact, argument, stem_is_statement=True),
        (fact,), tuple(codes), bare(argument.text),
    )  # fmt: skip


def _gap_choice(fact: Fact, argument: Argument, setting: Setting) -> Iterator[Draft]:
    """A gap with options to choose from, for names and dates of a sure type."""
    first = argument.key[0]
    if not argument.strong or argument.type in ("phrase", "number", "continent"):
        return
    if first in fact.wording.instead or not fact.is_whole:
        return
    wrong = setting.pool.distractors(fact, argument, OPTIONS - 1)
    if len(wrong) + 1 < MIN_OPTIONS:
        return
    codes = key_codes(fact, argument, setting.names[fact.source])
    before = fact.clause.tree.before(first).lower()
    if before in ("a", "an"):
        codes.append("article-before-gap")
    if is_titled(fact, argument):
        codes.append("inner-swap")
    text = _with_gap(fact, argument)
    if text is None:
        return
    options = [Option("", bare(argument.text), True)]
    for one in wrong:
        cited = (one.citation,) if one.citation is not None else ()
        options.append(Option("", bare(one.text), False, None, one.feedback, cited))
    body = Choice(placed(options, f"gap {argument.text} {fact.id}", setting.choose))
    yield Draft(
        f"gap-{argument.type}", Kind.CLOZE, text, Cloze((Gap("1", Kind.SINGLE_CHOICE, body),)),
        explanation(fact, argument, stem_is_statement=True), (fact,), tuple(codes),
        bare(argument.text), _pool_features(wrong),
    )  # fmt: skip


def _with_gap(fact: Fact, argument: Argument) -> str | None:
    """The statement with `{1}` for the key, whose article stays outside of the gap."""
    tree = fact.clause.tree
    first = argument.key[0]
    key = set(argument.key)
    if tree[first].text.lower() in ("the", "a", "an") and len(argument.key) > 1:
        key.discard(first)
    start, end = min(key), max(key)
    pieces: list[Piece] = []
    for n in fact.clause.words:
        if n not in key:
            pieces.append(n)
        elif "\x00" not in pieces:
            pieces.append("\x00")
    text = fact.wording.statement(pieces)
    left_over = set(fact.clause.words) - key
    for there, here, sign in ((start - 1, start, " \x00"), (end, end + 1, "\x00 ")):
        neighbour = there if here == start else here
        if neighbour in left_over and tree[there].end == tree[here].start:
            text = text.replace(sign, "\x00")  # as close as in the document
    if text.count("\x00") != 1:
        return None
    left, right = (gaps.escape(part) for part in text.split("\x00"))
    return f"{left}{{1}}{right}"


def _false(fact: Fact, argument: Argument, setting: Setting) -> Iterator[Draft]:
    """A statement that another date, number or name of the same type makes false."""
    if not argument.strong or argument.type == "phrase" or argument.key[0] in fact.wording.instead:
        return
    wrong = setting.pool.distractors(fact, argument, 3)
    if not wrong:
        return
    one = wrong[setting.choose(f"false {fact.id} {argument.text}", len(wrong))]
    if fact.polarity != "positive" or fact.modality == "uncertain":
        return  # what is denied or only possible is not made false by a swap
    codes = [
        *key_codes(fact, argument, setting.names[fact.source]),
        *statement_codes(fact),
        *swap_codes(fact, argument),
    ]
    pieces: list[Piece] = []
    for n in fact.clause.words:
        if n == argument.key[0]:
            pieces.append(one.text)
        elif n not in argument.key:
            pieces.append(n)
    stem = fact.wording.statement(pieces)
    feedback = f"Not {one.text}, but {argument.text}."
    yield Draft(
        f"false-{argument.type}", Kind.TRUE_FALSE, stem, TrueFalse(False, feedback_true=feedback),
        f"The statement is false: {fact.statement}", (fact,), tuple(codes), bare(argument.text),
        {}, (one.citation,) if one.citation is not None and one.feedback else (),
    )  # fmt: skip


def _true(fact: Fact) -> Iterator[Draft]:
    """The statement itself, where it holds something that could be otherwise."""
    strong = [one for one in fact.arguments if one.strong or one.whole]
    strong = [one for one in strong if one.type != "phrase"]
    if not strong:
        return
    best = min(strong, key=lambda one: _TELLING.get(one.type, 3))
    yield Draft(
        "true-statement", Kind.TRUE_FALSE, fact.statement, TrueFalse(True),
        explanation(fact, best, stem_is_statement=True), (fact,), tuple(statement_codes(fact)),
        bare(best.text),
    )  # fmt: skip


def cited(fact: Fact, cite: Callable[[str, int, int], Citation]) -> tuple[Citation, ...]:
    """The fact's passage, and the one that says who "he" is."""
    own = cite(fact.source, fact.start, fact.end)
    if fact.antecedent is None:
        return (own,)
    return (cite(fact.source, fact.antecedent.start, fact.antecedent.end), own)
