"""Two data folders, a teacher's and a student's, and packs that somebody has tampered with."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fakes import TurnedClock

from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
)
from quizapp.library import Library
from quizapp.library.handing_out import HandingOut
from quizapp.library.quizresult import _sealed
from quizapp.paths import Paths
from quizapp.quiz.model import ShownQuestion
from quizapp.quiz.session import QuizSession

BANK = "harbour-abc123"


@dataclass
class Side:
    """A Quizapp of its own."""

    library: Library
    handing: HandingOut


def side(folder: Path, clock: TurnedClock, person: str) -> Side:
    """A data folder with somebody in it."""
    seeds = itertools.count(11)
    library = Library.open(
        Paths(folder), clock=clock, new_seed=lambda: next(seeds), shipped=(), source_folders=()
    )
    library.add_person(person)
    return Side(library, HandingOut.of(library))


def knowing(shown: ShownQuestion) -> Answer:
    """The right answer of somebody who knows the harbour, by the texts that are shown."""
    right = {"The north tower", "Denmark", "Norway"}
    ids = {option.text: option.id for option in shown.options}
    match shown.kind.value:
        case "single-choice" | "multiple-choice":
            return ChoiceAnswer(frozenset(ids[text] for text in ids if text in right))
        case "true-false":
            return TrueFalseAnswer(True)
        case "short-answer":
            return TextAnswer("clara whitmore")
        case "numeric":
            return TextAnswer("42")
        case "date":
            return TextAnswer("3 May 1915")
        case "cloze":
            return ClozeAnswer({"1": TextAnswer("1907"), "2": TextAnswer("Skagen")})
        case "ordering":
            return OrderingAnswer((ids["Opening"], ids["Storm"]))
    wanted = {"1907": "Opening", "1915": "Storm"}
    return MatchingAnswer({prompt.id: wanted[prompt.text] for prompt in shown.prompts})


def answer_all(
    session: QuizSession, clock: TurnedClock, *, but: frozenset[str] = frozenset()
) -> None:
    """Answers and submits; the stems in `but` are left out."""
    for n in range(session.count):
        session.go(n)
        clock.pass_s(7)
        if session.shown(n).stem not in but:
            session.answer(n, knowing(session.shown(n)))
    session.submit()


def repacked(
    data: bytes,
    change: Callable[[dict[str, bytes]], None],
    *,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """The pack with other members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        for name, target in (links or {}).items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16
            archive.writestr(info, target)
    return out.getvalue()


def rehashed(members: dict[str, bytes], **head: Any) -> None:
    """Gives the head the hashes of the members as they are now: a careful forger."""
    import hashlib

    told = json.loads(members["quizpack.json"])
    told["parts"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in members.items()
        if name != "quizpack.json"
    }
    told.update(head)
    members["quizpack.json"] = json.dumps(told).encode()


def edited_result(path: Path, change: Callable[[dict[str, Any]], None], *, sign: bool) -> Path:
    """A copy of a result file with something changed; `sign` makes its hash anew."""
    told = json.loads(path.read_text("utf-8"))
    change(told)
    if sign:
        told["sha256"] = _sealed(told)
    copy = path.with_name(f"edited-{path.name}")
    copy.write_text(json.dumps(told), "utf-8")
    return copy
