"""What the form of a quiz is made of: rows of chips, numbers, choices, and moments in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from quizapp.assets import asset_path
from quizapp.ui.pages.page import clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.flow_layout import FlowLayout

MOST_CHIPS = 60
"""Chips of a row that are shown; a bank of thousands of topics would fill the page."""


class ChipRow(QWidget):
    """A title and chips of which any number is chosen.

    Signals:
        changed: other chips are chosen.
    """

    changed = Signal()

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self.chips: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        layout.addWidget(plain_label(title, "strong"))
        if hint:
            layout.addWidget(plain_label(hint, "caption"))
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8, line_gap=8)
        layout.addWidget(self._holder)
        self._more = plain_label("", "caption")
        layout.addWidget(self._more)
        self._more.hide()

    def set_chips(self, values: Sequence[tuple[str, str]], chosen: Iterable[str]) -> None:
        """Values with their words; those that are chosen already come first where not all fit."""
        wanted = set(chosen)
        told = [(str(chip.property("value")), chip.property("words")) for chip in self.chips]
        if told == list(values) and set(self.chosen()) == wanted:
            return
        focused = next(
            (str(chip.property("value")) for chip in self.chips if chip.hasFocus()), None
        )
        clear_layout(self._flow)
        self.chips = []
        shown = list(values)
        if len(shown) > MOST_CHIPS:
            shown.sort(key=lambda one: one[0] not in wanted)
            said = self.tr("{count} more are not shown.")
            self._more.setText(said.format(count=len(shown) - MOST_CHIPS))
            shown = shown[: max(MOST_CHIPS, len(wanted))]
        self._more.setVisible(len(values) > MOST_CHIPS)
        for value, text in shown:
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.setProperty("value", value)
            chip.setProperty("words", text)
            chip.setAccessibleName(f"{self._title}: {text}")
            chip.setChecked(value in wanted)
            chip.ensurePolished()
            bold = chip.font()
            bold.setBold(True)  # as a chosen one is written: no chip changes its width
            chip.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(text) + 28)
            chip.toggled.connect(self.changed)
            self._flow.addWidget(chip)
            self.chips.append(chip)
            if value == focused:
                chip.setFocus()
        self.setVisible(bool(shown))

    def chosen(self) -> tuple[str, ...]:
        return tuple(str(chip.property("value")) for chip in self.chips if chip.isChecked())


class _Quiet(QComboBox):
    """Scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _QuietNumber(QSpinBox):
    """Scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _QuietMoment(QDateTimeEdit):
    """Scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MomentField:
    """A box that says whether there is a date, and the date, shown local and kept in UTC."""

    def __init__(self, text: str) -> None:
        self.box = check_box(text)
        self.field = _QuietMoment()
        self.field.setAccessibleName(text)
        self.field.setCalendarPopup(True)
        self.field.setMinimumWidth(round(self.field.fontMetrics().averageCharWidth() * 24) + 48)
        self.box.toggled.connect(self.field.setEnabled)
        self.set_moment(None)

    def set_moment(self, moment: datetime | None) -> None:
        self.box.setChecked(moment is not None)
        self.field.setEnabled(moment is not None)
        if moment is not None:
            at = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
        else:  # the next full hour, to begin from
            now = int(datetime.now(UTC).timestamp())
            at = QDateTime.fromSecsSinceEpoch((now // 3600 + 1) * 3600)
        self.field.setDateTime(at)

    def moment(self) -> datetime | None:
        """None where the box is not ticked."""
        if not self.box.isChecked():
            return None
        return datetime.fromtimestamp(self.field.dateTime().toSecsSinceEpoch(), UTC)


def check_box(text: str) -> QCheckBox:
    """A box that may be ticked."""
    return QCheckBox(text.replace("&", "&&"))


def explained(choice: QAbstractButton, text: str) -> QWidget:
    """What a choice means, in a line below it that may wrap."""
    choice.setAccessibleDescription(text)
    below = plain_label(text, "muted")
    below.setContentsMargins(28, 0, 0, 4)
    return below


def choice_box(choices: Iterable[tuple[str, object]]) -> QComboBox:
    """A choice of words, each with its value."""
    box = _Quiet()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for text, value in choices:
        box.addItem(text, value)
    return box


def number_field(value: int, low: int, high: int, suffix: str, special: str = "") -> QSpinBox:
    """A number; `special` is said in the place of the lowest."""
    field = _QuietNumber()
    field.setRange(low, high)
    field.setValue(value)
    field.setSuffix(suffix)
    field.setSpecialValueText(special)
    field.setMinimumWidth(round(field.fontMetrics().averageCharWidth() * 14) + 48)
    return field


def form_layout() -> QFormLayout:
    """Labels beside their fields, above them where there is little room."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setHorizontalSpacing(24)
    form.setVerticalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return form


def form_style(theme: Theme) -> str:
    """The looks of what the application's style sheet does not know."""
    t, size = theme.tokens, theme.px("body")
    down = asset_path(f"icons/chevron-down-{t.name}.svg").as_posix()
    return f"""
    QDateTimeEdit {{
        background: {t.raised}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 5px 10px; min-height: {size + 8}px;
    }}
    QDateTimeEdit:focus {{ border: 2px solid {t.accent}; padding: 4px 9px; }}
    QDateTimeEdit:disabled {{ color: {t.outline}; border-color: {t.line}; }}
    QDateTimeEdit::drop-down {{
        subcontrol-origin: padding; subcontrol-position: center right; width: {size + 12}px;
        border: none;
    }}
    QDateTimeEdit::down-arrow {{
        image: url("{down}"); width: {size}px; height: {size}px;
    }}
    """
