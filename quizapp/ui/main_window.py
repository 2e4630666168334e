"""The window: a rail on the left, one page at a time. Pages are made when they are first asked for.

Enter by `MainWindow(theme, tasks, view)`, later `attach(library)`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.assets import asset_path
from quizapp.quiz.summaries import HomeView
from quizapp.ui.pages.home import HomePage
from quizapp.ui.pages.page import Page, Services
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme
from quizapp.ui.widgets.cards import Notice

if TYPE_CHECKING:
    from quizapp.library import Library

NARROW = 900
"""Pixels of width, at 100 % text, under which the rail shows icons only."""

MAX_NOTICES = 3

_CLOSED_IN_EXAMS = frozenset({"results", "source"})

_PAGES: dict[str, tuple[str, str]] = {
    "home": ("quizapp.ui.pages.home", "HomePage"),
    "library": ("quizapp.ui.pages.library", "LibraryPage"),
    "setup": ("quizapp.ui.pages.setup", "SetupPage"),
    "quiz": ("quizapp.ui.pages.quiz", "QuizPage"),
    "results": ("quizapp.ui.pages.results", "ResultsPage"),
    "source": ("quizapp.ui.pages.source", "SourcePage"),
    "history": ("quizapp.ui.pages.history", "HistoryPage"),
    "settings": ("quizapp.ui.pages.settings", "SettingsPage"),
    "about": ("quizapp.ui.pages.about", "AboutPage"),
}
"""Name to module and class; imported when a page is first shown."""

_RAIL = (("home", "house"), ("library", "library-big"), ("history", "chart-line"))
_RAIL_FOOT = (("settings", "settings"), ("about", "info"))
_BELONGS_TO = {"setup": "library", "quiz": "home", "results": "history", "source": "history"}


class MainWindow(QMainWindow):
    """Navigation, notices, and the lifetime of the pages.

    Signals:
        painted: the first picture is on the screen.
        went: the name of the page that is shown now.
    """

    painted = Signal()
    went = Signal(str)

    def __init__(self, theme: Theme, tasks: TaskRunner, view: HomeView) -> None:
        super().__init__()
        self.theme = theme
        self.services = Services(theme, tasks, self.go, self.notify)
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._was_painted = False
        self._wish: tuple[str, dict[str, Any]] | None = None
        self._trail: list[tuple[str, dict[str, Any]]] = []
        self.setWindowTitle("Quizapp")
        self.setWindowIcon(QIcon(str(asset_path("icons/quizapp.svg"))))
        self.setMinimumSize(560, 420)
        self.resize(1180, 800)
        self.setAcceptDrops(True)
        self._build()
        self._shortcuts()
        theme.changed.connect(self._restyle)
        home = HomePage(self.services)
        self._add(home, "home")
        home.show_view(view)
        self._show("home")

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(24, 12, 24, 0)
        self._notices.setSpacing(8)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._notices)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_rail())
        row.addLayout(right, 1)
        middle = QWidget()
        middle.setLayout(row)
        self.setCentralWidget(middle)

    def _build_rail(self) -> QFrame:
        self.rail = QFrame()
        self.rail.setObjectName("rail")
        self.rail.setAccessibleName(self.tr("Pages"))
        column = QVBoxLayout(self.rail)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(4)
        self._rail_group = QButtonGroup(self)
        self.rail_buttons: dict[str, QToolButton] = {}
        words = {
            "home": self.tr("Home"),
            "library": self.tr("Library"),
            "history": self.tr("History"),
            "settings": self.tr("Settings"),
            "about": self.tr("About"),
        }
        for part in (_RAIL, _RAIL_FOOT):
            if part is _RAIL_FOOT:
                column.addStretch(1)
            for name, icon in part:
                column.addWidget(self._rail_button(name, icon, words[name]))
        self._restyle()
        return self.rail

    def _rail_button(self, name: str, icon: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setProperty("icon_name", icon)
        made.setCheckable(True)
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.go(name))
        self._rail_group.addButton(made)
        self.rail_buttons[name] = made
        return made

    def _restyle(self) -> None:
        size = round(20 * self.theme.scale)
        for made in self.rail_buttons.values():
            made.setIcon(self.theme.icons.icon(str(made.property("icon_name")), "muted", size))
            made.setIconSize(QSize(size, size))
        self._fit_rail()

    def _fit_rail(self) -> None:
        narrow = self.width() < NARROW * self.theme.scale
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for made in self.rail_buttons.values():
            made.setToolButtonStyle(style)
            made.setMinimumWidth(0 if narrow else round(148 * self.theme.scale))

    def _shortcuts(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"Ctrl+{n}", self.rail_buttons[name].click)
            for n, (name, _icon) in enumerate(_RAIL, start=1)
        ]
        keys += [
            ("Ctrl+,", lambda: self.go("settings")),
            ("F1", lambda: self.go("about")),
            ("Ctrl+Q", self.close),
            ("Alt+Left", self.back),
        ]
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # Pages ------------------------------------------------------------------------------------

    def go(self, name: str, **arguments: Any) -> None:
        """Opens a page; the page that is there may refuse to be left."""
        here = self.pages.get(self.current)
        if name != "home" and self.services.library is None:
            self._wish = (name, arguments)  # granted as soon as the library is there
            self._mark_rail()
            return
        if here is not None and not here.can_leave():
            self._mark_rail()
            return
        if name == "back":
            self.back()
            return
        if name in _CLOSED_IN_EXAMS and not self._may_look(arguments):
            self._mark_rail()
            return
        self._trail.append((name, arguments))
        del self._trail[:-50]
        self._show(name, **arguments)

    def _may_look(self, arguments: dict[str, Any]) -> bool:
        """Sources and other attempts are closed while a closed-book exam is in progress."""
        exam = self.services.lib.closed_book_exam()
        if exam is None or exam.attempt_id == arguments.get("attempt_id"):
            return True
        said = self.tr("'{title}' is in progress: finish this exam first, on Home.")
        self.notify(said.format(title=exam.title), "info")
        if self.current not in ("home", "history", "library"):
            self._show("home")
        return False

    def back(self) -> None:
        """The page before this one, as it was opened."""
        here = self.pages.get(self.current)
        if len(self._trail) < 2 or (here is not None and not here.can_leave()):
            return
        self._trail.pop()
        name, arguments = self._trail[-1]
        if name == "quiz" and arguments["session"].is_over:
            name, arguments = "home", {}
        self._show(name, **arguments)

    def _show(self, name: str, **arguments: Any) -> None:
        page = self.page(name)
        self.current = name
        self.stack.setCurrentWidget(page)
        self._mark_rail()
        page.opened(**arguments)
        if self.current == name:  # the page may have sent us on
            self.went.emit(name)

    def page(self, name: str) -> Page:
        """The page, made at the first call."""
        if name not in self.pages:
            module, class_name = _PAGES[name]
            self._add(getattr(import_module(module), class_name)(self.services), name)
        return self.pages[name]

    def _add(self, page: Page, name: str) -> None:
        self.pages[name] = page
        self.stack.addWidget(page)
        if not self._trail:
            self._trail.append((name, {}))

    def _mark_rail(self) -> None:
        marked = self.rail_buttons.get(_BELONGS_TO.get(self.current, self.current))
        if marked is not None:
            marked.setChecked(True)

    def attach(self, library: Library) -> None:
        """The library is open: everything comes alive."""
        self.services.library = library
        for page in self.pages.values():
            page.library_attached()
        if self._wish is not None:
            (name, arguments), self._wish = self._wish, None
            self.go(name, **arguments)

    def notify(self, text: str, kind: str = "info") -> None:
        """A line at the top of the window; at most three at a time."""
        while self._notices.count() >= MAX_NOTICES:
            self._drop_notice()
        self._notices.addWidget(Notice(self.theme, text, kind))

    def clear_notices(self) -> None:
        while self._notices.count():
            self._drop_notice()

    def _drop_notice(self) -> None:
        item = self._notices.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

    # Window -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        here = self.pages.get(self.current)
        if here is not None and not here.can_leave():
            event.ignore()
            return
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _bank_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.services.library is None or self.current == "quiz":
            return
        self.go("library")
        for path in _bank_files(event):
            self.page("library").open_file(path)  # type: ignore[attr-defined]

    def geometry_text(self) -> str:
        """Size and place, to be restored at the next start."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry(self, text: str) -> None:
        if text:
            self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))


def _bank_files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (".yaml", ".yml")]
