"""Text that may have come as HTML: what a reader sees, as plain text and as basic mark-up.

Enter by `Rich.of_plain` and `Rich.of_html`; `html_of_basic` and `plain_of_basic` lead back out.
Basic mark-up is the tags b, i, sub, sup and code without attributes, the entities &amp; &lt; &gt;,
and TeX between \\( and \\); anything else is text. A question has it in all its texts or in none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from question_bank.documents.markup_trees import Element, local_name, parse_html, walk

_TAGS = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "sub": "sub", "sup": "sup",
    "code": "code", "tt": "code", "kbd": "code",
}  # fmt: skip
_BREAKING = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section table "
    "tbody tfoot thead tr ul".split()
)
_SILENT = frozenset("head script style template noscript title meta link".split())
_LOST = {
    "img": "a picture", "picture": "a picture", "svg": "a drawing", "canvas": "a drawing",
    "audio": "a sound", "video": "a film", "iframe": "an embedded page",
    "object": "an embedded object", "embed": "an embedded object", "applet": "an applet",
    "math": "a formula in MathML", "input": "a form field", "select": "a form field",
    "textarea": "a form field", "button": "a button", "script": "a script",
}  # fmt: skip
_DROPPED_WITH_TEXT = frozenset("svg canvas audio video iframe object embed math select textarea "
                               "button".split())  # fmt: skip
_BREAK = "\x0b"
"""Between blocks; several are one."""
_HARD_BREAK = "\x0c"
"""One that the page asks for; each counts. The text itself can hold neither character."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_RUNS = re.compile(r"[ \t]{2,}")
_BREAKS = re.compile(r"[ \t]?[\x0b\x0c][\x0b\x0c \t]*")
_EMPTY_TAG = re.compile(r"<(b|i|sub|sup|code)>([ \n\x0b\x0c]*)</\1>")
_MAX_EMPTY = 8
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BASIC = re.compile(r"</?(?:b|i|sub|sup|code)>|&(?:amp|lt|gt);|[<>&\n]")
_TEX = re.compile(r"\\\((.{1,2000}?)\\\)", re.DOTALL)
_DISPLAYED_TEX = re.compile(r"\$\$([^$]{1,2000})\$\$|\\\[([^\[\]]{1,2000})\\\]")
_LOOKS_LIKE_HTML = re.compile(r"</?[A-Za-z][^<>]*>|&#?[A-Za-z0-9]{1,31};|<!--")


@dataclass(frozen=True, slots=True)
class Rich:
    """One text. `lost` names what it had and neither form has ("a picture")."""

    plain: str
    basic: str
    is_marked: bool = False
    lost: tuple[str, ...] = ()

    @classmethod
    def of_plain(cls, text: str) -> Rich:
        """Text that is nothing but text."""
        text = clean(text)
        return cls(text, escape(text, quote=False))

    @classmethod
    def of_html(cls, source: str) -> Rich:
        """What a reader sees of a piece of HTML. Nothing is fetched or run.

        Raises:
            DocumentError: its elements are nested too deep.
        """
        source = _DISPLAYED_TEX.sub(lambda found: f"\\({found[1] or found[2]}\\)", clean(source))
        if "<" not in source and "&" not in source and "\\(" not in source:
            return cls.of_plain(_BLANKS.sub(" ", source).strip(" "))
        return _read(source)

    @classmethod
    def of_tree(cls, root: Element, replace: Replace) -> Rich:
        """What a reader sees of a tree of XHTML; `replace` gives the text that stands for an
        element, or None where it stands for itself."""
        return _read_tree(root, replace)

    @classmethod
    def of_basic(cls, text: str) -> Rich:
        """Text in basic mark-up."""
        text = clean(text)
        plain = plain_of_basic(text)
        marked = escape(plain, quote=False) != text or _TEX.search(plain) is not None
        return cls(plain, text, is_marked=marked)

    def __bool__(self) -> bool:
        return bool(self.plain.strip())


EMPTY = Rich("", "")


