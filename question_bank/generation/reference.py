"""Does a statement stand on its own? Enter by `leaning`.

The title of the document is shown above every stem; beyond that, a reader has nothing. Words that
point outside of the statement are found here, each with a reason code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from question_bank.annotation.mentions import MentionKind
from question_bank.generation.antecedents import (
    MONTHS,
    PERSONAL,
    has_antecedent,
    is_bound,
    is_empty,
)
from question_bank.generation.names import Names
from question_bank.generation.tree import Tree
from question_bank.grading.text import fold

_FIRST_SECOND = frozenset("i me my mine we us our ours you your yours".split())
_POINTING = frozenset(
    "this that these those such latter former another other others same here there thus so "
    "fellow instead remaining therefore hence nevertheless nonetheless".split()
)
_POINTING_TIME = frozenset(
    "later earlier previously previous following next subsequently subsequent then ago last "
    "current currently recent recently today now nowadays present presently eventually soon "
    "initially again still already yet once meanwhile afterwards afterward formerly latest "
    "newest beforehand".split()
)
_BARE_HEADS = frozenset(
    "one two three some many most several each both all none any few others another either".split()
)
_UNIQUE = frozenset(
    "world sun earth moon sky sea ocean universe internet past future public government press "
    "north south east west equator poor rich bible church law media web economy environment "
    "atmosphere climate population end beginning 1st top bottom rest majority use lack number "
    "amount".split()
)
"""Nouns that "the" may introduce without a first mention."""
_PARTIAL = frozenset(
    "version variant copy part portion piece example exception instance result consequence sequel "
    "reply".split()
)
"""Nouns that are always of something."""
_ONE_BEFORE = frozenset("each every this that the which other another any no".split())


def leaning(
    tree: Tree,
    words: Collection[int],
    names: Names,
    resolved: Collection[int],
    *,
    whole: bool = False,
) -> Iterator[str]:
    """The reason codes of words that lean on something outside of the statement `words`.

    `resolved` are words that are replaced by a name. In a sentence that stands `whole` a word may
    lean on what the same sentence says before it; a clause cut out of it may have lost that.
    """
    inside = set(words)
    if any(_has_lost_its_partner(tree, n, inside) for n in inside):
        yield "dangling-reference"
    verbs = [n for n in inside if tree[n].tag in ("VBD", "VBZ", "VBP", "MD")]
    told = min(verbs, default=len(tree.tokens))  # behind the first verb something was said
    ordered = sorted(inside)
    for place, n in enumerate(ordered):
        if n in resolved:
            continue
        token = tree[n]
        small = token.text.lower()
        if small in PERSONAL and token.pos in ("PRON", "DET"):
            if token.relation == "expl" or is_empty(tree, n, small):
                yield "expletive"
            elif not has_antecedent(tree, n, inside, resolved, names) and not (
                whole and is_bound(tree, n, inside, names)
            ):
                yield "dangling-pronoun"
        elif small in _FIRST_SECOND and token.pos in ("PRON", "DET"):
            yield "first-person"
        elif token.relation == "expl":
            yield "expletive"
        elif small in _POINTING and _points(tree, n, small):
            behind = n > told or token.relation == "conj"
            if not (whole and behind and _points_back(tree, n, small)):
                yield "dangling-reference"
        elif small in _POINTING_TIME and token.pos in ("ADV", "ADJ", "VERB", "NOUN"):
            if not _anchored(tree, n, small, inside) and not (
                whole and _then(tree, n, small, inside, told)
            ):
                yield "dangling-time"
        elif (
            small == "both"
            and token.relation == "det"
            and not any(tree.kids(token.head, "conj", "nmod"))
        ):
            yield "dangling-quantity"
        elif (
            small in ("second", "third", "fourth")
            and token.relation == "amod"
            and tree.before(n).lower() in ("a", "an")
        ):
            yield "dangling-reference"
        elif (small == "both" and n == ordered[0] and tree[n + 1].pos in ("VERB", "AUX")) or (
            token.tag == "JJS"
            and token.relation == "nsubj"
            and not any(tree.kids(n, "nmod", "obl"))
        ):
            yield "dangling-quantity"
        elif small == "immediately" and tree.after(n) not in ("after", "before", "behind", "above"):
            yield "dangling-time"
        elif (
            small in _BARE_HEADS
            and (token.pos in ("NUM", "PRON", "DET") or token.relation.startswith("nsubj"))
            and _is_head(tree, n)
        ) or (token.pos == "NUM" and tree.before(n).lower() == "the" and not _has_noun(tree, n)):
            yield "dangling-quantity"
        elif token.tag in ("JJR", "RBR") and not _compared(tree, n, inside):
            yield "dangling-comparison"
        elif small in ("one", "ones") and tree.before(n).lower() in _ONE_BEFORE:
            yield "dangling-quantity"
        elif token.pos in ("NOUN", "ADJ") and (
            (token.lemma in _PARTIAL and _is_partial(tree, n, inside))
            or _bare_definite(tree, n, inside, ordered[:place], names)
        ):
            yield "dangling-definite"

    yield from _without_year(tree, ordered)
    if has_weekday_only(tree, ordered):
        yield "dangling-time"


_NEED_PARTNER = frozenset("follow result ensue reply respond answer succeed".split())
_PHRASES_BACK = (("in", "return"), ("in", "reply"), ("in", "response"), ("in", "turn"),
                 ("as", "well"), ("at", "that"))  # fmt: skip


def _has_lost_its_partner(tree: Tree, n: int, inside: set[int]) -> bool:
    """ "Venice followed", "the war that followed", "in return": whom, what, for what?"""
    token = tree[n]
    if token.lemma in _NEED_PARTNER and token.pos == "VERB":
        passive = any(tree[m].dep == "aux:pass" for m in tree.children[n])
        told = [m for m in tree.kids(n, "obj", "obl", "ccomp", "iobj") if m in inside]
        told = [m for m in told if tree[m].pos != "NUM" and m not in _dates(tree)]
        return not passive and not told
    pair = (token.text.lower(), tree.after(n).lower())
    return pair in _PHRASES_BACK and tree.after(n + 1) not in ("for", "to", "of", "as")


def _dates(tree: Tree) -> set[int]:
    return {
        n
        for one in tree.sentence.mentions
        if one.kind is MentionKind.DATE
        for n, token in enumerate(tree.tokens)
        if one.start <= token.start < one.end
    }


def _has_noun(tree: Tree, n: int) -> bool:
    """ "the two rivers", not "the longer of the two"."""
    return any(
        tree[m].pos in ("NOUN", "PROPN") for m in range(n + 1, min(n + 4, len(tree.tokens)))
    ) and tree.after(n) not in (",", ".", ";", ")")


_ORDINALS = frozenset("first second third last".split())


def _is_partial(tree: Tree, n: int, inside: set[int]) -> bool:
    """Whether nothing says of what: neither "of ...", an owner, nor what it is a part of."""
    return not any(
        m in inside
        and tree[m].relation in ("nmod", "acl", "det")
        and tree[m].text.lower() not in ("a", "an", "the", "another")
        for m in tree.kids(n)
    )


def _points_back(tree: Tree, n: int, small: str) -> bool:
    """ "other", "this" as a subject of its own: what the sentence said before."""
    token = tree[n]
    if small == "other":
        return tree[token.head].tag in ("NNS", "NNPS") or tree.before(n).lower() in ("each", "the")
    if small == "others" and token.relation == "conj":
        return True
    if small in ("others", "another", "there", "former", "latter"):
        return small != "there"
    return small in ("this", "that") and token.pos == "PRON" and token.relation == "nsubj"


def _then(tree: Tree, n: int, small: str, inside: set[int], told: int) -> bool:
    """Whether a time word follows on something of its own sentence."""
    if small in ("now", "present"):
        return (
            tree.before(n) in ("is", "are")
            and "what" in [tree[m].text.lower() for m in range(max(0, n - 3), n)]
        ) or tree.after(n) in ("-", "day")
    if small in ("latest", "newest", "current", "currently", "recent", "recently", "today",
                 "nowadays", "ago", "presently", "next", "last"):  # fmt: skip
        return False
    joined = any(
        m in inside and told < m < n and (tree[m].relation == "cc" or tree[m].text in (",", ";"))
        for m in range(n)
    )
    return joined or small in ("formerly", "originally")


def _without_year(tree: Tree, ordered: Sequence[int]) -> Iterator[str]:
    """ "in December", "on April 5": of which year?"""
    dated = [one for one in tree.sentence.mentions if one.kind is MentionKind.DATE]
    inside = [n for n in ordered if tree[n].text in MONTHS and tree[n].pos == "PROPN"]
    for n in inside:
        covered = any(one.start <= tree[n].start < one.end for one in dated)
        if not covered and not any(
            one.start <= tree[m].start < one.end for one in dated for m in ordered
        ):
            yield "dangling-time"


_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def has_weekday_only(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a day of the week stands there without a date: of which week?"""
    days = [n for n in words if tree[n].text in _WEEKDAYS]
    if not days or all(tree.before(n).lower() in ("every", "each") for n in days):
        return False
    starts = [
        one.start
        for one in tree.sentence.mentions
        if one.kind is MentionKind.DATE and one.granularity == "day"
    ]
    # "on Tuesday, 3 June 2024"
    return not any(0 < start - tree[n].end <= 2 for start in starts for n in days)


