"""Bank editor: the teacher's page over an `EditSession`. Everything by keyboard.

Ctrl+N new, Ctrl+D copy, Ctrl+S save, Ctrl+Z and Ctrl+Y undo and redo, Ctrl+PgUp and Ctrl+PgDown
turn, Alt+1 to Alt+6 and F6 go to the panes, Ctrl+Shift+C cites, F8 goes to the next problem, Ctrl+.
mends it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from question_bank.bank.model import Citation, Kind, Question
from question_bank.errors import QuestionBankError
from quizapp.editing import Issue, Level, Step
from quizapp.library.edit_session import EditSession, Saved
from quizapp.ui.pages.editor.commands import Commands
from quizapp.ui.pages.editor.fields import editor_style
from quizapp.ui.pages.editor.head import Banner, Head
from quizapp.ui.pages.editor.judging import Judge
from quizapp.ui.pages.editor.saving import Saver
from quizapp.ui.pages.editor.views import Views
from quizapp.ui.pages.editor.workspace import PANES
from quizapp.ui.pages.page import Page, Services


class EditorPage(Page):
    """Opened with `bank_id` and, if one is to be shown at once, `question_id`; with `details` the
    bank's title is asked for first."""

    name = "editor"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._bank_id = ""
        self._details_wanted = False
        self.saver = Saver(services, self._author)
        self.do = Commands(lambda: services.lib.editing, self._author)
        self.judge = Judge(lambda: self.current)
        self._build()
        self._connect()
        self._shortcuts()
        self.setStyleSheet(editor_style(self.services.theme))

    @property
    def session(self) -> EditSession | None:
        """The bank that is open here."""
        return self.do.session

    @property
    def current(self) -> Question | None:
        """The question in the form, as the bank has it."""
        return self.do.current

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        self.head = Head(self.services)
        layout.addWidget(self.head)
        self.banner = Banner(self.services)
        layout.addWidget(self.banner)
        self.views = Views(self.services, self.do, self.saver)
        layout.addWidget(self.views, 1)
        self.work = self.views.work
        self.state, self.merge = self.views.state, self.views.merge
        self.duplicates, self.bin = self.views.duplicates, self.views.bin
        self.details = self.views.details

    def _connect(self) -> None:
        work, form = self.work, self.work.form
        work.list.selected.connect(self._selected)
        work.list.opened.connect(lambda: work.go_to("form"))
        work.list.delete_wanted.connect(self.delete)
        work.pane_shown.connect(self._pane_shown)
        form.edited.connect(self.do.edit)
        form.kind_wanted.connect(self.do.set_kind)
        form.status_wanted.connect(self.do.set_status)
        form.cite_wanted.connect(self._aim)
        form.citation_shown.connect(self._show_citation)
        work.preview.citation_shown.connect(self._show_citation)
        work.source.cited.connect(self._cited)
        work.source.question_wanted.connect(lambda one: self.show_question(one))
        work.source.source_added.connect(lambda: self._stepped(None, []))
        work.issues.place_wanted.connect(self._go_to_issue)
        work.issues.fix_wanted.connect(self.fix)
        work.history.restore_wanted.connect(self._restore_version)
        work.bulk.wanted.connect(self._bulk)
        head = self.head
        head.new_wanted.connect(self.new)
        head.save_button.clicked.connect(self.saver.save)
        head.undo_button.clicked.connect(self.do.undo)
        head.redo_button.clicked.connect(self.do.redo)
        head.wanted.connect(self._menu)
        self.banner.pressed.connect(self._banner_pressed)
        self.views.closed.connect(self._back_to_work)
        self.views.merged.connect(self._merged)
        self.duplicates.edit_wanted.connect(lambda one: self.show_question(one, focus=True))
        self.do.typed.connect(self._typed)
        self.do.stepped.connect(self._stepped)
        self.do.said.connect(head.say)
        self.judge.judged.connect(self._judged)
        self.judge.checked.connect(work.list.model.touch_all)
        self.saver.changed.connect(self._show_state)
        self.saver.saved.connect(self._saved)
        self.saver.found_changed.connect(self._found_changed)

    def _shortcuts(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+S", self.saver.save),
            ("Ctrl+Z", self.do.undo),
            ("Ctrl+Shift+Z", self.do.redo),
            ("Ctrl+Y", self.do.redo),
            ("Ctrl+N", lambda: self.new(None)),
            ("Ctrl+D", self.copy),
            ("Ctrl+PgDown", lambda: self.work.list.step(1)),
            ("Ctrl+PgUp", lambda: self.work.list.step(-1)),
            ("Ctrl+Shift+C", self.work.source.cite),
            ("Ctrl+.", self.fix_first),
            ("F8", self.next_issue),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
        ]
        for n, name in enumerate(PANES, start=1):
            keys.append((f"Alt+{n}", partial(self.work.go_to, name)))
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _author(self) -> str:
        person = self.services.lib.current_person()
        return person.name if person is not None else ""

    # Opening and leaving ----------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        bank_id: str = arguments.get("bank_id", self._bank_id)
        wanted: str = arguments.get("question_id", "")
        if not bank_id:
            self.services.navigate("library")
            return
        if self.session is not None and bank_id == self._bank_id:
            self.saver.go_on()
            self._show_work()
            if wanted:
                self.show_question(wanted, focus=True)
            return
        self._bank_id = bank_id
        self.do.session = None
        self.banner.hide()
        editing = self.services.lib.editing
        self.head.show_bank(editing.title(bank_id), None)
        if editing.is_read_only(bank_id):
            self.state.show_read_only(lambda: self._copy_bank(bank_id))
            self.views.setCurrentWidget(self.state)
            return
        self.views.show_loading()
        self.services.tasks.run(
            lambda: editing.open(bank_id),
            lambda session: self._loaded(session, wanted),
            self._not_opened,
        )
        if arguments.get("details"):
            self._details_wanted = True
            self._show_details_if_wanted()

    def _copy_bank(self, bank_id: str) -> None:
        editing = self.services.lib.editing
        title = self.tr("{title} (my copy)").format(title=editing.title(bank_id))
        try:
            made = editing.copy(bank_id, title)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.opened(bank_id=made)

    def _not_opened(self, error: QuestionBankError) -> None:
        self.state.show_trouble(
            str(error), self.tr("Try again"), lambda: self.opened(bank_id=self._bank_id)
        )
        self.views.setCurrentWidget(self.state)

    def _loaded(self, session: EditSession, wanted: str = "") -> None:
        if session.bank.head.id != self._bank_id:
            return
        self.do.session = session
        self.do.question_id = ""
        self.saver.begin(session)
        self.judge.begin(session)
        for note in session.notes:
            self.services.notify(note, "error")
        self.work.source.show_session(session)
        self.work.list.show_session(session)
        self._show_work()
        if session.recovered_at is not None:
            self.banner.show_recovered(
                session.recovered, session.recovered_at, len(session.conflicts)
            )
        if wanted:
            self.show_question(wanted, focus=True)
        elif len(session.bank):
            self.work.go_to("list")
        else:
            self.head.new_button.setFocus()
        self._show_details_if_wanted()

    def _show_details_if_wanted(self) -> None:
        if self._details_wanted and self.session is not None:
            self._details_wanted = False
            self._menu("details")

    def can_leave(self) -> bool:
        """What is unsaved is kept and waits here."""
        if self.session is not None:
            self.saver.rest()
            self.judge.rest()
        return True

    def _show_work(self) -> None:
        self.views.show_work()
        self._show_state()

    def _back_to_work(self) -> None:
        self._show_work()
        self._show(self.do.question_id)
        self.work.go_to("list")

    # Showing ----------------------------------------------------------------------------------

    def _selected(self, ids: list[str]) -> None:
        if len(ids) > 1:
            self.work.bulk.show_count(len(ids))
            self.work.middle.setCurrentWidget(self.work.bulk)
            if self.work.columns == 2:
                self.work.show_pane("form")
            return
        if self.session is not None:
            self._end_typing()
        self._show(ids[0] if ids else "")

    def _end_typing(self) -> None:
        assert self.session is not None
        self.session.bank.pause()

    def show_question(self, question_id: str, *, focus: bool = False) -> None:
        """Selects a question; filters that hide it are taken off."""
        if self.session is None or self.session.bank.get(question_id) is None:
            return
        if self.views.currentWidget() is not self.work:
            self._show_work()
        pane = self.work.list
        if pane.model.row_of(question_id) < 0:
            pane.clear()
        pane.select([question_id])
        if focus:
            self.work.go_to("form")

    def _show(self, question_id: str) -> None:
        session = self.session
        if session is None:
            return
        question = session.bank.get(question_id)
        self.do.question_id = question_id if question is not None else ""
        work = self.work
        if question is None:
            work.middle.setCurrentIndex(0)
        else:
            work.middle.setCurrentWidget(work.form)
            self._fill_form(question)
            self._want_documents(question)
        self.judge.judge()
        self._show_side(work.current)

    def _fill_form(self, question: Question) -> None:
        assert self.session is not None
        bank = self.session.bank
        titles = {source.id: source.title for source in bank.head.sources}
        self.work.form.show_question(question, bank.head.language, titles, bank.topics())

    def _want_documents(self, question: Question) -> None:
        """Reads the cited documents on a thread: the states of citations depend on them."""
        session = self.session
        assert session is not None
        for source_id in dict.fromkeys(one.source for one in question.citations):
            if source_id not in session.documents:
                self.services.tasks.run(
                    partial(self.services.lib.editing.document, session, source_id),
                    lambda _document: self._document_came(),
                    lambda error: self.services.notify(str(error), "error"),
                )

    def _document_came(self) -> None:
        question = self.current
        if question is not None:
            form = self.work.form
            assert self.session is not None
            titles = {one.id: one.title for one in self.session.bank.head.sources}
            form.citations.show_citations(question.citations, titles)
            self.judge.judge()

    def _pane_shown(self, name: str) -> None:
        if self.session is not None:
            self._show_side(name)

    def _show_side(self, name: str) -> None:
        """Fills the pane that is in front."""
        session, question = self.session, self.current
        assert session is not None
        if name == "source":
            self.work.source.show_question(question)
        elif name == "preview":
            self._show_preview()
        elif name == "history" and question is not None:
            past = self.services.lib.editing.history(session, question.id)
            self.work.history.show_history(question, session.bank.base(question.id), past)

    def _show_preview(self) -> None:
        session, question = self.session, self.current
        if session is None or not self.work.is_shown("preview"):
            return
        faults = sum(one.level is Level.ERROR for one in self.work.issues.issues)
        self.work.preview.show_question(session, question, faults)

    def _judged(self, issues: list[Issue]) -> None:
        session, question = self.session, self.current
        assert session is not None
        self.work.issues.show_issues(issues)
        self.work.show_count(sum(one.level is not Level.REMARK for one in issues))
        is_new = session.bank.base(self.do.question_id) is None
        errors = [one.path for one in issues if one.level is Level.ERROR]
        self.work.form.mark_wrong(errors, is_new=is_new)
        if question is not None:
            self.work.list.model.touch(question.id)
        self._show_preview()

    def _show_state(self) -> None:
        session = self.session
        if session is not None:
            self.head.show_bank(session.bank.head.title, session.bank, self.saver.is_saving)

    # Editing ----------------------------------------------------------------------------------

    def _typed(self, question: Question, is_other: bool) -> None:
        """The form's question was edited; `is_other` than the form says."""
        if is_other:
            self._fill_form(question)
        self.work.list.model.touch(question.id)
        self.judge.edited()
        self.saver.edited()

    def _stepped(self, step: Step | None, select: list[str] | None) -> None:
        """A step was done, undone or redone: everything follows. `select` None: what it changed;
        empty: what is selected stays."""
        session = self.session
        assert session is not None
        focus = QApplication.focusWidget()
        was_in_form = focus is not None and self.work.form.isAncestorOf(focus)
        self.work.list.refresh_topics()
        self.work.list.refresh()
        if select is None and step is not None and step.changes:
            ids = [one.question_id for one in step.changes]
            select = [one for one in ids if session.bank.get(one) is not None][:1]
        if select:
            self.show_question(select[0])
        elif len(self.work.list.selected_ids()) < 2:
            self._show(self.do.question_id)
        if was_in_form and not self._holds("form", QApplication.focusWidget()):
            self.work.form.focus_first()  # the field that had the focus is gone
        self.work.list.model.touch_all()
        self.judge.look_again()
        self.saver.edited()

    def new(self, kind: Kind | None) -> None:
        """A new question; of the current one's kind when None."""
        if self.session is not None:
            topic = self.work.list.topic.value()
            self.do.new(kind, topic if isinstance(topic, str) else "")
            self.work.go_to("form")

    def copy(self) -> None:
        """A copy of the question, a draft under a new id."""
        if self.session is not None and self.do.copy():
            self.work.go_to("form")

    def delete(self) -> None:
        """Puts what is selected into the bin; the next question is selected."""
        ids = self.work.list.selected_ids()
        if self.session is None or not ids:
            return
        row = self.work.list.table.currentIndex().row()
        self.do.delete(ids)
        listed = self.work.list.model.ids
        if listed:
            self.work.list.select([listed[min(row, len(listed) - 1)]])

    def _bulk(self, what: str, value: object) -> None:
        if what == "delete":
            self.delete()
        elif self.session is not None:
            self.do.change_all(self.work.list.selected_ids(), what, value)

    # Citing -----------------------------------------------------------------------------------

    def _aim(self, option_id: str) -> None:
        self.work.show_pane("source")
        self.work.source.aim(option_id)

    def _show_citation(self, citation: Citation) -> None:
        self.work.show_pane("source")
        self.work.source.show_question(self.current, citation)

    def _cited(self, citation: Citation, option_id: str) -> None:
        if self.do.cite(citation, option_id):
            self.work.source.show_question(self.current, citation)

    # Problems ---------------------------------------------------------------------------------

    def _go_to_issue(self, issue: Issue) -> None:
        self.work.show_pane("form")
        self.work.form.focus_path(issue.path)

    def next_issue(self) -> None:
        """The field of the next problem, round the end."""
        issue = self.judge.next_issue()
        if issue is None:
            self.head.say(self.tr("Nothing to mend."))
        else:
            self._go_to_issue(issue)
            self.head.say(issue.message)

    def fix_first(self) -> None:
        """Mends the first problem that can be mended for certain."""
        issue = self.judge.first_fixable()
        if issue is None:
            self.head.say(self.tr("Nothing here can be mended for certain."))
        else:
            self.fix(issue)

    def fix(self, issue: Issue) -> None:
        """Mends a problem, if the question is still the one that was judged."""
        if not self.do.fix(issue, self.judge.question):
            self.judge.judge()

    # History, bin, duplicates -----------------------------------------------------------------

    def _restore_version(self, version: Question) -> None:
        self.do.restore_version(version)
        self._show_side("history")

    def _menu(self, what: str) -> None:
        session = self.session
        if session is None or self.views.show_view(what, session):
            return
        if what == "copy":
            self.copy()
        elif what == "compare":
            self.saver.compare()
        elif what == "discard":
            self.discard()

    def discard(self) -> None:
        """Back to the file as it is; a step that can be undone."""
        self.banner.hide()
        self.do.discard()

    # Saving and merging -----------------------------------------------------------------------

    def _saved(self, saved: Saved) -> None:
        self.banner.hide()
        count = len(saved.snapshot.unfinished)
        if count:
            said = self.tr("Saved, but for unfinished questions, which are kept here: {count}.")
            self.head.say(said.format(count=count))
        if self.views.currentWidget() is self.state:
            self._show_work()
        self.work.list.model.touch_all()
        self._show_side(self.work.current)

    def _found_changed(self) -> None:
        assert self.session is not None
        self.banner.show_changed(self.session.path.name)

    def _banner_pressed(self, what: str) -> None:
        if what == "discard":
            self.discard()
        else:
            self.saver.compare()

    def _merged(self) -> None:
        self.banner.hide()
        self._show_work()
        self._stepped(None, [])
        self.head.say(self.tr("Brought together; Ctrl+S saves it."))

    # Window -----------------------------------------------------------------------------------

    def _next_pane(self, step: int) -> None:
        """F6: the next pane that can be seen."""
        seen = [name for name in PANES if self.work.is_shown(name)]
        focus = QApplication.focusWidget()
        here = next(
            (n for n, name in enumerate(seen) if self._holds(name, focus)), -1 if step > 0 else 0
        )
        self.work.go_to(seen[(here + step) % len(seen)])

    def _holds(self, name: str, widget: QWidget | None) -> bool:
        pane = self.work.pane(name)
        return widget is not None and (pane is widget or pane.isAncestorOf(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit(self.width())
        self.views.fit(self.width())

    def restyle(self) -> None:
        self.setStyleSheet(editor_style(self.services.theme))
        self.work.restyle()
        if self.session is not None:
            self._show(self.do.question_id)
