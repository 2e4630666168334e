"""YAML events to plain values, checked on the way. Enter by `read_tree`.

libyaml's parser (the pure one where it is absent) gives events; values are made of dict, list and
str only: text stays text. Depth, number of nodes and aliases are counted before anything is
built, duplicate keys, merge keys and tags are problems. Places are not kept, since a good bank
needs none: `locate` reads the file again when there is something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from question_bank.errors import Problem

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a bank may be at most. `UNASKED` is for files that nobody opened by name."""

    size_bytes: int = 256 * 1024 * 1024
    nodes: int = 20_000_000
    depth: int = 64
    alias_nodes: int = 100_000


UNASKED = Limits(size_bytes=20 * 1024 * 1024, nodes=2_000_000)


class StructureError(Exception):
    """The text is no YAML that a bank may be; carries the one problem that ended the reading."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A collection that is being read. `key` is the mapping's key whose value comes next."""

    value: Any
    is_mapping: bool
    anchor: str | None
    first_node: int
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    nodes: int = 0
    alias_nodes: int = 0


def read_tree(data: bytes, limits: Limits) -> tuple[Tree, list[Problem]]:
    """The document's value, and problems (duplicate keys, tags ...) that did not end the reading.

    Raises:
        StructureError: not YAML, or beyond the limits.
    """
    _check_size(data, limits)
    builder = _Builder(limits)
    stack: list[_Open] = []
    root: list[Any] = []
    for event in _events(data):
        _EVENT_STEPS.get(type(event).__name__, _ignore)(builder, stack, root, event)
    if not root:
        raise StructureError(Problem(1, 1, "The file is empty; a bank begins with 'format:'."))
    return root[0], builder.problems


def _check_size(data: bytes, limits: Limits) -> None:
    if len(data) > limits.size_bytes:
        limit = limits.size_bytes // (1024 * 1024)
        message = f"The file has {len(data):,} bytes; banks of up to {limit} MB are read."
        raise StructureError(Problem(1, 1, message))
    if not data.strip():
        raise StructureError(Problem(1, 1, "The file is empty; a bank begins with 'format:'."))


def parser_for(data: bytes) -> Any:
    """libyaml's event parser, or the pure one."""
    import yaml

    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing from its stubs
    except ImportError:
        return yaml.Loader(data)
    return CParser(data)


def _events(data: bytes) -> Iterator[Any]:
    """The events; whatever the parser raises becomes a StructureError with line and column."""
    import yaml

    end = yaml.StreamEndEvent
    try:
        parser = parser_for(data)
        get = parser.get_event
        while True:
            event = get()
            if event.__class__ is end:
                return
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise StructureError(Problem(line, column, f"This is not valid YAML: {what}.")) from None
    except yaml.reader.ReaderError as error:
        raise StructureError(_unreadable(data, error)) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise StructureError(Problem(1, 1, f"This is not valid YAML: {error}.")) from None


