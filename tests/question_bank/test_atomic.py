from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from question_bank.atomic import write_atomically
from question_bank.errors import QuestionBankError

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_bytes_and_text_are_written_as_given(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"\x00\r\n\xff")
    write_atomically(tmp_path / "b", "one\ntwo 😀")
    assert (tmp_path / "a").read_bytes() == b"\x00\r\n\xff"
    assert (tmp_path / "b").read_bytes() == "one\ntwo 😀".encode()
    write_atomically(str(tmp_path / "a"), b"")
    assert (tmp_path / "a").read_bytes() == b""
    assert names(tmp_path) == ["a", "b"]


def test_without_overwriting_an_existing_file_stays(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", "old", overwrite=False)
    with pytest.raises(QuestionBankError, match="exists already"):
        write_atomically(tmp_path / "a", "new", overwrite=False)
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_whole_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, step, failing)
    with pytest.raises(QuestionBankError, match=r"No space left.*unchanged"):
        write_atomically(tmp_path / "a", "new")
    with pytest.raises(QuestionBankError, match="No space left"):
        write_atomically(tmp_path / "b", "new")
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_without_hard_links_a_new_file_is_still_exclusive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing)
    write_atomically(tmp_path / "a", "first", overwrite=False)
    with pytest.raises(QuestionBankError, match="exists already"):
        write_atomically(tmp_path / "a", "second", overwrite=False)
    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(QuestionBankError, match="No space left"):
        write_atomically(tmp_path / "b", "third", overwrite=False)
    assert (tmp_path / "a").read_text() == "first"
    assert names(tmp_path) == ["a"]


def test_the_data_is_on_the_disk_before_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("sync folder" if folder else "sync file")
        fsync(descriptor)

    def replaced(source: Path, target: Path) -> None:
        steps.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    write_atomically(tmp_path / "a", "new")
    assert steps[:2] == ["sync file", "replace"]
    assert steps[2:] == (["sync folder"] if os.name == "posix" else [])


def test_of_many_writers_without_overwriting_one_wins(tmp_path: Path) -> None:
    refused: list[str] = []

    def write(number: int) -> None:
        try:
            write_atomically(tmp_path / "a", str(number) * 1000, overwrite=False)
        except QuestionBankError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    content = (tmp_path / "a").read_text()
    assert len(refused) == 7
    assert content == content[0] * 1000
    assert names(tmp_path) == ["a"]


@POSIX
def test_permissions_are_kept_and_new_files_obey_the_umask(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    write_atomically(tmp_path / "a", "new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    (tmp_path / "plain").write_text("as the system makes it")
    write_atomically(tmp_path / "b", "new")
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "plain").stat().st_mode


@POSIX
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "real").write_text("old")
    (tmp_path / "link").symlink_to(Path("there") / "real")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "real").read_text() == "new"
    (tmp_path / "dangling").symlink_to(tmp_path / "there" / "later")
    write_atomically(tmp_path / "dangling", "new")
    assert (tmp_path / "there" / "later").read_text() == "new"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(QuestionBankError, match="could not be written"):
        write_atomically(tmp_path / "loop", "new")


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(QuestionBankError, match="read-only"):
        write_atomically(tmp_path / "a", "new")


def test_missing_folders_and_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionBankError, match="There is no folder"):
        write_atomically(tmp_path / "none" / "a", "new")
    with pytest.raises(QuestionBankError, match="is a folder"):
        write_atomically(tmp_path, "new")


def test_a_long_name_leaves_room_for_the_temporary_one(tmp_path: Path) -> None:
    name = "é" * 120  # 240 bytes of the 255 that most file systems allow
    write_atomically(tmp_path / name, "new")
    assert names(tmp_path) == [name]


def test_a_process_killed_while_it_writes_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    script = (
        "import os, sys\n"
        "from question_bank.atomic import write_atomically\n"
        "os.fsync = lambda descriptor: os._exit(9)\n"
        "write_atomically(sys.argv[1], b'new' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert done.returncode == 9
    assert target.read_bytes() == b"old"
