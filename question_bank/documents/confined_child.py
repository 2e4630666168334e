"""What runs in the confined process: limits first, then one extractor or one picture.

Enter by `main` or `draw`.

POSIX limits address space and processor time. macOS does not keep the first, so a thread watches
the process's size there; Windows has job objects instead. The same thread ends the process when its
time is up, whatever became of the parent.
"""

from __future__ import annotations

import gc
import json
import math
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO

from question_bank.documents.confinement import OUT_OF_MEMORY, OUT_OF_TIME
from question_bank.errors import DocumentError

_LOOK_EVERY_S = 0.05


def main(extractor: str, time_limit_s: str, memory_limit_bytes: str) -> None:
    """Reads a document from standard input, writes what was extracted to standard output, exits."""
    _run(lambda data: _answer(extractor, data), time_limit_s, memory_limit_bytes)


def draw(time_limit_s: str, memory_limit_bytes: str) -> None:
    """Reads a line of JSON, what is wanted, and a PDF; writes a line of JSON and pixels; exits."""
    _run(_drawn, time_limit_s, memory_limit_bytes)


def _run(work: Callable[[bytes], bytes], time_limit_s: str, memory_limit_bytes: str) -> None:
    answer = _own_output()
    gc.disable()  # the process lives for one document, whose trees have many parts and no cycles
    limit_memory(int(memory_limit_bytes), float(time_limit_s))
    watch(float(time_limit_s), int(memory_limit_bytes))
    try:
        answer.write(work(sys.stdin.buffer.read()))
        answer.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)  # no destructor of a library gets the chance to crash


def _own_output() -> BinaryIO:
    """Standard output as it was; what a library prints goes nowhere from now on."""
    answer = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answer


def _answer(name: str, data: bytes) -> bytes:
    from question_bank.documents.loading import extractor_named

    try:
        extracted = extractor_named(name).extract(data)
    except DocumentError as error:
        return json.dumps({"refused": str(error)}).encode()
    told = {
        "text": extracted.text,
        "blocks": [(one.start, one.end, one.kind, one.level) for one in extracted.blocks],
        "title": extracted.title,
        "pages": [(one.start, one.number, one.label) for one in extracted.pages],
    }
    return json.dumps(told).encode()


def _drawn(data: bytes) -> bytes:
    from question_bank.documents.pdf.picture import Wanted, draw_page

    request, _, file = data.partition(b"\n")
    told = json.loads(request)
    wanted = [Wanted(*one) for one in told["wanted"]]
    try:
        picture = draw_page(file, told["page"], told["width_px"], wanted)
    except DocumentError as error:
        return json.dumps({"refused": str(error)}).encode()
    head = {
        "width": picture.width,
        "height": picture.height,
        "marks": picture.marks,
        "found": picture.found,
    }
    return json.dumps(head).encode() + b"\n" + picture.pixels


def limit_memory(memory_bytes: int, processor_s: float) -> None:
    """Sets what the system itself keeps: it cannot be undone."""
    if sys.platform == "win32":
        from question_bank.documents.windows_job import limit_own_process

        limit_own_process(memory_bytes)
        return
    import resource

    seconds = math.ceil(processor_s) + 1
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, seconds)]
    if sys.platform != "darwin":
        limits.append((resource.RLIMIT_AS, memory_bytes))
    for what, limit in limits:
        _, hard = resource.getrlimit(what)
        within = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (within, within))


def watch(time_limit_s: float, memory_limit_bytes: int) -> None:
    """Starts the thread that ends this process at its limits."""
    thread = threading.Thread(
        target=_watch, args=(time.monotonic() + time_limit_s, memory_limit_bytes), daemon=True
    )
    thread.start()


def _watch(deadline: float, memory_limit_bytes: int) -> None:
    at_start = largest_size_bytes()  # a large parent's size may be counted in
    while time.monotonic() < deadline:
        if largest_size_bytes() > max(at_start, memory_limit_bytes):
            os._exit(OUT_OF_MEMORY)
        time.sleep(_LOOK_EVERY_S)
    os._exit(OUT_OF_TIME)


def largest_size_bytes() -> int:
    """The most memory that this process has held; 0 on Windows, where a job keeps the limit."""
    if sys.platform == "win32":
        return 0
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024
