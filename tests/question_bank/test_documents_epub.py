from __future__ import annotations

import pytest
from data.documents.blocks import in_order, shown
from data.documents.files import CONTAINER, epub_of, zip_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.epub_document import extract_epub
from question_bank.errors import DocumentError

OLD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title/></head><body><p>Caf&eacute;&nbsp;<i/>society.</p></body></html>"
)


def test_chapters_come_in_the_order_of_the_spine() -> None:
    extracted = extract_epub(
        epub_of(
            {
                "two%20b.xhtml": "<h1>Two</h1><p>Second words.</p>",
                "one.xhtml": OLD,
                "notes.xhtml": '<section epub:type="endnotes"><p>1. A note</p></section>',
                "bad.xhtml": "<html><body><p>Not <br> well-formed & all<p>the same.</html>",
                "gone.xhtml": "<p/>",
            },
            title="The Book",
            contents='<li><a href="one.xhtml">First</a></li>',
            more={
                "OEBPS/two b.xhtml": "<html><body><h1>Two</h1><p>Second words.</p></body></html>"
            },
        )
    )
    assert shown(extracted) == [
        ("heading", 1, "Two"),
        ("paragraph", 0, "Second words."),
        ("heading", 2, "First"),
        ("paragraph", 0, "Café\u00a0society."),
        ("paragraph", 0, "Not\nwell-formed & all"),
        ("paragraph", 0, "the same."),
    ]
    assert extracted.title == "The Book"


def test_headings_of_an_old_table_of_contents_are_taken() -> None:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><manifest>'
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="a" href="text/a.html" media-type="application/xhtml+xml"/>'
        '<item id="c" href="c.html" media-type="application/xhtml+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/><itemref idref="c" linear="no"/></spine></package>'
    )
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://x/ncx.dtd"><ncx><navMap>'
        "<navPoint><navLabel><text>Chapter one</text></navLabel>"
        '<content src="text/a.html#x"/></navPoint></navMap></ncx>'
    )
    book = zip_of(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package,
            "OEBPS/toc.ncx": ncx,
            "OEBPS/text/a.html": "<html><body><p>Words.</p></body></html>",
            "OEBPS/c.html": "<html><body><p>Aside.</p></body></html>",
        }
    )
    assert shown(extract_epub(book)) == [
        ("heading", 2, "Chapter one"),
        ("paragraph", 0, "Words."),
    ]


RIGHTS = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod '
    'Algorithm="{}"/></e:EncryptedData></encryption>'
)


def test_copy_protection_is_told_from_hidden_fonts() -> None:
    def book(algorithm: str) -> bytes:
        more = {"META-INF/encryption.xml": RIGHTS.format(algorithm)}
        return epub_of({"a.xhtml": "<p>Words.</p>"}, more=more)

    assert extract_epub(book("http://www.idpf.org/2008/embedding")).text == "Words."
    with pytest.raises(DocumentError, match="copy-protected"):
        extract_epub(book("http://www.w3.org/2001/04/xmlenc#aes256-cbc"))


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"a": "b"}, "holds no e-book"),
        ({"META-INF/container.xml": "<container/>"}, "does not say where"),
        ({"META-INF/container.xml": CONTAINER}, "is missing"),
        ({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": "<package>"}, "damaged"),
        (
            {"META-INF/container.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            "document type",
        ),
    ],
)
def test_what_is_no_book_is_refused(members: dict[str, str | bytes], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract_epub(zip_of(members))


def test_entities_of_a_chapter_do_not_grow() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<html><body><p>Words &b;</p></body></html>"
    )
    assert len(extract_epub(epub_of({"a.xhtml": bomb})).text) < 20


@given(st.binary(max_size=200), st.integers(0, 3000))
def test_any_bytes_are_a_book_or_refused(data: bytes, place: int) -> None:
    whole = epub_of({"a.xhtml": "<h1>One</h1><p>Some words.</p>"})
    for damaged in (data, whole[:place] + data + whole[place + len(data) :], whole[:place]):
        try:
            extracted = extract_epub(damaged)
        except DocumentError:
            continue
        assert in_order(extracted)
