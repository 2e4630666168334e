"""Citations that hold: is a passage still where it was, elsewhere, changed or gone?

Enter by `resolve(citation, text)`; `cite` makes a citation, `find_source` finds a bank's document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath

from question_bank.bank.model import Citation, Source
from question_bank.documents.document import CONTEXT_LENGTH, Document

FUZZY_LIMIT = 85.0
"""Similarity, in percent, from which a passage counts as changed instead of missing."""

_MAX_OCCURRENCES = 1000
_WINDOW = 20_000
_SEED_LENGTH = 12


class CitationStatus(StrEnum):
    """Best first: `worst` takes the last of them."""

    VERIFIED = "verified"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"


_ORDER = list(CitationStatus)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a citation is now. `start` and `end` are 0 when it is missing; `ratio` in percent."""

    status: CitationStatus
    start: int = 0
    end: int = 0
    ratio: float = 100.0

    @property
    def span(self) -> tuple[int, int]:
        """`(start, end)`."""
        return self.start, self.end


def resolve(citation: Citation, text: str | None) -> Resolution:
    """Finds a citation's passage in a document's text; None when there is no document.

    verified: exact at its place; moved: exact elsewhere, told apart by its context; changed: not
    unique, or similar by `FUZZY_LIMIT` or more; missing: else.
    """
    exact = citation.exact
    if text is None or not exact:
        return Resolution(CitationStatus.MISSING, ratio=0.0)
    if citation.start >= 0 and text[citation.start : citation.end] == exact:
        return Resolution(CitationStatus.VERIFIED, citation.start, citation.end)
    places = _occurrences(exact, text)
    if len(places) == 1:
        return Resolution(CitationStatus.MOVED, places[0], places[0] + len(exact))
    if places:
        start, unique = _by_context(citation, text, places)
        status = CitationStatus.MOVED if unique else CitationStatus.CHANGED
        return Resolution(status, start, start + len(exact))
    return _fuzzy(citation, text)


def cite(document: Document, start: int, end: int, source_id: str) -> Citation:
    """A citation of `[start, end)`.

    Raises:
        ValueError: the document has no such span.
    """
    passage = document.passage(start, end)
    return Citation(source_id, start, end, passage.exact, passage.prefix, passage.suffix)


def worst(statuses: Iterable[CitationStatus]) -> CitationStatus:
    """A question is as good as the worst of its own citations; verified when it has none."""
    return max(statuses, key=_ORDER.index, default=CitationStatus.VERIFIED)


def _occurrences(exact: str, text: str) -> list[int]:
    places: list[int] = []
    position = text.find(exact)
    while position >= 0 and len(places) < _MAX_OCCURRENCES:
        places.append(position)
        position = text.find(exact, position + 1)
    return places


def _by_context(citation: Citation, text: str, places: Sequence[int]) -> tuple[int, bool]:
    """The place whose surroundings agree best, and whether it is the only such place."""
    if not citation.prefix and not citation.suffix:
        return min(places, key=lambda place: abs(place - citation.start)), False
    scores = []
    for place in places:
        before = text[max(0, place - CONTEXT_LENGTH) : place]
        after = text[place + len(citation.exact) :][:CONTEXT_LENGTH]
        scores.append(
            _common(before[::-1], citation.prefix[::-1]) + _common(after, citation.suffix)
        )
    best = max(scores)
    winners = [place for place, score in zip(places, scores, strict=True) if score == best]
    wanted = len(citation.prefix) + len(citation.suffix)
    start = min(winners, key=lambda place: abs(place - citation.start))
    # Half of the context must agree: a single space in common tells nothing.
    return start, len(winners) == 1 and best * 2 >= wanted


def _common(first: str, second: str) -> int:
    """The length of the common beginning."""
    length = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        length += 1
    return length


def _fuzzy(citation: Citation, text: str) -> Resolution:
    from rapidfuzz import fuzz

    best = Resolution(CitationStatus.MISSING, ratio=0.0)
    for low, high in _windows(citation, text):
        window = text[low:high]
        found = fuzz.partial_ratio_alignment(
            citation.exact, window, score_cutoff=max(FUZZY_LIMIT, best.ratio)
        )
        # The alignment may be shorter than the quotation: a text that lacks half of it is no match.
        if found is None or found.score <= best.ratio or len(window) < len(citation.exact) // 2:
            continue
        start, end = low + found.dest_start, low + found.dest_end
        best = Resolution(CitationStatus.CHANGED, start, end, found.score)
    return best


def _windows(citation: Citation, text: str) -> list[tuple[int, int]]:
    """Stretches of the text worth a fuzzy look: near the old place, and where a piece of the
    quotation or its context stands. The whole text is searched when it is short."""
    reach = len(citation.exact) * 2 + 200
    if len(text) <= _WINDOW:
        return [(0, len(text))]
    anchors = {min(max(citation.start, 0), len(text))}
    pieces = [citation.prefix, citation.suffix]
    pieces += re.findall(rf"\S[\s\S]{{{_SEED_LENGTH - 2}}}\S", citation.exact)[:200]
    for piece in pieces:
        if len(piece) >= _SEED_LENGTH:
            anchors.update(_occurrences(piece, text)[:20])
    merged: list[tuple[int, int]] = []
    for anchor in sorted(anchors)[:200]:
        low, high = max(0, anchor - reach), min(len(text), anchor + reach)
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return [(low, min(high, low + _WINDOW)) for low, high in merged]


def is_safe_name(name: str) -> bool:
    """Whether a bank may name this file: POSIX, relative, without `..`, drive or backslash."""
    if not name or "\\" in name or "\x00" in name:
        return False
    path = PurePosixPath(name)
    if path.is_absolute() or PureWindowsPath(name).drive:
        return False
    return ".." not in path.parts and str(path) != "."


def find_source(source: Source, beside: Path, folders: Sequence[Path] = ()) -> Path | None:
    """The file of a bank's source: in the folder `beside` the bank, then in `folders`.

    Of several the one whose bytes have the right sha256, else the first; None when there is none
    or the name would leave its folder.
    """
    if not is_safe_name(source.file):
        return None
    found: list[Path] = []
    for folder in (beside, *folders):
        candidate = folder / source.file
        try:
            inside = candidate.resolve().is_relative_to(folder.resolve())
            if inside and candidate.is_file():
                found.append(candidate)
        except OSError:  # a loop of links, a name that this system cannot have
            continue
    if len(found) < 2:
        return found[0] if found else None
    return next((path for path in found if _sha256(path) == source.sha256), found[0])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
