"""Parsed sentences to clauses: one predicate, its subject, and the words of a statement.

Enter by `clauses_of(tree)`. A clause is the main one, one that is coordinated with it (with a
subject of its own or a shared one), or a relative clause behind a comma, whose subject is the name
before it. What hangs loosely on a clause (asides in brackets or commas, openings such as
"However,") is left out of its words, but only where commas or brackets close it off on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from question_bank.generation.tree import Tree

SUBJECTS = ("nsubj",)
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "--"})
_OPENS = frozenset({*_BREAKS, "(", "["})
_CLOSES = frozenset({*_BREAKS, ")", "]"})
_OPENERS = frozenset(
    "however moreover furthermore therefore thus hence instead meanwhile nevertheless nonetheless "
    "additionally similarly finally consequently accordingly otherwise besides indeed also too "
    "likewise overall still".split()
)
_SOFT_OPENERS = frozenset("thus also indeed similarly likewise".split())
_OPENING_PHRASES = (
    ("in", "addition"), ("for", "example"), ("for", "instance"), ("as", "a", "result"),
    ("in", "contrast"), ("of", "course"), ("in", "fact"), ("in", "turn"), ("as", "well"),
    ("on", "the", "other", "hand"), ("in", "particular"), ("in", "general"), ("in", "practice"),
    ("at", "first"), ("to", "this", "day"), ("by", "contrast"), ("at", "least"),
)  # fmt: skip


class Origin(StrEnum):
    """Where in its sentence a clause was found."""

    MAIN = "main"
    COORDINATED = "coordinated"
    SHARED = "shared-subject"
    RELATIVE = "relative"
    WHOLE = "whole"  # the sentence as it stands; a gap may ask for names and dates in it


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement: `words` of the tree in the order in which they are said.

    `head` governs the predicate (in "is a lawyer" the noun); `subject` are its words, in `words`
    too. `cut` tells whether words of the sentence were left out.
    """

    tree: Tree
    head: int
    subject_head: int
    subject: tuple[int, ...]
    words: tuple[int, ...]
    origin: Origin
    cut: bool
    doubts: tuple[str, ...] = ()
    """Reason codes for which the clause may have lost or won words."""

    @property
    def auxiliaries(self) -> tuple[int, ...]:
        """Words such as has, was, will and the copula, in order."""
        return tuple(self.tree.kids(self.head, "aux", "cop"))


def clauses_of(tree: Tree) -> Iterator[Clause]:
    """The clauses of a sentence that a question may be built on, the main one first."""
    root = tree.root
    if root is None:
        return
    subject = _subject(tree, root)
    if subject is not None:
        yield from _clause(tree, root, subject, tree.subtree(root), Origin.MAIN)
    for child in tree.kids(root, "conj"):
        yield from _coordinated(tree, child, subject)
    for child in tree.kids(root, "parataxis"):
        own = _subject(tree, child)
        if own is not None and tree.before(min(tree.subtree(child))) in (";", ":"):
            yield from _clause(tree, child, own, tree.subtree(child), Origin.COORDINATED)
    for n, token in enumerate(tree.tokens):
        if token.dep == "acl:relcl":
            yield from _relative(tree, n)


def _subject(tree: Tree, head: int) -> int | None:
    subjects = list(tree.kids(head, *SUBJECTS))
    return subjects[0] if len(subjects) == 1 and subjects[0] < head else None


def _is_finite(tree: Tree, head: int) -> bool:
    group = [head, *tree.kids(head, "aux", "cop")]
    return any(tree[n].tag in ("VBD", "VBZ", "VBP", "MD") for n in group)


def _coordinated(tree: Tree, head: int, shared: int | None) -> Iterator[Clause]:
    own = _subject(tree, head)
    if own is not None:
        yield from _clause(tree, head, own, tree.subtree(head), Origin.COORDINATED)
        return
    if shared is None or tree[head].pos not in ("VERB", "AUX") or not _is_finite(tree, head):
        return
    if tree[tree[head].head].tag == "VB":
        return  # "is to take evidence and conduct inquiries": an infinitive, too
    if any(tree.kids(head, "nsubj", "csubj", "expl")):
        return
    # What stands before the shared subject (a date, say) may belong to the first verb alone.
    yield from _clause(
        tree, head, shared, (*tree.subtree(shared), *tree.subtree(head)), Origin.SHARED
    )


