"""Moodle's embedded answers, `{1:SHORTANSWER:=Paris~%50%Lutetia#its old name}`, in and out.

Enter by `read_cloze` and `write_cloze`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape, unescape

from question_bank.bank import gaps
from question_bank.bank.fields import decimal
from question_bank.bank.model import (
    Choice,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Numeric,
    NumericAnswer,
    Tolerance,
)
from question_bank.exchange import wildcards
from question_bank.exchange.assembling import short
from question_bank.exchange.building import absolute_tolerance
from question_bank.exchange.comparing import option_worths
from question_bank.exchange.fractions import nearest_percent, percent_text, share_of_percent
from question_bank.exchange.gift_writer import date_wordings
from question_bank.exchange.items import Alternative, GapItem, Item
from question_bank.exchange.model import CannotCarryError
from question_bank.exchange.rich import Rich, html_of_basic

_GAP = re.compile(r"\{(\d{0,6}):([A-Z_]{2,24}):((?:\\.|[^{}\\]){1,20000})\}", re.DOTALL)
_ALTERNATIVE = re.compile(r"\\.|~", re.DOTALL)
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,10})?)%")
_BACKSLASHED = re.compile(r"\\([~#}\\/\"])")
_PLACE = "\ufdd0"
"""A character that no text has; it keeps a gap's place while HTML is read."""

_KINDS = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW"), Kind.SHORT_ANSWER),
    **dict.fromkeys(("SHORTANSWER_C", "SAC", "MWC"), Kind.SHORT_ANSWER),
    **dict.fromkeys(("NUMERICAL", "NM"), Kind.NUMERIC),
    **dict.fromkeys(
        "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS MULTICHOICE_VS MCVS "
        "MULTICHOICE_HS MCHS".split(),
        Kind.SINGLE_CHOICE,
    ),
}
_ESCAPES = {"~": "&#126;", "}": "&#125;", "{": "&#123;", "#": "&#35;", "\\": "&#92;",
            "\n": "&#10;", "=": "&#61;", "%": "&#37;", "\t": "&#9;"}  # fmt: skip
_TO_ESCAPE = re.compile(r"[~{}#\\\n=%\t]|^ | $")


def read_cloze(item: Item, source: str, *, is_html: bool) -> None:
    """Fills stem and gaps of an item from the text of a Moodle cloze.

    Raises:
        CannotCarryError: a gap is of a type that format 1 does not have, or there is none.
    """
    source = source.replace(_PLACE, "")
    found: list[GapItem] = []

    def place(match: re.Match[str]) -> str:
        found.append(_read_gap(match, str(len(found) + 1), item))
        return _PLACE

    text = _GAP.sub(place, source)
    if not found:
        raise CannotCarryError("It has no gap that could be read.")
    rich = Rich.of_html(text) if is_html else Rich.of_plain(text)
    for what in rich.lost:
        item.lose(f"It had {what}, which was left out.")
    if rich.plain.count(_PLACE) != len(found):
        raise CannotCarryError("Some of its gaps stand where no text is shown.")
    item.gaps = found
    item.stem = Rich(_placed(rich.plain), _placed(rich.basic), rich.is_marked)


def _placed(text: str) -> str:
    """The stem of a cloze: braces doubled, gaps numbered."""
    pieces = gaps.escape(text).split(_PLACE)
    out = [pieces[0]]
    for n, piece in enumerate(pieces[1:], start=1):
        out.append(f"{{{n}}}{piece}")
    return "".join(out)


def _read_gap(match: re.Match[str], gap_id: str, item: Item) -> GapItem:
    weight, said, inner = match.groups()
    kind = _KINDS.get(said)
    if kind is None:
        raise CannotCarryError(f"Format 1 has no gap of the type “{short(said)}”.")
    if weight not in ("", "0", "1"):
        item.lose(f"Gap {gap_id} counted {weight} times; here all gaps count alike.")
    if said.endswith("_C") or said in ("SAC", "MWC"):
        item.lose("Capital letters counted; here they never do.")
    alternatives = [_alternative(one, kind, gap_id) for one in _split(inner)]
    if kind is Kind.SHORT_ANSWER:
        alternatives = wildcards.read_alternatives(alternatives, item)
    if kind is Kind.NUMERIC:
        alternatives = [one for one in alternatives if one.value is not None]
    return GapItem(gap_id, kind, alternatives)


def _split(inner: str) -> list[str]:
    pieces, start = [], 0
    for found in _ALTERNATIVE.finditer(inner):
        if found[0] == "~":
            pieces.append(inner[start : found.start()])
            start = found.end()
    pieces.append(inner[start:])
    return [one for n, one in enumerate(pieces) if one.strip() or n]


