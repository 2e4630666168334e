"""Questions as fields of plain text, and which fields two versions differ in.

Enter by `fields_of` and `changed_fields`. Fields are told by codes, which the window words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    DateBody,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    PartialDate,
    Question,
    ShortAnswer,
    TrueFalse,
)

NO_DATE = PartialDate(0)
"""A date that is still to be written; there is no year 0, so that it never passes for one."""

FIELDS = (
    "kind", "status", "stem", "answers", "feedback", "explanation", "citations", "topics",
    "points", "other",
)  # fmt: skip
"""The codes, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer. `right` None where that is not to be said (items of an ordering)."""

    text: str
    right: bool | None = None
    feedback: str = ""


def answer_lines(body: Body) -> Iterator[AnswerLine]:
    """Options, accepted wordings, items and pairs as lines."""
    match body:
        case Choice(options):
            for o in options:
                right = o.correct or (o.fraction is not None and o.fraction > 0)
                share = "" if o.fraction is None else f" ({o.fraction:f})"
                yield AnswerLine(o.text + share, right, o.feedback)
        case TrueFalse(answer):
            yield AnswerLine("True", answer, body.feedback_true)
            yield AnswerLine("False", not answer, body.feedback_false)
        case ShortAnswer(accepted, rejected):
            for a in accepted:
                share = "" if a.fraction is None else f" ({a.fraction:f})"
                yield AnswerLine(a.text + share, True, a.feedback)
            for text in rejected:
                yield AnswerLine(text, False)
        case Numeric(answers, unit):
            for number in answers:
                yield AnswerLine(f"{_number(number)} {unit}".strip(), True, number.feedback)
        case DateBody(date):
            yield AnswerLine("" if date == NO_DATE else str(date), True)
        case Cloze(gaps):
            for gap in gaps:
                for line in answer_lines(gap.body):
                    yield AnswerLine(f"{{{gap.id}}} {line.text}", line.right, line.feedback)
        case Ordering(items):
            for item in items:
                yield AnswerLine(f"{item.rank}. {item.text}")
        case Matching(pairs, extra):
            for pair in pairs:
                yield AnswerLine(f"{pair.prompt} – {pair.match}")
            for text in extra:
                yield AnswerLine(text, False)


def _number(answer: NumericAnswer) -> str:
    if answer.value is not None:
        text = f"{answer.value:f}"
    else:
        ends = ["…" if end is None else f"{end:f}" for end in (answer.minimum, answer.maximum)]
        text = " – ".join(ends)
    if answer.tolerance is not None:
        text += f" ± {answer.tolerance.amount:f}{'%' if answer.tolerance.percent else ''}"
    return text if answer.fraction is None else f"{text} ({answer.fraction:f})"


def fields_of(question: Question) -> dict[str, str]:
    """Code to text; empty fields are left out."""
    lines = list(answer_lines(question.body))
    signs = {True: "✓ ", False: "✗ ", None: ""}
    texts = {
        "kind": question.kind.value,
        "status": question.status.value,
        "stem": question.stem,
        "answers": "\n".join(signs[line.right] + line.text for line in lines),
        "feedback": "\n".join(f"{line.text}: {line.feedback}" for line in lines if line.feedback),
        "explanation": question.explanation,
        "citations": "\n".join(_citations(question)),
        "topics": ", ".join(question.topics),
        "points": f"{question.points:f}",
        "other": "\n".join(_other(question)),
    }
    return {code: texts[code] for code in FIELDS if texts[code]}


def _citations(question: Question) -> Iterator[str]:
    for one in question.citations:
        yield f"“{one.exact}” ({one.source} {one.start}–{one.end})"
    if isinstance(question.body, Choice):
        for option in question.body.options:
            for one in option.citations:
                yield f"{option.text}: “{one.exact}” ({one.source} {one.start}–{one.end})"


def _other(question: Question) -> Iterator[str]:
    if question.uncited:
        yield "uncited"
    if question.markup:
        yield question.markup
    for media in question.media:
        yield f"{media.file} ({media.alt})"


def changed_fields(before: Question | None, after: Question | None) -> tuple[str, ...]:
    """The codes of what differs; () where one of the two is not there."""
    if before is None or after is None:
        return ()
    one, two = fields_of(before), fields_of(after)
    return tuple(code for code in FIELDS if one.get(code) != two.get(code))
