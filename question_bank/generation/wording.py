"""From words of a tree to English text. Enter by `Wording`: statements, questions, phrases.

What stands side by side in the document keeps its spaces and signs; what is brought together anew
gets a space. A word keeps its capital when it leaves the start of a sentence only if it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from question_bank.annotation.inflection import inflect
from question_bank.generation.clauses import Clause
from question_bank.generation.tree import Tree
from question_bank.grading.text import fold

Piece = int | str
"""An index of a word of the tree, or a text put in."""

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%]|'s$|n't$|'$")
_NO_SPACE_BEHIND = frozenset({"(", "[", "$", "£", "€", "“", "‘"})
_FUNCTION = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes pieces as text. `instead` puts a text in the place of a word (a name for "he").

    `small` are words that the document also writes without a capital.
    """

    tree: Tree
    instead: Mapping[int, str] = field(default_factory=dict)
    small: frozenset[str] = frozenset()

    def text(self, pieces: Sequence[Piece]) -> str:
        """The pieces as running text, spaces as in the document where they are neighbours there."""
        written = ""
        before: Piece | None = None
        for piece in pieces:
            text = self._word(piece) if isinstance(piece, int) else piece
            if not text:
                continue
            if written:
                written += self._space(before, piece, text)
            written += text
            before = piece
        return re.sub(r"\s+", " ", written).strip()

    def _word(self, n: int) -> str:
        if n in self.instead:
            return self.instead[n]
        text = self.tree[n].text
        return text if n else self.opening(text)

    def opening(self, text: str) -> str:
        """The sentence's first word as it is written inside of a sentence."""
        token = self.tree[0]
        if text == "I" or not text[:1].isupper() or text[1:2].isupper():
            return text
        small = text[0].lower() + text[1:]
        entity = self.tree.entity_of.get(0)
        if entity is not None and (entity.last > 0 or small not in self.small):
            return text
        if token.pos in _FUNCTION and entity is None:
            return small
        if entity is None and token.pos in ("NOUN", "VERB", "NUM") and token.tag[:3] != "NNP":
            return small
        named = token.pos == "PROPN" and self.tree.after(0)[:1].isupper()
        return small if small in self.small and not named else text

    def _space(self, before: Piece | None, piece: Piece, text: str) -> str:
        if isinstance(before, int) and isinstance(piece, int) and piece == before + 1:
            tree = self.tree
            return tree.sentence.text[tree[before].end : tree[piece].start]
        opened = isinstance(before, int) and self.tree[before].text in _NO_SPACE_BEHIND
        return "" if opened or _NO_SPACE_BEFORE.match(text) else " "

    def statement(self, words: Sequence[Piece]) -> str:
        """A sentence with capital and full stop."""
        return finished(self.text(words), ".")


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text, whole and folded; an owner's 's does not hide them."""
    said = fold(text).replace("'s ", " ")
    wanted = fold(words).removesuffix("'s")
    return bool(wanted) and f" {wanted} " in f" {said.removesuffix(chr(39) + 's')} "


def finished(text: str, sign: str) -> str:
    """With a capital and an end."""
    text = text.strip().rstrip(",;:")
    if not text:
        return ""
    if text.endswith((".", '."', ".'", ".”")) and sign == ".":
        return text[0].upper() + text[1:]
    return text[0].upper() + text[1:] + sign


@dataclass(frozen=True, slots=True)
class Predicate:
    """How a clause asks: the word that goes before the subject, and what the verb becomes."""

    fronted: str
    auxiliary: int | None
    verb: tuple[int, str] | None


def predicate_of(clause: Clause) -> Predicate | None:
    """None where the verb's form is not clear."""
    tree = clause.tree
    for n in clause.auxiliaries:
        if n in clause.words and n < clause.head:
            if tree[n].tag not in ("VBD", "VBZ", "VBP", "MD") or tree[n].text.startswith("'"):
                return None
            return Predicate(tree[n].text.lower(), n, None)
    token = tree[clause.head]
    do = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(token.tag)
    subject = tree[clause.subject_head]
    if (
        do == "do"
        and subject.tag in ("NN", "NNP")
        and not any(tree.kids(clause.subject_head, "conj"))
    ):
        do = "did"  # "a loaf cost a quarter": the past looks like the base
    if do is None or token.pos != "VERB":
        return None
    base = token.lemma if token.lemma.isalpha() else ""
    if not base or (
        inflect(base, token.tag) != token.text.lower() and not _is_form(base, token.text)
    ):
        return None
    return Predicate(do, None, (clause.head, base))


