"""Every page in a language that is 40 % longer: no word is left in English, no text is cut.

Measured in a window of 800 x 600, at 100 % and at 200 % text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import TurnedClock, write_bank
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Kind
from question_bank.documents import load_document
from question_bank.errors import BankProblemsError
from question_bank.grading.answers import ChoiceAnswer
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.summaries import Appearance
from quizapp.storage.errors import DatabaseUnusableError
from quizapp.ui.crash import CrashDialog
from quizapp.ui.main_window import _PAGES
from quizapp.ui.pages.trouble import TroublePage

from pseudo_language import clipped, pseudo_ts, spanish_ts, speaking, texts_of, untranslated  # isort: skip

BANK = "harbour-abc123"
KINDS = tuple(Kind)
TS = {"pseudo": pseudo_ts, "es": spanish_ts}


class Walk:
    """The window in the test's language, with a bank of all nine kinds and a person."""

    def __init__(
        self, running: Any, folder: Path, clock: TurnedClock, *, is_pseudo: bool, percent: int
    ) -> None:
        self.is_pseudo, self.percent = is_pseudo, percent
        self.language = "pseudo" if is_pseudo else "es"
        # No field of a window 800 pixels wide holds a sentence at double size and 40 % more; the
        # accessible name says the same.
        self.with_hints = not is_pseudo or percent == 100
        self.running, self.window, self.library = running, running.window, running.library
        self.clock = clock
        path, bank = write_bank(folder / "banks")
        source = load_document(folder / "banks" / "harbour.txt").text
        stems = {stem_in_words(question.stem) for question in bank.questions}
        stems |= {word.strip(",.") for stem in stems if "_" in stem for word in stem.split()}
        self.data = texts_of(bank) | stems | set(source.splitlines()) | {"Ana", "Ben", str(folder)}
        self.path = path
        self.library.add_person("Ana")
        self.library.open_bank(path)

    def go(self, name: str, **arguments: Any) -> Any:
        self.window.go(name, **arguments)
        QApplication.processEvents()
        assert self.window.current == name
        return self.window.page(name)

    def quiz(self, mode: Mode, **more: Any) -> Any:
        blueprint = Blueprint((BANK,), mode=mode, order=Order.BANK, shuffle_options=False, **more)
        return self.library.start(blueprint)

    def finished(self) -> str:
        """An attempt with a right, a wrong and many unanswered questions."""
        session = self.quiz(Mode.EXAM)
        session.answer(0, ChoiceAnswer(frozenset("a")))
        session.answer(1, ChoiceAnswer(frozenset("c")))
        self.clock.pass_s(90)
        session.submit()
        return str(session.head.id)


def home(walk: Walk) -> None:
    walk.finished()
    session = walk.quiz(Mode.EXAM, limit_s=600)
    session.answer(0, ChoiceAnswer(frozenset("a")))
    session.close()
    walk.library.add_person("Ben")
    walk.library.choose_person(walk.library.people()[0].id)
    walk.clock.pass_s(2 * 86_400)
    walk.go("home")


def library(walk: Walk) -> None:
    walk.finished()
    broken = walk.path.with_name("broken.yaml")
    broken.write_text("format: question-bank/1\nid: b-abc123\ntitel: B\n", "utf-8")
    page = walk.go("library")
    page.open_file(broken)
    with pytest.raises(BankProblemsError) as error:
        walk.library.open_bank(broken)
    # What is wrong with a file is said by the package without a window, in English.
    walk.data |= {problem.located(broken.name) for problem in error.value.problems}
    walk.data.add(broken.name)


def practice(walk: Walk) -> None:
    session = walk.quiz(Mode.PRACTICE)
    for n, option in ((0, "a"), (1, "c")):
        session.answer(n, ChoiceAnswer(frozenset(option)))
        session.check(n)
    session.submit()
    walk.clock.pass_s(2 * 86_400)
    walk.go("practice")


def setup(walk: Walk) -> None:
    walk.go("setup", bank_id=BANK)


def review(walk: Walk) -> None:
    page = walk.go("quiz", session=walk.quiz(Mode.EXAM, limit_s=600))
    page.toggle_flag()
    page.review()


def results(walk: Walk) -> None:
    walk.go("results", attempt_id=walk.finished())


def history(walk: Walk) -> None:
    for _attempt in range(3):
        walk.finished()
    walk.go("history")
    QApplication.processEvents()


def no_history(walk: Walk) -> None:
    walk.go("history")


def settings(walk: Walk) -> None:
    walk.library.back_up()
    walk.go("settings")


