"""The reading part of the library: how well passages are known, pages as pictures, reading lists.

Enter by `Library.reading`. All of it takes its time: it is asked for beside the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.atomic import write_atomically
from question_bank.bank.gaps import stem_in_words
from question_bank.documents import Document
from question_bank.errors import QuestionBankError
from question_bank.markup import plain
from quizapp.library.quizzes import Quizzes
from quizapp.quiz.model import Result, SealedCitation, SealedSource
from quizapp.quiz.reading import (
    PassageWorth,
    ReadingSource,
    answers_of,
    passage_worths,
    reading_list,
)
from quizapp.storage.database import Database
from quizapp.storage.reading import ReadingRepository

if TYPE_CHECKING:
    from question_bank.documents.pdf.picture import PagePicture, Wanted

LARGE_BYTES = 1_000_000
"""Read in a twentieth of a second, on an ordinary computer."""

PDF = "application/pdf"
AROUND = 64
"""Characters before and after a passage that tell it from others like it on its page."""

ReadingList = tuple[tuple[ReadingSource, Document | None], ...]
"""Sources with their passages, and their documents where they are at hand."""


class Reading:
    """Everything that a window can ask about a source as a student reads it."""

    def __init__(
        self,
        database: Database,
        quizzes: Quizzes,
        person_id: Callable[[], str],
        now: Callable[[], datetime],
        source: Callable[[SealedSource], Document | None],
        result: Callable[[str], Result],
    ) -> None:
        self._database = database
        self._store = ReadingRepository(database)
        self._quizzes = quizzes
        self._person_id = person_id
        self._now = now
        self._source = source
        self._result = result

    def is_large(self, source: SealedSource) -> bool:
        """Whether reading a document would keep a window waiting for its size alone."""
        if not source.sha256.isalnum():
            return False
        try:
            return (self._database.paths.sources / source.sha256).stat().st_size > LARGE_BYTES
        except OSError:
            return False  # there is nothing to read

    # How well passages are known --------------------------------------------------------------

    def worths(self, source: SealedSource) -> tuple[PassageWorth, ...]:
        """The passages of a document that have questions which the person has answered in
        submitted attempts. None while an exam is in progress, and none that would show where the
        answer to a question is that is still open.

        Raises:
            QuestionBankError: nobody is chosen.
        """
        person_id = self._person_id()
        if not source.sha256 or self._store.has_exam(person_id):
            return ()
        known = self._store.last_cited(person_id, source.sha256, self._untold(person_id))
        return passage_worths(known, source, self._store.still_open(person_id))

    def _untold(self, person_id: str) -> list[str]:
        """The quizzes that do not tell their keys yet: their attempts count for nothing here."""
        now = self._now()
        return [
            quiz_id
            for quiz_id in self._store.quiz_ids(person_id)
            if not self._quizzes.get(quiz_id).rights(now).keys
        ]

    # Reading lists ----------------------------------------------------------------------------

    def list_of(self, attempt_id: str) -> ReadingList:
        """The passages behind everything that was not right in an attempt.

        Raises:
            QuestionBankError: it is in progress, or its quiz does not tell its keys yet.
        """
        if not self._quizzes.rights(attempt_id).keys:
            raise QuestionBankError("This quiz does not show its answers yet.")
        return self._with_documents(reading_list(answers_of(self._result(attempt_id))))

    def list_of_all(self) -> ReadingList:
        """The passages behind every question that the person's last answer to was not right.

        Raises:
            QuestionBankError: nobody is chosen, or an exam is in progress.
        """
        person_id = self._person_id()
        if self._store.has_exam(person_id):
            raise QuestionBankError("An exam is in progress: finish it first, on Home.")
        still_open = {one.key for one in self._store.still_open(person_id)}
        answers = self._store.last_not_right(person_id, self._untold(person_id))
        answers = tuple(one for one in answers if one.key not in still_open)
        return self._with_documents(reading_list(answers))

    def _with_documents(self, sources: Sequence[ReadingSource]) -> ReadingList:
        return tuple((one, self._source(one.source)) for one in sources)

    @staticmethod
    def export(path: Path, title: str, reading: ReadingList) -> int:
        """Writes a reading list as text; how many passages.

        Raises:
            QuestionBankError: the folder refuses.
        """
        lines = [title, "=" * len(title), ""]
        count = 0
        for one, document in reading:
            lines += [one.source.title, "-" * len(one.source.title), ""]
            for passage in one.passages:
                count += 1
                place = place_words(document, passage.citation)
                lines += [f"[{place}]"] if place else []
                lines += [f"“{' '.join(passage.citation.citation.exact.split())}”"]
                for answer in passage.answers:
                    stem = stem_in_words(answer.shown.stem)
                    lines.append(f"  - {plain(stem) if answer.shown.markup else stem}")
                lines.append("")
        write_atomically(path, "\n".join(lines).rstrip() + "\n")
        return count

    # Pages as pictures ------------------------------------------------------------------------

    def page_picture(
        self,
        source: SealedSource,
        document: Document,
        page_number: int,
        width_px: int,
        citations: Sequence[SealedCitation] = (),
    ) -> PagePicture:
        """A page of a PDF, drawn in a confined process, and where the citations are on it.

        Raises:
            QuestionBankError: there is no copy, or it cannot be drawn.
        """
        from question_bank.documents.confinement import draw_confined
        from question_bank.errors import DocumentError

        data = self._database.sources.read(source.sha256)
        if data is None:
            raise QuestionBankError("The source itself is not at hand.")
        wanted = [wanted_on(document, page_number, one) for one in citations]
        try:
            return draw_confined(data, page_number, width_px, wanted)
        except DocumentError as error:
            raise QuestionBankError(f"Page {page_number} cannot be shown: {error}") from error


def has_pictures(document: Document) -> bool:
    """Whether its pages can be shown as they are printed."""
    return document.media_type == PDF and bool(document.pages)


def page_span(document: Document, page_number: int) -> tuple[int, int]:
    """The text of a page, `[start, end)`; empty where the page has none."""
    pages = document.pages
    for n, page in enumerate(pages):
        if page.number == page_number:
            end = pages[n + 1].start if n + 1 < len(pages) else len(document.text)
            return page.start, end
    return 0, 0


def wanted_on(document: Document, page_number: int, sealed: SealedCitation) -> Wanted:
    """The part of a passage that is on the page, with the page's text around it."""
    from question_bank.documents.pdf.picture import Wanted

    first, last = page_span(document, page_number)
    start, end = max(first, sealed.start), min(last, sealed.end)
    if start >= end or sealed.status not in ("verified", "moved"):
        return Wanted("")
    text = document.text
    return Wanted(
        text[start:end],
        text[max(first, start - AROUND) : start],
        text[end : min(last, end + AROUND)],
    )


def place_words(document: Document | None, sealed: SealedCitation) -> str:
    """`p. 12, Storms`, as far as the document has pages and headings."""
    if document is None or sealed.status == "missing" or sealed.start > len(document.text):
        return ""
    place = document.place(sealed.start)
    said = [f"p. {place.page_label}"] if place.page_label else []
    headings = [one for one in place.headings if one != document.title]
    return ", ".join([*said, *(" ".join(one.split()) for one in headings)])
