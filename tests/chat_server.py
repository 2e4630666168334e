"""A small server on 127.0.0.1 that speaks chat completions, well or badly, for tests."""

from __future__ import annotations

import io
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def asked(self) -> str:
        """The user's message."""
        return str(self.body["messages"][-1]["content"])

    @property
    def form(self) -> str:
        """The response format that was asked for; "" for none."""
        return str(self.body.get("response_format", {}).get("type", ""))


class Handler(BaseHTTPRequestHandler):
    """What a behaviour is handed besides the request; see the functions below."""

    server: _Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, body)
        self.server.chat.requests.append(request)
        # A client that has had enough goes: some tests are about that.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.chat.behave(self, request)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def answer(
        self,
        body: bytes,
        *,
        status: int = 200,
        kind: str = "application/json",
        length: int | None = None,
        **headers: str,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def says(self, content: object, *, finish: str = "stop") -> None:
        """A right completion with this content; all but text is written as JSON."""
        self.answer(completion(content, finish=finish))

    def fails(self, status: int, message: str = "", **headers: str) -> None:
        body = json.dumps({"error": {"message": message}}).encode()
        self.answer(body, status=status, length=None, **headers)

    def resets(self) -> None:
        """Ends the connection with a RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        self.wfile = self.rfile = io.BytesIO()

    def drips(self, piece: bytes, pause_s: float) -> None:
        """Writes the piece again and again, until the client or the test has gone."""
        while not self.server.chat.stopped.wait(pause_s):
            self.wfile.write(piece)
            self.wfile.flush()


def completion(content: object, *, finish: str = "stop") -> bytes:
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    whole = {"id": "1", "object": "chat.completion", "choices": [choice], "usage": {}}
    return json.dumps(whole).encode()


Behaviour = Callable[[Handler, Request], None]


@dataclass
class ChatServer:
    behave: Behaviour
    address: str = ""
    requests: list[Request] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    chat: ChatServer


@contextmanager
def chat_server(behave: Behaviour) -> Iterator[ChatServer]:
    """Runs a server in a thread; `requests` are those that came."""
    server = _Server(("127.0.0.1", 0), Handler)
    chat = server.chat = ChatServer(behave, f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        chat.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
