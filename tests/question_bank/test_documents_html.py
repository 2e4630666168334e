from __future__ import annotations

import pytest
from data.documents.blocks import in_order, shown
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.decoding import decode_marked_up
from question_bank.documents.html_document import extract_html
from question_bank.errors import DocumentError

PAGE = """<!DOCTYPE html>
<html><head><title>Kiel - Encyclopedia</title><style>p {}</style>
<script>var a = "<p>no</p>";</script>
</head><body class="sidebar">
<header><h1>The Encyclopedia</h1></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main>
<h1>Kiel &amp; its har&shy;bour</h1>
<p>Kiel is a <b>city</b> with
  246,000&nbsp;inhabitants<sup class="reference"><a href="#n1">[1]</a></sup>,<br>on the
  sea&#8212;founded in 1233. 10<sup>5</sup> H<sub>2</sub>O the 1<sup>st</sup>.</p>
<figure><img src="x.png" alt="no"><figcaption>The harbour in 1900</figcaption></figure>
<h2>Districts<span class="mw-editsection">[edit]</span></h2>
<ul><li>Gaarden<ul><li>Ellerbek</li></ul></li><li><p>Wik</p></li></ul>
<blockquote><p>A quoted sentence.</p></blockquote>
<table><caption>Ships</caption><tr><th>year</th><th>ships</th></tr>
<tr><td>1900</td><td><p>12</p></td></tr></table>
<pre>x = 1
  y = 2</pre>
<aside>Read also this</aside><div hidden>hidden</div><p style="display: none">hidden too</p>
<h2>References</h2><ol class="references"><li>A book</li></ol><p>Another book</p>
<h2>Legacy</h2><p>It goes on.</p>
</main>
<footer>Imprint</footer></body></html>"""


def test_a_page_gives_its_main_content_only() -> None:
    extracted = extract_html(PAGE.encode())
    assert shown(extracted) == [
        ("heading", 1, "Kiel & its har\u00adbour"),
        (
            "paragraph",
            0,
            "Kiel is a city with 246,000\u00a0inhabitants,\non the sea—founded in 1233. "
            "10⁵ H₂O the 1st.",
        ),
        ("heading", 2, "Districts"),
        ("list-item", 0, "Gaarden"),
        ("list-item", 0, "Ellerbek"),
        ("list-item", 0, "Wik"),
        ("quote", 0, "A quoted sentence."),
        ("table-row", 0, "year\tships"),
        ("table-row", 0, "1900\t12"),
        ("code", 0, "x = 1\n  y = 2"),
        ("heading", 2, "Legacy"),
        ("paragraph", 0, "It goes on."),
    ]
    assert extracted.title == "Kiel & its har\u00adbour"


def test_without_a_heading_the_title_is_the_pages() -> None:
    extracted = extract_html(b"<title>\n The  title </title><p>Words.")
    assert (extracted.title, extracted.text) == ("The title", "Words.")


def test_without_marks_the_dense_part_is_the_main_one() -> None:
    links = "".join(f"<li><a href='{n}'>Link {n}</a></li>" for n in range(9))
    words = "<p>Some words of an honest paragraph that says what there is to say.</p>" * 9
    page = f"<body><ul>{links}</ul><div><div>Menu</div><div class=x>{words}<p>End.</div></div>"
    text = extract_html(page.encode()).text
    assert text.startswith("Some words")
    assert text.endswith("End.")


def test_tables_that_arrange_the_page_are_read_as_text() -> None:
    page = b"<table><tr><td>Left<td><h2>Right</h2><p>One.<p>Two.<p>Three.</table>"
    assert [text for _, _, text in shown(extract_html(page))] == [
        "Left", "Right", "One.", "Two.", "Three.",
    ]  # fmt: skip


def test_a_text_mostly_of_references_is_kept() -> None:
    assert "Miller" in extract_html(b"<h1>References</h1><p>Miller (1999).<p>Smith (2001).").text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Grüße".encode(), "Grüße"),
        ("\ufeff<p>Grüße".encode("utf-16-le"), "Grüße"),
        (b'<meta charset="iso-8859-1"><p>Gr\xfc\xdfe \x80', "Grüße €"),
        ("<meta charset='windows-1251'><p>Привет".encode("cp1251"), "Привет"),
        ('<?xml version="1.0" encoding="koi8-r"?><p>Привет'.encode("koi8-r"), "Привет"),
        ('<meta http-equiv=x content="text/html; charset=shift_jis">日本'.encode("cp932"), "日本"),
        ("<meta charset=iso-2022-jp><p>日本".encode("iso2022-jp"), "日本"),
        ("<meta charset=latin1><p>Grüße".encode(), "Grüße"),
        (b"<meta charset=utf-16><p>words", "words"),
        (b"<meta charset=rot13><p>words", "words"),
        (b"<meta charset=no-such><p>caf\xe9", "café"),
        (b"<meta charset=utf-8><p>caf\xe9 " + b"words " * 40, "caf\ufffd"),
    ],
)
def test_encodings_are_found(data: bytes, text: str) -> None:
    assert extract_html(data).text.startswith(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentError, match="not a text file"):
        decode_marked_up(b"<meta charset=utf-8>\x00\x01\x02\xff")


def test_a_document_type_leaves_nothing_behind() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "bbb">]><p>x &a; y'
    assert extract_html(page).text == "x &a; y"


def test_a_page_nested_without_end_is_refused() -> None:
    assert extract_html(b"<div>" * 900 + b"deep").text == "deep"
    with pytest.raises(DocumentError, match="nested more than"):
        extract_html(b"<div>" * 200_000 + b"deep")


TAGS = st.sampled_from(
    """<p> </p> <div> </div> <ul> <li> </ul> <table> <tr> <td> </table> <h1> </h1> <pre> </pre>
    <br> <sup> </sup> <nav> </nav> <main> </main> <blockquote> </blockquote> <script> </script>
    <a href="#x"> </a> <math> </math> <form> </form> <!-- --> &amp; &nbsp; &#0; &#xD800; <
    words 12 <article> </article> <li hidden> </li> </body> <header> <svg> </svg>""".split()
)


@given(st.lists(TAGS, max_size=40))
def test_any_page_has_blocks_in_order(parts: list[str]) -> None:
    extracted = extract_html(" ".join(parts).encode())
    assert in_order(extracted)
    extracted.text.encode()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    try:
        extracted = extract_html(data)
    except DocumentError:
        return
    assert in_order(extracted)
