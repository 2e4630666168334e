"""Dictionary forms and inflected forms of English words. Enter by `lemma` and `inflect`.

LemmInflect does it where it is installed (the extra `generate`); results are kept, since the same
few thousand words come again and again.
"""

from __future__ import annotations

from functools import lru_cache

_OPEN = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"}
_IRREGULAR = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "have", "n't": "not"}


@lru_cache(maxsize=50_000)
def lemma(word: str, pos: str) -> str:
    """The dictionary form in small letters; the word itself where there is none."""
    small = word.lower()
    if pos in ("AUX", "VERB", "PART") and small in _IRREGULAR:
        return _IRREGULAR[small]
    if pos not in _OPEN or not small.isalpha():
        return small
    from lemminflect import getLemma

    found = getLemma(small, "AUX" if pos == "AUX" else "NOUN" if pos == "PROPN" else pos)
    return str(found[0]) if found else small


@lru_cache(maxsize=20_000)
def inflect(base: str, tag: str) -> str:
    """The form of a dictionary form for a Penn tag (VBZ, VBD, NNS ...)."""
    if base == "be":
        return {"VBZ": "is", "VBD": "was", "VBP": "are", "VB": "be"}.get(tag, "be")
    from lemminflect import getInflection

    found = getInflection(base, tag)
    return str(found[0]) if found else base
