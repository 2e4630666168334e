"""Folders of documents: a bank for each, the broken one told and skipped, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.bank.reader import load_bank
from question_bank.errors import QuestionBankError
from question_bank.generation.files import documents_in, generate_folder, source_beside

TEXT = "The Lighthouse Society was founded in 1871. In 1902, the Harbour Council opened a museum.\n"


def folder(tmp_path: Path, count: int = 3) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for n in range(count):
        (made / f"article-{n}.txt").write_text(TEXT * (n + 1), encoding="utf-8")
    return made


def test_a_bank_for_each_document_and_the_broken_one_is_skipped(tmp_path: Path) -> None:
    articles = folder(tmp_path)
    (articles / "broken.pdf").write_bytes(b"\x00\x01\x02 no pdf")
    (articles / ".hidden").write_text("x")
    (articles / "old.yaml").write_text("x")
    out = tmp_path / "banks"
    out.mkdir()
    made = list(generate_folder(documents_in(articles), out, seed=0, annotator="rules", jobs=2))
    assert [one.document.name for one in made] == [
        "article-0.txt", "article-1.txt", "article-2.txt", "broken.pdf",
    ]  # fmt: skip
    assert [bool(one.problem) for one in made] == [False, False, False, True]
    for one in made[:3]:
        assert len(load_bank(one.bank).questions) == one.questions > 0
        assert (out / one.document.name).read_bytes() == one.document.read_bytes()
    again = list(generate_folder(documents_in(articles), out, seed=0, annotator="rules", jobs=1))
    assert all("exists already" in one.problem for one in again[:3])


def test_closing_cancels_what_has_not_begun(tmp_path: Path) -> None:
    articles = folder(tmp_path, 12)
    out = tmp_path / "banks"
    out.mkdir()
    making = generate_folder(documents_in(articles), out, seed=0, annotator="rules", jobs=1)
    next(making)
    making.close()  # type: ignore[attr-defined]
    assert len(list(out.glob("*.yaml"))) < 12


def test_an_empty_folder_and_a_foreign_copy_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(QuestionBankError, match="holds no documents"):
        documents_in(empty)
    articles = folder(tmp_path, 1)
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "article-0.txt").write_text("another text of the same name")
    with pytest.raises(QuestionBankError, match="another file of that name"):
        source_beside(articles / "article-0.txt", banks / "bank.yaml")
