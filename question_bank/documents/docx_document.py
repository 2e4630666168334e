"""Word documents to what a reader sees of them. Enter by `extract_docx`.

The parts of the archive are read directly. Left out: headers, footers, notes, comments, captions,
tables of contents, hidden text and what was deleted with changes being tracked; what was inserted
so is in.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from question_bank.documents.archives import Archive
from question_bank.documents.boilerplate import without_boilerplate
from question_bank.documents.docx_styles import Style, Styles
from question_bank.documents.markup_trees import Element, decode_part, parse_xml
from question_bank.documents.pieces import Extracted, Piece, assemble
from question_bank.documents.scripts import lowered, raised
from question_bank.errors import DocumentError

_MAIN_PART = "word/document.xml"
_KINDS = {"list": "list-item", "quote": "quote", "code": "code"}
_CHARACTERS = {
    "tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "",
}  # fmt: skip
_TRANSPARENT = frozenset(
    """ins moveTo hyperlink smartTag sdt sdtContent customXml fldSimple dir bdo r oMath oMathPara
    AlternateContent Choice drawing pict shape textbox rect roundrect group inline anchor graphic
    graphicData wsp txbx wgp wpc grpSp ruby rubyBase""".split()
)
_BLANKS = re.compile(r"[ \t\r]{2,}|[\t\r]")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def extract_docx(data: bytes) -> Extracted:
    """The document's text; its title is its first title or heading, else that of its properties.

    Raises:
        DocumentError: it is no Word document, damaged, protected by a password or a bomb.
    """
    archive = Archive(data)
    main = _main_part(archive)
    root = _part(archive, main)
    body = next((child for child in root if _name(child) == "body"), None)
    if body is None:
        raise DocumentError("it is an archive, but holds no Word document.")
    folder = posixpath.dirname(main)
    styles_part = posixpath.join(folder, "styles.xml")
    styles = Styles(_part(archive, styles_part) if styles_part in archive else None)
    pieces = without_boilerplate(_Reader(styles).pieces(body))
    return assemble(pieces, _title(archive))


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive:
        for relation in _part(archive, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/")
                if target in archive:
                    return target
    if _MAIN_PART in archive:
        return _MAIN_PART
    raise DocumentError("it is an archive, but holds no Word document.")


def _part(archive: Archive, name: str) -> Element:
    return parse_xml(decode_part(archive.read(name)))


def _title(archive: Archive) -> str:
    if "docProps/core.xml" not in archive:
        return ""
    for child in _part(archive, "docProps/core.xml"):
        if _name(child) == "title":
            return " ".join((child.text or "").split())
    return ""


def _name(element: Element) -> str:
    """Word's names have capitals that mean something: `del`, `delText`."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Element, *names: str) -> Element | None:
    """The element reached by going down by names."""
    current: Element | None = element
    for name in names:
        if current is None:
            return None
        current = next((child for child in current if _name(child) == name), None)
    return current


def _value(element: Element | None) -> str:
    """The `val` of an element; "" without one."""
    if element is None:
        return ""
    return element.get(element.tag.rpartition("}")[0] + "}val", "")


