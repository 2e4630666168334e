"""Readers made by others, in environments of their own; tests that need one skip without it.

QUIZ_GIFT_PEGJS: a folder with node_modules/gift-pegjs (npm install gift-pegjs).
QUIZ_ANKI_PYTHON: a Python that has the package anki.
QUIZ_QTI_PYTHON: a Python that has the packages pyslet and onyx2moodle.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def _path(variable: str, what: str) -> Path:
    path = Path(os.environ.get(variable, ""))
    if not os.environ.get(variable) or not path.exists():
        pytest.skip(f"{variable} does not name {what}")
    return path


def _json(command: list[str], folder: Path | None = None) -> Any:
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False,
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


_GIFT = """
const parser = require('gift-pegjs');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
process.stdout.write(JSON.stringify(parser.parse(text)));
"""


def gift_pegjs(path: Path) -> list[dict[str, Any]]:
    """What the npm package gift-pegjs reads in a file."""
    folder = _path("QUIZ_GIFT_PEGJS", "a folder with node_modules/gift-pegjs")
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node")
    read: list[dict[str, Any]] = _json([node, "-e", _GIFT, str(path)], folder)
    return read


_ANKI = """
import json, os, sys, tempfile
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    request = ImportAnkiPackageRequest(
        package_path=sys.argv[1], options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)
    collection.import_anki_package(request)
    found = []
    for note_id in collection.find_notes(""):
        note = collection.get_note(note_id)
        cards = note.cards()
        found.append({"fields": dict(note.items()), "tags": note.tags, "guid": note.guid,
                      "deck": collection.decks.name(cards[0].did),
                      "fronts": [card.question() for card in cards],
                      "backs": [card.answer() for card in cards]})
    collection.close()
print(json.dumps(found))
"""


def anki(path: Path) -> list[dict[str, Any]]:
    """The notes of Anki's own collection after it imported a package, twice."""
    python = _path("QUIZ_ANKI_PYTHON", "a Python with the package anki")
    read: list[dict[str, Any]] = _json([str(python), "-c", _ANKI, str(path)])
    return read


_QTI = """
import json, sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
import pyslet.qtiv2.xml as qti
from pyslet import rfc2396
from onyx2moodle.parser import parse_item
found = []
for name in sorted(Path(sys.argv[1]).glob("*.xml")):
    document = qti.QTIDocument(baseURI=str(rfc2396.URI.from_path(str(name))))
    document.read()  # raises where the item is not as the specification says
    item = parse_item(name)
    found.append({"identifier": document.root.identifier, "title": item.title,
        "kinds": [one.kind for one in item.interactions],
        "choices": [len(one.choices) for one in item.interactions],
        "correct": {k: v.correct_values for k, v in item.response_decls.items()},
        "mapping": {k: v.mapping for k, v in item.response_decls.items()},
        "feedback": [one.html for one in item.feedback]})
print(json.dumps(found))
"""


def qti_readers(folder: Path) -> list[dict[str, Any]]:
    """The items of a folder, valid for pyslet and as onyx2moodle reads them."""
    python = _path("QUIZ_QTI_PYTHON", "a Python with the packages pyslet and onyx2moodle")
    read: list[dict[str, Any]] = _json([str(python), "-c", _QTI, str(folder)])
    return read
