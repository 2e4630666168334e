"""`.quizresult`: a finished attempt on its way to the teacher. Enter by `written`, `read_result`.

Readable JSON with a sha256 over the pack it belongs to and every answer: a file that was damaged or
edited is noticed. It is no signature: who knows how it is made can make another one.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from question_bank.bank.model import Kind
from question_bank.errors import QuestionBankError
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
)
from question_bank.grading.answers import from_json as answer_from_json
from question_bank.grading.answers import to_json as answer_to_json
from quizapp.library.pack_sealing import Legend
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    ClockEvent,
    Response,
    ShownGap,
    ShownOption,
    ShownQuestion,
    SubmittedBy,
)

SUFFIX = ".quizresult"
FORMAT = "quizresult/1"
MAX_BYTES = 20 * 1024 * 1024
MAX_ITEMS = 5_000
_FORMAT = re.compile(r"quizresult/(\d{1,6})")
_ATTEMPT = re.compile(r"[0-9a-f]{8,64}")
_LONGEST_S = 10.0**9
_FLAGS = ("flagged", "seen", "checked", "expired")


class ResultError(QuestionBankError):
    """A result file that cannot be taken; nothing of it was."""


class ChangedResultError(ResultError):
    """The file is not as it was written."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the attempt, by the ids of the pack; `order` says how options (`options`),
    prompts, matches (`choices`) and the options of gaps (`gap:<id>`) stood."""

    bank_id: str
    question_id: str
    version: str
    order: Mapping[str, tuple[str, ...]]
    response: Response


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A result as read: well-formed and unchanged, but nothing of it is compared with the pack."""

    pack_id: str
    pack_sha256: str
    attempt_id: str
    person_id: str
    person_name: str
    state: AttemptState
    started_at: datetime
    submitted_at: datetime
    submitted_by: SubmittedBy | None
    seed: int
    base_limit_s: float | None
    limit_s: float | None
    spent_s: float
    grants_s: float
    log: tuple[ClockEvent, ...]
    items: tuple[Item, ...]
    sha256: str
    """Over all of it."""


# Writing ------------------------------------------------------------------------------------------


def written(
    head: AttemptHead,
    shown: tuple[ShownQuestion, ...],
    responses: tuple[Response, ...],
    *,
    pack: tuple[str, str],
    person_name: str,
    spent_s: float,
    grants_s: float,
    log: tuple[ClockEvent, ...],
) -> bytes:
    """The file of an attempt that has ended; `pack` is its id and sha256."""
    assert head.submitted_at is not None
    told: dict[str, Any] = {
        "format": FORMAT,
        "pack": pack[0],
        "pack_sha256": pack[1],
        "quiz": head.blueprint.name,
        "attempt": head.id,
        "person": {"id": head.person_id, "name": person_name},
        "state": head.state.value,
        "started_at": head.started_at.isoformat(),
        "submitted_at": head.submitted_at.isoformat(),
        "submitted_by": None if head.submitted_by is None else head.submitted_by.value,
        "seed": head.seed,
        "base_limit_s": head.base_limit_s,
        "limit_s": head.limit_s,
        "spent_s": spent_s,
        "grants_s": grants_s,
        "log": [[one.at.isoformat(), one.kind, one.seconds] for one in log],
        "items": [_item(*pair) for pair in zip(shown, responses, strict=True)],
    }
    told["sha256"] = _sealed(told)
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _item(shown: ShownQuestion, response: Response) -> dict[str, Any]:
    order = {
        "options": [one.id for one in shown.options],
        "prompts": [one.id for one in shown.prompts],
        "choices": list(shown.choices),
        **{f"gap:{gap.id}": [one.id for one in gap.options] for gap in shown.gaps},
    }
    return {
        "bank": shown.bank_id,
        "question": shown.question_id,
        "version": shown.version,
        "order": {key: ids for key, ids in order.items() if ids},
        "answer": None if response.answer is None else json.loads(answer_to_json(response.answer)),
        "certainty": response.certainty,
        "spent_s": response.spent_s,
        "saved_at": None if response.saved_at is None else response.saved_at.isoformat(),
        **{name: getattr(response, name) for name in _FLAGS},
    }


