"""The window: a rail on the left, one page at a time. Pages are made when they are first asked for.

Enter by `MainWindow(theme, tasks)`, then `show_home(view)`, later `attach(library)`. What is not in
the first picture (the rail and the empty page) is imported and made after it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from quizapp.ui.rail import PAGES, Rail
from quizapp.ui.tasks import TaskRunner
from quizapp.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from quizapp.library import Library
    from quizapp.quiz.summaries import HomeView
    from quizapp.ui.pages.page import Page, Services

NARROW = 900
"""Pixels of width, at 100 % text, under which the rail shows icons only."""

MAX_NOTICES = 3

_CLOSED_IN_EXAMS = frozenset({
    "results", "source", "editor", "exchange", "generate", "sources", "quizzes", "class",
    "paper", "hand_out", "reading_list", "evidence", "regrade", "disputes",
})  # fmt: skip

_FOR_TEACHERS = frozenset({
    "editor", "exchange", "generate", "sources", "quizzes", "regrade", "disputes", "extra_time",
    "class", "paper", "hand_out",
})  # fmt: skip
"""Behind the teachers' password, where there is one."""

_PAGES: dict[str, tuple[str, str]] = {
    "home": ("quizapp.ui.pages.home", "HomePage"),
    "library": ("quizapp.ui.pages.library", "LibraryPage"),
    "practice": ("quizapp.ui.pages.practice", "PracticePage"),
    "setup": ("quizapp.ui.pages.setup", "SetupPage"),
    "quiz": ("quizapp.ui.pages.quiz", "QuizPage"),
    "results": ("quizapp.ui.pages.results", "ResultsPage"),
    "source": ("quizapp.ui.pages.source", "SourcePage"),
    "reading_list": ("quizapp.ui.pages.reading_list", "ReadingListPage"),
    "evidence": ("quizapp.ui.pages.evidence", "EvidencePage"),
    "history": ("quizapp.ui.pages.history", "HistoryPage"),
    "editor": ("quizapp.ui.pages.editor", "EditorPage"),
    "exchange": ("quizapp.ui.pages.exchange", "ExchangePage"),
    "generate": ("quizapp.ui.pages.generate", "GeneratePage"),
    "sources": ("quizapp.ui.pages.sources_page", "SourcesPage"),
    "quizzes": ("quizapp.ui.pages.quizzes", "QuizzesPage"),
    "take": ("quizapp.ui.pages.take", "TakePage"),
    "regrade": ("quizapp.ui.pages.regrade", "RegradePage"),
    "disputes": ("quizapp.ui.pages.disputes", "DisputesPage"),
    "extra_time": ("quizapp.ui.pages.extra_time", "ExtraTimePage"),
    "unlock": ("quizapp.ui.pages.unlock", "UnlockPage"),
    "class": ("quizapp.ui.pages.classroom", "ClassPage"),
    "paper": ("quizapp.ui.pages.paper", "PaperPage"),
    "hand_out": ("quizapp.ui.pages.hand_out", "HandOutPage"),
    "hand_in": ("quizapp.ui.pages.hand_in", "HandInPage"),
    "settings": ("quizapp.ui.pages.settings", "SettingsPage"),
    "about": ("quizapp.ui.pages.about", "AboutPage"),
}
"""Name to module and class; imported when a page is first shown."""

_BELONGS_TO = {
    "setup": "library", "editor": "library", "generate": "library", "sources": "library",
    "exchange": "library",
    "paper": "library", "hand_out": "quizzes", "hand_in": "home",
    "quiz": "home", "results": "history",
    "source": "history", "reading_list": "history", "take": "home", "evidence": "home",
    "regrade": "quizzes", "disputes": "quizzes", "extra_time": "quizzes", "unlock": "quizzes",
}  # fmt: skip


