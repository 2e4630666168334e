"""Makes the pictures of every page, light and dark, in `assets/screenshots`.

    python3 .ci/do.py screenshots

The pages are drawn without a screen, over the shipped bank and a data folder that is thrown away.
"""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from question_bank.annotation.choosing import best_annotator
from question_bank.assets import asset_path
from question_bank.bank.model import Choice, Kind
from question_bank.documents import load_document
from question_bank.generation.pipeline import SourceDocument, generate
from question_bank.grading.answers import ChoiceAnswer
from quizapp.library import Library
from quizapp.library.generating import HeldReview
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.quiz.session import QuizSession
from quizapp.quiz.summaries import Appearance, HomeView
from quizapp.ui.main_window import MainWindow
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

OUT = Path(__file__).resolve().parents[1] / "assets" / "screenshots"


class AtOnce(Executor):
    """Runs work on the calling thread."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@dataclass
class Camera:
    """Takes pictures of one window."""

    app: QApplication
    window: MainWindow
    library: Library
    suffix: str

    def take(self, name: str) -> None:
        for _round in range(5):
            QTest.qWait(20)
        image = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        image.save(str(OUT / f"{name}-{self.suffix}.png"), "PNG", 0)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)


def answer_all(session: QuizSession, share: int) -> None:
    """Answers choices, one in `share` of them wrong."""
    revealed = session._store.revealed(session.head.id)
    for index in range(session.count):
        body = revealed[index].question.body
        if isinstance(body, Choice):
            right = [option.id for option in body.options if option.correct]
            wrong = [option.id for option in body.options if not option.correct]
            chosen = wrong[:1] if index % share == 0 else right
            session.answer(index, ChoiceAnswer(frozenset(chosen)))
    session.submit()


def walk(camera: Camera) -> None:
    """Every page as a student meets it."""
    window, library = camera.window, camera.library
    camera.take("welcome")
    library.add_person("Ana")
    bank_id = library.banks()[0].bank_id
    exam = Blueprint((bank_id,), count=10, kinds=(Kind.SINGLE_CHOICE,), mode=Mode.EXAM)
    for share in (2, 3, 3, 5):
        answer_all(library.start(exam), share)
    window.go("setup", bank_id=bank_id)
    camera.take("setup")
    practice = Blueprint((bank_id,), count=0, order=Order.BANK, limit_s=900)
    window.go("quiz", session=library.start(practice))
    quiz: Any = window.page("quiz")
    kinds = [quiz.session.shown(n).kind for n in range(quiz.session.count)]

    def show(kind: Kind) -> None:
        quiz.show_question(kinds.index(kind))

    show(Kind.SINGLE_CHOICE)
    camera.key(Qt.Key.Key_2)
    camera.take("quiz")
    camera.key(Qt.Key.Key_Return)
    camera.take("practice")
    for name, kind in (
        ("cloze", Kind.CLOZE),
        ("ordering", Kind.ORDERING),
        ("matching", Kind.MATCHING),
        ("date", Kind.DATE),
    ):
        show(kind)
        if name == "date":
            QTest.keyClicks(QApplication.focusWidget(), "june 1 1963")
        camera.take(name)
    quiz.review()
    camera.take("review")
    window.go("home")
    window.clear_notices()
    camera.take("home")
    window.go("library")
    camera.take("library")
    window.go("practice")
    camera.take("due")
    window.go("history")
    camera.take("history")
    window.go("results", attempt_id=library.history()[1].attempt_id)
    results: Any = window.page("results")
    camera.take("results")
    one = results.result.responses[results.questions.currentRow()].feedback.revealed
    window.go("source", sources=one.sources, citations=one.citations, current=0)
    camera.take("source")
    teacher(camera, bank_id)
    library.back_up()
    window.go("settings")
    settings: Any = window.page("settings")
    settings.folder.setText("~/.local/share/Quizapp")
    camera.take("settings")
    window.go("about")
    camera.take("about")


def teacher(camera: Camera, bank_id: str) -> None:
    """The pages of a teacher."""
    window, library = camera.window, camera.library
    copy = library.editing.copy(bank_id, "Luis Almagro (my copy)")
    window.go("editor", bank_id=copy)
    QTest.qWait(800)  # the student's view follows a pause
    camera.take("editor")
    window.go("home")
    path = asset_path("sources/luis-almagro.txt")
    document = load_document(path)
    made = generate([SourceDocument(path.name, document)], annotator=best_annotator().annotator)
    library.generating.hold(HeldReview(made.bank, {}, {made.bank.sources[0].id: path}))
    window.go("generate")
    drafts: Any = window.page("generate")
    drafts.take_up()
    camera.take("generate")
    window.go("home")
    exam = Blueprint((bank_id,), count=12, name="Foreign policy", mode=Mode.EXAM, limit_s=900)
    library.quizzes.give(library.quizzes.save(NamedQuiz(exam)).id, True)
    window.go("quizzes")
    camera.take("quizzes")
    window.go("class")
    camera.take("class")
    window.go("exchange", bank_id=bank_id)
    camera.take("exchange")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])

    def bug(error: BaseException) -> None:
        raise error

    for suffix in ("light", "dark"):
        with tempfile.TemporaryDirectory() as folder:
            theme = Theme(app, Appearance(suffix))
            window = MainWindow(theme, TaskRunner(AtOnce, bug), HomeView(None))
            window.show()
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
            seeds = iter(range(1000))
            library = Library.open(Paths(Path(folder)), new_seed=lambda seeds=seeds: next(seeds))
            window.attach(library)
            walk(Camera(app, window, library, suffix))
            window.close()
            library.close()


if __name__ == "__main__":
    main()
