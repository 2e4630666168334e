from __future__ import annotations

import textwrap
import zlib

import pytest
from data.documents.blocks import in_order, shown
from data.documents.files import PdfText, lines, pdf_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.pdf import extract_pdf
from question_bank.documents.pieces import Extracted
from question_bank.errors import DocumentError

LEFT = textwrap.wrap(
    "The harbour of the town was built by settlers who had lost their ships in a storm of the year "
    "before and wanted no other life than that of the sea, of which they knew every wind. They had "
    "come in the spring of 1204, with eleven ships and all that they owned, and stayed.",
    42,
)
RIGHT = textwrap.wrap(
    "In the second century of its life the town bought the right to hold a market, from a bishop "
    "who needed money for a war that he lost. The merchants came from far, and some of them built "
    "the houses along the quay, of which nine are still there and can be visited on Sundays.",
    42,
)


def texts(extracted: Extracted) -> list[str]:
    return [text for _, _, text in shown(extracted)]


def joined(words: list[str]) -> str:
    return " ".join(words)


def test_lines_are_joined_to_paragraphs_and_large_type_is_a_heading() -> None:
    page = [
        PdfText("A history of the town", y=780, size=20, bold=True),
        *lines(LEFT, 72, 740),
        PdfText("The market", y=620, size=14, bold=True),
        *lines(RIGHT, 72, 595),
    ]
    extracted = extract_pdf(pdf_of([page]))
    assert shown(extracted) == [
        ("heading", 1, "A history of the town"),
        ("paragraph", 0, joined(LEFT)),
        ("heading", 2, "The market"),
        ("paragraph", 0, joined(RIGHT)),
    ]
    assert extracted.title == "A history of the town"


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    """Whatever the order in the file: column by column, or line by line across both."""
    left, right = lines(LEFT, 72, 700), lines(RIGHT, 320, 700)
    mixed = [one for pair in zip(left, right, strict=False) for one in pair]
    rest = [*left[len(right) :], *right[len(left) :]]
    page = [PdfText("A history of the town", y=740, size=20)]
    page += [*mixed, *rest] if by_rows else [*right, *left]
    assert texts(extract_pdf(pdf_of([page]))) == [
        "A history of the town", joined(LEFT), joined(RIGHT),
    ]  # fmt: skip


def test_three_columns_under_a_title_and_above_a_line() -> None:
    columns = [
        textwrap.wrap(f"{word} " * 30 + word + ".", 24) for word in ("north", "south", "west")
    ]
    page = [PdfText("Winds and what the sailors of the town said of each of them", y=760, size=16)]
    for number, column in enumerate(columns):
        page += lines(column, 60 + 170 * number, 720)
    page.append(
        PdfText("Below, a sentence that goes over the whole page, to its end.", 60, 500, 16)
    )
    found = texts(extract_pdf(pdf_of([page])))
    assert found[0].startswith("Winds")
    assert "".join(found[1:]).index("north") < "".join(found[1:]).index("south")
    assert all(len(set(text.strip(".").split())) == 1 for text in found[1:-1])
    assert found[-1].startswith("Below")


def test_rows_of_a_table_are_no_columns() -> None:
    page = lines(LEFT, 72, 740)
    page += lines(["year", "1900", "1901"], 72, 500)
    page += lines(["ships", "12", "14"], 200, 500)
    assert shown(extract_pdf(pdf_of([page])))[1:] == [
        ("table-row", 0, "year\tships"),
        ("table-row", 0, "1900\t12"),
        ("table-row", 0, "1901\t14"),
    ]


def test_divided_words_are_joined_and_compounds_are_not() -> None:
    page = lines(
        ["The well-known settle-", "ment of the Franco-", "Prussian time was well-",
         "known to the inhab-", "itants of 1914-", "1918 and to oth\xad", "ers."], 72, 740,
    )  # fmt: skip
    assert extract_pdf(pdf_of([page])).text == (
        "The well-known settlement of the Franco-Prussian time was well-known to the inhabitants "
        "of 1914-1918 and to others."
    )


