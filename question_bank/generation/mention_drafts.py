"""Facts by rules to draft questions, a function for each family of kinds. Enter by `drafts_of`.

What rules cannot rebuild they quote: a stem holds the sentence word for word, with the key taken
out, so that grammar and meaning stay the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from question_bank.annotation.mentions import MentionKind
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
    Ordering,
    OrderingItem,
    ShortAnswer,
    TrueFalse,
)
from question_bank.generation.draft import Draft
from question_bank.generation.mention_facts import MentionFact
from question_bank.grading.dates import read_date
from question_bank.grading.numbers import read_number
from question_bank.grading.text import fold

BLANK = "_____"
OPTIONS = 4
MAX_CLAUSE_WORDS = 24
ORDERING_ITEMS = 4

Cite = Callable[[MentionFact], Citation]


@dataclass(frozen=True, slots=True)
class Context:
    """What drafts are made from besides their fact: all facts of all documents, and how to cite."""

    facts: Sequence[MentionFact]
    cite: Cite
    choose: Callable[[str, int], int]
    """(what for, how many) to a number below: the seed's choice, the same at every run."""


def drafts_of(fact: MentionFact, context: Context) -> Iterator[Draft]:
    """All drafts of one fact."""
    for made in (
        _cloze(fact),
        _true_false(fact, context),
        _single_choice(fact, context),
        _multiple_choice(fact, context),
        _date(fact),
    ):
        for draft in made:
            yield replace(draft, asked=fact.mention.text)


def _quoted(fact: MentionFact, blank: str = BLANK) -> str:
    text, mention = fact.sentence.text, fact.mention
    return text[: mention.start] + blank + text[mention.end :]


def _says(fact: MentionFact) -> str:
    return f"The text says: “{fact.sentence.text}”"


def _gap_body(fact: MentionFact) -> tuple[Kind, GapBody] | None:
    mention = fact.mention
    if mention.kind is MentionKind.DATE:
        date = read_date(mention.text)
        return None if date is None else (Kind.DATE, DateBody(date))
    if mention.kind is MentionKind.NUMBER:
        number = read_number(mention.text)
        if number is None:
            return None
        return Kind.NUMERIC, Numeric((NumericAnswer(number.value),))
    if mention.kind is MentionKind.NAME:
        return Kind.SHORT_ANSWER, ShortAnswer((Accepted(mention.text),))
    return None


def _cloze(fact: MentionFact) -> Iterator[Draft]:
    typed = _gap_body(fact)
    if typed is None:
        return
    kind, body = typed
    text, mention = fact.sentence.text, fact.mention
    before, after = gaps.escape(text[: mention.start]), gaps.escape(text[mention.end :])
    codes = ("article-before-gap",) if re.search(r"\b(?:a|an)\s$", before) else ()
    yield Draft(
        f"cloze-{mention.kind.value}",
        Kind.CLOZE,
        f"{before}{{1}}{after}",
        Cloze((Gap("1", kind, body),)),
        _says(fact),
        (fact,),
        codes,
    )


def alternatives(fact: MentionFact, facts: Sequence[MentionFact]) -> list[MentionFact]:
    """Facts whose mention could stand in this one's place: same kind and granularity, from another
    sentence, no part of the key, each wording once, nearest in the document first."""
    key = fold(fact.mention.text)
    own = fold(fact.sentence.text)
    found: dict[str, MentionFact] = {}
    for other in facts:
        wording = fold(other.mention.text)
        same = other.mention.kind is fact.mention.kind
        if not same or other.mention.granularity != fact.mention.granularity:
            continue
        if other.sentence.text == fact.sentence.text or wording in own:
            continue
        if wording in key or key in wording:
            continue
        found.setdefault(wording, other)
    return sorted(
        found.values(),
        key=lambda one: (one.source != fact.source, abs(one.start - fact.start), one.id),
    )


