"""A library over a real data folder, with a bank of all nine kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import write_bank

from quizapp.library import Library
from quizapp.library.edit_session import EditSession
from quizapp.library.editing import Editing
from quizapp.paths import Paths

BANK = "harbour-abc123"


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "banks")[0]


@pytest.fixture
def library(tmp_path: Path, bank_file: Path) -> Iterator[Library]:
    opened = Library.open(Paths(tmp_path / "data"), shipped=(), source_folders=())
    opened.open_bank(bank_file)
    yield opened
    opened.close()


@pytest.fixture
def editing(library: Library) -> Editing:
    return library.editing


@pytest.fixture
def session(editing: Editing) -> EditSession:
    return editing.open(BANK)
