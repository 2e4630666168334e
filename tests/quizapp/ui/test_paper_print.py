"""Printed papers: what stands on the pages of a real PDF, and what is never parted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from fakes import write_bank
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from question_bank.bank.model import Choice, Kind, Option, Question, Status
from question_bank.bank.writer import save_bank
from question_bank.errors import QuestionBankError
from quizapp.library import Library
from quizapp.library.paper import Paper, Papers, PaperWish
from quizapp.paths import Paths
from quizapp.ui.paper_blocks import mm
from quizapp.ui.paper_pages import A4_MM, LETTER_MM, PrintedPage
from quizapp.ui.paper_print import (
    key_pages,
    paper_size,
    pdf_bytes,
    picture,
    quiz_pages,
    write_pdf,
)

BANK = "harbour-abc123"
NASTY = '<img src="file:///etc/passwd"> <b>bold</b> & <h1>big</h1>'


@pytest.fixture
def library(qapp: QApplication, tmp_path: Path) -> Iterator[Library]:
    write_bank(tmp_path / "banks")
    made = Library.open(Paths(tmp_path / "data"), shipped=(), source_folders=())
    made.open_bank(tmp_path / "banks" / "harbour.yaml")
    yield made
    made.close()


@pytest.fixture
def papers(library: Library) -> Papers:
    return Papers(library._database, library._attempts, library.quizzes)


@pytest.fixture
def paper(papers: Papers) -> Paper:
    return papers.make(PaperWish(BANK, count=0, versions=2, seed=7))


def texts(data: bytes) -> list[str]:
    """The words of each page, blanks as one."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(re.sub(r"\s+", " ", text.get_text_bounded()))
        text.close()
        page.close()
    document.close()
    return found


def of(library: Library, papers: Papers, tmp_path: Path, *questions: Question) -> Paper:
    """A paper of these questions."""
    bank = replace(library.bank(BANK), id="made-abc123", questions=questions, title="Made")
    save_bank(bank, tmp_path / "banks" / "made.yaml")
    library.open_bank(tmp_path / "banks" / "made.yaml")
    return papers.make(PaperWish("made-abc123", count=0, include_drafts=True, shuffle=False))


def choice(number: int, stem: str, options: int = 4, **more: object) -> Question:
    body = Choice(tuple(Option(f"o{n}", f"Option {n} of {number}", n == 0) for n in range(options)))
    made = Question(f"m{number}", Kind.SINGLE_CHOICE, stem, body, Status.DRAFT)
    return replace(made, **more)  # type: ignore[arg-type]


def test_every_page_says_version_and_place(paper: Paper) -> None:
    pages = quiz_pages(paper)
    told = texts(pdf_bytes(pages, "Harbour"))
    assert len(told) == len(pages)
    for page, words in zip(pages, told, strict=True):
        assert page.section.code in words
        assert f"Page {page.number} of {page.count}" in words
    codes = [version.code for version in paper.versions]
    assert [page.section.code for page in pages if page.number == 1] == [
        codes[0], codes[0], codes[1], codes[1],
    ]  # fmt: skip


def test_questions_stand_on_the_paper_and_no_key_does(paper: Paper) -> None:
    told = " ".join(texts(pdf_bytes(quiz_pages(paper), "Harbour")))
    asked = ("What did the storm destroy?", "Which countries sent engineers?", "Number the boxes",
             "Match year and event.", "workers", "(day, month and year)")  # fmt: skip
    for stem in asked:
        assert told.count(stem) >= 2, f"{stem}: once in each version"
    for hidden in ("Clara Whitmore", "Because the text", "3 May 1915", "42"):
        assert hidden not in told


def test_the_key_is_a_document_of_its_own(paper: Paper) -> None:
    told = " ".join(texts(pdf_bytes(key_pages(paper), "Key")))
    for version in paper.versions:
        assert version.code in told
    for said in ("Clara Whitmore", "Denmark, Norway and Sweden sent engineers", "Passages",
                 "[1]", "The harbour", "Not to be handed out", "3 May 1915"):  # fmt: skip
        assert said in told


def test_without_an_answer_sheet_there_are_fewer_pages(paper: Paper) -> None:
    with_sheet, without = quiz_pages(paper), quiz_pages(paper, answer_sheet=False)
    assert len(with_sheet) - len(without) == 2
    assert "Answer sheet" not in " ".join(texts(pdf_bytes(without, "x")))


def test_mark_up_from_outside_is_printed_as_text(
    library: Library, papers: Papers, tmp_path: Path
) -> None:
    body = Choice((Option("a", NASTY, True), Option("b", "b")))
    asked = Question("n", Kind.SINGLE_CHOICE, NASTY, body, Status.DRAFT, explanation=NASTY)
    made = of(library, papers, tmp_path, asked)
    for pages in (quiz_pages(made), key_pages(made)):
        told = " ".join(texts(pdf_bytes(pages, NASTY)))
        assert told.count(NASTY) >= 2, told


