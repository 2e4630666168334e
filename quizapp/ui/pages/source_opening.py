"""A cited document for a page: at once where it is at hand, else in the background; and pictures of
its pages. Enter by `SourceOpening` and `PageDrawing`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError
from quizapp.quiz.model import SealedCitation, SealedSource
from quizapp.ui.pages.page import Services
from quizapp.ui.widgets.page_picture import PagePictureView

if TYPE_CHECKING:
    from question_bank.documents.pdf.picture import PagePicture

MAX_DRAWN = 8
"""Pictures of pages that are kept."""


class SourceOpening:
    """One for each page; of several openings under way only the last one is delivered."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._wanted = 0

    def open(
        self,
        sealed: SealedSource | None,
        then: Callable[[Document | None], None],
        wait: Callable[[], None],
    ) -> None:
        """Calls `then` with the document, None where there is none; `wait` when it takes time."""
        self._wanted += 1
        number = self._wanted
        library = self._services.lib
        if sealed is None:
            then(None)
        elif not (library.source_is_slow(sealed) or library.reading.is_large(sealed)):
            then(library.source(sealed))
        else:
            wait()

            def deliver(document: Document | None) -> None:
                if number == self._wanted:
                    then(document)

            def refuse(error: QuestionBankError) -> None:
                self._services.notify(str(error), "error")
                deliver(None)

            self._services.tasks.run(lambda: library.source(sealed), deliver, refuse)


class PageDrawing:
    """Draws the pages that a `PagePictureView` asks for, one at a time; of those asked for in the
    meantime only the last. `current()` is the index of the passage that is looked at."""

    def __init__(
        self, services: Services, view: PagePictureView, current: Callable[[], int]
    ) -> None:
        self._services = services
        self._view = view
        self._current = current
        self._source: SealedSource | None = None
        self._citations: tuple[SealedCitation, ...] = ()
        self._drawn: dict[tuple[int, int], PagePicture] = {}
        self._busy = False
        self._next: tuple[int, int] | None = None
        self.document: Document | None = None
        view.page_wanted.connect(self._wanted)

    def show_document(
        self,
        source: SealedSource | None,
        document: Document | None,
        citations: Sequence[SealedCitation],
    ) -> None:
        """Another document, or other passages of it."""
        self._source, self.document, self._citations = source, document, tuple(citations)
        self._drawn.clear()
        self._next = None
        pages = document.pages if document is not None else ()
        self._view.set_pages({page.number: page.label for page in pages})

    def show_offset(self, offset: int) -> None:
        """The page of a place of the document."""
        if self.document is not None:
            self._view.show_page(self.document.place(offset).page_number)

    def span(self) -> tuple[int, int]:
        """The text of the page that is shown, `[start, end)`."""
        from quizapp.library.reading import page_span

        return (0, 0) if self.document is None else page_span(self.document, self._view.number)

    def _wanted(self, number: int, width_px: int) -> None:
        if (number, width_px) in self._drawn:
            self._show(number, self._drawn[number, width_px])
        elif self._busy:
            self._next = (number, width_px)
        else:
            self._draw(number, width_px)

    def _draw(self, number: int, width_px: int) -> None:
        source, document, citations = self._source, self.document, self._citations
        if source is None or document is None:
            return
        reading = self._services.lib.reading
        self._busy = True

        def deliver(picture: PagePicture) -> None:
            self._busy = False
            if document is self.document and citations is self._citations:
                self._drawn[number, width_px] = picture
                while len(self._drawn) > MAX_DRAWN:
                    self._drawn.pop(next(iter(self._drawn)))
                if number == self._view.number:
                    self._show(number, picture)
            self._go_on()

        def refuse(error: QuestionBankError) -> None:
            self._busy = False
            if number == self._view.number:
                self._view.tell(str(error))
            self._go_on()

        self._services.tasks.run(
            lambda: reading.page_picture(source, document, number, width_px, citations),
            deliver,
            refuse,
        )

    def _go_on(self) -> None:
        wanted, self._next = self._next, None
        if wanted is not None:
            self._wanted(*wanted)

    def _show(self, number: int, picture: PagePicture) -> None:
        current = self._current()
        self._view.show_picture(picture, current)
        said = ""
        if self._citations and not picture.found[current]:
            here = self._span_of(current)
            start, end = self.span()
            if here[0] < end and start < here[1]:
                said = QCoreApplication.translate(
                    "PageDrawing", "The passage is on this page, but its place was not found."
                )
        self._view.tell(said)

    def _span_of(self, index: int) -> tuple[int, int]:
        return self._citations[index].start, self._citations[index].end
