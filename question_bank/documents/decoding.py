"""Bytes to text. Enter by `decode`, or by `decode_marked_up` for HTML and XML, which may say their
encoding themselves."""

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

MAX_DAMAGED = 0.01
"""Share of unreadable characters up to which a declared encoding is believed."""

_SAMPLE = 100_000
_HEAD = 4096
_DECLARED = re.compile(
    rb"""(?:<meta\b[^>]{0,200}?\bcharset|<\?xml\b[^>]{0,100}?\bencoding)
    \s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9][\w.:-]{1,39})""",
    re.VERBOSE | re.IGNORECASE,
)
_SUPERSETS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr", "korean"), "cp949"),
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
}
# A page that could be read so far is in none of the first three; the others are not for texts.
_NOT_FOR_PAGES = ("utf-16", "utf-32", "utf-7", "unicode", "raw", "idna", "punycode", "mbcs", "oem")
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
    return _checked(text)


def decode_marked_up(data: bytes) -> str:
    """As `decode`, but a declared encoding is tried before the likeliest one.

    UTF-8 goes first all the same: other text is hardly ever valid UTF-8, and pages that were
    converted often kept their old declaration. ISO-2022 is the exception, it looks like ASCII.

    Raises:
        DocumentError: the bytes are not text.
    """
    declared = _declared(data)
    if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        encodings = ("utf-8", declared)
        for encoding in reversed(encodings) if declared.startswith("iso2022") else encodings:
            try:
                return _checked(data.decode(encoding))
            except UnicodeDecodeError:
                continue
        if b"\x00" not in data:
            # A damaged byte or two must not turn a page that says what it is into a guess.
            text = data.decode(declared, "replace")
            if text.count("\ufffd") <= MAX_DAMAGED * len(text):
                return _checked(text)
    return decode(data)


def _checked(text: str) -> str:
    if "\x00" in text or len(_CONTROL.findall(text)) > MAX_UNPRINTABLE * len(text):
        raise DocumentError("it is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(data: bytes) -> str:
    """Python's name of the encoding that a page declares; "" for none, or one that is not text's.

    As in browsers, the Latin ones mean their Windows supersets.
    """
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return ""
    label = match[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_SUPERSETS.get(label, label)).name
        b"x".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if name.startswith(_NOT_FOR_PAGES) else name


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
