"""How a person wants the window to look.

A module of its own, and no dataclass, because the first picture waits for it.
"""

from __future__ import annotations

from typing import NamedTuple


class Appearance(NamedTuple):
    """`theme` is "system", "light" or "dark"; `text_percent` 100 to 200; `language` "system" or the
    code of a language of `quizapp.ui.languages`."""

    theme: str = "system"
    text_percent: int = 100
    reduced_motion: bool = False
    language: str = "system"
