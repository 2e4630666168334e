"""Single choice, multiple choice, true or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from question_bank.bank.model import Body, Choice, Kind, Option, TrueFalse
from quizapp.editing.kinds import next_id
from quizapp.ui.pages.editor.bodies import BodyEditor, Path
from quizapp.ui.pages.editor.fields import TextField
from quizapp.ui.pages.editor.rows import Row, RowList
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label


class OptionRow(Row):
    """A mark that says whether it is right, the text, and on demand feedback, share, passages."""

    can_cite = True

    def __init__(self, services: Services, name: str, kind: Kind) -> None:
        self._kind = kind
        self._option = Option("a", "")
        super().__init__(services, name)

    def build(self) -> None:
        self.mark: QAbstractButton
        self.mark = QRadioButton() if self._kind is Kind.SINGLE_CHOICE else QCheckBox()
        self.mark.setAutoExclusive(False)
        self.mark.setAccessibleName(self.tr("{row} is right").format(row=self.name))
        self.mark.setToolTip(self.tr("Right answer"))
        self.mark.clicked.connect(lambda: self.changed.emit("mark"))
        self.text = self.text_field(self.name, "text")
        self.text.setPlaceholderText(self.name)
        self.head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.text, 1)
        self.add_feedback()
        self.cited = button("", "link")
        self.cited.clicked.connect(lambda: self.changed.emit("uncite"))
        self.inside.addWidget(self.cited, 0, Qt.AlignmentFlag.AlignLeft)

    def set_value(self, value: Any) -> None:
        self._option = value
        blocker = QSignalBlocker(self.mark)
        self.mark.setChecked(value.correct or value.fraction == 1)
        self.mark.setEnabled(value.fraction is None)
        blocker.unblock()
        self.text.set_text(value.text)
        self.show_feedback(value.feedback, value.fraction)
        count = len(value.citations)
        self.cited.setVisible(bool(count))
        self.cited.setText(
            self.tr("Passages cited: {count}. Take the last away").format(count=count)
        )
        if count:
            self.details.show()

    def value(self) -> Option:
        share = self.share_value()
        return replace(
            self._option,
            text=self.text.text(),
            correct=self.mark.isChecked() and share is None,
            fraction=share,
            feedback=self.feedback.text(),
        )

    def uncite(self) -> None:
        """Takes the last passage away."""
        self.set_value(replace(self.value(), citations=self._option.citations[:-1]))

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        return {"fraction": self.share, "feedback": self.feedback}.get(str(path[0]), self.text)


class ChoiceEditor(BodyEditor):
    """Options; Enter goes on to the next."""

    def build(self) -> None:
        def make(n: int) -> OptionRow:
            name = self.tr("Option {number}").format(number=n + 1)
            return OptionRow(self.services, name, self.kind)

        def new(known: Sequence[Option]) -> Option:
            return Option(next_id(option.id for option in known), "")

        single = self.kind is Kind.SINGLE_CHOICE
        self.section(
            self.tr("Options: mark the right one")
            if single
            else self.tr("Options: mark what is right")
        )
        self.options: RowList[Option] = RowList(
            self.services, make, new, self.tr("Add an option"), least=1
        )
        self.options.changed.connect(self._changed)
        self.options.cite_wanted.connect(self.cite_wanted)
        self.layout_.addWidget(self.options)

    def _changed(self, part: str) -> None:
        index, _space, what = part.partition(" ")
        if what == "mark" and self.kind is Kind.SINGLE_CHOICE:
            for n, row in enumerate(self.options.rows):
                if isinstance(row, OptionRow) and n != int(index) and row.share_value() is None:
                    row.mark.setChecked(False)
        elif what == "uncite":
            row = self.options.rows[int(index)]
            assert isinstance(row, OptionRow)
            row.uncite()
        elif what == "share":
            row = self.options.rows[int(index)]
            assert isinstance(row, OptionRow)
            row.mark.setEnabled(row.share_value() is None)
        self.changed.emit(part)

    def set_body(self, body: Body) -> None:
        assert isinstance(body, Choice)
        self.options.set_values(body.options)

    def body(self) -> Choice:
        return Choice(self.options.values())

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("options", int(n), *rest) if n < len(self.options.rows):
                return self.options.rows[n].field(tuple(rest) or ("text",))
            case ("options", *_rest) if self.options.rows:
                return self.options.rows[0].field(("text",))
        return None

    def focus_first(self) -> None:
        if self.options.rows:
            self.options.rows[0].focus_first()


class TrueFalseEditor(BodyEditor):
    """Which of the two is so, and what to tell who says the one or the other."""

    def build(self) -> None:
        translate = QCoreApplication.translate
        self.section(self.tr("The statement is"))
        line = QHBoxLayout()
        line.setSpacing(16)
        self.true = QRadioButton(translate("TrueFalseWidget", "True"))
        self.false = QRadioButton(translate("TrueFalseWidget", "False"))
        for choice in (self.true, self.false):
            line.addWidget(choice)
            choice.clicked.connect(lambda: self.changed.emit("answer"))
        line.addStretch(1)
        self.layout_.addLayout(line)
        self.feedback_true = self._feedback(self.tr("Feedback for who says “true”"), "true")
        self.feedback_false = self._feedback(self.tr("Feedback for who says “false”"), "false")

    def _feedback(self, name: str, part: str) -> TextField:
        self.layout_.addWidget(plain_label(name, "muted"))
        made = TextField(name)
        made.edited.connect(lambda: self.changed.emit(part))
        self.layout_.addWidget(made)
        return made

    def set_body(self, body: Body) -> None:
        assert isinstance(body, TrueFalse)
        (self.true if body.answer else self.false).setChecked(True)
        self.feedback_true.set_text(body.feedback_true)
        self.feedback_false.set_text(body.feedback_false)

    def body(self) -> TrueFalse:
        return TrueFalse(
            self.true.isChecked(), self.feedback_true.text(), self.feedback_false.text()
        )

    def field(self, path: Path) -> QWidget | None:
        return {"answer": self.true, "feedback": self.feedback_true}.get(str(path[0]))

    def focus_first(self) -> None:
        self.true.setFocus(Qt.FocusReason.OtherFocusReason)
