"""What may be wrong with asking for a key, with swapping it, and with a statement to be judged.

Enter by `key_codes`, `swap_codes` and `statement_codes`; each gives reason codes of
`question_bank.generation.gates.REASONS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.gazetteer import country_of
from question_bank.generation.arguments import Argument, Role, is_approximate
from question_bank.generation.facts import Fact, is_anchored
from question_bank.generation.names import Names, bare
from question_bank.generation.tree import Tree
from question_bank.generation.wording import says
from question_bank.grading.text import fold

MAX_STATEMENT_WORDS = 26
LONGEST_KEY = 8
"""Words of a key that is no date and no number."""

_SWAPPED_ANYWHERE = frozenset({"country", "city", "state", "province", "continent"})
"""Types that fit wherever another of them stands."""

_LIMITS = frozenset("after before since until till by from to through over past".split())
"""Words before a date that make it a limit: another date may be as true."""
_OPEN_LIMITS = frozenset("after before until till by over past".split())
_EXAMPLES = frozenset("as like including e.g. example instance especially particularly".split())
_STATES = frozenset(
    "be have cost live contain comprise number weigh measure work serve stand lie belong own hold "
    "account remain exist know use include".split()
)
_TRIVIAL = frozenset("earth world universe sun moon god internet ad bc ce bce am pm one 1".split())
"""Keys that anybody would fill in."""
_VAGUE_SUBJECTS = frozenset("some several various certain many most few".split())


def key_codes(fact: Fact, argument: Argument, names: Names) -> list[str]:
    """What may be wrong with a key, whatever the kind of question."""
    tree = fact.clause.tree
    codes = []
    if names.in_title(argument.text):
        codes.append("key-in-title")
    if not is_anchored(
        fact, argument.phrase if argument.role is Role.TIME else argument.key, names
    ):
        codes.append("vague")
    counted = argument.type in ("date", "number")
    if not counted and any(
        tree[n].text.lower() in ("also", "too") for n in tree.subtree(fact.clause.head)
    ):
        codes.append("several-answers")  # the same holds for something else
    if not counted and (_is_example(tree, argument) or _is_one_of_a_class(fact, argument)):
        codes.append("several-answers")
    if argument.type == "date" and _is_open_limit(tree, argument):
        codes.append("loose-time")
    before = tree.before(argument.key[0]).lower()
    if before == "(" or (
        tree.after(argument.key[-1]) == "(" and argument.key[-1] + 1 in fact.clause.words
    ):
        codes.append("key-glossed")
    if argument.type == "number" and before in ("the", "these"):
        codes.append("definite-number")
    if argument.type == "number" and before in ("±", "+/-", "~", "<", ">", "≈", "-", "−"):
        codes.append("imprecise-number")
    if _list_size(tree, argument) >= (2 if argument.type == "date" else 3):
        codes.append("list-member")
    if argument.type == "number" and argument.key[0] == fact.clause.words[0]:
        codes.append("vague")  # "Two canals have ...": which?
    rest = " ".join(tree[n].text for n in fact.clause.words if n not in argument.key)
    if says(rest, bare(argument.text)) or _has_demonym(rest, argument):
        codes.append("key-repeated")
    if not counted and len(argument.text.split()) > LONGEST_KEY:
        codes.append("long-key")
    if fold(bare(argument.text)) in _TRIVIAL:
        codes.append("trivial-key")
    return codes


def swap_codes(fact: Fact, argument: Argument) -> list[str]:
    """What may be wrong with a statement in which another name, date or number takes the key's
    place: it could be true as well, half true, or absurd."""
    tree = fact.clause.tree
    codes = []
    if argument.type == "date" and (
        tree.before(argument.key[0]).lower() in _LIMITS | {"of"} or _is_a_state(fact)
    ):
        codes.append("loose-time")
    if argument.type == "number" and is_approximate(tree, argument.key):
        codes.append("imprecise-number")
    if _list_size(tree, argument) >= 2 or _in_coordination(fact, argument):
        codes.append("two-ideas")
    named = argument.type not in ("date", "number")
    inner = argument.role is Role.INNER and not _is_of_an_event(fact, argument)
    if named and (inner or is_titled(fact, argument) or _tells_of_a_name(tree, argument)):
        codes.append("inner-swap")
    return codes


def statement_codes(fact: Fact) -> Iterator[str]:
    """A statement to be judged says one thing, in few words, of somebody; and denies nothing."""
    tree = fact.clause.tree
    if len(fact.statement.split()) > MAX_STATEMENT_WORDS:
        yield "too-long"
    verbs = [
        n
        for n in fact.clause.words
        if tree[n].relation in ("conj", "parataxis") and tree[n].pos in ("VERB", "AUX")
    ]
    if verbs or ";" in fact.statement or ", while " in fact.statement:
        yield "two-ideas"
    if fact.polarity == "negative":
        yield "negated"
    if fact.modality == "uncertain":
        yield "uncertain"
    first = fact.clause.words[0]
    unnamed = tree[first].text.lower() in _VAGUE_SUBJECTS or tree[first].tag == "CD"
    if unnamed and tree[first].relation in ("det", "amod", "nummod") and tree.after(first) != "of":
        yield "vague"


def is_titled(fact: Fact, argument: Argument) -> bool:
    """Whether a word before the name tells something of it alone ("the historian Anderson")."""
    first = argument.key[0]
    if not first:
        return False
    before = fact.clause.tree[first - 1]
    return before.pos in ("NOUN", "ADJ", "PROPN") and first - 1 in fact.clause.words


def _is_a_state(fact: Fact) -> bool:
    """Whether what is told of a date may have held at others, too: cost, lived, was a member."""
    tree, head = fact.clause.tree, fact.clause.head
    passive = any(tree[n].dep == "aux:pass" for n in tree.children[head])
    return not passive and (tree[head].lemma in _STATES or any(tree.kids(head, "cop")))


def _is_of_an_event(fact: Fact, argument: Argument) -> bool:
    """Whether a place inside of a phrase belongs to what somebody once did: of "60 % of Norway's
    population died" the same may hold for another country."""
    tree, clause = fact.clause.tree, fact.clause
    if argument.type not in _SWAPPED_ANYWHERE:
        return False
    past = any(tree[n].tag == "VBD" for n in (clause.head, *clause.auxiliaries))
    doer = any(n in tree.entity_of for s in tree.kids(clause.head, "nsubj") for n in (s,))
    return past and doer and argument.key[0] > clause.head


