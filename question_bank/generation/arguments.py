"""What a clause says of its predicate: who, when, where, how many. Enter by `arguments_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from question_bank.annotation.mentions import Mention, MentionKind
from question_bank.generation.clauses import Clause, Origin
from question_bank.generation.name_bounds import is_whole_name
from question_bank.generation.names import Names, NameType
from question_bank.generation.tree import Tree


class Role(StrEnum):
    """The part that an argument plays in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    AGENT = "agent"
    OBLIQUE = "oblique"
    TIME = "time"
    QUANTITY = "quantity"
    ATTRIBUTE = "attribute"
    INNER = "inner"  # inside of another argument; only a gap can ask for it


@dataclass(frozen=True, slots=True)
class Argument:
    """`phrase` are all its words in the clause, preposition included; `key` the words that answer.

    `type` is person, organization, country, date, number ..., or "phrase" where no strong type is
    known; `granularity` tells what may stand in its place: year or day of a date, the noun that is
    counted, the type of a name.
    """

    role: Role
    phrase: tuple[int, ...]
    key: tuple[int, ...]
    text: str
    type: str
    granularity: str
    preposition: str = ""
    noun: str = ""
    strong: bool = False
    label: str = ""
    whole: bool = False
    """Whether the name is whole although its type is not sure: a gap needs no more."""

    @property
    def span(self) -> tuple[int, int]:
        """First and last word of the key."""
        return self.key[0], self.key[-1]


_PREPOSITIONS = frozenset(
    "in on at by with to from for under against into during since until before after between "
    "near through across along toward towards within over".split()
)
_UNITS = frozenset(
    "km mi m cm mm ft in kg g lb oz ha mph kph percent million billion trillion thousand hundred "
    "dozen acre hp kw mw gw hz mhz ghz mb gb tb c f k usd".split()
)
_FRACTIONS = frozenset("half halves third thirds quarter quarters fifths tenths".split())
_APPROXIMATE = re.compile(
    r"(?:about|around|some|nearly|almost|over|under|approximately|roughly|only|least|most|than|"
    r"up to|estimated|~|c\.)$",
    re.IGNORECASE,
)


def arguments_of(clause: Clause, names: Names) -> Iterator[Argument]:
    """The arguments of a clause: those of its predicate first, then what lies inside of them."""
    tree = clause.tree
    inside = set(clause.words)
    seen: set[tuple[int, int]] = set()
    direct = () if clause.origin is Origin.WHOLE else _direct(clause, names)
    for argument in (*direct, *_inner(clause, names)):
        if (
            set(argument.key) <= inside
            and not all(tree[n].pos in ("PRON", "DET") for n in argument.key)
            and argument.span not in seen
            and tree.is_whole(argument.key)
        ):
            seen.add(argument.span)
            yield _bounded(tree, argument)


def _bounded(tree: Tree, argument: Argument) -> Argument:
    """With the word whether its name is whole, whatever its type."""
    name = list(argument.key)
    if name and tree[name[0]].relation == "det":
        del name[0]
    if argument.strong or not argument.label or argument.type in ("date", "number") or not name:
        return argument
    return replace(argument, whole=is_whole_name(tree, tuple(name)))


def _direct(clause: Clause, names: Names) -> Iterator[Argument]:
    tree, inside = clause.tree, set(clause.words)
    subject = _named(tree, clause.subject, clause.subject_head, names)
    yield Argument(Role.SUBJECT, clause.subject, *subject)
    yield from _counted(tree, clause.subject, clause.subject_head, Role.SUBJECT)
    for n in tree.kids(clause.head, "obj", "obl", "iobj", "nmod"):
        words = tuple(m for m in tree.subtree(n) if m in inside)
        if not words:
            continue
        words = _trimmed(tree, words)
        case = [m for m in tree.kids(n, "case") if m in words]
        preposition = " ".join(tree[m].text.lower() for m in case)
        core = tuple(m for m in words if m not in case)
        date = _date_in(tree, core)
        if date is not None:
            if tree[n].relation == "obl" and len(date[0]) >= len(
                [m for m in core if tree[m].relation != "det"]
            ):
                yield Argument(Role.TIME, words, *date, preposition=preposition, strong=True)
            continue
        if not core:
            continue
        role = {"obj": Role.OBJECT, "iobj": Role.OBJECT}.get(tree[n].relation, Role.OBLIQUE)
        if preposition == "by" and _is_passive(tree, clause.head):
            role = Role.AGENT
        yield from _counted(tree, words, n, role)
        named = _named(tree, core, n, names)
        yield Argument(role, words, *named[:4], preposition, *named[5:])
    if tree[clause.head].pos in ("NOUN", "PROPN") and any(tree.kids(clause.head, "cop")):
        gone = {*clause.subject, *clause.auxiliaries}
        start = max(clause.auxiliaries, default=clause.head)
        words = _trimmed(tree, tuple(m for m in clause.words if m > start and m not in gone))
        if words and tree.is_whole(words):
            named = _named(tree, words, clause.head, names)
            yield Argument(Role.ATTRIBUTE, words, *named)


