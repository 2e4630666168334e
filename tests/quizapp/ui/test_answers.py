"""The answer widgets: what is shown is what is answered, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from question_bank.bank.model import Kind
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
)
from quizapp.quiz.model import ShownGap, ShownOption, ShownQuestion
from quizapp.ui.answers import make_answer_widget
from quizapp.ui.answers.choice import CardsWidget
from quizapp.ui.answers.ordering import OrderingWidget
from quizapp.ui.answers.typed import TypedWidget
from quizapp.ui.pages.page import Services
from quizapp.ui.theme import Theme

OPTIONS = tuple(ShownOption(i, f"Option {i}") for i in "abc")


def shown(kind: Kind, **more: Any) -> ShownQuestion:
    return ShownQuestion("q", "b", "v", kind, "Stem", "Context", 1.0, "en", **more)


QUESTIONS: dict[Kind, ShownQuestion] = {
    Kind.SINGLE_CHOICE: shown(Kind.SINGLE_CHOICE, options=OPTIONS),
    Kind.MULTIPLE_CHOICE: shown(Kind.MULTIPLE_CHOICE, options=OPTIONS),
    Kind.TRUE_FALSE: shown(Kind.TRUE_FALSE),
    Kind.SHORT_ANSWER: shown(Kind.SHORT_ANSWER),
    Kind.NUMERIC: shown(Kind.NUMERIC, unit="km"),
    Kind.DATE: shown(Kind.DATE, precision="day"),
    Kind.CLOZE: ShownQuestion(
        "q", "b", "v", Kind.CLOZE, "In {1}, {2} won {{it}}.", "Context", 1.0, "en",
        gaps=(ShownGap("1", Kind.DATE), ShownGap("2", Kind.SINGLE_CHOICE, OPTIONS)),
    ),
    Kind.ORDERING: shown(Kind.ORDERING, options=OPTIONS),
    Kind.MATCHING: shown(
        Kind.MATCHING, prompts=(ShownOption("x", "X"), ShownOption("y", "Y")),
        choices=("one", "two"),
    ),
}  # fmt: skip
ANSWERS: dict[Kind, Answer] = {
    Kind.SINGLE_CHOICE: ChoiceAnswer(frozenset("b")),
    Kind.MULTIPLE_CHOICE: ChoiceAnswer(frozenset("ac")),
    Kind.TRUE_FALSE: TrueFalseAnswer(False),
    Kind.SHORT_ANSWER: TextAnswer("Madrid"),
    Kind.NUMERIC: TextAnswer("33"),
    Kind.DATE: TextAnswer("3 April 2020"),
    Kind.CLOZE: ClozeAnswer({"1": TextAnswer("1907"), "2": ChoiceAnswer(frozenset("c"))}),
    Kind.ORDERING: OrderingAnswer(("b", "a", "c")),
    Kind.MATCHING: MatchingAnswer({"x": "two", "y": "one"}),
}


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Callable[[Kind], Any]:
    """Makes and shows the widget of a kind."""
    theme = Theme(qapp)
    services = Services(theme, None, lambda *_a, **_k: None, lambda *_a: None)  # type: ignore[arg-type]

    def build(kind: Kind) -> Any:
        widget = make_answer_widget(QUESTIONS[kind], services)
        qtbot.addWidget(widget)
        widget.resize(700, 400)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return build


@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_that_is_set_is_the_answer(make: Callable[[Kind], Any], kind: Kind) -> None:
    widget = make(kind)
    told: list[bool] = []
    widget.changed.connect(lambda: told.append(True))
    assert widget.answer() is None
    widget.set_answer(ANSWERS[kind])
    assert widget.answer() == ANSWERS[kind]
    widget.set_answer(None)
    if kind is not Kind.ORDERING:  # an order stands there, but it is nobody's answer
        assert widget.answer() is None
    assert not told


def test_digits_choose_and_tell(make: Callable[[Kind], Any], qtbot: QtBot) -> None:
    widget: CardsWidget = make(Kind.SINGLE_CHOICE)

    def press(key: Qt.Key) -> bool:
        """As the page does with a key that no field took."""
        none = Qt.KeyboardModifier.NoModifier
        return widget.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, none))

    with qtbot.waitSignal(widget.changed):
        assert press(Qt.Key.Key_2)
    assert widget.chosen() == {"b"}
    with qtbot.assertNotEmitted(widget.changed):
        assert press(Qt.Key.Key_2)
    assert press(Qt.Key.Key_Backspace)
    assert not press(Qt.Key.Key_9)
    assert widget.answer() is None


def test_multiple_choices_toggle_by_mouse(make: Callable[[Kind], Any]) -> None:
    widget: CardsWidget = make(Kind.MULTIPLE_CHOICE)
    for card in widget.cards:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QTest.mouseClick(widget.cards[1], Qt.MouseButton.LeftButton)
    assert widget.chosen() == {"a", "c"}


def test_options_are_struck_out_by_the_right_button_and_delete(make: Callable[[Kind], Any]) -> None:
    widget: CardsWidget = make(Kind.SINGLE_CHOICE)
    card = widget.cards[0]
    QTest.mouseClick(card, Qt.MouseButton.RightButton)
    assert card.struck
    assert widget.answer() is None
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert not card.struck


def test_a_locked_answer_does_not_change(make: Callable[[Kind], Any]) -> None:
    widget: CardsWidget = make(Kind.SINGLE_CHOICE)
    widget.set_answer(ANSWERS[Kind.SINGLE_CHOICE])
    widget.set_locked(True)
    QTest.mouseClick(widget.cards[0], Qt.MouseButton.LeftButton)
    assert widget.chosen() == {"b"}


def test_screen_readers_hear_what_options_are(make: Callable[[Kind], Any]) -> None:
    widget: CardsWidget = make(Kind.MULTIPLE_CHOICE)
    spoken = QAccessible.queryAccessibleInterface(widget.cards[0])
    assert spoken.role() is QAccessible.Role.CheckBox
    assert spoken.text(QAccessible.Text.Name) == "Option a"
    single: CardsWidget = make(Kind.SINGLE_CHOICE)
    assert QAccessible.queryAccessibleInterface(single.cards[0]).role() in (
        QAccessible.Role.RadioButton,
        QAccessible.Role.CheckBox,
    )


def test_typing_is_told_after_a_pause_and_shown_as_read(
    make: Callable[[Kind], Any], qtbot: QtBot
) -> None:
    widget: TypedWidget = make(Kind.DATE)
    widget.focus_first()
    with qtbot.waitSignal(widget.changed, timeout=3000):
        QTest.keyClicks(widget.line, "April 3, 2020")
    assert widget.echo.text() == "= 3 April 2020"
    assert widget.answer() == TextAnswer("April 3, 2020")
    QTest.keyClicks(widget.line, "x")
    assert "not read" in widget.echo.text()
    with qtbot.waitSignals([widget.changed, widget.submitted]):
        QTest.keyClick(widget.line, Qt.Key.Key_Return)


def test_rows_are_ordered_by_keys_buttons_and_dragging(
    make: Callable[[Kind], Any], qtbot: QtBot
) -> None:
    widget: OrderingWidget = make(Kind.ORDERING)
    QTest.keyClick(widget.rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert widget.order() == ("b", "a", "c")
    QTest.mouseClick(widget.rows[0].down, Qt.MouseButton.LeftButton)
    assert widget.order() == ("a", "b", "c")
    QApplication.processEvents()
    row, far = widget.rows[0], widget.rows[2]
    start = row.rect().center()
    with qtbot.waitSignal(widget.changed):
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
        for _step in range(4):
            target = row.mapFromGlobal(far.mapToGlobal(QPoint(start.x(), far.height() - 2)))
            QTest.mouseMove(row, target)
            QApplication.processEvents()
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert widget.order().index("a") > 0


def test_cloze_shows_literal_braces_and_goes_from_gap_to_gap(make: Callable[[Kind], Any]) -> None:
    widget = make(Kind.CLOZE)
    widget.focus_first()
    first = QApplication.focusWidget()
    assert first is widget.gaps["1"].field
    QTest.keyClicks(first, "1907")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is widget.gaps["2"].field
    words = [label.text() for label in widget.findChildren(type(widget.echo))]
    assert "{it}." in words
