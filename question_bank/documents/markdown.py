"""Markdown to what a reader sees. Enter by `extract_markdown`.

markdown-it parses; this module walks its tokens and writes text: headings, paragraphs, list items,
table rows (cells apart by a tab), quotes and code, blocks apart by a blank line. Tags, comments,
link targets and front matter are left out, images give their description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from question_bank.documents.document import Block
from question_bank.documents.loading import Extracted

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_NESTING = 20
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TIGHT = {"list-item", "table-row"}


def extract_markdown(text: str) -> Extracted:
    """The text as a reader sees it; its first heading of level 1 is its title."""
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    if front:
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    written: list[str] = []
    blocks: list[Block] = []
    length, title, last_kind = 0, "", ""
    for kind, level, content in _pieces(parser.parse(text)):
        if not content.strip():
            continue
        if written:
            gap = "\n" if kind in _TIGHT and kind == last_kind else "\n\n"
            written.append(gap)
            length += len(gap)
        written.append(content)
        blocks.append(Block(length, length + len(content), kind, level))
        length += len(content)
        last_kind = kind
        if kind == "heading" and level == 1 and not title:
            title = content
    return Extracted("".join(written), tuple(blocks), title)


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, int, str]]:
    """(kind, heading level, text) of each block, in order."""
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
            yield "table-row", 0, "\t".join(row)
            row = None
        elif token.type in ("fence", "code_block"):
            yield "code", 0, token.content.rstrip("\n")
        elif token.type == "inline":
            content = _inline(token)
            if row is not None:
                row.append(content.replace("\n", " "))
            elif heading:
                yield "heading", heading, content.replace("\n", " ")
            else:
                yield (containers[-1] if containers else "paragraph"), 0, content


def _inline(token: Token) -> str:
    written: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            written.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            written.append("\n" if child.type == "hardbreak" else " ")
        elif child.type == "image":
            written.append(_inline(child))
    return "".join(written).strip()
