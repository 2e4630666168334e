"""Hyphens at the ends of lines: of the word itself, or put there to divide it. Enter by `Words`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

MIN_SHARE_DIVIDED = 0.1
"""A document that divides words has, of those, at least that share elsewhere in one piece."""

MIN_HYPHENS = 8
"""Hyphens at line ends from which on a document is known to divide none."""

_LONGEST_WORD = 60
_DIVIDED = re.compile(r"(\w+)[-‐]\Z")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:[-‐]\w+)*")


def ends_divided(line: str) -> bool:
    """Whether a line ends with a word and a hyphen."""
    return _DIVIDED.search(line[-_LONGEST_WORD:]) is not None


def joint_of(line: str, following: str) -> tuple[str, str] | None:
    """The parts of a word before and after the hyphen between two lines; None without one."""
    begun = _DIVIDED.search(line[-_LONGEST_WORD:])
    ended = _FIRST_WORD.match(following)
    return (begun[1], ended[0]) if begun and ended else None


class Words:
    """The words of a document, by which a hyphen is judged.

    It stays where the document has the word with it in mid-line ("well-known"), and before what is
    no small letter ("Franco-Prussian"), unless the word is elsewhere without one. Else it goes in a
    document that divides words, stays in one that does not, and where that cannot be told it stays
    between two words of the document.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._counts: Counter[str] = Counter()
        before = ""
        for line in lines:
            self._counts.update(_whole_words(line, before))
            before = line
        joints = [joint for one in pairwise(lines) if (joint := joint_of(*one)) is not None]
        whole = sum(self._counts[f"{begun}{ended}".casefold()] > 0 for begun, ended in joints)
        self._divides = whole > 0 and whole >= MIN_SHARE_DIVIDED * len(joints)
        self._divides_none = not self._divides and len(joints) >= MIN_HYPHENS

    def are_one(self, begun: str, ended: str) -> bool:
        """Whether the hyphen between the two parts goes."""
        with_hyphen = self._counts[f"{begun}-{ended}".casefold()]
        if self._counts[f"{begun}{ended}".casefold()] > with_hyphen:
            return True
        if with_hyphen or not ended[0].islower() or begun[-1].isdigit():
            return False
        if self._divides_none:
            return False
        return self._divides or not self._are_two(begun, ended)

    def _are_two(self, begun: str, ended: str) -> bool:
        return bool(self._counts[begun.casefold()] and self._counts[ended.casefold()])


def _whole_words(line: str, before: str) -> Iterator[str]:
    """The words of a line, without parts of such as go over its ends."""
    words = [match[0].casefold() for match in _WORD.finditer(line)]
    first = 1 if ends_divided(before) else 0
    return iter(words[first : len(words) - ends_divided(line)])
