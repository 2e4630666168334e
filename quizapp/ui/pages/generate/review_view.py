"""The third step: drafts one by one beside their passages, decided by single keys.

K keeps, E edits, D drops, L leaves for later, the arrows turn, U or Ctrl+Z takes back, Ctrl+Y does
again, S turns to the source where there is no room for both, Ctrl+Return saves what was kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from question_bank.bank.model import Question
from quizapp.editing.issues import Issue, Level, issues_of
from quizapp.editing.passages import citations_of
from quizapp.ui.pages.generate import words
from quizapp.ui.pages.generate.deck import Decision, Deck
from quizapp.ui.pages.generate.draft_pane import DraftPane
from quizapp.ui.pages.generate.panes import TwoPanes
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label, set_role
from quizapp.ui.widgets.cards import icon_label
from quizapp.ui.widgets.flow_layout import FlowLayout
from quizapp.ui.widgets.passage_view import PassageView

_BADGES = {
    Decision.KEEP: ("check", "right", "right"),
    Decision.DROP: ("x", "wrong", "wrong"),
    Decision.LATER: ("clock", "flag", "problem"),
}
"""Icon, tint, role of the words."""


@dataclass(frozen=True, slots=True)
class _Action:
    name: str
    icon: str
    text: str
    key: str
    do: Callable[[], object]


class ReviewView(QWidget):
    """Signals:
    decided: something was decided, edited or taken back.
    edit_wanted: the draft in front is to be edited.
    save_wanted: what was kept is to be saved.
    """

    decided = Signal()
    edit_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.deck: Deck | None = None
        self.issues: list[Issue] = []
        self._notice = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.where = plain_label("", "title")
        self.where.setWordWrap(False)
        head.addWidget(self.where)
        self.badge_icon = QHBoxLayout()
        head.addLayout(self.badge_icon)
        self.badge = plain_label("", "muted")
        head.addWidget(self.badge, 1)
        self.save_button = button("", "primary")
        self.save_button.clicked.connect(self.save_wanted)
        head.addWidget(self.save_button)
        layout.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the review is"))
        layout.addWidget(self.bar)
        self.counts = plain_label("", "muted")
        layout.addWidget(self.counts)
        self.draft = DraftPane(self.services)
        self.source = PassageView(self.services.theme)
        self.panes = TwoPanes(
            self.services.theme,
            ((self.tr("Question"), self.draft), (self.tr("Source") + "  (S)", self.source)),
            shares=(52, 48),
        )
        self.draft.citation_shown.connect(lambda _citation: self.panes.show_pane(1))
        self.panes.pane_shown.connect(self._pane_shown)
        self.panes.arranged.connect(lambda _wide: self.show_current())
        layout.addWidget(self.panes, 1)
        layout.addWidget(self._build_buttons())
        for key, do in (
            ("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Return", self.save_wanted.emit), ("Ctrl+Enter", self.save_wanted.emit),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _build_buttons(self) -> QWidget:
        actions = (
            _Action("keep", "check", self.tr("Keep"), "K", lambda: self.decide(Decision.KEEP)),
            _Action("edit", "pencil", self.tr("Edit"), "E", self.edit),
            _Action("drop", "trash-2", self.tr("Drop"), "D", lambda: self.decide(Decision.DROP)),
            _Action("later", "clock", self.tr("Later"), "L", lambda: self.decide(Decision.LATER)),
            _Action("previous", "arrow-left", "", "←", lambda: self.go(-1)),
            _Action("next", "arrow-right", "", "→", lambda: self.go(1)),
            _Action("undo", "undo-2", self.tr("Undo"), "U", self.undo),
        )
        names = {"previous": self.tr("The draft before"), "next": self.tr("The next draft")}
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=6)
        self.buttons: dict[str, QPushButton] = {}
        for one in actions:
            text = f"{one.text}  ({one.key})" if one.text else one.key
            made = button(text, "primary" if one.name == "keep" else "")
            tint = "on_accent" if one.name == "keep" else "ink"
            if one.text:
                self.services.theme.put_icon(made, one.icon, tint)
            made.setAccessibleName(names.get(one.name, one.text))
            made.setToolTip(f"{names.get(one.name, one.text)} ({one.key})")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _checked=False, do=one.do: do())
            flow.addWidget(made)
            self.buttons[one.name] = made
        return holder

    # Showing ----------------------------------------------------------------------------------

    def show_deck(self, deck: Deck) -> None:
        """Other drafts."""
        self.deck = deck
        self.panes.show_pane(0)
        self.show_current()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_current(self) -> None:
        """The draft in front, as it is now."""
        deck = self.deck
        question = deck.current if deck is not None else None
        if deck is None or question is None:
            return
        session = deck.session
        documents = {key: one for key, one in session.documents.items() if one is not None}
        self.issues = issues_of(question, session.bank.head, documents)
        self.draft.show_draft(session, question, self.issues, with_quotation=not self.panes.is_wide)
        self._show_source(question)
        self._show_state()

    def _show_source(self, question: Question) -> None:
        deck = self.deck
        assert deck is not None
        first = next(iter(question.citations), None)
        if first is None:
            self.source.show_document(None)
            return
        sealed = self.services.lib.editing.sealed
        own = [
            sealed(deck.session, one.citation)
            for one in citations_of(question)
            if one.citation.source == first.source
        ]
        self.source.show_document(deck.session.documents.get(first.source), own, 0)

    def _pane_shown(self, n: int) -> None:
        """A passage is scrolled to when it can be seen: before, the view has no height."""
        if n == 1 and not self.panes.is_wide:
            QTimer.singleShot(0, self.source, lambda: self.source.show_passage(self.source.current))

    def _turn(self) -> None:
        if not self.panes.is_wide:
            self.panes.turn()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        deck = self.deck
        assert deck is not None
        counts, decision = deck.counts, deck.decision
        where = self.tr("{n} of {count}").format(n=deck.index + 1, count=len(deck.ids))
        self.where.setText(where)
        self.counts.setText(words.counts_told(counts))
        self.bar.setRange(0, max(1, counts.all))
        self.bar.setValue(counts.all - counts.open)
        while self.badge_icon.count():
            item = self.badge_icon.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if decision is not None:
            icon, tint, role = _BADGES[decision]
            sign = icon_label(self.services.theme, icon, tint)
            sign.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self.badge_icon.addWidget(sign)
            set_role(self.badge, role)
        self.badge.setText(words.decision_name(decision) if decision is not None else "")
        self.save_button.setText(words.save_kept(counts.kept))
        self.save_button.setToolTip(self.tr("Save what was kept") + " (Ctrl+Return)")
        self.save_button.setEnabled(counts.kept > 0)
        set_role(self.save_button, "primary" if not counts.open else "")
        set_role(self.buttons["keep"], "primary" if counts.open else "")
        tint = "on_accent" if counts.open else "ink"
        self.services.theme.put_icon(self.buttons["keep"], "check", tint)
        self.buttons["undo"].setEnabled(deck.can_undo)
        self.buttons["previous"].setEnabled(deck.index > 0)
        self.buttons["next"].setEnabled(deck.index + 1 < len(deck.ids))

    # Doing ------------------------------------------------------------------------------------

    def decide(self, decision: Decision) -> None:
        """Decides about the draft in front; the next open one comes."""
        deck = self.deck
        if deck is None or deck.current is None:
            return
        if decision is Decision.KEEP and any(one.level is Level.ERROR for one in self.issues):
            said = self.tr("It is not finished yet: {what} Press E to edit it.")
            self.services.notify(said.format(what=self.issues[0].message), "error")
            return
        went_on = deck.decide(decision)
        self._after()
        if not went_on and not deck.counts.open:
            self.services.notify(
                self.tr("All drafts have been looked at. Ctrl+Return saves those you kept."), "good"
            )

    def _after(self) -> None:
        self.panes.show_pane(0)
        self.show_current()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit()

    def go(self, step: int) -> None:
        """To the draft beside this one."""
        if self.deck is not None and self.deck.go(step):
            self.show_current()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Takes the last decision or edit back."""
        if self.deck is not None and self.deck.undo() is not None:
            self._after()

    def redo(self) -> None:
        """Does again what was undone."""
        if self.deck is not None and self.deck.redo() is not None:
            self._after()

    def edit(self) -> None:
        """Opens the draft in the form."""
        if self.deck is not None and self.deck.current is not None:
            self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys; text fields of the preview take theirs first."""
        modified = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        do: dict[int, Callable[[], object]] = {
            Qt.Key.Key_K: lambda: self.decide(Decision.KEEP),
            Qt.Key.Key_D: lambda: self.decide(Decision.DROP),
            Qt.Key.Key_L: lambda: self.decide(Decision.LATER),
            Qt.Key.Key_E: self.edit,
            Qt.Key.Key_U: self.undo,
            Qt.Key.Key_S: self._turn,
            Qt.Key.Key_Left: lambda: self.go(-1),
            Qt.Key.Key_Right: lambda: self.go(1),
            Qt.Key.Key_Escape: self.setFocus,
        }
        if not modified and event.key() in do:
            do[event.key()]()
            return
        answer = self.draft.answer_widget
        if not modified and answer is not None and answer.handle_key(event):
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Colours or sizes are new."""
        self.draft.restyle()
        self.show_current()
