"""Citations as lines that people read: written, read back, and what the file does not say."""

from __future__ import annotations

from exchanging import SOURCES, citations, texts
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Citation, Kind, Question, Source, TrueFalse
from question_bank.exchange import Outcome, format_named
from question_bank.exchange.citing import (
    read_source_lines,
    source_line,
    split_citations,
    with_citations,
)
from question_bank.exchange.moodle_cloze import html_of_plain
from question_bank.exchange.rich import Rich

KNOWN = {source.id: source for source in SOURCES}
CITED = Citation("almagro", 120, 145, "They met on 3 March 2020.", "In Madrid ", "\n\nLater")


def test_a_person_can_read_the_line() -> None:
    assert with_citations("Because.", [CITED], KNOWN) == (
        "Because.\n\nSource almagro: “They met on 3 March 2020.” — “Luis \\u201cLucho\\u201d "
        "Almagro”, “a folder/almagro.txt”, characters 120 to 145, after “In Madrid\\s”, "
        "before “\\n\\nLater”."
    )


@given(st.just("") | texts, st.lists(citations(), max_size=3))
def test_text_and_citations_come_apart_again(text: str, cited: list[Citation]) -> None:
    kept, found = split_citations(with_citations(text, cited, KNOWN))
    assert kept == text
    assert [one.citation for one in found] == cited


@given(st.lists(citations(), min_size=1, max_size=3))
def test_html_and_closed_up_blanks_do_not_hurt_them(cited: list[Citation]) -> None:
    written = with_citations("Because.", cited, KNOWN)
    through_html = Rich.of_html(html_of_plain(written)).plain
    assert [one.citation for one in split_citations(through_html)[1]] == cited
    on_one_line = " ".join(written.split())
    assert [one.citation for one in split_citations(on_one_line)[1]] == cited


def test_words_behind_a_citation_and_wrong_spans_leave_it_text() -> None:
    line = with_citations("", [CITED], KNOWN)
    for text in (f"{line} And more.", line.replace("145", "146"), line.replace("a folder", "..")):
        assert split_citations(text) == (text, [])


@given(st.sampled_from(SOURCES))
def test_documents_come_back(source: Source) -> None:
    assert read_source_lines(f"// {source_line(source)}") == [source]


def test_a_file_name_that_leaves_its_folder_is_no_document() -> None:
    line = source_line(SOURCES[0]).replace("a folder/almagro.txt", "../../etc/passwd")
    assert read_source_lines(line) == []


def test_without_the_documents_fingerprint_the_citation_is_kept_and_it_is_told() -> None:
    question = Question("q1", Kind.TRUE_FALSE, "Right?", TrueFalse(True), citations=(CITED,))
    text = with_citations("", question.citations, KNOWN).replace(":", "\\:").replace("\\n", "\\\\n")
    data = f"Right?{{T####{text.replace(chr(92) + 's', chr(92) * 2 + 's')}}}"
    data = data.replace("\\u201", "\\\\u201")
    read = format_named("gift").read(data.encode("utf-8"), "x.gift")
    assert read.notes[0].outcome is Outcome.KEPT
    assert read.bank.questions[0].citations == (CITED,)
    assert "fingerprint is missing" in read.remarks[0]
    (source,) = read.bank.sources
    assert (source.id, source.file) == ("almagro", "a folder/almagro.txt")
