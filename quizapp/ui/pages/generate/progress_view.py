"""The second step: what is done, what is left, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from question_bank.generation.pipeline import Progress
from quizapp.library.generating_process import STAGES
from quizapp.ui import words as common
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label, set_role, tabular
from quizapp.ui.widgets.cards import card, empty_state, icon_label

WIDTH = 560


class ProgressView(QWidget):
    """Signals:
    cancelled: the work is to be stopped.
    """

    cancelled = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 24, 0, 24)
        self._since = 0.0
        self._stage = ""
        self._lines: dict[str, QLabel] = {}
        self._icons: dict[str, QHBoxLayout] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(lambda: self._tick())

    def begin(self, what: str) -> None:
        """The work begins; `what` says with which documents."""
        clear_layout(self._column)
        self._since = time.monotonic()
        self._stage = ""
        frame, inside = card()
        frame.setMaximumWidth(round(WIDTH * self._services.theme.scale))
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(12)
        inside.addWidget(plain_label(self.tr("Making questions"), "title"))
        inside.addWidget(plain_label(what, "muted"))
        self._lines, self._icons = {}, {}
        for stage in STAGES:
            row = QHBoxLayout()
            row.setSpacing(8)
            place = QHBoxLayout()
            row.addLayout(place)
            self._icons[stage] = place
            line = plain_label(words.stage_name(stage), "muted")
            self._lines[stage] = line
            row.addWidget(line, 1)
            inside.addLayout(row)
            self._set_icon(stage, "minus", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress"))
        inside.addWidget(self.bar)
        foot = QHBoxLayout()
        self.time = tabular(plain_label("", "muted"))
        foot.addWidget(self.time, 1)
        self.cancel_button = button(self.tr("Cancel") + "  (Esc)")
        self.cancel_button.clicked.connect(self.cancelled)
        foot.addWidget(self.cancel_button)
        inside.addLayout(foot)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame, 4)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(2)
        self.show_progress(Progress(STAGES[0], 0, 0))
        self._clock.start()
        self._tick()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        if progress.stage != self._stage:
            self._stage = progress.stage
            place = STAGES.index(progress.stage) if progress.stage in STAGES else 0
            for n, stage in enumerate(STAGES):
                if n < place:
                    self._set_icon(stage, "check", "right")
                    set_role(self._lines[stage], "body")
                elif n == place:
                    self._set_icon(stage, "circle-dot", "accent")
                    set_role(self._lines[stage], "strong")
        known = progress.total > 1
        self.bar.setRange(0, progress.total if known else 0)
        if known:
            self.bar.setValue(progress.done)

    def _set_icon(self, stage: str, icon: str, tint: str) -> None:
        place = self._icons[stage]
        clear_layout(place)
        place.addWidget(icon_label(self._services.theme, icon, tint))

    def _tick(self) -> None:
        self.time.setText(common.duration(time.monotonic() - self._since))

    def end(self) -> None:
        """It is over, one way or another."""
        self._clock.stop()

    def show_trouble(
        self, text: str, action: str, do: Callable[[], None], *, icon: str = "circle-alert"
    ) -> None:
        """Nothing came of it, and why."""
        self.end()
        clear_layout(self._column)
        self._column.addWidget(empty_state(self._services.theme, icon, text, action, do))
        self._column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._clock.isActive():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
