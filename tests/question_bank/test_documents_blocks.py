from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.document import Document
from question_bank.documents.loading import document_from_bytes
from question_bank.errors import DocumentError

WRAPPED = """The history of the town

The town was founded in 1204 by settlers from
the coast, who had lost their harbour in a
storm of the year before.
They built a wall.

Its parts:
the old market
the new market
"""


def blocks(text: str, extractor: str = "text/1") -> list[str]:
    document = document_from_bytes(text.encode(), extractor)
    return [document.text[block.start : block.end] for block in document.blocks]


def test_lines_wrapped_by_hand_are_one_block_and_lists_are_not() -> None:
    assert blocks(WRAPPED) == [
        "The history of the town",
        "The town was founded in 1204 by settlers from\n"
        "the coast, who had lost their harbour in a\n"
        "storm of the year before.",
        "They built a wall.",
        "Its parts:",
        "the old market",
        "the new market",
    ]


def test_long_lines_are_blocks_of_their_own() -> None:
    long, longer = "word " * 40, "other " * 60
    assert blocks(f"{long}\n{longer}\nshort") == [long.strip(), longer.strip(), "short"]


def test_blanks_around_a_block_are_not_part_of_it() -> None:
    assert blocks("  one  \n \t\n\n   two\n") == ["one", "two"]


def covers_in_order(document: Document) -> bool:
    """Blocks are stripped, in order, apart, and hold all that is not blank."""
    position = 0
    for block in document.blocks:
        piece = document.text[block.start : block.end]
        between = document.text[position : block.start]
        if not piece.strip() or between.strip() or block.start < position:
            return False
        position = block.end
    return not document.text[position:].strip()


LINES = st.lists(
    st.sampled_from(["", " ", "\t", "word", "two words", "x" * 45, "w " * 25, "w " * 90, "> q"]),
    min_size=1,
).map("\n".join)


@given(LINES, st.sampled_from(["text/1", "markdown/1"]))
def test_blocks_cover_the_text_in_order(text: str, extractor: str) -> None:
    try:
        document = document_from_bytes(text.encode(), extractor)
    except DocumentError:
        assert not text.replace(">", "").strip()
        return
    assert covers_in_order(document)


@given(st.text(alphabet="*_`[]()<>!#-+>|~\\& \n\tab1.:\"'=x", min_size=1, max_size=200))
def test_blocks_cover_any_markdown_in_order(text: str) -> None:
    try:
        document = document_from_bytes(text.encode(), "markdown/1")
    except DocumentError:
        return
    assert covers_in_order(document)
