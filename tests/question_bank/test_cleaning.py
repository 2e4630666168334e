from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.cleaning import clean


@pytest.mark.parametrize(
    ("original", "view"),
    [
        ("in 2014.[35][36] Then", "in 2014. Then"),
        ("[2] During it", "During it"),
        ("a word[note 2] and[n 1] more[NB 3]", "a word and more"),
        (
            "so it was.[citation needed] And[who?] then [dubious – discuss] so",
            "so it was. And then so",
        ),
        ("as of 2020[update], some[clarification needed]", "as of 2020, some"),
        ("as shown in [5]. Yes", "as shown in. Yes"),
        ("the end.[a] Next", "the end. Next"),
        ("a note[^1] and [^long-name] so", "a note and so"),
        ("so\u00adft hy\u200bphen\ufeff", "soft hyphen"),
        ("“He said ‘no’,” «oui»", '"He said \'no\'," "oui"'),
        ("don’t", "don't"),
        ("a\u00a0b\u2009c \t d", "a b c d"),
        ("  first \n\tsecond  ", "first\nsecond"),
        ("one\u2028two\x0cthree", "one\ntwo\nthree"),
        ("a [1] b", "a b"),
        ("[[1]2] a[cita[3]tion needed]", "a"),
    ],
)
def test_what_a_reader_passes_over_is_left_out(original: str, view: str) -> None:
    assert clean(original).text == view


@pytest.mark.parametrize(
    "text",
    [
        "pronounced [ˈlwis alˈmaɣɾo] by all",
        "the [21st] century, [sic] and [s]he",
        "from x[i] to x[n] in [0, 1]",
        "an interval [1, 2], in [2016] or [3.5]",
        "what [really] needed [help] and [ ] or []",
        "an open [ and a close ] bracket [35",
        "3–4 — 5′ 6″ é",
        "a family 👨\u200d👩\u200d👧 and می\u200cخواهم",
        "two\n\n\nlines",
        "",
    ],
)
def test_what_may_be_text_stays(text: str) -> None:
    view = clean(text)
    assert view.text == text
    for start in range(len(text)):
        assert view.to_original(start, start + 1) == (start, start + 1)


def test_a_found_span_is_mapped_to_the_characters_of_the_original() -> None:
    original = "He met “Ada\u00adlina”[12]  in\u00a0 1815.[3][4] They left."
    view = clean(original)
    assert view.text == 'He met "Adalina" in 1815. They left.'
    start = view.text.index("Adalina")
    low, high = view.to_original(start, start + len("Adalina"))
    assert original[low:high] == "Ada\u00adlina"
    start = view.text.index("in 1815.")
    low, high = view.to_original(start, start + len("in 1815."))
    assert original[low:high] == "in\u00a0 1815."
    assert view.from_original(low, high) == (start, start + len("in 1815."))


def test_a_span_of_left_out_characters_is_empty_in_the_view() -> None:
    view = clean("word[12] more")
    start, end = view.from_original(4, 8)
    assert start == end == 4


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 5)])
def test_spans_outside_of_the_view_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        clean("four").to_original(start, end)
    if start != end:
        with pytest.raises(ValueError, match="no such span"):
            clean("four").from_original(start, end)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["[", "[1]", "“", " ", "\u00a0a", "]", "[a ", " \u200b", "\n "])
def test_300_000_of_anything_are_cleaned(piece: str) -> None:
    view = clean(piece * 300_000 + "end")
    assert view.text.endswith("end")


PIECES = (
    "[ ] [1] [12 2] [note_2] [citation_needed] citation _needed [a] . , ) ? ! word a Z 9 ^ é 👩 می"
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([piece.replace("_", " ") for piece in PIECES.split()]),
        st.sampled_from(" \u00a0\u200b\u00ad\u200d\u200c\u2028\n\t\x85“’«\"'"),
        st.characters(),
    ),
    max_size=40,
).map("".join)

FOLDED = {" ", "\n", "'", '"'}


@given(TEXTS)
def test_the_map_rises_and_kept_characters_are_those_of_the_original(original: str) -> None:
    view = clean(original)
    last = -1
    for place, character in enumerate(view.text):
        start, end = view.to_original(place, place + 1)
        assert end == start + 1
        assert start > last
        assert original[start] == character or character in FOLDED
        assert view.from_original(start, end) == (place, place + 1)
        last = start


@given(TEXTS)
def test_the_view_of_a_view_is_itself(original: str) -> None:
    view = clean(original).text
    assert clean(view).text == view


@given(TEXTS, st.data())
def test_a_span_of_the_original_holds_its_view(original: str, data: st.DataObject) -> None:
    view = clean(original)
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, len(original)))
    first, stop = view.from_original(start, end)
    assert 0 <= first <= stop <= len(view.text)
    if first < stop:
        low, high = view.to_original(first, stop)
        assert start <= low < high <= end
