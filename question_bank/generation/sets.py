"""Questions over several facts: orders of events, matching pairs, lists. Enter by `set_drafts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from question_bank.bank.model import (
    Choice,
    Kind,
    Matching,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    PartialDate,
)  # fmt: skip
from question_bank.gazetteer import peers, place_kind
from question_bank.generation.arguments import Argument
from question_bank.generation.clauses import Origin
from question_bank.generation.draft import Draft
from question_bank.generation.facts import Fact
from question_bank.generation.kinds import Setting
from question_bank.generation.names import Names, bare
from question_bank.generation.wording import Piece, inverted_question, subject_question
from question_bank.grading.dates import read_date
from question_bank.grading.text import fold

ITEMS = 4
MIN_ITEMS = 3
MAX_EVENT_WORDS = 22
_PLURAL = {
    "person": "people", "organization": "organizations", "country": "countries", "city": "cities",
    "state": "states", "place": "places", "event": "events", "work": "works",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A dated fact: `text` says what happened, without the date."""

    fact: Fact
    time: Argument
    date: PartialDate
    text: str


def set_drafts(facts: Sequence[Fact], setting: Setting) -> Iterator[Draft]:
    """Drafts over the facts of one bank, document by document."""
    for source in dict.fromkeys(fact.source for fact in facts):
        own = [fact for fact in facts if fact.source == source]
        events = list(_events(own))
        yield from _orderings(events)
        yield from _matchings(events)
    for fact in facts:
        yield from _list(fact, setting)


