"""The stem of a cloze: text with gaps `{1}`; `{{` and `}}` are literal braces."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}\n]{1,40})\}|[{}]")


def split_stem(stem: str) -> list[tuple[bool, str]]:
    """The pieces in order: (True, gap id) or (False, text with its braces unescaped).

    A brace that is neither doubled nor part of a gap is kept as text.
    """
    pieces: list[tuple[bool, str]] = []
    text: list[str] = []
    position = 0
    for match in _PIECE.finditer(stem):
        text.append(stem[position : match.start()])
        position = match.end()
        if match[1] is None:
            text.append(match[0][0])
        else:
            if "".join(text):
                pieces.append((False, "".join(text)))
            text = []
            pieces.append((True, match[1]))
    rest = "".join([*text, stem[position:]])
    if rest:
        pieces.append((False, rest))
    return pieces


def gap_ids(stem: str) -> list[str]:
    """The ids of the gaps, in the stem's order, repeated as often as they stand there."""
    return [piece for is_gap, piece in split_stem(stem) if is_gap]


def escape(text: str) -> str:
    """A text as it must stand in the stem of a cloze."""
    return text.replace("{", "{{").replace("}", "}}")


def stem_in_words(stem: str, blank: str = "_____") -> str:
    """The stem for lists and readers, its gaps shown as `blank`."""
    return "".join(blank if is_gap else piece for is_gap, piece in split_stem(stem))
