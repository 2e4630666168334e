"""`markup: basic`: bold, italic, sub, sup, code and formulas; everything else is text.

The tags b, i, sub, sup and code, the entities `&amp;`, `&lt;` and `&gt;`, and TeX
between `\\(` and `\\)`. A tag without its twin is text, so no text can be broken mark-up. Enter by
`runs` (what to show, in order) or `plain` (words only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

LONGEST = 20_000
"""Characters above which a text is shown as it stands."""

_TOKEN = re.compile(
    r"\\\((?P<formula>.{1,1000}?)\\\)"
    r"|(?P<tag></?(?:b|i|sub|sup|code)>)"
    r"|&(?P<entity>amp|lt|gt);"
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `script` is "", "sub" or "sup"."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    script: str = ""


@dataclass(slots=True)
class _Piece:
    """A stretch of text, or a sign that may turn out to have a twin."""

    text: str
    sign: str = ""
    opens: bool = False
    closes: bool = False
    runs: tuple[Run, ...] = field(default=())


def runs(text: str) -> tuple[Run, ...]:
    """What is to be shown, in order; neighbours of one look are joined."""
    if len(text) > LONGEST:
        return (Run(text),)
    pieces = list(_pieces(text))
    _pair(pieces)
    return tuple(_joined(_looks(pieces)))


def words(found: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The words, each as the runs that it is made of (H, 2 and O are one word)."""
    word: list[Run] = []
    for run in found:
        for n, piece in enumerate(re.split(r"\s+", run.text)):
            if n and word:
                yield tuple(word)
                word = []
            if piece:
                word.append(replace(run, text=piece))
    if word:
        yield tuple(word)


def plain(text: str) -> str:
    """The words without the signs, for lists, readers and comparisons."""
    return "".join(run.text for run in runs(text))


def escape(text: str) -> str:
    """A text as it must stand where mark-up is read; a formula's brackets become text, too."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("\\(", "\\<b></b>(")


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() > position:
            yield _Piece(text[position : match.start()])
        position = match.end()
        told = match[0]
        if match["entity"]:
            yield _Piece(_ENTITIES[match["entity"]])
        elif match["formula"]:
            from question_bank.formulas import formula_runs

            yield _Piece(told, runs=formula_runs(match["formula"].strip()))
        else:
            name = told.strip("</>")
            yield _Piece(told, name, opens=told[1] != "/", closes=told[1] == "/")
    if position < len(text):
        yield _Piece(text[position:])


def _pair(pieces: list[_Piece]) -> None:
    """Leaves `sign` with tags that have a twin; all others become text."""
    waiting: list[tuple[int, _Piece]] = []
    paired: set[int] = set()
    open_signs: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        if not piece.sign:
            continue
        if piece.opens:
            waiting.append((place, piece))
            open_signs[piece.sign] = open_signs.get(piece.sign, 0) + 1
        elif open_signs.get(piece.sign):
            while waiting:
                start, opener = waiting.pop()
                open_signs[opener.sign] -= 1
                if opener.sign == piece.sign:
                    paired.update((start, place))
                    break
    for place, piece in enumerate(pieces):
        if piece.sign and place not in paired:
            piece.sign = ""


def _looks(pieces: list[_Piece]) -> Iterator[Run]:
    depth = dict.fromkeys(("b", "i", "code"), 0)
    scripts: list[str] = []
    for piece in pieces:
        step = 1 if piece.opens else -1
        if piece.sign in ("sub", "sup"):
            if piece.opens:
                scripts.append(piece.sign)
            else:
                scripts.pop()
            continue
        if piece.sign:
            depth[piece.sign] += step
            continue
        look = Run(
            piece.text,
            depth["b"] > 0,
            depth["i"] > 0,
            depth["code"] > 0,
            scripts[-1] if scripts else "",
        )
        if not piece.runs:
            yield look
        for run in piece.runs:
            yield replace(
                run,
                bold=look.bold or run.bold,
                italic=look.italic or run.italic,
                script=run.script or look.script,
            )


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in found:
        if not run.text:
            continue
        if last is not None and replace(last, text="") == replace(run, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
