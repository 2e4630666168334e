"""Quiz: one question at a time, its palette, the clock. Everything by keyboard.

1 to 9 and arrows choose, Enter checks (practice) and goes on, F flags, Page Up and Page Down turn,
Ctrl+Enter reviews before submitting, Escape leaves: the attempt waits on Home.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import AttemptState, Mode, SubmittedBy
from quizapp.quiz.ports import AttemptClosedError
from quizapp.quiz.session import QuizSession
from quizapp.ui.answers import AnswerWidget, make_answer_widget
from quizapp.ui.pages.page import Page, Services, clear_layout
from quizapp.ui.pages.quiz_foot import QuizFoot
from quizapp.ui.pages.quiz_review import QuizReview
from quizapp.ui.shown import stem_words
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.cards import icon_line
from quizapp.ui.widgets.feedback_card import FeedbackCard
from quizapp.ui.widgets.fitting_row import FittingRow
from quizapp.ui.widgets.question_palette import PaletteState, QuestionPalette
from quizapp.ui.widgets.time_bar import TimeBar

TICK_MS = 250
FLUSH_BEFORE_S = 2.0
"""What is being typed is saved at every tick from so many seconds before the end on."""
STACK_BELOW = 820
"""Pixels of width, at 100 % text, under which the palette goes beneath the question."""

QUESTION_WIDTH = 780


class QuizPage(Page):
    name = "quiz"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.session: QuizSession | None = None
        self.answer_widget: AnswerWidget | None = None
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._build()
        self._shortcuts()

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        head = FittingRow(gap=16)
        self.place = plain_label("", "strong")
        self.place.setWordWrap(False)
        head.addWidget(self.place)
        self.context = plain_label("", "muted")
        head.add(self.context, 1)
        self.time = TimeBar(self.services.theme)
        self.time.setMinimumWidth(200)
        head.addWidget(self.time)
        layout.addLayout(head)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Answered questions"))
        layout.addWidget(self.progress)
        self._views = QStackedWidget()
        self._views.addWidget(self._build_question())
        self.review_view = QuizReview(self.services.theme)
        self.review_view.chosen.connect(self.show_question)
        self.review_view.submit_wanted.connect(self.submit)
        self._views.addWidget(_scrolling(self.review_view))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(24)
        self._body.addWidget(self._views, 1)
        self.palette_box = QuestionPalette(self.services.theme)
        self.palette_box.chosen.connect(self.show_question)
        self._palette_scroll = _scrolling(self.palette_box)
        self._body.addWidget(self._palette_scroll)
        layout.addLayout(self._body, 1)
        self.foot = QuizFoot(self.services.theme)
        self.foot.previous_wanted.connect(self.previous)
        self.foot.flag_wanted.connect(self.toggle_flag)
        self.foot.source_wanted.connect(self._open_book)
        self.foot.skip_wanted.connect(self.next)
        self.foot.undo_wanted.connect(self.undo)
        self.foot.go_on_wanted.connect(self.go_on)
        layout.addWidget(self.foot)

    def _build_question(self) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 8, 8, 8)
        column = QWidget()
        column.setMaximumWidth(QUESTION_WIDTH)
        self._question = QVBoxLayout(column)
        self._question.setContentsMargins(0, 0, 0, 0)
        self._question.setSpacing(16)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.question_scroll = _scrolling(inside)
        return self.question_scroll

    def _shortcuts(self) -> None:
        for key, do in (
            ("PgUp", self.previous),
            ("PgDown", self.next),
            ("Ctrl+Return", self.review),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Enter", self.review),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(do)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Opening and leaving ----------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        session: QuizSession | None = arguments.get("session")
        if session is not None:
            self.session = session
        if self.session is None:
            self.services.navigate("home")
            return
        if self.session.is_over:
            self._ended()
            return
        self.palette_box.set_count(self.session.count)
        self._fit()
        self._timer.start()
        self.show_question(self.session.index)

    def can_leave(self) -> bool:
        """What was typed is kept, the clock stored; the attempt can be continued from Home."""
        session = self.session
        if session is not None and not session.is_over:
            self._flush()
        if session is not None and not session.is_over:
            try:
                session.close()
            except QuestionBankError as error:
                self.services.notify(str(error), "error")
        self._timer.stop()
        return True

    # Showing ----------------------------------------------------------------------------------

    @property
    def _live(self) -> QuizSession:
        assert self.session is not None
        return self.session

    @property
    def _is_practice(self) -> bool:
        return self._live.head.blueprint.mode is Mode.PRACTICE

    def show_question(self, index: int) -> None:
        """Makes a question the current one and draws it."""
        session = self._live
        if not session.is_over:
            self._flush()
        if self._unsaved and not session.is_over:
            return  # the page keeps what the database refused
        if not session.is_over:
            self._guarded(lambda: session.go(index))
        if session.is_over:
            self._ended()
            return
        self._views.setCurrentIndex(0)
        self._draw_question()
        self._draw_around()

    def _draw_question(self) -> None:
        session, index = self._live, self._live.index
        shown, response = session.shown(index), session.response(index)
        self._unsaved = False
        clear_layout(self._question)
        if shown.kind is not Kind.CLOZE:
            stem = marked_label(shown.stem, shown.markup, "stem")
            stem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._question.addWidget(stem)
        widget = make_answer_widget(shown, self.services)
        widget.setAccessibleDescription(stem_words(shown))
        widget.set_answer(response.answer)
        widget.changed.connect(self._answered)
        widget.submitted.connect(self.go_on)
        self.answer_widget = widget
        self._question.addWidget(widget)
        self._certainty = self._certainty_row(response.certainty)
        feedback = session.feedback(index)
        if feedback is not None:
            if feedback.grade.verdict is not Verdict.UNANSWERED or response.checked:
                widget.show_feedback(feedback)
            told = FeedbackCard(self.services.theme, feedback, response)
            told.source_wanted.connect(self._open_source)
            self._question.addWidget(told)
            QTimer.singleShot(0, told, lambda: self._show_told(told))
        elif not session.can_answer(index):
            widget.set_locked(True)
            said = self.tr("The time for this question is over.")
            self._question.addWidget(icon_line(self.services.theme, "timer", said, "muted", "flag"))
        self._question.addStretch(1)
        self.question_scroll.verticalScrollBar().setValue(0)
        self.foot.saved.setText(self.tr("Saved") if response.answer is not None else "")
        self._show_now()
        if feedback is None:
            widget.focus_first()
        else:
            self.foot.main_button.setFocus()
        self._watch_fields(widget)

    def _show_told(self, told: QWidget) -> None:
        """Scrolls as far down as the verdict needs, and no farther than its first line."""
        inside = self.question_scroll.widget()
        if inside is None:
            return
        viewport = self.question_scroll.viewport().height()
        top = told.mapTo(inside, told.rect().topLeft()).y()
        bar = self.question_scroll.verticalScrollBar()
        bar.setValue(max(0, min(top - 8, top + told.height() - viewport)))

    def _show_now(self) -> None:
        """A widget that is not shown yet cannot take the focus."""
        for n in range(self._question.count()):
            item = self._question.itemAt(n)
            shown = item.widget() if item is not None else None
            if shown is not None:
                shown.show()

    def _watch_fields(self, widget: QWidget) -> None:
        for child in [widget, *widget.findChildren(QWidget)]:
            child.installEventFilter(self)

    def _certainty_row(self, certainty: int | None) -> QButtonGroup | None:
        if not self._live.head.blueprint.certainty:
            return None
        row = FittingRow()
        row.addWidget(plain_label(self.tr("How sure are you?"), "muted"))
        group = QButtonGroup(self)
        levels = (self.tr("Not very"), self.tr("Fairly"), self.tr("Very"))
        for level, text in enumerate(levels, start=1):
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.setChecked(certainty == level)
            chip.setEnabled(self._live.can_answer(self._live.index))
            chip.clicked.connect(self._answered)
            group.addButton(chip, level)
            row.addWidget(chip)
        self._question.addLayout(row)
        return group

    def _draw_around(self) -> None:
        session, index = self._live, self._live.index
        shown = session.shown(index)
        self.place.setText(
            self.tr("Question {n} of {count}").format(n=index + 1, count=session.count)
        )
        self.context.setText(shown.context)
        self.progress.setMaximum(session.count)
        self.progress.setValue(session.count - len(session.unanswered()))
        self.foot.show_question(session)
        for n in range(session.count):
            self.palette_box.show_state(n, self._palette_state(n), n == index)
        self._palette_scroll.ensureWidgetVisible(self.palette_box.buttons[index])
        self.time.show_time(session.time_left())

    def _palette_state(self, index: int) -> PaletteState:
        response = self._live.response(index)
        verdict = ""
        if response.checked:
            feedback = self._live.feedback(index)
            if feedback is not None:
                told = feedback.grade.verdict
                verdict = "wrong" if told is Verdict.UNANSWERED else told.value
        return PaletteState(response.seen, response.answer is not None, response.flagged, verdict)

    # Intents ----------------------------------------------------------------------------------

    def _guarded(self, do: Any) -> bool:
        """Runs an intent; what the environment refuses is told. False when it was refused."""
        try:
            do()
        except AttemptClosedError as error:
            if not self._live.is_over:
                self.services.notify(str(error), "info")
                self._draw_question()
                self._draw_around()
            return False
        except QuestionBankError as error:
            self.foot.saved.setText(self.tr("Not saved"))
            self.services.notify(str(error), "error")
            return False
        return True

    def _answered(self) -> None:
        session, widget = self._live, self.answer_widget
        if widget is None or widget.locked or session.is_over:
            return
        certainty = None
        if self._certainty is not None and self._certainty.checkedId() > 0:
            certainty = self._certainty.checkedId()
        index = session.index
        kept = self._guarded(lambda: session.answer(index, widget.answer(), certainty))
        self._unsaved = not kept and not session.is_over and session.can_answer(index)
        if self._unsaved:
            widget.tell_again()
        if session.is_over:
            self._ended()
        elif kept:
            self.foot.saved.setText(self.tr("Saved"))
            self._draw_around()

    def _flush(self) -> None:
        if self.answer_widget is not None and not self.answer_widget.locked:
            if self._unsaved:
                self._answered()
            else:
                self.answer_widget.flush()

    def go_on(self) -> None:
        """Enter: checks in practice, then the next question, at the end the review."""
        if self._views.currentIndex() == 1:
            self.submit()
            return
        session, index = self._live, self._live.index
        self._flush()
        if session.is_over:
            self._ended()
            return
        if self._unsaved:
            return
        if self._is_practice and not session.response(index).checked:
            self.check()
        elif index + 1 < session.count:
            self.show_question(index + 1)
        elif self._is_practice and not session.unanswered():
            self.submit()
        else:
            self.review()

    def check(self) -> None:
        """Practice: the answer is final, feedback is shown."""
        session = self._live
        if session.response(session.index).answer is None:
            self.services.notify(self.tr("Answer first, or skip the question."), "info")
            return
        if self._guarded(lambda: session.check(session.index)):
            self._draw_question()
            self._draw_around()
        elif session.is_over:
            self._ended()

    def next(self) -> None:
        if self._live.index + 1 < self._live.count:
            self.show_question(self._live.index + 1)
        else:
            self.review()

    def previous(self) -> None:
        if self._views.currentIndex() == 1:
            self.show_question(self._live.index)
        elif self._live.index > 0:
            self.show_question(self._live.index - 1)

    def undo(self) -> None:
        """Practice: takes the last check back; its question is shown, open again."""
        session = self._live
        if not session.can_undo or self._views.currentIndex() == 1:
            return
        self._flush()
        try:
            session.undo()
        except AttemptClosedError:
            self._ended()
            return
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            return
        self._draw_question()
        self._draw_around()

    def toggle_flag(self) -> None:
        session, index = self._live, self._live.index
        self._guarded(lambda: session.flag(index, not session.response(index).flagged))
        self._draw_around()

    def review(self) -> None:
        """What is unanswered and flagged, before submitting."""
        session = self._live
        self._flush()
        if session.is_over:
            self._ended()
            return
        self.review_view.show_session(session)
        self._views.setCurrentIndex(1)
        self.foot.show_review()
        self.review_view.submit_button.setFocus()

    def submit(self) -> None:
        """Ends the attempt and shows its result."""
        self._flush()
        session = self._live
        if not session.is_over and not self._guarded(lambda: session.submit(SubmittedBy.STUDENT)):
            return
        self._ended(told=True)

    def leave(self) -> None:
        """Escape: nothing is lost, nothing is asked."""
        if self._views.currentIndex() == 1:
            self.show_question(self._live.index)
            return
        self.services.navigate("home")
        said = self.tr("Your answers are saved. You can continue here whenever you like.")
        self.services.notify(said, "info")

    # Time -------------------------------------------------------------------------------------

    def _tick(self) -> None:
        session = self._live
        if not session.is_over and self._ends_soon(session):
            self._flush()
            if self.session is None:
                return  # it was too late: the flush has ended the page
        if not session.is_over:
            could = session.can_answer(session.index)
            if not self._guarded(session.tick):
                return
            if not session.is_over and could and not session.can_answer(session.index):
                self._draw_question()  # the question's own time has just run out
        if session.is_over:
            self._ended()
            return
        self.time.show_time(session.time_left())

    @staticmethod
    def _ends_soon(session: QuizSession) -> bool:
        left = session.time_left()
        ends = (left.remaining_s, left.question_remaining_s)
        return any(end is not None and 0 < end < FLUSH_BEFORE_S for end in ends)

    def _ended(self, *, told: bool = False) -> None:
        """The attempt is over, by us, by the clock or by somebody else: to its result."""
        self._timer.stop()
        session = self._live
        if not told:
            said = {
                AttemptState.SUBMITTED: self.tr("The time is over. What you had answered counts."),
                AttemptState.EXPIRED: self.tr("The time is over and nothing was submitted."),
            }.get(session.head.state, self.tr("This attempt has ended."))
            self.services.notify(said, "info")
        self.answer_widget = None
        clear_layout(self._question)
        self.session = None
        self.services.navigate("results", attempt_id=session.head.id)

    def _open_source(self, citations: Any, first: int) -> None:
        feedback = self._live.feedback(self._live.index)
        assert feedback is not None
        self.services.navigate(
            "source", sources=feedback.revealed.sources, citations=citations, current=first
        )

    def _open_book(self) -> None:
        """An open-book quiz: the document may be read, nothing of it is marked."""
        sources = self._live.open_sources(self._live.index)
        self.services.navigate("source", sources=sources, citations=())

    # Keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in a field leaves too; single keys stay with the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            in_field = isinstance(watched, QLineEdit | QComboBox)
            if in_field and event.key() == Qt.Key.Key_Escape:
                self._flush()
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.session is None or self.session.is_over:
            super().keyPressEvent(event)
            return
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QPushButton) and focused is not self.foot.main_button:
                focused.click()
            else:
                self.go_on()
        elif self._views.currentIndex() == 0 and self._question_key(event):
            return
        else:
            super().keyPressEvent(event)

    def _question_key(self, event: QKeyEvent) -> bool:
        if self.answer_widget is not None and self.answer_widget.handle_key(event):
            return True
        if event.key() == Qt.Key.Key_F and not event.modifiers():
            self.toggle_flag()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_N):
            self.next()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_P):
            self.previous()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()
        if self.session is not None and self.isVisible() and not self.session.is_over:
            self._draw_question()
            self._draw_around()

    def _fit(self) -> None:
        scale = self.services.theme.scale
        narrow = self.width() < STACK_BELOW * scale
        self._body.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.palette_box.heading.setVisible(not narrow)
        self.palette_box.set_one_row(narrow)
        if narrow:
            side = max((one.sizeHint().height() for one in self.palette_box.buttons), default=34)
            self._palette_scroll.setFixedHeight(side + 6)
            self._palette_scroll.setMinimumWidth(0)
            self._palette_scroll.setMaximumWidth(16777215)
        else:
            self._palette_scroll.setMinimumHeight(0)
            self._palette_scroll.setMaximumHeight(16777215)
            self._palette_scroll.setFixedWidth(round(212 * scale))


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll
