"""Sources of a bank that is being edited: read, added, cited; and the preview of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from question_bank.bank.model import Citation, Question, Source
from question_bank.citations import cite, find_source, resolve
from question_bank.documents import Document, load_document
from question_bank.errors import DocumentError
from quizapp.library.bank_files import copied, slug
from quizapp.library.edit_session import EditSession
from quizapp.quiz.model import RevealedQuestion, SealedCitation, ShownQuestion
from quizapp.quiz.sealing import seal


class EditSources:
    """The part of `Editing` that knows documents."""

    _source_folders: Sequence[Path]

    def document(self, session: EditSession, source_id: str) -> Document | None:
        """A source as it is now; None when it is missing or cannot be read. May take seconds."""
        if source_id not in session.documents:
            source = next((s for s in session.bank.head.sources if s.id == source_id), None)
            found = None
            if source is not None:
                found = find_source(source, session.path.parent, self._source_folders)
            try:
                made = load_document(found, title=source.title) if found and source else None
            except DocumentError:
                made = None
            session.documents[source_id] = made
        return session.documents[source_id]

    def read_source(self, session: EditSession, path: Path, licence: str = "") -> Source:
        """Reads a document and copies it beside the bank; may run on a thread. `take_source` makes
        it one of the bank's. A document that is one of its sources already is that source.

        Raises:
            QuestionBankError: the document cannot be read, or the folder refuses.
        """
        document = load_document(path, title=path.stem.replace("_", " "))
        sources = session.bank.head.sources
        same = next((one for one in sources if one.sha256 == document.sha256), None)
        if same is not None:
            session.documents[same.id] = document
            return same
        taken = {source.id for source in sources}
        source_id = base = slug(path.stem)
        number = 2
        while source_id in taken:
            source_id, number = f"{base}-{number}", number + 1
        name = copied(path, session.path.parent, document.sha256)
        session.documents[source_id] = document
        return Source(
            source_id, document.title, name, document.media_type, document.sha256,
            document.text_sha256, document.extractor, licence,
        )  # fmt: skip

    def take_source(self, session: EditSession, source: Source) -> None:
        """Names a source among the bank's: a step that can be undone."""
        head = session.bank.head
        if source not in head.sources:
            session.bank.set_head(replace(head, sources=(*head.sources, source)), "source")

    def add_source(self, session: EditSession, path: Path) -> Source:
        """Both at once; raises as `read_source` does."""
        source = self.read_source(session, path)
        self.take_source(session, source)
        return source

    def cite(self, session: EditSession, source_id: str, start: int, end: int) -> Citation | None:
        """A citation of a span of a source; blanks at its ends are left out. None for blanks."""
        document = self.document(session, source_id)
        if document is None:
            return None
        exact = document.text[start:end]
        start += len(exact) - len(exact.lstrip())
        end -= len(exact) - len(exact.rstrip())
        return cite(document, start, end, source_id) if start < end else None

    def sealed(self, session: EditSession, citation: Citation) -> SealedCitation:
        """Where a citation's passage is now, looked for once; its status is "unread" as long as
        `document` was not asked for its source."""
        if citation.source not in session.documents:
            return SealedCitation(citation, "unread", 0, 0)
        document = session.documents[citation.source]
        known = session.resolved.get(citation)
        if known is None or known[0] is not document:
            now = resolve(citation, None if document is None else document.text)
            known = document, SealedCitation(citation, now.status.value, now.start, now.end)
            session.resolved[citation] = known
        return known[1]

    def preview(
        self, session: EditSession, question: Question, seed: int
    ) -> tuple[ShownQuestion, RevealedQuestion]:
        """The question as an attempt would have it."""
        return seal(
            session.bank.head,
            question,
            seed=seed,
            shuffle=True,
            resolve=lambda citation: self.sealed(session, citation),
            sources=(),
        )
