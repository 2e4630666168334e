"""Changes of many questions at once, each a function of one. Used by `OpenBank.change_all`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from question_bank.bank.model import Question, Review, Status
from question_bank.bank.version import version_of

Change = Callable[[Question], Question]


def with_topic(topic: str) -> Change:
    """Adds a topic where it is missing."""
    return lambda q: q if topic in q.topics else replace(q, topics=(*q.topics, topic))


def without_topic(topic: str) -> Change:
    """Takes a topic away."""
    return lambda q: replace(q, topics=tuple(one for one in q.topics if one != topic))


def only_topic(topic: str) -> Change:
    """Makes it the one topic."""
    return lambda q: replace(q, topics=(topic,))


def with_points(points: Decimal) -> Change:
    """Gives the same points to all."""
    return lambda q: replace(q, points=points)


def with_status(status: Status, by: str = "", on: str = "") -> Change:
    """Another status; for reviewed, who vouches and on which day (ISO)."""

    def change(question: Question) -> Question:
        if status is Status.REVIEWED:
            review = Review(by, on, version_of(question))
            return replace(question, status=status, reviewed=review)
        return replace(question, status=status)

    return change
