"""A cited document for a page: at once where it is at hand, else in the background."""

from __future__ import annotations

from collections.abc import Callable

from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError
from quizapp.quiz.model import SealedSource
from quizapp.ui.pages.page import Services


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
        elif not library.source_is_slow(sealed):
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
