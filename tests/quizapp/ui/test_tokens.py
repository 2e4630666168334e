"""Contrast of every pair that is shown, by WCAG 2: 4.5 for text, 3 for shapes."""

from __future__ import annotations

import pytest

from quizapp.ui.tokens import DARK, LIGHT, Tokens, contrast

BACKGROUNDS = ("surface", "raised", "hover")
TEXT = (
    *((ink, back) for ink in ("ink", "muted", "accent") for back in BACKGROUNDS),
    *((ink, back) for ink in ("right", "wrong", "flag_ink") for back in ("surface", "raised")),
    ("right", "right_soft"),
    ("wrong", "wrong_soft"),
    ("ink", "right_soft"),
    ("ink", "wrong_soft"),
    ("ink", "flag_soft"),
    ("ink", "accent_soft"),
    ("muted", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_marker", "marker"),
)
SHAPES = tuple(
    (shape, back)
    for shape in ("outline", "accent", "right", "wrong", "flag")
    for back in ("surface", "raised")
)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "back"), TEXT)
def test_text_can_be_read(tokens: Tokens, ink: str, back: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, back)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "back"), SHAPES)
def test_shapes_can_be_seen(tokens: Tokens, shape: str, back: str) -> None:
    assert contrast(getattr(tokens, shape), getattr(tokens, back)) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
