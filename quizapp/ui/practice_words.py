"""How practice is said, on Home, in the Library and on its own page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("practice", text, "", n)


def questions_due(count: int) -> str:
    """`12 questions are due today`, as a sentence."""
    if count == 0:
        return _tr("Nothing is due today")
    if count == 1:
        return _tr("1 question is due today")
    return _tr("{count} questions are due today").format(count=count)


def due(count: int) -> str:
    """`12 due`, as a part of a line."""
    return _tr("%Ln due", count)


def learnt(count: int) -> str:
    """`12 learnt`, as a part of a line."""
    return _tr("%Ln learnt", count)


def new(count: int) -> str:
    """`12 new`, as a part of a line."""
    return _tr("%Ln new", count)


def learnt_so_far(count: int, share: str) -> str:
    """How much is learnt, and what of it is known today."""
    said = _tr("%Ln learnt so far; today you would know about {share} of them.", count)
    return said.format(share=share)


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
