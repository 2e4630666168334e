"""The files that a class can be written to: a menu, and the work behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from quizapp.library.class_model import ClassReport, Progress
from quizapp.ui.pages.classroom.loading import Loader
from quizapp.ui.pages.page import Services

MORE_NAMES = 3


class Exporter(QObject):
    """Writes the report that `report()` gives, if there is one.

    Signals:
        begun: a file is being written.
    """

    begun = Signal()

    def __init__(
        self,
        services: Services,
        window: QWidget,
        report: Callable[[], ClassReport | None],
        title: Callable[[], str],
        loader: Loader,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._report = report
        self._title = title
        self._loader = loader

    def menu(self) -> QMenu:
        """One entry for each kind of file."""
        menu = QMenu(self._window)
        for text, kind in (
            (self.tr("Workbook (XLSX) …"), "xlsx"),
            (self.tr("Tables (a folder of CSV files) …"), "csv"),
            (self.tr("Report to print (PDF) …"), "pdf"),
            (self.tr("Gradebook for Moodle (CSV) …"), "moodle"),
            (self.tr("Gradebook for Canvas (CSV) …"), "canvas"),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, kind=kind: self.choose(kind))
        return menu

    def choose(self, kind: str) -> None:
        """Asks where to, then writes."""
        if kind == "csv":
            name = QFileDialog.getExistingDirectory(self._window, self.tr("Folder for the tables"))
        else:
            suffix = kind if kind in ("xlsx", "pdf") else "csv"
            shown = {
                "xlsx": self.tr("Workbooks (*.xlsx)"),
                "pdf": self.tr("PDF documents (*.pdf)"),
            }.get(kind, self.tr("CSV tables (*.csv)"))
            proposed = "class" if suffix == kind else f"class-{kind}"
            name, _filter = QFileDialog.getSaveFileName(
                self._window, self.tr("Export"), f"{proposed}.{suffix}", shown
            )
        if name:
            self.export_to(Path(name), kind)

    def export_to(self, path: Path, kind: str) -> None:
        """Writes in the background; a line at the top says what became of it."""
        report = self._report()
        if report is None:
            return
        classroom = self._services.lib.classroom
        title = self._title()

        def work(progress: Progress) -> tuple[str, ...]:
            if kind == "pdf":
                from quizapp.ui.pages.classroom.pdf_report import write_report

                write_report(report, classroom.passages(report, progress), path, title)
                return (path.name,)
            return classroom.export(report, path, kind, progress)

        self.begun.emit()
        self._loader.run(work, self._written)

    def _written(self, names: tuple[str, ...]) -> None:
        said = ", ".join(names[:MORE_NAMES]) + (" …" if len(names) > MORE_NAMES else "")
        self._services.notify(self.tr("Written: {files}").format(files=said), "good")
