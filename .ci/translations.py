"""Brings `assets/translations` up to date with the words of the window, and compiles them.

    python3 .ci/translations.py            both
    python3 .ci/translations.py update     the .ts files: new words are added as unfinished, words
                                           that are gone are dropped
    python3 .ci/translations.py compile    the .qm files that the app reads

Translate with Qt Linguist (`.venv/bin/pyside6-linguist assets/translations/quizapp_es.ts`) or any
editor: fill in `<translation>` and take its `type="unfinished"` away. The English file holds only
the words with a count, for their plural forms. Standard library only.
"""

from __future__ import annotations

import os
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent))
from extract_words import Message, UntranslatableError, extract, look
from qm import compile_ts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = {"en": "en_US", "es": "es_ES"}
"""The languages that are kept here, as Qt names them."""


@dataclass(frozen=True)
class Translation:
    """The forms of a message, one or one for each plural form, and whether they are finished."""

    forms: tuple[str, ...]
    is_finished: bool = True


Known = dict[Message, Translation]


def read_ts(text: str) -> Known:
    """What a .ts file says."""
    known: Known = {}
    for context in ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            found = message.find("translation")
            forms: Iterable[str] = ()
            if found is not None:
                forms = (
                    (form.text or "" for form in found.iter("numerusform"))
                    if counted
                    else (found.text or "",)
                )
            finished = found is not None and found.get("type") is None
            key = Message(context.findtext("name", ""), message.findtext("source", ""), counted)
            known[key] = Translation(tuple(forms), finished)
    return known


def merged(messages: Iterable[Message], known: Known) -> Known:
    """A translation for each message: the known one, else a proposal or nothing, unfinished."""
    by_source = {(one.source, one.is_counted): said for one, said in known.items()}
    wanted: Known = {}
    for one in messages:
        said = known.get(one)
        if said is None:
            proposal = by_source.get((one.source, one.is_counted))
            empty = ("", "") if one.is_counted else ("",)
            said = Translation(empty if proposal is None else proposal.forms, is_finished=False)
        wanted[one] = said
    return wanted


def write_ts(language: str, wanted: Known) -> str:
    """The text of a .ts file, in the order of contexts and sources."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en_US">',
    ]
    for context, messages in groupby(sorted(wanted), key=lambda one: one.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for one in messages:
            lines += _message(one, wanted[one])
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(one: Message, said: Translation) -> list[str]:
    state = "" if said.is_finished else ' type="unfinished"'
    if one.is_counted:
        inside = "".join(
            f"\n            <numerusform>{escape(form)}</numerusform>" for form in said.forms
        )
        inside += "\n        "
    else:
        inside = escape(said.forms[0])
    return [
        '    <message numerus="yes">' if one.is_counted else "    <message>",
        f"        <source>{escape(one.source)}</source>",
        f"        <translation{state}>{inside}</translation>",
        "    </message>",
    ]


def up_to_date(code: str, folder: Path = FOLDER) -> str:
    """The text that a language's .ts file should have now, of the words that can be read."""
    messages = [one for one in look(ROOT / "quizapp").messages if code != "en" or one.is_counted]
    path = folder / f"quizapp_{code}.ts"
    known = read_ts(path.read_text("utf-8")) if path.exists() else {}
    return write_ts(LANGUAGES[code], merged(messages, known))


def update(folder: Path = FOLDER) -> None:
    """Writes the .ts files and says what is to be translated.

    Raises:
        UntranslatableError: afterwards, where there are words that cannot be read.
    """
    for code in LANGUAGES:
        text = up_to_date(code, folder)
        _write(folder / f"quizapp_{code}.ts", text.encode())
        open_ones = [one for one, said in read_ts(text).items() if not said.is_finished]
        print(f"quizapp_{code}.ts: {len(open_ones)} to translate")
        for one in open_ones:
            print(f"    {one.context}: {one.source!r}")
    extract(ROOT / "quizapp")


def compile_all(source: Path = FOLDER, target: Path = FOLDER) -> list[Path]:
    """Writes a .qm file for each .ts file; those that were made."""
    made = []
    for path in sorted(source.glob("*.ts")):
        compiled = target / f"{path.stem}.qm"
        _write(compiled, compile_ts(path.read_text("utf-8")))
        made.append(compiled)
    return made


def _write(path: Path, body: bytes) -> None:
    """The file is whole at every moment, and untouched where it says this already."""
    if path.exists() and path.read_bytes() == body:
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_bytes(body)
    draft.replace(path)


def main(arguments: list[str]) -> None:
    task = arguments[0] if arguments else "both"
    if task not in {"both", "update", "compile"} or len(arguments) > 1:
        raise SystemExit(__doc__)
    try:
        if task != "compile":
            update()
        if task != "update":
            compile_all()
    except (UntranslatableError, ValueError) as error:
        raise SystemExit(f"The translations are not complete:\n{error}") from error


if __name__ == "__main__":
    main(sys.argv[1:])
