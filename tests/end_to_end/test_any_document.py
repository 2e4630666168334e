"""Nothing is made for one document: generate, verify, and a quiz up to its highlighted passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from question_bank.bank.reader import load_bank
from question_bank.bank.writer import save_bank
from question_bank.citations import CitationStatus, resolve
from question_bank.documents import load_document
from question_bank.generation import SourceDocument, generate
from quizapp.quiz.model import Blueprint, Mode
from quizapp.ui.pages.results import ResultsPage

Start = Callable[[], Any]

MARKDOWN = (
    "# Harbours 🚢\r\n\r\nThe port of **Kiel** 🎉 opened in 1895 with 120 berths.\r\n\r\n"
    "| year | ships |\r\n|---|---|\r\n| 1900 | 12 |\r\n\r\n## Growth 🏗️\r\n\r\n"
    "- In 1931, the Port Authority bought 14 cranes.\r\n"
    "- In 1952, a fire destroyed the old customs house.\r\n"
)


def through_the_app(running: Any, document_path: Path) -> None:
    """Makes a bank of the document, checks it, takes it as an exam and looks at every passage."""
    document = load_document(document_path)
    bank = generate([SourceDocument(document_path.name, document)]).bank
    path = document_path.with_suffix(".yaml")
    save_bank(bank, path)
    for question in load_bank(path).questions:
        for citation in question.citations:
            assert resolve(citation, document.text).status is CitationStatus.VERIFIED
    card = running.library.open_bank(path)
    blueprint = Blueprint((card.bank_id,), count=0, mode=Mode.EXAM, include_drafts=True)
    session = running.library.start(blueprint)
    session.submit()
    running.window.go("results", attempt_id=session.head.id)
    page = running.window.page("results")
    assert isinstance(page, ResultsPage)
    assert page.result is not None
    assert len(page.result.responses) == len(bank.questions) > 0
    for row, one in enumerate(page.result.responses):
        page.questions.setCurrentRow(row)
        wanted = one.feedback.revealed.citations[0].citation.exact
        assert page.passages.highlighted_text() == wanted
        marks = page.passages.text.extraSelections()  # what Qt itself has marked
        texts = {mark.cursor.selectedText().replace("\u2029", "\n") for mark in marks}
        assert wanted in texts


def test_markdown_with_emoji_crlf_and_tables(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "harbours.md"
    path.write_bytes(MARKDOWN.encode())
    running = start()
    running.library.add_person("Ana")
    through_the_app(running, path)


def test_five_articles_of_others(start: Start, tmp_path: Path, shared_fixtures: Path) -> None:
    articles = sorted((shared_fixtures.parent / "documents").glob("*.txt"))[::5][:5]
    if len(articles) < 5:
        pytest.skip("no articles beside the conformance data")
    running = start()
    running.library.add_person("Ana")
    for article in articles:
        copy = tmp_path / article.name
        copy.write_bytes(article.read_bytes())
        through_the_app(running, copy)
