"""What every page is: a title line, one primary action, content in a column.

Pages get `Services` and ask them; they know neither each other nor the main window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui.text import plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.tokens import CONTENT_WIDTH, SPACE_L, SPACE_XL
from quizapp.ui.widgets.fitting_row import FittingRow

if TYPE_CHECKING:
    from quizapp.library import Library
    from quizapp.ui.tasks import TaskRunner


def _at_once(do: Callable[[], None]) -> None:
    do()


@dataclass(slots=True)
class Services:
    """What a page may use. `library` is None until the database layer has been loaded.

    `navigate(name, **arguments)` opens another page, `notify(text, kind)` shows a line at the top
    ("info", "good" or "error"), `when_open(do)` does it as soon as there is a library.
    """

    theme: Theme
    tasks: TaskRunner
    navigate: Callable[..., None]
    notify: Callable[..., None]
    library: Library | None = None
    when_open: Callable[[Callable[[], None]], None] = _at_once

    @property
    def lib(self) -> Library:
        """The library, where a page cannot be reached without it."""
        assert self.library is not None
        return self.library


class Page(QWidget):
    """One page. `opened` is called each time it is shown, `can_leave` before it is left."""

    name = ""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        services.theme.changed.connect(self.restyle)

    def opened(self, **arguments: Any) -> None:
        """The page is shown; `arguments` are those of `navigate`."""

    def can_leave(self) -> bool:
        """False keeps the page; what must be saved is saved here."""
        return True

    def library_attached(self) -> None:
        """The library is there now."""

    def restyle(self) -> None:
        """Colours or sizes are new; override where something is drawn by hand."""


def column(parent: QWidget, *, wide: bool = False) -> QVBoxLayout:
    """A scrolling column in the middle of `parent`; `wide` lets it use all of the width."""
    outer = QVBoxLayout(parent)
    outer.setContentsMargins(0, 0, 0, 0)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    outer.addWidget(scroll)
    inside = QWidget()
    scroll.setWidget(inside)
    row = QHBoxLayout(inside)
    row.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
    content = QWidget()
    if not wide:
        content.setMaximumWidth(CONTENT_WIDTH)
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_L)
    if not wide:
        row.addStretch(0)
    row.addWidget(content, 1)
    if not wide:
        row.addStretch(0)
    return layout


def title_line(title: str, *actions: QWidget) -> FittingRow:
    """The page's title with its actions at the right, below it where there is no room."""
    row = FittingRow()
    row.add(plain_label(title, "display"), 1)
    for action in actions:
        row.addWidget(action)
    return row


def clear_layout(layout: Any) -> None:
    """Takes everything out of a layout and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
