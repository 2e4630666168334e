"""Editors of what each kind of question carries. Enter by `make_body_editor(kind, services)`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.bank.model import Body, Kind
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label

Path = tuple[str | int, ...]


class BodyEditor(QWidget):
    """Shows a body and lets a person change it.

    Signals:
        changed: the body is another one; the part that was edited.
        cite_wanted: the index of an option for which a passage is to be cited.
    """

    changed = Signal(str)
    cite_wanted = Signal(int)

    def __init__(self, services: Services, kind: Kind, language: str = "en") -> None:
        super().__init__()
        self.services = services
        self.kind = kind
        self.language = language
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(8)
        self.build()

    def build(self) -> None:
        """Makes the fields."""
        raise NotImplementedError

    def set_body(self, body: Body) -> None:
        """Shows a body of this kind without telling."""
        raise NotImplementedError

    def body(self) -> Body:
        """What the fields say now; it may be unfinished."""
        raise NotImplementedError

    def field(self, path: Path) -> QWidget | None:
        """The field of a path within the question."""
        return None

    def focus_first(self) -> None:
        """Where one begins to type."""

    def section(self, text: str) -> None:
        """A heading within the body."""
        self.layout_.addWidget(plain_label(text, "section"))


def make_body_editor(kind: Kind, services: Services, language: str) -> BodyEditor:
    """The editor for a kind; imported when it is first needed."""
    from quizapp.ui.pages.editor.choice_body import ChoiceEditor, TrueFalseEditor
    from quizapp.ui.pages.editor.cloze_body import ClozeEditor
    from quizapp.ui.pages.editor.list_bodies import MatchingEditor, OrderingEditor
    from quizapp.ui.pages.editor.typed_bodies import DateEditor, NumericEditor, ShortAnswerEditor

    editors: dict[Kind, type[BodyEditor]] = {
        Kind.SINGLE_CHOICE: ChoiceEditor,
        Kind.MULTIPLE_CHOICE: ChoiceEditor,
        Kind.TRUE_FALSE: TrueFalseEditor,
        Kind.SHORT_ANSWER: ShortAnswerEditor,
        Kind.NUMERIC: NumericEditor,
        Kind.DATE: DateEditor,
        Kind.CLOZE: ClozeEditor,
        Kind.ORDERING: OrderingEditor,
        Kind.MATCHING: MatchingEditor,
    }
    return editors[kind](services, kind, language)
