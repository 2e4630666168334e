"""Quiz setup: what to ask, how much, with which clock. Start is one key away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from quizapp.quiz.model import Blueprint, Mode, Order
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout, column
from quizapp.ui.text import PlainLabel, button, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import card, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

DEFAULT_COUNT = 10
SECONDS_PER_QUESTION = 60
"""What an exam is given by default."""


class SetupPage(Page):
    name = "setup"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.bank_id = ""
        self.start_button = button(self.tr("Start"), "primary")
        self.start_button.clicked.connect(self.start)
        layout = column(self)
        self._title = plain_label("", "display")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.start_button)
        layout.addLayout(head)
        self.pool_label = plain_label("", "muted")
        layout.addWidget(self.pool_label)
        self.missing = icon_line(services.theme, "triangle-alert", " ", "body", "flag")
        self.missing_label = self.missing.findChildren(PlainLabel)[0]
        self.missing.hide()
        layout.addWidget(self.missing)
        layout.addWidget(self._mode_card())
        layout.addWidget(self._amount_card())
        self._chips_card, self._chips_layout = card()
        layout.addWidget(self._chips_card)
        layout.addStretch(1)
        self.kind_chips: list[QPushButton] = []
        self.topic_chips: list[QPushButton] = []

    def _mode_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("How"), "title"))
        self.practice = QRadioButton(self.tr("Practice"))
        self.exam = QRadioButton(self.tr("Exam"))
        self.modes = QButtonGroup(self)
        explained = (
            (self.practice, self.tr("Feedback and the passage after each answer.")),
            (self.exam, self.tr("Feedback at the end; the clock runs on, even when closed.")),
        )
        for choice, said in explained:
            self.modes.addButton(choice)
            choice.setAccessibleDescription(said)
            inside.addWidget(choice)
            below = plain_label(said, "muted")
            below.setContentsMargins(28, 0, 0, 4)
            inside.addWidget(below)
        self.practice.setChecked(True)
        self.exam.toggled.connect(self._mode_changed)
        return frame

    def _amount_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("How much"), "title"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.count = self._number(1, 1, 500, "")
        self.minutes = self._number(0, 0, 600, self.tr(" min"), self.tr("No limit"))
        self.question_seconds = self._number(0, 0, 3600, self.tr(" s"), self.tr("No limit"))
        self.pass_mark = self._number(60, 0, 100, self.tr(" %"))
        self.question_seconds.setSingleStep(10)
        self.pass_mark.setSingleStep(5)
        rows = (
            (self.tr("Questions"), self.count),
            (self.tr("Time for all"), self.minutes),
            (self.tr("Time for each question"), self.question_seconds),
            (self.tr("Passed from"), self.pass_mark),
        )
        for text, field in rows:
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        inside.addLayout(form)
        self.shuffle = QCheckBox(self.tr("In a new order"))
        self.shuffle.setChecked(True)
        self.open_book = QCheckBox(self.tr("Open book"))
        self.certainty = QCheckBox(self.tr("Ask how sure I am"))
        for box in (self.shuffle, self.open_book, self.certainty):
            inside.addWidget(box)
        return frame

    @staticmethod
    def _number(value: int, low: int, high: int, suffix: str, special: str = "") -> QSpinBox:
        field = QSpinBox()
        field.setRange(low, high)
        field.setValue(value)
        field.setSuffix(suffix)
        field.setSpecialValueText(special)
        field.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet's padding stops at the frame
        field.setMinimumWidth(round(field.fontMetrics().averageCharWidth() * 14) + 48)
        return field

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        self.bank_id = arguments.get("bank_id", self.bank_id)
        library = self.services.lib
        card_of = next((one for one in library.banks() if one.bank_id == self.bank_id), None)
        if card_of is None:
            self.services.navigate("library")
            return
        self._title.setText(card_of.title)
        self._drafts_only = card_of.usable_count == 0
        if not self._make_chips():
            return
        self._update_pool()
        self.count.setValue(min(DEFAULT_COUNT, self.count.maximum()))
        self.start_button.setFocus()

    def _make_chips(self) -> bool:
        """Whether the bank can be read; where not, it is said and the library opened."""
        try:
            whole = self.services.lib.pool(self._all())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            self.services.navigate("library")
            return False
        clear_layout(self._chips_layout)
        self.kind_chips = self._chip_row(
            self.tr("Kinds"),
            [(kind.value, kind_name(kind), whole.by_kind.get(kind.value, 0)) for kind in Kind],
        )
        topics = sorted(whole.by_topic.items(), key=lambda item: item[0].casefold())
        self.topic_chips = self._chip_row(
            self.tr("Topics"), [(topic, topic, count) for topic, count in topics]
        )
        self._chips_card.setVisible(bool(self.kind_chips or self.topic_chips))
        self._tell_missing()
        return True

    def _tell_missing(self) -> None:
        """Why fewer questions than the bank has are asked."""
        missing = self.services.lib.lost_sources_of(self.bank_id)
        self.missing_label.setText(
            self.tr("Not found: {titles}. Questions that it proves are not asked.").format(
                titles=", ".join(missing)
            )
        )
        self.missing.setVisible(bool(missing))

    def _chip_row(self, title: str, rows: list[tuple[str, str, int]]) -> list[QPushButton]:
        present = [row for row in rows if row[2]]
        if len(present) < 2:
            return []
        self._chips_layout.addWidget(plain_label(title, "title"))
        self._chips_layout.addWidget(plain_label(self.tr("Choose none for all of them."), "muted"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        chips = []
        for value, text, count in present:
            chip = button(f"{text} · {count}", "chip")
            chip.setCheckable(True)
            chip.setProperty("value", value)
            chip.toggled.connect(self._update_pool)
            flow.addWidget(chip)
            chips.append(chip)
        self._chips_layout.addWidget(holder)
        return chips

    def _all(self) -> Blueprint:
        return Blueprint((self.bank_id,), count=0, include_drafts=self._drafts_only)

    def blueprint(self) -> Blueprint:
        """The quiz as the page says it."""
        chosen = [str(chip.property("value")) for chip in self.kind_chips if chip.isChecked()]
        topics = [str(chip.property("value")) for chip in self.topic_chips if chip.isChecked()]
        return replace(
            self._all(),
            count=self.count.value(),
            kinds=tuple(Kind(value) for value in chosen),
            topics=tuple(topics),
            mode=Mode.EXAM if self.exam.isChecked() else Mode.PRACTICE,
            order=Order.SHUFFLED if self.shuffle.isChecked() else Order.BANK,
            limit_s=self.minutes.value() * 60 or None,
            question_limit_s=self.question_seconds.value() or None,
            pass_mark=self.pass_mark.value() / 100,
            open_book=self.open_book.isChecked(),
            certainty=self.certainty.isChecked(),
        )

    def _update_pool(self) -> None:
        try:
            pool = self.services.lib.pool(self.blueprint())
        except QuestionBankError as error:  # its file has changed meanwhile
            self.pool_label.setText(str(error))
            self.start_button.setEnabled(False)
            return
        said = words.match(pool.total, pool.unseen)
        if self._drafts_only:
            said += " " + self.tr("They are drafts that nobody has reviewed yet.")
        self.pool_label.setText(said)
        self.start_button.setEnabled(pool.total > 0)
        self.count.setMaximum(max(1, pool.total))

    def _mode_changed(self, exam: bool) -> None:
        """An exam gets a clock by default, a practice none; a limit that was set stays."""
        default = max(1, self.count.value() * SECONDS_PER_QUESTION // 60)
        if exam and self.minutes.value() == 0:
            self.minutes.setValue(default)
        elif not exam and self.minutes.value() == default:
            self.minutes.setValue(0)

    def start(self) -> None:
        """Draws the quiz and goes to its first question."""
        try:
            session = self.services.lib.start(self.blueprint())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.navigate("quiz", session=session)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.start_button.isEnabled():
            self.start()
        elif event.key() == Qt.Key.Key_Escape:
            self.services.navigate("library")
        else:
            super().keyPressEvent(event)
