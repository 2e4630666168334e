"""Paper: a bank or a named quiz as PDF or on a printer, in several versions, with a key apart.

Opened with `bank_id` or `quiz_id`. The preview is the first page as it will be printed.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from quizapp.library.bank_files import slug
from quizapp.library.paper import MOST_QUESTIONS, MOST_VERSIONS, Paper, Papers, PaperWish
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, column, title_line
from quizapp.ui.pages.quizzes_fields import ChipRow
from quizapp.ui.text import ask, button, plain_label
from quizapp.ui.verdicts import kind_name
from quizapp.ui.widgets.cards import card

if TYPE_CHECKING:
    from quizapp.ui.tasks import Task

PREVIEW_PX = 380
FORM_PX = 480
"""Width, at 100 % text, that the form wants beside the preview, with all margins."""

_WAIT_MS = 200
"""After the last change, before the paper is drawn anew."""


class PaperPage(Page):
    """`made` is the paper that the preview shows, None while there is none."""

    name = "paper"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.bank_id = self.quiz_id = ""
        self.made: Paper | None = None
        self._seed = 0
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.draw)
        self.save_button = button(self.tr("Save as PDF …"), "primary")
        services.theme.put_icon(self.save_button, "download", "on_accent")
        self.save_button.clicked.connect(self.choose_place)
        self.print_button = button(self.tr("Print …"))
        self.print_button.clicked.connect(self.print)
        layout = column(self)
        layout.addLayout(title_line(self.tr("On paper"), self.print_button, self.save_button))
        self.about = plain_label("", "muted")
        layout.addWidget(self.about)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addWidget(self._form(), 1)
        self._row.addWidget(self._preview())
        layout.addLayout(self._row)
        layout.addStretch(1)

    def _form(self) -> QWidget:
        frame, inside = card()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        self.heading = QLineEdit()
        self.heading.setMaxLength(200)
        self.heading.textEdited.connect(self._changed)
        self.count = self._number(10, 0, MOST_QUESTIONS)
        self.count.setSpecialValueText(self.tr("All"))
        self.versions = self._number(1, 1, MOST_VERSIONS)
        for text, field in (
            (self.tr("Title"), self.heading),
            (self.tr("Questions"), self.count),
            (self.tr("Versions"), self.versions),
        ):
            label = plain_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        inside.addLayout(form)
        self.kinds = ChipRow(self.tr("Kinds"), self.tr("None chosen: all of them."))
        self.kinds.changed.connect(self._changed)
        inside.addWidget(self.kinds)
        self.shuffle = QCheckBox(self.tr("Questions in another order in each version"))
        self.shuffle_options = QCheckBox(self.tr("Options in another order in each version"))
        self.sheet = QCheckBox(self.tr("With an answer sheet"))
        self.key = QCheckBox(self.tr("With the key, as a file of its own"))
        for box in (self.shuffle, self.shuffle_options, self.sheet, self.key):
            box.setChecked(True)
            box.toggled.connect(self._changed)
            inside.addWidget(box)
        again = button(self.tr("Draw again"))
        self.services.theme.put_icon(again, "rotate-ccw")
        again.clicked.connect(self.draw_again)
        inside.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        return frame

    def _number(self, value: int, low: int, high: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(low, high)
        field.setValue(value)
        field.lineEdit().setTextMargins(8, 0, 0, 0)
        field.setMinimumWidth(round(field.fontMetrics().averageCharWidth() * 12) + 48)
        field.valueChanged.connect(self._changed)
        return field

    def _preview(self) -> QWidget:
        frame, inside = card()
        self.picture = QLabel()
        self.picture.setFixedWidth(PREVIEW_PX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture.setAccessibleName(self.tr("The first page"))
        inside.addWidget(self.picture)
        self.said = plain_label("", "caption")
        inside.addWidget(self.said)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() > PREVIEW_PX + FORM_PX * self.services.theme.scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if is_wide else down)

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        self.quiz_id = arguments.get("quiz_id", "")
        self.bank_id = "" if self.quiz_id else arguments.get("bank_id", self.bank_id)
        library = self.services.lib
        if self.quiz_id:
            title = library.quizzes.get(self.quiz_id).name
        else:
            cards = {one.bank_id: one for one in library.banks()}
            if self.bank_id not in cards:
                self.services.navigate("library")
                return
            title = cards[self.bank_id].title
            kinds = [Kind(one) for one in cards[self.bank_id].kinds]
            self.kinds.set_chips([(one.value, kind_name(one)) for one in kinds], ())
        self.kinds.setVisible(not self.quiz_id and len(self.kinds.chips) > 1)
        for own in (self.count, self.shuffle, self.shuffle_options):
            own.setEnabled(not self.quiz_id)  # a named quiz says these itself
        self.about.setText(
            self.tr("What the quiz draws, the same questions for everybody.")
            if self.quiz_id
            else self.tr("The same questions for everybody; each version has a code of its own.")
        )
        self.heading.setText(title)
        self._seed = random.SystemRandom().randrange(2**31)
        self.draw()

    def wish(self) -> PaperWish:
        """What the form says."""
        return PaperWish(
            bank_id=self.bank_id,
            quiz_id=self.quiz_id,
            count=self.count.value(),
            kinds=tuple(Kind(one) for one in self.kinds.chosen()),
            versions=self.versions.value(),
            shuffle=self.shuffle.isChecked(),
            shuffle_options=self.shuffle_options.isChecked(),
            seed=self._seed,
        )

    def draw_again(self) -> None:
        """Other questions, where there are more than are wanted."""
        self._seed = random.SystemRandom().randrange(2**31)
        self.draw()

    def _changed(self) -> None:
        self._timer.start()

    def draw(self) -> None:
        """Draws the paper that the form asks for."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
        self._set_made(None)
        papers, wish, title = Papers.of(self.services.lib), self.wish(), self.heading.text()
        self._task = self.services.tasks.run(
            lambda: papers.make(wish, " ".join(title.split())), self._set_made, self._refused
        )

    def _refused(self, error: QuestionBankError) -> None:
        self.said.setText(str(error))

    def _set_made(self, paper: Paper | None) -> None:
        self.made = paper
        self.save_button.setEnabled(paper is not None)
        self.print_button.setEnabled(paper is not None)
        self.said.setText("")
        if paper is None:
            return
        from quizapp.ui.paper_print import picture, quiz_pages

        pages = quiz_pages(paper, answer_sheet=self.sheet.isChecked())
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(picture(pages[0], round(PREVIEW_PX * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        count = words.questions(len(paper.versions[0].questions))
        said = self.tr("{questions} · {pages} pages in all")
        self.said.setText(said.format(questions=count, pages=len(pages)))

    # Saving and printing ----------------------------------------------------------------------

    def choose_place(self) -> None:
        """Asks where, then saves."""
        self._draw_if_changed()
        if self.made is None:
            return
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), f"{slug(self.made.title)}.pdf", self.tr("PDF (*.pdf)")
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Writes the quiz, and its key beside it where it is wanted."""
        self._draw_if_changed()
        if self.made is None:
            return
        from quizapp.ui.paper_print import key_pages, quiz_pages, write_pdf

        paper = self.made
        written = [path]
        key = path.with_name(f"{path.stem}-key{path.suffix or '.pdf'}")
        if self.key.isChecked() and key.exists() and not self._may_replace(key):
            return
        try:
            pages = quiz_pages(paper, answer_sheet=self.sheet.isChecked())
            write_pdf(path, pages, paper.title)
            if self.key.isChecked():
                write_pdf(key, key_pages(paper), self.tr("Key"))
                written.append(key)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        names = self.tr(" and ").join(one.name for one in written)
        self.services.notify(self.tr("Written: {names}").format(names=names), "good")

    def _may_replace(self, key: Path) -> bool:
        said = self.tr("{name} exists already. Replace it?").format(name=key.name)
        return ask(self, self.tr("Save as PDF"), said, self.tr("Replace"), self.tr("Keep"))

    def _draw_if_changed(self) -> None:
        if self._timer.isActive():  # what is saved is what the form says
            self.draw()

    def print(self) -> None:
        """Asks for a printer; the key is not printed along, so that it is not handed out."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from quizapp.ui.paper_print import print_pages, quiz_pages

        self._draw_if_changed()
        if self.made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            print_pages(printer, quiz_pages(self.made, answer_sheet=self.sheet.isChecked()))
