"""Cards, empty states and notices: the boxes that pages are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quizapp.ui.text import button, plain_label
from quizapp.ui.theme import Theme


def card(role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """An empty card and its column."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(8)
    return frame, layout


class IconLabel(QLabel):
    """An icon that follows the theme's colours and the text size."""

    def __init__(self, theme: Theme, icon: str, role: str, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._role = role
        self._size = size
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        size = round(self._size * self._theme.scale)
        self.setPixmap(self._theme.icons.pixmap(self._icon, self._role, size))


def icon_label(theme: Theme, icon: str, role: str = "ink", size: int = 18) -> QLabel:
    """An icon beside words; readers hear the words."""
    return IconLabel(theme, icon, role, size)


def icon_line(
    theme: Theme, icon: str, text: str, role: str = "body", tint: str = "muted"
) -> QWidget:
    """An icon and a line of text."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    size = 22 if role == "title" else 18
    mark = icon_label(theme, icon, tint, size)
    if role == "title":
        mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(mark)
    row.addWidget(plain_label(text, role), 1)
    return line


def empty_state(
    theme: Theme, icon: str, text: str, action: str = "", do: Callable[[], None] | None = None
) -> QWidget:
    """A sentence, what to do, and a button that does it."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(16, 48, 16, 48)
    layout.setSpacing(16)
    picture = icon_label(theme, icon, "outline", 40)
    picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(picture)
    said = plain_label(text, "muted")
    said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(said)
    if action and do is not None:
        pressed = button(action)
        pressed.clicked.connect(do)
        layout.addWidget(pressed, 0, Qt.AlignmentFlag.AlignHCenter)
    return box


class Notice(QFrame):
    """A line at the top of the window that says something and can be closed."""

    ICONS = {"info": ("info", "accent"), "good": ("circle-check", "right")}  # noqa: RUF012
    ERROR = ("circle-alert", "wrong")

    def __init__(self, theme: Theme, text: str, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._pages = 0
        self.setProperty("role", "notice")
        self.setProperty("kind", kind)
        icon, tint = self.ICONS.get(kind, self.ERROR)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(icon_label(theme, icon, tint))
        self.label = plain_label(text)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 1)
        close = button("", "quiet")
        theme.put_icon(close, "x")
        close.setAccessibleName(self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(text)

    def has_aged(self) -> bool:
        """Counts a page that was opened under it; whether it was there for another one, too."""
        self._pages += 1
        return self._kind != "error" and self._pages > 1
