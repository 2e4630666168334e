"""Files are replaced whole or not at all. Enter by `write_atomically`."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from question_bank.errors import QuestionBankError


def write_atomically(path: Path | str, data: bytes | str, *, overwrite: bool = True) -> None:
    """Writes `data` (text as UTF-8) so that a reader sees the old file or the new one.

    A symbolic link is followed, an existing file keeps its permissions. When it returns, the file
    outlasts a loss of power.

    Raises:
        QuestionBankError: the file exists and `overwrite` is false; it is read-only; its folder is
            missing or refuses it. What was there is unchanged.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    target = Path(path)
    try:
        if target.is_symlink():
            target = target.resolve()
        _check(target, overwrite=overwrite)
        _write(target, content, overwrite=overwrite)
    except FileExistsError:
        raise QuestionBankError(f"{target} exists already; nothing was written.") from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        reason = getattr(error, "strerror", None) or error
        raise QuestionBankError(
            f"{target} could not be written ({reason}); what was there is unchanged."
        ) from error


def _check(target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise QuestionBankError(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise QuestionBankError(f"There is no folder {target.parent}.")
    if target.exists():
        if not overwrite:
            raise FileExistsError(target)
        if not os.access(target, os.W_OK):  # else it would be replaced without a word
            raise QuestionBankError(f"{target} is read-only; nothing was written.")


def _write(target: Path, content: bytes, *, overwrite: bool) -> None:
    # 40 characters of at most four bytes: some file systems allow 255 bytes in all.
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}")
    try:
        with temporary.open("xb") as file:  # "x" obeys the umask, as a new file should
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            os.replace(temporary, target)
        else:
            _place_exclusively(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _place_exclusively(temporary: Path, target: Path) -> None:
    """Gives the file its name unless somebody was faster.

    Raises:
        FileExistsError: the name is taken.
    """
    try:
        os.link(temporary, target)  # fails if the name is taken, in one step
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name first, then fill it
        target.open("xb").close()
        try:
            os.replace(temporary, target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse to sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
