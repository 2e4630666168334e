"""QTI 2.1 out: a question as the text of an assessment item. Enter by `write_item`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import (
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
from question_bank.exchange.assembling import short
from question_bank.exchange.citing import with_citations
from question_bank.exchange.comparing import option_worths
from question_bank.exchange.fractions import rounded
from question_bank.exchange.gift_writer import date_wordings
from question_bank.exchange.qti_pieces import compares, match_correct, modal, set_score, xhtml
from question_bank.exchange.rich import clean, html_of_basic

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_v2p1 '
    'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"'
)
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


def write_item(
    question: Question, identifier: str, sources: Mapping[str, Source], told: list[str]
) -> str:
    """The XML of an item; `identifier` must be one for XML."""
    return _Writer(question, sources, told).text(identifier)


class _Writer:
    def __init__(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> None:
        self._question = question
        self._sources = sources
        self._told = told
        self._declarations: list[str] = []
        self._rules: list[str] = []
        self._template = ""
        self._feedbacks: list[str] = []

    def text(self, identifier: str) -> str:
        q = self._question
        body = self._body(q)
        outcomes = [
            '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">'
            "<defaultValue><value>0</value></defaultValue></outcomeDeclaration>",
            '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">'
            f"<defaultValue><value>{q.points:f}</value></defaultValue></outcomeDeclaration>",
        ]
        if self._feedbacks:
            outcomes.append(
                '<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" '
                'baseType="identifier"/>'
            )
        general = self._shown(q.explanation, q.citations)
        explained = ""
        if general:
            outcomes.append(
                '<outcomeDeclaration identifier="EXPLANATION" cardinality="single" '
                'baseType="identifier"><defaultValue><value>explanation</value></defaultValue>'
                "</outcomeDeclaration>"
            )
            explained = modal("EXPLANATION", "explanation", general)
        title = clean(short(q.stem)) or q.id
        return "".join(
            [
                f"{_HEAD} identifier={quoteattr(identifier)} title={quoteattr(title)} "
                f'label={quoteattr(q.id)} adaptive="false" timeDependent="false">\n',
                *(f"{one}\n" for one in self._declarations),
                *(f"{one}\n" for one in outcomes),
                f"<itemBody>{body}</itemBody>\n",
                self._processing(),
                *self._feedbacks,
                explained,
                "</assessmentItem>\n",
            ]
        )

    def _processing(self) -> str:
        if self._template and not self._feedbacks:
            return f'<responseProcessing template="{_TEMPLATES}{self._template}"/>\n'
        rules = list(self._rules)
        if self._template == "map_response":
            rules.append(set_score('<mapResponse identifier="RESPONSE"/>'))
        elif self._template == "match_correct":
            rules.append(match_correct(self._question.points))
        if self._feedbacks:
            variable = '<variable identifier="RESPONSE"/>'
            inside = variable if self._question.kind is Kind.MULTIPLE_CHOICE else (
                f"<multiple>{variable}</multiple>")  # fmt: skip
            rules.append(f'<setOutcomeValue identifier="FEEDBACK">{inside}</setOutcomeValue>')
        return f"<responseProcessing>{''.join(rules)}</responseProcessing>\n"

    def _shown(self, text: str, citations: Sequence[Citation] = ()) -> str:
        lines = with_citations("", citations, self._sources)
        said = html_of_basic(text) if self._question.markup else xhtml(text)
        whole = "<br><br>".join(part for part in (said, xhtml(lines)) if part)
        return clean(whole).replace("<br>", "<br/>")

    def _body(self, q: Question) -> str:
        stem = f"<p>{self._shown(q.stem)}</p>"
        match q.body:
            case Choice():
                return f"{stem}{self._choice(q.body)}"
            case TrueFalse():
                return f"{stem}{self._true_false(q.body)}"
            case ShortAnswer() | DateBody():
                if isinstance(q.body, DateBody):
                    self._told.append("A date is asked for as words that must be typed in one of "
                                      "the forms given.")  # fmt: skip
                self._declare_texts("RESPONSE", q.body, q.points)
                self._template = "map_response"
                return f'{stem}<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
            case Numeric():
                self._declare_number("RESPONSE", q.body, q.points, add=False)
                unit = f' <span class="unit">{xhtml(q.body.unit)}</span>' if q.body.unit else ""
                return f'{stem}<p><textEntryInteraction responseIdentifier="RESPONSE"/>{unit}</p>'
            case Ordering():
                return f"{stem}{self._ordering(q.body)}"
            case Matching():
                return f"{stem}{self._matching(q.body)}"
            case Cloze():
                return self._cloze(q.body)

    def _choice(self, body: Choice) -> str:
        kind = self._question.kind
        names = [f"C{n}" for n in range(1, len(body.options) + 1)]
        worths = option_worths(body.options, kind)
        multiple = kind is Kind.MULTIPLE_CHOICE
        cardinality = "multiple" if multiple else "single"
        right = [name for name, worth in zip(names, worths, strict=True)
                 if (worth > 0 if multiple else worth == 1)]  # fmt: skip
        mapped = [(name, worth * self._question.points)
                  for name, worth in zip(names, worths, strict=True)]  # fmt: skip
        bounds = f' lowerBound="0" upperBound="{self._question.points:f}"' if multiple else ""
        self._declare("RESPONSE", cardinality, "identifier", right, mapped, bounds)
        self._template = "map_response"
        choices = [
            self._simple_choice(name, one.text, one.feedback, one.citations)
            for name, one in zip(names, body.options, strict=True)
        ]
        most = 0 if multiple else 1
        return (
            f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{most}">'
            f"{''.join(choices)}</choiceInteraction>"
        )

    def _simple_choice(
        self, name: str, text: str, feedback: str, citations: Sequence[Citation] = ()
    ) -> str:
        """Its feedback comes in a box of its own: hardly any player shows it within the choice."""
        if said := self._shown(feedback, citations):
            self._feedbacks.append(modal("FEEDBACK", name, said))
        return f'<simpleChoice identifier="{name}">{self._shown(text)}</simpleChoice>'

    def _true_false(self, body: TrueFalse) -> str:
        right = "true" if body.answer else "false"
        self._declare("RESPONSE", "single", "identifier", [right], [(right, self._question.points)])
        self._template = "map_response"
        choices = [
            self._simple_choice("true", "True", body.feedback_true),
            self._simple_choice("false", "False", body.feedback_false),
        ]
        return (
            '<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">'
            f"{''.join(choices)}</choiceInteraction>"
        )

    def _declare(
        self,
        name: str,
        cardinality: str,
        base_type: str,
        correct: Sequence[str],
        mapped: Sequence[tuple[str, Decimal]] = (),
        bounds: str = "",
    ) -> None:
        values = "".join(f"<value>{xhtml(one)}</value>" for one in correct)
        case = ' caseSensitive="false"' if base_type == "string" else ""
        entries = "".join(
            f'<mapEntry mapKey={quoteattr(clean(key))} mappedValue="{worth.normalize():f}"{case}/>'
            for key, worth in mapped
        )
        mapping = f'<mapping{bounds} defaultValue="0">{entries}</mapping>' if entries else ""
        self._declarations.append(
            f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" '
            f'baseType="{base_type}"><correctResponse>{values}</correctResponse>{mapping}'
            "</responseDeclaration>"
        )

    def _declare_texts(self, name: str, body: ShortAnswer | DateBody, worth: Decimal) -> None:
        if isinstance(body, DateBody):
            mapped = [(text, worth) for text in date_wordings(body.answer)]
        else:
            mapped = [
                (one.text, worth * (1 if one.fraction is None else max(one.fraction, Decimal(0))))
                for one in body.accepted
            ] + [(text, Decimal(0)) for text in body.rejected]
        self._declare(name, "single", "string", [mapped[0][0]], mapped)

    def _declare_number(self, name: str, body: Numeric, worth: Decimal, *, add: bool) -> None:
        """Numbers need conditions: mappings know no tolerance. `add` to the score so far."""
        first = body.answers[0]
        middle = first.value
        if middle is None:
            known = [one for one in (first.minimum, first.maximum) if one is not None]
            middle = sum(known, Decimal(0)) / len(known)
        self._declare(name, "single", "float", [f"{middle:f}"])
        branches = []
        for n, one in enumerate(body.answers):
            earned = worth * (1 if one.fraction is None else max(one.fraction, Decimal(0)))
            value = f'<baseValue baseType="float">{earned.normalize():f}</baseValue>'
            if add:
                value = f'<sum><variable identifier="SCORE"/>{value}</sum>'
            tag = "responseIf" if n == 0 else "responseElseIf"
            branches.append(f"<{tag}>{compares(name, one)}{set_score(value)}</{tag}>")
        self._rules.append(f"<responseCondition>{''.join(branches)}</responseCondition>")

    def _ordering(self, body: Ordering) -> str:
        if len({item.rank for item in body.items}) < len(body.items):
            self._told.append("In QTI no two items may swap; it takes them in this order.")
        self._told.append("It counts as a whole there: QTI's order has no share for part of it.")
        items = sorted(body.items, key=lambda one: one.rank)
        names = [f"I{n}" for n in range(1, len(items) + 1)]
        self._declare("RESPONSE", "ordered", "identifier", names)
        self._rules.append(match_correct(self._question.points))
        choices = "".join(
            f'<simpleChoice identifier="{name}">{xhtml(one.text)}</simpleChoice>'
            for name, one in zip(names, items, strict=True)
        )
        return (
            '<orderInteraction responseIdentifier="RESPONSE" shuffle="true">'
            f"{choices}</orderInteraction>"
        )

    def _matching(self, body: Matching) -> str:
        matches = list(dict.fromkeys([*(p.match for p in body.pairs), *body.extra_matches]))
        pairs = [f"P{n} M{matches.index(one.match) + 1}" for n, one in enumerate(body.pairs, 1)]
        share = self._question.points / len(pairs)
        worth = rounded(share)
        bounds = f' lowerBound="0" upperBound="{self._question.points:f}"'
        self._declare("RESPONSE", "multiple", "directedPair", pairs,
                      [(pair, worth) for pair in pairs], bounds)  # fmt: skip
        self._template = "map_response"
        left = "".join(
            f'<simpleAssociableChoice identifier="P{n}" matchMax="1">{xhtml(one.prompt)}'
            "</simpleAssociableChoice>"
            for n, one in enumerate(body.pairs, start=1)
        )
        right = "".join(
            f'<simpleAssociableChoice identifier="M{n}" matchMax="0">{xhtml(text)}'
            "</simpleAssociableChoice>"
            for n, text in enumerate(matches, start=1)
        )
        return (
            '<matchInteraction responseIdentifier="RESPONSE" shuffle="true" '
            f'maxAssociations="{len(pairs)}"><simpleMatchSet>{left}</simpleMatchSet>'
            f"<simpleMatchSet>{right}</simpleMatchSet></matchInteraction>"
        )

    def _cloze(self, body: Cloze) -> str:
        """Each gap earns its part of the points; all are added up."""
        by_id = {gap.id: (n, gap) for n, gap in enumerate(body.gaps, start=1)}
        worth = self._question.points / len(body.gaps)
        out, mapped = [], []
        for is_gap, piece in split_stem(self._question.stem):
            if not is_gap:
                out.append(self._shown(piece))
                continue
            n, gap = by_id[piece]
            name = f"RESPONSE{n}"
            entry = f'<textEntryInteraction responseIdentifier="{name}"/>'
            if isinstance(gap.body, Numeric):
                self._declare_number(name, gap.body, worth, add=True)
            elif isinstance(gap.body, Choice):
                entry = self._inline_choice(name, gap.body, worth)
                mapped.append(name)
            else:
                if isinstance(gap.body, DateBody):
                    self._told.append("A date is asked for as words that must be typed in one of "
                                      "the forms given.")  # fmt: skip
                self._declare_texts(name, gap.body, worth)
                mapped.append(name)
            out.append(entry)
        if mapped:
            inner = "".join(f'<mapResponse identifier="{name}"/>' for name in mapped)
            self._rules.insert(0, set_score(f"<sum>{inner}</sum>"))
        return f"<p>{''.join(out)}</p>"

    def _inline_choice(self, name: str, body: Choice, worth: Decimal) -> str:
        names = [f"{name}C{n}" for n in range(1, len(body.options) + 1)]
        worths = option_worths(body.options, Kind.SINGLE_CHOICE)
        right = [one for one, share in zip(names, worths, strict=True) if share == 1]
        shares = [(one, share * worth) for one, share in zip(names, worths, strict=True)]
        self._declare(name, "single", "identifier", right, shares)
        choices = "".join(
            f'<inlineChoice identifier="{one}">{xhtml(option.text)}</inlineChoice>'
            for one, option in zip(names, body.options, strict=True)
        )
        return (
            f'<inlineChoiceInteraction responseIdentifier="{name}" shuffle="true">{choices}'
            "</inlineChoiceInteraction>"
        )
