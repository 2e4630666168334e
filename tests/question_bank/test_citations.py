from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Citation
from question_bank.citations import (
    MAX_FUZZY_LENGTH,
    CitationStatus,
    Resolution,
    cite,
    resolve,
    worst,
)
from question_bank.documents.loading import document_from_bytes

TEXT = (
    "The bridge was opened on 3 May 1887 by the mayor. It cost 40,000 pounds.\n"
    "The tunnel was opened on 9 June 1901 by the queen. It cost 95,000 pounds.\n"
    "Nothing else in the valley was built before the war began.\n"
)
OPENING = "The tunnel was opened on 9 June 1901 by the queen."


def citation(exact: str, start: int | None = None, text: str = TEXT) -> Citation:
    """A citation of `exact` made from `text`, then said to stand at `start`."""
    place = text.index(exact)
    made = cite(document_from_bytes(text.encode(), "text/1"), place, place + len(exact), "source")
    shift = 0 if start is None else start - place
    return Citation("source", made.start + shift, made.end + shift, exact, made.prefix, made.suffix)


def found(resolution: Resolution, text: str) -> str:
    return text[resolution.start : resolution.end]


def test_a_citation_carries_its_passage_and_32_characters_of_context() -> None:
    made = citation(OPENING)
    assert made.source == "source"
    assert TEXT[made.start : made.end] == made.exact == OPENING
    assert made.prefix == TEXT[made.start - 32 : made.start]
    assert made.suffix == TEXT[made.end : made.end + 32]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_a_span_that_the_document_lacks_cannot_be_cited(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        cite(document_from_bytes(TEXT.encode(), "text/1"), start, end, "source")


def test_exact_at_its_place_is_verified() -> None:
    made = citation(OPENING)
    assert resolve(made, TEXT) == Resolution(CitationStatus.VERIFIED, made.start, made.end)


def test_exact_elsewhere_is_moved() -> None:
    longer = "A line that was put in front.\n" + TEXT
    resolution = resolve(citation(OPENING), longer)
    assert resolution.status is CitationStatus.MOVED
    assert found(resolution, longer) == OPENING


def test_an_end_that_does_not_fit_the_quotation_is_not_verified() -> None:
    made = citation("before the war began.\n")
    wrong = Citation("source", made.start, made.end + 50, made.exact)
    assert resolve(wrong, TEXT) == Resolution(CitationStatus.MOVED, made.start, made.end)


def test_of_several_places_the_context_tells() -> None:
    made = citation("It cost", TEXT.index("It cost 95"))
    second = TEXT.index("It cost 95")
    told = Citation("source", 0, 7, "It cost", TEXT[second - 32 : second], " 95,000 pounds.")
    assert resolve(told, TEXT) == Resolution(CitationStatus.MOVED, second, second + 7)
    assert made.prefix.endswith("by the mayor. ")
    assert found(resolve(made, "x" + TEXT), "x" + TEXT) == "It cost"


def test_a_context_that_was_edited_itself_still_tells() -> None:
    text = TEXT.replace("95,000 pounds", "95,000 guineas")
    second = TEXT.index("It cost 95")
    told = Citation("source", 0, 7, "It cost", TEXT[second - 32 : second], TEXT[second + 7 :][:32])
    assert resolve(told, text).status is CitationStatus.MOVED
    assert resolve(told, text).start == second


def test_several_places_that_nothing_tells_apart_are_changed_not_guessed() -> None:
    text = "same words here\n" * 5
    bare = Citation("source", 33, 37, "same")
    assert resolve(bare, text) == Resolution(CitationStatus.CHANGED, 32, 36)
    alike = Citation("source", 1, 5, "same", "\n", " words here")
    assert resolve(alike, text).status is CitationStatus.CHANGED
    foreign = Citation("source", 1, 5, "same", "quite another", "context altogether")
    assert resolve(foreign, text).status is CitationStatus.CHANGED


def test_a_quotation_far_too_common_is_found_by_its_whole_context() -> None:
    text = "ab " * 5000 + "before ab behind " + "ab " * 5000
    place = text.index("before ab") + 7
    assert resolve(Citation("s", 1, 3, "ab", "before ", " behind"), text) == Resolution(
        CitationStatus.MOVED, place, place + 2
    )
    assert resolve(Citation("s", 1, 3, "ab", "nowhere ", " else"), text).status is (
        CitationStatus.CHANGED
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("9 June 1901", "8 June 1901"),
        ("by the queen", "by the old queen"),
        ("The tunnel", "This tunnel"),
        ("opened", "open\u00aded"),
        ("tunnel was", "tunnel, it seems, was"),
    ],
)
def test_an_edited_passage_is_changed_and_shown_in_whole_words(old: str, new: str) -> None:
    text = "Put in front.\n" + TEXT.replace(f"{OPENING}", OPENING.replace(old, new))
    resolution = resolve(citation(OPENING), text)
    assert resolution.status is CitationStatus.CHANGED
    assert 85 <= resolution.ratio < 100
    # Nearly all of the edited sentence and hardly more.
    shown = found(resolution, text)
    assert "was open" in shown
    assert abs(len(shown) - len(OPENING)) <= 15
    assert not text[resolution.start - 1].isalnum()


