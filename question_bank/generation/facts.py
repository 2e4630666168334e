"""Facts from parsed sentences: one statement each, judged before any question is made of it.

Enter by `facts_of`. A fact says what its passage documents, without any question's wording: a
subject, a relation, arguments with roles and types, time, polarity and modality. The fact gate
gives the reason codes for which no question should be published on it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from question_bank.annotation import Sentence
from question_bank.annotation.mentions import MentionKind
from question_bank.generation.arguments import Argument, Role, arguments_of
from question_bank.generation.clauses import Clause, Origin, clauses_of, whole_of
from question_bank.generation.names import Names
from question_bank.generation.reference import leaning
from question_bank.generation.tree import Tree
from question_bank.generation.wording import Wording
from question_bank.grading.text import fold

MAX_WORDS = 34
"""Words of a statement above which a stem is no longer read at a glance."""

MAX_WHOLE_WORDS = 38
"""The same for a sentence that stands as its writer left it."""

MIN_WORDS = 5
MAX_BRACKETS = 1

_NEGATIONS = frozenset(
    "not n't no never nor neither without hardly none nothing nobody barely cannot".split()
)
_HEDGES = frozenset(
    "perhaps possibly probably allegedly reportedly supposedly apparently presumably arguably "
    "maybe likely unlikely seemingly".split()
)
_HEDGING_VERBS = frozenset(
    "believe think suppose allege estimate speculate rumour rumor assume expect".split()
)
THINGS_DO = frozenset(
    "extend flow lie consist contain comprise cover measure span border stretch connect occur "
    "locate situate cost weigh erupt".split()
)
"""Verbs whose subject is hardly a person: the name may be a street's or a river's."""
WELL_KNOWN = frozenset(
    "US UK EU UN USA USSR UAE NATO NASA FBI CIA BBC CNN NBC CBS ABC NFL NBA MLB NHL FIFA UEFA IOC "
    "TV DVD CD PC DNA RNA HIV AIDS GDP CEO CFO MP MPs PhD BA MA MBA AD BC BCE CE AM PM OK WWII WWI "
    "UNESCO UNICEF WHO IMF OPEC IBM AT&T LGBT NGO ID IQ GPS USB HTML AC DC".split()
)
_NOT_SAID_TO_BE = frozenset("will shall 'll may might would".split())
_SUBORDINATING = frozenset("when while although though because if after before since".split())
_MODALS = frozenset("may might could would should must can".split())


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one sentence. `[start, end)` spans the sentence in the document.

    `statement` is the fact as a sentence of its own, with names for pronouns where they are
    certain; `polarity` is positive or negative, `modality` asserted, uncertain or future. `codes`
    are the fact gate's reasons. `antecedent` is the sentence that a resolved name comes from.
    """

    id: str
    relation: str
    source: str
    sentence: Sentence
    clause: Clause
    arguments: tuple[Argument, ...]
    wording: Wording
    statement: str
    polarity: str
    modality: str
    codes: tuple[str, ...]
    start: int
    end: int
    antecedent: Sentence | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the statement is the sentence itself."""
        return self.clause.origin is Origin.WHOLE

    @property
    def times(self) -> tuple[Argument, ...]:
        """The dates of the statement that hang on its predicate."""
        return tuple(one for one in self.arguments if one.role is Role.TIME)


def fact_id(source: str, quotation: str, relation: str) -> str:
    """16 hexadecimal digits of the hash of source, quotation and relation."""
    text = "\x1f".join((source, quotation, relation))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def facts_of(
    source: str, tree: Tree, names: Names, subject: str = "", antecedent: Sentence | None = None
) -> Iterator[Fact]:
    """The facts of a sentence. `subject`: the name that its opening pronoun means, if known."""
    instead: dict[int, str] = {0: subject} if subject else {}
    whole = whole_of(tree)
    for clause in (*clauses_of(tree), *([whole] if whole is not None else [])):
        own = dict(instead)
        own |= _full_names(clause, names, own)
        own |= _spelt_out(clause, names, own)
        wording = Wording(tree, own, names.small)
        statement = wording.statement(clause.words)
        arguments = tuple(arguments_of(clause, names))
        polarity, modality = _polarity(clause), _modality(clause)
        gate = _whole_codes if clause.origin is Origin.WHOLE else _codes
        codes = tuple(dict.fromkeys(gate(clause, names, own, statement, polarity, modality)))
        yield Fact(
            fact_id(source, tree.sentence.text, f"{tree[clause.head].lemma}:{statement}"),
            tree[clause.head].lemma,
            source,
            tree.sentence,
            clause,
            arguments,
            wording,
            statement,
            polarity,
            modality,
            codes,
            tree.sentence.start,
            tree.sentence.end,
            antecedent if 0 in own and subject else None,
        )


def _full_names(clause: Clause, names: Names, taken: Mapping[int, str]) -> dict[int, str]:
    """The full name in the place of a lone last name whose bearer the title does not name."""
    tree, found = clause.tree, {}
    for entity in tree.sentence.entities:
        alone = entity.first == entity.last and entity.label == "PERSON"
        noun = entity.last + 1 < len(tree.tokens) and tree[entity.last + 1].pos in ("NOUN", "PROPN")
        if alone and not noun and entity.first in clause.words and entity.first not in taken:
            name = tree[entity.first].text
            if name in names.full and not names.in_title(name):
                found[entity.first] = names.full[name]
    seen: set[str] = set()
    for n in sorted(found):  # once is enough
        if found[n] in seen:
            del found[n]
        else:
            seen.add(found[n])
    return found


def _spelt_out(clause: Clause, names: Names, taken: Mapping[int, str]) -> dict[int, str]:
    """An acronym that the document explains elsewhere, with what it stands for."""
    tree = clause.tree
    found: dict[int, str] = {}
    said = fold(" ".join(tree[n].text for n in clause.words))
    for n in clause.words:
        short = tree[n].text
        if n in taken or not is_acronym(short) or short in found.values():
            continue
        long = names.acronyms.get(short)
        alone = tree.before(n) not in ("(", "-") and tree.after(n) != "-"
        once = not any(f"({short})" in one for one in found.values())
        if long and alone and once and fold(long) not in said and not names.in_title(long):
            found[n] = f"{long} ({short})"
    return found


def is_acronym(text: str) -> bool:
    """Two to six letters, most of them capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 <= len(letters) <= 6 and sum(map(str.isupper, letters)) > len(letters) / 2


