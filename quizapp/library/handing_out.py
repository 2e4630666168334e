"""Handing quizzes out as files and collecting results, without a server. Enter by `HandingOut.of`.

The teacher makes a pack (`hand_out`), the student's Quizapp takes it (`take`), and once the attempt
is over writes a result file (`write_result`), which the teacher collects (`collect`): graded there,
once, however often it is collected. An open pack holds its keys readable, so that the student is
told at once what was right; a sealed one holds them encrypted, and the student is told nothing.
"""

from __future__ import annotations

import json
import random
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.atomic import write_atomically
from question_bank.bank.model import Bank, Media, Source
from question_bank.bank.writer import dump_bank
from question_bank.citations import find_source, is_safe_name
from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import bytes_of, sha256
from quizapp.library.collecting import Collected, Collecting
from quizapp.library.pack_sealing import Legend, concealed
from quizapp.library.packs_folder import packs_folder
from quizapp.library.paper import Papers
from quizapp.library.quizpack import (
    SUFFIX,
    Keys,
    Pack,
    PackError,
    keys_bytes,
    pack_bytes,
    read_pack,
)
from quizapp.library.quizresult import written
from quizapp.library.shelf import BankShelf
from quizapp.quiz.drawing import Drawable
from quizapp.quiz.model import AttemptState, Mode
from quizapp.quiz.opening import Told
from quizapp.quiz.quizzes import NamedQuiz, QuestionRef, ReviewRules
from quizapp.quiz.summaries import AttemptSummary, HistoryFilter
from quizapp.storage.banks import KnownBank, stamp_of
from quizapp.storage.database import Database

if TYPE_CHECKING:
    from quizapp.library.facade import Library

