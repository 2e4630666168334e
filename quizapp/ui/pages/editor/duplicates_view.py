"""Questions that ask the same, side by side; one of them is retired, or both stay."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.editing.duplicates import Alike, duplicates
from quizapp.editing.issues import Level
from quizapp.library.edit_session import EditSession
from quizapp.ui.pages.editor.pairs_view import PairItem, PairsView
from quizapp.ui.pages.editor.words import title_of
from quizapp.ui.pages.page import Services


class DuplicatesView(PairsView):
    """Signals:
    retire_wanted, edit_wanted: the id of a question.
    """

    retire_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._session: EditSession | None = None
        self._pairs: list[Alike] = []
        self._kept: set[Alike] = set()
        for name, text in (
            ("retire-first", self.tr("Retire the first")),
            ("retire-second", self.tr("Retire the second")),
            ("keep", self.tr("Keep both")),
            ("edit-first", self.tr("Edit the first")),
            ("edit-second", self.tr("Edit the second")),
        ):
            self.add_action(name, text)
        self.acted.connect(self._do)

    def words(self) -> tuple[str, tuple[str, str]]:
        return self.tr("Duplicates"), (self.tr("First"), self.tr("Second"))

    def search(self, session: EditSession) -> None:
        """Looks for pairs on a thread."""
        self._session = session
        self.set_items([])
        self.told.setText(self.tr("Comparing {count} questions …").format(count=len(session.bank)))
        look = session.checker.look
        questions = [q for q in session.bank if not look(q)[Level.ERROR]]
        language = session.bank.head.language
        self._services.tasks.run(
            lambda: duplicates(questions, language),
            self._found,
            lambda error: self._services.notify(str(error), "error"),
        )

    def _found(self, pairs: tuple[Alike, ...]) -> None:
        self._pairs = [one for one in pairs if one not in self._kept]
        self._fill()

    def _fill(self, row: int = 0) -> None:
        assert self._session is not None
        get = self._session.bank.get
        items = []
        pairs = []
        for one in self._pairs:
            first, second = get(one.first_id), get(one.second_id)
            if first is None or second is None:
                continue
            note = self.tr("same answer") if one.same_key else self.tr("different answers!")
            items.append(PairItem(title_of(first), note, first, second))
            pairs.append(one)
        self._pairs = pairs
        if items:
            said = self.tr(
                "Pairs that ask the same: {count}. Retired questions are not asked again."
            )
        else:
            said = self.tr("No two questions ask the same.")
        self.told.setText(said.format(count=len(items)))
        self.set_items(items, row)

    def _do(self, row: int, name: str) -> None:
        pair = self._pairs[row]
        question_id = pair.first_id if name.endswith("first") else pair.second_id
        if name.startswith("edit"):
            self.edit_wanted.emit(question_id)
            return
        if name == "keep":
            self._kept.add(pair)
        else:
            self.retire_wanted.emit(question_id)
            self._pairs = [
                one for one in self._pairs if question_id not in (one.first_id, one.second_id)
            ]
        self._pairs = [one for one in self._pairs if one != pair]
        self._fill(row)