def _points(tree: Tree, n: int, small: str) -> bool:
    token = tree[n]
    if small == "that" and (token.pos == "SCONJ" or token.tag in ("WDT", "IN")):
        return False
    if small == "that" and token.pos == "PRON" and any(tree.kids(n, "nmod", "acl")):
        return False
    if small in ("those", "others") and any(tree.kids(n, "acl", "nmod")):
        return tree.before(n).lower() == "of" and tree[tree[n].head].relation == "nsubj"
    if small == "such" and tree.after(n) == "as":
        return False
    if small == "instead" and (tree.after(n) == "of" or tree.before(n).lower() in ("but", "and")):
        return False
    if small == "there" and token.relation == "expl":
        return True
    if small == "so" and (token.pos == "SCONJ" or tree.after(n) in ("that", "as", "much", "many")):
        return False
    if small == "thus":
        return True
    if small == "other" and any(tree[m].text == "than" for m in tree.subtree(token.head)):
        return False
    return not (small == "same" and "as" in [tree[m].text for m in tree.subtree(token.head)])


def _anchored(tree: Tree, n: int, small: str, inside: set[int]) -> bool:
    """ "two years later" behind a date of its own, "the last king of ..." and the like."""
    token = tree[n]
    head = tree[token.head]
    if small in ("last", "next", "following", "present", "current", "once", "still", "already",
                 "previous", "subsequent", "recent", "later", "earlier") and (
                     token.pos == "ADJ"):  # fmt: skip
        return small in ("last", "later") and any(
            tree[m].relation in ("nmod", "acl") and m in inside for m in tree.kids(token.head)
        )
    if small == "following":
        return token.pos == "VERB" and any(tree.kids(n, "obj", "obl", "nsubj"))
    if small in ("once", "still", "already", "initially", "again", "eventually", "soon", "yet"):
        return small in ("eventually", "initially", "again", "once")
    return head.pos == "NOUN" and small == "then"