def _relative(tree: Tree, head: int) -> Iterator[Clause]:
    """`NP, who was ...` says that NP was ...; only behind a comma, where it defines nothing."""
    noun = tree[head].head
    pronoun = _subject(tree, head)
    words = tree.subtree(head)
    if pronoun is None or tree[pronoun].text.lower() not in ("who", "which"):
        return
    if not tree.is_whole(words) or tree[words[0]].text not in (",", "who", "which"):
        return
    if tree[words[0]].text != "," and tree.before(words[0]) != ",":
        return
    name = tree.entity_of.get(noun)
    if name is None or noun > pronoun:
        return
    comma = words[0] if tree[words[0]].text == "," else words[0] - 1
    if name.last != comma - 1:
        return  # another noun is nearer
    first = name.first
    if first and tree[first - 1].dep == "det":
        first -= 1
    subject = tuple(range(first, name.last + 1))
    if any(word != pronoun and tree[word].text in ("who", "which") for word in words):
        return
    rest = tuple(word for word in words if word != pronoun)
    kept = _kept(tree, head, rest)
    doubts = ("doubtful-clause",) if _may_end_before(tree, head) else ()
    yield Clause(tree, head, noun, subject, (*subject, *kept), Origin.RELATIVE, True, doubts)


def _may_end_before(tree: Tree, head: int) -> bool:
    """Whether a relative clause holds a phrase behind a second comma, which may belong to what
    stands outside: "X opened Y, which was published in 1776, with a visit to a factory"."""
    words = tree.subtree(head)
    return any(
        tree[before].text == "," and tree[after].pos in ("ADP", "VERB") and before != words[0]
        for before, after in pairwise(words)
    )


def _clause(
    tree: Tree, head: int, subject_head: int, words: tuple[int, ...], origin: Origin
) -> Iterator[Clause]:
    if not _is_finite(tree, head):
        return
    kept = _kept(tree, head, words)
    whole = tree.subtree(subject_head)
    subject = tuple(n for n in kept if n in set(whole))
    subject = _without_edges(tree, subject)
    if not subject:
        return
    kept = _without_stray_comma(tree, head, subject, kept)
    if tree[subject_head].text.lower() in ("who", "which", "that", "what"):
        return  # what is left of a relative clause
    cut = len([n for n in kept if tree[n].pos != "PUNCT"]) != len(
        [n for n in range(len(tree.tokens)) if tree[n].pos != "PUNCT"]
    )
    doubts = tuple(dict.fromkeys(_doubts(tree, head, subject_head, subject, kept, origin)))
    yield Clause(tree, head, subject_head, subject, kept, origin, cut, doubts)


def _without_stray_comma(
    tree: Tree, head: int, subject: tuple[int, ...], kept: tuple[int, ...]
) -> tuple[int, ...]:
    """Without a comma between the subject and its verb: what stood in between is gone."""
    place = kept.index(subject[-1]) + 1
    verbs = (head, *tree.kids(head, "aux", "cop"))
    opened = sum(tree[n].text == "," for n in subject) % 2  # it closes an aside of the subject
    if opened:
        return kept
    if place + 1 < len(kept) and tree[kept[place]].text == "," and kept[place + 1] in verbs:
        return kept[:place] + kept[place + 1 :]
    return kept


def whole_of(tree: Tree) -> Clause | None:
    """The sentence as it stands, without openings ("However,"); None without a finite verb."""
    finite = [n for n, token in enumerate(tree.tokens) if token.tag in ("VBD", "VBZ", "VBP", "MD")]
    if not finite:
        return None
    head = tree.root if tree.root is not None else finite[0]
    left = _without_openers(tree, set(range(len(tree.tokens))))
    left -= {n for n in left if is_also(tree, n, tree[n].head)}
    words = _tidy(tree, sorted(left), frozenset())
    return Clause(tree, head, head, (), words, Origin.WHOLE, False) if words else None


