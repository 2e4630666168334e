"""What the editor shows when there is no bank to work on: loading, read-only, trouble."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state, icon_label


class StateView(QWidget):
    """A sentence, what to do, and buttons that do it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._column = QVBoxLayout(self)

    def show_loading(self) -> None:
        """The bank is being read."""
        self._fill(empty_state(self._services.theme, "clock", self.tr("Opening the bank …")))

    def show_read_only(self, copy: Callable[[], None]) -> None:
        """A bank that comes with Quizapp."""
        said = self.tr(
            "This bank comes with Quizapp and stays as it is. A copy of it is yours: change, add "
            "and delete what you like."
        )
        view = empty_state(
            self._services.theme, "graduation-cap", said, self.tr("Make a copy and edit it"), copy
        )
        self._fill(view)

    def show_trouble(
        self,
        text: str,
        action: str,
        do: Callable[[], None],
        second: str = "",
        do_second: Callable[[], None] | None = None,
    ) -> None:
        """Something that must be decided first."""
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(16, 48, 16, 48)
        layout.setSpacing(16)
        icon = icon_label(self._services.theme, "circle-alert", "wrong", 40)
        icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(icon)
        said = plain_label("\n".join(text.splitlines()[:12]))
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(said)
        row = QHBoxLayout()
        row.addStretch(1)
        for name, act, role in ((action, do, "primary"), (second, do_second, "")):
            if name and act is not None:
                pressed = button(name, role)
                pressed.clicked.connect(act)
                row.addWidget(pressed)
        row.addStretch(1)
        layout.addLayout(row)
        self._fill(box)

    def _fill(self, view: QWidget) -> None:
        clear_layout(self._column)
        self._column.addWidget(view)
        self._column.addStretch(1)
