"""Reading a chat completion, and what a server says of a fault. Enter by `content_of`."""

from __future__ import annotations

import json
from typing import Any

from question_bank.language_model.errors import LanguageModelError
from question_bank.language_model.plain import one_line
from question_bank.language_model.wire import Address, Reply

MAX_REASON = 200
"""Characters of a server's own words that a message repeats."""


def content_of(reply: Reply, address: Address, key: str) -> str:
    """The text of the first choice of a reply with status 200.

    Raises:
        LanguageModelError: no chat completion, or one without an answer.
    """
    kind = reply.headers.get("content-type", "application/json").split(";")[0].strip().lower()
    coded = reply.headers.get("content-encoding", "identity").strip().lower()
    if not (kind == "application/json" or kind.endswith("+json")) or coded != "identity":
        said = one_line(kind, 60)
        raise _no_completion(address, f"{said} in place of JSON" if coded == "identity" else coded)
    try:
        completion = json.loads(reply.body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _no_completion(address, "broken JSON") from None
    match completion:
        case {"error": error} if error:
            said = reason_in(reply.body, key)
            raise LanguageModelError(f"{address} failed. It says: {said}", "server-error")
        case {"choices": [{"message": {**message}, **rest}, *_]}:
            return _content(message, rest.get("finish_reason"), address)
    raise _no_completion(address, "JSON of another shape")


def _content(message: dict[Any, Any], finish: object, address: Address) -> str:
    if message.get("refusal") or finish == "content_filter":
        raise LanguageModelError(
            "The language model refuses to answer for this passage. Write its questions by hand.",
            "refused",
        )
    if finish == "length":
        raise LanguageModelError(
            "The language model's answer was cut short. Ask for fewer items, or allow the model "
            "more tokens.",
            "cut-short",
        )
    content = message.get("content")
    if not isinstance(content, str):
        raise _no_completion(address, "a message without text")
    return content


def reason_in(body: bytes, key: str) -> str:
    """What a server's fault says, on one line, cut, without the key; "" where it says nothing."""
    try:
        told = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return ""
    match told:
        case {"error": {"message": str(said)}} | {"error": str(said)} | {"message": str(said)}:
            pass
        case {"detail": str(said)}:
            pass
        case _:
            return ""
    if key:
        said = said.replace(key, "***")
    return f"“{one_line(said, MAX_REASON)}”"


def _no_completion(address: Address, what: str) -> LanguageModelError:
    return LanguageModelError(
        f"{address} answers with {what}, not with a chat completion. Check that this is the "
        "address of an OpenAI-compatible interface (Ollama's ends in /v1).",
        "no-completion",
    )