def _doubts(
    tree: Tree,
    head: int,
    subject_head: int,
    subject: tuple[int, ...],
    kept: tuple[int, ...],
    origin: Origin,
) -> Iterator[str]:
    first = next(n for n in (*kept,) if n > subject[-1]) if kept[-1] > subject[-1] else head
    for before, after in pairwise(sorted(kept)):
        gap = [n for n in range(before + 1, after) if tree[n].pos != "SPACE"]
        if not gap or (origin is Origin.SHARED and before == subject[-1] and after == first):
            continue
        texts = [tree[n].text for n in gap]
        closed = texts[0] in _OPENS and (
            texts[-1] in _CLOSES or tree[after].text in _BREAKS or tree[before].text in _BREAKS
        )
        opening = tree[before].text in _BREAKS and texts[-1] in _BREAKS
        if not closed and not opening and not all(t in _BREAKS for t in texts):
            yield "doubtful-clause"
    if origin is Origin.SHARED:
        between = range(subject[-1] + 1, head)
        if any(tree[n].relation in ("nsubj", "csubj") and tree[n].head != head for n in between):
            yield "doubtful-clause"  # the nearer subject may be the one that is meant
        joined = [n for n in between if tree[n].relation == "cc" and tree[n].head == head]
        own = range(joined[-1] + 1 if joined else subject[-1] + 1, head)
        if any(tree[n].pos in ("PROPN", "NOUN", "PRON") for n in own):
            yield "doubtful-clause"  # a subject that the parser may have missed
    if any(
        token.dep == "acl:relcl" and n not in kept and _may_end_before(tree, n)
        for n, token in enumerate(tree.tokens)
    ):
        yield "doubtful-clause"  # what was left out may have belonged to this clause
    last = kept[-1]
    behind = tree.after(last)
    if behind not in (*_BREAKS, ".", "!", "?", "", "(", "[", '"', "”") and not (
        tree[last + 1].pos == "CCONJ" and origin is not Origin.RELATIVE
    ):
        yield "doubtful-clause"  # cut in the middle of a phrase
    opening_words = [n for n in kept if n < subject[0]]
    if opening_words and tree[opening_words[-1]].pos == "ADP":
        yield "doubtful-clause"  # "In 1891 chemist Dewar": the parser gave the date to the subject
    if origin is Origin.MAIN and opening_words:
        loose = {
            n
            for child in tree.kids(head, "obl", "advmod", "advcl", "mark", "cc")
            for n in tree.subtree(child)
        }
        if any(n not in loose and tree[n].pos != "PUNCT" for n in opening_words):
            yield "doubtful-clause"
        if tree[opening_words[-1]].text != "," and len(opening_words) > 3:
            yield "doubtful-clause"
        for child in tree.kids(head, "obl", "advmod"):
            words = [n for n in tree.subtree(child) if n in kept and n < subject[0]]
            if words and tree[child].pos in ("NOUN", "PROPN") and tree[words[0]].pos not in (
                "ADP", "SCONJ", "ADV", "DET", "NUM"
            ):  # fmt: skip
                yield "doubtful-clause"  # a title that belongs to the subject


def _without_edges(tree: Tree, words: tuple[int, ...]) -> tuple[int, ...]:
    """Without punctuation at either end."""
    ordered = list(words)
    while ordered and tree[ordered[0]].text in _BREAKS:
        ordered.pop(0)
    while ordered and tree[ordered[-1]].text in _BREAKS:
        ordered.pop()
    return tuple(ordered)


