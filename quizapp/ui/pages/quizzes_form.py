"""The form of a named quiz: everything that can be said of it, and at once what it can draw."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from quizapp.library import PoolCount
from quizapp.quiz.model import Blueprint, ExpiryPolicy, Mode, Order
from quizapp.quiz.opening import Told
from quizapp.quiz.quizzes import Draw, Level, NamedQuiz, PoolReport, ReviewRules
from quizapp.ui import quiz_words
from quizapp.ui.pages.page import Services, column
from quizapp.ui.pages.quizzes_fields import (
    ChipRow,
    MomentField,
    check_box,
    choice_box,
    explained,
    form_layout,
    form_style,
    number_field,
)
from quizapp.ui.text import PlainLabel, ask, button, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import card, icon_line

NARROW = 600
"""Pixels of width, at 100 % text, under which the buttons stand below the title."""

COUNT_AFTER_MS = 200
"""After this long without a change the pool is counted."""


class QuizForm(QWidget):
    """Signals:
    saved: the `NamedQuiz` as it was kept.
    left: back to the list without saving.
    preview_wanted: the quiz as the form says it.
    """

    saved = Signal(object)
    left = Signal()
    preview_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._quiz = NamedQuiz(Blueprint(()))
        self._first = self._quiz
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count_if_shown)
        layout = column(self)
        layout.addLayout(self._build_head())
        layout.addWidget(self._pool_card())
        for part in (
            self._about_card(),
            self._questions_card(),
            self._rules_card(),
            self._time_card(),
            self._review_card(),
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.restyle()

    # Building ---------------------------------------------------------------------------------

    def _build_head(self) -> QBoxLayout:
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title = plain_label("", "display")
        head.addWidget(self._title, 1)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.leave)
        look = button(self.tr("Preview"))
        self._services.theme.put_icon(look, "eye")
        look.clicked.connect(lambda: self.preview_wanted.emit(self.quiz()))
        self.save_button = button(self.tr("Save"), "primary")
        self.save_button.setToolTip(self.tr("Save") + " (Ctrl+S)")
        self.save_button.clicked.connect(self.save)
        for one in (cancel, look, self.save_button):
            actions.addWidget(one)
        head.addLayout(actions)
        return head

    def _pool_card(self) -> QWidget:
        """What can be drawn, always in sight under the title."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        self.pool_label = plain_label("", "muted")
        inside.addWidget(self.pool_label)
        self.warning = icon_line(self._services.theme, "triangle-alert", " ", "body", "flag")
        self.warning_label = self.warning.findChildren(PlainLabel)[0]
        self.warning.hide()
        inside.addWidget(self.warning)
        return holder

    def _about_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Name"), "title"))
        self.quiz_name = QLineEdit()
        self.quiz_name.setAccessibleName(self.tr("Name of the quiz"))
        self.quiz_name.setPlaceholderText(self.tr("Name of the quiz"))
        self.quiz_name.setMaxLength(120)
        inside.addWidget(self.quiz_name)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("A word to the students"))
        self.note.setPlaceholderText(self.tr("A word to the students, shown before they start"))
        self.note.setTabChangesFocus(True)
        inside.addWidget(self.note)
        return frame

    def _questions_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Questions"), "title"))
        every = self.tr("Choose none for all of them.")
        self.banks = ChipRow(self.tr("Banks"))
        self.topics = ChipRow(self.tr("Topics"), every)
        self.kinds = ChipRow(self.tr("Kinds"), every)
        how = self.tr("As the first answers in earlier exams show it. Choose none for any.")
        self.levels = ChipRow(self.tr("Difficulty"), how)
        for row in (self.banks, self.topics, self.kinds, self.levels):
            row.changed.connect(self._changed)
            inside.addWidget(row)
        form = form_layout()
        self.count = number_field(0, 0, 500, "", self.tr("All"))
        self.count.valueChanged.connect(self._changed)
        label = plain_label(self.tr("How many"))
        label.setBuddy(self.count)
        self.count.setAccessibleName(self.tr("How many"))
        form.addRow(label, self.count)
        inside.addLayout(form)
        self.random = QRadioButton(self.tr("Each student a draw of their own"))
        self.fixed = QRadioButton(self.tr("The same questions for everybody"))
        self.draws = QButtonGroup(self)
        for choice in (self.random, self.fixed):
            self.draws.addButton(choice)
            inside.addWidget(choice)
        self.fixed.toggled.connect(self._draw_changed)
        drawn = QHBoxLayout()
        self.fixed_label = plain_label("", "muted")
        self.draw_button: QPushButton = button(self.tr("Draw anew"))
        self.draw_button.clicked.connect(self.draw_fixed)
        drawn.addWidget(self.fixed_label, 1)
        drawn.addWidget(self.draw_button)
        inside.addLayout(drawn)
        self.drafts = check_box(self.tr("Drafts that nobody has reviewed, too"))
        self.drafts.toggled.connect(self._changed)
        inside.addWidget(self.drafts)
        return frame

    def _rules_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("How"), "title"))
        self.exam = QRadioButton(self.tr("Exam"))
        self.practice = QRadioButton(self.tr("Practice"))
        self.modes = QButtonGroup(self)
        for choice, said in (
            (self.exam, self.tr("Feedback at the end; the clock runs on, even when closed.")),
            (self.practice, self.tr("Feedback and the passage after each answer.")),
        ):
            self.modes.addButton(choice)
            inside.addWidget(choice)
            inside.addWidget(explained(choice, said))
        self.exam.toggled.connect(self._mode_changed)
        form = form_layout()
        self.pass_mark = number_field(60, 0, 100, self.tr(" %"))
        self.pass_mark.setSingleStep(5)
        self.attempts = number_field(0, 0, 99, "", self.tr("Any number"))
        for text, field in (
            (self.tr("Passed from"), self.pass_mark),
            (self.tr("Attempts allowed"), self.attempts),
        ):
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        inside.addLayout(form)
        self.shuffle = check_box(self.tr("Questions in a new order"))
        self.shuffle_options = check_box(self.tr("Options in a new order"))
        self.open_book = check_box(self.tr("Open book"))
        self.negative = check_box(self.tr("Wrong choices cost points"))
        self.certainty = check_box(self.tr("Ask how sure they are"))
        for box in (
            self.shuffle, self.shuffle_options, self.open_book, self.negative, self.certainty
        ):  # fmt: skip
            inside.addWidget(box)
        return frame

    def _time_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("When and how long"), "title"))
        form = form_layout()
        self.minutes = number_field(0, 0, 600, self.tr(" min"), self.tr("No limit"))
        self.seconds = number_field(0, 0, 3600, self.tr(" s"), self.tr("No limit"))
        self.seconds.setSingleStep(10)
        self.expiry = choice_box(
            (
                (self.tr("It is submitted by itself"), ExpiryPolicy.AUTO_SUBMIT),
                (self.tr("A minute more to submit"), ExpiryPolicy.GRACE),
                (self.tr("Not submitted in time is 0"), ExpiryPolicy.MUST_SUBMIT),
            )
        )
        self.opens = MomentField(self.tr("Opens"))
        self.closes = MomentField(self.tr("Closes"))
        for text, field in (
            (self.tr("Time for all"), self.minutes),
            (self.tr("Time for each question"), self.seconds),
            (self.tr("At the end of the time"), self.expiry),
        ):
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        form.addRow(self.opens.box, self.opens.field)
        form.addRow(self.closes.box, self.closes.field)
        inside.addLayout(form)
        said = self.tr("Who has begun when it closes may finish in their own time.")
        inside.addWidget(plain_label(said, "muted"))
        return frame

    def _review_card(self) -> QWidget:
        frame, inside = card()
        self._review_frame = frame
        inside.addWidget(plain_label(self.tr("What students see afterwards"), "title"))
        form = form_layout()
        whens = tuple((quiz_words.told(one), one) for one in Told)
        self.told_score = choice_box(whens)
        self.told_answers = choice_box(whens)
        self.told_keys = choice_box(whens)
        for text, field in (
            (self.tr("The score"), self.told_score),
            (self.tr("What was right and wrong"), self.told_answers),
            (self.tr("The right answers and their passages"), self.told_keys),
        ):
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.currentIndexChanged.connect(self._told_changed)
            form.addRow(label, field)
        inside.addLayout(form)
        return frame

    # Filling ----------------------------------------------------------------------------------

    def show_quiz(self, quiz: NamedQuiz) -> None:
        """Fills the form."""
        self._quiz = quiz
        self._title.setText(self.tr("Edit quiz") if quiz.id else self.tr("New quiz"))
        blueprint = quiz.blueprint
        known = [(one.bank_id, one.title) for one in self._services.lib.banks() if not one.problem]
        there = {bank_id for bank_id, _title in known}
        known += [(one, one) for one in blueprint.bank_ids if one not in there]
        self.banks.set_chips(known, blueprint.bank_ids)
        self.topics.set_chips([(one, one) for one in blueprint.topics], blueprint.topics)
        kinds = [(kind.value, kind_name(kind)) for kind in Kind]
        self.kinds.set_chips(kinds, [kind.value for kind in blueprint.kinds])
        levels = [(level.value, quiz_words.level(level)) for level in Level]
        self.levels.set_chips(levels, [level.value for level in quiz.levels])
        self.quiz_name.setText(quiz.name)
        self.note.setPlainText(quiz.note)
        self.count.setValue(blueprint.count)
        self.drafts.setChecked(blueprint.include_drafts)
        with QSignalBlocker(self.fixed):
            (self.fixed if quiz.draw is Draw.FIXED else self.random).setChecked(True)
        (self.exam if blueprint.mode is Mode.EXAM else self.practice).setChecked(True)
        self.pass_mark.setValue(round(100 * blueprint.pass_mark))
        self.attempts.setValue(quiz.attempts_allowed or 0)
        self.shuffle.setChecked(blueprint.order is Order.SHUFFLED)
        self.shuffle_options.setChecked(blueprint.shuffle_options)
        self.open_book.setChecked(blueprint.open_book)
        self.negative.setChecked(blueprint.negative_marking)
        self.certainty.setChecked(blueprint.certainty)
        self.minutes.setValue((blueprint.limit_s or 0) // 60)
        self.seconds.setValue(blueprint.question_limit_s or 0)
        self.expiry.setCurrentIndex(self.expiry.findData(blueprint.expiry))
        self.opens.set_moment(quiz.opens_at)
        self.closes.set_moment(quiz.closes_at)
        for field, when in (
            (self.told_score, quiz.review.score),
            (self.told_answers, quiz.review.answers),
            (self.told_keys, quiz.review.keys),
        ):
            field.setCurrentIndex(field.findData(when))
        self._mode_changed()
        self._show_fixed()
        self._first = self.quiz()
        self.count_pool()

    def quiz(self) -> NamedQuiz:
        """The quiz as the form says it."""
        kept = self._quiz.blueprint
        blueprint = replace(
            kept,
            bank_ids=self.banks.chosen(),
            count=self.count.value(),
            topics=self.topics.chosen(),
            kinds=tuple(Kind(value) for value in self.kinds.chosen()),
            mode=Mode.EXAM if self.exam.isChecked() else Mode.PRACTICE,
            order=Order.SHUFFLED if self.shuffle.isChecked() else Order.BANK,
            shuffle_options=self.shuffle_options.isChecked(),
            limit_s=self.minutes.value() * 60 or None,
            question_limit_s=self.seconds.value() or None,
            expiry=ExpiryPolicy(self.expiry.currentData()),
            pass_mark=self.pass_mark.value() / 100,
            open_book=self.open_book.isChecked(),
            negative_marking=self.negative.isChecked(),
            certainty=self.certainty.isChecked(),
            include_drafts=self.drafts.isChecked(),
            name=self.quiz_name.text(),
        )
        fixed = self.fixed.isChecked()
        return replace(
            self._quiz,
            blueprint=blueprint,
            note=self.note.toPlainText().strip(),
            levels=tuple(Level(value) for value in self.levels.chosen()),
            draw=Draw.FIXED if fixed else Draw.RANDOM,
            fixed=self._quiz.fixed if fixed else (),
            attempts_allowed=self.attempts.value() or None,
            opens_at=self.opens.moment(),
            closes_at=self.closes.moment(),
            review=ReviewRules(
                Told(self.told_score.currentData()),
                Told(self.told_answers.currentData()),
                Told(self.told_keys.currentData()),
            ),
        )

    # Following --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._timer.start()

    def _mode_changed(self) -> None:
        self._review_frame.setVisible(self.exam.isChecked())

    def _told_changed(self) -> None:
        """Nothing is told before what it follows from."""
        fields = (self.told_score, self.told_answers, self.told_keys)
        values = [field.currentData() for field in fields]
        if None in values:
            return
        rules = ReviewRules(*map(Told, values)).in_order()
        for field, when in zip(fields, (rules.score, rules.answers, rules.keys), strict=True):
            with QSignalBlocker(field):
                field.setCurrentIndex(field.findData(when))

    def _draw_changed(self, fixed: bool) -> None:
        if fixed and not self._quiz.fixed:
            self.draw_fixed()
        self._show_fixed()
        self._changed()

    def draw_fixed(self) -> None:
        """Draws now what everybody gets."""
        try:
            drawn = self._services.lib.quizzes.draw_fixed(self.quiz())
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            self.random.setChecked(True)
            return
        self._quiz = replace(self._quiz, draw=Draw.FIXED, fixed=drawn.fixed)
        self._show_fixed()
        self._changed()

    def _show_fixed(self) -> None:
        fixed = self.fixed.isChecked()
        self.draw_button.setVisible(fixed)
        self.fixed_label.setVisible(fixed)
        said = self.tr("%Ln questions are drawn. Look at them in the preview.", "",
                       len(self._quiz.fixed))  # fmt: skip
        self.fixed_label.setText(said)

    def _count_if_shown(self) -> None:
        if self.isVisible():
            self.count_pool()

    def count_pool(self) -> None:
        """Asks, beside the window, what the quiz can draw; an older answer is dropped."""
        self._round += 1
        asked, quiz, library = self._round, self.quiz(), self._services.lib
        whole = Blueprint(
            quiz.blueprint.bank_ids, count=0, include_drafts=quiz.blueprint.include_drafts
        )

        def work() -> tuple[PoolReport, PoolCount | None]:
            report = library.quizzes.report(quiz)
            return report, None if report.problem else library.pool(whole)

        def done(counts: tuple[PoolReport, PoolCount | None]) -> None:
            if asked == self._round:
                self._show_pool(*counts)

        if not quiz.blueprint.bank_ids:
            self.pool_label.setText(self.tr("Choose a bank to draw from."))
            self.warning.hide()
            return
        self._services.tasks.run(work, done, lambda error: self.warning_label.setText(str(error)))

    def _show_pool(self, report: PoolReport, whole: PoolCount | None) -> None:
        from quizapp.ui.pages.quizzes import too_small

        said = self.tr("%Ln questions match.", "", report.total)
        levels = [f"{quiz_words.level(level)}: {count}" for level, count in report.by_level]
        if levels:
            said += " " + " · ".join(levels)
        self.pool_label.setText("" if report.problem else said)
        self.warning.setVisible(report.is_too_small)
        if report.is_too_small:
            self.warning_label.setText(too_small(report))
        if whole is not None:
            topics = sorted(whole.by_topic, key=str.casefold)
            chosen = self.topics.chosen()
            topics += [one for one in chosen if one not in whole.by_topic]
            self.topics.set_chips([(one, one) for one in topics], chosen)

    # Leaving ----------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the quiz; what is missing is said and the form stays."""
        try:
            kept = self._services.lib.quizzes.save(self.quiz())
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            return
        self._quiz = self._first = kept
        self.saved.emit(kept)

    def leave(self) -> None:
        """Back to the list; changes are asked for first."""
        if self.quiz() == self._first or ask(
            self,
            self.tr("Not saved"),
            self.tr("The changes of this quiz are not saved."),
            self.tr("Discard them"),
            self.tr("Go on"),
        ):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self._services.theme.scale
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def restyle(self) -> None:
        """Colours or sizes are new."""
        theme = self._services.theme
        self.setStyleSheet(form_style(theme))
        self.note.setFixedHeight(round(64 * theme.scale))
