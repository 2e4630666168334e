"""The fact gate: what may be wrong with a clause before any question is made of it.

Enter by `clause_codes` for a clause that was cut out of its sentence, `whole_codes` for a sentence
that stands as its writer left it; both give reason codes of `question_bank.generation.gates`.
`polarity_of` and `modality_of` tell whether the clause denies, guesses or plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from question_bank.annotation.mentions import MentionKind
from question_bank.generation.clauses import Clause, Origin
from question_bank.generation.names import Names
from question_bank.generation.reference import leaning
from question_bank.generation.tree import Tree
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


def polarity_of(clause: Clause) -> str:
    words = {clause.tree[n].text.lower() for n in clause.words}
    return "negative" if words & _NEGATIONS else "positive"


def modality_of(clause: Clause) -> str:
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


def clause_codes(
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


def whole_codes(
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
