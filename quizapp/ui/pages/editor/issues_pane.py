"""What is wrong with the question, the worst first: what, why, how to mend it, and a button that
does where that is certain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.editing.issues import Issue, Level
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state, icon_line

ICONS = {
    Level.ERROR: ("circle-alert", "wrong", "wrong"),
    Level.PROBLEM: ("triangle-alert", "flag", "problem"),
    Level.REMARK: ("info", "muted", "body"),
}
"""Icon, its tint, the role of the words."""


class IssueCard(QFrame):
    """One issue; Enter or a click goes to its field."""

    def __init__(self, pane: IssuesPane, issue: Issue) -> None:
        super().__init__()
        self._pane = pane
        self.issue = issue
        self.setProperty("role", "issue")
        self.setProperty("level", issue.level.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{pane.level_name(issue.level)}: {issue.message}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        icon, tint, role = ICONS[issue.level]
        column.addWidget(icon_line(pane.services.theme, icon, issue.message, role, tint))
        if issue.why:
            column.addWidget(plain_label(issue.why, "caption"))
        if issue.mend:
            column.addWidget(plain_label(issue.mend, "caption"))
        if issue.fix is not None:
            row = QHBoxLayout()
            self.fix_button = button(pane.tr("Fix it"))
            pane.services.theme.put_icon(self.fix_button, "wrench")
            self.fix_button.setAccessibleName(pane.tr("Fix: {what}").format(what=issue.message))
            self.fix_button.clicked.connect(lambda: pane.fix_wanted.emit(issue))
            row.addWidget(self.fix_button)
            row.addStretch(1)
            column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pane.place_wanted.emit(self.issue)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pane.place_wanted.emit(self.issue)


class IssuesPane(QScrollArea):
    """Signals:
    place_wanted: the issue whose field is to be gone to.
    fix_wanted: the issue that is to be mended.
    """

    place_wanted = Signal(object)
    fix_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._issues: tuple[Issue, ...] | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "inside")
        self.setAccessibleName(self.tr("Problems"))
        inside = QWidget()
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is shown."""
        return self._issues or ()

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Shows them; nothing is drawn anew when they are the same."""
        if tuple(issues) == self._issues:
            return
        self._issues = tuple(issues)
        clear_layout(self._column)
        if not issues:
            said = self.tr("Nothing to mend. The question can be saved.")
            self._column.addWidget(empty_state(self.services.theme, "circle-check", said))
        for issue in issues:
            self._column.addWidget(IssueCard(self, issue))
        self._column.addStretch(1)

    def level_name(self, level: Level) -> str:
        """A level in the words of the window."""
        return {
            Level.ERROR: self.tr("Unfinished"),
            Level.PROBLEM: self.tr("Problem"),
            Level.REMARK: self.tr("Remark"),
        }[level]

    def restyle(self) -> None:
        """Colours are new."""
        issues, self._issues = self.issues, None
        self.show_issues(issues)
