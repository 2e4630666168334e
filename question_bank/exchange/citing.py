"""Citations as lines of a general feedback that people read and this module reads back.

    Source almagro: “They met on 3 March 2020” — “Luis Almagro”, “almagro.txt”, characters 120 to
    145, after “In Madrid ”, before “ and agreed”.

Enter by `with_citations` and `split_citations`. A bank's documents are lines of the same manner
(`source_line`, `read_source_line`), which stand where a format has a place for the whole file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from question_bank.bank.fields import ID
from question_bank.bank.model import Citation, Source
from question_bank.citations import is_safe_name

_Q = r"“([^“”]*)”"
_CITATION = re.compile(
    rf"Source (\S{{1,200}}): {_Q} — {_Q}, {_Q}, characters (\d{{1,12}}) to (\d{{1,12}})"
    rf"(?:, after {_Q})?(?:, before {_Q})?\."
)
_SOURCE = re.compile(
    rf"Document (\S{{1,200}}): title {_Q}, file {_Q}, type {_Q}, extractor {_Q}, "
    rf"sha256 {_Q}, text {_Q}(?:, licence {_Q})?\."
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([\\nts]))")
_NAMED = {"\\": "\\", "n": "\n", "t": "\t", "s": " "}
_ODD = re.compile(r"[\\“”]|[^\S ]|[\x00-\x1f\x7f]| (?= )|^ | $")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that was read, and what its line says of the document."""

    citation: Citation
    title: str
    file: str


def with_citations(text: str, citations: Sequence[Citation], sources: Mapping[str, Source]) -> str:
    """The text, and below it a line for each citation. `sources` by id."""
    lines = [_citation_line(one, sources.get(one.source)) for one in citations]
    if not lines:
        return text
    return "\n\n".join(part for part in (text, "\n".join(lines)) if part)


def split_citations(text: str) -> tuple[str, list[Cited]]:
    """The text without the citations at its end, and these."""
    found: list[Cited] = []
    begin = len(text)
    for match in reversed(list(_CITATION.finditer(text))):
        if text[match.end() : begin].strip() or (one := _cited(match)) is None:
            break
        found.append(one)
        begin = match.start()
    if not found:
        return text, []
    kept = text[:begin]
    return kept[:-2] if kept.endswith("\n\n") else kept.rstrip(), found[::-1]


def cut_citations(text: str, count: int) -> str:
    """The text without its last `count` citations, whatever became of their words."""
    starts = [match.start() for match in _CITATION.finditer(text)]
    return text[: starts[-count]].rstrip() if 0 < count <= len(starts) else text


def source_line(source: Source) -> str:
    """All that a bank says of a document, as one line."""
    s = source
    licence = f", licence {_quoted(s.licence)}" if s.licence else ""
    return (
        f"Document {s.id}: title {_quoted(s.title)}, file {_quoted(s.file)}, "
        f"type {_quoted(s.media_type)}, extractor {_quoted(s.extractor)}, "
        f"sha256 {_quoted(s.sha256)}, text {_quoted(s.text_sha256)}{licence}."
    )


def read_source_lines(text: str) -> list[Source]:
    """The documents that are described in a text; what no bank may hold is passed over."""
    found = []
    for match in _SOURCE.finditer(text):
        title, file, media_type, extractor, sha256, text_sha256, licence = (
            _unquoted(one or "") for one in match.groups()[1:]
        )
        source = Source(match[1], title, file, media_type, sha256, text_sha256, extractor, licence)
        hashes = _SHA256.fullmatch(sha256) and _SHA256.fullmatch(text_sha256)
        if hashes and _is_usable(source):
            found.append(source)
    return found


def stand_in(cited: Cited) -> Source:
    """A document of which only a citation tells: its fingerprints are not those of any file."""
    said = f"unknown document {cited.citation.source}"
    unknown = hashlib.sha256(said.encode("utf-8")).hexdigest()
    return Source(
        cited.citation.source, cited.title, cited.file, "text/plain", unknown, unknown, "text/1"
    )


def _is_usable(source: Source) -> bool:
    filled = source.title.strip() and source.media_type.strip() and source.extractor.strip()
    return bool(filled and ID.fullmatch(source.id) and is_safe_name(source.file))


def _citation_line(citation: Citation, source: Source | None) -> str:
    c = citation
    title, file = (source.title, source.file) if source else (c.source, f"{c.source}.txt")
    after = f", after {_quoted(c.prefix)}" if c.prefix else ""
    before = f", before {_quoted(c.suffix)}" if c.suffix else ""
    return (
        f"Source {c.source}: {_quoted(c.exact)} — {_quoted(title)}, {_quoted(file)}, "
        f"characters {c.start} to {c.end}{after}{before}."
    )


def _cited(match: re.Match[str]) -> Cited | None:
    """None for a span that no bank may hold."""
    source, exact, title, file, start, end, prefix, suffix = match.groups()
    exact, title, file = _unquoted(exact), _unquoted(title), _unquoted(file)
    first, last = int(start), int(end)
    if not exact.strip() or last - first != len(exact):
        return None
    if not (title.strip() and ID.fullmatch(source) and is_safe_name(file)):
        return None
    citation = Citation(
        source, first, last, exact, _unquoted(prefix or ""), _unquoted(suffix or "")
    )
    return Cited(citation, title, file)


def _quoted(text: str) -> str:
    """In quotation marks; blanks that other programs close up are spelt out."""

    def spelt(match: re.Match[str]) -> str:
        found = match[0]
        for letter, meant in _NAMED.items():
            if found == meant:
                return f"\\{letter}"
        return f"\\u{ord(found):04x}"

    return f"“{_ODD.sub(spelt, text)}”"


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _NAMED[m[2]], text)
