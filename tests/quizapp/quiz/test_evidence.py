"""Evidence: what a marked span is worth, against hand-made cases and laws that must hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.quiz.evidence import Evidence, score_evidence, sentence_of

TEXT = (
    "The harbour opened in 1907. On 3 May 1915, a storm destroyed the north tower.\n\n"
    "Clara Whitmore led the 42 workers! She was 31. Was it rebuilt? It was rebuilt in 1916."
)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


CITED = span("a storm destroyed the north tower")


@pytest.mark.parametrize(
    ("marked", "verdict"),
    [
        ("a storm destroyed the north tower", Evidence.FOUND),
        ("On 3 May 1915, a storm destroyed the north tower.", Evidence.FOUND),  # its sentence
        ("a storm destroyed the north", Evidence.FOUND),
        ("storm", Evidence.NEAR),
        (TEXT, Evidence.NEAR),  # to mark everything proves little
        ("The harbour opened in 1907.", Evidence.MISSED),
        ("On 3 May 1915,", Evidence.MISSED),  # the sentence, but not what proves it
    ],
)
def test_cases(marked: str, verdict: Evidence) -> None:
    assert score_evidence(TEXT, [span(marked)], [CITED]).verdict is verdict


def test_a_reckoning_by_hand() -> None:
    # Cited 28 letters; marked 28 of them and "Clara", 5 letters more.
    marked = [CITED, span("Clara")]
    told = score_evidence(TEXT, marked, [CITED])
    assert told.recall == 1
    assert told.precision == pytest.approx(28 / 33)
    assert told.score == pytest.approx(2 * (28 / 33) / (28 / 33 + 1))


def test_several_passages_prove_together() -> None:
    both = [span("opened in 1907"), span("rebuilt in 1916")]
    half = score_evidence(TEXT, [span("opened in 1907")], both)
    assert half.recall == pytest.approx(0.5, abs=0.05)
    assert score_evidence(TEXT, both, both).score == 1


def test_the_same_words_elsewhere_prove_it_too() -> None:
    text = "It was closed. In 1907 it opened. Much later: In 1907 it opened. The end."
    first = span("In 1907 it opened.", text)
    second = text.index("In 1907", first[1])
    told = score_evidence(text, [(second, second + 18)], [first])
    assert told.verdict is Evidence.FOUND


def test_nothing_marked_is_nothing() -> None:
    assert score_evidence(TEXT, [], [CITED]).score == 0
    assert score_evidence(TEXT, [span(". ")], [CITED]).score == 0


@pytest.mark.parametrize("cited", [[], [(0, 10_000)], [(5, 2)]])
def test_impossible_spans_are_refused(cited: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match=r"span|citation"):
        score_evidence(TEXT, [], cited)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("storm", "On 3 May 1915, a storm destroyed the north tower."),
        ("tower.", "On 3 May 1915, a storm destroyed the north tower."),
        ("Clara", "Clara Whitmore led the 42 workers!"),
        ("Was it", "Was it rebuilt?"),
        ("in 1916", "It was rebuilt in 1916."),
        ("31. Was", "She was 31. Was it rebuilt?"),
    ],
)
def test_sentences(words: str, sentence: str) -> None:
    start, end = sentence_of(TEXT, span(words))
    assert TEXT[start:end] == sentence


TEXTS = st.text("ab1. !\n", min_size=1, max_size=60)


@given(st.data())
def test_laws(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda two: (min(two), max(two)))
    marked = data.draw(st.lists(spans, max_size=3))
    cited = data.draw(st.lists(spans, min_size=1, max_size=3))
    told = score_evidence(text, marked, cited)
    assert 0 <= told.score <= 1
    assert 0 <= told.precision <= 1
    assert 0 <= told.recall <= 1
    assert told == score_evidence(text, [*marked, *marked], cited)  # twice is once
    assert told == score_evidence(text, list(reversed(marked)), cited)
    if any(letter.isalnum() for start, end in cited for letter in text[start:end]):
        assert score_evidence(text, cited, cited).score == 1
        sentences = [sentence_of(text, one) for one in cited]
        assert score_evidence(text, sentences, cited).score == 1
    for one in cited:
        start, end = sentence_of(text, one)
        assert start <= one[0]
        assert one[1] <= end
