"""The words of Generate: how documents, stages and counts are told, translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from question_bank.citations import CitationStatus
from question_bank.generation.gates import REASONS
from quizapp.library.generating import Material
from quizapp.ui.pages.generate.deck import Counts, Decision

FEW_WORDS = 60
"""Under which a document hardly has a fact to ask for."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("generate", text, "", n)


def language_name(code: str) -> str:
    """A language as the reader of documents tells it."""
    return {
        "en": _tr("English"),
        "es": _tr("Spanish"),
        "fr": _tr("French"),
        "de": _tr("German"),
        "it": _tr("Italian"),
        "pt": _tr("Portuguese"),
        "nl": _tr("Dutch"),
    }.get(code, _tr("unknown language"))


def number(value: int) -> str:
    """`12,345` in the locale's way."""
    return QLocale().toString(value)


def told(material: Material) -> str:
    """`1,204 words · English · 12 pages`."""
    parts = [_tr("{count} words").format(count=number(material.words))]
    parts.append(language_name(material.language))
    if material.document.pages:
        parts.append(_tr("%Ln pages", len(material.document.pages)))
    headings = sum(block.kind == "heading" for block in material.document.blocks)
    if headings:
        parts.append(_tr("%Ln headings", headings))
    return " · ".join(parts)


def remarks(material: Material, notice: str) -> list[str]:
    """What a person should know before questions are made of it."""
    found = []
    if material.is_too_long:
        found.append(
            _tr("Too long to be read in one go. Divide it, into chapters for example, and add one.")
        )
    elif material.words < FEW_WORDS:
        found.append(_tr("Hardly any text was found. A scan has none; it needs text recognition."))
    if notice:
        found.append(notice)
    return found


def stage_name(stage: str) -> str:
    """A stage of the work."""
    return {
        "Starting": _tr("Starting"),
        "Reading sentences": _tr("Reading sentences"),
        "Finding facts": _tr("Finding facts"),
        "Writing questions": _tr("Writing questions"),
        "Choosing": _tr("Choosing the best"),
    }.get(stage, stage)


def decision_name(decision: Decision | None) -> str:
    """A decision as a state."""
    return {
        Decision.KEEP: _tr("Kept"),
        Decision.DROP: _tr("Dropped"),
        Decision.LATER: _tr("Left for later"),
        None: _tr("Not decided"),
    }[decision]


def counts_told(counts: Counts) -> str:
    """`3 kept · 1 dropped · 36 to go`."""
    parts = [
        (counts.kept, _tr("%Ln kept", counts.kept)),
        (counts.dropped, _tr("%Ln dropped", counts.dropped)),
        (counts.later, _tr("%Ln for later", counts.later)),
        (counts.open, _tr("%Ln to go", counts.open)),
    ]
    return " · ".join(text for count, text in parts if count) or _tr("nothing here")


def drafts_made(count: int, sentences: int) -> str:
    """What came of the documents."""
    said = _tr("%Ln drafts", count)
    return _tr("{drafts} from {sentences} sentences").format(
        drafts=said, sentences=number(sentences)
    )


def reasons(codes: tuple[str, ...]) -> list[str]:
    """Why the generator is not sure, in words."""
    return [REASONS.get(code, code) for code in codes]


def save_kept(count: int) -> str:
    """On the button that ends the review."""
    return _tr("Save %Ln kept …", count)


def added(count: int, title: str) -> str:
    """What was saved."""
    return _tr("%Ln questions are in “{title}”.", count).format(title=title)


def known(count: int) -> str:
    """What was not added."""
    return _tr("%Ln were in the bank already and stayed as they are.", count)


def drafts_left(count: int) -> str:
    """Kept questions that quizzes leave out."""
    return _tr("%Ln of them are drafts, which quizzes leave out until they are reviewed.", count)


def waiting(count: int) -> str:
    """What is still under review."""
    return _tr("%Ln drafts still wait for you here.", count)


def kept_told(count: int) -> str:
    """What is about to be saved."""
    return _tr("%Ln questions were kept.", count)


def none_wanted(count: int) -> str:
    """Questions were made, but none that is wanted."""
    return (
        _tr("%Ln drafts were made, but none of what you asked for.", count)
        + " "
        + _tr("Choose more kinds, or let doubtful ones come, too.")
    )


def status_of_citation(status: CitationStatus) -> str:
    """What became of a citation, in a word."""
    return {
        CitationStatus.VERIFIED: _tr("In place"),
        CitationStatus.MOVED: _tr("Moved"),
        CitationStatus.CHANGED: _tr("Changed"),
        CitationStatus.MISSING: _tr("Missing"),
    }[status]


def status_told(status: CitationStatus, is_option: bool, no_document: bool) -> str:
    """What became of a citation, and what it means for quizzes."""
    if status is CitationStatus.MISSING:
        said = (
            _tr("Missing: the document is not at hand.")
            if no_document
            else _tr("Missing: the source no longer has this passage.")
        )
    else:
        said = {
            CitationStatus.VERIFIED: _tr("In place: the source says it where it was cited."),
            CitationStatus.MOVED: _tr("Moved: the same words stand elsewhere now."),
            CitationStatus.CHANGED: _tr("Changed: something similar stands there now."),
        }[status]
    lost = status in (CitationStatus.CHANGED, CitationStatus.MISSING)
    if lost and is_option:
        return said + " " + _tr("It only tells why an option is wrong; quizzes still ask it.")
    return said + " " + _tr("Quizzes leave the question out.") if lost else said


def left_out(count: int) -> str:
    """What quizzes do about lost citations."""
    return _tr("%Ln questions are left out of quizzes until their citations are mended.", count)


def places_accepted(count: int) -> str:
    """Citations were rewritten."""
    return _tr("%Ln citations are at their new place. Ctrl+Z takes it back.", count)


def covered(count: int, whole: int, share: str) -> str:
    """How much of a document is asked for."""
    return _tr("{count} of {whole} sentences have a question ({share})").format(
        count=number(count), whole=number(whole), share=share
    )


def reviews_lost(count: int) -> str:
    """Quotations that read otherwise undo reviews."""
    return _tr(
        "%Ln questions are no longer reviewed: what they cite reads otherwise now. Ctrl+Z takes it "
        "back; R accepts and reviews again.",
        count,
    )
