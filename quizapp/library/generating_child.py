"""The process that makes the questions; started by `generating_process`, never imported by others.

It gets one line of JSON (documents, title, seed) on its standard input, and answers in lines of
JSON: what it is doing, then the bank as YAML, or why there is none. It ends when its input is
closed: a window that is killed leaves nothing behind.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from question_bank.annotation import Annotator, Sentence
from question_bank.bank.writer import dump_bank
from question_bank.documents.document import Block, Document, Page
from question_bank.errors import QuestionBankError
from question_bank.generation.files import annotator_for
from question_bank.generation.pipeline import SourceDocument, steps

Tell = Callable[[dict[str, Any]], None]

PAUSE_S = 0.1
"""Between two words about the same stage."""


class ToldAnnotator:
    """An annotator that tells how far in its document it is."""

    def __init__(self, inner: Annotator, tell: Callable[[int, int], None]) -> None:
        self._inner = inner
        self._tell = tell

    def annotate(self, document: Document) -> Iterator[Sentence]:
        """The sentences in the document's order."""
        for sentence in self._inner.annotate(document):
            self._tell(sentence.end, len(document.text))
            yield sentence

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def make(wanted: dict[str, Any], tell: Tell) -> None:
    """Makes the bank; every word about it goes to `tell`."""
    documents = [_source(one) for one in wanted["documents"]]
    whole = sum(len(one.document.text) for one in documents)
    choose = annotator_for(wanted["annotator"], lambda text: tell({"notice": text}))
    last = [0.0]

    def annotator(document: Document) -> Annotator:
        # Asked for all documents before the first is read: the pipeline is loaded here.
        place = next(n for n, one in enumerate(documents) if one.document is document)
        before = sum(len(one.document.text) for one in documents[:place])

        def read(end: int, _length: int) -> None:
            if time.monotonic() - last[0] >= PAUSE_S:
                last[0] = time.monotonic()
                tell({"stage": "Reading sentences", "done": before + end, "total": whole})

        return ToldAnnotator(choose(document), read)

    tell({"stage": "Starting", "done": 0, "total": 0})
    running = steps(
        documents, title=wanted["title"] or None, seed=wanted["seed"], annotator=annotator
    )
    while True:
        try:
            step = next(running)
        except StopIteration as over:
            result = over.value
            break
        if step.stage != "Reading sentences":
            tell({"stage": step.stage, "done": step.done, "total": step.total})
    tell(
        {
            "bank": dump_bank(result.bank).decode("utf-8"),
            "annotators": result.report["annotators"],
            "sentences": result.report["counts"]["sentences"],
        }
    )


def _source(told: dict[str, Any]) -> SourceDocument:
    document = dict(told["document"])
    document["blocks"] = tuple(Block(*one) for one in document["blocks"])
    document["pages"] = tuple(Page(*one) for one in document["pages"])
    return SourceDocument(told["file"], Document(**document), told["licence"])


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def main() -> None:
    """Reads what is wanted, makes it, tells it."""
    wanted = json.loads(sys.stdin.buffer.readline())
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # what libraries print is no answer
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def tell(word: dict[str, Any]) -> None:
        out.write(json.dumps(word).encode("ascii") + b"\n")
        out.flush()

    try:
        make(wanted, tell)
    except QuestionBankError as error:
        tell({"error": str(error)})
    out.flush()
    os._exit(0)  # the thread that waits for the parent holds the input


if __name__ == "__main__":
    main()
