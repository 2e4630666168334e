"""Banks in and out of other programs' formats, with a report question by question.

Enter by `format_named`, `format_of` and `FORMATS`; each `Format` has `read(data, path) -> Import`
and `write(bank) -> Export`. Nothing is stored: an `Import` is its own preview.
"""

from __future__ import annotations

from question_bank.exchange.formats import FORMATS, format_named, format_of, read_file, recognise
from question_bank.exchange.model import Export, Format, Import, Note, Outcome

__all__ = [
    "FORMATS",
    "Export",
    "Format",
    "Import",
    "Note",
    "Outcome",
    "format_named",
    "format_of",
    "read_file",
    "recognise",
]
