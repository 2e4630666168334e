"""Disputes in words, for students and teachers alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from quizapp.quiz.disputes import Dispute, DisputeState
from quizapp.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("disputes", text)


def state_words(dispute: Dispute) -> str:
    """What became of a dispute, by whom and when."""
    said = {
        DisputeState.OPEN: _tr("Disputed: a teacher will look at it"),
        DisputeState.ACCEPTED: _tr("The answer counts as well"),
        DisputeState.CORRECTED: _tr("The key was corrected"),
        DisputeState.ANSWERED: _tr("The grade stands"),
    }[dispute.state]
    parts = [said]
    if dispute.by:
        parts.append(dispute.by)
    if dispute.closed_at is not None:
        parts.append(words.local_date(dispute.closed_at))
    return " · ".join(parts)