def _events(facts: Sequence[Fact]) -> Iterator[Event]:
    """Self-contained facts with one date, each sentence once."""
    seen: set[int] = set()
    for fact in facts:
        if fact.codes or len(fact.times) != 1 or fact.start in seen:
            continue
        if len({one.text for one in fact.arguments if one.type == "date"}) != 1:
            continue
        time = fact.times[0]
        date = read_date(time.text)
        if date is None or time.preposition not in ("in", "on", ""):
            continue
        words = [n for n in fact.clause.words if n not in time.phrase]
        while words and fact.clause.tree[words[0]].text == ",":
            words.pop(0)
        while words and fact.clause.tree[words[-1]].text == ",":
            words.pop()
        text = fact.wording.statement(words)
        if 4 <= len(text.split()) <= MAX_EVENT_WORDS and str(date.year) not in text:
            seen.add(fact.start)
            yield Event(fact, time, date, text)


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Events of different years, early and late ones spread, at most `ITEMS`."""
    by_year = {event.date.year: event for event in reversed(events)}
    ordered = [by_year[year] for year in sorted(by_year)]
    if len(ordered) <= ITEMS:
        return ordered
    step = (len(ordered) - 1) / (ITEMS - 1)
    return [ordered[round(n * step)] for n in range(ITEMS)]


def _orderings(events: Sequence[Event]) -> Iterator[Draft]:
    chosen = _distinct(events)
    if len(chosen) < MIN_ITEMS:
        return
    items = tuple(OrderingItem("abcdefgh"[n], event.text, n + 1) for n, event in enumerate(chosen))
    dates = ", ".join(event.time.text for event in chosen)
    yield Draft(
        "order-of-events", Kind.ORDERING, "Put these events in order, the earliest first.",
        Ordering(items), f"In this order they happened: {dates}.",
        tuple(event.fact for event in chosen), (), "order",
    )  # fmt: skip


def _matchings(events: Sequence[Event]) -> Iterator[Draft]:
    chosen = _distinct(events)
    if len(chosen) < MIN_ITEMS:
        return
    pairs = tuple(
        Pair("abcdefgh"[n], event.text, str(event.date.year)) for n, event in enumerate(chosen)
    )
    told = " ".join(event.fact.statement for event in chosen)
    yield Draft(
        "match-years", Kind.MATCHING, "Match each event with the year in which it happened.",
        Matching(pairs), told, tuple(event.fact for event in chosen), (), "years",
    )  # fmt: skip


def _list(fact: Fact, setting: Setting) -> Iterator[Draft]:
    """ "Which of these countries ...?" of a clause with a list of names as subject or object."""
    clause, tree = fact.clause, fact.clause.tree
    names = setting.names[fact.source]
    heads: list[tuple[int, tuple[int, ...], str]] = [
        (clause.subject_head, clause.subject, "subject")
    ]
    for n in tree.kids(clause.head, "obj"):
        phrase = tuple(m for m in tree.subtree(n) if m in set(clause.words))
        heads.append((n, phrase, "object"))
    for head, phrase, role in heads:
        members = _members(tree_names(fact, head), names)
        if members is None or not tree.is_whole(phrase):
            continue
        texts, type_, noun = members
        plural = f"{noun}s" if noun and not noun.endswith("s") else _PLURAL.get(type_, "")
        if not plural:
            continue
        asked: list[Piece] = [f"Which of these {plural}"]
        if role == "subject":
            stem = subject_question(fact.wording, clause, str(asked[0]), plural=True)
        else:
            stem = inverted_question(fact.wording, clause, asked, frozenset(phrase))
        if stem is None or clause.origin is Origin.RELATIVE:
            continue
        wrong = _outsiders(fact, texts, type_, setting)
        codes = [] if len(wrong) == 2 else ["too-few-distractors"]
        if not wrong:
            continue
        options = [Option("", bare(text), True) for text in texts[:4]]
        options += wrong
        shift = setting.choose(f"list {fact.id}", len(options))
        turned = options[shift:] + options[:shift]
        body = Choice(
            tuple(
                Option("abcdefgh"[n], o.text, o.correct, None, o.feedback, o.citations)
                for n, o in enumerate(turned)
            )
        )
        yield Draft(
            f"which-of-these-{role}", Kind.MULTIPLE_CHOICE, stem, body, fact.statement, (fact,),
            tuple(codes), bare(texts[0]),
        )  # fmt: skip


def tree_names(fact: Fact, head: int) -> list[tuple[str, str, bool]]:
    """Text, label and wholeness of each member of a coordination of names."""
    tree = fact.clause.tree
    found = []
    for n in (head, *tree.kids(head, "conj")):
        entity = tree.entity_of.get(n)
        if entity is None:
            return []
        text = tree.text(entity.first, entity.last)
        extra = [
            m
            for m in tree.children[n]
            if not entity.first <= m <= entity.last
            and tree[m].relation not in ("conj", "cc", "punct", "det")
        ]
        found.append((text, entity.label, not extra and tree[n].agreed))
    return found


def _members(
    found: Sequence[tuple[str, str, bool]], names: Names
) -> tuple[list[str], str, str] | None:
    """The texts and the common type of three or more whole names; None where they differ."""
    if len(found) < 3 or not all(whole for _t, _l, whole in found):
        return None
    types = [names.type_of(text, label) for text, label, _whole in found]
    kinds = {one.type for one in types}
    if len(kinds) != 1 or not all(one.strong for one in types):
        return None
    nouns = {one.noun for one in types}
    noun = next(iter(nouns)) if len(nouns) == 1 else ""
    return [text for text, _l, _w in found], types[0].type, noun


def _outsiders(fact: Fact, members: Sequence[str], type_: str, setting: Setting) -> list[Option]:
    """Two names of the same type that the list does not hold."""
    said = fold(fact.sentence.text)
    names = setting.names[fact.source]
    found: list[Option] = []
    argument = next(
        (one for one in fact.arguments if bare(one.text) == bare(members[0]) and one.strong), None
    )
    if argument is not None:
        for one in setting.pool.distractors(fact, argument, 4):
            if fold(bare(one.text)) not in said and len(found) < 2:
                cites = (one.citation,) if one.citation is not None else ()
                found.append(Option("", bare(one.text), False, None, one.feedback, cites))
    if len(found) < 2 and place_kind(bare(members[0])) is not None:
        for name in peers(bare(members[0]), 12):
            taken = [*members, *(o.text for o in found)]
            known = any(names.same(name, other) for other in taken)
            if len(found) < 2 and fold(name) not in said and not known:
                found.append(Option("", name, False))
    return found
