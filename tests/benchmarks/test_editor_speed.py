"""The editor over 10,000 questions: open, filter, edit, save; each beside the bare work in one run.

`EDITOR_QUESTIONS=100000` makes it a larger bank.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.test_bank_speed import big_bank, median_s
from fakes import ImmediateExecutor
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from question_bank.atomic import write_atomically
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import dump_bank, save_bank
from quizapp.editing import Query
from quizapp.library import Library
from quizapp.library.edit_session import EditSession
from quizapp.paths import Paths
from quizapp.quiz.summaries import Appearance, HomeView
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

COUNT = int(os.environ.get("EDITOR_QUESTIONS", "10000"))
OPEN_LIMIT, SAVE_LIMIT, SEARCH_LIMIT = 2.0, 2.5, 4.0
KEY_LIMIT = 3.0
"""A key in the form of a large bank, beside the same key in a bank of ten questions."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor")
    save_bank(big_bank(COUNT), folder / "big.yaml")
    save_bank(replace(big_bank(10), id="small-abc123"), folder / "small.yaml")
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    opened = Library.open(Paths(folder / "data"), shipped=(), source_folders=())
    opened.open_bank(folder / "big.yaml")
    opened.open_bank(folder / "small.yaml")
    yield opened
    opened.close()


@pytest.fixture
def session(library: Library) -> EditSession:
    return library.editing.open("big-abc123")


def tell(benchmark: Any, what: str, ratio: float, bare_s: float, limit: float) -> None:
    benchmark.extra_info["ratio"] = round(ratio, 3)
    print(f"\n{what}, {COUNT:,} questions: {ratio:.2f} of the bare work ({1000 * bare_s:.1f} ms)")
    assert ratio <= limit


def test_opening(library: Library, folder: Path, benchmark: Any) -> None:
    bare_s = median_s(lambda: load_bank(folder / "big.yaml"))
    benchmark.pedantic(library.editing.open, args=("big-abc123",), rounds=3)
    tell(benchmark, "open", benchmark.stats.stats.median / bare_s, bare_s, OPEN_LIMIT)


def test_filtering_as_one_types(session: EditSession, benchmark: Any) -> None:
    questions = list(session.bank)
    texts = [session.listing._text(question) for question in questions]
    words = ["s", "st", "sto", "storm", "storm t", "storm to", "storm tower"]

    def bare() -> None:
        for text in words:
            found = texts
            for word in text.split():
                found = [one for one in found if word in one]

    def filtered() -> None:
        for text in words:
            session.listing.ids(Query(text))

    bare_s = median_s(bare)
    benchmark.pedantic(filtered, rounds=5)
    seconds = benchmark.stats.stats.median
    print(f"\na key in the search: {1000 * seconds / len(words):.1f} ms")
    tell(benchmark, "search", seconds / bare_s, bare_s, SEARCH_LIMIT)


def test_saving_one_edit(
    library: Library, session: EditSession, tmp_path: Path, benchmark: Any
) -> None:
    numbers = iter(range(1000))
    editing = library.editing

    def edit_and_save() -> None:
        number = next(numbers)
        question = session.bank.get(f"question-{COUNT // 2}")
        assert question is not None
        session.bank.edit(replace(question, stem=f"Which tower was number {number}?"))
        editing.take(session, editing.save(session, editing.snapshot(session)))

    bank = session.bank.bank()
    bare_s = median_s(lambda: write_atomically(tmp_path / "b.yaml", dump_bank(bank)))
    edit_and_save()
    benchmark.pedantic(edit_and_save, rounds=3)
    tell(benchmark, "save", benchmark.stats.stats.median / bare_s, bare_s, SAVE_LIMIT)


def test_typing_in_the_window(library: Library, qapp: QApplication, benchmark: Any) -> None:
    """A key in the form, with all that follows it at once; and a frame of the list."""

    def bug(error: BaseException) -> None:
        raise error

    window = MainWindow(
        Theme(qapp, Appearance("light")), TaskRunner(ImmediateExecutor, bug), HomeView(None)
    )
    window.show()
    window.attach(library)

    def keys_s(bank_id: str) -> float:
        window.go("editor", bank_id=bank_id)
        page: Any = window.page("editor")
        page.work.go_to("form")
        QTest.qWait(50)
        times = []
        for letter in "abcdefghij" * 3:
            start = time.perf_counter()
            QTest.keyClicks(page.work.form.stem, letter)
            times.append(time.perf_counter() - start)
        return statistics.median(times)

    small_s = keys_s("small-abc123")
    start = time.perf_counter()
    big_s = keys_s("big-abc123")
    print(f"\nopened and 30 keys: {time.perf_counter() - start:.2f} s; a key {1000 * big_s:.1f} ms")
    page: Any = window.page("editor")
    frames = scroll_s(page.work.list.table)
    print(f"a frame of the list while scrolling: {1000 * frames:.1f} ms")
    assert frames < 1
    page.can_leave()
    benchmark.pedantic(lambda: QTest.keyClicks(page.work.form.stem, "k"), rounds=10)
    window.hide()
    window.deleteLater()
    tell(benchmark, "a key", big_s / small_s, small_s, KEY_LIMIT)


def scroll_s(table: Any) -> float:
    bar = table.verticalScrollBar()
    picture = QImage(table.size(), QImage.Format.Format_ARGB32)
    times = []
    for n in range(30):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * n // 30)
        table.viewport().render(picture)
        times.append(time.perf_counter() - start)
    return statistics.median(times)
