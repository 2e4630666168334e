from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from data.documents.files import PdfText, docx_of, epub_of, pdf_of
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.decoding import decode
from question_bank.documents.loading import EXTRACTORS, document_from_bytes, load_document
from question_bank.errors import DocumentError

SAMPLES = {
    "pdf/1": pdf_of([[PdfText("Some words.")]]),
    "docx/1": docx_of(["Some words."]),
    "epub/1": epub_of({"one.xhtml": "<p>Some words.</p>"}),
}


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_a_text_file_becomes_a_document_with_both_hashes(tmp_path: Path) -> None:
    data = "\ufeffFirst line.\r\nSecond 😀 line.\rThird.\n".encode()
    document = load_document(written(tmp_path, "the-first_day.txt", data))
    assert document.text == "First line.\nSecond 😀 line.\nThird.\n"
    assert document.title == "The First Day"
    assert (document.media_type, document.extractor) == ("text/plain", "text/1")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()


def test_text_is_never_normalised(tmp_path: Path) -> None:
    text = "Cafe\u0301 \ufb01n \u212b a\u00a0b \u200b"
    assert load_document(written(tmp_path, "a.txt", text)).text == text


def test_a_given_title_wins(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "# Heading\n\ntext\n")
    assert load_document(path, title="Mine").title == "Mine"
    assert load_document(path).title == "Heading"


def test_kept_bytes_give_the_same_document_again(tmp_path: Path) -> None:
    for name, text in (("a.txt", "One.\r\n\r\nTwo."), ("b.md", "# One\n\n* two *three*\n")):
        path = written(tmp_path, name, text)
        document = load_document(path)
        assert (
            document_from_bytes(path.read_bytes(), document.extractor, title=document.title)
            == document
        )


def test_every_format_has_its_own_name_and_suffixes(tmp_path: Path) -> None:
    names = [one.name for one in EXTRACTORS]
    suffixes = [suffix for one in EXTRACTORS for suffix in one.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    for one in EXTRACTORS:
        for suffix in one.suffixes:
            path = written(tmp_path, f"a{suffix.upper()}", SAMPLES.get(one.name, b"Some words."))
            assert load_document(path).extractor == one.name


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-16", "Grüße aus Zürich 😀"),
        ("cp1252", "The café in Genève was closed on the day that they came. "),
        ("cp1250", "Město leží na řece a první písemná zmínka o něm pochází z roku 1204. " * 5),
        ("cp1252", "It is plain English, but for one writer’s apostrophe. " * 40),
        ("cp1251", "Это обычный текст на русском языке, и он длинный. " * 5),
        ("shift_jis", "これは日本語のテキストです。東京は日本の首都です。" * 3),
    ],
)
def test_other_encodings_are_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_an_odd_byte_far_into_a_text_does_not_change_what_is_before_it() -> None:
    data = b"plain words " * 50_000 + b"caf\xe9"
    assert decode(data) == "plain words " * 50_000 + "café"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "no text"),
        ("a.txt", b" \r\n\t", "no text"),
        ("a.md", b"<!-- nothing -->", "no text"),
        ("a.txt", b"text\x00text", "not a text file"),
        ("a.txt", bytes(range(1, 32)) * 20, "not a text file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", "not a text file"),
        ("a.txt", "\ufeffcut".encode("utf-16-le")[:-1], "damaged at byte"),
        ("a.odt", b"text", "kind that is not read"),
        ("a", b"text", "kind that is not read"),
        ("a.md", b"> " * 500 + b"deep", "nested too deep"),
    ],
)
def test_what_is_no_document_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(DocumentError, match=words) as caught:
        load_document(path)
    assert str(caught.value).startswith(str(path))


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        load_document(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DocumentError, match="is a folder"):
        load_document(tmp_path / "folder.txt")
    with pytest.raises(DocumentError, match="cannot be read"):
        load_document(tmp_path / "nul\0.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(DocumentError, match="not an ordinary file"):
        load_document(tmp_path / "pipe.txt")


def test_a_document_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "x" * 101)
    with pytest.raises(DocumentError, match="101 bytes"):
        load_document(path, max_bytes=100)
    assert load_document(path, max_bytes=101).text == "x" * 101


def test_an_unknown_extractor_is_refused() -> None:
    with pytest.raises(DocumentError, match="text/9"):
        document_from_bytes(b"words", "text/9")


def test_ten_megabytes_in_one_line_are_read(tmp_path: Path) -> None:
    text = "word " * 2_000_000
    document = load_document(written(tmp_path, "a.txt", text))
    assert document.text == text
    assert len(document.blocks) == 1
    document = load_document(written(tmp_path, "a.md", text))
    assert document.text == text.strip()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_printable_text_comes_back(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert document_from_bytes(text.encode(), "text/1").text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except DocumentError:
        return
    assert "\x00" not in text
    assert "\r" not in text