def _is_head(tree: Tree, n: int) -> bool:
    """A number or quantity that stands for a noun, without "of ..." to say of what."""
    if tree[n].relation in ("nummod", "det", "advmod", "compound", "flat", "nmod"):
        return False
    return not any(tree.kids(n, "nmod", "obl", "acl"))


def _compared(tree: Tree, n: int, inside: set[int]) -> bool:
    """Whether it says than what."""
    around = {*tree.subtree(n), *tree.subtree(tree[n].head)}
    return any(tree[m].text.lower() == "than" for m in around if m in inside) or tree.before(
        n
    ).lower() in ("the", "no")


def _bare_definite(
    tree: Tree, n: int, inside: set[int], before: Collection[int], names: Names
) -> bool:
    """ "the report" of which nothing here says which."""
    if not any(tree[m].text.lower() == "the" and tree[m].relation == "det" for m in tree.kids(n)):
        return False
    token = tree[n]
    if n in tree.entity_of or token.lemma in _UNIQUE or fold(token.text) in names.title_words:
        return False
    if token.lemma in names.topics or (token.pos == "ADJ" and token.text[:1].isupper()):
        return False
    if fold(token.lemma) in names.title_words or (token.tag == "NNS" and _follows(tree, n, inside)):
        return False
    if any(tree[m].text.lower() in _ORDINALS for m in tree.kids(n, "amod")) and not any(
        m in inside
        and (tree[m].relation == "acl" or any(tree[k].text in ("of", "for", "to", "in")
                                              for k in tree.kids(m, "case")))
        for m in tree.kids(n, "acl", "nmod")
    ):  # fmt: skip
        return True
    for m in tree.kids(n):
        if m not in inside:
            continue
        kid = tree[m]
        if m > n and min(tree.subtree(m)) <= n + 2 and _tells_which(tree, m):
            return False
        if kid.pos == "PROPN" or kid.tag in ("JJS", "RBS") or m in tree.entity_of:
            return False
        if kid.relation in ("amod", "compound") and _telling(tree, m):
            return False
    return not any(tree[m].lemma == token.lemma and m != n for m in before)


def _tells_which(tree: Tree, m: int) -> bool:
    """Whether what follows a noun singles it out: "of ...", a clause, a name or a number.

    "The experiment with a crystal" is one of many.
    """
    kid = tree[m]
    if kid.relation in ("acl", "nummod", "flat", "ccomp", "advcl"):
        return True
    if kid.relation == "appos":
        return kid.pos != "PRON"
    if kid.relation != "nmod":
        return False
    case = {tree[k].text.lower() for k in tree.kids(m, "case")}
    named = any(tree[k].pos in ("PROPN", "NUM") or k in tree.entity_of for k in tree.subtree(m))
    return bool(case & {"of", "for", "between", "against"}) or named


def _follows(tree: Tree, n: int, inside: set[int]) -> bool:
    return any(
        tree[m].relation in ("nmod", "acl") and m in inside and min(tree.subtree(m)) == n + 1
        for m in tree.kids(n)
    )


def _telling(tree: Tree, m: int) -> bool:
    """Modifiers that single their noun out."""
    text = tree[m].text
    return text[:1].isupper()
