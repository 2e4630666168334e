"""The teacher's page of a class: scores, students, topics, questions, passages, misconceptions.

`ClassPage` is the page; each of its views is handed a `ClassReport` and says by signals what the
teacher wants to see. Charts are imported when one is drawn.
"""

from __future__ import annotations

from quizapp.ui.pages.classroom.page import ClassPage

__all__ = ["ClassPage"]
