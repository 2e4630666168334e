"""Reads bank files. Enter by `load_bank(path)`, or `parse_bank(data, path)` for bytes.

Every problem is collected with its line and column and raised once. A review whose version is not
that of the question as it stands is undone: the question goes back to `published` when the
generator made it and no gate failed, else to `draft`.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path as FilePath

from question_bank.bank import fields as f
from question_bank.bank.bodies import FIELDS, read_body, read_citations
from question_bank.bank.events import Limits, Path, StructureError, Tree, locate, read_tree
from question_bank.bank.fields import Fault, Faults
from question_bank.bank.model import (
    Bank,
    Choice,
    Citation,
    Kind,
    Media,
    Origin,
    Question,
    Review,
    Source,
    Status,
)
from question_bank.bank.version import version_of
from question_bank.citations import is_safe_name
from question_bank.errors import BankProblemsError, Problem, QuestionBankError

FORMAT = "question-bank/1"

_BANK = frozenset(
    {"format", "id", "title", "language", "licence", "sources", "questions", "dropped"}
)
_SOURCE = frozenset(
    {"id", "title", "file", "media_type", "sha256", "text_sha256", "extractor", "licence"}
)
_COMMON = frozenset(
    {
        "id", "kind", "status", "reviewed", "stem", "explanation", "citations", "uncited",
        "topics", "points", "markup", "media", "origin",
    }
)  # fmt: skip
_QUESTION = {kind: _COMMON | fields for kind, fields in FIELDS.items()}
_ANY_QUESTION = frozenset().union(*_QUESTION.values())
_REVIEW = frozenset({"by", "on", "version"})
_ORIGIN = frozenset({"rule", "fact", "generator", "gates"})
_MEDIA = frozenset({"file", "sha256", "alt"})
_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FORMAT = re.compile(r"question-bank/(\d{1,6})")


def load_bank(path: FilePath | str, *, limits: Limits | None = None) -> Bank:
    """Reads a bank file.

    Raises:
        BankProblemsError: every problem of the file, with line and column.
        QuestionBankError: the file is missing or cannot be read.
    """
    path = FilePath(path)
    limits = limits or Limits()
    try:
        size = path.stat().st_size
        if size > limits.size_bytes:
            message = f"The file has {size:,} bytes; banks of up to {limits.size_bytes:,} are read."
            raise BankProblemsError(path, [Problem(1, 1, message)])
        data = path.read_bytes()
    except FileNotFoundError:
        raise QuestionBankError(f"There is no file {path}.") from None
    except OSError as error:
        raise QuestionBankError(f"{path} cannot be read: {error.strerror or error}.") from error
    return parse_bank(data, path, limits=limits)


def parse_bank(
    data: bytes, path: FilePath | str = "bank.yaml", *, limits: Limits | None = None
) -> Bank:
    """Reads the bytes of a bank file; `path` only names it in problems.

    Raises:
        BankProblemsError: every problem of the file, with line and column.
    """
    with _no_collections():
        try:
            tree, problems = read_tree(data, limits or Limits())
        except StructureError as error:
            raise BankProblemsError(path, [error.problem]) from None
        faults = Faults()
        bank = _bank(tree, faults)
        if faults.found or problems:
            raise BankProblemsError(path, problems + _placed(data, faults.found))
        assert bank is not None
        return bank


@contextmanager
def _no_collections() -> Iterator[None]:
    """Nothing that is built here is garbage: collections would only walk it again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _placed(data: bytes, faults: list[Fault]) -> list[Problem]:
    places = locate(data)
    problems = []
    for fault in faults:
        path = fault.path
        while path not in places:
            path = path[:-1]
        place = places[path]
        if fault.at_key and path == fault.path:
            line, column = place.key_line, place.key_column
        else:
            line, column = place.line, place.column
        problems.append(Problem(line, column, fault.message, fault.question_id))
    return problems


def _bank(tree: Tree, faults: Faults) -> Bank | None:
    node = tree if isinstance(tree, dict) else None
    if node is None:
        faults.add((), "A bank is a mapping that begins with 'format: question-bank/1'.")
        return None
    if not _check_format(node, faults):
        return None
    f.mapping(node, (), _BANK, faults)
    bank_id = f.parsed(node, "id", (), faults, f.identifier, "letters, digits, - and _")
    if "id" not in node:
        faults.add((), "'id' is missing.")
    sources = _sources(node, faults)
    questions = _questions(node, frozenset(source.id for source in sources), faults)
    dropped = []
    for n, fact in enumerate(f.sequence(node.get("dropped", ""), ("dropped",), faults)):
        if isinstance(fact, str):
            dropped.append(fact)
        else:
            faults.add(("dropped", n), "The id of a fact is expected here.")
    return Bank(
        id=bank_id or "",
        title=f.text(node, "title", (), faults, required=True),
        language=f.text(node, "language", (), faults) or "en",
        licence=f.text(node, "licence", (), faults),
        sources=tuple(sources),
        questions=tuple(questions),
        dropped=tuple(dropped),
    )


