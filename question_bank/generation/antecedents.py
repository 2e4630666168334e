"""Whom or what does a pronoun mean, inside of its own statement? Enter by `has_antecedent`.

`is_bound` is the weaker test for sentences that stand whole; `is_empty` tells the "it" of "it is
known that". In doubt the answer is no: a question must stand on its own.
"""

from __future__ import annotations

from collections.abc import Collection

from question_bank.generation.names import Names
from question_bank.generation.tree import Tree

MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f",
    "herself": "f", "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p",
    "theirs": "p", "themselves": "p",
}  # fmt: skip


def is_bound(tree: Tree, n: int, inside: set[int], names: Names) -> bool:
    """Whether an owner's pronoun or a later subject can mean a noun that stands before it."""
    token, small = tree[n], tree[n].text.lower()
    kind = PERSONAL[small]
    if token.relation not in ("nmod", "det", "nsubj", "obl", "obj") or (
        token.relation == "obl" and kind not in "mf"
    ):
        return False
    for m in inside:
        if m >= n or tree[m].pos not in ("NOUN", "PROPN") or _cannot_mean_its_subject(tree, n, m):
            continue
        if tree[m].text in MONTHS or tree[m].lemma in _TIME_NOUNS:
            continue
        entity = tree.entity_of.get(m)
        person = _is_person(tree, m)
        many = tree[m].tag in ("NNS", "NNPS") or any(tree.kids(m, "conj"))
        if kind in "mf" and person:
            subject = tree[m].relation in ("nsubj", "appos") and m < n
            if subject and _is_sure(tree, m, names):
                return True
            continue
        team = entity is not None and not person and tree[m].relation == "nsubj"
        if kind == "p" and (many or team):
            return True
        likely = tree[m].relation in ("nsubj", "obj") or tree[m].pos == "PROPN"
        parallel = token.relation != "nsubj" or tree[m].relation == "nsubj"
        if kind == "n" and not person and not many and likely and parallel:
            return True
    return False


_TIME_NOUNS = frozenset("year month week day decade century hour minute time".split())


def _is_person(tree: Tree, n: int) -> bool:
    """Whether a noun is a person's name or stands beside one ("the naturalist Louis Agassiz")."""
    near = (n, *tree.kids(n, "appos", "flat", "nmod", "compound"), tree[n].head)
    return any(
        m in tree.entity_of and tree.entity_of[m].label == "PERSON" and abs(m - n) <= 3
        for m in near
        if m == n or tree[m].relation in ("appos", "flat", "compound", "nsubj", "nmod")
    )


def is_empty(tree: Tree, n: int, small: str) -> bool:
    """ "it is known that", "it is hard to": a subject that stands for nothing."""
    if small != "it" or tree.after(n).lower() not in ("is", "was", "has", "seems", "appears"):
        return False
    head = tree[n].head
    clause = ("ccomp", "csubj", "xcomp") if tree[head].pos == "ADJ" else ("ccomp", "csubj")
    return any(tree[m].relation in clause and m > head for m in tree.children[head]) and not any(
        tree.kids(head, "obj")
    )


_HONOURS = frozenset("honor honour memory behalf absence stead place favor favour name".split())
""" "in their honour": of those who were named before, hardly of the clause's own subject."""


def _cannot_mean_its_subject(tree: Tree, n: int, subject: int) -> bool:
    """A verb's object is not its subject ("authorities offered them land"), unless it says so."""
    token = tree[n]
    if token.relation in ("obj", "iobj", "obl") and not token.text.lower().endswith(
        ("self", "selves")
    ):
        return token.head == tree[subject].head
    return token.relation == "nmod" and tree[token.head].lemma in _HONOURS


def has_antecedent(
    tree: Tree, n: int, inside: set[int], resolved: Collection[int], names: Names
) -> bool:
    """Whether an earlier noun of the statement can be meant: the nearest subject that fits."""
    kind = PERSONAL[tree[n].text.lower()]
    for m in sorted(inside):
        if m >= n:
            return False
        token = tree[m]
        subject = token.relation == "nsubj"
        if not subject or token.pos == "NUM" or (token.pos == "PRON" and m not in resolved):
            continue
        if _cannot_mean_its_subject(tree, n, m):
            continue
        person = m in resolved or _is_person(tree, m)
        many = token.tag in ("NNS", "NNPS") or any(tree.kids(m, "conj"))
        sure = m in resolved or tree[m].pos != "PROPN" or _is_sure(tree, m, names)
        if kind in "mf" and person and not many and sure:
            return True
        if kind == "n" and not person and not many:
            return True
        if kind == "p" and many:
            return True
    return False


def _is_sure(tree: Tree, m: int, names: Names) -> bool:
    entity = tree.entity_of.get(m)
    return entity is not None and names.is_sure_person(tree.text(entity.first, entity.last))
