"""How well passages are known: their tints, and the legend of them. Enter by `KnownLegend`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.quiz.reading import PassageWorth
from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import icon_label
from quizapp.ui.widgets.flow_layout import FlowLayout
from quizapp.ui.widgets.passage_view import Tint

KNOWN_FROM, PARTLY_FROM = 0.8, 0.4
"""Mean shares of last answers, 0 to 1, from which on a passage is known, or partly."""

_TINTS = (("right", "check"), ("flag", "circle-dot"), ("wrong", "x"))


def level_of(worth: float) -> int:
    """0 known, 1 partly known, 2 not known yet."""
    return 0 if worth >= KNOWN_FROM else 1 if worth >= PARTLY_FROM else 2


def tint_of(passage: PassageWorth) -> Tint:
    tint, icon = _TINTS[level_of(passage.worth)]
    return Tint(passage.start, passage.end, tint, icon)


class KnownLegend(QWidget):
    """What the signs mean and how many there are; hidden while there are none.

    Signals:
        changed: the passages are to be tinted otherwise; see `tints`.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._worths: tuple[PassageWorth, ...] = ()
        self._is_wanted = True
        self.box = QCheckBox(self.tr("Show how well I know it"))
        self.box.setChecked(True)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        flow = FlowLayout(gap=8, line_gap=4)
        flow.addWidget(self.box)
        self.labels = []
        for tint, icon in _TINTS:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(8, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(icon_label(theme, icon, tint, 16))
            label = plain_label("", "muted")
            label.setWordWrap(False)
            row.addWidget(label)
            flow.addWidget(entry)
            self.labels.append(label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(flow)
        self.hide()

    def show_worths(self, worths: Sequence[PassageWorth]) -> None:
        """Another document, or none."""
        self._worths = tuple(worths)
        counts = [0, 0, 0]
        for one in worths:
            counts[level_of(one.worth)] += 1
        said = (
            self.tr("Known: {count}"),
            self.tr("Partly known: {count}"),
            self.tr("Not known yet: {count}"),
        )
        for label, text, count in zip(self.labels, said, counts, strict=True):
            label.setText(text.format(count=count))
        self.setVisible(bool(worths) and self._is_wanted)
        self.changed.emit()

    def set_wanted(self, wanted: bool) -> None:
        """Whether it is shown at all: signs stand beside the text, not on the printed page."""
        self._is_wanted = wanted
        self.setVisible(bool(self._worths) and wanted)

    def tints(self) -> list[Tint]:
        """What is to be tinted now."""
        return [tint_of(one) for one in self._worths] if self.box.isChecked() else []