def test_of_two_edited_places_that_at_the_old_one_is_shown() -> None:
    block = TEXT.replace("9 June 1901", "9 June 1902")
    text = block + "x" * 10_000 + block
    far = Citation("s", len(block) + 10_000 + 73, len(block) + 10_123, OPENING)
    assert resolve(far, text).start >= len(block) + 10_000
    assert resolve(citation(OPENING), text).start < len(block)


@pytest.mark.parametrize("text", [None, "", "short", "An entirely different document. " * 50])
def test_a_passage_that_is_gone_or_has_no_document_is_missing(text: str | None) -> None:
    assert resolve(citation(OPENING), text) == Resolution(CitationStatus.MISSING, ratio=0.0)


def test_an_empty_quotation_proves_nothing() -> None:
    assert resolve(Citation("s", 0, 0, ""), TEXT).status is CitationStatus.MISSING


def test_half_of_a_quotation_is_no_match() -> None:
    made = citation(OPENING)
    assert resolve(made, OPENING[: len(OPENING) // 2]).status is CitationStatus.MISSING
    assert resolve(made, OPENING[:-3]).status is CitationStatus.CHANGED


@pytest.mark.parametrize("length", [900, 1500, 20_000, MAX_FUZZY_LENGTH])
def test_long_quotations_are_compared_whole(length: int) -> None:
    source = random.Random(length)
    words = ["river", "valley", "bridge", "tower", "king", "winter", "1204", "the", "of", "and"]
    text = " ".join(source.choices(words, k=30_000))
    exact = text[5_000 : 5_000 + length]
    edited = list(exact)
    for place in source.sample(range(length), length // 20):
        edited[place] = "#"
    resolution = resolve(Citation("s", 0, length, "".join(edited)), text)
    assert resolution.status is CitationStatus.CHANGED
    assert abs(resolution.start - 5_000) < 10
    assert abs(resolution.end - 5_000 - length) < 10
    half = exact[: length // 2] + "#" * (length - length // 2)
    assert resolve(Citation("s", 5_000, 5_000 + length, half), text).status is (
        CitationStatus.MISSING
    )


def test_a_quotation_beyond_the_limit_is_found_exactly_only() -> None:
    text = "word " * 20_000
    exact = text[5:] + "end"
    assert resolve(Citation("s", 0, len(exact), exact), text).status is CitationStatus.MISSING
    assert resolve(Citation("s", 0, len(exact), exact), "x" + exact).status is CitationStatus.MOVED


@pytest.mark.timeout(30)
@pytest.mark.parametrize("length", [60, 1000, 50_000])
def test_five_megabytes_of_hostile_text_end(length: int) -> None:
    source = random.Random(1)
    text = "".join(source.choices("ab", k=5_000_000))
    exact = "".join(source.choices("abc", k=length))
    resolve(Citation("s", 4_000_000, 4_000_000 + length, exact), text)
    resolve(Citation("s", 0, length, "a" * length), "a" * 5_000_000 + "b")


def test_the_worst_of_several_counts() -> None:
    assert worst([]) is CitationStatus.VERIFIED
    assert worst([CitationStatus.MOVED, CitationStatus.VERIFIED]) is CitationStatus.MOVED
    assert worst(CitationStatus) is CitationStatus.MISSING


WORDS = st.lists(
    st.sampled_from(["one", "two", "😀", "é", "\n", "two two", "of"]), min_size=1, max_size=30
).map(" ".join)


@given(WORDS, WORDS, st.data())
def test_what_is_shown_is_inside_of_the_text_and_as_its_status_says(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    made = cite(document_from_bytes((old + ".").encode(), "text/1"), start, end, "s")
    assert resolve(made, old).status is CitationStatus.VERIFIED
    resolution = resolve(made, new)
    shown = new[resolution.start : resolution.end]
    assert 0 <= resolution.start <= resolution.end <= len(new)
    if resolution.status in (CitationStatus.VERIFIED, CitationStatus.MOVED):
        assert shown == made.exact
    elif resolution.status is CitationStatus.CHANGED:
        assert shown
        assert resolution.ratio >= 85
    else:
        assert made.exact not in new
