"""Where everything of one person or class lies: the data folder. Enter by `data_dir_from`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Paths(NamedTuple):
    """The data folder and what is in it."""

    data_dir: Path

    @property
    def database(self) -> Path:
        return self.data_dir / "quizapp.sqlite3"

    @property
    def backups(self) -> Path:
        return self.data_dir / "backups"

    @property
    def sources(self) -> Path:
        """Copies of cited documents, named by the sha256 of their bytes."""
        return self.data_dir / "sources"

    @property
    def lock(self) -> Path:
        return self.data_dir / "quizapp.lock"

    @property
    def log(self) -> Path:
        return self.data_dir / "quizapp.log"


def data_dir_from(argument: str | None) -> Path:
    """`--data-dir`, else `QUIZAPP_DATA_DIR`, else the user's data folder of the system."""
    chosen = argument or os.environ.get("QUIZAPP_DATA_DIR", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Quizapp", appauthor=False)
