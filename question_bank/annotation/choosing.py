"""Which annotator reads a document. Enter by `best_annotator` or `annotator_named`."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from question_bank.annotation.model import Annotator
from question_bank.annotation.rules import RulesAnnotator
from question_bank.assets import asset_path
from question_bank.errors import QuestionBankError

OWN, RULES = "own", "rules"
NEEDED = ("spacy", "lemminflect")
"""The packages of the extra `generate`."""


NAMES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """An annotator and, where it is not the best one, a sentence that says why."""

    annotator: Annotator
    notice: str = ""


def pipelines_folder() -> Path:
    """Where our own pipelines lie."""
    return asset_path("pipelines")


def missing_packages() -> list[str]:
    """Packages of the extra `generate` that are not installed."""
    return [name for name in NEEDED if importlib.util.find_spec(name) is None]


def best_annotator(language: str = "en") -> Chosen:
    """Our own pipeline where it can run and reads the language, else rules alone."""
    if language != "en":
        name = NAMES.get(language, "a language that is not known")
        return Chosen(
            RulesAnnotator(),
            f"The document seems to be in {name}: rules alone read it, and every question is a "
            "draft.",
        )
    missing = missing_packages()
    if missing:
        return Chosen(
            RulesAnnotator(),
            f"The parser needs {' and '.join(missing)} (pip install 'quizapp[generate]'): rules "
            "alone read the document, and every question is a draft.",
        )
    return Chosen(_own())


def annotator_named(name: str) -> Chosen:
    """`own`, `rules`, or an installed spaCy pipeline such as `en_core_web_sm`.

    Raises:
        QuestionBankError: there is no such pipeline.
    """
    if name == RULES:
        return Chosen(RulesAnnotator())
    missing = missing_packages()
    if missing:
        raise QuestionBankError(
            f"The annotator “{name}” needs {' and '.join(missing)}. "
            "Install them: pip install 'quizapp[generate]'."
        )
    if name == OWN:
        return Chosen(_own())
    if not name.isidentifier() or not name.startswith("en_"):
        raise QuestionBankError(
            f"“{name}” is no annotator. Choose own, rules, or an installed English spaCy pipeline "
            "such as en_core_web_sm."
        )
    return Chosen(_installed(name))


@cache
def _own() -> Annotator:
    from question_bank.annotation.parsed import ParsingAnnotator
    from question_bank.annotation.pipelines import load_own

    folder = pipelines_folder()
    first, second = folder / "english", folder / "english-second"
    return ParsingAnnotator(
        load_own(first), load_own(second) if second.is_dir() else None, name="own English pipeline"
    )


def _installed(name: str) -> Annotator:
    import spacy

    from question_bank.annotation.clearnlp import to_universal
    from question_bank.annotation.parsed import ParsingAnnotator

    try:
        nlp = spacy.load(name)
    except OSError:
        raise QuestionBankError(
            f"The spaCy pipeline {name} is not installed. "
            f"Install it: python -m spacy download {name}"
        ) from None
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if missing:
        raise QuestionBankError(
            f"The spaCy pipeline {name} lacks {', '.join(sorted(missing))}; questions cannot be "
            "made with it."
        )
    universal = any(label in nlp.get_pipe("parser").labels for label in ("obj", "obl"))  # type: ignore[attr-defined]
    return ParsingAnnotator(
        nlp, name=f"{name} {nlp.meta.get('version', '')}".strip(),
        convert=None if universal else to_universal,
    )  # fmt: skip
