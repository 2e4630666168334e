from __future__ import annotations

import pytest
from data.documents.files import PdfText, lines, pdf_of

from question_bank.documents import Document, Page, Place, document_from_bytes
from question_bank.documents.boilerplate import without_boilerplate
from question_bank.documents.pieces import Piece, assemble

MARKDOWN = "before\n\n# One\n\na\n\n### Deep\n\nb\n\n## Mid\n\nc\n\n# Two\n\nd\n"


def headings(document: Document, words: str) -> tuple[str, ...]:
    return document.place(document.text.index(words)).headings


def test_headings_above_an_offset_are_a_path() -> None:
    document = document_from_bytes(MARKDOWN.encode(), "markdown/1")
    assert headings(document, "before") == ()
    assert headings(document, "a\n") == ("One",)
    assert headings(document, "b\n") == ("One", "Deep")
    assert headings(document, "Mid") == ("One", "Mid")
    assert headings(document, "c\n") == ("One", "Mid")
    assert document.place(len(document.text)) == Place(0, "", ("Two",))


def test_a_text_without_blocks_has_places_all_the_same() -> None:
    assert Document("words", "t", "text/plain", "", "", "text/1").place(3) == Place(0, "", ())


def test_an_offset_outside_of_the_text_has_no_place() -> None:
    document = document_from_bytes(b"words", "text/1")
    for offset in (-1, 6):
        with pytest.raises(ValueError, match="no such offset"):
            document.place(offset)


def test_pages_come_through_the_child() -> None:
    pages = [
        [PdfText("The town", y=760, size=20), *lines(["It was founded in 1204."], 72, 700)],
        lines(["The wall came later."], 72, 700),
    ]
    document = document_from_bytes(pdf_of(pages, labels="0 << /S /r >>"), "pdf/1")
    later = document.text.index("The wall")
    assert document.pages == (Page(0, 1, "i"), Page(later, 2, "ii"))
    assert document.place(later + 3) == Place(2, "ii", ("The town",))
    assert document.place(later - 1) == Place(1, "i", ("The town",))


def test_a_page_is_named_once_and_blank_pieces_leave_nothing() -> None:
    extracted = assemble(
        [Piece("paragraph", "  "), Piece("paragraph", "a", 0, ((0, 2, "2"),)),
         Piece("paragraph", "b c", 0, ((0, 2, "2"), (2, 3, "3")))],
        "title",
    )  # fmt: skip
    assert extracted.text == "a\n\nb c"
    assert extracted.pages == (Page(0, 2, "2"), Page(5, 3, "3"))
    assert extracted.title == "title"


def test_sections_of_references_end_at_the_next_heading_of_their_level() -> None:
    pieces = [
        Piece("heading", "Town", 1), Piece("paragraph", "A long paragraph about the town."),
        Piece("heading", "7. See also", 2), Piece("heading", "Others", 3), Piece("list-item", "x"),
        Piece("heading", "Trade", 2), Piece("paragraph", "Table 2 shows the trade."),
        Piece("paragraph", "Table 2: The trade"), Piece("heading", "LITERATUR:", 2),
    ]  # fmt: skip
    assert [piece.text for piece in without_boilerplate(pieces)] == [
        "Town", "A long paragraph about the town.", "Trade", "Table 2 shows the trade.",
    ]  # fmt: skip
