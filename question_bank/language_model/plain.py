"""Text from a model is plain text: what does not belong into it is found here, never removed."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # spelling in Persian, Indic scripts and emoji
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]{0,200}>|\*\*|__|`|\]\(|&(?:#\d{1,7}|[A-Za-z]{2,8});|https?://|\$\$|\\\("
)
_NAMES_OPTIONS = re.compile(
    r"^\(?[A-Ha-h1-8][).:]\s"
    r"|\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?|[Dd]istractors?)\s\(?[A-Hb-h1-8]\b"
    r"|(?<![\w.])\(?[A-H]\)?\s(?:and|or|nor)\s\(?[A-H]\)?(?![\w.])"
    r"|\b(?:[Aa]ll|[Nn]one|[Aa]ny|[Bb]oth|[Ss]ome|[Ee]ither|[Nn]either)\sof\s"
    r"(?:the\s)?(?:above|these|those|others?|options?|answers?)\b"
)
_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.?!:;][\"')\]]*\s)[\s\"'“‘(\[]*$")


def one_line(text: str, length: int) -> str:
    """Foreign words for a message: odd characters as blanks, cut at `length`."""
    shown = "".join(" " if is_odd(c) else c for c in text[: 4 * length])
    shown = " ".join(shown.split())
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"


def is_odd(character: str) -> bool:
    """Control, direction and format characters, lone surrogates, private ones, line breaks."""
    if character in _JOINERS:
        return False
    return unicodedata.category(character) in _ODD or ord(character) & 0xFFFE == 0xFFFE


def has_odd(text: str) -> bool:
    """Whether a text holds a character that plain text on one line does not have."""
    return any(is_odd(character) for character in text)


def has_markup(text: str, passage: str) -> bool:
    """Whether a text looks like mark-up or a link that is not the passage's own."""
    return any(match[0] not in passage for match in _MARKUP.finditer(text))


def names_options(text: str, passage: str) -> bool:
    """Whether a text names options by letter or number, or speaks of all of them."""
    return any(match[0] not in passage for match in _NAMES_OPTIONS.finditer(text))


def is_grounded(text: str, *known: str) -> bool:
    """Whether each figure and each name (a capital inside of a sentence) stands in what is known.

    A crude check, and meant so: it finds what a model adds from its own memory.
    """
    words = {match[0].casefold() for one in known for match in _TOKEN.finditer(one)}
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word.casefold() in words:
            continue
        if word[0].isdigit():
            return False
        if word[0].isupper() and not _OPENING.search(
            text[max(0, match.start() - 8) : match.start()]
        ):
            return False
    return True