class MainWindow(QMainWindow):
    """Navigation, notices, and the lifetime of the pages.

    Signals:
        painted: the first picture is on the screen.
        went: the name of the page that is shown now.
    """

    painted = Signal()
    went = Signal(str)

    def __init__(self, theme: Theme, tasks: TaskRunner, view: HomeView | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.tasks = tasks
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._was_painted = False
        self._is_complete = False
        self._wish: Callable[[], None] | None = None
        self._trail: list[tuple[str, dict[str, Any]]] = []
        self.setWindowTitle("Quizapp")
        self.setMinimumSize(560, 420)
        self.resize(1180, 800)
        self._build()
        if view is not None:
            self.show_home(view)

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        """The frame: all that the first picture shows."""
        self.rail = Rail(self.theme, self.go)
        self.rail_buttons = self.rail.buttons
        self.rail.mark("home")
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
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        middle = QWidget()
        middle.setLayout(row)
        self.setCentralWidget(middle)

    @cached_property
    def services(self) -> Services:
        """What pages may use."""
        from quizapp.ui.pages.page import Services

        return Services(self.theme, self.tasks, self.go, self.notify, when_open=self.when_open)

    def complete(self) -> None:
        """Adds what no picture shows; does nothing at the second call."""
        if self._is_complete:
            return
        self._is_complete = True
        from PySide6.QtGui import QIcon

        from quizapp.assets import asset_path

        self.setWindowIcon(QIcon(str(asset_path("icons/quizapp.svg"))))
        self.setAcceptDrops(True)
        self._shortcuts()
        self.theme.complete()
        self.rail.complete()
        self.theme.changed.connect(self._restyle)

    def show_home(self, view: HomeView) -> None:
        """Home as it is before the library is open."""
        from quizapp.ui.pages.home import HomePage

        self.complete()
        home = HomePage(self.services)
        self._add(home, "home")
        home.show_view(view)
        self._show("home")

    def _restyle(self) -> None:
        self.rail.restyle()
        self._fit_rail()

    def _fit_rail(self) -> None:
        self.rail.fit(self.width() < NARROW * self.theme.scale)

    def _shortcuts(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        keys: list[tuple[str, Callable[[], object]]] = [
            (f"Ctrl+{n}", self.rail_buttons[name].click)
            for n, (name, _icon) in enumerate(PAGES, start=1)
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
        if self.services.library is None:
            if name == "home" and self.pages:
                self._forget_wish()
            else:
                self.when_open(lambda: self.go(name, **arguments))
                self.rail.mark(_BELONGS_TO.get(name, name))
            return
        if here is not None and not here.can_leave():
            self._mark_rail()
            return
        if name == "back":
            self.back()
            return
        if not self._is_open(name, arguments):
            return
        self._trail.append((name, arguments))
        del self._trail[:-50]
        self._show(name, **arguments)

    def _is_open(self, name: str, arguments: dict[str, Any]) -> bool:
        """Whether the page may be shown now; where not, it is said why, or asked for."""
        if name in _FOR_TEACHERS and self.services.lib.teachers.is_locked:
            self._show("unlock", wanted=name, arguments=arguments)
            return False
        if name not in _CLOSED_IN_EXAMS or self._may_look(arguments):
            return True
        self._mark_rail()
        return False

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
        if self._is_open(name, arguments):
            self._show(name, **arguments)

    def _show(self, name: str, **arguments: Any) -> None:
        page = self.page(name)
        if name != self.current:
            self._age_notices()
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
        self.rail.mark(_BELONGS_TO.get(self.current, self.current))

    def when_open(self, do: Callable[[], None]) -> None:
        """Does it now, or as soon as the library is open; of several wishes the last is granted."""
        if self.services.library is not None:
            do()
            return
        from PySide6.QtCore import Qt

        self._wish = do
        self.setCursor(Qt.CursorShape.BusyCursor)

    def _forget_wish(self) -> None:
        self._wish = None
        self.unsetCursor()
        self._mark_rail()

    def attach(self, library: Library) -> None:
        """The library is open: everything comes alive."""
        self.complete()
        self.services.library = library
        if not self.pages:
            self._show("home")
        else:
            for page in self.pages.values():
                page.library_attached()
        wish = self._wish
        self._forget_wish()
        if wish is not None:
            wish()

    def notify(self, text: str, kind: str = "info") -> None:
        """A line at the top of the window; at most three at a time."""
        while self._notices.count() >= MAX_NOTICES:
            self._drop_notice()
        from quizapp.ui.widgets.cards import Notice

        self._notices.addWidget(Notice(self.theme, text, kind))

    def _age_notices(self) -> None:
        """What was said two pages ago has been read; errors stay until they are closed."""
        for n in reversed(range(self._notices.count())):
            item = self._notices.itemAt(n)
            widget = item.widget() if item is not None else None
            if widget is not None and getattr(widget, "has_aged", lambda: False)():
                self._notices.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

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
        from quizapp.ui.dropped import dropped_files

        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Banks are opened, packs taken; questions are made of documents."""
        from quizapp.ui.dropped import dropped_files

        if self.services.library is None or self.current == "quiz":
            return
        found = dropped_files(event)
        if found.banks:
            self.go("library")
            for path in found.banks:
                self.page("library").open_file(path)  # type: ignore[attr-defined]
        elif found.packs:
            self.go("hand_in", path=found.packs[0])
        elif found.foreign:
            self.go("exchange", path=found.foreign[0])
        else:
            self.go("generate", paths=found.documents)

    def geometry_text(self) -> str:
        """Size and place, to be restored at the next start."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry(self, text: str) -> None:
        if text:
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))
