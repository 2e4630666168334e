"""Raised and lowered figures as characters, so that ten to the fifth does not become 105."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_DIGITS = frozenset("0123456789")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def raised(text: str) -> str:
    """`text` as superscript where it is a figure; letters ("st", "e") stay on the line."""
    return text.translate(_RAISED) if _is_figure(text, _RAISED) else text


def lowered(text: str) -> str:
    """`text` as subscript where it is a figure."""
    return text.translate(_LOWERED) if _is_figure(text, _LOWERED) else text


def _is_figure(text: str, table: dict[int, int]) -> bool:
    return bool(_DIGITS.intersection(text)) and all(ord(one) in table for one in text)
