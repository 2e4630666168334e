"""Questions are made in a process of their own: the window stays alive, and a cancelled one is gone
at once. Enter by `Making(documents, title, seed)`, then `news()` from time to time.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from question_bank.bank.model import Bank
from question_bank.bank.reader import parse_bank
from question_bank.errors import QuestionBankError
from question_bank.generation.pipeline import Progress, SourceDocument

STAGES = ("Starting", "Reading sentences", "Finding facts", "Writing questions", "Choosing")
"""In the order in which they come."""

_START = (
    "import json, runpy, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "runpy.run_path(sys.argv[2], run_name='__main__')"
)
_LAST_WORDS = 4000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it. `notices` say why something less than the parser read a document."""

    bank: Bank
    sentences: int
    notices: tuple[str, ...] = ()
    annotators: tuple[tuple[str, str], ...] = ()


News = Progress | Made | QuestionBankError


class Making:
    """One run. Of its news the last is a `Made` or an error, unless it is cancelled."""

    def __init__(
        self,
        documents: Sequence[SourceDocument],
        *,
        title: str = "",
        seed: int = 0,
        annotator: str = "best",
    ) -> None:
        self._news: SimpleQueue[News] = SimpleQueue()
        self._notices: list[str] = []
        self._cancelled = False
        self.is_over = False
        wanted = {
            "title": title, "seed": seed, "annotator": annotator,
            "documents": [_told(one) for one in documents],
        }  # fmt: skip
        self._child = self._begin(json.dumps(wanted).encode("ascii") + b"\n")

    def _begin(self, wanted: bytes) -> subprocess.Popen[bytes]:
        root = Path(__file__).resolve().parents[2]
        paths = json.dumps([str(root), *(os.path.abspath(path) for path in sys.path)])
        script = str(Path(__file__).with_name("generating_child.py"))
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the thread
        try:
            child = subprocess.Popen(
                [sys.executable, "-X", "utf8", "-c", _START, paths, script],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._complaints.close()
            raise QuestionBankError(
                f"The process that makes questions cannot be started: {error.strerror or error}."
            ) from error
        threading.Thread(
            target=self._listen, args=(child, wanted), name="making", daemon=True
        ).start()
        return child

    def news(self) -> list[News]:
        """What was heard since the last call; never waits."""
        heard: list[News] = []
        with suppress(Empty):
            while True:
                heard.append(self._news.get_nowait())
        if self._cancelled:
            return []
        self.is_over = self.is_over or any(not isinstance(one, Progress) for one in heard)
        return heard

    def cancel(self) -> None:
        """Ends it at once; there will be no more news."""
        self._cancelled = True
        self.is_over = True
        with suppress(OSError):
            self._child.kill()

    @property
    def is_running(self) -> bool:
        """Whether the process still exists."""
        return self._child.poll() is None

    # On the thread that listens ----------------------------------------------------------------

    def _listen(self, child: subprocess.Popen[bytes], wanted: bytes) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        told = False
        with suppress(OSError):  # a process that is gone tells so by its silence
            child.stdin.write(wanted)
            child.stdin.flush()
        for line in child.stdout:
            try:
                heard = self._understood(json.loads(line))
            except ValueError:
                break  # cut off in the middle
            except QuestionBankError as error:
                heard = error
            if heard is not None:
                told = told or not isinstance(heard, Progress)
                self._news.put(heard)
        child.stdout.close()
        with suppress(OSError):
            child.stdin.close()
        code = child.wait()
        if not told and not self._cancelled:
            self._news.put(self._broken(code))
        self._complaints.close()

    def _understood(self, word: dict[str, Any]) -> News | None:
        if "stage" in word:
            return Progress(word["stage"], word["done"], word["total"])
        if "notice" in word:
            self._notices.append(word["notice"])
            return None
        if "error" in word:
            return QuestionBankError(word["error"])
        bank = parse_bank(word["bank"].encode("utf-8"))
        annotators = tuple(sorted(word["annotators"].items()))
        return Made(bank, word["sentences"], tuple(self._notices), annotators)

    def _broken(self, code: int) -> QuestionBankError:
        """A process that ended without a word: out of memory, or a fault of ours."""
        self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, self._complaints.tell() - _LAST_WORDS))
        words = self._complaints.read().decode("utf-8", "replace")
        _log.error("the process that makes questions ended with %s:\n%s", code, words)
        return QuestionBankError(
            f"The process that makes the questions broke off (exit code {code}). The documents may "
            "be too long for this computer's memory: try again with fewer or shorter ones. "
            "Nothing was changed."
        )


def _told(one: SourceDocument) -> dict[str, Any]:
    d = one.document
    document = {
        "text": d.text, "title": d.title, "media_type": d.media_type, "sha256": d.sha256,
        "text_sha256": d.text_sha256, "extractor": d.extractor,
        "blocks": [astuple(block) for block in d.blocks],
        "pages": [astuple(page) for page in d.pages],
    }  # fmt: skip
    return {"file": one.file, "licence": one.licence, "document": document}
