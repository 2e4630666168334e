"""The generator's part of the library: documents in, reviewed drafts out, into a bank file.

Enter by `Generating.read(path)`, `begin(materials, ...)`, then `session(...)` for the review and
`keep(...)` for what came of it. What is under review outlasts the window: `hold` and `held`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from question_bank.annotation.choosing import best_annotator, missing_packages
from question_bank.annotation.language import language_of
from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank, Kind, Question, Status
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.documents import Document, load_document
from question_bank.errors import BankProblemsError, DocumentError, QuestionBankError
from question_bank.generation.pipeline import MAX_WORDS, SourceDocument
from quizapp.editing import Checker, Listing, OpenBank
from quizapp.editing.passages import Passages
from quizapp.library.bank_files import bytes_of
from quizapp.library.edit_session import EditSession
from quizapp.library.editing import Editing
from quizapp.library.generating_process import Making
from quizapp.library.generating_saving import Kept, Target, save_into, save_new
from quizapp.library.shelf import BankShelf


@dataclass(frozen=True, slots=True)
class Material:
    """A document as the app read it. `language` is as `language_of` tells it."""

    path: Path
    document: Document
    language: str
    words: int

    @property
    def is_too_long(self) -> bool:
        """Whether no questions can be made of it in one go."""
        return self.document.text.count(" ") > MAX_WORDS


@dataclass(frozen=True, slots=True)
class Wish:
    """Which of the questions that were made are wanted: `amount` at most, 0 for all of them."""

    kinds: frozenset[Kind] = frozenset(Kind)
    amount: int = 0
    with_drafts: bool = True


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that waits: `bank` with the questions that are in it, what was decided so far
    (question id to "keep", "drop" or "later"), and where the documents lie (source id to path)."""

    bank: Bank
    decisions: Mapping[str, str]
    paths: Mapping[str, Path]
    notices: tuple[str, ...] = ()
    documents: dict[str, Document | None] = field(default_factory=dict)