def test_a_document_that_divides_no_words_keeps_its_hyphens() -> None:
    compounds = "sea-going nine-gated half-timbered red-brick long-lived far-sighted low-lying x-y"
    pairs = [compound.split("-") for compound in compounds.split()]
    words = [part for begun, ended in pairs for part in (f"a {begun}-", f"{ended} thing with")]
    assert (
        "a sea-going thing with a nine-gated" in extract_pdf(pdf_of([lines(words, 72, 740)])).text
    )
    words = [*words, "seagoing and longlived"]
    assert "a seagoing thing with a ninegated" in extract_pdf(pdf_of([lines(words, 72, 740)])).text


def test_ligatures_are_letters() -> None:
    assert extract_pdf(pdf_of([[PdfText("The ﬁrst ﬂight")]])).text == "The first flight"


def book(count: int) -> list[list[PdfText]]:
    """Pages with a running head, a number, and a sentence that goes on over each page's end."""
    return [
        [
            PdfText("A history of the town", 72, 810, 9),
            PdfText(str(number + 5), 290, 30, 9),
            *lines([f"{word}, {line}" for line in LEFT[:-1]], 72, 760),
        ]
        for number, word in enumerate(["one", "two", "three", "four"][:count])
    ]


def test_running_heads_and_page_numbers_are_dropped_and_sentences_go_on() -> None:
    pages = book(4)
    extracted = extract_pdf(pdf_of(pages))
    assert "A history" not in extracted.text
    assert len(extracted.blocks) == 1
    assert not any(text.strip().isdigit() for text in texts(extracted))


def test_pages_have_their_numbers_and_labels() -> None:
    pages = [[PdfText(f"Words of sheet {number}.")] for number in range(4)]
    pages[2] = []
    extracted = extract_pdf(pdf_of(pages, labels="0 << /S /r >> 3 << /S /D /St 1 /P (A-) >>"))
    assert [(page.number, page.label) for page in extracted.pages] == [
        (1, "i"), (2, "ii"), (4, "A-1"),
    ]  # fmt: skip
    for page in extracted.pages:
        assert extracted.text[page.start :].startswith(f"Words of sheet {page.number - 1}.")


def test_a_page_may_begin_in_mid_paragraph() -> None:
    first = lines([*LEFT[:-1], "and they set sail for the islands with what they"], 72, 760)
    second = lines(["had saved, and were never seen again in the town.", *RIGHT], 72, 760)
    extracted = extract_pdf(pdf_of([first, second]))
    start = extracted.pages[1].start
    assert extracted.text[start:].startswith("had saved")
    assert extracted.blocks[0].start < start < extracted.blocks[0].end


def test_footnotes_and_their_marks_are_dropped_but_not_exponents() -> None:
    page = [
        PdfText("The town", 72, 740, 12), PdfText("1", 118.3, 745, 7),
        PdfText("paid 10", 130, 740, 12), PdfText("5", 170.7, 745, 7),
        PdfText("marks, or more, to the bishop for the right.", 72, 725, 12),
        PdfText("1 It is not known which marks these were.", 72, 90, 8),
    ]  # fmt: skip
    assert extract_pdf(pdf_of([page])).text == (
        "The town paid 10⁵ marks, or more, to the bishop for the right."
    )


def test_captions_and_references_are_left_out() -> None:
    page = [
        *lines(LEFT, 72, 740),
        PdfText("Figure 3. The harbour in 1900.", 72, 600, 10),
        PdfText("References", 72, 560, 16, bold=True),
        PdfText("Miller, A. (1999). Towns.", 72, 540, 10),
        PdfText("Afterword", 72, 500, 16, bold=True),
        *lines(RIGHT, 72, 480),
    ]
    assert texts(extract_pdf(pdf_of([page]))) == [joined(LEFT), "Afterword", joined(RIGHT)]


