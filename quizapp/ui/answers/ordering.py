"""Ordering: rows that are moved by dragging, by Alt+Up and Alt+Down, or by their buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from question_bank.bank.model import Ordering
from question_bank.grading.answers import Answer, OrderingAnswer
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import Feedback, ShownOption, ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.style import answer_style
from quizapp.ui.pages.page import Services
from quizapp.ui.text import marked_label, plain_label, plain_words
from quizapp.ui.theme import Theme


class OrderRow(QFrame):
    """One item with its place in the student's order.

    Signals:
        moved: -1 for up, 1 for down.
        dragged: the pointer's y, in the parent's coordinates, while the row is held.
        dropped: the row was let go.
    """

    moved = Signal(int)
    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, item: ShownOption, theme: Theme, markup: str = "") -> None:
        super().__init__()
        self.item = item
        self.words = plain_words(item.text, markup)
        self.held = False
        self.movable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("movable", True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.place = plain_label("", "strong")
        self.place.setWordWrap(False)
        self.verdict = plain_label("", "strong")
        self.verdict.setObjectName("verdict")
        self.verdict.setWordWrap(False)
        self.verdict.hide()
        self.up = self._button(theme, "chevron-up", self.tr("Move up"), -1)
        self.down = self._button(theme, "chevron-down", self.tr("Move down"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.place)
        row.addWidget(marked_label(item.text, markup, "body"), 1)
        for widget in (self.verdict, self.up, self.down):
            row.addWidget(widget)

    def _button(self, theme: Theme, icon: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        theme.put_icon(button, icon)
        button.setAutoRaise(True)
        button.setAccessibleName(f"{name}: {self.words}")
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Up and Alt+Down do it by keyboard
        button.clicked.connect(lambda: self.moved.emit(step))
        return button

    def set_place(self, place: int, count: int) -> None:
        self.place.setText(f"{place}.")
        self.setAccessibleName(
            self.tr("{place} of {count}: {text}").format(place=place, count=count, text=self.words)
        )
        self.setAccessibleDescription(self.tr("Alt+Up and Alt+Down move it"))
        self.up.setEnabled(self.movable and place > 1)
        self.down.setEnabled(self.movable and place < count)

    def set_state(self, state: str, word: str = "") -> None:
        self.setProperty("state", state)
        self.verdict.setProperty("state", state)
        self.verdict.setText(word)
        self.verdict.setVisible(bool(word))
        for widget in (self, self.verdict):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def freeze(self, frozen: bool) -> None:
        self.movable = not frozen
        self.setProperty("movable", not frozen)
        self.up.setVisible(not frozen)
        self.down.setVisible(not frozen)
        self.setCursor(Qt.CursorShape.ArrowCursor if frozen else Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.movable:
            self.held = True
            self.set_state("held")
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.held:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.held:
            self.held = False
            self.set_state("")
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.movable:
                self.moved.emit(step)
            return
        event.ignore()


class OrderingWidget(AnswerWidget):
    """Untouched it is unanswered; from the first move on its order is the answer."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__(shown, services)
        self._touched = False
        self._before_drag: list[str] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.rows: list[OrderRow] = []
        for item in shown.options:
            row = OrderRow(item, services.theme, shown.markup)
            row.moved.connect(lambda step, row=row: self._move(row, step))
            row.dragged.connect(lambda y, row=row: self._drag(row, y))
            row.dropped.connect(self._drop)
            self.rows.append(row)
            self._column.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        hint = self.tr("Drag the rows into order, or move one with Alt+Up and Alt+Down.")
        layout.addWidget(plain_label(hint, "muted"))
        layout.addLayout(self._column)
        self._number()
        self.restyle()

    def order(self) -> tuple[str, ...]:
        """The ids in the order that stands on the page."""
        return tuple(row.item.id for row in self.rows)

    def answer(self) -> Answer | None:
        return OrderingAnswer(self.order()) if self._touched else None

    def set_answer(self, answer: Answer | None) -> None:
        self._touched = isinstance(answer, OrderingAnswer)
        order = answer.order if isinstance(answer, OrderingAnswer) else ()
        places = {item_id: place for place, item_id in enumerate(order)}
        if set(places) == set(self.order()):
            self.rows.sort(key=lambda row: places[row.item.id])
            self._lay_out()

    def _lay_out(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
        previous: QWidget | None = None
        for row in self.rows:
            self._column.addWidget(row)
            if previous is not None:
                QWidget.setTabOrder(previous, row)
            previous = row
        self._number()

    def _number(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place, len(self.rows))

    def _swap(self, row: OrderRow, step: int) -> bool:
        place = self.rows.index(row)
        other = place + step
        if self.locked or not 0 <= other < len(self.rows):
            return False
        self.rows[place], self.rows[other] = self.rows[other], self.rows[place]
        self._lay_out()
        return True

    def _move(self, row: OrderRow, step: int) -> None:
        if self._swap(row, step):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._touched = True
            self.changed.emit()

    def _drag(self, row: OrderRow, y: int) -> None:
        """Swaps with a neighbour once the pointer has passed the neighbour's middle."""
        self._before_drag = self._before_drag or list(self.order())
        place = self.rows.index(row)
        if place and y < self.rows[place - 1].geometry().center().y():
            self._swap(row, -1)
        elif place + 1 < len(self.rows) and y > self.rows[place + 1].geometry().center().y():
            self._swap(row, 1)

    def _drop(self) -> None:
        if self._before_drag and self._before_drag != list(self.order()):
            self._touched = True
            self.changed.emit()
        self._before_drag = []

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        for row in self.rows:
            row.freeze(locked)
        self._number()

    def focus_first(self) -> None:
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        focused = next((i for i, row in enumerate(self.rows) if row.hasFocus()), None)
        if focused is None:
            place = 0 if step > 0 else len(self.rows) - 1
        else:
            place = max(0, min(len(self.rows) - 1, focused + step))
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def show_feedback(self, feedback: Feedback) -> None:
        body = feedback.revealed.question.body
        assert isinstance(body, Ordering)
        ranks = {item.id: item.rank for item in body.items}
        in_order = sorted(ranks.values())
        if feedback.grade.verdict is not Verdict.UNANSWERED:
            for place, row in enumerate(self.rows):
                right = ranks[row.item.id] == in_order[place]
                word = self.tr("Right place") if right else self.tr("Wrong place")
                row.set_state("right" if right else "wrong", word)
        self.set_locked(True)

    def restyle(self) -> None:
        self.setStyleSheet(answer_style(self.services.theme.tokens))