def _unexplained(clause: Clause, names: Names, instead: Mapping[int, str]) -> bool:
    """Whether an acronym stands there that neither its document nor common knowledge explains."""
    tree = clause.tree
    for n in clause.words:
        text = tree[n].text.replace(".", "")
        if n in instead or not is_acronym(text) or text in WELL_KNOWN or text.isdigit():
            continue
        if re.fullmatch(r"[IVXLC]+", text) or fold(text) in names.title_words:
            continue
        if text.rstrip("s") in names.initials or names.often(text):
            continue
        long = names.acronyms.get(text)
        if long is None or fold(long) not in fold(" ".join(tree[m].text for m in clause.words)):
            return True
    return False


def _polarity(clause: Clause) -> str:
    words = {clause.tree[n].text.lower() for n in clause.words}
    return "negative" if words & _NEGATIONS else "positive"


def _modality(clause: Clause) -> str:
    tree = clause.tree
    for n in clause.words:
        token = tree[n]
        small = token.text.lower()
        if token.tag == "MD" and small in _MODALS and tree[token.head].relation != "acl":
            return "uncertain"
        if small in _HEDGES or (token.lemma in _HEDGING_VERBS and token.pos == "VERB"):
            return "uncertain"
        if small in ("if", "unless", "whether"):
            return "uncertain"
    if any(tree[n].text.lower() in ("will", "shall", "'ll") for n in clause.auxiliaries):
        return "future"
    return "asserted"