def _is_on(element: Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


@dataclass(slots=True)
class _Paragraph:
    """The words of one paragraph, and the paragraphs of text boxes anchored in it."""

    words: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of those open: whether the result began

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here tells a field what to show, instead of showing it."""
        return not all(self.fields)


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._carried = ""  # words whose paragraph mark was deleted: the next paragraph's

    def pieces(self, body: Element) -> Iterator[Piece]:
        """The blocks of a body, cell or text box, in order."""
        for element in body:
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "sdt":
                gallery = _child(element, "sdtPr", "docPartObj", "docPartGallery")
                content = _child(element, "sdtContent")
                if content is not None and _value(gallery) != "Table of Contents":
                    yield from self.pieces(content)
            elif name in ("ins", "moveTo", "customXml", "smartTag"):
                yield from self.pieces(element)

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        properties = _child(element, "pPr")
        style = self._styles.of_paragraph(properties)
        paragraph = _Paragraph()
        _read_runs(element, paragraph)
        text = self._carried + "".join(paragraph.words)
        self._carried = ""
        if properties is not None and _child(properties, "rPr", "del") is not None:
            self._carried = text
        elif style.role != "left-out":
            yield from _pieces_of(text, style)
        for box in paragraph.boxes:
            yield from self.pieces(box)

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = list(_rows(table))
        if all(len(row) <= 1 for row in rows):  # a frame around text, not a table
            for row in rows:
                for cell in row:
                    yield from self.pieces(cell)
            return
        for row in rows:
            cells = [" ".join(self._cell(cell).split()) for cell in row]
            if any(cells):
                yield Piece("table-row", "\t".join(cells))

    def _cell(self, cell: Element) -> str:
        properties = _child(cell, "tcPr", "vMerge")
        if properties is not None and _value(properties) != "restart":
            return ""  # it belongs to the cell above
        return " ".join(piece.text for piece in self.pieces(cell))


def _rows(table: Element) -> Iterator[list[Element]]:
    for row in _unwrapped(table, "tr"):
        if _child(row, "trPr", "del") is None:
            yield list(_unwrapped(row, "tc"))


def _unwrapped(element: Element, wanted: str) -> Iterator[Element]:
    """Children of that name, those within content controls included."""
    for child in element:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _unwrapped(child, wanted)


def _read_runs(element: Element, paragraph: _Paragraph) -> None:
    """Adds the words of a paragraph or of what is in it. The parser keeps trees below 256 deep."""
    for child in element:
        name = _name(child)
        if name == "r":
            _read_run(child, paragraph)
        elif name == "txbxContent":
            paragraph.boxes.append(child)
        elif name in _TRANSPARENT or child.tag.startswith(_MATHS):
            _read_one(child, name, paragraph)
            _read_runs(child, paragraph)


def _read_run(run: Element, paragraph: _Paragraph) -> None:
    properties = _child(run, "rPr")
    position = ""
    if properties is not None:
        if _is_on(_child(properties, "vanish")) or _child(properties, "del") is not None:
            return
        position = _value(_child(properties, "vertAlign"))
    own = _Paragraph(boxes=paragraph.boxes, fields=paragraph.fields)
    for child in run:
        name = _name(child)
        if name == "fldChar":
            _turn_field(child, own)
        elif name in _TRANSPARENT:
            _read_runs(child, own)
        elif name == "txbxContent":
            own.boxes.append(child)
        else:
            _read_one(child, name, own)
    words = "".join(own.words)
    if position == "superscript":
        words = raised(words)
    elif position == "subscript":
        words = lowered(words)
    paragraph.words.append(words)


def _read_one(element: Element, name: str, paragraph: _Paragraph) -> None:
    if paragraph.in_instruction:
        return
    if name == "t":
        paragraph.words.append(element.text or "")
    elif name in _CHARACTERS:
        kind = next((value for key, value in _attributes(element) if key == "type"), "")
        if kind in ("page", "column"):
            paragraph.words.append(" ")
        else:
            paragraph.words.append(_CHARACTERS[name])


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for key in ("type", "fldCharType"):
        value = element.get(element.tag.rpartition("}")[0] + "}" + key, "")
        if value:
            yield key, value


def _turn_field(element: Element, paragraph: _Paragraph) -> None:
    kind = next((value for key, value in _attributes(element) if key == "fldCharType"), "")
    if kind == "begin":
        paragraph.fields.append(False)
    elif kind == "separate" and paragraph.fields:
        paragraph.fields[-1] = True
    elif kind == "end" and paragraph.fields:
        paragraph.fields.pop()


def _pieces_of(text: str, style: Style) -> Iterator[Piece]:
    if style.role == "code":
        yield Piece("code", text.strip("\n").rstrip())
        return
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    joined = "\n".join(line for line in lines if line)
    if style.level:
        yield Piece("heading", joined.replace("\n", " "), style.level)
    else:
        yield Piece(_KINDS.get(style.role, "paragraph"), joined)
