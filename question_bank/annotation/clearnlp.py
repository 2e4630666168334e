"""The labels of `en_core_web_*` to Universal Dependencies. Enter by `to_universal`.

Those pipelines follow ClearNLP: prepositions govern their nouns, a copula governs what it links.
Universal Dependencies have it the other way round; heads are turned as well as labels renamed.
"""

from __future__ import annotations

from dataclasses import replace

from question_bank.annotation.model import Token

_LABELS = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "poss": "nmod:poss", "relcl": "acl:relcl", "npadvmod": "obl:unmarked",
    "nounmod": "nmod", "neg": "advmod", "prt": "compound:prt", "preconj": "cc:preconj",
    "predet": "det:predet", "quantmod": "advmod", "oprd": "xcomp", "intj": "discourse",
    "meta": "parataxis", "acomp": "xcomp", "attr": "xcomp", "ROOT": "root", "pcomp": "advcl",
}  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def to_universal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with universal heads and relations."""
    heads = [token.head for token in tokens]
    labels = [token.dep for token in tokens]
    _turn_prepositions(tokens, heads, labels)
    _turn_copulas(tokens, heads, labels)
    _join_names(tokens, heads, labels)
    return tuple(
        replace(token, head=heads[n], dep=_LABELS.get(labels[n], labels[n]), pos=_pos(token))
        for n, token in enumerate(tokens)
    )


def _pos(token: Token) -> str:
    return "CCONJ" if token.pos == "CONJ" else token.pos


def _turn_prepositions(tokens: tuple[Token, ...], heads: list[int], labels: list[str]) -> None:
    """`prep` over `pobj` becomes a noun with its `case`."""
    for n, label in enumerate(list(labels)):
        if label not in ("pobj", "pcomp"):
            continue
        preposition = heads[n]
        governor = heads[preposition]
        if label == "pcomp":
            heads[n], labels[n] = governor, "advcl" if tokens[governor].pos == "VERB" else "acl"
            heads[preposition], labels[preposition] = n, "mark"
        else:
            nominal = tokens[governor].pos in _NOUNS
            outer = labels[preposition]
            relation = "nmod" if nominal and outer == "prep" else "obl"
            heads[n], labels[n] = governor, relation
            heads[preposition], labels[preposition] = n, "case"
        for other in range(len(tokens)):  # what hung on the preposition hangs on its noun
            if other not in (n, preposition) and heads[other] == preposition:
                heads[other] = n
        if preposition == governor:  # a preposition was the root
            heads[n], labels[n] = n, "ROOT"


def _turn_copulas(tokens: tuple[Token, ...], heads: list[int], labels: list[str]) -> None:
    """`be` over `attr` or `acomp` becomes a predicate with its `cop`."""
    for n, label in enumerate(list(labels)):
        if label not in ("attr", "acomp") or tokens[heads[n]].lemma != "be":
            continue
        verb = heads[n]
        if any(heads[m] == verb and labels[m] == "expl" for m in range(len(tokens))):
            labels[n] = "nsubj"  # "there is": what there is stands under the verb
            continue
        root = heads[verb] == verb
        heads[n] = n if root else heads[verb]
        labels[n] = labels[verb]
        for other in range(len(tokens)):
            if other != n and heads[other] == verb and other != verb:
                heads[other] = n
        heads[verb], labels[verb] = n, "cop"


def _join_names(tokens: tuple[Token, ...], heads: list[int], labels: list[str]) -> None:
    """Names of several proper nouns hang on their first word, as `flat`."""
    for last in range(len(tokens) - 1, 0, -1):
        if tokens[last].pos != "PROPN" or labels[last] == "compound":
            continue
        first = last
        while (
            first
            and tokens[first - 1].pos == "PROPN"
            and labels[first - 1] == "compound"
            and heads[first - 1] == last
        ):
            first -= 1
        if first == last or not all(tokens[n].morph.find("Number=Plur") < 0 for n in (first, last)):
            continue
        governor = heads[last]
        heads[first], labels[first] = first if governor == last else governor, labels[last]
        for n in range(len(tokens)):
            if n != first and heads[n] == last:
                heads[n] = first
        for n in range(first + 1, last + 1):
            heads[n], labels[n] = first, "flat"
