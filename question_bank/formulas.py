"""TeX formulas as characters that any font has: Greek letters, relations, sub- and superscripts.

Read by pylatexenc, which is imported at the first formula. What it cannot read is shown as it was
written. Enter by `formula_runs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from question_bank.markup import Run

DEEPEST = 12
"""Braces inside of braces that are read; what is deeper is shown as written."""

_SCRIPTS = {"^": "sup", "_": "sub"}
_UPRIGHT = frozenset({"text", "mathrm", "textrm", "operatorname", "mathsf"})
_FRACTIONS = frozenset({"frac", "dfrac", "tfrac"})
_RELATIONS = frozenset("=<>≤≥≠≈≡∼∝∈∉⊂⊆→←↔⇒⇐⇔↦")
_SPACES = {",": "\u2009", ";": " ", ":": " ", " ": " ", "!": "", "quad": "  ", "qquad": "    "}


@lru_cache(maxsize=512)
def formula_runs(formula: str) -> tuple[Run, ...]:
    """A formula as runs; letters stand in italics, as is the custom."""
    if _depth(formula) > DEEPEST:
        return (Run(formula, code=True),)
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    try:
        nodes, _start, _length = LatexWalker(formula, tolerant_parsing=False).get_latex_nodes()
    except LatexWalkerError:
        return (Run(formula, code=True),)
    return tuple(_runs(nodes, ""))


def _depth(formula: str) -> int:
    depth = deepest = 0
    for sign in formula:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest


def _runs(nodes: Sequence[Any], script: str) -> Iterator[Run]:
    """`script` is that of the surroundings; a sign ^ or _ takes what follows it."""
    wanted = ""
    for node in nodes:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            for sign in node.chars:
                if sign in _SCRIPTS and not wanted:
                    wanted = _SCRIPTS[sign]
                    continue
                if not sign.isspace():  # spaces mean nothing in a formula; \text keeps its own
                    yield _letter(sign, wanted or script)
                    wanted = ""
            continue
        yield from _of_node(node, kind, wanted or script)
        wanted = ""


def _of_node(node: Any, kind: str, script: str) -> Iterator[Run]:
    if kind == "LatexGroupNode":
        yield from _runs(node.nodelist, script)
    elif kind == "LatexMacroNode":
        yield from _of_macro(node, script)
    elif kind != "LatexCommentNode":
        yield Run(node.latex_verbatim(), script=script)


def _of_macro(node: Any, script: str) -> Iterator[Run]:
    name: str = node.macroname
    given = [one for one in (node.nodeargd.argnlist if node.nodeargd else ()) if one is not None]
    if name in _SPACES:
        yield Run(_SPACES[name], script=script)
    elif name in _FRACTIONS and len(given) == 2:
        yield from _grouped(given[0], script)
        yield Run("\u2044", script=script)
        yield from _grouped(given[1], script)
    elif name == "sqrt" and given:
        for degree in given[:-1]:
            yield from _runs(_inside(degree), "sup")
        yield Run("√", script=script)
        yield from _grouped(given[-1], script)
    elif name in _UPRIGHT:
        for one in given:
            told = "".join(inner.latex_verbatim() for inner in _inside(one))
            yield Run(told, script=script)
    else:
        yield _letter(_word(node), script)


def _word(node: Any) -> str:
    """What a macro stands for; as it was written where nobody knows."""
    from pylatexenc.latex2text import LatexNodes2Text

    said = str(LatexNodes2Text(math_mode="text").nodelist_to_text([node])).strip()
    return said or str(node.latex_verbatim())


def _grouped(node: Any, script: str) -> Iterator[Run]:
    """Brackets round what has more than one letter, so that a fraction stays what it is."""
    inside = list(_runs(_inside(node), script))
    several = sum(len(run.text) for run in inside) > 1
    number = "".join(run.text for run in inside).replace(".", "").isdigit()
    if several and not number:
        yield Run("(", script=script)
    yield from inside
    if several and not number:
        yield Run(")", script=script)


def _inside(node: Any) -> Sequence[Any]:
    return node.nodelist if type(node).__name__ == "LatexGroupNode" else [node]


def _letter(sign: str, script: str) -> Run:
    if sign in _RELATIONS and not script:
        return Run(f" {sign} ")
    is_letter = len(sign) == 1 and sign.isascii() and sign.isalpha()
    return Run("−" if sign == "-" else sign, italic=is_letter, script=script)
