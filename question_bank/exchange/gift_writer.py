"""GIFT out: one question as text. Enter by `write_question`.

The stem says [plain], or [html] where the question has mark-up, so that no text is taken for a tag;
the answers follow it. Questions carry Moodle's comment line with id and tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import (
    Choice,
    Citation,
    Cloze,
    DateBody,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    PartialDate,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)
from question_bank.exchange import wildcards
from question_bank.exchange.building import absolute_tolerance
from question_bank.exchange.citing import with_citations
from question_bank.exchange.comparing import option_worths
from question_bank.exchange.fractions import nearest_percent, percent_text
from question_bank.exchange.gift_syntax import bracketed, escaped
from question_bank.exchange.model import CannotCarryError
from question_bank.exchange.rich import html_of_basic
from question_bank.grading.dates import format_date


def write_question(question: Question, sources: Mapping[str, Source], told: list[str]) -> str:
    """A question and the blank line behind it.

    Raises:
        CannotCarryError: GIFT has no such question.
    """
    return _Writer(question, sources, told).text()


def date_wordings(date: PartialDate, language: str = "en") -> list[str]:
    """A date as people type it: for formats that have typed answers but no dates."""
    words = format_date(date, language)
    found = [words, str(date)]
    if date.day and date.month and date.year > 0:
        day, month, year = words.split(" ", 2)
        found.insert(1, f"{month} {day}, {year}")
    return list(dict.fromkeys(found))


class _Writer:
    def __init__(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> None:
        self._question = question
        self._sources = sources
        self._told = told
        self._marked = bool(question.markup)
        self._html = self._marked or _has_arrows(question)

    def text(self) -> str:
        q = self._question
        before, after, body, kind = q.stem, "", q.body, q.kind
        if isinstance(body, Cloze):
            before, after = self._around_the_gap(body)
            kind, body = body.gaps[0].kind, body.gaps[0].body
        name = " ".join(q.id.split())
        tags = " ".join(bracketed("tag", topic) for topic in q.topics)
        comments = [f"// question: 0  name: {name}", f"// {bracketed('id', q.id)} {tags}".rstrip()]
        answers = self._body(body, kind)
        general = self._with_citations(q.explanation, q.citations)
        if general:
            answers.append(f"####{self._escaped_first(general)}")
        form = "[html]" if self._html else "[plain]"
        stem = f"{form}{self._say(before)}"
        if not any(line.startswith(("=", "~", "#", "####")) for line in answers[:1]):
            opening = f"{{{answers[0]}" if answers else "{"
            inner = "\n".join([opening, *(f"\t{line}" for line in answers[1:])])
        else:
            inner = "\n".join(["{", *(f"\t{line}" for line in answers)])
        if isinstance(body, Numeric):
            inner = "{#" + inner[1:]
        closing = "\n}" if "\n" in inner else "}"
        return "\n".join([*comments, f"{stem}{inner}{closing}{self._say(after)}"]) + "\n\n"

    def _around_the_gap(self, body: Cloze) -> tuple[str, str]:
        if len(body.gaps) > 1:
            raise CannotCarryError("GIFT has no text with several gaps.")
        pieces = split_stem(self._question.stem)
        place = [is_gap for is_gap, _ in pieces].index(True)
        before = "".join(piece for _, piece in pieces[:place])
        after = "".join(piece for _, piece in pieces[place + 1 :])
        return (before, f" {after}") if after.strip() else (f"{before} _____", "")

    def _say(self, text: str) -> str:
        """A text of the question, as GIFT."""
        return escaped(self._formatted(text))

    def _formatted(self, text: str) -> str:
        if self._marked:
            return html_of_basic(text)
        return _html_lines(text) if self._html else text

    def _with_citations(self, text: str, citations: Sequence[Citation]) -> str:
        lines = with_citations("", citations, self._sources)
        cited = _html_lines(lines) if self._html else lines
        glue = "<br><br>" if self._html else "\n\n"
        return glue.join(part for part in (self._formatted(text), cited) if part)

    def _typed(self, text: str) -> str:
        """A text that is typed by who answers, so that it never has mark-up."""
        text = _arrowless(text)
        return ("[plain]" if text.startswith("[") else "") + escaped(wildcards.written(text))

    def _escaped_first(self, text: str) -> str:
        """An escaped text; a format's name in brackets at its beginning is text."""
        form = ("[html]" if self._html else "[plain]") if text.startswith("[") else ""
        return form + escaped(text)

    def _feedback(self, text: str) -> str:
        return f"#{self._escaped_first(text)}" if text else ""

    def _body(self, body: object, kind: Kind) -> list[str]:
        match body:
            case Choice():
                return self._choice(body, kind)
            case TrueFalse():
                return self._true_false(body)
            case ShortAnswer():
                return self._short(body)
            case Numeric():
                return self._numeric(body)
            case DateBody():
                self._told.append("A date is asked for as words that must be typed in one of the "
                                  "forms given.")  # fmt: skip
                return [f"={self._typed(text)}" for text in date_wordings(body.answer)]
            case Matching():
                return self._matching(body)
            case Ordering():
                raise CannotCarryError("GIFT has no ordering.")
        raise AssertionError(kind)

    def _weighed(self, mark: str, percent: Decimal, text: str, *, always: bool = False) -> str:
        """`=`, `~`, `~%50%` and the text, whose own beginning cannot be taken for a weight."""
        usual = Decimal(100 if mark == "=" else 0)
        weight = f"%{percent_text(percent)}%"
        needed = always or percent != usual or text.startswith("%")
        return f"{mark}{weight if needed else ''}{text}"

    def _choice(self, body: Choice, kind: Kind) -> list[str]:
        lines = []
        multiple = kind is Kind.MULTIPLE_CHOICE
        for option, worth in zip(body.options, option_worths(body.options, kind), strict=True):
            percent = nearest_percent(worth)
            mark = "=" if percent == 100 and not multiple else "~"
            text = self._escaped_first(self._formatted(option.text))
            feedback = self._with_citations(option.feedback, option.citations)
            lines.append(self._weighed(mark, percent, text) + self._feedback(feedback))
        return lines

    def _true_false(self, body: TrueFalse) -> list[str]:
        """Moodle's order: first the feedback to the wrong answer, then that to the right one."""
        wrong, right = body.feedback_false, body.feedback_true
        if not body.answer:
            wrong, right = right, wrong
        written = "TRUE" if body.answer else "FALSE"
        if wrong or right:
            written += f"#{self._escaped_first(self._formatted(wrong))}"
        if right:
            written += self._feedback(self._formatted(right))
        return [written]

    def _short(self, body: ShortAnswer) -> list[str]:
        lines = []
        for one in body.accepted:
            percent = Decimal(100) if one.fraction is None else nearest_percent(one.fraction)
            text = self._typed(one.text)
            lines.append(
                self._weighed("=", percent, text) + self._feedback(self._formatted(one.feedback))
            )
        for rejected in body.rejected:
            text = self._typed(rejected)
            lines.append(self._weighed("=", Decimal(0), text, always=True))
        return lines

    def _numeric(self, body: Numeric) -> list[str]:
        return [
            self._weighed(
                "=",
                Decimal(100) if one.fraction is None else nearest_percent(one.fraction),
                _number(one),
            )
            + self._feedback(self._formatted(one.feedback))
            for one in body.answers
        ]

    def _matching(self, body: Matching) -> list[str]:
        lines = []
        for pair in body.pairs:
            shown = _html_lines(pair.prompt) if self._html else pair.prompt
            prompt = self._escaped_first(_arrowless(shown))
            lines.append(f"={prompt} -> {escaped(_arrowless(pair.match))}")
        lines += [f"= -> {escaped(_arrowless(one))}" for one in body.extra_matches]
        return lines


def _html_lines(text: str) -> str:
    """Plain text as HTML."""
    from html import escape

    return escape(text, quote=False).replace("\n", "<br>")


def _has_arrows(question: Question) -> bool:
    """Whether answers have a ->, which readers take for a matching: as HTML it is -&gt;."""
    match question.body:
        case Choice(options):
            return any("->" in one.text for one in options)
        case ShortAnswer(accepted):
            return any("->" in one.feedback for one in accepted)
    return False


def _arrowless(text: str) -> str:
    return text.replace("->", "→")


def _number(answer: NumericAnswer) -> str:
    if answer.value is None:
        if answer.minimum is None or answer.maximum is None:
            raise CannotCarryError("A range without end has no place in this format.")
        return f"{answer.minimum:f}..{answer.maximum:f}"
    slack = absolute_tolerance(answer)
    return f"{answer.value:f}:{slack.normalize():f}" if answer.tolerance else f"{answer.value:f}"
