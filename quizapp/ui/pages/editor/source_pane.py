"""The source beside the form: a selection becomes the citation, a passage shows its questions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Citation, Question, Source
from question_bank.documents import Document
from question_bank.errors import QuestionBankError
from quizapp.editing.passages import citations_of
from quizapp.library.edit_session import EditSession
from quizapp.quiz.model import SealedCitation
from quizapp.ui.dropped import DOCUMENTS
from quizapp.ui.pages.editor.fields import Picker
from quizapp.ui.pages.editor.words import title_of
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state
from quizapp.ui.widgets.passage_view import PassageView

MAX_MARKS = 300
"""Passages of other questions that are marked, too."""

MAX_LINKS = 6


class CitingView(PassageView):
    """The document, and which span of it a person has selected."""

    def selected_span(self) -> tuple[int, int]:
        """`[start, end)` of the selection in offsets of the document; the cursor's place twice."""
        if self._document is None:
            return 0, 0
        cursor = self.text.textCursor()
        start, end = (
            self._wrapped.to_original(self._utf16.to_codepoints(position))
            for position in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return start, end


class SourcePane(QWidget):
    """Signals:
    cited: a citation that was made, and the id of the option it is for ("" for the question).
    question_wanted: the id of a question of the passage that was pressed.
    source_added: the bank has one source more.
    """

    source_added = Signal()

    cited = Signal(object, str)
    question_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: EditSession | None = None
        self._question: Question | None = None
        self._source_id = ""
        self._marks: list[SealedCitation] = []
        self._option = ""
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.sources = Picker(self.tr("Source"))
        self.sources.picked.connect(self._pick)
        head.addWidget(self.sources, 1)
        self.add_button = button(self.tr("Add a document …"), "link")
        self.add_button.clicked.connect(self.choose_file)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self.view = CitingView(self._services.theme)
        self.view.text.selectionChanged.connect(self._selection_changed)
        self.view.text.cursorPositionChanged.connect(self._show_links)
        column.addWidget(self.view, 1)
        self._target = plain_label("", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._target, 1)
        self.cite_button = button(self.tr("Cite the selection"), "primary")
        self.cite_button.setToolTip(self.tr("Cite the selection") + " (Ctrl+Shift+C)")
        self.cite_button.clicked.connect(self.cite)
        foot.addWidget(self.cite_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        self._links = QFrame()
        self._links_layout = QVBoxLayout(self._links)
        self._links_layout.setContentsMargins(0, 0, 0, 0)
        self._links_layout.setSpacing(2)
        column.addWidget(self._links)
        self.view.text.setMinimumHeight(round(160 * self._services.theme.scale))
        scroll = QScrollArea()  # for windows in which not even this much fits
        scroll.setWidgetResizable(True)
        scroll.setProperty("role", "inside")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(full)
        self._stack.addWidget(scroll)
        self._empty = empty_state(
            self._services.theme,
            "book-open-text",
            self.tr("This bank has no source yet. Add the document that proves the answers."),
            self.tr("Add a document …"),
            self.choose_file,
        )
        self._stack.addWidget(self._empty)
        cite_key = QShortcut(QKeySequence("Return"), self.view.text)
        cite_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        cite_key.activated.connect(self.cite)

    # Showing ----------------------------------------------------------------------------------

    def show_session(self, session: EditSession) -> None:
        """Another bank."""
        self._session = session
        self._question = None
        self._source_id = ""
        self._show_sources()

    def _show_sources(self) -> None:
        assert self._session is not None
        sources = self._session.bank.head.sources
        self.sources.set_rows([(source.id, source.title) for source in sources])
        self.sources.setVisible(len(sources) > 1)
        self._stack.setCurrentIndex(0 if sources else 1)

    def show_question(self, question: Question | None, wanted: Citation | None = None) -> None:
        """Marks the question's passages; `wanted` or the first of them is scrolled to."""
        session = self._session
        if session is None:
            return
        is_other = self._question is None or question is None or self._question.id != question.id
        if question is None or is_other:
            self._option = ""
        same = question == self._question and wanted is None
        self._question = question
        self._show_sources()
        first = wanted or next(iter(question.citations if question else ()), None)
        if first is not None and (is_other or wanted is not None):
            self._open(first.source, wanted)
        elif not self._source_id or not any(
            source.id == self._source_id for source in session.bank.head.sources
        ):
            sources = session.bank.head.sources
            if sources:
                self._open(sources[0].id, None)
        elif not same:
            self._mark(None)
        self._show_target()

    def _pick(self) -> None:
        self._open(str(self.sources.value()), None)

    def _open(self, source_id: str, wanted: Citation | None) -> None:
        session = self._session
        assert session is not None
        self._source_id = source_id
        self.sources.choose(source_id)
        if source_id in session.documents:
            self._show_document(source_id, wanted)
            return
        self.view.show_waiting()
        self._services.tasks.run(
            lambda: self._services.lib.editing.document(session, source_id),
            lambda _document: self._show_document(source_id, wanted),
            lambda error: self._services.notify(str(error), "error"),
        )

    def _show_document(self, source_id: str, wanted: Citation | None) -> None:
        if source_id == self._source_id:
            self._mark(wanted)

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._session.documents.get(self._source_id) if self._session else None

    def _mark(self, wanted: Citation | None) -> None:
        """The question's passages first, then those of others, each place once."""
        session, document = self._session, self.document
        assert session is not None
        sealed = self._services.lib.editing.sealed
        own = [
            one.citation
            for one in (citations_of(self._question) if self._question else ())
            if one.citation.source == self._source_id
        ]
        spans = {(one.start, one.end) for one in own}
        others: list[Citation] = []
        for cited in session.passages.of(self._source_id) if document is not None else ():
            place = cited.citation.start, cited.citation.end
            if place not in spans and len(others) < MAX_MARKS:
                spans.add(place)
                others.append(cited.citation)
        self._marks = [sealed(session, one) for one in (*own, *others)]
        current = own.index(wanted) if wanted in own else 0
        bar = self.view.text.verticalScrollBar()
        before = bar.value()
        self.view.show_document(document, self._marks, current)
        if not own:  # another question's passage is no reason to jump there
            bar.setValue(before)
        if document is not None and self.sources.count() > 1:
            self.view.title.setText("")  # the list above says it
        self._show_links()

    # Citing -----------------------------------------------------------------------------------

    def aim(self, option_id: str) -> None:
        """The next citation is for an option; "" for the question."""
        self._option = option_id
        self._show_target()
        self.view.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_target(self) -> None:
        body = self._question.body if self._question is not None else None
        option = next((o for o in getattr(body, "options", ()) if o.id == self._option), None)
        if option is not None:
            said = self.tr("Select what shows that “{option}” is wrong, then cite it.")
            self._target.setText(said.format(option=option.text))
        else:
            self._target.setText(self.tr("Select the proof, then cite it."))
        self._selection_changed()

    def _selection_changed(self) -> None:
        start, end = self.view.selected_span()
        self.cite_button.setEnabled(start < end and self._question is not None)

    def cite(self) -> None:
        """The selection becomes a citation."""
        session = self._session
        start, end = self.view.selected_span()
        if session is None or self._question is None or start >= end:
            return
        citation = self._services.lib.editing.cite(session, self._source_id, start, end)
        if citation is not None:
            option, self._option = self._option, ""
            self.cited.emit(citation, option)

    def _show_links(self) -> None:
        """The questions of the passage where the cursor is."""
        clear_layout(self._links_layout)
        session = self._session
        found: list[str] = []
        if session is not None and self.document is not None:
            found = session.passages.at(self._source_id, *self.view.selected_span())
        self._links.setVisible(bool(found))
        if not found or session is None:
            return
        said = self.tr("Questions of this passage: {count}").format(count=len(found))
        self._links_layout.addWidget(plain_label(said, "caption"))
        for one in found[:MAX_LINKS]:
            question = session.bank.get(one)
            if question is None:
                continue
            title = title_of(question)
            link = button(title if len(title) <= 40 else title[:39] + "…", "link")
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            link.setAccessibleName(title)
            link.clicked.connect(lambda _checked=False, one=one: self.question_wanted.emit(one))
            self._links_layout.addWidget(link)

    # Adding -----------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a document and adds it."""
        kinds = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Add a document"), "", self.tr("Documents ({kinds})").format(kinds=kinds)
        )
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Adds a document to the bank's sources."""
        session = self._session
        assert session is not None
        self._services.tasks.run(
            lambda: self._services.lib.editing.read_source(session, path),
            self._added,
            self._refused,
        )

    def _added(self, source: Source) -> None:
        assert self._session is not None
        self._services.lib.editing.take_source(self._session, source)
        self._show_sources()
        self._open(source.id, None)
        self.source_added.emit()

    def _refused(self, error: QuestionBankError) -> None:
        self._services.notify(str(error), "error")