class Generating:
    """Methods that read or write files may run on a thread."""

    def __init__(self, shelf: BankShelf, editing: Editing, data_dir: Path) -> None:
        self._shelf = shelf
        self._editing = editing
        self._banks_folder = data_dir / "banks"
        self._held = data_dir / "generating" / "review.json"
        self._decided = data_dir / "generating" / "decisions.json"

    # Documents --------------------------------------------------------------------------------

    def read(self, path: Path) -> Material:
        """Raises QuestionBankError, in plain words, when the document cannot be read."""
        document = load_document(path)
        words = len(document.text.split())
        return Material(path.absolute(), document, language_of(document.text), words)

    @staticmethod
    def notice_for(language: str) -> str:
        """Why rules alone will read a document in this language; "" where the parser does."""
        if language == "en" and not missing_packages():
            return ""  # not asked further: that would load the parser
        return best_annotator(language).notice

    @staticmethod
    def begin(
        materials: Sequence[Material], *, title: str = "", seed: int = 0, annotator: str = "best"
    ) -> Making:
        """Starts to make questions; `annotator` as the command line names them.

        Raises:
            QuestionBankError: the process cannot be started.
        """
        taken: dict[str, int] = {}
        documents = []
        for one in materials:
            n = taken[one.path.name] = taken.get(one.path.name, 0) + 1
            name = one.path.name if n == 1 else f"{one.path.stem}-{n}{one.path.suffix}"
            documents.append(SourceDocument(name, one.document))
        return Making(documents, title=title, seed=seed, annotator=annotator)

    # Reviewing --------------------------------------------------------------------------------

    @staticmethod
    def session(bank: Bank, documents: Mapping[str, Document | None]) -> EditSession:
        """The drafts as an open bank without a file: the editor's form and preview work on it."""
        state = OpenBank(bank)
        checker = Checker(state)
        session = EditSession(
            state, Path(), "", "", checker, Listing(state, checker), Passages(state)
        )
        session.documents.update(documents)
        return session

    def hold(self, review: HeldReview) -> None:
        """Keeps a review until it is taken up again.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        told = {
            "bank": dump_bank(review.bank).decode("utf-8"),
            "paths": {name: str(path) for name, path in review.paths.items()},
            "notices": list(review.notices),
        }
        try:
            self._held.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QuestionBankError(
                f"The folder {self._held.parent} cannot be made ({error.strerror or error})."
            ) from error
        write_atomically(self._held, json.dumps(told, ensure_ascii=False))
        self.hold_decisions(review.decisions)

    def hold_decisions(self, decisions: Mapping[str, str]) -> None:
        """Keeps what was decided since; a small file, however many drafts there are.

        Raises:
            QuestionBankError: the data folder refuses.
        """
        write_atomically(self._decided, json.dumps(dict(decisions), ensure_ascii=False))

    def held(self) -> HeldReview | None:
        """The review that waits, with its documents as they are now; None when there is none.

        Raises:
            QuestionBankError: it cannot be read; it was set aside, so that the next call gives
                None.
        """
        if not self._held.exists():
            return None
        try:
            told: dict[str, Any] = json.loads(bytes_of(self._held))
            bank = parse_bank(told["bank"].encode("utf-8"), self._held)
            paths = {str(name): Path(path) for name, path in told["paths"].items()}
            decided = json.loads(bytes_of(self._decided)) if self._decided.exists() else {}
            decisions = {str(name): str(what) for name, what in decided.items()}
            review = HeldReview(bank, decisions, paths, tuple(map(str, told["notices"])))
        except (ValueError, KeyError, TypeError, AttributeError, BankProblemsError):
            aside = self._held.with_suffix(".broken.json")
            with suppress(OSError):
                self._held.replace(aside)
            raise QuestionBankError(
                f"The review that was begun cannot be read. It was set aside as {aside}."
            ) from None
        for source_id, path in paths.items():
            try:
                review.documents[source_id] = load_document(path)
            except DocumentError:
                review.documents[source_id] = None
        return review

    def has_held(self) -> bool:
        """Whether a review waits."""
        return self._held.exists()

    def let_go(self) -> None:
        """Nothing waits any longer."""
        with suppress(OSError):
            self._held.unlink(missing_ok=True)
            self._decided.unlink(missing_ok=True)

    # Keeping ----------------------------------------------------------------------------------

    def own_banks(self) -> list[tuple[str, str]]:
        """Id and title of the banks that questions can be added to."""
        return [
            (one.bank_id, one.title)
            for one in self._shelf.known()
            if not one.read_only and not one.problem
        ]

    def keep(
        self,
        bank: Bank,
        paths: Mapping[str, Path],
        target: Target,
        *,
        dropped: Sequence[str] = (),
    ) -> Kept:
        """Writes `bank` (the questions that are kept) as a new bank, or adds it to one.

        `paths` tell where its documents lie; `dropped` are facts that are not to be asked again.

        Raises:
            QuestionBankError: a document has changed since it was read, the folder refuses, or the
                bank has unsaved changes; nothing was written to a bank.
        """
        if target.bank_id:
            return save_into(self._editing, bank, paths, target, dropped)
        return save_new(
            self._shelf, bank, paths, target, dropped, self._banks_folder, self._editing.suffix
        )


def picked(bank: Bank, wish: Wish) -> Bank:
    """The bank with the questions that are wanted, in its order.

    Those that passed every gate come first, then one of each passage before a second of any; of
    more than are wanted, evenly over the documents.
    """
    found = [
        question
        for question in bank.questions
        if question.kind in wish.kinds and (wish.with_drafts or question.status is not Status.DRAFT)
    ]
    if not wish.amount or len(found) <= wish.amount:
        return replace(bank, questions=tuple(found))
    chosen: set[str] = set()
    for layer in _layers(found):
        room = wish.amount - len(chosen)
        if room <= 0:
            break
        if len(layer) > room:
            layer = [layer[n * len(layer) // room] for n in range(room)]
        chosen.update(layer)
    return replace(bank, questions=tuple(q for q in found if q.id in chosen))


def _layers(questions: Sequence[Question]) -> list[list[str]]:
    """Ids: the first of each passage, the second, ...; published ones before all drafts."""
    layers: dict[tuple[bool, int], list[str]] = {}
    seen: dict[tuple[bool, str, int], int] = {}
    for question in questions:
        is_draft = question.status is Status.DRAFT
        first = question.citations[0] if question.citations else None
        place = (is_draft, first.source if first else "", first.start if first else -1)
        n = seen[place] = seen.get(place, 0) + 1
        layers.setdefault((is_draft, n), []).append(question.id)
    return [layers[key] for key in sorted(layers)]


def unwanted_facts(dropped: Sequence[Question], others: Sequence[Question]) -> tuple[str, ...]:
    """The facts of dropped questions that no other question asks for."""
    wanted = {one.origin.fact for one in others if one.origin is not None}
    facts = (one.origin.fact for one in dropped if one.origin is not None)
    return tuple(dict.fromkeys(fact for fact in facts if fact not in wanted))
