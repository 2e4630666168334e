from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from question_bank.bank.model import Source
from question_bank.citations import find_source, is_safe_name

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


def source(file: str, data: bytes = b"words") -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source("s", "S", file, "text/plain", digest, digest, "text/1")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The folder of a bank and a source folder, both empty."""
    for name in ("bank", "sources"):
        (tmp_path / name).mkdir()
    return tmp_path / "bank", tmp_path / "sources"


def test_a_source_is_found_beside_the_bank_then_in_the_folders(folders: tuple[Path, Path]) -> None:
    bank, others = folders
    assert find_source(source("sub/a.txt"), bank, [others]) is None
    (others / "sub").mkdir()
    (others / "sub" / "a.txt").write_bytes(b"words")
    assert find_source(source("sub/a.txt"), bank, [others]) == others / "sub" / "a.txt"
    (bank / "sub").mkdir()
    (bank / "sub" / "a.txt").write_bytes(b"words")
    assert find_source(source("sub/a.txt"), bank, [others]) == bank / "sub" / "a.txt"


def test_of_several_the_one_with_the_right_bytes_is_taken(folders: tuple[Path, Path]) -> None:
    bank, others = folders
    (bank / "a.txt").write_bytes(b"edited words")
    assert find_source(source("a.txt"), bank, [others]) == bank / "a.txt"
    (others / "a.txt").write_bytes(b"words")
    assert find_source(source("a.txt"), bank, [others]) == others / "a.txt"
    (others / "a.txt").write_bytes(b"edited otherwise")
    assert find_source(source("a.txt"), bank, [others]) == bank / "a.txt"


@pytest.mark.parametrize(
    "name",
    ["", "a\0.txt", ".", "..", "../a.txt", "sub/../../a.txt", "sub/..", "/a.txt", "//host/a.txt"],
)
def test_posix_names_that_could_leave_the_folder_are_refused(
    folders: tuple[Path, Path], name: str
) -> None:
    assert_refused(folders, name)


@pytest.mark.parametrize("name", ["C:a.txt", "C:/a.txt", r"c:\a.txt", r"sub\a.txt", r"..\a.txt"])
def test_windows_names_that_could_leave_the_folder_are_refused(
    folders: tuple[Path, Path], name: str
) -> None:
    assert_refused(folders, name)


def assert_refused(folders: tuple[Path, Path], name: str) -> None:
    bank, _ = folders
    (bank.parent / "a.txt").write_bytes(b"words")
    assert not is_safe_name(name)
    assert find_source(source(name), bank / "deeper", [bank]) is None


@pytest.mark.parametrize("name", ["a.txt", "sub/a.txt", "a..b.txt", ".hidden", "é 😀.md", "..."])
def test_ordinary_names_are_safe(name: str) -> None:
    assert is_safe_name(name)


@LINKS
def test_a_link_may_not_lead_out_of_the_folder(folders: tuple[Path, Path]) -> None:
    bank, others = folders
    (bank.parent / "secret.txt").write_bytes(b"words")
    (bank / "a.txt").symlink_to(bank.parent / "secret.txt")
    (bank / "sub").symlink_to(bank.parent)
    (bank / "loop.txt").symlink_to(bank / "loop.txt")
    assert find_source(source("a.txt"), bank, [others]) is None
    assert find_source(source("sub/secret.txt"), bank, [others]) is None
    assert find_source(source("loop.txt"), bank, [others]) is None
    (bank / "real.txt").write_bytes(b"words")
    (bank / "inside.txt").symlink_to(bank / "real.txt")
    assert find_source(source("inside.txt"), bank, [others]) == bank / "inside.txt"


def test_folders_and_impossible_names_are_no_sources(folders: tuple[Path, Path]) -> None:
    bank, others = folders
    (bank / "a.txt").mkdir()
    assert find_source(source("a.txt"), bank, [others, others / "missing"]) is None
    assert find_source(source("n" * 5000 + ".txt"), bank, [others]) is None


@LINKS
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_passed_over(folders: tuple[Path, Path]) -> None:
    bank, others = folders
    (bank / "a.txt").write_bytes(b"words")
    (bank / "a.txt").chmod(0)
    (others / "a.txt").write_bytes(b"words")
    assert find_source(source("a.txt"), bank, [others]) == others / "a.txt"
