"""A bank over a Markdown document with headings and a PDF of three pages, for tests of reading."""

from __future__ import annotations

import textwrap
from pathlib import Path

from data.documents.files import PdfText, lines, pdf_of

from question_bank.bank.model import Bank, Kind, Question, Source, Status, TrueFalse
from question_bank.bank.writer import save_bank
from question_bank.citations import cite
from question_bank.documents import Document, load_document

BANK = "reading-abc123"

FILLER = "The people of the town spoke of it for years, and every child could tell the story. "

MARKDOWN = (
    "# The harbour\n\nThe harbour of Skagen 🚢 opened in 1907. " + FILLER * 4 + "\n\n"
    "## Storms\n\n" + FILLER * 3 + "On 3 May 1915, a storm destroyed the north tower. "
    + FILLER * 2 + "\n\n### Rebuilding\n\n" + FILLER
    + "Clara Whitmore led the 42 workers.\n\n## Visitors\n\n" + FILLER * 6
    + "The museum has 90,000 visitors a year. " + FILLER * 8 + "\n"
)  # fmt: skip

TOLD = (
    "The lighthouse was lit in 1911, when the ships had grown too large for the old beacon.",
    "Its keeper, Anders Holm, lived there for thirty years with his wife and their five children.",
    "The lamp was made in Paris and carried by sea; it can be seen for eighteen miles.",
)


def pdf() -> bytes:
    """Each page has a heading and ends in one of `TOLD`, in lines of its own."""
    pages = []
    for number, told in enumerate(TOLD):
        words = textwrap.wrap(FILLER * 6 + told, 80)
        pages.append(
            [PdfText(f"Chapter {number + 1}", 72, 760, 18, bold=True), *lines(words, 72, 720, 11)]
        )
    return pdf_of(pages, labels="0 << /S /r >> 1 << /S /D /St 1 >>")


def write_reading_bank(folder: Path) -> Path:
    """The bank's file; q1 to q4 cite the Markdown, q5 to q7 the pages of the PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "harbour.md").write_bytes(MARKDOWN.encode())
    (folder / "light.pdf").write_bytes(pdf())
    harbour = load_document(folder / "harbour.md", title="The harbour of Skagen")
    light = load_document(folder / "light.pdf", title="The lighthouse")
    cited = [
        (harbour, "harbour", "Clara Whitmore led the 42 workers."),
        (harbour, "harbour", "On 3 May 1915, a storm destroyed the north tower."),
        (harbour, "harbour", "The harbour of Skagen 🚢 opened in 1907."),
        (harbour, "harbour", "The museum has 90,000 visitors a year."),
        *((light, "light", told) for told in TOLD),
    ]
    questions = tuple(
        _question(n, document, source, quotation)
        for n, (document, source, quotation) in enumerate(cited, start=1)
    )
    sources = tuple(
        Source(
            name, document.title, file, document.media_type, document.sha256,
            document.text_sha256, document.extractor,
        )
        for name, document, file in (
            ("harbour", harbour, "harbour.md"), ("light", light, "light.pdf"),
        )
    )  # fmt: skip
    path = folder / "reading.yaml"
    save_bank(Bank(BANK, "Reading", "en", sources=sources, questions=questions), path)
    return path


def _question(number: int, document: Document, source: str, quotation: str) -> Question:
    start = document.text.index(quotation)
    return Question(
        f"q{number}", Kind.TRUE_FALSE, f"Is this number {number}?", TrueFalse(True),
        Status.PUBLISHED,
        citations=(cite(document, start, start + len(quotation), source),),
        topics=("Town",),
    )  # fmt: skip
