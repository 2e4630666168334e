"""Documents: files to plain text whose every span can be cited.

Enter by `load_document(path)`; `document_from_bytes` makes the same document from kept bytes.
`clean(text)` gives the view that a reader or a generator wants, with a map back to the original.
"""

from __future__ import annotations

from question_bank.documents.document import Block, Document, Passage
from question_bank.documents.loading import document_from_bytes, load_document

__all__ = ["Block", "Document", "Passage", "document_from_bytes", "load_document"]
