"""Running headers, footers and page numbers. Enter by `without_furniture`.

They stand at the edge of a page, and stand there again on others: the same words, or the same but
for a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from question_bank.documents.pdf.lines import Line, rows_of

EDGE_ROWS = 3
"""Rows at the top and at the bottom of a page where furniture is looked for."""

MARGIN = 0.13
"""How much of the page's height the margins at the top and at the bottom are, text in them."""

MIN_PAGES = 3
"""On how many pages it must stand; on two where there are only two or three."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite|página|pagina)?\s?(\d{1,4}|[ivxlc]{1,8})(?:\s?(?:/|of|von|de|di|sur)"
    r"\s?\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
_BUCKET = 8.0
_MAX_LENGTH = 200
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page that goes from `top` to `bottom`; `label` is what is printed on it."""

    lines: list[Line]
    top: float
    bottom: float
    label: str


def without_furniture(pages: Sequence[Sheet]) -> list[list[Line]]:
    """The pages' lines without it."""
    edges = [(_edge(page, bottom=False), _edge(page, bottom=True)) for page in pages]
    counts: Counter[_Key] = Counter()
    offsets: Counter[int] = Counter()
    for number, both in enumerate(edges):
        counts.update({_key(row) for rows in both for row in rows})
        offsets.update({value - number for rows in both for row in rows[:1]
                        if (value := _page_number(row)) is not None})  # fmt: skip
    needed = MIN_PAGES if len(pages) > MIN_PAGES else 2
    kept = []
    for number, (page, both) in enumerate(zip(pages, edges, strict=True)):
        dropped: set[int] = set()
        for rows in both:
            for row in rows:
                repeated = _seen(counts, row) >= needed
                value = _page_number(row)
                numbered = value is not None and (
                    offsets[value - number] >= 2 or _text(row).strip() == page.label != ""
                )
                if not repeated and not numbered:
                    break
                dropped.update(id(line) for line in row)
        kept.append([line for line in page.lines if id(line) not in dropped])
    return kept


def _edge(page: Sheet, *, bottom: bool) -> list[list[Line]]:
    """The outermost rows in the page's margin, from the edge inwards."""
    margin = MARGIN * (page.bottom - page.top)
    if bottom:
        within = [line for line in page.lines if line.bottom > page.bottom - margin]
        return rows_of(within)[: -EDGE_ROWS - 1 : -1]
    within = [line for line in page.lines if line.top < page.top + margin]
    return rows_of(within)[:EDGE_ROWS]


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)


def _key(row: Sequence[Line]) -> _Key:
    words = _NUMBER.sub("#", _text(row)[:_MAX_LENGTH]).casefold()
    return words, round(row[0].top / _BUCKET)


def _seen(counts: Counter[_Key], row: Sequence[Line]) -> int:
    words, place = _key(row)
    if words.strip("# ") == "" and _page_number(row) is None:
        return 0  # rows of figures look alike
    return sum(counts[words, place + step] for step in (-1, 0, 1))


def _page_number(row: Sequence[Line]) -> int | None:
    match = _PAGE_NUMBER.fullmatch(_text(row).strip())
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else _roman(match[1].lower())


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[one] for one in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)
