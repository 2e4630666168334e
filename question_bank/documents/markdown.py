"""Markdown to what a reader sees. Enter by `extract_markdown`.

markdown-it parses; this module walks its tokens and writes text: headings, paragraphs, list items,
table rows (cells apart by a tab), quotes and code, blocks apart by a blank line. Tags, comments,
link targets and front matter are left out, images give their description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from question_bank.documents.html_text import text_of_html, text_of_tag
from question_bank.documents.pieces import Extracted, Piece, assemble
from question_bank.errors import DocumentError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_BLOCK_NESTING = 100
"""The parser leaves out what lies deeper; such a document is refused instead. A list takes two."""

MAX_INLINE_NESTING = 20
"""Brackets in brackets; deeper ones are text. The parser's time grows with it."""

MAX_INLINE_LENGTH = 100_000
"""A paragraph of more characters is taken as it stands: no person marked it up."""

_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(?=[\w-]+[ \t]*[:=]).{0,20000}?\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(.+)$", re.MULTILINE)


def extract_markdown(text: str) -> Extracted:
    """The text as a reader sees it; its title is its first heading of level 1, or that which its
    front matter names.

    Raises:
        DocumentError: lists or quotes are nested more than `MAX_BLOCK_NESTING` deep.
    """
    title = ""
    front = _FRONT_MATTER.match(text)
    if front:
        named = _FRONT_TITLE.search(front[0])
        title = named[1].strip().strip("\"'") if named else ""
        text = text[front.end() :]
    return assemble(_pieces(_tokens(text)), title)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_BLOCK_NESTING})
    parser.enable(["table", "strikethrough"]).disable("inline")
    environment: dict[str, object] = {}
    tokens = parser.parse(text, environment)
    if any(token.level >= MAX_BLOCK_NESTING - 1 for token in tokens):
        raise DocumentError("its lists or quotes are nested too deep to be read.")
    _parse_inline(parser, tokens, environment)
    return tokens


def _parse_inline(
    parser: MarkdownIt, tokens: Sequence[Token], environment: dict[str, object]
) -> None:
    parser.options["maxNesting"] = MAX_INLINE_NESTING
    for token in tokens:
        if token.type == "inline" and len(token.content) <= MAX_INLINE_LENGTH:
            token.children = []
            parser.inline.parse(token.content, parser, environment, token.children)


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """The blocks in order."""
    containers: list[str] = []
    heading = 0
    row: list[str] | None = None
    for token in tokens:
        if token.type in ("list_item_open", "blockquote_open"):
            containers.append("list-item" if token.type.startswith("list") else "quote")
        elif token.type in ("list_item_close", "blockquote_close"):
            containers.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield Piece("table-row", "\t".join(row))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(" ".join(_inline(token).split()))
        else:
            yield from _leaf(token, heading, containers[-1] if containers else "paragraph")


def _leaf(token: Token, heading: int, container: str) -> Iterator[Piece]:
    if token.type in ("fence", "code_block"):
        yield Piece("code", token.content.rstrip("\n"))
    elif token.type == "html_block":
        for line in text_of_html(token.content).split("\n"):
            yield Piece(container, line.strip())
    elif token.type == "inline" and heading:
        yield Piece("heading", " ".join(_inline(token).split()), heading)
    elif token.type == "inline":
        yield Piece(container, _inline(token))


def _inline(token: Token) -> str:
    if not token.children:
        return token.content.strip()
    written: list[str] = []
    for child in token.children:
        if child.type in ("text", "text_special", "code_inline"):
            written.append(child.content)
        elif child.type == "softbreak":
            written.append(" ")
        elif child.type == "hardbreak":
            written.append("\n")
        elif child.type == "html_inline":
            written.append(text_of_tag(child.content))
        elif child.type == "image":
            written.append(_inline(child))
    return "\n".join(line.strip() for line in "".join(written).strip().split("\n"))
