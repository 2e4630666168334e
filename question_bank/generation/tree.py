"""A parsed sentence as a tree of its words. Enter by `Tree(sentence)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from question_bank.annotation import Entity, Sentence, Token

CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj"})


class Tree:
    """Words, their dependents, and the names that they belong to. Indices count words from 0."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for n, token in enumerate(self.tokens):
            if token.head != n:
                self.children[token.head].append(n)
        self._subtrees: dict[int, tuple[int, ...]] = {}

    @cached_property
    def root(self) -> int | None:
        """The one root; None where the parser saw several sentences or none."""
        roots = [n for n, token in enumerate(self.tokens) if token.head == n]
        return roots[0] if len(roots) == 1 else None

    @cached_property
    def entity_of(self) -> dict[int, Entity]:
        """Word to the name that it belongs to."""
        return {
            n: entity
            for entity in self.sentence.entities
            for n in range(entity.first, entity.last + 1)
        }

    def __getitem__(self, n: int) -> Token:
        return self.tokens[n]

    def subtree(self, n: int) -> tuple[int, ...]:
        """The word and all that hangs on it, in order."""
        if n not in self._subtrees:
            found, queue = set(), [n]
            while queue:
                here = queue.pop()
                if here not in found:
                    found.add(here)
                    queue.extend(self.children[here])
            self._subtrees[n] = tuple(sorted(found))
        return self._subtrees[n]

    def kids(self, n: int, *relations: str) -> Iterator[int]:
        """Dependents of a word, of the relations named (without subtypes); in order."""
        for child in self.children[n]:
            if not relations or self.tokens[child].relation in relations:
                yield child

    def kid(self, n: int, *relations: str) -> int | None:
        """The first of `kids`."""
        return next(self.kids(n, *relations), None)

    def is_whole(self, words: Iterable[int]) -> bool:
        """Whether the words stand side by side."""
        ordered = sorted(words)
        return bool(ordered) and ordered[-1] - ordered[0] + 1 == len(ordered)

    def agreed(self, words: Iterable[int]) -> bool:
        """Whether a second parser saw all of these words alike."""
        return all(self.tokens[n].agreed for n in words)

    def before(self, n: int) -> str:
        """The text of the word before; "" at the start."""
        return self.tokens[n - 1].text if n > 0 else ""

    def after(self, n: int) -> str:
        """The text of the word behind; "" at the end."""
        return self.tokens[n + 1].text if n + 1 < len(self.tokens) else ""

    def text(self, first: int, last: int) -> str:
        """The sentence's own text of words `first` to `last`, both included."""
        return self.sentence.text[self.tokens[first].start : self.tokens[last].end]
