"""What Alembic runs: the migrations on the connection that it was handed."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from quizapp.storage import tables  # noqa: F401  (fills the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
context.run_migrations()
