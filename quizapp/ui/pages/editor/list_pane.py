"""The list of questions: search, filters, order, several selected at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Kind, Status
from quizapp.editing.listing import Query, Shown, Sort
from quizapp.library.edit_session import EditSession
from quizapp.ui.pages.editor.fields import LineField, Picker
from quizapp.ui.pages.editor.list_delegate import QuestionDelegate
from quizapp.ui.pages.editor.list_model import (
    COL_KIND,
    COL_POINTS,
    COL_PROBLEMS,
    COL_STATUS,
    COL_TITLE,
    COL_TOPICS,
    QuestionModel,
)
from quizapp.ui.pages.editor.words import shown_name, sort_name, status_name
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.verdicts import kind_name

WIDE = 620
"""Pixels, at 100 % text, from which the list has columns."""

MAX_TOPICS = 200


class QuestionTable(QTableView):
    """Enter opens the form, Delete puts into the bin.

    Signals:
        entered_, deleted: the keys.
    """

    entered_ = Signal()
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class ListPane(QWidget):
    """Signals:
    selected: the ids that are selected, the current one first.
    opened: Enter on a question.
    delete_wanted: Delete.
    """

    selected = Signal(object)
    opened = Signal()
    delete_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: EditSession | None = None
        self._is_filling = False
        self.model = QuestionModel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._build_search())
        layout.addWidget(self._build_filters())
        self._build_table()
        layout.addWidget(self.table, 1)
        self.count = plain_label("", "caption")
        layout.addWidget(self.count)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)

    def _build_search(self) -> QHBoxLayout:
        self.search = LineField(self.tr("Search the questions"), self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self.table_focus)
        self.filter_button: QPushButton = button(self.tr("Filter"), "chip")
        self.filter_button.setCheckable(True)
        self._services.theme.put_icon(self.filter_button, "list-filter")
        self.filter_button.toggled.connect(lambda on: self.filters.setVisible(on))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter_button)
        return row

    def _build_filters(self) -> QWidget:
        tr = self.tr
        self.kind = Picker(tr("Kind"), [(None, tr("Every kind"))] + [
            (kind, kind_name(kind)) for kind in Kind
        ])  # fmt: skip
        self.topic = Picker(tr("Topic"), [(None, tr("Every topic"))])
        self.status = Picker(tr("Status"), [(None, tr("Every status"))] + [
            (one, status_name(one)) for one in Status
        ])  # fmt: skip
        self.shown = Picker(tr("Problems"), [(one, shown_name(one)) for one in Shown])
        self.sort = Picker(tr("Order"), [(one, sort_name(one)) for one in Sort])
        self.filters = QWidget()
        column = QVBoxLayout(self.filters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for picker in (self.kind, self.topic, self.status, self.shown, self.sort):
            picker.picked.connect(self.refresh)
            column.addWidget(picker)
        self.filters.hide()
        return self.filters

    def _build_table(self) -> None:
        self.table = QuestionTable()
        self.table.setModel(self.model)
        self.delegate = QuestionDelegate(self._services.theme, self.table)
        self.table.setItemDelegateForColumn(COL_TITLE, self.delegate)
        self.table.setProperty("role", "questions")
        self.table.setAccessibleName(self.tr("Questions"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setMouseTracking(True)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(50)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COL_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by_column)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.table.entered_.connect(self.opened)
        self.table.doubleClicked.connect(lambda _index: self.opened.emit())
        self.table.deleted.connect(self.delete_wanted)
        self.restyle()

    # Filling ----------------------------------------------------------------------------------

    def show_session(self, session: EditSession) -> None:
        """Another bank."""
        self._session = session
        self.model.set_bank(session.bank, session.checker)
        self._fill_topics()
        self.refresh()

    def _fill_topics(self) -> None:
        assert self._session is not None
        topics = self._session.bank.topics()[:MAX_TOPICS]
        rows: list[tuple[object, str]] = [(None, self.tr("Every topic"))]
        rows += [("", self.tr("Without a topic")), *((one, one) for one in topics)]
        self.topic.set_rows(rows)

    def query(self) -> Query:
        """What the pane asks for."""
        kind, status, topic = self.kind.value(), self.status.value(), self.topic.value()
        shown, sort = self.shown.value(), self.sort.value()
        return Query(
            text=self.search.text(),
            kind=kind if isinstance(kind, Kind) else None,
            topic=topic if isinstance(topic, str) else None,
            status=status if isinstance(status, Status) else None,
            shown=shown if isinstance(shown, Shown) else Shown.ALL,
            sort=sort if isinstance(sort, Sort) else Sort.BANK,
        )

    def refresh(self) -> None:
        """Asks the listing again; what was selected stays selected where it is still listed."""
        session = self._session
        if session is None:
            return
        query = self.query()
        if query.shown is not Shown.ALL or query.sort is Sort.PROBLEMS:
            session.checker.work(lambda: False)
        wanted = self.selected_ids()
        self._is_filling = True
        self.model.set_ids(session.listing.ids(query))
        self._is_filling = False
        self.select(wanted, fall_back=True)
        self._say_count(query)

    def clear(self) -> None:
        """Takes every filter off."""
        self._is_filling = True
        self.search.clear()
        for picker in (self.kind, self.topic, self.status):
            picker.choose(None)
        self.shown.choose(Shown.ALL)
        self._is_filling = False
        self.refresh()

    def refresh_topics(self) -> None:
        """Topics may be new."""
        self._fill_topics()

    def _say_count(self, query: Query) -> None:
        assert self._session is not None
        every, found = len(self._session.bank), len(self.model.ids)
        active = sum(one is not None for one in (query.kind, query.topic, query.status)) + (
            query.shown is not Shown.ALL
        )
        self.filter_button.setText(
            self.tr("Filter · {count}").format(count=active) if active else self.tr("Filter")
        )
        if found == every:
            self.count.setText(self.tr("{count} questions").format(count=f"{every:,}"))
        else:
            said = self.tr("{found} of {count} questions")
            self.count.setText(said.format(found=f"{found:,}", count=f"{every:,}"))

    # Selecting --------------------------------------------------------------------------------

    def selected_ids(self) -> list[str]:
        """Those that are selected, the current one first."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        current = self.table.currentIndex().row()
        if current in rows:
            rows.remove(current)
            rows.insert(0, current)
        return [self.model.ids[row] for row in rows if row < len(self.model.ids)]

    def select(self, ids: list[str], *, fall_back: bool = False) -> None:
        """Selects questions, the first being the current one; `fall_back` to the first listed."""
        rows = [row for one in ids if (row := self.model.row_of(one)) >= 0]
        if not rows and fall_back and self.model.ids:
            rows = [0]
        chosen = QItemSelection()
        for row in rows:
            chosen.merge(
                QItemSelection(self.model.index(row, 0), self.model.index(row, COL_PROBLEMS)),
                QItemSelectionModel.SelectionFlag.Select,
            )
        selection = self.table.selectionModel()
        self._is_filling = True
        if rows:
            selection.setCurrentIndex(
                self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_filling = False
        if rows:
            self.table.scrollTo(self.model.index(rows[0], 0))
        self.selected.emit(self.selected_ids())

    def _selection_changed(self, *_what: object) -> None:
        if not self._is_filling:
            # The current index is set after the selection.
            QTimer.singleShot(0, self, lambda: self.selected.emit(self.selected_ids()))

    def step(self, by: int) -> None:
        """Selects the next or previous question of the list."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < len(self.model.ids):
            self.select([self.model.ids[row]])

    def focus_search(self) -> None:
        """To the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def table_focus(self) -> None:
        """To the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_by_column(self, column: int) -> None:
        by = {
            COL_TITLE: Sort.TEXT, COL_KIND: Sort.KIND, COL_TOPICS: Sort.TOPIC,
            COL_STATUS: Sort.STATUS, COL_POINTS: Sort.POINTS, COL_PROBLEMS: Sort.PROBLEMS,
        }[column]  # fmt: skip
        self.sort.choose(Sort.BANK if self.sort.value() is by else by)
        self.refresh()

    # Looks ------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Sizes are new."""
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.height())
        self._fit_columns()

    def _fit_columns(self) -> None:
        wide = self.width() >= WIDE * self._services.theme.scale
        for column in range(COL_KIND, COL_PROBLEMS + 1):
            self.table.setColumnHidden(column, not wide)
        self.table.horizontalHeader().setVisible(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
