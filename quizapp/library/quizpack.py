"""`.quizpack`: a quiz with all that it needs, in one file. Enter by `write_pack` and `read_pack`.

A zip with `quizpack.json` (what it is, the quiz, the sha256 of every part), `banks/0.yaml`, ...,
`files/<sha256>.<suffix>` (documents and media), and the keys: `keys.json`, readable, or `keys.bin`,
encrypted by the teacher's password. A stranger's pack is read in memory with limits on number, size
and ratio; only parts that the first one names are allowed, and nothing is written by their names.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from question_bank.bank.model import Bank
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.documents.archives import MAX_UNPACKED_BYTES, Archive
from question_bank.errors import BankProblemsError, DocumentError, QuestionBankError
from quizapp.library.pack_sealing import (
    MOST_LANES,
    MOST_MEMORY_KIB,
    MOST_TIME_COST,
    Legend,
    Lock,
    locked,
    unlocked,
)
from quizapp.quiz.model import Blueprint
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.storage.codec import from_json, to_json

SUFFIX = ".quizpack"
FORMAT = "quizpack/1"
HEAD, OPEN_KEYS, SEALED_KEYS = "quizpack.json", "keys.json", "keys.bin"

_FORMAT = re.compile(r"quizpack/(\d{1,6})")
_ID = re.compile(r"[0-9a-f]{24}")
_HEX = re.compile(r"(?:[0-9a-f]{2}){8,64}")
_BANK_PART = re.compile(r"banks/\d{1,3}\.yaml")
_FILE_PART = re.compile(r"files/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?")
_LONGEST_LIMIT_S = 10_000_000
_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, StopIteration,
    ArithmeticError,
)  # fmt: skip
# What reading values of other types than expected may raise.


class PackError(QuestionBankError):
    """A quiz pack that cannot be used; nothing of it was taken."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What is right: the banks as the teacher has them (only the questions of the quiz), what the
    ids of the pack mean, and the quiz itself."""

    quiz: NamedQuiz
    banks: tuple[Bank, ...] = ()
    bank_ids: Mapping[str, str] = field(default_factory=dict)
    """Bank id in the pack to the teacher's."""
    legends: Mapping[str, Mapping[str, Legend]] = field(default_factory=dict)
    """Bank id in the pack to question id to its meaning; empty where ids are the teacher's."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as read. `quiz` and `banks` are what the student's side needs; `sha256` is the
    file's; `keys_data` is read by `keys_of`."""

    id: str
    quiz: NamedQuiz
    banks: tuple[Bank, ...]
    files: Mapping[str, bytes]
    """Name below `files/` to bytes."""
    made_at: datetime
    lock: Lock | None
    keys_data: bytes
    sha256: str = ""

    @property
    def is_sealed(self) -> bool:
        return self.lock is not None


# Writing ------------------------------------------------------------------------------------------