def _trimmed(tree: Tree, words: tuple[int, ...]) -> tuple[int, ...]:
    ordered = list(words)
    while ordered and tree[ordered[0]].pos == "PUNCT":
        ordered.pop(0)
    while ordered and tree[ordered[-1]].pos == "PUNCT" and tree[ordered[-1]].text not in "\"')":
        ordered.pop()
    return tuple(ordered)


def _is_passive(tree: Tree, head: int) -> bool:
    return any(tree[m].dep in ("aux:pass", "nsubj:pass") for m in tree.children[head])


Named = tuple[tuple[int, ...], str, str, str, str, str, bool, str]
"""key, text, type, granularity, preposition, noun, strong, label"""


def _named(tree: Tree, words: tuple[int, ...], head: int, names: Names) -> Named:
    """The phrase as a name if it is one, whole and nothing but it; else as a phrase."""
    entity = tree.entity_of.get(head)
    text = tree.text(words[0], words[-1]) if tree.is_whole(words) else ""
    if entity is not None:
        core = [
            m for m in words if not (tree[m].relation == "det" and tree[m].text.lower() == "the")
        ]
        inside = tuple(range(entity.first, entity.last + 1))
        own = [m for m in core if m not in inside]
        if not own:
            known = names.type_of(tree.text(entity.first, entity.last), entity.label)
            key = tuple(sorted({*inside, *words})) if tree.is_whole({*inside, *words}) else inside
            text = tree.text(key[0], key[-1])
            return (
                key,
                text,
                known.type,
                known.type,
                "",
                known.noun,
                _is_strong(tree, known, inside),
                entity.label,
            )
    person = _person_within(tree, words, head)
    if person is not None:
        known = names.type_of(tree.text(person[0], person[-1]), "PERSON")
        if known.type == "person":
            text = tree.text(person[0], person[-1])
            strong = _is_strong(tree, known, person)
            return person, text, "person", "person", "", "", strong, "PERSON"
    return words, text, "phrase", "phrase", "", "", False, ""


def _person_within(tree: Tree, words: tuple[int, ...], head: int) -> tuple[int, ...] | None:
    """The name in "veteran defensive end Jared Allen": a person behind plain nouns."""
    entity = tree.entity_of.get(words[-1])
    if entity is None or entity.label != "PERSON" or not tree.is_whole(words):
        return None
    if entity.first <= words[0] or (
        head in range(words[0], entity.first)
        and (tree[entity.first].relation not in ("appos", "flat", "nmod", "compound"))
    ):
        return None
    before = range(words[0], entity.first)
    plain = all(
        tree[n].pos in ("NOUN", "ADJ", "PROPN", "DET", "VERB", "NUM")
        and tree[n].text.lower() not in ("his", "her", "their", "its", "a", "an")
        for n in before
    )
    return tuple(range(entity.first, entity.last + 1)) if plain else None


def _is_strong(tree: Tree, known: NameType, words: tuple[int, ...]) -> bool:
    return known.strong and is_whole_name(tree, words)


def _counted(tree: Tree, words: tuple[int, ...], head: int, role: Role) -> Iterator[Argument]:
    """The number in "42 rooms"."""
    for n in tree.kids(head, "nummod"):
        token = tree[n]
        if n not in words or token.pos != "NUM" or tree[head].tag not in ("NNS", "NN", "NNPS"):
            continue
        number = tuple(m for m in tree.subtree(n))
        if len(number) > 1 and not all(
            tree[m].pos == "NUM"
            or tree[m].text in ("$", "million", "billion", "hundred", "thousand")
            for m in number
        ):
            exact = False
            number = (n,)
        else:
            exact = True
        first = tree[number[0]].start
        if _APPROXIMATE.search(tree.sentence.text[:first].rstrip()[-14:]):
            exact = False
        yield Argument(
            Role.QUANTITY, words, number, tree.text(number[0], number[-1]), "number",
            tree[head].lemma, noun=tree[head].text, strong=exact and head == number[-1] + 1,
            label=role.value,
        )  # fmt: skip


