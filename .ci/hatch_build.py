"""Compiles the translations while a wheel is built, or the checkout is installed as editable."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
from translations import compile_all


class TranslationsHook(BuildHookInterface[Any]):
    """The .qm files go beside the .ts files, where a checkout reads them, and into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for path in compile_all():
            if version != "editable":
                build_data["force_include"][str(path)] = f"quizapp/_assets/translations/{path.name}"
