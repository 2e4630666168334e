"""Hostile files are read in a process of their own. Enter by `extract_confined`.

PDF, ZIP and XML come from strangers, and libraries in C read them: such a file may run for ever,
ask for all memory or crash its reader. The child gets the bytes on its standard input, sets its own
limits (`question_bank.documents.confined_child`) and answers in JSON, never in pickles: what a
hostile file may have taken over must not be able to run code here. It is started as a bare
interpreter, since `multiprocessing` would run the caller's script again where that has no guard.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from question_bank.documents.document import Block, Page
from question_bank.documents.pieces import Extracted
from question_bank.errors import DocumentError

TIME_LIMIT_S = 20.0
"""What a document may take to be read."""

MEMORY_LIMIT_BYTES = 1024 * 1024 * 1024
"""What a document may take to be read, the interpreter included."""

OUT_OF_TIME = 76
OUT_OF_MEMORY = 77

_GRACE_S = 2.0  # the child stops itself at its limit; the parent waits that much longer
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from question_bank.documents.confined_child import main; main(*sys.argv[2:])"
)
_NEGLIGIBLE_OUTPUT = 4000

_log = logging.getLogger(__name__)


def extract_confined(
    extractor: str,
    data: bytes,
    *,
    time_limit_s: float = TIME_LIMIT_S,
    memory_limit_bytes: int = MEMORY_LIMIT_BYTES,
) -> Extracted:
    """What the extractor of that name makes of `data`, within the limits.

    Raises:
        DocumentError: the extractor refuses, or the limits were reached, or it crashed.
    """
    limits = [str(time_limit_s), str(memory_limit_bytes)]
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, _import_paths()]
    try:
        child = subprocess.Popen(
            [*command, extractor, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        reason = error.strerror or error
        raise DocumentError(f"the process that reads it cannot be started: {reason}.") from error
    with child:
        try:
            answer, complaints = child.communicate(data, timeout=time_limit_s + _GRACE_S)
        except subprocess.TimeoutExpired:
            raise DocumentError(_too_slow(time_limit_s)) from None
        finally:
            child.kill()
    if child.returncode == OUT_OF_TIME:
        raise DocumentError(_too_slow(time_limit_s))
    if child.returncode == OUT_OF_MEMORY:
        raise DocumentError(
            f"reading it needs more than {memory_limit_bytes // 1024**2:,} MB of memory. "
            "It is too large or made to do harm; split it, or save its text as a .txt file."
        )
    if child.returncode == 0:
        extracted = _understood(answer)
        if extracted is not None:
            return extracted
    elif child.returncode == 1:  # an exception nobody expected: a fault of ours, to be mended
        words = complaints[-_NEGLIGIBLE_OUTPUT:].decode("utf-8", "replace")
        _log.error("the reader %s broke off:\n%s", extractor, words)
    raise DocumentError(
        "its reader broke off. The file is damaged, too large or made to do harm; "
        "open it in the program that made it and save it anew, or save its text as a .txt file."
    )


def _import_paths() -> str:
    root = Path(__file__).resolve().parents[2]
    return json.dumps([str(root), *(os.path.abspath(path) for path in sys.path)])


def _too_slow(limit_s: float) -> str:
    return (
        f"it cannot be read within {limit_s:g} seconds. It is too large, damaged or made to do "
        "harm; split it, or save its text as a .txt file."
    )


def _understood(answer: bytes) -> Extracted | None:
    """None where the child was cut off in mid-answer.

    Raises:
        DocumentError: the child refused the document.
    """
    try:
        told: dict[str, Any] = json.loads(answer)
    except ValueError:
        return None
    if "refused" in told:
        raise DocumentError(str(told["refused"]))
    return Extracted(
        text=told["text"],
        blocks=tuple(Block(*block) for block in told["blocks"]),
        title=told["title"],
        pages=tuple(Page(*page) for page in told["pages"]),
    )
