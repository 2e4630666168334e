"""Bytes of a file to text or an XML tree, faults with their lines. Enter by `text_of`, `xml_of`."""

from __future__ import annotations

import re
from pathlib import Path

from question_bank.documents.decoding import decode, decode_marked_up
from question_bank.documents.markup_trees import Element, parse_xml
from question_bank.errors import BankProblemsError, DocumentError, Problem
from question_bank.exchange.rich import clean

MAX_TAGS = 1_000_000
"""Of an XML file: a tree of more would not fit into half a gigabyte."""

_PLACE = re.compile(r", line (\d+), column (\d+)(?: \(<string>[^)]*\))?")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)


def text_of(data: bytes, path: Path | str) -> str:
    """The text of a file, LF as line end, without control characters.

    Raises:
        BankProblemsError: it is empty or no text.
    """
    try:
        text = decode(data)
    except DocumentError as error:
        raise _refused(path, f"The file cannot be read: {error}") from None
    text = clean(text).removeprefix("\ufeff")
    if not text.strip():
        raise _refused(path, "The file is empty.")
    return text


def xml_of(data: bytes, path: Path | str) -> Element:
    """The root of an XML file. No document type, no entities, nothing is fetched.

    Raises:
        BankProblemsError: it is no XML, or one that may do harm.
    """
    if not data.strip():
        raise _refused(path, "The file is empty.")
    try:
        text = decode_marked_up(data)
    except DocumentError as error:
        raise _refused(path, f"The file cannot be read: {error}") from None
    text = text.removeprefix("\ufeff")
    if text.count("<") > MAX_TAGS:
        raise _refused(path, f"The file has more than {MAX_TAGS:,} tags; export it in parts.")
    try:
        return parse_xml(text)
    except DocumentError as error:
        raise _located(str(error), text, path) from None


def _located(said: str, text: str, path: Path | str) -> BankProblemsError:
    """What is wrong with an XML file, at its line."""
    if "document type" in said and (found := _DOCTYPE.search(text)):
        message = (
            "The file declares a document type, which can be used to do harm; remove that "
            "declaration or export the questions anew."
        )
        return _refused(path, message, text.count("\n", 0, found.start()) + 1)
    place = _PLACE.search(said)
    message = "The file is no XML that can be read: " + _PLACE.sub("", said)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return _refused(path, message, line, max(column, 1))


def line_of(element: Element) -> int:
    """The line of an element's start tag, from 1."""
    line: int = getattr(element, "sourceline", 0) or 1
    return line


def _refused(path: Path | str, message: str, line: int = 1, column: int = 1) -> BankProblemsError:
    return BankProblemsError(path, [Problem(line, column, message)])
