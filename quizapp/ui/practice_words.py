"""How practice is said, on Home, in the Library and on its own page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("practice", text)


def questions_due(count: int) -> str:
    """`12 questions are due today`, as a sentence."""
    if count == 0:
        return _tr("Nothing is due today")
    if count == 1:
        return _tr("1 question is due today")
    return _tr("{count} questions are due today").format(count=count)


def due(count: int) -> str:
    """`12 due`, as a part of a line."""
    return _tr("{count} due").format(count=count)


def left_out(count: int) -> str:
    """Why a sitting has fewer questions than were wanted."""
    if count == 1:
        return _tr(
            "1 question was left out: it is gone from its bank, or its passage is not found "
            "in the source."
        )
    return _tr(
        "{count} questions were left out: they are gone from their banks, or their passages are "
        "not found in the sources."
    ).format(count=count)
