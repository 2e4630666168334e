"""From documents to questions: annotate, find facts, draft, pass gates, select.

Enter by `generate(documents)`. The annotator is replaceable; everything behind it works on its
sentences. The same documents, seed and version give the same bytes.
"""

from __future__ import annotations

from question_bank.annotation import Annotator, RulesAnnotator
from question_bank.generation.pipeline import GenerationResult, SourceDocument, generate, steps

__all__ = [
    "Annotator",
    "GenerationResult",
    "RulesAnnotator",
    "SourceDocument",
    "generate",
    "steps",
]
