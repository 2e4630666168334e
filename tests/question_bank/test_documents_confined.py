"""Hostile files end in words, in bounded time and memory, whatever they are."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from data.documents.files import PdfText, docx_of, epub_of, lines, pdf_of, zip_of

from question_bank.documents import archives, windows_job
from question_bank.documents.confinement import OUT_OF_MEMORY, extract_confined
from question_bank.documents.loading import document_from_bytes, load_document
from question_bank.errors import DocumentError

WORDS = pdf_of([[PdfText("Some words.")]])
NOISE = random.Random(1).randbytes(20_000)
ODT = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"", "empty"),
        ("a.docx", b"", "empty"),
        ("a.html", b"", "no text"),
        ("a.html", b"<nav>Menu</nav>", "no text"),
        ("a.pdf", NOISE, "is none"),
        ("a.pdf", b"Just words.", "rename it to end in .txt"),
        ("a.epub", b"Just words.", "is none"),
        ("a.pdf", b"%PDF-1.7" + NOISE, "damaged"),
        ("a.pdf", pdf_of([[]]), "OCR"),
        ("a.pdf", pdf_of([[PdfText("x")]], encrypted=True), "password"),
        ("a.html", NOISE, "not a text file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "old Office document"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "old Office document"),
        ("a.docx", b"{\\rtf1 words}", "Rich Text"),
        ("a.odt", ODT, "OpenDocument"),
        ("a.docx", zip_of({"ppt/presentation.xml": "<a/>"}), "presentation"),
        ("a.xlsx", zip_of({"xl/workbook.xml": "<a/>"}), "spreadsheet"),
        ("a.epub", zip_of({"notes.txt": "words"}), "ZIP archive"),
        ("a.docx", docx_of(["words"])[:-60], "damaged or cut off"),
        ("a.docx", docx_of(["<w:tbl>" * 2000]), "nested deeper"),
        ("a.docx", docx_of(["x"], more={"../../x": "y"}), "points outside"),
        ("a.docx", docx_of(["x"], more={"C:\\x": "y"}), "points outside"),
        ("a.epub", epub_of({"a.xhtml": "x"}, more={"/etc/x": "y"}), "points outside"),
        ("a.epub", epub_of({"a.xhtml": "x"}, more={f"{n}": "" for n in range(2001)}), "files"),
        ("a.html", b"<div>" * 300_000 + b"x", "nested more than"),
    ],
)
def test_each_ends_in_words_that_name_the_file(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=words) as caught:
        load_document(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "extractor"),
    [
        ("a.txt", WORDS, "pdf/1"),
        ("a", WORDS, "pdf/1"),
        ("a.pdf", b"\n\n" + WORDS, "pdf/1"),
        ("a.pdf", docx_of(["Some words."]), "docx/1"),
        ("a.docx", epub_of({"a.xhtml": "Some words."}), "epub/1"),
        ("a.bin", b"<!DOCTYPE html><p>Some words.", "html/1"),
        ("a", b"\xef\xbb\xbf <!-- x --><HTML><p>Some words.", "html/1"),
        ("a.txt", b"<!DOCTYPE html><p>Some words.", "text/1"),
        ("a.md", b"<html><p>Some words.", "markdown/1"),
    ],
)
def test_the_content_tells_the_format_before_the_name(
    tmp_path: Path, name: str, data: bytes, extractor: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = load_document(path)
    assert document.extractor == extractor
    assert "Some words." in document.text
    assert document_from_bytes(data, extractor, title=document.title) == document


def bomb(member: str, filler: bytes) -> bytes:
    """An archive whose member is far larger than the archive."""
    out = BytesIO(docx_of(["x"]) if "word" in member else epub_of({"b.xhtml": "x"}))
    packed = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "a", packed) as archive, archive.open(member, "w") as file:
        for _ in range(30):
            file.write(filler * (1024 * 1024 // len(filler)))
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("extractor", "member", "filler"),
    [("docx/1", "word/document.xml", b"<w:p/>"), ("epub/1", "OEBPS/b.xhtml", b"<b>x</b>")],
)
def test_bombs_are_stopped_while_they_unpack(extractor: str, member: str, filler: bytes) -> None:
    with pytest.raises(DocumentError, match="unpacks to more than"):
        document_from_bytes(bomb(member, filler), extractor)


def test_members_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ALWAYS_ALLOWED_BYTES", 1000)
    monkeypatch.setattr(archives, "MAX_RATIO", 1)
    archive = archives.Archive(zip_of({"a": b"x" * 800, "b": b"y" * 800}))
    assert archive.read("a") == b"x" * 800
    with pytest.raises(DocumentError, match="unpacks to more"):
        archive.read("b")


def test_entity_bombs_are_refused_before_they_grow() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    part = f'<!DOCTYPE d [<!ENTITY a0 "x">{entities}]><d>&a11;</d>'
    with pytest.raises(DocumentError, match="document type"):
        document_from_bytes(docx_of([], more={"word/document.xml": part}), "docx/1")
    utf16 = part.encode("utf-16")
    with pytest.raises(DocumentError, match="document type"):
        document_from_bytes(docx_of([], more={"word/document.xml": utf16}), "docx/1")


def test_long_lines_and_only_headings_are_read() -> None:
    line = document_from_bytes(b"<p>" + b"word " * 400_000, "html/1")
    assert len(line.text) == 5 * 400_000 - 1
    headings = document_from_bytes(b"<h1>One</h1><h2>Two</h2>" * 50, "html/1")
    assert {block.kind for block in headings.blocks} == {"heading"}


def test_time_and_memory_have_limits() -> None:
    pages = [lines(["word " * 15] * 40, 72, 760) for _ in range(200)]
    slow = pdf_of(pages)
    with pytest.raises(DocumentError, match=r"within 0\.2 seconds"):
        extract_confined("pdf/1", slow, time_limit_s=0.2)
    page = b"<b>x</b>" * 1_000_000
    with pytest.raises(DocumentError, match=r"memory|broke off"):
        extract_confined("html/1", page, memory_limit_bytes=200 * 1024 * 1024)


def test_a_reader_that_crashes_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from question_bank.documents import confinement

    for code in ("import os; os.abort()", "import os; os._exit(3)", "print('{')", "pass"):
        monkeypatch.setattr(confinement, "_START", code)
        with pytest.raises(DocumentError, match="broke off"):
            extract_confined("html/1", b"x")


@pytest.mark.allow_log_warnings
def test_a_fault_of_ours_in_the_reader_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from question_bank.documents import confinement

    monkeypatch.setattr(confinement, "_START", "1 / 0")
    with pytest.raises(DocumentError, match="broke off"):
        extract_confined("html/1", b"x")
    assert "ZeroDivisionError" in caplog.text


def test_a_parent_that_cannot_start_a_child_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DocumentError, match="cannot be started"):
        extract_confined("html/1", b"x")


def test_a_script_without_a_guard_can_load_documents(tmp_path: Path) -> None:
    """`multiprocessing` would run it again in the child, and again there."""
    (tmp_path / "a.html").write_text("<p>Some words.")
    script = tmp_path / "script.py"
    script.write_text(
        "from question_bank.documents import load_document\nprint(load_document('a.html').text)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "Some words.\n"


def test_several_threads_may_read_at_once() -> None:
    found: list[str] = []

    def read() -> None:
        found.append(document_from_bytes(b"<p>Some words.", "html/1").text)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Some words."] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="a job keeps the limit there")
def test_the_watch_ends_a_process_that_grows() -> None:
    """What macOS needs, tried wherever it runs."""
    script = (
        "import time\n"
        "from question_bank.documents import confined_child\n"
        "size = confined_child.largest_size_bytes()\n"
        "confined_child.watch(20, size + 40_000_000)\n"
        "kept = b'x' * (size + 100_000_000)\n"
        "time.sleep(10)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == OUT_OF_MEMORY


def test_the_windows_limits_have_the_systems_layout() -> None:
    import ctypes

    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(windows_job._BasicLimits) == 64
        assert ctypes.sizeof(windows_job._ExtendedLimits) == 144
    if sys.platform != "win32":
        windows_job.limit_own_process(1)  # elsewhere it does nothing
