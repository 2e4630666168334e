"""The version of a question: a hash of its grading content. Enter by `version_of`."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    DateBody,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)


def version_of(question: Question) -> str:
    """SHA-256, in hex, of kind, stem, answers and points as canonical JSON.

    Feedback, explanation, citations and topics can be mended without making a new version.
    """
    content = {
        "kind": question.kind.value,
        "stem": question.stem,
        "points": _number(question.points),
        "body": _body(question.body),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _number(value: Decimal | None) -> str | None:
    """One text for equal numbers: 1 and 1.0 grade alike."""
    return None if value is None else f"{value.normalize():f}"


def _body(body: Body) -> Any:
    match body:
        case Choice(options):
            return [[o.id, o.text, o.correct, _number(o.fraction)] for o in options]
        case TrueFalse(answer):
            return answer
        case ShortAnswer(accepted, rejected):
            return [[[a.text, _number(a.fraction)] for a in accepted], list(rejected)]
        case Numeric(answers, unit):
            return [[_numeric(answer) for answer in answers], unit]
        case DateBody(answer):
            return str(answer)
        case Cloze(gaps):
            return [[gap.id, gap.kind.value, _body(gap.body)] for gap in gaps]
        case Ordering(items):
            return [[item.id, item.text, item.rank] for item in items]
        case Matching(pairs, extra):
            return [[[p.id, p.prompt, p.match] for p in pairs], list(extra)]


def _numeric(answer: NumericAnswer) -> list[Any]:
    slack = answer.tolerance
    return [
        _number(answer.value),
        _number(answer.minimum),
        _number(answer.maximum),
        None if slack is None else [_number(slack.amount), slack.percent],
        _number(answer.fraction),
    ]