def _check_format(node: dict[str, Tree], faults: Faults) -> bool:
    """A bank of a newer format is refused before anything else of it is judged."""
    given = node.get("format")
    if given == FORMAT:
        return True
    newer = _FORMAT.fullmatch(given) if isinstance(given, str) else None
    if given is None:
        faults.add((), f"'format' is missing; a bank begins with 'format: {FORMAT}'.")
    elif newer and int(newer[1]) > 1:
        message = (
            f"This bank has the format {given}; this version reads {FORMAT}. Get a newer Quizapp."
        )
        faults.add(("format",), message)
    else:
        faults.add(("format",), f"'format' must be {FORMAT}, not {f.shown(given)}.")
    return False


def _sources(node: dict[str, Tree], faults: Faults) -> list[Source]:
    sources: list[Source] = []
    seen: set[str] = set()
    for n, one in enumerate(f.sequence(node.get("sources", ""), ("sources",), faults)):
        at: Path = ("sources", n)
        if (fields := f.mapping(one, at, _SOURCE, faults)) is None:
            continue
        for key in ("id", "title", "file", "media_type", "sha256", "text_sha256", "extractor"):
            f.text(fields, key, at, faults, required=True)
        source = Source(**{key: _plain(fields.get(key)) for key in _SOURCE})
        if source.id and not f.ID.fullmatch(source.id):
            faults.add((*at, "id"), "An id has letters, digits, - and _ only.")
        if source.id in seen:
            faults.add((*at, "id"), f"Two sources have the id '{source.id}'.")
        seen.add(source.id)
        if source.file and not is_safe_name(source.file):
            message = "'file' must be a relative name with / and without '..', beside the bank."
            faults.add((*at, "file"), message)
        for key in ("sha256", "text_sha256"):
            value = _plain(fields.get(key))
            if value and not _SHA256.fullmatch(value):
                faults.add((*at, key), f"'{key}' must be 64 hexadecimal digits.")
        sources.append(source)
    return sources


def _plain(value: Tree | None) -> str:
    return value if isinstance(value, str) else ""


def _questions(node: dict[str, Tree], sources: frozenset[str], faults: Faults) -> list[Question]:
    questions: list[Question] = []
    seen: set[str] = set()
    for n, one in enumerate(f.sequence(node.get("questions", ""), ("questions",), faults)):
        at: Path = ("questions", n)
        faults.question_id = _plain(one.get("id")) if isinstance(one, dict) else ""
        question = _question(one, at, sources, faults)
        if question is None:
            continue
        if question.id in seen:
            faults.add((*at, "id"), f"Two questions have the id '{question.id}'.")
        seen.add(question.id)
        questions.append(question)
    faults.question_id = ""
    return questions


def _question(node: Tree, at: Path, sources: frozenset[str], faults: Faults) -> Question | None:
    if not isinstance(node, dict):
        f.mapping(node, at, _ANY_QUESTION, faults)
        return None
    before = len(faults.found)
    question_id = f.parsed(node, "id", at, faults, f.identifier, "letters, digits, - and _")
    if "id" not in node:
        faults.add(at, "'id' is missing.")
    kind = _kind(node, at, faults)
    if kind is None:
        return None
    f.mapping(node, at, _QUESTION[kind], faults)
    stem = f.text(node, "stem", at, faults, required=True)
    body = read_body(kind, node, at, faults)
    citations = read_citations(node, at, faults)
    status = _STATUSES["draft"]
    if "status" in node:
        wanted = "draft, published, reviewed or retired"
        status = f.parsed(node, "status", at, faults, _STATUSES.get, wanted) or status
    points = f.parsed(node, "points", at, faults, f.positive, "a number above 0")
    uncited = f.parsed(node, "uncited", at, faults, f.boolean, "true or false")
    review = _review(node, at, faults) if "reviewed" in node else None
    origin = _origin(node, at, faults) if "origin" in node else None
    topics = _topics(node, at, faults) if "topics" in node else ()
    markup = f.text(node, "markup", at, faults)
    if markup not in ("", "basic"):
        faults.add((*at, "markup"), f"'markup' can only be basic, not {f.shown(markup)}.")
    media = _media(node, at, faults) if "media" in node else ()
    explanation = f.text(node, "explanation", at, faults)
    if body is None or question_id is None or len(faults.found) > before:
        return None
    question = Question(
        question_id, kind, stem, body, status, review, explanation, citations, bool(uncited),
        topics, points if points is not None else _ONE, markup, media, origin,
    )  # fmt: skip
    _check_sources(question, at, sources, faults)
    return _checked_review(question, at, faults)


