"""The cleaned view of a text: what a reader takes in, with a map back to the original.

Enter by `clean(text)`. Reference marks ([35], [note 2], [citation needed]) and invisible characters
are dropped, odd quotes and spaces made plain, runs of blanks folded to one, and to none at the ends
of lines. Every span found in the view is mapped back, so that a citation always means characters of
the original.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

_MARK = re.compile(
    r"""[1-9]\d{0,2} | \^[\w-]{1,20}
    | (?:notes? | nb | n | fn | lower-alpha | upper-alpha) [ ]? \d{1,3}
    | (?:(?:additional | better | full | medical | non-primary | page | primary | quotation) [ ])?
      (?:attribution | citation | clarification | confirmation | explanation | example | number
      | page | quotation | reference | source | verification) s? [ ] needed
    | (?:according [ ] to [ ] whom | by [ ] whom? | clarify | how | original [ ] research
      | to [ ] whom | weasel [ ] words | when | where | which | who | whom | whose | why) \?
    | (?:dead | permanent [ ] dead) [ ] link | failed [ ] verification
    | not [ ] (?:in | verified [ ] in) [ ] (?:body | citation [ ] given | source)
    | disputed | dubious (?: [ ] [-–] [ ] discuss)? | update | vague""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_LETTERED = re.compile("[a-z]")
"""A mark such as [b]: one only right behind a sentence's or clause's end, else it is an index."""

_MAX_MARK = 30
_CLOSING = frozenset(".,;:!?)")
_QUOTES = {
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
}
_BLANK = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAK = "\n\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_JOINER = "\u200c\u200d"
_SPECIAL = f"{_BREAK}{_INVISIBLE}{_JOINER}{''.join(_QUOTES)}\\[\\]"
# A space between two ordinary words is no token: most of a text then passes in long pieces.
_TOKEN = re.compile(
    f"(?P<blank>[{_BLANK}]{{2,}}|[{_BLANK[1:]}]| (?=[{_SPECIAL}]|\\Z)|(?:(?<=[{_SPECIAL}])|\\A) )"
    f"|(?P<drop>[{_INVISIBLE}]+)|(?P<joiner>[{_JOINER}])"
    f"|(?P<quote>[{''.join(_QUOTES)}])|(?P<line>[{_BREAK}])|(?P<open>\\[)|(?P<close>\\])"
)
_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` is the view, made of pieces that stand as they are, or as one character, in both.

    Piece number i begins at `places[i]` in the view and at `origins[i]` in the original; both
    rise. `original_length` counts the original's characters.
    """

    text: str
    places: array[int]
    origins: array[int]
    original_length: int

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that holds the view's `[start, end)`.

        Raises:
            ValueError: the span is empty or outside of the view.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span: [{start}, {end}) of {len(self.text)} characters")
        return self._origin(start), self._origin(end - 1) + 1

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the view whose characters come from `[start, end)` of the original.

        It is empty where the view has none of them.

        Raises:
            ValueError: the span is reversed or outside of the original.
        """
        if not 0 <= start <= end <= self.original_length:
            raise ValueError(f"no such span: [{start}, {end}) of {self.original_length} characters")
        return self._place(start), self._place(end)

    def _origin(self, offset: int) -> int:
        piece = bisect_right(self.places, offset) - 1
        return self.origins[piece] + offset - self.places[piece]

    def _place(self, offset: int) -> int:
        """The first place in the view that comes from `offset` or later."""
        piece = bisect_right(self.origins, offset) - 1
        if piece < 0:
            return 0
        end = self.places[piece + 1] if piece + 1 < len(self.places) else len(self.text)
        return min(self.places[piece] + offset - self.origins[piece], end)


def clean(text: str) -> CleanText:
    """Makes the view, in linear time. The view of a view is the same text."""
    view = _View(text)
    position = 0
    for match in _TOKEN.finditer(text):
        view.keep(position, match.start())
        view.take(match.lastgroup or "", match.start())
        position = match.end()
    view.keep(position, len(text))
    return view.finish()


class _View:
    """The pieces written so far. What is done with a token depends on them, never on the original
    before it: so a second pass, which sees them only, finds nothing left to do."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._origins: list[int] = []
        self._open: list[int] = []  # the numbers of the pieces that are an open bracket
        self._mark_dropped = False

    def keep(self, start: int, end: int) -> None:
        """Takes ordinary characters as they are."""
        if end > start:
            self._add(self._text[start:end], start)

    def take(self, group: str, start: int) -> None:
        """Takes one token that begins at `start`."""
        if group == "blank":
            if self._last() not in " \n":
                self._add(" ", start)
        elif group == "joiner":
            if self._last() > _LAST_LATIN:  # in Persian, Indic scripts and emoji it is spelling
                self._add(self._text[start], start)
        elif group == "quote":
            self._add(_QUOTES[self._text[start]], start)
        elif group == "line":
            self._drop_blank()
            self._add("\n", start)
        elif group == "open":
            self._add("[", start)
            self._open.append(len(self._pieces) - 1)
        elif group == "close" and not self._drop_mark(start):
            self._add("]", start)

    def finish(self) -> CleanText:
        """The view as it is now."""
        self._drop_blank()
        places, length = array("q"), 0
        for piece in self._pieces:
            places.append(length)
            length += len(piece)
        origins = array("q", self._origins)
        return CleanText("".join(self._pieces), places, origins, len(self._text))

    def _add(self, piece: str, origin: int) -> None:
        if self._mark_dropped and piece[0] in _CLOSING:
            self._drop_blank()  # "as in [5]." leaves no blank before the full stop
        if piece != " ":
            self._mark_dropped = False
        self._pieces.append(piece)
        self._origins.append(origin)

    def _last(self) -> str:
        return self._pieces[-1][-1] if self._pieces else "\n"

    def _drop_blank(self) -> None:
        if self._pieces and self._pieces[-1] == " ":
            self._pieces.pop()
            self._origins.pop()

    def _drop_mark(self, start: int) -> bool:
        """Removes what stands since the last open bracket if that is a reference mark."""
        if not self._open:
            return False
        first = self._open.pop()
        inner = self._pieces[first + 1 : first + 2 + _MAX_MARK]
        if not self._is_mark("".join(inner), first, start):
            return False
        del self._pieces[first:], self._origins[first:]
        self._mark_dropped = True
        return True

    def _is_mark(self, inner: str, first: int, close: int) -> bool:
        if len(inner) > _MAX_MARK:
            return False
        if _LETTERED.fullmatch(inner):
            before = self._pieces[first - 1][-1] if first else ""
            return before in (*_CLOSING, '"') and not self._text[close + 1 : close + 2].isalnum()
        return _MARK.fullmatch(inner) is not None
