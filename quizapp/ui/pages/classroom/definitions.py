"""What the figures mean, in words: a window beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from question_bank.statistics import DEFINITIONS
from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme


class DefinitionsDialog(QDialog):
    """The definitions of the figures `names`, in their order; Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the figures mean"))
        self.resize(round(560 * min(theme.scale, 1.4)), round(560 * min(theme.scale, 1.4)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 12)
        column.setSpacing(4)
        for name in names:
            one = DEFINITIONS[name]
            unit = f" ({one.unit})" if one.unit else ""
            column.addWidget(plain_label(one.title + unit, "strong"))
            column.addWidget(plain_label(one.means))
            column.addWidget(plain_label(one.reading))
            formula = plain_label(self.tr("Formula: {words}").format(words=one.formula), "muted")
            column.addWidget(formula)
            column.addSpacing(14)
        column.addStretch(1)
        scroll.setWidget(inside)
        layout.addWidget(scroll, 1)
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