def clean(text: str) -> str:
    """Without control characters, halves of characters and CR."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown format has tags or entities."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def plain_of_basic(text: str) -> str:
    """Basic mark-up as plain text."""

    def plain(match: re.Match[str]) -> str:
        found = match[0]
        return {"&amp;": "&", "&lt;": "<", "&gt;": ">"}.get(found, found if len(found) == 1 else "")

    return _BASIC.sub(plain, text)


def html_of_basic(text: str) -> str:
    """Basic mark-up as HTML: what is no tag of it is escaped, line ends become <br>."""

    def written(match: re.Match[str]) -> str:
        found = match[0]
        if found == "\n":
            return "<br>"
        return escape(found) if len(found) == 1 else found

    return _balanced(_BASIC.sub(written, text))


def _balanced(source: str) -> str:
    """Without end tags that end nothing, and with those that are missing."""
    opened: list[str] = []
    out: list[str] = []
    for piece in re.split(r"(</?(?:b|i|sub|sup|code)>)", source):
        name = piece.strip("</>") if piece.startswith("<") and piece != "<br>" else ""
        if name and piece in (f"<{name}>", f"</{name}>"):
            if piece[1] != "/":
                opened.append(name)
            elif name in opened:
                while (last := opened.pop()) != name:
                    out.append(f"</{last}>")
            else:
                continue
        out.append(piece)
    out.extend(f"</{name}>" for name in reversed(opened))
    return "".join(out)


def _read(source: str) -> Rich:
    root = parse_html(source)
    return EMPTY if root is None else _read_tree(root, lambda _element: None)


Replace = Callable[[Element], str | None]


def _read_tree(root: Element, replace: Replace) -> Rich:
    reader = _Reader()
    walking = walk(root)
    for event, element in walking:
        name = local_name(element)
        if event == "start":
            instead = replace(element)
            if instead is not None:
                reader.add(instead)
            else:
                reader.lose(element, name)
            if instead is not None or name in _SILENT or name in _DROPPED_WITH_TEXT:
                walking.skip_subtree()
                reader.skipped = True
            else:
                reader.open(element, name)
        else:
            if not reader.skipped:
                reader.close(name)
            reader.skipped = False
            if element is not root:
                reader.add(element.tail)
    return reader.result()


class _Reader:
    """The text so far: pieces that are text, a break, or a tag of basic mark-up."""

    def __init__(self) -> None:
        self.skipped = False
        self._pieces: list[tuple[str, str]] = []
        self._lost: dict[str, None] = {}
        self._preformatted = 0

    def lose(self, element: Element, name: str) -> None:
        if what := _LOST.get(name):
            alt = " ".join(element.get("alt", "").split())
            self._lost[f"{what} (“{alt[:60]}”)" if alt else what] = None
        elif name == "a" and (target := element.get("href", "").strip()):
            self._lost[f"a link to {target[:80]}"] = None
        elif name in ("u", "ins"):
            self._lost["underlining"] = None
        elif name in ("s", "strike", "del"):
            self._lost["striking out"] = None

    def open(self, element: Element, name: str) -> None:
        if name == "pre":
            self._preformatted += 1
        if name in _BREAKING:
            self._pieces.append(("text", _HARD_BREAK if name == "br" else _BREAK))
        if name == "li":
            self._pieces.append(("text", "- "))
        elif name in ("td", "th"):
            self._pieces.append(("text", " \t"))
        elif name in _TAGS:
            self._pieces.append(("tag", f"<{_TAGS[name]}>"))
        self.add(element.text)

    def close(self, name: str) -> None:
        if name == "pre":
            self._preformatted -= 1
        if name in _TAGS:
            self._pieces.append(("tag", f"</{_TAGS[name]}>"))
        elif name in _BREAKING and name != "br":
            self._pieces.append(("text", _BREAK if name != "hr" else ""))

    def add(self, text: str | None) -> None:
        if text:
            seen = text.replace("\n", _HARD_BREAK) if self._preformatted else _BLANKS.sub(" ", text)
            self._pieces.append(("text", seen.replace("\xa0", " ")))

    def result(self) -> Rich:
        plain = "".join(piece for kind, piece in self._pieces if kind == "text")
        basic = "".join(
            piece if kind == "tag" else escape(piece, quote=False) for kind, piece in self._pieces
        )
        for _ in range(_MAX_EMPTY):
            basic = _EMPTY_TAG.sub(r"\2", basic)
        plain, basic = _tidy(plain), _tidy(basic)
        marked = escape(plain, quote=False) != basic or _TEX.search(plain) is not None
        return Rich(plain, basic if marked else escape(plain, quote=False), marked,
                    tuple(self._lost))  # fmt: skip


def _tidy(text: str) -> str:
    """Breaks without blanks around them, no blanks at either end, no two blanks together."""
    text = _RUNS.sub(lambda found: "\t" if "\t" in found[0] else " ", text)
    text = _BREAKS.sub(lambda found: "\n" * max(1, found[0].count(_HARD_BREAK)), text)
    return text.strip(" \n\t")
