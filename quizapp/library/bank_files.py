"""Files beside banks: reading, naming, copying. Used by the editor's part of the library."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from question_bank.atomic import write_atomically
from question_bank.errors import QuestionBankError


def bytes_of(path: Path) -> bytes:
    """Raises QuestionBankError when there is no such file or it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise QuestionBankError(f"There is no file {path}.") from None
    except OSError as error:
        raise QuestionBankError(f"{path} cannot be read: {error.strerror or error}.") from error


def sha256(data: bytes) -> str:
    """In hex."""
    return hashlib.sha256(data).hexdigest()


def slug(text: str) -> str:
    """Letters and digits with - between them, for ids and the names of files."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold())[:60].strip("-") or "bank"


def copied(path: Path, folder: Path, wanted: str) -> str:
    """Puts a copy of the document into the bank's folder, unless it is there; its name."""
    data = bytes_of(path)
    name = path.name
    number = 2
    while (folder / name).exists():
        if sha256(bytes_of(folder / name)) == wanted:
            return name
        name, number = f"{path.stem}-{number}{path.suffix}", number + 1
    write_atomically(folder / name, data, overwrite=False)
    return name
