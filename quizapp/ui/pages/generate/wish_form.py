"""Which kinds of questions are wanted, how many, and whether drafts are, too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from question_bank.bank.model import Kind
from quizapp.library.generating import Wish
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.flow_layout import FlowLayout

MAX_AMOUNT = 1000


class WishForm(QWidget):
    """Signals:
    changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Kinds of questions"), "section"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        self.kinds: dict[Kind, QPushButton] = {}
        for kind in Kind:
            chip = button(kind_name(kind), "chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on: self._kinds_changed())
            flow.addWidget(chip)
            self.kinds[kind] = chip
        column.addWidget(holder)
        self._none = plain_label(self.tr("Choose at least one kind."), "wrong")
        self._none.hide()
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.setSpacing(8)
        name = plain_label(self.tr("How many"), "section")
        row.addWidget(name)
        self.amount = QSpinBox()
        self.amount.setRange(0, MAX_AMOUNT)
        self.amount.setSingleStep(5)
        self.amount.setSpecialValueText(self.tr("As many as it finds"))
        self.amount.setAccessibleName(self.tr("How many questions"))
        self.amount.lineEdit().setTextMargins(8, 0, 0, 0)
        self.amount.setMinimumWidth(round(190 * services.theme.scale))
        name.setBuddy(self.amount)
        row.addWidget(self.amount)
        row.addStretch(1)
        column.addLayout(row)
        self.drafts = QCheckBox(self.tr("Doubtful ones, too, with the reasons"))
        self.drafts.setChecked(True)
        column.addWidget(self.drafts)
        said = self.tr("Fewer than it finds are spread over the documents, the surest first.")
        column.addWidget(plain_label(said, "caption"))

    @property
    def is_possible(self) -> bool:
        """Whether anything is wanted at all."""
        return any(chip.isChecked() for chip in self.kinds.values())

    def wish(self) -> Wish:
        """What is wanted now."""
        kinds = frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked())
        return Wish(kinds, self.amount.value(), self.drafts.isChecked())

    def _kinds_changed(self) -> None:
        self._none.setVisible(not self.is_possible)
        self.changed.emit()
