"""What is dropped on the window, by the names of the files. Enter by `documents_of`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from question_bank.documents import EXTRACTORS

SUFFIXES = tuple(dict.fromkeys(suffix for one in EXTRACTORS for suffix in one.suffixes))
"""Of the documents that can be read."""


FOREIGN = (".gift", ".xml", ".aiken", ".csv", ".tsv", ".zip")
"""Of other programs' questions; a plain text is taken for a document."""


def foreign_of(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The files of a drag that are named like other programs' questions."""
    return [path for path in _files(event) if path.suffix.lower() in FOREIGN]


def packs_of(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The files of a drag that are quizzes handed out by a teacher."""
    return [path for path in _files(event) if path.suffix.lower() == ".quizpack"]


def documents_of(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The files of a drag that are named like documents."""
    return [path for path in _files(event) if path.suffix.lower() in SUFFIXES]


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