def _codes(
    clause: Clause,
    names: Names,
    instead: Mapping[int, str],
    statement: str,
    polarity: str,
    modality: str,
) -> Iterator[str]:
    """The fact gate."""
    tree = clause.tree
    yield from clause.doubts
    entity = tree.entity_of.get(clause.subject_head)
    person = entity is not None and entity.label == "PERSON"
    if person and tree[clause.head].lemma in THINGS_DO:
        yield "weak-type"
    spine = (clause.head, *clause.auxiliaries)
    if not tree.agreed([n for n in (clause.head, clause.subject_head) if tree[n].head != n]):
        yield "parsers-disagree"
    if tree.root is not None and not tree[tree.root].agreed:
        yield "parsers-disagree"
    if polarity == "negative":
        yield "negated"
    if modality != "asserted":
        yield "uncertain"
    if clause.origin is not Origin.MAIN and tree[clause.head].pos not in (
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
    ):
        yield "doubtful-clause"
    if clause.origin is Origin.SHARED and not all(n in clause.words for n in spine):
        yield "doubtful-clause"
    count = len(statement.split())
    if count > MAX_WORDS:
        yield "too-long"
    if count < MIN_WORDS:
        yield "too-short"
    if tree[clause.subject_head].pos == "PRON" and clause.subject_head not in instead:
        yield "dangling-pronoun"
    yield from _balance(statement)
    intact = clause.origin is Origin.MAIN and not clause.cut
    yield from leaning(tree, clause.words, names, instead, whole=intact)
    if tree.sentence.text[-1:] not in ".\"')" or not tree.sentence.text[:1].isupper():
        yield "fragment"
    if re.search(
        r"\b[a-z]+ (?:Under|In|On|The|At|For|With|After|Before|During|This) [a-z]", statement
    ):
        yield "garbled"
    if not _anchored(tree, clause):
        yield "vague"
    if _unexplained(clause, names, instead):
        yield "unexplained-acronym"
    yield from _of_any_clause(clause)
    if _list_is_cut(clause) or _is_one_of_many(clause):
        yield "doubtful-clause"
    if statement.count("(") > MAX_BRACKETS:
        yield "crowded"


def _of_any_clause(clause: Clause) -> Iterator[str]:
    """What is as wrong in a whole sentence as in a part of it."""
    tree, inside = clause.tree, set(clause.words)
    words = clause.words
    opening = tree[words[0]].text.lower()
    if opening in ("whose", "who", "whom", "why", "how"):
        yield "fragment"
    root = tree.root
    if root is not None and clause.origin in (Origin.MAIN, Origin.WHOLE):
        bare = tree[root].tag == "VB" and not any(tree.kids(root, "nsubj", "aux"))
        subordinate = opening in _SUBORDINATING and any(
            n == words[0] for n in tree.kids(root, "mark", "advmod")
        )
        if bare or subordinate:
            yield "fragment"  # an instruction, or a clause that lost its main one
    if opening in ("and", "but", "so", "then", "yet", "or", "nor"):
        yield "dangling-opening"
    if tree[clause.head].tag == "VBN" and any(
        tree[n].text.lower() == "had" for n in clause.auxiliaries
    ):
        yield "dangling-time"  # before something that is not told
    if any(tree[n].text == "about" and tree.after(n) == "to" for n in words):
        yield "uncertain"
    if any(tree[n].text in _DASHES and _joins_names(tree, n) and not _has_both(n, inside)
           for n in range(1, len(tree.tokens) - 1)):  # fmt: skip
        yield "doubtful-clause"  # "the Danube–Black Sea Canal" was cut
    dated = any(
        one.kind is MentionKind.DATE and any(one.start <= tree[n].start < one.end for n in words)
        for one in tree.sentence.mentions
    )
    copula = [n for n in clause.auxiliaries if tree[n].text.lower() in ("was", "were")]
    counted = any(tree[n].pos == "NUM" for n in words if n > max(copula, default=len(tree.tokens)))
    if _lacks_a_complement(clause):
        yield "doubtful-clause"
    state = tree[clause.head].pos in ("ADJ", "NOUN", "NUM") and any(tree.kids(clause.head, "cop"))
    if state and copula and counted and not dated:
        yield "dangling-time"  # "was 26 years old": when?


_SAYING = frozenset("write say argue claim state note suggest propose declare report add".split())


def _lacks_a_complement(clause: Clause) -> bool:
    """ "Wilson wrote", "a shock caused a strip of steppe", "took over": the rest was lost."""
    tree, head, inside = clause.tree, clause.head, set(clause.words)
    if tree[head].pos != "VERB" or any(tree[m].dep == "aux:pass" for m in tree.children[head]):
        return False
    has = {tree[m].relation for m in tree.children[head] if m in inside}
    lemma = tree[head].lemma
    if lemma in _SAYING and clause.origin is not Origin.WHOLE:
        return not has & {"obj", "ccomp", "xcomp", "parataxis"}
    if lemma in ("cause", "force", "allow", "enable"):
        return "xcomp" not in has and tree.after(clause.words[-1]) in (",", "to")
    if lemma in ("elect", "appoint", "name"):
        second = [m for m in tree.kids(head, "obl") if "as" in [tree[k].text for k in tree.kids(m)]]
        return "xcomp" not in has and not second and clause.origin is not Origin.WHOLE
    particle = any(tree[m].dep == "compound:prt" for m in tree.children[head])
    return lemma == "take" and particle and "obj" not in has


_DASHES = frozenset("-–—")


