"""The bank here and its file, which another program changed: question by question, the teacher
chooses."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from quizapp.editing import Difference, Side
from quizapp.library.edit_session import OnDisk
from quizapp.ui.pages.editor.pairs_view import PairItem, PairsView
from quizapp.ui.pages.editor.words import title_of
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button


class MergeView(PairsView):
    """Signals:
    merged: the choices are made (question id to `Side`).
    """

    merged = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.apply_button = button(self.tr("Take these choices"), "primary")
        self.apply_button.clicked.connect(self._apply)
        self.head.addWidget(self.apply_button)
        self.choices: dict[str, Side] = {}
        self._differences: list[Difference] = []
        group = QButtonGroup(self)
        for side, text in (
            (Side.MINE, self.tr("Keep mine")),
            (Side.THEIRS, self.tr("Take the file's")),
            (Side.BOTH, self.tr("Keep both")),
        ):
            group.addButton(self.add_action(side.value, text, checkable=True))
        self.acted.connect(lambda row, name: self.choose(row, Side(name)))

    def words(self) -> tuple[str, tuple[str, str]]:
        return self.tr("Changed by another program"), (self.tr("Here"), self.tr("In the file"))

    def show_disk(self, disk: OnDisk) -> None:
        """The differences, conflicts first."""
        found = sorted(disk.differences, key=lambda one: not one.is_conflict)
        self._differences = found
        self.choices = {one.question_id: one.suggested for one in found}
        conflicts = sum(one.is_conflict for one in found)
        said = self.tr(
            "{count} questions differ, {conflicts} were changed on both sides. What only one side "
            "changed is chosen already; look through it and take your choices. Nothing is written "
            "before you save."
        )
        self.told.setText(said.format(count=len(found), conflicts=conflicts))
        self.set_items(
            [PairItem(self._title(one), self._note(one), one.mine, one.theirs) for one in found]
        )

    @staticmethod
    def _title(one: Difference) -> str:
        question = one.mine or one.theirs or one.base
        return title_of(question) if question is not None else one.question_id

    def _note(self, one: Difference) -> str:
        chosen = {
            Side.MINE: self.tr("mine"),
            Side.THEIRS: self.tr("the file's"),
            Side.BOTH: self.tr("both"),
        }[self.choices[one.question_id]]
        if one.is_conflict:
            return self.tr("changed on both sides → {side}").format(side=chosen)
        return f"→ {chosen}"

    def choose(self, row: int, side: Side) -> None:
        """A choice for one question."""
        one = self._differences[row]
        if side is Side.BOTH and (one.mine is None or one.theirs is None):
            side = Side.MINE if one.theirs is None else Side.THEIRS
        self.choices[one.question_id] = side
        self.set_note(row, self._note(one))
        self.shown(row)

    def shown(self, row: int) -> None:
        if row < len(self._differences):
            one = self._differences[row]
            for name, pressed in self.buttons.items():
                pressed.setChecked(name == self.choices[one.question_id].value)
            both = one.mine is not None and one.theirs is not None
            self.buttons[Side.BOTH.value].setEnabled(both)

    def _apply(self) -> None:
        self.merged.emit(dict(self.choices))
