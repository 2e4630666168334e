"""Parts of Results that belong to quizzes of a teacher: what is withheld, and what was regraded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from question_bank.bank.gaps import stem_in_words
from quizapp.library import Library
from quizapp.library.regrades import Regraded
from quizapp.quiz.model import Result, ReviewedResponse
from quizapp.quiz.quizzes import Rights
from quizapp.ui import quiz_words, verdicts, words
from quizapp.ui.pages.regrade import told_to_student
from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import card, icon_line


def _tr(text: str) -> str:
    return QCoreApplication.translate("results", text)


def rights_of(library: Library, result: Result) -> Rights:
    """What the quiz tells its own student; who looks at another one's attempt teaches."""
    person = library.current_person()
    if person is None or person.id != result.head.person_id:
        return Rights()
    return library.quizzes.rights(result.head.id)


def withheld_card(theme: Theme, rights: Rights) -> QWidget:
    """Why there is not more to see."""
    frame, inside = card()
    inside.addWidget(icon_line(theme, "clock", quiz_words.withheld(rights.from_at), "body"))
    return frame


def verdict_line(theme: Theme, one: ReviewedResponse) -> QWidget:
    """Right or wrong, without the key."""
    verdict = one.feedback.grade.verdict
    icon, tint = verdicts.VERDICT_ICONS[verdict]
    return icon_line(theme, icon, verdicts.verdict(verdict), "strong", tint)


def regraded_card(theme: Theme, regraded: tuple[Regraded, ...], *, score: bool) -> QWidget:
    """What changed after the attempt was submitted, and why."""
    frame, inside = card()
    inside.addWidget(plain_label(_tr("Regraded"), "title"))
    for one in regraded:
        inside.addWidget(plain_label(stem_in_words(one.stem), "strong"))
        parts = [words.local_date(one.at)]
        if one.by:
            parts.append(one.by)
        if score:
            parts.append(told_to_student(one.fraction_before, one.fraction_after))
        inside.addWidget(plain_label(" · ".join(parts), "muted"))
        inside.addWidget(plain_label(one.reason))
        if one.undone_at is not None:
            said = _tr("Undone {moment}: the score before stands again.").format(
                moment=words.local_date(one.undone_at)
            )
            inside.addWidget(icon_line(theme, "undo-2", said, "body"))
    return frame
