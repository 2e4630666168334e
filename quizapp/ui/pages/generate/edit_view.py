"""A draft in the editor's form, its source beside it; Ctrl+Return or Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from question_bank.bank.model import Citation, Question
from quizapp.editing import Step
from quizapp.editing.issues import Issue, Level, issues_of
from quizapp.quiz.model import SealedCitation
from quizapp.ui.pages.editor.citations import CitationList
from quizapp.ui.pages.editor.commands import Commands
from quizapp.ui.pages.editor.form import QuestionForm
from quizapp.ui.pages.editor.source_pane import SourcePane
from quizapp.ui.pages.generate.deck import Deck
from quizapp.ui.pages.generate.panes import TwoPanes
from quizapp.ui.pages.page import Services, title_line
from quizapp.ui.text import button, plain_label, set_role

JUDGE_AFTER_MS = 150


class EditView(QWidget):
    """Signals:
    closed: the edit is over.
    """

    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._deck: Deck | None = None
        self._floor: Step | None = None
        self.do = Commands(lambda: services.lib.editing, lambda: "")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(JUDGE_AFTER_MS)
        self._later.timeout.connect(lambda: self._judge())
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.undo_button = button(self.tr("Undo"))
        self.services.theme.put_icon(self.undo_button, "undo-2")
        self.undo_button.setToolTip(self.tr("Undo") + " (Ctrl+Z)")
        self.done_button = button(self.tr("Back to the review"), "primary")
        self.done_button.setToolTip(self.tr("Back to the review") + " (Ctrl+Return)")
        layout.addLayout(title_line(self.tr("Edit"), self.undo_button, self.done_button))
        self.form = QuestionForm(self.services, CitationList(self.services, self._sealed))
        self._hide_status()
        self.source = SourcePane(self.services)
        self.source.add_button.hide()
        self.panes = TwoPanes(
            self.services.theme,
            ((self.tr("Question"), self.form), (self.tr("Source"), self.source)),
        )
        layout.addWidget(self.panes, 1)
        foot = QHBoxLayout()
        self.problem = plain_label("", "muted")
        foot.addWidget(self.problem, 1)
        layout.addLayout(foot)

    def _hide_status(self) -> None:
        """Whether a draft is published is not decided here."""
        self.form.status.hide()
        for label in self.form.findChildren(QLabel):
            if label.buddy() is self.form.status:
                label.hide()

    def _connect(self) -> None:
        form, source = self.form, self.source
        form.edited.connect(self.do.edit)
        form.kind_wanted.connect(self.do.set_kind)
        form.cite_wanted.connect(self._aim)
        form.citation_shown.connect(self._show_citation)
        source.cited.connect(lambda citation, option: self.do.cite(citation, option))
        source.question_wanted.connect(self._turn_to)
        self.do.typed.connect(self._typed)
        self.do.stepped.connect(lambda _step, _ids: self._show())
        self.done_button.clicked.connect(self.close_edit)
        self.undo_button.clicked.connect(self.undo)
        for key, do in (
            ("Ctrl+Z", self.undo), ("Ctrl+Y", self.do.redo), ("Ctrl+Shift+Z", self.do.redo),
            ("Ctrl+Return", self.close_edit), ("Ctrl+Enter", self.close_edit),
            ("Escape", self.close_edit), ("Ctrl+Shift+C", source.cite),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _sealed(self, citation: Citation) -> SealedCitation:
        assert self._deck is not None
        return self.services.lib.editing.sealed(self._deck.session, citation)

    # Showing ----------------------------------------------------------------------------------

    def open_draft(self, deck: Deck) -> None:
        """Edits the draft in front."""
        question = deck.current
        assert question is not None
        is_other = self._deck is None or self._deck.session is not deck.session
        self._deck = deck
        deck.begin_edit()
        self.do.session = deck.session
        self.do.question_id = question.id
        self._floor = deck.session.bank.can_undo
        if is_other:
            self.source.show_session(deck.session)
        self.panes.show_pane(0)
        self._show()
        self.form.focus_first()

    def _show(self) -> None:
        question = self.do.current
        if question is None or self._deck is None:
            return
        bank = self._deck.session.bank
        titles = {source.id: source.title for source in bank.head.sources}
        self.form.show_question(question, bank.head.language, titles, bank.topics())
        self.source.show_question(question)
        self._judge()

    def _typed(self, question: Question, anew: bool) -> None:
        if anew:
            self._show()
        else:
            self._later.start()
            self.undo_button.setEnabled(True)

    def _judge(self) -> None:
        self._later.stop()
        question = self.do.current
        if question is None or self._deck is None:
            return
        session = self._deck.session
        documents = {key: one for key, one in session.documents.items() if one is not None}
        issues = issues_of(question, session.bank.head, documents)
        self.form.mark_wrong([one.path for one in issues if one.level is Level.ERROR])
        self._tell(issues)
        self.undo_button.setEnabled(session.bank.can_undo is not self._floor)

    def _tell(self, issues: list[Issue]) -> None:
        first = next(iter(issues), None)
        if first is None:
            set_role(self.problem, "muted")
            self.problem.setText(self.tr("Nothing to mend."))
            return
        role = {Level.ERROR: "wrong", Level.PROBLEM: "problem"}.get(first.level, "muted")
        set_role(self.problem, role)
        more = self.tr(" (and {count} more)").format(count=len(issues) - 1)
        self.problem.setText(first.message + (more if len(issues) > 1 else ""))

    def _aim(self, option_id: str) -> None:
        self.panes.show_pane(1)
        self.source.aim(option_id)

    def _show_citation(self, citation: Citation) -> None:
        self.panes.show_pane(1)
        self.source.show_question(self.do.current, citation)

    def undo(self) -> None:
        """Takes back what was done to this draft since it was opened."""
        if self._deck is not None and self._deck.session.bank.can_undo is not self._floor:
            self.do.undo()

    def _turn_to(self, question_id: str) -> None:
        """Another draft of the passage comes to the front, in the review."""
        if self._deck is not None and question_id in self._deck.ids:
            self._deck.session.bank.pause()
            self._deck.end_edit()
            self._deck.show(question_id)
            self.closed.emit()

    def close_edit(self) -> None:
        """The edit is one step of the review."""
        if self._deck is not None:
            self._deck.session.bank.pause()
            self._deck.end_edit()
        self.closed.emit()