def test_basic_mark_up_is_shown(library: Library, papers: Papers, tmp_path: Path) -> None:
    made = of(
        library, papers, tmp_path, choice(1, "What is <b>H<sub>2</sub>O</b>?", markup="basic")
    )
    told = " ".join(texts(pdf_bytes(quiz_pages(made), "x")))
    assert "What is H2O?" in told.replace("H 2 O", "H2O")
    assert "<sub>" not in told


def parted(pages: list[PrintedPage]) -> list[float]:
    return [one.top for page in pages for one in page.placed if one.top > 0]


def test_a_question_is_never_parted(library: Library, papers: Papers, tmp_path: Path) -> None:
    questions = [choice(n, f"Question {n} asks " + "more " * (n * 7), 2 + n % 6) for n in range(40)]
    made = of(library, papers, tmp_path, *questions)
    pages = quiz_pages(made, answer_sheet=False)
    assert len(pages) > 4
    assert not parted(pages)
    told = texts(pdf_bytes(pages, "x"))
    for n, question in enumerate(questions):
        assert isinstance(question.body, Choice)
        homes = [k for k, words in enumerate(told) if f"Question {n} asks" in words]
        assert len(homes) == 1
        assert all(option.text in told[homes[0]] for option in question.body.options)


def test_blocks_stay_within_the_page(library: Library, papers: Papers, tmp_path: Path) -> None:
    questions = [choice(n, "word " * (n * 40 + 1), 2 + n % 20) for n in range(20)]
    for page in quiz_pages(of(library, papers, tmp_path, *questions)):
        ends = [one.y + one.bottom - one.top for one in page.placed]
        assert max(ends) <= mm(page.size_mm.height() - 19)
        ordered = sorted(page.placed, key=lambda one: one.y)
        for above, below in itertools.pairwise(ordered):
            assert above.y + above.bottom - above.top <= below.y + 1


def test_a_question_taller_than_a_page_goes_on_on_the_next(
    library: Library, papers: Papers, tmp_path: Path
) -> None:
    stem = " ".join(f"w{n:04d}" for n in range(2500))
    pages = quiz_pages(of(library, papers, tmp_path, choice(1, stem)), answer_sheet=False)
    assert len(pages) >= 3
    assert parted(pages)
    told = " ".join(texts(pdf_bytes(pages, "x")))
    missing = [n for n in range(2500) if f"w{n:04d}" not in told]
    assert not missing
    for page in pages:
        assert all(one.y + one.bottom - one.top <= mm(page.size_mm.height()) for one in page.placed)


def test_a_word_without_an_end_is_broken(library: Library, papers: Papers, tmp_path: Path) -> None:
    pages = quiz_pages(of(library, papers, tmp_path, choice(1, "x" * 5000)), answer_sheet=False)
    told = "".join(texts(pdf_bytes(pages, "x"))).replace(" ", "").replace("\u200b", "")
    assert max(len(run) for run in re.findall("x+", re.sub(r"[^x]", "", told))) >= 5000


def test_points_are_told_where_they_are_not_one(
    library: Library, papers: Papers, tmp_path: Path
) -> None:
    made = of(
        library, papers, tmp_path, choice(1, "One?"), choice(2, "Two?", points=Decimal("2.5"))
    )
    told = " ".join(texts(pdf_bytes(quiz_pages(made), "x")))
    assert "2 questions · 3.5 points" in told
    assert "Two? (2.5 points)" in told
    assert "One? (" not in told


def test_the_picture_is_the_page(paper: Paper) -> None:
    page = quiz_pages(paper)[0]
    image = picture(page, 400)
    assert image.width() == 400
    assert abs(image.height() / 400 - A4_MM.height() / A4_MM.width()) < 0.01 or image.height() > 400
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, 400, 2)
        for y in range(0, image.height(), 2)
    )
    assert dark > 100, "something is drawn"
    assert image.pixelColor(2, 2).lightness() == 255, "the margin is white"


def test_letter_paper_where_inches_are_used(paper: Paper) -> None:
    assert paper_size(QLocale("en_US")) == LETTER_MM
    assert paper_size(QLocale("de_DE")) == A4_MM
    document = pypdfium2.PdfDocument(pdf_bytes(quiz_pages(paper, size_mm=LETTER_MM), "x"))
    assert [round(side) for side in document[0].get_size()] == [612, 792]
    document.close()


def test_a_pdf_is_written_whole_or_not_at_all(paper: Paper, tmp_path: Path) -> None:
    write_pdf(tmp_path / "quiz.pdf", quiz_pages(paper), "Harbour")
    assert (tmp_path / "quiz.pdf").read_bytes().startswith(b"%PDF-")
    with pytest.raises(QuestionBankError, match="no folder"):
        write_pdf(tmp_path / "nowhere" / "quiz.pdf", quiz_pages(paper), "Harbour")
