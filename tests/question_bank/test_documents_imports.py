from __future__ import annotations

import subprocess
import sys

import question_bank.documents as documents

HEAVY = (
    "markdown_it", "lxml", "pypdfium2", "subprocess", "zipfile",
    "rapidfuzz", "charset_normalizer", "yaml", "PySide6", "sqlmodel",
)  # fmt: skip


def test_every_public_name_is_there() -> None:
    assert sorted(documents.__all__) == sorted(
        name for name in documents.__all__ if getattr(documents, name) is not None
    )


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    script = (
        "import sys\n"
        "import question_bank.documents, question_bank.documents.loading\n"
        "import question_bank.citations, question_bank.atomic\n"
        "from question_bank.documents import clean, load_document, Utf16Map\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
