"""A document to candidates, passage by passage. Enter by `write_items`."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from question_bank.documents.document import Document
from question_bank.language_model.answers import agrees
from question_bank.language_model.candidates import REASONS, Candidate, PassageFailure
from question_bank.language_model.checks import candidate_of
from question_bank.language_model.errors import CallCancelledError, LanguageModelError
from question_bank.language_model.passages import ShownPassage, passages_of
from question_bank.language_model.prompts import Prompt, answering, writing
from question_bank.language_model.replies import ReplyError, item_of, items_in
from question_bank.language_model.watch import Cancelled, is_cancelled

MAX_PER_PASSAGE = 10
MAX_FAILURES = 3
"""Calls that fail one after the other before the whole is given up."""

Result = Generator[Candidate | PassageFailure, None, None]


class Completer(Protocol):
    """What writes and answers: `LanguageModelClient`, or a fake of it."""

    @property
    def model(self) -> str:
        """The model's name, for a question's origin."""

    def complete(
        self,
        messages: Sequence[Mapping[str, str]],
        schema: Mapping[str, Any],
        *,
        seed: int = 0,
        cancelled: Cancelled = None,
    ) -> str:
        """The text of the model's answer; see `LanguageModelClient.complete`."""


def write_items(
    document: Document,
    source_id: str,
    client: Completer,
    *,
    per_passage: int = 3,
    seed: int = 0,
    cancelled: Cancelled = None,
    language: str = "en",
    answerer: Completer | None = None,
) -> Result:
    """The candidates of a document, in its order; each passage gives at least one result.

    An item that passes every check is answered from its passage by a second call, to `answerer` or
    the same client; one that failed is a draft anyway and costs no call. When `cancelled` comes
    true the results end; closing the generator ends them, too. The order of results and the place
    of keys depend on the seed alone, the words on the model.

    Raises:
        ValueError: `per_passage` is not 1 to `MAX_PER_PASSAGE`.
        LanguageModelError: at the first call that would fail again (`fatal`), or at the third that
            failed in a row. What came before stays good.
    """
    if not 1 <= per_passage <= MAX_PER_PASSAGE:
        raise ValueError(f"per_passage must be 1 to {MAX_PER_PASSAGE}, not {per_passage}")
    calls = _Calls(seed, cancelled)
    work = _Work(document, source_id, client, answerer or client, per_passage, language, calls)
    return _all(work)


class _Calls:
    """Makes the calls and counts those that failed one after the other."""

    def __init__(self, seed: int, cancelled: Cancelled) -> None:
        self.seed, self.cancelled = seed, cancelled
        self._failed = 0

    def complete(self, client: Completer, prompt: Prompt) -> str:
        try:
            reply = client.complete(
                prompt.messages, prompt.schema, seed=self.seed, cancelled=self.cancelled
            )
        except CallCancelledError:
            raise
        except LanguageModelError as error:
            self._failed += 1
            error.fatal = error.fatal or self._failed >= MAX_FAILURES
            raise
        self._failed = 0
        return reply


@dataclass(frozen=True, slots=True)
class _Work:
    """What stays the same from passage to passage."""

    document: Document
    source_id: str
    writer: Completer
    answerer: Completer
    per_passage: int
    language: str
    calls: _Calls


def _all(work: _Work) -> Result:
    for passage in passages_of(work.document):
        if is_cancelled(work.calls.cancelled):
            return
        try:
            yield from _of_passage(work, passage)
        except CallCancelledError:
            return


def _of_passage(work: _Work, passage: ShownPassage) -> Result:
    try:
        prompt = writing(passage, work.per_passage, work.calls.seed)
        items = items_in(work.calls.complete(work.writer, prompt))
    except ReplyError as error:
        yield _failure(passage, error.code)
        return
    except LanguageModelError as error:
        if error.fatal or isinstance(error, CallCancelledError):
            raise
        yield _failure(passage, error.code, str(error))
        return
    if not items:
        yield _failure(passage, "no-items")
    for number, raw in enumerate(items[: work.per_passage]):
        try:
            candidate = candidate_of(
                item_of(raw), passage, work.document, work.source_id,
                seed=work.calls.seed, language=work.language,
            )  # fmt: skip
        except ReplyError as error:
            yield _failure(passage, error.code, item=number)
            continue
        yield candidate if candidate.codes else _answered(work, passage, candidate)
    if len(items) > work.per_passage:
        yield _failure(passage, "too-many-items", item=work.per_passage)


def _answered(work: _Work, passage: ShownPassage, candidate: Candidate) -> Candidate:
    """The candidate, with a code if it was not answered by its key."""
    prompt = answering(passage, candidate.kind, candidate.stem, candidate.body, work.calls.seed)
    try:
        reply = work.calls.complete(work.answerer, prompt)
        agreed = agrees(candidate, prompt.options, reply, work.language)
    except ReplyError as error:
        return replace(candidate, codes=(error.code,))
    except LanguageModelError as error:
        if error.fatal or isinstance(error, CallCancelledError):
            raise
        return replace(candidate, codes=("not-answered",))
    return candidate if agreed else replace(candidate, codes=("answer-disagrees",))


def _failure(
    passage: ShownPassage, code: str, message: str = "", item: int | None = None
) -> PassageFailure:
    start, end = passage.original
    return PassageFailure(passage.number, start, end, code, message or REASONS[code], item)
