"""Facts from parsed sentences: one statement each, judged before any question is made of it.

Enter by `facts_of`. A fact says what its passage documents, without any question's wording: a
subject, a relation, arguments with roles and types, time, polarity and modality. The fact gate
gives the reason codes for which no question should be published on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from question_bank.annotation import Sentence
from question_bank.generation.arguments import Argument, Role, arguments_of
from question_bank.generation.clauses import Clause, Origin, clauses_of, whole_of
from question_bank.generation.fact_gate import (
    clause_codes,
    is_acronym,
    modality_of,
    polarity_of,
    whole_codes,
)
from question_bank.generation.names import Names
from question_bank.generation.tree import Tree
from question_bank.generation.wording import Wording
from question_bank.grading.text import fold


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
        polarity, modality = polarity_of(clause), modality_of(clause)
        gate = whole_codes if clause.origin is Origin.WHOLE else clause_codes
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
