"""Facts to questions in words: who, what, which, when, where, how many. Enter by `asks_of`.

An `Ask` is a stem and the argument that answers it, without options; `question_bank.generation.
kinds` makes items of it. Only strong types choose a question word of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.generation.arguments import Argument, Role
from question_bank.generation.clauses import Origin, is_also
from question_bank.generation.fact_gate import THINGS_DO
from question_bank.generation.facts import Fact
from question_bank.generation.tree import Tree
from question_bank.generation.wording import (
    Piece,
    inverted_question,
    predicate_of,
    subject_question,
)

_WHICH = {
    "organization": "organization", "country": "country", "city": "city", "state": "state",
    "continent": "continent", "ocean": "ocean", "place": "place", "event": "event", "work": "work",
}  # fmt: skip
_TIME_PREPOSITIONS = frozenset({"in", "on", "since", "until", "by", "during"})
_WHEN = {"year": "which year", "month": "which month and year", "day": "what date"}
_FRONTED = frozenset(
    {"in", "at", "with", "to", "from", "for", "by", "against", "under", "on", "into"}
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A stem that `argument` of `fact` answers. `gone` are the words that the stem left out."""

    rule: str
    stem: str
    fact: Fact
    argument: Argument
    codes: tuple[str, ...] = ()


def asks_of(fact: Fact) -> Iterator[Ask]:
    """All questions in words about one fact."""
    for argument in fact.arguments:
        if argument.role is Role.SUBJECT:
            yield from _subject(fact, argument)
        elif argument.role is Role.TIME:
            yield from _time(fact, argument)
        elif argument.role is Role.QUANTITY:
            yield from _quantity(fact, argument)
        elif argument.role in (Role.OBJECT, Role.AGENT, Role.OBLIQUE):
            yield from _other(fact, argument)
        elif argument.role is Role.ATTRIBUTE:
            yield from _attribute(fact, argument)


def _who(argument: Argument, tree: Tree) -> str:
    """The question words for a type; "" where none is sure."""
    if argument.type == "person":
        return "who"
    noun = argument.noun or _WHICH.get(argument.type, "")
    return f"which {noun}" if noun and argument.label else ""


def _is_single(argument: Argument, tree: Tree, head: int) -> bool:
    return not any(tree.kids(head, "conj"))


def _subject(fact: Fact, argument: Argument) -> Iterator[Ask]:
    tree, clause = fact.clause.tree, fact.clause
    codes: list[str] = []
    head = clause.subject_head
    if not _is_single(argument, tree, head):
        return
    who = _who(argument, tree) if argument.label else ""
    plural = tree[head].tag in ("NNS", "NNPS")
    if not who:
        who = "what"
        codes.append("weak-type")
        if tree[head].pos == "PRON":
            return
    elif not argument.strong:
        codes.append("weak-type")
    stem = subject_question(fact.wording, clause, who.capitalize(), plural=plural and who == "what")
    if stem is None:
        return
    if head in fact.wording.instead:
        codes.append("resolved-key")
    if any(is_also(tree, n, clause.head) for n in tree.children[clause.head]):
        codes.append("several-answers")
    if argument.type == "person" and tree[clause.head].lemma in THINGS_DO:
        codes.append("weak-type")
    yield Ask(f"{who.split()[0]}-subject", stem, fact, argument, tuple(codes))


def _time(fact: Fact, argument: Argument) -> Iterator[Ask]:
    clause = fact.clause
    codes = _only_time(fact)
    preposition = argument.preposition
    if preposition in ("in", "on", "during", ""):
        lead = {"year": "in", "month": "in", "day": "on"}[argument.granularity]
    elif preposition in _TIME_PREPOSITIONS:
        lead = preposition
    else:
        return
    if preposition in ("by", "until", "since", "during"):
        codes.append("loose-time")
    words = {*argument.phrase}
    if len(argument.phrase) - len(argument.key) > 1 + (preposition == ""):
        codes.append("date-in-phrase")
    if (
        clause.origin == Origin.SHARED
        and min(words) < clause.head
        and min(words) < clause.subject[0]
    ):
        return
    stem = inverted_question(
        fact.wording,
        clause,
        [f"{lead.capitalize()} {_WHEN[argument.granularity]}"],
        frozenset(words),
    )
    if stem:
        yield Ask("when", stem, fact, argument, tuple(codes))