def _head(tree: Tree, argument: Argument) -> int:
    """The word of the key that hangs on the rest of the sentence."""
    own = [n for n in argument.key if tree[n].head not in argument.key]
    return own[0] if own else argument.key[0]


def _list_size(tree: Tree, argument: Argument) -> int:
    """Members of the list that the key is one of; 1 where it stands alone."""
    head = _head(tree, argument)
    if tree[head].relation == "conj":
        head = tree[head].head
    return 1 + sum(tree[n].relation == "conj" for n in tree.children[head])


def _in_coordination(fact: Fact, argument: Argument) -> bool:
    """Whether the key lies inside of "a supply of 230 volts and a fuse of 16 amperes"."""
    tree, n = fact.clause.tree, _head(fact.clause.tree, argument)
    while tree[n].head != n and tree[n].pos not in ("VERB", "AUX"):
        if tree[n].relation == "conj" or any(tree.kids(n, "conj")):
            return True
        n = tree[n].head
    return False


def _is_example(tree: Tree, argument: Argument) -> bool:
    """Whether it is one of several that the source could have named: "such as", "including"."""
    n, first = _head(tree, argument), argument.key[0]
    around = {tree.before(first).lower(), tree.before(min(tree.subtree(n))).lower()}
    if tree[n].relation == "conj":
        around.add(tree.before(min(tree.subtree(tree[n].head))).lower())
    around |= {tree[m].text.lower() for m in tree.kids(n, "case")}
    return bool(around & _EXAMPLES)


def _is_one_of_a_class(fact: Fact, argument: Argument) -> bool:
    """ "Mount Fuji and Mount Rainier are stratovolcanoes": others are, too."""
    tree, clause = fact.clause.tree, fact.clause
    head = clause.head
    if tree[head].tag != "NNS" or not any(tree.kids(head, "cop")):
        return False
    if any(tree[m].text.lower() in ("the", "only") for m in tree.subtree(head) if m <= head):
        return False
    subjects = [m for s in tree.kids(head, "nsubj") for m in tree.subtree(s)]
    return argument.key[0] in subjects


def _is_open_limit(tree: Tree, argument: Argument) -> bool:
    """ "as of", "by", "after": other dates would be as right an answer."""
    first = argument.key[0]
    before = tree.before(first).lower()
    if before == "of":
        return first >= 2 and tree[first - 2].text.lower() in ("as", "end", "beginning", "start")
    return before in _OPEN_LIMITS


def _has_demonym(rest: str, argument: Argument) -> bool:
    """Whether "French" in the stem points to the key France."""
    country = country_of(bare(argument.text)) if argument.type == "country" else None
    return country is not None and any(says(rest, word) for word in country.demonyms)


def _tells_of_a_name(tree: Tree, argument: Argument) -> bool:
    """ "Mount Fuji in Japan": another place there would be absurd, not false."""
    head = _head(tree, argument)
    above = tree[head].head
    return (
        tree[head].relation == "nmod"
        and tree[above].pos == "PROPN"
        and above not in range(argument.key[0], argument.key[-1] + 1)
    )
