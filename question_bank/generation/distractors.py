"""Wrong options that are plausible and wrong. Enter by `Pool` and `Pool.distractors`.

Same type and granularity; from the document first, then from the bank's other documents, then from
the gazetteer. Never from the same sentence, an alias or part of the key, nor anything that the
documents say of the same relation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from question_bank.bank.model import Citation, PartialDate
from question_bank.gazetteer import peers
from question_bank.generation.arguments import Argument
from question_bank.generation.countries import fits_country
from question_bank.generation.facts import Fact
from question_bank.generation.names import Names, bare
from question_bank.generation.wording import says
from question_bank.grading.dates import format_date, read_date
from question_bank.grading.numbers import read_number
from question_bank.grading.text import fold

_GAZETTEER_TYPES = frozenset({"country", "city", "state", "continent", "ocean"})
MAX_FEEDBACK_WORDS = 45
NEIGHBOURS = 240
"""Candidates that are looked at for one key."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option; where it comes from another fact, what it really is, and the passage."""

    text: str
    feedback: str = ""
    citation: Citation | None = None
    own: bool = True
    """Whether the documents name it."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    fact: Fact
    argument: Argument


class Pool:
    """All strong arguments of all documents, by type and granularity."""

    def __init__(
        self,
        facts: Sequence[Fact],
        names: Mapping[str, Names],
        cite: Callable[[Fact], Citation],
        choose: Callable[[str, int], int],
    ) -> None:
        self._names = names
        self._cite = cite
        self._choose = choose
        self._by_type: dict[tuple[str, str], list[_Candidate]] = {}
        self._said: list[tuple[str, list[Fact]]] = []
        for _sentence, group in groupby(facts, key=lambda fact: id(fact.sentence)):
            members = list(group)
            self._said.append((fold(members[0].sentence.text), members))
        self._named: dict[str, list[Fact]] = {}
        self._known: dict[tuple[int, tuple[int, ...], str, int], list[Distractor]] = {}
        self._content = {id(fact): _content(fact) for fact in facts}
        seen: set[tuple[str, str, str]] = set()
        facts = sorted(facts, key=lambda fact: (fact.source, fact.start))
        for fact in facts:
            for argument in fact.arguments:
                mark = (fact.source, argument.type, fold(bare(argument.text)))
                strong = argument.strong and argument.type != "phrase"
                if not strong or mark in seen:
                    continue
                seen.add(mark)
                key = (argument.type, _sort(argument))
                self._by_type.setdefault(key, []).append(_Candidate(argument.text, fact, argument))

    def distractors(self, fact: Fact, argument: Argument, count: int) -> Sequence[Distractor]:
        """Up to `count` wrong options for the argument as the key."""
        # A choice, a gap and a false statement may ask for the same key.
        mark = (id(fact.sentence), argument.key, argument.type, count)
        if mark not in self._known:
            self._known[mark] = self._found(fact, argument, count)
        return self._known[mark]

    def _found(self, fact: Fact, argument: Argument, count: int) -> list[Distractor]:
        if argument.type == "date":
            return self._dates(fact, argument, count)
        if argument.type == "number":
            return self._numbers(fact, argument, count)
        found: list[Distractor] = []
        names = self._names[fact.source]
        taken = [argument.text, *names.variants(argument.text, argument.type)]
        for one in self._near(fact, argument):
            if len(found) == count:
                break
            if any(names.same(one.text, other) for other in taken) or names.in_title(one.text):
                continue
            if self._says_the_same(fact, argument, one):
                continue
            if argument.type == "person" and (
                names.genders_differ(one.text, argument.text)
                or not self._names[one.fact.source].is_sure_person(one.text)
            ):
                continue
            if _is_told(one.text, fact.statement):
                continue
            if argument.type == "country" and not fits_country(one.text, argument.text, fact):
                continue
            taken.append(one.text)
            found.append(self._explained(one, argument))
        if len(found) < count and argument.type in _GAZETTEER_TYPES:
            said = fold(fact.sentence.text)
            for name in peers(bare(argument.text), count + 16):
                if len(found) == count:
                    break
                if argument.type == "country" and not fits_country(name, argument.text, fact):
                    continue
                if fold(name) not in said and not any(names.same(name, other) for other in taken):
                    taken.append(name)
                    found.append(Distractor(name, own=False))
        return [_styled(one, argument) for one in found]

    def _near(self, fact: Fact, argument: Argument) -> Iterator[_Candidate]:
        """Candidates of the same sort, those of the same document and near places first."""
        of_type = self._by_type.get((argument.type, _sort(argument)), [])
        if len(of_type) > NEIGHBOURS:  # a long document: those around the fact will do
            at = bisect_left(of_type, (fact.source, fact.start), key=_place)
            half = NEIGHBOURS // 2
            of_type = of_type[max(0, at - half) : at + half]
        own = fold(fact.sentence.text)
        usable = [
            one
            for one in of_type
            if one.fact.sentence is not fact.sentence and fold(bare(one.text)) not in own
        ]
        yield from sorted(
            usable,
            key=lambda one: (
                one.fact.source != fact.source,
                abs(one.fact.start - fact.start),
                one.text,
            ),
        )

    def _says_the_same(self, fact: Fact, argument: Argument, one: _Candidate) -> bool:
        """Whether some sentence that names the candidate has the same relation, or is too like."""
        content = self._content_without(fact, argument)
        theirs = self._content_without(one.fact, one.argument)
        for other in self._naming(fold(bare(one.text))):
            if other.sentence is fact.sentence:
                continue
            if other.relation == fact.relation and other.relation not in ("be", "have"):
                return True
            lemmas = theirs if other is one.fact else self._content[id(other)]
            if len(content & lemmas) >= 3:
                return True
        return False

    def _naming(self, name: str) -> Sequence[Fact]:
        """The facts whose sentence has the name."""
        if name not in self._named:
            self._named[name] = [
                fact for said, members in self._said if name in said for fact in members
            ]
        return self._named[name]

    def _content_without(self, fact: Fact, argument: Argument) -> frozenset[str]:
        tree = fact.clause.tree
        return self._content[id(fact)] - {tree[n].lemma for n in argument.phrase}

    def _explained(self, one: _Candidate, argument: Argument) -> Distractor:
        quoted = one.fact.sentence.text
        if len(quoted.split()) > MAX_FEEDBACK_WORDS:
            quoted = one.fact.statement
        clean = not one.fact.codes and len(one.fact.statement.split()) <= 30
        says = one.fact.statement if clean else f"The source names it elsewhere: “{quoted}”"
        return Distractor(
            bare(one.text) if argument.type != "date" else one.text, says, self._cite(one.fact)
        )

    def _dates(self, fact: Fact, argument: Argument, count: int) -> list[Distractor]:
        key = read_date(argument.text)
        if key is None:
            return []
        taken = {key}
        found: list[Distractor] = []
        limit = 60 if key.year < 1700 else 25 if key.year < 1900 else 12
        for one in sorted(
            self._near(fact, argument), key=lambda c: _distance(key, read_date(c.text))
        ):
            date = read_date(one.text)
            if date is None or date in taken or date.precision != key.precision:
                continue
            if abs(date.year - key.year) > limit or one.fact.source != fact.source:
                continue
            if _like(one.text, argument.text) and not self._says_the_same(fact, argument, one):
                taken.add(date)
                found.append(self._explained(one, argument))
            if len(found) == count:
                return found
        for date in self._made(key, fact):
            if len(found) == count:
                break
            text = _written(date, argument.text)
            if date not in taken and fold(text) not in fold(fact.sentence.text):
                taken.add(date)
                found.append(Distractor(text, own=False))
        return found

    def _numbers(self, fact: Fact, argument: Argument, count: int) -> list[Distractor]:
        """Numbers near the key, written like it and as round as it is."""
        number = read_number(argument.text)
        if number is None:
            return []
        read = (read_number(word.strip(".,;:()")) for word in fact.sentence.text.split())
        said = {one.value for one in read if one is not None}
        found: list[Distractor] = []
        for value in _near_numbers(number.value, self._choose(f"numbers {fact.id}", 4)):
            text = _number_like(value, argument.text)
            if text and value not in said and len(found) < count:
                found.append(Distractor(text, own=False))
        return found

    def _made(self, key: PartialDate, fact: Fact) -> Iterator[PartialDate]:
        """Dates near the key, on both sides, by the seed's choice."""
        turn = self._choose(f"dates {fact.id}", 4)
        steps = ((-2, 3, 5, -5), (2, -3, 6, -6), (-4, -1, 3, 6), (1, 4, -3, -6))[turn]
        for step in steps:
            if key.precision == "year":
                yield PartialDate(key.year + step * (1 if key.year >= 1800 else 4))
            elif key.precision == "month":
                month = (key.year * 12 + (key.month or 1) - 1) + step * 3
                yield PartialDate(month // 12, month % 12 + 1)
            else:
                month = (key.year * 12 + (key.month or 1) - 1) + step
                day = min(28, max(1, (key.day or 1) + step * 2))
                yield PartialDate(month // 12, month % 12 + 1, day)


_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty".split()
)


def _near_numbers(key: Decimal, turn: int) -> Iterator[Decimal]:
    """Numbers on both sides of the key, as round as it is."""
    if key <= 20 and key == key.to_integral_value():
        for step in ((-1, 2, 3), (1, -2, 3), (-2, -1, 2), (1, 2, 4))[turn] + (4, 5):
            if key + step > 1:
                yield key + step
        return
    digits = key.normalize().as_tuple()
    unit = Decimal(1).scaleb(int(digits.exponent))
    factors = (
        ("0.75", "1.2", "1.5"),
        ("0.6", "0.8", "1.3"),
        ("1.15", "1.4", "1.7"),
        ("0.5", "0.7", "0.85"),
    )
    for factor in factors[turn]:
        value = (key * Decimal(factor) / unit).to_integral_value() * unit
        if value != key:
            yield value
    for step in (1, -1, 2, -2, 3):
        yield key + step * unit


def _number_like(value: Decimal, model: str) -> str:
    """Written as the key is: in words, with commas, with decimals; "" where that cannot be."""
    if model[:1].isalpha():
        whole = int(value)
        if value != whole or not 0 < whole < len(_WORDS):
            return ""
        word = _WORDS[whole]
        return word.capitalize() if model[0].isupper() else word
    plain = f"{value:,f}" if "," in model or value >= 10_000 else f"{value:f}"
    return plain if re.fullmatch(r"[\d,]+(\.\d+)?", plain) else ""


def _is_told(name: str, statement: str) -> bool:
    """Whether the statement, with its names in full, has the name or its last word."""
    words = bare(name).split()
    return says(statement, bare(name)) or (len(words) > 1 and says(statement, words[-1]))


def _place(one: _Candidate) -> tuple[str, int]:
    return one.fact.source, one.fact.start


def _sort(argument: Argument) -> str:
    if argument.type == "date":
        return argument.granularity
    if argument.type in ("organization", "event", "work", "place"):
        return argument.noun
    return ""


def _content(fact: Fact) -> frozenset[str]:
    """Lemmas of what the fact says."""
    tree = fact.clause.tree
    return frozenset(
        tree[n].lemma for n in fact.clause.words if tree[n].pos in ("NOUN", "PROPN", "VERB", "ADJ")
    )


def _distance(key: PartialDate, other: PartialDate | None) -> int:
    return 9999 if other is None else abs(other.year - key.year)


def _like(first: str, second: str) -> bool:
    """Dates written alike: 3 March 2020 and 4 May 2021, not May 4, 2021."""
    return [part.isdigit() for part in first.split()] == [part.isdigit() for part in second.split()]


def _written(date: PartialDate, model: str) -> str:
    """The date as the key is written."""
    if date.precision == "year":
        return str(date.year)
    text = format_date(date)
    if model[:1].isalpha() and date.precision == "day":
        day, month, year = text.split()
        return f"{month} {day}, {year}" if "," in model else f"{month} {day} {year}"
    return text


def _styled(one: Distractor, argument: Argument) -> Distractor:
    """With the article that the key has."""
    text = bare(one.text)
    if argument.text.lower().startswith("the ") and argument.type not in ("country", "city"):
        text = f"the {text}"
    return Distractor(text, one.feedback, one.citation, one.own)