def _sealed(told: dict[str, Any]) -> str:
    """Over everything but itself, in one canonical form."""
    bare = {key: value for key, value in told.items() if key != "sha256"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# Reading ------------------------------------------------------------------------------------------


def read_result(path: Path) -> ResultFile:
    """Reads and checks a result file.

    Raises:
        ChangedResultError: it is not as it was written.
        ResultError: it is missing, no result file, or of a newer format.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ResultError(f"{path.name} is too large for a result file.")
        data = path.read_bytes()
    except OSError as error:
        raise ResultError(f"{path} cannot be read: {error.strerror or error}.") from error
    return parse_result(data, path.name)


def parse_result(data: bytes, name: str = "The file") -> ResultFile:
    """The same for bytes. Raises as `read_result` does."""
    try:
        told = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ResultError(
            f"{name} is not a result file, or only a part of one; hand it in again."
        ) from None
    kind = told.get("format") if isinstance(told, dict) else None
    if not isinstance(kind, str) or _FORMAT.fullmatch(kind) is None:
        raise ResultError(f"{name} is not a result file.")
    if kind != FORMAT:
        raise ResultError(
            f"{name} has format {kind}; this Quizapp knows {FORMAT}. Install a newer Quizapp to "
            "collect it."
        )
    if told.get("sha256") != _sealed(told):
        raise ChangedResultError(
            f"{name} is not as Quizapp wrote it: something was changed in it or it was damaged on "
            "its way. Nothing of it was taken; ask for the file anew."
        )
    try:
        return _result(told)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ChangedResultError(
            f"{name} says something that no result says ({error}). Nothing of it was taken."
        ) from None


def _no_constant(text: str) -> float:
    raise ValueError(text)


def _result(told: dict[str, Any]) -> ResultFile:
    state = AttemptState(told["state"])
    if state not in (AttemptState.SUBMITTED, AttemptState.EXPIRED):
        raise ValueError("the attempt has not ended")
    if not _ATTEMPT.fullmatch(_text(told["attempt"], 64)):
        raise ValueError("its attempt has no id")
    items = told["items"]
    if not isinstance(items, list) or not 0 < len(items) <= MAX_ITEMS:
        raise ValueError("it has no questions, or too many")
    by = told["submitted_by"]
    seed = told["seed"]
    if type(seed) is not int or not 0 <= seed < 2**63:
        raise ValueError("its seed is none")
    return ResultFile(
        pack_id=_text(told["pack"], 64),
        pack_sha256=_text(told["pack_sha256"], 64),
        attempt_id=told["attempt"],
        person_id=_text(told["person"]["id"], 200),
        person_name=_text(told["person"]["name"], 200),
        state=state,
        started_at=_moment(told["started_at"]),
        submitted_at=_moment(told["submitted_at"]),
        submitted_by=None if by is None else SubmittedBy(by),
        seed=seed,
        base_limit_s=_seconds_or_none(told["base_limit_s"]),
        limit_s=_seconds_or_none(told["limit_s"]),
        spent_s=_seconds(told["spent_s"]),
        grants_s=_seconds(told["grants_s"]),
        log=tuple(
            ClockEvent(_moment(at), _text(kind, 60), _seconds(seconds, low=-_LONGEST_S))
            for at, kind, seconds in told["log"]
        ),
        items=tuple(_read_item(one) for one in items),
        sha256=told["sha256"],
    )


def _read_item(told: dict[str, Any]) -> Item:
    answer = told["answer"]
    certainty = told["certainty"]
    if certainty is not None and (type(certainty) is not int or not 1 <= certainty <= 3):
        raise ValueError("a certainty is 1 to 3")
    flags = {name: told[name] for name in _FLAGS}
    if any(type(flag) is not bool for flag in flags.values()):
        raise ValueError("a mark is neither true nor false")
    bank_id, question_id = _text(told["bank"], 500), _text(told["question"], 500)
    response = Response(
        question_id,
        bank_id,
        None if answer is None else answer_from_json(json.dumps(answer)),
        certainty=certainty,
        spent_s=_seconds(told["spent_s"]),
        saved_at=None if told["saved_at"] is None else _moment(told["saved_at"]),
        **flags,
    )
    order = {
        _text(key, 500): tuple(_text(one, 100_000) for one in ids)
        for key, ids in told["order"].items()
    }
    return Item(bank_id, question_id, _text(told["version"], 64), order, response)


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("a text is none, or too long")
    value.encode("utf-8")  # half a surrogate pair is no text
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value, 60))
    if moment.tzinfo is None:
        raise ValueError("a date has no time zone")
    moment.timestamp()
    return moment


def _seconds(value: object, low: float = 0.0) -> float:
    if type(value) not in (int, float):
        raise ValueError("a time is no number")
    number = float(value)  # type: ignore[arg-type]
    if not (math.isfinite(number) and low <= number <= _LONGEST_S):
        raise ValueError("a time is out of bounds")
    return number


def _seconds_or_none(value: object) -> float | None:
    return None if value is None else _seconds(value)


# By the teacher's ids -----------------------------------------------------------------------------


def true_answer(answer: Answer | None, legend: Legend | None) -> Answer | None:
    """The answer with the ids that the teacher's bank has.

    Raises:
        KeyError: an id that the question does not have.
    """
    if legend is None:
        return answer
    parts = dict(legend.parts)
    match answer:
        case ChoiceAnswer(chosen):
            return ChoiceAnswer(frozenset(parts[one] for one in chosen))
        case OrderingAnswer(order):
            return OrderingAnswer(tuple(parts[one] for one in order))
        case MatchingAnswer(matches):
            return MatchingAnswer({parts[key]: text for key, text in matches.items()})
        case ClozeAnswer(gaps):
            return ClozeAnswer({key: _gap_answer(key, gap, parts) for key, gap in gaps.items()})
        case _:
            return answer


def _gap_answer(gap_id: str, answer: Answer, parts: Mapping[str, str]) -> Answer:
    if isinstance(answer, ChoiceAnswer):
        return ChoiceAnswer(frozenset(parts[f"{gap_id}:{one}"] for one in answer.chosen))
    return answer


def as_shown(shown: ShownQuestion, item: Item, legend: Legend | None) -> ShownQuestion:
    """The teacher's question in the order in which the student had it.

    Raises:
        ValueError, KeyError: the order is not one of this question's own parts.
    """
    parts = {} if legend is None else dict(legend.parts)

    def ids(name: str, prefix: str = "") -> list[str]:
        told = item.order.get(name, ())
        return [parts[prefix + one] if legend is not None else one for one in told]

    return replace(
        shown,
        options=_reordered(shown.options, ids("options")),
        prompts=_reordered(shown.prompts, ids("prompts")),
        choices=_checked_order(shown.choices, item.order.get("choices", ())),
        gaps=tuple(_gap_as_shown(gap, ids(f"gap:{gap.id}", f"{gap.id}:")) for gap in shown.gaps),
    )


def _gap_as_shown(gap: ShownGap, order: list[str]) -> ShownGap:
    return replace(gap, options=_reordered(gap.options, order))


def _reordered(options: tuple[ShownOption, ...], order: list[str]) -> tuple[ShownOption, ...]:
    known = {option.id: option for option in options}
    _checked_order(tuple(known), tuple(order))
    return tuple(known[one] for one in order)


def _checked_order(known: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    if sorted(known) != sorted(order):
        raise ValueError("an order is not of the question's own parts")
    return order


_TYPES: Mapping[Kind, type] = {
    Kind.SINGLE_CHOICE: ChoiceAnswer,
    Kind.MULTIPLE_CHOICE: ChoiceAnswer,
    Kind.TRUE_FALSE: TrueFalseAnswer,
    Kind.CLOZE: ClozeAnswer,
    Kind.ORDERING: OrderingAnswer,
    Kind.MATCHING: MatchingAnswer,
}


def check_answer(shown: ShownQuestion, answer: Answer | None) -> None:
    """Raises ValueError for an answer that this question cannot have."""
    if answer is None:
        return
    if not isinstance(answer, _TYPES.get(shown.kind, TextAnswer)):
        raise ValueError("an answer to another kind of question")
    ids = {option.id for option in shown.options}
    gaps = {gap.id: gap for gap in shown.gaps}
    match answer:
        case ChoiceAnswer(chosen):
            fits = chosen <= ids
        case OrderingAnswer(order):
            fits = set(order) <= ids and len(set(order)) == len(order)
        case MatchingAnswer(matches):
            fits = set(matches) <= {prompt.id for prompt in shown.prompts}
        case ClozeAnswer(told):
            fits = all(gap_id in gaps and _fits(gaps[gap_id], one) for gap_id, one in told.items())
        case _:
            fits = True
    if not fits:
        raise ValueError("an answer that the question does not have")


def _fits(gap: ShownGap, answer: Answer) -> bool:
    if gap.options:
        ids = {option.id for option in gap.options}
        return isinstance(answer, ChoiceAnswer) and answer.chosen <= ids
    return isinstance(answer, TextAnswer)
