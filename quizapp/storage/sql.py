"""The Core table behind a SQLModel class: hot paths use statements, not sessions."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel


def table(model: type[SQLModel]) -> Table:
    """The table of a `table=True` model."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]
