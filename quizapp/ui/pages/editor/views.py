"""The editor's views, one at a time: the workspace, and what is opened from its menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from quizapp.library.edit_session import EditSession, OnDisk
from quizapp.ui.pages.editor.bin_view import BinView
from quizapp.ui.pages.editor.citations import CitationList
from quizapp.ui.pages.editor.commands import Commands
from quizapp.ui.pages.editor.details_view import DetailsView
from quizapp.ui.pages.editor.duplicates_view import DuplicatesView
from quizapp.ui.pages.editor.merge_view import MergeView
from quizapp.ui.pages.editor.saving import Saver
from quizapp.ui.pages.editor.states import StateView
from quizapp.ui.pages.editor.workspace import Workspace
from quizapp.ui.pages.page import Services


class Views(QStackedWidget):
    """Signals:
    closed: Back from a view.
    merged: the bank and its file were brought together.
    """

    closed = Signal()
    merged = Signal()

    def __init__(self, services: Services, do: Commands, saver: Saver) -> None:
        super().__init__()
        self._services = services
        self._do = do
        self._saver = saver
        self._disk: OnDisk | None = None
        self.state = StateView(services)
        citations = CitationList(services, lambda one: services.lib.editing.sealed(do.open, one))
        self.work = Workspace(services, citations)
        self.duplicates = DuplicatesView(services)
        self.bin = BinView(services)
        self.merge = MergeView(services)
        self.details = DetailsView(services)
        for view in (
            self.state, self.work, self.duplicates, self.bin, self.merge, self.details,
        ):  # fmt: skip
            self.addWidget(view)
        for back in (self.duplicates, self.bin, self.merge, self.details):
            back.closed.connect(self.closed)
        self.duplicates.retire_wanted.connect(do.retire)
        self.bin.restore_wanted.connect(self._restore)
        self.details.edited.connect(do.set_head)
        self.merge.merged.connect(self._merge)
        saver.disk_read.connect(self.show_disk)

    def show_work(self) -> None:
        """The list and the form."""
        self.setCurrentWidget(self.work)

    def show_loading(self) -> None:
        """The bank is being read."""
        self.state.show_loading()
        self.setCurrentWidget(self.state)

    def show_view(self, name: str, session: EditSession) -> bool:
        """A view of the menu: "duplicates", "bin" or "details"; False for another name."""
        if name == "duplicates":
            self.setCurrentWidget(self.duplicates)
            self.duplicates.search(session)
        elif name == "bin":
            self.setCurrentWidget(self.bin)
            self.bin.show_bin(session.bank, self._services.lib.editing.now())
        elif name == "details":
            self.setCurrentWidget(self.details)
            self.details.show_head(session.bank.head, str(session.path))
        else:
            return False
        return True

    def _restore(self, ids: list[str]) -> None:
        self._do.restore_from_bin(ids)
        self.bin.show_bin(self._do.open.bank, self._services.lib.editing.now())

    def show_disk(self, disk: OnDisk) -> None:
        """The file as another program left it: compared, or told why it cannot be."""
        self._disk = disk
        if disk.bank is None:
            said = self.tr(
                "The bank's file cannot be read any more. What is open here is unharmed.\n\n"
                "{problem}"
            )
            self.state.show_trouble(
                said.format(problem=disk.problem), self.tr("Look again"), self._saver.compare,
                self.tr("Write what is open here"), self._saver.write_over,
            )  # fmt: skip
            self.setCurrentWidget(self.state)
        elif not disk.differences:
            self._merge({})
        else:
            self.merge.show_disk(disk)
            self.setCurrentWidget(self.merge)
            self.merge.list.setFocus()

    def _merge(self, choices: Any) -> None:
        assert self._disk is not None
        self._saver.merge(self._disk, choices)
        self.merged.emit()

    def fit(self, width: int) -> None:
        """Little room: lists stand above what they list."""
        for view in (self.duplicates, self.merge):
            view.fit(width)