def _joins_names(tree: Tree, n: int) -> bool:
    before, after = tree[n - 1], tree[n + 1]
    return (
        before.end == tree[n].start
        and tree[n].end == after.start
        and before.text[:1].isupper()
        and after.text[:1].isupper()
    )


def _has_both(n: int, inside: set[int]) -> bool:
    return (n - 1 in inside) == (n + 1 in inside)


def _list_is_cut(clause: Clause) -> bool:
    """Whether members of a list that the clause has were left out of it."""
    tree, inside = clause.tree, set(clause.words)
    return any(
        m not in inside
        for n in clause.words
        if n != clause.head or tree[n].pos not in ("VERB", "AUX")
        for m in tree.kids(n, "conj")
    )


def _is_one_of_many(clause: Clause) -> bool:
    """ "The companions were Rose Tyler": several things, one name; the others were lost."""
    tree, head = clause.tree, clause.head
    plural = tree[clause.subject_head].tag == "NNS"
    named = tree[head].tag == "NNP" and any(tree.kids(head, "cop"))
    return plural and named and not any(tree.kids(head, "conj"))


def _whole_codes(
    clause: Clause,
    names: Names,
    instead: Mapping[int, str],
    statement: str,
    polarity: str,
    modality: str,
) -> Iterator[str]:
    """The gate of a sentence that stands as it is: its grammar and sense are its writer's."""
    tree = clause.tree
    for entity in tree.sentence.entities:
        first = tree[entity.first]
        subject = entity.label == "PERSON" and first.relation == "nsubj"
        if subject and tree[first.head].lemma in THINGS_DO:
            yield "weak-type"
    count = len(statement.split())
    if count > MAX_WHOLE_WORDS:
        yield "too-long"
    if count < MIN_WORDS:
        yield "too-short"
    yield from _balance(statement)
    if re.search(r"\b(?:is|are) [^,]*\bsince (?:\w+ )?(?:\d|[A-Z])", statement):
        yield "garbled"  # "is ... since": the source's own slip
    if re.search(r"\((?:see|compare|cf)\b", statement):
        yield "garbled"
    if statement.count("(") > MAX_BRACKETS:
        yield "crowded"
    if any(tree[n].text.lower() in _NOT_SAID_TO_BE for n in clause.auxiliaries):
        yield "uncertain"  # a plan or a guess; what became of it, the source cannot know
    leans = leaning(tree, clause.words, names, instead, whole=True)
    yield from (code for code in leans if code != "expletive")
    if tree.sentence.text[-1:] not in ".\"')" or not tree.sentence.text[:1].isupper():
        yield "fragment"
    if tree.tokens[0].text.lower() in ("but", "and", "or", "so", "yet", "nor"):
        yield "dangling-opening"
    yield from _of_any_clause(clause)
    if not _anchored(tree, clause):
        yield "vague"
    if _unexplained(clause, names, instead):
        yield "unexplained-acronym"


def _balance(text: str) -> Iterator[str]:
    if text.count("(") != text.count(")") or text.count('"') % 2 or re.search(r"\[|\]", text):
        yield "unbalanced"


def _anchored(tree: Tree, clause: Clause) -> bool:
    """Whether the statement names something or is rich enough to be about one thing only."""
    content = [n for n in clause.words if tree[n].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    named = [n for n in content if tree[n].pos == "PROPN" or n in tree.entity_of]
    counted = [n for n in content if tree[n].pos == "NUM"]
    return (
        (len(content) >= 4 and bool(named))
        or (len(content) >= 5 and bool(counted))
        or len(content) >= 7
    )


def is_anchored(fact: Fact, gone: Collection[int], names: Names) -> bool:
    """Whether what is left without the words `gone` still tells one thing from others.

    A stem needs a name, date or number beyond the title's own words, or many words that say much.
    """
    tree = fact.clause.tree
    left = [n for n in fact.clause.words if n not in gone]
    content = {
        tree[n].lemma for n in left if tree[n].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
    }
    anchors = [
        n
        for n in left
        if tree[n].pos in ("PROPN", "NUM") or tree[n].tag in ("JJS", "RBS") or n in tree.entity_of
    ]
    telling = [n for n in anchors if fold(tree[n].text) not in names.title_words]
    return (bool(telling) and len(content) >= 3) or len(content) >= 6


def with_codes(fact: Fact, *codes: str) -> Fact:
    """The fact with more reasons."""
    return replace(fact, codes=tuple(dict.fromkeys((*fact.codes, *codes))))
