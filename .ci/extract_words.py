"""The words of the window that go through Qt's translation, found in the source by `ast`.

Enter by `extract(folder)`. Qt's own `lupdate` does not follow a module's `_tr`, so this does:

- `self.tr("...")` in a class, also under a local name `tr`; the context is the class;
- `QCoreApplication.translate("context", "...")`, also under a local name;
- `page.tr("...")` in a function whose parameter `page` is annotated with a class;
- `name("...")` where the module defines `name(text, ...)` to return
  `QCoreApplication.translate("context", text, ...)`.

A third and fourth argument of `translate`, or a second of `name`, is a count: such a message has
plural forms. `self.tr` with a count is refused: for an instance of a subclass PySide stops looking
at the first context when the text has a count in it, and finds nothing. Words that are not literals
cannot be translated and are refused, too.
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


def extract(folder: Path) -> list[Message]:
    """The messages of all modules below a folder, sorted, each once.

    Raises:
        UntranslatableError: with a line for each call that cannot be read.
    """
    found: set[Message] = set()
    problems: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        module = _Module(path)
        found.update(module.messages)
        problems += module.problems
    counted = {(one.context, one.source) for one in found if one.is_counted}
    problems += [
        f"{one.context}: '{one.source}' is used both with and without a count"
        for one in sorted(found)
        if not one.is_counted and (one.context, one.source) in counted
    ]
    if problems:
        raise UntranslatableError("\n".join(problems))
    return sorted(found)


class _Module:
    """The messages of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.messages: list[Message] = []
        self.problems: list[str] = []
        tree = ast.parse(path.read_text("utf-8"), str(path))
        self._wrappers = dict(_wrappers(tree))
        self._visit(tree, {})

    def _visit(self, node: ast.AST, classes: dict[str, str]) -> None:
        """`classes`: the names that have a `tr`, and of which class it is."""
        if isinstance(node, ast.ClassDef):
            classes = {"self": node.name}
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
        if _is_tr(called):
            owner = "self"
            if isinstance(called, ast.Attribute):
                owner = called.value.id if isinstance(called.value, ast.Name) else ""
            if owner not in classes:
                self._problem(node, "it is not known of which class this `tr` is")
            elif len(node.args) != 1 or node.keywords:
                self._problem(node, "`tr` takes words alone; counts need `translate`")
            else:
                self._keep(node, classes[owner], node.args[0], is_counted=False)
        elif _is_translate(called):
            context = node.args[0] if node.args else None
            if len(node.args) < 2 or not _is_text(context):
                self._problem(node, "the context of `translate` is not a literal")
                return
            assert isinstance(context, ast.Constant)
            counted = len(node.args) > 3 or any(key.arg == "n" for key in node.keywords)
            self._keep(node, str(context.value), node.args[1], is_counted=counted)
        elif isinstance(called, ast.Name) and called.id in self._wrappers and node.args:
            counted = len(node.args) > 1 or any(key.arg == "n" for key in node.keywords)
            self._keep(node, self._wrappers[called.id], node.args[0], is_counted=counted)
        elif isinstance(called, ast.Name) and called.id == "_tr":
            self._problem(node, f"`{called.id}` is not defined in this module")

    def _keep(self, node: ast.Call, context: str, text: ast.expr, *, is_counted: bool) -> None:
        if not _is_text(text):
            self._problem(node, "the words are not a literal")
            return
        assert isinstance(text, ast.Constant)
        source = str(text.value)
        if is_counted and "%n" not in source and "%Ln" not in source:
            self._problem(node, "words with a count say it by %Ln")
            return
        self.messages.append(Message(context, source, is_counted))

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


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The functions of a module that only add a context: name and context."""
    for node in tree.body:
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
