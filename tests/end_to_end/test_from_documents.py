"""A teacher comes with a Word document and a PDF and leaves with a quiz, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from data.documents.files import PdfText, docx_of, lines, pdf_of
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from question_bank.bank.model import Status
from question_bank.bank.reader import load_bank
from question_bank.bank.version import version_of
from question_bank.citations import CitationStatus, resolve
from question_bank.documents import load_document
from quizapp.quiz.model import Blueprint, Mode
from quizapp.ui.pages.generate import GeneratePage
from quizapp.ui.pages.generate.deck import Decision

HEADING = (
    "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>The bridge of Aldmoor</w:t></w:r>"
    "</w:p>"
)
STYLES = "<w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/></w:style>"
BRIDGE = (
    "The bridge of Aldmoor was designed by Clara Whitmore in 1858.",
    "Hans Berg bought the old ferry in 1861 for 3,500 crowns.",
    "On 3 May 1915, a storm destroyed the northern tower of the bridge.",
    "The town of Aldmoor rebuilt the tower in 1921.",
)
MINE = (
    "The copper mine of Velden was opened by Otto Lindqvist in 1743.",
    "The mine employed 420 workers in 1810.",
    "A flood closed the lower galleries of the mine on 12 June 1866.",
    "The province of Velden bought the mine in 1902.",
)


def press(text: str) -> None:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert isinstance(widget, QWidget)
    QTest.keySequence(widget, text)
    QApplication.processEvents()


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Both documents."""
    folder = tmp_path / "papers"
    folder.mkdir()
    word, pdf = folder / "bridge.docx", folder / "mine.pdf"
    word.write_bytes(docx_of([HEADING, *BRIDGE], STYLES))
    page = [PdfText("The mine of Velden", y=760, size=18, bold=True)]
    for n, sentence in enumerate(MINE):
        page += lines([sentence], 72, 710 - 40 * n)
    pdf.write_bytes(pdf_of([page], title="The mine of Velden"))
    return [word, pdf]


@pytest.fixture
def page(start: Callable[..., Any], qtbot: QtBot) -> Iterator[GeneratePage]:
    running = start()
    running.library.add_person("Ana")
    running.window.go("generate")
    found = running.window.page("generate")
    assert isinstance(found, GeneratePage)
    yield found
    found.cancel()
    running.window.pages.pop("generate")
    running.window.current = ""
    shiboken6.delete(found)


def test_from_two_documents_to_a_quiz(page: GeneratePage, papers: list[Path], qtbot: QtBot) -> None:
    library = page.services.lib
    page.add(papers)
    assert [one.document.title for one in page.documents.materials] == [
        "The bridge of Aldmoor", "The mine of Velden",
    ]  # fmt: skip
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.deck is not None, timeout=120_000)
    deck = page.deck
    assert deck is not None
    assert {one.citations[0].source for one in deck.session.bank} == {"bridge", "mine"}
    assert len(deck.ids) >= 8

    # Every draft is looked at: the second dropped, the third edited, the fourth left for later.
    assert page.review.hasFocus()
    press("k")
    dropped = deck.current
    press("d")
    press("e")
    edited = deck.current_id
    QTest.keyClicks(page.edit.form.stem, " (as told here)")
    press("Ctrl+Return")
    press("k")
    later = deck.current_id
    press("l")
    while deck.counts.open:
        shown = page.review.source.highlighted_text()
        assert deck.current is not None
        assert shown == deck.current.citations[0].exact
        press("k")
    kept = deck.questions(Decision.KEEP)
    assert len(kept) == len(deck.ids) - 2

    press("Ctrl+Return")
    QTest.keyClicks(page.keep.title, "Bridge and mine")
    page.keep.reviewed.setFocus()
    press("Space")
    press("Ctrl+Return")
    [card] = library.banks()
    assert card.title == "Bridge and mine"
    path = Path(card.path)
    bank = load_bank(path)
    assert [one.id for one in bank.questions] == [one.id for one in kept]
    assert edited in bank.by_id()
    assert later not in bank.by_id()
    assert dropped is not None
    assert dropped.id not in bank.by_id()
    texts = {}
    for source, paper in zip(bank.sources, papers, strict=True):
        assert (path.parent / source.file).read_bytes() == paper.read_bytes()
        document = load_document(path.parent / source.file)
        assert (source.sha256, source.extractor) == (document.sha256, document.extractor)
        texts[source.id] = document.text
    for question in bank.questions:
        assert question.status is Status.REVIEWED
        assert question.reviewed is not None
        assert (question.reviewed.by, question.reviewed.version) == ("Ana", version_of(question))
        for citation in question.citations:
            assert resolve(citation, texts[citation.source]).status is CitationStatus.VERIFIED

    # A student takes a quiz of it.
    session = library.start(Blueprint((bank.id,), count=0, mode=Mode.EXAM))
    assert session.count == len(kept)
    session.submit()
    result = library.result(session.head.id)
    assert {one.feedback.revealed.question.id for one in result.responses} == set(bank.by_id())
    assert library.generating.held() is not None  # the one that was left for later