def _true_false(fact: MentionFact, context: Context) -> Iterator[Draft]:
    if fact.mention.kind not in (MentionKind.DATE, MentionKind.NUMBER):
        return
    text = fact.sentence.text
    others = alternatives(fact, context.facts)
    if not others or context.choose(f"true-false {fact.id}", 2):
        yield Draft(
            f"true-{fact.mention.kind.value}",
            Kind.TRUE_FALSE,
            text,
            TrueFalse(True),
            _says(fact),
            (fact,),
        )
        return
    wrong = others[context.choose(f"false {fact.id}", min(3, len(others)))]
    changed = _quoted(fact, wrong.mention.text)
    yield Draft(
        f"false-{fact.mention.kind.value}",
        Kind.TRUE_FALSE,
        changed,
        TrueFalse(False, feedback_true=f"Not {wrong.mention.text}, but {fact.mention.text}."),
        _says(fact),
        (fact,),
    )


_LEADING = re.compile(
    r"^(?:In|On|By|Since|En|El) (?:the (?:spring|summer|autumn|fall|winter) of )?$"
)
_TRAILING = re.compile(r" (?:in|on|en|el) $")


def clause_without_date(fact: MentionFact) -> str | None:
    """The sentence without its date phrase, where that stands at the start or at the end.

    None where it stands inside, or where the sentence has a second date.
    """
    text, mention = fact.sentence.text, fact.mention
    dates = [one for one in fact.sentence.mentions if one.kind is MentionKind.DATE]
    if mention.kind is not MentionKind.DATE or len(dates) != 1:
        return None
    before, after = text[: mention.start], text[mention.end :]
    if _LEADING.match(before) and after.startswith(", "):
        clause = after[2:]
        return clause[0].upper() + clause[1:]
    trailing = _TRAILING.search(before)
    if trailing and re.fullmatch(r"[.!]", after):
        return before[: trailing.start()] + after
    return None


def _single_choice(fact: MentionFact, context: Context) -> Iterator[Draft]:
    mention = fact.mention
    others = alternatives(fact, context.facts)[: OPTIONS - 1]
    clause = clause_without_date(fact)
    if clause is not None:
        wanted = {"year": "In which year", "month": "In which month", "day": "On which day"}
        stem = f"{wanted[mention.granularity]} did this happen? “{clause}”"
        rule = "when"
    elif mention.kind is MentionKind.NUMBER:
        stem = f"Which number belongs in the gap? “{_quoted(fact)}”"
        rule = "which-number"
    elif mention.kind is MentionKind.NAME and mention.granularity in ("office holder", "body"):
        stem = f"Which name belongs in the gap? “{_quoted(fact)}”"
        rule = "which-name"
    else:
        return
    options = [Option("a", mention.text, True)]
    for n, other in enumerate(others):
        feedback = f"The text has {other.mention.text} elsewhere: “{other.sentence.text}”"
        options.append(
            Option("bcdef"[n], other.mention.text, False, None, feedback, (context.cite(other),))
        )
    codes = ("too-few-distractors",) if len(options) < 3 else ()
    if len(options) < 2:
        return
    yield Draft(
        rule, Kind.SINGLE_CHOICE, stem, Choice(_placed(options, fact, context)), _says(fact),
        (fact,), codes,
    )  # fmt: skip


def _placed(options: list[Option], fact: MentionFact, context: Context) -> tuple[Option, ...]:
    """Numbers and dates ascending, else the key at a place that the seed chooses; ids by place."""
    values = [_value(option.text) for option in options]
    if all(value is not None for value in values):
        ordered = [option for _v, option in sorted(zip(values, options, strict=True), key=_first)]
    else:
        ordered = options[1:]
        ordered.insert(context.choose(f"place {fact.id}", len(options)), options[0])
    return tuple(
        Option("abcdefgh"[n], o.text, o.correct, o.fraction, o.feedback, o.citations)
        for n, o in enumerate(ordered)
    )


def _first(pair: tuple[tuple[Decimal, ...] | None, Option]) -> tuple[Decimal, ...]:
    return pair[0] or ()


