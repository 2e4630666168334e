"""Versions for About and for bug reports."""

from __future__ import annotations

import platform
import sqlite3
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import qVersion

import question_bank

if TYPE_CHECKING:
    from quizapp.library import Library


def all_versions(library: Library | None = None) -> dict[str, str]:
    """Name to version; without a library too, for a crash before it is there."""
    base = {
        "Quizapp": question_bank.__version__,
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "System": platform.platform(),
    }
    if library is not None:
        base = library.versions()
    return base | {"Qt": qVersion(), "PySide6": PySide6.__version__}
