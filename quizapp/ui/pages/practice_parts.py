"""Parts of the practice page: the card of the plan and that of the forecast."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from quizapp.practice.model import Plan, PracticeOverview
from quizapp.ui import practice_words, words
from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import card

MOST_A_DAY = 500


def _tr(text: str) -> str:
    return QCoreApplication.translate("practice", text)


class PlanCard(QFrame):
    """What a person decides about practice.

    Signals:
        changed: the `Plan` that the fields say now.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(plain_label(self.tr("Your plan"), "title"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.goal = _number(1, MOST_A_DAY, self.tr(" answers"))
        self.hour = _number(0, 23, self.tr(":00"))
        for text, field in (
            (self.tr("Daily goal"), self.goal),
            (self.tr("A new day begins at"), self.hour),
        ):
            label = plain_label(text)
            label.setWordWrap(False)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.valueChanged.connect(self._emit)
            form.addRow(label, field)
        inside.addLayout(form)
        self.certainty = QCheckBox(self.tr("Ask how sure I am"))
        self.pace = QCheckBox(self.tr("Quick answers come back later"))
        explained = (
            (self.certainty, self.tr("Right and very sure comes back later, unsure sooner.")),
            (self.pace, self.tr("Your pace is compared with your usual one for such questions.")),
        )
        for box, said in explained:
            box.setAccessibleDescription(said)
            box.toggled.connect(self._emit)
            inside.addWidget(box)
            below = plain_label(said, "muted")
            below.setContentsMargins(28, 0, 0, 4)
            inside.addWidget(below)

    def show_plan(self, plan: Plan) -> None:
        """Fills the fields; nothing is said to have changed."""
        self.blockSignals(True)
        self.goal.setValue(plan.daily_goal)
        self.hour.setValue(plan.day_starts_at)
        self.certainty.setChecked(plan.asks_certainty)
        self.pace.setChecked(plan.counts_pace)
        self.blockSignals(False)

    def _emit(self) -> None:
        self.changed.emit(
            Plan(
                self.goal.value(),
                self.hour.value(),
                self.certainty.isChecked(),
                self.pace.isChecked(),
            )
        )


def _number(low: int, high: int, suffix: str) -> QSpinBox:
    field = QSpinBox()
    field.lineEdit().setTextMargins(8, 0, 0, 0)
    field.setRange(low, high)
    field.setSuffix(suffix)
    field.setMinimumWidth(140)
    field.setKeyboardTracking(False)  # 20 is not 2 first
    return field


def forecast_card(view: PracticeOverview) -> QWidget:
    """A line for each day: how many come, and how many of them will be known."""
    frame, inside = card()
    inside.addWidget(plain_label(_tr("Coming up"), "title"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    most = max(1, *(day.due for day in view.forecast))
    for line, day in enumerate(view.forecast):
        name = _day_name(day.on, view.today)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setMinimumWidth(24)
        bar.setRange(0, most)
        bar.setValue(day.due)
        bar.setAccessibleName(f"{name}: {practice_words.due(day.due)}")
        grid.addWidget(_one_line(name), line, 0)
        grid.addWidget(bar, line, 1, Qt.AlignmentFlag.AlignVCenter)
        said = practice_words.due(day.due)
        if day.recall is not None:
            said += " · " + _tr("{share} known").format(share=words.percent(day.recall))
        grid.addWidget(_one_line(said, "muted"), line, 2)
    inside.addLayout(grid)
    note = _tr(
        "As things stand: what is answered wrongly comes back on the next day, and new questions "
        "come on top."
    )
    if view.trust is not None:
        note = (
            _tr(
                "So far {right} of {count} such answers were right; {expected} were expected."
            ).format(
                right=words.percent(view.trust.right),
                count=view.trust.count,
                expected=words.percent(view.trust.expected),
            )
            + " "
            + note
        )
    inside.addWidget(plain_label(note, "muted"))
    return frame


def _one_line(text: str, role: str = "body") -> QWidget:
    label = plain_label(text, role)
    label.setWordWrap(False)
    return label


def _day_name(day: date, today: date) -> str:
    """`Today`, `Tomorrow`, then the weekday."""
    away = (day - today).days
    if away < 2:
        return _tr("Tomorrow") if away else _tr("Today")
    weekday = QDate(day.year, day.month, day.day).dayOfWeek()
    return QLocale().standaloneDayName(weekday, QLocale.FormatType.LongFormat)