def _kept(tree: Tree, head: int, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words without what hangs loosely on them."""
    left = set(words)
    for child in tree.kids(head, "conj", "parataxis", "cc", "discourse", "vocative"):
        if child in left and tree[child].relation != "cc":
            if not _is_of_the_predicate(tree, child, head):
                left -= set(tree.subtree(child))
        elif tree[child].relation == "cc" and child < head:
            left.discard(child)  # "But ..."
    for child in tree.kids(head, "cc"):
        if not any(kid in left and kid > child for kid in tree.kids(head, "conj")):
            left.discard(child)
    before = set(left)
    left = _without_brackets(tree, left)
    brackets = frozenset(before - left)
    left = _without_openers(tree, left)
    left -= {n for n in left if is_also(tree, n, head)}
    for n in sorted(left):
        if n in left and n != head and _is_aside(tree, n, head, left):
            left -= set(tree.subtree(n))
    ordered = [n for n in words if n in left]
    return _tidy(tree, ordered, brackets)


def _is_of_the_predicate(tree: Tree, child: int, head: int) -> bool:
    """ "is a lawyer and a diplomat": no clause of its own, but the rest of what is said."""
    return (
        tree[child].relation == "conj"
        and any(tree.kids(head, "cop"))
        and (not _is_finite(tree, child) or tree[head].tag == "VB")
        and not any(tree.kids(child, "nsubj", "cop"))
    )


def is_also(tree: Tree, n: int, head: int) -> bool:
    """Whether a word says no more than that the same holds for something else."""
    said = tree[n].text.lower()
    return (
        (said == "also" or (said == "too" and tree.after(n) in (",", ".", ";")))
        and tree[n].head == head
        and (tree[n].pos == "ADV" and not tree.children[n])
    )


def _without_brackets(tree: Tree, words: set[int]) -> set[int]:
    kept, depth = set(), 0
    for n in sorted(words):
        text = tree[n].text
        if text in ("(", "["):
            depth += 1
        elif text in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth:
            kept.add(n)
    return kept


def _without_openers(tree: Tree, words: set[int]) -> set[int]:
    """Without words that lean on the sentence before: They say nothing of their own."""
    ordered = sorted(words)
    texts = [tree[n].text.lower() for n in ordered]
    for phrase in _OPENING_PHRASES:
        size = len(phrase)
        for at in range(len(texts) - size + 1):
            if tuple(texts[at : at + size]) == phrase and _is_closed(tree, ordered, at, at + size):
                words -= set(ordered[at : at + size])
    for n in ordered:
        if n in words and tree[n].text.lower() in _OPENERS and tree[n].pos in ("ADV", "SCONJ"):
            place = ordered.index(n)
            if _is_closed(tree, ordered, place, place + 1) or (
                place == 0 and not tree.children[n] and tree[n].text.lower() in _SOFT_OPENERS
            ):
                words.discard(n)
    return words


def _is_closed(tree: Tree, ordered: list[int], start: int, end: int) -> bool:
    before = start == 0 or tree[ordered[start - 1]].text in _BREAKS
    after = end >= len(ordered) or tree[ordered[end]].text in (",", ".")
    return before and after


def _is_aside(tree: Tree, n: int, head: int, left: set[int]) -> bool:
    """Whether a dependent is set off by commas on both sides (or ends the clause)."""
    token = tree[n]
    loose = token.dep == "acl:relcl" or token.relation in ("appos", "advcl", "acl", "parataxis")
    if not loose:
        return False
    if token.relation == "advcl" and _condition(tree, n):
        return False
    words = [word for word in tree.subtree(n) if word in left]
    if not words or not tree.is_whole(tree.subtree(n)):
        return False
    first, last = words[0], words[-1]
    opens = tree[first].text in _BREAKS or tree.before(first) in _BREAKS
    closes = tree[last].text in _BREAKS or tree.after(last) in (*_BREAKS, ".", "")
    if first == min(left):
        opens = True
    return opens and closes


def _condition(tree: Tree, n: int) -> bool:
    """Clauses without which the rest is not true any more."""
    return any(tree[m].text.lower() in ("if", "unless", "whether") for m in tree.kids(n, "mark"))


def _tidy(tree: Tree, words: list[int], brackets: frozenset[int]) -> tuple[int, ...]:
    """Drops commas that separate nothing any more, and the full stop."""
    tidy: list[int] = []
    for n in words:
        if tree[n].text in _BREAKS and (not tidy or tree[tidy[-1]].text in _BREAKS):
            continue
        tidy.append(n)
    while tidy and (tree[tidy[-1]].text in _BREAKS or tree[tidy[-1]].text in ".!?;"):
        tidy.pop()
    # A comma behind which something was cut on both sides.
    kept = [
        n
        for place, n in enumerate(tidy)
        if not (tree[n].text == "," and _separates_nothing(tidy, place, brackets))
    ]
    return tuple(kept)


def _separates_nothing(words: list[int], place: int, brackets: frozenset[int]) -> bool:
    """A comma that was one of a pair around an aside that is gone; brackets need no comma."""
    before, here = words[place - 1], words[place]
    after = words[place + 1] if place + 1 < len(words) else here
    gone_before = any(n not in brackets for n in range(before + 1, here))
    gone_after = any(n not in brackets for n in range(here + 1, after))
    return gone_before or gone_after
