"""Documents: files to plain text whose every span can be cited.

Enter by `load_document(path)`; `document_from_bytes` makes the same document from kept bytes.
Plain text, Markdown, HTML, PDF, DOCX and EPUB are read, the last four in a process of their own,
with limits. `Document.place(offset)` tells page and headings.
`clean(text)` gives the view that a reader or a generator wants, with a map back to the original;
`Utf16Map` and `wrap_long_lines` carry offsets to a window and back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from question_bank.documents.cleaning import CleanText, clean
    from question_bank.documents.document import (
        CONTEXT_LENGTH,
        Block,
        Document,
        Page,
        Passage,
        Place,
    )
    from question_bank.documents.loading import (
        EXTRACTORS,
        Extractor,
        document_from_bytes,
        is_confined,
        load_document,
    )
    from question_bank.documents.offsets import Utf16Map, WrappedText, wrap_long_lines

_HOMES = {
    "cleaning": ("CleanText", "clean"),
    "document": ("CONTEXT_LENGTH", "Block", "Document", "Page", "Passage", "Place"),
    "loading": (
        "EXTRACTORS",
        "Extractor",
        "document_from_bytes",
        "is_confined",
        "load_document",
    ),
    "offsets": ("Utf16Map", "WrappedText", "wrap_long_lines"),
}
_HOME_OF = {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names}

__all__ = [
    "CONTEXT_LENGTH",
    "EXTRACTORS",
    "Block",
    "CleanText",
    "Document",
    "Extractor",
    "Page",
    "Passage",
    "Place",
    "Utf16Map",
    "WrappedText",
    "clean",
    "document_from_bytes",
    "is_confined",
    "load_document",
    "wrap_long_lines",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
