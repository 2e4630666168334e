"""What is dropped on the window, sorted by the names of the files, and the endings of documents.

Enter by `dropped_files`, `DOCUMENTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from question_bank.documents import EXTRACTORS

BANKS = (".yaml", ".yml")
PACKS = (".quizpack",)
"""Quizzes that a teacher handed out."""

FOREIGN = (".gift", ".xml", ".aiken", ".csv", ".tsv", ".tab", ".zip")
"""Of other programs' questions; a plain text is taken for a document."""

DOCUMENTS = tuple(dict.fromkeys(suffix for one in EXTRACTORS for suffix in one.suffixes))


@dataclass(frozen=True, slots=True)
class Dropped:
    """The files that the window has a use for; false when there is none."""

    banks: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.banks or self.packs or self.foreign or self.documents)


def dropped_files(event: QDragEnterEvent | QDropEvent) -> Dropped:
    """The files of a drag."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

    def named(suffixes: tuple[str, ...]) -> tuple[Path, ...]:
        return tuple(path for path in paths if path.suffix.lower() in suffixes)

    return Dropped(named(BANKS), named(PACKS), named(FOREIGN), named(DOCUMENTS))
