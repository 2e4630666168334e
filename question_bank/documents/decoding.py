"""Bytes to text. Enter by `decode`."""

from __future__ import annotations

import codecs
import re

from question_bank.errors import DocumentError

MAX_UNPRINTABLE = 0.02
"""Share of control characters above which a file is taken for binary."""

MAX_WESTERN_SHARE = 0.06
"""Share of bytes beyond ASCII up to which a text is taken for a western European one.

Guessers need many such bytes; of a few apostrophes they make Korean.
"""

_SAMPLE = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 by its byte order mark, else the likeliest encoding; LF as line end.

    Raises:
        DocumentError: the bytes are not text.
    """
    text = _decode_marked(data)
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            text = _decode_guessed(data, error.start)
    if "\x00" in text or len(_CONTROL.findall(text)) > MAX_UNPRINTABLE * len(text):
        raise DocumentError("it is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(
                    f"its {encoding.upper()} text is damaged at byte {len(mark) + error.start}."
                ) from None
    return None


def _decode_guessed(data: bytes, first_odd: int) -> str:
    """`first_odd` is the place of the first byte that is not UTF-8: the sample is taken there."""
    if b"\x00" in data:
        raise DocumentError("it is not a text file.")
    sample = data[max(0, first_odd - _SAMPLE) : first_odd + _SAMPLE]
    for encoding in (_western(sample), _guess(sample)):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise DocumentError("it is not a text file, or its encoding is not known; save it as UTF-8.")


def _western(sample: bytes) -> str:
    beyond = sum(byte > 0x7F for byte in sample)
    return "cp1252" if beyond <= MAX_WESTERN_SHARE * len(sample) else ""


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else ""
