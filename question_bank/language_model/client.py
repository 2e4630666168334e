"""A client of one OpenAI-compatible chat-completions address. Enter by `LanguageModelClient`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from question_bank import __version__
from question_bank.language_model.completions import content_of, reason_in
from question_bank.language_model.errors import LanguageModelError
from question_bank.language_model.watch import Cancelled, Watch
from question_bank.language_model.wire import Limits, Reply, parse_address, post

MAX_WAIT_S = 30.0
"""No server is waited for longer than this before the next try, whatever it asks for."""

_FORMATS = ("json_schema", "json_object", "plain")
_REFUSED = (400, 422)
_BUSY = (429, 503)
_MODEL = re.compile(r"[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,198}[^\s\x00-\x1f\x7f])?")
_VARIABLE = re.compile(r"[A-Za-z_]\w{0,99}", re.ASCII)
_PLAIN_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,39}")
_KEY = re.compile(r"[!-~]{1,4096}")

Message = Mapping[str, str]
"""`role` and `content`."""


class LanguageModelClient:
    """Asks `model` at `base_url`, one call at a time.

    `api_key_env` names the environment variable that holds the key; the key itself is read for each
    call and kept nowhere. `attempts` are made where the server is busy or breaks off, with a pause
    of `back_off_s` that doubles. A server that refuses a JSON Schema is asked for a JSON object,
    and one that refuses that, too, for plain text; what it took is remembered. `temperature` None
    leaves it to the server.

    Raises:
        LanguageModelError: an address, a model's name or a variable that cannot be used.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        api_key_env: str = "",
        limits: Limits | None = None,
        attempts: int = 3,
        back_off_s: float = 1.0,
        temperature: float | None = 0.0,
    ) -> None:
        if not _MODEL.fullmatch(model):
            raise LanguageModelError(
                "Name a model that the server has, such as qwen2.5:7b (Ollama: `ollama list`).",
                "unknown-model",
                fatal=True,
            )
        self.model = model
        self.address = parse_address(base_url)
        self._endpoint = parse_address(f"{self.address}/chat/completions")
        self._api_key_env = api_key_env
        self._limits = limits or Limits()
        self._attempts = max(1, attempts)
        self._back_off_s = back_off_s
        self._temperature = temperature
        self._format = 0
        self._key()

    def complete(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        *,
        seed: int = 0,
        cancelled: Cancelled = None,
    ) -> str:
        """The text of the model's answer, which should be, but may not be, JSON by `schema`.

        Raises:
            CallCancelledError: `cancelled` came true.
            LanguageModelError: no answer; `fatal` when the next call would fail alike.
        """
        watch = Watch(self._limits.total_s, cancelled)
        for number in range(self._format, len(_FORMATS)):
            request = self._request(messages, schema, seed, _FORMATS[number])
            reply = self._send(request, watch)
            if reply.status not in _REFUSED or number == len(_FORMATS) - 1:
                break
        if reply.status != 200:
            raise self._fault(reply)
        self._format = number
        return content_of(reply, self.address, self._key())

    def _request(
        self, messages: Sequence[Message], schema: Mapping[str, Any], seed: int, form: str
    ) -> bytes:
        request: dict[str, Any] = {
            "model": self.model,
            "messages": [dict(message) for message in messages],
            "stream": False,
            "seed": seed,
        }
        if self._temperature is not None:
            request["temperature"] = self._temperature
        if form == "json_schema":
            named = {"name": "reply", "strict": True, "schema": schema}
            request["response_format"] = {"type": form, "json_schema": named}
        elif form == "json_object":
            request["response_format"] = {"type": form}
        # Characters that no encoding knows would end the call in a traceback.
        return json.dumps(request, ensure_ascii=True).encode("ascii")

    def _send(self, request: bytes, watch: Watch) -> Reply:
        """One reply, after as many tries as it takes and are allowed."""
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"question-bank/{__version__}",
        }
        if key := self._key():
            headers["Authorization"] = f"Bearer {key}"
        for attempt in range(self._attempts):
            last = attempt == self._attempts - 1
            wait_s = self._back_off_s * 2**attempt
            try:
                reply = post(self._endpoint, headers, request, self._limits, watch)
            except LanguageModelError as error:
                if error.code != "connection-lost" or last or wait_s >= watch.remaining_s:
                    raise
            else:
                wait_s = max(wait_s, _asked_wait_s(reply))
                if reply.status not in _BUSY or last or wait_s >= watch.remaining_s:
                    return reply
            watch.pause(min(wait_s, MAX_WAIT_S))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _key(self) -> str:
        """The API key, "" when none is wanted; no message ever repeats it."""
        if not self._api_key_env:
            return ""
        if not _VARIABLE.fullmatch(self._api_key_env):
            raise LanguageModelError(
                "The API key is taken from an environment variable: give the variable's name, such "
                "as OPENAI_API_KEY, not the key itself.",
                "no-key",
                fatal=True,
            )
        key = os.environ.get(self._api_key_env, "").strip()
        if not _KEY.fullmatch(key):
            # What does not look like a variable's name may be the key itself.
            plain = _PLAIN_VARIABLE.fullmatch(self._api_key_env)
            name = f" {self._api_key_env}" if plain else ""
            what = "has characters that no key has" if key else "is empty or not set"
            raise LanguageModelError(
                f"The environment variable{name} for the API key {what}. Set it, then try again.",
                "no-key",
                fatal=True,
            )
        return key

    def _fault(self, reply: Reply) -> LanguageModelError:
        """The error behind a status that is not 200."""
        status, where = reply.status, self.address
        said = reason_in(reply.body, self._key())
        said = f" It says: {said}" if said else ""
        if 300 <= status < 400:
            return LanguageModelError(
                f"{where} sends the call on to another address, which is not followed. Give the "
                "address that it should go to.",
                "redirected",
                fatal=True,
            )
        if status in (401, 403):
            return LanguageModelError(
                f"{where} does not accept the API key (status {status}). Check the key in the "
                f"environment variable, and what it may be used for.{said}",
                "not-allowed",
                fatal=True,
            )
        if status in (404, 405):
            return LanguageModelError(
                f"{where} does not know the model “{self.model}”, or is no chat-completions address"
                f" (status {status}). Check both (Ollama: `ollama list`, `ollama pull`; its address"
                f" ends in /v1).{said}",
                "unknown-model",
                fatal=True,
            )
        if status in _BUSY:
            return LanguageModelError(
                f"{where} is too busy (status {status}), also after {self._attempts} tries. Try "
                f"later.{said}",
                "too-busy",
            )
        if 400 <= status < 500:
            return LanguageModelError(
                f"{where} refuses the request (status {status}). Perhaps the passage is too long "
                f"for the model.{said}",
                "refused-request",
            )
        return LanguageModelError(
            f"{where} failed (status {status}). Look at the server's own messages.{said}",
            "server-error",
        )


def _asked_wait_s(reply: Reply) -> float:
    """The seconds of a Retry-After; a date there is not worth a parser."""
    asked = reply.headers.get("retry-after", "").strip()
    return min(float(asked), MAX_WAIT_S) if re.fullmatch(r"[0-9]{1,6}", asked) else 0.0