def _date_in(tree: Tree, words: tuple[int, ...]) -> tuple[tuple[int, ...], str, str, str] | None:
    """The one date that a phrase is made of: key, text, type, granularity."""
    found = [one for one in tree.sentence.mentions if one.kind is MentionKind.DATE]
    for mention in found:
        key = words_of(tree, mention)
        if key and set(key) <= set(words):
            return key, mention.text, "date", mention.granularity
    return None


def _stands_alone(tree: Tree, words: tuple[int, ...]) -> bool:
    """Neither part of a name nor of a range or a compound ("1348-50", "Super Bowl 50")."""
    if any(n in tree.entity_of for n in words):
        return False
    unit = tree[words[-1] + 1] if words[-1] + 1 < len(tree.tokens) else None
    if (
        unit is not None
        and unit.tag == "NN"
        and tree[words[-1]].text not in ("1", "one")
        and (unit.text.lower() not in _UNITS and any(tree[n].pos == "NUM" for n in words))
        and not any(
            one.kind is MentionKind.DATE and one.start == tree[words[0]].start
            for one in tree.sentence.mentions
        )
    ):
        return False  # "the 41 freeway": a name, not a count
    if words[0] and tree[words[0]].head == words[0] - 1 and tree[words[0] - 1].pos == "NOUN":
        return False  # "type 1", "gate 12": a label
    if unit is not None and unit.text.lower() in _FRACTIONS:
        return False
    text = tree[words[0]].text
    dated = any(
        one.kind is MentionKind.DATE and one.start == tree[words[0]].start
        for one in tree.sentence.mentions
    )
    if (
        re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", text)
        and not dated
        and (unit is None or unit.tag != "NNS")
    ):
        return False  # a year, not a count
    around = (tree.before(words[0]), tree.after(words[-1]))
    return not any(sign in ("-", "–", "—", "/", "to", "%", "$", "£", "€") for sign in around)


def is_approximate(tree: Tree, words: tuple[int, ...]) -> bool:
    """ "about 40", "at least 15", "more than 900"."""
    before = tree.sentence.text[: tree[words[0]].start].rstrip()[-14:]
    return _APPROXIMATE.search(before) is not None


def words_of(tree: Tree, mention: Mention) -> tuple[int, ...]:
    """The words of a mention; () where it cuts a word."""
    words = [
        n for n, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end
    ]
    if not words or tree[words[0]].start != mention.start or tree[words[-1]].end != mention.end:
        return ()
    return tuple(words)


def _inner(clause: Clause, names: Names) -> Iterator[Argument]:
    """Names, dates and numbers anywhere in the clause; a gap may ask for them."""
    tree = clause.tree
    inside = set(clause.words)
    for entity in tree.sentence.entities:
        words = tuple(range(entity.first, entity.last + 1))
        if set(words) <= inside:
            known = names.type_of(tree.text(entity.first, entity.last), entity.label)
            yield Argument(
                Role.INNER, words, words, tree.text(entity.first, entity.last), known.type,
                known.type, noun=known.noun, strong=_is_strong(tree, known, words),
                label=entity.label,
            )  # fmt: skip
    dated: set[int] = set()
    for mention in tree.sentence.mentions:
        if mention.kind not in (MentionKind.DATE, MentionKind.NUMBER):
            continue
        words = words_of(tree, mention)
        dated |= set(words) if mention.kind is MentionKind.DATE else set()
        if words and set(words) <= inside:
            yield Argument(
                Role.INNER, words, words, mention.text, mention.kind.value, mention.granularity,
                strong=_stands_alone(tree, words),
            )  # fmt: skip
    for n in clause.words:
        if tree[n].relation in (
            "obj",
            "nsubj",
            "obl",
            "nmod",
            "xcomp",
            "appos",
            "conj",
            "acl",
            "amod",
        ):
            phrase = _short_phrase(tree, n, inside)
            if phrase and not dated & set(phrase):
                yield Argument(
                    Role.INNER, phrase, phrase, tree.text(phrase[0], phrase[-1]), "phrase", "phrase"
                )


def _short_phrase(tree: Tree, n: int, inside: set[int]) -> tuple[int, ...]:
    """A noun with what stands before it: two to five words, no article at its start."""
    if tree[n].pos not in ("NOUN", "PROPN"):
        return ()
    left = [m for m in tree.kids(n, "amod", "compound", "nummod", "flat") if m in inside]
    words = sorted({n, *(w for m in left for w in tree.subtree(m))})
    words = [m for m in words if m in inside]
    if not 1 <= len(words) <= 5 or not tree.is_whole(words):
        return ()
    return tuple(words)
