"""The cleaned view of a text: what a reader takes in, with a map back to the original.

Enter by `clean(text)`. Reference marks ([35], [note 2], [citation needed]) and invisible characters
are dropped, odd quotes and spaces made plain, runs of blanks folded. Every span found in the view
is mapped back, so that a citation always means characters of the original.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass

_REFERENCE = (
    r"\[(?:\d{1,3}|[a-z](?=\](?![A-Za-z]))|(?:note|nb|n|fn|Note) ?\d{1,3}|"
    r"citation needed|clarification needed|who\?|when\?|according to whom\?|update)\]"
)
_INVISIBLE = r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
_BLANKS = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+"
_TOKEN = re.compile(
    f"(?P<drop>{_REFERENCE}|{_INVISIBLE})|(?P<blank>{_BLANKS})|(?P<quote>[‘’‚‛“”„‟«»])"
)
_QUOTES = {**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟«»", '"')}


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` is the view; `origins[i]` is the offset in the original of its i-th character."""

    text: str
    origins: array[int]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that holds the view's `[start, end)`.

        Raises:
            ValueError: the span is empty or outside of the view.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span: [{start}, {end}) of {len(self.text)} characters")
        return self.origins[start], self.origins[end - 1] + 1

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the view whose characters come from `[start, end)` of the original."""
        return bisect_left(self.origins, start), bisect_left(self.origins, end)


def clean(text: str) -> CleanText:
    """Makes the view, in linear time."""
    written: list[str] = []
    origins: array[int] = array("l")
    position = 0
    at_blank = True  # a view neither begins with a blank nor has two in a row

    def keep(start: int, end: int) -> None:
        nonlocal at_blank
        if end > start:
            written.append(text[start:end])
            origins.extend(range(start, end))
            at_blank = text[end - 1] == "\n"

    for match in _TOKEN.finditer(text):
        keep(position, match.start())
        position = match.end()
        if match.lastgroup == "blank" and not at_blank:
            written.append(" ")
            origins.append(match.start())
            at_blank = True
        elif match.lastgroup == "quote":
            written.append(_QUOTES[match.group()])
            origins.append(match.start())
            at_blank = False
    keep(position, len(text))
    return CleanText("".join(written), origins)