def pack_bytes(
    pack_id: str,
    quiz: NamedQuiz,
    banks: tuple[Bank, ...],
    files: Mapping[str, bytes],
    keys: Keys,
    made_at: datetime,
    password: str = "",
) -> bytes:
    """The file. With a password the keys are locked.

    Raises:
        QuestionBankError: the password is too short, or the pack would be too large to be read.
    """
    parts: dict[str, bytes] = {}
    for n, bank in enumerate(banks):
        parts[f"banks/{n}.yaml"] = dump_bank(bank)
    for name, data in files.items():
        parts[f"files/{name}"] = data
    lock = None
    told = _keys_json(keys).encode()
    if password:
        lock, told = locked(told, password, _bound_to(pack_id))
    parts[SEALED_KEYS if password else OPEN_KEYS] = told
    head = {
        "format": FORMAT,
        "id": pack_id,
        "name": quiz.name,
        "made_at": made_at.isoformat(),
        "quiz": to_json(quiz),
        "lock": None
        if lock is None
        else {one.name: getattr(lock, one.name) for one in fields(lock)},
        "parts": {name: _sha256(data) for name, data in parts.items()},
    }
    if sum(map(len, parts.values())) > MAX_UNPACKED_BYTES - 1024 * 1024:
        raise QuestionBankError(
            f"The quiz with its documents is larger than {MAX_UNPACKED_BYTES // 1024**2} MB; "
            "choose fewer banks."
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(head, ensure_ascii=False, indent=1)
        for name, data in {HEAD: text.encode(), **parts}.items():
            info = zipfile.ZipInfo(name)  # no time of day: equal packs are equal files
            # Documents may say one thing often: what is packed too well is taken for a bomb.
            is_bomb = len(zlib.compress(data, 1)) * 50 < len(data)
            archive.writestr(info, data, zipfile.ZIP_STORED if is_bomb else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _bound_to(pack_id: str) -> str:
    return f"{FORMAT} keys of {pack_id}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _keys_json(keys: Keys) -> str:
    return json.dumps(
        {
            "quiz": to_json(keys.quiz),
            "banks": [to_json(bank) for bank in keys.banks],
            "bank_ids": dict(keys.bank_ids),
            "legends": {
                bank_id: {key: [one.question_id, dict(one.parts)] for key, one in legend.items()}
                for bank_id, legend in keys.legends.items()
            },
        },
        ensure_ascii=False,
    )


# Reading ------------------------------------------------------------------------------------------


def read_pack(path: Path) -> Pack:
    """Reads and checks a pack; nothing is written.

    Raises:
        PackError: it is missing, damaged, changed, too large, made to do harm, or of a newer
            format.
    """
    try:
        size = path.stat().st_size
        if size > MAX_UNPACKED_BYTES:
            raise PackError(f"{path.name} is too large for a quiz pack ({size // 1024**2:,} MB).")
        data = path.read_bytes()
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror or error}.") from error
    return parse_pack(data, path.name)


def parse_pack(data: bytes, name: str = "The file") -> Pack:
    """The same for bytes. Raises PackError as `read_pack` does."""
    try:
        archive = Archive(data)
        _check_members(data, name)
        head = _head(archive, name)
        parts = _parts(archive, head, name)
    except DocumentError as error:
        raise PackError(f"{name} is not a quiz pack that can be read: {error}") from None
    try:
        return _pack(head, parts, data)
    except BankProblemsError as error:
        problem = error.problems[0]
        raise PackError(
            f"{name} holds a bank that cannot be read: {problem.located(error.path)}"
        ) from None
    except _BROKEN as error:
        raise PackError(
            f"{name} is damaged or was changed: {error or type(error).__name__}."
        ) from None


def _check_members(data: bytes, name: str) -> None:
    """No links, no name twice: what `Archive` has let pass."""
    seen: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if stat.S_ISLNK(member.external_attr >> 16):
                raise PackError(
                    f"{name} holds a link ({member.filename[:80]!r}); it was made to do harm."
                )
            if member.filename in seen:
                raise PackError(f"{name} holds {member.filename[:80]!r} twice; it was changed.")
            seen.add(member.filename)


def _head(archive: Archive, name: str) -> dict[str, Any]:
    if HEAD not in archive:
        raise PackError(f"{name} is not a quiz pack: its part {HEAD!r} is missing.")
    try:
        head = json.loads(archive.read(HEAD).decode("utf-8"))
        told = head["format"] if isinstance(head, dict) else ""
    except (ValueError, KeyError, RecursionError):
        head, told = {}, ""
    found = _FORMAT.fullmatch(told) if isinstance(told, str) else None
    if found is None:
        raise PackError(f"{name} is not a quiz pack: its part {HEAD!r} says nothing of a format.")
    if told != FORMAT:
        raise PackError(
            f"{name} has format {told}; this Quizapp knows {FORMAT}. Install a newer Quizapp to "
            "open it."
        )
    checked: dict[str, Any] = head
    return checked


def _parts(archive: Archive, head: dict[str, Any], name: str) -> dict[str, bytes]:
    """The parts that the head names, no other ones, each as it was written."""
    hashes = head.get("parts")
    if not isinstance(hashes, dict):
        raise PackError(f"{name} is damaged: it does not say what it holds.")
    for part in archive.names:
        if part != HEAD and part not in hashes:
            raise PackError(f"{name} holds a part {part[:80]!r} that does not belong to it.")
    parts = {}
    for part, expected in hashes.items():
        if not (part in (OPEN_KEYS, SEALED_KEYS) or _BANK_PART.fullmatch(part)
                or _FILE_PART.fullmatch(part)):  # fmt: skip
            raise PackError(f"{name} holds a part {part[:80]!r} that no quiz pack has.")
        parts[part] = archive.read(part)
        if _sha256(parts[part]) != expected:
            raise PackError(f"{name} was changed or damaged: its part {part!r} is not as written.")
    return parts


def _pack(head: dict[str, Any], parts: dict[str, bytes], data: bytes) -> Pack:
    if not isinstance(head["id"], str) or not _ID.fullmatch(head["id"]):
        raise ValueError("its id is not one of a pack")
    lock = _lock(head["lock"])
    quiz = sound_quiz(head["quiz"])
    banks = tuple(
        parse_bank(parts[part], part) for part in sorted(parts) if _BANK_PART.fullmatch(part)
    )
    if {bank.id for bank in banks} != set(quiz.blueprint.bank_ids) or not banks:
        raise ValueError("its quiz asks for other banks than it holds")
    files = {}
    for part, content in parts.items():
        if found := _FILE_PART.fullmatch(part):
            if _sha256(content) != found[1]:
                raise ValueError(f"{part} is not the file that its name says")
            files[part.removeprefix("files/")] = content
    keys = parts[OPEN_KEYS if lock is None else SEALED_KEYS]
    made_at = datetime.fromisoformat(head["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("its date has no time zone")
    return Pack(head["id"], quiz, banks, files, made_at, lock, keys, _sha256(data))


def _lock(told: object) -> Lock | None:
    if told is None:
        return None
    if not isinstance(told, dict):
        raise ValueError("its lock is not one that can be opened")
    lock = Lock(**told)
    numbers = (
        (lock.time_cost, 1, MOST_TIME_COST),
        (lock.lanes, 1, MOST_LANES),
        (lock.memory_kib, 8 * 8, MOST_MEMORY_KIB),
    )
    for value, low, high in numbers:
        if type(value) is not int or not low <= value <= high:
            raise ValueError("it asks for more work than a password is worth")
    for text, length in ((lock.salt, 0), (lock.nonce, 24)):
        if not isinstance(text, str) or not _HEX.fullmatch(text) or length not in (0, len(text)):
            raise ValueError("its lock is not one that can be opened")
    return lock


def sound_quiz(text: object) -> NamedQuiz:
    """A quiz from outside: of the right types, within bounds.

    Raises:
        ValueError: and what wrong types raise.
    """
    if not isinstance(text, str):
        raise ValueError("its quiz is missing")
    quiz = from_json(NamedQuiz, text)
    if to_json(quiz) != text:
        raise ValueError("its quiz is not as it was written")
    blueprint = quiz.blueprint
    for one in fields(Blueprint):
        if one.type == "bool" and type(getattr(blueprint, one.name)) is not bool:
            raise ValueError(f"its quiz says {one.name} in a way that is not known")
    if type(quiz.is_given) is not bool:
        raise ValueError("its quiz says is_given in a way that is not known")
    numbers = [
        (blueprint.count, 0, 100_000),
        (blueprint.limit_s, 1, _LONGEST_LIMIT_S),
        (blueprint.question_limit_s, 1, _LONGEST_LIMIT_S),
        (blueprint.grace_s, 0, _LONGEST_LIMIT_S),
        (blueprint.pass_mark, 0, 1),
        (quiz.attempts_allowed, 1, 100_000),
    ]
    for value, low, high in numbers:
        if value is not None and not (math.isfinite(value) and low <= value <= high):
            raise ValueError("its quiz has a number that is out of bounds")
    for moment in (quiz.opens_at, quiz.closes_at):
        if moment is not None and moment.tzinfo is None:
            raise ValueError("its quiz has a date without a time zone")
    return quiz


def keys_of(pack: Pack, password: str = "") -> Keys:
    """What is right.

    Raises:
        WrongPasswordError: the pack is sealed, and not by this password.
        PackError: the part is damaged.
    """
    data = pack.keys_data
    if pack.lock is not None:
        data = unlocked(data, password, _bound_to(pack.id), pack.lock)
    return parse_keys(data)


def parse_keys(data: bytes) -> Keys:
    """Raises PackError when these are no keys."""
    try:
        told = json.loads(data.decode("utf-8"))
        return Keys(
            sound_quiz(told["quiz"]),
            tuple(from_json(Bank, text) for text in told["banks"]),
            {str(key): str(value) for key, value in told["bank_ids"].items()},
            {
                bank_id: {
                    key: Legend(str(one[0]), tuple((a, str(b)) for a, b in one[1].items()))
                    for key, one in legend.items()
                }
                for bank_id, legend in told["legends"].items()
            },
        )
    except _BROKEN:
        raise PackError("The keys of the quiz pack are damaged.") from None


def keys_bytes(keys: Keys) -> bytes:
    """What `parse_keys` reads."""
    return _keys_json(keys).encode()
