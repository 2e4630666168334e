"""Icons: SVGs of one family, tinted by the tokens, sharp on every screen. Enter by `Icons`."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from quizapp.assets import asset_path
from quizapp.ui.tokens import Tokens


class Icons:
    """Draws icons in the colours of the tokens it was given last."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._svg: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def use(self, tokens: Tokens) -> None:
        """Takes other colours; what was handed out keeps its own (see `Theme.put_icon`)."""
        self._tokens = tokens
        self._drawn.clear()

    def pixmap(self, name: str, role: str = "ink", size: int = 18) -> QPixmap:
        """The icon at `size` logical pixels in the colour of a token."""
        ratio = _screen_ratio()
        key = (name, role, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, role, size, ratio)
        return self._drawn[key]

    def icon(self, name: str, role: str = "ink", size: int = 18, *, disabled: bool = True) -> QIcon:
        """The icon for a button; paler where the button is disabled, unless `disabled` is False."""
        icon = QIcon(self.pixmap(name, role, size))
        if disabled:
            icon.addPixmap(self.pixmap(name, "outline", size), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        if name not in self._svg:
            self._svg[name] = asset_path(f"icons/{name}.svg").read_text("utf-8")
        colour = getattr(self._tokens, role)
        svg = self._svg[name].replace("currentColor", colour)
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return 1.0 if screen is None else max(1.0, screen.devicePixelRatio())
