"""Lists of rows that are added, moved and taken away: options, answers, items, pairs.

A row shows one frozen value; `RowList` keeps rows and makes new values. Everything is in a row's
menu and has a key: Enter goes on to the next row or a new one, Alt+Up and Alt+Down move,
Ctrl+Shift+Delete takes away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from question_bank.bank import fields as bank_fields
from quizapp.ui.pages.editor.fields import LineField, TextField, icon_button
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label

T = TypeVar("T")


class Row(QFrame):
    """One row: `head` is its line, `details` what is shown on demand.

    Signals:
        changed: a person changed something; what it was.
        wanted: "up", "down", "remove", "next" or "cite".
    """

    changed = Signal(str)
    wanted = Signal(str)

    def __init__(self, services: Services, name: str) -> None:
        super().__init__()
        self.services = services
        self.name = name
        self.setProperty("role", "row")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(8)
        self.details = QFrame()
        self.details.setProperty("role", "details")
        self.inside = QVBoxLayout(self.details)
        self.inside.setContentsMargins(12, 2, 0, 4)
        self.inside.setSpacing(4)
        self.details.hide()
        self.menu_button = icon_button(services, "ellipsis", self.tr("More for this row"))
        self.menu = QMenu(self)
        self.menu_button.setMenu(self.menu)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self.head)
        whole.addWidget(self.details)
        self.build()
        self.head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self._add_actions()

    def build(self) -> None:
        """Fills `head` and `details`."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows a value without telling."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the row says now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """The field where one begins to type."""
        raise NotImplementedError

    def field(self, path: tuple[str | int, ...]) -> QWidget | None:
        """The field of a path within the value; None where there is none."""
        return None

    def _add_actions(self) -> None:
        if self.inside.count():
            self.add_action(self.tr("Feedback and share"), self.toggle_details)
        if self.can_cite:
            self.add_action(self.tr("Cite a passage for it"), lambda: self.wanted.emit("cite"))
        self.add_action(self.tr("Move up"), lambda: self.wanted.emit("up"), "Alt+Up")
        self.add_action(self.tr("Move down"), lambda: self.wanted.emit("down"), "Alt+Down")
        self.add_action(self.tr("Delete"), lambda: self.wanted.emit("remove"), "Ctrl+Shift+Delete")

    can_cite = False
    _share_line: QWidget | None = None

    def add_action(self, text: str, do: Callable[[], object], key: str = "") -> QAction:
        """A line of the row's menu; the key is handled in `keyPressEvent`."""
        shown = f"{text}\t{QKeySequence(key).toString()}" if key else text
        action = self.menu.addAction(shown)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def toggle_details(self) -> None:
        """Shows the details, or hides them."""
        lines = [one for one in (self.details, self._share_line) if one is not None]
        show = any(one.isHidden() for one in lines)
        for one in lines:
            one.setVisible(show or (one is self.details and bool(self.value().feedback)))
        if show:
            first = self.details.findChild(TextField)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.wanted.emit("up" if event.key() == Qt.Key.Key_Up else "down")
        elif event.modifiers() == both and event.key() == Qt.Key.Key_Delete:
            self.wanted.emit("remove")
        else:
            super().keyPressEvent(event)

    # Parts that several kinds of rows have ------------------------------------------------------

    def text_field(self, name: str, part: str) -> TextField:
        """A field in the head that Enter leaves for the next row."""
        made = TextField(name, enter_goes_on=True)
        made.edited.connect(lambda: self.changed.emit(part))
        made.entered.connect(lambda: self.wanted.emit("next"))
        return made

    def line_field(self, name: str, part: str, placeholder: str = "") -> LineField:
        made = LineField(name, placeholder)
        made.edited.connect(lambda: self.changed.emit(part))
        made.entered.connect(lambda: self.wanted.emit("next"))
        return made

    def add_feedback(self) -> None:
        """Feedback and share, in the details."""
        self.feedback = TextField(self.tr("Feedback for {row}").format(row=self.name))
        self.feedback.setPlaceholderText(self.tr("What to tell who answers this"))
        self.feedback.edited.connect(lambda: self.changed.emit("feedback"))
        self.inside.addWidget(self.feedback)
        self._share_line = QWidget()
        line = QHBoxLayout(self._share_line)
        line.setContentsMargins(0, 0, 0, 0)
        said = plain_label(self.tr("Share of the points"), "muted")
        said.setWordWrap(False)
        line.addWidget(said)
        self.share = self.line_field(self.tr("Share of the points"), "share", self.tr("as marked"))
        self.share.setMaximumWidth(round(110 * self.services.theme.scale))
        self.share.edited.connect(self._check_share)
        line.addWidget(self.share)
        line.addStretch(1)
        self.inside.addWidget(self._share_line)

    def _check_share(self) -> None:
        text = self.share.text().strip()
        wrong = bool(text) and bank_fields.fraction(text.replace(",", ".")) is None
        self.share.set_wrong(wrong, self.tr("A number from -1 to 1") if wrong else "")

    def share_value(self) -> Decimal | None:
        text = self.share.text().strip().replace(",", ".")
        return bank_fields.fraction(text) if text else None

    def show_feedback(self, feedback: str, share: Decimal | None) -> None:
        self.feedback.set_text(feedback)
        if self.share_value() != share or (share is None and not self.share.hasFocus()):
            self.share.set_text("" if share is None else f"{share:f}")
        self._check_share()
        said = bool(feedback) or share is not None
        if said or not self.details.isAncestorOf(QApplication.focusWidget() or self):
            self.details.setVisible(said)
            assert self._share_line is not None
            self._share_line.setVisible(share is not None)


