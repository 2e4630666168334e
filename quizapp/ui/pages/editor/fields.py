"""Fields of the form: undo is left to the bank, the cursor stays when text is set.

Enter by `TextField` (lines of text) and `LineField` (one line).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from quizapp.ui.pages.page import Services
from quizapp.ui.text import button
from quizapp.ui.theme import Theme

LONGEST = 20_000
"""Characters that are edited here; Qt takes seconds for each key in a longer line."""

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def leaves_undo(event: QEvent) -> bool:
    """Whether the event asks a field if it wants Undo or Redo for itself; then it is ignored."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        redo = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")
        if redo or any(event.matches(key) for key in _UNDO):
            event.ignore()
            return True
    return False


class TextField(QPlainTextEdit):
    """Several lines that grow with their text. Tab goes on.

    Signals:
        edited: a person changed the text.
        entered: Enter was pressed where a line break needs Shift.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str, *, lines: int = 1, enter_goes_on: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self._enter_goes_on = enter_goes_on
        self.setAccessibleName(name)
        self.setProperty("role", "field")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.textChanged.connect(self.edited)
        self._fit()

    _set = _shown = ""

    def text(self) -> str:
        """What stands here. As long as nobody has typed it is the very text that was set: Qt has
        other line ends, and what is too long is not shown whole."""
        now = self.toPlainText()
        return self._set if now == self._shown else now

    def set_text(self, text: str) -> None:
        """Shows a text without telling; the cursor stays where it was, as far as it can."""
        if text == self.text():
            return
        self._set = text
        is_too_long = len(text) > LONGEST
        self.setReadOnly(is_too_long)
        if is_too_long:
            text = text[:500] + "…"
        blocker = QSignalBlocker(self)
        place = min(self.textCursor().position(), len(text.encode("utf-16-le")) // 2)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self._shown = self.toPlainText()
        blocker.unblock()
        self._fit()

    def selected(self) -> str:
        """The selected text, "" for none."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def replace_selection(self, text: str) -> None:
        """Puts a text in the place of what is selected."""
        self.textCursor().insertText(text)

    def select_all(self) -> None:
        self.selectAll()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        count = max(self._lines, int(self.document().size().height()))
        self.setFixedHeight(min(count, 30) * line + 18)
        many = count > 30
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if many
            else (Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        )
        self.setVerticalScrollBarPolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        return True if leaves_undo(event) else super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, and no more than can be edited."""
        text = source.text()
        room = LONGEST - len(self.toPlainText())
        self.textCursor().insertText(text.replace("\x00", "")[: max(0, room)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._enter_goes_on and not event.modifiers():
            self.entered.emit()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            event.ignore()
            return
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == both:
            event.ignore()
            return
        super().keyPressEvent(event)

    def cursor_to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)


class LineField(QLineEdit):
    """One line. `edited` when a person changed the text."""

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(2000)
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self.entered)

    _set = _shown = ""

    def value(self) -> str:
        """What stands here; the very text that was set as long as nobody has typed."""
        now = self.text()
        return self._set if now == self._shown else now

    def set_text(self, text: str) -> None:
        """Shows a text without telling."""
        if text != self.value():
            place = self.cursorPosition()
            self.setText(text)
            self._set, self._shown = text, self.text()
            self.setCursorPosition(min(place, len(self._shown)))

    def set_wrong(self, wrong: bool, why: str = "") -> None:
        """Marks the line as one that cannot be read."""
        set_state(self, "wrong" if wrong else "")
        self.setToolTip(why)
        self.setAccessibleDescription(why)

    def event(self, event: QEvent) -> bool:
        return True if leaves_undo(event) else super().event(event)


class Picker(QComboBox):
    """A list to choose from that the mouse wheel does not change. Rows are (data, text).

    Signals:
        picked: a person chose.
    """

    picked = Signal()

    def __init__(self, name: str, rows: list[tuple[object, str]] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.activated.connect(lambda _index: self.picked.emit())
        self._data: list[object] = []
        self.set_rows(rows or [])

    def set_rows(self, rows: list[tuple[object, str]]) -> None:
        """Other rows; what was chosen stays chosen where it is among them."""
        before = self.value() if self._data else None
        blocker = QSignalBlocker(self)
        self.clear()
        self._data = [data for data, _text in rows]
        self.addItems([text for _data, text in rows])
        blocker.unblock()
        if before in self._data:
            self.choose(before)

    def value(self) -> object:
        """The data of the row that is chosen."""
        index = self.currentIndex()
        return self._data[index] if 0 <= index < len(self._data) else None

    def choose(self, data: object) -> None:
        """Chooses without telling."""
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(self._data.index(data) if data in self._data else 0)
        blocker.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def set_state(widget: QWidget, state: str) -> None:
    """Gives a widget a state that the style sheet knows."""
    if (widget.property("state") or "") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def icon_button(
    services: Services, icon: str, name: str, key: str = "", tint: str = "muted"
) -> QPushButton:
    """A quiet button with an icon; its name is its tool tip."""
    made = button("", "quiet")
    made.setProperty("shape", "icon")
    services.theme.put_icon(made, icon, tint)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})" if key else name)
    return made


def editor_style(theme: Theme) -> str:
    """What the editor adds to the style sheet."""
    t, px = theme.tokens, theme.px
    return f"""
    QPlainTextEdit[role="field"] {{
        background: {t.raised}; border: 1px solid {t.outline}; border-radius: 8px; padding: 3px 5px;
    }}
    QPlainTextEdit[role="field"]:focus {{
        border: 2px solid {t.accent}; padding: 2px 4px;
    }}
    QPlainTextEdit[state="wrong"], QLineEdit[state="wrong"] {{
        border: 2px solid {t.wrong};
    }}
    QPlainTextEdit[size="lead"] {{ font-size: {px("lead")}px; }}
    QPushButton[shape="icon"] {{ padding: 6px; min-width: {px("body") + 4}px; }}
    QPushButton[shape="icon"]:focus {{ padding: 5px; }}
    QPushButton[shape="icon"]::menu-indicator {{ image: none; width: 0; }}
    QPushButton[role="link"] {{
        background: transparent; border: 1px solid transparent; color: {t.accent};
        text-align: left; padding: 3px 6px; border-radius: 6px;
    }}
    QPushButton[role="link"]:hover {{ background: {t.hover}; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {t.accent}; padding: 2px 5px; }}
    QFrame[role="row"] {{ background: transparent; border: none; }}
    QFrame[role="details"] {{
        background: transparent; border: none; border-left: 3px solid {t.line}; border-radius: 0;
    }}
    QFrame[role="issue"] {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 8px;
    }}
    QFrame[role="issue"]:hover {{ background: {t.hover}; }}
    QFrame[role="issue"]:focus {{ border: 2px solid {t.accent}; }}
    QFrame[role="pane"] {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 12px;
    }}
    QFrame[role="pane"] QStackedWidget {{ background: transparent; }}
    QPushButton[role="chip"] {{ padding: 4px 9px; }}
    QPushButton[role="chip"]:checked {{ font-weight: 400; }}
    QPushButton[role="chip"]:focus {{ padding: 3px 8px; }}
    QTableView[role="questions"], QListWidget {{ padding: 5px 2px; }}
    QScrollArea[role="inside"] > QWidget > QWidget {{ background: {t.raised}; }}
    QScrollArea[role="inside"], QScrollArea[role="inside"] > QWidget {{
        background: {t.raised};
    }}
    QLabel[role="section"] {{ font-weight: 600; color: {t.ink}; }}
    QLabel[role="problem"] {{ color: {t.flag_ink}; font-weight: 600; }}
    QFrame[role="changed"] {{
        background: {t.flag_soft}; border: none; border-radius: 8px;
    }}
    QFrame[role="same"] {{ background: transparent; border: none; }}
    """