def _unreadable(data: bytes, error: Any) -> Problem:
    """Where a byte or character stands that YAML cannot have."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8", "replace")
        message = f"The file is not UTF-8: byte 0x{data[wrong.start]:02x} cannot stand here."
        return Problem(before.count("\n") + 1, len(before) - before.rfind("\n"), message)
    bad = re.search(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", text
    )
    place = bad.start() if bad else 0
    shown = f"U+{ord(text[place]):04X}" if bad else str(error.reason)
    before = text[:place]
    message = (
        f"The character {shown} cannot stand in a bank; write it as an escape in double quotes."
    )
    return Problem(before.count("\n") + 1, len(before) - before.rfind("\n"), message)


def _stop(event: Any, message: str) -> StructureError:
    mark = event.start_mark
    return StructureError(Problem(mark.line + 1, mark.column + 1, message))


def _note(builder: _Builder, event: Any, message: str) -> None:
    mark = event.start_mark
    builder.problems.append(Problem(mark.line + 1, mark.column + 1, message))


def _place(builder: _Builder, stack: list[_Open], root: list[Any], event: Any, value: Any) -> None:
    """Puts a finished value (or one that is being filled) where it belongs."""
    if not stack:
        if root:
            raise _stop(event, "A bank is one YAML document; here a second one begins.")
        root.append(value)
        return
    top = stack[-1]
    if not top.is_mapping:
        top.value.append(value)
    elif top.key is None:
        if type(value) is not str:
            raise _stop(event, "A key must be a word, not a list or a mapping.")
        if value == "<<":
            raise _stop(event, "Merge keys (<<) are not read; write the fields out.")
        if value in top.value:
            _note(builder, event, f"'{value}' stands here twice; keep one of them.")
        top.key = value
    else:
        top.value[top.key] = value
        top.key = None


def _count(builder: _Builder, event: Any, nodes: int = 1) -> None:
    builder.nodes += nodes
    if builder.nodes > builder.limits.nodes:
        raise _stop(event, f"The file has more than {builder.limits.nodes:,} values.")


def _scalar(builder: _Builder, stack: list[_Open], root: list[Any], event: Any) -> None:
    builder.nodes += 1
    if builder.nodes > builder.limits.nodes:
        _count(builder, event, 0)
    if event.anchor is not None or event.tag is not None:
        _check_tag(builder, event)
        if event.anchor is not None:
            builder.anchors[event.anchor] = (event.value, 1)
    if stack:
        top = stack[-1]
        if top.key is not None:  # the commonest event by far: the value of a key
            top.value[top.key] = event.value
            top.key = None
            return
    _place(builder, stack, root, event, event.value)


def _check_tag(builder: _Builder, event: Any) -> None:
    if event.tag is not None:
        _note(builder, event, f"Tags such as {event.tag} are not read; leave it out.")


def _open(builder: _Builder, stack: list[_Open], root: list[Any], event: Any) -> None:
    _count(builder, event)
    if len(stack) >= builder.limits.depth:
        raise _stop(event, f"The file is nested more than {builder.limits.depth} levels deep.")
    _check_tag(builder, event)
    is_mapping = type(event).__name__ == "MappingStartEvent"
    value: Any = {} if is_mapping else []
    _place(builder, stack, root, event, value)
    stack.append(_Open(value, is_mapping, event.anchor, builder.nodes))


def _close(builder: _Builder, stack: list[_Open], root: list[Any], event: Any) -> None:
    done = stack.pop()
    if done.anchor is not None:
        builder.anchors[done.anchor] = (done.value, builder.nodes - done.first_node + 1)


def _alias(builder: _Builder, stack: list[_Open], root: list[Any], event: Any) -> None:
    known = builder.anchors.get(event.anchor)
    if known is None:
        raise _stop(event, f"*{event.anchor} refers to nothing above, or to itself.")
    value, nodes = known
    _count(builder, event, nodes)
    builder.alias_nodes += nodes
    if builder.alias_nodes > builder.limits.alias_nodes:
        raise _stop(event, "The file's aliases (*) stand for too much; write the values out.")
    _place(builder, stack, root, event, value)


def _ignore(builder: _Builder, stack: list[_Open], root: list[Any], event: Any) -> None:
    """Starts and ends of stream and document."""


_EVENT_STEPS = {
    "ScalarEvent": _scalar,
    "SequenceStartEvent": _open,
    "MappingStartEvent": _open,
    "SequenceEndEvent": _close,
    "MappingEndEvent": _close,
    "AliasEvent": _alias,
}


@dataclass(slots=True)
class Place:
    """Where a value (and, in a mapping, its key) stands; lines and columns from 1.

    `last_line` is the last line that has something of the value.
    """

    line: int
    column: int
    key_line: int
    key_column: int
    last_line: int
    is_flow: bool = False


def locate(data: bytes) -> dict[Path, Place]:
    """The place of every value of a file that `read_tree` could read."""
    places: dict[Path, Place] = {}
    stack: list[tuple[Path, bool, list[Any]]] = []  # path, is mapping, [key, key mark] or [count]
    for event in _events(data):
        name = type(event).__name__
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            path, _is_mapping, _state = stack.pop()
            if places[path].is_flow:
                _grow(places, path, event.end_mark.line + 1)
            continue
        if name not in ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"):
            continue
        mark = event.start_mark
        path, key_mark = (), mark
        if stack:
            above, is_mapping, state = stack[-1]
            if is_mapping and state[0] is None:
                state[:] = [getattr(event, "value", ""), mark]
                continue
            path = (*above, state[0])
            key_mark = state[1] or mark
            state[:] = [None, None] if is_mapping else [state[0] + 1, None]
        places[path] = Place(
            mark.line + 1, mark.column + 1, key_mark.line + 1, key_mark.column + 1, mark.line + 1
        )
        if name in ("ScalarEvent", "AliasEvent"):
            _grow(places, path, event.end_mark.line + (1 if event.end_mark.column else 0))
        else:
            places[path].is_flow = bool(event.flow_style)
            is_mapping = name == "MappingStartEvent"
            stack.append((path, is_mapping, [None, None] if is_mapping else [0, None]))
    return places


def _grow(places: dict[Path, Place], path: Path, line: int) -> None:
    """A value that ends on `line` makes all that hold it end there or later."""
    for length in range(len(path), -1, -1):
        place = places[path[:length]]
        if place.last_line >= line and length < len(path):
            return
        place.last_line = max(place.last_line, line)
