"""The client against a server that is right, slow, broken, huge or elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from chat_server import Behaviour, ChatServer, Handler, Request, chat_server, completion

from question_bank.errors import QuestionBankError
from question_bank.language_model import (
    CallCancelledError,
    LanguageModelClient,
    LanguageModelError,
    Limits,
)

MESSAGES = ({"role": "user", "content": "Say it. \ud800 é"},)
SCHEMA = {"type": "object", "properties": {"answer": {"type": "string"}}}
FAST = Limits(connect_s=2, read_s=5, total_s=5, reply_bytes=20_000)


def client_of(server: ChatServer, **settings: Any) -> LanguageModelClient:
    settings = {"limits": FAST, "back_off_s": 0.01, **settings}
    return LanguageModelClient(server.address, "tiny:1b", **settings)


def ask(behave: Behaviour, **settings: Any) -> tuple[str, ChatServer]:
    with chat_server(behave) as server:
        return client_of(server, **settings).complete(MESSAGES, SCHEMA, seed=7), server


def fault(behave: Behaviour, **settings: Any) -> tuple[LanguageModelError, ChatServer]:
    with chat_server(behave) as server:
        client = client_of(server, **settings)
        with pytest.raises(LanguageModelError) as caught:
            client.complete(MESSAGES, SCHEMA)
    assert isinstance(caught.value, QuestionBankError)
    return caught.value, server


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """The first request gets the first behaviour, and so on; the last one stays."""
    left = list(behaviours)

    def behave(handler: Handler, request: Request) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler, request)

    return behave


def fails(status: int, message: str = "", **headers: str) -> Behaviour:
    return lambda handler, _request: handler.fails(status, message, **headers)


def says(content: object) -> Behaviour:
    return lambda handler, _request: handler.says(content)


def test_a_right_reply_and_the_request_behind_it() -> None:
    text, server = ask(says("done é"))
    assert text == "done é"
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.body["model"] == "tiny:1b"
    assert request.body["seed"] == 7
    assert request.body["stream"] is False
    assert request.body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert "authorization" not in request.headers


def test_the_key_comes_from_the_environment_at_each_call_and_is_never_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOME_KEY", "sk-secret")
    error, server = fault(fails(401, "Incorrect key sk-secret\n<b>"), api_key_env="SOME_KEY")
    assert server.requests[0].headers["authorization"] == "Bearer sk-secret"
    assert error.code == "not-allowed"
    assert error.fatal
    assert "sk-secret" not in str(error)
    assert "\n" not in str(error)
    with chat_server(says("")) as running:
        client = client_of(running, api_key_env="SOME_KEY")
        assert "sk-secret" not in repr(vars(client))


@pytest.mark.parametrize("name", ["NOT_SET_AT_ALL", "sk-secret", "sksecret", "WITH_BREAK"])
def test_a_key_that_cannot_be_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITH_BREAK", "sk\nsecret")
    with pytest.raises(LanguageModelError) as caught:
        LanguageModelClient("http://127.0.0.1:9/v1", "m", api_key_env=name)
    assert caught.value.code == "no-key"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["", "localhost:11434/v1", "file:///etc/passwd", "ftp://x/v1", "http://", "http://u:p@x/v1",
     "http://x/v1?key=secret", "http://x/v1#a", "http://x:99999/v1", "http://x/\r\nHost: y",
     "http://[::1/v1", "http://" + "a" * 70 + ".b/"],
)  # fmt: skip
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(LanguageModelError, match="11434") as caught:
        LanguageModelClient(address, "m")
    assert caught.value.code == "bad-address"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("model", ["", " ", "a\nb", "x" * 201])
def test_a_model_that_has_no_name(model: str) -> None:
    with pytest.raises(LanguageModelError):
        LanguageModelClient("http://127.0.0.1:9/v1", model)


def refusing(*forms: str) -> Behaviour:
    def behave(handler: Handler, request: Request) -> None:
        if request.form in forms:
            handler.fails(400, "response_format is not supported")
        else:
            handler.says(request.form or "plain")

    return behave


@pytest.mark.parametrize(
    ("refused", "taken"),
    [(("json_schema",), "json_object"), (("json_schema", "json_object"), "plain")],
)
def test_a_refused_format_is_left_and_not_tried_again(refused: tuple[str, ...], taken: str) -> None:
    with chat_server(refusing(*refused)) as server:
        client = client_of(server)
        assert client.complete(MESSAGES, SCHEMA) == taken
        assert client.complete(MESSAGES, SCHEMA) == taken
    assert len(server.requests) == len(refused) + 2


def test_a_refusal_of_everything_does_not_change_the_format() -> None:
    with chat_server(fails(400, "context length exceeded")) as server:
        client = client_of(server)
        with pytest.raises(LanguageModelError, match="context length exceeded") as caught:
            client.complete(MESSAGES, SCHEMA)
        assert (caught.value.code, caught.value.fatal) == ("refused-request", False)
        server.behave = refusing()
        assert client.complete(MESSAGES, SCHEMA) == "json_schema"


@pytest.mark.parametrize(
    ("status", "code", "fatal", "calls"),
    [(401, "not-allowed", True, 1), (403, "not-allowed", True, 1), (404, "unknown-model", True, 1),
     (500, "server-error", False, 1), (502, "server-error", False, 1), (429, "too-busy", False, 3),
     (503, "too-busy", False, 3), (418, "refused-request", False, 1)],
)  # fmt: skip
def test_a_status_in_words(status: int, code: str, fatal: bool, calls: int) -> None:
    error, server = fault(fails(status, "model 'tiny:1b' not found"))
    assert (error.code, error.fatal) == (code, fatal)
    assert "model 'tiny:1b' not found" in str(error)
    assert len(server.requests) == calls


def test_busy_then_fine() -> None:
    text, server = ask(in_turn(fails(429, Retry_After="0"), fails(503), says("fine")))
    assert text == "fine"
    assert len(server.requests) == 3


def test_a_wait_that_is_longer_than_the_call_may_last_is_not_waited() -> None:
    error, server = fault(fails(429, Retry_After="20"))
    assert error.code == "too-busy"
    assert len(server.requests) == 1


def resets(handler: Handler, _request: Request) -> None:
    handler.resets()


def closes(handler: Handler, _request: Request) -> None:
    handler.close_connection = True


def truncated(handler: Handler, _request: Request) -> None:
    handler.answer(completion("cut"), length=100_000)
    handler.close_connection = True


def truncated_chunks(handler: Handler, _request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"40\r\n{")
    handler.close_connection = True


# The server speaks HTTP/1.0 unless told otherwise; the client must not mind.
BROKEN_OFF = pytest.mark.parametrize("broken", [resets, closes, truncated, truncated_chunks])


@BROKEN_OFF
def test_a_connection_that_breaks_off_is_tried_again(broken: Behaviour) -> None:
    text, server = ask(in_turn(broken, says("there")))
    assert text == "there"
    assert len(server.requests) == 2


@BROKEN_OFF
def test_a_connection_that_always_breaks_off(broken: Behaviour) -> None:
    error, server = fault(broken)
    assert (error.code, error.fatal) == ("connection-lost", False)
    assert len(server.requests) == 3


def test_nobody_listens() -> None:
    with chat_server(says("")) as server:
        pass
    with pytest.raises(LanguageModelError, match="ollama serve") as caught:
        client_of(server).complete(MESSAGES, SCHEMA)
    assert (caught.value.code, caught.value.fatal) == ("unreachable", True)


def test_a_plain_server_under_https() -> None:
    with chat_server(says("")) as server:
        client = LanguageModelClient(server.address.replace("http", "https"), "m", limits=FAST)
        with pytest.raises(LanguageModelError) as caught:
            client.complete(MESSAGES, SCHEMA)
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with chat_server(says("stolen")) as other:
        error, _server = fault(fails(status, Location=f"{other.address}/chat/completions"))
        assert (error.code, error.fatal) == ("redirected", True)
        assert other.requests == []


def raw(body: bytes, **rest: Any) -> Behaviour:
    return lambda handler, _request: handler.answer(body, **rest)


@pytest.mark.parametrize(
    "behave",
    [raw(b"{"), raw(b""), raw(b"\xff\xfe"), raw(b"[" * 15_000), raw(b"[]"), raw(b"{}"),
     raw(b'{"choices": []}'), raw(b'{"choices": [{"message": {"content": null}}]}'),
     raw(b'{"choices": [{"message": {"content": [1]}}]}'), raw(b'{"choices": [{"message": 1}]}'),
     raw(completion("x"), kind="text/html; charset=utf-8"),
     raw(b"data: {}", kind="text/event-stream"), raw(completion("x"), Content_Encoding="gzip")],
)  # fmt: skip
def test_what_is_no_completion(behave: Behaviour) -> None:
    error, server = fault(behave)
    assert error.code == "no-completion"
    assert len(server.requests) == 1


def test_what_does_not_speak_http() -> None:
    def behave(handler: Handler, _request: Request) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")
        handler.close_connection = True

    error, _server = fault(behave)
    assert error.code == "no-completion"


def test_an_error_with_status_200() -> None:
    error, _server = fault(raw(b'{"error": {"message": "no credit"}}'))
    assert error.code == "server-error"
    assert "no credit" in str(error)


def test_an_answer_that_was_cut_short_or_refused() -> None:
    error, _server = fault(lambda handler, _request: handler.says("{", finish="length"))
    assert error.code == "cut-short"
    error, _server = fault(lambda handler, _request: handler.says("", finish="content_filter"))
    assert error.code == "refused"


def test_a_huge_reply_is_not_read_to_its_end() -> None:
    error, _server = fault(raw(completion("x" * 200_000)))
    assert error.code == "too-large"


def never_ending(piece: bytes, pause_s: float, *, body: bool) -> Behaviour:
    def behave(handler: Handler, _request: Request) -> None:
        handler.send_response(200)
        if body:
            handler.end_headers()
        handler.flush_headers()
        handler.drips(piece, pause_s)

    return behave


def test_a_body_that_never_ends_is_bounded_by_bytes() -> None:
    error, _server = fault(never_ending(b"x" * 1000, 0, body=True))
    assert error.code == "too-large"


@pytest.mark.parametrize("body", [True, False])
def test_a_drip_is_bounded_by_the_deadline(body: bool) -> None:
    limits = Limits(read_s=5, total_s=0.3)
    piece = b" " if body else b"X: y\r\n"
    error, _server = fault(never_ending(piece, 0.02, body=body), limits=limits)
    assert error.code == "timed-out"
    assert "0.3 seconds" in str(error)


def test_silence_is_bounded_by_the_read_timeout() -> None:
    limits = Limits(read_s=0.2, total_s=5)
    error, _server = fault(never_ending(b" ", 4, body=True), limits=limits)
    assert error.code == "timed-out"
    assert "said nothing" in str(error)


def as_event(event: threading.Event) -> threading.Event:
    return event


def as_function(event: threading.Event) -> Callable[[], bool]:
    return event.is_set


@pytest.mark.parametrize("form", [as_event, as_function])
@pytest.mark.parametrize("pause_s", [0.01, 600.0])
def test_a_waiting_call_can_be_cancelled(form: Callable[[Any], Any], pause_s: float) -> None:
    event = threading.Event()

    def behave(handler: Handler, request: Request) -> None:
        event.set()
        never_ending(b" ", pause_s, body=True)(handler, request)

    with chat_server(behave) as server, pytest.raises(CallCancelledError):
        client_of(server).complete(MESSAGES, SCHEMA, cancelled=form(event))


def test_a_pause_between_tries_can_be_cancelled() -> None:
    event = threading.Event()

    def behave(handler: Handler, _request: Request) -> None:
        handler.fails(429, Retry_After="4")
        event.set()

    with chat_server(behave) as server, pytest.raises(CallCancelledError):
        client_of(server).complete(MESSAGES, SCHEMA, cancelled=event)
    assert len(server.requests) == 1


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    script = (
        "import sys, question_bank.language_model\n"
        "print([n for n in ('http.client', 'ssl', 'socket', 'json', 'yaml') if n in sys.modules])\n"
        "from question_bank.language_model import *\n"
        "print([n for n in ('PySide6', 'sqlmodel', 'httpx', 'requests') if n in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["[]", "[]"]
