"""The rail on the left: one button for each page that can be gone to at any time.

It is in the first picture, so it does without the `Qt` namespace: making that namespace's enums
takes a tenth of the time that a bare window needs to appear. Enum properties are set by number.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from quizapp.ui.theme import Theme

ICON_ONLY, TEXT_BESIDE_ICON = 0, 2
"""Of `Qt.ToolButtonStyle`."""

NO_FOCUS = 0
"""Of `Qt.FocusPolicy`."""

PAGES = (
    ("home", "house"),
    ("library", "library-big"),
    ("practice", "calendar-check"),
    ("history", "chart-line"),
    ("quizzes", "list-checks"),
    ("class", "users"),
)
FOOT = (("settings", "settings"), ("about", "info"))
"""Page and icon, from top to bottom."""

ICON_PX, BUTTON_PX = 20, 148
"""Size of an icon and least width of a button with words, at 100 % text."""


class Rail(QFrame):
    """`go(name)` is called when a button is pressed; `mark` shows where one is."""

    def __init__(self, theme: Theme, go: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._go = go
        self._is_complete = False
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        self.setObjectName("rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(4)
        for name, _icon in PAGES:
            column.addWidget(self._button(name))
        column.addStretch(1)
        for name, _icon in FOOT:
            column.addWidget(self._button(name))
        self._narrow: bool | None = None
        self.reword()
        self.restyle()

    def reword(self) -> None:
        """Says the pages' names, in the language that is spoken now."""
        self.setAccessibleName(self.tr("Pages"))
        for name, text in (
            ("home", self.tr("Home")),
            ("library", self.tr("Library")),
            ("practice", self.tr("Practice")),
            ("history", self.tr("History")),
            ("quizzes", self.tr("Quizzes")),
            ("class", self.tr("Class")),
            ("settings", self.tr("Settings")),
            ("about", self.tr("About")),
        ):
            self.buttons[name].setText(text)
            self.buttons[name].setAccessibleName(text)
            self.buttons[name].setToolTip(text)

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setProperty("focusPolicy", NO_FOCUS)  # the page's first button is to have it
        made.clicked.connect(lambda: self._go(name))
        self._group.addButton(made)
        self.buttons[name] = made
        return made

    def complete(self) -> None:
        """What no picture shows."""
        from PySide6.QtCore import Qt

        self._is_complete = True
        self.restyle()
        for made in self.buttons.values():
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def restyle(self) -> None:
        """Takes the theme's colours and sizes."""
        size = round(ICON_PX * self._theme.scale)
        for name, icon in (*PAGES, *FOOT):
            self.buttons[name].setIcon(
                self._theme.icons.icon(icon, "muted", size, disabled=self._is_complete)
            )
            self.buttons[name].setIconSize(QSize(size, size))
        self._fit()

    def fit(self, narrow: bool) -> None:
        """Icons alone where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def _fit(self) -> None:
        if self._narrow is None:
            return
        for made in self.buttons.values():
            made.setProperty("toolButtonStyle", ICON_ONLY if self._narrow else TEXT_BESIDE_ICON)
            made.setMinimumWidth(0 if self._narrow else round(BUTTON_PX * self._theme.scale))

    def mark(self, name: str) -> None:
        """Shows that the page `name` is the one that is there."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)
