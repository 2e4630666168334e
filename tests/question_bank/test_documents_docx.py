from __future__ import annotations

import io

import pytest
from data.documents.blocks import in_order, shown
from data.documents.files import docx_of, zip_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.docx_document import extract_docx
from question_bank.errors import DocumentError

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in (
        ("T", "Title", ""),
        ("H1", "heading 1", ""),
        ("Own", "My Chapter", '<w:basedOn w:val="H1"/>'),
        ("Level", "Odd", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("LB", "List Bullet", ""),
        ("Q", "Intense Quote", ""),
        ("C", "caption", ""),
        ("TOC1", "toc 1", ""),
        ("Code", "Source Code", ""),
        ("Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
    )
)


def styled(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def test_styles_make_headings_lists_quotes_and_code() -> None:
    numbered = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>two</w:t></w:r></w:p>'
    )
    extracted = extract_docx(
        docx_of(
            [
                styled("T", "The title"), styled("TOC1", "One ... 1"), styled("H1", "One"),
                "Plain   words.", styled("LB", "one"), numbered, styled("Own", "Two"),
                styled("Level", "Deep"), styled("Q", "Said."), styled("C", "Figure 1"),
                styled("Code", "x = 1"), styled("Loop", "loop"), styled("None", "unknown"),
            ],
            STYLES,
        )
    )  # fmt: skip
    assert shown(extracted) == [
        ("heading", 1, "The title"),
        ("heading", 1, "One"),
        ("paragraph", 0, "Plain words."),
        ("list-item", 0, "one"),
        ("list-item", 0, "two"),
        ("heading", 1, "Two"),
        ("heading", 3, "Deep"),
        ("quote", 0, "Said."),
        ("code", 0, "x = 1"),
        ("paragraph", 0, "loop"),
        ("paragraph", 0, "unknown"),
    ]
    assert extracted.title == "The title"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("a<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>RUN( b)</w:ins>", "a b"),
        ("a<w:moveFrom>RUN(x)</w:moveFrom><w:moveTo>RUN( c)</w:moveTo>", "a c"),
        ("a<w:r><w:footnoteReference/></w:r><w:r><w:commentReference w:id='1'/></w:r>", "a"),
        ("a<w:hyperlink>RUN( link)</w:hyperlink>", "a link"),
        ("a<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>", "a b\nc\u2011d"),  # noqa: E501
        ("a<w:r><w:br w:type='page'/><w:t>b</w:t></w:r>", "a b"),
        ("a<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "a"),
        ("a<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r>", "ab"),
        ("10<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>5</w:t></w:r>", "10⁵"),
        ("H<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>RUN(O)", "H₂O"),
        (
            "a<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText>"
            "<w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>RUN( 7)"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>RUN( b)",
            "a 7 b",
        ),
        (
            "a<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>"
            "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:t>no</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r>RUN( b)",
            "a b\n\nbox",
        ),
    ],
)  # fmt: skip
def test_runs_give_what_a_reader_sees(inner: str, text: str) -> None:
    first, _, rest = inner.partition("<")
    parts = f"<{rest}".split("RUN(") if rest else []
    body = run(first) + "".join(
        part if not number else run(part.partition(")")[0]) + part.partition(")")[2]
        for number, part in enumerate(parts)
    )
    assert extract_docx(docx_of([f"<w:p>{body}</w:p>"])).text == text


def test_a_deleted_paragraph_mark_joins_two() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>"
    assert extract_docx(docx_of([first, "sentence.", "Two."])).text == "One sentence.\n\nTwo."


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def test_tables_give_rows_and_frames_give_text() -> None:
    rows = (
        f"<w:tr>{cell('year')}{cell('ships')}</w:tr>"
        f"<w:tr>{cell('1900', '<w:vMerge w:val=' + chr(34) + 'restart' + chr(34) + '/>')}"
        f"{cell('12')}</w:tr>"
        f"<w:tr>{cell('again', '<w:vMerge/>')}{cell('13')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}{cell('14')}</w:tr>"
    )
    frame = f"<w:tbl><w:tr>{cell('framed')}</w:tr></w:tbl>"
    extracted = extract_docx(docx_of(["a", f"<w:tbl>{rows}</w:tbl>", frame]))
    assert extracted.text == "a\n\nyear\tships\n1900\t12\n\t13\n\nframed"
    assert [kind for kind, _, _ in shown(extracted)] == [
        "paragraph", "table-row", "table-row", "table-row", "paragraph",
    ]  # fmt: skip


def test_a_table_of_contents_is_left_out() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>One 1</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    other = "<w:sdt><w:sdtContent><w:p><w:r><w:t>kept</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert extract_docx(docx_of([contents, other])).text == "kept"


def test_the_title_of_the_properties_is_the_second_choice() -> None:
    core = '<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:title> From  properties </d:title></c:p>'
    assert extract_docx(docx_of(["x"], more={"docProps/core.xml": core})).title == "From properties"


def test_what_python_docx_writes_is_read() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Harbours", 1)
    document.add_paragraph("The port opened in 1895.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1900", "12"
    out = io.BytesIO()
    document.save(out)
    assert shown(extract_docx(out.getvalue())) == [
        ("heading", 1, "Harbours"),
        ("paragraph", 0, "The port opened in 1895."),
        ("list-item", 0, "one"),
        ("list-item", 0, "two"),
        ("table-row", 0, "1900\t12"),
    ]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"a.txt": "x"}, "holds no Word document"),
        ({"word/document.xml": "<a/>"}, "holds no Word document"),
        ({"word/document.xml": "<a>"}, "damaged"),
        ({"word/document.xml": b"\x00\xff\x00"}, "should be text"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "document type"),
        ({"word/document.xml": "<?a?><!----> <!DOCTYPE a SYSTEM 'file:x'><a/>"}, "document type"),
        ({"word/document.xml": "<a>&b;</a>"}, "damaged"),
        ({"word/document.xml": "<a>" * 1000}, "nested deeper"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused(members: dict[str, str | bytes], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract_docx(zip_of(members))


ELEMENTS = st.recursive(
    st.sampled_from(["<w:p/>", "<w:p><w:r><w:t>word</w:t></w:r></w:p>", "<w:t>x</w:t>", "<x/>"]),
    lambda inner: st.tuples(
        st.sampled_from(
            "tbl tr tc p r ins del sdt sdtContent txbxContent pict tcPr pPr fldChar".split()
        ),
        st.lists(inner, max_size=4),
    ).map(lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"),
    max_leaves=25,
)


@given(st.lists(ELEMENTS, max_size=5))
def test_any_body_has_blocks_in_order(body: list[str]) -> None:
    assert in_order(extract_docx(docx_of(body)))


@given(st.binary(max_size=200), st.integers(0, 3000))
def test_any_bytes_are_a_word_document_or_refused(data: bytes, place: int) -> None:
    whole = docx_of(["Some words."])
    for damaged in (data, whole[:place] + data + whole[place + len(data) :], whole[:place]):
        try:
            extracted = extract_docx(damaged)
        except DocumentError:
            continue
        assert in_order(extracted)
