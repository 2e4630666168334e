"""Pages of PDFs as pictures: the passage is marked where it is printed, or not at all."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from data.documents.files import PdfText, lines, pdf_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents import confinement
from question_bank.documents.confinement import draw_confined
from question_bank.documents.pdf.picture import (
    BYTES_PER_PIXEL,
    MAX_PIXELS,
    Box,
    PagePicture,
    Wanted,
    located,
)
from question_bank.errors import DocumentError

STORM = "On 3 May 1915, a storm destroyed the north tower."


def page_with_storm(y: float = 400) -> bytes:
    return pdf_of([[PdfText("The harbour opened in 1907.")], [PdfText(STORM, 100, y, 12)]])


def darkness(picture: PagePicture, box: Box) -> float:
    """The share of dark pixels within a box."""
    left, right = (int(box[n] * picture.width) for n in (0, 2))
    top, bottom = (int(box[n] * picture.height) for n in (1, 3))
    dark = count = 0
    for row in range(top, bottom):
        for across in range(left, right):
            place = (row * picture.width + across) * BYTES_PER_PIXEL
            dark += sum(picture.pixels[place : place + 3]) < 200
            count += 1
    return dark / max(1, count)


def test_the_passage_is_marked_where_it_is_printed() -> None:
    picture = draw_confined(page_with_storm(), 2, 900, [Wanted(STORM)])
    assert picture.width == 900
    assert abs(picture.height - 900 * 842 / 595) < 2
    assert picture.found == (True,)
    [(index, box)] = picture.marks
    assert index == 0
    assert abs(box[0] - 100 / 595) < 0.01
    assert box[1] < 1 - 404 / 842 < box[3]
    assert darkness(picture, box) > 0.05
    assert darkness(picture, (0.0, 0.0, 1.0, box[1])) == 0
    assert darkness(picture, (0.0, box[3], 1.0, 1.0)) == 0


def test_lines_divided_words_and_marks_of_notes_are_no_hindrance() -> None:
    text = ["A storm des-", "troyed the north", "tower."]
    data = pdf_of([lines(text, 72, 700)])
    picture = draw_confined(data, 1, 400, [Wanted("A storm destroyed the north tower.")])
    assert len(picture.marks) == 3
    tops = [box[1] for _index, box in picture.marks]
    assert tops == sorted(tops)


def test_columns_that_were_set_in_rows_are_found_in_reading_order() -> None:
    left = [f"left words of the line number {n} go on" for n in range(12)]
    right = [f"right words of the line number {n} go on" for n in range(12)]
    rows = [
        one
        for pair in zip(lines(left, 60, 700), lines(right, 320, 700), strict=True)
        for one in pair
    ]
    wanted = Wanted("line number 4 go on left words of the line number 5")
    picture = draw_confined(pdf_of([rows]), 1, 600, [wanted])
    assert picture.found == (True,)
    assert all(box[2] < 0.52 for _index, box in picture.marks)


def test_a_page_on_its_side_has_its_marks_where_the_words_are() -> None:
    texts = [
        PdfText(f"Turned words {n} on a page", 100 + 20 * n, 200, turned=True) for n in range(4)
    ]
    picture = draw_confined(pdf_of([texts]), 1, 600, [Wanted("Turned words 2 on a page")])
    [(_index, box)] = picture.marks
    assert box[0] < 140 / 595 < box[2] + 0.01
    assert darkness(picture, box) > 0.03


def test_a_passage_that_is_there_twice_is_told_by_its_neighbours() -> None:
    data = pdf_of([lines(["In 1907 it was opened.", "In 1915 it was opened."], 72, 700, 12)])
    plain, told = draw_confined(
        data, 1, 500, [Wanted("it was opened."), Wanted("it was opened.", before="In 1915 ")]
    ).found
    assert (plain, told) == (False, True)


def test_a_passage_that_is_not_there_is_not_marked() -> None:
    picture = draw_confined(page_with_storm(), 1, 300, [Wanted(STORM)])
    assert (picture.marks, picture.found) == ((), (False,))


@given(
    st.lists(st.text("ab1-. ", min_size=1, max_size=6), max_size=12),
    st.text("ab1-. ", max_size=8),
)
def test_what_is_marked_reads_as_the_passage(texts: list[str], exact: str) -> None:
    words = [(text, (0.0, n / 100, 0.1, (n + 1) / 100)) for n, text in enumerate(texts)]
    boxes = located(words, Wanted(exact))

    def letters(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    if boxes:
        marked = "".join(text for text, box in words if boxes[0][1] <= box[1] <= boxes[-1][1])
        assert letters(exact) in letters(marked)
        assert letters("".join(texts)).count(letters(exact)) == 1


@pytest.mark.parametrize(("number", "data"), [(3, page_with_storm()), (1, b"%PDF-1.4 nothing")])
def test_what_cannot_be_drawn_is_refused_in_words(number: int, data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"\.$"):
        draw_confined(data, number, 300)


def test_a_giant_page_is_drawn_within_the_limit() -> None:
    data = page_with_storm().replace(b"[0 0 595 842]", b"[0 0 99 9999]")
    picture = draw_confined(data, 1, 2_000)
    assert picture.width * picture.height <= MAX_PIXELS


def test_limits_end_the_drawing() -> None:
    with pytest.raises(DocumentError, match="memory"):
        draw_confined(page_with_storm(), 1, 2_000, memory_limit_bytes=60_000_000)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_drawn_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(page_with_storm())
    for _n in range(30):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        picture = draw_confined(bytes(data), 2, 200, [Wanted(STORM)])
    except DocumentError:
        return
    assert len(picture.pixels) == picture.width * picture.height * BYTES_PER_PIXEL


@pytest.mark.parametrize(
    "told",
    [
        {"width": 2, "height": 3, "marks": [], "found": []},  # fewer pixels than it says
        {"width": -2, "height": -2, "marks": [], "found": []},
        {"width": 2, "height": 2, "marks": [], "found": [True]},
        {"width": 2, "height": 2, "marks": [[0, [0, 0, 1, 1]]], "found": []},
        {"width": 2, "height": 2, "marks": [[0, [0, 0, 9, 1]]], "found": []},
        {"width": 2, "height": 2, "marks": ["x"], "found": []},
        {"width": 1e400, "height": 2, "marks": [], "found": []},
        {"width": 2},
        [],
    ],
)
def test_an_answer_of_a_child_taken_over_is_no_picture(told: object) -> None:
    answer = json.dumps(told).encode() + b"\n" + bytes(16)
    assert confinement._seen(answer, 0) is None


def test_a_sound_answer_is_a_picture() -> None:
    told = {"width": 2, "height": 2, "marks": [[0, [0, 0, 1, 1]]], "found": [True]}
    picture = confinement._seen(json.dumps(told).encode() + b"\n" + bytes(16), 1)
    assert picture is not None
    assert picture.marks == ((0, (0.0, 0.0, 1.0, 1.0)),)


def test_nothing_is_drawn_in_this_process(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "page.pdf"
    path.write_bytes(page_with_storm())
    script = (
        "import sys; from question_bank.documents.confinement import draw_confined;"
        "draw_confined(open(sys.argv[1], 'rb').read(), 1, 100);"
        "assert not [name for name in sys.modules if 'pdfium' in name]"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
