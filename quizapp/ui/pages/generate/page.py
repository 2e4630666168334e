"""Generate: documents, progress, review, saving. The page leads from one step to the next.

What is under review is kept in the data folder after every decision: it waits when the page is left
or the window killed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from question_bank.bank.model import Bank, Question, Status
from question_bank.documents import Document
from question_bank.errors import QuestionBankError
from question_bank.generation.pipeline import Progress
from quizapp.editing.bulk import with_status
from quizapp.library.edit_session import EditSession
from quizapp.library.generating import HeldReview, Material, Wish, picked, unwanted_facts
from quizapp.library.generating_process import Made, Making
from quizapp.library.generating_saving import Kept
from quizapp.ui.dropped import dropped_files
from quizapp.ui.pages.editor.fields import editor_style
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.generate.deck import Decision, Deck
from quizapp.ui.pages.generate.documents_view import DocumentsView
from quizapp.ui.pages.generate.done_view import DoneView
from quizapp.ui.pages.generate.edit_view import EditView
from quizapp.ui.pages.generate.keep_view import KeepView, KeepWish
from quizapp.ui.pages.generate.progress_view import ProgressView
from quizapp.ui.pages.generate.review_view import ReviewView
from quizapp.ui.pages.page import Page, Services

LISTEN_EVERY_MS = 80
HOLD_AFTER_MS = 400
"""A pause after a decision, before it is written."""


class GeneratePage(Page):
    """Opened with `paths` where documents were dropped on the window."""

    name = "generate"
    annotator = "best"
    """Who reads the sentences, as `question-bank generate --annotator` names them."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.making: Making | None = None
        self.deck: Deck | None = None
        self._wish = Wish()
        self._materials: list[Material] = []
        self._paths: dict[str, Path] = {}
        self._notices: tuple[str, ...] = ()
        self._held_mark: tuple[EditSession, int, int] | None = None
        self._listen = QTimer(self)
        self._listen.setInterval(LISTEN_EVERY_MS)
        self._listen.timeout.connect(lambda: self._hear())
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_AFTER_MS)
        self._hold.timeout.connect(lambda: self.hold())
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.setStyleSheet(generate_style(services))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        self.views = QStackedWidget()
        layout.addWidget(self.views)
        services = self.services
        self.documents = DocumentsView(services)
        self.progress = ProgressView(services)
        self.review = ReviewView(services)
        self.edit = EditView(services)
        self.keep = KeepView(services)
        self.done = DoneView(services)
        for view in (
            self.documents, self.progress, self.review, self.edit, self.keep, self.done,
        ):  # fmt: skip
            self.views.addWidget(view)

    def _connect(self) -> None:
        self.documents.wanted.connect(self.begin)
        self.documents.held_wanted.connect(self.take_up)
        self.progress.cancelled.connect(self.cancel)
        self.review.decided.connect(self._hold.start)
        self.review.edit_wanted.connect(self._edit)
        self.review.save_wanted.connect(self._ask_where)
        self.edit.closed.connect(self._back_to_review)
        self.keep.closed.connect(self._back_to_review)
        self.keep.wanted.connect(self.save)
        self.done.review_wanted.connect(self._back_to_review)
        self.done.more_wanted.connect(self._other_documents)

    # Opening and leaving ----------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        paths: Sequence[Path] = arguments.get("paths", ())
        if paths:
            self.add(paths)
        if self.views.currentWidget() is self.documents:
            self._show_documents()
        elif self.views.currentWidget() is self.review:
            self.review.setFocus()

    def can_leave(self) -> bool:
        """What is under review waits; questions that are being made go on being made."""
        self.hold()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event).documents:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(dropped_files(event).documents)

    def add(self, paths: Sequence[Path]) -> None:
        """Adds documents, where they can be added now."""
        if self.views.currentWidget() not in (self.documents, self.done):
            self.services.notify(
                self.tr("Finish what is under way here first, then add the documents."), "info"
            )
            return
        self._show_documents()
        self.documents.add(paths)

    def _show_documents(self) -> None:
        has_held = self.deck is None and self.services.lib.generating.has_held()
        self.documents.show_waiting(has_held)
        self.views.setCurrentWidget(self.documents)

    # Making -----------------------------------------------------------------------------------

    def begin(self, materials: list[Material], wish: Wish) -> None:
        """Makes questions of the documents."""
        self._wish, self._materials = wish, materials
        try:
            self.making = self.services.lib.generating.begin(materials, annotator=self.annotator)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.progress.begin(", ".join(one.document.title for one in materials))
        self.views.setCurrentWidget(self.progress)
        self._listen.start()

    def _hear(self) -> None:
        making = self.making
        if making is None:
            self._listen.stop()
            return
        for news in making.news():
            if isinstance(news, Progress):
                self.progress.show_progress(news)
            elif isinstance(news, Made):
                self._made(news)
            else:
                self._failed(news)

    def _over(self) -> None:
        self._listen.stop()
        self.progress.end()
        self.making = None

    def cancel(self) -> None:
        """Stops the work; the documents are still there."""
        if self.making is not None:
            self.making.cancel()
            self._over()
            self._show_documents()

    def _failed(self, error: QuestionBankError) -> None:
        self._over()
        self.progress.show_trouble(
            str(error), self.tr("Back to the documents"), self._show_documents
        )

    def _made(self, made: Made) -> None:
        self._over()
        bank = picked(made.bank, self._wish)
        if not bank.questions:
            self._nothing(made.bank)
            return
        documents: dict[str, Document | None] = {}
        self._paths = {}
        for source, material in zip(bank.sources, self._materials, strict=True):
            documents[source.id] = material.document
            self._paths[source.id] = material.path
        self._notices = made.notices
        self.keep.forget_title()
        self._review(bank, documents, {})
        said = words.drafts_made(len(bank.questions), made.sentences)
        self.services.notify(" ".join([said + ".", *made.notices]), "info")

    def _nothing(self, all_made: Bank) -> None:
        if all_made.questions:
            said = words.none_wanted(len(all_made.questions))
        else:
            said = self.tr(
                "No sentence had a date, a number, a name or a list that a question could ask for."
            )
        self.progress.show_trouble(
            said, self.tr("Back to the documents"), self._show_documents, icon="search"
        )

    # Reviewing --------------------------------------------------------------------------------

    def _review(
        self, bank: Bank, documents: dict[str, Document | None], decisions: dict[str, str]
    ) -> None:
        session = self.services.lib.generating.session(bank, documents)
        self.deck = Deck(session, decisions)
        self.views.setCurrentWidget(self.review)
        self.review.show_deck(self.deck)
        self.hold()

    def take_up(self) -> None:
        """Goes on with the review that waits."""
        self.services.tasks.run(
            self.services.lib.generating.held, self._taken_up, self._not_taken_up
        )

    def _taken_up(self, held: HeldReview | None) -> None:
        if held is None:
            self._show_documents()
            return
        self._paths = dict(held.paths)
        self._notices = held.notices
        self._review(held.bank, held.documents, dict(held.decisions))

    def _not_taken_up(self, error: QuestionBankError) -> None:
        self.services.notify(str(error), "error")
        self._show_documents()

    def _edit(self) -> None:
        assert self.deck is not None
        self.views.setCurrentWidget(self.edit)
        self.edit.open_draft(self.deck)

    def _back_to_review(self) -> None:
        self.views.setCurrentWidget(self.review)
        self.review.show_current()
        self.review.setFocus()
        self._hold.start()

    def hold(self) -> None:
        """Keeps the review, should the window be closed or killed."""
        self._hold.stop()
        deck = self.deck
        if deck is None:
            return
        generating = self.services.lib.generating
        if not deck.ids:
            generating.let_go()
            return
        session = deck.session
        mark = (session, session.bank.revision, len(deck.ids))
        if mark == self._held_mark and generating.has_held():
            self._keep_safe(lambda: generating.hold_decisions(deck.decisions))
            return
        unfinished = set(session.checker.errors(session.bank.changed_ids))
        questions = tuple(
            session.bank.base(one) if one in unfinished else session.bank.get(one)
            for one in deck.ids
        )
        bank = replace(session.bank.head, questions=tuple(q for q in questions if q is not None))
        review = HeldReview(bank, deck.decisions, self._paths, self._notices)
        if self._keep_safe(lambda: generating.hold(review)):
            self._held_mark = mark

    def _keep_safe(self, write: Callable[[], None]) -> bool:
        """Whether it was written; what is in the way is told."""
        try:
            write()
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return False
        return True

    # Saving -----------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        deck = self.deck
        if deck is None:
            return
        kept = deck.questions(Decision.KEEP)
        if not kept:
            self.services.notify(self.tr("Nothing was kept yet: K keeps a draft."), "info")
            return
        self.hold()
        library = self.services.lib
        person = library.current_person()
        self.views.setCurrentWidget(self.keep)
        self.keep.show_kept(
            kept,
            self._paths,
            deck.session.bank.head.title,
            library.generating.own_banks(),
            "" if person is None else person.name,
        )

    def save(self, wish: KeepWish) -> None:
        """Writes the kept questions into a bank."""
        deck = self.deck
        assert deck is not None
        kept, dropped = deck.questions(Decision.KEEP), deck.questions(Decision.DROP)
        others = [q for one in (Decision.KEEP, Decision.LATER, None) for q in deck.questions(one)]
        if wish.reviewed_by:
            on = self.services.lib.editing.now().astimezone().date().isoformat()
            change = with_status(Status.REVIEWED, wish.reviewed_by, on)
            kept = [change(one) for one in kept]
        bank = replace(deck.session.bank.head, questions=tuple(kept))
        generating, paths = self.services.lib.generating, dict(self._paths)
        facts = unwanted_facts(dropped, others)
        self.keep.save_button.setEnabled(False)
        self.services.tasks.run(
            lambda: generating.keep(bank, paths, wish.target, dropped=facts),
            lambda done: self._saved(done, kept, dropped),
            self._not_saved,
        )

    def _not_saved(self, error: QuestionBankError) -> None:
        self.keep.save_button.setEnabled(True)
        self.services.notify(str(error), "error")

    def _saved(self, done: Kept, kept: list[Question], dropped: list[Question]) -> None:
        self.keep.save_button.setEnabled(True)
        deck = self.deck
        assert deck is not None
        deck.take_out(one.id for one in (*kept, *dropped))
        deck.open_later()
        self.hold()
        waiting = len(deck.ids)
        if not waiting:
            self.deck = None
            self.documents.clear()
        self.services.lib.refresh_banks()
        drafts = sum(one.status is Status.DRAFT for one in kept)
        self.views.setCurrentWidget(self.done)
        self.done.show_kept(done, drafts, waiting)

    def _other_documents(self) -> None:
        self.documents.clear()
        self.keep.forget_title()
        self.deck = None  # what waits is kept, and can be gone on with
        self._show_documents()

    def restyle(self) -> None:
        self.setStyleSheet(generate_style(self.services))
        self.documents.restyle()
        if self.views.currentWidget() is self.review:
            self.review.restyle()


def generate_style(services: Services) -> str:
    """What the page adds to the style sheet."""
    t = services.theme.tokens
    return (
        editor_style(services.theme)
        + f"""
    QPushButton[role="link"][shape="flush"] {{ padding: 3px 0; font-weight: 600; }}
    QPushButton[role="link"][shape="flush"]:focus {{ padding: 2px 4px; }}
    QFrame[role="document"] {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 8px;
    }}
    """
    )
