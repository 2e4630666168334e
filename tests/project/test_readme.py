"""What the README shows works: its script, its pictures, its commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


def test_the_script_of_the_readme_runs(project_root: Path) -> None:
    readme = (project_root / "README.md").read_text("utf-8")
    script = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert script is not None
    done = subprocess.run(
        [sys.executable, "-c", script[1]],
        cwd=project_root, capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    stem, passage = done.stdout.strip().split("\n", 1)
    assert stem.endswith("? 1.0")
    assert passage in (project_root / "assets/sources/luis-almagro.txt").read_text("utf-8")


def test_the_pictures_of_the_readme_are_there(project_root: Path) -> None:
    readme = (project_root / "README.md").read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (project_root / picture).is_file(), picture


def test_only_what_was_agreed_lies_at_the_top(project_root: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=project_root, capture_output=True, text=True, check=False
    ).stdout.split()
    top = {name.split("/")[0] for name in tracked}
    allowed = {"pyproject.toml", "README.md", "quizapp", "question_bank", "assets", "tests",
               "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "NOTICE"}  # fmt: skip
    assert not {name for name in top if not name.startswith(".")} - allowed
