"""ZIP archives from strangers, read in memory. Enter by `Archive`.

DOCX and EPUB are such archives. Nothing is ever written to a disk. Sizes that an archive states are
not believed: what comes out is counted while it comes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from question_bank.errors import DocumentError

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
"""How many times its own size an archive may unpack to."""

ALWAYS_ALLOWED_BYTES = 10 * 1024 * 1024
"""The ratio does not count up to here: a small honest file may say one thing often."""

_CHUNK = 256 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError,
    NotImplementedError, RuntimeError, OverflowError, IndexError,
)  # fmt: skip
# What the standard library raises for one damaged archive or another; struct.error is a ValueError


class Archive:
    """One archive.

    Raises:
        DocumentError: it is damaged, encrypted, a bomb, or names a path outside of itself.
    """

    def __init__(self, data: bytes) -> None:
        self._limit = min(MAX_UNPACKED_BYTES, max(ALWAYS_ALLOWED_BYTES, MAX_RATIO * len(data)))
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise DocumentError(_DAMAGED) from None
        members = self._zip.infolist()
        if len(members) > MAX_ENTRIES:
            raise DocumentError(
                f"it holds {len(members):,} files; documents have at most {MAX_ENTRIES:,}."
            )
        for member in members:
            _check_name(member.filename)
        self._members = {member.filename: member for member in members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            DocumentError: there is none, it is damaged or encrypted, or too much came out.
        """
        member = self._members.get(name)
        if member is None:
            raise DocumentError(f"its part {name!r} is missing. {_DAMAGED}")
        if member.flag_bits & 1:
            raise DocumentError("it is protected by a password; save it without one.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # The other methods unpack whole blocks at once: a bomb could not be stopped in time.
            raise DocumentError("it is packed in a way that documents are not; save it anew.")
        chunks = []
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    self._count(len(chunk))
                    chunks.append(chunk)
        except _BROKEN:
            raise DocumentError(_DAMAGED) from None
        return b"".join(chunks)

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._limit:
            raise DocumentError(
                f"it unpacks to more than {self._limit // 1024**2:,} MB, far more than a document "
                "of its size should; it may have been made to do harm."
            )


_DAMAGED = (
    "The archive that it is made of is damaged or cut off; "
    "get it anew, or open it in the program that made it and save it again."
)


def _check_name(name: str) -> None:
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in PurePosixPath(plain).parts:
        shown = name if len(name) <= 80 else f"{name[:79]}…"
        raise DocumentError(
            f"it holds a file {shown!r} that points outside of it; it was made to do harm."
        )
