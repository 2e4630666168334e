"""`markup: basic`: bold, italic, sub, sup, code and formulas; everything else is text.

`**bold**`, `*italic*`, `` `code` ``, `<sub>2</sub>`, `<sup>2</sup>`, `$formula$`; a backslash
before `*`, `` ` ``, `$`, `<` or `\\` makes it text. A sign without its twin is text, too, so no
text can be broken mark-up. Enter by `runs` (what to show, in order) or `plain` (words only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

LONGEST = 100_000
"""Characters above which a text is shown as it stands."""

ESCAPED = "\\*`$<"

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*`$<])"
    r"|(?P<code>`[^`\n]{1,2000}`)"
    r"|(?P<formula>\$(?!\s)[^$\n]{1,2000}(?<!\s)\$)"
    r"|(?P<tag></?(?:sub|sup)>)"
    r"|(?P<stars>\*\*|\*)"
)


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
    """A text as it must stand where mark-up is read."""
    return re.sub(r"[\\*`$<]", r"\\\g<0>", text)


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() > position:
            yield _Piece(text[position : match.start()])
        position = match.end()
        told = match[0]
        if match["escaped"]:
            yield _Piece(match["escaped"])
        elif match["code"]:
            yield _Piece(told, runs=(Run(told[1:-1], code=True),))
        elif match["formula"]:
            from question_bank.formulas import formula_runs

            yield _Piece(told, runs=formula_runs(told[1:-1]))
        elif match["tag"]:
            name = told.strip("</>")
            yield _Piece(told, name, opens=told[1] != "/", closes=told[1] == "/")
        else:
            before = text[match.start() - 1 : match.start()]
            after = text[match.end() : match.end() + 1]
            yield _Piece(told, told, opens=_touches(after), closes=_touches(before))
    if position < len(text):
        yield _Piece(text[position:])


def _touches(neighbour: str) -> bool:
    """Whether a star stands against a word there: `3 * 4` and `***` are text."""
    return bool(neighbour) and not neighbour.isspace() and neighbour != "*"


def _pair(pieces: list[_Piece]) -> None:
    """Leaves `opens` or `closes` with signs that have a twin; all others become text."""
    waiting: list[tuple[int, _Piece]] = []
    paired: set[int] = set()
    open_signs: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        if not piece.sign:
            continue
        if piece.closes and open_signs.get(piece.sign):
            while waiting:
                start, opener = waiting.pop()
                open_signs[opener.sign] -= 1
                if opener.sign == piece.sign:
                    opener.opens, opener.closes = True, False
                    piece.opens, piece.closes = False, True
                    paired.update((start, place))
                    break
        elif piece.opens and not open_signs.get(piece.sign):
            waiting.append((place, piece))
            open_signs[piece.sign] = open_signs.get(piece.sign, 0) + 1
    for place, piece in enumerate(pieces):
        if piece.sign and place not in paired:
            piece.sign = ""


def _looks(pieces: list[_Piece]) -> Iterator[Run]:
    look = Run("")
    for piece in pieces:
        if piece.sign in ("sub", "sup"):
            look = replace(look, script=piece.sign if piece.opens else "")
        elif piece.sign == "**":
            look = replace(look, bold=piece.opens)
        elif piece.sign == "*":
            look = replace(look, italic=piece.opens)
        elif piece.runs:
            for run in piece.runs:
                yield replace(
                    run,
                    bold=look.bold or run.bold,
                    italic=look.italic or run.italic,
                    script=run.script or look.script,
                )
        else:
            yield replace(look, text=piece.text)


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