def test_the_outline_knows_the_headings() -> None:
    page = [PdfText("Beginnings", y=760, size=11), *lines(LEFT, 72, 730, 11)]
    outline = [("1 Beginnings", 0)]
    assert shown(extract_pdf(pdf_of([page], outline=outline)))[0] == ("heading", 1, "Beginnings")
    assert shown(extract_pdf(pdf_of([page])))[0][0] == "paragraph"


def test_sizes_that_look_alike_are_one_level() -> None:
    page = [PdfText("First", y=760, size=16), *lines(LEFT, 72, 735)]
    page += [PdfText("Second", y=600, size=15.8), *lines(RIGHT, 72, 575)]
    headings = [block for block in shown(extract_pdf(pdf_of([page]))) if block[0] == "heading"]
    assert headings == [("heading", 1, "First"), ("heading", 1, "Second")]


def test_lists_lose_their_bullets() -> None:
    page = lines(["It has:", "• a market", "• a wall with", "  nine gates", "1) order"], 72, 740)
    assert shown(extract_pdf(pdf_of([page]))) == [
        ("paragraph", 0, "It has:"),
        ("list-item", 0, "a market"),
        ("list-item", 0, "a wall with nine gates"),
        ("list-item", 0, "1) order"),
    ]


def test_a_page_on_its_side_is_read_and_what_stands_askew_is_not() -> None:
    turned = [PdfText(text, 100 + 12 * n, 72, 10, turned=True) for n, text in enumerate(LEFT)]
    assert extract_pdf(pdf_of([turned])).text == joined(LEFT)
    upright = lines(LEFT, 72, 740)
    assert extract_pdf(pdf_of([[PdfText("Draft", 30, 300, 40, turned=True), *upright]])).text == (
        joined(LEFT)
    )


def test_the_title_of_the_file_is_taken_if_it_is_one() -> None:
    page = [PdfText("Heading", size=20), *lines(LEFT, 72, 600)]
    assert extract_pdf(pdf_of([page], title="A Town")).title == "A Town"
    assert extract_pdf(pdf_of([page], title="Microsoft Word - a.doc")).title == "Heading"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "damaged"),
        (pdf_of([[PdfText("Words.")]])[:300], "damaged"),
        (pdf_of([[PdfText("Words.")]], encrypted=True), "password"),
        (pdf_of([[], []]), "OCR"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract_pdf(data)


WORDS = st.builds(
    PdfText,
    st.text("ab1.-• ﬁ\xad(\\A", min_size=1, max_size=12),
    st.integers(-50, 650), st.integers(-50, 900), st.sampled_from([0.5, 7, 10, 11, 20, 300]),
    st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=15), min_size=1, max_size=4))
def test_any_page_has_blocks_in_order(pages: list[list[PdfText]]) -> None:
    try:
        extracted = extract_pdf(pdf_of(pages))
    except DocumentError:
        return
    assert in_order(extracted)
    extracted.text.encode()


@given(st.binary(max_size=60), st.integers(0, 1200))
def test_any_bytes_are_a_pdf_or_refused(data: bytes, place: int) -> None:
    whole = pdf_of([[PdfText("Some words.")], [PdfText("More.")]], outline=[("a", 0), ("b", 1)])
    for damaged in (data, b"%PDF-1.4\n" + data, whole[:place] + data + whole[place + len(data) :]):
        try:
            extracted = extract_pdf(damaged)
        except DocumentError:
            continue
        assert in_order(extracted)


def test_a_deflated_page_is_read() -> None:
    content = b"BT /F0 12 Tf 72 700 Td (Packed words.) Tj ET"
    packed = zlib.compress(content)
    plain = pdf_of([[PdfText("@@@")]])
    start = plain.index(b"<< /Length")
    end = plain.index(b"endstream")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(packed), packed)
    assert extract_pdf(plain[:start] + stream + plain[end:]).text == "Packed words."
