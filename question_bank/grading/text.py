"""Comparing typed words with a key: what is folded, and what counts as a near miss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ARTICLES: dict[str, frozenset[str]] = {
    "en": frozenset({"the", "a", "an"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem"}),
    "it": frozenset({"il", "lo", "la", "i", "gli", "le", "un", "uno", "una"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma", "uns", "umas"}),
}

NEAR_MISS_LENGTH = 7
"""Letters that a word must have before one slip in it is forgiven."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
)


@lru_cache(maxsize=32_768)
def fold(text: str, language: str = "en") -> str:
    """The form in which two wordings are compared.

    NFC, case, white space, accents, a leading article and outer punctuation are folded away;
    punctuation inside of a token stays: 3.5, C++, U.S.
    """
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).casefold().translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    tokens = [token for word in text.split() if (token := _strip(word))]
    articles = ARTICLES.get(language.split("-")[0].lower(), frozenset())
    while len(tokens) > 1 and tokens[0] in articles:
        tokens = tokens[1:]
    return " ".join(tokens)


def _strip(word: str) -> str:
    """A word without outer punctuation; `+`, `#`, `%` and signs of money belong to it."""
    start, end = 0, len(word)
    while start < end and _is_outer(word[start]):
        start += 1
    while end > start and _is_outer(word[end - 1]):
        end -= 1
    if start == end:
        return ""
    # A number keeps its sign and its point: -5 and .5 are not 5.
    if start and word[start].isdigit() and word[start - 1] in "-.":
        start -= 1
    return word[start:end]


def _is_outer(character: str) -> bool:
    return character not in "%#@&" and unicodedata.category(character).startswith("P")


def near_miss(typed: str, key: str, rejected: Iterable[str] = ()) -> bool:
    """Whether two folded wordings differ by one Damerau-Levenshtein edit in one long word.

    The word has `NEAR_MISS_LENGTH` letters or more in the key, keeps its first letter, and no digit
    or symbol is involved; a wording among the folded `rejected` is never near.
    """
    if typed in set(rejected):
        return False
    words, key_words = typed.split(), key.split()
    if len(words) != len(key_words):
        return False
    different = [(a, b) for a, b in zip(words, key_words, strict=True) if a != b]
    if len(different) != 1:
        return False
    word, key_word = different[0]
    if len(key_word) < NEAR_MISS_LENGTH or not word or word[0] != key_word[0]:
        return False
    if not (_LETTERS_ONLY.fullmatch(word) and _LETTERS_ONLY.fullmatch(key_word)):
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(word, key_word, score_cutoff=1) == 1


_LETTERS_ONLY = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
