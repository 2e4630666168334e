"""Where icons are. Enter by `asset_path`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset_path(name: str) -> Path:
    """The file `name`: in the wheel's `_assets`, else in the checkout's `assets/`."""
    inside = _PACKAGE / "_assets" / name
    return inside if inside.exists() else _PACKAGE.parent / "assets" / name
