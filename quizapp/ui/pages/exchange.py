"""Import and export: what of a file is kept, changed or left out, before anything is stored.

Opened with `path`, a file to import, or with `bank_id`, a bank to export.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.errors import BankProblemsError, QuestionBankError
from quizapp.ui.pages.page import Page, Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, icon_line

if TYPE_CHECKING:
    from question_bank.exchange import Export, Note
    from quizapp.library.exchanging import FormatName, ReadFile

MAX_LINES = 2_000
"""Questions that the report lists; the rest is counted."""

MAX_PROBLEMS = 30
_ICONS = {
    "kept": ("circle-check", "right"),
    "changed": ("circle-dot", "flag_ink"),
    "left out": ("circle-alert", "wrong"),
}


class ExchangePage(Page):
    name = "exchange"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.read: ReadFile | None = None
        self.export: Export | None = None
        self._bank_id = ""
        self._number = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        self._head = QVBoxLayout()
        self._head.setSpacing(12)
        layout.addLayout(self._head)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.tr("Working"))
        layout.addWidget(self.busy)
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        layout.addLayout(self._told)
        self.report = QListWidget()
        self.report.setAccessibleName(self.tr("Questions"))
        self.report.setWordWrap(True)
        self.report.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.report.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.report, 1)

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        if "path" in arguments:
            self._begin_import(Path(arguments["path"]))
        elif "bank_id" in arguments:
            self._begin_export(str(arguments["bank_id"]))

    def restyle(self) -> None:
        if self.read is not None:
            self._show_read(self.read)
        elif self.export is not None:
            self._show_export(self.export)

    def _begin(self) -> int:
        """Clears the page; the number that tells this work from one that came later."""
        self.read = self.export = None
        self._number += 1
        clear_layout(self._head)
        clear_layout(self._told)
        self.report.clear()
        self.report.hide()
        self.busy.show()
        return self._number

    def _begin_import(self, path: Path) -> None:
        number = self._begin()
        self._title(self.tr("Import {file}").format(file=path.name))

        def show(read: ReadFile) -> None:
            if number == self._number:
                self._show_read(read)

        def refuse(error: QuestionBankError) -> None:
            if number == self._number:
                self._show_refusal(error)

        exchanging = self.services.lib.exchanging
        self.services.tasks.run(lambda: exchanging.read(path), show, refuse)

    def _begin_export(self, bank_id: str) -> None:
        self._begin()
        self.busy.hide()
        self._bank_id = bank_id
        banks = self.services.lib.banks()
        bank = next((one for one in banks if one.bank_id == bank_id), None)
        if bank is None:
            self.services.navigate("library")
            return
        self._title(self.tr("Export '{title}'").format(title=bank.title))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(plain_label(self.tr("As")))
        self.formats = QComboBox()
        self.formats.setAccessibleName(self.tr("Format"))
        for one in self.services.lib.exchanging.writable():
            self.formats.addItem(one.label, one.name)
        row.addWidget(self.formats)
        row.addStretch(1)
        self.save_button = button(self.tr("Save …"), "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        row.addWidget(self.save_button)
        self._head.addLayout(row)
        self.formats.currentIndexChanged.connect(self._write)
        self.formats.setFocus()
        self._write()

    def _title(self, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(text, "display"), 1)
        back = button(self.tr("Library"))
        self.services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: self.services.navigate("library"))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(row)

    # Import -----------------------------------------------------------------------------------

    def _show_read(self, read: ReadFile) -> None:
        self.busy.hide()
        first = self.read is not read
        self.read = read
        if first:
            row = QHBoxLayout()
            row.setSpacing(12)
            self.title_field = QLineEdit(read.found.bank.title)
            self.title_field.setAccessibleName(self.tr("Title of the bank"))
            self.title_field.setMaxLength(200)
            self.title_field.returnPressed.connect(self.keep)
            row.addWidget(self.title_field, 1)
            self.keep_button: QPushButton = button(self.tr("Make a bank of it"), "primary")
            self.keep_button.setEnabled(bool(read.found.bank.questions))
            self.keep_button.clicked.connect(self.keep)
            row.addWidget(self.keep_button)
            self._head.addLayout(row)
            self.keep_button.setFocus()
        clear_layout(self._told)
        said = self.tr("{format}. Nothing is stored yet; what you keep comes in as drafts.")
        self._told.addWidget(plain_label(said.format(format=read.format.label), "muted"))
        self._show_notes(read.found.notes, read.found.remarks)
        for problem in read.found.problems[:MAX_PROBLEMS]:
            self._remark(problem.located(read.path.name))

    def keep(self) -> None:
        """Stores what was read as a bank of its own."""
        if self.read is None:
            return
        try:
            bank_id = self.services.lib.exchanging.keep(self.read, self.title_field.text())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        count = len(self.read.found.bank.questions)
        self.read = None
        said = self.tr("{count} questions are in a new bank, as drafts.").format(count=count)
        self.services.notify(said, "good")
        self.services.navigate("editor", bank_id=bank_id)

    def _show_refusal(self, error: QuestionBankError) -> None:
        self.busy.hide()
        frame, inside = card("bad")
        if isinstance(error, BankProblemsError):
            head = self.tr("{file} cannot be read; nothing of it was stored.").format(
                file=error.path.name
            )
            lines = [one.located(error.path.name) for one in error.problems[:MAX_PROBLEMS]]
        else:
            head, lines = str(error), []
        inside.addWidget(icon_line(self.services.theme, "circle-alert", head, "wrong", "wrong"))
        for line in lines:
            label = plain_label(line)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(label)
        self._told.addWidget(frame)
        self._told.addStretch(1)

    # Export -----------------------------------------------------------------------------------

    def _chosen(self) -> FormatName:
        name = str(self.formats.currentData())
        return next(one for one in self.services.lib.exchanging.writable() if one.name == name)

    def _write(self) -> None:
        """Makes the file in memory, to tell what it can carry."""
        self._number += 1
        number, name = self._number, self._chosen().name
        self.export = None
        self.save_button.setEnabled(False)
        clear_layout(self._told)
        self.report.hide()
        self.busy.show()

        def show(export: Export) -> None:
            if number == self._number:
                self._show_export(export)

        def refuse(error: QuestionBankError) -> None:
            if number == self._number:
                self._show_refusal(error)

        exchanging, bank_id = self.services.lib.exchanging, self._bank_id
        self.services.tasks.run(lambda: exchanging.write(bank_id, name), show, refuse)

    def _show_export(self, export: Export) -> None:
        self.busy.hide()
        self.export = export
        self.save_button.setEnabled(True)
        clear_layout(self._told)
        self._show_notes(export.notes, export.remarks)

    def save(self) -> None:
        """Asks where the file goes and writes it."""
        if self.export is None:
            return
        chosen = self._chosen()
        pattern = " ".join(f"*{suffix}" for suffix in chosen.suffixes)
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export"), f"questions{chosen.suffixes[0]}", f"{chosen.label} ({pattern})"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Writes the file that the page tells of."""
        if self.export is None:
            return
        try:
            self.services.lib.exchanging.save(self.export, path)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.notify(self.tr("Saved as {file}.").format(file=str(path)), "good")

    # The report -------------------------------------------------------------------------------

    def _show_notes(self, notes: tuple[Note, ...], remarks: tuple[str, ...]) -> None:
        counts = {
            outcome: sum(note.outcome.value == outcome for note in notes) for outcome in _ICONS
        }
        words = {
            "kept": self.tr("{count} kept as they are"),
            "changed": self.tr("{count} changed"),
            "left out": self.tr("{count} left out"),
        }
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for outcome, (icon, tint) in _ICONS.items():
            said = words[outcome].format(count=counts[outcome])
            row.addWidget(icon_line(self.services.theme, icon, said, "strong", tint))
        row.addStretch(1)
        self._told.addWidget(holder)
        for remark in remarks[:MAX_PROBLEMS]:
            self._remark(remark)
        self._fill(notes)

    def _remark(self, text: str) -> None:
        self._told.addWidget(icon_line(self.services.theme, "info", text, "body", "accent"))

    def _fill(self, notes: tuple[Note, ...]) -> None:
        """What was left out first: it is what a person must know."""
        self.report.clear()
        ranked = sorted(notes, key=lambda note: -list(_ICONS).index(note.outcome.value))
        outcome_words = {
            "kept": self.tr("kept"),
            "changed": self.tr("changed"),
            "left out": self.tr("left out"),
        }
        for note in ranked[:MAX_LINES]:
            icon, tint = _ICONS[note.outcome.value]
            title = " ".join(note.title.split())
            cut = title if len(title) <= 120 else f"{title[:119]}…"
            where = self.tr("line {line}").format(line=note.line) if note.line else ""
            head = " · ".join(part for part in (outcome_words[note.outcome.value], where) if part)
            text = "\n".join([f"{cut}  ({head})", *note.reasons])
            self.report.addItem(QListWidgetItem(self.services.theme.icons.icon(icon, tint), text))
        if len(ranked) > MAX_LINES:
            more = self.tr("… and {count} more").format(count=len(ranked) - MAX_LINES)
            self.report.addItem(QListWidgetItem(more))
        self.report.setVisible(bool(ranked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("library")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)
