"""How a person wants the window to look. A module of its own: the first picture needs no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """`theme` is "system", "light" or "dark"; `text_percent` 100 to 200."""

    theme: str = "system"
    text_percent: int = 100
    reduced_motion: bool = False
