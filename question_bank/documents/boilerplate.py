"""What is around a text and not of it: references, captions. Enter by `without_boilerplate`.

Formats leave out what they can tell by their own marks (navigation, footers, notes); this module
knows such parts by their words, alike for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from question_bank.documents.pieces import Piece

MAX_SHARE_DROPPED = 0.5
"""A document more than that of which stands under such headings is about them."""

_SECTIONS = frozenset(
    """references | reference list | list of references | bibliography | works cited | citations
    | literature cited | cited literature | external links | see also | further reading
    | table of contents | contents | list of figures | list of tables | sources cited
    | literatur | literaturverzeichnis | quellenverzeichnis | einzelnachweise | weblinks
    | siehe auch | inhaltsverzeichnis | abbildungsverzeichnis
    | références | bibliographie | liens externes | voir aussi | table des matières | sommaire
    | referencias | bibliografía | enlaces externos | véase también | índice
    | riferimenti | bibliografia | collegamenti esterni | voci correlate | note e riferimenti
    | referências | ligações externas | ver também""".replace("\n", " ").split("|")
)
_NAMES = frozenset(" ".join(name.split()) for name in _SECTIONS)
_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.|[A-Z]\.)\s+")
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Tab\.|Plate|Exhibit|Abbildung|Abb\.|Tabelle|Tableau|Figura|Tabla)"
    r"[ \u00a0](?:[A-Z][.-]?)?\d{1,3}(?:[.-]\d{1,3})?(?:[.:)]| [–—-])\s"
)
_MAX_CAPTION = 600
_MARK_EDIT = re.compile(r"\s*\[edit\]$")


def without_boilerplate(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without captions and without the sections of references."""
    kept = [piece for piece in pieces if not _is_caption(piece)]
    dropped = _of_sections(kept)
    size = sum(len(piece.text) for piece in kept)
    if sum(len(kept[number].text) for number in dropped) > MAX_SHARE_DROPPED * size:
        return kept
    return [piece for number, piece in enumerate(kept) if number not in dropped]


def _is_caption(piece: Piece) -> bool:
    return (
        piece.kind == "paragraph"
        and len(piece.text) <= _MAX_CAPTION
        and _CAPTION.match(piece.text) is not None
    )


def _of_sections(pieces: Sequence[Piece]) -> set[int]:
    """The numbers of the pieces in such sections, their headings included."""
    dropped: set[int] = set()
    level = 0  # of the section being dropped
    for number, piece in enumerate(pieces):
        if piece.kind == "heading":
            if level and piece.level > level:
                pass
            elif _names_section(piece.text):
                level = piece.level
            else:
                level = 0
        if level:
            dropped.add(number)
    return dropped


def _names_section(heading: str) -> bool:
    name = _NUMBERED.sub("", _MARK_EDIT.sub("", heading).strip())
    return " ".join(name.casefold().rstrip(":.").split()) in _NAMES
