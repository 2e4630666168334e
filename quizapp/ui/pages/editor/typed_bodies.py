"""Short answer, number and date."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from question_bank.bank import fields as bank_fields
from question_bank.bank.comparing import NO_DATE
from question_bank.bank.model import (
    Accepted,
    Body,
    DateBody,
    Kind,
    Numeric,
    NumericAnswer,
    ShortAnswer,
    Tolerance,
)
from question_bank.grading import describe_entry
from quizapp.ui.pages.editor.bodies import BodyEditor, Path
from quizapp.ui.pages.editor.fields import LineField
from quizapp.ui.pages.editor.rows import Row, RowList
from quizapp.ui.text import plain_label


class AcceptedRow(Row):
    """A wording that is accepted."""

    def build(self) -> None:
        self.text = self.text_field(self.name, "text")
        self.text.setPlaceholderText(self.name)
        self.head.addWidget(self.text, 1)
        self.add_feedback()
        self._known = Accepted("")

    def set_value(self, value: Any) -> None:
        self._known = value
        self.text.set_text(value.text)
        self.show_feedback(value.feedback, value.fraction)

    def value(self) -> Accepted:
        return replace(
            self._known,
            text=self.text.text(),
            fraction=self.share_value(),
            feedback=self.feedback.text(),
        )

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        return {"fraction": self.share, "feedback": self.feedback}.get(str(path[0]), self.text)


class TextRow(Row):
    """A text and nothing else."""

    def build(self) -> None:
        self.text = self.text_field(self.name, "text")
        self.text.setPlaceholderText(self.name)
        self.head.addWidget(self.text, 1)

    def set_value(self, value: Any) -> None:
        self.text.set_text(value)

    def value(self) -> str:
        return self.text.text()

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        return self.text


class ShortAnswerEditor(BodyEditor):
    """Wordings that are accepted, the first being the key, and near names that are wrong."""

    def build(self) -> None:
        self.section(self.tr("Accepted answers; the first is shown as the key"))
        self.accepted: RowList[Accepted] = RowList(
            self.services,
            lambda n: AcceptedRow(self.services, self.tr("Answer {n}").format(n=n + 1)),
            lambda _known: Accepted(""),
            self.tr("Add an answer"),
            least=1,
        )
        self.layout_.addWidget(self.accepted)
        self.section(self.tr("Near, but wrong"))
        self.rejected: RowList[str] = RowList(
            self.services,
            lambda n: TextRow(self.services, self.tr("Wrong answer {n}").format(n=n + 1)),
            lambda _known: "",
            self.tr("Add a wrong answer"),
        )
        self.layout_.addWidget(self.rejected)
        self.accepted.changed.connect(lambda part: self.changed.emit(f"accepted {part}"))
        self.rejected.changed.connect(lambda part: self.changed.emit(f"rejected {part}"))

    def set_body(self, body: Body) -> None:
        assert isinstance(body, ShortAnswer)
        self.accepted.set_values(body.accepted)
        self.rejected.set_values(body.rejected)

    def body(self) -> ShortAnswer:
        return ShortAnswer(self.accepted.values(), self.rejected.values())

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("rejected", int(n), *_rest) if n < len(self.rejected.rows):
                return self.rejected.rows[n].field(("text",))
            case ("accepted", int(n), *rest) if n < len(self.accepted.rows):
                return self.accepted.rows[n].field(tuple(rest) or ("text",))
            case ("accepted", *_rest) if self.accepted.rows:
                return self.accepted.rows[0].field(("text",))
        return None

    def focus_first(self) -> None:
        if self.accepted.rows:
            self.accepted.rows[0].focus_first()


class NumericRow(Row):
    """A value with a tolerance, or a range."""

    def build(self) -> None:
        self._known = NumericAnswer()
        self._is_range = False
        tr = self.tr
        self.number = self.line_field(
            tr("{row}, value").format(row=self.name), "value", tr("Value")
        )
        self.tolerance = self.line_field(tr("Tolerance"), "tolerance", tr("exact"))
        self.low = self.line_field(tr("{row}, smallest").format(row=self.name), "min", tr("from"))
        self.high = self.line_field(tr("{row}, largest").format(row=self.name), "max", tr("to"))
        self._sign = plain_label("±", "muted")
        self._sign.setWordWrap(False)
        for one in (self.number, self._sign, self.tolerance, self.low, self.high):
            self.head.addWidget(one, 2 if one is self.number else 1 if one is not self._sign else 0)
        self.add_action(tr("A range or a value"), self._turn)
        self.add_feedback()
        self._lines: dict[str, LineField] = {
            "value": self.number, "tolerance": self.tolerance, "min": self.low, "max": self.high,
        }  # fmt: skip
        for line in self._lines.values():
            line.edited.connect(self._check)
        self._show_mode()

    def _turn(self) -> None:
        self._is_range = not self._is_range
        self._show_mode()
        self.changed.emit("range")
        self.focus_first()

    def _show_mode(self) -> None:
        for one in (self.number, self._sign, self.tolerance):
            one.setVisible(not self._is_range)
        for one in (self.low, self.high):
            one.setVisible(self._is_range)

    def _check(self) -> None:
        for part, line in self._lines.items():
            text = line.text().strip()
            read = _tolerance(text) if part == "tolerance" else _number(text)
            wrong = bool(text) and read is None
            line.set_wrong(wrong, self.tr("This is not read as a number.") if wrong else "")

    def set_value(self, value: Any) -> None:
        if value == self.value():  # what is being typed may say it in another way
            self._known = value
            return
        self._known = value
        self._is_range = value.minimum is not None or value.maximum is not None
        for line, number in (
            (self.number, value.value), (self.low, value.minimum), (self.high, value.maximum),
        ):  # fmt: skip
            line.set_text("" if number is None else f"{number:f}")
        slack = value.tolerance
        said = "" if slack is None else f"{slack.amount:f}{'%' if slack.percent else ''}"
        self.tolerance.set_text(said)
        self._show_mode()
        self._check()
        self.show_feedback(value.feedback, value.fraction)

    def value(self) -> NumericAnswer:
        made = replace(
            self._known,
            value=None,
            minimum=None,
            maximum=None,
            tolerance=None,
            fraction=self.share_value(),
            feedback=self.feedback.text(),
        )
        if self._is_range:
            return replace(
                made, minimum=_number(self.low.text()), maximum=_number(self.high.text())
            )
        return replace(
            made, value=_number(self.number.text()), tolerance=_tolerance(self.tolerance.text())
        )

    def focus_first(self) -> None:
        (self.low if self._is_range else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        known = {"fraction": self.share, "feedback": self.feedback, **self._lines}
        return known.get(str(path[0]), self.low if self._is_range else self.number)


def _number(text: str) -> Decimal | None:
    """A number as a bank has it; a comma may stand for the point."""
    text = text.strip().replace("\u2212", "-")
    return bank_fields.decimal(text if "." in text else text.replace(",", "."))


def _tolerance(text: str) -> Tolerance | None:
    text = text.strip()
    amount = _number(text.removesuffix("%"))
    return None if amount is None or amount < 0 else Tolerance(amount, text.endswith("%"))


class NumericEditor(BodyEditor):
    """Numbers, the first being the key, and a unit."""

    def build(self) -> None:
        self.section(self.tr("Numbers; the first is shown as the key"))
        self.answers: RowList[NumericAnswer] = RowList(
            self.services,
            lambda n: NumericRow(self.services, self.tr("Number {n}").format(n=n + 1)),
            lambda _known: NumericAnswer(),
            self.tr("Add a number"),
            least=1,
        )
        self.answers.changed.connect(lambda part: self.changed.emit(f"answers {part}"))
        self.layout_.addWidget(self.answers)
        line = QHBoxLayout()
        said = plain_label(self.tr("Unit"), "muted")
        said.setWordWrap(False)
        self.unit = LineField(self.tr("Unit"), self.tr("none"))
        self.unit.setMaximumWidth(round(160 * self.services.theme.scale))
        self.unit.edited.connect(lambda: self.changed.emit("unit"))
        line.addWidget(said)
        line.addWidget(self.unit)
        line.addStretch(1)
        self.layout_.addLayout(line)

    def set_body(self, body: Body) -> None:
        assert isinstance(body, Numeric)
        self.answers.set_values(body.answers)
        self.unit.set_text(body.unit)

    def body(self) -> Numeric:
        return Numeric(self.answers.values(), self.unit.value())

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("unit",):
                return self.unit
            case ("answers", int(n), *rest) if n < len(self.answers.rows):
                return self.answers.rows[n].field(tuple(rest) or ("value",))
            case ("answers", *_rest) if self.answers.rows:
                return self.answers.rows[0].field(("value",))
        return None

    def focus_first(self) -> None:
        if self.answers.rows:
            self.answers.rows[0].focus_first()


class DateEditor(BodyEditor):
    """A date; its length is the precision that is asked for."""

    def build(self) -> None:
        self.section(self.tr("Date"))
        self.date = LineField(self.tr("Date"), self.tr("2020, 2020-03 or 2020-03-03"))
        self.date.setMaximumWidth(round(280 * self.services.theme.scale))
        self.date.edited.connect(self._edited)
        self.echo = plain_label("", "muted")
        self.layout_.addWidget(self.date)
        self.layout_.addWidget(self.echo)

    def _edited(self) -> None:
        self._show_echo()
        self.changed.emit("answer")

    def _show_echo(self) -> None:
        body = self.body()
        text = self.date.text().strip()
        wrong = bool(text) and body.answer == NO_DATE
        self.date.set_wrong(wrong)
        if wrong:
            said = self.tr("Write a year, or year-month, or year-month-day.")
        elif text:
            read = describe_entry(Kind.DATE, str(body.answer), self.language) or ""
            asked = {
                "year": self.tr("the year is asked for"),
                "month": self.tr("the month is asked for"),
                "day": self.tr("the day is asked for"),
            }[body.answer.precision]
            said = f"{read} · {asked}" if read else asked
        else:
            said = ""
        self.echo.setText(said)

    def set_body(self, body: Body) -> None:
        assert isinstance(body, DateBody)
        if body != self.body():
            self.date.set_text("" if body.answer == NO_DATE else str(body.answer))
        self._show_echo()

    def body(self) -> DateBody:
        return DateBody(bank_fields.partial_date(self.date.text().strip()) or NO_DATE)

    def field(self, path: Path) -> QWidget | None:
        return self.date

    def focus_first(self) -> None:
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)