def _value(text: str) -> tuple[Decimal, ...] | None:
    date = read_date(text)
    if date is not None:
        return Decimal(date.year), Decimal(date.month or 0), Decimal(date.day or 0)
    number = read_number(text)
    return None if number is None else (number.value,)


def _multiple_choice(fact: MentionFact, context: Context) -> Iterator[Draft]:
    if fact.mention.kind is not MentionKind.LIST:
        return
    text = fact.sentence.text
    members = [text[start:end] for start, end in fact.mention.members]
    outside: dict[str, MentionFact] = {}
    own = fold(text)
    for other in context.facts:
        single = (other.mention.kind, other.mention.granularity) == (MentionKind.NAME, "1 words")
        if single and fold(other.mention.text) not in own:
            outside.setdefault(other.mention.text, other)
    wrong = sorted(
        outside.values(), key=lambda one: (one.source != fact.source, abs(one.start - fact.start))
    )[:2]
    options = [Option("", member, True) for member in members[:5]]
    for one in wrong:
        feedback = f"The text names it elsewhere: “{one.sentence.text}”"
        options.append(Option("", one.mention.text, False, None, feedback, (context.cite(one),)))
    codes = [] if len(wrong) == 2 else ["too-few-distractors"]
    if len(members) > 5:
        codes.append("list-cut")
    if not wrong:
        return
    shift = context.choose(f"multiple {fact.id}", len(options))
    turned = options[shift:] + options[:shift]
    named = tuple(
        Option("abcdefgh"[n], o.text, o.correct, None, o.feedback, o.citations)
        for n, o in enumerate(turned)
    )
    stem = f"Which of these belong in the gap? “{_quoted(fact)}”"
    yield Draft(
        "which-of-these",
        Kind.MULTIPLE_CHOICE,
        stem,
        Choice(named),
        _says(fact),
        (fact,),
        tuple(codes),
    )


def _date(fact: MentionFact) -> Iterator[Draft]:
    clause = clause_without_date(fact)
    date = read_date(fact.mention.text)
    if clause is None or date is None:
        return
    wanted = {"year": "In which year", "month": "In which month and year", "day": "On what date"}
    stem = f"{wanted[fact.mention.granularity]} did this happen? “{clause}”"
    yield Draft("date", Kind.DATE, stem, DateBody(date), _says(fact), (fact,))


def ordering_drafts(facts: Sequence[MentionFact]) -> Iterator[Draft]:
    """Dated events of one document, four at a time, in order of time."""
    by_source: dict[str, list[tuple[tuple[Decimal, ...], str, MentionFact]]] = {}
    for fact in facts:
        clause = clause_without_date(fact)
        value = _value(fact.mention.text)
        if clause is None or value is None or fact.codes:
            continue
        if len(clause.split()) <= MAX_CLAUSE_WORDS:
            by_source.setdefault(fact.source, []).append((value, clause, fact))
    for events in by_source.values():
        distinct: dict[Decimal, tuple[tuple[Decimal, ...], str, MentionFact]] = {}
        for event in events:
            distinct.setdefault(event[0][0], event)  # one for each year: no two are near
        ordered = [distinct[year] for year in sorted(distinct)]
        for start in range(0, len(ordered) - 2, ORDERING_ITEMS):
            chosen = ordered[start : start + ORDERING_ITEMS]
            if len(chosen) >= 3:
                yield _ordering(chosen)


def _ordering(events: Sequence[tuple[tuple[Decimal, ...], str, MentionFact]]) -> Draft:
    items = tuple(
        OrderingItem("abcdefgh"[n], clause.rstrip("."), n + 1)
        for n, (_value_, clause, _fact) in enumerate(events)
    )
    dates = ", ".join(fact.mention.text for _v, _clause, fact in events)
    return Draft(
        "order-of-events",
        Kind.ORDERING,
        "Put these events in order, the earliest first.",
        Ordering(items),
        f"In this order they are dated {dates}.",
        tuple(fact for _v, _clause, fact in events),
    )
