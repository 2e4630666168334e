"""The look of the whole application, made from the tokens. Enter by `Theme(app)`.

The first picture needs little of it: `Theme(app, appearance, first_picture=True)` makes that, and
`complete()` the rest. The first part does without the `Qt` namespace and `QStyle`, whose enums take
a fifth of the time that a bare window needs to appear.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication

from quizapp.quiz.appearance import Appearance
from quizapp.ui.icons import Icons
from quizapp.ui.style_sheet import frame_sheet, style_sheet
from quizapp.ui.tokens import DARK, LIGHT, TYPE_SCALE_PX, Tokens

SERIFS = (
    "Charter",
    "Iowan Old Style",
    "Source Serif 4",
    "Noto Serif",
    "Cambria",
    "Georgia",
    "DejaVu Serif",
)
"""For source text, the first that the system has."""


class Theme(QObject):
    """Follows the system's light or dark unless told otherwise.

    Signals:
        changed: colours or sizes are new; who draws by hand draws again.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        appearance: Appearance | None = None,
        *,
        first_picture: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self.appearance = appearance or Appearance()
        self.tokens: Tokens = LIGHT
        self.icons = Icons(LIGHT)
        self._interface_family = app.font().family()
        self._serif = ""
        self._is_complete = not first_picture
        if not first_picture:
            app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply(self.appearance)

    def apply(self, appearance: Appearance) -> None:
        """Takes an appearance; the whole window follows at once."""
        self.appearance = appearance
        self.tokens = DARK if self._is_dark() else LIGHT
        self.icons.use(self.tokens)
        self._app.setFont(self.font("body"))
        self._app.setPalette(_palette(self.tokens))
        self._set_sheet()
        self.changed.emit()

    def _set_sheet(self) -> None:
        sheet = style_sheet if self._is_complete else frame_sheet
        self._app.setStyleSheet(sheet(self.tokens, self.px))

    def complete(self) -> None:
        """Styles what is not in the first picture."""
        if not self._is_complete:
            self._is_complete = True
            self._set_sheet()

    def _is_dark(self) -> bool:
        if self.appearance.theme != "system":
            return self.appearance.theme == "dark"
        # Fusion's own palette follows the system's scheme; asking for the scheme itself would
        # make all enums of the `Qt` namespace.
        self._app.setPalette(QPalette())
        return self._app.palette().color(QPalette.ColorRole.Window).lightness() < 128

    def _system_changed(self, _scheme: object) -> None:
        if self.appearance.theme == "system":
            self.apply(self.appearance)

    def put_icon(self, button: QAbstractButton, name: str, role: str = "ink") -> None:
        """Gives a button an icon that follows the theme's colours and the text size."""
        _Icon(self, button, name, role)

    @property
    def scale(self) -> float:
        """The person's text size, 1 to 2."""
        return self.appearance.text_percent / 100

    def px(self, role: str) -> int:
        """The size of a role of the type scale, in pixels at the person's text size."""
        return round(TYPE_SCALE_PX[role] * self.scale)

    def font(self, role: str, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface font in the size of a role."""
        font = QFont(self._interface_family)
        font.setPixelSize(self.px(role))
        font.setWeight(weight)
        return font

    def reading_font(self) -> QFont:
        """The serif for source text."""
        if not self._serif:
            from PySide6.QtGui import QFontDatabase

            known = set(QFontDatabase.families())
            self._serif = next((f for f in SERIFS if f in known), self._interface_family)
        font = QFont(self._serif)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(self.px("lead"))
        return font


class _Icon(QObject):
    """Lives as long as its button, and draws its icon anew at each change of the theme."""

    def __init__(self, theme: Theme, button: QAbstractButton, name: str, role: str) -> None:
        for older in button.findChildren(_Icon):
            older.deleteLater()
        super().__init__(button)
        self._theme = theme
        self._button = button
        self._name = name
        self._role = role
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        size = self._theme.px("body") + 4
        self._button.setIcon(self._theme.icons.icon(self._name, self._role, size))
        self._button.setIconSize(QSize(size, size))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.surface),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.raised),
        (role.AlternateBase, tokens.surface),
        (role.Text, tokens.ink),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.ink),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.ink),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.PlaceholderText, tokens.muted),
        (role.Link, tokens.accent),
    ):
        palette.setColor(which, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, which, QColor(tokens.outline))
    return palette