class RowList(QWidget, Generic[T]):
    """A column of rows with a button that adds one.

    Signals:
        changed: the values are other ones; which part of which row ("2 text").
        cite_wanted: the index of a row that wants a citation.
    """

    changed = Signal(str)
    cite_wanted = Signal(int)

    def __init__(
        self,
        services: Services,
        make: Callable[[int], Row],
        new: Callable[[Sequence[T]], T],
        add_text: str,
        *,
        least: int = 0,
    ) -> None:
        super().__init__()
        self._services = services
        self._make = make
        self._new = new
        self._least = least
        self.rows: list[Row] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        layout.addLayout(self._column)
        self.add_button = button(add_text, "quiet")
        services.theme.put_icon(self.add_button, "plus", "accent")
        self.add_button.clicked.connect(lambda: self.add())
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def values(self) -> tuple[T, ...]:
        """What the rows say now."""
        return tuple(row.value() for row in self.rows)

    def set_values(self, values: Sequence[T]) -> None:
        """Shows other values without telling; rows are used again."""
        while len(self.rows) > len(values):
            self._drop(self.rows[-1])
        while len(self.rows) < len(values):
            self._append()
        for row, value in zip(self.rows, values, strict=True):
            row.set_value(value)

    def _append(self) -> Row:
        row = self._make(len(self.rows))
        row.changed.connect(lambda part, row=row: self._row_changed(row, part))
        row.wanted.connect(lambda what, row=row: self._want(row, what))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _row_changed(self, row: Row, part: str) -> None:
        self.changed.emit(f"{self.rows.index(row)} {part}")

    def add(self) -> None:
        """A new row at the end, ready to be typed in."""
        value = self._new(self.values())
        row = self._append()
        row.set_value(value)
        self.changed.emit("")
        row.show()
        row.focus_first()

    def _want(self, row: Row, what: str) -> None:
        at = self.rows.index(row)
        if what == "next":
            if at + 1 < len(self.rows):
                self.rows[at + 1].focus_first()
            else:
                self.add()
        elif what == "cite":
            self.cite_wanted.emit(at)
        elif what == "remove" and len(self.rows) > self._least:
            values = list(self.values())
            del values[at]
            self.set_values(values)
            self.changed.emit("")
            if self.rows:
                self.rows[min(at, len(self.rows) - 1)].focus_first()
            else:
                self.add_button.setFocus()
        elif what in ("up", "down"):
            to = at + (1 if what == "down" else -1)
            if 0 <= to < len(self.rows):
                values = list(self.values())
                values[at], values[to] = values[to], values[at]
                self.set_values(self.moved(values))
                self.changed.emit("")
                self.rows[to].focus_first()

    def moved(self, values: list[T]) -> list[T]:
        """The values after a row was moved; override where they depend on their places."""
        return values
