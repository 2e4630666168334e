"""One option of a choice: a card as wide as the page, a real button for keyboard and readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QWidget,
)

from quizapp.ui.icons import Icons
from quizapp.ui.text import marked_label, plain_label, plain_words

KEYCAP_SIZE = 28
ICON_SIZE = 18


class OptionCard(QAbstractButton):
    """A checkable card: key cap, text, and, once the answer is final, icon and word.

    Signals:
        struck_out: the student struck the option out or brought it back.
    """

    struck_out = Signal(bool)

    def __init__(self, option_id: str, text: str, key: str, icons: Icons, markup: str = "") -> None:
        super().__init__()
        self.option_id = option_id
        self._icons = icons
        self._struck = False
        self._locked = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._keycap = plain_label(key, "caption")
        self._keycap.setObjectName("keycap")
        self._keycap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = marked_label(text, markup, "body")
        self._text.setObjectName("optionText")
        self._mark = QLabel()
        self._verdict = plain_label("", "strong")
        self._verdict.setObjectName("verdict")
        self._verdict.setWordWrap(False)
        self._plain_text = plain_words(text, markup)
        self._build()
        self.setAccessibleName(self._plain_text)
        self._say_state("")

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._keycap, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        for child in (self._keycap, self._text, self._mark, self._verdict):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            child.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._keycap.setVisible(bool(self._keycap.text()))
        self._mark.hide()
        self._verdict.hide()
        self._size_keycap()

    def _size_keycap(self) -> None:
        side = max(KEYCAP_SIZE, self._keycap.fontMetrics().height() + 10)
        self._keycap.setFixedSize(side, side)

    def set_locked(self, locked: bool) -> None:
        """A locked card is read, not pressed; it stays enabled so that its marks keep colour."""
        self._locked = locked
        self.setProperty("locked", locked)
        shape = Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self._polish()

    @property
    def struck(self) -> bool:
        """Whether the student has ruled this option out; no part of the answer."""
        return self._struck

    def set_struck(self, struck: bool) -> None:
        if struck == self._struck:
            return
        self._struck = struck
        self.setProperty("struck", struck)
        said = self.tr("struck out") if struck else ""
        self.setAccessibleDescription(said)
        self._polish()
        self.struck_out.emit(struck)

    def set_state(self, state: str, word: str = "") -> None:
        """`state` is "", "chosen", "right", "wrong" or "missed" (right, but not chosen)."""
        self._say_state(state)
        self._verdict.setText(word)
        self._verdict.setVisible(bool(word))
        icon = {"right": "check", "missed": "check", "wrong": "x"}.get(state)
        self._mark.setVisible(icon is not None)
        if icon is not None:
            role = "wrong" if state == "wrong" else "right"
            size = max(ICON_SIZE, self.fontMetrics().height())
            self._mark.setPixmap(self._icons.pixmap(icon, role, size))
        if word:
            self.setAccessibleName(f"{self._plain_text}. {word}")

    def _say_state(self, state: str) -> None:
        self.setProperty("state", state)
        self._verdict.setProperty("state", state)
        self._polish()

    def _polish(self) -> None:
        for widget in (self, self._keycap, self._text, self._verdict):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.update()

    def nextCheckState(self) -> None:
        """The group decides what a click means; the button does not toggle by itself."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and not self._locked:
            self.set_struck(not self._struck)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self._locked:
            self.set_struck(not self._struck)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            event.ignore()  # the page and the list of cards know what these mean
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_keycap()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.totalSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)


def focusable_neighbour(cards: list[OptionCard], current: QWidget | None, step: int) -> OptionCard:
    """The card `step` places after the one in focus, round the end."""
    position = next((i for i, card in enumerate(cards) if card is current), None)
    if position is None:
        return cards[0 if step > 0 else -1]
    return cards[(position + step) % len(cards)]
