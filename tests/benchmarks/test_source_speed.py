"""Opening a passage in a source of 5 MB, beside a bare QPlainTextEdit that goes there, too."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from question_bank.citations import cite
from question_bank.documents import Document, document_from_bytes
from quizapp.quiz.model import SealedCitation
from quizapp.quiz.summaries import Appearance
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.passage_view import PassageView

SIZE = 5_000_000
LIMIT, ROUNDS = 2.0, 7
SIZE_PX = (900, 700)


def long_text(size: int) -> str:
    """Paragraphs of made-up words."""
    chance = random.Random(7)
    vocabulary = [
        "".join(chance.choice("abcdefghiklmnoprstu") for _ in range(chance.randint(2, 10)))
        for _ in range(3_000)
    ]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        words = chance.choices(vocabulary, k=chance.randint(30, 160))
        paragraphs.append(" ".join(words).capitalize() + ".")
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_opening_a_passage(qapp: QApplication, benchmark: Any) -> None:
    document = document_from_bytes(long_text(SIZE).encode(), "text/1", title="Long")
    middle = document.text.index(" ", len(document.text) * 6 // 10)
    citations = [_sealed(document, middle + 500 * n) for n in range(3)]
    view = PassageView(Theme(qapp, Appearance("light")))
    bare = QPlainTextEdit()
    for widget in (view, bare):
        widget.resize(*SIZE_PX)
        widget.show()
    picture = QImage(*SIZE_PX, QImage.Format.Format_ARGB32)

    def ours() -> None:
        view.show_document(document, citations, 1)
        view.render(picture)

    def bare_work() -> None:
        bare.setPlainText(document.text)
        cursor = QTextCursor(bare.document())
        cursor.setPosition(middle)
        bare.setTextCursor(cursor)
        bare.centerCursor()
        bare.render(picture)

    ratios = []
    for _round in range(ROUNDS):
        view.show_document(None)
        bare_s = seconds(bare_work)
        ratios.append(seconds(ours) / bare_s)
    assert view.highlighted_text() == citations[1].citation.exact
    benchmark.pedantic(ours, setup=lambda: view.show_document(None), rounds=ROUNDS)
    ratio = statistics.median(ratios)
    benchmark.extra_info["ratio to QPlainTextEdit"] = round(ratio, 3)
    told = 1000 * benchmark.stats.stats.median
    print(f"\nopen a passage in 5 MB: {told:.0f} ms, {ratio:.2f} of a bare QPlainTextEdit")
    view.deleteLater()
    bare.deleteLater()
    assert ratio <= LIMIT


def _sealed(document: Document, start: int) -> SealedCitation:
    made = cite(document, start, start + 120, "long")
    return SealedCitation(made, "verified", made.start, made.end)