_ONE = Decimal(1)


def _kind(node: dict[str, Tree], at: Path, faults: Faults) -> Kind | None:
    given = node.get("kind")
    kind = _KINDS.get(given) if isinstance(given, str) else None
    if given is None:
        faults.add(at, "'kind' is missing.")
    elif kind is None:
        close = f.hint(given, _KINDS) if isinstance(given, str) else ""
        faults.add((*at, "kind"), f"{f.shown(given)} is no kind of question{close}.")
    return kind


def _review(node: dict[str, Tree], at: Path, faults: Faults) -> Review | None:
    at = (*at, "reviewed")
    fields = f.mapping(node["reviewed"], at, _REVIEW, faults)
    if fields is None:
        return None
    by, on, version = (
        f.text(fields, key, at, faults, required=True) for key in ("by", "on", "version")
    )
    if on and f.partial_date(on) is None:
        faults.add((*at, "on"), f"'on' must be a day such as 2026-11-23, not {f.shown(on)}.")
    return Review(by, on, version)


def _origin(node: dict[str, Tree], at: Path, faults: Faults) -> Origin | None:
    at = (*at, "origin")
    fields = f.mapping(node["origin"], at, _ORIGIN, faults)
    if fields is None:
        return None
    rule, fact, generator = (
        f.text(fields, key, at, faults, required=True) for key in ("rule", "fact", "generator")
    )
    gates = f.sequence(fields.get("gates", ""), (*at, "gates"), faults)
    return Origin(rule, fact, generator, tuple(_plain(gate) for gate in gates))


def _topics(node: dict[str, Tree], at: Path, faults: Faults) -> tuple[str, ...]:
    at = (*at, "topics")
    topics = []
    for n, topic in enumerate(f.sequence(node["topics"], at, faults)):
        if isinstance(topic, str) and topic.strip():
            topics.append(topic)
        else:
            faults.add((*at, n), f"A topic is text, not {f.shown(topic)}.")
    return tuple(topics)


def _media(node: dict[str, Tree], at: Path, faults: Faults) -> tuple[Media, ...]:
    at = (*at, "media")
    media = []
    for n, one in enumerate(f.sequence(node["media"], at, faults)):
        if (fields := f.mapping(one, (*at, n), _MEDIA, faults)) is None:
            continue
        file, sha256, alt = (
            f.text(fields, key, (*at, n), faults, required=True)
            for key in ("file", "sha256", "alt")
        )
        if file and not is_safe_name(file):
            faults.add((*at, n, "file"), "'file' must be a relative name without '..'.")
        media.append(Media(file, sha256, alt))
    return tuple(media)


def _check_sources(question: Question, at: Path, sources: frozenset[str], faults: Faults) -> None:
    def check(citations: tuple[Citation, ...], path: Path) -> None:
        for n, citation in enumerate(citations):
            if citation.source not in sources:
                close = f.hint(citation.source, sources)
                message = f"The bank has no source '{citation.source}'{close}."
                faults.add((*path, "citations", n, "source"), message)

    check(question.citations, at)
    if isinstance(question.body, Choice):
        for n, option in enumerate(question.body.options):
            if option.citations:
                check(option.citations, (*at, "options", n))


def _checked_review(question: Question, at: Path, faults: Faults) -> Question:
    """A review holds for the version that was read, and for questions with a source."""
    if question.status is not Status.REVIEWED:
        return question
    if question.reviewed is None:
        faults.add(at, "A reviewed question says who reviewed it, when and which version.")
        return question
    if not question.citations and not question.uncited:
        faults.add(at, "A reviewed question has a citation, or says 'uncited: true'.")
        return question
    if question.reviewed.version == version_of(question):
        return question
    from dataclasses import replace

    passed = question.origin is not None and not question.origin.gates
    return replace(question, status=Status.PUBLISHED if passed else Status.DRAFT, reviewed=None)