def _alternative(source: str, kind: Kind, gap_id: str) -> Alternative:
    text = source.strip()
    percent = Decimal(0)
    if text.startswith("="):
        percent, text = Decimal(100), text[1:]
    elif found := _WEIGHT.match(text):
        percent, text = Decimal(found[1]), text[found.end() :]
    if abs(percent) > 100:
        raise CannotCarryError(f"An answer of gap {gap_id} is worth {percent} %.")
    answer, _, feedback = _cut_feedback(text)
    shown = Rich.of_html if kind is Kind.SINGLE_CHOICE else _typed
    one = Alternative(
        shown(_meant(answer)), share_of_percent(percent), Rich.of_html(_meant(feedback))
    )
    if kind is Kind.NUMERIC and unescape(answer).strip() != "*":
        number, _, slack = unescape(answer).strip().partition(":")
        one.value, amount = decimal(number.strip()), decimal(slack.strip() or "0")
        if one.value is None or amount is None or amount < 0:
            raise CannotCarryError(f"“{short(answer)}” in gap {gap_id} is no number.")
        one.tolerance = Tolerance(amount)
    return one


def _cut_feedback(text: str) -> tuple[str, str, str]:
    """At the first # that is neither escaped nor of a character reference."""
    for found in re.finditer(r"\\.|&#|#", text, re.DOTALL):
        if found[0] == "#":
            return text[: found.start()], "#", text[found.end() :]
    return text, "", ""


def _meant(text: str) -> str:
    return _BACKSLASHED.sub(r"\1", text)


def _typed(text: str) -> Rich:
    return Rich.of_plain(unescape(text))


def write_cloze(stem: str, body: Cloze, *, is_marked: bool, told: list[str]) -> str:
    """The text of a Moodle cloze, as HTML.

    Raises:
        CannotCarryError: a gap has what no Moodle gap has.
    """
    by_id = {gap.id: gap for gap in body.gaps}
    out = []
    for is_gap, piece in gaps.split_stem(stem):
        if is_gap:
            out.append(_write_gap(by_id[piece], is_marked, told))
        else:
            shown = html_of_basic(piece) if is_marked else html_of_plain(piece)
            out.append(_GAP_START.sub(r"&#123;\1", shown))
    return "".join(out)


_GAP_START = re.compile(r"\{(?=\d*:)()")


def html_of_plain(text: str) -> str:
    """Plain text as HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def _write_gap(gap: Gap, is_marked: bool, told: list[str]) -> str:
    def shown(text: str) -> str:
        """HTML within a gap: its own line ends and signs as character references."""
        source = html_of_basic(text) if is_marked else html_of_plain(text)
        return _TO_ESCAPE.sub(_escaped, source)

    def typed(text: str) -> str:
        return _TO_ESCAPE.sub(_escaped, escape(text, quote=False))

    def one(percent: Decimal, text: str, feedback: str) -> str:
        mark = "=" if percent == 100 else f"%{percent_text(percent)}%" if percent else ""
        return f"{mark}{text}{f'#{shown(feedback)}' if feedback else ''}"

    found: list[str] = []
    body = gap.body
    if isinstance(body, Choice):
        name = "MULTICHOICE"
        for option, worth in zip(body.options, option_worths(body.options, gap.kind), strict=True):
            found.append(one(nearest_percent(worth), shown(option.text), option.feedback))
    elif isinstance(body, Numeric):
        name = "NUMERICAL"
        found = [one(_percent(a.fraction), number_and_slack(a)[2], a.feedback)
                 for a in body.answers]  # fmt: skip
    elif isinstance(body, DateBody):
        name = "SHORTANSWER"
        told.append("A date is asked for as words that must be typed in one of the forms given.")
        found = [one(Decimal(100), typed(text), "") for text in date_wordings(body.answer)]
    else:
        name = "SHORTANSWER"
        for accepted in body.accepted:
            text = typed(wildcards.written(accepted.text))
            found.append(one(_percent(accepted.fraction), text, accepted.feedback))
        found += [f"%0%{typed(wildcards.written(text))}" for text in body.rejected]
    return f"{{1:{name}:{'~'.join(found)}}}"


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], "&#32;")


def _percent(fraction: Decimal | None) -> Decimal:
    return Decimal(100) if fraction is None else nearest_percent(fraction)


def number_and_slack(answer: NumericAnswer) -> tuple[str, str, str]:
    """(value, tolerance, both with a colon): Moodle has no ranges but by their middle.

    Raises:
        CannotCarryError: the range has no end.
    """
    if answer.value is not None:
        value, slack = answer.value, absolute_tolerance(answer)
    elif answer.minimum is not None and answer.maximum is not None:
        value = (answer.minimum + answer.maximum) / 2
        slack = (answer.maximum - answer.minimum) / 2
    else:
        raise CannotCarryError("A range without end has no place in this format.")
    texts = f"{value:f}", f"{slack:f}"
    return *texts, ":".join(texts)
