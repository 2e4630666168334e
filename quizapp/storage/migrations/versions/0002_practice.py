"""Practice that sticks: plans, memories, reviews"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_bank",
        sa.Column("bank_id", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("bank_id"),
    )
    op.create_table(
        "practice_plan",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("daily_goal", sa.Integer(), nullable=False),
        sa.Column("day_starts_at", sa.Integer(), nullable=False),
        sa.Column("asks_certainty", sa.Boolean(), nullable=False),
        sa.Column("counts_pace", sa.Boolean(), nullable=False),
        sa.CheckConstraint("daily_goal > 0", name="goal_is_something"),
        sa.CheckConstraint("day_starts_at BETWEEN 0 AND 23", name="day_starts_at_an_hour"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "practice_memory",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("bank_id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("version_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stability", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("reset_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stability > 0", name="stability_is_positive"),
        sa.CheckConstraint("due_on > last_on", name="due_after_the_last_answer"),
        sa.CheckConstraint("reps >= 0 AND lapses >= 0", name="counts_are_no_debts"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version"], ["question_version.version"]),
        sa.PrimaryKeyConstraint("person_id", "bank_id", "question_id"),
    )
    with op.batch_alter_table("practice_memory", schema=None) as batch_op:
        batch_op.create_index("memory_due", ["person_id", "due_on"], unique=False)

    op.create_table(
        "practice_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("fraction", sa.Float(), nullable=False),
        sa.Column("spent_s", sa.Float(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 4", name="rating_is_1_to_4"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version"], ["question_version.version"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("attempt_id", "position", name="an_answer_counts_once"),
    )
    with op.batch_alter_table("practice_review", schema=None) as batch_op:
        batch_op.create_index("review_of_day", ["person_id", "on_day"], unique=False)
        batch_op.create_index(
            "review_of_question", ["person_id", "bank_id", "question_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("practice_review", schema=None) as batch_op:
        batch_op.drop_index("review_of_question")
        batch_op.drop_index("review_of_day")

    op.drop_table("practice_review")
    with op.batch_alter_table("practice_memory", schema=None) as batch_op:
        batch_op.drop_index("memory_due")

    op.drop_table("practice_memory")
    op.drop_table("practice_plan")
    op.drop_table("practice_bank")
