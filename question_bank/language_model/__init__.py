"""A language model as a second item writer; off unless it is asked for.

Enter by `LanguageModelClient(address, model)` and `write_items(document, source_id, client)`; any
OpenAI-compatible address will do, such as Ollama's http://localhost:11434/v1. What comes back is a
`Candidate`: it must quote its key and its evidence word for word, and a second call must answer it
from the passage. Nothing is repaired; what fails carries reason codes (`REASONS`). `question_of`
makes a bank's question of a candidate. Names are imported when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from question_bank.language_model.candidates import REASONS, Candidate, PassageFailure
    from question_bank.language_model.client import LanguageModelClient
    from question_bank.language_model.errors import CallCancelledError, LanguageModelError
    from question_bank.language_model.passages import ShownPassage, passages_of
    from question_bank.language_model.questions import RULE, question_of
    from question_bank.language_model.wire import Limits
    from question_bank.language_model.writer import Completer, write_items

_HOMES = {
    "candidates": ("REASONS", "Candidate", "PassageFailure"),
    "client": ("LanguageModelClient",),
    "errors": ("CallCancelledError", "LanguageModelError"),
    "passages": ("ShownPassage", "passages_of"),
    "questions": ("RULE", "question_of"),
    "wire": ("Limits",),
    "writer": ("Completer", "write_items"),
}
_HOME_OF = {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names}

__all__ = [
    "REASONS",
    "RULE",
    "CallCancelledError",
    "Candidate",
    "Completer",
    "LanguageModelClient",
    "LanguageModelError",
    "Limits",
    "PassageFailure",
    "ShownPassage",
    "passages_of",
    "question_of",
    "write_items",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
