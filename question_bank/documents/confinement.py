"""Hostile files are read and drawn in a process of their own. Enter by `extract_confined`, or by
`draw_confined` for a page of a PDF as a picture.

PDF, ZIP and XML come from strangers, and libraries in C read them: such a file may run for ever,
ask for all memory or crash its reader. The child gets the bytes on its standard input, sets its own
limits (`question_bank.documents.confined_child`) and answers in JSON and bare pixels, never in
pickles or picture files: what a hostile file may have taken over must not be able to run code here,
and every figure of its answer is checked. It is started as a bare
interpreter, since `multiprocessing` would run the caller's script again where that has no guard.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from question_bank.documents.document import Block, Page
from question_bank.documents.pieces import Extracted
from question_bank.errors import DocumentError

if TYPE_CHECKING:
    from question_bank.documents.pdf.picture import PagePicture, Wanted

TIME_LIMIT_S = 20.0
"""What a document may take to be read."""

MEMORY_LIMIT_BYTES = 1024 * 1024 * 1024
"""What a document may take to be read, the interpreter included."""

OUT_OF_TIME = 76
OUT_OF_MEMORY = 77

_GRACE_S = 2.0  # the child stops itself at its limit; the parent waits that much longer
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from question_bank.documents import confined_child;"
    "getattr(confined_child, sys.argv[2])(*sys.argv[3:])"
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
    answer = _answered("main", [extractor], data, time_limit_s, memory_limit_bytes)
    extracted = _understood(answer)
    if extracted is None:
        raise DocumentError(_BROKE_OFF)
    return extracted


def draw_confined(
    data: bytes,
    page_number: int,
    width_px: int,
    wanted: Sequence[Wanted] = (),
    *,
    time_limit_s: float = TIME_LIMIT_S,
    memory_limit_bytes: int = MEMORY_LIMIT_BYTES,
) -> PagePicture:
    """A page of a PDF as `question_bank.documents.pdf.picture.draw_page` draws it.

    Raises:
        DocumentError: it cannot be drawn, or the limits were reached, or the reader crashed.
    """
    request = {
        "page": page_number,
        "width_px": width_px,
        "wanted": [(one.exact, one.before, one.after) for one in wanted],
    }
    head = json.dumps(request).encode() + b"\n"
    answer = _answered("draw", [], head + data, time_limit_s, memory_limit_bytes)
    picture = _seen(answer, len(wanted))
    if picture is None:
        raise DocumentError(_BROKE_OFF)
    return picture


def _answered(
    entry: str, arguments: list[str], data: bytes, time_limit_s: float, memory_limit_bytes: int
) -> bytes:
    """What the child wrote to its standard output.

    Raises:
        DocumentError: it could not be started, reached its limits or crashed.
    """
    limits = [str(time_limit_s), str(memory_limit_bytes)]
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, _import_paths()]
    try:
        child = subprocess.Popen(
            [*command, entry, *arguments, *limits],
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
        return answer
    if child.returncode == 1:  # an exception nobody expected: a fault of ours, to be mended
        words = complaints[-_NEGLIGIBLE_OUTPUT:].decode("utf-8", "replace")
        _log.error("the reader %s broke off:\n%s", " ".join([entry, *arguments]), words)
    raise DocumentError(_BROKE_OFF)


_BROKE_OFF = (
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


def _seen(answer: bytes, wanted: int) -> PagePicture | None:
    """None where the answer is not one picture of the size that it says.

    Raises:
        DocumentError: the child refused.
    """
    from question_bank.documents.pdf.picture import BYTES_PER_PIXEL, MAX_PIXELS, PagePicture

    head, _, pixels = answer.partition(b"\n")
    try:
        told: dict[str, Any] = json.loads(head)
        if "refused" in told:
            raise DocumentError(str(told["refused"]))
        width, height = int(told["width"]), int(told["height"])
        marks = tuple(
            (int(index), (float(left), float(top), float(right), float(bottom)))
            for index, (left, top, right, bottom) in told["marks"]
        )
        found = tuple(map(bool, told["found"]))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    if not (width > 0 < height and width * height <= MAX_PIXELS and len(found) == wanted):
        return None
    inside = all(
        0 <= index < wanted and 0 <= box[0] <= box[2] <= 1 and 0 <= box[1] <= box[3] <= 1
        for index, box in marks
    )
    if not inside or len(pixels) != width * height * BYTES_PER_PIXEL:
        return None
    return PagePicture(width, height, pixels, marks, found)
