"""Where the source documents that come with the package are. Enter by `asset_path`."""

from __future__ import annotations

from pathlib import Path

from question_bank.errors import QuestionBankError

_PACKAGE = Path(__file__).resolve().parent


def asset_path(name: str) -> Path:
    """The file or folder `name`: in the wheel, else in the checkout's `assets/`.

    Raises:
        QuestionBankError: it is in neither; the installation is not whole.
    """
    for folder in (_PACKAGE / "_assets", _PACKAGE.parent / "assets"):
        if (folder / name).exists():
            return folder / name
    raise QuestionBankError(f"The installation is not whole: its part '{name}' is missing.")
