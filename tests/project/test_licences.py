"""No GPL or AGPL dependency at run time: read from the installed packages' own metadata."""

from __future__ import annotations

import re
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution, requires

from packaging.requirements import Requirement

# PySide6 is offered under LGPL-3.0, GPL-2.0 or GPL-3.0: we use it under the LGPL.
CHOICE_INCLUDES_LGPL = re.compile(r"LGPL", re.IGNORECASE)
FORBIDDEN = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|Affero|GNU General Public", re.IGNORECASE)


def _runtime_closure(name: str, seen: set[str]) -> set[str]:
    if name in seen:
        return seen
    seen.add(name)
    for line in requires(name) or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or marker.evaluate({"extra": ""}):
            _runtime_closure(requirement.name, seen)
    return seen


def _licence(name: str) -> str:
    metadata: Message = distribution(name).metadata  # type: ignore[assignment]
    said = [str(metadata.get("License-Expression") or ""), str(metadata.get("License") or "")[:200]]
    said += [row for row in metadata.get_all("Classifier") or [] if row.startswith("License")]
    return " | ".join(part for part in said if part)


def test_no_runtime_dependency_is_under_the_gpl_or_agpl() -> None:
    closure = _runtime_closure("quizapp", set())
    assert "sqlmodel" in {name.lower() for name in closure}
    forbidden = {}
    for name in sorted(closure):
        try:
            licence = _licence(name)
        except PackageNotFoundError:  # an optional platform package that is not installed here
            continue
        assert licence, f"{name} states no licence"
        if FORBIDDEN.search(licence) and not CHOICE_INCLUDES_LGPL.search(licence):
            forbidden[name] = licence
    assert not forbidden
