"""Where taken quiz packs lie, and which banks came with one. Enter by `is_packed`."""

from __future__ import annotations

from pathlib import Path


def packs_folder(data_dir: Path) -> Path:
    """Below it a folder for each pack, named by the pack's id."""
    return data_dir.absolute() / "packs"


def is_packed(data_dir: Path, bank_path: str) -> bool:
    """Whether a bank came with a quiz pack."""
    return Path(bank_path).is_relative_to(packs_folder(data_dir))
