"""Cloze: the gaps stand inside the text, as lines to type in or lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import Kind
from question_bank.grading.answers import Answer, ChoiceAnswer, ClozeAnswer, TextAnswer
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import Feedback, ShownGap, ShownQuestion
from quizapp.ui.answers.base import AnswerWidget
from quizapp.ui.answers.combo import AnswerCombo
from quizapp.ui.answers.entry import EntryLine, echo_of, hint_for
from quizapp.ui.answers.style import answer_style
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label, plain_words, word_labels
from quizapp.ui.widgets.flow_layout import FlowLayout

GAP_CHARACTERS = {"numeric": 15, "date": 20}


class GapField(QWidget):
    """One gap: a list of options or a line to type in.

    Signals:
        changed: the gap's answer is worth saving.
        submitted: Enter in a line.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, gap: ShownGap, number: int, language: str, markup: str = "") -> None:
        super().__init__()
        self.gap = gap
        self.language = language
        self.field: EntryLine | QComboBox
        if gap.options:
            self.field = AnswerCombo(
                [(o.id, plain_words(o.text, markup)) for o in gap.options], self.tr("Choose")
            )
            self.field.currentIndexChanged.connect(self.changed)
        else:
            self.field = EntryLine()
            self.field.settled.connect(self.changed)
            self.field.submitted.connect(self.submitted)
            # What is asked for tells "in Vienna" from "in 1857".
            wanted = {
                "year": self.tr("year"),
                "month": self.tr("month and year"),
                "day": self.tr("date"),
            }.get(gap.precision) or (self.tr("number") if gap.kind is Kind.NUMERIC else "")
            self.field.setPlaceholderText(f"{number} · {wanted}" if wanted else str(number))
            self.field.textChanged.connect(self._show_echo)
            self._fit_width()
        hint = hint_for(gap.kind, gap.unit, gap.precision)
        self.field.setAccessibleName(
            self.tr("Gap {number}: {hint}").format(number=number, hint=hint)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        if gap.unit:
            unit = plain_label(gap.unit, "muted")
            unit.setWordWrap(False)
            row.addWidget(unit)

    def _fit_width(self) -> None:
        characters = GAP_CHARACTERS.get(self.gap.kind.value, 16)
        width = self.fontMetrics().averageCharWidth() * characters + 24
        self.field.setFixedWidth(width)

    def _show_echo(self, text: str) -> None:
        said, _read = echo_of(self.gap.kind, text, self.language)
        self.field.setAccessibleDescription(said)

    def echo(self) -> str:
        """How the entry is read; empty where there is nothing to say."""
        if isinstance(self.field, QComboBox):
            return ""
        return echo_of(self.gap.kind, self.field.text(), self.language)[0]

    def answer(self) -> Answer | None:
        if isinstance(self.field, AnswerCombo):
            chosen = self.field.chosen()
            return ChoiceAnswer(frozenset({chosen})) if chosen else None
        assert isinstance(self.field, EntryLine)
        text = self.field.text().strip()
        return TextAnswer(text) if text else None

    def set_answer(self, answer: Answer | None) -> None:
        if isinstance(self.field, AnswerCombo):
            chosen = next(iter(answer.chosen), "") if isinstance(answer, ChoiceAnswer) else ""
            self.field.choose(chosen)
        elif isinstance(self.field, EntryLine):
            self.field.show_stored(answer.text if isinstance(answer, TextAnswer) else "")

    def set_locked(self, locked: bool) -> None:
        if isinstance(self.field, EntryLine):
            self.field.setReadOnly(locked)
        else:
            self.field.setEnabled(not locked)

    def mark(self, right: bool) -> None:
        self.field.setProperty("state", "right" if right else "wrong")
        word = self.tr("right") if right else self.tr("wrong")
        self.field.setAccessibleDescription(word)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


class ClozeWidget(AnswerWidget):
    """The stem as words that flow, with the fields of the gaps among them."""

    def __init__(self, shown: ShownQuestion, services: Services) -> None:
        super().__init__(shown, services)
        self.gaps: dict[str, GapField] = {}
        by_id = {gap.id: gap for gap in shown.gaps}
        text = QWidget()
        flow = FlowLayout(text, gap=5, line_gap=8)
        close = True  # whether what comes next stands close to what came before
        for is_gap, piece in split_stem(shown.stem):
            if is_gap and piece in by_id:
                field = GapField(by_id[piece], len(self.gaps) + 1, shown.language, shown.markup)
                field.changed.connect(self._gap_changed)
                field.submitted.connect(self._entered)
                self.gaps[piece] = field
                field.setProperty("glued", close)
                flow.addWidget(field)
                close = True
            elif not is_gap:
                for n, label in enumerate(word_labels(piece, shown.markup, "stem")):
                    label.setProperty("glued", n == 0 and close and not piece[:1].isspace())
                    flow.addWidget(label)
                close = not piece[-1:].isspace()
        self.echo = plain_label("", "muted")
        self.echo.setObjectName("echo")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self.echo)
        self.echo.hide()
        for field in self.gaps.values():
            if isinstance(field.field, EntryLine):
                field.field.textChanged.connect(self._show_echo)
        self.restyle()

    def answer(self) -> Answer | None:
        told = {gap_id: field.answer() for gap_id, field in self.gaps.items()}
        filled = {gap_id: answer for gap_id, answer in told.items() if answer is not None}
        return ClozeAnswer(filled) if filled else None

    def set_answer(self, answer: Answer | None) -> None:
        told = answer.gaps if isinstance(answer, ClozeAnswer) else {}
        for gap_id, field in self.gaps.items():
            field.set_answer(told.get(gap_id))

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        for field in self.gaps.values():
            field.set_locked(locked)

    def flush(self) -> None:
        for field in self.gaps.values():
            if isinstance(field.field, EntryLine) and not self.locked:
                field.field.flush()

    def tell_again(self) -> None:
        for field in self.gaps.values():
            if isinstance(field.field, EntryLine):
                field.field.tell_again()

    def focus_first(self) -> None:
        fields = list(self.gaps.values())
        empty = [field for field in fields if field.answer() is None]
        for field in (empty or fields)[:1]:
            field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gap_changed(self) -> None:
        if not self.locked:
            self.changed.emit()

    def _entered(self) -> None:
        """Enter goes to the next empty gap first, then on."""
        if any(field.answer() is None for field in self.gaps.values()):
            self.focus_first()
        else:
            self.submitted.emit()

    def _show_echo(self) -> None:
        said = [f"{n}: {echo}" for n, echo in self._echoes()]
        self.echo.setText("   ".join(said))
        self.echo.setVisible(bool(said))

    def _echoes(self) -> Iterator[tuple[int, str]]:
        for number, field in enumerate(self.gaps.values(), start=1):
            if echo := field.echo():
                yield number, echo

    def show_feedback(self, feedback: Feedback) -> None:
        verdicts = {part.id: part.verdict for part in feedback.grade.parts}
        lines = []
        for number, (gap_id, field) in enumerate(self.gaps.items(), start=1):
            right = verdicts.get(gap_id) is Verdict.RIGHT
            field.mark(right)
            word = self.tr("right") if right else self.tr("wrong")
            lines.append(self.tr("Gap {number}: {word}").format(number=number, word=word))
        if feedback.grade.verdict is not Verdict.RIGHT:
            lines.append(self.tr("Right answer: {key}").format(key=feedback.key_text))
        self.echo.setText(". ".join(lines))
        self.echo.show()
        self.set_locked(True)

    def restyle(self) -> None:
        self.setStyleSheet(answer_style(self.services.theme.tokens))
