"""Colours, spaces and sizes, in one place. Widgets, charts and the style sheet all use these."""

from __future__ import annotations

from typing import NamedTuple

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
RADIUS, RADIUS_LARGE = 8, 12
CONTENT_WIDTH = 960
"""Pixels at 100 % text that a page's column has at most; tables may use all."""

TYPE_SCALE_PX = {"caption": 12, "body": 14, "lead": 16, "title": 20, "display": 28}
"""Role to pixels at 100 % text."""


class Tokens(NamedTuple):
    """One colour scheme. `*_ink` is for text in that colour, the bare name for shapes."""

    name: str
    surface: str
    raised: str
    line: str
    outline: str
    hover: str
    ink: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    accent_hover: str
    right: str
    right_soft: str
    wrong: str
    wrong_soft: str
    flag: str
    flag_ink: str
    flag_soft: str
    marker: str
    on_marker: str


LIGHT = Tokens(
    name="light",
    surface="#f7f5f0",
    raised="#ffffff",
    line="#e0dbd0",
    outline="#8a8578",
    hover="#f1eee6",
    ink="#22272a",
    muted="#5d6365",
    accent="#1f5f6b",
    accent_soft="#e3eef0",
    on_accent="#ffffff",
    accent_hover="#184c56",
    right="#23693f",
    right_soft="#e4f1e8",
    wrong="#a8322a",
    wrong_soft="#f8e7e4",
    flag="#c77700",
    flag_ink="#8a5200",
    flag_soft="#fbf0dc",
    marker="#ffe58a",
    on_marker="#22272a",
)

DARK = Tokens(
    name="dark",
    surface="#191c1e",
    raised="#22272a",
    line="#363d41",
    outline="#7d878c",
    hover="#2b3135",
    ink="#ece8df",
    muted="#a9b0b2",
    accent="#7cc4d0",
    accent_soft="#263d42",
    on_accent="#0e2327",
    accent_hover="#9ad4de",
    right="#7fcf9b",
    right_soft="#22382b",
    wrong="#f2998f",
    wrong_soft="#432826",
    flag="#e0a040",
    flag_ink="#edb866",
    flag_soft="#3d3220",
    marker="#6b5a1a",
    on_marker="#fff7dc",
)


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two colours `#rrggbb`, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
