"""The words of the window that go through Qt's translation, found in the source by `ast`.

Enter by `extract(folder)`, or by `look(folder)` for what can be read beside what cannot. Qt's own
`lupdate` does not follow a function `_tr`, so this does:

- `self.tr("...")` in a class, also under a local name `tr`; the context is the class;
- `page.tr("...")` in a function whose parameter `page` is annotated with a class;
- `QCoreApplication.translate("context", "...")`, also under a local name;
- `name("...")` where the module defines `name(text, ...)` to return
  `QCoreApplication.translate("context", text, ...)`, or imports it from a module that does.

A third argument of `tr`, a fourth of `translate` or a second of `name` is a count: such a message
has plural forms. `tr` with a count is refused in a class that others are derived from: PySide asks
for their contexts first, and takes the number put into the text for a translation. Words that are
not literals cannot be translated and are refused, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TRANSLATE = "translate"


@dataclass(frozen=True, order=True)
class Message:
    """Words with their context; `is_counted` says that they have plural forms."""

    context: str
    source: str
    is_counted: bool = False


class UntranslatableError(Exception):
    """Words that the extraction cannot read; the text says where and why."""


@dataclass(frozen=True)
class Found:
    """What a folder says: the messages, sorted, each once; and what cannot be read, with places."""

    messages: list[Message]
    problems: list[str]


def extract(folder: Path) -> list[Message]:
    """The messages of all modules below a folder.

    Raises:
        UntranslatableError: with a line for each call that cannot be read.
    """
    found = look(folder)
    if found.problems:
        raise UntranslatableError("\n".join(found.problems))
    return found.messages


def look(folder: Path) -> Found:
    """The messages of all modules below a folder, and a line for each call that cannot be read."""
    trees = {
        ".".join(path.relative_to(folder.parent).with_suffix("").parts): (path, _parse(path))
        for path in sorted(folder.rglob("*.py"))
    }
    wrappers = {name: dict(_wrappers(tree)) for name, (_path, tree) in trees.items()}
    modules = [
        _Module(path, tree, wrappers[name] | dict(_imported(tree, wrappers)))
        for name, (path, tree) in trees.items()
    ]
    bases = set().union(*(one.bases for one in modules))
    problems = [problem for one in modules for problem in one.problems]
    problems += [
        f"{place}: `tr` with a count in {name}, from which others are derived: take `translate`"
        for one in modules
        for name, place in one.counting
        if name in bases
    ]
    messages = {message for one in modules for message in one.messages}
    counted = {(one.context, one.source) for one in messages if one.is_counted}
    problems += [
        f"{one.context}: '{one.source}' is used both with and without a count"
        for one in sorted(messages)
        if not one.is_counted and (one.context, one.source) in counted
    ]
    return Found(sorted(messages), problems)


class _Module:
    """The messages of one file, the classes that others are derived from, and those that count."""

    def __init__(self, path: Path, tree: ast.Module, wrappers: dict[str, str]) -> None:
        """`wrappers`: the names of functions that only add a context, and which."""
        self.path = path
        self.messages: list[Message] = []
        self.problems: list[str] = []
        self.bases: set[str] = set()
        self.counting: list[tuple[str, str]] = []
        self._wrappers = wrappers
        self._visit(tree, {})

    def _visit(self, node: ast.AST, classes: dict[str, str]) -> None:
        """`classes`: the names that have a `tr`, and of which class it is."""
        if isinstance(node, ast.ClassDef):
            classes = {"self": node.name}
            self.bases |= {base.id for base in node.bases if isinstance(base, ast.Name)}
        elif isinstance(node, ast.FunctionDef):
            if node.name in self._wrappers:
                return
            classes = classes | dict(_annotated(node))
        elif isinstance(node, ast.Call):
            self._call(node, classes)
        for child in ast.iter_child_nodes(node):
            self._visit(child, classes)

    def _call(self, node: ast.Call, classes: dict[str, str]) -> None:
        called = node.func
        if isinstance(called, ast.Name) and called.id in self._wrappers:
            if node.args:
                self._keep(node, self._wrappers[called.id], 0, 1)
        elif _is_tr(called):
            owner = "self"
            if isinstance(called, ast.Attribute):
                owner = called.value.id if isinstance(called.value, ast.Name) else ""
            if owner not in classes:
                self._problem(node, "it is not known of which class this `tr` is")
            elif self._keep(node, classes[owner], 0, 2):
                self.counting.append((classes[owner], f"{self.path}:{node.lineno}"))
        elif _is_translate(called):
            context = node.args[0] if node.args else None
            if not _is_text(context):
                self._problem(node, "the context of `translate` is not a literal")
                return
            assert isinstance(context, ast.Constant)
            self._keep(node, str(context.value), 1, 3)
        elif isinstance(called, ast.Name) and called.id == "_tr":
            self._problem(node, f"`{called.id}` is not defined in this module")

    def _keep(self, node: ast.Call, context: str, text_at: int, count_at: int) -> bool:
        """Takes the message of a call; whether it has a count."""
        text = node.args[text_at] if len(node.args) > text_at else None
        counted = len(node.args) > count_at or any(key.arg == "n" for key in node.keywords)
        if not _is_text(text):
            self._problem(node, "the words are not a literal")
            return counted
        assert isinstance(text, ast.Constant)
        source = str(text.value)
        if counted and "%n" not in source and "%Ln" not in source:
            self._problem(node, "words with a count say it by %Ln")
            return counted
        self.messages.append(Message(context, source, counted))
        return counted

    def _problem(self, node: ast.Call, why: str) -> None:
        self.problems.append(f"{self.path}:{node.lineno}: {why}")


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_tr(called: ast.expr) -> bool:
    return (isinstance(called, ast.Attribute) and called.attr == "tr") or (
        isinstance(called, ast.Name) and called.id == "tr"
    )


def _annotated(node: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The parameters of a function that have a class: name and class."""
    for one in node.args.args:
        if isinstance(one.annotation, ast.Name):
            yield one.arg, one.annotation.id


def _is_translate(called: ast.expr) -> bool:
    """`QCoreApplication.translate`, or a local name for it; `str.translate` is another thing."""
    if isinstance(called, ast.Name):
        return called.id == TRANSLATE
    return (
        isinstance(called, ast.Attribute)
        and called.attr == TRANSLATE
        and isinstance(called.value, ast.Name)
        and called.value.id == "QCoreApplication"
    )


def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _imported(tree: ast.Module, wrappers: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """The functions that a module has from others and that only add a context."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in wrappers:
            for name in node.names:
                if name.name in wrappers[node.module]:
                    yield name.asname or name.name, wrappers[node.module][name.name]


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The functions of a module that only add a context: name and context."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        last = node.body[-1]
        value = last.value if isinstance(last, ast.Return) else None
        if not isinstance(value, ast.Call) or not _is_translate(value.func):
            continue
        context, text = [*value.args, None, None][:2]
        if (
            isinstance(context, ast.Constant)
            and isinstance(text, ast.Name)
            and text.id == node.args.args[0].arg
        ):
            yield node.name, str(context.value)
