"""The banks that are known, and the copies of the documents that attempts cite."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, insert, select

from question_bank.atomic import write_atomically
from quizapp.quiz.model import SealedSource
from quizapp.storage.engine import Engine
from quizapp.storage.sql import table
from quizapp.storage.tables import BankRow, SourceCopyRow

_BANK = table(BankRow)
_COPY = table(SourceCopyRow)


@dataclass(frozen=True, slots=True)
class KnownBank:
    """What is remembered of a bank file, so that Library needs not read it. `stamp` tells whether
    the file is still the one that was read; `problem` is "" for a bank that can be used."""

    bank_id: str
    path: str
    title: str
    question_count: int
    usable_count: int
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    read_only: bool
    problem: str
    stamp: str


def stamp_of(path: Path) -> str:
    """A file's time of change and size; "" when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}"


class BankRepository:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[KnownBank, ...]:
        """The read-only ones (shipped) first, then by title."""
        with self._engine.reading() as db:
            rows = db.execute(select(_BANK)).mappings().all()
        banks = [
            KnownBank(
                bank_id=row["id"],
                path=row["path"],
                title=row["title"],
                question_count=row["question_count"],
                usable_count=row["usable_count"],
                topics=tuple(json.loads(row["topics"])),
                kinds=tuple(json.loads(row["kinds"])),
                read_only=row["read_only"],
                problem=row["problem"],
                stamp=row["stamp"],
            )
            for row in rows
        ]
        return tuple(sorted(banks, key=lambda bank: (not bank.read_only, bank.title.casefold())))

    def put(self, bank: KnownBank) -> None:
        """Adds the bank or replaces what was known of it."""
        with self._engine.transaction() as db:
            db.execute(delete(_BANK).where(_BANK.c.id == bank.bank_id))
            db.execute(
                insert(_BANK).values(
                    id=bank.bank_id,
                    path=bank.path,
                    title=bank.title,
                    question_count=bank.question_count,
                    usable_count=bank.usable_count,
                    topics=json.dumps(bank.topics, ensure_ascii=False),
                    kinds=json.dumps(bank.kinds),
                    read_only=bank.read_only,
                    problem=bank.problem,
                    stamp=bank.stamp,
                    opened_at=datetime.now(UTC),
                )
            )

    def forget(self, bank_id: str) -> None:
        """The file stays where it is."""
        with self._engine.transaction() as db:
            db.execute(delete(_BANK).where(_BANK.c.id == bank_id))


class SourceStore:
    """Cited documents, once for each sha256 of their bytes."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def keep(self, source: SealedSource, data: bytes) -> None:
        """Keeps the bytes; the same bytes are kept once."""
        path = self._folder / source.sha256
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
        with self._engine.transaction() as db:
            known = select(_COPY.c.sha256).where(_COPY.c.sha256 == source.sha256)
            if db.execute(known).first() is None:
                db.execute(
                    insert(_COPY).values(
                        sha256=source.sha256,
                        title=source.title,
                        media_type=source.media_type,
                        extractor=source.extractor,
                        licence=source.licence,
                    )
                )

    def read(self, sha256: str) -> bytes | None:
        """The bytes; None when there is no copy or it is no longer what it was."""
        if not sha256.isalnum():
            return None
        try:
            data = (self._folder / sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None
