"""Small PDF, DOCX and EPUB files made by code, for tests.

Enter by `pdf_of`, `docx_of`, `epub_of`, `zip_of`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


@dataclass(frozen=True, slots=True)
class PdfText:
    """Words at a place of a page, in points from its lower left corner.

    `turned` is by a quarter, counter-clockwise. `text` is in Latin 1, but ﬁ and ﬂ.
    """

    text: str
    x: float = 72
    y: float = 720
    size: float = 11
    bold: bool = False
    turned: bool = False


def lines(words: Sequence[str], x: float, y: float, size: float = 10) -> list[PdfText]:
    """A column: one text below the other."""
    return [PdfText(text, x, y - 1.2 * size * number, size) for number, text in enumerate(words)]


def pdf_of(
    pages: Sequence[Sequence[PdfText]],
    *,
    title: str = "",
    labels: str = "",
    outline: Sequence[tuple[str, int]] = (),
    encrypted: bool = False,
) -> bytes:
    """A PDF. `labels` is a number tree such as "0 << /S /r >>"; `outline` holds (title, page from
    0); an encrypted one needs a password that nobody knows.
    """
    objects: list[bytes] = [b"", b"", _font("Helvetica"), _font("Helvetica-Bold")]
    kids = []
    for texts in pages:
        content = "".join(map(_shown, texts)).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F0 3 0 R /F1 4 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    catalog = "/Type /Catalog /Pages 2 0 R"
    if labels:
        catalog += f" /PageLabels << /Nums [{labels}] >>"
    if outline:
        catalog += f" /Outlines {_add_outline(objects, outline, kids)} 0 R"
    objects[0] = f"<< {catalog} >>".encode()
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    trailer = b"/Root 1 0 R"
    if title:
        objects.append(b"<< /Title (%s) >>" % title.encode("cp1252"))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypted:
        wrong = b"<%s>" % (b"5a" * 32)
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (wrong, wrong))
        trailer += b" /Encrypt %d 0 R /ID [%s %s]" % (len(objects), wrong, wrong)
    return _written(objects, trailer)


def _font(name: str) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /BaseEncoding "
        b"/WinAnsiEncoding /Differences [1 /fi /fl] >> >>" % name.encode()
    )


def _shown(text: PdfText) -> str:
    escaped = text.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    escaped = escaped.replace("ﬁ", "\x01").replace("ﬂ", "\x02")
    turn = "0 1 -1 0" if text.turned else "1 0 0 1"
    font = int(text.bold)
    return f"BT /F{font} {text.size} Tf {turn} {text.x} {text.y} Tm ({escaped}) Tj ET\n"


def _add_outline(
    objects: list[bytes], outline: Sequence[tuple[str, int]], kids: Sequence[int]
) -> int:
    root = len(objects) + 1
    first, last = root + 1, root + len(outline)
    objects.append(b"<< /First %d 0 R /Last %d 0 R /Count %d >>" % (first, last, len(outline)))
    for number, (title, page) in enumerate(outline):
        following = b" /Next %d 0 R" % (first + number + 1) if first + number < last else b""
        objects.append(
            b"<< /Title (%s) /Parent %d 0 R /Dest [%d 0 R /Fit]%s >>"
            % (title.encode("cp1252"), root, kids[page], following)
        )
    return root


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    count = len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start))
    return out.getvalue()


def zip_of(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # E-books must have that one first and as it is.
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, packed)
    return out.getvalue()


def docx_of(
    body: Sequence[str], styles: str = "", more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A Word document; what in `body` does not begin with "<" becomes a paragraph."""
    inner = "".join(
        part if part.startswith("<") else f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>"
        for part in body
    )
    return zip_of(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:v="urn:v" xmlns:mc="urn:mc">'
            f"<w:body>{inner}</w:body></w:document>",
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
            **(more or {}),
        }
    )


def epub_of(
    chapters: Mapping[str, str],
    *,
    title: str = "",
    contents: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An e-book; its chapters are the insides of their bodies, or whole files that begin so."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f'<manifest>{items}{nav}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
        "OEBPS/nav.xhtml": _page(f'<nav epub:type="toc"><ol>{contents}</ol></nav>'),
    }
    for name, inner in chapters.items():
        whole = inner.startswith(("<?xml", "<!DOCTYPE", "<html"))
        members[f"OEBPS/{name}"] = inner if whole else _page(inner)
    return zip_of({**members, **(more or {})})


def _page(inner: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/></head><body>{inner}</body></html>"
    )