def _only_time(fact: Fact) -> list[str]:
    """One date per clause: with two, nobody knows which belongs to what."""
    dates = {one.text for one in fact.arguments if one.type == "date"}
    return [] if len(dates) == 1 else ["several-dates"]


def _quantity(fact: Fact, argument: Argument) -> Iterator[Ask]:
    tree, clause = fact.clause.tree, fact.clause
    codes = [] if argument.strong else ["imprecise-number"]
    if tree[tree[tree[argument.key[0]].head].head].pos == "ADJ":
        return  # "5,149 metres high"
    number = set(argument.key)
    if any(tree[m].pos == "NUM" for n in argument.phrase for m in tree.kids(n, "nummod")
           if n != tree[argument.key[0]].head and n in argument.phrase):  # fmt: skip
        return  # "3 hours and 40 minutes" is one quantity
    phrase = [n for n in argument.phrase if n in set(clause.words)]
    before = [n for n in phrase if n < argument.key[0] and n not in number]
    start = [n for n in before if tree[n].relation == "case"]
    if [n for n in before if n not in start and tree[n].relation != "det"]:
        codes.append("imprecise-number")
    if [n for n in before if tree[n].relation == "det"]:
        codes.append("definite-number")
    rest: list[Piece] = [n for n in phrase if n > argument.key[-1]]
    if (
        not rest
        or tree[phrase[phrase.index(argument.key[-1]) + 1]].text in "%$-–"
        or argument.granularity in ("percent", "year", "million")
    ):
        return
    lead = " ".join(tree[n].text.lower() for n in start)
    many = f"{lead} how many".strip()
    asked: list[Piece] = [many[0].upper() + many[1:], *rest]
    if argument.label == Role.SUBJECT.value:
        if start:
            return
        stem = subject_question(fact.wording, clause, fact.wording.text(asked), plural=True)
    else:
        stem = inverted_question(fact.wording, clause, asked, frozenset(phrase))
    if stem:
        yield Ask("how-many", stem, fact, argument, tuple(dict.fromkeys(codes)))


def _other(fact: Fact, argument: Argument) -> Iterator[Ask]:
    tree, clause = fact.clause.tree, fact.clause
    head = next((n for n in argument.key if tree[n].head not in argument.key), argument.key[-1])
    if any(tree.kids(head, "conj")):
        return
    who = _who(argument, tree)
    codes: list[str] = []
    if not who:
        who, codes = "what", ["weak-type"]
    elif not argument.strong:
        codes.append("weak-type")
    if who == "who":
        who = "whom"
    lead = who
    if argument.role is Role.OBJECT:
        if argument.preposition:
            return
    else:
        if argument.preposition not in _FRONTED or (
            who == "what" and argument.role is not Role.AGENT
        ):
            return
        lead = f"{argument.preposition} {who}"
    if not tree[head].agreed:
        codes.append("parsers-disagree")
    if clause.subject[0] == 0 and tree[0].pos == "PROPN" and 0 not in tree.entity_of:
        codes.append("weak-type")  # is its capital its own?
    left = {tree[n].text.lower() for n in clause.words if n not in argument.phrase}
    if argument.type == "person" and left & {"his", "her", "he", "she", "him", "himself"}:
        codes.append("dangling-pronoun")  # it may mean the one that is asked for
    if argument.role is Role.AGENT and "by" in left:
        codes.append("several-answers")
    stem = inverted_question(
        fact.wording, clause, [lead[0].upper() + lead[1:]], frozenset(argument.phrase)
    )
    if stem:
        rule = {Role.OBJECT: "object", Role.AGENT: "agent"}.get(argument.role, "oblique")
        yield Ask(f"{who.split()[0]}-{rule}", stem, fact, argument, tuple(codes))


def _attribute(fact: Fact, argument: Argument) -> Iterator[Ask]:
    """ "What is X?" of "X is a Y": an open question, for the teacher to judge."""
    clause = fact.clause
    predicate = predicate_of(clause)
    if predicate is None or argument.label:
        return
    person = fact.clause.tree.entity_of.get(clause.subject_head)
    who = "Who" if person is not None and person.label == "PERSON" else "What"
    subject = fact.wording.text(clause.subject)
    if clause.words[0] != clause.subject[0]:
        return
    yield Ask(
        "what-is", f"{who} {predicate.fronted} {subject}?", fact, argument, ("open-question",)
    )
