"""A question as a row: column to cell. Enter by `row_of`; `COLUMNS` stand first, in this order.

Each answer has up to four cells: `part n` (the prompt of a pair, the rank of an item, kind and id
of a gap), `answer n`, `share n` (per cent of the points) and `feedback n`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from html import escape

from question_bank.bank.model import (
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Matching,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)
from question_bank.exchange.cells import joined_topics, written_number
from question_bank.exchange.citing import source_line, with_citations

Row = dict[str, str]

COLUMNS = ("id", "kind", "question", "points", "topics", "unit", "markup", "explanation")
ANSWER_COLUMNS = ("part", "answer", "share", "feedback")
NUMBERED = re.compile(rf"({'|'.join(ANSWER_COLUMNS)}) (\d{{1,4}})")
DOCUMENT = "document"
"""The kind of a row that describes a document."""


def row_of(question: Question, sources: Mapping[str, Source]) -> Row:
    """The cells that are not empty."""
    q = question
    cited = partial(_cited, sources=sources, is_marked=bool(q.markup))
    row = {
        "id": q.id,
        "kind": q.kind.value,
        "question": q.stem,
        "points": f"{q.points:f}",
        "topics": joined_topics(q.topics),
        "unit": q.body.unit if isinstance(q.body, Numeric) else "",
        "markup": q.markup,
        "explanation": cited(q.explanation, q.citations),
    }
    for n, cells in enumerate(_answers(q.body, cited), start=1):
        for name, cell in zip(ANSWER_COLUMNS, cells, strict=True):
            row[f"{name} {n}"] = cell
    return {column: cell for column, cell in row.items() if cell}


def row_of_source(source: Source) -> Row:
    """A document as a row."""
    return {"id": source.id, "kind": DOCUMENT, "question": source_line(source)}


Cite = Callable[[str, Sequence[Citation]], str]


def _cited(
    text: str,
    citations: Sequence[Citation],
    *,
    sources: Mapping[str, Source],
    is_marked: bool,
) -> str:
    """A text with its citations, which are plain text within mark-up, too."""
    lines = with_citations("", citations, sources)
    said = escape(lines, quote=False) if is_marked else lines
    return "\n\n".join(part for part in (text, said) if part)


Cells = tuple[str, str, str, str]


def _answers(body: Body, cited: Cite, part: str = "") -> list[Cells]:
    match body:
        case Choice(options):
            return [
                (
                    part,
                    one.text,
                    _percent(one.fraction if one.fraction is not None else Decimal(one.correct)),
                    cited(one.feedback, one.citations),
                )
                for one in options
            ]
        case TrueFalse(answer, said_true, said_false):
            return [
                ("", "TRUE", _percent(Decimal(answer)), said_true),
                ("", "FALSE", _percent(Decimal(not answer)), said_false),
            ]
        case ShortAnswer(accepted, rejected):
            found = [(part, one.text, _share(one.fraction), one.feedback) for one in accepted]
            return found + [(part, text, "0", "") for text in rejected]
        case Numeric(answers):
            return [
                (part, written_number(one), _share(one.fraction), one.feedback) for one in answers
            ]
        case DateBody(date):
            return [(part, str(date), "", "")]
        case Ordering(items):
            return [(str(one.rank), one.text, "", "") for one in items]
        case Matching(pairs, extra):
            paired = [(one.prompt, one.match, "", "") for one in pairs]
            return paired + [("", one, "", "") for one in extra]
        case Cloze(gaps):
            found = []
            for gap in gaps:
                unit = gap.body.unit if isinstance(gap.body, Numeric) else ""
                name = f"{gap.kind.value}{f' [{unit}]' if unit else ''}: {gap.id}"
                found += _answers(gap.body, cited, name)
            return found
    raise AssertionError(body)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def _share(fraction: Decimal | None) -> str:
    return "" if fraction is None else _percent(fraction)
