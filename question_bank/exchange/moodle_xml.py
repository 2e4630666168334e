"""Moodle XML, in and out. Texts go out as plain_text, or as html where a question has mark-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from question_bank.bank.model import (
    Bank,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Kind,
    Matching,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)
from question_bank.exchange import wildcards
from question_bank.exchange.citing import source_line, with_citations
from question_bank.exchange.comparing import option_worths
from question_bank.exchange.fractions import nearest_percent, percent_text
from question_bank.exchange.gift_writer import date_wordings
from question_bank.exchange.model import Import
from question_bank.exchange.moodle_cloze import html_of_plain, number_and_slack, write_cloze
from question_bank.exchange.moodle_reader import read_moodle
from question_bank.exchange.rich import clean, html_of_basic
from question_bank.exchange.writing import PieceFormat

_TYPES = {
    Kind.SINGLE_CHOICE: "multichoice",
    Kind.MULTIPLE_CHOICE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT_ANSWER: "shortanswer",
    Kind.NUMERIC: "numerical",
    Kind.DATE: "shortanswer",
    Kind.CLOZE: "cloze",
    Kind.ORDERING: "ordering",
    Kind.MATCHING: "matching",
}


class MoodleXml(PieceFormat[str]):
    name = "moodle-xml"
    label = "Moodle XML"
    suffixes = (".xml",)

    def read(self, data: bytes, path: Path | str) -> Import:
        return read_moodle(data, path)

    def _piece(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> str:
        return _Writer(question, sources, told).text()

    def _file(self, pieces: Sequence[str], bank: Bank) -> bytes:
        """Documents stand in the description of the category: Moodle keeps that."""
        title = " ".join(bank.title.split()).replace("/", "//")
        info = "\n".join(source_line(source) for source in bank.sources)
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
            f'  <question type="category">\n    <category>{_t(f"$course$/top/{title}")}'
            f'</category>\n    <info format="plain_text">{_t(info)}</info>\n'
            "    <idnumber></idnumber>\n  </question>\n"
        )
        return "".join([head, *pieces, "</quiz>\n"]).encode("utf-8")


def _t(text: str) -> str:
    """A <text> element."""
    return f"<text>{escape(clean(text))}</text>"


class _Writer:
    """One question."""

    def __init__(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> None:
        self._question = question
        self._sources = sources
        self._told = told
        self._marked = bool(question.markup)
        self._lines: list[str] = []

    def text(self) -> str:
        q, body = self._question, self._question.body
        is_cloze = isinstance(body, Cloze)
        self._line(f'  <question type="{_TYPES[q.kind]}">')
        self._line(f"    <name>{_t(q.id)}</name>")
        if isinstance(body, Cloze):
            stem = write_cloze(q.stem, body, is_marked=self._marked, told=self._told)
            self._line(f'    <questiontext format="html">{_t(stem)}</questiontext>')
            if q.points != len(body.gaps):
                self._told.append(
                    f"Moodle counts one point for each gap, {len(body.gaps)} in all, whatever the "
                    "file says."
                )
        else:
            self._shown("questiontext", q.stem)
        self._shown("generalfeedback", q.explanation, q.citations)
        if not is_cloze or q.points != 1:
            self._line(f"    <defaultgrade>{q.points:f}</defaultgrade>")
        self._line("    <penalty>0</penalty>\n    <hidden>0</hidden>")
        self._line(f"    <idnumber>{escape(clean(q.id))}</idnumber>")
        self._body(body)
        if q.topics:
            tags = "".join(f"<tag>{_t(topic)}</tag>" for topic in q.topics)
            self._line(f"    <tags>{tags}</tags>")
        self._line("  </question>")
        return "\n".join(self._lines) + "\n"

    def _line(self, text: str) -> None:
        self._lines.append(text)

    def _shown(self, tag: str, text: str, citations: Sequence[Citation] = ()) -> None:
        self._line(f"    {self._element(tag, text, citations)}")

    def _element(
        self, tag: str, text: str, citations: Sequence[Citation] = (), attributes: str = ""
    ) -> str:
        if self._marked:
            lines = html_of_plain(with_citations("", citations, self._sources))
            said = "<br><br>".join(part for part in (html_of_basic(text), lines) if part)
            return f'<{tag}{attributes} format="html">{_t(said)}</{tag}>'
        said = with_citations(text, citations, self._sources)
        return f'<{tag}{attributes} format="plain_text">{_t(said)}</{tag}>'

    def _answer(
        self,
        percent: Decimal,
        text: str,
        feedback: str = "",
        *,
        shown: bool = False,
        citations: Sequence[Citation] = (),
        more: str = "",
    ) -> None:
        """`shown`: the text may have mark-up; else it is what is typed."""
        said = self._element("feedback", feedback, citations)
        inside = f"{said}{more}"
        attributes = f' fraction="{percent_text(percent)}"'
        if shown:
            opened = self._element("answer", text, (), attributes).removesuffix("</answer>")
        else:
            opened = f'<answer{attributes} format="plain_text">{_t(text)}'
        self._line(f"    {opened}{inside}</answer>")

    def _body(self, body: object) -> None:
        match body:
            case Choice():
                self._choice(body)
            case TrueFalse(answer, said_true, said_false):
                self._answer(Decimal(100 if answer else 0), "true", said_true)
                self._answer(Decimal(0 if answer else 100), "false", said_false)
            case ShortAnswer():
                self._line("    <usecase>0</usecase>")
                for one in body.accepted:
                    text = wildcards.written(one.text)
                    self._answer(_percent(one.fraction), text, one.feedback)
                for rejected in body.rejected:
                    self._answer(Decimal(0), wildcards.written(rejected))
            case DateBody(date):
                self._told.append("A date is asked for as words that must be typed in one of the "
                                  "forms given.")  # fmt: skip
                for text in date_wordings(date):
                    self._answer(Decimal(100), text)
            case Numeric():
                self._numeric(body)
            case Matching():
                self._matching(body)
            case Ordering():
                self._ordering(body)

    def _choice(self, body: Choice) -> None:
        kind = self._question.kind
        single = "true" if kind is Kind.SINGLE_CHOICE else "false"
        self._line(f"    <single>{single}</single>")
        self._line("    <shuffleanswers>true</shuffleanswers>")
        self._line("    <answernumbering>abc</answernumbering>")
        for option, worth in zip(body.options, option_worths(body.options, kind), strict=True):
            self._answer(
                nearest_percent(worth), option.text, option.feedback, shown=True,
                citations=option.citations,
            )  # fmt: skip

    def _numeric(self, body: Numeric) -> None:
        for one in body.answers:
            value, slack, _ = number_and_slack(one)
            tolerance = f"<tolerance>{slack}</tolerance>"
            self._answer(_percent(one.fraction), value, one.feedback, more=tolerance)
        if body.unit:
            self._line("    <unitgradingtype>0</unitgradingtype>\n    <showunits>0</showunits>")
            name = f"<unit_name>{escape(clean(body.unit))}</unit_name>"
            self._line(f"    <units><unit><multiplier>1</multiplier>{name}</unit></units>")

    def _matching(self, body: Matching) -> None:
        self._line("    <shuffleanswers>true</shuffleanswers>")
        rows = [(pair.prompt, pair.match) for pair in body.pairs]
        for prompt, match in [*rows, *(("", extra) for extra in body.extra_matches)]:
            self._line(
                f'    <subquestion format="plain_text">{_t(prompt)}<answer>{_t(match)}</answer>'
                "</subquestion>"
            )

    def _ordering(self, body: Ordering) -> None:
        if len({item.rank for item in body.items}) < len(body.items):
            self._told.append("In Moodle no two items may swap; it takes them in this order.")
        for name, value in (
            ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
            ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"), ("showgrading", "SHOW"),
            ("numberingstyle", "none"),
        ):  # fmt: skip
            self._line(f"    <{name}>{value}</{name}>")
        places = sorted({item.rank for item in body.items})
        for item in sorted(body.items, key=lambda one: one.rank):
            place = places.index(item.rank) + 1
            self._line(f'    <answer fraction="{place}" format="plain_text">{_t(item.text)}'
                       "</answer>")  # fmt: skip


def _percent(fraction: Decimal | None) -> Decimal:
    return Decimal(100) if fraction is None else nearest_percent(fraction)
