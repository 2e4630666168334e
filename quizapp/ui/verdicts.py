"""Verdicts and kinds in words and icons. Enter by `verdict`, `kind_name` and `VERDICT_ICONS`.

Apart from `words`, since these need the model of questions, which Home does not.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from question_bank.bank.model import Kind
from question_bank.grading.grade import Verdict


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def verdict(value: Verdict) -> str:
    """`Right`, `Partly right`, `Wrong` or `Not answered`."""
    return {
        Verdict.RIGHT: _tr("Right"),
        Verdict.PARTLY: _tr("Partly right"),
        Verdict.WRONG: _tr("Wrong"),
        Verdict.UNANSWERED: _tr("Not answered"),
    }[value]


def kind_name(kind: Kind) -> str:
    """A kind in the words of the window."""
    translate = QCoreApplication.translate
    return {
        Kind.SINGLE_CHOICE: translate("kinds", "Single choice"),
        Kind.MULTIPLE_CHOICE: translate("kinds", "Multiple choice"),
        Kind.TRUE_FALSE: translate("kinds", "True or false"),
        Kind.SHORT_ANSWER: translate("kinds", "Short answer"),
        Kind.NUMERIC: translate("kinds", "Number"),
        Kind.DATE: translate("kinds", "Date"),
        Kind.CLOZE: translate("kinds", "Cloze"),
        Kind.ORDERING: translate("kinds", "Ordering"),
        Kind.MATCHING: translate("kinds", "Matching"),
    }[kind]


VERDICT_ICONS = {
    Verdict.RIGHT: ("check", "right"),
    Verdict.PARTLY: ("circle-dot", "flag"),
    Verdict.WRONG: ("x", "wrong"),
    Verdict.UNANSWERED: ("minus", "muted"),
}
"""Verdict to (icon, token)."""