def about(walk: Walk) -> None:
    page = walk.go("about")
    from quizapp.ui.versions import all_versions

    walk.data |= texts_of(all_versions(walk.library))
    page.opened()


def reading_list(walk: Walk) -> None:
    walk.go("reading_list", attempt_id=walk.finished())


def quizzes(walk: Walk) -> None:
    walk.go("quizzes")


def generate(walk: Walk) -> None:
    walk.go("generate")


def sources(walk: Walk) -> None:
    walk.go("sources", bank_id=BANK)


def classroom(walk: Walk) -> None:
    walk.finished()
    walk.go("class")


def disputes(walk: Walk) -> None:
    walk.go("disputes")


def regrade(walk: Walk) -> None:
    walk.go("regrade")


def extra_time(walk: Walk) -> None:
    walk.go("extra_time")


def unlock(walk: Walk) -> None:
    walk.go("unlock")


def exchange(walk: Walk) -> None:
    walk.go("exchange")


WALKS = (
    home, library, practice, setup, review, results, reading_list, history, no_history, quizzes,
    generate, sources, classroom, disputes, regrade, extra_time, unlock, exchange, settings, about,
)  # fmt: skip
COVERED = {walk.__name__ for walk in WALKS} | {"quiz", "class"}
NOT_WALKED = {"source", "editor", "take", "evidence", "paper", "hand_in", "hand_out"}
"""They need an opened question, bank or quiz, or are not finished; to be walked when they are."""

KNOWN = {
    ("generate", "pseudo", 200): "the page does not scroll while it is empty",
    ("practice", "pseudo", 200): "the ring stands beside the buttons, which need the whole width",
    ("classroom", "pseudo", 100): "names of statistics come from question_bank, in English",
    ("classroom", "pseudo", 200): "names of statistics come from question_bank, in English",
}
"""What is not mended yet; a mended one fails here, so that it is taken off."""


@pytest.fixture
def walk(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    start: Callable[..., Any],
    tmp_path: Path,
    clock: TurnedClock,
) -> Iterator[Walk]:
    language, percent = request.param
    with speaking(qapp, TS[language](), tmp_path):
        running = start(Appearance("light", percent))
        running.window.resize(800, 600)
        yield Walk(running, tmp_path, clock, is_pseudo=language == "pseudo", percent=percent)


def look(walk: Walk, widget: QWidget | None = None) -> None:
    """Fails on words that are not translated, and on text that is cut."""
    for _round in range(3):
        QApplication.processEvents()
    seen = widget or walk.window
    assert widget is not None or walk.window.width() == 800
    problems = clipped(seen, with_hints=walk.with_hints) + (
        untranslated(seen, walk.data) if walk.is_pseudo else []
    )
    assert not problems, "\n".join(problems)


SIZES = pytest.mark.parametrize(
    "walk", [("pseudo", 100), ("pseudo", 200), ("es", 200)], indirect=True, ids=str
)


@SIZES
@pytest.mark.parametrize("page", WALKS, ids=lambda page: page.__name__)
def test_every_page_is_translated_and_whole(walk: Walk, page: Callable[[Walk], None]) -> None:
    page(walk)
    reason = KNOWN.get((page.__name__, walk.language, walk.percent))
    if reason is None:
        look(walk)
        return
    with pytest.raises(AssertionError):
        look(walk)


@SIZES
def test_every_kind_is_translated_and_whole(walk: Walk) -> None:
    """Asked, then checked without an answer, in practice with certainty."""
    page = walk.go("quiz", session=walk.quiz(Mode.PRACTICE, certainty=True, question_limit_s=60))
    for n in range(len(KINDS)):
        page.show_question(n)
        look(walk)
    session = page.session
    for n, option in ((0, "a"), (1, "c")):
        session.go(n)
        session.answer(n, ChoiceAnswer(frozenset(option)))
        session.check(n)
        page.show_question(n)
        look(walk)


@SIZES
def test_the_first_start_is_translated_and_whole(walk: Walk, qtbot: QtBot, tmp_path: Path) -> None:
    error = DatabaseUnusableError(tmp_path / "quizapp.sqlite3", "it is damaged")
    walk.data.add(str(error))
    trouble = TroublePage(walk.window.services, error, lambda _error: None)
    dialog = CrashDialog("a report")
    for widget in (trouble, dialog):
        qtbot.addWidget(widget)
        widget.resize(800, 600)
        widget.show()
        look(walk, widget)


def test_the_walk_knows_every_page() -> None:
    """A page that is new is to be walked, too."""
    assert set(_PAGES) <= COVERED | NOT_WALKED
