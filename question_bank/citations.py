"""Citations that hold: is a passage still where it was, elsewhere, changed or gone?

Enter by `resolve(citation, text)`; `cite` makes a citation, `find_source` finds a bank's document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath

from question_bank.bank.model import Citation, Source
from question_bank.documents.document import CONTEXT_LENGTH, Document

FUZZY_LIMIT = 85.0
"""Similarity, in percent, from which a passage counts as changed instead of missing."""

MAX_FUZZY_LENGTH = 50_000
"""Longer quotations are found exactly or not at all: comparing takes time by the square."""

_MAX_OCCURRENCES = 1000
_PART = 500  # of a longer quotation parts are searched; a second for 5 MB of the worst text
_NEAR = 2000
_LONGEST_WORD_END = 20


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


_MISSING = Resolution(CitationStatus.MISSING, ratio=0.0)


def resolve(citation: Citation, text: str | None) -> Resolution:
    """Finds a citation's passage in a document's text; None when there is no document.

    verified: exact at its place; moved: exact elsewhere, told apart by its context; changed: not
    unique, or similar by `FUZZY_LIMIT` or more; missing: else.
    """
    exact = citation.exact
    if text is None or not exact:
        return _MISSING
    start, end = citation.start, citation.end
    if start >= 0 and end - start == len(exact) and text.startswith(exact, start):
        return Resolution(CitationStatus.VERIFIED, start, end)
    places = _occurrences(exact, text)
    if not places:
        return _fuzzy(citation, text)
    place, unique = _by_context(citation, text, places)
    status = CitationStatus.MOVED if unique else CitationStatus.CHANGED
    return Resolution(status, place, place + len(exact))


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
    if len(places) == 1:
        return places[0], True
    exact = citation.exact
    prefix, suffix = citation.prefix[-CONTEXT_LENGTH:], citation.suffix[:CONTEXT_LENGTH]
    # With the context in the pattern a common quotation is found beyond the places counted, too.
    whole = _occurrences(prefix + exact + suffix, text) if prefix or suffix else []
    if len(whole) == 1:
        return whole[0] + len(prefix), True
    if whole:
        return _nearest([place + len(prefix) for place in whole], citation.start), False
    scores = [
        _common_end(text[max(0, place - CONTEXT_LENGTH) : place], prefix)
        + _common_start(text[place + len(exact) : place + len(exact) + CONTEXT_LENGTH], suffix)
        for place in places
    ]
    best = max(scores)
    winners = [place for place, score in zip(places, scores, strict=True) if score == best]
    counted_all = len(places) < _MAX_OCCURRENCES
    # Half of the context must agree: a single space in common tells nothing.
    telling = best > 0 and best * 2 >= len(prefix) + len(suffix)
    return _nearest(winners, citation.start), counted_all and telling and len(winners) == 1


def _nearest(places: Sequence[int], start: int) -> int:
    return min(places, key=lambda place: abs(place - start))


def _common_start(first: str, second: str) -> int:
    """The length of the common beginning."""
    length = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        length += 1
    return length


def _common_end(first: str, second: str) -> int:
    return _common_start(first[::-1], second[::-1])


def _fuzzy(citation: Citation, text: str) -> Resolution:
    exact = citation.exact
    if len(exact) > MAX_FUZZY_LENGTH:
        return _MISSING
    if len(text) <= len(exact):
        start, end, ratio = 0, len(text), _ratio(exact, text)
    elif len(exact) <= 2 * _PART:
        start, end, ratio = _best_window(exact, text, citation.start)
    else:
        start, end, ratio = _best_by_parts(exact, text, citation.start)
    if ratio < FUZZY_LIMIT or start == end:
        return _MISSING
    start, end = _whole_words(text, start, end)
    return Resolution(CitationStatus.CHANGED, start, end, ratio)


def _ratio(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second, score_cutoff=FUZZY_LIMIT)


def _best_window(exact: str, text: str, expected: int) -> tuple[int, int, float]:
    """The window of `text` (longer than `exact`) most like `exact`; of equals that near `expected`.

    Returns:
        (start, end, ratio); ratio is 0 when it would be below `FUZZY_LIMIT`.
    """
    from rapidfuzz import fuzz

    best = (0, 0, 0.0)
    low = min(max(0, expected - _NEAR), len(text))
    high = max(low, expected + len(exact) + _NEAR)
    near = text[low:high]
    stretches = [(low, near), (0, text)] if len(near) > len(exact) else [(0, text)]
    for offset, stretch in stretches:
        found = fuzz.partial_ratio_alignment(
            exact, stretch, score_cutoff=max(FUZZY_LIMIT, best[2] + 0.001)
        )
        if found is not None and found.score > best[2]:
            best = (offset + found.dest_start, offset + found.dest_end, found.score)
    return best


def _best_by_parts(exact: str, text: str, expected: int) -> tuple[int, int, float]:
    """As `_best_window` for a long quotation: one of its parts shows where to compare it whole."""
    best = (0, 0, 0.0)
    for offset in (0, (len(exact) - _PART) // 2, len(exact) - _PART):
        part = exact[offset : offset + _PART]
        start, end, ratio = _best_window(part, text, expected + offset)
        if ratio:
            low = max(0, start - offset)
            high = min(len(text), end + len(exact) - offset - _PART)
            best = max(best, (low, high, _ratio(exact, text[low:high])), key=lambda one: one[2])
    return best


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened to the ends of words that it cuts."""
    for _ in range(_LONGEST_WORD_END):
        if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    return start, end


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
    found = [folder / source.file for folder in (beside, *folders) if _holds(folder, source.file)]
    if len(found) < 2:
        return found[0] if found else None
    return next((path for path in found if _sha256(path) == source.sha256), found[0])


def _holds(folder: Path, name: str) -> bool:
    """Whether `folder` has such a file, not one that a link leads out to."""
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, RuntimeError):  # a name that this system cannot have; a loop of links
        return False


def _sha256(path: Path) -> str:
    """Of the file's bytes; "" when they cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
