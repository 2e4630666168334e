"""Words for the rules: tokens, English stems, and which words carry meaning.

The stemmer is crude on purpose: it has to unite "elected", "elects" and "electing", and to do so a
hundred thousand times a second; it need not be right about rare words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_ACCENTED = re.compile(r"[^\x00-\x7f]")

FUNCTION = frozenset(
    "a an the and or but nor not no if as than then so too very just also only such other another "
    "of in on at by for with to from into onto after before during since until about between among "
    "against through over under within without toward towards upon off out up down per via "
    "who whom whose which what when where why how that this these those there here it its it's he "
    "she his her him hers they their them theirs we our us you your i my me himself herself itself "
    "themselves is are was were be been being am do does did doing done has have had having will "
    "would can could shall should may might must many much more most less least each every any all "
    "some both either neither few several one s t st nd rd th again even still yet "
    "ever later".split()
)
"""English words that carry no meaning of their own."""

ASKING = frozenset(
    "following statement article passage text option answer correct true false question name call "
    "year date month day time number country place city person people kind type term word event "
    "according describe mention say state accord document".split()
)
"""Stems that tell what is asked for, not what it is about."""

_IRREGULAR = {
    "met": "meet", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "held": "hold", "led": "lead", "wrote": "write", "written": "write", "won": "win",
    "became": "becom", "become": "becom", "began": "begin", "begun": "begin", "chose": "choos",
    "chosen": "choos", "fought": "fight", "made": "mak", "make": "mak", "said": "say",
    "built": "build", "went": "go", "gone": "go", "found": "find", "sent": "send", "lost": "los",
    "fell": "fall", "fallen": "fall", "knew": "know", "known": "know", "grew": "grow",
    "grown": "grow", "came": "com", "come": "com", "ran": "run", "saw": "see", "seen": "see",
    "told": "tell", "taught": "teach", "bought": "buy", "brought": "bring", "sold": "sell",
    "spoke": "speak", "spoken": "speak", "children": "child", "men": "man", "women": "woman",
    "people": "person", "died": "die", "dies": "die", "dying": "die", "series": "series",
    "news": "news", "species": "species",
}  # fmt: skip


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in small letters, without accents."""
    text = text.translate(_QUOTES).casefold()
    if _ACCENTED.search(text):
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(_TOKEN.findall(text))


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """A word without the ending of its number or tense, roughly."""
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word[0].isdigit():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and re.search("[aeiouy]", base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "sl" else base
            break
    return word.removesuffix("e") if len(word) > 4 else word


def content(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem_of(word) for word in words if word not in FUNCTION)


def holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the words hold the phrase, in one piece."""
    length = len(phrase)
    if not length or length > len(words):
        return False
    first = phrase[0]
    return any(
        word == first and tuple(words[n : n + length]) == tuple(phrase)
        for n, word in enumerate(words[: len(words) - length + 1])
    )


def without_quotations(text: str) -> str:
    """The text without what it quotes: its author's words are not the question's."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']{3,}'(?!\w)|«[^»]*»", "“”", text)


_SENTENCE_END = re.compile(r"(?<=[^\W_]{3}[.!?])[\"”')]*\s+(?=[A-Z“\"])")
_ABBREVIATED = re.compile(
    r"\b(?:prof|capt|gen|sen|gov|rev|hon|col|maj|sgt|etc|inc|ltd|vol)\.$", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences of a stem; short abbreviations (St., Dr.) end none."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found