_NOTHING_TOLD = ReviewRules(Told.NEVER, Told.NEVER, Told.NEVER)
_OVER = (AttemptState.SUBMITTED.value, AttemptState.EXPIRED.value)
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_FILE_NAME = re.compile(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A pack that was made; `missing` are titles of documents that could not be put into it."""

    path: Path
    pack_id: str
    question_count: int
    is_sealed: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A pack that was taken; `again` says that it had been before."""

    quiz: NamedQuiz
    is_sealed: bool
    again: bool


class HandingOut:
    """Every method reads or writes files and may run on a thread."""

    def __init__(
        self,
        database: Database,
        shelf: BankShelf,
        papers: Papers,
        collecting: Collecting,
        source_folders: Sequence[Path],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._papers = papers
        self._collecting = collecting
        self._source_folders = tuple(source_folders)
        self._now = now
        self._folder = packs_folder(database.paths.data_dir)

    @classmethod
    def of(cls, library: Library) -> HandingOut:
        """Over the library's own parts."""
        database, attempts = library._database, library._attempts
        collecting = Collecting(database, attempts, library._now)
        return cls(
            database,
            library._shelf,
            Papers.of(library),
            collecting,
            library._source_folders,
            library._now,
        )

    # The teacher hands out --------------------------------------------------------------------

    def hand_out(self, quiz_id: str, path: Path, password: str = "") -> HandedOut:
        """Writes the pack of a named quiz. With a password the keys are sealed.

        Raises:
            QuestionBankError: nothing can be drawn, the quiz cannot be sealed, the password is too
                short, or the folder refuses.
            KeyError: no such quiz.
        """
        quiz = self._quiz_to_pack(quiz_id, password)
        found = self._papers.candidates(quiz)
        if not found:
            raise QuestionBankError("No question matches; there is nothing to hand out.")
        pack_id = secrets.token_hex(12)
        packer = _Packer(quiz, found, pack_id, bool(password))
        files, missing = self._files(packer)
        data = pack_bytes(
            pack_id,
            packer.student_quiz(),
            packer.banks,
            files,
            packer.keys,
            self._now(),
            password,
        )
        write_atomically(path, data)
        self._remember(packer, sha256(data))
        return HandedOut(path, pack_id, len(found), bool(password), missing)

    def _quiz_to_pack(self, quiz_id: str, password: str) -> NamedQuiz:
        quiz = self._database.quizzes.get(quiz_id)
        if not password:
            return quiz
        if quiz.blueprint.mode is not Mode.EXAM:
            raise QuestionBankError(
                "A practice tells at each Check what was right, so its keys cannot be sealed. "
                "Make the quiz an exam, or hand it out without a password."
            )
        if quiz.blueprint.open_book:
            raise QuestionBankError(
                "An open-book exam shows the document of each question, which would tell where its "
                "key is. Close the book, or hand the quiz out without a password."
            )
        return quiz

    def _files(self, packer: _Packer) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Documents and media by the names that the pack's banks have for them."""
        files: dict[str, bytes] = {}
        missing: dict[str, None] = {}
        banks = []
        for bank in packer.banks:
            beside = self._shelf.path(packer.keys.bank_ids[bank.id]).parent
            sources = []
            for source in bank.sources:
                found = find_source(source, beside, self._source_folders)
                if found is None:
                    missing[source.title] = None
                sources.append(_packed(source, found, files))
            questions = tuple(
                replace(one, media=tuple(_packed_media(m, beside, files) for m in one.media))
                for one in bank.questions
            )
            banks.append(replace(bank, sources=tuple(sources), questions=questions))
        packer.banks = tuple(banks)
        return files, tuple(missing)

    def _remember(self, packer: _Packer, digest: str) -> None:
        """What collecting needs, here and in every backup: this computer knows the keys anyway."""
        text = json.dumps(
            {"sha256": digest, "quiz_id": packer.quiz.id, "keys": keys_bytes(packer.keys).decode()}
        )
        self._database.settings.set(f"pack:{packer.pack_id}", text)

    # The student takes ------------------------------------------------------------------------

    def take(self, path: Path) -> Taken:
        """Takes a pack: its quiz stands on Home then. A second time changes nothing.

        Raises:
            PackError: the file is no pack, damaged, changed, of a newer format or does harm.
            QuestionBankError: the data folder refuses.
        """
        pack = read_pack(path)
        known = self._database.settings.get(f"taken:{pack.id}")
        if known:
            told = json.loads(known)
            if told["sha256"] != pack.sha256:
                raise PackError(
                    f"{path.name} is not the quiz pack that was taken before, though it says so: "
                    "one of the two was changed. Ask your teacher."
                )
            quiz = self._database.quizzes.get(told["quiz_id"])
            return Taken(quiz, pack.is_sealed, again=True)
        paths = self._write_banks(pack)
        with self._database.together():
            for bank in pack.banks:
                self._register(pack, bank, paths[bank.id])
            quiz = self._database.quizzes.keep(
                replace(pack.quiz, id="", is_given=True), self._now()
            )
            told = {"sha256": pack.sha256, "quiz_id": quiz.id}
            self._database.settings.set(f"taken:{pack.id}", json.dumps(told))
            self._database.settings.set(f"pack-of-quiz:{quiz.id}", pack.id)
        return Taken(quiz, pack.is_sealed, again=False)

    def _write_banks(self, pack: Pack) -> dict[str, Path]:
        """Bank id to its file. Every name is ours or a hash, none is the pack's."""
        known = {bank.bank_id for bank in self._shelf.known()}
        paths = {}
        for n, bank in enumerate(pack.banks):
            if bank.id in known:
                raise PackError(
                    f"The quiz pack holds a bank with the id of one that is here already "
                    f"('{bank.title}'); it was changed."
                )
            named = [source.file for source in bank.sources]
            named += [media.file for question in bank.questions for media in question.media]
            if not all(_FILE_NAME.fullmatch(name) for name in named):
                raise PackError("The quiz pack names its documents in a way that no pack does.")
            folder = self._folder / pack.id / str(n)
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise QuestionBankError(
                    f"The folder {folder} cannot be made ({error.strerror or error})."
                ) from error
            for name in dict.fromkeys(named):
                if name in pack.files:
                    write_atomically(folder / name, pack.files[name])
            paths[bank.id] = folder / "bank.yaml"
            write_atomically(paths[bank.id], dump_bank(bank))
        return paths

    def _register(self, pack: Pack, bank: Bank, path: Path) -> None:
        """A practice's bank is one like others; that of an exam stays out of every list."""
        if pack.quiz.blueprint.mode is Mode.PRACTICE:
            self._shelf.open(path)
            return
        self._database.banks.put(
            KnownBank(
                bank_id=bank.id,
                path=str(path.absolute()),
                title=bank.title,
                question_count=0,
                usable_count=0,
                topics=(),
                kinds=(),
                read_only=False,
                problem=f"These questions belong to the quiz '{pack.quiz.name}'. It is on Home.",
                stamp=stamp_of(path.absolute()),
            )
        )

    # The student hands in ---------------------------------------------------------------------

    def finished(self, person_id: str) -> tuple[AttemptSummary, ...]:
        """The attempts that can be handed in, newest first."""
        summaries = self._database.history.summaries(person_id, HistoryFilter(), now=self._now())
        return tuple(
            one
            for one in summaries
            if one.state in _OVER and self._pack_of(one.attempt_id) is not None
        )

    def _pack_of(self, attempt_id: str) -> tuple[str, str] | None:
        """Id and sha256 of the pack that an attempt belongs to."""
        quiz = self._database.quizzes.of_attempt(attempt_id)
        pack_id = "" if quiz is None else self._database.settings.get(f"pack-of-quiz:{quiz.id}")
        if not pack_id:
            return None
        told = json.loads(self._database.settings.get(f"taken:{pack_id}"))
        return pack_id, str(told["sha256"])

    def write_result(self, attempt_id: str, path: Path) -> None:
        """Writes the result file of a finished attempt.

        Raises:
            QuestionBankError: it is in progress, belongs to no pack, or the folder refuses.
            KeyError: no such attempt.
        """
        stored = self._database.attempts.stored(attempt_id)
        pack = self._pack_of(attempt_id)
        if pack is None:
            raise QuestionBankError("This attempt belongs to no quiz that was handed out.")
        if stored.head.state.value not in _OVER:
            raise QuestionBankError("This attempt is still in progress; submit it first.")
        people = {person.id: person.name for person in self._database.people.all()}
        data = written(
            stored.head,
            stored.shown,
            stored.responses,
            pack=pack,
            person_name=people[stored.head.person_id],
            spent_s=stored.clock.spent_s,
            grants_s=stored.clock.grants_s,
            log=self._database.attempts.log(attempt_id),
        )
        write_atomically(path, data)

    # The teacher collects ---------------------------------------------------------------------

    def collect(
        self, paths: Sequence[Path], *, pack: Path | None = None, password: str = ""
    ) -> tuple[Collected, ...]:
        """Takes result files in, each by itself: what became of every one of them.

        `pack` (and the password of a sealed one) is needed on a computer that did not make it.

        Raises:
            PackError, WrongPasswordError: `pack` cannot be read.
        """
        return self._collecting.collect(paths, pack, password)


class _Packer:
    """Bank and quiz as they go into a pack, with the legend."""

    def __init__(
        self, quiz: NamedQuiz, found: Sequence[Drawable], pack_id: str, is_sealed: bool
    ) -> None:
        self.quiz = quiz
        self.pack_id = pack_id
        self._is_sealed = is_sealed
        originals: dict[str, Bank] = {}
        for one in found:
            bank = originals.get(one.bank.id, replace(one.bank, questions=(), dropped=()))
            originals[bank.id] = replace(bank, questions=(*bank.questions, one.question))
        chance = random.SystemRandom()
        keep_order = not quiz.blueprint.shuffle_options
        banks, legends, ids = [], {}, {}
        for n, bank in enumerate(originals.values()):
            new_id = f"pack-{pack_id[:12]}-{n}-{pack_id[12:18]}"
            ids[new_id] = bank.id
            if is_sealed:
                made, legend = concealed(bank, new_id, keep_order=keep_order, chance=chance)
                legends[new_id] = legend
            else:
                made = replace(bank, id=new_id)
            banks.append(made)
        self.banks: tuple[Bank, ...] = tuple(banks)
        self.keys = Keys(quiz, tuple(originals.values()), ids, legends)

    def student_quiz(self) -> NamedQuiz:
        """Asks for the pack's banks; of a sealed one nothing is told."""
        new_of = {old: new for new, old in self.keys.bank_ids.items()}
        blueprint = replace(self.quiz.blueprint, bank_ids=tuple(bank.id for bank in self.banks))
        return replace(
            self.quiz,
            id="",
            blueprint=replace(blueprint, include_drafts=True),
            levels=(),
            fixed=self._fixed(new_of),
            review=_NOTHING_TOLD if self._is_sealed else self.quiz.review,
            is_given=True,
        )

    def _fixed(self, new_of: Mapping[str, str]) -> tuple[QuestionRef, ...]:
        refs = []
        for ref in self.quiz.fixed:
            new = new_of.get(ref.bank_id)
            if new is None:
                continue
            legend: Mapping[str, Legend] = self.keys.legends.get(new, {})
            ids = {one.question_id: key for key, one in legend.items()}
            refs.append(QuestionRef(new, ids.get(ref.question_id, ref.question_id)))
        return tuple(refs)


def _packed(source: Source, found: Path | None, files: dict[str, bytes]) -> Source:
    name = f"{source.sha256}{_suffix(source.file)}"
    if found is not None:
        data = bytes_of(found)
        name = f"{sha256(data)}{_suffix(source.file)}"
        files[name] = data
    return replace(source, file=name)


def _packed_media(media: Media, beside: Path, files: dict[str, bytes]) -> Media:
    name = f"{media.sha256}{_suffix(media.file)}"
    path = beside / media.file
    is_inside = is_safe_name(media.file) and path.resolve().is_relative_to(beside.resolve())
    if is_inside and path.is_file():
        data = bytes_of(path)
        name = f"{sha256(data)}{_suffix(media.file)}"
        files[name] = data
    return replace(media, file=name)


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def pack_name(quiz: NamedQuiz) -> str:
    """What a pack's file is called at first."""
    from quizapp.library.bank_files import slug

    return slug(quiz.name) + SUFFIX
