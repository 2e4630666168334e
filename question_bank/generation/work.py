"""What the routes from sentences to drafts share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from question_bank.annotation import Annotator, Sentence
from question_bank.bank.model import Source
from question_bank.documents.document import Document
from question_bank.generation.draft import Documented

Choose = Callable[[str, int], int]
"""(what for, how many) to a number below: the seed's choice, the same at every run."""

HOPELESS = frozenset(
    "fragment no-verb too-short unbalanced garbled key-repeated expletive first-person".split()
)
"""Too bad to be shown even as a draft: nobody can mend what is no sentence."""


@dataclass(slots=True)
class Work:
    """What is known of one document on the way."""

    source: Source
    document: Document
    annotator: Annotator
    sentences: list[Sentence] = field(default_factory=list)
    facts: list[Documented] = field(default_factory=list)
