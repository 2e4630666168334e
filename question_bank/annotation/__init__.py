"""Documents to annotated sentences. Enter by `best_annotator()`.

Three annotators give the same sentences, with more or less in them: our own trained English
pipeline, an installed `en_core_web_*` pipeline, and rules alone, which are always there. Nothing
behind them needs to know which one it was.
"""

from __future__ import annotations

from question_bank.annotation.choosing import Chosen, annotator_named, best_annotator
from question_bank.annotation.language import language_of
from question_bank.annotation.model import Annotator, Entity, Origin, Sentence, Token
from question_bank.annotation.rules import RulesAnnotator

__all__ = [
    "Annotator",
    "Chosen",
    "Entity",
    "Origin",
    "RulesAnnotator",
    "Sentence",
    "Token",
    "annotator_named",
    "best_annotator",
    "language_of",
]
