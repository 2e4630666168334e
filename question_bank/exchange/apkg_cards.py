"""A question as a card to learn by: front and back as HTML. Enter by `card_of`.

Options, matches and items are shuffled by the question's id, so that the key has no usual place.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    Kind,
    Matching,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)
from question_bank.exchange.comparing import option_worths
from question_bank.exchange.rich import clean, html_of_basic
from question_bank.grading.keys import key_text

FIELDS = ("Question", "Choices", "Answer", "Explanation", "Source")
GAP_FIELDS = ("Text", "Explanation", "Source")


@dataclass(frozen=True, slots=True)
class Card:
    """Fields in the order of `FIELDS`, or of `GAP_FIELDS` where `has_gaps`."""

    fields: tuple[str, ...]
    has_gaps: bool


def card_of(question: Question, sources: Mapping[str, Source], language: str) -> Card:
    """The card; every text of it is escaped or basic mark-up."""
    return _Maker(question, sources, language).card()


class _Maker:
    def __init__(self, question: Question, sources: Mapping[str, Source], language: str) -> None:
        self._question = question
        self._sources = sources
        self._language = language
        self._random = random.Random(question.id)

    def card(self) -> Card:
        q = self._question
        notes = self._feedbacks(q.body)
        explanation = "<br><br>".join(part for part in (self._shown(q.explanation), notes) if part)
        source = "<br><br>".join(self._quotation(one.source, one.exact) for one in q.citations)
        if isinstance(q.body, Cloze):
            return Card((self._cloze(q.body), explanation, source), True)
        fields = (self._shown(q.stem), self._choices(q.body), self._key(q), explanation, source)
        return Card(fields, False)

    def _shown(self, text: str) -> str:
        return clean(html_of_basic(text)) if self._question.markup else _html(text)

    def _quotation(self, source_id: str, exact: str) -> str:
        source = self._sources.get(source_id)
        title = source.title if source else source_id
        return f"<blockquote>{_html(exact)}</blockquote>{_html(title)}"

    def _shuffled(self, texts: Sequence[str]) -> str:
        shown = list(texts)
        self._random.shuffle(shown)
        return f"<ul>{''.join(f'<li>{text}</li>' for text in shown)}</ul>"

    def _choices(self, body: Body) -> str:
        match body:
            case Choice(options):
                return self._shuffled([self._shown(one.text) for one in options])
            case TrueFalse():
                return "<ul><li>True</li><li>False</li></ul>"
            case Ordering(items):
                return self._shuffled([_html(one.text) for one in items])
            case Matching(pairs, extra):
                matches = dict.fromkeys([*(pair.match for pair in pairs), *extra])
                left = "".join(f"<li>{_html(pair.prompt)}</li>" for pair in pairs)
                return f"<ul>{left}</ul><hr>{self._shuffled([_html(one) for one in matches])}"
        return ""

    def _key(self, q: Question) -> str:
        if isinstance(q.body, Choice):
            worths = option_worths(q.body.options, q.kind)
            right = [
                self._shown(one.text)
                for one, worth in zip(q.body.options, worths, strict=True)
                if (worth > 0 if q.kind is Kind.MULTIPLE_CHOICE else worth == 1)
            ]
            return "<br>".join(right)
        if isinstance(q.body, ShortAnswer):
            whole = [one.text for one in q.body.accepted if one.fraction in (None, 1)]
            return " / ".join(_html(text) for text in whole)
        return _html(key_text(q, self._language))

    def _feedbacks(self, body: Body) -> str:
        """Feedback to answers, each behind what it is said to."""
        found: list[tuple[str, str]] = []
        match body:
            case Choice(options):
                found = [(self._shown(one.text), one.feedback) for one in options]
            case TrueFalse(_, said_true, said_false):
                found = [("True", said_true), ("False", said_false)]
            case ShortAnswer(accepted):
                found = [(_html(one.text), one.feedback) for one in accepted]
            case Numeric(answers):
                found = [
                    (_html(f"{one.value:f}" if one.value is not None else
                           f"{one.minimum} – {one.maximum}"), one.feedback)
                    for one in answers
                ]  # fmt: skip
            case Cloze(gaps):
                return "<br>".join(said for gap in gaps if (said := self._feedbacks(gap.body)))
        return "<br>".join(f"{text}: {self._shown(said)}" for text, said in found if said)

    def _cloze(self, body: Cloze) -> str:
        by_id = {gap.id: gap for gap in body.gaps}
        out, number = [], 0
        for is_gap, piece in split_stem(self._question.stem):
            if not is_gap:
                out.append(_braces_as_text(self._shown(piece)))
                continue
            number += 1
            gap = by_id[piece]
            alone = Question("gap", gap.kind, "", gap.body)
            answer = key_text(alone, self._language)
            hint = ""
            if isinstance(gap.body, Choice):
                texts = [_html(one.text) for one in gap.body.options]
                self._random.shuffle(texts)
                hint = f"::{_braces_as_text(' / '.join(texts))}"
            out.append(f"{{{{c{number}::{_braces_as_text(_html(answer))}{hint}}}}}")
        return "".join(out)


def _html(text: str) -> str:
    return escape(clean(text), quote=False).replace("\n", "<br>")


def _braces_as_text(text: str) -> str:
    """Without what would begin, part or end a gap of Anki's."""
    text = text.replace("{", "&#123;").replace("}", "&#125;")
    return text.replace("::", ":&#58;")
