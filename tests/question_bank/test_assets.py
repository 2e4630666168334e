from __future__ import annotations

from pathlib import Path

import pytest

from question_bank import assets
from question_bank.errors import QuestionBankError


def test_the_checkout_has_its_sources() -> None:
    folder = assets.asset_path("sources")
    assert any(path.suffix == ".txt" for path in folder.iterdir())


def test_the_wheels_part_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "question_bank"
    (tmp_path / "assets" / "sources").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", package)
    assert assets.asset_path("sources") == tmp_path / "assets" / "sources"
    (package / "_assets" / "sources").mkdir(parents=True)
    assert assets.asset_path("sources") == package / "_assets" / "sources"


def test_a_part_that_is_nowhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "question_bank")
    with pytest.raises(QuestionBankError, match=r"not whole.*'sources/none\.txt'"):
        assets.asset_path("sources/none.txt")
