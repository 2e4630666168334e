"""The import rule: ui -> library -> storage -> quiz -> question_bank, and nothing the other way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What a layer may not import, beside what lies above it.
ABOVE = {
    "question_bank": ("quizapp", "PySide6", "sqlalchemy", "sqlmodel", "alembic", "sqlite3",
                      "pyqtgraph"),
    "quizapp/quiz": ("quizapp.storage", "quizapp.library", "quizapp.ui", "quizapp.app", "PySide6",
                     "sqlalchemy", "sqlmodel", "alembic", "sqlite3", "yaml"),
    "quizapp/practice": ("quizapp.storage", "quizapp.library", "quizapp.ui", "quizapp.app",
                         "PySide6", "sqlalchemy", "sqlmodel", "alembic", "sqlite3", "yaml"),
    "quizapp/editing": ("quizapp.storage", "quizapp.library", "quizapp.ui", "quizapp.app",
                        "PySide6", "sqlalchemy", "sqlmodel", "alembic", "sqlite3", "yaml"),
    "quizapp/storage": ("quizapp.library", "quizapp.ui", "quizapp.app", "PySide6"),
    "quizapp/library": ("quizapp.ui", "quizapp.app", "PySide6", "sqlalchemy", "sqlmodel"),
    "quizapp/ui": ("quizapp.storage", "quizapp.app", "sqlalchemy", "sqlmodel", "alembic", "yaml"),
}  # fmt: skip
ALLOWED = {"question_bank/exchange/apkg.py imports sqlite3"}  # an Anki package is such a file
QT_ALLOWED = ("quizapp/ui/", "quizapp/app.py")
STANDARD_LIBRARY_ONLY = (
    "quizapp/storage/first_page.py",
    "quizapp/storage/first_look.py",
    "quizapp/quiz/summaries.py",
    "quizapp/quiz/appearance.py",
    "quizapp/quiz/opening.py",
    "quizapp/practice/days.py",
)
# ui reads SQLite's version for About and bug reports, nothing else of it.
SQLITE_IN_UI = ("quizapp/ui/versions.py",)


def modules(under: str) -> list[Path]:
    return sorted((ROOT / under).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def hits(name: str, forbidden: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in forbidden)


def test_imports_run_one_way() -> None:
    breaches = [
        f"{path.relative_to(ROOT)} imports {name}"
        for layer, forbidden in ABOVE.items()
        for path in modules(layer)
        for name in imports(path)
        if hits(name, forbidden)
    ]
    assert set(breaches) <= ALLOWED


def test_only_the_window_knows_qt() -> None:
    breaches = []
    for package in ("quizapp", "question_bank"):
        for path in modules(package):
            place = path.relative_to(ROOT).as_posix()
            if not place.startswith(QT_ALLOWED) and any(
                hits(name, ("PySide6", "pyqtgraph")) for name in imports(path)
            ):
                breaches.append(place)
    assert not breaches


def test_widgets_never_touch_sql_or_yaml() -> None:
    for path in modules("quizapp/ui"):
        place = path.relative_to(ROOT).as_posix()
        names = set(imports(path))
        assert "sqlite3" not in names or place in SQLITE_IN_UI, place


def test_the_first_page_needs_the_standard_library_alone() -> None:
    import sys

    for place in STANDARD_LIBRARY_ONLY:
        for name in imports(ROOT / place):
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or top == "quizapp", f"{place} imports {name}"


def test_no_exception_is_swallowed_but_in_the_two_places() -> None:
    places = []
    for package in ("quizapp", "question_bank"):
        for path in modules(package):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                broad = isinstance(node, ast.ExceptHandler) and (
                    node.type is None
                    or (isinstance(node.type, ast.Name) and node.type.id == "Exception")
                )
                if broad:
                    places.append(path.relative_to(ROOT).as_posix())
    assert places == ["quizapp/ui/tasks.py"]
