"""Compiles Qt's translations: the text of a .ts file to the bytes of a .qm file.

Enter by `compile_ts(text)`. Standard library only, so that a build needs no Qt; a test compares
what Qt reads from it with what Qt's own `lrelease` makes. The format is the one that `QTranslator`
reads: sections of (tag, length, bytes), numbers big-endian, messages found by the ELF hash of their
source.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ElementTree

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
LANGUAGE, HASHES, MESSAGES, PLURAL_RULES = 0xA7, 0x42, 0x69, 0x88
END, TRANSLATION, SOURCE, CONTEXT, COMMENT = 1, 3, 6, 7, 8
ONE_OR_OTHER = bytes((0x01, 0x01))
"""The plural rule of English and Spanish: the first form for 1, the second for all else."""


def compile_ts(text: str) -> bytes:
    """The .qm file of a .ts file; what is unfinished, vanished or obsolete is left out.

    Raises:
        ValueError: the text is no .ts file, or a message has too few plural forms.
    """
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"this is no .ts file: {error}") from error
    if root.tag != "TS":
        raise ValueError(f"this is no .ts file: its root is '{root.tag}'")
    messages = bytearray()
    places: list[tuple[int, int]] = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if forms:
                source = message.findtext("source", "")
                comment = message.findtext("comment", "")
                places.append((elf_hash((source + comment).encode()), len(messages)))
                messages += _message(name, source, comment, forms)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return MAGIC + b"".join(
        struct.pack(">BI", tag, len(body)) + body
        for tag, body in (
            (LANGUAGE, root.get("language", "").encode()),
            (HASHES, hashes),
            (MESSAGES, bytes(messages)),
            (PLURAL_RULES, ONE_OR_OTHER),
        )
    )


def _forms(message: ElementTree.Element) -> list[str]:
    """The translations of a message, one for each plural form; none where it is not finished."""
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return []
    if message.get("numerus") != "yes":
        return [translation.text or ""] if translation.text else []
    forms = [form.text or "" for form in translation.iter("numerusform")]
    if len(forms) != 2 or not all(forms):
        raise ValueError(f"'{message.findtext('source')}' needs a form for 1 and one for more")
    return forms


def _message(context: str, source: str, comment: str, forms: list[str]) -> bytes:
    written = b"".join(_field(TRANSLATION, form.encode("utf-16-be")) for form in forms)
    written += _field(COMMENT, comment.encode()) + _field(SOURCE, source.encode())
    return written + _field(CONTEXT, context.encode()) + bytes((END,))


def _field(tag: int, body: bytes) -> bytes:
    return struct.pack(">BI", tag, len(body)) + body


def elf_hash(text: bytes) -> int:
    """The hash of System V's object files, as Qt takes it: never 0."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1
