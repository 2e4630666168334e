"""GIFT as text: blocks, escapes, and where an answer's parts begin. Enter by `blocks_of`, `split`.

Sources: Moodle's description of the format, and the grammar of the reader gift-pegjs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from question_bank.exchange.model import MAX_ANSWERS, CannotCarryError

MAX_BLOCK = 500_000
"""Characters of one question."""

MAX_COMMENT = 20_000
"""Characters of a comment that are looked at."""

_ESCAPE = re.compile(r"\\([~=#{}:n\\])|[ \t\n]{2,}|\n")
_ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f]){1,200})\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]\x00-\x1f]){1,200})\]")
_MOODLE_COMMENT = re.compile(r"//\s*question:\s*\d+\s+name:")
_MARK = re.compile(r"\\.|[{}]", re.DOTALL)
_TO_ESCAPE = re.compile(r"[~=#{}:\\\n]")


@dataclass(slots=True)
class Block:
    """The lines between two blank ones, without comments; what the comments before them said."""

    line: int
    text: str
    given_id: str = ""
    tags: list[str] = field(default_factory=list)
    by_moodle: bool = False
    comments: list[str] = field(default_factory=list)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks in order; the last may have comments only."""
    block = Block(0, "")
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("//"):
            _comment(block, stripped)
        elif stripped:
            if not lines:
                block.line = number
            lines.append(line)
        elif lines:
            block.text = "\n".join(lines)
            yield block
            block, lines = Block(0, ""), []
    if lines or block.comments:
        block.text = "\n".join(lines)
        yield block


def _comment(block: Block, comment: str) -> None:
    comment = comment[:MAX_COMMENT]
    block.comments.append(comment)
    if found := _ID.search(comment):
        block.given_id = found[1].replace("\\]", "]").strip()
    block.tags += [one.replace("\\]", "]") for one in _TAG.findall(comment)]
    if _MOODLE_COMMENT.match(comment):
        block.by_moodle = True


def braces(text: str) -> list[tuple[int, str]]:
    """(place, brace) of the braces that are not escaped."""
    return [(found.start(), found[0]) for found in _MARK.finditer(text) if found[0] in "{}"]


def find_unescaped(text: str, what: str, start: int = 0) -> int:
    """The place of `what` that no backslash stands before; -1 where there is none."""
    place = text.find(what, start)
    while place > 0 and _is_escaped(text, place):
        place = text.find(what, place + 1)
    return place


def _is_escaped(text: str, place: int) -> bool:
    """Whether an odd number of backslashes stands before a place."""
    first = place
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (place - first) % 2 == 1


@dataclass(frozen=True, slots=True)
class Part:
    """`=` or `~` (or "" at the beginning), the text behind it, and its feedback if any."""

    mark: str
    text: str
    feedbacks: tuple[str, ...] = ()


def split(answers: str) -> tuple[list[Part], str]:
    """The parts within the braces, and the general feedback.

    Raises:
        CannotCarryError: there are too many.
    """
    general = ""
    place = find_unescaped(answers, "####")
    if place >= 0:
        answers, general = answers[:place], answers[place + 4 :]
    parts = []
    cut = _cut(answers, "=~")
    if len(cut) > MAX_ANSWERS + 1:
        raise CannotCarryError(f"It has more than {MAX_ANSWERS:,} answers.")
    for mark, text in cut:
        pieces = [piece for _mark, piece in _cut(text, "#")]
        parts.append(Part(mark, pieces[0], tuple(pieces[1:])))
    return parts, general


def _cut(text: str, marks: str) -> list[tuple[str, str]]:
    """(mark, text behind it) at each unescaped mark; the first has the mark ""."""
    cut = re.compile(rf"\\.|[{re.escape(marks)}]", re.DOTALL)
    found, mark, start = [], "", 0
    for match in cut.finditer(text):
        if match[0] in marks:
            found.append((mark, text[start : match.start()]))
            mark, start = match[0], match.end()
    found.append((mark, text[start:]))
    return found


def unescaped(text: str, *, keep_blanks: bool = False) -> str:
    """A text as it is meant: escapes resolved, and blanks and line ends closed up unless kept."""

    def meant(match: re.Match[str]) -> str:
        if match[1]:
            return "\n" if match[1] == "n" else match[1]
        return match[0] if keep_blanks else " "

    return _ESCAPE.sub(meant, text.strip(" \t\n"))


def escaped(text: str) -> str:
    """A text as GIFT has it."""
    return _TO_ESCAPE.sub(lambda m: "\\n" if m[0] == "\n" else f"\\{m[0]}", text)


def bracketed(kind: str, text: str) -> str:
    """`[tag:…]`, as it stands in a comment."""
    words = " ".join(text.split())
    return f"[{kind}:{words.replace(']', chr(92) + ']')}]"
