"""Alembic's migrations, run from code by `quizapp.storage.schema`."""
