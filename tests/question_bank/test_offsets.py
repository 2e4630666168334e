from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.loading import document_from_bytes
from question_bank.documents.offsets import Utf16Map, wrap_long_lines

TEXTS = st.text(alphabet=st.sampled_from("ab \n\u0301é€😀𝔸"), max_size=60)


def units(text: str) -> int:
    """UTF-16 units, counted by the codec."""
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_offsets_and_utf16_positions_agree_with_the_codec(text: str) -> None:
    positions = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert positions.to_utf16(offset) == units(text[:offset])
        assert positions.to_codepoints(units(text[:offset])) == offset


def test_a_position_inside_of_a_pair_is_that_of_its_character() -> None:
    positions = Utf16Map("a😀😀b")
    assert [positions.to_codepoints(n) for n in range(7)] == [0, 1, 1, 2, 2, 3, 4]


def test_a_passage_after_emoji_and_windows_line_ends_is_found_by_a_window() -> None:
    document = document_from_bytes("One 😀.\r\nTwo 🎉🎉.\r\nThree.".encode(), "text/1")
    start = document.text.index("Three")
    position = Utf16Map(document.text).to_utf16(start)
    shown = document.text.encode("utf-16-le")[position * 2 : (position + 5) * 2]
    assert shown.decode("utf-16-le") == "Three"


@given(TEXTS, st.integers(1, 20))
def test_wrapping_inserts_line_breaks_only(text: str, limit: int) -> None:
    wrapped = wrap_long_lines(text, limit)
    assert all(len(line) <= limit for line in wrapped.text.split("\n"))
    inserted = [offset + n for n, offset in enumerate(wrapped.breaks)]
    assert all(wrapped.text[place] == "\n" for place in inserted)
    rest = "".join(c for place, c in enumerate(wrapped.text) if place not in set(inserted))
    assert rest == text


@given(TEXTS, st.integers(1, 20))
def test_offsets_go_to_the_display_and_back(text: str, limit: int) -> None:
    wrapped = wrap_long_lines(text, limit)
    for offset in range(len(text) + 1):
        shown = wrapped.to_display(offset)
        assert wrapped.text[shown : shown + 1] == text[offset : offset + 1]
        assert wrapped.to_original(shown) == offset


@given(TEXTS, st.integers(1, 20), st.data())
def test_a_span_shown_has_its_own_characters(text: str, limit: int, data: st.DataObject) -> None:
    wrapped = wrap_long_lines(text, limit)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = wrapped.span_to_display(start, end)
    inserted = sum(start < place < end for place in wrapped.breaks)
    assert high - low == end - start + inserted
    assert wrapped.text[low:high].replace("\n", "") == text[start:end].replace("\n", "")


def test_lines_are_cut_behind_a_blank_where_one_is_near() -> None:
    wrapped = wrap_long_lines("word " * 1000 + "\nshort", 2000)
    assert [len(line) for line in wrapped.text.split("\n")] == [2000, 2000, 1000, 5]
    assert wrap_long_lines("x" * 5000).breaks == (2000, 4000)
    assert wrap_long_lines("short\nlines\n").breaks == ()


def test_a_line_of_five_megabytes_is_wrapped() -> None:
    wrapped = wrap_long_lines("x" * 5_000_000)
    assert len(wrapped.breaks) == 2499
    assert wrapped.to_original(wrapped.to_display(4_999_999)) == 4_999_999


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 characters"):
        wrap_long_lines("text", 0)
