"""Files are replaced whole or not at all. Enter by `write_atomically`."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from question_bank.errors import QuestionBankError


def write_atomically(path: Path | str, data: bytes | str, *, overwrite: bool = True) -> None:
    """Writes `data` (text as UTF-8) so that a reader sees the old file or the new one.

    A symbolic link is followed, an existing file keeps its permissions.

    Raises:
        QuestionBankError: the file exists and `overwrite` is false, or the folder refuses it.
    """
    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    content = data.encode("utf-8") if isinstance(data, str) else data
    if not overwrite and target.exists():
        raise QuestionBankError(f"{target} exists already; nothing was written.")
    try:
        _replace(target, content, overwrite=overwrite)
    except FileExistsError:
        raise QuestionBankError(f"{target} exists already; nothing was written.") from None
    except OSError as error:
        raise QuestionBankError(
            f"{target} could not be written ({error.strerror or error}); "
            "what was there is unchanged."
        ) from error


def _replace(target: Path, content: bytes, *, overwrite: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode_for(target))
        if overwrite:
            os.replace(temporary, target)
        else:
            _place_exclusively(temporary, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
    _sync_folder(target.parent)


def _place_exclusively(temporary: Path, target: Path) -> None:
    """Gives the file its name unless somebody was faster."""
    try:
        os.link(temporary, target)  # fails if the name is taken, in one step
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        os.rename(temporary, target)


def _mode_for(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


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
