"""Cloze: what belongs into each gap of the text. The text itself is the form's question field."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Body, Cloze, Gap, GapBody, Kind
from quizapp.editing.kinds import GAP_KINDS, new_gap_body, with_gaps_of_stem
from quizapp.ui.pages.editor.bodies import BodyEditor, Path, make_body_editor
from quizapp.ui.pages.editor.fields import Picker
from quizapp.ui.pages.page import Services
from quizapp.ui.text import plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import card


class GapEditor(QWidget):
    """One gap: its kind and what belongs into it; `changed` is handed on by `on_change`."""

    def __init__(self, services: Services, gap: Gap, language: str, owner: ClozeEditor) -> None:
        super().__init__()
        self._services = services
        self._language = language
        self._owner = owner
        self.gap = gap
        frame, self._inside = card()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.kind = Picker(
            QCoreApplication.translate("ClozeEditor", "Kind of gap {id}").format(id=gap.id),
            [(kind, kind_name(kind)) for kind in GAP_KINDS],
        )
        self.kind.picked.connect(self._pick)
        head = QHBoxLayout()
        name = plain_label(
            QCoreApplication.translate("ClozeEditor", "Gap {id}").format(id=f"{{{gap.id}}}"),
            "strong",
        )
        name.setWordWrap(False)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.kind)
        self._inside.addLayout(head)
        self.editor: BodyEditor | None = None
        self.show_gap(gap)

    def show_gap(self, gap: Gap) -> None:
        self.gap = gap
        self.kind.choose(gap.kind)
        if self.editor is None or self.editor.kind is not gap.kind:
            if self.editor is not None:
                self.editor.hide()
                self.editor.deleteLater()
            self.editor = make_body_editor(gap.kind, self._services, self._language)
            self.editor.changed.connect(
                lambda part: self._owner.changed.emit(f"gap {self.gap.id} {part}")
            )
            self._inside.addWidget(self.editor)
        self.editor.set_body(gap.body)

    def _pick(self) -> None:
        kind = self.kind.value()
        assert isinstance(kind, Kind)
        if kind is not self.gap.kind:
            self.show_gap(Gap(self.gap.id, kind, new_gap_body(kind)))
            self._owner.changed.emit("")
            assert self.editor is not None
            self.editor.focus_first()

    def value(self) -> Gap:
        assert self.editor is not None
        body = self.editor.body()
        return Gap(self.gap.id, self.gap.kind, _gap_body(body))


def _gap_body(body: Body) -> GapBody:
    from question_bank.bank.model import Choice, DateBody, Numeric, ShortAnswer

    assert isinstance(body, Choice | ShortAnswer | Numeric | DateBody)
    return body


class ClozeEditor(BodyEditor):
    """A card for each gap of the text, in its order. `follow(stem)` keeps them in step."""

    def build(self) -> None:
        self.gaps: list[GapEditor] = []
        self._known: dict[str, Gap] = {}
        self.hint = plain_label(
            self.tr("Select words of the text and press “Make a gap”, or write {1}, {2} there."),
            "muted",
        )
        self.layout_.addWidget(self.hint)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.layout_.addLayout(self._column)

    def set_body(self, body: Body) -> None:
        assert isinstance(body, Cloze)
        while len(self.gaps) > len(body.gaps):
            gone = self.gaps.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for n, gap in enumerate(body.gaps):
            if n < len(self.gaps) and self.gaps[n].gap.id == gap.id:
                self.gaps[n].show_gap(gap)
                continue
            made = GapEditor(self.services, gap, self.language, self)
            if n < len(self.gaps):
                old = self.gaps[n]
                self._column.replaceWidget(old, made)
                old.hide()
                old.deleteLater()
                self.gaps[n] = made
            else:
                self._column.addWidget(made)
                self.gaps.append(made)
        self._known.update({gap.id: gap for gap in body.gaps})

    def body(self) -> Cloze:
        return Cloze(tuple(gap.value() for gap in self.gaps))

    def follow(self, stem: str, new: dict[str, Gap] | None = None) -> None:
        """Makes the cards those of the stem's gaps; `new` says what belongs into new ones."""
        self._known.update(new or {})
        body = self.body()
        made = with_gaps_of_stem(stem, body, self._known)
        if made != body:
            self.set_body(made)

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("gaps", str(gap_id), *rest):
                for gap in self.gaps:
                    if gap.gap.id == gap_id and gap.editor is not None:
                        return gap.editor.field(tuple(rest)) or gap.kind
        return None

    def focus_first(self) -> None:
        if self.gaps and self.gaps[0].editor is not None:
            self.gaps[0].editor.focus_first()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
