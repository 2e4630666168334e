"""The one list of formats. Enter by `format_named`, `recognise` (a file), `read_file`."""

from __future__ import annotations

import re
from pathlib import Path

from question_bank.errors import BankProblemsError, Problem, QuestionBankError
from question_bank.exchange.aiken import Aiken
from question_bank.exchange.apkg import Apkg
from question_bank.exchange.gift import Gift
from question_bank.exchange.model import Format, Import
from question_bank.exchange.moodle_xml import MoodleXml
from question_bank.exchange.qti import Qti
from question_bank.exchange.tables import Csv, Tsv
from question_bank.exchange.yaml_bank import YamlBank

FORMATS: tuple[Format, ...] = (
    YamlBank(),
    Gift(),
    MoodleXml(),
    Aiken(),
    Csv(),
    Tsv(),
    Qti(),
    Apkg(),
)


def format_named(name: str) -> Format:
    """The format of this name.

    Raises:
        QuestionBankError: there is none.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in FORMATS)
    raise QuestionBankError(f"There is no format “{name}”; there are {known}.")


def format_of(path: Path | str, *, reading: bool) -> Format:
    """The format that a file's ending tells, of those that can be read (or written).

    Raises:
        QuestionBankError: the ending tells none.
    """
    suffix = Path(path).suffix.lower()
    usable = [one for one in FORMATS if (one.can_read if reading else one.can_write)]
    for one in usable:
        if suffix in one.suffixes:
            return one
    names = ", ".join(one.name for one in usable)
    option = "--from" if reading else "--to"
    raise QuestionBankError(
        f"The name {Path(path).name} does not tell its format; say {option} with one of {names}."
    )


def recognise(path: Path | str) -> Format:
    """The format of a file to read: by its ending, and by its beginning where that tells more.

    Raises:
        QuestionBankError: the ending tells none, or the file cannot be read.
    """
    by_ending = format_of(path, reading=True)
    head = _bytes(Path(path), _HEAD)
    if by_ending.name == "moodle-xml" and b"<assessmentItem" in head:
        return format_named("qti")
    if by_ending.name == "gift" and b"{" not in head and _AIKEN.search(head):
        return format_named("aiken")
    return by_ending


_HEAD = 10_000
_AIKEN = re.compile(rb"^ANSWER\s?:\s*[A-Za-z]\s*$", re.MULTILINE)


def _bytes(path: Path, most: int) -> bytes:
    """The first bytes of a file.

    Raises:
        QuestionBankError: it is missing or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise QuestionBankError(f"There is no file {path}.") from None
    except OSError as error:
        raise QuestionBankError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_file(path: Path | str, chosen: Format | None = None) -> Import:
    """Reads a file in the format that is given, or that it is recognised by. Nothing is stored.

    Raises:
        BankProblemsError: the file cannot be used; with line and column.
        QuestionBankError: it is missing, cannot be opened or read in this format.
    """
    path = Path(path)
    used = chosen or recognise(path)
    if not used.can_read:
        raise QuestionBankError(f"{used.label} can be written only, not read.")
    limit = used.max_bytes
    data = _bytes(path, limit + 1)
    if len(data) > limit:
        message = f"The file has more than {limit // 1024**2} MB; split it and import the parts."
        raise BankProblemsError(path, [Problem(1, 1, message)])
    return used.read(data, path)
