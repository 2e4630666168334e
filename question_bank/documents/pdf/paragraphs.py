"""Lines to blocks. Enter by `pieces_of`.

A paragraph ends at a wider space, another type, an indented or a short line; it goes on over the
end of a column or page where its sentence does. Words that were divided at line ends are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from question_bank.documents.pdf.headings import Outline, levels_of
from question_bank.documents.pdf.hyphens import Words, ends_divided, joint_of
from question_bank.documents.pdf.lines import Line
from question_bank.documents.pieces import Piece

MAX_LEADING = 1.35
"""The space from line to line, in the usual one, above which a paragraph ends."""

_ENDED = re.compile(r"[.!?:;…][\"”’'»)\]]{0,2}[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}\Z")
_BULLET = re.compile(r"[•▪▫◦‣●○■□◆♦➢➤✓·∙\uf0b7\uf0a7–—-]\s+(?=\S)")
_LABEL = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\))\s+(?=\S)")
_SURE_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)\s+(?=\S)")
_OPEN_DASH = re.compile(r"\w[—–]\Z")
_LONGEST_WORD = 60
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Tab\.|Abbildung|Abb\.|Tabelle)\s\S{1,6}")


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines of one column of a page."""

    number: int
    label: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Group:
    """Lines of one block, each with its page's number and label."""

    lines: list[tuple[Line, int, str]] = field(default_factory=list)
    indent_right: float = 0.0

    @property
    def first(self) -> Line:
        return self.lines[0][0]

    @property
    def last(self) -> Line:
        return self.lines[-1][0]

    @property
    def page(self) -> int:
        return self.lines[0][1]

    @property
    def text(self) -> str:
        return " ".join(line.text for line, _, _ in self.lines)

    @property
    def is_row(self) -> bool:
        return len(self.lines) == 1 and len(self.first.cells) > 1

    @property
    def is_item(self) -> bool:
        return bool(_BULLET.match(self.first.text) or _LABEL.match(self.first.text))


def pieces_of(flows: Sequence[Flow], body_size: float, outline: Outline) -> Iterator[Piece]:
    """The blocks of the document, in order."""
    groups: list[Group] = []
    for flow in flows:
        new = _groups_of(flow)
        before = next((one for one in reversed(groups) if not _CAPTION.match(one.first.text)), None)
        if before is not None and new and _goes_on(before, new[0], body_size):
            before.lines += new[0].lines
            before.indent_right = new[0].indent_right
            del new[0]
        groups += new
    levels = levels_of([(one.text, one.page, one.first.size, _is_bold(one), len(one.lines))
                        for one in groups], body_size, outline)  # fmt: skip
    words = Words([line.text for flow in flows for line in flow.lines])
    for number, group in enumerate(groups):
        level = 0 if _in_table(groups, number) else levels[number]
        yield _piece(group, level, _in_table(groups, number), words)


def _is_bold(group: Group) -> bool:
    return all(line.bold for line, _, _ in group.lines)


def _in_table(groups: Sequence[Group], number: int) -> bool:
    """One row alone is a line with a wide gap; a table has two."""
    if not groups[number].is_row:
        return False
    around = [*groups[max(0, number - 1) : number], *groups[number + 1 : number + 2]]
    return any(one.is_row for one in around)


def _groups_of(flow: Flow) -> list[Group]:
    lines = flow.lines
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    leading = median([pitch for pitch in pitches if pitch > 0] or [0.0])
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    groups: list[Group] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if number and _belongs(lines[number - 1], line, following, (left, right, leading)):
            groups[-1].lines.append((line, flow.number, flow.label))
        else:
            groups.append(Group([(line, flow.number, flow.label)], right - line.right))
        groups[-1].indent_right = right - line.right
    return groups


def _belongs(
    above: Line, line: Line, following: Line | None, column: tuple[float, float, float]
) -> bool:
    """Whether `line` is of the same block as the line `above` it."""
    left, right, leading = column
    size = line.size
    if len(line.cells) > 1 or len(above.cells) > 1:
        return False
    if abs(size - above.size) > 0.08 * size or line.bold != above.bold:
        return False
    if line.top - above.top > MAX_LEADING * max(min(leading, 1.5 * size), 1.1 * size):
        return False
    if _BULLET.match(line.text) or _SURE_LABEL.match(line.text):
        return False
    ended = _ENDED.search(above.text[-_LONGEST_WORD:]) is not None
    if _LABEL.match(line.text) and (ended or _LABEL.match(above.text)):
        return False
    indented = line.left > left + 0.8 * size and above.left < line.left - 0.8 * size
    hanging = following is not None and following.left > line.left - 0.5 * size
    if indented and ended and not hanging:
        return False
    short = above.right < right - 0.25 * (right - left)
    return not (ended and short)


def _goes_on(before: Group, group: Group, body_size: float) -> bool:
    """Whether a block at the top of a column or page goes on with one before it."""
    last, first = before.last, group.first
    if before.is_row or group.is_row or group.is_item:
        return False
    if abs(last.size - first.size) > 0.08 * last.size or last.bold != first.bold:
        return False
    if abs(first.size - body_size) > 0.12 * body_size or _ENDED.search(last.text[-_LONGEST_WORD:]):
        return False
    if first.text[:1].islower() or ends_divided(last.text):
        return True
    return before.indent_right < 2 * last.size and len(before.lines) > 1


def _piece(group: Group, level: int, in_table: bool, words: Words) -> Piece:
    if in_table:
        line, number, label = group.lines[0]
        cells = "\t".join(" ".join(cell.split()) for cell in line.cells)
        return Piece("table-row", cells, 0, ((0, number, label),))
    text = _Text(words)
    pages: list[tuple[int, int, str]] = []
    kind = "list-item" if group.is_item and not level else "heading" if level else "paragraph"
    for line, number, label in group.lines:
        added = line.text
        if kind == "list-item" and not text.length:
            added = _BULLET.sub("", added, count=1) if _BULLET.match(added) else added
        place = text.add(added)
        if not pages or pages[-1][1] != number:
            pages.append((place, number, label))
    return Piece(kind, text.written, level, tuple(pages))


class _Text:
    """Lines joined by blanks; of a divided word, the parts without one."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: list[str] = []
        self.length = 0

    @property
    def written(self) -> str:
        return "".join(self._lines)

    def add(self, line: str) -> int:
        """Takes a line; the place where it begins."""
        last = self._lines[-1] if self._lines else ""
        joint = joint_of(last, line)
        if joint is None:
            if last and not _OPEN_DASH.search(last[-2:]):
                line = f" {line}"
        elif self._words.are_one(*joint):
            self._lines[-1] = last[:-1]
            self.length -= 1
        self._lines.append(line)
        self.length += len(line)
        return self.length - len(line.lstrip(" "))