def _is_form(base: str, text: str) -> bool:
    """Whether a form that LemmInflect would not make first can still be of this verb."""
    return base[:2] == text[:2].lower() or base in (
        "be",
        "go",
        "have",
        "do",
        "seek",
        "think",
        "buy",
    )


def subject_question(
    wording: Wording,
    clause: Clause,
    who: str,
    *,
    plural: bool = False,
    without: frozenset[int] = frozenset(),
) -> str | None:
    """Asks for the subject: the clause with `who` in its place, the verb in the singular.

    None where something other than openings stands before the subject and cannot be moved.
    """
    tree = clause.tree
    subject = set(clause.subject)
    rest = [n for n in clause.words if n not in subject and n not in without]
    start = clause.words.index(clause.subject[0])
    opening = set(clause.words[:start])
    pre = [n for n in rest if n in opening]
    post: list[Piece] = [n for n in rest if n not in opening]
    post = _without_comma(tree, post)
    if not plural:
        post = _singular(tree, clause, post)
    asked = wording.text([who, *post])
    if pre:
        while pre and tree[pre[-1]].text == ",":
            pre.pop()
        asked = f"{wording.text(pre)}, {asked[0].lower() + asked[1:]}"
    return finished(asked, "?")


def _without_comma(tree: Tree, pieces: Sequence[Piece]) -> list[Piece]:
    kept = list(pieces)
    while kept and isinstance(kept[0], int) and tree[kept[0]].text == ",":
        kept.pop(0)
    return kept


def _singular(tree: Tree, clause: Clause, pieces: Sequence[Piece]) -> list[Piece]:
    """The finite verb in the third person singular."""
    finite = next(
        (n for n in (*clause.auxiliaries, clause.head) if tree[n].tag in ("VBP", "VBD", "VBZ")),
        None,
    )
    if finite is None:
        return list(pieces)
    form = tree[finite].text.lower()
    new = {"were": "was", "are": "is", "have": "has", "do": "does"}.get(form)
    if new is None and tree[finite].tag == "VBP" and tree[finite].lemma.isalpha():
        new = inflect(tree[finite].lemma, "VBZ")
    return list(pieces) if new is None else [new if n == finite else n for n in pieces]


def inverted_question(
    wording: Wording, clause: Clause, asked: Sequence[Piece], gone: frozenset[int]
) -> str | None:
    """Asks for anything but the subject: `asked` in front, then auxiliary, subject and the rest.

    `gone` are the words of what is asked for, its preposition among them.
    """
    predicate = predicate_of(clause)
    if predicate is None:
        return None
    tree = clause.tree
    subject = set(clause.subject)
    start = clause.words.index(clause.subject[0])
    opening = [n for n in clause.words[:start] if n not in gone]
    while opening and tree[opening[-1]].text == ",":
        opening.pop()
    while opening and tree[opening[0]].text == ",":
        opening.pop(0)
    rest: list[Piece] = []
    for n in clause.words[start:]:
        if n in subject or n in gone or n == predicate.auxiliary:
            continue
        rest.append(predicate.verb[1] if predicate.verb and n == predicate.verb[0] else n)
    rest = _without_comma(tree, rest)
    while rest and isinstance(rest[-1], int) and tree[rest[-1]].text in ",;:":
        rest.pop()
    body = wording.text([*asked, predicate.fronted, *clause.subject, *rest])
    if opening:
        body = f"{wording.text(opening)}, {body[0].lower() + body[1:]}"
    return finished(body, "?")
