"""The text of a CSV file, in whatever encoding it came. Enter by `read_csv_text`."""

from __future__ import annotations

from pathlib import Path

from question_bank.errors import DocumentError, QuestionBankError

MAX_SIZE_BYTES = 256_000_000
"""Larger files are refused: a million marks take 3 MB."""

_WORKBOOK = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableError(Exception):
    """The bytes are no text; `line` and `column` (from 1) are where that shows."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read_csv_text(path: Path) -> tuple[str, str]:
    """(the text with LF line ends, a sentence where the encoding was guessed, else "").

    Raises:
        UnreadableError: the file is not a text.
        QuestionBankError: the file cannot be read, or is too large.
    """
    from question_bank.documents.decoding import decode

    data = _bytes(path)
    try:
        text = decode(data)
    except DocumentError as error:
        said = f"this cannot be read as text: {error}"
        if data.startswith(_WORKBOOK):
            said = "this is a workbook or another archive; save the sheet of marks as CSV in UTF-8."
        raise UnreadableError(*_first_odd(data), said) from None
    if data.startswith(_UTF16):
        return text, ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        line, column = _first_odd(data)
        return text, (
            f"The file is not UTF-8 (line {line}, column {column}): its encoding was guessed, and "
            "names may look wrong."
        )
    return text, ""


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_SIZE_BYTES:
            raise QuestionBankError(
                f"{path} is larger than {MAX_SIZE_BYTES // 1_000_000} MB. Split it into several."
            )
        return path.read_bytes()
    except OSError as error:
        raise QuestionBankError(f"{path} cannot be read: {error.strerror or error}.") from None


def _first_odd(data: bytes) -> tuple[int, int]:
    """(line, column) of the first zero byte, or byte that is not UTF-8."""
    end = data.find(b"\x00")
    head = data if end < 0 else data[:end]
    try:
        before = head.decode("utf-8")
    except UnicodeDecodeError as error:
        before = head[: error.start].decode("utf-8")
    else:
        if end < 0:
            return 1, 1
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
