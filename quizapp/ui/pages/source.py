"""Source: a cited document as a document: its contents, the passage marked, pages as printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout

from question_bank.documents.document import Document
from quizapp.quiz.model import SealedCitation, SealedSource
from quizapp.quiz.reading import PassageWorth
from quizapp.ui.pages.page import Page, Services
from quizapp.ui.pages.source_opening import PageDrawing, SourceOpening
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.known_legend import KnownLegend
from quizapp.ui.widgets.outline_list import OutlineList
from quizapp.ui.widgets.page_picture import PagePictureView
from quizapp.ui.widgets.passage_view import PassageView

NARROW = 820
"""Pixels of width, at 100 % text, under which the contents stand above the text."""

OUTLINE_FROM = 2
"""Headings from which on the contents are worth a list."""


class SourcePage(Page):
    """Opened with `sources`, `citations` and `current`, the index of the citation to show."""

    name = "source"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._opening = SourceOpening(services)
        self._source: SealedSource | None = None
        self._document: Document | None = None
        self._wants_contents: bool | None = None  # until somebody says: where there is room
        self._build()
        self._drawing = PageDrawing(services, self.picture, self._draws)
        self.restyle()

    def _build(self) -> None:
        theme = self.services.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = plain_label(self.tr("Source"), "title")
        head.addWidget(self.title, 1)
        self.contents_button = self._tool("list-filter", self.tr("Contents"))
        self.contents_button.setCheckable(True)
        self.contents_button.clicked.connect(self._contents_clicked)
        self.page_button = self._tool("file-text", self.tr("As printed"))
        self.page_button.setCheckable(True)
        self.page_button.toggled.connect(self._show_body)
        self.back_button = self._tool("arrow-left", self.tr("Back"))
        self.back_button.clicked.connect(lambda: self.services.navigate("back"))
        for tool in (self.contents_button, self.page_button, self.back_button):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self.view = PassageView(theme)
        self.view.title.hide()  # it is the page's
        self.view.current_changed.connect(self._passage_changed)
        self.picture = PagePictureView(theme)
        self.view.bodies.addWidget(self.picture)
        self.outline = OutlineList()
        self.outline.wanted.connect(self._jump)
        self.view.text.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(self.view)
        self.splitter.setStretchFactor(1, 1)
        layout.addWidget(self.splitter, 1)
        self.legend = KnownLegend(theme)
        self.legend.changed.connect(lambda: self.view.set_tints(self.legend.tints()))
        layout.addWidget(self.legend)

    def _tool(self, icon: str, name: str) -> QPushButton:
        made = button(name)
        self.services.theme.put_icon(made, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        if "citations" not in arguments:
            return
        sources: tuple[SealedSource, ...] = arguments["sources"]
        citations: tuple[SealedCitation, ...] = arguments["citations"]
        if not citations:  # open book: the document alone, nothing of it marked
            self._open(sources[0] if sources else None, (), 0)
            return
        current: int = arguments.get("current", 0)
        wanted = citations[current].citation.source
        sealed = next((one for one in sources if one.source_id == wanted), None)
        same = [one for one in citations if one.citation.source == wanted]
        self._open(sealed, same, same.index(citations[current]))

    def _open(
        self, sealed: SealedSource | None, citations: Sequence[SealedCitation], current: int
    ) -> None:
        self._source = sealed
        self._document = None
        self.legend.show_worths(())
        self.title.setText(sealed.title if sealed is not None else self.tr("Source"))

        def show(document: Document | None) -> None:
            self._document = document
            self._show_document(document, citations, current)

        def wait() -> None:
            self._show_tools()
            self.view.show_waiting()
            self.title.setText(self.view.title.text())

        self._opening.open(sealed, show, wait)

    def _show_document(
        self, document: Document | None, citations: Sequence[SealedCitation], current: int
    ) -> None:
        from quizapp.library.reading import has_pictures

        if document is not None and document.title:
            self.title.setText(document.title)
        self.outline.show_document(document)
        printed = document is not None and has_pictures(document)
        self._drawing.show_document(self._source, document if printed else None, citations)
        if not printed:
            self.page_button.setChecked(False)
        self._show_tools()
        self.view.show_document(document, citations, current)
        if not citations:
            self.view.text.go_to_top(0)
        if self.page_button.isChecked():
            self.picture.area.setFocus()
        else:
            self.view.text.setFocus()
        if document is not None and self._source is not None:
            self._ask_worths(self._source, document)

    def _ask_worths(self, source: SealedSource, document: Document) -> None:
        reading = self.services.lib.reading

        def show(worths: tuple[PassageWorth, ...]) -> None:
            if self._document is document:
                self.legend.show_worths(worths)

        self.services.tasks.run(
            lambda: reading.worths(source),
            show,
            lambda error: self.services.notify(str(error), "error"),
        )

    # Text, page, contents ---------------------------------------------------------------------

    def _draws(self) -> int:
        """The index of the passage that is looked at."""
        return self.view.current

    def _show_body(self, printed: bool) -> None:
        """The text, or the page as it is printed, at the same place."""
        if self._document is None:
            return
        self.legend.set_wanted(not printed)
        self.view.set_place_shown(not printed)
        if printed:
            self.view.bodies.setCurrentIndex(1)
            self.view.finder.hide()
            self._drawing.show_offset(self._offset())
            self.picture.area.setFocus()
            return
        self.view.bodies.setCurrentIndex(0)
        self.view.finder.show()
        start, end = self._drawing.span()
        if not start <= self._offset() < end:
            self.view.show_offset(start)
        self.view.text.setFocus()

    def _offset(self) -> int:
        """Where in the document the reader is: at the passage, where it is in sight."""
        cursor = self.view.text.textCursor().position()
        return self.view.offset_of(cursor)

    def _passage_changed(self, _index: int) -> None:
        if self.page_button.isChecked():
            self._drawing.show_offset(self._offset())

    def _jump(self, offset: int) -> None:
        self.view.show_offset(offset)
        if self.page_button.isChecked():
            self._drawing.show_offset(offset)
        else:
            self.view.text.setFocus()

    def _scrolled(self) -> None:
        if self._document is not None and self.outline.isVisible():
            self.outline.mark(self.view.offset_of(self.view.text.first_position()))

    def _contents_clicked(self, on: bool) -> None:
        self._wants_contents = on
        self._fit()
        if on:
            self.outline.setFocus()
            self._scrolled()

    def _show_tools(self) -> None:
        self.contents_button.setVisible(self.outline.count() >= OUTLINE_FROM)
        self.page_button.setVisible(self._drawing.document is not None)
        self._fit()

    # Layout -----------------------------------------------------------------------------------

    def restyle(self) -> None:
        tokens = self.services.theme.tokens
        for tool in (self.contents_button, self.page_button):
            tool.setStyleSheet(
                f"QPushButton:checked {{ background: {tokens.accent_soft};"
                f" border-color: {tokens.accent}; }}"
            )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < NARROW * self.services.theme.scale

    def _fit(self) -> None:
        narrow = self._is_narrow()
        scale = self.services.theme.scale
        vertical = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        self.splitter.setOrientation(vertical)
        self.outline.setMaximumWidth(16_777_215 if narrow else round(300 * scale))
        self.outline.setMaximumHeight(round(self.height() * 0.4) if narrow else 16_777_215)
        wanted = not narrow if self._wants_contents is None else self._wants_contents
        shown = wanted and self.outline.count() >= OUTLINE_FROM
        self.outline.setVisible(shown)
        self.contents_button.setChecked(shown)
        for tool in (self.contents_button, self.page_button, self.back_button):
            tool.setText("" if narrow else tool.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.services.navigate("back")
        else:
            super().keyPressEvent(event)
